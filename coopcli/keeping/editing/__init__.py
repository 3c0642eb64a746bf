"""A YAML file with exactly what was asked for changed, and every other byte as it was.

Text is replaced in one span for each edit, at the marks of the parser. What comes out is read again and compared, as a
whole, with what was asked for, once for all edits that do not touch one another; what cannot be changed so is refused,
with the line, the reason and what to write by hand. No library writes the file anew: the best of them changes hundreds
of lines that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coopcli.errors import OutputError
from coopcli.keeping.editing.changes import says
from coopcli.keeping.editing.edits import Add, Drop, Edit, Path, Plain, Put
from coopcli.keeping.editing.finding import find_record
from coopcli.keeping.editing.layout import FileLayout, NoSectionsError
from coopcli.keeping.editing.lines import Lines, lines_changed
from coopcli.keeping.editing.refusals import RefusedChangeError, refusal
from coopcli.keeping.editing.together import Moved, Together
from coopcli.reading.nodes import no_search_for_cycles
from coopcli.text import N_, to_type


class OpenFile:
    """A file of records (UTF-8) as it lies there, read once for all that is asked of it."""

    def __init__(self, content: bytes, file: str) -> None:
        """Read a file, called `file` in what is said of it. Raises OutputError where it cannot be read."""
        self._file = file
        self._content = content
        with no_search_for_cycles(spare_later=len(content) > _LARGE):
            self._layout = _layout(content, file)

    def said(self, section: str, id: str) -> Plain | None:
        """Give what a record says, every scalar as text; None where the file has no such record."""
        try:
            found: Plain = says(find_record(self._layout, section, id)[0])
        except RefusedChangeError:
            return None
        return found

    def edited(self, edits: Sequence[Edit]) -> bytes:
        """Give the content after edits, made one after the other; all of them, or none.

        Where the file says already what an edit asks for, nothing is changed. Raises OutputError, with the line, the
        reason and what to write by hand, for what cannot be changed without risk.
        """
        moved: Moved = []
        with no_search_for_cycles(spare_later=len(self._content) > _LARGE):
            together = Together(self._layout)
            for edit in edits:
                if not self._is_taken(together, edit, moved):
                    together = Together(self._made(together, moved))
                    self._is_taken(together, edit, moved)
            layout = self._made(together, moved)
        return layout.mark + layout.text.encode()

    def _is_taken(self, together: Together, edit: Edit, moved: Moved) -> bool:
        """Whether an edit can be made together with others; one that is refused may only be so before those."""
        try:
            return together.take(edit)
        except RefusedChangeError as error:
            if together.edits:
                return False
            raise refusal(error, edit, self._file, _line_in_file(error.line, moved)) from None

    def _made(self, together: Together, moved: Moved) -> FileLayout:
        """Make edits together; where that cannot be, one by one, so that it is seen which of them cannot."""
        try:
            return together.make(moved)
        except RefusedChangeError as error:
            first, *others = together.edits
            if not others:
                raise refusal(error, first, self._file, _line_in_file(error.line, moved)) from None
        layout = together.layout
        for edit in together.edits:
            alone = Together(layout)
            self._is_taken(alone, edit, moved)
            layout = self._made(alone, moved)
        return layout


def edited(content: bytes, file: str, edits: Sequence[Edit]) -> bytes:
    """Make edits in a file, as `OpenFile` does."""
    return OpenFile(content, file).edited(edits)


def said(content: bytes, file: str, section: str, id: str) -> Plain | None:
    """Give what a record of a file says, as `OpenFile` does."""
    return OpenFile(content, file).said(section, id)


_LARGE: Final = 1_000_000
"""Bytes of a file whose nodes are many."""


def _layout(content: bytes, file: str) -> FileLayout:
    try:
        return FileLayout(content)
    except NoSectionsError:
        raise OutputError(
            N_("{file} cannot be changed: it cannot be read"),
            (N_("see why: {line_to_type}"),),
            file=file,
            line_to_type=to_type(["coop", "load", file]),
        ) from None


def _line_in_file(line: int, moved: Sequence[tuple[int, int]]) -> int:
    """Give the line of the file as it lies there, before earlier edits of the same call moved lines."""
    for first, count in reversed(moved):
        if line > first:
            line = max(first, line - count)
    return line


__all__ = [
    "Add",
    "Drop",
    "Edit",
    "Lines",
    "OpenFile",
    "Path",
    "Plain",
    "Put",
    "edited",
    "lines_changed",
    "said",
]
