"""Clauses of what a paper holds and what was done under it."""

from __future__ import annotations

from coopcli.finding.clauses.clause import Clause, Parameter, marks, within
from coopcli.periods import Span


def areas(areas: tuple[str, ...]) -> Clause | None:
    """Grade the areas: its own or its promises', else those of a statement about it; without content unknown."""
    if not areas:
        return None
    asked = marks(areas)
    return Clause(
        "area",
        f"""
        CASE
          WHEN EXISTS (SELECT 1 FROM area WHERE record = agreement.id AND area IN ({asked})) THEN 3
          WHEN EXISTS (
            SELECT 1 FROM commitment JOIN area ON area.record = commitment.id
            WHERE commitment.agreement = agreement.id AND area.area IN ({asked})
          ) THEN 3
          WHEN EXISTS (
            SELECT 1 FROM statement_about JOIN area ON area.record = statement_about.statement
            WHERE statement_about.target = agreement.id AND area.area IN ({asked})
          ) THEN 2
          ELSE {_without_content("area", "area.record = agreement.id")}
        END""",
        areas * 3,
    )


def _without_content(table: str, condition: str) -> str:
    """1 where nothing is told of what the paper holds, else 0."""
    return f"""(
      NOT EXISTS (SELECT 1 FROM {table} WHERE {condition})
      AND NOT EXISTS (SELECT 1 FROM commitment WHERE commitment.agreement = agreement.id)
    )"""


def promise(field: str, codes: tuple[str, ...]) -> Clause | None:
    """Grade a field of its promises (`every` or `when`); without content it is unknown."""
    if not codes:
        return None
    return Clause(
        field,
        f"""
        CASE
          WHEN EXISTS (
            SELECT 1 FROM commitment
            WHERE commitment.agreement = agreement.id AND commitment."{field}" IN ({marks(codes)})
          ) THEN 3
          ELSE {_without_content("commitment", "commitment.agreement = agreement.id")}
        END""",
        codes,
    )


def bound(parties: tuple[str, ...]) -> Clause | None:
    """Grade who must: a promise that binds no one by name binds every party."""
    if not parties:
        return None
    asked = marks(parties)
    return Clause(
        "bound",
        f"""
        CASE
          WHEN EXISTS (
            SELECT 1 FROM commitment JOIN commitment_party ON commitment_party.commitment = commitment.id
            WHERE commitment.agreement = agreement.id AND commitment_party.role = 'bound'
              AND commitment_party.party IN ({asked})
          ) THEN 3
          WHEN NOT EXISTS (
            SELECT 1 FROM agreement_party WHERE agreement = agreement.id AND party IN ({asked})
          ) THEN 0
          WHEN EXISTS (
            SELECT 1 FROM commitment WHERE commitment.agreement = agreement.id AND NOT EXISTS (
              SELECT 1 FROM commitment_party
              WHERE commitment_party.commitment = commitment.id AND commitment_party.role = 'bound'
            )
          ) THEN 3
          ELSE NOT EXISTS (SELECT 1 FROM commitment WHERE commitment.agreement = agreement.id)
        END""",
        parties * 2,
    )


def activity(kinds: tuple[str, ...], years: Span | None) -> Clause | None:
    """Grade the activities under the paper: of these kinds, on these days; possible where that is inferred."""
    if not kinds and years is None:
        return None
    conditions = ["TRUE"]
    parameters: tuple[Parameter, ...] = ()
    sure = "TRUE"
    if years is not None:
        inside, meets, given = within("activity.dates_earliest", "activity.dates_latest", years)
        conditions.append(meets)
        sure = f"({inside} AND NOT activity.dates_inferred)"
        parameters = given
    kind = f"""EXISTS (
      SELECT 1 FROM activity_kind WHERE activity_kind.activity = activity.id AND kind IN ({marks(kinds)})
    )"""
    if kinds:
        conditions.append(kind)
    linked = "EXISTS (SELECT 1 FROM inference WHERE record = activity.id AND field = 'agreements')"
    return Clause(
        "activity",
        f"""
        coalesce((
          SELECT max(CASE WHEN {sure} AND NOT {linked} THEN 3 ELSE 2 END)
          FROM activity_agreement JOIN activity ON activity.id = activity_agreement.activity
          WHERE activity_agreement.agreement = agreement.id AND {" AND ".join(conditions)}
        ), 0)""",
        (*parameters, *kinds),
    )


def places(places: tuple[str, ...]) -> Clause | None:
    """Grade where it was signed and where its activities took place; a signing place not stated is unknown."""
    if not places:
        return None
    asked = marks(places)
    return Clause(
        "place",
        f"""
        CASE
          WHEN EXISTS (
            SELECT 1 FROM located WHERE record = agreement.id AND field = 'place_signed' AND place IN ({asked})
          ) THEN 3
          WHEN EXISTS (
            SELECT 1 FROM activity_agreement
            JOIN located ON located.record = activity_agreement.activity AND located.field = 'places'
            WHERE activity_agreement.agreement = agreement.id AND located.place IN ({asked})
          ) THEN 3
          ELSE NOT EXISTS (SELECT 1 FROM place WHERE record = agreement.id AND field = 'place_signed')
        END""",
        places * 2,
    )


def words(query: str) -> Clause | None:
    """Keep what holds the words of a full-text query."""
    if not query:
        return None
    found = "SELECT record.id FROM search JOIN record ON record.number = search.rowid WHERE search MATCH ?"
    return Clause("words", "3", (), found, (query,))
