"""Which agreements answer a question, and how surely; their statuses, their terms, and what is known of them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from coopcli.agreements.columns import AgreementRow
from coopcli.agreements.rows import Beside, Chain, Inference, Link, Paper, TermRow
from coopcli.asking.clause import grade_columns, graded, least, limit_of, ordered
from coopcli.asking.filter import AGREEMENT
from coopcli.asking.question import Question
from coopcli.grade import Found, Grade
from coopcli.lists import Order
from coopcli.records.rows import Data, DataRow, NameRow, Texts, texts_in
from coopcli.store.row_reader import read_found, read_groups, read_rows

_ROWS: Final = "agreement JOIN current_term AS term ON term.agreement = agreement.id"
_LISTED: Final = ", ".join(f"overview.{column}" for column in AgreementRow._fields)


def find_agreements(
    connection: sqlite3.Connection, question: Question, order: Order
) -> list[Found[AgreementRow]]:
    """Give the agreements with any grade but NO, the surest first, then in the order asked for.

    `order.limit` counts over all of them. Undated ones stand last in an order by date.
    """
    asked = question.clauses(AGREEMENT)
    query, parameters = graded(_ROWS, "agreement.id", asked)
    query = f"""
    WITH graded AS MATERIALIZED ({query})
    SELECT {", ".join([_LISTED, *grade_columns(asked)])}
    FROM graded JOIN overview ON overview.id = graded.id
    WHERE {least(asked)} > 0
    ORDER BY
      {least(asked)} DESC, {ordered(order, AgreementRow, "overview")} starts_earliest NULLS LAST, overview.id
    LIMIT ?"""
    rows = connection.execute(query, [*parameters, limit_of(order)])
    return [*read_found(rows, AgreementRow, [*asked])]


def count_agreements(
    connection: sqlite3.Connection, question: Question, order: Order, found: Sequence[Found[AgreementRow]]
) -> dict[Grade, int]:
    """Give how many agreements answer with each grade: those that were found, or all where a limit cut them."""
    if order.limit is None or len(found) < order.limit:
        return dict(Counter(one.match for one in found))
    asked = question.clauses(AGREEMENT)
    query, parameters = graded(_ROWS, "agreement.id", asked)
    query = f"SELECT {least(asked)}, count(*) FROM ({query}) WHERE {least(asked)} > 0 GROUP BY 1"
    return {Grade(grade): count for grade, count in connection.execute(query, parameters)}


def agreements_among(
    connection: sqlite3.Connection, question: Question, ids: Iterable[str]
) -> dict[str, Found[AgreementRow]]:
    """Give those of some agreements that answer with any grade but NO, by their ids."""
    asked = question.clauses(AGREEMENT)
    query, parameters = graded(_ROWS, "agreement.id", asked)
    query = f"""
    WITH graded AS MATERIALIZED ({query} AND agreement.id IN (SELECT value FROM json_each(?)))
    SELECT {", ".join([_LISTED, *grade_columns(asked)])}
    FROM graded JOIN overview ON overview.id = graded.id
    WHERE {least(asked)} > 0
    ORDER BY starts_earliest NULLS LAST, overview.id"""
    rows = connection.execute(query, [*parameters, json.dumps([*ids])])
    found = read_found(rows, AgreementRow, [*asked])
    return {one.row.id: one for one in found}


def one_agreement(connection: sqlite3.Connection, name: str) -> AgreementRow:
    """Give the row of one agreement that is there."""
    rows = connection.execute(f"SELECT {_LISTED} FROM overview WHERE id = ?", (name,))
    return next(read_rows(rows, AgreementRow))


Statuses: TypeAlias = "Counter[tuple[str, str | None]]"

_STATUSES: Final = "SELECT status, certainty FROM agreement_status"


def count_statuses(connection: sqlite3.Connection) -> Statuses:
    """Count all agreements by status and certainty (None where the status is unknown).

    Counted as the rows come: SQLite would sort them first, which takes longer than to tell them.
    """
    return Counter(connection.execute(_STATUSES))


_UNSURE: Final = """
SELECT agreement FROM current_term
WHERE agreement IN (SELECT value FROM json_each(?)) AND (starts_unsure OR ends_unsure)
"""

_COLUMNS: Final = ", ".join(TermRow._fields)
_CURRENT: Final = f"SELECT {_COLUMNS} FROM current_term WHERE agreement = ?"
_NUMBERED: Final = f"SELECT {_COLUMNS} FROM term WHERE agreement = ? AND number = ?"


def current_term(connection: sqlite3.Connection, agreement: str) -> TermRow:
    """Give the term of an agreement that is there."""
    return next(read_rows(connection.execute(_CURRENT, (agreement,)), TermRow))


def numbered_term(connection: sqlite3.Connection, agreement: str, number: int) -> TermRow | None:
    """Give a term of an agreement by its number; None for one that is not counted."""
    return next(read_rows(connection.execute(_NUMBERED, (agreement, number)), TermRow), None)


def unsure_terms(connection: sqlite3.Connection, ids: Iterable[str]) -> frozenset[str]:
    """Give those of the agreements with an end of the term that is inferred or approximate."""
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


def papers(connection: sqlite3.Connection, rows: Sequence[AgreementRow]) -> list[Paper]:
    """Give the agreements of these rows, in their order, with what is inferred of them, their promises and events."""
    listed = json.dumps([row.id for row in rows])
    data = dict(read_rows(connection.execute(_DATA, (listed,)), DataRow))
    inferences = read_groups(connection.execute(_INFERENCES, (listed,)), Inference)
    return [Paper(row, data[row.id], tuple(inferences.get(row.id, ()))) for row in rows]


# UNION, not UNION ALL: an agreement that is reached twice is not followed again, so that a circle ends.
_CHAIN: Final = """
WITH RECURSIVE chain (id) AS (
  VALUES (?)
  UNION
  SELECT CASE WHEN relation.agreement = chain.id THEN relation.target ELSE relation.agreement END
  FROM chain JOIN relation
    ON relation.relation = 'succeeds' AND chain.id IN (relation.agreement, relation.target)
)
SELECT id FROM chain ORDER BY id
"""

_LINKS: Final = """
SELECT relation.agreement AS successor, relation.target AS predecessor, inference.reason AS inferred
FROM relation
LEFT JOIN inference ON inference.record = relation.agreement AND inference.field = 'succeeds'
WHERE relation.relation = 'succeeds' AND relation.agreement IN (SELECT value FROM json_each(?))
ORDER BY relation.agreement, relation.target
"""

_BESIDE: Final = """
WITH chain (id) AS (SELECT value FROM json_each(?)),
tied (link, relation, other) AS (
  SELECT agreement, relation, target FROM relation
  WHERE relation <> 'succeeds' AND agreement IN (SELECT id FROM chain)
  UNION
  SELECT target, CASE relation WHEN 'framework' THEN 'under' ELSE relation END, agreement FROM relation
  WHERE relation <> 'succeeds' AND target IN (SELECT id FROM chain)
  UNION
  SELECT one.id, 'same_signing', other.id
  FROM agreement AS one JOIN agreement AS other ON other.signed_at = one.signed_at
  WHERE one.id IN (SELECT id FROM chain)
  UNION
  SELECT one.agreement, 'same_parties', other.agreement
  FROM agreement_party AS one JOIN agreement_party AS other ON other.party = one.party
  WHERE one.agreement IN (SELECT id FROM chain) AND other.agreement <> one.agreement
  GROUP BY one.agreement, other.agreement HAVING count(DISTINCT one.party) >= 2
)
SELECT DISTINCT link, relation, other FROM tied
WHERE other NOT IN (SELECT id FROM chain)
ORDER BY relation, other, link
"""

_NAMES: Final = "SELECT id, name FROM party WHERE id IN (SELECT value FROM json_each(?))"

_PARTNERSHIPS: Final = """
SELECT record.id, record.data FROM partnership JOIN record ON record.id = partnership.id
WHERE (
  SELECT count(*) FROM partnership_party
  WHERE partnership_party.partnership = partnership.id
    AND partnership_party.party IN (SELECT party FROM agreement_party WHERE agreement = :id)
) >= 2
ORDER BY record.number
"""


def chain_of(connection: sqlite3.Connection, asked: str) -> Chain:
    """Give the whole chain of an agreement that is there, whichever link of it was asked for."""
    ids = chain_ids(connection, asked)
    listed = json.dumps(ids)
    partnerships = {name: partnerships_of(connection, name) for name in ids}
    return Chain(
        asked=asked,
        agreements={name: one_agreement(connection, name) for name in ids},
        links=[*read_rows(connection.execute(_LINKS, (listed,)), Link)],
        unsure=unsure_terms(connection, ids),
        beside=_beside(connection, listed),
        partnerships=partnerships,
        names=_names(connection, (one for several in partnerships.values() for one in several)),
    )


def chain_ids(connection: sqlite3.Connection, asked: str) -> list[str]:
    """Give the ids of all agreements that succession ties to one, directly or over others; itself included."""
    return [row[0] for row in connection.execute(_CHAIN, (asked,))]


def _beside(connection: sqlite3.Connection, listed: str) -> Sequence[Beside]:
    rows = connection.execute(_BESIDE, (listed,)).fetchall()
    others = {other: one_agreement(connection, other) for _, _, other in rows}
    return [Beside(link, relation, others[other]) for link, relation, other in rows]


def _names(connection: sqlite3.Connection, partnerships: Iterable[Data]) -> dict[str, Texts]:
    ids = [party for one in partnerships for party in texts_in(one, "parties")]
    return dict(read_rows(connection.execute(_NAMES, (json.dumps(ids),)), NameRow))


def partnerships_of(connection: sqlite3.Connection, agreement: str) -> list[Data]:
    """Give the partnerships between parties of an agreement."""
    rows = connection.execute(_PARTNERSHIPS, {"id": agreement})
    return [partnership.data for partnership in read_rows(rows, DataRow)]
