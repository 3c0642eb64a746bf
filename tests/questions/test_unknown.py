"""Questions whose right answer is that it is unknown, or cannot be told.

The section named in each docstring or test id is that of the facts collected from the five articles
(research/seed-facts.md beside the checkout).
"""

from __future__ import annotations

import pytest

from tests.questions.conftest import (
    DAK_LAK,
    HA_NOI,
    RC_2019,
    RC_2022,
    THANH_HOA,
    VWU_LWU,
    WU_2019,
    WU_2024,
    Ask,
    by_id,
    groups,
    judged,
    one_line,
    rows,
)


def state_of(ask: Ask, agreement: str) -> dict[str, str]:
    """What is known of each field of an agreement that the law wants recorded."""
    return {row["field"]: row["state"] for row in rows(ask, "gaps", agreement) if row["record"] == agreement}


@pytest.mark.parametrize(
    ("agreement", "fields"),
    [
        (VWU_LWU, {"signed_by", "languages", "date_in_force", "approval"}),
        (HA_NOI, {"period", "content", "signed_by"}),
        (DAK_LAK, {"period", "content", "signed_by"}),
        (WU_2019, {"date_signed", "place_signed", "signed_by"}),
        (WU_2024, {"type", "date_signed", "place_signed"}),
        (RC_2019, {"type", "date_signed", "content"}),
        (RC_2022, {"place_signed", "signed_by"}),
        (THANH_HOA, {"date_signed", "place_signed", "signed_by"}),
    ],
    ids=[
        "unknown 1.2",
        "unknown 1.3",
        "unknown 1.4",
        "unknown 1.5",
        "unknown 1.6",
        "unknown 1.7 A6",
        "unknown 1.7 A7",
        "unknown 1.8",
    ],
)
def test_what_the_articles_do_not_say_is_unknown(ask: Ask, agreement: str, fields: set[str]) -> None:
    found = state_of(ask, agreement)
    assert {field for field in fields if found[field] == "not_stated"} == fields


def test_unknown_who_signed_any_paper_with_laos_its_language_and_its_day_in_force(ask: Ask) -> None:
    """1.10: of no Vietnam-Laos paper is any signatory, number, language, day in force or approval given."""
    found = {row["field"]: row for row in rows(ask, "gaps", "--coverage")}
    for field in ("signed_by", "languages", "date_in_force", "approval"):
        assert (found[field]["stated"], found[field]["not_stated"]) == (0, 8)


def test_unknown_whose_turn_it_is_between_the_womens_unions_of_kon_tum_and_attapeu(ask: Ask) -> None:
    """1.10 (9): A5 cannot be told."""
    turn = by_id(ask, "turns", "--kind", "womens_union")[f"{WU_2024}/delegations"]
    assert (turn["next_host"], turn["last_host"], turn["certainty"]) == (None, None, "unknown")
    assert turn["reasons"] == ["no_event"]
    assert "chưa thể kết luận" in ask("turns", "--province", "Kon Tum", lang="vi").out.lower()


def test_unknown_how_often_delegations_go_under_the_paper_of_2024(ask: Ask) -> None:
    """1.6 item 3: alternating, no interval stated."""
    found = judged(ask, "--years", "2025/2026", "--party", "wu-kon-tum")
    for year in (2025, 2026):
        row = found[f"{WU_2024}/delegations", year]
        assert (row["state"], row["every"], row["turns"]) == ("no_cadence", None, True)


def test_unknown_how_many_presents_were_given_in_2024(ask: Ask) -> None:
    """1.5: no counts, no money."""
    found = by_id(ask, "activities", "--year", "2024", "--activity", "gift")
    assert [figure["value"] for figure in found["wu-kon-tum-visit-2024"]["figures"]] == ["unknown", "unknown"]
    money = rows(ask, "summary", "--measure", "money", "--year", "2024")
    assert [(row["value"], row["match"]) for row in money] == [
        (270_000_000, "unknown"),  # of the visit of 28 to 30 September, whose year is inferred
        (None, "surely"),
    ]


def test_unknown_how_much_was_given_in_2018(ask: Ask) -> None:
    """1.8: counts not stated."""
    found = rows(ask, "summary", "--measure", "money", "--year", "2018")
    assert [
        (row["value"], row["stated"], row["not_stated"]) for row in found if row["match"] == "surely"
    ] == [(None, 0, 1)]


def test_unknown_how_many_papers_came_before_2019_between_thanh_hoa_and_huaphanh(ask: Ask) -> None:
    """1.8: nearly five years against a term of one; the earlier ones are not named."""
    (paper,) = rows(ask, "history", THANH_HOA)
    (partnership,) = paper["partnerships"]
    assert partnership["earlier_agreements"] == "unknown"
    assert partnership["since"] == "2014~"
    assert partnership["inferred"].keys() == {"since", "earlier_agreements"}
    assert "chưa rõ số lượng và năm" in one_line(ask("history", THANH_HOA, lang="vi").out)


def test_unknown_who_led_the_lao_delegation(ask: Ask) -> None:
    """1.2, 1.11: witnesses by name are not stated; Inlavan and Hà Thị Nga are external facts."""
    for name in ("inlavan", "ha thi nga", "Keobounphan"):
        assert rows(ask, "search", name) == []
        assert rows(ask, "parties", name) == []


def test_unknown_since_when_letters_are_sent(ask: Ask) -> None:
    """1.5: a yearly practice with no first year, told of the phase 2019–2024: in no year surely, and none by place."""
    found = by_id(ask, "activities", "--year", "2021")
    assert (found["new-year-letters"]["match"], found["new-year-letters"]["reasons"]) == (
        "possibly",
        ["dates_inferred"],
    )


def test_unknown_in_which_year_the_conference_in_sam_son_was(ask: Ask) -> None:
    """1.8: 2019 is inferred, so it is possible and not sure."""
    found = groups(rows(ask, "activities", "--year", "2019", "--party", "rc-thanh-hoa"))
    assert found["possibly"] >= {"conference-2019", "houaphanh-visit-2019"}
    assert "conference-2019" not in found.get("surely", set())


def test_unknown_whether_high_level_delegations_went(ask: Ask) -> None:
    """1.2: promised yearly, nothing is told of any, by an article of 2 July 2022: it is never called missed."""
    found = judged(ask, "--years", "2022/2025", "--party", "vwu", "--every", "year")
    assert {row["state"] for row in found.values()} == {"sources_end"}
    (turn,) = rows(ask, "turns", "--party", "vwu")
    assert (turn["next_host"], turn["reasons"]) == (None, ["no_event"])
