"""Which commitments answer a question, and how surely, with the activities that keep them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

from coopcli.agreements.find import AGREEMENTS, AgreementRow, agreements_among, agreements_that_can_answer
from coopcli.answer import Found, Grade
from coopcli.asking.filter import COMMITMENT, TOOK_PLACE, Clause
from coopcli.asking.question import NOTHING, Question, find_listed
from coopcli.days.dates import Period
from coopcli.i18n import say
from coopcli.lists import Order
from coopcli.records.codelists import ACTIVITY
from coopcli.records.record import Data, Texts, inferred_in, records_in
from coopcli.store import read_found, read_groups
from coopcli.text import N_

Doubt = Literal["conditional", "range"]
DOUBTS: Final[Mapping[str, str]] = {
    "conditional": N_("the commitment is conditional"),
    "range": N_("how often is a range"),
}
"""What a commitment itself leaves open."""


class CommitmentRow(NamedTuple):
    """A commitment in the order of its agreement. `bound` empty binds all `parties`; `helped` is the field `for`.

    Parties are mappings of `id` and `name`; `every`, `when` and `areas` are codes; `data` is the record as its
    file says it.
    """

    id: str
    agreement: str
    item: int | None
    text: Texts | None
    areas: tuple[str, ...]
    every: str | None
    times_min: int | None
    times_max: int | None
    turns: bool | None
    when: str | None
    condition: Texts | None
    basis: Texts | None
    bound: tuple[Data, ...]
    helped: tuple[Data, ...]
    complete: bool | None
    file: str
    line: int
    data: Data
    parties: Sequence[Data] = ()

    @property
    def doubts(self) -> Iterator[Doubt]:
        """Codes of what is to be said of it wherever it is not surely kept: in `due`, `commitments` and `turns`."""
        if self.condition or self.when:
            yield "conditional"
        if self.times_min != self.times_max:
            yield "range"


class TermDays(NamedTuple):
    """The days between which a commitment's agreement begins and ends; None is not known. See the table `term`.

    `told_until`: of what came after that day no source tells, surely where `newest_told` is None. `tracked`: since when
    the register keeps complete what is done of commitments. `rolls_on`: further terms follow, which are not counted.
    """

    standing: str | None
    starts_earliest: date | None
    starts_latest: date | None
    starts_unsure: bool
    ending: str
    ends_earliest: date | None
    ends_latest: date | None
    ends_unsure: bool
    newest_source: date | None = None
    newest_told: Period | None = None
    told_until: date | None = None
    tracked: date | None = None
    rolls_on: bool = False
    standing_inferred: bool = False

    @property
    def not_signed(self) -> Literal["planned", "agreed", "signing_inferred"] | None:
        """Why the agreement is not surely signed; None where it is, or its standing is not stated."""
        if self.standing == "planned":
            return "planned"
        if self.standing == "agreed":
            return "agreed"
        return "signing_inferred" if self.standing_inferred else None


class ParticipantRow(NamedTuple):
    """A party of an activity. `inferred`: that it took part, or in which role, is known by inference only."""

    party: str
    role: str | None
    inferred: bool


class EvidenceRow(NamedTuple):
    """An activity that keeps a commitment, stated or inferred; planned and cancelled ones are none.

    `trip` is the outermost activity that it is part of, itself where it is part of none: what belongs to one
    trip counts once. Days are None where they are not stated. One that is not `linked` to the commitment by any record
    is an activity of the agreement, or of all its parties, in an area of the commitment. `open_days` are those on which
    an inferred one can lie: the columns of the table `leeway`.
    """

    activity: str
    trip: str
    dates: Period | None
    earliest: date | None
    latest: date | None
    dates_inferred: bool
    fulfils_inferred: bool
    data: Data
    linked: bool = True
    participants: tuple[ParticipantRow, ...] = ()
    open_days: Data | None = None

    @property
    def undated(self) -> bool:
        """Whether no day is known on which it was."""
        return self.earliest is None and self.latest is None

    @property
    def words(self) -> str:
        """Its id; one that no record links, or that has no date, is evidence perhaps."""
        if self.undated:
            return say("perhaps: {activity} (no date)", activity=self.activity)
        return self.activity if self.linked else say("perhaps: {activity}", activity=self.activity)


class CommitmentFound(NamedTuple):
    """A commitment that answers a question: its agreement with the grade of each criterion, its term, its evidence.

    `perhaps` are the activities that may have kept it though no record says so: of one with a cadence only.
    """

    commitment: CommitmentRow
    found: Found[AgreementRow]
    term: TermDays
    evidence: tuple[EvidenceRow, ...]
    perhaps: tuple[EvidenceRow, ...] = ()

    @property
    def match(self) -> Grade:
        """How surely it answers: as surely as the least sure criterion, of the agreement or of the commitment."""
        return self.found.match


class CommitmentsFound(NamedTuple):
    """The commitments that answer, and the agreements that answer but of which none is on record."""

    found: tuple[CommitmentFound, ...]
    untold: tuple[str, ...]


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

_COLUMNS: Final = f"""
commitment.id, commitment.agreement, commitment.item, commitment.text, {_AREAS} AS areas,
commitment.every, commitment.times_min, commitment.times_max, commitment.turns, commitment."when",
commitment.condition, commitment.basis,
{_PARTIES.format(role="bound")} AS bound, {_PARTIES.format(role="for")} AS helped,
agreement.commitments_complete AS complete, record.file, record.line, record.data
"""

_TERMS: Final = """
SELECT
  lifetime.agreement, agreement.standing,
  lifetime.starts_earliest, lifetime.starts_latest, lifetime.starts_unsure,
  lifetime.ending, lifetime.ends_earliest, lifetime.ends_latest, lifetime.ends_unsure,
  lifetime.newest_source, lifetime.newest_told, lifetime.told_until,
  (SELECT min(since_earliest) FROM tracked WHERE step = 'commitment') AS tracked, lifetime.rolls_on,
  lifetime.standing_inferred
FROM json_each(?) AS asked
JOIN agreement ON agreement.id = asked.value
JOIN lifetime ON lifetime.agreement = agreement.id
"""

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
  AND (:among IS NULL OR lifetime.agreement IN (SELECT value FROM json_each(:among)))
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

_NEAR: Final = """
SELECT activity_agreement.agreement, activity_agreement.activity FROM activity_agreement
WHERE activity_agreement.agreement IN (SELECT agreement FROM recurring)
UNION
SELECT first.agreement, activity_party.activity
FROM agreement_party AS first
JOIN agreement ON agreement.id = first.agreement AND agreement.party_count > 1
JOIN activity_party ON activity_party.party = first.party
WHERE first.ordinal = 1 AND first.agreement IN (SELECT agreement FROM recurring)
  AND NOT EXISTS (
    SELECT 1 FROM agreement_party AS other
    WHERE other.agreement = first.agreement AND NOT EXISTS (
      SELECT 1 FROM activity_party AS part
      WHERE part.activity = activity_party.activity AND part.party = other.party
    )
  )
  AND (
    NOT EXISTS (SELECT 1 FROM activity_agreement WHERE activity_agreement.activity = activity_party.activity)
    OR EXISTS (SELECT 1 FROM inference WHERE record = activity_party.activity AND field = 'agreements')
  )
"""
"""The activities of agreements, and of all their parties together where no record says under which agreement."""

_EVIDENCE: Final = f"""
WITH RECURSIVE recurring AS MATERIALIZED (
  SELECT commitment.id, commitment.agreement
  FROM json_each(:commitments) AS asked JOIN commitment ON commitment.id = asked.value
  WHERE commitment.every IS NOT NULL
),
link AS MATERIALIZED (
  SELECT commitment, activity, 1 AS linked FROM fulfilment
  WHERE commitment IN (SELECT value FROM json_each(:commitments))
  UNION
  SELECT recurring.id, near.activity, 0
  FROM recurring
  JOIN ({_NEAR}) AS near ON near.agreement = recurring.agreement
  WHERE EXISTS (
      SELECT 1 FROM area
      WHERE area.record = recurring.id AND area.area IN (
        SELECT area.area FROM area WHERE area.record = near.activity
        UNION ALL
        SELECT meant.value ->> 1 FROM activity_kind JOIN json_each(:areas) AS meant ON meant.value ->> 0 = kind
        WHERE activity = near.activity
      )
    )
    AND NOT EXISTS (SELECT 1 FROM fulfilment WHERE activity = near.activity AND commitment = recurring.id)
),
above (activity, trip) AS (
  SELECT activity, activity FROM link
  UNION
  SELECT above.activity, activity.part_of
  FROM above JOIN activity ON activity.id = above.trip
  WHERE activity.part_of IS NOT NULL
)
SELECT
  link.commitment,
  activity.id AS activity,
  coalesce(
    (
      SELECT above.trip FROM above JOIN activity AS outermost ON outermost.id = above.trip
      WHERE above.activity = activity.id AND outermost.part_of IS NULL
    ),
    (SELECT min(above.trip) FROM above WHERE above.activity = activity.id)
  ) AS trip,
  activity.dates, activity.dates_earliest AS earliest, activity.dates_latest AS latest, activity.dates_inferred,
  NOT link.linked OR EXISTS (
    SELECT 1 FROM inference WHERE record = activity.id AND field = 'fulfils'
  ) AS fulfils_inferred,
  record.data, link.linked,
  (
    SELECT json_object('earliest', earliest, 'latest', latest, 'first_day', first_day, 'last_day', last_day)
    FROM leeway WHERE leeway.record = activity.id AND leeway.field = 'dates'
  ) AS open_days
FROM link
JOIN activity ON activity.id = link.activity
JOIN record ON record.id = activity.id
WHERE {TOOK_PLACE}
ORDER BY activity.dates_earliest NULLS LAST, activity.dates_latest NULLS LAST, activity.id
"""


def find_commitments(
    connection: sqlite3.Connection, question: Question, *, turns: bool = False
) -> CommitmentsFound:
    """Give the commitments with any grade but NO, in the order of their agreements' terms and of the records.

    Cadence, occasion, areas and who is bound are asked of the commitment itself, words of both, all else of its
    agreement. With `turns`, only commitments whose hosts alternate. Agreements that answer and tell no commitment come
    beside them.
    """
    of_agreements, among = question.without(COMMITMENT), _agreements_having(connection, question)
    found = find_listed(connection, AGREEMENTS, of_agreements, Order(("starts_earliest",)), among)
    return _commitments_of(connection, question, {one.row.id: one for one in found}, turns=turns)


def find_due_commitments(
    connection: sqlite3.Connection, question: Question, first: date, last: date
) -> CommitmentsFound:
    """Give, as `find_commitments` does, those of agreements that have one with a cadence and may run on these days."""
    of_agreements = question.without(COMMITMENT)
    among = agreements_that_can_answer(connection, of_agreements)
    asked = {"first": str(first), "last": str(last), "among": None if among is None else json.dumps(among)}
    ids = [name for (name,) in connection.execute(_RECURRING, asked)]
    agreements = agreements_among(connection, of_agreements, ids)
    return _commitments_of(connection, question, agreements)


def find_commitments_by_day(
    connection: sqlite3.Connection, year: int, first: date, last: date, number: int
) -> Iterator[tuple[CommitmentFound, ...]]:
    """Give, so many agreements at a time, the commitments whose duty of a year falls due between two days, by that day.

    It is the last day of the year, or of the agreement, whichever comes first; then the agreement's id decides.
    """
    within = {"first": f"{year:04}-01-01", "last": f"{year:04}-12-31", "among": None}
    days = {**within, "from": str(first), "until": str(last)}
    ids = [name for (name,) in connection.execute(_RECURRING_BY_DAY, days)]
    for begin in range(0, len(ids), number):
        agreements = agreements_among(connection, NOTHING, ids[begin : begin + number])
        yield _commitments_of(connection, NOTHING, agreements).found


def _agreements_having(connection: sqlite3.Connection, question: Question) -> list[str] | None:
    """Give the agreements that answer, or have a commitment that does, as the indexes of the store tell; None: any."""
    among = [clause.among for clause in question.clauses(COMMITMENT).values() if clause.among]
    answering = agreements_that_can_answer(connection, question) if among else None
    if answering is None:
        return None
    query = f"SELECT agreement FROM commitment WHERE {' AND '.join(f'id IN ({one.text})' for one in among)}"
    parameters = [parameter for one in among for parameter in one.parameters]
    return [*answering, *(name for (name,) in connection.execute(query, parameters))]


def _commitments_of(
    connection: sqlite3.Connection,
    question: Question,
    agreements: Mapping[str, Found[AgreementRow]],
    *,
    turns: bool = False,
) -> CommitmentsFound:
    listed = json.dumps([*agreements])
    commitments = _find_graded(connection, listed, question.clauses(COMMITMENT), turns=turns)
    having = json.dumps([*dict.fromkeys(one.row.agreement for one in commitments)])
    terms = read_groups(connection.execute(_TERMS, (having,)), TermDays)
    evidence = _evidence(connection, [one.row.id for one in commitments])
    found = [
        CommitmentFound(
            commitment=row._replace(parties=agreement.row.parties),
            found=Found(agreement.row, {**agreement.grades, **grades}),
            term=terms[row.agreement][0],
            evidence=tuple(event for event in evidence.get(row.id, ()) if event.linked),
            perhaps=tuple(event for event in evidence.get(row.id, ()) if not event.linked),
        )
        for row, grades in commitments
        for agreement in [agreements[row.agreement]]
    ]
    position = {name: number for number, name in enumerate(agreements)}
    found.sort(key=lambda one: (-one.match, position[one.commitment.agreement]))
    untold = [name for (name,) in connection.execute(_UNTOLD, (listed,))]
    answering = agreements_among(connection, question, untold) if untold else {}
    return CommitmentsFound(tuple(found), tuple(name for name in untold if name in answering))


def _find_graded(
    connection: sqlite3.Connection, agreements: str, asked: Mapping[str, Clause], *, turns: bool
) -> list[Found[CommitmentRow]]:
    """Give each commitment of the agreements that may answer, with its grade for each clause."""
    grades = "".join(f", {clause.grade.text}" for clause in asked.values())
    query = f"""
    SELECT {_COLUMNS}{grades}
    FROM commitment
    JOIN agreement ON agreement.id = commitment.agreement
    JOIN record ON record.id = commitment.id
    WHERE commitment.agreement IN (SELECT value FROM json_each(?)) {"AND commitment.turns = 1" if turns else ""}
    ORDER BY commitment.agreement, commitment.ordinal"""
    parameters = [parameter for clause in asked.values() for parameter in clause.grade.parameters]
    found = read_found(connection.execute(query, [*parameters, agreements]), CommitmentRow, [*asked])
    return [one for one in found if one.match is not Grade.NO]


def _evidence(connection: sqlite3.Connection, commitments: Sequence[str]) -> Mapping[str, list[EvidenceRow]]:
    """Give the activities that keep each commitment, or may, the earliest first; undated ones last."""
    areas = [(kind.code, area) for kind in ACTIVITY.codes.values() for area in kind.areas]
    rows = connection.execute(_EVIDENCE, {"commitments": json.dumps(commitments), "areas": json.dumps(areas)})
    return {
        commitment: [row._replace(participants=tuple(_participants(row.data))) for row in evidence]
        for commitment, evidence in read_groups(rows, EvidenceRow).items()
    }


def _participants(data: Data) -> Iterator[ParticipantRow]:
    """Give the parties of an activity; the reason of an inference stands beside the party, or beside the list."""
    whole = "parties" in inferred_in(data)
    for one in records_in(data, "parties"):
        role = str(one.get("role") or "") or None
        yield ParticipantRow(str(one["party"]), role, whole or bool(one.get("inferred")))
