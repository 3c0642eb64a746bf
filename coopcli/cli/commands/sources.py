"""`coop sources`: the pages and papers that facts are taken from, and how much rests on each."""

from __future__ import annotations

from typing import Annotated

from coopcli.asking.filter import SOURCE, sortable
from coopcli.asking.question import ask
from coopcli.cli.filters import Columns, complete, view_of, with_words, words_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.sources.answer import COLUMNS, sources_answer
from coopcli.sources.find import SourceRow, count_sources, find_sources
from coopcli.text import N_

HELP = N_("Each source with its title, publisher and date, how many facts cite it, and of which records.")
EXAMPLES = ("coop sources", "coop sources tinh doan ket", "coop sources --format csv")


def main(
    session: Session,
    columns: Columns,
    output: Output,
    text: Annotated[tuple[str, ...], words_of(SOURCE)] = (),
) -> None:
    """Find the sources, show them."""
    view = view_of(columns, COLUMNS, sortable(SourceRow))
    with session.store() as connection:
        asked = ask(connection, with_words({}, text), session.today)
        found = find_sources(connection, asked, view.order)
        number = count_sources(connection, asked)
        answer = complete(sources_answer(found, number, view), output, connection)
    emit(answer, output, session)
