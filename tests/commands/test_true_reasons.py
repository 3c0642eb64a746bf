"""Reasons name the true reason, the same in each answer; office duties say whose they are, and stay on the screen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write
from tests.conftest import Coop

TODAY = "2026-11-28"
PROGRAMMES = "rc-kon-tum-attapeu-2022/programmes"
OFFICE = "settings: {report_day: '11-01'}\n"


def by(key: str, coop: Coop, *words: str, today: str = TODAY) -> dict[str, dict[str, Any]]:
    found = coop(*words, "--format", "json", today=today)
    assert found.code == 0, found.err
    return {row[key]: row for row in found.json}


def test_a_conditional_promise_of_once_or_twice_is_said_to_be_that(register: Coop) -> None:
    """S003:5: "tuỳ điều kiện", "từ 01 đến 02 chương trình nhân đạo/năm"; its day, 31 December, is none of these."""
    why = register("due", "--why", f"{PROGRAMMES}/2026", today=TODAY).out
    assert "the commitment is conditional; how often is a range" in why
    assert "inferred" not in why
    (line,) = [line for line in register("due", today=TODAY).out.splitlines() if f"{PROGRAMMES}/2026" in line]
    assert "the commitment is conditional; how often is a range" in line
    assert "only possible" not in line


@pytest.mark.parametrize("year", ["2026", "2027"])
@pytest.mark.parametrize("name", ["programmes", "delegations", "information"])
def test_due_and_commitments_give_the_same_reasons(register: Coop, name: str, year: str) -> None:
    name = f"rc-kon-tum-attapeu-2022/{name}"
    duty = by("duty", register, "due", year, "--only", "commitment")[f"{name}/{year}"]
    kept = by("id", register, "commitments", year)[name]
    if duty["match"] == "surely":
        assert duty["reasons"] == []
    else:
        assert duty["reasons"] == kept["reasons"]
    assert ("conditional" in kept["reasons"]) is (name == PROGRAMMES)


def test_turns_name_the_condition_too(coop: Coop, write: Write) -> None:
    paper = (
        "agreements:\n- id: a\n  parties: [rc-kon-tum, rc-attapeu]\n  cite: s1\n"
        "  standing: signed\n  period: 2022/2028\n"
        "  commitments:\n  - {id: visits, turns: true, every: year, condition: as means allow, cite: s1}\n"
        "activities:\n- {id: e, dates: 2026-05-01, fulfils: [a/visits], agreements: [a], cite: s1,\n"
        "   parties: [{party: rc-kon-tum, role: host}, rc-attapeu]}\n"
    )
    write("all.yaml", SOURCE + PARTIES + paper)
    assert coop("load", "all.yaml").code == 0
    assert by("id", coop, "turns")["a/visits"]["reasons"] == ["conditional"]
    kept = by("id", coop, "commitments", "2027")["a/visits"]
    assert kept["reasons"] == ["conditional"]


def test_a_day_that_is_not_known_is_not_in_the_middle_of_the_year(register: Coop) -> None:
    """Terms of years alone: 1 January and 31 December are possible as well."""
    for year, name, code in (
        ("2022", "rc-kon-tum-attapeu-2022/information", "start_not_exact"),
        ("2020", "rc-thanh-hoa-houaphanh-2019/exchange", "end_not_exact"),
    ):
        reasons = by("id", register, "commitments", year)[name]["reasons"]
        assert code in reasons
        assert not {"start_in_year", "end_in_year"} & {*reasons}
        assert "giữa năm" not in register("commitments", year, lang="vi", today=TODAY).out


@pytest.mark.parametrize(
    ("period", "year", "reasons"),
    [
        ("2022-05-01/2025-12-31", "2022", ["start_in_year"]),
        ("2022-01-01/2025-12-31", "2022", []),
        ("2022-05/2025-12-31", "2022", ["start_not_exact"]),
        ("2020-01-01/2022-05-31", "2022", ["end_in_year"]),
        ("2020-01-01/2022-12-31", "2022", []),
        ("2020-01-01/2022-05", "2022", ["end_not_exact"]),
    ],
)
def test_a_term_begins_within_the_year_where_its_day_is_known(
    coop: Coop, write: Write, period: str, year: str, reasons: list[str]
) -> None:
    promise = "commitments: [{id: visit, text: Visit, every: year, cite: s1}]"
    paper = f"agreements:\n- id: a\n  parties: [rc-kon-tum, rc-attapeu]\n  cite: s1\n  period: {period}\n  {promise}\n"
    source = "sources:\n- {id: s1, title: A page, date_published: 2024-03-05}\n"
    write("all.yaml", source + PARTIES + paper)
    assert coop("load", "all.yaml").code == 0
    row = by("id", coop, "commitments", year)["a/visit"]
    assert (row["state"], row["reasons"]) == ("no_evidence", reasons)


# The office


def test_where_no_office_is_set_its_duties_say_so(register: Coop) -> None:
    row = by("duty", register, "due")["yearly-report-2026"]
    assert row["reasons"] == ["no_office"]
    (line,) = [line for line in register("due", today=TODAY).out.splitlines() if "yearly-report-2026" in line]
    assert "no office is set in this register" in line
    assert "the office that keeps this register" not in line
    assert "sổ này chưa ghi cơ quan nào" in register("due", lang="vi", today=TODAY).out


def test_where_one_is_set_they_are_its(coop: Coop, write: Write) -> None:
    paper = "agreements:\n- {id: a, parties: [rc-kon-tum, rc-attapeu], date_signed: 2024-01-01, cite: s1}\n"
    write("all.yaml", OFFICE + SOURCE + PARTIES + paper)
    assert coop("load", "all.yaml").code == 0
    (line,) = [line for line in coop("due", today=TODAY).out.splitlines() if "yearly-report-2026" in line]
    assert "the office that keeps this register" in line
    assert "no office is set" not in coop("due", today=TODAY).out


def test_the_report_that_was_due_thirteen_days_ago_stands_on_the_start_screen(register: Coop) -> None:
    out = register(today=TODAY).out
    assert "15 November 2026" in out
    assert "yearly report 2026" in out
    assert "yearly report 2026" in register(today="2027-11-15").out
    assert "yearly report 2026" not in register(today="2027-11-16").out


def test_a_report_that_was_sent_is_gone_from_the_start_screen(register: Coop, write: Write) -> None:
    done = "".join(f"- {{duty: {name}, done: 2026-11-10}}\n" for name in (
        "yearly-report-2026", "plan-to-sign-2027", "plan-to-implement-2027"))  # fmt: skip
    write("done.yaml", f"duties:\n{done}")
    assert register("load", "done.yaml").code == 0
    assert "15 November 2026" not in register(today=TODAY).out
