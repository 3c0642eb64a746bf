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
        typer.Option(
            metavar=N_("COLUMNS"),
            help=N_("Show these columns only, by their names in JSON, with commas between."),
        ),
    ] = None
    sort: Annotated[
        str | None,
        typer.Option(
            metavar=N_("COLUMNS"),
            help=N_("Sort by these columns; one with - before its name runs downwards."),
        ),
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
    order = [key for key in known if sortable is None or key in sortable]
    sort = () if asked.sort is None else _keys("--sort", asked.sort, order)
    return View(named, Order(sort, asked.limit))


def _keys(option: str, text: str, known: Collection[str]) -> tuple[str, ...]:
    """Read names of columns, each once. Raises UsageError where there is none, or one is not known."""
    keys = tuple(dict.fromkeys(key.strip() for key in text.split(",") if key.strip()))
    if not keys:
        raise UsageError(
            N_('"{option}" names no column'), (N_("it knows {names}"),), option=option, names=[*known]
        )
    for key in keys:
        column = key.removeprefix("-") if option == "--sort" else key
        if column not in known:
            raise unknown(option, column, known)
    return keys
