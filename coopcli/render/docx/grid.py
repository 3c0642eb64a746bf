"""Tables of a Word document: their header on every page, rows whole, columns as wide as their texts need."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Row

from coopcli.render.docx.paper import AFTER_TABLE, TABLE_SIZES, add_drawing, add_text, room, table_style
from coopcli.render.human import is_drawn
from coopcli.render.office import places_of
from coopcli.render.page import Grid, Word

_MOST_UPRIGHT: Final = 7
"""Columns of a table that an upright page has room for."""

_MOST_UPRIGHT_IF_LONG: Final = 5
_LONG: Final = 250
"""Places of a text: with one that is longer, an upright page has room for fewer columns."""

_SIZES_FOR: Final = ((4, 13), (6, 12), (8, 11))
"""The size in points that a table of at most so many columns begins with; one of more has the smallest."""

_PLACE, _BOLD_PLACE, _CAPITAL_PLACE, _DRAWN_PLACE = 0.55, 0.6, 0.75, 0.61
"""The width of a letter against its size: the digits of Times New Roman have 0.5, bold letters and capitals more."""

_MARGINS: Final = Mm(4)
_WIDEST_WISH: Final = 80
"""Places beyond which a column wishes for no more room: its texts take several lines."""

_LEAST_WISH: Final = 34
_MOST_WITH_LEAST_WISH: Final = 8
"""Places that a column of texts wishes for at least, where there are so few columns: one may write in it by hand."""

_BREAKS: Final = re.compile(r"\s+|(?<=-)")


def is_wide(grid: Grid) -> bool:
    """Whether a table needs a page that lies on its side."""
    long = any(places_of(word.text) > _LONG for row in grid.rows for word in row)
    most = _MOST_UPRIGHT_IF_LONG if long else _MOST_UPRIGHT
    return bool(grid.rows) and len(grid.labels) > most


def add_grid(document: Document, grid: Grid) -> None:
    """Add a table that has rows, and behind it a paragraph, for Word would join two tables that touch."""
    size, widths = _fitted(grid)
    table = document.add_table(0, len(grid.labels), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    style = document.styles[table_style(size)].style_id
    _head(table, grid, style)
    for row in grid.rows:
        _fill(_new_row(table), row, grid.numeric, style)
    document.add_paragraph(style=AFTER_TABLE)


def _head(table: Table, grid: Grid, style: str) -> None:
    row = _new_row(table)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fill(row, tuple(map(Word, grid.labels)), grid.numeric, style)
    for cell in row.cells:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _new_row(table: Table) -> _Row:
    """Add a row that stands whole on one page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row


def _fill(row: _Row, words: Sequence[Word], numeric: Sequence[bool], style: str) -> None:
    for cell, word, number in zip(row.cells, words, numeric, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style  # python-docx would look through all styles for each cell
        if number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if is_drawn(word.text):
            add_drawing(paragraph, word.text)
        else:
            add_text(paragraph, word.text)


def _fitted(grid: Grid) -> tuple[int, list[Length]]:
    """Give the size and the widths: the largest size in which no word is broken, or the smallest."""
    space = room(wide=is_wide(grid))
    largest = next((size for most, size in _SIZES_FOR if len(grid.labels) <= most), TABLE_SIZES[-1])
    sizes = [size for size in TABLE_SIZES if size <= largest]
    size = next((size for size in sizes if sum(_needs(grid, size)) <= space), sizes[-1])
    return size, _shared_out(space, _needs(grid, size), _wishes(grid, size))


def _needs(grid: Grid, size: int) -> list[Length]:
    """Give the width of each column in which no word is broken."""
    widths = [
        _needed(label, size, _CAPITAL_PLACE if label.isupper() else _BOLD_PLACE) for label in grid.labels
    ]
    for row in grid.rows:
        widths = [max(width, _needed(word.text, size)) for width, word in zip(widths, row, strict=True)]
    return widths


def _wishes(grid: Grid, size: int) -> list[Length]:
    """Give the width of each column in which every text but long ones stands on one line."""
    least = _LEAST_WISH if len(grid.labels) <= _MOST_WITH_LEAST_WISH else 0
    widths = [
        max(_wished(label, size), _width(0 if number else least, size, _PLACE))
        for label, number in zip(grid.labels, grid.numeric, strict=True)
    ]
    for row in grid.rows:
        widths = [max(width, _wished(word.text, size)) for width, word in zip(widths, row, strict=True)]
    return widths


def _shared_out(space: Length, needed: Sequence[Length], wished: Sequence[Length]) -> list[Length]:
    """Give each column what it wishes, else the same part of it as all others, but no less than it needs."""
    if sum(needed) > space:
        return [Length(space * need // sum(needed)) for need in needed]
    wishes = [max(need, wish) for need, wish in zip(needed, wished, strict=True)]
    rest: int = space
    total: int = sum(wishes)
    if total <= rest:
        return wishes
    # From the column whose part falls most short of its need: what it takes beyond its part, the others lack.
    shares = dict.fromkeys(range(len(wishes)), Length(0))
    for place in sorted(shares, key=lambda place: wishes[place] / needed[place]):
        shares[place] = Length(max(needed[place], rest * wishes[place] // total))
        rest, total = rest - shares[place], total - wishes[place]
    return list(shares.values())


def _needed(text: str, size: int, place: float = _PLACE) -> Length:
    """A drawing stays on one line."""
    if is_drawn(text):
        return _width(places_of(text), size, _DRAWN_PLACE)
    return _width(max(map(places_of, _BREAKS.split(text))), size, place)


def _wished(text: str, size: int) -> Length:
    return _width(min(places_of(text), _WIDEST_WISH), size)


def _width(places: int, size: int, place: float = _PLACE) -> Length:
    return Length(int(places * place * Pt(size)) + _MARGINS)
