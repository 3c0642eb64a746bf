"""`coop end`: an agreement has been ended, or a party has left it: a change with its day, never a standing."""

from __future__ import annotations

from typing import Annotated

import typer

from coopcli.agreements.answer import status_facts
from coopcli.agreements.find import one_agreement
from coopcli.answer import Shown
from coopcli.asking.codes import find_code
from coopcli.cli.choosing import agreement_to_change
from coopcli.cli.session import Session, tell
from coopcli.cli.setting import (
    AgreementWords,
    GivenSources,
    basis_of,
    change_record,
    reading_of,
    record_meant,
)
from coopcli.cli.writing import Trial
from coopcli.days.dates import read_date
from coopcli.errors import UsageError
from coopcli.i18n import say, say_date
from coopcli.keeping.editing import Plain
from coopcli.keeping.setting.edits import WantedField
from coopcli.keeping.setting.fields import find_target
from coopcli.keeping.setting.record import Basis
from coopcli.keeping.setting.values import ValueReading, read_typed
from coopcli.records.codelists import CHANGE as KINDS
from coopcli.records.record import RecordRow, records_in
from coopcli.records.record_types import AGREEMENT, RECORD_TYPES
from coopcli.text import N_, to_type

HELP = N_(
    "Notes a change of the agreement by which it ends: it is terminated, or a party withdraws. The day is that from "
    "which it takes effect, and is noted only where it is known. A term that runs out needs no such note. coop undo "
    "takes it back."
)
EXAMPLES = (
    "coop end rc-kon-tum-attapeu-2022 --on 30/6/2025 --reason 'hai bên thống nhất chấm dứt'",
    "coop end vwu-lwu-2022 --by lwu --on 2026-12 --cite 's000 line 9'",
    "coop end vwu-lwu-2022 --on 31/12/2026 --dry-run",
)
_ENDINGS = {code: KINDS.codes[code] for code in ("termination", "withdrawal")}


def main(
    session: Session,
    sources: GivenSources,
    trial: Trial,
    name: AgreementWords,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar=N_("DATE"), help=N_("The day from which it has ended, such as 30/6/2025.")
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar=N_("KIND"), help=N_("How it ends: by termination, or by the withdrawal of a party.")
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar=N_("PARTY"), help=N_("The party that withdraws, such as lwu."))
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar=N_("TEXT"), help=N_("Why, in a few words."))] = None,
) -> None:
    """Find the agreement, refuse one that has ended, note the change, say its status now."""
    with session.store() as connection:
        record = record_meant(session, connection, agreement_to_change(connection, " ".join(name)))
        change = _change(reading_of(session, connection), record, on, kind, by)
        basis = basis_of(connection, sources)
    _refuse_ended(record, change)
    basis = _complete(change, reason, basis)
    kind_said = KINDS.codes[str(change["kind"])].explained()
    sentence = say(N_("{record}: {kind} is on record"), record=record.id, kind=kind_said)
    wanted = [WantedField(find_target(AGREEMENT, "changes"), "+=", (change,))]
    written = change_record(session, record, wanted, basis, trial, sentence)
    if on is None:
        tell(say(N_("from which day stays unknown, so that it is only possible that it has ended")))
    if written.is_changed and not trial.dry_run:
        _tell_status(session, record.id)


def _complete(change: dict[str, Plain], reason: str | None, basis: Basis) -> Basis:
    """Put the reason and the source into the change, and give what then rests on them elsewhere: nothing more."""
    if reason and reason.strip():
        change["rationale"] = {basis.language: " ".join(reason.split())}
    if not basis.cite:
        return basis
    change["cite"] = basis.cite[0] if len(basis.cite) == 1 else [*basis.cite]
    return Basis(language=basis.language, is_cited=True)


def _tell_status(session: Session, agreement: str) -> None:
    with session.store(look=False) as connection:
        status = status_facts(one_agreement(connection, agreement), session.today)[0]
    tell(f"{status.column.label}: {status.value.text if isinstance(status.value, Shown) else status.value}")


def _change(
    reading: ValueReading, record: RecordRow, on: str | None, kind: str | None, by: str | None
) -> dict[str, Plain]:
    """Give the change, without its reason. Raises UsageError where it is none."""
    code = find_code("--kind", kind, _ENDINGS) if kind else "withdrawal" if by else "termination"
    change: dict[str, Plain] = {"kind": code}
    if by and code != "withdrawal":
        raise UsageError(
            N_('"--by" names a party that withdraws: leave out "--kind", or write --kind withdrawal')
        )
    fields = RECORD_TYPES["change"].by_name()
    if on is not None:
        [change["date_in_force"]] = read_typed(reading, fields["date_in_force"], on, "--on")
    if by:
        [change["party"]] = read_typed(reading, fields["party"], by, "--by")
        parties = [str(one.get("party")) for one in records_in(record.data, "parties")]
        if change["party"] not in parties:
            message = N_("{party} is no party of {record} on record")
            hint = (N_("its parties are {parties}"),) if parties else ()
            raise UsageError(message, hint, party=change["party"], record=record.id, parties=parties)
    return change


def _refuse_ended(record: RecordRow, change: dict[str, Plain]) -> None:
    """An ending that is on record is not noted twice."""
    for place, one in enumerate(records_in(record.data, "changes"), 1):
        same_party = one.get("party") == change.get("party")
        if one.get("kind") == "termination" or (one.get("kind") == change["kind"] and same_party):
            kind = KINDS.codes[str(one["kind"])].explained()
            stated = str(one.get("date_in_force") or one.get("date_signed") or "")
            day = say_date(read_date(stated)) if stated else ""
            message = N_("{record} has ended on record already: {kind}, without a day")
            if day:
                message = N_("{record} has ended on record already: {kind}, {day}")
            line = to_type(["coop", "set", record.id, f"changes.{place}.date_in_force=…"])
            hint = N_("to correct what stands there: {line}")
            raise UsageError(message, (hint,), record=record.id, kind=kind, day=day, line=line)
