"""`coop summary`: counts, cross-tables and sums that claim no more than the records."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write
from tests.conftest import Coop, Result

TODAY = "2026-11-22"


def summary(coop: Coop, *words: str) -> Result:
    found = coop("summary", *words, today=TODAY)
    assert found.code == 0, found.err
    return found


def counts(coop: Coop, field: str, *words: str) -> dict[Any, tuple[int, int, int]]:
    """Each bucket with what falls in it surely, possibly, and with no telling."""
    rows = summary(coop, "--by", field, *words, "--format", "json").json
    return {row[field]: (row["surely"], row["possibly"], row["unknown"]) for row in rows}


def test_by_status_every_agreement_falls_in_one_bucket(register: Coop) -> None:
    """On 22 November 2026: two end in 2027, which may be in half a year and may be later; three have run out, two have
    no stated term.
    """
    found = counts(register, "status")
    assert found == {
        "lapsed": (3, 0, 0),
        "unknown": (2, 0, 0),
        "in_force": (2, 1, 0),
        "renewed": (0, 1, 0),
    }
    assert sum(map(sum, found.values())) == 9


def test_by_province_counts_in_each_and_the_total_once(register: Coop) -> None:
    found = counts(register, "province")
    assert found["kon-tum"] == found["attapeu"] == (4, 0, 0)
    assert found["not_applicable"] == (2, 0, 0), "the two agreements of national bodies"
    out = summary(register, "--by", "province").out
    assert "9 agreements" in out
    assert "counts in each of them" in out
    assert "Kon Tum has been part of Quảng Ngãi" in out


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("country", {"VN": 9, "LA": 8}),
        ("kind", {"womens_union": 5, "red_cross": 3, "friendship_union": 1, "elderly_association": 1}),
        ("level", {"provincial": 7, "national": 2}),
        (
            "type",
            {
                "cooperation_agreement": 4,
                "memorandum_of_understanding": 2,
                "coordination_programme": 1,
                None: 2,
            },
        ),
        ("standing", {"signed": 8, "agreed": 1}),
    ],
)
def test_by_what_is_stated(register: Coop, field: str, expected: dict[str | None, int]) -> None:
    """What is not stated is a bucket of its own."""
    assert counts(register, field) == {bucket: (number, 0, 0) for bucket, number in expected.items()}


def test_year_signed_is_possible_where_it_is_inferred(register: Coop) -> None:
    """Three on 2 July 2022; two whose year is concluded; four signed on no stated day."""
    assert counts(register, "year_signed") == {"2022": (3, 2, 0), None: (4, 0, 0)}


def test_cadence_of_commitments(register: Coop) -> None:
    """Q34: five promises are yearly."""
    found = counts(register, "cadence", "--measure", "commitments")
    assert found["year"] == (5, 0, 0)
    assert sum(map(sum, found.values())) == 38


def test_a_statement_makes_an_area_possible(register: Coop) -> None:
    """The national paper promises it; of Kon Tum's, a source says only what it put weight on."""
    assert counts(register, "area")["anti_trafficking"] == (1, 1, 0)


def test_a_cross_table(register: Coop) -> None:
    """People get a grid, machines a row for each cell."""
    found = summary(register, "--by", "kind", "--by", "country", "--format", "json").json
    cells = {(row["kind"], row["country"]): row["surely"] for row in found}
    assert cells["red_cross", "LA"] == 3
    assert cells["womens_union", "LA"] == 5
    assert ("friendship_union", "LA") not in cells
    out = summary(register, "--by", "kind", "--by", "country").out
    assert len([line for line in out.splitlines() if line.startswith("Red Cross")]) == 1


def test_three_fields_are_refused(register: Coop) -> None:
    found = register("summary", "--by", "kind", "--by", "country", "--by", "level")
    assert found.code == 2


def test_the_overview_has_status_country_and_kind(register: Coop) -> None:
    rows = summary(register, "--format", "json").json
    assert {"status", "country", "kind"} <= {name for row in rows for name in row}


def test_filters_choose_the_agreements(register: Coop) -> None:
    assert counts(register, "type", "--kind", "red_cross") == {
        "cooperation_agreement": (1, 0, 0),
        "memorandum_of_understanding": (1, 0, 0),
        None: (1, 0, 0),
    }


def test_what_cannot_be_told_is_counted_apart(register: Coop) -> None:
    """Q20: in force on 1 June 2023 are three with Laos; of two the term is not stated."""
    found = counts(register, "country", "--on", "2023-06-01", "--country", "LA")
    assert found["LA"] == (3, 0, 2)


def test_activities_by_year_fall_in_one_bucket_each(register: Coop) -> None:
    """Twelve records, the conference of 2019 with the visit that it is part of: eleven."""
    found = counts(register, "activity_year", "--measure", "activities")
    assert found == {
        "2018": (1, 0, 0),
        "2018/2019": (1, 0, 0),
        "2019": (0, 1, 0),
        "2019/2024": (0, 2, 0),
        "2022": (1, 2, 0),
        "2024": (1, 1, 0),
        None: (1, 0, 0),
    }


def test_q48_money_keeps_nearly_and_names_the_gifts_without_a_sum(register: Coop) -> None:
    """One amount only: nearly 270 million; of three other gifts none is told."""
    found = summary(register, "--measure", "money")
    assert "nearly 270,000,000 VND" in found.out
    assert "3 gifts with no sum stated" in found.out
    rows = summary(register, "--measure", "money", "--format", "json").json
    assert [(row["unit"], row["value"], row["mark"], row["not_stated"]) for row in rows] == [
        ("VND", 270000000, "nearly", 0),
        (None, None, None, 3),
    ]


@pytest.mark.parametrize(
    ("unit", "value", "mark"), [("turn", 10000, "nearly"), ("lượt", 10000, "nearly"), ("parcel", 150, None)]
)
def test_q50_numbers_of_a_unit(register: Coop, unit: str, value: int, mark: str | None) -> None:
    (row,) = summary(register, "--measure", unit, "--format", "json").json
    assert (row["value"], row["mark"]) == (value, mark)


def test_gifts_whose_number_is_not_stated_have_no_sum(register: Coop) -> None:
    (row,) = summary(register, "--measure", "gift", "--format", "json").json
    assert (row["value"], row["stated"], row["not_stated"]) == (None, 0, 3)


def test_units_and_currencies_are_never_added(coop: Coop, write: Write) -> None:
    """Nearly 5 and over 3 are about 8; 7 of another currency stands beside it."""
    figures = (
        "[{value: 5, unit: VND, mark: nearly}, {value: 3, unit: VND, mark: over}, {value: 7, unit: LAK}]"
    )
    event = f"activities:\n- id: gift\n  kind: [gift]\n  parties: [rc-kon-tum]\n  cite: s1\n  figures: {figures}\n"
    path = write("a.yaml", SOURCE + PARTIES + event)
    assert coop("load", str(path)).code == 0
    rows = summary(coop, "--measure", "money", "--format", "json").json
    assert [(row["unit"], row["value"], row["mark"]) for row in rows] == [
        ("LAK", 7, None),
        ("VND", 8, "about"),
    ]


def test_an_activity_in_two_provinces_adds_its_money_once_to_the_total(register: Coop) -> None:
    out = summary(register, "--measure", "money", "--by", "country").out
    assert out.count("nearly 270,000,000 VND") == 3, "Vietnam, Laos and the total"


def test_a_filter_of_papers_is_refused_where_activities_count(register: Coop) -> None:
    found = register("summary", "--measure", "money", "--type", "minutes")
    assert found.code == 2
    assert "--type" in found.err


def test_unknown_words_are_refused_with_the_nearest(register: Coop) -> None:
    assert '"province"' in register("summary", "--by", "provinc").err
    found = register("summary", "--measure", "parcell")
    assert (found.code, '"parcel"' in found.err) == (2, True)


def test_an_empty_store_answers(coop: Coop, write: Write) -> None:
    assert coop("load", str(write("a.yaml", SOURCE))).code == 0
    found = summary(coop, "--by", "province")
    assert "0 agreements" in found.out
    assert "no such number is on record" in summary(coop, "--measure", "money").out
