"""Sheets as the bytes of a workbook: valid titles, texts that are never formulas, looks, fixed dates."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from coopcli.i18n import Language
from coopcli.render.rows import FORMULA_STARTS
from coopcli.render.xlsx.sheets import Box, Sheet

_NARROWEST, _WIDEST = 6, 60
_FILTER_BUTTON = 3
_A4 = 9
_LONGEST_TITLE = 31
_LONGEST_TEXT = 32_767
"""In UTF-16 units, as Excel counts."""

_DAYS: Final = {"vi": "dd/mm/yyyy", "en": "[$-809]d mmmm yyyy"}
"""As the program writes days in each language, whatever that of the computer."""

_MADE: Final = datetime.datetime(1980, 1, 1)
"""The first moment that a zip archive knows: a workbook does not tell when it was written."""

_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\s]+")
_RESERVED = "history"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

_COLOURS: Final = {"good": "FF2E7D32", "attention": "FF9A6700", "bad": "FFB3261E", "faint": "FF757575"}
_FONTS: Final = {tone: Font(color=colour) for tone, colour in _COLOURS.items()}
_HEADER_FONT = Font(bold=True)
_HEADER_LINE = Border(bottom=Side(style="thin"))
_TOP = Alignment(vertical="top")
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def book_of(sheets: Sequence[Sheet], title: str, language: Language) -> bytes:
    """Give the workbook, the first sheet open."""
    book = Workbook(write_only=True)
    book.properties.creator = "coop"
    book.properties.title = _holdable(title)
    book.properties.language = language.code
    book.properties.created = book.properties.modified = _MADE
    for name, sheet in zip(titles_of(sheet.title for sheet in sheets), sheets, strict=True):
        _fill(book.create_sheet(name), sheet, language)
    document = BytesIO()
    # Workbook.save() would write the time of day into the properties.
    ExcelWriter(book, ZipFile(document, "w", ZIP_DEFLATED)).save()
    return _timeless(document)


def titles_of(texts: Iterable[str]) -> list[str]:
    """Give each text as the title of a sheet: allowed signs, 31 of them at most, none twice in any case."""
    titles: list[str] = []
    for text in texts:
        title = _NOT_IN_TITLES.sub(" ", _holdable(text)).strip(" '") or "–"
        if title.casefold() == _RESERVED:
            title = f"{title} –"
        taken, name, number = {each.casefold() for each in titles}, _cut(title, _LONGEST_TITLE), 1
        while name.casefold() in taken:
            number += 1
            ending = f" ({number})"
            name = _cut(title, _LONGEST_TITLE - len(ending)) + ending
        titles.append(name)
    return titles


def _fill(page: Worksheet, sheet: Sheet, language: Language) -> None:
    """openpyxl streams the rows: what is above them in the file must be set before.

    The page is its write-only kind, which has what is used here of a `Worksheet`.
    """
    widths = [_width(texts) for texts in _columns(sheet)]
    for position, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(position)].width = width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.auto_filter.ref = f"A1:{get_column_letter(max(len(sheet.header), 1))}{len(sheet.rows) + 1}"
    page.append([_header(page, label) for label in sheet.header])
    for row in sheet.rows:
        page.append([_cell(page, box, language) for box in row])


def _columns(sheet: Sheet) -> list[list[str]]:
    columns = [[label + " " * _FILTER_BUTTON] for label in sheet.header]
    for row in sheet.rows:
        for texts, box in zip(columns, row, strict=False):
            texts.append(box.text)
    return columns


def _width(texts: Iterable[str]) -> int:
    """Give a width in digits, the unit of Excel, in which the longest text stands on one line, or the widest."""
    longest = max(_cells_of(line) for text in texts for line in text.split("\n"))
    return min(max(longest + 1, _NARROWEST), _WIDEST)


def _cells_of(text: str) -> int:
    """Marks above letters take no room, Chinese and Japanese signs take two places."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _header(page: Worksheet, label: str) -> Cell:
    cell = _text_cell(page, label)
    cell.font, cell.border, cell.alignment = _HEADER_FONT, _HEADER_LINE, _WRAPPED
    return cell


def _cell(page: Worksheet, box: Box, language: Language) -> Cell:
    if box.real is None:
        cell = _text_cell(page, box.text)
        long = "\n" in box.text or _cells_of(box.text) >= _WIDEST
        cell.alignment = _WRAPPED if long else _TOP
    else:
        cell = WriteOnlyCell(page)
        cell.value = box.real
        cell.number_format = _format_of(box, language)
        cell.alignment = _TOP
    if box.tone in _FONTS:
        cell.font = _FONTS[box.tone]
    return cell


def _text_cell(page: Worksheet, text: str) -> Cell:
    """Its type is set last: openpyxl would make a formula of `=1+1` and an error of `#N/A`.

    The mark that Excel keeps for an apostrophe typed first holds a text a text when somebody edits it.
    """
    cell = WriteOnlyCell(page)
    cell.value = _shortened(_LIKE_AN_ESCAPE.sub("_x005F_", _holdable(text)))
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
    return cell


def _format_of(box: Box, language: Language) -> str:
    if isinstance(box.real, datetime.date):
        return _DAYS[language.code]
    exponent = Decimal(str(box.real)).as_tuple().exponent
    decimals = "." + "0" * -exponent if isinstance(exponent, int) and exponent < 0 else ""
    if not box.grouped:
        return "General"
    return f"#,##0{decimals}"


def _holdable(text: str) -> str:
    """Give the text with an escape for each sign that XML cannot hold."""
    return _NOT_IN_XML.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def _shortened(text: str) -> str:
    return text if _units(text) <= _LONGEST_TEXT else _cut(text, _LONGEST_TEXT - 1) + "…"


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip(" '")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _timeless(document: BytesIO) -> bytes:
    """Give the archive again with one date for all its files."""
    again = BytesIO()
    with ZipFile(document) as dated, ZipFile(again, "w") as undated:
        for name in dated.namelist():
            undated.writestr(ZipInfo(name, _MADE.timetuple()[:6]), dated.read(name), ZIP_DEFLATED)
    return again.getvalue()
