"""`coop set`: fields of a record changed, added or removed in its file, cited."""

from __future__ import annotations

from typing import Annotated

import typer

from coopcli.cli.session import Session
from coopcli.cli.setting import GivenSources, basis_of, change_record, reading_of, record_meant, wanted_of
from coopcli.cli.writing import Trial
from coopcli.keeping.setting.fields import Assignment, divide_words
from coopcli.show.find import one_record
from coopcli.store import Connection
from coopcli.text import N_

HELP = N_(
    "A field is called by its name or its label, such as date_signed or ngày ký; one inside by the way to it, such as "
    "renewal.mode or parties.2.name_as_signed. A value is written as people write it. Nothing behind = removes the "
    "field: what is absent is not known. += adds to a list, -= takes from it. Exactly these lines of the file change, "
    "and coop undo takes them back."
)
EXAMPLES = (
    "coop set vwu-lwu-2022 date_signed=2/7/2022 --cite 's000 line 4'",
    "coop set hội lhpn việt nam lào ngày hiệu lực=tháng 8/2022",
    "coop set vwu-lwu-2022 renewal.mode=by_decision owner='Nguyễn Thị Hoa'",
    "coop set wu-kon-tum-attapeu-2024 areas+=health,training --dry-run",
)


def main(
    session: Session,
    sources: GivenSources,
    trial: Trial,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar=N_("ID FIELD=VALUE"),
            help=N_("A record, by its id or words that name it, and what is to be set."),
        ),
    ],
    inferred: Annotated[
        str | None,
        typer.Option(metavar=N_("REASON"), help=N_("Note that this is inferred, and why.")),
    ] = None,
) -> None:
    """Find the record and the fields, read the values, change the file."""
    name, assignments = divide_words(words)
    with session.store() as connection:
        name, assignments = _with_id_alone(connection, name, assignments)
        record = record_meant(session, connection, name)
        wanted = wanted_of(reading_of(session, connection), record, assignments)
        basis = basis_of(connection, sources, inferred or "")
    change_record(session, record, wanted, basis, trial)


def _with_id_alone(
    connection: Connection, name: str, assignments: list[Assignment]
) -> tuple[str, list[Assignment]]:
    """Take the words behind an id for the field, whose name they begin: `vwu-lwu-2022 gia hạn=…`."""
    first, *rest = name.split()
    if not rest or not one_record(connection, first) or one_record(connection, name):
        return name, assignments
    field, *others = assignments
    return first, [field._replace(field=" ".join([*rest, field.field])), *others]
