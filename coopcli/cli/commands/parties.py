"""`coop parties`: the organisations, with their agreements by status, their activities and their people."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Annotated

import typer

from coopcli.cli.asking import criteria_of
from coopcli.cli.columns import Columns, view_of
from coopcli.cli.filters import Filters
from coopcli.cli.options import Output
from coopcli.cli.output import emit
from coopcli.cli.session import Session
from coopcli.marking import N_
from coopcli.records.holdings import PartyRow
from coopcli.reports.parties import COLUMNS, parties_answer
from coopcli.reports.places import place_notes
from coopcli.store.finding.parties import count_parties, find_parties
from coopcli.store.opening import open_for_reading

HELP = N_("The agreements of each are counted by their status on the day, sure and possible apart.")
EXAMPLES = ("coop parties --country LA", 'coop parties --province "Kon Tum"', "coop parties hoi chu thap do")


def main(
    session: Session,
    columns: Columns,
    output: Output,
    text: Annotated[
        tuple[str, ...],
        typer.Argument(metavar=N_("WORDS"), help=N_("Words of a name, or of what is recorded of it.")),
    ] = (),
    kind: Annotated[
        tuple[str, ...], typer.Option(metavar=N_("KIND"), help=N_("Of this kind, such as red_cross."))
    ] = (),
    level: Annotated[
        tuple[str, ...], typer.Option(metavar=N_("LEVEL"), help=N_("Of this level, such as provincial."))
    ] = (),
    province: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("PROVINCE"), help=N_('In this province, such as "Kon Tum".')),
    ] = (),
    country: Annotated[
        tuple[str, ...], typer.Option(metavar=N_("COUNTRY"), help=N_("In this country, such as LA or Lào."))
    ] = (),
) -> None:
    """Resolve the filters, find the organisations, show them."""
    view = view_of(columns, COLUMNS, PartyRow._fields)
    filters = Filters(kind=kind, level=level, province=province, country=country)
    with closing(open_for_reading(session.db, session.today)) as connection:
        asked = criteria_of(connection, filters, " ".join(text) or None, session.today)
        criteria, words = asked.criteria.party, asked.criteria.words
        found = find_parties(connection, criteria, words, view.order)
        counts = count_parties(connection, criteria, words)
    answer = parties_answer(found, counts, view, session.today, session.language)
    notes = place_notes(asked.places, asked.used, session.language)
    emit(replace(answer, notes=notes or answer.notes), output, session)
