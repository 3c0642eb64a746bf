"""Several edits made in one go: each in a place of its own, so that the file is read again once for all of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from coopcli.keeping.editing.changes import Splice, are_alike, changed
from coopcli.keeping.editing.edits import Add, Edit, Plain
from coopcli.keeping.editing.layout import FileLayout, NoSectionsError
from coopcli.keeping.editing.planning import check_value, may_add_several, plan, plan_adds
from coopcli.keeping.editing.refusals import UNUSUAL, RefusedChangeError
from coopcli.keeping.editing.writing import Style, style_of

Moved = list[tuple[int, int]]
"""Behind which lines, from 0, so many more or fewer stand than before, in the order in which that came to be."""


class Together:
    """Edits of one state of a file that do not touch one another. Those that change nothing are left out."""

    def __init__(self, layout: FileLayout) -> None:
        self.layout = layout
        self.edits: list[Edit] = []
        self._splices: list[Splice] = []
        self._added: dict[str, list[Plain]] = {}
        self._places: list[tuple[int, int]] = []
        self._touched: dict[str, set[int | None]] = {}
        self._styles: dict[str, Style] = {}

    def take(self, edit: Edit) -> bool:
        """Plan an edit; False where it may depend on another one here. Raises RefusedChangeError."""
        layout = self.layout
        if self.edits and layout.aliases:
            return False
        if isinstance(edit, Add) and edit.section in self._added:
            if not may_add_several(layout, edit.section):
                return False
            check_value(edit.section, dict(edit.value))
            self._added[edit.section].append(dict(edit.value))
            self.edits.append(edit)
            return True
        change = plan(layout, edit, self._style(edit.section))
        if change is None:
            return True
        if not self._has_room(change):
            return False
        if isinstance(edit, Add):
            self._added[edit.section] = [dict(edit.value)]
        else:
            self._splices.append(change)
        self.edits.append(edit)
        return True

    def make(self, moved: Moved) -> FileLayout:
        """Make the edits, and see that the file then says what was asked for; note where lines have moved.

        Raises RefusedChangeError.
        """
        layout = self.layout
        added = (
            plan_adds(layout, section, values, self._style(section))
            for section, values in self._added.items()
        )
        splices = sorted([*self._splices, *added], key=lambda change: change.start, reverse=True)
        if not splices:
            return layout
        line = layout.line_of(splices[-1].start)
        text, asked = layout.text, _nodes(layout)
        pieces, end = [], len(text)
        for change in splices:
            pieces += [text[change.end : end], change.text]
            end = change.start
            asked = changed(asked, change)
        pieces.append(text[:end])
        try:
            made = FileLayout(layout.mark + "".join(reversed(pieces)).encode())
        except NoSectionsError:
            raise RefusedChangeError(UNUSUAL, line) from None
        if not are_alike(_nodes(made), asked):
            raise RefusedChangeError(UNUSUAL, line)
        moved.extend(_moved(layout, splices))
        return made

    def _style(self, section: str) -> Style:
        if section not in self._styles:
            self._styles[section] = style_of(self.layout, section)
        return self._styles[section]

    def _has_room(self, change: Splice) -> bool:
        """Note where a change is made; False where another one is at the same place, or of the same record."""
        section = str(change.path[0]) if change.path else ""
        step = change.path[1] if len(change.path) > 1 else None
        place = step if isinstance(step, int) else None
        touched = self._touched.setdefault(section, set())
        if place in touched or (touched and (place is None or None in touched)):
            return False
        at = bisect_left(self._places, (change.start, change.end))
        if at and self._places[at - 1][1] >= change.start:
            return False
        if at < len(self._places) and self._places[at][0] <= change.end:
            return False
        touched.add(place)
        insort(self._places, (change.start, change.end))
        return True


def _nodes(layout: FileLayout) -> object:
    return layout.root.node if layout.root else {}


def _moved(layout: FileLayout, splices: Iterable[Splice]) -> Moved:
    """Say it of changes from the last to the first: each is then told by the lines before any of them."""
    return [
        (layout.line_of(one.start), _breaks(one.text) - _breaks(layout.text[one.start : one.end]))
        for one in splices
    ]


def _breaks(text: str) -> int:
    return len(f"{text}.".splitlines()) - 1
