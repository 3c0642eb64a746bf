"""`coop list`: which agreements answer to the filters, surely, possibly or with no way to tell."""

from __future__ import annotations

from coopcli.agreements.answer import COLUMNS, agreements_answer
from coopcli.agreements.find import AGREEMENTS, AgreementRow, count_agreements
from coopcli.asking.filter import AGREEMENT
from coopcli.asking.question import ask, find_listed, sortable
from coopcli.cli.filters import Columns, OfAgreements, complete, settle, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.text import N_

HELP = N_(
    "What matches surely stands first; what matches possibly, and what cannot be told because a field is not "
    "stated, stands apart with the reason."
)
EXAMPLES = (
    'coop list --province "Kon Tum"',
    "coop list --country LA --on 2023-06-01",
    "coop list hoi lhpn dak lak",
    "coop list --columns id,period,length --sort -length",
)


def main(session: Session, filters: OfAgreements, columns: Columns, output: Output) -> None:
    """Resolve the filters, find the agreements, show them."""
    view = view_of(columns, COLUMNS, sortable(AgreementRow))
    with session.store() as connection:
        filters, notes = settle(connection, filters, session.today, AGREEMENT)
        asked = ask(connection, filters, session.today)
        found = find_listed(connection, AGREEMENTS, asked, view.order)
        counts = count_agreements(connection, asked, view.order, found)
        answer = complete(agreements_answer(found, counts, view), output, connection, asked, notes)
    emit(answer, output, session)
