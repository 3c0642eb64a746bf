"""`coop activities`: what was done, with the numbers that the articles give, and what they leave open."""

from __future__ import annotations

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop


def matches(coop: Coop, *words: str) -> dict[str, str]:
    """The activities of an answer, each with how surely it matches."""
    found = coop("activities", *words, "--format", "json")
    assert found.code == 0, found.err
    return {row["id"]: row["match"] for row in found.json}


def test_q45_what_took_place_in_2018(register: Coop) -> None:
    """One visit; the exchange of information of 2018 and 2019 possibly; a custom whose years are inferred apart."""
    assert matches(register, "--year", "2018") == {
        "rc-thanh-hoa-visit-2018": "surely",
        "information-2018-2019": "possibly",
        "new-year-letters": "unknown",
    }


def test_a_gift_without_a_number_says_so(register: Coop) -> None:
    out = register("activities", "--year", "2018").out
    assert "number not stated: gifts" in out


def test_money_keeps_its_mark(register: Coop) -> None:
    out = register("activities", "--activity", "gift", "--year", "2022", "--place", "Attapeu").out
    assert "150 parcels" in out
    assert "nearly 270,000,000 VND" in out


def test_an_inferred_year_makes_an_activity_possible_with_the_reason(register: Coop) -> None:
    rows = register("activities", "--activity", "tặng quà", "--year", "2022", "--format", "json").json
    assert [(row["id"], row["match"], row["reasons"]) for row in rows] == [
        ("rc-kon-tum-visit-2022", "possibly", ["dates_year_inferred"])
    ]


def test_q50_clubs_and_turns(register: Coop) -> None:
    """Ten clubs; nearly 10,000 turns, and no persons."""
    rows = register("activities", "--agreement", "wu-kon-tum-attapeu-2019", "--format", "json").json
    figures = {row["id"]: row["figures"] for row in rows}
    (clubs,) = figures["clubs-kon-tum-2019"]
    (turns,) = figures["migration-information-2019"]
    assert (clubs["value"], clubs["unit"], clubs.get("mark")) == (10, "club", None)
    assert (turns["value"], turns["unit"], turns["mark"]) == (10000, "turn", "nearly")


def test_an_inferred_agreement_makes_an_activity_possible(register: Coop) -> None:
    found = matches(register, "--agreement", "wu-kon-tum-attapeu-2019")
    assert found["closing-conference-kon-tum-2024"] == "surely"
    assert found["clubs-kon-tum-2019"] == "possibly"
    assert found["new-year-letters"] == "unknown"


def test_what_ended_before_the_term_does_not_belong_to_the_paper(register: Coop) -> None:
    """The visit of 2018 lies before 2019-2020; the exchange of 2018-2019 may lie in it."""
    found = matches(register, "--agreement", "rc-thanh-hoa-houaphanh-2019")
    assert found == {
        "conference-2019": "possibly",
        "houaphanh-visit-2019": "possibly",
        "information-2018-2019": "unknown",
    }


@pytest.mark.parametrize(("ended", "answers"), [("2022-02-28", False), ("2022-03-01", True), ("2022", True)])
def test_what_ended_before_the_first_day_of_a_term_is_surely_not_under_it(
    coop: Coop, write: Write, ended: str, answers: bool
) -> None:
    """Under which paper it stands is not stated; one of its parties took part."""
    visit = f"activities:\n- {{id: visit, dates: {ended}, parties: [rc-kon-tum], cite: s1}}\n"
    write(
        "all.yaml", SOURCE + PARTIES + agreement("a", "standing: signed", "period: 2022-03-01/2027") + visit
    )
    assert coop("load", "all.yaml").code == 0
    assert matches(coop, "--agreement", "a") == ({"visit": "unknown"} if answers else {})


def test_a_place_below_the_province_is_found_without_accents(register: Coop) -> None:
    found = matches(register, "--place", "sam son")
    assert [name for name, match in found.items() if match == "surely"] == ["conference-2019"]


def test_of_several_places_each_is_found(register: Coop) -> None:
    found = matches(register, "--place", "sam son", "--place", "phu vong", "--place", "sam nua")
    assert {name for name, match in found.items() if match == "surely"} == {
        "conference-2019",
        "rc-kon-tum-visit-2022",
        "rc-thanh-hoa-visit-2018",
    }


def test_a_province_is_found_in_any_spelling(register: Coop) -> None:
    attapeu = {"wu-kon-tum-visit-2024", "rc-kon-tum-visit-2022"}
    for spelling in ("Attapeu", "Attapư", "Át-ta-pư", "attapu"):
        found = matches(register, "--place", spelling)
        assert {name for name, match in found.items() if match == "surely"} == attapeu


def test_an_unknown_place_is_a_usage_error_with_the_nearest(register: Coop) -> None:
    found = register("activities", "--place", "Atapeuu")
    assert found.code == 2
    assert "Attapeu" in found.err


def test_a_party_whose_presence_is_inferred_is_possible(register: Coop) -> None:
    """No article says that the Attapeu union sat in the closing conference, or received the visit of 2024."""
    assert matches(register, "--party", "wu-attapeu") == {
        "new-year-letters": "surely",
        "wu-kon-tum-visit-2024": "possibly",
        "closing-conference-kon-tum-2024": "possibly",
    }


def test_a_meeting_inside_a_trip_counts_once(register: Coop) -> None:
    """Twelve records; the conference of 25 June 2019 is part of the visit of 25 to 29 June."""
    found = register("activities")
    assert "conference-2019" in found.out
    assert "11 activities" in found.out


def test_a_meeting_asked_for_alone_counts(register: Coop) -> None:
    assert "1 activity" in register("activities", "--party", "rc-houaphanh", "--activity", "conference").out


def test_an_event_told_by_two_sources_is_one(coop: Coop, write: Write) -> None:
    event = "activities:\n- id: visit\n  kind: [visit]\n  dates: 2022\n  parties: [rc-kon-tum]\n  cite: [s1, s2]\n"
    path = write("a.yaml", f"{SOURCE}- id: s2\n  title: Another page\n{PARTIES}{event}")
    assert coop("load", str(path)).code == 0
    (row,) = coop("activities", "--year", "2022", "--format", "json").json
    assert row["sources"] == ["s1", "s2"]


def test_words_and_sources_choose(register: Coop) -> None:
    assert list(matches(register, "ngan", "hang", "de")) == ["rc-thanh-hoa-visit-2018"]
    assert set(matches(register, "--source", "s003")) == {"rc-kon-tum-visit-2022"}


def test_an_empty_answer_says_so(register: Coop) -> None:
    found = register("activities", "--activity", "training", "--country", "VN", "--year", "1999")
    assert found.code == 0
    assert "no activity in this register answers to this" in found.out


def test_a_limit_is_said(register: Coop) -> None:
    found = register("activities", "--limit", "2")
    assert "the first 2 are shown" in found.out


def test_a_place_below_a_province_that_is_not_stated_may_be_in_the_one_asked(
    coop: Coop, write: Write
) -> None:
    """A village of which no province is told may lie anywhere in its country; one in another province does not."""
    places = {
        "anywhere": "{country: VN, village: Làng Mới}",
        "elsewhere": "{province: Sơn La, village: Làng Mới}",
    }
    lines = "".join(
        f"- {{id: {name}, kind: [visit], title: A visit, cite: s1, places: {place}}}\n"
        for name, place in places.items()
    )
    write("a.yaml", f"{SOURCE}activities:\n{lines}")
    assert coop("load", "a.yaml").code == 0
    found = coop("activities", "--place", "Kon Tum", "--format", "json").json
    assert [(row["id"], row["match"]) for row in found] == [("anywhere", "unknown")]


@pytest.mark.parametrize("typed", ["thành phố Kon Tum", "TP Kon Tum", "Kon Tum city"])
def test_a_city_is_not_the_province_of_its_name(register: Coop, typed: str) -> None:
    """Of the clubs in border communes the province is told only (s001:5)."""
    found = matches(register, "--place", typed)
    assert found["closing-conference-kon-tum-2024"] == "surely"
    assert found["clubs-kon-tum-2019"] == "unknown"
    assert "rc-kon-tum-visit-2022" not in found, "in Attapeu"


def test_of_a_place_below_the_province_a_record_that_states_the_province_only_cannot_be_told(
    register: Coop,
) -> None:
    """s001:6 says Attapeu province; s003:8 names its two districts."""
    found = matches(register, "--place", "Phu Vong")
    assert found["rc-kon-tum-visit-2022"] == "surely"
    assert found["wu-kon-tum-visit-2024"] == "unknown"
    assert not {"conference-2019", "clubs-kon-tum-2019"} & found.keys(), "in other provinces"
    rows = register("activities", "--place", "Phu Vong", "--format", "json").json
    reasons = {row["id"]: row["reasons"] for row in rows}
    assert reasons["wu-kon-tum-visit-2024"] == ["where_not_exact"]
    assert reasons["new-year-letters"] == ["where_not_stated"]


PLACES = {
    "city": "{province: Thanh Hóa, city: Thanh Hóa}",
    "province": "{province: Thanh Hóa}",
    "hall": "{province: Thanh Hóa, name: Hội trường lớn}",
    "other-city": "{province: Thanh Hóa, city: Sầm Sơn}",
    "district": "{province: Thanh Hóa, district: Quảng Xương}",
    "commune": "{province: Thanh Hóa, district: Quảng Xương, commune: Quảng Nham}",
    "other-commune": "{province: Thanh Hóa, district: Quảng Xương, commune: Quảng Thạch}",
    "elsewhere": "{province: Nghệ An}",
    "merged": "{province: Quảng Ngãi}",
    "old": "{province: Kon Tum}",
}


@pytest.mark.parametrize(
    ("typed", "surely", "unknown"),
    [
        ("thành phố Thanh Hóa", {"city"}, {"province", "hall"}),
        ("Quảng Nham", {"commune"}, {"province", "hall", "district"}),
        ("xã Quảng Nham", {"commune"}, {"province", "hall", "district"}),
        ("huyện Quảng Xương", {"district", "commune", "other-commune"}, {"province", "hall"}),
        # No record names the city; it lies in the province, which is a part of another one now.
        ("thành phố Kon Tum", set(), {"old", "merged"}),
    ],
)
def test_a_place_below_the_province_is_told_by_its_own_name(
    coop: Coop, write: Write, typed: str, surely: set[str], unknown: set[str]
) -> None:
    lines = "".join(
        f"- {{id: {name}, kind: [visit], title: A visit, cite: s1, places: {place}}}\n"
        for name, place in PLACES.items()
    )
    write("a.yaml", f"{SOURCE}activities:\n{lines}")
    assert coop("load", "a.yaml").code == 0
    found = matches(coop, "--place", typed)
    assert {name for name, match in found.items() if match == "surely"} == surely
    assert {name for name, match in found.items() if match == "unknown"} == unknown


@pytest.mark.parametrize("typed", ["thành phố Huế", "TP Hà Nội", "thủ đô Viêng Chăn"])
def test_a_city_of_the_rank_of_a_province_is_one(coop: Coop, write: Write, typed: str) -> None:
    places = ("{province: Huế}", "{province: Hà Nội}", "{province: thủ đô Viêng Chăn}")
    lines = "".join(f"- {{id: a{n}, title: A, cite: s1, places: {one}}}\n" for n, one in enumerate(places))
    write("a.yaml", f"{SOURCE}activities:\n{lines}")
    assert coop("load", "a.yaml").code == 0
    assert [*matches(coop, "--place", typed).values()] == ["surely"]
