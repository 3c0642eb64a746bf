"""What is planned or was cancelled is listed as such, and counts nowhere as done."""

from __future__ import annotations

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, line
from tests.conftest import Coop

TODAY = "2026-11-28"

REGISTER = f"""{SOURCE}{PARTIES}agreements:
- {{id: a, standing: signed, parties: [rc-kon-tum, rc-attapeu], period: 2024/2030, date_signed: 2024-01-05, cite: s1}}
- {{id: b, standing: signed, parties: [rc-kon-tum, rc-attapeu], period: 2024/2030, date_signed: 2024-01-06, cite: s1}}
activities:
- {{id: held, kind: gift, parties: [rc-kon-tum, rc-attapeu], agreements: a, dates: 2025-02-03, cite: s1,
  places: [{{province: Attapeu}}], figures: [{{value: 8, unit: parcel}}]}}
- {{id: running, kind: training, status: ongoing, parties: [rc-kon-tum], agreements: a, dates: 2025-09, cite: s1,
  figures: [{{value: 3, unit: parcel}}]}}
- {{id: off, kind: gift, status: cancelled, parties: [rc-kon-tum, rc-attapeu], agreements: b, dates: 2025-04-05,
  places: [{{province: Attapeu}}], figures: [{{value: 600, unit: parcel}}], cite: s1}}
- {{id: to-come, kind: [gift, visit], status: planned, parties: [rc-kon-tum], agreements: [a, b], dates: 2028-03,
  figures: [{{value: 70, unit: parcel}}, {{value: 5, unit: LAK}}], cite: s1}}
"""
"""Eleven parcels were given; 600 were not, 70 are to come."""


@pytest.fixture
def planned(coop: Coop, write: Write) -> Coop:
    assert coop("load", str(write("a.yaml", REGISTER))).code == 0
    return coop


def matches(coop: Coop, *words: str) -> dict[str, str]:
    """How surely each record answers."""
    return {row["id"]: row["match"] for row in coop(*words, "--format", "json", today=TODAY).json}


def test_only_what_took_place_is_added_up(planned: Coop) -> None:
    (row,) = planned("summary", "--measure", "parcel", "--format", "json", today=TODAY).json
    assert (row["value"], row["stated"], row["match"]) == (11, 2, "surely")
    money = planned("summary", "--measure", "money", "--format", "json", today=TODAY).json
    assert [(row["unit"], row["not_stated"]) for row in money] == [(None, 1)], "of the gift that was given"


@pytest.mark.parametrize(
    ("field", "expected"), [("activity_year", {"2025": 2}), ("activity", {"gift": 1, "training": 1})]
)
def test_only_what_took_place_is_counted(planned: Coop, field: str, expected: dict[str, int]) -> None:
    found = planned("summary", "--measure", "activities", "--by", field, "--format", "json", today=TODAY).json
    assert {row[field]: row["surely"] for row in found} == expected


def test_agreements_are_divided_by_what_took_place_under_them(planned: Coop) -> None:
    """Under one both stand in 2025; of the other a cancelled and a planned one are on record, so no year."""
    found = planned("summary", "--by", "activity_year", "--format", "json", today=TODAY).json
    assert {row["activity_year"]: row["surely"] for row in found} == {"2025": 1, None: 1}


def test_parties_count_what_they_took_part_in(planned: Coop) -> None:
    found = planned("parties", "--format", "json", today=TODAY).json
    assert {row["id"]: row["activities"] for row in found} == {"rc-kon-tum": 2, "rc-attapeu": 1}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["--activity", "gift"], {"a": "surely"}),
        (["--activity", "visit"], {}),
        (["--year", "2025"], {"a": "surely"}),
        (["--year", "2028"], {}),
        (["--activity", "gift", "--year", "2025"], {"a": "surely"}),
    ],
)
def test_an_agreement_has_an_activity_on_record_that_took_place(
    planned: Coop, asked: list[str], expected: dict[str, str]
) -> None:
    assert matches(planned, "list", *asked) == expected


def test_a_cancelled_activity_was_carried_out_nowhere(planned: Coop) -> None:
    """Where the second was signed is not stated, so it may be there: its cancelled gift makes that no surer."""
    assert matches(planned, "list", "--place", "Attapeu") == {"a": "surely", "b": "unknown"}


@pytest.mark.parametrize(
    ("lang", "off", "to_come"),
    [
        ("en", "gift (cancelled)", "visit (planned)"),
        ("vi", "tặng quà (đã hủy)", "thăm, làm việc (dự kiến)"),
    ],
)
def test_a_list_names_what_did_not_take_place(planned: Coop, lang: str, off: str, to_come: str) -> None:
    words = ("activities", "--lang", lang)
    assert off in line(planned, "off", *words)
    assert to_come in line(planned, "to-come", *words)
    assert "(" not in line(planned, "running", *words)
    found = planned("activities", "--format", "json", today=TODAY).json
    assert [(row["id"], row["status"], row["kind"]) for row in found] == [
        ("held", None, ["gift"]),
        ("off", "cancelled", ["gift"]),
        ("running", "ongoing", ["training"]),
        ("to-come", "planned", ["gift", "visit"]),
    ]


def test_the_total_of_a_list_says_that_they_are_among_its_rows(planned: Coop) -> None:
    assert "4 activities (planned and cancelled ones among them)" in planned("activities", today=TODAY).out
    asked = planned("activities", "--activity", "training", today=TODAY).out
    assert "1 activity" in asked
    assert "among them" not in asked


def test_the_page_of_an_agreement_names_them(planned: Coop) -> None:
    assert "cancelled; Attapeu; 600 parcels" in line(planned, "off", "show", "b")
    assert "planned; 70 parcels" in line(planned, "to-come", "show", "b")
    assert "planned" not in line(planned, "held", "show", "a")


def test_search_names_them(planned: Coop) -> None:
    found = planned("search", "parcels", today=TODAY, environment={"COLUMNS": "1000"}).out.splitlines()
    said = {one.split()[1]: one for one in found if one.startswith("activity ")}
    assert "; planned; " in said["to-come"]
    assert "; cancelled; " in said["off"]
    assert "planned" not in said["held"]
