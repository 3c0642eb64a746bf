"""What ends when, of a paper that renews itself from an end that is not exactly known: by force, as the rule of status.

While its term may have ended and the next may already run, each day on which the first term can have ended gives one
term that runs; the answer must hold all of them.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.store.test_status_rule import Vague, days, of_month, of_year
from tests.store.test_status_view import listed, written
from tests.stores import Store

DAY = timedelta(days=1)

_RUNS = """
SELECT overview.ends_earliest, overview.ends_latest, days_left_earliest, days_left_latest, runs_surely_to,
  status, or_status, certainty
FROM overview WHERE id = 'rolls'
"""


def rolling(end: str, renewal: str) -> dict[str, str]:
    return {"rolls": f"standing: signed, period: 2019-01-01/{end}, renewal: {{mode: tacit, {renewal}}}"}


def months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def ends_of(last: date, months: int, day: date) -> date:
    """The last day of the term that runs on a day, if the first one ended on `last`."""
    times = 0
    end = last
    while end < day:
        times += 1
        end = months_after(last + DAY, months * times) - DAY
    return end


@settings(max_examples=examples(20), deadline=None)
@given(
    end=st.one_of(
        st.integers(2020, 2023).map(of_year), st.builds(of_month, st.just(2021), st.integers(1, 12))
    ),
    months=st.sampled_from([1, 6, 12, 24]),
    asked=st.lists(st.dates(date(2019, 6, 1), date(2027, 1, 1)), min_size=20, max_size=20),
)
def test_the_ends_hold_every_term_that_can_run_on_the_day(
    tmp_path_factory: pytest.TempPathFactory, end: Vague, months: int, asked: list[date]
) -> None:
    store = Store(tmp_path_factory.mktemp("rolls") / "coop.sqlite3")
    assert store.load({"/rolls.yaml": written(rolling(end.written, f"length: {months} months"))}).kept
    for day in asked:
        found = {ends_of(last, months, day) for last in days(end.first, end.last)}
        ((earliest, latest, least, most, surely_to, status, _, certainty),) = store.ask(_RUNS, day=day)
        # The days of a month that a shorter one lacks end no term: there the bound is up to three days early.
        assert 0 <= (min(found) - date.fromisoformat(earliest)).days <= 3, (end, months, day)
        assert date.fromisoformat(latest) >= max(found), (end, months, day)
        # No end is later than that of a term which can have begun, of which the first ended on the latest day.
        assert date.fromisoformat(latest) < months_after(max(end.last, day) + DAY, 2 * months)
        assert (least, most) == (
            (date.fromisoformat(earliest) - day).days,
            (date.fromisoformat(latest) - day).days,
        )
        assert (status, certainty) == ("in_force", "surely")
        assert surely_to == latest, "it rolls on over every end"


# The first term ends in 2021; the second, the last by `max_extent_date`, on a day of 2022-01 to 2022-12.
LAST = "length: 1 year, max_extent_date: 2023-12-31"


@pytest.mark.parametrize(
    ("day", "status", "or_status", "ends", "surely_to"),
    [
        ("2020-12-31", "in_force", None, ("2021-01-01", "2021-12-31"), "2021-12-31"),
        ("2021-06-01", "in_force", None, ("2021-06-01", "2022-12-31"), "2022-12-31"),
        ("2022-06-01", "in_force", None, ("2022-06-01", "2023-12-31"), "2023-01-01"),
        # 180 days before 2023-01-01
        ("2022-07-05", "in_force", "ending", ("2022-07-05", "2023-12-31"), "2023-01-01"),
    ],
)
def test_the_next_term_may_be_the_last_and_ending(
    tmp_path_factory: pytest.TempPathFactory,
    day: str,
    status: str,
    or_status: str | None,
    ends: tuple[str, str],
    surely_to: str,
) -> None:
    store = Store(tmp_path_factory.mktemp("last") / "coop.sqlite3")
    assert store.load({"/rolls.yaml": written(rolling("2021", LAST))}).kept
    ((earliest, latest, _, _, surely, found, others, _),) = store.ask(_RUNS, day=date.fromisoformat(day))
    assert (found, listed(others), (earliest, latest), surely) == (status, or_status, ends, surely_to)
