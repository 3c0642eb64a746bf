"""The block that shows how an option becomes a condition of a query: traced from a run, not told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from types import CodeType, FrameType
from typing import Final, NamedTuple

from coopcli.asking.filter import AGREEMENT
from coopcli.asking.filters import FILTERS
from docs.generate.markdown import code, table
from docs.generate.program import answers

LINE: Final = 'coop list --province "Kon Tum" --format json'
FILTER: Final = FILTERS["province"]


class Station(NamedTuple):
    """A function through which the value goes on its way from the option to the query."""

    module: str
    function: str


@cache
def stations() -> tuple[Station, ...]:
    """Give the functions of a run in their order, from the one that takes the options to the one that writes the SQL.

    They are those that wait when the filter reads what was typed, and when it makes its clause.
    """
    found: dict[Station, None] = {}
    wanted = [_code_of(FILTER.read), _code_of(FILTER.uses[AGREEMENT].clause)]

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in wanted:
            wanted.remove(frame.f_code)
            found.update(dict.fromkeys(_waiting(frame)))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        answers(["coop load", LINE])
    finally:
        sys.setprofile(before)
    return tuple(found)


def _code_of(function: Callable[..., object]) -> CodeType:
    return function.__code__


def _waiting(frame: FrameType | None) -> list[Station]:
    """Give the functions of the program that wait for this one, from the one that calls the command on."""
    stack: list[Station] = []
    while frame is not None:
        module, function = str(frame.f_globals.get("__name__")), frame.f_code.co_qualname
        if module.startswith("coopcli.") and not function.endswith(">"):
            stack.append(Station(module, function.replace(".<locals>", "")))
        if module == "coopcli.cli.shell":
            break
        frame = frame.f_back
    return stack[::-1]


def journey() -> str:
    """Give the stations as a table, with how many there are."""
    path = stations()
    modules = {station.module for station in path}
    rows = ((str(number), code(one.module), code(one.function)) for number, one in enumerate(path, 1))
    return (
        f"From `{FILTER.option}` to the WHERE clause of `{LINE}`: {len(path)} hops in {len(modules)} modules.\n\n"
        + table(("", "module", "function"), rows)
    )


BLOCKS: Final = {"journey": journey}
