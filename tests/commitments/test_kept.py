"""What a register tells of a promise in a year. Expected states are worked out by hand from the terms and dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.commitments.find import CommitmentRow, EvidenceRow, TermDays
from coopcli.commitments.kept import Kept, judge_year
from coopcli.days.dates import read_date, read_period
from coopcli.terms.terms import Stated, stretches_of, term_of

TODAY = date(2026, 11, 22)


def commitment(
    every: str | None = "year", least: int | None = None, most: int | None = None, **more: object
) -> CommitmentRow:
    fields: dict[str, object] = {
        "id": "a/p", "agreement": "a", "item": None, "text": None, "areas": (), "turns": None, "when": None,
        "condition": None, "basis": None, "bound": (), "helped": (), "parties": (), "complete": None,
        "file": "a.yaml", "line": 1, "data": {}, "every": every, "times_min": least, "times_max": most,
    }  # fmt: skip
    return CommitmentRow(**{**fields, **more})  # type: ignore[arg-type]


def term(period: str, signed: str = "", standing: str | None = "signed") -> TermDays:
    found = term_of(
        Stated(
            period=read_period(period) if period else None,
            date_signed=read_date(signed) if signed else None,
            date_in_force=None,
            inferred=frozenset(),
        )
    )
    return TermDays(
        standing=standing,
        starts_earliest=found.starts_earliest,
        starts_latest=found.starts_latest,
        starts_unsure=found.starts_unsure,
        ending=found.ending,
        ends_earliest=found.ends_earliest,
        ends_latest=found.ends_latest,
        ends_unsure=found.ends_unsure,
    )


def event(dates: str, name: str = "", trip: str = "", inferred: bool = False) -> EvidenceRow:
    period = read_period(dates) if dates else None
    return EvidenceRow(
        activity=name or dates,
        trip=trip or name or dates,
        dates=period,
        earliest=period.earliest if period else None,
        latest=period.latest if period else None,
        dates_inferred="?" in dates or "~" in dates,
        fulfils_inferred=inferred,
        participants=(),
        data={},
    )


def judge(
    year: int,
    *events: EvidenceRow,
    of: CommitmentRow | None = None,
    within: str = "2022/2027",
    day: date = TODAY,
) -> Kept:
    return judge_year(of or commitment(), term(within), events, year, day)


def state(found: Kept) -> tuple[str, str | None]:
    return found.state, found.certainty


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2021, ("outside", "surely")),
        (2022, ("no_evidence", None)),
        (2025, ("no_evidence", None)),
        (2026, ("not_due", "surely")),
        (2027, ("not_due", "surely")),
        (2028, ("outside", "surely")),
    ],
)
def test_without_evidence_a_year_is_never_missed(year: int, expected: tuple[str, str | None]) -> None:
    assert state(judge(year)) == expected


def test_the_last_day_of_a_year_is_still_in_time() -> None:
    assert state(judge(2023, day=date(2023, 12, 31))) == ("not_due", "surely")
    assert state(judge(2023, day=date(2024, 1, 1))) == ("no_evidence", None)


def test_nothing_more_is_due_after_the_last_day_of_the_term() -> None:
    found = judge(2024, within="2022-01-01/2024-06-30", day=date(2024, 7, 1))
    assert state(found) == ("no_evidence", None)


@pytest.mark.parametrize(
    ("count", "expected", "more"),
    [
        (0, ("no_evidence", None), False),
        (1, ("partly", "surely"), False),
        (2, ("kept", "surely"), False),
        (3, ("kept", "surely"), False),
        (4, ("kept", "surely"), True),
    ],
)
def test_a_range_is_judged_as_a_range(count: int, expected: tuple[str, str | None], more: bool) -> None:
    events = [event(f"2023-0{number + 1}-05") for number in range(count)]
    found = judge(2023, *events, of=commitment(least=2, most=3))
    assert (state(found), found.more) == (expected, more)


@pytest.mark.parametrize(
    "dates", ["2023?-05-01", "2022/2024", "2022-12-30/2023-01-02", "2023-05-01/", "/2023-05-01"]
)
def test_inferred_or_inexact_days_are_possible_evidence_only(dates: str) -> None:
    found = judge(2023, event(dates))
    assert state(found) == ("kept", "possibly")
    assert (found.least, found.most) == (0, 1)


def test_an_inferred_link_is_possible_evidence_only() -> None:
    assert state(judge(2023, event("2023-05-01", inferred=True))) == ("kept", "possibly")


def test_a_year_is_exact_enough_for_a_yearly_commitment_but_not_for_a_quarterly_one() -> None:
    assert state(judge(2023, event("2023"))) == ("kept", "surely")
    quarterly = judge(2023, event("2023"), of=commitment("quarter"))
    assert state(quarterly) == ("partly", "possibly")
    assert quarterly.most == 1, "one event is not four"


def test_each_quarter_is_asked_for() -> None:
    three = [event(f"2023-{month:02}-10") for month in (1, 4, 7)]
    assert state(judge(2023, *three, of=commitment("quarter"))) == ("partly", "surely")
    assert state(judge(2023, *three, event("2023-12-31"), of=commitment("quarter"))) == ("kept", "surely")
    assert state(judge(2023, *three, of=commitment("quarter"), day=date(2023, 10, 1))) == ("kept", "surely")


def test_two_years_are_counted_from_the_first_year_of_the_term() -> None:
    for year, expected in ((2022, "kept"), (2023, "kept"), (2024, "no_evidence"), (2026, "not_due")):
        assert judge(year, event("2023-05-01"), of=commitment("2 years")).state == expected


def test_what_belongs_to_one_trip_counts_once() -> None:
    parts = (event("2023-05-01", "meeting", "trip"), event("2023-05-02", "course", "trip"))
    found = judge(2023, *parts, of=commitment(least=2))
    assert (state(found), found.most) == (("partly", "surely"), 1)


def test_what_lies_after_the_day_asked_has_not_happened_yet() -> None:
    assert state(judge(2023, event("2023-05-02"), day=date(2023, 5, 1))) == ("not_due", "surely")
    assert state(judge(2023, event("2023-05-02"), day=date(2023, 5, 2))) == ("kept", "surely")


def test_a_year_that_possibly_lies_outside_the_term_says_so() -> None:
    without_end = judge_year(commitment(), term("", "2022-07-02"), (), 2024, TODAY)
    assert state(without_end) == ("outside", "possibly")
    assert without_end.reasons == ("term_not_stated",)
    assert state(judge_year(commitment(), term("", "2022-07-02"), (), 2021, TODAY)) == ("outside", "surely")
    assert state(judge(2019, within="2019~/2024")) == ("outside", "possibly")


def test_an_open_end_is_inside_and_planned_papers_commitment_nothing_for_sure() -> None:
    assert state(judge(2024, within="2022/..")) == ("no_evidence", None)
    planned = judge_year(commitment(), term("2022/2027", standing="planned"), (), 2024, TODAY)
    assert (state(planned), planned.reasons) == (("outside", "possibly"), ("planned",))


def test_a_conditional_commitment_and_the_edges_of_a_term_say_why_nothing_may_have_been_due() -> None:
    found = judge(2022, of=commitment(condition="as means allow"))
    assert found.reasons == ("start_not_exact", "conditional")


@pytest.mark.parametrize(
    ("within", "year", "reasons"),
    [
        # a year of which a part alone lies in the term, be it all but a day
        ("2022-01-01/2024-12-31", 2022, ()),
        ("2022-01-02/2024-12-31", 2022, ("start_in_year",)),
        ("2022-01-01/2024-12-31", 2024, ()),
        ("2022-01-01/2024-12-30", 2024, ("end_in_year",)),
        ("2022-01-01/2024-01-01", 2024, ("end_in_year",)),
        # a year beyond an end of the term that is inferred, and beyond the other one
        ("2022~/2024", 2021, ("start_inferred",)),
        ("2022~/2024", 2025, ()),
        ("2022/2024~", 2025, ("end_inferred",)),
        ("2022/2024~", 2021, ()),
        ("2022~/2024", 2023, ()),
        ("2022/2025~", 2023, ()),
    ],
)
def test_the_term_is_a_reason_only_where_it_leaves_the_year_open(
    within: str, year: int, reasons: tuple[str, ...]
) -> None:
    assert judge(year, within=within).reasons == reasons


def test_what_is_kept_surely_has_no_reason() -> None:
    found = judge(2022, event("2022-12-05"), within="2022~/2027")
    assert (state(found), found.reasons) == (("kept", "surely"), ())


def test_a_year_that_is_not_over_and_may_lie_outside_the_term_is_possibly_not_due() -> None:
    """A term that ends on some day of 2026 holds its first day at least, and may be over on a later one."""
    assert state(judge(2026, within="2022/2026", day=date(2026, 1, 1))) == ("not_due", "surely")
    found = judge(2026, within="2022/2026", day=date(2026, 1, 2))
    assert state(found) == ("not_due", "possibly")
    assert found.reasons == ("end_not_exact", "may_have_ended")
    assert state(judge(2026, within="2022/")) == ("not_due", "possibly")


def test_an_activity_without_a_date_keeps_no_year_but_is_told() -> None:
    found = judge(2023, event(""))
    assert (state(found), found.reasons) == (("no_evidence", None), ("evidence_undated",))


def test_a_commitment_without_a_cadence_is_not_judged_but_its_evidence_is_shown() -> None:
    found = judge(2023, event("2023-05-01"), of=commitment(None))
    assert state(found) == ("no_cadence", None)
    assert [one.activity for one in found.activities] == ["2023-05-01"]


CADENCES = st.builds(
    lambda count, unit: unit if count == 1 else f"{count} {unit}s",
    st.integers(1, 999),
    st.sampled_from(["week", "month", "quarter", "year"]),
)


@given(every=CADENCES, year=st.integers(1, 9998), first=st.none() | st.integers(1, 9998))
def test_the_stretches_of_any_cadence_follow_one_another_and_meet_the_year(
    every: str, year: int, first: int | None
) -> None:
    found = stretches_of(every, year, first)
    assert all(one.first <= one.last for one in found)
    for one, following in pairwise(found):
        assert following.first == one.last + timedelta(days=1)
    assert found[0].first <= date(year, 1, 7)
    assert found[-1].last >= date(year, 12, 28)


@pytest.mark.parametrize(
    ("every", "count"), [("year", 1), ("quarter", 4), ("month", 12), ("week", 52), ("6 months", 2)]
)
def test_a_year_has_so_many_stretches(every: str, count: int) -> None:
    assert len(stretches_of(every, 2023, 2022)) == count
