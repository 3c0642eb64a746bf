"""Questions beyond the sample: what was promised, whether it was kept, whose turn it is.

The section named in each docstring or test id is that of the facts collected from the five articles
(research/seed-facts.md beside the checkout).
"""

from __future__ import annotations

import pytest

from tests.questions.conftest import (
    RC_2022,
    THANH_HOA,
    VUFO_VAE,
    VWU_LWU,
    WU_2024,
    Ask,
    groups,
    judged,
    rows,
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--when", "needed"], {f"{RC_2022}/further-delegations"}),
        (["--when", "event"], {f"{WU_2024}/border-matters"}),
        (["--when", "anniversary"], {f"{VWU_LWU}/anniversaries"}),
        (["--area", "mua bán người"], {f"{VWU_LWU}/trafficking"}),
        (["--area", "anti_violence"], {f"{VWU_LWU}/violence"}),
        (
            ["--area", "border", "--kind", "red_cross"],
            {f"{RC_2022}/epidemics", f"{THANH_HOA}/border-districts"},
        ),
        (
            ["--province", "Thanh Hóa"],
            {f"{THANH_HOA}/{name}" for name in ("exchange", "border-districts", "resources")},
        ),
        (
            ["--province", "Kon Tum", "--kind", "womens_union"],
            {
                f"{WU_2024}/{name}"
                for name in ("information", "gender-equality", "delegations", "border-matters")
            },
        ),
    ],
    ids=[
        "1.7 when needed",
        "1.6 in time",
        "1.2 item 3",
        "1.2 item 5",
        "1.2 violence",
        "border",
        "1.8",
        "1.6",
    ],
)
def test_commitments_of_one_sort(ask: Ask, words: list[str], expected: set[str]) -> None:
    assert groups(rows(ask, "commitments", *words)) == {"surely": expected}


def test_what_binds_the_vietnamese_side_alone(ask: Ask) -> None:
    """1.2: items 2c and 6; that item 6 binds the Vietnamese side is concluded."""
    found = rows(ask, "commitments", "--bound", "vwu")
    alone = {row["id"] for row in found if [party["id"] for party in row["bound"]] == ["vwu"]}
    assert alone == {f"{VWU_LWU}/traditions", f"{VWU_LWU}/health-checks"}
    lao = {row["id"]: row["match"] for row in rows(ask, "commitments", "--bound", "lwu")}
    assert lao.pop(f"{VWU_LWU}/health-checks") == "unknown"
    assert lao.keys() == {row["id"] for row in found} - alone


def test_six_items_and_a_list_that_is_closed(ask: Ask) -> None:
    """1.2, 1.10 (11): only A1 has a closed list."""
    found = rows(ask, "commitments")
    assert {row["item"] for row in found if row["agreement"] == VWU_LWU} == {1, 2, 3, 4, 5, 6}
    complete = {row["agreement"]: row["commitments_complete"] for row in found}
    assert complete == {VWU_LWU: True, WU_2024: False, RC_2022: False, THANH_HOA: False, VUFO_VAE: False}


def test_the_programme_has_ten_commitments_in_three_fields_and_none_with_a_cadence(ask: Ask) -> None:
    """1.9: 2 + 5 + 3; yearly plans were proposed only."""
    found = rows(ask, "commitments", "--party", "vufo")
    assert [sum(row["item"] == field for row in found) for field in (1, 2, 3)] == [2, 5, 3]
    assert {row["every"] for row in found} == {None}


# Whether they were kept, and whose turn it is.


def test_the_exchange_of_2019_was_kept_as_far_as_inference_goes(ask: Ask) -> None:
    """1.8: the conference of 25 June, its year inferred."""
    found = judged(ask, "--years", "2018/2021", "--party", "rc-thanh-hoa", "--every", "year")
    exchange = f"{THANH_HOA}/exchange"
    assert [found[exchange, year]["state"] for year in (2018, 2019, 2020, 2021)] == [
        "outside",
        "kept",
        "sources_end",
        "outside",
    ]
    assert found[exchange, 2019]["certainty"] == "possibly"
    assert found[exchange, 2019]["activities"] == ["conference-2019"]


def test_a_conditional_commitment_is_never_missed(ask: Ask) -> None:
    """1.7 item 4: conditional on means and need; in 2022 the presents may have been one (s003:5, 8)."""
    found = judged(ask, "--years", "2022/2027", "--party", "rc-kon-tum", "--every", "year")
    states = {year: found[f"{RC_2022}/programmes", year]["state"] for year in range(2022, 2028)}
    assert states.pop(2022) == "kept"
    assert found[f"{RC_2022}/programmes", 2022]["certainty"] == "possibly"
    assert set(states.values()) <= {"sources_end", "not_due"}
    assert all(
        "conditional" in found[f"{RC_2022}/programmes", year]["reasons"] for year in (2023, 2024, 2025)
    )


def test_the_visit_to_attapeu_kept_the_delegations_of_2022_only_by_inference(ask: Ask) -> None:
    """1.7: the visit of 28-30/9 is not said to be the yearly exchange."""
    delegations = judged(ask, "2022", "--party", "rc-kon-tum")[f"{RC_2022}/delegations", 2022]
    assert (delegations["state"], delegations["certainty"]) == ("kept", "possibly")
    assert delegations["activities"] == ["rc-kon-tum-visit-2022"]


def test_kon_tum_was_to_host_the_red_cross_next_if_that_visit_was_the_exchange(ask: Ask) -> None:
    """1.10 (9): so it was on the day after; of the rounds since then nothing is told."""
    (turn,) = rows(ask, "turns", "--party", "rc-kon-tum")
    assert (turn["last_host"], turn["host_after_last"]) == ("rc-attapeu", "rc-kon-tum")
    assert (turn["next_host"], turn["certainty"]) == (None, "unknown")
    assert "fulfils_inferred" in turn["reasons"]


def test_four_commitments_alternate(ask: Ask) -> None:
    """1.2 item 2a, 1.6 item 3, 1.7 item 1, 1.8 item 1."""
    assert {row["id"] for row in rows(ask, "turns")} == {
        f"{VWU_LWU}/high-level-delegations",
        f"{WU_2024}/delegations",
        f"{RC_2022}/delegations",
        f"{THANH_HOA}/exchange",
    }
