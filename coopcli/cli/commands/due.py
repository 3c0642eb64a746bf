"""`coop due`: the agreements whose term ends in a period, surely or possibly, and those with no stated end."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Annotated

import typer

from coopcli.cli.asking import criteria_of, read_asked_span
from coopcli.cli.columns import Columns, layout_of, order_of
from coopcli.cli.filters import Filters
from coopcli.cli.options import Output
from coopcli.cli.output import emit
from coopcli.cli.session import Session
from coopcli.marking import N_
from coopcli.reports.agreements import DUE, DUE_APART, Layout, due_answer
from coopcli.reports.places import place_notes
from coopcli.store.finding.agreements import count_agreements, find_agreements
from coopcli.store.opening import open_for_reading

HELP = N_(
    "Without a period: the next twelve months. Agreements whose end is not stated stand apart, so that none is "
    "overlooked."
)
EXAMPLES = ("coop due 2025", "coop due 90d", 'coop due "quý III/2027" --province "Kon Tum"')

NEXT_TWELVE_MONTHS = "1y"


def main(
    session: Session,
    filters: Filters,
    columns: Columns,
    output: Output,
    period: Annotated[
        str, typer.Argument(metavar=N_("PERIOD"), help=N_("When they end, such as 2025, 90d or Q3/2025."))
    ] = NEXT_TWELVE_MONTHS,
) -> None:
    """Read the period, find what ends in it, show it."""
    span = read_asked_span(session.language.say("PERIOD"), period, session.today)
    layout = layout_of(columns, Layout(DUE, DUE_APART))
    order = order_of(columns, ("ends_earliest", "ends_latest"))
    with closing(open_for_reading(session.db, session.today)) as connection:
        asked = criteria_of(connection, filters, None, session.today)
        criteria = replace(asked.criteria, ends=span)
        found = find_agreements(connection, criteria, order)
        counts = count_agreements(connection, criteria, order, found)
    answer = due_answer(found, counts, span, layout, session.language)
    emit(replace(answer, notes=place_notes(asked.places, asked.used, session.language)), output, session)
