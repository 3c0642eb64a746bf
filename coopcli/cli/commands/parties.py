"""`coop parties`: the organisations, with their agreements by status, their activities and their people."""

from __future__ import annotations

from dataclasses import replace

from coopcli.asking.filter import PARTY
from coopcli.asking.question import ask, count_listed, find_listed, sortable
from coopcli.asking.where import place_notes
from coopcli.cli.filters import Columns, OfParties, complete, settle, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.parties.answer import COLUMNS, parties_answer
from coopcli.parties.find import PARTIES, PartyRow
from coopcli.text import N_

HELP = N_("The agreements of each are counted by their status on the day, sure and possible apart.")
EXAMPLES = ("coop parties --country LA", 'coop parties --province "Kon Tum"', "coop parties hoi chu thap do")


def main(session: Session, filters: OfParties, columns: Columns, output: Output) -> None:
    """Resolve the filters, find the organisations, show them."""
    view = view_of(columns, COLUMNS, sortable(PartyRow))
    with session.store() as connection:
        filters, notes = settle(connection, filters, session.today, PARTY)
        asked = ask(connection, filters, session.today)
        found = find_listed(connection, PARTIES, asked, view.order)
        counts = count_listed(connection, PARTIES, asked)
        answer = parties_answer(found, counts, view, session.today)
        if place_notes(
            asked.places, asked.used
        ):  # they say of the places asked for what the rows would say again
            answer = replace(answer, notes=())
        answer = complete(answer, output, connection, asked, notes)
    emit(answer, output, session)
