"""Texts of records as runs of a Word document."""

from __future__ import annotations

from typing import Final

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from coopcli.render.docx.paper import DRAWING_FONT
from coopcli.render.office import holdable

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
