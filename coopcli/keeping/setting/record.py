"""A record while its fields are set: what it says, the edits so far, what they rest on, what is to be said beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from coopcli.keeping.editing import Drop, Edit, Path, Plain, Put
from coopcli.keeping.setting.plain import at, with_value, without


@dataclass(frozen=True, slots=True)
class Basis:
    """What is set rests on: citations, or a reason in a language, by which it is inferred.

    `is_cited`: what is set has its own source inside.
    """

    cite: tuple[str, ...] = ()
    inferred: str = ""
    language: str = "vi"
    own_documents: bool = False
    is_cited: bool = False


class Note(NamedTuple):
    """What is to be said beside: a marked sentence and its values."""

    message: str
    values: Mapping[str, object]


@dataclass(slots=True)
class RecordSetting:
    """The edits of one record so far, what it says with them, and what is to be said of them."""

    section: str
    id: str
    now: Plain
    basis: Basis
    edits: list[Edit] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def put(self, path: Path, value: Plain) -> None:
        """Set what lies at a path."""
        if at(self.now, path) != value:
            self.edits.append(Put(self.section, self.id, path, value))
            self.now = with_value(self.now, path, value)

    def drop(self, path: Path) -> None:
        """Remove what lies at a path, if anything does."""
        if at(self.now, path) is not None:
            self.edits.append(Drop(self.section, self.id, path))
            self.now = without(self.now, path)

    def note(self, message: str, **values: object) -> None:
        """Have something said."""
        self.notes.append(Note(message, values))
