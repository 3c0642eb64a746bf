"""What falls due from an agreement: which duties, from when to when, and what settles them.

Days are worked out by hand. The clocks of the law count 15 calendar days: Law 70/2020/QH14, articles 22, 33 and 34.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from coopcli.days.dates import read_date, read_period
from coopcli.duties.days import DatedAgreement
from coopcli.duties.made import Duty, duties_of, duty_of_activity
from coopcli.terms.renewals import terms_of
from tests.terms.lives import HORIZON, read, shown, written


def duties(paper: str, standing: str | None = "signed", copy_sent: str = "") -> dict[str, Duty]:
    """The duties of the agreement `a`, by what follows its name."""
    stated, life = read(paper)
    whole = DatedAgreement(
        id="a",
        standing=standing,
        period=stated.period,
        date_signed=stated.date_signed,
        copy_sent=read_date(copy_sent) if copy_sent else None,
        inferred=stated.inferred,
    )
    found = list(duties_of(whole, terms_of(stated, life, HORIZON), life))
    assert len({duty.id for duty in found}) == len(found)
    assert all(duty.id.startswith("a/") for duty in found)
    return {duty.id.removeprefix("a/"): duty for duty in found}


def due(duty: Duty) -> str:
    """When it falls due."""
    return shown(duty.due_earliest, duty.due_latest)


def changed(*changes: str, renewal: str = "") -> str:
    """An agreement of 2020-01-01 to 2025-12-31 with changes."""
    told = ", ".join(f"{{kind: {change}}}" for change in changes)
    return written("2020-01-01/2025-12-31", renewal, changes=f"[{told}]")


COPIES = (
    # signed, due, unsure
    ("2022-07-02", "2022-07-17", False),
    ("2021-07-01", "2021-07-16", False),
    ("2021-06-30", None, False),
    ("2021-06", None, False),
    ("2020", None, False),
    ("2021", "2021-01-16..2022-01-15", True),
    ("2022-07", "2022-07-16..2022-08-15", False),
    ("2022-07-02?", "2022-07-17", True),
    ("2024-02-20", "2024-03-06", False),
    ("9998-12-31", "9998-12-31", False),
)


@pytest.mark.parametrize(("signed", "expected", "unsure"), COPIES)
def test_the_copy_is_due_fifteen_days_after_a_signing_under_the_law(
    signed: str, expected: str | None, unsure: bool
) -> None:
    found = duties(written("/..", date_signed=f"'{signed}'"))
    assert (due(found["copy"]) if "copy" in found else None) == expected
    assert expected is None or found["copy"].unsure is unsure


def test_the_copy_of_a_paper_signed_on_a_day_not_stated_is_due_on_a_day_not_stated() -> None:
    assert due(duties(written("2022/2027"))["copy"]) == ""


@pytest.mark.parametrize("period", ["2016/2021", "2021-06/2026"])
def test_no_copy_is_due_of_a_paper_that_ran_before_the_law(period: str) -> None:
    assert "copy" not in duties(written(period))


def test_a_copy_is_due_of_what_began_on_the_first_day_of_the_law() -> None:
    assert due(duties(written("2021-07-01/2026"))["copy"]) == ""
    assert "copy" not in duties(written("2021-06-30/2026"))


def test_a_copy_that_was_sent_settles_its_duty() -> None:
    paper = written("2022/2027", date_signed="2022-07-02")
    assert duties(paper)["copy"].done_by is None
    assert duties(paper, copy_sent="2022-07-20")["copy"].done_by == "copy_sent"


NOTICES = (
    # a change, its duty, when it is due, what settles it
    ("amendment, date_in_force: 2023-03-01", "notice-of-amendment-1", "2023-03-16", None),
    ("amendment, date_in_force: 2023-03", "notice-of-amendment-1", "2023-03-16..2023-04-15", None),
    ("amendment, date_signed: 2023-03-01", "notice-of-amendment-1", "2023-03-16..", None),
    ("amendment", "notice-of-amendment-1", "", None),
    ("amendment, date_in_force: 2021-07-01", "notice-of-amendment-1", "2021-07-16", None),
    ("amendment, date_in_force: 2021-06-30", None, None, None),
    ("suspension, date_in_force: 2023-03-01", "notice-of-suspension-1", "2023-03-16", None),
    ("extension, date_in_force: 2023-03-01", "notice-of-extension-1", "2023-03-16", None),
    ("withdrawal, date_in_force: 2023-03-01, party: p", "notice-of-withdrawal-1", "2023-03-16", None),
    ("termination, date_in_force: 2023-03-01", "notice-of-termination-1", "2023-03-16", None),
    (
        "termination, date_in_force: 2023-03-01, notified: 2023-03-10",
        "notice-of-termination-1",
        "2023-03-16",
        "notified",
    ),
)


@pytest.mark.parametrize(("change", "name", "expected", "done_by"), NOTICES)
def test_notice_of_a_change_is_due_fifteen_days_after_it_takes_effect(
    change: str, name: str | None, expected: str | None, done_by: str | None
) -> None:
    found = duties(changed(change))
    told = [one for one in found if one.startswith("notice-of-")]
    assert told == ([name] if name else [])
    if name:
        assert (due(found[name]), found[name].done_by) == (expected, done_by)


def test_changes_of_a_kind_are_numbered_in_the_order_of_the_record() -> None:
    found = duties(
        changed(
            "amendment, date_in_force: 2023-03-01",
            "suspension, date_in_force: 2023-04-01",
            "resumption, date_in_force: 2023-05-01",
            "amendment, date_in_force: 2022-03-01",
        )
    )
    told = {name: due(duty) for name, duty in found.items() if name.startswith("notice-of-")}
    assert told == {
        "notice-of-amendment-1": "2023-03-16",
        "notice-of-suspension-1": "2023-04-16",
        "notice-of-amendment-2": "2022-03-16",
    }


STEPS: Final[tuple[tuple[str, str, dict[str, str]], ...]] = (
    # period, renewal, each step with when it is due
    (
        "2022-07-02/2027-07-01",
        "express, 3 months",
        {
            "end": "2027-07-01",
            "notice": "2027-04-01",
            "renewal": "2027-01-02",
            "mid-term-review": "2024-12-30",
            "final-review": "2027-04-02..2027-07-01",
        },
    ),
    (
        "2022/2027",
        "",
        {
            "end": "2027-01-01..2027-12-31",
            "renewal": "2026-07-05..2027-07-04",
            "mid-term-review": "2024-07-02..2025-07-01",
            "final-review": "2026-10-03..2027-12-31",
        },
    ),
    ("2021-01-01/2022-12-30", "never", {"end": "2022-12-30", "final-review": "2022-10-01..2022-12-30"}),
    ("2022-07-02/..", "express, 3 months", {}),
    ("2022-07-02/", "never", {"end": ""}),
)


@pytest.mark.parametrize(("period", "renewal", "expected"), STEPS)
def test_the_steps_of_a_term_are_counted_back_from_its_end(
    period: str, renewal: str, expected: dict[str, str]
) -> None:
    found = {name: due(duty) for name, duty in duties(written(period, renewal)).items() if name != "copy"}
    assert found == expected


@pytest.mark.parametrize(
    ("period", "proposed"),
    [
        ("2021-01-01/2022-12-31", True),
        ("2021-01-01/2022-12-30", False),
        ("2021-01-01/2022", False),  # it may be two years, and may be one
    ],
)
def test_a_mid_term_review_is_proposed_of_two_years_or_more(period: str, proposed: bool) -> None:
    found = duties(written(period, "never"))
    assert ("mid-term-review" in found) is proposed
    assert [name for name, duty in found.items() if duty.proposed] == [
        name for name in found if name.endswith("review")
    ]


@pytest.mark.parametrize(
    ("period", "begins"),
    [("2020-01-01/2025-12-31", "2026-01-01"), ("2020/2025-06", "2025-07-01")],
)
def test_after_a_tacit_renewal_without_a_length_an_end_stands_on_a_day_not_stated(
    period: str, begins: str
) -> None:
    found = duties(written(period, "tacit, 3 months"))
    further = found["end-2"]
    assert (further.step, further.term, due(further), further.passes) == ("end", 2, "", False)
    assert (str(further.begins), further.done_by, found["end"].passes) == (begins, None, True)


@pytest.mark.parametrize("renewal", ["tacit, -, 10 years", "express", "never", ""])
def test_no_end_without_a_day_stands_after_terms_that_are_counted_or_do_not_roll_on(renewal: str) -> None:
    """Ten years renewed are counted for thirty years ahead, and what lies beyond that is no duty yet."""
    found = duties(written("2020-01-01/2025-12-31", renewal))
    assert [name for name, duty in found.items() if duty.step == "end" and duty.due_latest is None] == []


def test_nothing_falls_due_before_the_term_of_which_it_is_a_step() -> None:
    """Of 60 days from 2 July 2022; of those in force from some day of July on, not before its first and last one."""
    short = duties(written("2022-07-02/2022-08-30"))
    assert due(short["renewal"]) == "2022-07-02"
    assert due(short["final-review"]) == "2022-07-02..2022-08-30"
    assert (str(short["renewal"].begins), str(short["final-review"].begins)) == ("2022-07-02", "2022-07-02")
    vague = duties(written("2022-07/2022-08"))
    assert due(vague["renewal"]) == "2022-07-01..2022-07-31"
    assert due(vague["final-review"]) == "2022-07-01..2022-08-31"
    # signed on 10 July and in force from a day after it that is not known
    signed_only = duties(written("/2022-08-30", date_signed="2022-07-10"))
    assert due(signed_only["renewal"]) == "2022-07-10"


def test_notice_of_a_renewed_term_is_counted_from_its_renewed_end_and_passes() -> None:
    found = duties(written("2024-08-29/2025-08-28", "tacit, 2 months, 12 months, 2027-08-28"))
    notices = {name: due(duty) for name, duty in found.items() if duty.step == "notice"}
    assert notices == {"notice": "2025-06-28", "notice-2": "2026-06-28", "notice-3": "2027-06-28"}
    assert all(duty.passes for duty in found.values() if duty.step == "notice")
    assert {name: duty.passes for name, duty in found.items() if duty.step == "end"} == {
        "end": True,
        "end-2": True,
        "end-3": False,
    }
    assert not any(duty.step.endswith("review") and duty.term != 1 for duty in found.values())


PASSES = (
    # renewal, decision, whether nothing is left to be done once the end is past
    ("never", "", True),
    ("", "", False),
    ("express", "", False),
    ("express", "let_end 2025-01-01", True),
    ("express", "renew 2025-01-01", False),
    ("tacit", "", True),
)


@pytest.mark.parametrize(("renewal", "decision", "passes"), PASSES)
def test_an_end_that_is_as_foreseen_leaves_nothing_to_be_done(
    renewal: str, decision: str, passes: bool
) -> None:
    assert duties(written("2020-01-01/2025-12-31", renewal, decision))["end"].passes is passes


@pytest.mark.parametrize(
    ("decision", "done_by"),
    [("renew", "decisions"), ("let_end", "decisions"), ("review", None)],
)
def test_a_decision_settles_notice_and_renewal_and_never_the_end(decision: str, done_by: str | None) -> None:
    found = duties(written("2020-01-01/2025-12-31", "express, 3 months", f"{decision} 2025-01-01"))
    assert (found["notice"].done_by, found["renewal"].done_by) == (done_by, done_by)
    assert found["end"].done_by is None


def test_an_extension_settles_the_steps_of_the_term_that_it_extends_and_no_others() -> None:
    found = duties(written("2020-01-01/2025-12-31", "express, 3 months", "extension 2028-12-31"))
    first = [duty.done_by for duty in found.values() if duty.term == 1]
    second = [duty.done_by for duty in found.values() if duty.term == 2]
    assert (len(first), set(first)) == (5, {"extension"})
    assert (len(second), set(second)) == (5, {None})
    assert due(found["notice-2"]) == "2028-09-30"


def test_a_decision_that_possibly_keeps_the_deadline_settles_the_notice_of_the_term_after() -> None:
    """Let end in 2022, on a day before or after 30 September."""
    found = duties(written("2022-01-01/2022-12-31", "tacit, 3 months, 1 year", "let_end 2022"))
    assert (found["notice"].done_by, found["notice-2"].done_by) == (None, "decisions")


def test_of_a_term_that_was_ended_only_the_end_and_its_notice_remain() -> None:
    found = duties(changed("termination, date_in_force: 2023-07-01", renewal="express, 3 months"))
    assert sorted(found) == ["end", "notice-of-termination-1"]
    assert (due(found["end"]), found["end"].passes) == ("2023-06-30", True)


def test_what_is_planned_has_no_duties_and_of_what_is_agreed_no_day_is_sure() -> None:
    paper = written("2022-07-02/2027-07-01", "express, 3 months", date_signed="2022-07-02")
    assert duties(paper, "planned") == {}
    assert all(duty.unsure for duty in duties(paper, "agreed").values())
    assert not any(duty.unsure for duty in duties(paper).values())


def test_a_notice_period_that_is_inferred_leaves_only_the_notice_unsure() -> None:
    renewal = "{mode: express, notice_period: 3 months, inferred: {notice_period: thought}}"
    paper = f"{written('2022-07-02/2027-07-01')}, renewal: {renewal}"
    assert [name for name, duty in duties(paper).items() if duty.unsure] == ["notice"]


def test_the_duties_of_a_paper_keep_their_ids_when_a_date_moves() -> None:
    before = duties(written("2022-07-02/2027-07-01", "tacit, 3 months, 1 year, 2030-07-01"))
    after = duties(written("2022-07-02/2027-06-30", "tacit, 3 months, 1 year, 2030-06-30"))
    assert list(before) == list(after)


ACTIVITIES = (
    # status, dates, when it is due
    ("planned", "2027-03", "2027-03-01..2027-03-31"),
    ("planned", "2027-03-05", "2027-03-05"),
    ("planned", "", ""),
    ("done", "2027-03", None),
    ("cancelled", "2027-03", None),
    (None, "2027-03", None),
)


@pytest.mark.parametrize(("status", "dates", "expected"), ACTIVITIES)
def test_a_planned_activity_falls_due_on_the_days_on_which_it_can_take_place(
    status: str | None, dates: str, expected: str | None
) -> None:
    period = read_period(dates) if dates else None
    found = {duty.id: due(duty) for duty in duty_of_activity("visit", status, period, inferred=False)}
    assert found == ({} if expected is None else {"visit/activity": expected})


def test_the_day_of_a_mid_term_review_lies_half_way() -> None:
    middle = duties(written("2022-07-02/2027-07-01"))["mid-term-review"].due_earliest
    assert middle is not None
    assert abs((middle - date(2022, 7, 2)) - (date(2027, 7, 1) - middle)).days <= 1


@pytest.mark.parametrize(
    ("period", "proposed"),
    [
        # 2022-12-31 to 2024-01-01 is a year and a day: that it lasts two years is not sure
        ("2022/2024", False),
        ("2022/2025", True),
        ("2022-01-01/2023-12-31", True),
        ("2022-01-02/2023-12-31", False),
        ("2022-06/2024-06", False),
    ],
)
def test_a_mid_term_review_is_proposed_of_a_term_that_surely_lasts_two_years(
    period: str, proposed: bool
) -> None:
    found = duties(written(period))
    assert ("mid-term-review" in found) is proposed
