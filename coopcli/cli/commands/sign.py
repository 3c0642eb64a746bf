"""`coop sign`: an agreement is signed: on which day, from when, where, as far as it is known."""

from __future__ import annotations

from typing import Annotated

import typer

from coopcli.cli.choosing import agreement_to_change
from coopcli.cli.session import Session, tell
from coopcli.cli.setting import (
    AgreementWords,
    GivenSources,
    basis_of,
    change_record,
    reading_of,
    record_meant,
    wanted_of,
)
from coopcli.cli.writing import Trial
from coopcli.days.dates import read_date
from coopcli.errors import UsageError
from coopcli.i18n import say, say_date
from coopcli.keeping.setting.fields import Assignment
from coopcli.records.record import RecordRow
from coopcli.text import N_, to_type

HELP = N_(
    "The agreement is then signed on record. The day is noted only where it is known: without --on it stays unknown, "
    "and so does the day in force, which never follows from it. coop undo takes it back."
)
EXAMPLES = (
    "coop sign wu-kon-tum-attapeu-2024 --on 15/3/2025",
    "coop sign wu-kon-tum-attapeu-2024 --on 'tháng 3/2025' --place 'Kon Tum' --cite 's001 line 9'",
    "coop sign wu-kon-tum-attapeu-2024 --on 2025 --dry-run",
)
_OPTIONS = {"date_signed": "--on", "date_in_force": "--in-force", "place_signed": "--place"}


def main(
    session: Session,
    sources: GivenSources,
    trial: Trial,
    name: AgreementWords,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar=N_("DATE"),
            help=N_("The day of signing, as far as it is known, such as 2/7/2022."),
        ),
    ] = None,
    in_force: Annotated[
        str | None,
        typer.Option(metavar=N_("DATE"), help=N_("The day from which it is in force, such as 1/8/2022.")),
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar=N_("PROVINCE"), help=N_("Where it was signed, such as Đà Nẵng."))
    ] = None,
) -> None:
    """Find the agreement, refuse what is on record already, note the signing."""
    typed = {"date_signed": on, "date_in_force": in_force, "place_signed": place}
    given = {field: value for field, value in typed.items() if value is not None}
    with session.store() as connection:
        record = record_meant(session, connection, agreement_to_change(connection, " ".join(name)))
        _refuse_signed(record, list(given))
        assignments = [Assignment("standing", "=", "signed")]
        assignments += [Assignment(field, "=", value) for field, value in given.items()]
        wanted = wanted_of(reading_of(session, connection), record, assignments, _OPTIONS)
        basis = basis_of(connection, sources)
    sentence = say(N_("{record} is signed on record"), record=record.id)
    change_record(session, record, wanted, basis, trial, sentence)
    if on is None and "date_signed" not in record.data:
        line = to_type(["coop", "set", record.id, "date_signed=2/7/2022"])
        tell(say(N_("on which day stays unknown; where it is known, for example: {line}"), line=line))


def _refuse_signed(record: RecordRow, given: list[str]) -> None:
    """What is signed on record is not signed again; only what is not on record yet is added."""
    if record.data.get("standing") != "signed":
        return
    there = [field for field in given if field in record.data]
    if given and not there:
        return
    stated = str(record.data.get("date_signed") or "")
    day = say_date(read_date(stated)) if stated else ""
    message = N_("{record} is signed on record already, on a day that is not")
    if day:
        message = N_("{record} is signed on record already, on {day}")
    line = to_type(["coop", "set", record.id, f"{(there or ['date_signed'])[0]}=…"])
    hint = N_("to correct what stands there: {line}")
    raise UsageError(message, (hint,), record=record.id, day=day, line=line)
