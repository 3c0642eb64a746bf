"""A YAML file with exactly what was asked for changed, and every other byte as it was.

Text is replaced in one span for each edit, at the marks of the parser. What comes out is read again and compared, as a
whole, with what was asked for; what cannot be changed so is refused, with the line, the reason and what to write by
hand. No library writes the file anew: the best of them changes hundreds of lines that nobody asked for.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from coopcli.errors import OutputError
from coopcli.keeping.editing.changes import are_alike, changed, says
from coopcli.keeping.editing.edits import Add, Drop, Edit, Path, Plain, Put
from coopcli.keeping.editing.finding import find_record
from coopcli.keeping.editing.layout import FileLayout, NoSectionsError
from coopcli.keeping.editing.lines import Lines, lines_changed
from coopcli.keeping.editing.planning import plan
from coopcli.keeping.editing.refusals import UNUSUAL, RefusedChangeError, refusal
from coopcli.text import N_, to_type


def edited(content: bytes, file: str, edits: Sequence[Edit]) -> bytes:
    """Make edits, one after the other, in a file of records (UTF-8); all of them, or none.

    Where the file says already what an edit asks for, nothing is changed. Raises OutputError, with the line, the
    reason and what to write by hand, for a file that cannot be read, and for what cannot be changed without risk.
    """
    moved: list[tuple[int, int]] = []
    with _no_search_for_cycles():
        layout = _layout(content, file)
        for edit in edits:
            try:
                layout = _after(layout, edit, moved)
            except RefusedChangeError as error:
                raise refusal(error, edit, file, _line_in_file(error.line, moved)) from None
    return layout.mark + layout.text.encode()


def said(content: bytes, file: str, section: str, id: str) -> Plain | None:
    """Give what a record of a file says, every scalar as text; None where the file has no such record.

    Raises OutputError for a file that cannot be read.
    """
    try:
        found: Plain = says(find_record(_layout(content, file), section, id)[0])
    except RefusedChangeError:
        return None
    return found


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Spare what takes most of the time with a large file: looking through its nodes for what nobody holds any more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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


def _after(layout: FileLayout, edit: Edit, moved: list[tuple[int, int]]) -> FileLayout:
    """Make one edit, and see that the file then says what was asked for; note where lines have moved."""
    change = plan(layout, edit)
    if change is None:
        return layout
    text = layout.text[: change.start] + change.text + layout.text[change.end :]
    line = layout.line_of(change.start)
    asked = changed(says(layout.root), change)
    try:
        made = FileLayout(layout.mark + text.encode())
    except NoSectionsError:
        raise RefusedChangeError(UNUSUAL, line) from None
    if not are_alike(says(made.root), asked):
        raise RefusedChangeError(UNUSUAL, line)
    moved.append((line, len(made.lines) - len(layout.lines)))
    return made


def _line_in_file(line: int, moved: Sequence[tuple[int, int]]) -> int:
    """Give the line of the file as it lies there, before earlier edits of the same call moved lines."""
    for first, count in reversed(moved):
        if line > first:
            line = max(first, line - count)
    return line


__all__ = ["Add", "Drop", "Edit", "Lines", "Path", "Plain", "Put", "edited", "lines_changed", "said"]
