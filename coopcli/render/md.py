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
    return "\n\n".join(_blocks(page_of(answer))) + "\n"


def _blocks(page: Page) -> Iterator[str]:
    """Give what a blank line divides."""
    yield from _heading(1, page.title)
    for part in page.parts:
        yield from _heading(2 + (part.depth if isinstance(part, Pairs) else 0), part.title)
        yield from _part(part)
    if page.total:
        yield _escape(page.total)
    if page.notes:
        yield "\n".join(f"- {_escape(note)}" for note in page.notes)


def _heading(level: int, title: str) -> Iterator[str]:
    if title:
        yield f"{'#' * level} {_escape(title)}"


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Grid) and part.rows:
        yield "\n".join(_table(part))
    elif isinstance(part, Grid):
        yield from [_escape(part.empty)] if part.empty else []
    elif isinstance(part, Pairs):
        yield from ["\n".join(map(_pair, part.pairs))] if part.pairs else []
    else:
        yield from _paragraphs(part)


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
