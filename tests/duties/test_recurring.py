"""What comes back each year: the office's report and plans, and recurring commitments until they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

import pytest

from coopcli.agreements.find import AgreementRow
from coopcli.answer import Found
from coopcli.commitments.find import CommitmentFound, CommitmentRow, EvidenceRow
from coopcli.duties.made import commitment_duties, office_duties
from coopcli.duties.rows import REPORT_DAY, DutyRow, Office
from tests.commitments.test_kept import commitment, event, term

TODAY = date(2026, 11, 22)


def office(
    first_year: int | None = 2010,
    report_day: tuple[int, int] = REPORT_DAY,
    tracks: Mapping[str, date] = {},  # only read
) -> Office:
    return Office(report_day=report_day, lead=None, tracks=tracks, first_year=first_year)


# The office.


def test_a_year_has_its_report_and_the_two_plans_for_the_next_by_15_november() -> None:
    """Law 70/2020/QH14, articles 42 and 46."""
    rows = list(office_duties(office(), range(2026, 2027)))
    assert [(row.duty, row.year) for row in rows] == [
        ("yearly-report-2026", 2026),
        ("plan-to-sign-2027", 2027),
        ("plan-to-implement-2027", 2027),
    ]
    assert {(row.due_earliest, row.due_latest) for row in rows} == {(date(2026, 11, 15), date(2026, 11, 15))}
    assert {row.begins for row in rows} == {date(2026, 1, 1)}


@pytest.mark.parametrize(
    ("first_year", "years"),
    [
        (2010, {2021, 2022, 2023}),
        (2021, {2021, 2022, 2023}),
        (2022, {2022, 2023}),
        (2024, set()),
        (None, set()),
    ],
)
def test_they_are_owed_since_the_law_holds_and_since_the_first_international_agreement(
    first_year: int | None, years: set[int]
) -> None:
    rows = office_duties(office(first_year), range(2015, 2024))
    assert {row.due_earliest.year for row in rows if row.due_earliest} == years


def test_a_province_sets_its_own_day() -> None:
    rows = office_duties(office(report_day=(11, 1)), range(2026, 2027))
    assert {row.due_earliest for row in rows} == {date(2026, 11, 1)}


def test_each_is_tracked_by_its_own_step() -> None:
    since = date(2025, 1, 1)
    rows = list(office_duties(office(tracks={"yearly_report": since}), range(2026, 2027)))
    assert [row.tracked for row in rows] == [since, None, None]


# Commitments.


def duties(
    years: range,
    *events: EvidenceRow,
    of: CommitmentRow | None = None,
    within: str = "2022/2027",
    standing: str = "signed",
    day: date = TODAY,
    tracked: date | None = None,
) -> list[DutyRow]:
    found = CommitmentFound(
        commitment=of or commitment(),
        found=Found(cast(AgreementRow, None), {}),
        term=term(within, standing=standing),
        evidence=events,
    )
    tracks = {"commitment": tracked} if tracked else {}
    return list(commitment_duties(found, years, day, office(tracks=tracks)))


def test_a_yearly_commitment_is_due_by_the_end_of_each_year_of_the_term() -> None:
    rows = duties(range(2020, 2030))
    assert [row.duty for row in rows] == [f"a/p/{year}" for year in range(2022, 2028)]
    assert [(row.begins, row.due_earliest, row.due_latest) for row in rows[:2]] == [
        (date(2022, 1, 1), date(2022, 12, 31), date(2022, 12, 31)),
        (date(2023, 1, 1), date(2023, 12, 31), date(2023, 12, 31)),
    ]
    assert (rows[0].agreement, rows[0].record, rows[0].year) == ("a", "a/p", 2022)


def test_in_the_last_year_it_is_due_when_the_term_ends() -> None:
    (year,) = duties(range(2027, 2028))
    assert (year.due_earliest, year.due_latest) == (date(2027, 1, 1), date(2027, 12, 31))
    (day,) = duties(range(2027, 2028), within="2022/2027-06-30")
    assert (day.due_earliest, day.due_latest) == (date(2027, 6, 30), date(2027, 6, 30))


def test_a_commitment_without_a_cadence_or_of_a_term_not_stated_has_no_day_of_its_own() -> None:
    assert duties(range(2022, 2028), of=commitment(None)) == []


def test_one_with_a_condition_or_of_a_paper_only_agreed_is_not_sure() -> None:
    (conditional,) = duties(range(2026, 2027), of=commitment(condition={"vi": "khi có kinh phí"}))
    (agreed,) = duties(range(2026, 2027), standing="agreed")
    (plain,) = duties(range(2026, 2027))
    assert (conditional.unsure, agreed.unsure, plain.unsure) == (True, True, False)


@pytest.mark.parametrize(
    ("event_", "settled", "by"),
    [
        (event("2026-05-01", "visit"), "surely", "visit"),
        (event("2026-05", "visit"), "surely", "visit"),
        (event("2026-05-01", "visit", inferred=True), "possibly", "visit"),
        (event("2025/2026", "visit"), "possibly", "visit"),
        (event("2026", "visit"), "possibly", "visit"),  # as of November, it may still lie ahead
        (event("", "visit"), None, None),
        (event("2025-05-01", "visit"), None, None),
        (event("2026-12-01", "visit"), None, None),
    ],
)
def test_what_was_done_settles_the_year_surely_or_possibly(
    event_: EvidenceRow, settled: str | None, by: str | None
) -> None:
    (row,) = duties(range(2026, 2027), event_)
    assert (row.settled, row.settled_by) == (settled, by)


def test_a_commitment_of_two_times_is_not_settled_by_one() -> None:
    (once,) = duties(range(2026, 2027), event("2026-05-01"), of=commitment(least=2))
    (twice,) = duties(range(2026, 2027), event("2026-05-01"), event("2026-09-01"), of=commitment(least=2))
    assert (once.settled, twice.settled) == (None, "surely")


def test_every_two_years_it_is_due_in_the_second_of_them() -> None:
    rows = duties(range(2020, 2030), event("2022-05-01"), of=commitment("2 years"))
    assert [(row.duty, row.due_latest) for row in rows] == [
        ("a/p/2023", date(2023, 12, 31)),
        ("a/p/2025", date(2025, 12, 31)),
        ("a/p/2027", date(2027, 12, 31)),
    ]
    assert [row.begins for row in rows] == [date(2022, 1, 1), date(2024, 1, 1), date(2026, 1, 1)]
    assert [row.settled for row in rows] == ["surely", None, None]


def test_a_stretch_that_the_term_cuts_off_is_due_when_the_term_ends() -> None:
    rows = duties(range(2020, 2030), of=commitment("2 years"), within="2022/2026-06-30")
    assert rows[-1].due_latest == date(2026, 6, 30)
    assert [row.year for row in rows] == [2023, 2025, 2026]


QUARTERS = [event(f"2026-{month}-15", f"q{month}") for month in ("02", "05", "08", "11")]


@pytest.mark.parametrize(
    ("kept", "day", "settled"),
    [
        (1, date(2026, 3, 31), None),
        (1, date(2026, 4, 15), None),
        (2, date(2026, 7, 1), None),
        (3, date(2026, 12, 31), None),
        (4, date(2026, 11, 22), "surely"),
        (4, date(2027, 1, 1), "surely"),
        (3, date(2027, 1, 1), None),
    ],
)
def test_one_quarter_kept_does_not_settle_the_year(kept: int, day: date, settled: str | None) -> None:
    (row,) = duties(range(2026, 2027), *QUARTERS[:kept], of=commitment("quarter"), day=day)
    assert (row.due_latest, row.settled) == (date(2026, 12, 31), settled)


def test_weeks_and_stretches_across_a_year_s_end_do_not_lose_the_year() -> None:
    """The 53 weeks of 2026 end on 3 January 2027; five months counted from 2022 end across every second year."""
    for every in ("week", "2 weeks", "5 months", "7 months", "month", "6 months"):
        rows = duties(range(2022, 2028), of=commitment(every))
        assert [row.year for row in rows] == list(range(2022, 2028)), every
        for row in rows:
            assert row.due_latest is not None
            assert row.due_latest.year == row.year


def test_what_is_tracked_is_marked() -> None:
    (row,) = duties(range(2026, 2027), tracked=date(2026, 1, 1))
    assert row.tracked == date(2026, 1, 1)


def test_in_the_first_and_the_last_year_of_the_calendar_nothing_breaks() -> None:
    assert [row.year for row in duties(range(1, 3), within="0001/9998", day=date(1, 1, 1))] == [1, 2]
    rows = duties(range(9997, 9999), within="0001/9998", of=commitment("quarter"), day=date(9998, 12, 31))
    assert [row.year for row in rows] == [9997, 9998]
