"""`coop turns`: where hosts alternate, whose turn is next, and on what evidence."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from coopcli.asking.codes import place_notes
from coopcli.asking.question import ask
from coopcli.cli.filters import Columns, OfCommitments, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.commitments.find import find_commitments
from coopcli.commitments.turns import COLUMNS, Alternating, sides_of, turn_of, turns_answer
from coopcli.store import open_for_reading
from coopcli.text import N_

HELP = N_(
    "An activity counts only where the register says that it keeps the commitment. What rests on an inferred link, "
    "date or host is possible only; what cannot be told has its reason."
)
EXAMPLES = (
    "coop turns",
    'coop turns --province "Thanh Hóa"',
    "coop turns --party rc-kon-tum --today 2023-01-01",
)


def main(session: Session, filters: OfCommitments, columns: Columns, output: Output) -> None:
    """Find the promises whose hosts alternate, tell whose turn it is."""
    view = view_of(columns, COLUMNS)
    with closing(open_for_reading(session.db, session.today)) as connection:
        asked = ask(connection, filters, session.today)
        commitments = find_commitments(connection, asked, turns=True)
    alternating = [
        Alternating(
            found,
            turn_of(
                sides_of(found.commitment),
                found.evidence,
                session.today,
                found.term.standing,
                found.commitment.every,
            ),
        )
        for found in commitments.found
    ]
    answer = turns_answer(commitments, alternating, view, session.today)
    notes = (*answer.notes, *place_notes(asked.places, asked.used))
    emit(replace(answer, notes=notes), output, session)
