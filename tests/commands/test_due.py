"""`coop due --only end`: whose term ends in a period, surely or possibly, and whose end is not stated."""

from __future__ import annotations

import pytest

from tests.commands.conftest import SOURCE, Write
from tests.conftest import Coop

ENDS = ("--only", "end")
NOT_STATED = {"wu-ha-noi-vientiane-2022", "wu-dak-lak-sekong-2022"}

PAPERS = SOURCE + "agreements:\n" + "".join(
    f"- {{id: {name}, title: A, cite: s1, {fields}}}\n"
    for name, fields in {
        "year": "standing: signed, period: 2020/2025",
        "month": "standing: signed, period: 2020/2025-06",
        "day": "standing: signed, period: 2020/2025-06-30",
        "next-day": "standing: signed, period: 2020/2025-07-01",
        "whole-year": "standing: signed, period: 2025",
        "approximate": "standing: signed, period: 2020/2025~",
        "inferred": "standing: signed, period: 2020/2025, inferred: {period: by another}",
        "agreed": "standing: agreed, period: 2020/2025",
        "planned": "standing: planned, period: 2020/2025",
        "no-end": "standing: signed, period: 2020/..",
        "end-not-stated": "standing: signed, period: 2020/",
        "nothing-stated": "standing: signed",
        "begins-later": "standing: signed, period: 2027/",
        "signed-later": "standing: signed, date_signed: 2026-03-04",
    }.items()
)  # fmt: skip
YEAR_ALONE = {"end-not-stated", "nothing-stated"}


@pytest.fixture
def papers(coop: Coop, write: Write) -> Coop:
    write("all.yaml", PAPERS)
    assert coop("load", "all.yaml").code == 0
    return coop


@pytest.mark.parametrize(
    ("period", "surely", "possibly", "unknown"),
    [
        # sure when it holds all the days on which the term can end, possible when it meets them
        ("2025", {"year", "month", "day", "next-day", "whole-year"}, {"approximate", "inferred", "agreed"}, YEAR_ALONE),
        ("2025-H1", {"month", "day"}, {"year", "approximate", "inferred", "agreed"}, YEAR_ALONE),
        ("2025-06-30", {"day"}, {"year", "month", "approximate", "inferred", "agreed"}, YEAR_ALONE),
        ("2025-07-01", {"next-day"}, {"year", "approximate", "inferred", "agreed"}, YEAR_ALONE),
        ("2025-12-31", {"whole-year"}, {"year", "approximate", "inferred", "agreed"}, YEAR_ALONE),
        ("2024-12-31", set(), set(), YEAR_ALONE),
        ("2026-01-01", set(), set(), YEAR_ALONE),
        ("../2026", {"year", "month", "day", "next-day", "whole-year"}, {"approximate", "inferred", "agreed"},
         {*YEAR_ALONE, "signed-later"}),
        ("2027/..", set(), set(), {*YEAR_ALONE, "begins-later", "signed-later"}),
        ("2027-01-01", set(), set(), {*YEAR_ALONE, "begins-later", "signed-later"}),
        ("2026-12-31", set(), set(), {*YEAR_ALONE, "signed-later"}),
        ("2019", set(), set(), {"nothing-stated"}),
    ],
)  # fmt: skip
def test_a_term_ends_in_a_period_surely_possibly_or_who_knows(
    papers: Coop, period: str, surely: set[str], possibly: set[str], unknown: set[str]
) -> None:
    rows = papers("due", period, *ENDS, "--format", "json").json
    found = {
        word: {row["id"] for row in rows if row["match"] == word}
        for word in ("surely", "possibly", "unknown")
    }
    assert found == {"surely": surely, "possibly": possibly, "unknown": unknown}


def test_the_reason_stands_beside_what_is_not_sure(papers: Coop) -> None:
    rows = papers("due", "2025-H1", *ENDS, "--format", "json").json
    reasons = {row["id"]: row["reasons"] for row in rows}
    assert reasons == {
        "month": [],
        "day": [],
        "year": ["due_not_exact"],
        "approximate": ["due_approximate"],
        "inferred": ["due_inferred"],
        "agreed": ["agreed"],
        "end-not-stated": ["end_not_stated"],
        "nothing-stated": ["term_not_stated"],
    }


def test_what_ends_first_stands_first(papers: Coop) -> None:
    rows = papers("due", "2025", *ENDS, "--format", "json", today="2024-12-31").json
    surely = [row["id"] for row in rows if row["match"] == "surely"]
    assert surely == ["year", "month", "day", "next-day", "whole-year"]


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("2025", "1 January 2025 – 31 December 2025"),
        ("Q3/2025", "1 July 2025 – 30 September 2025"),
        ("quý III/2025", "1 July 2025 – 30 September 2025"),
        ("6 tháng đầu năm 2025", "1 January 2025 – 30 June 2025"),
        ("2/7/2025", "2 July 2025 – 2 July 2025"),
        ("90d", "2 July 2025 – 30 September 2025"),
        ("6m", "2 July 2025 – 2 January 2026"),
        ("last-90d", "3 April 2025 – 2 July 2025"),
        ("this-year", "1 January 2025 – 31 December 2025"),
        ("next-quarter", "1 October 2025 – 31 December 2025"),
    ],
)
def test_the_period_used_is_printed_both_ends_included(papers: Coop, typed: str, english: str) -> None:
    told = papers("due", typed, today="2025-07-02")
    assert told.out.splitlines()[0] == f"Falls due: {english}"


def test_without_a_period_it_is_the_next_twelve_months(papers: Coop) -> None:
    told = papers("due", today="2024-12-31")
    assert told.out.splitlines()[0] == "Falls due: 31 December 2024 – 31 December 2025"


LEFT = ("--columns", "id,ends_earliest,days_left_earliest")
"""The days left are a column of the agreement that can be asked for."""


def test_days_left_run_from_the_day_asked(papers: Coop) -> None:
    rows = {row["id"]: row for row in papers("due", "2025", *ENDS, "-f", "json", today="2025-06-20").json}
    assert (rows["day"]["days_left_earliest"], rows["day"]["days_left_latest"]) == (10, 10)
    assert (rows["year"]["days_left_earliest"], rows["year"]["days_left_latest"]) == (-170, 194)
    told = papers("due", "2025", *ENDS, *LEFT, today="2025-06-20").out
    (line,) = [line for line in told.splitlines() if line.startswith("day ")]
    assert "10 days" in line
    (line,) = [line for line in told.splitlines() if line.startswith("year ")]
    assert "at most 194 days" in line


def test_one_day_left_and_the_last_day(papers: Coop) -> None:
    for day, left in (("2025-06-29", "1 day"), ("2025-06-30", "0 days"), ("2025-07-01", "ended")):
        told = papers("due", "2025-06-30", *ENDS, *LEFT, today=day).out
        (line,) = [line for line in told.splitlines() if line.startswith("day ")]
        assert line.endswith(f"  {left}")


def test_filters_narrow_what_is_due(register: Coop) -> None:
    rows = register("due", "2027", *ENDS, "--province", "Kon Tum", "--format", "json").json
    assert [row["id"] for row in rows] == ["rc-kon-tum-attapeu-2022"]


def test_the_total_counts_each_group(register: Coop) -> None:
    assert "3 duties: 1 surely, 2 cannot be told" in register("due", "2025", *ENDS).out
    assert "3 duties: 1 surely, 2 cannot be told" in register("due", "2025", *ENDS, "--format", "csv").err


@pytest.mark.parametrize(
    "typed", ["90", "2025-13", "31/2/2025", "2026/2025", "Q5/2025", "9999-12-31", "0000", "-5d"]
)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_is_no_period_is_wrong_usage(register: Coop, typed: str, lang: str) -> None:
    found = register("due", typed, lang=lang)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith({"en": "error: ", "vi": "lỗi: "}[lang])


def test_on_the_last_days_of_all_the_twelve_months_end_somewhere(register: Coop) -> None:
    assert register("due", today="9998-12-31").code in (0, 2)
    assert register("due", today="0001-01-01").code == 0
