"""Which agreements answer a question, and how surely; their statuses, their terms, and what is known of them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from coopcli.answer import Found, Grade
from coopcli.asking.filter import AGREEMENT
from coopcli.asking.question import Listing, Question, count_listed, find_listed, query_of_candidates
from coopcli.days.dates import Date, Period
from coopcli.lists import Order
from coopcli.records.record import Data, DataRow, Texts, mark_parties
from coopcli.store import read_groups, read_rows


class AgreementRow(NamedTuple):
    """A row of the view `overview`; `parties` are mappings in the agreement's order.

    `ends_` are the days between which ends what runs on the day, be it this term or the next that it rolls into;
    `runs_surely_to`: it surely does up to that day. `inferred` are the fields of the record that rest on inference,
    nested ones too: `parties[2].party`.
    """

    id: str
    title: Texts | None
    parties: Sequence[Data]
    scope: str
    type: str | None
    standing: str | None
    date_signed: Date | None
    date_signed_inferred: bool
    date_in_force: Date | None
    period: Period | None
    renewal_mode: str | None
    owner: str | None
    term: int
    starts_earliest: date | None
    starts_latest: date | None
    ending: str
    ends_earliest: date | None
    ends_latest: date | None
    ends_unsure: bool
    length: float | None
    days_left_earliest: int | None
    days_left_latest: int | None
    status: str
    certainty: str | None
    or_status: Sequence[str] | None
    status_reason: str | None
    suspended: str | None
    successor: str | None
    successor_standing: str | None
    day: date
    file: str
    line: int
    newest_source: date | None = None
    newest_told: Period | None = None
    starts_earliest_unsure: bool = False
    starts_unsure: bool = False
    successor_inferred: bool | None = None
    inferred: list[str] | None = None
    runs_surely_to: date | None = None


class TermRow(NamedTuple):
    """The term of an agreement that is spoken of on the day; None is not known."""

    number: int
    origin: str
    starts_earliest: date | None
    starts_latest: date | None
    ends_earliest: date | None
    ends_latest: date | None
    notice_deadline_earliest: date | None
    notice_deadline_latest: date | None


class Inference(NamedTuple):
    """A field known by inference only; `record` is the agreement itself, a commitment of it, an activity under it."""

    record: str
    field: str
    reason: Texts | None


class Agreement(NamedTuple):
    """An agreement with its record as the file says it, and all that is inferred of it."""

    row: AgreementRow
    data: Data
    inferences: tuple[Inference, ...]


AGREEMENTS: Final = Listing(
    AGREEMENT,
    AgreementRow,
    "SELECT * FROM overview",
    "agreement JOIN current_term AS term ON term.agreement = agreement.id",
    "listed.starts_earliest NULLS LAST, listed.id",
)
"""Without an order they stand by their first day, undated ones last."""

_LISTED: Final = ", ".join(f"overview.{column}" for column in AgreementRow._fields)


def agreements_among(
    connection: sqlite3.Connection, question: Question, ids: Iterable[str]
) -> dict[str, Found[AgreementRow]]:
    """Give those of some agreements that answer with any grade but NO, by their ids."""
    return {one.row.id: one for one in find_listed(connection, AGREEMENTS, question, Order(), ids)}


def agreements_that_can_answer(connection: sqlite3.Connection, question: Question) -> list[str] | None:
    """Give the ids among which all agreements are that answer, as the indexes of the store tell; None where any can."""
    clauses = question.clauses(AGREEMENTS.subject).values()
    if not any(clause.among for clause in clauses):
        return None
    query, parameters = query_of_candidates("agreement", "agreement.id", clauses)
    return [name for (name,) in connection.execute(query, parameters)]


def count_agreements(
    connection: sqlite3.Connection, question: Question, order: Order, found: Sequence[Found[AgreementRow]]
) -> dict[Grade, int]:
    """Give how many agreements answer with each grade: those that were found, or all where a limit cut them."""
    if order.limit is None or len(found) < order.limit:
        return dict(Counter(one.match for one in found))
    return count_listed(connection, AGREEMENTS, question)


def one_agreement(connection: sqlite3.Connection, name: str) -> AgreementRow:
    """Give the row of one agreement that is there."""
    rows = connection.execute(f"SELECT {_LISTED} FROM overview WHERE id = ?", (name,))
    return next(read_rows(rows, AgreementRow))


Statuses: TypeAlias = "Counter[tuple[str, str | None, bool]]"

_STATUSES: Final = "SELECT status, certainty, may_be & 12 = 12 FROM agreement_status"


def count_statuses(connection: sqlite3.Connection) -> Statuses:
    """Count all agreements by status, certainty (None where the status is unknown), and whether one that may be in
    force may as well be ending.

    Counted as the rows come: SQLite would sort them first, which takes longer than to tell them.
    """
    return Counter(connection.execute(_STATUSES))


_UNSURE: Final = """
SELECT agreement FROM current_term
WHERE agreement IN (SELECT value FROM json_each(?)) AND (starts_unsure OR ends_unsure OR standing_inferred)
"""

_COLUMNS: Final = ", ".join(TermRow._fields)
_CURRENT: Final = f"SELECT {_COLUMNS} FROM current_term WHERE agreement = ?"
_NUMBERED: Final = f"SELECT {_COLUMNS} FROM term WHERE agreement = ? AND number = ?"


def current_term(connection: sqlite3.Connection, agreement: str) -> TermRow:
    """Give the term of an agreement that is there."""
    return next(read_rows(connection.execute(_CURRENT, (agreement,)), TermRow))


def find_term(connection: sqlite3.Connection, agreement: str, number: int) -> TermRow | None:
    """Give a term of an agreement by its number; None for one that is not counted."""
    return next(read_rows(connection.execute(_NUMBERED, (agreement, number)), TermRow), None)


def unsure_terms(connection: sqlite3.Connection, ids: Iterable[str]) -> frozenset[str]:
    """Give those of the agreements of which an end of the term is inferred or approximate, or that it was signed."""
    return frozenset(row[0] for row in connection.execute(_UNSURE, (json.dumps(list(ids)),)))


_DATA: Final = "SELECT id, data FROM record WHERE id IN (SELECT value FROM json_each(?))"

_INFERENCES: Final = """
WITH asked (id) AS (SELECT value FROM json_each(?)),
belonging (agreement, record) AS (
  SELECT id, id FROM asked
  UNION
  SELECT agreement, id FROM commitment WHERE agreement IN (SELECT id FROM asked)
  UNION
  SELECT agreement, activity FROM activity_agreement WHERE agreement IN (SELECT id FROM asked)
)
SELECT belonging.agreement, inference.record, inference.field, inference.reason
FROM belonging JOIN inference ON inference.record = belonging.record
ORDER BY belonging.agreement, inference.record <> belonging.agreement, inference.record, inference.field
"""


def read_agreements(connection: sqlite3.Connection, rows: Sequence[AgreementRow]) -> list[Agreement]:
    """Give the agreements of these rows, in their order, with all that is inferred of them."""
    listed = json.dumps([row.id for row in rows])
    data = dict(read_rows(connection.execute(_DATA, (listed,)), DataRow))
    inferences = read_groups(connection.execute(_INFERENCES, (listed,)), Inference)
    return [
        Agreement(
            row._replace(parties=mark_parties(row.parties, row.inferred or ())),
            data[row.id],
            tuple(inferences.get(row.id, ())),
        )
        for row in rows
    ]
