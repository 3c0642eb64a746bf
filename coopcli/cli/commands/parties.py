"""`coop parties`: the organisations, with their agreements by status, their activities and their people."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Annotated

from coopcli.asking.clause import sortable
from coopcli.asking.filter import PARTY
from coopcli.asking.places import place_notes
from coopcli.asking.question import ask
from coopcli.cli.columns import Columns, view_of
from coopcli.cli.filters import OfParties, with_words, words_of
from coopcli.cli.options import Output
from coopcli.cli.output import emit
from coopcli.cli.session import Session
from coopcli.marking import N_
from coopcli.parties.answer import COLUMNS, parties_answer
from coopcli.parties.find import count_parties, find_parties
from coopcli.records.rows import PartyRow
from coopcli.store.opening import open_for_reading

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
