"""`coop list`: which agreements answer to the filters, surely, possibly or with no way to tell."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Annotated

import typer

from coopcli.cli.asking import criteria_of, with_terms
from coopcli.cli.columns import Columns, view_of
from coopcli.cli.filters import Filters, Terms
from coopcli.cli.options import Output
from coopcli.cli.output import emit
from coopcli.cli.session import Session, day_asked
from coopcli.marking import N_
from coopcli.records.rows import AgreementRow
from coopcli.reports.agreements import COLUMNS, agreements_answer
from coopcli.reports.places import place_notes
from coopcli.store.finding.agreements import count_agreements, find_agreements
from coopcli.store.opening import open_for_reading

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


def main(
    session: Session,
    filters: Filters,
    terms: Terms,
    columns: Columns,
    output: Output,
    text: Annotated[
        tuple[str, ...],
        typer.Argument(metavar=N_("WORDS"), help=N_("Words that the agreement or its parties have.")),
    ] = (),
) -> None:
    """Resolve the filters, find the agreements, show them."""
    day = day_asked("--on", terms.on, session.today) if terms.on else session.today
    view = view_of(columns, COLUMNS, AgreementRow._fields)
    with closing(open_for_reading(session.db, day)) as connection:
        asked = criteria_of(connection, filters, " ".join(text) or None, day)
        criteria = with_terms(asked.criteria, terms, day)
        found = find_agreements(connection, criteria, view.order)
        counts = count_agreements(connection, criteria, view.order, found)
    answer = agreements_answer(found, counts, view, session.language)
    emit(replace(answer, notes=place_notes(asked.places, asked.used, session.language)), output, session)
