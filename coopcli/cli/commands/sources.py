"""`coop sources`: the pages and documents that facts are taken from, and how much rests on each."""

from __future__ import annotations

from coopcli.asking.question import ask, sortable
from coopcli.cli.filters import Columns, OfSources, complete, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.sources.answer import COLUMNS, sources_answer
from coopcli.sources.find import SourceRow, count_sources, find_sources
from coopcli.text import N_

HELP = N_("Each source with its title, publisher and date, how many facts cite it, and of which records.")
EXAMPLES = ("coop sources", "coop sources tinh doan ket", "coop sources --format csv")


def main(session: Session, filters: OfSources, columns: Columns, output: Output) -> None:
    """Find the sources, show them."""
    view = view_of(columns, COLUMNS, sortable(SourceRow))
    with session.store() as connection:
        asked = ask(connection, filters, session.today)
        found = find_sources(connection, asked, view.order)
        number = count_sources(connection, asked)
        answer = complete(sources_answer(found, number, view), output, connection, asked)
    emit(answer, output, session)
