"""`coop due`: everything that falls due, each duty in one bucket, with what to do first and by which day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, ClassVar, Final

import typer

from coopcli.agreements.find import find_term
from coopcli.asking.codes import find_codes, in_list, knows
from coopcli.asking.filter import AGREEMENT
from coopcli.asking.question import TypedFilters, ask
from coopcli.cli.filters import Columns, OfAgreementsOnADay, complete, settle, take_period, view_of
from coopcli.cli.output import CalendarOutput, Output, emit
from coopcli.cli.session import Knows, Session, day_asked, in_force
from coopcli.days.periods import Divided
from coopcli.duties.answer import COLUMNS, due_answer
from coopcli.duties.falling_due import find_due, find_duty
from coopcli.duties.find import duty_ids, duty_records, file_of_duty, find_told_by, office_of
from coopcli.duties.judge import LEADS, Asked, days_of, exit_code, next_twelve_months, split_only
from coopcli.duties.rows import DutyFound, Grounds
from coopcli.duties.why import why_answer
from coopcli.errors import NotFoundError, UsageError
from coopcli.i18n import say_date
from coopcli.records.codelists import BUCKET, STEP
from coopcli.show.find import names_of, one_record
from coopcli.store import Connection
from coopcli.text import N_, nearest

HELP = N_(
    "Without a period: what is open now and in the next twelve months; so is one that begins today, such as 90d, about "
    "what is open too. What is past is called overdue only where the register keeps that kind of duty complete "
    "(docs/records.md, settings)."
)
EXAMPLES = (
    "coop due",
    "coop due tháng 3 năm 2027",
    "coop due 90d kon tum",
    "coop due --why vwu-lwu-2022/end",
)

_FOR_EXAMPLE: Final = N_("for example: coop due --snooze vwu-lwu-2022/renewal --until 2026-12-31")
_FOR_EXAMPLE_DONE: Final = N_("for example: coop due --done vwu-lwu-2022/copy --on 15/7/2022 --number 12/HPN")

_KINDS: Final = {**STEP.codes, **BUCKET.codes}
_knows_kind: Final = knows(_KINDS.values())


@dataclass(frozen=True, kw_only=True)
class Duties:
    """Which duties, and what to do with one of them."""

    title: ClassVar[str] = N_("Which duties")

    only: Annotated[
        tuple[str, ...],
        typer.Option(
            metavar=N_("KIND"),
            help=N_(
                "Only duties of this kind, such as {step__end}, {step__copy} or {step__yearly_report}, or in this "
                "bucket, such as {bucket__overdue}."
            ),
        ),
        Knows(_knows_kind),
    ] = ()
    lead: Annotated[
        str | None,
        typer.Option(
            metavar=N_("DAYS"),
            help=N_("Remind so many days before, such as 180,90,30; otherwise as the configuration says."),
        ),
    ] = None
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code", help=N_("End with 10 where something is due, 11 where something is overdue.")
        ),
    ] = False
    why: Annotated[
        str | None,
        typer.Option(
            metavar=N_("DUTY"),
            help=N_(
                "Explain a duty, by its id or by words such as 'hội lhpn việt nam lào hết hạn': its days, the rule "
                "and the article of the law."
            ),
        ),
    ] = None
    snooze: Annotated[
        str | None,
        typer.Option(
            metavar=N_("DUTY"),
            help=N_("Do not show a duty, by its id or by words, before a day, and keep that in its file."),
        ),
    ] = None
    until: Annotated[
        str | None,
        typer.Option(metavar=N_("DATE"), help=N_("The day until which --snooze holds, such as 2026-12-31.")),
    ] = None

    done: Annotated[
        str | None,
        typer.Option(
            metavar=N_("DUTY"),
            help=N_(
                "Note in its file that a duty was done, by its id or by words: today, or on the day of --on."
            ),
        ),
    ] = None
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar=N_("DATE"), help=N_("With --done: the day it was done, such as 15/7/2022.")
        ),
    ] = None
    number: Annotated[
        str | None,
        typer.Option(metavar=N_("NUMBER"), help=N_("With --done: the number of the document that was sent.")),
    ] = None
    by: Annotated[
        str | None,
        typer.Option(metavar=N_("WHO"), help=N_("With --done: who did it, such as 'Phòng Hợp tác'.")),
    ] = None
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=N_("With --done or --snooze: show the lines that would change, and write nothing."),
        ),
    ] = False

    @property
    def unattended(self) -> bool:
        """Whether a program reads what is due from the exit code: see `Session`."""
        return self.exit_code


def main(
    session: Session,
    duties: Duties,
    filters: OfAgreementsOnADay,
    columns: Columns,
    output: CalendarOutput,
    period: Annotated[
        str | None,
        typer.Argument(metavar=N_("PERIOD"), help=N_("When they fall due, such as 2027, 90d or Q3/2027.")),
    ] = None,
) -> int:
    """Read what is asked, find the duties, judge them for the day, show them."""
    span = next_twelve_months(session.today)
    kinds, buckets = _only(duties.only)
    asked = Asked(
        span=span,
        explicit=False,
        days=days_of(session.today),
        kinds=kinds,
        buckets=buckets,
        leads=_leads(duties.lead),
    )
    _refuse_mixed(duties)
    loose = (period, *filters.get("words", ()))
    if duties.why is not None:
        return _explain(" ".join(filter(None, (duties.why, *loose))), asked, output, session)
    if duties.snooze is not None or duties.until is not None:
        return _snooze(duties, asked, session)
    if duties.done is not None:
        return _done(" ".join(filter(None, (duties.done, *loose))), duties, asked, session)
    view = view_of(columns, COLUMNS)
    with session.store() as connection:
        typed, filters = take_period(connection, period, filters, session.today)
        asked, filters = _asked_in_words(typed, duties, filters, asked, session.today)
        filters, notes = settle(connection, filters, session.today, AGREEMENT, periods=False)
        filtered = ask(connection, filters, session.today)
        due = find_due(connection, filtered, asked)
        answer = complete(due_answer(due, view), output, connection, filtered, notes)
    emit(answer, output, session)
    return exit_code(due.found) if duties.exit_code else 0


def _asked_in_words(
    typed: Divided, duties: Duties, filters: TypedFilters, asked: Asked, today: date
) -> tuple[Asked, TypedFilters]:
    """Give what loose words ask: their period, and the step or bucket that the others are: hardly looked for."""
    if typed.span:
        asked = replace(asked, span=typed.span, explicit=typed.span.first != today)
    if typed.rest and not duties.only and _knows_kind(typed.rest):
        filters = {name: value for name, value in filters.items() if name != "words"}
        kinds, buckets = _only((typed.rest,))
        asked = replace(asked, kinds=kinds, buckets=buckets)
    return asked, filters


def _only(typed: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the kinds and the buckets that --only names."""
    labels = [label for code in _KINDS.values() for label in code.names if "," in label]
    words = [word for one in typed for word in in_list(one, labels) or [one]]
    return split_only(find_codes("--only", words, _KINDS))


def _explain(name: str, asked: Asked, output: Output, session: Session) -> int:
    """Show why a duty is in the list."""
    with session.store() as connection:
        found = _one(connection, name, asked)
        row = found.row
        record = one_record(connection, row.record) if row.record else None
        told_by = find_told_by(connection, row)
        grounds = Grounds(
            record=record,
            names=names_of(connection, record) if record else {},
            written=duty_records(connection).get(row.duty),
            office=office_of(connection),
            term=find_term(connection, row.agreement, row.term) if row.agreement and row.term else None,
            told_by=one_record(connection, told_by) if told_by else None,
        )
        answer = complete(why_answer(found, grounds), output, connection)
    emit(answer, output, session)
    return 0


def _refuse_mixed(duties: Duties) -> None:
    """Raises UsageError where a duty is asked about in two ways, or what belongs to one of them stands alone."""
    given = {"--why": duties.why, "--snooze": duties.snooze, "--done": duties.done}
    first, *more = [*(name for name, value in given.items() if value is not None), ""]
    if len(more) > 1:
        message = N_('"{one}" and "{other}" ask for different things: give one of them')
        raise UsageError(message, one=first, other=more[0])
    alone = {"--on": duties.on, "--number": duties.number, "--by": duties.by}
    for name in (name for name, value in alone.items() if value is not None and first != "--done"):
        raise UsageError(N_('"{option}" belongs to "--done"'), (_FOR_EXAMPLE_DONE,), option=name)
    if duties.dry_run and first not in ("--done", "--snooze"):
        raise UsageError(N_('"--dry-run" belongs to "--done" or "--snooze": nothing else writes'))


def _done(name: str, duties: Duties, asked: Asked, session: Session) -> int:
    """Note in the file of the duty's record that it was done on the day that is asked about. Raises UsageError."""
    from coopcli.cli.snoozing import day_done, note_done  # they read and write YAML, which no question needs

    with session.store(look=False) as connection:  # the note loads its file itself
        day = day_done(session, connection, duties.on)
        if day.earliest > session.clock:
            message = N_('"--done" is for what has been done, and {day} lies ahead')
            raise UsageError(message, (_FOR_EXAMPLE_DONE,), day=say_date(day))
        found = _one(connection, name, asked)
        written = duty_records(connection).get(found.row.duty)
        file = written.file if written else file_of_duty(connection, found.row)
    note_done(session, found, day, file, number=duties.number, by=duties.by, dry_run=duties.dry_run)
    return 0


def _snooze(duties: Duties, asked: Asked, session: Session) -> int:
    """Keep a snooze in the file of the duty's record. Raises UsageError where the duty or the day is missing."""
    if duties.snooze is None or duties.until is None:
        raise UsageError(N_('"--snooze" and "--until" belong together'), (_FOR_EXAMPLE,))
    until = day_asked("--until", duties.until, session.today)
    if until <= session.today:
        raise UsageError(N_('"--until" takes a day that lies ahead, not {day}'), (_FOR_EXAMPLE,), day=until)
    with session.store(look=False) as connection:  # the snooze loads its file itself
        found = _one(connection, duties.snooze, asked)
        written = duty_records(connection).get(found.row.duty)
        file = written.file if written else file_of_duty(connection, found.row)
    from coopcli.cli.snoozing import snooze_duty  # it reads and writes YAML, which no question needs

    snooze_duty(session, found.row.duty, until, file, dry_run=duties.dry_run)
    return 0


def _one(connection: Connection, name: str, asked: Asked) -> DutyFound:
    """Give the duty of an id, or the one that words name, or that is chosen of several that they name.

    Raises NotFoundError where there is none.
    """
    found = find_duty(connection, name, asked) or _named(connection, name, asked)
    if found is None:
        near = nearest(name, duty_ids(connection))
        hint = N_("did you mean {near}?") if near else N_('"coop due" names the duties')
        raise NotFoundError(N_('there is no duty "{name}"'), (hint,), name=name, near=near)
    return found


def _named(connection: Connection, name: str, asked: Asked) -> DutyFound | None:
    # What words mean is needed for no list.
    from coopcli.cli.choosing import choose
    from coopcli.duties.named import duty_ids_named, duty_words

    ids = duty_ids_named(connection, name, asked)
    if not ids:
        return None
    return find_duty(connection, choose(name, ids, lambda shown: duty_words(connection, shown, asked)), asked)


def _leads(text: str | None) -> tuple[int, ...]:
    if text is None:
        return in_force("reminders", None) or LEADS
    from coopcli.cli.configuration import read_days  # where nothing is typed, the configuration has been read

    days = read_days(text)
    if days is None:
        message = N_('"--lead" takes numbers of days, not "{text}"')
        raise UsageError(message, (N_("for example: --lead 180,90,30"),), text=text)
    return days
