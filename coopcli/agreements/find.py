"""Which agreements answer a question, and how surely."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from coopcli.agreements.columns import AgreementRow
from coopcli.asking.clause import grade_columns, graded, least
from coopcli.asking.filter import AGREEMENT
from coopcli.asking.ordered import limit_of, ordered
from coopcli.asking.question import Question
from coopcli.grade import Found, Grade
from coopcli.lists import Order
from coopcli.store.row_reader import read_found, read_rows

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
