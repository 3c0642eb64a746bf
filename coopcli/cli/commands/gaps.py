"""`coop gaps`: what is not known of agreements that the law wants recorded, and what is inferred only."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from coopcli.agreements.find import AGREEMENTS, AgreementRow, one_agreement, read_agreements
from coopcli.agreements.gap_rules import scope_of
from coopcli.agreements.gaps import COLUMNS, COVERAGE_COLUMNS, coverage_answer, gaps_answer, scope_notes
from coopcli.answer import Grade
from coopcli.asking.filter import AGREEMENT
from coopcli.asking.meant import agreements_meant
from coopcli.asking.question import TypedFilters, ask, find_listed
from coopcli.asking.where import place_notes
from coopcli.cli.filters import Columns, OfAgreements, complete, settle, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.errors import NamesAnotherError, NotFoundError
from coopcli.i18n import say
from coopcli.lists import Order
from coopcli.store import Connection
from coopcli.text import N_

HELP = N_(
    "The measure is the Law on international agreements and its Decree: name, parties, content, form of cooperation, "
    "start and length of effect, day, place and language of signing, name and title of each signatory, that it does "
    "not bind in law; and the approval. Each stands with its article. They ask for agreements with a foreign party. "
    "Of one agreement that words or an id name, all of it is shown."
)
EXAMPLES = (
    "coop gaps",
    "coop gaps rc-kon-tum-attapeu-2022",
    "coop gaps kon tum",
    "coop gaps --coverage",
)


def main(
    session: Session,
    filters: OfAgreements,
    columns: Columns,
    output: Output,
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
    with session.store() as connection:
        rows, notes, whole = _find_asked(connection, filters, session)
        all_agreements = read_agreements(connection, rows)
        counted = [one for one in all_agreements if everything or whole or scope_of(one.row) == "foreign"]
        answer = coverage_answer(counted, view) if coverage else gaps_answer(counted, view, whole=whole)
        answer = replace(answer, notes=(*scope_notes(all_agreements, counted), *notes))
        answer = complete(answer, output, connection)
    emit(answer, output, session)


def _find_asked(
    connection: Connection, filters: TypedFilters, session: Session
) -> tuple[list[AgreementRow], tuple[str, ...], bool]:
    """Give the agreements that surely answer, what is to be said, and whether they are the one that words name.

    Raises NotFoundError for words that name none.
    """
    filters, settled = settle(connection, filters, session.today, AGREEMENT)
    rows, notes, others = _find_sure(connection, filters, session)
    notes = (*settled, *notes)
    if {*filters} != {"words"}:
        return rows, notes, False
    (typed,) = filters["words"]
    try:
        named = [one.id for one in agreements_meant(connection, typed)]
    except NamesAnotherError:
        raise
    except NotFoundError:
        if not rows and not others:
            raise
        named = []
    if len(named) == 1:
        return [one_agreement(connection, named[0])], (), True
    if len(rows) > 1:
        said = say('"{typed}" names {count} agreements, listed together.', typed=typed, count=len(rows))
        notes = (said, *notes)
    return rows, notes, False


def _find_sure(
    connection: Connection, filters: TypedFilters, session: Session
) -> tuple[list[AgreementRow], tuple[str, ...], list[str]]:
    """Give the agreements that surely answer to the filters, what is to be said of the others, and these."""
    asked = ask(connection, filters, session.today)
    found = find_listed(connection, AGREEMENTS, asked, Order())
    notes = place_notes(asked.places, asked.used)
    if unsure := [one.row.id for one in found if one.match is not Grade.SURELY]:
        left_out = say("Not counted, for they match only possibly or cannot be told: {ids}.", ids=unsure)
        notes = (*notes, left_out)
    return [one.row for one in found if one.match is Grade.SURELY], notes, unsure
