"""The options that shape a list: which columns, in which order, how many rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, ClassVar, Final

import typer

from coopcli.asking.codes import unknown
from coopcli.errors import UsageError
from coopcli.lists import Order, View
from coopcli.marking import N_

MOST_ROWS: Final = 1_000_000_000
"""The most that a limit can be: more than any register has, and a number that SQLite can count to."""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Which columns are wanted, in which order the rows stand, and how many of them."""

    title: ClassVar[str] = N_("Columns and order")

    columns: Annotated[
        str | None,
        typer.Option(metavar=N_("COLUMNS"), help=N_("Show these columns only, such as id,period,length.")),
    ] = None
    sort: Annotated[
        str | None,
        typer.Option(metavar=N_("COLUMNS"), help=N_("Sort by these columns; -length is downwards.")),
    ] = None
    limit: Annotated[
        int | None,
        typer.Option(
            metavar=N_("NUMBER"), min=1, max=MOST_ROWS, help=N_("Show at most so many rows, such as 20.")
        ),
    ] = None


def view_of(asked: Columns, known: Collection[str], sortable: Collection[str] | None = None) -> View:
    """Give what is wanted of a list that has these columns; `sortable` are those of the store, where it sorts.

    Raises UsageError for a column that is not known, or that cannot be sorted by.
    """
    named = None if asked.columns is None else _keys("--columns", asked.columns, known)
    if named == ():
        raise UsageError(N_('"--columns" names no column'), (N_("for example: --columns id,period,length"),))
    sort = () if asked.sort is None else _keys("--sort", asked.sort, known if sortable is None else sortable)
    return View(named, Order(sort, asked.limit))


def _keys(option: str, text: str, known: Collection[str]) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in text.split(",") if key.strip())
    for key in keys:
        column = key.removeprefix("-") if option == "--sort" else key
        if column not in known:
            raise unknown(option, column, known)
    return keys
