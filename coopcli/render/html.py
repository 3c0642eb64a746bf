"""A fragment of HTML, to paste into a page or to open by itself, in the reader's language.

Every text is escaped. There is no script and no style: a page gives the classes its own looks. The first line
tells a browser that opens the file by itself how its letters are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from coopcli.answer import Answer
from coopcli.i18n import spoken_language
from coopcli.render import Look
from coopcli.render.page import Grid, Page, Pair, Pairs, Part, TextPassage, Word, is_drawn, page_of

_TONES: Final = {"good", "attention", "bad", "faint"}
_NO_BREAK_SPACE: Final = "\u00a0"


def render(answer: Answer, look: Look) -> str:
    """Give one `section` in the language, with a newline at the end."""
    start = f'<section class="coop" lang="{escape(spoken_language().code)}">'
    lines = ('<meta charset="utf-8">', start, *_contents(page_of(answer)), "</section>")
    return "".join(f"{line}\n" for line in lines if line)


def _contents(page: Page) -> Iterator[str]:
    yield _element("h2", page.title)
    for part in page.parts:
        yield _element(f"h{3 + part.depth}", part.title)
        yield from _part(part)
    yield _element("p", page.total, "total")
    if page.notes:
        yield from ('<ul class="notes">', *(_element("li", note) for note in page.notes), "</ul>")


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, TextPassage):
        yield f"<p>{'<br>'.join(map(_write, part.lines))}</p>"
    elif isinstance(part, Pairs):
        yield from ("<dl>", *map(_pair, part.pairs), "</dl>") if part.pairs else ()
    else:
        yield from _table(part) if part.rows else (_element("p", part.empty, "empty"),)


def _table(grid: Grid) -> Iterator[str]:
    heads = zip(grid.labels, grid.numeric, strict=True)
    yield from ("<table>", "<thead>")
    yield _row(f'<th scope="col"{_classes(numeric)}>{_write(label)}</th>' for label, numeric in heads)
    yield from ("</thead>", "<tbody>")
    for row in grid.rows:
        yield _row(_cell(*cell) for cell in zip(range(len(row)), row, grid.numeric, strict=True))
    yield from ("</tbody>", "</table>")


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _cell(position: int, word: Word, numeric: bool) -> str:
    """The first cell of a row is its head."""
    name, scope = ("td", "") if position else ("th", ' scope="row"')
    return f"<{name}{scope}{_classes(numeric, word.tone)}>{_write(word.text)}</{name}>"


def _pair(pair: Pair) -> str:
    basis = f" <small>{_write(pair.basis)}</small>" if pair.basis else ""
    tone = _classes(False, pair.value.tone)
    return f"<dt>{_write(pair.label)}</dt><dd{tone}>{_write(pair.value.text)}{basis}</dd>"


def _classes(numeric: bool, tone: str = "") -> str:
    classes = ["number"] * numeric + [tone] * (tone in _TONES)
    return f' class="{" ".join(classes)}"' if classes else ""


def _element(name: str, text: str, kind: str = "") -> str:
    """A text that is empty has no element."""
    kind = f' class="{kind}"' if kind else ""
    return f"<{name}{kind}>{_write(text)}</{name}>" if text else ""


def _write(text: str) -> str:
    """What is drawn with spaces keeps them."""
    if is_drawn(text):
        return f"<code>{escape(text.replace(' ', _NO_BREAK_SPACE))}</code>"
    return escape(text)
