"""How surely something answers: the one scale of three answers, and none."""

from __future__ import annotations

from enum import IntEnum


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
