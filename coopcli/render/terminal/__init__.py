"""The answer for a person: plain text for a pipe; for a terminal `screen` draws it with Rich, in this layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.page import Grid, Pairs, Part, page_of

Columns: TypeAlias = list[list[str]]
"""The texts of each column, its label first."""

GAP = 2
"""Spaces between two columns."""

INDENT = 2
"""Spaces before what stands under something else."""

_MOST_LINES = 2
_LEAST_WIDTH = 14
"""No column is squeezed below this: a status such as "đang hiệu lực" stands on one line."""


class Layout(NamedTuple):
    """Positions of the columns that stand side by side, with their widths in cells, and of those beneath."""

    beside: tuple[int, ...]
    widths: tuple[int, ...]
    beneath: tuple[int, ...]

    @property
    def in_blocks(self) -> bool:
        """Whether all but the first column stand beneath: then each row is a block of its own."""
        return len(self.beside) == 1 and bool(self.beneath)

    @property
    def total(self) -> int:
        """The width of the columns side by side."""
        return _total(self.widths)


def columns_alike(parts: Iterable[Part]) -> dict[tuple[str, ...], Columns]:
    """Take the tables that have the same labels together: they are aligned with each other."""
    alike: dict[tuple[str, ...], Columns] = {}
    for part in parts:
        if isinstance(part, Grid) and part.rows:
            columns = alike.setdefault(part.labels, [[label] for label in part.labels])
            for row in part.rows:
                for texts, word in zip(columns, row, strict=True):
                    texts.append(word.text)
    return alike


def natural_width(texts: Sequence[str]) -> int:
    """The width in which the widest of the texts stands on one line."""
    return max(map(cell_len, texts), default=0)


def layout_of(columns: Columns, width: int) -> Layout:
    """Fit columns into a width."""
    natural = [natural_width(texts) for texts in columns]
    least = [_least_width(texts, most) for texts, most in zip(columns, natural, strict=True)]
    beside = list(range(len(columns)))
    while len(beside) > 1 and _total([least[place] for place in beside]) > width:
        beside.remove(max(beside[1:], key=lambda place: least[place]))
    room = max(width - GAP * (len(beside) - 1), 1)
    widths = _share([natural[place] for place in beside], [least[place] for place in beside], room)
    return Layout(tuple(beside), widths, tuple(place for place in range(len(columns)) if place not in beside))


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _share(natural: Sequence[int], least: Sequence[int], room: int) -> tuple[int, ...]:
    """Give each column its least width and a fair share of the spare room; who wants little gets it first."""
    widths = [min(each, room) for each in least]
    spare = room - sum(widths)
    wishes = sorted((natural[place] - width, place) for place, width in enumerate(widths))
    for served, (wish, place) in enumerate(wishes):
        given = min(wish, max(spare, 0) // (len(wishes) - served))
        widths[place] += given
        spare -= given
    return tuple(widths)


def _least_width(texts: Sequence[str], natural: int) -> int:
    """The least width in which no text takes more than two lines, and no word is broken."""
    width = _LEAST_WIDTH
    for text in texts:
        if cell_len(text) > width:
            words = [cell_len(word) for word in text.split()]
            width = max(width, *words)
            while _lines_taken(words, width) > _MOST_LINES:
                width += 1
    return min(width, natural)


def _lines_taken(words: Sequence[int], width: int) -> int:
    lines, taken = 1, -1
    for word in words:
        taken += 1 + word
        if taken > width:
            lines, taken = lines + 1, word
    return lines


_Widths = Mapping[tuple[str, ...], Sequence[int]]
"""By the labels of a table."""


def render(answer: Answer, look: Look) -> str:
    """Give the answer as text that ends with a newline."""
    page = page_of(answer)
    alike = columns_alike(page.parts)
    widths = {labels: [natural_width(texts) for texts in columns] for labels, columns in alike.items()}
    blocks = [[page.title], *(list(_part(part, widths)) for part in page.parts)]
    blocks += [[page.total], [_line(("*", note)) for note in page.notes]]
    return "\n\n".join("\n".join(lines) for lines in blocks if any(lines)) + "\n"


def _part(part: Part, widths: _Widths) -> Iterator[str]:
    indent = " " * (INDENT * part.depth)
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
        yield _line(map(_align, texts, widths[grid.labels], grid.numeric))


def _pairs(pairs: Pairs) -> Iterator[str]:
    width = natural_width([pair.label for pair in pairs.pairs])
    for pair in pairs.pairs:
        yield _line((_align(pair.label, width, False), *filter(None, (pair.value.text, pair.basis))))


def _line(cells: Iterable[str]) -> str:
    return (" " * GAP).join(cells).rstrip(" ")


def _align(text: str, width: int, right: bool) -> str:
    space = " " * (width - cell_len(text))
    return space + text if right else text + space
