"""`coop timeline`: the terms of agreements as bars over the years."""

from __future__ import annotations

from typing import Final

from coopcli.agreements.bars import COLUMNS, timeline_answer
from coopcli.agreements.find import AGREEMENTS, AgreementRow, count_agreements, unsure_terms
from coopcli.asking.filter import AGREEMENT
from coopcli.asking.question import ask, find_listed, sortable
from coopcli.cli.filters import Columns, OfAgreements, complete, settle, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.text import N_

HELP = N_(
    "A bar is solid where the agreement is surely in force and pale where that is only possible. JSON and CSV have "
    "the exact days. Agreements whose term is not stated stand apart."
)
EXAMPLES = (
    "coop timeline",
    'coop timeline --province "Kon Tum"',
    "coop timeline --kind red_cross --format csv",
)

PLAIN_WIDTH: Final = 80
"""The width where the output is no terminal."""


def main(session: Session, filters: OfAgreements, columns: Columns, output: Output) -> None:
    """Resolve the filters, find the agreements, draw them."""
    view = view_of(columns, COLUMNS, sortable(AgreementRow))
    width = PLAIN_WIDTH if session.width is None or output.output is not None else session.width
    with session.store() as connection:
        filters, notes = settle(connection, filters, session.today, AGREEMENT)
        asked = ask(connection, filters, session.today)
        found = find_listed(connection, AGREEMENTS, asked, view.order)
        counts = count_agreements(connection, asked, view.order, found)
        unsure = unsure_terms(connection, (one.row.id for one in found))
        answer = timeline_answer(found, counts, unsure, view, session.today, width)
        answer = complete(answer, output, connection, asked, notes)
    emit(answer, output, session)
