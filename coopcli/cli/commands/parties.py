"""`coop parties`: the organisations, with their agreements by status, their activities and their people."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Annotated

from coopcli.asking.codes import place_notes
from coopcli.asking.filter import PARTY, sortable
from coopcli.asking.question import ask
from coopcli.cli.filters import Columns, OfParties, view_of, with_words, words_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.parties.answer import COLUMNS, parties_answer
from coopcli.parties.find import PartyRow, count_parties, find_parties
from coopcli.store import open_for_reading
from coopcli.text import N_

HELP = N_("The agreements of each are counted by their status on the day, sure and possible apart.")
EXAMPLES = ("coop parties --country LA", 'coop parties --province "Kon Tum"', "coop parties hoi chu thap do")


def main(
    session: Session,
    filters: OfParties,
    columns: Columns,
    output: Output,
    text: Annotated[tuple[str, ...], words_of(PARTY)] = (),
) -> None:
    """Resolve the filters, find the organisations, show them."""
    view = view_of(columns, COLUMNS, sortable(PartyRow))
    with closing(open_for_reading(session.db, session.today)) as connection:
        asked = ask(connection, with_words(filters, text), session.today)
        found = find_parties(connection, asked, view.order)
        counts = count_parties(connection, asked)
    answer = parties_answer(found, counts, view, session.today)
    notes = place_notes(asked.places, asked.used)
    emit(replace(answer, notes=notes or answer.notes), output, session)
