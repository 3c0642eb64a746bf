"""A workbook for Excel and LibreOffice, in the reader's language, written by openpyxl.

It is for people: its headings are the labels, its codes and parties are words. Days and numbers are real ones,
to sort and to sum; machines read JSON or CSV. The same answer gives the same bytes.
"""

from __future__ import annotations

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.xlsx.book import book_of
from coopcli.render.xlsx.sheets import sheets_of


def render(answer: Answer, look: Look) -> bytes:
    """Give the whole answer: a sheet a table, one for facts and passages, and last the total and the notes."""
    return book_of(sheets_of(answer), answer.title)
