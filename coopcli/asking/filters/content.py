"""Filters of what an agreement holds: areas, how often, on which occasion, who must.

Each is asked of a commitment, several of one and the same, and an agreement answers as surely as the surest of its
commitments does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from coopcli.asking.codes import knows_cadence, knows_code, read_cadences, read_codes
from coopcli.asking.filter import (
    ACTIVITY,
    AGREEMENT,
    COMMITMENT,
    Asked,
    Filter,
    MakeClause,
    Reason,
    Sql,
    Subject,
    alone,
    alone_or_beyond,
    inferred,
    marks,
    quote,
    sure,
)
from coopcli.asking.filters.parties import PRESENT
from coopcli.asking.names import read_names
from coopcli.text import N_

_OWN: Final = ("area.record", sure("area.record", "areas"), "FROM area WHERE TRUE")

_HELD: Final[Mapping[Subject, tuple[tuple[str, str, str], ...]]] = {
    ACTIVITY: (_OWN,),
    COMMITMENT: (
        _OWN,
        (
            "bearer.id",
            "2",
            """FROM commitment AS bearer CROSS JOIN area ON area.record = bearer.agreement
            WHERE NOT EXISTS (SELECT 1 FROM area AS own WHERE own.record = bearer.id)""",
        ),
    ),
    AGREEMENT: (
        _OWN,
        (
            "bearer.agreement",
            sure("bearer.id", "areas"),
            "FROM commitment AS bearer CROSS JOIN area ON area.record = bearer.id WHERE TRUE",
        ),
        (
            "statement_about.target",
            "2",
            "FROM statement_about CROSS JOIN area ON area.record = statement_about.statement WHERE TRUE",
        ),
    ),
}
"""Where the areas of a record stand: who has them, how surely, and the rows.

A commitment that states none may have those of its agreement; an agreement has those of its commitments, and may have
those that a statement about it names. CROSS JOIN keeps the order of the tables, from the few rows of one record; a
commitment has another name here, for a question about commitments has a table of that name around this one.
"""


def areas_of(subject: Subject, condition: str = "TRUE") -> str:
    """Give the query of the areas of records of a kind: `id`, `area`, `grade`.

    `condition` is asked of each row; `{owner}` in it stands for the record's id.
    """
    return " UNION ALL ".join(
        f"SELECT {owner} AS id, area.area, {grade} AS grade {rows} AND {condition.format(owner=owner)}"
        for owner, grade, rows in _HELD[subject]
    )


_AREA_NOT_TOLD: Final[Mapping[Subject, str]] = {
    ACTIVITY: "NOT EXISTS (SELECT 1 FROM area WHERE area.record = activity.id)",
    COMMITMENT: "NOT EXISTS (SELECT 1 FROM area WHERE area.record = commitment.id)",
    AGREEMENT: """CASE
        WHEN EXISTS (SELECT 1 FROM commitment WHERE commitment.agreement = agreement.id) THEN EXISTS (
          SELECT 1 FROM commitment WHERE commitment.agreement = agreement.id
            AND NOT EXISTS (SELECT 1 FROM area WHERE area.record = commitment.id)
        )
        ELSE NOT EXISTS (SELECT 1 FROM area WHERE area.record = agreement.id)
      END""",
}
"""Whether a record has an area, or a commitment, of which the area is not stated."""


def _grade_areas(subject: Subject, areas: tuple[str, ...]) -> Sql:
    """Grade the areas: what tells none, or others by inference, cannot be told."""
    held = areas_of(subject, f"{{owner}} = {subject}.id AND area.area IN ({marks(areas)})")
    not_told = f"{_AREA_NOT_TOLD[subject]} OR {inferred(f'{subject}.id', quote('areas'))}"
    return Sql(f"coalesce((SELECT max(grade) FROM ({held})), {not_told})", areas * len(_HELD[subject]))


def _areas(subject: Subject) -> MakeClause:
    return alone(lambda areas: _grade_areas(subject, areas))


def _other_areas(areas: tuple[str, ...]) -> Sql:
    """Say of an activity that it belongs to other areas, too."""
    return Sql(
        f"EXISTS (SELECT 1 FROM area WHERE area.record = activity.id AND area.area NOT IN ({marks(areas)}))",
        areas,
    )


def _areas_of_agreement(areas: tuple[str, ...], asked: Asked) -> Sql:
    """Grade what an agreement covers; where more is asked of a commitment, the areas of that one."""
    whole = _grade_areas(AGREEMENT, areas)
    others = [name for name in _OF_ONE if name in asked]
    return _of_some_commitment("area", asked, whole) if others != ["area"] else whole


def _every(cadences: tuple[str, ...]) -> Sql:
    """Grade the cadence. One that takes turns is kept again and again: how often is then unknown, not never."""
    return Sql(
        f"""
    CASE
      WHEN commitment.every IN ({marks(cadences)}) THEN {sure("commitment.id", "every")}
      ELSE commitment.every IS NULL AND commitment.turns IS 1 OR {inferred("commitment.id", quote("every"))}
    END""",
        cadences,
    )


def _when(occasions: tuple[str, ...]) -> Sql:
    """Grade the occasion; a commitment without one has none."""
    return Sql(
        f"""
    CASE
      WHEN commitment."when" IN ({marks(occasions)}) THEN {sure("commitment.id", "when")}
      ELSE {inferred("commitment.id", quote("when"))}
    END""",
        occasions,
    )


def _grade_bound(parties: tuple[str, ...]) -> Sql:
    """Grade who must: a commitment that binds no one by name binds every party, one by inference may bind another."""
    asked = marks(parties)
    named = """
      SELECT 1 FROM commitment_party
      WHERE commitment_party.commitment = commitment.id AND commitment_party.role = 'bound'"""
    return Sql(
        f"""
    CASE
      WHEN EXISTS ({named} AND commitment_party.party IN ({asked})) THEN {sure("commitment.id", "bound")}
      WHEN EXISTS ({named}) THEN {inferred("commitment.id", quote("bound"))} AND EXISTS (
        SELECT 1 FROM agreement_party AS member
        WHERE member.agreement = agreement.id AND member.party IN ({asked})
      )
      ELSE coalesce((
        SELECT max({PRESENT[AGREEMENT]}) FROM agreement_party AS member
        WHERE member.agreement = agreement.id AND member.party IN ({asked})
      ), agreement.party_count = 0)
    END""",
        parties * 3,
    )


def _cannot_be_told(_: Any) -> Sql:
    return Sql("1")


def _can_be_bound(parties: tuple[str, ...]) -> Sql:
    """Say of an agreement that tells no commitment that nobody but its parties can be bound by one."""
    return Sql(
        f"""
        agreement.party_count = 0 OR EXISTS (
          SELECT 1 FROM agreement_party AS member
          WHERE member.agreement = agreement.id AND member.party IN ({marks(parties)})
        )""",
        parties,
    )


_OF_ONE: Final[Mapping[str, Callable[[Any], Sql]]] = {
    "area": lambda areas: _grade_areas(COMMITMENT, areas),
    "every": _every,
    "when": _when,
    "bound": _grade_bound,
}
"""What is asked of a commitment: of several of these, an agreement is asked for one commitment that answers all."""


def _of_some_commitment(name: str, asked: Asked, of_none: Sql) -> Sql:
    """Grade an agreement by its commitment that answers best all that is asked of one; `of_none`: it tells none."""
    grades = {other: grade(asked[other]) for other, grade in _OF_ONE.items() if other in asked}
    best = (
        f"min({', '.join(grade.text for grade in grades.values())})" if len(grades) > 1 else grades[name].text
    )
    return Sql(
        f"""
    coalesce(
      (
        SELECT grade FROM (
          SELECT {grades[name].text} AS grade, {best} AS best, commitment.ordinal
          FROM commitment WHERE commitment.agreement = agreement.id
        )
        ORDER BY best DESC, ordinal LIMIT 1
      ),
      {of_none.text}
    )""",
        (
            *grades[name].parameters,
            *(parameter for grade in grades.values() for parameter in grade.parameters),
            *of_none.parameters,
        ),
    )


def _of_commitments(
    one: Filter,
    help_text: str,
    without: Callable[[Any], Sql],
    words: tuple[str, str, str],
) -> Filter:
    """Give the uses of a filter of commitments, and of agreements through them; `without` any as that grade says.

    `words` are the reasons: not stated, of an agreement and of a commitment, and inferred.
    """
    name = one.name
    of_agreement, of_commitment, is_inferred = words

    def of_some(value: Any, asked: Asked) -> Sql:
        return _of_some_commitment(name, asked, without(value))

    one = one.of(AGREEMENT, help_text, of_some, of_agreement, is_inferred)
    return one.of(COMMITMENT, help_text, alone(_OF_ONE[name]), of_commitment, is_inferred)


_NOT_STATED: Final = N_("content not stated, or another occasion inferred")

FILTERS: Final[tuple[Filter, ...]] = (
    Filter("area", N_("AREA"), read_codes("area"), knows=knows_code("area"))
    .of(
        AGREEMENT,
        N_("It covers this area, such as {area__anti_trafficking}."),
        _areas_of_agreement,
        N_("content, or the area of a commitment, not stated, or another inferred"),
        N_("a statement about it names the area, or that it covers it is inferred"),
    )
    .of(
        COMMITMENT,
        N_("It belongs to this area, such as {area__humanitarian}."),
        _areas(COMMITMENT),
        N_("area not stated, or another inferred"),
        N_("only the agreement as a whole names the area, or the area is inferred"),
    )
    .of(
        ACTIVITY,
        N_("It belongs to this area, such as {area__humanitarian}."),
        alone_or_beyond(lambda areas: _grade_areas(ACTIVITY, areas), _other_areas),
        Reason("areas_not_stated", N_("area not stated")),
        Reason("areas_inferred", N_("area inferred")),
        field="areas",
    ),
    _of_commitments(
        Filter("every", N_("CADENCE"), read_cadences, knows=knows_cadence),
        N_('It has a commitment with this cadence, such as year or "2 years".'),
        _cannot_be_told,
        (
            N_("content not stated, or hosts alternate and how often is not stated or inferred"),
            N_("how often is inferred, or hosts alternate and how often is not stated"),
            N_("how often is inferred"),
        ),
    ),
    _of_commitments(
        Filter("when", N_("WHEN"), read_codes("when"), knows=knows_code("when")),
        N_("It has a commitment for this occasion: {when__needed}, {when__event} or {when__anniversary}."),
        _cannot_be_told,
        (_NOT_STATED, _NOT_STATED, N_("the occasion is inferred")),
    ),
    _of_commitments(
        Filter("bound", N_("PARTY"), read_names("parties")),
        N_("It binds this party to something, such as vwu."),
        _can_be_bound,
        (
            N_("content or parties not stated, or who is bound inferred"),
            N_("parties not stated, or who is bound inferred"),
            N_("who is bound is inferred"),
        ),
    ),
)
