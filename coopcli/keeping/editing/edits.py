"""What may be asked of a file: a field put, a field or record dropped, a record added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What a file says, without how it is written: every scalar is text, as the reader gives it."""

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: a text is a field, a number a place in a list, from 0."""


@dataclass(frozen=True, slots=True)
class Put:
    """Add or change the field at `path` of a record; behind the last place of a list the value is appended.

    A record is known by its section and by what the store calls it: a duty's also by the duty alone, a partnership
    without id by its parties, that of `settings` by the section's name, a commitment as `agreement/commitment`, in
    its agreement's section or as one of "commitments". What lies on the way and is not there is made.
    """

    section: str
    id: str
    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Drop:
    """Remove the field at `path` of a record, or the whole record; what would then hold nothing goes with it.

    The comment lines directly above go too where they can be about nothing else: a blank line, another comment or
    the end of the list or record follows.
    """

    section: str
    id: str
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Add:
    """A new record at the end of its section, its fields in this order; the section is made where there is none."""

    section: str
    value: Mapping[str, Plain]


Edit: TypeAlias = Put | Drop | Add
