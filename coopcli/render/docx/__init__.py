"""A Word document as Vietnamese offices lay it out, in the reader's language, written by python-docx.

A4, Times New Roman, margins and page numbers of Decree 30/2020/NĐ-CP, Annex I; real headings and tables, to be
edited and copied from. It is for people: machines read JSON or CSV. The same answer gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import Final

from docx.document import Document

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.docx.layout import AFTER_TABLE, add_grid, add_text, blank_document, is_wide, lay
from coopcli.render.office import timeless
from coopcli.render.page import Grid, Page, Pair, Pairs, Part, TextPassage, page_of


def render(answer: Answer, look: Look) -> bytes:
    """Give the whole answer; wide tables stand on pages that lie on their side."""
    page = page_of(answer)
    document = blank_document(page.title)
    write(document, page)
    written = BytesIO()
    document.save(written)
    return timeless(written)


_DEEPEST_HEADING: Final = 3


def write(document: Document, page: Page) -> None:
    """Write the page into an empty document.

    Parts that are laid alike share a section. The title stands with the first of them and the total and the
    notes with the last, so that no page has one line only.
    """
    lay(document.sections[0], wide=any(map(_is_wide, page.parts[:1])))
    _add_paragraph(document, page.title, "Title")
    for number, (wide, parts) in enumerate(groupby(page.parts, _is_wide)):
        if number:
            _begin_section(document, wide=wide)
        for part in parts:
            _add_part(document, part)
    _add_paragraph(document, page.total, "Normal")
    for note in page.notes:
        _add_paragraph(document, note, "List Bullet")


def _is_wide(part: Part) -> bool:
    return isinstance(part, Grid) and is_wide(part)


def _begin_section(document: Document, *, wide: bool) -> None:
    section = lay(document.add_section(), wide=wide)
    section.different_first_page_header_footer = False
    # The paragraph that ends the section before: as low as it can be, lest it needs a page of its own.
    document.paragraphs[-1].style = AFTER_TABLE


def _add_part(document: Document, part: Part) -> None:
    _add_paragraph(document, part.title, f"Heading {min(1 + part.depth, _DEEPEST_HEADING)}")
    if isinstance(part, TextPassage):
        _add_passage(document, part)
    elif isinstance(part, Pairs):
        for pair in part.pairs:
            _add_pair(document, pair)
    elif part.rows:
        add_grid(document, part)
    else:
        _add_paragraph(document, part.empty, "Normal")


def _add_paragraph(document: Document, text: str, style: str) -> None:
    if text:
        add_text(document.add_paragraph(style=style), text)


def _add_pair(document: Document, pair: Pair) -> None:
    paragraph = document.add_paragraph()
    add_text(paragraph, f"{pair.label}:", bold=True)
    paragraph.add_run(" ")
    add_text(paragraph, pair.value.text)
    if pair.basis:
        paragraph.add_run(" ")
        add_text(paragraph, f"— {pair.basis}", italic=True)


def _add_passage(document: Document, passage: TextPassage) -> None:
    """An empty line divides paragraphs; any other begins a new line."""
    for told, lines in groupby(passage.lines, lambda line: bool(line.strip())):
        if told:
            paragraph = document.add_paragraph()
            for number, line in enumerate(lines):
                if number:
                    paragraph.add_run().add_break()
                add_text(paragraph, line)
