"""Questions beyond the sample: lists, dates, terms, and what came before and after.

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
    VUFO_VAE,
    VWU_LWU,
    WU_2019,
    WU_2024,
    Ask,
    by_id,
    rows,
)


def test_signed_at_one_ceremony_and_none_made_under_another(ask: Ask) -> None:
    """1.2, 1.3, 1.4: A2 and A3 were signed beside A1; no legal dependence is claimed."""
    (national,) = rows(ask, "history", VWU_LWU)
    assert {(one["id"], one["relation"]) for one in national["beside"]} == {
        (HA_NOI, "same_signing"),
        (DAK_LAK, "same_signing"),
    }


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("country", {"VN": 9, "LA": 8}),
        ("level", {"national": 2, "provincial": 7}),
        ("kind", {"womens_union": 5, "red_cross": 3, "friendship_union": 1, "elderly_association": 1}),
        ("standing", {"signed": 8, "agreed": 1}),
        (
            "type",
            {
                "cooperation_agreement": 4,
                "memorandum_of_understanding": 2,
                "coordination_programme": 1,
                None: 2,
            },
        ),
        (
            "province",
            {
                "kon-tum": 4,
                "attapeu": 4,
                "ha-noi": 1,
                "vientiane-capital": 1,
                "dak-lak": 1,
                "sekong": 1,
                "thanh-hoa": 1,
                "houaphanh": 1,
                "not_applicable": 2,
            },
        ),
    ],
)
def test_1_1_the_nine_papers_counted(ask: Ask, field: str, expected: dict[str | None, int]) -> None:
    """1.1, the overview of nine; a paper counts in each country, kind and province of its parties."""
    found = rows(ask, "summary", "--by", field)
    assert {row[field]: row["surely"] for row in found} == expected
    assert {(row["possibly"], row["unknown"]) for row in found} == {(0, 0)}
    assert "9 agreements" in ask("summary", "--by", field).out


def test_1_1_by_year_signed_two_only_by_an_inferred_year_four_without(ask: Ask) -> None:
    """1.1: three on 2/7/2022; 2022 inferred of A7 and A9; nothing of A4, A5, A6, A8."""
    found = {
        row["year_signed"]: (row["surely"], row["possibly"])
        for row in rows(ask, "summary", "--by", "year_signed")
    }
    assert found == {"2022": (3, 2), None: (4, 0)}


def test_the_terms_on_a_line_of_time_two_without(ask: Ask) -> None:
    """1.1 and rule T of 1.10: a term of years begins and ends on days that are not known."""
    found = by_id(ask, "timeline")
    assert {name: row["period"] for name, row in found.items()} == {
        VWU_LWU: "2022/2027",
        HA_NOI: None,
        DAK_LAK: None,
        WU_2019: "2019/2024",
        WU_2024: "2024/2029",
        RC_2019: "2019/2022",
        RC_2022: "2022/2027",
        THANH_HOA: "2019/2020",
        VUFO_VAE: "2022/2025",
    }
    assert found[VWU_LWU]["starts_earliest"] == "2022-07-02"
    assert (found[RC_2022]["starts_earliest"], found[RC_2022]["starts_latest"]) == (
        "2022-01-01",
        "2022-12-31",
    )


def test_no_friendship_union_paper_has_a_lao_party(ask: Ask) -> None:
    """1.1: A9 is domestic."""
    found = ask("list", "--kind", "friendship_union", "--country", "LA", "--format", "json").json
    assert found == []
    assert VUFO_VAE in by_id(ask, "list", "--kind", "friendship_union")


def test_the_domestic_programme_is_not_measured_by_the_law_on_international_agreements(ask: Ask) -> None:
    """1.1: Law 70/2020/QH14 art. 2(1) wants a foreign signatory."""
    assert VUFO_VAE not in {row["id"] for row in rows(ask, "gaps")}
    assert {row["agreements"] for row in rows(ask, "gaps", "--coverage")} == {8}


# Chains.


def test_the_red_cross_of_kon_tum_and_attapeu_handed_over_in_2022_by_inference(ask: Ask) -> None:
    """1.7: same parties, following term [inferred]; both terms name 2022."""
    first, second = rows(ask, "history", "chữ thập đỏ kon tum")
    assert (first["id"], second["id"]) == (RC_2019, RC_2022)
    (step,) = second["succeeds"]
    assert (step["id"], step["step"], step["precision"]) == (RC_2019, "handover", "year")
    assert step["inferred"]["vi"]
    assert step["inferred"]["en"]


def test_thanh_hoa_and_huaphanh_have_no_successor_on_record(ask: Ask) -> None:
    """1.8: the memorandum of 2024 is external and must not be shown."""
    (paper,) = rows(ask, "history", THANH_HOA)
    assert (paper["succeeds"], paper["succeeded_by"]) == ([], [])
    assert "2024–2025" not in ask("history", THANH_HOA).out


def test_the_programme_of_the_elderly_is_a_chain_of_one(ask: Ask) -> None:
    """1.9."""
    (paper,) = rows(ask, "history", "người cao tuổi")
    assert (paper["id"], paper["succeeds"], paper["succeeded_by"]) == (VUFO_VAE, [], [])


def test_the_content_of_2024_to_2029_was_agreed_and_follows_2019_to_2024(ask: Ask) -> None:
    """1.6."""
    _, second = rows(ask, "history", WU_2019)
    assert (second["id"], second["standing"], second["date_signed"]) == (WU_2024, "agreed", None)
    assert [(step["id"], step["step"]) for step in second["succeeds"]] == [(WU_2019, "handover")]
    assert "chưa có thông tin về việc ký" in ask("history", WU_2019, lang="vi").out
