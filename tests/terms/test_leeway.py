"""Where a day can lie that is not stated, not exact or inferred: the rules, each by an example that was thought out."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.days.dates import read_date, read_period
from coopcli.terms.leeway import (
    Bearer,
    Leeway,
    Signing,
    leeway_of_event,
    leeway_of_signing,
    leeway_of_term,
)

TERM = read_period("2019/2024")
TOLD_AS_SIGNED = Signing(
    standing="signed",
    signed=None,
    signed_named=False,
    period=TERM,
    period_inferred=False,
    ends_latest=date(2024, 12, 31),
    told=None,
    done=None,
)


def test_a_paper_told_as_signed_was_signed_by_the_end_of_its_term_and_as_a_rule_in_its_first_year() -> None:
    assert leeway_of_signing(TOLD_AS_SIGNED) == Leeway(
        None, date(2024, 12, 31), date(2018, 1, 1), date(2019, 12, 31)
    )


@pytest.mark.parametrize(
    ("told", "done", "latest"),
    [
        (date(2020, 5, 4), None, date(2020, 5, 4)),
        (None, date(2021, 3, 2), date(2021, 3, 2)),
        (date(2020, 5, 4), date(2021, 3, 2), date(2020, 5, 4)),
        (date(2030, 1, 1), None, date(2024, 12, 31)),
        # A conference of the first year may have prepared it.
        (None, date(2019, 2, 1), date(2019, 12, 31)),
    ],
)
def test_what_tells_of_it_was_not_before_it(told: date | None, done: date | None, latest: date) -> None:
    assert leeway_of_signing(TOLD_AS_SIGNED._replace(told=told, done=done)).latest == latest


def test_an_agreed_paper_may_have_been_signed_since_but_not_long_before() -> None:
    facts = TOLD_AS_SIGNED._replace(standing="agreed", told=date(2019, 3, 3), done=date(2020, 1, 1))
    assert leeway_of_signing(facts) == Leeway(date(2018, 1, 1), date(2024, 12, 31), date(2018, 1, 1), None)
    assert leeway_of_signing(facts._replace(period_inferred=True)).earliest is None


def test_a_paper_of_which_nothing_is_stated_has_no_bound() -> None:
    assert leeway_of_signing(Signing(None, None, False, None, False, None, None, None)) == Leeway()


def test_what_surely_comes_after_it_and_its_ceremony_bound_it_but_nothing_that_is_only_about_a_day() -> None:
    facts = TOLD_AS_SIGNED._replace(changed=date(2021, 3, 1), copied=read_date("2020-05-05"))
    assert leeway_of_signing(facts).latest == date(2020, 5, 5)
    assert leeway_of_signing(facts._replace(copied=read_date("2020~"))).latest == date(2021, 3, 1)
    held = leeway_of_signing(facts._replace(ceremony=read_period("2018-04")))
    assert (held.earliest, held.latest) == (date(2018, 4, 1), date(2018, 4, 30))


def test_the_rule_of_the_first_year_holds_without_a_standing_and_what_tells_of_it_bounds_no_signing() -> None:
    facts = TOLD_AS_SIGNED._replace(standing=None, told=date(2019, 3, 3))
    assert leeway_of_signing(facts) == Leeway(None, date(2024, 12, 31), date(2018, 1, 1), date(2019, 12, 31))


def test_no_bound_denies_what_the_record_says_itself() -> None:
    facts = TOLD_AS_SIGNED._replace(signed=read_date("2021"), told=date(2020, 1, 1))
    assert leeway_of_signing(facts).latest is None


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2022?-09-09", ("-09-09", "-09-09")),
        ("2022?-09", ("-09-01", "-09-30")),
        ("2022?-09-28/2022?-09-30", ("-09-28", "-09-30")),
        ("2022-09?-09", (None, None)),
        ("2022-09-09?", (None, None)),
        ("2022?-12-30/2023?-01-02", (None, None)),
    ],
)
def test_day_and_month_hold_where_the_year_alone_is_inferred(
    written: str, days: tuple[str | None, str | None]
) -> None:
    leeway = leeway_of_event(read_period(written), (), None, named=True)
    assert (leeway.first_day, leeway.last_day) == days


def test_what_happened_under_agreements_happened_in_the_term_of_one_of_them() -> None:
    older = Bearer(date(2019, 1, 1), date(2024, 12, 31), ceremony=False)
    newer = Bearer(date(2024, 1, 1), date(2029, 12, 31), ceremony=False)
    day = read_period("2024?-12-30")
    both = leeway_of_event(day, (older, newer), None, named=True)
    assert (both.earliest, both.latest) == (date(2019, 1, 1), date(2029, 12, 31))
    told = leeway_of_event(day, (older, newer), date(2025, 2, 2), named=True)
    assert told.latest == date(2025, 2, 2)
    signed = leeway_of_event(day, (newer._replace(ceremony=True),), None, named=True)
    assert signed.earliest == date(2023, 1, 1)
    unsure = leeway_of_event(day, (older, Bearer(None, None, ceremony=False)), None, named=True)
    assert (unsure.earliest, unsure.latest) == (None, None)


def test_what_is_about_a_year_lies_in_it_or_beside_it() -> None:
    about = leeway_of_event(read_period("2014~"), (), None, named=False)
    assert (about.earliest, about.latest) == (date(2013, 1, 1), date(2015, 12, 31))
    named = leeway_of_event(read_period("2014~"), (), None, named=True)
    assert (named.earliest, named.latest) == (None, None)


def test_a_term_begins_on_none_of_the_days_before_which_it_surely_does_not() -> None:
    starts, ends = leeway_of_term((date(2022, 1, 1), None), date(2025, 12, 31), None)
    assert (starts.earliest, starts.latest) == (date(2022, 1, 1), date(2025, 12, 31))
    assert (ends.earliest, ends.latest) == (date(2022, 1, 1), date(2025, 12, 31))
    _, about = leeway_of_term((date(2018, 1, 1),), None, read_date("2020~"))
    assert (about.earliest, about.latest) == (date(2019, 1, 1), date(2021, 12, 31))
