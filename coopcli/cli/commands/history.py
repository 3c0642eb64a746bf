"""`coop history`: what came before an agreement and after it, with the gaps and overlaps between."""

from __future__ import annotations

from typing import Annotated

import typer

from coopcli.agreements.find_chains import chain_ids, chain_of
from coopcli.agreements.history import COLUMNS, history_answer
from coopcli.cli.choosing import agreement_chosen
from coopcli.cli.filters import Columns, complete, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.text import N_

HELP = N_(
    "Any agreement of the chain will do, by its id, its parties or other words. Several chains are listed, and on a "
    "terminal you choose one. Handovers, gaps and overlaps are judged as exactly as the dates are known, and the "
    "relation's own beginning stands first where it is older than any agreement."
)
EXAMPLES = (
    "coop history wu-kon-tum-attapeu-2024",
    "coop history chữ thập đỏ kon tum",
    "coop history rc-kon-tum-attapeu-2019 --format json",
)


def main(
    session: Session,
    columns: Columns,
    output: Output,
    name: Annotated[
        list[str],
        typer.Argument(
            metavar=N_("ID"),
            help=N_("An agreement's id, its parties, or words of it, such as hội lhpn kon tum."),
        ),
    ],
) -> None:
    """Find the chain, show it in order."""
    view = view_of(columns, COLUMNS)
    with session.store() as connection:
        asked = agreement_chosen(connection, " ".join(name), lambda one: chain_ids(connection, one))
        chain = chain_of(connection, asked)
        answer = complete(history_answer(chain, view), output, connection)
    emit(answer, output, session)
