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
    """Q20: in force on 1 June 2023 are three with Laos; of two the term is not stated, of one it is inferred."""
    found = counts(register, "country", "--on", "2023-06-01", "--country", "LA")
    assert found["LA"] == (3, 0, 3)


def test_activities_by_year_fall_in_one_bucket_each(register: Coop) -> None:
    """Twelve records, the conference of 2019 with the visit that it is part of: eleven."""
    found = counts(register, "activity_year", "--measure", "activities")
    assert found == {
        "2018": (1, 0, 0),
        "2018/2019": (1, 0, 0),
        "2019": (0, 1, 0),
        "2019/2024": (0, 3, 0),
        "2022": (1, 2, 0),
        "2024": (1, 1, 0),
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
    (row,) = [row for row in summary(register, "--measure", unit, "--format", "json").json if row["unit"]]
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


# A whole is not its part.


def sums(coop: Coop, *words: str) -> list[tuple[Any, ...]]:
    """Unit, the sum that is sure, and the most that it can be, of each row."""
    rows = summary(coop, *words, "--format", "json").json
    return [(row["unit"], row["value"], row["mark"], row["at_most"], row["at_most_mark"]) for row in rows]


def test_q78_a_figure_of_two_districts_bounds_each(register: Coop) -> None:
    """s003:8 tells 150 parcels for two districts, nearly 270 million together; how many for one is not told."""
    told = summary(register, "--measure", "parcel", "--place", "Phu Vong").out
    assert "at most 150 parcels, how much of it is not on record" in told
    parcels = sums(register, "--measure", "parcel", "--place", "Phu Vong")
    assert ("parcel", None, None, 150, None) in parcels
    money = sums(register, "--measure", "VND", "--place", "san xay")
    assert ("VND", None, None, 270000000, "nearly") in money
    assert (
        "at most nearly 270,000,000 VND" in summary(register, "--measure", "money", "--place", "san xay").out
    )


@pytest.mark.parametrize("places", [["Attapeu"], ["Phu Vong", "San Xay"]])
def test_a_figure_all_of_whose_places_are_asked_counts_in_full(register: Coop, places: list[str]) -> None:
    asked = [word for place in places for word in ("--place", place)]
    assert ("parcel", 150, None, None, None) in sums(register, "--measure", "parcel", *asked)


def test_kinds_do_not_each_get_the_whole_sum(register: Coop) -> None:
    """The visit of 2022 is a visit and a gift: neither kind has all of the money for sure."""
    rows = summary(register, "--measure", "money", "--by", "activity", "--format", "json").json
    told = {(row["activity"], row["unit"]): (row["value"], row["at_most"], row["not_stated"]) for row in rows}
    assert told == {
        ("gift", None): (None, None, 3),
        ("gift", "VND"): (None, 270000000, 0),
        ("visit", "VND"): (None, 270000000, 0),
    }


@pytest.mark.parametrize("measure", ["parcel", "VND"])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_gifts_without_a_number_stand_beside_every_total(register: Coop, measure: str, lang: str) -> None:
    """s001:6, s004:17 and s004:27 tell of presents, not how many or of which worth."""
    rows = summary(register, "--measure", measure, "--format", "json").json
    assert (None, None, 3) in [(row["unit"], row["value"], row["not_stated"]) for row in rows]
    words = {"en": "3 gifts with no", "vi": "3 lần tặng chưa nêu"}[lang]
    assert words in register("summary", "--measure", measure, today=TODAY, lang=lang).out


def test_what_is_no_gift_has_no_gifts_beside_it(register: Coop) -> None:
    """A presentation of bicycles is no missing number of people who were told something."""
    for measure in ("turn", "club", "model"):
        rows = summary(register, "--measure", measure, "--format", "json").json
        assert None not in [row["unit"] for row in rows]


EVENTS = """activities:
- {id: both, kind: [gift, training], parties: [rc-kon-tum, rc-attapeu], dates: 2021-11/2022-02, cite: s1,
  areas: [health, culture], places: [{province: Attapeu}, {province: Kon Tum}],
  figures: [{value: 40, unit: parcel, mark: about}, {value: 7, unit: LAK, mark: over}]}
- {id: one, kind: [gift], parties: [rc-kon-tum], dates: 2022-05, cite: s1, areas: [health],
  places: [{province: Kon Tum, district: Đắk Glei}], figures: [{value: 20, unit: parcel}]}
"""


@pytest.fixture
def two_gifts(coop: Coop, write: Write) -> Coop:
    assert coop("load", str(write("a.yaml", SOURCE + PARTIES + EVENTS))).code == 0
    return coop


@pytest.mark.parametrize(
    "asked",
    [["--place", "Kon Tum"], ["--area", "culture", "--area", "friendship"], ["--activity", "training"]],
)
def test_a_part_of_an_activity_has_at_most_its_figures(two_gifts: Coop, asked: list[str]) -> None:
    """Twenty are surely there; forty more, about, at most; an amount that is over seven is no bound."""
    whole = 20 if "--place" in asked else None
    found = sums(two_gifts, "--measure", "parcel", *asked)
    assert ("parcel", whole, None, 40 + (whole or 0), "about") in found


def test_a_figure_that_has_no_upper_end_is_no_bound(two_gifts: Coop) -> None:
    assert ("LAK", None, None, None, None) in sums(two_gifts, "--measure", "LAK", "--place", "Kon Tum")
    told = summary(two_gifts, "--measure", "money", "--place", "Kon Tum").out
    assert "a part of over 7 LAK, how much of it is not on record" in told


def test_a_figure_of_a_time_that_runs_beyond_the_year_bounds_it(two_gifts: Coop) -> None:
    """November 2021 to February 2022: how many of the forty were in 2022 is not told."""
    found = sums(two_gifts, "--measure", "parcel", "--year", "2022")
    assert ("parcel", None, None, 40, "about") in found
    assert ("parcel", 20, None, None, None) in found
    assert ("parcel", 60, "about", None, None) in sums(
        two_gifts, "--measure", "parcel", "--year", "2021/2022"
    )


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("party", {"rc-kon-tum": (20, 60), "rc-attapeu": (None, 40)}),
        ("country", {"VN": (20, 60), "LA": (None, 40)}),
        ("activity", {"gift": (20, 60), "training": (None, 40)}),
        ("area", {"health": (20, 60), "culture": (None, 40)}),
        ("activity_year", {"2021/2022": (40, None), "2022": (20, None)}),
        ("type", {None: (60, None)}),
    ],
)
def test_each_row_has_what_is_told_of_it_alone_and_at_most_what_it_shares(
    two_gifts: Coop, field: str, expected: dict[str | None, tuple[int | None, int | None]]
) -> None:
    rows = summary(two_gifts, "--measure", "parcel", "--by", field, "--format", "json").json
    assert {row[field]: (row["value"], row["at_most"]) for row in rows} == expected


def test_people_read_both_and_the_total_counts_each_number_once(two_gifts: Coop) -> None:
    told = summary(two_gifts, "--measure", "parcel", "--by", "party").out
    assert "20 parcels + at most about 40 parcels, how much of it is not on record" in told
    assert "total: about 60 parcels" in told


def test_gifts_without_a_number_are_no_gifts_of_another_kind(coop: Coop, write: Write) -> None:
    events = (
        "activities:\n- {id: trip, kind: [visit, training, gift], cite: s1}\n"
        "- {id: talk, kind: [conference], cite: s1, figures: [{value: 2, unit: parcel}, {value: 3, unit: gift}]}\n"
    )
    assert coop("load", str(write("a.yaml", SOURCE + events))).code == 0
    for measure in ("money", "parcel", "gift"):
        rows = summary(coop, "--measure", measure, "--by", "activity", "--format", "json").json
        assert [(row["activity"], row["not_stated"]) for row in rows if row["not_stated"]] == [("gift", 1)]


def test_a_figure_under_two_agreements_bounds_each(coop: Coop, write: Write) -> None:
    papers = "".join(
        f"- {{id: {one}, title: A, type: {kind}, cite: s1}}\n"
        for one, kind in (("a", "minutes"), ("b", "twinning"))
    )
    event = "{id: trip, agreements: [a, b], figures: [{value: 9, unit: club}], cite: s1}"
    assert (
        coop("load", str(write("a.yaml", f"{SOURCE}agreements:\n{papers}activities: [{event}]\n"))).code == 0
    )
    assert sums(coop, "--measure", "club", "--by", "type") == [("club", None, None, 9, None)] * 2
    assert sums(coop, "--measure", "club", "--by", "standing") == [("club", 9, None, None, None)]


def test_what_two_did_together_counts_in_full_for_who_asks_what_one_took_part_in(two_gifts: Coop) -> None:
    assert ("parcel", 40, "about", None, None) in sums(
        two_gifts, "--measure", "parcel", "--party", "rc-attapeu"
    )


# In the order of time, and by one name.


def test_years_stand_in_their_order(register: Coop) -> None:
    rows = summary(register, "--measure", "activities", "--by", "activity_year", "--format", "json").json
    years = [row["activity_year"] for row in rows if row["activity_year"]]
    assert years == sorted(years)
    assert years[0] == "2018"


def test_years_stand_in_their_order_though_an_earlier_one_has_fewer(coop: Coop, write: Write) -> None:
    dates = ["2020", "2019", "2020", "2021"]
    papers = "".join(
        f"- {{id: a{n}, title: A, type: minutes, date_signed: {one}, cite: s1}}\n"
        for n, one in enumerate(dates)
    )
    assert coop("load", str(write("a.yaml", f"{SOURCE}agreements:\n{papers}"))).code == 0
    rows = summary(coop, "--by", "year_signed", "--format", "json").json
    assert [(row["year_signed"], row["surely"]) for row in rows] == [("2019", 1), ("2020", 2), ("2021", 1)]
    grid = summary(coop, "--by", "year_signed", "--by", "type").out
    assert [line.split()[0] for line in grid.splitlines() if line[:1] == "2"] == ["2019", "2020", "2021"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_province_bears_the_name_that_the_register_writes(register: Coop, lang: str) -> None:
    """The article writes Huaphanh (s004:3), and so does `parties`."""
    told = register("summary", "--by", "province", lang=lang, today=TODAY).out
    assert "Huaphanh" in told
    assert "Hủa Phăn" not in told
    assert "Huaphanh" in register("parties", "--province", "Huaphanh", lang=lang, today=TODAY).out


def test_a_province_that_is_written_in_two_ways_bears_its_own_name(coop: Coop, write: Write) -> None:
    parties = "".join(
        f"- {{id: {name}, name: A, province: {province}, country: LA, cite: s1}}\n"
        for name, province in (("one", "Huaphanh"), ("two", "Hủa Phăn"))
    )
    paper = "agreements:\n- {id: a, parties: [one, two], cite: s1}\n"
    assert coop("load", str(write("a.yaml", f"{SOURCE}parties:\n{parties}{paper}"))).code == 0
    assert "Hủa Phăn" in coop("summary", "--by", "province", lang="vi").out
