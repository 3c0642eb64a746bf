"""The picture of the house: every room stands on it in its row, and its arrows are what the imports say."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from docs.generate import house
from tests.layers import LAYERS, own_imports_of, room_of, sources

NAMES = {box[0]: box for box in house.arrows()}
DRAWN = [
    (NAMES[start], len(dashes) - 1, NAMES[end])
    for start, dashes, end in re.findall(r"^  (\w+) (-+)> (\w+)$", house.drawing(), re.MULTILINE)
]


def led_to(box: house.Box, arrows: list[tuple[house.Box, int, house.Box]]) -> set[str]:
    """The rooms to which arrows lead from a box, over others too, and those of the box."""
    found, waiting = set(box), [box]
    while waiting:
        start = waiting.pop()
        ends = [end for one, _, end in arrows if one == start and not found.issuperset(end)]
        found.update(*ends)
        waiting += ends
    return found


def test_every_module_of_a_room_is_told() -> None:
    told = house.modules()

    for name in sources():
        if name.count(".") > 1:
            assert f"`{name.removeprefix('coopcli.').replace('.', '/')}`" in told, name


def test_every_room_is_drawn_once() -> None:
    assert sorted(room for box in NAMES.values() for room in box) == sorted(house.ROOMS)


def test_every_import_is_a_way_along_the_arrows() -> None:
    ways = {room: led_to(box, DRAWN) for box in NAMES.values() for room in box}

    for name in sources():
        assert {room_of(imported) for imported in own_imports_of(name)} <= ways[room_of(name)], name


@pytest.mark.parametrize("arrow", DRAWN, ids=lambda arrow: f"{arrow[0][0]}-{arrow[2][0]}")
def test_an_arrow_is_an_import_that_no_other_arrows_lead_to(arrow: tuple[house.Box, int, house.Box]) -> None:
    start, _, end = arrow
    imported = {other for room in start for other in house.uses()[room]}

    assert imported & set(end)
    assert not led_to(start, [one for one in DRAWN if one != arrow]) & set(end)


def test_an_arrow_is_as_long_as_it_leads_down() -> None:
    row = house.rows()

    assert all(length == row[end] - row[start] > 0 for start, length, end in DRAWN)


def test_a_layer_stands_above_the_next() -> None:
    row = house.rows()
    heights = [[row[box] for box in house.boxes(layer)] for layer in LAYERS]

    assert all(max(upper) < min(lower) for upper, lower in pairwise(heights))


def test_the_table_has_every_room_from_top_to_bottom() -> None:
    assert re.findall(r"^\| `(\w+)`", house.rooms(), re.MULTILINE) == list(house.ROOMS)
