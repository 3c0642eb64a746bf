"""`coop gaps`: what is not known of agreements that the law wants recorded, and what is inferred only."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from coopcli.agreements.find import AGREEMENTS, AgreementRow, one_agreement, read_agreements
from coopcli.agreements.gap_rules import scope_of
from coopcli.agreements.gaps import COLUMNS, COVERAGE_COLUMNS, coverage_answer, gaps_answer, scope_notes
from coopcli.answer import Grade
from coopcli.asking.question import TypedFilters, ask, find_listed
from coopcli.asking.where import place_notes
from coopcli.cli.choosing import agreement_chosen
from coopcli.cli.filters import Columns, OfAgreements, complete, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.errors import UsageError
from coopcli.i18n import say
from coopcli.lists import Order
from coopcli.store import Connection
from coopcli.text import N_

HELP = N_(
    "The measure is the Law on international agreements and its Decree: name, parties, content, form of cooperation, "
    "start and length of effect, day, place and language of signing, name and title of each signatory, that it does "
    "not bind in law; and the approval. Each stands with its article. They ask for agreements with a foreign party. "
    "Of one agreement all of it is shown."
)
EXAMPLES = (
    "coop gaps",
    "coop gaps rc-kon-tum-attapeu-2022",
    'coop gaps --province "Kon Tum"',
    "coop gaps --coverage",
)


def main(
    session: Session,
    filters: OfAgreements,
    columns: Columns,
    output: Output,
    name: Annotated[
        tuple[str, ...],
        typer.Argument(
            metavar=N_("ID"),
            help=N_("One agreement: its id, its parties, or words of it, such as hội lhpn hà nội."),
        ),
    ] = (),
    coverage: Annotated[
        bool,
        typer.Option("--coverage", help=N_("Count for each field how many agreements have it, and no more.")),
    ] = False,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help=N_("Count those too that the law does not ask about, such as domestic ones.")
        ),
    ] = False,
) -> None:
    """Find the agreements, hold them against the law, show what is missing."""
    view = view_of(columns, COVERAGE_COLUMNS if coverage else COLUMNS)
    if name and filters:
        raise UsageError(
            N_("an ID names one agreement: filters choose among several"), (N_("leave one of them out"),)
        )
    with session.store() as connection:
        rows, notes = _find_one(connection, name) if name else _find_sure(connection, filters, session)
        all_agreements = read_agreements(connection, rows)
        counted = [one for one in all_agreements if everything or name or scope_of(one.row) == "foreign"]
        answer = coverage_answer(counted, view) if coverage else gaps_answer(counted, view, whole=bool(name))
        answer = replace(answer, notes=(*scope_notes(all_agreements, counted), *notes))
        answer = complete(answer, output, connection)
    emit(answer, output, session)


def _find_sure(
    connection: Connection, filters: TypedFilters, session: Session
) -> tuple[list[AgreementRow], tuple[str, ...]]:
    """Give the agreements that surely answer to the filters, and what is to be said of the others."""
    asked = ask(connection, filters, session.today)
    found = find_listed(connection, AGREEMENTS, asked, Order())
    notes = place_notes(asked.places, asked.used)
    if unsure := [one.row.id for one in found if one.match is not Grade.SURELY]:
        left_out = say("Not counted, for they match only possibly or cannot be told: {ids}.", ids=unsure)
        notes = (*notes, left_out)
    return [one.row for one in found if one.match is Grade.SURELY], notes


def _find_one(connection: Connection, name: tuple[str, ...]) -> tuple[list[AgreementRow], tuple[str, ...]]:
    """Give the one agreement that is meant, of which nothing is to be said.

    Raises NotFoundError where it is none, or several.
    """
    return [one_agreement(connection, agreement_chosen(connection, " ".join(name)))], ()
