"""The terms of an agreement on a day: the table of renewal_cases.py, and what changes and decisions make of them."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.terms.renewals import MOST_TERMS, horizon
from coopcli.terms.terms import Term
from tests.terms.lives import shown, term_on, terms, written
from tests.terms.renewal_cases import CASES

_ROWS = [
    pytest.param(period, renewal, *row[:4], id=f"{name}-on-{row[0]}")
    for name, period, renewal, rows in CASES
    for row in rows
]


def spans(found: tuple[Term, ...]) -> list[str]:
    """Each term as `first day/last day`."""
    return [
        f"{shown(term.starts_earliest, term.starts_latest)}/{shown(term.ends_earliest, term.ends_latest)}"
        for term in found
    ]


@pytest.mark.parametrize(("period", "renewal", "day", "starts", "ends", "deadline"), _ROWS)
def test_the_term_on_a_day_and_its_notice_deadline(
    period: str, renewal: str, day: str, starts: str, ends: str, deadline: str
) -> None:
    term = term_on(written(period, renewal), day)
    assert shown(term.starts_earliest, term.starts_latest) == starts
    assert shown(term.ends_earliest, term.ends_latest) == ends
    assert shown(term.notice_deadline_earliest, term.notice_deadline_latest) == deadline


def test_the_table_has_at_least_sixty_cases() -> None:
    assert len({(row.values[:3]) for row in _ROWS}) >= 60


EXTENDED = (
    # what happened, the record, its terms
    (
        "an-extension-is-a-term-of-its-own",
        written("2020-01-01/2022-12-31", "express", "extension 2025-12-31"),
        ["2020-01-01/2022-12-31", "2023-01-01/2025-12-31"],
    ),
    (
        "an-extension-to-the-last-day-is-none",
        written("2020-01-01/2022-12-31", "express", "extension 2022-12-31"),
        ["2020-01-01/2022-12-31"],
    ),
    (
        "an-extension-gives-an-end-to-a-term-without-one",
        written("2020-01-01/", "", "extension 2025-12-31"),
        ["2020-01-01/2025-12-31"],
    ),
    (
        "an-extension-limits-a-term-without-end",
        written("2020-01-01/..", "", "extension 2025-12-31"),
        ["2020-01-01/2025-12-31"],
    ),
    (
        "two-extensions-in-the-order-of-their-ends",
        written(
            "2020/2022",
            changes="[{kind: extension, extended_to: 2028}, {kind: extension, extended_to: 2025-06-30}]",
        ),
        [
            "2020-01-01..2020-12-31/2022-01-01..2022-12-31",
            "2022-01-02..2023-01-01/2025-06-30",
            "2025-07-01/2028-01-01..2028-12-31",
        ],
    ),
    (
        "what-is-extended-to-a-day-ended-before-it",
        written("2020/2022", "", "extension 2022-06-30"),
        ["2020-01-01..2020-12-31/2022-01-01..2022-06-29", "2022-01-02..2022-06-30/2022-06-30"],
    ),
    (
        "an-extension-in-force-before-the-end-begins-after-it",
        written(
            "2020-01-01/2022-12-31",
            changes="[{kind: extension, date_in_force: 2022-10-01, extended_to: 2025-12-31}]",
        ),
        ["2020-01-01/2022-12-31", "2023-01-01/2025-12-31"],
    ),
    (
        "a-late-extension-begins-when-it-takes-effect",
        written(
            "2020-01-01/2022-12-31",
            changes="[{kind: extension, date_in_force: 2023-03-01, extended_to: 2025-12-31}]",
        ),
        ["2020-01-01/2022-12-31", "2023-03-01/2025-12-31"],
    ),
    (
        "an-extension-signed-late-begins-at-the-earliest-then",
        written(
            "2020-01-01/2022-12-31",
            changes="[{kind: extension, date_signed: 2023-03-01, extended_to: 2025-12-31}]",
        ),
        ["2020-01-01/2022-12-31", "2023-03-01../2025-12-31"],
    ),
    (
        "an-extension-that-takes-effect-after-its-own-end-extends-nothing",
        written(
            "2020-01-01/2022-12-31",
            changes="[{kind: extension, date_in_force: 2024-03-01, extended_to: 2023-12-31}]",
        ),
        ["2020-01-01/2022-12-31"],
    ),
    (
        "it-rolls-on-until-an-extension-takes-effect",
        written(
            "2019-01-01/2019-12-31",
            "tacit, -, 1 year, 2026-12-31",
            changes="[{kind: extension, date_in_force: 2021-06-01, extended_to: 2025-12-31}]",
        ),
        [
            "2019-01-01/2019-12-31",
            "2020-01-01/2020-12-31",
            "2021-01-01/2021-12-31",
            "2022-01-01/2025-12-31",
            "2026-01-01/2026-12-31",
        ],
    ),
    (
        "renewed-terms-are-counted-from-the-extended-end",
        written("2019-01-01/2019-12-31", "tacit, -, 1 year, 2022-12-31", "extension 2020-06-15"),
        [
            "2019-01-01/2019-12-31",
            "2020-01-01/2020-06-15",
            "2020-06-16/2021-06-15",
            "2021-06-16/2022-06-15",
            "2022-06-16/2022-12-31",
        ],
    ),
)


@pytest.mark.parametrize(("paper", "expected"), [pytest.param(*row[1:], id=row[0]) for row in EXTENDED])
def test_extensions_and_renewals_follow_each_other(paper: str, expected: list[str]) -> None:
    assert spans(terms(paper)) == expected


def test_an_extended_term_is_ending_from_the_lead_before_the_first_day_on_which_it_can_end() -> None:
    """180 days before 1 January 2025, over the half-year from July on, is 5 July 2024."""
    *_, extended = terms(written("2020/2022", "", "extension 2025"))
    assert (extended.ends_earliest, extended.ending_from) == (date(2025, 1, 1), date(2024, 7, 5))


ENDED = (
    # changes, the terms of 2020-01-01 to 2021-12-31, tacit by the year, then the last day of the last one
    ("{kind: termination, date_in_force: 2022-07-01}", 2, "2022-06-30"),
    ("{kind: termination, date_in_force: 2022-01-01}", 1, "2021-12-31"),
    ("{kind: termination, date_in_force: 2022-01-02}", 2, "2022-01-01"),
    ("{kind: termination, date_in_force: 2020-07-01}", 1, "2020-06-30"),
    ("{kind: termination, date_in_force: 2023-07}", 3, "2023-06-30..2023-07-30"),
    ("{kind: termination, date_in_force: 2023}", 2, "2022-12-31..2023-12-30"),
    ("{kind: withdrawal, party: p, date_in_force: 2022-07-01}", 2, "2022-06-30"),
)


@pytest.mark.parametrize(("change", "count", "ends"), ENDED)
def test_a_termination_ends_the_term_that_runs_on_the_day_before(change: str, count: int, ends: str) -> None:
    found = terms(written("2020-01-01/2021-12-31", "tacit, 3 months, 1 year", changes=f"[{change}]"))
    last = found[-1]
    assert (len(found), shown(last.ends_earliest, last.ends_latest)) == (count, ends)
    assert (last.terminated, last.continues, last.notice_deadline_earliest) == (True, None, None)


def test_a_termination_while_it_is_not_known_whether_the_next_term_has_begun_ends_what_runs() -> None:
    """It surely ran until 31 May 2022: as the first term, or rolled on from an end in that year."""
    paper = written(
        "2020/2022", "tacit, -, 1 year", changes="[{kind: termination, date_in_force: 2022-06-01}]"
    )
    assert spans(terms(paper)) == ["2020-01-01..2020-12-31/2022-05-31"]


def test_an_agreement_that_ended_before_it_began_ends_on_one_day_and_not_on_an_earlier_one_at_the_latest() -> (
    None
):
    changes = "[{kind: withdrawal, party: p}, {kind: termination, date_in_force: 2015-12-31}]"
    (term,) = terms(written("2016/2020", changes=changes, parties="[]"))

    assert (term.ends_earliest, term.ends_latest) == (date(2015, 12, 30), date(2015, 12, 30))
    assert term.terminated


def test_a_termination_after_the_last_end_changes_nothing() -> None:
    termination = "[{kind: termination, date_in_force: 2022-06-01}]"
    (term,) = terms(written("2020-01-01/2021-12-31", "never", changes=termination))
    assert (str(term.ends_latest), term.terminated) == ("2021-12-31", False)


LET_END = (
    # decided, the last day there is, of 2022-01-01 to 2022-12-31, tacit by the year, notice 3 months: 30 September
    ("2022-09-29", "2022-12-31"),
    ("2022-09-30", "2022-12-31"),
    ("2022-10-01", "2023-12-31"),
    ("2023-09-30", "2023-12-31"),
    ("2023-10-01", "2024-12-31"),
)


@pytest.mark.parametrize(("decided", "last_day"), LET_END)
def test_a_decision_to_let_it_end_counts_for_the_first_term_whose_deadline_it_keeps(
    decided: str, last_day: str
) -> None:
    found = terms(written("2022-01-01/2022-12-31", "tacit, 3 months, 1 year", f"let_end {decided}"))
    assert (str(found[-1].ends_latest), found[-1].continues) == (last_day, None)
    assert all(term.continues == "counted" for term in found[:-1])


def test_a_decision_that_possibly_keeps_the_deadline_leaves_what_follows_unsure() -> None:
    found = terms(written("2022-01-01/2022-12-31", "tacit, 3 months, 1 year", "let_end 2022"))
    assert [(str(term.ends_latest), term.starts_unsure) for term in found] == [
        ("2022-12-31", False),
        ("2023-12-31", True),
    ]


def test_the_last_decision_counts_the_later_one_of_a_day() -> None:
    decisions = "[{decision: let_end, date: 2022-05-01}, {decision: renew, date: 2022-05-01}]"
    found = terms(written("2022-01-01/2022-12-31", "tacit, 3 months, 1 year", decisions=decisions))
    assert len(found) > 2


@pytest.mark.parametrize("mode", ["never", "express", "-"])
def test_a_decision_to_renew_alone_moves_no_date(mode: str) -> None:
    paper = written("2022-01-01/2022-12-31", f"{mode}, 3 months, 1 year", "renew 2022-05-01")
    assert spans(terms(paper)) == ["2022-01-01/2022-12-31"]


def test_what_rests_on_a_renewal_that_is_inferred_is_unsure() -> None:
    paper = written("2022-01-01/2022-12-31", "tacit, -, 1 year", inferred="{renewal: thought}")
    first, second, *_ = terms(paper)
    assert (first.starts_unsure, first.ends_unsure) == (False, False)
    assert (second.starts_unsure, second.ends_unsure) == (True, True)


def test_renewals_are_counted_for_thirty_years_and_a_thousand_terms() -> None:
    until = horizon(date(2026, 11, 22))
    assert until == date(2056, 11, 22)
    yearly = terms(written("2022-01-01/2022-12-31", "tacit, -, 1 year"), until)
    assert (spans(yearly)[-1], yearly[-1].continues) == ("2056-01-01/2056-12-31", "uncounted")
    daily = terms(written("2022-01-01", "tacit, -, 1 day"), until)
    assert (len(daily), daily[-1].continues) == (MOST_TERMS, "uncounted")


@pytest.mark.parametrize(("day", "until"), [("9968-12-31", "9998-12-31"), ("9998-05-05", "9998-12-31")])
def test_near_the_end_of_the_calendar_renewals_are_counted_as_far_as_it_goes(day: str, until: str) -> None:
    assert horizon(date.fromisoformat(day)) == date.fromisoformat(until)
