"""How surely something answers: the one scale of three answers, and none; and a row with the grades it has."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Generic, NamedTuple, TypeVar


class Grade(IntEnum):
    """How surely a record answers what is asked; several conditions together are as sure as the least sure."""

    NO = 0
    UNKNOWN = 1
    POSSIBLY = 2
    SURELY = 3

    @property
    def word(self) -> str:
        """The word that JSON and CSV carry as `match`."""
        return self.name.lower()


Row = TypeVar("Row", bound=NamedTuple)


class Found(NamedTuple, Generic[Row]):
    """A row that answers a question, with the grade of each filter by its name."""

    row: Row
    grades: Mapping[str, Grade]

    @property
    def match(self) -> Grade:
        """How surely it answers: as surely as the least sure filter."""
        return min(self.grades.values(), default=Grade.SURELY)
