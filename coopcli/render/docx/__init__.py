"""A Word document as Vietnamese offices lay it out, in the reader's language, written by python-docx.

A4, Times New Roman, margins and page numbers of Decree 30/2020/NĐ-CP, Annex I; real headings and tables, to be
edited and copied from. It is for people: machines read JSON or CSV. The same answer gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.docx.body import write
from coopcli.render.docx.paper import blank_document
from coopcli.render.office import timeless
from coopcli.render.page import page_of


def render(answer: Answer, look: Look) -> bytes:
    """Give the whole answer; wide tables stand on pages that lie on their side."""
    page = page_of(answer)
    document = blank_document(page.title)
    write(document, page)
    written = BytesIO()
    document.save(written)
    return timeless(written)
