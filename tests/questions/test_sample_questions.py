"""The sample questions that history, commitments, turns, activities, summary and search answer.

Their numbers are those of the sample beside the checkout; tests/test_questions.py asks the others.
"""

from __future__ import annotations

import pytest

from tests.questions.conftest import (
    DAK_LAK,
    HA_NOI,
    RC_2022,
    THANH_HOA,
    VUFO_VAE,
    VWU_LWU,
    WU_2019,
    WU_2024,
    Ask,
    by_id,
    groups,
    one_line,
    rows,
)


@pytest.mark.parametrize(
    "words", [[WU_2019], [WU_2024], ["hội phụ nữ kon tum attapư"]], ids=["first", "last", "words"]
)
def test_q29_officially_since_2006_two_phases_dated_the_earlier_ones_unknown(
    ask: Ask, words: list[str]
) -> None:
    """S001:2, S001:3."""
    phases = rows(ask, "history", *words)
    assert [(phase["id"], phase["period"]) for phase in phases] == [
        (WU_2019, "2019/2024"),
        (WU_2024, "2024/2029"),
    ]
    for phase in phases:
        (partnership,) = phase["partnerships"]
        assert (partnership["since"], partnership["earlier_agreements"]) == ("2006", "unknown")


def test_q29_as_a_person_reads_it(ask: Ask) -> None:
    """S001:2, S001:3."""
    english = ask("history", WU_2024).out
    assert "2 agreements in the chain" in english
    assert "their number and years are not known" in english
    assert english.index("2006") < english.index("2019–2024") < english.index("2024–2029")
    vietnamese = ask("history", WU_2024, lang="vi").out
    assert "2 văn bản trong chuỗi" in vietnamese
    assert "chưa rõ số lượng và năm" in vietnamese
    assert vietnamese.index("2006") < vietnamese.index("2019–2024") < vietnamese.index("2024–2029")


YEARLY = {
    f"{VWU_LWU}/high-level-delegations",
    f"{RC_2022}/delegations",
    f"{RC_2022}/programmes",
    f"{RC_2022}/information",
    f"{THANH_HOA}/exchange",
}


@pytest.mark.parametrize("cadence", ["year", "năm", "hàng năm"])
def test_q34_five_commitments_are_yearly_and_of_one_how_often_is_not_said(ask: Ask, cadence: str) -> None:
    """S000:13, S003:2, S003:5, S003:6, S004:11; by S001:7 A5 alternates with no interval stated."""
    found = groups(rows(ask, "commitments", "--every", cadence))
    assert found == {"surely": YEARLY, "unknown": {f"{WU_2024}/delegations"}}


def test_q34_each_with_the_source_that_says_so(ask: Ask) -> None:
    found = by_id(ask, "commitments", "--every", "year")
    assert {name: found[name]["cite"] for name in YEARLY} == {
        f"{VWU_LWU}/high-level-delegations": ["s000 line 13"],
        f"{RC_2022}/delegations": ["s003 line 2"],
        f"{RC_2022}/programmes": ["s003 line 5"],
        f"{RC_2022}/information": ["s003 line 6"],
        f"{THANH_HOA}/exchange": ["s004 line 11"],
    }
    assert found[f"{VWU_LWU}/high-level-delegations"]["item"] == 2


def test_q36_one_to_two_programmes_a_year_on_a_condition(ask: Ask) -> None:
    """S003:5."""
    programmes = by_id(ask, "commitments", "--every", "year", "--party", "rc-kon-tum")[
        f"{RC_2022}/programmes"
    ]
    assert (programmes["times_min"], programmes["times_max"], programmes["every"]) == (1, 2, "year")
    assert programmes["condition"]["vi"]
    vietnamese = ask("commitments", "--party", "rc-kon-tum", lang="vi").out
    (line,) = [line for line in vietnamese.splitlines() if f"{RC_2022}/programmes" in line]
    assert "1 đến 2 lần mỗi năm" in line
    assert "điều kiện:" in line


def test_q42_huaphanh_hosts_next_by_what_is_only_inferred(ask: Ask) -> None:
    """S004:9, S004:11: the conference in Sầm Sơn is the last one, by an inferred year."""
    (turn,) = rows(ask, "turns", "--party", "rc-thanh-hoa")
    assert turn["id"] == f"{THANH_HOA}/exchange"
    assert (turn["last_host"], turn["host_after_last"]) == ("rc-thanh-hoa", "rc-houaphanh")
    assert (turn["activities"], turn["next_host"], turn["over"]) == (["conference-2019"], None, True)
    assert "dates_inferred" in turn["reasons"]


def test_q42_as_a_person_reads_it(ask: Ask) -> None:
    vietnamese = ask("turns", "--province", "Thanh Hóa", lang="vi").out
    (line,) = [line for line in vietnamese.splitlines() if f"{THANH_HOA}/exchange" in line]
    assert line.index("Hội Chữ thập Đỏ tỉnh Huaphanh") < line.index("Hội Chữ thập Đỏ tỉnh Thanh Hóa")
    assert "25/06/2019" in line
    assert "suy luận" in line


@pytest.mark.parametrize("year", ["2018", "năm 2018"])
def test_q45_one_visit_in_2018_and_the_information_of_two_years(ask: Ask, year: str) -> None:
    """S004:25, S004:27; the years of the yearly letters of S001:6 are inferred."""
    found = rows(ask, "activities", "--year", year)
    assert groups(found) == {
        "surely": {"rc-thanh-hoa-visit-2018"},
        "possibly": {"information-2018-2019"},
        "unknown": {"new-year-letters"},
    }
    visit = found[0]
    assert [place.get("village") or place.get("district") for place in visit["places"]] == [
        "Viêng Xay",
        "Mường Nhứt",
    ]
    assert {"visit", "health_check", "gift"} <= set(visit["kind"])
    assert [figure["value"] for figure in visit["figures"]] == ["unknown"]
    assert visit["agreements"] == []


def test_q48_one_amount_with_its_nearly_and_the_other_gifts_without(ask: Ask) -> None:
    """S003:8; no sum is told of the gifts of S001:6, S004:17 and S004:27."""
    stated, unstated = rows(ask, "summary", "--measure", "money")
    assert (stated["value"], stated["unit"], stated["mark"]) == (270_000_000, "VND", "nearly")
    assert (unstated["value"], unstated["not_stated"]) == (None, 3)
    assert "gần 270.000.000 đồng" in ask("summary", "--measure", "money", lang="vi").out
    assert "nearly 270,000,000 VND" in ask("summary", "--measure", "money").out


def test_q50_ten_clubs_and_nearly_10000_turns(ask: Ask) -> None:
    """S001:5."""
    (clubs,) = rows(ask, "summary", "--measure", "club", "--party", "wu-kon-tum")
    (turns,) = rows(ask, "summary", "--measure", "turn", "--party", "wu-kon-tum")
    assert (clubs["value"], clubs["mark"]) == (10, None)
    assert (turns["value"], turns["unit"], turns["mark"]) == (10_000, "turn", "nearly")
    found = by_id(ask, "activities", "câu lạc bộ", "--party", "wu-kon-tum")
    assert found.keys() == {"clubs-kon-tum-2019"}
    assert found["clubs-kon-tum-2019"]["agreements"] == [WU_2019]
    assert "gần 10.000 lượt" in ask("activities", "tuyen truyen", lang="vi").out


def test_q52_the_search_for_each_signatory_finds_the_programme(ask: Ask) -> None:
    """S002:9."""
    for person in ("Nguyễn Phương Nga", "Nguyễn Thanh Bình", "nguyen phuong nga", "NGUYEN THANH BINH"):
        found = rows(ask, "search", person, "--in", "agreements")
        assert [hit["id"] for hit in found] == [VUFO_VAE]


def test_q54_the_end_is_a_gap_and_no_date_of_the_national_paper(ask: Ask) -> None:
    """S000:23, S000:25."""
    fields = {row["field"]: row["state"] for row in rows(ask, "gaps", "hà nội viêng chăn")}
    assert fields["period"] == "not_stated"
    assert "2027" not in ask("gaps", HA_NOI).out
    (paper,) = rows(ask, "history", "ha noi", "vieng chan")
    assert (paper["id"], paper["period"], paper["ends_latest"]) == (HA_NOI, None, None)
    vietnamese = one_line(ask("timeline", "ha noi vieng chan", lang="vi").out)
    assert HA_NOI in vietnamese
    assert "2027" not in vietnamese


@pytest.mark.parametrize("typed", ["hoi lhpn dak lak se kong", "daklak sekong", "Hội LHPN Đắk Lắk Xê Kông"])
def test_q58_typed_without_diacritics_the_search_has_the_one_paper(ask: Ask, typed: str) -> None:
    """S000:27."""
    found = rows(ask, "search", *typed.split(), "--in", "agreements")
    assert [hit["id"] for hit in found] == [DAK_LAK]
    assert rows(ask, "search", typed)[0]["id"] == DAK_LAK


@pytest.mark.parametrize("typed", ["chu thap do hua phan", "chữ thập đỏ Hủa Phăn", "red cross Houaphanh"])
def test_q59_another_spelling_of_huaphanh_finds_the_one_paper(ask: Ask, typed: str) -> None:
    """S004:11."""
    found = rows(ask, "search", *typed.split(), "--in", "agreements")
    assert [hit["id"] for hit in found] == [THANH_HOA]
