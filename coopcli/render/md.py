"""Markdown as GitHub reads it (GFM): headings, tables and lists, in the reader's language.

What records hold is text: a sign that Markdown would read stands behind a backslash, `<` and `>` are entities.
Addresses stay as they are, so that GitHub makes links of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.page import Grid, Page, Pair, Pairs, Part, TextPassage, is_drawn, page_of

_SIGNS: Final = re.compile(r"^[-+#=](?=[-=#\s]|$)|[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
"""At the start of a line, or anywhere; an underscore inside a word, as ids and addresses have it, is none."""

_NUMBERED: Final = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def render(answer: Answer, look: Look) -> str:
    """Give the whole answer, with a newline at the end."""
    return "\n\n".join(filter(None, _blocks(page_of(answer)))) + "\n"


def _blocks(page: Page) -> Iterator[str]:
    """Give what a blank line divides; what is empty is no block."""
    yield _heading(1, page.title)
    for part in page.parts:
        yield _heading(2 + part.depth, part.title)
        yield from _part(part)
    yield _escape(page.total)
    yield "\n".join(f"- {_escape(note)}" for note in page.notes)


def _heading(level: int, title: str) -> str:
    return f"{'#' * level} {_escape(title)}" if title else ""


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, TextPassage):
        yield from _paragraphs(part)
    elif isinstance(part, Pairs):
        yield "\n".join(map(_pair, part.pairs))
    else:
        yield "\n".join(_table(part)) if part.rows else _escape(part.empty)


def _table(grid: Grid) -> Iterator[str]:
    yield _row(map(_cell, grid.labels))
    yield _row("---:" if numeric else "---" for numeric in grid.numeric)
    yield from (_row(_cell(word.text) for word in row) for row in grid.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """What is drawn with spaces is code, which keeps them; in a table a bar has its backslash there too."""
    if is_drawn(text) and "`" not in text and "\\" not in text:
        return f"`{text}`".replace("|", "\\|")
    return _escape(text)


def _pair(pair: Pair) -> str:
    basis = f" — {_escape(pair.basis)}" if pair.basis else ""
    return f"- **{_escape(pair.label)}**: {_escape(pair.value.text)}{basis}"


def _paragraphs(passage: TextPassage) -> Iterator[str]:
    """A backslash at the end of a line breaks it; an empty line divides paragraphs."""
    for paragraph in re.split(r"\n(?:\s*\n)+", "\n".join(passage.lines).strip("\n")):
        yield "\\\n".join(map(_escape, paragraph.split("\n")))


def _escape(text: str) -> str:
    text = _NUMBERED.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", text.strip()))
    return text.replace("<", "&lt;").replace(">", "&gt;")
