"""The paper of a Word document: its page, its styles, its language, the number at the head of a page; its tables.

The measures are those of Decree 30/2020/NĐ-CP, Annex I, part I: A4; 20 to 25 mm above and below, 30 to 35 mm at
the left, 15 to 20 mm at the right; Times New Roman in black, 13 to 14 pt; the number of the page in the middle
of the upper margin, none on the first page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from coopcli.i18n import spoken_language
from coopcli.render.office import MADE, holdable, places_of
from coopcli.render.page import Grid, Word, is_drawn

_NO_BREAK_SPACE: Final = "\u00a0"


def add_text(paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Add a text as one run, bold or italic even where its style is not."""
    run = paragraph.add_run(holdable(text))
    if bold:
        run.bold = True
    if italic:
        run.italic = True


def add_drawing(paragraph: Paragraph, text: str) -> None:
    """Add what is drawn with spaces (`page.is_drawn`): it keeps them, in letters that are equally wide."""
    run = paragraph.add_run(holdable(text).replace(" ", _NO_BREAK_SPACE))
    _set_font(run._r.get_or_add_rPr().get_or_add_rFonts(), DRAWING_FONT)


def _set_font(fonts: BaseOxmlElement, name: str) -> None:
    """Set the font of every script; python-docx itself leaves out the last two."""
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), name)


FONT: Final = "Times New Roman"
DRAWING_FONT: Final = "Courier New"
"""For drawings, whose signs must be equally wide."""

TABLE_SIZES: Final = (13, 12, 11, 10)
"""Of texts in tables, in points: the Decree's, then as small as still reads well."""

AFTER_TABLE: Final = "After Table"

_SHORT, _LONG = Mm(210), Mm(297)
_ABOVE_AND_BELOW, _LEFT, _RIGHT = Mm(20), Mm(30), Mm(15)
_HEADER = Mm(10)
_SIZE = 14
_LOCALES: Final = {"vi": "vi-VN", "en": "en-US"}
_LONGEST_PROPERTY: Final = 255
_WORD_2013: Final = "15"
"""Its layout, which all later ones keep: with an older one the title bar says "Compatibility Mode"."""


def blank_document(title: str) -> Document:
    """Give a document without contents, upright, with its title among its properties only."""
    document = docx.Document()
    _set_properties(document, title)
    _set_styles(document.styles)
    for setting in document.settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']"):
        setting.set(qn("w:val"), _WORD_2013)
    section = document.sections[0]
    lay(section, wide=False)
    section.different_first_page_header_footer = True
    _number_pages(section)
    return document


def lay(section: Section, *, wide: bool) -> Section:
    """Lay the pages of a section on their side, or upright; the margins are the same."""
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    section.top_margin = section.bottom_margin = _ABOVE_AND_BELOW
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.header_distance = section.footer_distance = _HEADER
    return section


def room(*, wide: bool) -> Length:
    """Give the width between the margins."""
    return Length((_LONG if wide else _SHORT) - _LEFT - _RIGHT)


def table_style(size: int) -> str:
    """Give the name of the paragraph style for texts in tables of this size in points."""
    return f"Table Text {size}"


def _set_properties(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title = holdable(title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = "coop"
    properties.comments = ""
    properties.language = _LOCALES[spoken_language().code]
    properties.created = properties.modified = MADE


def _set_styles(styles: Styles) -> None:
    """Every style is black and in one font, also those that only a user of the document will choose."""
    defaults, texts = "w:docDefaults//", "w:style[@w:type!='table']//"
    for fonts in styles.element.xpath(f"{defaults}w:rFonts | {texts}w:rFonts"):
        fonts.attrib.clear()
        _set_font(fonts, FONT)
    for unwanted in styles.element.xpath(f"{texts}w:color | w:style[@w:styleId='Title']//w:pBdr"):
        unwanted.getparent().remove(unwanted)
    for texts_in in styles.element.xpath(f"{defaults}w:lang"):
        texts_in.set(qn("w:val"), _LOCALES[spoken_language().code])
        texts_in.set(qn("w:eastAsia"), _LOCALES[spoken_language().code])

    _shape(styles, "Normal", _SIZE, after=6)
    title = _shape(styles, "Title", _SIZE, after=12, bold=True)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.keep_with_next = True
    for level, italic in ((1, False), (2, True), (3, True)):
        heading = _shape(styles, f"Heading {level}", _SIZE, before=12, after=6, bold=level < 3)
        heading.font.italic = italic
    _shape(styles, "Header", _SIZE).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _shape(styles, "List Bullet", _SIZE, after=6)
    for name, size, around in ((AFTER_TABLE, 6, 0), *((table_style(size), size, 2) for size in TABLE_SIZES)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[no-untyped-call]
        style.base_style = styles["Normal"]
        _shape(styles, name, size, before=around, after=around)


def _shape(
    styles: Styles, name: str, size: int, before: int = 0, after: int = 0, bold: bool = False
) -> ParagraphStyle:
    """Set a paragraph style of the document; all measures are points."""
    style = styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.size, style.font.bold = Pt(size), bold
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.0
    return style


def _number_pages(section: Section) -> None:
    """The page's own number is a field, which Word and LibreOffice fill; later sections keep this header."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph = section.header.paragraphs[0]
    paragraph.add_run("2")
    field.append(paragraph.runs[0]._r)
    paragraph._p.append(field)


_MOST_UPRIGHT: Final = 7
"""Columns of a table that an upright page has room for."""

_MOST_UPRIGHT_IF_LONG: Final = 5
_LONG_TEXT: Final = 250
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
    long = any(places_of(word.text) > _LONG_TEXT for row in grid.rows for word in row)
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
    for paragraph in (cell.paragraphs[0] for cell in row.cells):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in paragraph.runs:
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
    return size, _share_out(space, _needs(grid, size), _wishes(grid, size))


def _needs(grid: Grid, size: int) -> list[Length]:
    """Give the width of each column in which no word is broken."""
    return [
        max(
            _width_needed(label, size, _CAPITAL_PLACE if label.isupper() else _BOLD_PLACE),
            *(_width_needed(row[column].text, size) for row in grid.rows),
        )
        for column, label in enumerate(grid.labels)
    ]


def _wishes(grid: Grid, size: int) -> list[Length]:
    """Give the width of each column in which every text but long ones stands on one line."""
    least = _LEAST_WISH if len(grid.labels) <= _MOST_WITH_LEAST_WISH else 0
    places = [
        max(0 if number else least, places_of(label), *(places_of(row[column].text) for row in grid.rows))
        for column, (label, number) in enumerate(zip(grid.labels, grid.numeric, strict=True))
    ]
    return [_width(min(each, _WIDEST_WISH), size) for each in places]


def _share_out(space: Length, needed: Sequence[Length], wished: Sequence[Length]) -> list[Length]:
    """Give each column what it wishes, else the same part of it as all others, but no less than it needs."""
    if sum(needed) > space:
        return [Length(space * need // sum(needed)) for need in needed]
    wishes = [max(need, wish) for need, wish in zip(needed, wished, strict=True)]
    rest: int = space
    total: int = sum(wishes)
    shares = [*wishes]
    if total > rest:
        # From the column whose part falls most short of its need: what it takes beyond its part, the others lack.
        for place in sorted(range(len(wishes)), key=lambda place: wishes[place] / needed[place]):
            shares[place] = Length(max(needed[place], rest * wishes[place] // total))
            rest, total = rest - shares[place], total - wishes[place]
    return shares


def _width_needed(text: str, size: int, place: float = _PLACE) -> Length:
    """A drawing stays on one line."""
    if is_drawn(text):
        return _width(places_of(text), size, _DRAWN_PLACE)
    return _width(max(map(places_of, _BREAKS.split(text))), size, place)


def _width(places: int, size: int, place: float = _PLACE) -> Length:
    return Length(int(places * place * Pt(size)) + _MARGINS)
