"""`coop turns` on the register that ships, and on made-up events. Expected hosts come from the articles' facts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write
from tests.conftest import Coop

TODAY = "2026-11-22"
THANH_HOA = "rc-thanh-hoa-houaphanh-2019/exchange"
KON_TUM = "rc-kon-tum-attapeu-2022/delegations"
WU_KON_TUM = "wu-kon-tum-attapeu-2024/delegations"
NATIONAL = "vwu-lwu-2022/high-level-delegations"


def turns(coop: Coop, *words: str, today: str = TODAY) -> dict[str, dict[str, Any]]:
    found = coop("turns", *words, "--format", "json", today=today)
    assert found.code == 0, found.err
    return {row["id"]: row for row in found.json}


@pytest.mark.parametrize(
    ("name", "last", "after", "activities", "reasons"),
    [
        (
            THANH_HOA,
            "rc-thanh-hoa",
            "rc-houaphanh",
            ["conference-2019"],
            {"fulfils_inferred", "dates_inferred", "host_inferred", "rounds_not_on_record", "over"},
        ),
        (
            KON_TUM,
            "rc-attapeu",
            "rc-kon-tum",
            ["rc-kon-tum-visit-2022"],
            {"fulfils_inferred", "dates_inferred", "rounds_not_on_record"},
        ),
        (WU_KON_TUM, None, None, [], {"no_event"}),
        (NATIONAL, None, None, [], {"no_event"}),
    ],
)
def test_whose_turn_came_after_the_last_round_is_what_the_articles_allow_to_say(
    register: Coop,
    name: str,
    last: str | None,
    after: str | None,
    activities: list[str],
    reasons: set[str],
) -> None:
    row = turns(register)[name]
    assert (row["last_host"], row["host_after_last"], row["activities"]) == (last, after, activities)
    assert set(row["reasons"]) == reasons
    assert (row["next_host"], row["certainty"]) == (None, "unknown")


def test_only_commitments_with_alternating_hosts_are_told(register: Coop) -> None:
    assert set(turns(register)) == {THANH_HOA, KON_TUM, WU_KON_TUM, NATIONAL}


def test_the_evidence_is_shown_with_its_source_and_day(register: Coop) -> None:
    row = turns(register, "--province", "Thanh Hoa")[THANH_HOA]
    assert row["last_dates"] == ["2019?-06-25"]
    assert row["cite"] == ["s004 line 9", "s004 line 11"]


def test_before_the_event_nothing_can_be_told(register: Coop) -> None:
    assert turns(register, today="2019-06-24")[THANH_HOA]["reasons"] == ["no_event"]
    assert turns(register, today="2019-06-25")[THANH_HOA]["next_host"] == "rc-houaphanh"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_people_read_the_parties_by_name(register: Coop, lang: str) -> None:
    out = register("turns", "--party", "rc-thanh-hoa", lang=lang, today=TODAY).out
    assert {"vi": "Hội Chữ thập Đỏ tỉnh Huaphanh", "en": "Red Cross of Houaphanh"}[lang] in out


def test_the_total_counts_what_cannot_be_told(register: Coop) -> None:
    out = register("turns", today=TODAY).out
    assert "3 commitments: 3 cannot be told" in out
    assert "1 commitment of an agreement that is over" in out


def test_planned_and_cancelled_events_are_no_evidence(coop: Coop, write: Write) -> None:
    events = "".join(
        f"- id: {status}\n  status: {status}\n  dates: {dates}\n  cite: s1\n  fulfils: [a/visits]\n"
        f"  parties: [{{party: {host}, role: host}}]\n"
        for status, dates, host in (
            ("done", "2023-05-01", "rc-kon-tum"),
            ("cancelled", "2023-06-01", "rc-attapeu"),
            ("planned", "2023-07-01", "rc-attapeu"),
        )
    )
    paper = (
        "agreements:\n- id: a\n  parties: [rc-kon-tum, rc-attapeu]\n  cite: s1\n  standing: signed\n"
        "  commitments:\n  - {id: visits, turns: true, cite: s1}\n"
    )
    write("all.yaml", f"{SOURCE}{PARTIES}{paper}activities:\n{events}")
    assert coop("load", "all.yaml").code == 0
    row = turns(coop, today="2023-12-31")["a/visits"]
    assert (row["activities"], row["next_host"], row["certainty"]) == (["done"], "rc-attapeu", "surely")


def test_an_empty_answer_says_so(register: Coop) -> None:
    found = register("turns", "--party", "vae", today=TODAY)
    assert found.code == 0
    assert "no commitment in this register with alternating hosts answers to this" in found.out
