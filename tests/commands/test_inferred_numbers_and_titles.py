"""Numbers and titles that are known by inference only say so in every sum, table and report; so do grades."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, line
from tests.conftest import Coop

TODAY = "2026-11-28"

REGISTER = f"""{SOURCE}{PARTIES}agreements:
- {{id: paper, title: {{vi: Bản ghi nhớ Sông Mã}}, standing: signed, parties: [rc-kon-tum, rc-attapeu],
  date_signed: 2023-05-06, period: 2023/2028, inferred: {{title: {{en: as the page calls it}}}}, cite: s1}}
- {{id: later, standing: planned, parties: [rc-kon-tum, rc-attapeu], period: 2029/2033, related: [paper], cite: s1}}
activities:
- {{id: whole, kind: gift, title: All guessed, parties: [rc-kon-tum], agreements: paper, dates: 2024-02, cite: s1,
  figures: [{{value: 90, unit: parcel}}, {{value: 4, unit: LAK}}], inferred: {{figures: {{en: by the photograph}}}}}}
- {{id: part, kind: gift, title: One guessed, parties: [rc-kon-tum], agreements: paper, dates: 2024-03, cite: s1,
  figures: [{{value: 6, unit: parcel}}, {{value: 20, unit: parcel, inferred: {{value: {{en: by the photograph}}}}}}],
  inferred: {{title: {{en: by what was given}}}}}}
- {{id: whom, kind: gift, title: For whom guessed, parties: [rc-kon-tum], agreements: paper, dates: 2024-04, cite: s1,
  figures: [{{value: 1, unit: parcel, for: {{en: pupils}}, inferred: {{for: {{en: by the photograph}}}}}}]}}
- {{id: sometime, kind: visit, title: Undated, parties: [rc-kon-tum], agreements: paper, cite: s1,
  figures: [{{value: 2, unit: turn}}]}}
- {{id: another-year, kind: visit, title: Year guessed, parties: [rc-kon-tum], agreements: paper, dates: 2025?-06-07,
  cite: s1}}
- {{id: about-then, kind: visit, title: Season told, parties: [rc-kon-tum], agreements: paper, dates: 2023-11/2024-01,
  cite: s1}}
- {{id: span, kind: club, title: Days guessed, parties: [rc-kon-tum], agreements: paper, dates: 2023/2024, cite: s1,
  inferred: {{dates: {{en: the time of the paper}}}}}}
statements:
- {{id: word, text: It went well, about: paper, by: Hoàng A, dates: 2024-05, cite: s1,
  inferred: {{by: {{en: who else}}}}}}
- {{id: other, text: It went on, about: paper, by: Hoàng B, dates: 2024-05, cite: s1}}
"""
"""Seven parcels are surely told; 110 more by inference."""


@pytest.fixture
def guessed(coop: Coop, write: Write) -> Coop:
    assert coop("load", str(write("a.yaml", REGISTER))).code == 0
    return coop


def told(coop: Coop, *words: str) -> list[str]:
    """The lines of the report of 2024."""
    out: str = coop("report", "2024", "--format", "md", *words, today=TODAY).out
    return out.replace("\\", "").splitlines()


@pytest.mark.parametrize("by", [[], ["--by", "activity_year"], ["--by", "activity", "--by", "party"]])
def test_an_inferred_number_is_possible_in_every_sum(guessed: Coop, by: list[str]) -> None:
    found: list[dict[str, Any]] = guessed(
        "summary", "--measure", "parcel", *by, "--format", "json", today=TODAY
    ).json
    assert {row["match"]: (row["value"], row["stated"]) for row in found} == {
        "surely": (7, 2),
        "possibly": (110, 2),
    }


def test_the_total_says_so(guessed: Coop) -> None:
    out = guessed("summary", "--measure", "parcel", today=TODAY).out
    assert "total: possibly 110 parcels; 7 parcels" in out
    assert "total: possibly 4 LAK" in guessed("summary", "--measure", "LAK", today=TODAY).out


def test_the_report_adds_it_up_apart_and_marks_it(guessed: Coop) -> None:
    lines = told(guessed)
    assert "Numbers of the period, surely: 7 parcels." in lines
    assert "Numbers of the period, possibly: 110 parcels; 4 LAK." in lines
    assert "– All guessed (February 2024): 90 parcels (inferred), 4 LAK (inferred)" in lines
    assert "– One guessed (inferred) (March 2024): 6 parcels, 20 parcels (inferred)" in lines


def test_each_number_of_a_cell_says_so_itself(guessed: Coop) -> None:
    for words in (["activities"], ["show", "paper"]):
        assert "90 parcels (inferred); 4 LAK (inferred)" in line(guessed, "whole", *words)
        assert "6 parcels; 20 parcels (inferred)" in line(guessed, "part", *words)
        assert "1 parcels (for pupils) (inferred)" in line(guessed, "whom", *words)
    found = {row["id"]: row["inferred"] for row in guessed("activities", "--format", "json").json}
    assert found["whole"] == ["figures"]
    assert found["part"] == ["title", "figures"]


@pytest.mark.parametrize(("lang", "mark"), [("en", "(inferred)"), ("vi", "(suy luận)")])
def test_an_inferred_title_says_so_wherever_it_names_the_paper(guessed: Coop, lang: str, mark: str) -> None:
    name = f"Bản ghi nhớ Sông Mã {mark}"
    report = [one for one in told(guessed, "--lang", lang) if "Sông Mã" in one]
    assert len(report) >= 3
    assert all(name in one for one in report)
    for page, row in (("rc-kon-tum", "paper"), ("s1", "paper"), ("later", "paper")):
        if page != "later":
            assert name in line(guessed, row, "show", page, "--lang", lang)
    for page in ("later", "whole"):
        assert f"{name} [paper]" in guessed("show", page, "--lang", lang, today=TODAY).out
    heading, *rest = guessed("show", "paper", "--lang", lang, today=TODAY).out.splitlines()
    assert heading == "Bản ghi nhớ Sông Mã"
    assert sum("Sông Mã" in one for one in rest) == 1


def test_search_marks_both(guessed: Coop) -> None:
    assert "Bản ghi nhớ Sông Mã (inferred); " in line(guessed, "agreement", "search", "song ma")
    assert "; 90 parcels (inferred); 4 LAK (inferred)" in line(guessed, "activity", "search", "all guessed")
    (found,) = guessed("search", "song ma", "--format", "json").json
    assert found["name"] == "Bản ghi nhớ Sông Mã"


def test_the_title_of_the_annex_on_signing_says_so(guessed: Coop) -> None:
    lines = guessed("report", "2023", "--format", "md", today=TODAY).out.splitlines()
    rows = [one for one in lines if one.startswith("| 1 ")]
    assert rows
    assert all("Sông Mã (inferred)" in one for one in rows)


def test_the_report_marks_who_speaks(guessed: Coop) -> None:
    lines = told(guessed)
    assert "– It went well (Hoàng A (inferred); May 2024)" in lines
    assert "– It went on (Hoàng B; May 2024)" in lines


def test_what_cannot_be_told_is_no_possible_activity_of_the_period(guessed: Coop) -> None:
    """As `activities --year` grades it: the undated visit, and the one whose year may be another."""
    found = {
        row["id"]: row["match"] for row in guessed("activities", "--year", "2024", "--format", "json").json
    }
    assert found["about-then"] == "possibly"
    assert found["sometime"] == found["another-year"] == "unknown"
    lines = told(guessed)
    possible = lines.index("Activities that are possibly so: 2:")
    assert lines[possible + 1 : possible + 3] == [
        "– Days guessed (2023–2024 (inferred)) [possibly]",
        "– Season told (November 2023 – January 2024) [possibly]",
    ]
    apart = lines.index("Activities of which that cannot be told: 2:")
    assert lines[apart + 1 : apart + 3] == [
        "– Year guessed (7 June 2025 (the year is inferred)) [cannot be told]",
        "– Undated (date not stated): 2 attendances [cannot be told]",
    ]
    assert not [one for one in lines if "Numbers of the period" in one and "attendance" in one]
