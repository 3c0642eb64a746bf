"""The status of an agreement on a day: the table of DESIGN section 3, rule 2, case by case.

S1 and S2 are the earliest and the latest first day of a term, E1 and E2 those of its last day, all inclusive;
`ending` begins 180 days before E1.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopcli.records.codelists import STATUS
from tests.examples import examples
from tests.stores import Store

SURELY, POSSIBLY = "surely", "possibly"

PAPERS = {
    # S1 2022-01-01, S2 2022-12-31, E1 2027-01-01, E2 2027-12-31; 180 days before E1 is 2026-07-05
    "years": "standing: signed, period: 2022/2027",
    # S1 2022-07-01, S2 2022-07-31, E1 2027-06-01, E2 2027-06-30; 180 days before E1 is 2026-12-03
    "months": "standing: signed, period: 2022-07/2027-06",
    # S1 = S2 2022-07-02, E1 = E2 2027-07-01; 180 days before it is 2027-01-02
    "days": "standing: signed, period: 2022-07-02/2027-07-01",
    # 180 days before 2024-06-29, over a 29 February, is 2024-01-01
    "over-a-leap-day": "standing: signed, period: 2023-07-01/2024-06-29",
    # a single date is that whole year, month or day; 180 days before 2022-12-31 is 2022-07-04
    "one-year": "standing: signed, period: 2022",
    "one-month": "standing: signed, period: 2022-09",
    "one-day": "standing: signed, period: 2022-09-09",
    # S1 = E1 2022-01-01, S2 = E2 2022-12-31
    "within-a-year": "standing: signed, period: 2022/2022",
    # S2 2022-12-31 is the day before E1 2023-01-01
    "two-years": "standing: signed, period: 2022/2023",
    # possibly from the signing day to the end of the first year
    "signed-in-first-year": "standing: signed, period: 2022/2027, date_signed: 2022-07-02",
    # docs/decisions.md: a term begins when the period has begun and the paper is signed
    "signed-before-period": "standing: signed, period: 2022/2027, date_signed: 2021-12-01",
    "signed-after-first-year": "standing: signed, period: 2022/2027, date_signed: 2023-03-01",
    # the day in force decides, whatever the signing day and the period say
    "in-force-on-a-day": (
        "standing: signed, period: 2022/2027, date_signed: 2022-07-02, date_in_force: 2022-09-01"
    ),
    "in-force-in-a-month": "standing: signed, period: 2022/2027, date_in_force: 2022-09",
    "in-force-without-term": "standing: signed, date_in_force: 2022-09",
    "no-end": "standing: signed, period: 2022/..",
    "no-end-from-a-day": "standing: signed, period: 2022-07-02/..",
    "no-start": "standing: signed, period: ../2027",
    "end-not-stated": "standing: signed, period: 2022/",
    "start-not-stated": "standing: signed, period: /2027",
    "start-not-stated-signed": "standing: signed, period: /2027, date_signed: 2022-07-02",
    "nothing-stated": "standing: signed",
    "signed-on-a-day": "standing: signed, date_signed: 2022-07-02",
    "signed-in-a-year": "standing: signed, date_signed: 2022",
    "standing-not-stated": "period: 2019/2022",
    "agreed": "standing: agreed, period: 2024/2029",
    "agreed-no-end": "standing: agreed, period: 2024/..",
    "signing-inferred": "standing: signed, period: 2024/2029, inferred: {standing: a review was held}",
    "planned": "standing: planned, period: 2024/2029",
    "planned-no-end": "standing: planned, period: 2024/..",
    # ? and ~ do not move the days; an answer that rests on them is at most possible
    "start-uncertain": "standing: signed, period: 2019?/2024",
    "end-approximate": "standing: signed, period: 2019/2024~",
    "period-inferred": "standing: signed, period: 2019/2024, inferred: {period: told by another}",
    "no-end-inferred": "standing: signed, period: 2019/.., inferred: {period: told by another}",
    "in-force-uncertain": "standing: signed, period: 2022/2025, date_in_force: 2022?-09-01",
    "signing-uncertain": "standing: signed, period: 2022/2025, date_signed: 2022?-09-09",
    "signing-inferred-in-time": "standing: signed, period: 2022/2027, date_signed: 2022?",
    "signing-uncertain-and-late": "standing: signed, period: 2022/2025, date_signed: 2023?-03-01",
    "all-the-years": "standing: signed, period: 0001/9998",
    "first-day": "standing: signed, period: 0001-01-01",
    "last-day": "standing: signed, period: 9998-12-31",
    "renewed": "standing: signed, period: 2019/2022",
    "renewal": "standing: signed, period: 2022/2027, succeeds: renewed",
    "followed-by-agreed": "standing: signed, period: 2019/2024",
    "agreed-renewal": "standing: agreed, period: 2024/2029, succeeds: followed-by-agreed",
    "followed-by-planned": "standing: signed, period: 2019/2022",
    "planned-renewal": "standing: planned, period: 2022/2027, succeeds: followed-by-planned",
    "followed-by-unstated": "standing: signed, period: 2019/2022",
    "unstated-renewal": "period: 2022/2027, succeeds: followed-by-unstated",
    "followed-by-dated": "standing: signed, period: 2019/2022",
    "dated-renewal": "period: 2022/2027, date_signed: 2022-05-05, succeeds: followed-by-dated",
    "followed-by-inferred": "standing: signed, period: 2019/2022",
    "inferred-renewal": (
        "standing: signed, period: 2022/2027, succeeds: followed-by-inferred, "
        "inferred: {succeeds: the same parties}"
    ),
    "followed-twice": "standing: signed, period: 2019/2022",
    "followed-twice-planned": "standing: planned, period: 2022/2023, succeeds: followed-twice",
    "followed-twice-signed": "standing: signed, period: 2023/2027, succeeds: followed-twice",
}
"""The papers by id, each with what the register says of it."""

CASES = (
    # paper, day, status, certainty, what it may be instead
    ("years", "2021-12-31", "upcoming", SURELY, None),
    ("years", "2022-01-01", "in_force", POSSIBLY, "upcoming"),
    ("years", "2022-12-30", "in_force", POSSIBLY, "upcoming"),
    ("years", "2022-12-31", "in_force", SURELY, None),
    ("years", "2026-07-04", "in_force", SURELY, None),
    ("years", "2026-07-05", "in_force", SURELY, "ending"),
    ("years", "2027-01-01", "in_force", SURELY, "ending"),
    ("years", "2027-01-02", "in_force", POSSIBLY, "ending lapsed"),
    ("years", "2027-07-03", "in_force", POSSIBLY, "ending lapsed"),
    ("years", "2027-07-04", "ending", POSSIBLY, "lapsed"),
    ("years", "2027-12-31", "ending", POSSIBLY, "lapsed"),
    ("years", "2028-01-01", "lapsed", SURELY, None),
    ("months", "2022-06-30", "upcoming", SURELY, None),
    ("months", "2022-07-01", "in_force", POSSIBLY, "upcoming"),
    ("months", "2022-07-30", "in_force", POSSIBLY, "upcoming"),
    ("months", "2022-07-31", "in_force", SURELY, None),
    ("months", "2026-12-02", "in_force", SURELY, None),
    ("months", "2026-12-03", "in_force", SURELY, "ending"),
    ("months", "2026-12-31", "in_force", SURELY, "ending"),
    ("months", "2027-01-01", "ending", SURELY, None),
    ("months", "2027-06-01", "ending", SURELY, None),
    ("months", "2027-06-02", "ending", POSSIBLY, "lapsed"),
    ("months", "2027-06-30", "ending", POSSIBLY, "lapsed"),
    ("months", "2027-07-01", "lapsed", SURELY, None),
    ("days", "2022-07-01", "upcoming", SURELY, None),
    ("days", "2022-07-02", "in_force", SURELY, None),
    ("days", "2027-01-01", "in_force", SURELY, None),
    ("days", "2027-01-02", "ending", SURELY, None),
    ("days", "2027-07-01", "ending", SURELY, None),
    ("days", "2027-07-02", "lapsed", SURELY, None),
    ("over-a-leap-day", "2023-12-31", "in_force", SURELY, None),
    ("over-a-leap-day", "2024-01-01", "ending", SURELY, None),
    ("one-year", "2021-12-31", "upcoming", SURELY, None),
    ("one-year", "2022-01-01", "in_force", SURELY, None),
    ("one-year", "2022-07-03", "in_force", SURELY, None),
    ("one-year", "2022-07-04", "ending", SURELY, None),
    ("one-year", "2022-12-31", "ending", SURELY, None),
    ("one-year", "2023-01-01", "lapsed", SURELY, None),
    ("one-month", "2022-08-31", "upcoming", SURELY, None),
    ("one-month", "2022-09-01", "ending", SURELY, None),
    ("one-month", "2022-09-30", "ending", SURELY, None),
    ("one-month", "2022-10-01", "lapsed", SURELY, None),
    ("one-day", "2022-09-08", "upcoming", SURELY, None),
    ("one-day", "2022-09-09", "ending", SURELY, None),
    ("one-day", "2022-09-10", "lapsed", SURELY, None),
    ("within-a-year", "2021-12-31", "upcoming", SURELY, None),
    ("within-a-year", "2022-12-30", "ending", POSSIBLY, "lapsed upcoming"),
    ("within-a-year", "2022-12-31", "ending", POSSIBLY, "lapsed"),
    ("within-a-year", "2023-01-01", "lapsed", SURELY, None),
    ("two-years", "2022-12-30", "in_force", POSSIBLY, "ending upcoming"),
    ("two-years", "2022-12-31", "in_force", SURELY, "ending"),
    ("two-years", "2023-01-01", "in_force", SURELY, "ending"),
    ("two-years", "2023-01-02", "in_force", POSSIBLY, "ending lapsed"),
    ("signed-in-first-year", "2022-07-01", "upcoming", SURELY, None),
    ("signed-in-first-year", "2022-07-02", "in_force", POSSIBLY, "upcoming"),
    ("signed-in-first-year", "2022-12-30", "in_force", POSSIBLY, "upcoming"),
    ("signed-in-first-year", "2022-12-31", "in_force", SURELY, None),
    ("signed-before-period", "2021-12-31", "upcoming", SURELY, None),
    ("signed-before-period", "2022-01-01", "in_force", POSSIBLY, "upcoming"),
    ("signed-before-period", "2022-12-31", "in_force", SURELY, None),
    ("signed-after-first-year", "2023-02-28", "upcoming", SURELY, None),
    ("signed-after-first-year", "2023-03-01", "in_force", SURELY, None),
    ("in-force-on-a-day", "2022-08-31", "upcoming", SURELY, None),
    ("in-force-on-a-day", "2022-09-01", "in_force", SURELY, None),
    ("in-force-in-a-month", "2022-08-31", "upcoming", SURELY, None),
    ("in-force-in-a-month", "2022-09-01", "in_force", POSSIBLY, "upcoming"),
    ("in-force-in-a-month", "2022-09-29", "in_force", POSSIBLY, "upcoming"),
    ("in-force-in-a-month", "2022-09-30", "in_force", SURELY, None),
    ("in-force-without-term", "2022-08-31", "upcoming", SURELY, None),
    ("in-force-without-term", "2022-10-01", "unknown", None, None),
    ("no-end", "2021-12-31", "upcoming", SURELY, None),
    ("no-end", "2022-01-01", "open_ended", POSSIBLY, "upcoming"),
    ("no-end", "2022-12-30", "open_ended", POSSIBLY, "upcoming"),
    ("no-end", "2022-12-31", "open_ended", SURELY, None),
    ("no-end", "9998-12-31", "open_ended", SURELY, None),
    ("no-end-from-a-day", "2022-07-01", "upcoming", SURELY, None),
    ("no-end-from-a-day", "2022-07-02", "open_ended", SURELY, None),
    ("no-start", "0001-01-01", "in_force", SURELY, None),
    ("no-start", "2026-07-04", "in_force", SURELY, None),
    ("no-start", "2027-06-01", "in_force", POSSIBLY, "ending lapsed"),
    ("no-start", "2028-01-01", "lapsed", SURELY, None),
    ("end-not-stated", "2021-12-31", "upcoming", SURELY, None),
    ("end-not-stated", "2022-06-01", "unknown", None, None),
    ("end-not-stated", "2040-01-01", "unknown", None, None),
    ("start-not-stated", "2020-01-01", "unknown", None, None),
    ("start-not-stated", "2027-01-02", "in_force", POSSIBLY, "ending lapsed upcoming"),
    ("start-not-stated", "2027-12-31", "ending", POSSIBLY, "lapsed"),
    ("start-not-stated", "2028-01-01", "lapsed", SURELY, None),
    ("start-not-stated-signed", "2022-07-01", "upcoming", SURELY, None),
    ("start-not-stated-signed", "2022-07-02", "in_force", POSSIBLY, "upcoming"),
    ("start-not-stated-signed", "2027-01-01", "in_force", POSSIBLY, "ending upcoming"),
    ("start-not-stated-signed", "2027-01-02", "in_force", POSSIBLY, "ending lapsed upcoming"),
    ("start-not-stated-signed", "2028-01-01", "lapsed", SURELY, None),
    ("nothing-stated", "1990-01-01", "unknown", None, None),
    ("nothing-stated", "2040-01-01", "unknown", None, None),
    ("signed-on-a-day", "2022-07-01", "upcoming", SURELY, None),
    ("signed-on-a-day", "2022-07-02", "unknown", None, None),
    ("signed-on-a-day", "2040-01-01", "unknown", None, None),
    ("signed-in-a-year", "2021-12-31", "upcoming", SURELY, None),
    ("signed-in-a-year", "2022-01-01", "unknown", None, None),
    ("standing-not-stated", "2020-06-01", "in_force", SURELY, None),
    ("agreed", "2023-12-31", "upcoming", POSSIBLY, None),
    ("agreed", "2024-06-01", "in_force", POSSIBLY, "upcoming"),
    ("agreed", "2026-01-01", "in_force", POSSIBLY, None),
    ("agreed", "2028-07-05", "in_force", POSSIBLY, "ending"),
    ("agreed", "2029-06-01", "in_force", POSSIBLY, "ending lapsed"),
    ("agreed", "2030-01-01", "lapsed", POSSIBLY, None),
    ("agreed-no-end", "2030-01-01", "open_ended", POSSIBLY, None),
    ("planned", "2023-12-31", "upcoming", POSSIBLY, None),
    ("planned", "2026-01-01", "upcoming", POSSIBLY, None),
    ("planned-no-end", "2026-01-01", "upcoming", POSSIBLY, None),
    ("start-uncertain", "2018-12-31", "upcoming", POSSIBLY, None),
    ("start-uncertain", "2021-01-01", "in_force", POSSIBLY, None),
    ("start-uncertain", "2025-01-01", "lapsed", SURELY, None),
    ("end-approximate", "2018-12-31", "upcoming", SURELY, None),
    ("end-approximate", "2021-01-01", "in_force", POSSIBLY, None),
    ("end-approximate", "2025-01-01", "lapsed", POSSIBLY, None),
    ("period-inferred", "2018-12-31", "upcoming", POSSIBLY, None),
    ("period-inferred", "2021-01-01", "in_force", POSSIBLY, None),
    ("period-inferred", "2025-01-01", "lapsed", POSSIBLY, None),
    ("no-end-inferred", "2021-01-01", "open_ended", POSSIBLY, None),
    ("in-force-uncertain", "2022-08-31", "upcoming", POSSIBLY, None),
    ("in-force-uncertain", "2023-06-01", "in_force", POSSIBLY, None),
    ("in-force-uncertain", "2026-01-01", "lapsed", SURELY, None),
    # only the days before S2, 2022-12-31, rest on the year of signing, which is inferred
    ("signing-uncertain", "2022-09-08", "upcoming", POSSIBLY, None),
    ("signing-uncertain", "2022-10-01", "in_force", POSSIBLY, "upcoming"),
    ("signing-uncertain", "2022-12-31", "in_force", SURELY, None),
    ("signing-uncertain", "2023-06-01", "in_force", SURELY, None),
    ("signing-uncertain", "2025-01-01", "in_force", SURELY, "ending"),
    ("signing-uncertain", "2026-01-01", "lapsed", SURELY, None),
    ("signing-inferred-in-time", "2021-12-31", "upcoming", SURELY, None),
    ("signing-inferred-in-time", "2023-06-01", "in_force", SURELY, None),
    ("signing-uncertain-and-late", "2023-06-01", "in_force", POSSIBLY, None),
    ("all-the-years", "0001-01-01", "in_force", POSSIBLY, "upcoming"),
    ("all-the-years", "0001-12-31", "in_force", SURELY, None),
    ("all-the-years", "9998-01-01", "in_force", SURELY, "ending"),
    ("all-the-years", "9998-12-31", "ending", POSSIBLY, "lapsed"),
    ("first-day", "0001-01-01", "ending", SURELY, None),
    ("first-day", "0001-01-02", "lapsed", SURELY, None),
    ("last-day", "9998-12-30", "upcoming", SURELY, None),
    ("last-day", "9998-12-31", "ending", SURELY, None),
    ("renewed", "2022-01-01", "in_force", SURELY, "ending"),
    ("renewed", "2022-01-02", "in_force", POSSIBLY, "ending renewed"),
    ("renewed", "2022-12-31", "ending", POSSIBLY, "renewed"),
    ("renewed", "2023-01-01", "renewed", SURELY, None),
    ("followed-by-agreed", "2024-06-01", "in_force", POSSIBLY, "ending lapsed"),
    ("followed-by-agreed", "2025-01-01", "lapsed", SURELY, None),
    ("followed-by-planned", "2023-01-01", "lapsed", SURELY, None),
    ("followed-by-unstated", "2023-01-01", "lapsed", SURELY, None),
    ("followed-by-dated", "2023-01-01", "renewed", SURELY, None),
    ("followed-by-inferred", "2023-01-01", "renewed", POSSIBLY, "lapsed"),
    ("followed-twice", "2023-01-01", "renewed", SURELY, None),
)

REASONS = (
    ("agreed", "2026-01-01", "agreed"),
    ("planned", "2026-01-01", "planned"),
    ("signed-on-a-day", "2026-01-01", "term_not_stated"),
    ("end-not-stated", "2026-01-01", "end_not_stated"),
    ("start-not-stated", "2026-01-01", "start_not_stated"),
    ("years", "2022-06-01", "start_not_exact"),
    ("years", "2027-06-01", "end_not_exact"),
    ("start-uncertain", "2021-01-01", "start_inferred"),
    ("end-approximate", "2025-01-01", "end_inferred"),
    ("followed-by-inferred", "2023-01-01", "successor_inferred"),
    ("years", "2024-01-01", None),
    ("renewed", "2023-01-01", None),
)

SUCCESSORS = {
    "renewed": "renewal",
    "followed-by-agreed": "agreed-renewal",
    "followed-by-planned": "planned-renewal",
    "followed-twice": "followed-twice-signed",
    "renewal": None,
}

_STATUS = "SELECT status, certainty, or_status FROM agreement_status WHERE agreement = ?"
_OVERVIEW = "SELECT * FROM overview ORDER BY id"


def written(papers: dict[str, str]) -> str:
    """The papers as the text of a file."""
    lines = [
        ", ".join(filter(None, (f"id: {name}", "title: A renewal, cite: s", papers[name]))) for name in papers
    ]
    return "sources:\n- id: s\nagreements:\n" + "".join(f"- {{{line}}}\n" for line in lines)


def listed(others: object) -> str | None:
    """Give a JSON list of codes as words."""
    return None if others is None else " ".join(json.loads(str(others)))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("papers") / "coop.sqlite3")
    outcome = store.load({"/papers.yaml": written(PAPERS)})
    assert outcome.problems == ()
    return store


@pytest.mark.parametrize(("paper", "day", "status", "certainty", "or_status"), CASES)
def test_the_status_on_a_day_is_that_of_the_table(
    papers: Store, paper: str, day: str, status: str, certainty: str | None, or_status: str | None
) -> None:
    ((*found, others),) = papers.ask(_STATUS, (paper,), date.fromisoformat(day))
    assert (*found, listed(others)) == (status, certainty, or_status)


@pytest.mark.parametrize(("paper", "day", "reason"), REASONS)
def test_what_is_not_sure_has_its_reason(papers: Store, paper: str, day: str, reason: str | None) -> None:
    query = "SELECT status_reason FROM agreement_status WHERE agreement = ?"
    assert papers.ask(query, (paper,), date.fromisoformat(day)) == [(reason,)]


@pytest.mark.parametrize(("paper", "successor"), SUCCESSORS.items())
def test_a_successor_is_named_whatever_its_standing_and_a_signed_one_first(
    papers: Store, paper: str, successor: str | None
) -> None:
    query = "SELECT successor FROM agreement_status WHERE agreement = ?"
    assert papers.ask(query, (paper,)) == [(successor,)]


def test_days_left_run_from_the_day_asked_to_the_earliest_and_the_latest_last_day(papers: Store) -> None:
    query = "SELECT days_left_earliest, days_left_latest FROM overview WHERE id = 'years'"
    asked = date(2026, 12, 1)
    expected = ((date(2027, 1, 1) - asked).days, (date(2027, 12, 31) - asked).days)
    assert papers.ask(query, day=asked) == [expected]


def test_every_paper_has_one_status_on_any_day(papers: Store) -> None:
    for day in (date(1, 1, 1), date(2022, 7, 2), date(9998, 12, 31)):
        names = [row[0] for row in papers.ask("SELECT agreement FROM agreement_status", day=day)]
        assert sorted(names) == sorted(PAPERS)


def test_other_programs_read_the_statuses_of_today_as_coop_gives_them(papers: Store) -> None:
    """Midnight may pass between two questions: the plain one is asked before and after the other."""
    with closing(sqlite3.connect(papers.path)) as connection:
        before = connection.execute(_OVERVIEW).fetchall()
        asked = papers.ask(_OVERVIEW, day=date.today())
        after = connection.execute(_OVERVIEW).fetchall()
    assert asked in (before, after)


@pytest.mark.parametrize("day", ["0001-01-01", "2022-09-09", "2024-02-29", "2027-12-31", "9998-12-31"])
def test_other_programs_that_put_a_day_into_the_view_today_get_what_coop_gives(
    papers: Store, tmp_path: Path, day: str
) -> None:
    copy = tmp_path / "copy.sqlite3"
    shutil.copy(papers.path, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("DROP VIEW today")
        connection.execute(f"CREATE VIEW today (day) AS SELECT '{day}'")
        plain = connection.execute(_OVERVIEW).fetchall()
    assert plain == papers.ask(_OVERVIEW, day=date.fromisoformat(day))


def test_asking_about_a_day_leaves_no_trace_in_the_store(papers: Store) -> None:
    before = papers.path.read_bytes()
    papers.ask(_OVERVIEW, day=date(1999, 1, 1))
    assert papers.path.read_bytes() == before


# Any term, any day.

_years = st.integers(2018, 2025).map(str)
_months = st.builds("{}-{:02}".format, _years, st.integers(1, 12))
_days = st.dates(date(2018, 1, 1), date(2025, 12, 31)).map(date.isoformat)
_dates = st.one_of(_years, _months, _days, _years.map("{}?".format), _years.map("{}~".format))
_periods = st.one_of(
    _dates,
    st.tuples(_dates, _dates).map(sorted).map("/".join),
    _dates.map("{}/..".format),
    _dates.map("{}/".format),
    _dates.map("/{}".format),
    _dates.map("../{}".format),
    st.just("/.."),
)
_standings = st.sampled_from(["planned", "agreed", "signed"])
_terms = st.fixed_dictionaries(
    {},
    optional={
        "standing": _standings,
        "period": _periods,
        "date_signed": _dates,
        "date_in_force": _dates,
    },
)
_PHASES = {"upcoming": 0, "in_force": 1, "open_ended": 1, "ending": 2, "renewed": 3, "lapsed": 3}
"""The way of any term through time; `unknown` is nowhere on it."""


def _papers(drawn: list[tuple[dict[str, str], str | None]]) -> dict[str, str]:
    """Papers with these fields, each with a successor of this standing, or none."""
    papers: dict[str, str] = {}
    for number, (fields, successor) in enumerate(drawn):
        papers[f"a{number}"] = ", ".join(f"{name}: '{value}'" for name, value in fields.items())
        if successor:
            papers[f"b{number}"] = f"standing: {successor}, succeeds: a{number}"
    return papers


@settings(max_examples=examples(40), deadline=None)
@given(
    drawn=st.lists(st.tuples(_terms, st.none() | _standings), min_size=1, max_size=25),
    days=st.lists(st.dates(date(2016, 1, 1), date(2028, 1, 1)), min_size=1, max_size=8),
)
def test_a_status_is_a_code_of_the_list_and_never_goes_back_as_days_pass(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[dict[str, str], str | None]], days: list[date]
) -> None:
    store = Store(tmp_path_factory.mktemp("any") / "coop.sqlite3")
    papers = _papers(drawn)
    assert store.load({"/any.yaml": written(papers)}).kept
    reached: dict[str, int] = {}
    for day in sorted(days + [day + timedelta(days=1) for day in days]):
        rows = store.ask("SELECT agreement, status, certainty FROM agreement_status", day=day)
        assert sorted(row[0] for row in rows) == sorted(papers)
        for name, status, certainty in rows:
            assert status in STATUS.codes
            assert certainty in ((None,) if status == "unknown" else (SURELY, POSSIBLY))
            if status != "unknown":
                assert _PHASES[status] >= reached.get(name, 0)
                reached[name] = _PHASES[status]
