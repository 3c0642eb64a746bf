"""What a clause is, and the pieces of SQL that several clauses share.

A grade is 3 surely, 2 possibly, 1 unknown, 0 surely not. `among` is a query of the ids with any other grade
than 0, where the store has an index that finds them; it only saves work and never changes an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from coopcli.periods import Span

Parameter: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Clause:
    """A criterion as SQL over `agreement` and `term`; the parameters stand in the order of their marks."""

    name: str
    grade: str
    parameters: tuple[Parameter, ...]
    among: str = ""
    among_parameters: tuple[Parameter, ...] = ()


def marks(values: Sequence[object]) -> str:
    """Give as many question marks as there are values, for IN."""
    return ", ".join("?" * len(values))


def stated(column: str, record: str, field: str, codes: tuple[str, ...]) -> str:
    """Grade a column against codes: not stated is unknown, inferred at most possible."""
    return f"""
    CASE
      WHEN {column} IS NULL THEN 1
      WHEN {column} NOT IN ({marks(codes)}) THEN 0
      WHEN EXISTS (SELECT 1 FROM inference WHERE record = {record} AND field = '{field}') THEN 2
      ELSE 3
    END"""


def within(earliest: str, latest: str, span: Span) -> tuple[str, str, tuple[Parameter, ...]]:
    """Give two conditions, all days inside the span and some day inside it, and the parameters of both."""
    first = span.first.isoformat() if span.first else "0000"
    last = span.last.isoformat() if span.last else "9999"
    inside = f"({earliest} >= ? AND {latest} <= ?)"
    meets = f"({earliest} <= ? AND {latest} >= ?)"
    return inside, meets, (first, last, last, first)


def cited(record: str, sources: tuple[str, ...]) -> Clause | None:
    """Grade the sources cited for a record; one without any citation is unknown."""
    if not sources:
        return None
    return Clause(
        "source",
        f"""
        CASE
          WHEN EXISTS (SELECT 1 FROM citation WHERE record = {record} AND source IN ({marks(sources)})) THEN 3
          ELSE NOT EXISTS (SELECT 1 FROM citation WHERE record = {record})
        END""",
        sources,
    )
