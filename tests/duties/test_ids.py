"""The ids by which `coop due` and the records of what was done name a duty."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.days.dates import read_date, read_period
from coopcli.duties.days import DatedAgreement
from coopcli.duties.kinds import KINDS
from coopcli.duties.made import duties_of, duty_of_activity
from coopcli.duties.rows import nearest_duty, read_duty_id
from coopcli.records.codelists import STEP
from coopcli.records.record import Placed, Value, Values
from coopcli.terms.lifecycle import life_of
from coopcli.terms.renewals import terms_of
from coopcli.terms.terms import Stated


@pytest.mark.parametrize(
    ("duty", "section", "record"),
    [
        ("vwu-lwu-2022/end", "agreements", "vwu-lwu-2022"),
        ("vwu-lwu-2022/end-2", "agreements", "vwu-lwu-2022"),
        ("a/notice", "agreements", "a"),
        ("a/renewal-31", "agreements", "a"),
        ("a/mid-term-review", "agreements", "a"),
        ("a/final-review-10", "agreements", "a"),
        ("a/copy", "agreements", "a"),
        ("a/notice-of-amendment-1", "agreements", "a"),
        ("a/notice-of-termination-12", "agreements", "a"),
        ("a/visits/2026", "commitments", "a/visits"),
        ("a/copy/2026", "commitments", "a/copy"),
        ("houaphanh-visit-2019/activity", "activities", "houaphanh-visit-2019"),
    ],
)
def test_a_duty_stands_on_the_record_that_its_id_begins_with(duty: str, section: str, record: str) -> None:
    named = read_duty_id(duty)
    assert (named.kind.of.section, named.record) == (section, record)


@pytest.mark.parametrize("duty", ["yearly-report-2026", "plan-to-sign-2027", "plan-to-implement-2027"])
def test_what_the_office_does_once_a_year_stands_on_no_record(duty: str) -> None:
    named = read_duty_id(duty)
    assert (named.kind.of.section, named.record) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "vwu-lwu-2022",
        "a/",
        "/end",
        "a/ends",
        "a/end-1",
        "a/end-0",
        "a/end-02",
        "a/copy-2",
        "A/end",
        "a/mid_term_review",
        "a/notice-of-amendment",
        "a/notice-of-resumption-1",
        "a/visits/26",
        "a/b/c/2026",
        "a/activity-2",
        "yearly-report",
        "yearly-report-26",
        "a/end\n",
    ],
)
def test_what_coop_due_would_not_print_names_no_duty(text: str) -> None:
    with pytest.raises(ValueError, match="no id"):
        read_duty_id(text)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("vwu-lwu-2022/copi", ("vwu-lwu-2022/copy",)),
        ("a/mid_term_review", ("a/mid-term-review",)),
        ("a/notice-of-extention-1", ("a/notice-of-extension-1",)),
        ("a/xyz", ()),
        ("A B/end", ()),
        ("yearly-reports-2025", ("yearly-report-2025",)),
        ("plan_to_sign-2027", ("plan-to-sign-2027",)),
        ("yearly-report", ()),
        ("", ()),
        ("a/renewal/2", ("a/renewal",)),
        ("plan-to-2027", ("plan-to-sign-2027",)),  # of two that are as near, the first
    ],
)
def test_the_nearest_step_is_offered_for_the_same_record_or_year(text: str, near: tuple[str, ...]) -> None:
    assert nearest_duty(text) == near
    for one in near:
        read_duty_id(one)


def test_the_first_term_has_no_number() -> None:
    assert KINDS["mid_term_review"].id("a") == "a/mid-term-review"
    assert KINDS["end"].id("a", 3) == "a/end-3"


def values(**fields: Value) -> Values:
    made = Values(1, 1)
    made.update(fields)
    return made


def test_the_id_of_every_duty_of_a_record_is_one() -> None:
    """An agreement with all kinds of duties: two terms and their steps, a copy, a notice of each kind of change."""
    kinds = ("amendment", "suspension", "resumption", "extension")
    record = values(
        renewal=values(mode="tacit", notice_period="3 months", length="3 years"),
        parties=[values(party=Placed("b", 1, 1)), values(party=Placed("c", 1, 1))],
        changes=[values(kind=kind, date_in_force=read_date("2023-05-01")) for kind in kinds],
    )
    stated = Stated(
        period=read_period("2022/2025"),
        date_signed=read_date("2022-07-02"),
        date_in_force=None,
        inferred=frozenset(),
    )
    paper = DatedAgreement(
        id="a",
        standing="signed",
        period=stated.period,
        date_signed=stated.date_signed,
        copy_sent=None,
        inferred=stated.inferred,
    )
    life = life_of(record)

    made = [*duties_of(paper, terms_of(stated, life, date(2030, 1, 1)), life)]
    made += duty_of_activity("b", "planned", None, inferred=False)

    steps = {duty.step for duty in made}
    assert {"end", "notice", "copy", "change_notice", "final_review", "activity"} <= steps <= set(STEP.codes)
    assert {read_duty_id(duty.id).record for duty in made if duty.step != "activity"} == {"a"}
    last = read_duty_id(made[-1].id)
    assert (last.kind.of.section, last.record) == ("activities", "b")
    for duty in made:
        assert read_duty_id(duty.id).kind is KINDS[duty.step]
        if duty.step not in ("change_notice", "copy", "activity"):
            assert duty.id == KINDS[duty.step].id("a", duty.term or 1)
