"""`coop commitments`: what was promised; with a year, what of it was kept as far as the register tells."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

import typer

from coopcli.answer import Answer
from coopcli.asking.codes import YEARS, span_of
from coopcli.asking.filter import COMMITMENT
from coopcli.asking.question import TypedFilters, ask
from coopcli.cli.filters import BOTH_ASK, Columns, OfCommitments, complete, settle, take_period, view_of
from coopcli.cli.output import Output, emit, format_of
from coopcli.cli.session import Session
from coopcli.commitments import answer as answers
from coopcli.commitments.find import CommitmentsFound, find_commitments
from coopcli.commitments.kept import judge_year
from coopcli.days.periods import Span
from coopcli.errors import UsageError
from coopcli.lists import View
from coopcli.store import Connection
from coopcli.text import N_

HELP = N_(
    "--every, --when, --bound and --area choose commitments, the other filters their agreements. A year is judged by "
    "what is on record: without any evidence it is never called missed."
)
EXAMPLES = (
    "coop commitments --every year",
    "coop commitments 2022 kon tum",
    "coop commitments rc-kon-tum-attapeu-2022",
    'coop commitments --years 2019/2027 --province "Kon Tum"',
)

_MOST_YEARS: Final = 100


def main(
    session: Session,
    filters: OfCommitments,
    columns: Columns,
    output: Output,
    judged: Annotated[
        str | None,
        typer.Argument(metavar=N_("YEAR"), help=N_("Judge what was kept in this year, such as 2022.")),
    ] = None,
    years: Annotated[
        str | None,
        typer.Option(metavar=N_("PERIOD"), help=N_("Judge each year of this period, such as 2019/2027.")),
    ] = None,
) -> None:
    """Find the commitments, judge them by year where one is asked, show them."""
    people = format_of(output).people
    with session.store() as connection:
        span, filters = _span_asked(connection, judged, years, filters, session.today)
        view = view_of(columns, answers.COLUMNS if span is None else answers.YEAR_COLUMNS)
        filters, notes = settle(connection, filters, session.today, COMMITMENT, periods=False)
        asked = ask(connection, filters, session.today)
        commitments = find_commitments(connection, asked)
        if span is None:
            answer = answers.commitments_answer(commitments, view)
        else:
            answer = _by_year(commitments, span, view, session.today, people=people)
        answer = complete(answer, output, connection, asked, notes)
    emit(answer, output, session)


def _by_year(commitments: CommitmentsFound, span: Span, view: View, today: date, *, people: bool) -> Answer:
    """People get a matrix; machines, and who names columns, get a row for each commitment and year."""
    years = _years_of(span, commitments, today)
    judged = [
        answers.Judged(
            one,
            tuple(
                (year, judge_year(one.commitment, one.term, one.evidence, year, today, one.perhaps))
                for year in years
            ),
        )
        for one in commitments.found
    ]
    matrix = people and not view.columns and not view.order.keys
    shape = answers.matrix_answer if matrix else answers.year_rows_answer
    return shape(commitments, judged, years, view)


def _span_asked(
    connection: Connection, year: str | None, years: str | None, filters: TypedFilters, today: date
) -> tuple[Span | None, TypedFilters]:
    typed, filters = take_period(connection, year, filters, today, YEARS)
    if typed.span and years is not None:
        raise UsageError(BOTH_ASK, text=typed.text, option="--years")
    return typed.span if years is None else span_of(years, today, "--years", YEARS), filters


def _years_of(span: Span, commitments: CommitmentsFound, today: date) -> range:
    """Give the calendar years that a span meets; an open end is where the terms found begin or end, or today.

    Raises UsageError for more years than anyone can read.
    """
    starts = [one.term.starts_earliest for one in commitments.found if one.term.starts_earliest]
    begins = [day.year for day in starts if day > date.min]
    ends = [one.term.ends_latest.year for one in commitments.found if one.term.ends_latest]
    first = span.first.year if span.first else min([*begins, (span.last or today).year])
    last = span.last.year if span.last else max([*ends, today.year, first])
    if last - first >= _MOST_YEARS:
        message = N_("{number} years are too many to judge at once")
        hint = N_("ask for at most {most}, for example --years 2019/2027")
        raise UsageError(message, (hint,), number=last - first + 1, most=_MOST_YEARS)
    return range(first, last + 1)
