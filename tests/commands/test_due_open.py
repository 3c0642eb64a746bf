"""What a period that begins today holds, what the office owes, and what is said of duties that a line must explain."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop

TODAY = "2021-11-22"

OFFICE = """
agreements:
- id: paper
  standing: signed
  parties: [vn, la]
  date_signed: 2021-10-01
  period: 2021-10-01/2023-09-30
  commitments:
  - {id: visit, text: Visit each other, every: year}
  changes:
  - {kind: suspension, date_in_force: 2022-01-10}
  - {kind: resumption, date_in_force: 2023-01-10}
activities:
- {id: fair, text: {vi: Hội chợ, en: A fair}, status: planned, dates: 2022-03, parties: [vn]}
settings:
  lead: 60 days
  report_day: 11-01
  tracks: [{step: copy, since: 2021-01-01}]
"""
SIDES = "parties:\n- {id: vn, name: {vi: Hội A, en: Union A}, country: VN}\n- {id: la, name: Union B, country: LA}\n"


@pytest.fixture
def office(coop: Coop, write: Write) -> Coop:
    """A register that keeps copies complete: that of 1 October 2021 was due on 16 October and is not on record."""
    assert coop("load", str(write("office.yaml", SIDES + OFFICE)), "--only").code == 0
    return coop


def by_duty(coop: Coop, *words: str, today: str = TODAY) -> dict[str, dict[str, Any]]:
    return {row["duty"]: row for row in coop("due", *words, "--format", "json", today=today).json}


@pytest.mark.parametrize("period", [(), ("30d",), ("1y",), ("90d",)])
def test_a_period_that_begins_today_holds_what_is_open_from_before(
    office: Coop, period: tuple[str, ...]
) -> None:
    assert by_duty(office, *period)["paper/copy"]["bucket"] == "overdue"
    assert office("due", *period, "--exit-code", today=TODAY).code == 11


def test_a_named_period_holds_its_own_days_only(office: Coop) -> None:
    assert "paper/copy" not in by_duty(office, "2022")
    assert by_duty(office, "2021-10")["paper/copy"]["bucket"] == "overdue"


def test_the_calendar_of_a_period_that_begins_today_keeps_what_is_open(office: Coop, write: Write) -> None:
    file = str(write("due.ics", ""))
    for day in (TODAY, "2021-12-24"):
        assert office("due", "1y", "--output", file, today=day).code == 0
    with open(file, encoding="utf-8") as calendar:
        text = calendar.read()
    assert "UID:paper/copy@coop" in text
    assert "CANCELLED" not in text


def test_a_commitment_of_a_year_in_which_its_agreement_is_suspended_is_only_possible(office: Coop) -> None:
    """Suspended from 10 January 2022 to 9 January 2023: of 2021 nothing changes."""
    found = by_duty(office, "2021/2023")
    assert {year: found[f"paper/visit/{year}"]["match"] for year in (2021, 2022, 2023)} == {
        2021: "surely",
        2022: "possibly",
        2023: "possibly",
    }
    assert found["paper/visit/2022"]["reasons"] == ["suspended"]


def test_a_promise_falls_due_in_a_year_of_which_one_day_lies_in_the_term(coop: Coop, write: Write) -> None:
    """Of 2023 the first day lies in the one term, the last day in the next, and none in the others."""
    periods = {
        "first": "2020-01-01/2023-01-01",
        "last": "2023-12-31/2027-12-31",
        "before": "2020-01-01/2022-12-31",
        "after": "2024-01-01/2027-12-31",
    }
    papers = "agreements:\n" + "".join(
        f"- {{id: {name}, title: A, standing: signed, period: {period}, cite: s1, "
        "commitments: [{id: visit, every: year, cite: s1}]}\n"
        for name, period in periods.items()
    )
    write("all.yaml", SOURCE + papers)
    assert coop("load", "all.yaml").code == 0
    found = by_duty(coop, "2023", "--only", "commitment")
    assert {duty: row["due_earliest"] for duty, row in found.items()} == {
        "first/visit/2023": "2023-01-01",
        "last/visit/2023": "2023-12-31",
    }


@pytest.mark.parametrize(("suspended", "match"), [("2022-12-31", "possibly"), ("2023-01-01", "surely")])
def test_a_suspension_from_the_last_day_of_a_year_on_leaves_its_promise_open(
    coop: Coop, write: Write, suspended: str, match: str
) -> None:
    write(
        "all.yaml",
        SOURCE
        + "agreements:\n- {id: a, title: A, standing: signed, period: 2020-01-01/2027-12-31, cite: s1, "
        f"changes: [{{kind: suspension, date_in_force: {suspended}, cite: s1}}], "
        "commitments: [{id: visit, every: year, cite: s1}]}\n",
    )
    assert coop("load", "all.yaml").code == 0
    assert by_duty(coop, "2022", "--only", "commitment")["a/visit/2022"]["match"] == match


def test_a_planned_activity_says_what_it_is_and_who_takes_part(office: Coop) -> None:
    assert "Union A: A fair" in office("due", "2022", "--only", "activity", today=TODAY).out


def test_a_notice_says_of_which_change(office: Coop) -> None:
    told = office("due", "2022", "--only", "change_notice", today=TODAY).out
    assert "notice of a change: suspension" in told


def test_why_names_the_settings_that_a_day_rests_on(office: Coop) -> None:
    """60 days before 30 September 2023; the province's own day; copies are kept complete."""
    renewal = office("due", "--why", "paper/renewal", today=TODAY).out
    assert "1 August 2023" in renewal
    assert "60 days, as the settings say" in renewal
    assert (
        "1 November 2021, as the settings say"
        in office("due", "--why", "yearly-report-2021", today=TODAY).out
    )
    assert "1 January 2021, as the settings say" in office("due", "--why", "paper/copy", today=TODAY).out


def test_a_filter_leaves_out_what_the_office_owes_and_says_so(office: Coop) -> None:
    asked = ("due", "--country", "LA", "--only", "yearly_report")
    assert "yearly report and plans are left out" in office(*asked, today=TODAY).out
    assert "left out" not in office("due", "--only", "yearly_report", today=TODAY).out


@pytest.mark.parametrize("today", ["9998-06-30", "9998-12-31", "0001-01-01"])
def test_the_ends_of_the_calendar_are_no_error(register: Coop, today: str) -> None:
    assert register("due", today=today).code == 0


def test_a_lead_that_goes_back_to_before_the_first_day_ends_there(coop: Coop, write: Write) -> None:
    """29 June is the 180th day of the year 1: 180 days before it there is none."""
    write("all.yaml", SOURCE + "agreements:\n- {id: a, title: A, period: 0001-01-01/0001-06-29, cite: s1}\n")
    assert coop("load", "all.yaml").code == 0
    (row,) = coop("due", "--why", "a/end", "--format", "json", today="2026-11-22").json
    assert row["first_action_day"] == "0001-01-01"


def test_only_what_the_law_asks_for_is_counted_as_long_past(coop: Coop, write: Write) -> None:
    """The copy of the paper with a foreign side was due in January 2022; the one at home owes none."""
    parties = PARTIES + "- {id: at-home, name: Hue, country: VN, cite: s1}\n"
    signed = "standing: signed, date_signed: 2022-01-01, period: 2022-01-01/.., cite: s1"
    papers = "agreements:\n" + "".join(
        f"- {{id: {name}, parties: [rc-kon-tum, {other}], {signed}}}\n"
        for name, other in (("abroad", "rc-attapeu"), ("home", "at-home"))
    )
    write("all.yaml", SOURCE + parties + papers)
    assert coop("load", "all.yaml").code == 0
    assert set(by_duty(coop, "--only", "long_past,copy", today="2026-11-22")) == {"abroad/copy"}
    told = coop("due", "--party", "rc-kon-tum", today="2026-11-22").out
    assert "1 duty was due more than a year ago" in told


@pytest.mark.parametrize(("country", "listed"), [("VN", False), ("LA", True)])
def test_what_the_law_does_not_ask_for_is_not_listed_because_somebody_snoozed_it(
    coop: Coop, write: Write, country: str, listed: bool
) -> None:
    """Without a foreign side no copy is due, whatever was noted about one."""
    parties = PARTIES.replace("country: LA", f"country: {country}")
    paper = agreement("a", "standing: signed", "date_signed: 2026-11-15", "period: 2026-11-15/2027-12-31")
    write("all.yaml", SOURCE + parties + paper + "duties:\n- {duty: a/copy, snoozed_until: 2026-12-24}\n")
    assert coop("load", "all.yaml").code == 0
    assert ("a/copy" in by_duty(coop, "--only", "snoozed", today="2026-11-22")) == listed
    assert ("a/copy" in by_duty(coop, today="2026-12-24")) == listed


@pytest.mark.parametrize("names", [("first", "second"), ("second", "first")])
def test_each_end_rolls_on_or_not_as_its_own_paper_says(
    coop: Coop, write: Write, names: tuple[str, str]
) -> None:
    """The third term of the one lies ahead and is possible only, that of the other has begun."""
    rolling, ending = names
    papers = (
        f"agreements:\n- {{id: {rolling}, title: A, standing: signed, period: 2022-01-01/2023-12-31, cite: s1, "
        "renewal: {mode: tacit, length: 2 years}}\n"
        f"- {{id: {ending}, title: B, standing: signed, period: 2024-01-01/2024-12-31, cite: s1, changes: ["
        "{kind: extension, extended_to: 2025-06-30, cite: s1}, {kind: extension, extended_to: 2025-12-31, cite: s1}]}\n"
    )
    write("all.yaml", SOURCE + papers)
    assert coop("load", "all.yaml").code == 0
    found = by_duty(coop, "2025/2027", "--only", "end", today="2025-02-01")
    assert {duty: (row["match"], row["reasons"]) for duty, row in found.items()} == {
        f"{rolling}/end-2": ("possibly", ["rolls_on"]),
        f"{rolling}/end-3": ("possibly", ["rolls_on", "due_possible"]),
        f"{ending}/end-2": ("surely", []),
        f"{ending}/end-3": ("surely", []),
    }


def test_a_snooze_and_an_explanation_are_not_asked_at_once(office: Coop) -> None:
    found = office(
        "due", "--why", "paper/copy", "--snooze", "paper/copy", "--until", "2022-01-01", today=TODAY
    )
    assert found.code == 2
