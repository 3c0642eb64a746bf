"""Plain text, for pipes and files: columns aligned with spaces, one row a line, nothing cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len

from coopcli.render.page import Grid, Page, Pairs, Part
from coopcli.render.terminal.layout import GAP, INDENT, columns_alike, natural_width

_Widths = Mapping[tuple[str, ...], Sequence[int]]
"""By the labels of a table."""


def drawn(page: Page) -> str:
    """Give the page as text that ends with a newline."""
    alike = columns_alike(page.parts)
    widths = {labels: [natural_width(texts) for texts in columns] for labels, columns in alike.items()}
    blocks = [[page.title], *(list(_part(part, widths)) for part in page.parts)]
    blocks += [[page.total], [_line(("*", note)) for note in page.notes]]
    return "\n\n".join("\n".join(lines) for lines in blocks if any(lines)) + "\n"


def _part(part: Part, widths: _Widths) -> Iterator[str]:
    indent = " " * (INDENT * part.depth) if isinstance(part, Pairs) else ""
    if part.title:
        yield indent + part.title
    if isinstance(part, Grid):
        yield from _grid(part, widths)
    elif isinstance(part, Pairs):
        yield from (indent + line for line in _pairs(part))
    else:
        yield from part.lines


def _grid(grid: Grid, widths: _Widths) -> Iterator[str]:
    if not grid.rows:
        yield grid.empty
        return
    for texts in (grid.labels, *([word.text for word in row] for row in grid.rows)):
        yield _line(map(_aligned, texts, widths[grid.labels], grid.numeric))


def _pairs(pairs: Pairs) -> Iterator[str]:
    width = natural_width([pair.label for pair in pairs.pairs])
    for pair in pairs.pairs:
        yield _line((_aligned(pair.label, width, False), *filter(None, (pair.value.text, pair.basis))))


def _line(cells: Iterable[str]) -> str:
    return (" " * GAP).join(cells).rstrip(" ")


def _aligned(text: str, width: int, right: bool) -> str:
    space = " " * (width - cell_len(text))
    return space + text if right else text + space
