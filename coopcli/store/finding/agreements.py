"""Which agreements answer the criteria, and how surely."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields
from typing import Final

from coopcli.records.criteria import Criteria, Grade, Order
from coopcli.records.rows import AgreementRow, Found
from coopcli.store.finding.clauses.clause import Clause
from coopcli.store.finding.where import clauses

COLUMNS: Final = tuple(field.name for field in fields(AgreementRow))
_JSON: Final = frozenset(("title", "parties"))
_LISTED: Final = ", ".join(f"overview.{column}" for column in COLUMNS)


def find_agreements(connection: sqlite3.Connection, criteria: Criteria, order: Order) -> list[Found]:
    """Give the agreements with any grade but NO, the surest first, then in the order asked for.

    `order.limit` counts over all of them. Undated ones stand last in an order by date.
    """
    asked = clauses(criteria)
    graded, parameters = _graded(asked)
    # Two threes: a bare number in ORDER BY would be the number of a column.
    least = f"min({', '.join(['3', '3', *(f'grade_{number}' for number in range(len(asked)))])})"
    grades = "".join(f", grade_{number}" for number in range(len(asked)))
    limit = "" if order.limit is None else "LIMIT ?"
    query = f"""
    WITH graded AS MATERIALIZED ({graded})
    SELECT {_LISTED}{grades}
    FROM graded JOIN overview ON overview.id = graded.id
    WHERE {least} > 0
    ORDER BY {least} DESC, {_order(order)}
    {limit}"""
    if order.limit is not None:
        parameters.append(order.limit)
    return [_found(row, asked) for row in connection.execute(query, parameters)]


def one_agreement(connection: sqlite3.Connection, name: str) -> AgreementRow:
    """Give the row of one agreement that is there."""
    row = connection.execute(f"SELECT {_LISTED} FROM overview WHERE id = ?", (name,)).fetchone()
    return _found(row, []).agreement


def count_agreements(connection: sqlite3.Connection, criteria: Criteria) -> dict[Grade, int]:
    """Give how many agreements answer the criteria with each grade."""
    asked = clauses(criteria)
    graded, parameters = _graded(asked)
    least = f"min({', '.join(['3', *(f'grade_{number}' for number in range(len(asked)))])})" if asked else "3"
    query = f"SELECT {least}, count(*) FROM ({graded}) WHERE {least} > 0 GROUP BY 1"
    return {Grade(grade): count for grade, count in connection.execute(query, parameters)}


def _graded(asked: list[Clause]) -> tuple[str, list[str | int]]:
    """Give the query of the ids with a grade for each clause, and its parameters."""
    grades = "".join(f", {clause.grade} AS grade_{number}" for number, clause in enumerate(asked))
    among = " AND ".join(f"agreement.id IN ({clause.among})" for clause in asked if clause.among) or "TRUE"
    parameters = [parameter for clause in asked for parameter in clause.parameters]
    parameters += [parameter for clause in asked for parameter in clause.among_parameters]
    return (
        f"SELECT agreement.id{grades} FROM agreement JOIN term ON term.agreement = agreement.id WHERE {among}",
        parameters,
    )


def _order(order: Order) -> str:
    """Spell the order out. The keys are columns of the view: what is not one never gets here as SQL."""
    keys = []
    for key in order.keys:
        column = key.removeprefix("-")
        if column not in COLUMNS:
            raise KeyError(column)
        keys.append(f"overview.{column} {'DESC' if key.startswith('-') else 'ASC'} NULLS LAST")
    return ", ".join([*keys, "starts_earliest NULLS LAST", "overview.id"])


def _found(row: tuple[object, ...], asked: list[Clause]) -> Found:
    cells = {
        column: json.loads(cell) if column in _JSON and isinstance(cell, str) else cell
        for column, cell in zip(COLUMNS, row, strict=False)
    }
    grades = {
        clause.name: Grade(int(str(grade))) for clause, grade in zip(asked, row[len(COLUMNS) :], strict=True)
    }
    return Found(AgreementRow(**cells), grades)  # type: ignore[arg-type]  # the view's columns are the row's fields
