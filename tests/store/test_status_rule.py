"""The status on a day is what every first and last day within the bounds says: DESIGN section 3, rule 2, by force.

Nothing of the program is asked how to judge: each pair of a first and a last day that the register leaves open gives
one status, by the plain words of the rule, and all of them together are what the view must give.
"""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.store.test_status_view import written
from tests.stores import Store

LEAD = timedelta(days=180)
ORDER = ("in_force", "open_ended", "ending", "renewed", "lapsed", "terminated", "upcoming")

_QUERY = "SELECT agreement, status, or_status, certainty FROM agreement_status"


class Vague(NamedTuple):
    """A date as written, with the first and the last day that it can be."""

    written: str
    first: date
    last: date


def of_year(year: int) -> Vague:
    return Vague(f"{year}", date(year, 1, 1), date(year, 12, 31))


def of_month(year: int, month: int) -> Vague:
    return Vague(
        f"{year}-{month:02}", date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    )


def of_day(day: date) -> Vague:
    return Vague(day.isoformat(), day, day)


class Term(NamedTuple):
    """A term as a register states it: `end` None is no end by agreement; `succeeded` by a signed one on file."""

    start: Vague
    end: Vague | None
    signed: Vague | None
    unsure: bool
    succeeded: bool

    def written(self) -> str:
        mark = "~" if self.unsure else ""
        end = f"{self.end.written}{mark}" if self.end else ".."
        signed = f", date_signed: {self.signed.written}" if self.signed else ""
        return f"standing: signed, period: {self.start.written}{mark}/{end}{signed}"

    def first_days(self) -> tuple[date, date]:
        """A term begins when its period has and the agreement is signed."""
        if self.signed is None:
            return self.start.first, self.start.last
        return max(self.start.first, self.signed.first), max(self.start.last, self.signed.last)


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def by_force(term: Term, day: date) -> set[str]:
    """Give every status that some first and last day allow."""
    earliest, latest = term.first_days()
    if term.end is None:
        return {"open_ended" if first <= day else "upcoming" for first in days(earliest, latest)}
    over = "renewed" if term.succeeded else "lapsed"
    found = set()
    for last in days(max(term.end.first, earliest), term.end.last):
        if earliest <= min(day, last):  # some first day is not after the day asked
            found.add(over if day > last else "ending" if day >= last - LEAD else "in_force")
        if day < min(latest, last):  # some first day is after it
            found.add("upcoming")
    return found


_dates = st.one_of(
    st.integers(2019, 2024).map(of_year),
    st.builds(of_month, st.integers(2019, 2024), st.integers(1, 12)),
    st.dates(date(2019, 1, 1), date(2024, 12, 31)).map(of_day),
)


@st.composite
def _terms(draw: st.DrawFn) -> Term:
    start, end = draw(_dates), draw(st.none() | _dates)
    signed = draw(st.none() | _dates)
    term = Term(start, end, signed, draw(st.booleans()), draw(st.booleans()))
    begins = term.first_days()[0]
    # What begins after it must have ended is a contradiction, of which the rule says nothing.
    if end and (start.first > end.first or start.last > end.last or begins > end.last):
        return term._replace(end=None)
    return term


def _register(terms: list[Term]) -> dict[str, str]:
    papers = {f"a{number}": term.written() for number, term in enumerate(terms)}
    later = {
        f"b{number}": f"standing: signed, succeeds: a{number}"
        for number, term in enumerate(terms)
        if term.succeeded
    }
    return papers | later


@settings(max_examples=examples(30), deadline=None)
@given(
    terms=st.lists(_terms(), min_size=1, max_size=20),
    asked=st.lists(st.dates(date(2018, 6, 1), date(2025, 6, 1)), min_size=50, max_size=50),
)
def test_the_possible_statuses_are_those_of_every_first_and_last_day(
    tmp_path_factory: pytest.TempPathFactory, terms: list[Term], asked: list[date]
) -> None:
    store = Store(tmp_path_factory.mktemp("any") / "coop.sqlite3")
    assert store.load({"/any.yaml": written(_register(terms))}).kept
    for day in asked:
        for name, status, others, certainty in store.ask(_QUERY, day=day):
            if not name.startswith("a"):
                continue
            term = terms[int(name[1:])]
            expected = sorted(by_force(term, day), key=ORDER.index)
            found = [status, *json.loads(others or "[]")]
            assert found == expected, (name, term, day)
            sure = set(expected) <= {"in_force", "ending"} or len(expected) == 1
            if not sure or not term.unsure:  # what of an approximate term is sure, the table of cases says
                assert certainty == ("surely" if sure else "possibly"), (name, term, day)
