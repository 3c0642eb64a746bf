"""Where a duty stands on a day: in exactly one bucket, by the earliest day on which it can fall due.

Days are inclusive; weeks run from Monday to Sunday. A nearer bucket goes before a wider one, so that this week may
reach into the next month. Nothing is called overdue unless the register keeps that step complete.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from coopcli.days.dates import FIRST_YEAR, LAST_DAY, DateError, add_months
from coopcli.duties.rows import Bucket, DutyRow


@dataclass(frozen=True, slots=True)
class Days:
    """A day and the last days of its week, month and quarter; what was due before `long_past` is past by a year."""

    day: date
    week_ends: date
    month_ends: date
    quarter_ends: date
    long_past: date


def days_of(day: date) -> Days:
    """Give the boundaries of the buckets on a day."""
    quarter = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    week_ends = min(day, LAST_DAY - timedelta(days=6)) + timedelta(days=6 - day.weekday())
    return Days(
        day=day,
        week_ends=max(week_ends, day),
        month_ends=_day_before_months(day.replace(day=1), 1),
        quarter_ends=_day_before_months(quarter, 3),
        long_past=add_months(day, -12) if day.year > FIRST_YEAR else date.min,
    )


def _day_before_months(first: date, months: int) -> date:
    try:
        return add_months(first, months) - timedelta(days=1)
    except DateError:
        return LAST_DAY


def bucket_of(duty: DutyRow, days: Days) -> Bucket:
    """Give the one bucket of a duty."""
    latest = duty.due_latest or date.max
    past = latest < days.day
    if duty.settled == "surely" or (past and duty.passes):
        return "settled"
    if duty.snoozed_until is not None and days.day < duty.snoozed_until:
        return "snoozed"
    if duty.due_earliest is None and duty.due_latest is None:
        return "not_stated"
    if past:
        return _past(duty, days)
    return _ahead(duty.due_earliest or date.min, days)


def _past(duty: DutyRow, days: Days) -> Bucket:
    if duty.due_latest is not None and duty.due_latest < days.long_past:
        return "long_past"
    return "overdue" if _surely_undone(duty) else "past"


def _surely_undone(duty: DutyRow) -> bool:
    """Whether what is past is not done: the register keeps such steps complete since a day before its own."""
    if duty.tracked is None or duty.unsure or duty.settled is not None:
        return False
    return (duty.due_earliest or date.min) >= duty.tracked


def _ahead(earliest: date, days: Days) -> Bucket:
    if earliest < days.day:
        return "may_be_past"
    if earliest <= days.week_ends:
        return "this_week"
    if earliest <= days.month_ends:
        return "this_month"
    return "this_quarter" if earliest <= days.quarter_ends else "later"
