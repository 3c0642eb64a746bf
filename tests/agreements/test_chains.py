"""How terms follow each other: expected days counted by hand from the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.agreements.chains import Succession, judge_succession, order_by_succession
from coopcli.agreements.find import AgreementRow
from coopcli.agreements.find_chains import SuccessionLink
from coopcli.days.dates import read_period
from coopcli.terms.terms import Stated, term_of


def row(period: str | None, standing: str = "signed") -> AgreementRow:
    """An agreement of which only the term and the standing matter."""
    stated = read_period(period) if period else None
    term = term_of(Stated(period=stated, date_signed=None, date_in_force=None, inferred=frozenset()))
    days = {
        name: getattr(term, name)
        for name in ("starts_earliest", "starts_latest", "ends_earliest", "ends_latest")
    }
    return AgreementRow(
        id="one", title=None, parties=[], scope="foreign", type=None, standing=standing, date_signed=None,
        date_signed_inferred=False, date_in_force=None, period=stated, renewal_mode=None, owner=None, term=1,
        ending=term.ending, ends_unsure=False, length=None, days_left_earliest=None, days_left_latest=None,
        status="unknown", certainty=None, suspended=None,
        or_status=None, status_reason=None, successor=None, successor_standing=None, day=date(2026, 1, 1), file="",
        line=1, **days,
    )  # fmt: skip


def judged(
    earlier: str | None, later: str | None, standing: str = "signed", unsure: bool = False
) -> Succession:
    return judge_succession(row(earlier), row(later, standing), unsure)


def test_years_that_meet_are_a_handover_known_to_the_year() -> None:
    """2024 is a leap year: from 366 days shared to the 364 days between 1 January and 31 December."""
    assert judged("2019/2024", "2024/2029") == Succession(
        "handover", "possibly", "year", -366, 364, "dates_not_exact"
    )


def test_years_that_follow_each_other_are_a_handover() -> None:
    assert judged("2019/2021", "2022/2024").kind == "handover"


def test_a_whole_year_between_is_surely_a_gap() -> None:
    """All of 2021 (365 days) at least; from 2 January 2020 to 30 December 2022 (1094 days) at most."""
    assert judged("2018/2020", "2022/2024") == Succession("gap", "surely", "year", 365, 1094)


def test_one_day_between_is_a_gap_where_the_days_are_known() -> None:
    assert judged("2019-01-01/2024-06-30", "2024-07-02/2029-01-01") == Succession(
        "gap", "surely", "day", 1, 1
    )


@pytest.mark.parametrize("first", ["2024-06-30", "2024-07-01"])
def test_the_same_day_and_the_next_day_are_an_exact_handover(first: str) -> None:
    found = judged("2019-01-01/2024-06-30", f"{first}/2029-01-01")
    assert (found.kind, found.certainty, found.precision) == ("handover", "surely", "day")


def test_shared_days_are_an_overlap() -> None:
    """1 to 30 June are thirty days."""
    found = judged("2019-01-01/2024-06-30", "2024-06-01/2029-01-01")
    assert found == Succession("overlap", "surely", "day", -30, -30)


def test_years_that_surely_share_days_overlap() -> None:
    assert judged("2014/2019", "2018/2022").kind == "overlap"


def test_months_that_meet_are_a_handover_known_to_the_month() -> None:
    assert judged("2019-03/2024-06", "2024-06/2029-03").precision == "month"


@pytest.mark.parametrize(
    ("earlier", "later", "reason"),
    [
        (None, "2022/2024", "earlier_end_not_stated"),
        ("2018/", "2022/2024", "earlier_end_not_stated"),
        ("2018/2020", None, "later_start_not_stated"),
        ("2018/2020", "/2024", "later_start_not_stated"),
    ],
)
def test_an_end_that_is_not_stated_is_never_guessed(
    earlier: str | None, later: str | None, reason: str
) -> None:
    assert judged(earlier, later) == Succession("unknown", reason=reason)


@pytest.mark.parametrize(
    ("first", "kind", "days"), [(date(2024, 7, 1), "unknown", None), (date(2024, 7, 2), "gap", 1)]
)
def test_a_successor_that_began_at_the_earliest_on_a_day_leaves_a_gap_only_after_the_next_one(
    first: date, kind: str, days: int | None
) -> None:
    """Signed on that day, and from when on it holds is not stated: from the second day on some day lies between."""
    later = row(None)._replace(starts_earliest=first)
    found = judge_succession(row("2019-01-01/2024-06-30"), later, unsure=False)
    assert (found.kind, found.days_least, found.reason) == (kind, days, "later_start_not_stated")


def test_links_to_agreements_beside_these_give_no_order() -> None:
    links = [link("elsewhere", "late"), link("early", "elsewhere"), link("late", "elsewhere")]
    starts = {"early": date(2012, 1, 1), "late": date(2016, 1, 1)}
    assert order_by_succession(["late", "early"], links, starts) == ["early", "late"]


def test_a_term_without_end_has_no_gap_after_it() -> None:
    assert judged("2018/..", "2022/2024").kind == "no_end"


def test_a_successor_that_is_not_signed_makes_a_gap_only_possible() -> None:
    found = judged("2018/2020", "2022/2024", standing="agreed")
    assert (found.certainty, found.reason) == ("possibly", "later_agreed")


def test_inferred_dates_make_a_gap_only_possible() -> None:
    found = judged("2018/2020", "2022/2024", unsure=True)
    assert (found.certainty, found.reason) == ("possibly", "dates_inferred")


def link(successor: str, predecessor: str) -> SuccessionLink:
    return SuccessionLink(successor, predecessor, None)


def test_each_stands_after_all_that_it_succeeds() -> None:
    """Two branches from one paper, joined again; the undated one comes where its links put it."""
    links = [link("left", "first"), link("right", "first"), link("last", "left"), link("last", "right")]
    starts = {"last": date(2010, 1, 1), "right": date(2016, 1, 1), "first": date(2012, 1, 1)}
    assert order_by_succession(["last", "left", "right", "first"], links, starts) == [
        "first",
        "right",
        "left",
        "last",
    ]


def test_a_circle_ends() -> None:
    links = [link("one", "two"), link("two", "one")]
    starts = {"one": date(2019, 1, 1), "two": date(2022, 1, 1)}
    assert order_by_succession(["two", "one"], links, starts) == ["one", "two"]
