"""The blocks that show the house: its rooms as a drawing and as a table, made from the imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Mapping
from functools import cache
from graphlib import TopologicalSorter
from typing import Final, TypeAlias

from docs.generate.markdown import block, code, plain, table
from tests.layers import LAYERS, PACKAGE, SIBLINGS, own_imports_of, room_of, sources

Box: TypeAlias = tuple[str, ...]
"""What is drawn as one: a room that is a folder, or all modules of a layer that stand alone."""

ROOMS: Final = tuple(room for layer in LAYERS for room in layer)
"""All rooms, from top to bottom."""

NAMES_A_LINE: Final = 3
"""So many names of a box stand on a line: Mermaid would break a longer one wherever it is full."""

NAMES_A_CELL: Final = 6
"""Of more names than these it is said which are missing, where that is much shorter."""


@cache
def uses() -> Mapping[str, Collection[str]]:
    """Give what each room imports of others, from top to bottom."""
    found = {(room_of(name), room_of(imported)) for name in sources() for imported in own_imports_of(name)}
    return {room: [other for other in ROOMS if other != room and (room, other) in found] for room in ROOMS}


def boxes(layer: Collection[str]) -> list[Box]:
    """Give what is drawn of a layer."""
    folders = [room for room in layer if (PACKAGE / room).is_dir()]
    alone = tuple(room for room in layer if room not in folders)
    return [*((room,) for room in folders), *([alone] if alone else [])]


@cache
def arrows() -> Mapping[Box, Collection[Box]]:
    """Give from each box to which the drawing has arrows: to what it imports and no other that it imports leads to."""
    drawn = [box for layer in LAYERS for box in boxes(layer)]
    box_of = {room: box for box in drawn for room in box}
    imported = {box: {box_of[other] for room in box for other in uses()[room]} - {box} for box in drawn}
    below: dict[Box, set[Box]] = {}
    for box in TopologicalSorter(imported).static_order():
        below[box] = imported[box].union(*(below[other] for other in imported[box]))
    return {
        box: [
            other
            for other in drawn
            if other in imported[box] and not any(other in below[way] for way in imported[box])
        ]
        for box in drawn
    }


def rows() -> Mapping[Box, int]:
    """Give the row of each box: a layer is one, or several where its boxes import one another."""
    found: dict[Box, int] = {}
    for layer in LAYERS:
        first = max(found.values(), default=-1) + 1
        beside = boxes(layer)
        above = {box: [one for one in beside if box in arrows()[one]] for box in beside}
        for box in TopologicalSorter(above).static_order():
            found[box] = max((found[one] + 1 for one in above[box]), default=first)
    return found


def drawing() -> str:
    """Give the drawing for Mermaid. Arrows are as long as they lead down rows, which puts each box into its row."""
    row = rows()
    lines = ["flowchart TB", *(f"  {_named(box)}" for box in arrows())]
    for box, others in arrows().items():
        lines += [f"  {box[0]} {'-' * (1 + row[other] - row[box])}> {other[0]}" for other in others]
    return f"{_size()}\n\n{block(chr(10).join(lines), 'mermaid')}"


def rooms() -> str:
    """Give the rooms as a table, with what they use and who uses them."""
    headings = ("room", "what it is", "modules", "lines", "uses", "used by")
    return table(headings, map(_row, ROOMS))


def _named(box: Box) -> str:
    if len(box) == 1:
        return box[0]
    lines = (", ".join(box[start : start + NAMES_A_LINE]) for start in range(0, len(box), NAMES_A_LINE))
    return f'{box[0]}["{",<br/>".join(lines)}"]'


def _row(room: str) -> tuple[str, ...]:
    users = [other for other in ROOMS if room in uses()[other]]
    below, above = _reachable(room)
    modules = sum(room_of(name) == room for name in sources())
    return (
        code(room),
        plain(_what(room)),
        str(modules),
        _about(_lines(room)),
        _some(uses()[room], below),
        _some(users, above),
    )


def _reachable(room: str) -> tuple[list[str], list[str]]:
    """Give the rooms that a room may import, and those that may import it."""
    (own,) = (layer for layer in LAYERS if room in layer)
    place = LAYERS.index(own)
    beside = [other for other in own if other != room] if own in SIBLINGS else []
    above = [other for layer in LAYERS[:place] for other in layer]
    below = [other for layer in LAYERS[place + 1 :] for other in layer]
    return [*beside, *below], [*above, *beside]


def _some(chosen: Collection[str], possible: Collection[str]) -> str:
    """Name the rooms chosen of the possible ones, or those that are not."""
    others = [room for room in possible if room not in chosen]
    if len(chosen) <= NAMES_A_CELL or len(chosen) <= 2 * len(others):
        return ", ".join(map(code, chosen))
    return f"all that may but {', '.join(map(code, others))}" if others else "all"


def modules() -> str:
    """Give the modules of the rooms that are folders, each with what it is; what is said of a room is left out."""
    names = [name for room in ROOMS for name in sources() if room_of(name) == room and name.count(".") > 1]
    rows = (
        (code(name.removeprefix("coopcli.").replace(".", "/")), plain(_first_sentence(name)))
        for name in names
    )
    return table(("module", "what it is"), rows)


def _what(room: str) -> str:
    return _first_sentence(f"coopcli.{room}")


def _first_sentence(name: str) -> str:
    """Give the first sentence of the docstring of a module, which for a room is that of its folder."""
    words = ast.get_docstring(sources()[name]) or ""
    return re.split(r"(?<=\.)\s", " ".join(words.split()), maxsplit=1)[0]


def _lines(room: str) -> int:
    folder = PACKAGE / room
    files = folder.rglob("*.py") if folder.is_dir() else [folder.with_suffix(".py")]
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)


def _about(lines: int) -> str:
    """Write a number of lines by hundreds, so that the page is not stale with every line that is changed."""
    return f"{round(lines, -2):,}" if lines >= 100 else "under 100"


def _size() -> str:
    lines = _about(sum(map(_lines, ROOMS)))
    every, drawn = (sum(map(len, each.values())) for each in (uses(), arrows()))
    return (
        f"{len(ROOMS)} rooms, {len(sources())} modules, about {lines} lines. A room uses another in {every} cases; "
        f"{drawn} arrows are enough to see what rests on what."
    )


BLOCKS: Final = {"house-drawing": drawing, "house-rooms": rooms, "house-modules": modules}
