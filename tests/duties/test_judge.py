"""What an answer of `due` holds: how surely a duty falls in a period, what to do first and when, what rings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coopcli.days.periods import Span
from coopcli.duties.judge import Asked, choose_shown, days_of, exit_code, judge_duties, split_only
from coopcli.duties.rows import DutyFound, DutyRow

TODAY = date(2026, 11, 22)
YEAR = Span(date(2027, 1, 1), date(2027, 12, 31))
NEXT_TWELVE_MONTHS = Span(TODAY, date(2027, 11, 22))


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def duty(step: str, earliest: str, latest: str | None = None, **fields: Any) -> DutyRow:
    """A step of the first term of the agreement `a`; due on one day unless a second one is given."""
    return DutyRow(
        **{
            "duty": f"a/{step}",
            "step": step,
            "record": "a",
            "agreement": "a",
            "term": 1,
            "due_earliest": day(earliest),
            "due_latest": day(earliest if latest is None else latest),
            **fields,
        }
    )


def asked(span: Span = YEAR, today: date = TODAY, **fields: Any) -> Asked:
    return Asked(**{"span": span, "explicit": True, "days": days_of(today), **fields})


OPEN = asked(NEXT_TWELVE_MONTHS, explicit=False)
"""No period named: what is open, and what comes in twelve months."""


def found(rows: Iterable[DutyRow], what: Asked) -> list[DutyFound]:
    return judge_duties(rows, {}, what, filtered=False)


def one(row: DutyRow, what: Asked) -> DutyFound:
    (only,) = found([row], what)
    return only


@pytest.mark.parametrize(
    ("earliest", "latest", "unsure", "match"),
    [
        ("2027-01-01", "2027-12-31", False, "surely"),
        ("2027-01-01", "2027-12-31", True, "possibly"),
        ("2027-01-01", "2027-01-01", False, "surely"),
        ("2027-12-31", "2027-12-31", False, "surely"),
        ("2026-12-31", "2026-12-31", False, "no"),
        ("2028-01-01", "2028-01-01", False, "no"),
        ("2026-12-31", "2027-01-01", False, "possibly"),
        ("2027-12-31", "2028-01-01", False, "possibly"),
        ("2020-01-01", "2030-01-01", False, "possibly"),
        ("2026-01-01", "", False, "possibly"),
        ("2027-12-31", "", False, "possibly"),
        ("2028-01-01", "", False, "no"),
        ("", "2026-12-31", False, "no"),
        ("", "2027-01-01", False, "possibly"),
        ("", "", False, "unknown"),
    ],
)
def test_a_duty_falls_surely_possibly_or_not_in_a_period(
    earliest: str, latest: str, unsure: bool, match: str
) -> None:
    """Sure when the period holds all the days that it can be, possible when it meets them."""
    assert one(duty("end", earliest, latest, unsure=unsure), asked()).match.word == match


def test_without_a_period_what_is_past_counts_too() -> None:
    assert one(duty("copy", "2026-03-01"), OPEN).match.word == "surely"
    assert one(duty("copy", "2027-11-22"), OPEN).match.word == "surely"
    assert one(duty("copy", "2027-11-23"), OPEN).match.word == "no"


def test_a_period_open_at_an_end_holds_all_days_there() -> None:
    assert one(duty("end", "2099-12-31"), asked(Span(date(2027, 1, 1), None))).match.word == "surely"
    assert one(duty("end", "0001-01-01"), asked(Span(None, date(2027, 1, 1)))).match.word == "surely"


END = duty("end", "2027-01-01", "2027-12-31", begins=date(2026, 7, 5))
RENEWAL = duty("renewal", "2026-07-05", "2027-07-04", begins=date(2026, 7, 5))
NOTICE = duty("notice", "2026-10-03", "2027-10-02", begins=date(2022, 1, 1))
REVIEW = duty("final_review", "2026-10-03", "2027-12-31", begins=date(2026, 10, 3), proposed=True)


def test_the_steps_towards_an_end_in_the_period_answer_though_they_lie_before_it() -> None:
    renewal = duty("renewal", "2026-07-05")
    other = duty("renewal", "2026-07-05", agreement="b", duty="b/renewal")
    later = duty("renewal", "2026-07-05", term=2, duty="a/renewal-2")
    matches = {each.row.duty: each.match.word for each in found([END, renewal, other, later], asked())}
    assert matches == {"a/end": "surely", "a/renewal": "surely", "b/renewal": "no", "a/renewal-2": "no"}


def test_a_step_is_as_sure_as_the_end_it_leads_to() -> None:
    end = END._replace(unsure=True)
    matches = {
        each.row.step: each.match.word for each in found([end, duty("renewal", "2026-07-05")], asked())
    }
    assert matches == {"end": "possibly", "renewal": "possibly"}


def first(rows: Iterable[DutyRow], what: Asked = OPEN) -> tuple[str, date | None]:
    (end,) = [each for each in found(rows, what) if each.row.step == "end"]
    return end.first_action, end.act_from


def test_the_first_step_of_an_end_is_the_open_step_that_falls_due_first() -> None:
    assert first([END, NOTICE, RENEWAL, REVIEW]) == ("renewal", date(2026, 7, 5))


def test_a_settled_step_is_not_the_first_any_more() -> None:
    """Notice is due from 3 October 2026 on: 180 days before, 6 April 2026, is the first day to act."""
    done = RENEWAL._replace(settled="surely")
    assert first([END, NOTICE, done]) == ("notice", date(2026, 4, 6))


def test_without_an_open_step_the_end_is_the_first_step_itself() -> None:
    assert first([END]) == ("end", date(2026, 7, 5))
    assert first([END, duty("renewal", "2026-07-05")]) == ("end", date(2026, 7, 5))


def test_of_two_steps_on_a_day_the_one_of_the_codelist_goes_first() -> None:
    review = duty("final_review", "2026-12-01")
    assert first([END, review, duty("notice", "2026-12-01")])[0] == "notice"


def test_each_other_duty_is_its_own_first_step() -> None:
    steps = {each.row.step: each.first_action for each in found([END, RENEWAL, NOTICE], OPEN)}
    assert (steps["renewal"], steps["notice"]) == ("renewal", "notice")


@pytest.mark.parametrize(
    ("begins", "leads", "act_from", "reminders"),
    [
        # 15 November 2027, 180, 90 and 30 days before: counted on a calendar
        ("2027-01-01", (180, 90, 30), "2027-05-19", ["2027-05-19", "2027-08-17", "2027-10-16"]),
        ("2027-06-01", (180, 90, 30), "2027-06-01", ["2027-08-17", "2027-10-16"]),
        ("2027-10-16", (180, 90, 30), "2027-10-16", ["2027-10-16"]),
        ("2027-10-17", (180, 90, 30), "2027-10-17", []),
        ("", (180, 90, 30), "2027-05-19", ["2027-05-19", "2027-08-17", "2027-10-16"]),
        ("2027-01-01", (7, 0), "2027-11-08", ["2027-11-08", "2027-11-15"]),
        ("", (400,), "2026-10-11", []),
    ],
)
def test_one_is_reminded_at_the_lead_times_within_the_time_to_act(
    begins: str, leads: tuple[int, ...], act_from: str, reminders: list[str]
) -> None:
    row = duty("yearly_report", "2027-11-15", begins=day(begins))
    told = one(row, replace(OPEN, leads=leads))
    assert told.act_from == day(act_from)
    assert list(told.reminders) == [day(each) for each in reminders]


@pytest.mark.parametrize(
    ("row", "leads", "latest"),
    [
        # what moves with the end: as long before the latest last day as before the earliest
        (END, (180, 90, 30), "2027-07-04"),
        (END, (30,), "2027-12-01"),
        (RENEWAL, (180, 90, 30), "2027-07-04"),
        (REVIEW, (180, 90, 30), "2027-12-31"),
        # what can be done since a day that does not move: the lead before the latest day
        (NOTICE, (180, 90, 30), "2027-04-05"),
        (duty("commitment", "2027-01-01", "2027-12-31", begins=date(2027, 1, 1)), (180,), "2027-07-04"),
        (duty("end", "2027-01-01", "", begins=date(2026, 7, 5)), (180,), ""),
        (duty("copy", "2027-01-20", begins=date(2027, 1, 5)), (180,), "2027-01-05"),
    ],
)
def test_the_first_day_to_act_is_known_within_the_bounds_of_the_day(
    row: DutyRow, leads: tuple[int, ...], latest: str
) -> None:
    assert one(row, replace(OPEN, leads=leads)).act_from_latest == day(latest)


def test_a_lead_longer_than_the_calendar_begins_on_its_first_day() -> None:
    told = one(duty("end", "0001-01-31"), asked(today=date(1, 1, 1), leads=(9999,)))
    assert (told.act_from, told.reminders) == (date(1, 1, 1), (date(1, 1, 1),))


def test_without_a_day_there_is_no_reminder() -> None:
    told = one(duty("copy", "", begins=date(2026, 1, 1)), OPEN)
    assert (told.act_from, told.reminders) == (date(2026, 1, 1), ())


TRACKED: dict[str, Any] = {"tracked": date(2020, 1, 1)}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], 0),
        ([duty("copy", "2026-11-01")], 0),
        ([duty("copy", "")], 0),
        ([duty("copy", "2026-11-23", settled="surely")], 0),
        ([duty("copy", "2026-11-22")], 10),
        ([duty("copy", "2027-11-22")], 10),
        ([duty("copy", "2026-11-01", "2026-12-01")], 10),
        ([duty("copy", "2026-11-01", **TRACKED)], 11),
        ([duty("copy", "2026-11-22", **TRACKED)], 10),
        ([duty("copy", "2026-11-01", unsure=True, **TRACKED)], 0),
        ([duty("copy", "2025-11-21", **TRACKED)], 0),
        ([duty("copy", "2026-11-22"), duty("copy", "2026-11-01", duty="b/copy", **TRACKED)], 11),
    ],
)
def test_the_exit_code_rings_for_what_falls_due_and_louder_for_what_is_overdue(
    rows: list[DutyRow], code: int
) -> None:
    """What is past with nothing on record may be done: it does not ring."""
    assert exit_code(choose_shown(found(rows, OPEN), OPEN)) == code


ROWS = [
    duty("copy", "2026-11-22"),
    duty("end", "2027-06-30"),
    duty("renewal", "2027-01-01", settled="surely"),
    duty("notice", "2027-03-01", snoozed_until=date(2027, 1, 1)),
    duty("mid_term_review", "2024-06-30"),
    duty("activity", "2028-01-01", term=None),
    duty("final_review", ""),
]


@pytest.mark.parametrize(
    ("what", "steps"),
    [
        (OPEN, ["copy", "end", "final_review"]),
        (asked(YEAR), ["copy", "end", "final_review", "mid_term_review", "notice", "renewal"]),
        (replace(OPEN, buckets=["settled"]), ["renewal"]),
        (replace(OPEN, buckets=["snoozed", "later"]), ["end", "notice"]),
        (replace(OPEN, buckets=["long_past"]), ["mid_term_review"]),
        (replace(OPEN, kinds=["copy", "renewal"]), ["copy"]),
        (replace(OPEN, kinds=["copy", "renewal"], buckets=["settled"]), ["renewal"]),
        # what lies after the period is not in it, whichever bucket is named
        (replace(asked(Span(TODAY, date(2026, 12, 31))), buckets=["later"]), []),
    ],
)
def test_what_is_listed(what: Asked, steps: list[str]) -> None:
    """Settled, snoozed and long past only where that, or a period of it, is asked for."""
    assert sorted(each.row.step for each in choose_shown(found(ROWS, what), what)) == steps


def test_with_filters_a_duty_of_no_agreement_that_answers_is_out() -> None:
    assert (
        judge_duties([*ROWS, duty("yearly_report", "2027-11-15", agreement=None)], {}, OPEN, filtered=True)
        == []
    )


def test_the_answer_runs_from_bucket_to_bucket_and_from_day_to_day() -> None:
    order = [each.row.step for each in found(reversed(ROWS), OPEN)]
    assert order == ["copy", "end", "activity", "final_review", "mid_term_review", "notice", "renewal"]


def test_only_names_kinds_of_step_and_buckets() -> None:
    assert split_only(["end", "overdue", "copy", "later"]) == (("end", "copy"), ("overdue", "later"))
    assert split_only([]) == ((), ())
