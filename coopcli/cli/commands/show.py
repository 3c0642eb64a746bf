"""`coop show`: everything on record of one thing, with its sources."""

from __future__ import annotations

from typing import Annotated

import typer

from coopcli.agreements.answer import status_facts, term_facts
from coopcli.agreements.find import AgreementRow, current_term, one_agreement
from coopcli.agreements.find_chains import partnerships_of
from coopcli.answer import Fact
from coopcli.asking.meant import not_found
from coopcli.asking.where import former_notes
from coopcli.cli.choosing import record_chosen
from coopcli.cli.filters import complete
from coopcli.cli.loaded import shown_path
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.i18n import say
from coopcli.show.answer import Shelf, record_answer
from coopcli.show.find import names_of, one_record, provinces_of, sources_of
from coopcli.text import N_

HELP = N_(
    "An id, a name in any language, the two parties of an agreement, or other words that name one record. An exact "
    "name goes before words that stand in more. Several meanings have a line each; on a terminal you choose one by "
    "its number."
)
EXAMPLES = (
    "coop show rc-kon-tum-attapeu-2022",
    "coop show hà nội viêng chăn",
    "coop show hội lhpn việt nam lào",
    "coop show wu-kon-tum --format json",
)


def main(
    session: Session,
    output: Output,
    name: Annotated[
        list[str],
        typer.Argument(metavar=N_("ID"), help=N_("An id, a name, or words of it, such as hội lhpn lào.")),
    ],
) -> None:
    """Find the one record, and show it with all that belongs to it."""
    with session.store() as connection:
        meant = " ".join(name)
        record = one_record(connection, record_chosen(connection, meant))
        if record is None:
            raise not_found(connection, N_('this register has no record "{name}"'), meant)
        overview: AgreementRow | None = None
        status: tuple[Fact, ...] = ()
        if record.section == "agreements":
            overview = one_agreement(connection, record.id)
            term = current_term(connection, record.id)
            status = (*status_facts(overview, session.today), *term_facts(term))
        former = former_notes(provinces_of(connection, record.id), session.today)
        place = say("Recorded in {file}, line {line}.", file=shown_path(record.file), line=record.line)
        shelf = Shelf(
            record=record,
            names=names_of(connection, record),
            sources=sources_of(connection, record),
            partnerships=partnerships_of(connection, record.id) if overview else (),
            overview=overview,
            notes=[*former, place],
        )
        answer = complete(record_answer(shelf, status), output, connection)
    emit(answer, output, session)
