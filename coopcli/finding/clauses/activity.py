"""Clauses of an activity: who took part, what happened in it, when, where, under which paper, who says so."""

from __future__ import annotations

from collections.abc import Iterator

from coopcli.finding.clauses.clause import Clause, cited, marks, within
from coopcli.finding.clauses.content import words
from coopcli.finding.clauses.parties import party_grades
from coopcli.periods import Span
from coopcli.records.criteria import PartyCriteria
from coopcli.records.events import ActivityCriteria


def clauses_of_activity(criteria: ActivityCriteria) -> list[Clause]:
    """Give a clause for each criterion that asks something."""
    asked = (
        *_participants(criteria.party),
        _kinds(criteria.kinds),
        _areas(criteria.areas),
        _places(criteria.places, criteria.spots),
        _dates(criteria.years),
        _agreements(criteria.agreements),
        cited("activity.id", criteria.sources),
        words(criteria.words),
    )
    return [clause for clause in asked if clause is not None]


def _inferred(field: str) -> str:
    return f"EXISTS (SELECT 1 FROM inference WHERE record = activity.id AND field = {field})"


def _participants(asked: PartyCriteria) -> Iterator[Clause]:
    """Grade the participants; one whose presence is inferred is at most possible."""
    ordinal = """(
      SELECT count(*) FROM activity_party AS earlier
      WHERE earlier.activity = member.activity AND earlier.rowid <= member.rowid
    )"""
    one = _inferred(f"'parties[' || {ordinal} || '].party'")
    present = f"3 - ({_inferred(_quoted('parties'))} OR {one})"
    for name, grade, parameters in party_grades(asked, "party"):
        yield Clause(
            name,
            f"""
            coalesce((
              SELECT max(min({grade}, {present}))
              FROM activity_party AS member JOIN party ON party.id = member.party
              WHERE member.activity = activity.id
            ), 1)""",
            parameters,
        )


def _quoted(field: str) -> str:
    """Give the name of a field, which is no one's input, as a SQL text."""
    return f"'{field}'"


def _kinds(kinds: tuple[str, ...]) -> Clause | None:
    if not kinds:
        return None
    return Clause("activity", _listed("activity_kind", "activity", "kind", "kind", kinds), kinds)


def _areas(areas: tuple[str, ...]) -> Clause | None:
    if not areas:
        return None
    return Clause("area", _listed("area", "record", "area", "areas", areas), areas)


def _listed(table: str, owner: str, column: str, field: str, codes: tuple[str, ...]) -> str:
    """Grade a list of codes: none at all is unknown, inferred at most possible."""
    of_it = f"SELECT 1 FROM {table} WHERE {table}.{owner} = activity.id"
    return f"""
    CASE
      WHEN EXISTS ({of_it} AND {table}.{column} IN ({marks(codes)})) THEN 3 - {_inferred(_quoted(field))}
      ELSE NOT EXISTS ({of_it})
    END"""


def _places(places: tuple[str, ...], spots: tuple[str, ...]) -> Clause | None:
    """Grade where it was: in a province, or at a place below it; a place not stated is unknown."""
    if not places and not spots:
        return None
    located = f"""
      SELECT 1 FROM located
      WHERE located.record = activity.id AND located.field = 'places' AND located.place IN ({marks(places)})"""
    named = " OR ".join(
        f"place.{level} IN ({marks(spots)})" for level in ("city", "district", "commune", "village", "name")
    )
    somewhere = "SELECT 1 FROM place WHERE place.record = activity.id AND place.field = 'places'"
    return Clause(
        "place",
        f"""
        CASE
          WHEN EXISTS ({located} AND located.certainty = 'surely') OR EXISTS ({somewhere} AND ({named}))
            THEN 3 - {_inferred(_quoted("places"))}
          WHEN EXISTS ({located}) THEN 2
          WHEN EXISTS ({somewhere} AND place.province IS NOT NULL) THEN 0
          ELSE 1
        END""",
        (*places, *spots * 5, *places),
    )


def _dates(span: Span | None) -> Clause | None:
    """Grade when it was: sure when the span holds all its days, possible when it meets them."""
    if span is None:
        return None
    inside, meets, parameters = within("activity.dates_earliest", "activity.dates_latest", span)
    first, last = parameters[0], parameters[1]
    return Clause(
        "year",
        f"""
        CASE
          WHEN activity.dates_latest < ? OR activity.dates_earliest > ? THEN 0
          WHEN activity.dates_earliest IS NULL AND activity.dates_latest IS NULL THEN 1
          WHEN {inside} AND NOT activity.dates_inferred THEN 3
          WHEN {meets} THEN 2
          ELSE 1
        END""",
        (first, last, *parameters),
    )


def _agreements(agreements: tuple[str, ...]) -> Clause | None:
    """Grade the papers that it stands under.

    Where none is named it cannot be told, if one of the parties took part and it did not end before the term.
    """
    if not agreements:
        return None
    asked = marks(agreements)
    return Clause(
        "agreement",
        f"""
        CASE
          WHEN EXISTS (
            SELECT 1 FROM activity_agreement
            WHERE activity_agreement.activity = activity.id AND activity_agreement.agreement IN ({asked})
          ) THEN 3 - {_inferred(_quoted("agreements"))}
          WHEN EXISTS (SELECT 1 FROM activity_agreement WHERE activity_agreement.activity = activity.id) THEN 0
          ELSE EXISTS (
            SELECT 1 FROM activity_party
            JOIN agreement_party ON agreement_party.party = activity_party.party
            JOIN lifetime AS term ON term.agreement = agreement_party.agreement
            WHERE activity_party.activity = activity.id AND agreement_party.agreement IN ({asked})
              AND (activity.dates_latest < term.starts_earliest) IS NOT TRUE
          )
        END""",
        agreements * 2,
    )
