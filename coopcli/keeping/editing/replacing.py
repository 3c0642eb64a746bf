"""The value of a field or an element is replaced, and the comment behind it kept."""

from __future__ import annotations

import re
from typing import Final

from coopcli.keeping.editing.changes import Splice
from coopcli.keeping.editing.edits import Plain
from coopcli.keeping.editing.layout import BLOCK_STYLES, PlacedNode
from coopcli.keeping.editing.refusals import COMMENTED, UNUSUAL, RefusedChangeError
from coopcli.keeping.editing.writing import Style, Writer, indented, quotes_around
from coopcli.reading.nodes import Scalar

_COLON: Final = re.compile(r"[ \t]*:")
_SIGN: Final = re.compile(r"(?:&\S+[ \t]+)?[|>][-+0-9]*")


def replace(spot: PlacedNode, value: Plain, style: Style, *, in_line: bool = False) -> Splice:
    """Put a value in place of another one; `in_line`: in brackets if it has any. Raises RefusedChangeError."""
    if spot.has_comments:
        raise RefusedChangeError(COMMENTED, spot.line)
    writer = Writer(style, quotes_around(spot), _may_end_in_block(spot))
    if spot.within_flow:
        return _in_line(spot, value, writer.inline(value))
    head, lines = (writer.inline(value), []) if in_line else _written(spot, value, writer)
    if not lines and head and _stands_in_line(spot):
        return _in_line(spot, value, head)
    return _over_lines(spot, value, head, lines)


def _may_end_in_block(spot: PlacedNode) -> bool:
    """Whether a text in lines of its own would not take in what stands behind: a comment, or the end of the file."""
    layout, number = spot.layout, spot.last_line + 1
    while layout.is_blank(number):
        number += 1
    return (
        layout.comment_column(number) in (None, 0) if number < len(layout.lines) else layout.has_final_break
    )


def _written(spot: PlacedNode, value: Plain, writer: Writer) -> tuple[str, list[str]]:
    """Give what is to stand behind the key or dash, and the lines below."""
    stays_flow = spot.flow and bool(spot.node) and _stands_in_line(spot)
    if spot.key is not None:
        below = writer.below(value, str(spot.name))
        if below is None or (stays_flow and not isinstance(value, str)):
            return writer.inline(value, flow=not isinstance(value, str)), []
        return below[0], indented(below[1], len(spot.layout.before(spot.key[0])))
    if isinstance(value, list) or stays_flow:
        return writer.inline(value, flow=not isinstance(value, str)), []
    first, *others = writer.element(value)
    return first, indented(others, len(spot.layout.before(_lead(spot))) + len(_gap(spot)))


def _lead(spot: PlacedNode) -> int:
    """Give the place behind the colon of its key, or behind its dash."""
    layout = spot.layout
    if spot.key is not None:
        colon = _COLON.match(layout.text, spot.key[1])
        if colon is not None:
            return colon.end()
    elif (dash := spot.dash) is not None:
        return dash + 1
    raise RefusedChangeError(UNUSUAL, spot.line)


def _gap(spot: PlacedNode) -> str:
    """Give the spaces that stand before the value, or would."""
    gap = spot.layout.text[_lead(spot) : spot.start]
    return gap if gap and not gap.strip(" ") else " "


def _stands_in_line(spot: PlacedNode) -> bool:
    """Whether it is a text, or something in brackets, in the line of its key or dash."""
    if spot.style in BLOCK_STYLES or (not isinstance(spot.node, Scalar) and not spot.flow):
        return False
    return len({spot.layout.line_of(place) for place in (_lead(spot), spot.start, spot.end)}) == 1


def _in_line(spot: PlacedNode, value: Plain, text: str) -> Splice:
    if spot.start == spot.end and not spot.layout.before(spot.start).endswith((" ", "\t")):
        text = f" {text}"
    return Splice(spot.start, spot.end, text, spot.path, value)


def _over_lines(spot: PlacedNode, value: Plain, head: str, lines: list[str]) -> Splice:
    """Replace all from the key or dash to the end of the line that the old value ends in."""
    layout, lead = spot.layout, _lead(spot)
    comment, end = _comment(spot, lead)
    ending = layout.ending(layout.line_of(lead))
    text = (_gap(spot) + head if head else "") + comment + "".join(ending + line for line in lines)
    return Splice(lead, end, text, spot.path, value)


def _comment(spot: PlacedNode, lead: int) -> tuple[str, int]:
    """Give the comment that is kept behind the key or dash, with the spaces before it; and where the old value ends."""
    layout = spot.layout
    behind = layout.behind(spot.end)
    if spot.style in BLOCK_STYLES:
        sign = _SIGN.match(layout.behind(spot.start))
        return _kept(layout.behind(spot.start)[sign.end() if sign else 0 :]), spot.end
    gap = layout.text[lead : spot.start]
    if not isinstance(spot.node, Scalar) and not spot.flow and behind.strip():
        raise RefusedChangeError(COMMENTED, spot.last_line)
    above = layout.behind(lead) if layout.line_of(lead) != layout.line_of(spot.start) else ""
    if gap[len(above) :].strip() or (above.strip() and behind.strip()):
        raise RefusedChangeError(COMMENTED, spot.line)
    return _kept(above if above.strip() else behind), spot.end + len(behind)


def _kept(comment: str) -> str:
    return comment if comment.strip() else ""
