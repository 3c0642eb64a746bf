"""A Word document as Vietnamese offices lay it out, in the reader's language, written by python-docx.

A4, Times New Roman, margins and page numbers of Decree 30/2020/NĐ-CP, Annex I; real headings and tables, to be
edited and copied from. It is for people: machines read JSON or CSV. The same answer gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    runs = [(wide, list(parts)) for wide, parts in groupby(page.parts, _is_wide)]
    for number, (wide, parts) in enumerate(runs):
        if number:
            _begin_section(document, wide=wide)
        else:
            lay(document.sections[0], wide=wide)
            _add_paragraph(document, page.title, "Title")
        for part in parts:
            _add_part(document, part)
    if not runs:
        _add_paragraph(document, page.title, "Title")
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
    depth = part.depth if isinstance(part, Pairs) else 0
    _add_paragraph(document, part.title, f"Heading {min(1 + depth, _DEEPEST_HEADING)}")
    if isinstance(part, Grid) and part.rows:
        add_grid(document, part)
    elif isinstance(part, Grid):
        _add_paragraph(document, part.empty, "Normal")
    elif isinstance(part, Pairs):
        for pair in part.pairs:
            _add_pair(document, pair)
    else:
        _add_passage(document, part)


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
            _add_lines(document, list(lines))


def _add_lines(document: Document, lines: Sequence[str]) -> None:
    paragraph = document.add_paragraph()
    for number, line in enumerate(lines):
        if number:
            paragraph.add_run().add_break()
        add_text(paragraph, line)
