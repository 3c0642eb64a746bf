"""The options that shape a list: which columns, in which order, how many rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, ClassVar

import typer

from coopcli.asking.codes import unknown
from coopcli.cli.options import Limit
from coopcli.errors import UsageError
from coopcli.marking import N_
from coopcli.records.criteria import Order
from coopcli.records.rows import AgreementRow
from coopcli.reports.agreements import FIELDS, Layout


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
    limit: Limit = None


def layout_of(columns: Columns, usual: Layout, known: Collection[str] = FIELDS.keys()) -> Layout:
    """Give the columns to show, the usual ones where none are named. Raises UsageError for one that is not known."""
    if columns.columns is None:
        return usual
    wanted = tuple(_keys(columns.columns))
    for key in wanted:
        if key not in known:
            raise unknown("--columns", key, known)
    if not wanted:
        raise UsageError(N_('"--columns" names no column'), (N_("for example: --columns id,period,length"),))
    return Layout(wanted, wanted, only=True)


def order_of(columns: Columns, usual: tuple[str, ...] = ()) -> Order:
    """Give the order and the limit. Raises UsageError for a column that cannot be sorted by."""
    keys = tuple(_keys(columns.sort)) if columns.sort is not None else usual
    for key in keys:
        if key.removeprefix("-") not in AgreementRow._fields:
            raise unknown("--sort", key.removeprefix("-"), AgreementRow._fields)
    return Order(keys, columns.limit)


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]
