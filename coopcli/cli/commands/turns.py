"""`coop turns`: where hosts alternate, whose turn is next, and on what evidence."""

from __future__ import annotations

from coopcli.asking.filter import COMMITMENT
from coopcli.asking.question import ask
from coopcli.cli.filters import Columns, OfCommitments, complete, settle, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.commitments.find import find_commitments
from coopcli.commitments.turns import COLUMNS, Alternating, turn_of, turns_answer
from coopcli.text import N_

HELP = N_(
    "An activity counts only where the register says that it keeps the commitment. The turn is the one after the last "
    "round on record; who is next today cannot be told once further rounds may have been held. What rests on an "
    "inferred link, date or host is possible only."
)
EXAMPLES = (
    "coop turns",
    "coop turns thanh hóa",
    "coop turns --party rc-kon-tum --today 2023-01-01",
)


def main(session: Session, filters: OfCommitments, columns: Columns, output: Output) -> None:
    """Find the commitments whose hosts alternate, tell whose turn it is."""
    view = view_of(columns, COLUMNS)
    with session.store() as connection:
        filters, notes = settle(connection, filters, session.today, COMMITMENT)
        asked = ask(connection, filters, session.today)
        commitments = find_commitments(connection, asked, turns=True)
        alternating = [Alternating(one, turn_of(one, session.today)) for one in commitments.found]
        answer = turns_answer(commitments, alternating, view, session.today)
        answer = complete(answer, output, connection, asked, notes)
    emit(answer, output, session)
