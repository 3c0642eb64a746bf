"""`coop report`: the yearly report on international agreements, ready to be finished by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from coopcli.asking.codes import Periods, span_of
from coopcli.asking.filter import AGREEMENT
from coopcli.asking.question import ask
from coopcli.cli.filters import OfAgreementsOnADay, complete, settle, take_period
from coopcli.cli.loaded import tell_problems
from coopcli.cli.output import Output, emit, emit_text
from coopcli.cli.session import Session, day_asked, in_force
from coopcli.days.periods import Divided
from coopcli.errors import RecordsError, UsageError
from coopcli.report.answer import yearly_answer
from coopcli.report.find import find_year
from coopcli.report.period import Reported, reported, sort_into_annexes
from coopcli.report.template import Template, read_template
from coopcli.store import shipped
from coopcli.text import N_, to_type

HELP = N_(
    "The Law on international agreements asks for it by 15 November each year; by which article, and to whom it goes, "
    "stands below it. It is about agreements with a Vietnamese and a foreign party; what is not known says so, and a "
    "list of it closes the report. Headings and columns come from a template that you can copy and change."
)
EXAMPLES = (
    "coop report 2022 --output report.docx",
    "coop report 2022 kon tum --cut-off 1/11/2022",
    "coop report --print-template --output my-form.yaml",
    "coop report 2022 --template my-form.yaml --output report.xlsx",
)

TEMPLATE = "templates/yearly_report.yaml"
_A_YEAR: Final = Periods(N_("write for example coop report 2022"), spans=False)


def main(
    session: Session,
    filters: OfAgreementsOnADay,
    output: Output,
    reported_year: Annotated[
        str | None, typer.Argument(metavar=N_("YEAR"), help=N_("The year that is reported, such as 2022."))
    ] = None,
    cut_off: Annotated[
        str | None,
        typer.Option(
            metavar=N_("DATE"),
            help=N_(
                "Report up to this day of the year, for example 2022-11-01, and back to the day after it a year before."
            ),
        ),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            metavar=N_("FILE"), help=N_("Take headings and columns from this file, for example my-form.yaml.")
        ),
    ] = None,
    print_template: Annotated[
        bool,
        typer.Option("--print-template", help=N_("Write the template that ships, to be copied and changed.")),
    ] = False,
) -> None:
    """Read the year and the template, find what belongs to the year, lay it out."""
    if print_template:
        emit_text(shipped(TEMPLATE).read_text(encoding="utf-8"), output)
        return
    typed, filters = take_period(None, reported_year, filters, session.today, _A_YEAR)
    asked = _read_period(typed, cut_off, session.today)
    form = _template(template or shipped(TEMPLATE))
    with session.store(asked.last) as connection:
        filters, notes = settle(connection, filters, session.today, AGREEMENT, periods=False)
        chosen = ask(connection, filters, session.today)
        found = find_year(connection, chosen, asked.period, asked.after, asked.months_after)
        year = sort_into_annexes(found, asked, session.today)
        answer = yearly_answer(year, form, in_force("office", None))
        answer = complete(answer, output, connection, chosen, notes)
    emit(answer, output, session)


def _read_period(typed: Divided, cut_off: str | None, today: date) -> Reported:
    """Give the period asked for. Raises UsageError for what is no year, or a cut-off that lies in another."""
    span, words = typed.span, typed.rest.split()
    if span is None:
        for word in (*words[:1], *words[-1:]):
            if word.isdecimal():  # a year that is mistyped, or the error says that it is none
                span_of(word, today, takes=_A_YEAR)
        line = to_type(["coop", "report", str(today.year - 1), *words])
        raise UsageError(N_("the year to report is missing"), (N_("for example: {line}"),), line=line)
    if span.first is None or span != reported(span.first.year, None).period:
        hint = N_("--cut-off names another last day than 31 December")
        raise UsageError(N_('"{typed}" is no calendar year'), (hint, _A_YEAR.example), typed=typed.text)
    year = span.first.year
    last = day_asked("--cut-off", cut_off, today) if cut_off is not None else None
    if last is not None and last.year != year:
        message = N_('"--cut-off" is a day of the year reported, {year}, not {day}')
        hint = N_("write for example coop report {year} --cut-off 1/11/{year}")
        raise UsageError(message, (hint,), year=year, day=last)
    return reported(year, last)


def _template(path: Path) -> Template:
    """Read the template. Raises UsageError where there is none, RecordsError where it is wrong, all problems said."""
    try:
        with path.open("rb") as file:
            template, problems = read_template(file, str(path))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        hint = N_("begin with the one that ships: coop report --print-template --output my-form.yaml")
        raise UsageError(N_("{path} cannot be read: {reason}"), (hint,), path=path, reason=reason) from error
    tell_problems(problems)
    if template is None:
        hint = N_("put right what is said above, or leave --template out")
        raise RecordsError(N_("the template cannot be used"), (hint,))
    return template
