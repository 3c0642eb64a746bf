"""Which period a yearly report is about, and whom the law asks about."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.report.period import reported


@pytest.mark.parametrize(
    ("year", "cut_off", "first", "last", "next_last", "renewals_until"),
    [
        (2022, None, "2022-01-01", "2022-12-31", "2023-12-31", "2024-06-30"),
        (2022, "2022-11-01", "2021-11-02", "2022-11-01", "2023-11-01", "2024-05-01"),
        (2024, "2024-02-29", "2023-03-01", "2024-02-29", "2025-02-28", "2025-08-29"),
        (2022, "2022-12-31", "2022-01-01", "2022-12-31", "2023-12-31", "2024-06-30"),
        (1, "0001-05-05", "0001-01-01", "0001-05-05", "0002-05-05", "0002-11-05"),
        (9998, None, "9998-01-01", "9998-12-31", "9998-12-31", "9998-12-31"),
    ],
)
def test_the_period_runs_up_to_the_cut_off_and_as_far_back(
    year: int, cut_off: str | None, first: str, last: str, next_last: str, renewals_until: str
) -> None:
    asked = reported(year, date.fromisoformat(cut_off) if cut_off else None)
    days = (asked.first, asked.last, asked.next_last, asked.renewals_until)
    assert days == tuple(map(date.fromisoformat, (first, last, next_last, renewals_until)))


def test_reports_with_the_same_cut_off_leave_no_day_out_and_count_none_twice() -> None:
    one, other = (reported(year, date(year, 11, 1)) for year in (2021, 2022))
    assert (other.first - one.last).days == 1
    assert one.after == other.period
