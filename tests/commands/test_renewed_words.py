"""What `list` and `history` say of papers that were extended or renew themselves, over a made-up register."""

from __future__ import annotations

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write
from tests.conftest import Coop

TODAY = "2026-11-22"

REGISTER = (
    SOURCE
    + PARTIES
    + """agreements:
- id: extended
  parties: [rc-kon-tum, rc-attapeu]
  cite: s1
  standing: signed
  period: 2020-01-01/2025-12-31
  changes: [{kind: extension, date_in_force: 2025-06-01, extended_to: 2028-12-31}]
- id: after-it
  parties: [rc-kon-tum, rc-attapeu]
  cite: s1
  standing: signed
  succeeds: extended
  period: 2029/2031
- id: without-length
  parties: [rc-kon-tum, rc-attapeu]
  cite: s1
  standing: signed
  period: 2021-01-01/2025-12-31
  renewal: {mode: tacit}
- id: yearly
  parties: [rc-kon-tum, rc-attapeu]
  cite: s1
  standing: signed
  period: 2021-01-01/2021-12-31
  renewal: {mode: tacit, length: 1 year}
- id: yearly-inferred
  parties: [rc-kon-tum, rc-attapeu]
  cite: s1
  standing: signed
  period: 2021-01-01/2021-12-31
  renewal: {mode: tacit, length: 1 year, inferred: {length: thought}}
"""
)


@pytest.fixture
def renewed(coop: Coop, write: Write) -> Coop:
    write("renewed.yaml", REGISTER)
    assert coop("load", "renewed.yaml").code == 0
    return coop


@pytest.mark.parametrize("command", [("list", "--columns", "id,period"), ("history", "extended")])
def test_an_extended_paper_says_to_when_it_runs_now(renewed: Coop, command: tuple[str, ...]) -> None:
    told = renewed(*command, "--format", "md", today=TODAY)
    assert told.code == 0, told.err
    (line,) = (line for line in told.out.splitlines() if line.startswith("| extended"))
    assert "1 January 2020 – 31 December 2025, now to 31 December 2028" in line
    before = renewed(*command, "--format", "md", today="2025-12-31").out
    assert "now to" not in next(line for line in before.splitlines() if line.startswith("| extended"))


def test_for_machines_the_term_of_a_history_is_the_one_stated(renewed: Coop) -> None:
    found = renewed("history", "extended", "--format", "json", today=TODAY).json
    assert [one["period"] for one in found] == ["2020-01-01/2025-12-31", "2029/2031"]


def test_what_is_left_of_a_renewal_without_a_length_is_unknown_and_not_ended(renewed: Coop) -> None:
    """Its known end is past, and how long it has been renewed for is not stated."""

    def left(day: str) -> object:
        found = renewed("list", "--columns", "id,days_left_earliest", "--format", "json", today=day)
        return {row["id"]: row["days_left_earliest"] for row in found.json}["without-length"]

    assert left("2025-12-21") == 10
    assert left(TODAY) is None
    told = renewed("list", "--columns", "id,status,days_left_earliest", "--format", "md", today=TODAY).out
    (line,) = (line for line in told.splitlines() if line.startswith("| without-length"))
    assert line.strip("| ").split(" | ")[1:] == ["unknown", "unknown"]


def test_an_end_from_which_a_paper_rolls_on_says_so_and_not_that_its_day_is_not_known(renewed: Coop) -> None:
    """The term of 2026 ends on 31 December, and the next one follows it."""
    found = renewed("list", "--ends", "2026-12", "--format", "json", today=TODAY).json
    reasons = {row["id"]: row["reasons"] for row in found}
    assert reasons == {"yearly": ["rolls_on"], "yearly-inferred": ["end_inferred"]}
    told = renewed("list", "--ends", "2026-12", "--format", "md", today=TODAY).out
    assert "it renews itself" in told
