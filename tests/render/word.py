"""Word documents read back by python-docx, and small tables to write them from."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm
from docx.table import Table as WordTable

from coopcli.answer import Answer, Heading, Table
from coopcli.i18n import Language, speaking
from coopcli.render import FORMATS, Look
from tests.render.answers import EN

PORTRAIT, LANDSCAPE = (210, 297), (297, 210)


def written(answer: Answer, language: Language = EN) -> bytes:
    with speaking(language):
        document = FORMATS["docx"].render(answer, Look())
    assert isinstance(document, bytes)
    return document


def opened(answer: Answer, language: Language = EN) -> WordDocument:
    return Document(BytesIO(written(answer, language)))


def grid(columns: int, *rows: str, title: str = "", label: str = "") -> Table:
    """A table whose rows hold one text in every column."""
    return Table(
        title,
        tuple(Heading(f"c{place}", label) for place in range(columns)),
        tuple((row,) * columns for row in rows),
    )


def paper(document: WordDocument) -> list[tuple[int, int]]:
    """The sheets of the sections, in millimetres."""
    return [(millimetres(each.page_width), millimetres(each.page_height)) for each in document.sections]


def millimetres(length: int | None) -> int:
    assert length is not None
    return round(length / Mm(1))


def cells(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def told(document: WordDocument) -> list[tuple[str, str]]:
    """The paragraphs that have a text, each with the name of its style."""
    return [(each.style.name, each.text) for each in document.paragraphs if each.text and each.style]
