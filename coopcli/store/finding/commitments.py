"""Which promises answer the criteria, and how surely, with the activities that keep them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from coopcli.periods import Span
from coopcli.records.criteria import Criteria, Grade, Order
from coopcli.records.data import inferred_in, records_in
from coopcli.records.promises import EvidenceRow, ParticipantRow, PromiseFound, PromiseRow, Promises, TermDays
from coopcli.records.rows import Data, Found
from coopcli.store.finding.agreements import agreements_among, find_agreements
from coopcli.store.finding.clauses.clause import Clause
from coopcli.store.finding.clauses.promise import promise_clauses

_PARTIES: Final = """(
  SELECT json_group_array(json(party)) FROM (
    SELECT json_object('id', party.id, 'name', json(party.name)) AS party
    FROM commitment_party JOIN party ON party.id = commitment_party.party
    WHERE commitment_party.commitment = commitment.id AND commitment_party.role = '{role}'
    ORDER BY commitment_party.rowid
  )
)"""

_AREAS: Final = """(
  SELECT json_group_array(area) FROM (
    SELECT area FROM area WHERE record = commitment.id ORDER BY rowid
  )
)"""

_COLUMNS: Final = (
    "commitment.id", "commitment.agreement", "commitment.item", "commitment.text", _AREAS, "commitment.every",
    "commitment.times_min", "commitment.times_max", "commitment.turns", 'commitment."when"',
    "commitment.condition", "commitment.basis", _PARTIES.format(role="bound"), _PARTIES.format(role="for"),
    "agreement.commitments_complete", "record.file", "record.line", "record.data",
    "agreement.standing", "term.starts_earliest", "term.starts_latest", "term.starts_unsure", "term.ending",
    "term.ends_earliest", "term.ends_latest", "term.ends_unsure",
)  # fmt: skip

_UNTOLD: Final = """
SELECT value FROM json_each(?)
WHERE NOT EXISTS (SELECT 1 FROM commitment WHERE commitment.agreement = value)
"""

_RECURRING: Final = """
SELECT lifetime.agreement
FROM lifetime
WHERE lifetime.agreement IN (
    SELECT agreement FROM term WHERE ends_latest >= :first UNION SELECT agreement FROM term WHERE ends_latest IS NULL
  )
  AND EXISTS (
    SELECT 1 FROM commitment WHERE commitment.agreement = lifetime.agreement AND commitment.every IS NOT NULL
  )
  AND (lifetime.starts_earliest > :last) IS NOT TRUE AND (lifetime.ends_latest < :first) IS NOT TRUE
"""
"""Most terms of a large register are over: the index of ends leaves out those first."""

_RECURRING_BY_DAY: Final = f"""
SELECT agreement FROM (
  SELECT
    recurring.agreement,
    min(coalesce(lifetime.ends_earliest, :last), :last) AS earliest,
    min(coalesce(lifetime.ends_latest, :last), :last) AS latest
  FROM ({_RECURRING}) AS recurring JOIN lifetime ON lifetime.agreement = recurring.agreement
)
WHERE latest >= :from AND earliest <= :until
ORDER BY earliest, latest, agreement
"""

_EVIDENCE: Final = """
WITH RECURSIVE above (activity, trip) AS (
  SELECT activity, activity FROM fulfilment WHERE commitment IN (SELECT value FROM json_each(:commitments))
  UNION
  SELECT above.activity, activity.part_of
  FROM above JOIN activity ON activity.id = above.trip
  WHERE activity.part_of IS NOT NULL
)
SELECT DISTINCT
  fulfilment.commitment,
  activity.id,
  coalesce(
    (
      SELECT above.trip FROM above JOIN activity AS outermost ON outermost.id = above.trip
      WHERE above.activity = activity.id AND outermost.part_of IS NULL
    ),
    (SELECT min(above.trip) FROM above WHERE above.activity = activity.id)
  ),
  activity.dates, activity.dates_earliest, activity.dates_latest, activity.dates_inferred,
  EXISTS (SELECT 1 FROM inference WHERE record = activity.id AND field = 'fulfils'),
  record.data
FROM fulfilment
JOIN activity ON activity.id = fulfilment.activity
JOIN record ON record.id = activity.id
WHERE fulfilment.commitment IN (SELECT value FROM json_each(:commitments))
  AND coalesce(activity.status, 'done') NOT IN ('planned', 'cancelled')
ORDER BY activity.dates_earliest NULLS LAST, activity.dates_latest NULLS LAST, activity.id
"""


def find_promises(connection: sqlite3.Connection, criteria: Criteria, *, turns: bool = False) -> Promises:
    """Give the promises with any grade but NO, in the order of their agreements' terms and papers.

    Cadence, occasion, areas and who is bound are asked of the promise itself, all else of its agreement. With
    `turns`, only promises whose hosts alternate. Agreements that answer and tell no promise come beside them.
    """
    agreements = {
        found.agreement.id: found
        for found in find_agreements(connection, _of_agreement(criteria), Order(("starts_earliest",)))
    }
    return _promises_of(connection, criteria, agreements, turns=turns)


def promises_due(connection: sqlite3.Connection, criteria: Criteria, first: date, last: date) -> Promises:
    """Give the promises of agreements that promise something with a cadence and whose terms may meet these days.

    As `find_promises` does.
    """
    parameters = {"first": first.isoformat(), "last": last.isoformat()}
    ids = [name for (name,) in connection.execute(_RECURRING, parameters)]
    agreements = agreements_among(connection, _of_agreement(criteria), ids)
    return _promises_of(connection, criteria, agreements, turns=False)


def promises_by_day(
    connection: sqlite3.Connection, year: int, span: Span, number: int
) -> Iterator[tuple[PromiseFound, ...]]:
    """Give, so many agreements at a time, the promises whose duty of a year falls due in a span, by that day.

    It is the last day of the year, or of the agreement, whichever comes first; then the agreement's id decides.
    """
    parameters = {
        "first": date(year, 1, 1).isoformat(),
        "last": date(year, 12, 31).isoformat(),
        "from": (span.first or date.min).isoformat(),
        "until": (span.last or date.max).isoformat(),
    }
    ids = [name for (name,) in connection.execute(_RECURRING_BY_DAY, parameters)]
    for begin in range(0, len(ids), number):
        agreements = agreements_among(connection, Criteria(), ids[begin : begin + number])
        yield _promises_of(connection, Criteria(), agreements, turns=False).found


def _of_agreement(criteria: Criteria) -> Criteria:
    return replace(criteria, every=(), when=(), areas=(), bound=())


def _promises_of(
    connection: sqlite3.Connection, criteria: Criteria, agreements: Mapping[str, Found], *, turns: bool
) -> Promises:
    asked = promise_clauses(criteria)
    rows = list(_graded(connection, tuple(agreements), asked, turns=turns))
    evidence = _evidence(connection, [str(row[0]) for row, _ in rows])
    found = [
        PromiseFound(
            promise=_promise(row, agreements[str(row[1])]),
            found=replace(agreements[str(row[1])], grades={**agreements[str(row[1])].grades, **grades}),
            term=_term(row),
            evidence=tuple(evidence[str(row[0])]),
        )
        for row, grades in rows
    ]
    position = {name: number for number, name in enumerate(agreements)}
    found.sort(key=lambda one: (-one.match, position[one.promise.agreement]))
    untold = connection.execute(_UNTOLD, (json.dumps(tuple(agreements)),)).fetchall()
    return Promises(found=tuple(found), untold=tuple(name for (name,) in untold))


def _graded(
    connection: sqlite3.Connection, agreements: Sequence[str], asked: Sequence[Clause], *, turns: bool
) -> Iterator[tuple[tuple[Any, ...], dict[str, Grade]]]:
    """Give each promise of the agreements that may answer, with its grade for each clause."""
    grades = "".join(f", {clause.grade}" for clause in asked)
    query = f"""
    SELECT {", ".join(_COLUMNS)}{grades}
    FROM commitment
    JOIN agreement ON agreement.id = commitment.agreement
    JOIN lifetime AS term ON term.agreement = agreement.id
    JOIN record ON record.id = commitment.id
    WHERE commitment.agreement IN (SELECT value FROM json_each(?)) {"AND commitment.turns = 1" if turns else ""}
    ORDER BY commitment.agreement, commitment.ordinal"""
    parameters = [parameter for clause in asked for parameter in clause.parameters]
    for row in connection.execute(query, [*parameters, json.dumps(agreements)]):
        graded = {
            clause.name: Grade(grade) for clause, grade in zip(asked, row[len(_COLUMNS) :], strict=True)
        }
        if Grade.NO not in graded.values():
            yield row[: len(_COLUMNS)], graded


def _promise(row: Sequence[Any], agreement: Found) -> PromiseRow:
    return PromiseRow(
        id=row[0],
        agreement=row[1],
        item=row[2],
        text=_json(row[3]),
        areas=tuple(json.loads(row[4])),
        every=row[5],
        times_min=row[6],
        times_max=row[7],
        turns=_boolean(row[8]),
        when=row[9],
        condition=_json(row[10]),
        basis=_json(row[11]),
        bound=tuple(json.loads(row[12])),
        helped=tuple(json.loads(row[13])),
        parties=tuple(agreement.agreement.parties),
        complete=_boolean(row[14]),
        file=row[15],
        line=row[16],
        data=json.loads(row[17]),
    )


def _term(row: Sequence[Any]) -> TermDays:
    standing, starts_earliest, starts_latest, starts_unsure, *end = row[18:]
    ending, ends_earliest, ends_latest, ends_unsure = end
    return TermDays(
        standing=standing,
        starts_earliest=_day(starts_earliest),
        starts_latest=_day(starts_latest),
        starts_unsure=bool(starts_unsure),
        ending=ending,
        ends_earliest=_day(ends_earliest),
        ends_latest=_day(ends_latest),
        ends_unsure=bool(ends_unsure),
    )


def _evidence(connection: sqlite3.Connection, commitments: Sequence[str]) -> Mapping[str, list[EvidenceRow]]:
    """Give the activities that keep each promise, the earliest first; undated ones last."""
    found: dict[str, list[EvidenceRow]] = defaultdict(list)
    for row in connection.execute(_EVIDENCE, {"commitments": json.dumps(commitments)}):
        data = json.loads(row[8])
        found[row[0]].append(
            EvidenceRow(
                activity=row[1],
                trip=row[2],
                dates=row[3],
                earliest=_day(row[4]),
                latest=_day(row[5]),
                dates_inferred=bool(row[6]),
                fulfils_inferred=bool(row[7]),
                participants=tuple(_participants(data)),
                data=data,
            )
        )
    return found


def _participants(data: Data) -> Iterator[ParticipantRow]:
    """Give the parties of an activity; the reason of an inference stands beside the party, or beside the list."""
    whole = "parties" in inferred_in(data)
    for one in records_in(data, "parties"):
        role = one.get("role")
        yield ParticipantRow(
            party=str(one["party"]),
            role=str(role) if role else None,
            inferred=whole or bool(one.get("inferred")),
        )


def _json(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _boolean(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
