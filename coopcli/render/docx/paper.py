"""The paper of a Word document: its page, its styles, its language, and the number at the head of a page.

The measures are those of Decree 30/2020/NĐ-CP, Annex I, part I: A4; 20 to 25 mm above and below, 30 to 35 mm at
the left, 15 to 20 mm at the right; Times New Roman in black, 13 to 14 pt; the number of the page in the middle
of the upper margin, none on the first page.
"""

from __future__ import annotations

from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles
from docx.text.paragraph import Paragraph

from coopcli.i18n import spoken
from coopcli.render.office import MADE, holdable

_NO_BREAK_SPACE: Final = "\u00a0"


def add_text(paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Add a text as one run, bold or italic even where its style is not."""
    run = paragraph.add_run(holdable(text))
    if bold:
        run.bold = True
    if italic:
        run.italic = True


def add_drawing(paragraph: Paragraph, text: str) -> None:
    """Add what is drawn with spaces (`human.is_drawn`): it keeps them, in letters that are equally wide."""
    run = paragraph.add_run(holdable(text).replace(" ", _NO_BREAK_SPACE))
    run.font.name = DRAWING_FONT
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), DRAWING_FONT)


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


def blank_document(title: str) -> WordDocument:
    """Give a document without contents, upright, with its title among its properties only."""
    document = Document()
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


def _set_properties(document: WordDocument, title: str) -> None:
    properties = document.core_properties
    properties.title = holdable(title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = "coop"
    properties.comments = ""
    properties.language = _LOCALES[spoken().code]
    properties.created = properties.modified = MADE


def _set_styles(styles: Styles) -> None:
    """Every style is black and in one font, also those that only a user of the document will choose."""
    defaults, texts = "w:docDefaults//", "w:style[@w:type!='table']//"
    for fonts in styles.element.xpath(f"{defaults}w:rFonts | {texts}w:rFonts"):
        fonts.attrib.clear()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), FONT)
    for colour in styles.element.xpath(f"{texts}w:color"):
        colour.getparent().remove(colour)
    for border in styles.element.xpath("w:style[@w:styleId='Title']//w:pBdr"):
        border.getparent().remove(border)
    for texts_in in styles.element.xpath(f"{defaults}w:lang"):
        texts_in.set(qn("w:val"), _LOCALES[spoken().code])
        texts_in.set(qn("w:eastAsia"), _LOCALES[spoken().code])

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
