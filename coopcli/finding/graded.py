"""Clauses become a query: each record with the grade of each clause, and how sure it is in all."""

from __future__ import annotations

from collections.abc import Sequence

from coopcli.finding.clauses.clause import Clause, Parameter


def graded(rows: str, name: str, asked: Sequence[Clause]) -> tuple[str, list[Parameter]]:
    """Give the query of the ids with a column `grade_N` for each clause, and its parameters.

    `rows` is what stands behind FROM, `name` the column with the id.
    """
    grades = "".join(f", {clause.grade} AS grade_{number}" for number, clause in enumerate(asked))
    among = " AND ".join(f"{name} IN ({clause.among})" for clause in asked if clause.among) or "TRUE"
    parameters = [parameter for clause in asked for parameter in clause.parameters]
    parameters += [parameter for clause in asked for parameter in clause.among_parameters]
    return f"SELECT {name} AS id{grades} FROM {rows} WHERE {among}", parameters


def least(asked: Sequence[Clause]) -> str:
    """Give the SQL of the least grade among those of the clauses; without a clause all is sure."""
    # Two threes: a bare number in ORDER BY or GROUP BY would be the number of a column.
    return f"min({', '.join(['3', '3', *grade_columns(asked)])})"


def grade_columns(asked: Sequence[Clause]) -> list[str]:
    """Give the names of the columns that hold the grades."""
    return [f"grade_{number}" for number in range(len(asked))]
