"""What a question in SQL gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

SqlValue: TypeAlias = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class QueryRows:
    """The names of the columns, which may repeat, and the rows."""

    columns: tuple[str, ...]
    rows: list[tuple[SqlValue, ...]]
