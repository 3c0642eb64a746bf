"""A field, an element or a record is removed, with the comments that can be about nothing else."""

from __future__ import annotations

import re
from typing import Final

from coopcli.keeping.editing.changes import Splice
from coopcli.keeping.editing.layout import PlacedNode
from coopcli.keeping.editing.refusals import COMMENTED, CROWDED, RefusedChangeError

_DASH: Final = re.compile(r" *-( +)")


def remove(spot: PlacedNode) -> Splice:
    """Remove a field, an element or a record. Raises RefusedChangeError."""
    holder = spot.holder
    assert holder is not None
    if holder.flow:
        return _from_brackets(spot, holder)
    layout = spot.layout
    start = spot.key[0] if spot.key else spot.dash
    if start is None:
        raise RefusedChangeError(CROWDED, spot.line)
    before = layout.before(start)
    behind = layout.behind(spot.end)
    if behind.strip() and not behind.lstrip().startswith("#"):
        raise RefusedChangeError(CROWDED, spot.line)
    if before.strip(" "):
        return _behind_dash(spot, before)
    return _lines(spot, layout.line_of(start), len(before), holder)


def _lines(spot: PlacedNode, first: int, column: int, holder: PlacedNode) -> Splice:
    """Remove whole lines."""
    layout = spot.layout
    last = layout.after_comments(spot.last_line + 1, column)
    top = first
    while layout.comment_column(top - 1) == column:
        top -= 1
    own_comments = top < first and (
        last >= len(layout.lines)
        or layout.is_blank(last)
        or layout.comment_column(last) is not None
        or spot.next is None
    )
    first, last = _with_blanks(spot, top if own_comments else first, last)
    start, end = layout.line_start(first), layout.line_start(last)
    if (
        last >= len(layout.lines)
        and first
        and not layout.has_final_break
        and not _ends_in_block(spot.previous)
    ):
        start -= len(layout.ending(first - 1))
    return _gone(spot, holder, start, end)


def _with_blanks(spot: PlacedNode, first: int, last: int) -> tuple[int, int]:
    """Take blank lines with what is removed, so that as many stay as stand between others; none ends the file."""
    layout, previous = spot.layout, spot.previous
    if layout.is_blank(last) and (first == 0 or layout.is_blank(first - 1) or _keeps_blanks(previous)):
        while layout.is_blank(last):
            last += 1
    if last >= len(layout.lines):
        while previous is not None and layout.is_blank(first - 1) and first - 1 > previous.last_line:
            first -= 1
    return first, last


def _ends_in_block(previous: PlacedNode | None) -> bool:
    """Whether a line break behind what stands before is part of its text."""
    return previous is not None and bool(previous.last_sign)


def _keeps_blanks(previous: PlacedNode | None) -> bool:
    """Whether blank lines behind what stands before are part of its text."""
    return previous is not None and "+" in previous.last_sign


def _gone(spot: PlacedNode, holder: PlacedNode, start: int, end: int) -> Splice:
    """Say what is left: a list whose lines are all gone is nothing."""
    if len(holder.below) == 1 and not holder.flow and holder.holder is not None:
        return Splice(start, end, "", holder.path, None)
    return Splice(start, end, "", spot.path, gone=True)


def _behind_dash(spot: PlacedNode, before: str) -> Splice:
    """Remove the first field of an element, in the line of its dash: the next one takes its place."""
    layout, following = spot.layout, spot.next
    if not _DASH.fullmatch(before) or following is None or following.key is None or spot.key is None:
        raise RefusedChangeError(CROWDED, spot.line)
    if layout.behind(spot.end).strip() or layout.text[spot.end : following.key[0]].strip():
        raise RefusedChangeError(COMMENTED, spot.line)
    return Splice(spot.key[0], following.key[0], "", spot.path, gone=True)


def _from_brackets(spot: PlacedNode, holder: PlacedNode) -> Splice:
    if holder.has_comments:
        raise RefusedChangeError(COMMENTED, holder.line)
    start = spot.key[0] if spot.key else spot.start
    following, before = spot.next, spot.previous
    if following is not None:
        end = following.key[0] if following.key else following.start
    elif before is not None:
        start, end = before.end, spot.end
    else:
        start, end = holder.start + 1, holder.end - 1
    return Splice(start, end, "", spot.path, gone=True)
