"""Questions beyond the sample: activities, money, parties, people, sources, and words without diacritics.

The section named in each docstring or test id is that of the facts collected from the five articles
(research/seed-facts.md beside the checkout).
"""

from __future__ import annotations

import pytest

from tests.questions.conftest import (
    RC_2022,
    THANH_HOA,
    VWU_LWU,
    Ask,
    by_id,
    groups,
    rows,
)

NO_PLACE = {"information-2018-2019", "migration-information-2019", "new-year-letters"}
"""Activities of which no source says where they took place."""

VISIT_2024 = "wu-kon-tum-visit-2024"
"""S001:6 says Attapeu province, and no district."""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ["--activity", "gift"],
            {
                "surely": {
                    "rc-thanh-hoa-visit-2018",
                    "houaphanh-visit-2019",
                    "rc-kon-tum-visit-2022",
                    "wu-kon-tum-visit-2024",
                }
            },
        ),
        (
            ["--activity", "gift", "--place", "Attapeu", "--year", "2022"],
            {"possibly": {"rc-kon-tum-visit-2022"}},
        ),
        (
            ["--year", "2024"],
            {
                "surely": {"wu-kon-tum-visit-2024"},
                "possibly": {
                    "closing-conference-kon-tum-2024",
                    "clubs-kon-tum-2019",
                    "migration-information-2019",
                    "new-year-letters",
                },
                # The year is inferred, and the terms run in 2024.
                "unknown": {"rc-kon-tum-visit-2022", "signing-ha-noi-2022"},
            },
        ),
        (["--place", "sam son"], {"surely": {"conference-2019"}, "unknown": NO_PLACE}),
        (["--place", "Sầm Nưa"], {"surely": {"rc-thanh-hoa-visit-2018"}, "unknown": NO_PLACE}),
        (["--place", "Phu-Vong"], {"surely": {"rc-kon-tum-visit-2022"}, "unknown": {*NO_PLACE, VISIT_2024}}),
        (["--place", "san xay"], {"surely": {"rc-kon-tum-visit-2022"}, "unknown": {*NO_PLACE, VISIT_2024}}),
        (
            ["--activity", "signing_ceremony"],
            {"surely": {"ceremony-da-nang-2022", "signing-ha-noi-2022"}},
        ),
        (["--party", "vae"], {"surely": {"signing-ha-noi-2022"}}),
    ],
    ids=[
        "gifts: 1.5, 1.7, 1.8",
        "1.7 the year is inferred",
        "1.5",
        "1.8 Sầm Sơn",
        "1.8 Sầm Nưa is not Sầm Sơn",
        "1.7 a district",
        "1.7 another district",
        "1.2, 1.9",
        "1.9",
    ],
)
def test_what_was_done(ask: Ask, words: list[str], expected: dict[str, set[str]]) -> None:
    assert groups(rows(ask, "activities", *words)) == expected


def test_one_gift_told_twice_is_150_parcels_once(ask: Ask) -> None:
    """1.7: the second caption tells the same gifts."""
    parcels, unstated = rows(ask, "summary", "--measure", "parcel")
    assert (unstated["unit"], unstated["not_stated"]) == (None, 3)
    assert (parcels["value"], parcels["mark"], parcels["stated"]) == (150, None, 1)


def test_clubs_turns_and_money_are_never_added(ask: Ask) -> None:
    """1.10 (4, 5): each unit has a total of its own."""
    for measure, value in (("club", 10), ("turn", 10_000), ("parcel", 150), ("VND", 270_000_000)):
        stated = [row for row in rows(ask, "summary", "--measure", measure) if row["stated"]]
        assert [(row["unit"], row["value"]) for row in stated] == [(measure, value)]


def test_the_visit_of_2018_hangs_on_the_two_sides_and_not_on_the_paper_of_2019(ask: Ask) -> None:
    """1.8: 2018 lies before the term; the exchange of information of 2018-2019 straddles its beginning."""
    found = groups(rows(ask, "activities", "--agreement", THANH_HOA))
    assert found == {
        "possibly": {"conference-2019", "houaphanh-visit-2019"},
        "unknown": {"information-2018-2019"},
    }
    both = by_id(ask, "activities", "--party", "rc-houaphanh")
    assert both.keys() == {*found["possibly"], *found["unknown"], "rc-thanh-hoa-visit-2018"}


def test_the_flood_picture_is_no_activity(ask: Ask) -> None:
    """1.0: S004 lines 5 and 7 are a stock photograph."""
    assert rows(ask, "activities", "lũ") == []


# Parties, people and sources.


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ["--country", "LA"],
            {"lwu", "wu-vientiane-capital", "wu-sekong", "wu-attapeu", "rc-attapeu", "rc-houaphanh"},
        ),
        (["--kind", "red_cross"], {"rc-kon-tum", "rc-attapeu", "rc-thanh-hoa", "rc-houaphanh"}),
        (["--level", "national"], {"vwu", "lwu", "vufo", "vae"}),
        (["--province", "Attapư"], {"wu-attapeu", "rc-attapeu"}),
        (["--province", "Kontum"], {"wu-kon-tum", "rc-kon-tum"}),
        (["to chuc thap do attapu"], {"rc-attapeu"}),
        (["trinh thi tiep"], {"rc-thanh-hoa"}),
    ],
    ids=["Lao", "Red Cross", "national", "Attapư", "Kon Tum", "1.7 third name", "1.8 president"],
)
def test_1_1_the_fourteen_organisations(ask: Ask, words: list[str], expected: set[str]) -> None:
    assert by_id(ask, "parties", *words).keys() == expected


def test_1_1_there_are_fourteen(ask: Ask) -> None:
    assert len(by_id(ask, "parties")) == 14


def test_three_people_are_named_for_their_bodies(ask: Ask) -> None:
    """1.1: authors and photographers belong to the source."""
    named = {(row["id"], person["name"]) for row in rows(ask, "parties") for person in row["people"]}
    assert named == {
        ("rc-thanh-hoa", "Trịnh Thị Tiếp"),
        ("vufo", "Nguyễn Phương Nga"),
        ("vae", "Nguyễn Thanh Bình"),
    }


def test_1_0_the_five_sources(ask: Ask) -> None:
    """1.0: who wrote, who published and when, where the text says so."""
    found = by_id(ask, "sources")
    assert {
        name: (row["authors"], row["publisher"], row["date_published"]) for name, row in found.items()
    } == {
        "s000": ([], None, "2022-07-02"),
        "s001": (["Hoài Tiến"], "baokontum.com.vn", None),
        "s002": ([], None, None),
        "s003": ([], None, None),
        "s004": (["Khiếu Tư"], "TTXVN/Vietnam+", None),
    }


@pytest.mark.parametrize(
    ("typed", "expected"), [("hoai tien", {"s001"}), ("KHIẾU TƯ", {"s004"}), ("ttxvn", {"s004"})]
)
def test_1_0_a_source_by_its_author_or_publisher(ask: Ask, typed: str, expected: set[str]) -> None:
    assert by_id(ask, "sources", typed).keys() == expected


# Words typed without diacritics, and those that fold into one.


@pytest.mark.parametrize(
    ("typed", "section", "expected"),
    [
        ("ngan hang de", "activities", ["rc-thanh-hoa-visit-2018"]),
        ('"ngân hàng bò"', "statements", ["thanh-hoa-models"]),
        ("muong nhut", "activities", ["rc-thanh-hoa-visit-2018"]),
        ("quang nham", "activities", ["houaphanh-visit-2019"]),
        ("tet co truyen lao", "activities", ["new-year-letters"]),
        ("covid 19", "commitments", [f"{RC_2022}/epidemics"]),
        ("khám sức khỏe", "commitments", [f"{VWU_LWU}/health-checks"]),
        ("15 tinh thanh", "statements", ["fifteen-provinces"]),
        ("attapu phu nu kon tum 2024", "activities", ["wu-kon-tum-visit-2024"]),
        ("xe kong", "parties", ["wu-sekong"]),
        ("vieng chan", "parties", ["wu-vientiane-capital"]),
        ("da cam", "activities", ["houaphanh-visit-2019"]),
    ],
    ids=[
        "1.8 goats",
        "1.8 cows",
        "1.8",
        "1.8 commune",
        "1.5 letter",
        "1.7 item 5",
        "1.2 item 6",
        "1.2",
        "1.5",
        "1.4",
        "1.3",
        "1.10 (10)",
    ],
)
def test_words_without_diacritics(ask: Ask, typed: str, section: str, expected: list[str]) -> None:
    found = [hit["id"] for hit in rows(ask, "search", typed, "--in", section)]
    assert found[: len(expected)] == expected


def test_words_typed_without_accents_stand_before_their_synonyms(ask: Ask) -> None:
    """1.2 item 6, 1.7 item 5: health checks are promised in the first; the other speaks of epidemics."""
    found = [hit["id"] for hit in rows(ask, "search", "kham suc khoe", "--in", "commitments")]
    assert found.index(f"{VWU_LWU}/health-checks") < found.index(f"{RC_2022}/epidemics")


def test_goats_are_not_cows(ask: Ask) -> None:
    """1.8: cow bank is not goat bank."""
    goats = {hit["id"] for hit in rows(ask, "search", '"ngân hàng dê"')}
    cows = {hit["id"] for hit in rows(ask, "search", '"ngân hàng bò"')}
    assert goats == {"rc-thanh-hoa-visit-2018"}
    assert cows == {"thanh-hoa-models"}


def test_a_word_of_the_area_finds_the_other_word_for_it(ask: Ask) -> None:
    """1.5: S001:4 has buôn bán người, S000:19 mua bán người: one area."""
    for typed in ("mua ban nguoi", "buon ban nguoi"):
        assert f"{VWU_LWU}/trafficking" in {hit["id"] for hit in rows(ask, "search", typed)}
