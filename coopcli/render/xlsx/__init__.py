"""A workbook for Excel and LibreOffice, in the reader's language, written by openpyxl.

It is for people: its headings are the labels, its codes and parties are words. Days and numbers are real ones,
to sort and to sum; machines read JSON or CSV. The same answer gives the same bytes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from textwrap import wrap
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from coopcli.answer import Answer
from coopcli.i18n import spoken_language
from coopcli.render import Look
from coopcli.render.csv import FORMULA_STARTS
from coopcli.render.office import MADE, holdable, places_of, timeless
from coopcli.render.xlsx.sheets import Box, Sheet, sheets_of


def render(answer: Answer, look: Look) -> bytes:
    """Give the whole answer: a sheet a table, one for facts and passages, and last the total and the notes."""
    return book_of(sheets_of(answer), answer.title)


_NARROWEST, _WIDEST = 6, 60
_PAGE, _LEAST_OF_WIDE = 200, 16
"""In digits: what a page on its side has room for in a size that can be read; what a wide column keeps."""
_LINE, _HIGHEST = 15, 409
"""The height of a line, and the most that a row can have, in points: not every program finds it by itself."""
_FILTER_BUTTON = 3
_A4 = 9
_LONGEST_TITLE = 31
_LONGEST_TEXT = 32_767
"""In UTF-16 units, as Excel counts."""

_DAYS: Final = {"vi": "dd/mm/yyyy", "en": "[$-809]d mmmm yyyy"}
"""As the program writes days in each language, whatever that of the computer."""

_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\s]+")
_RESERVED = "history"
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

_COLOURS: Final = {"good": "FF2E7D32", "attention": "FF9A6700", "bad": "FFB3261E", "faint": "FF757575"}
_FONTS: Final = {tone: Font(color=colour) for tone, colour in _COLOURS.items()}
_HEADER_FONT = Font(bold=True)
_HEADER_LINE = Border(bottom=Side(style="thin"))
_TOP = Alignment(vertical="top")
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def book_of(sheets: Sequence[Sheet], title: str) -> bytes:
    """Give the workbook, the first sheet open."""
    book = Workbook(write_only=True)
    book.properties.creator = "coop"
    book.properties.title = holdable(title)
    book.properties.language = spoken_language().code
    book.properties.created = book.properties.modified = MADE
    for name, sheet in zip(titles_of(sheet.title for sheet in sheets), sheets, strict=True):
        _fill(book.create_sheet(name), sheet)
    document = BytesIO()
    # Workbook.save() would write the time of day into the properties.
    ExcelWriter(book, ZipFile(document, "w", ZIP_DEFLATED)).save()
    return timeless(document)


def titles_of(texts: Iterable[str]) -> list[str]:
    """Give each text as the title of a sheet: allowed signs, 31 of them at most, none twice in any case."""
    titles: list[str] = []
    for text in texts:
        title = _NOT_IN_TITLES.sub(" ", holdable(text)).strip(" '") or "–"
        if title.casefold() == _RESERVED:
            title = f"{title} –"
        taken = {each.casefold() for each in titles}
        endings = ("", *(f" ({number})" for number in range(2, len(titles) + 2)))
        names = (_cut_text(title, _LONGEST_TITLE - len(ending)) + ending for ending in endings)
        titles.append(next(name for name in names if name.casefold() not in taken))
    return titles


def _fill(page: Worksheet, sheet: Sheet) -> None:
    """openpyxl streams the rows: what is above them in the file must be set before.

    The page is its write-only kind, which has what is used here of a `Worksheet`.
    """
    widths = _fitted([_width(texts) for texts in _columns(sheet)])
    for position, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(position)].width = width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.auto_filter.ref = f"A1:{get_column_letter(max(len(sheet.header), 1))}{len(sheet.rows) + 1}"
    for number, row in enumerate((map(Box, sheet.header), *sheet.rows), 1):
        boxes = [*zip(row, widths, strict=False)]
        lines = max((_lines(box, width) for box, width in boxes), default=1)
        if lines > 1:
            page.row_dimensions[number].height = min(lines * _LINE, _HIGHEST)
        page.append(
            [_header(page, box.text) if number == 1 else _cell(page, box, width) for box, width in boxes]
        )


def _fitted(widths: Sequence[int]) -> list[int]:
    """Make the widest columns narrower, all alike, until the sheet can be read on one page's width."""
    narrower = range(_WIDEST, _LEAST_OF_WIDE, -1)
    fits = (widest for widest in narrower if sum(min(width, widest) for width in widths) <= _PAGE)
    widest = next(fits, _LEAST_OF_WIDE)
    return [min(width, widest) for width in widths]


def _lines(box: Box, width: int) -> int:
    """Count the lines that a text takes in a column; a word that does not fit any more begins the next."""
    if box.real is not None:
        return 1
    return sum(len(wrap(paragraph, width - 1)) or 1 for paragraph in box.text.split("\n"))


def _columns(sheet: Sheet) -> Iterator[list[str]]:
    """Give the texts of each column. A row may be shorter: that a table is empty stands in its first column."""
    for place, label in enumerate(sheet.header):
        below = [row[place].text for row in sheet.rows if place < len(row)]
        yield [label + " " * _FILTER_BUTTON, *below]


def _width(texts: Iterable[str]) -> int:
    """Give a width in digits, the unit of Excel, in which the longest text stands on one line, or the widest."""
    longest = max(places_of(line) for text in texts for line in text.split("\n"))
    return min(max(longest + 1, _NARROWEST), _WIDEST)


def _header(page: Worksheet, label: str) -> Cell:
    cell = _text_cell(page, label)
    cell.font, cell.border, cell.alignment = _HEADER_FONT, _HEADER_LINE, _WRAPPED
    return cell


def _cell(page: Worksheet, box: Box, width: int) -> Cell:
    if box.real is None:
        cell = _text_cell(page, box.text)
        long = "\n" in box.text or places_of(box.text) >= width
        cell.alignment = _WRAPPED if long else _TOP
    else:
        cell = WriteOnlyCell(page)
        cell.value = box.real
        cell.number_format = _format_of(box)
        cell.alignment = _TOP
    if box.tone in _FONTS:
        cell.font = _FONTS[box.tone]
    return cell


def _text_cell(page: Worksheet, text: str) -> Cell:
    """Its type is set last: openpyxl would make a formula of `=1+1` and an error of `#N/A`.

    The mark that Excel keeps for an apostrophe typed first holds a text a text when somebody edits it.
    """
    cell = WriteOnlyCell(page)
    cell.value = _shorten(_LIKE_AN_ESCAPE.sub("_x005F_", holdable(text)))
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
    return cell


def _format_of(box: Box) -> str:
    if isinstance(box.real, datetime.date):
        return _DAYS[spoken_language().code]
    if not box.grouped:
        return "General"
    exponent = Decimal(str(box.real)).as_tuple().exponent
    return "#,##0." + "0" * -exponent if isinstance(exponent, int) and exponent < 0 else "#,##0"


def _shorten(text: str) -> str:
    fits = len(text.encode("utf-16-le")) // 2 <= _LONGEST_TEXT
    return text if fits else _cut_text(text, _LONGEST_TEXT - 1) + "…"


def _cut_text(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip(" '")
