"""Whose turn it is long after the last round on record: the answer is of the day after it, and says so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write
from tests.conftest import Coop

TODAY = "2026-11-28"
THANH_HOA = "rc-thanh-hoa-houaphanh-2019/exchange"
KON_TUM = "rc-kon-tum-attapeu-2022/delegations"


def turn(coop: Coop, name: str, today: str = TODAY) -> dict[str, Any]:
    found = coop("turns", "--format", "json", today=today)
    assert found.code == 0, found.err
    return next(row for row in found.json if row["id"] == name)


def test_after_years_without_a_round_on_record_who_is_next_today_cannot_be_told(register: Coop) -> None:
    row = turn(register, KON_TUM)
    assert (row["next_host"], row["certainty"]) == (None, "unknown")
    assert (row["last_host"], row["host_after_last"]) == ("rc-attapeu", "rc-kon-tum")
    assert "rounds_not_on_record" in row["reasons"]
    out = register("turns", "--party", "rc-kon-tum", today=TODAY).out
    assert (
        "after the round of 28 September 2022 – 30 September 2022 (the year is inferred): Red Cross of Kon Tum"
        in out
    )
    assert "cannot be told" in out
    assert "possibly Red Cross" not in out


def test_a_paper_that_is_over_has_no_next_host_and_stands_apart(register: Coop) -> None:
    row = turn(register, THANH_HOA)
    assert (row["next_host"], row["host_after_last"], row["certainty"]) == (None, "rc-houaphanh", "unknown")
    assert "over" in row["reasons"]
    out = register("turns", "--party", "rc-thanh-hoa", today=TODAY).out
    assert "after the round of 25 June 2019 (the year is inferred): Red Cross of Houaphanh" in out
    assert "Over on record: no next host is worked out" in out
    assert "1 commitment of an agreement that is over" in out


@pytest.mark.parametrize(
    ("today", "host"), [("2022-10-01", "rc-kon-tum"), ("2023-10-01", "rc-kon-tum"), ("2023-10-02", None)]
)
def test_it_is_told_until_a_year_has_gone_by_since_the_last_round(
    register: Coop, today: str, host: str | None
) -> None:
    """Held until 30 September 2022: 366 days later the yearly round of 2023 may have been held."""
    assert turn(register, KON_TUM, today)["next_host"] == host
    assert turn(register, KON_TUM, today)["host_after_last"] == "rc-kon-tum"


def made(coop: Coop, write: Write, more: str = "") -> None:
    paper = (
        "agreements:\n- id: a\n  parties: [rc-kon-tum, rc-attapeu]\n  cite: s1\n"
        "  standing: signed\n  period: 2020/2028\n"
        "  commitments:\n  - {id: visits, turns: true, every: 2 years, cite: s1}\n"
        "activities:\n- {id: e, dates: 2021-05-01, fulfils: [a/visits], agreements: [a], cite: s1,\n"
        "   parties: [{party: rc-kon-tum, role: host}, rc-attapeu]}\n"
    )
    write("all.yaml", SOURCE + PARTIES + paper + more)
    assert coop("load", "all.yaml").code == 0


@pytest.mark.parametrize(("today", "certainty"), [("2023-05-03", "surely"), ("2023-05-04", "unknown")])
def test_every_two_years_it_is_told_for_two_years(
    coop: Coop, write: Write, today: str, certainty: str
) -> None:
    """Held on 1 May 2021."""
    made(coop, write)
    row = turn(coop, "a/visits", today)
    assert (row["certainty"], row["next_host"]) == (
        certainty,
        "rc-attapeu" if certainty == "surely" else None,
    )


def test_where_the_register_keeps_them_complete_no_round_is_missing(coop: Coop, write: Write) -> None:
    made(coop, write, "settings: {tracks: [{step: commitment, since: 2020-01-01}]}\n")
    assert turn(coop, "a/visits", "2026-11-28")["next_host"] == "rc-attapeu"


def test_of_one_that_may_be_over_the_turn_is_still_told(coop: Coop, write: Write) -> None:
    """The term ends on some day of 2028."""
    made(coop, write, "settings: {tracks: [{step: commitment, since: 2020-01-01}]}\n")
    assert turn(coop, "a/visits", "2028-06-01")["next_host"] == "rc-attapeu"
    assert "over" in turn(coop, "a/visits", "2029-01-01")["reasons"]
