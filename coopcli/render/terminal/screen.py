"""The answer as wide as the terminal, in calm colours, drawn by Rich.

Every text is a `Text`: Rich would read a string as its markup, and records may hold any string.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import zip_longest

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.page import Grid, Page, Pair, Pairs, Word, page_of
from coopcli.render.terminal import GAP, INDENT, Layout, columns_alike, layout_of, natural_width

_LEAST_WIDTH = 20
"""In a narrower terminal, lines go beyond its edge."""

_LABELS_SHARE = 3
"""Labels of facts take at most this part of the width: a third."""

_TITLE, _FAINT = "bold", "dim"
_STYLES = {"good": "green", "attention": "yellow", "bad": "red", "faint": _FAINT}
"""By the tone of a word."""


def render(answer: Answer, look: Look) -> str:
    """Give the answer as text that ends with a newline; without `look.colour` it holds no escape sequence."""
    page, width = page_of(answer), max(look.width or 0, _LEAST_WIDTH)
    file = StringIO()
    console = Console(
        file=file,
        width=width,
        color_system="standard" if look.colour else None,
        force_terminal=look.colour,
        legacy_windows=False,
        _environ={},
    )
    for position, block in enumerate(filter(None, _blocks(page, width))):
        if position:
            console.line()
        console.print(Group(*block))
    return "\n".join(line.rstrip(" ") for line in file.getvalue().split("\n"))


def _blocks(page: Page, width: int) -> Iterator[list[RenderableType]]:
    """Give what stands together; a blank line comes between one and the next."""
    layouts = {labels: layout_of(columns, width) for labels, columns in columns_alike(page.parts).items()}
    facts = [pair.label for part in page.parts if isinstance(part, Pairs) for pair in part.pairs]
    labels_width = _labels_width(facts, width)
    yield _title(page.title)
    for part in page.parts:
        indent = INDENT * part.depth
        title = _title(part.title, indent)
        if isinstance(part, Grid):
            yield [*title, *_grid(part, layouts.get(part.labels), width)]
        elif isinstance(part, Pairs):
            yield [*title, _pairs(part.pairs, labels_width, indent, width)]
        else:
            yield [*title, *map(Text, part.lines)]
    yield [Text(page.total)] if page.total else []
    yield [_side_by_side([[Text("*"), Text(note)] for note in page.notes], [1, None])] if page.notes else []


def _title(title: str, indent: int = 0) -> list[RenderableType]:
    return [Text(" " * indent + title, style=_TITLE)] if title else []


def _grid(grid: Grid, layout: Layout | None, width: int) -> Iterator[RenderableType]:
    """A table without rows has no layout."""
    if layout is None or not grid.rows:
        yield from [Text(grid.empty, style=_FAINT)] if grid.empty else []
        return
    if not layout.in_blocks:
        yield _rows([[Text(label, style=_FAINT) for label in grid.labels]], grid, layout)
        yield Text("─" * layout.total, style=_FAINT)
    rows = [[_text(word) for word in row] for row in grid.rows]
    if not layout.beneath:
        yield _rows(rows, grid, layout)
        return
    labels_width = _labels_width([grid.labels[place] for place in layout.beneath], width)
    for position, (row, words) in enumerate(zip(rows, grid.rows, strict=True)):
        if position:
            yield Text()
        yield _rows([row], grid, layout)
        pairs = [Pair(grid.labels[place], words[place]) for place in layout.beneath]
        yield _pairs(pairs, labels_width, INDENT, width)


def _rows(rows: Iterable[Sequence[Text]], grid: Grid, layout: Layout) -> Table:
    """Draw of each row what stands side by side."""
    chosen = ([row[place] for place in layout.beside] for row in rows)
    return _side_by_side(chosen, layout.widths, [grid.numeric[place] for place in layout.beside])


def _pairs(pairs: Iterable[Pair], labels_width: int, indent: int, width: int) -> Table:
    """Draw labels, and values beside them; the basis of a value stands behind it, or beneath if it must."""
    room = width - indent - labels_width - GAP
    rows = []
    for pair in pairs:
        value = _text(pair.value)
        if pair.basis:
            fits = natural_width([pair.value.text]) + GAP + natural_width([pair.basis]) <= room
            value.append(" " * GAP if fits else "\n").append(pair.basis, style=_FAINT)
        rows.append([Text(" " * indent + pair.label, style=_FAINT), value])
    return _side_by_side(rows, [labels_width + indent, None])


def _labels_width(labels: Sequence[str], width: int) -> int:
    return min(natural_width(labels), width // _LABELS_SHARE)


def _side_by_side(
    rows: Iterable[Iterable[Text]], widths: Sequence[int | None], numeric: Sequence[bool] = ()
) -> Table:
    """Draw columns without lines; one whose width is None takes what it needs of what is left."""
    table = Table.grid(padding=(0, GAP, 0, 0))
    for width, right in zip_longest(widths, numeric):
        table.add_column(width=width, justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _text(word: Word) -> Text:
    return Text(word.text, style=_STYLES.get(word.tone, ""))
