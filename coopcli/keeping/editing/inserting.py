"""A new field, a new element, a new section: text is only inserted, in the style of what stands around."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from coopcli.keeping.editing.changes import Splice
from coopcli.keeping.editing.edits import Path, Plain
from coopcli.keeping.editing.layout import BLOCK_STYLES, FileLayout, PlacedNode
from coopcli.keeping.editing.refusals import COMMENTED, CROWDED, LAST_TEXT, UNUSUAL, RefusedChangeError
from coopcli.keeping.editing.replacing import replace
from coopcli.keeping.editing.writing import Style, Writer, indented, quotes_around

_DASH: Final = re.compile(r" *-( +)")
_END_OF_DOCUMENT: Final = re.compile(r"\.\.\.(?:[ \t].*)?")
_CLOSING: Final = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*[\]}]")


def insert(holder: PlacedNode, at: int, name: str, value: Plain, style: Style) -> Splice:
    """Put a new field before the one with this number, or behind the last. Raises RefusedChangeError."""
    path = (*holder.path, name)
    fields = list(holder.below.values())
    if holder.flow:
        writer = Writer(style, quotes_around(holder))
        return _into_brackets(holder, at, f"{writer.key(name)}: {writer.inline(value)}", path, value)
    layout, first = holder.layout, fields[0]
    assert first.key is not None
    if at == 0 and layout.before(first.key[0]).strip(" "):
        at = 1  # the first one shares its line with a dash
    column = len(layout.before(first.key[0]))
    quotes = layout.text[first.key[0]]
    lines = Writer(style, blocks=layout.has_final_break).entry(name, value, quotes if quotes in "\"'" else "")
    number = _line_behind(fields[at - 1], column) if at else _line_before(first)
    return _lines(layout, number, indented(lines, column), path, value, at)


def append(holder: PlacedNode, value: Plain, style: Style, *more: Plain) -> Splice:
    """Put a new element behind the last one of a list that has some; `more` of them where it is without brackets.

    Raises RefusedChangeError.
    """
    elements = list(holder.below.values())
    path = (*holder.path, len(elements))
    writer = Writer(style, quotes_around(holder), holder.layout.has_final_break)
    if holder.flow:
        return _into_brackets(holder, len(elements), writer.inline(value), path, value)
    layout, last = holder.layout, elements[-1]
    prefix, column = _prefix(elements)
    spaced = len(elements) > 1 and layout.is_blank(_top(last) - 1) and "+" not in last.last_sign
    lines: list[str] = [""] if spaced else []
    for one in (value, *more):
        in_line = last.flow and isinstance(one, dict)
        lines += [prefix + writer.inline(one)] if in_line else writer.elements([one], prefix)
        lines += [""] if spaced else []
    lines = lines[:-1] if spaced else lines
    made = _lines(layout, _line_behind(last, column), lines, path, value, len(elements))
    return dataclasses.replace(made, more=more)


def begin(section: PlacedNode, value: Plain, style: Style) -> Splice:
    """Put the first records into a section of nothing, below the comments that are its own."""
    layout = section.layout
    assert section.key is not None
    column = len(layout.before(section.key[0]))
    number = layout.after_comments(section.line + 1, column)
    while layout.comment_column(number) == column:
        number += 1
    if number < len(layout.lines) and not layout.is_blank(number):  # they are about what follows
        number = layout.after_comments(section.line + 1, column)
    below = Writer(style, blocks=layout.has_final_break).below(value)
    if section.start != section.end or number == section.line + 1 or section.within_flow or below is None:
        return replace(section, value, style)
    return _lines(layout, number, indented(below[1], column), section.path, value, None)


def add_section(layout: FileLayout, section: str, value: Plain, style: Style) -> Splice:
    """Put a new section at the end of a file. Raises RefusedChangeError."""
    root = layout.root
    if root is not None and root.flow:
        return insert(root, len(root.below), section, value, style)
    sections = list(root.below.values()) if root else []
    column = len(layout.before(sections[0].key[0])) if sections and sections[0].key else 0
    end = sections[-1].last_line + 1 if sections else 0
    number = next(
        (at for at in range(end, len(layout.lines)) if _END_OF_DOCUMENT.fullmatch(layout.line(at))), None
    )
    if number is None:
        number = len(layout.lines)
    lines = indented(Writer(style, blocks=layout.has_final_break).entry(section, value), column)
    keeps_blanks = bool(sections) and "+" in sections[-1].last_sign
    if (
        layout.lines
        and not layout.is_blank(number - 1)
        and not keeps_blanks
        and (not sections or _are_spaced(sections))
    ):
        lines = ["", *lines]
    return _lines(layout, number, lines, (section,), value, len(sections))


def _are_spaced(sections: list[PlacedNode]) -> bool:
    """Whether blank lines stand between the sections of a file."""
    return any(one.layout.is_blank(_top(one) - 1) for one in sections[1:])


def _top(spot: PlacedNode) -> int:
    """Give the line of a field or an element, or of the first of the comment lines directly above it."""
    dash = spot.dash if spot.key is None else None
    number = spot.line if dash is None else spot.layout.line_of(dash)
    while spot.layout.comment_column(number - 1) is not None:
        number -= 1
    return number


def _line_behind(spot: PlacedNode, column: int) -> int:
    """Give the line behind a field or element and the comments that are its own, being indented deeper."""
    layout = spot.layout
    behind = layout.behind(spot.end)
    if behind.strip() and not behind.lstrip().startswith("#"):
        raise RefusedChangeError(CROWDED, spot.line)
    return layout.after_comments(spot.last_line + 1, column)


def _line_before(first: PlacedNode) -> int:
    """Give the line before the first field and the comments above it."""
    assert first.holder is not None
    lead = first.holder.line if first.holder.key else -1
    number = first.line
    while number - 1 > lead and first.layout.comment_column(number - 1) is not None:
        number -= 1
    return number


def _prefix(elements: list[PlacedNode]) -> tuple[str, int]:
    """Give what stands before an element, its dash with the spaces around it, and the column of the dash."""
    for one in reversed(elements):
        dash = one.dash
        if dash is None:
            continue
        before = one.layout.before(one.start)
        column = len(one.layout.before(dash))
        return (before if _DASH.fullmatch(before) else f"{' ' * column}- "), column
    raise RefusedChangeError(CROWDED, elements[-1].line)


def _lines(
    layout: FileLayout, number: int, lines: list[str], path: Path, value: Plain, at: int | None
) -> Splice:
    """Insert lines before a line; where that is the end of the file, its last line has a break, or not, as before."""
    place, ending = layout.line_start(number), layout.ending(number - 1)
    text = "".join(line + ending for line in lines)
    if number >= len(layout.lines) and not layout.has_final_break:
        if layout.root is not None and layout.root.last_sign.strip("0123456789") in BLOCK_STYLES:
            raise RefusedChangeError(LAST_TEXT, number - 1)
        text = ending + text.removesuffix(ending)
    return Splice(place, place, text, path, value, at)


def _into_brackets(holder: PlacedNode, at: int, text: str, path: Path, value: Plain) -> Splice:
    """Insert a field or an element into brackets: in a line of its own where the one before it has one."""
    layout = holder.layout
    if holder.has_comments:
        raise RefusedChangeError(COMMENTED, holder.line)
    if layout.text[holder.start] not in "[{":
        raise RefusedChangeError(UNUSUAL, holder.line)
    within = list(holder.below.values())
    if not within:
        return Splice(holder.start + 1, holder.end - 1, text, path, value, 0)
    if at == 0:
        first = within[0].key[0] if within[0].key else within[0].start
        return Splice(first, first, f"{text}, ", path, value, 0)
    before = within[at - 1]
    start = before.key[0] if before.key else before.start
    lead = layout.before(start)
    gap = (
        f",{layout.ending(before.line)}{lead}"
        if not lead.strip(" ") and _CLOSING.match(layout.text, before.end)
        else ", "
    )
    return Splice(before.end, before.end, gap + text, path, value, at)
