"""`coop commitments` on the register that ships, and on made-up trips. Expected answers come from the articles."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write
from tests.conftest import Coop

TODAY = "2026-11-22"
RC_2022 = "rc-kon-tum-attapeu-2022"
DELEGATIONS, PROGRAMMES, INFORMATION = (
    f"{RC_2022}/{name}" for name in ("delegations", "programmes", "information")
)
EXCHANGE = "rc-thanh-hoa-houaphanh-2019/exchange"
NATIONAL = "vwu-lwu-2022/high-level-delegations"
YEARLY = {DELEGATIONS, PROGRAMMES, INFORMATION, EXCHANGE, NATIONAL}
"""Question Q34."""


def rows(coop: Coop, *words: str, today: str = TODAY) -> list[dict[str, Any]]:
    found = coop("commitments", *words, "--format", "json", today=today)
    assert found.code == 0, found.err
    answer: list[dict[str, Any]] = found.json
    return answer


def surely(coop: Coop, *words: str) -> set[str]:
    return {row["id"] for row in rows(coop, *words) if row["match"] == "surely"}


def states(coop: Coop, *words: str, today: str = TODAY) -> dict[tuple[str, int], tuple[str, str | None]]:
    return {
        (row["id"], row["year"]): (row["state"], row["certainty"]) for row in rows(coop, *words, today=today)
    }


def test_five_commitments_are_yearly_and_one_takes_turns_without_saying_how_often(register: Coop) -> None:
    assert surely(register, "--every", "year") == YEARLY
    apart = {
        row["id"]: row["reasons"] for row in rows(register, "--every", "year") if row["match"] != "surely"
    }
    assert apart == {"wu-kon-tum-attapeu-2024/delegations": ["every_not_stated"]}


def test_one_to_two_programmes_a_year_depend_on_means(register: Coop) -> None:
    (row,) = [row for row in rows(register, "--party", "rc-kon-tum") if row["id"] == PROGRAMMES]
    assert (row["times_min"], row["times_max"], row["every"]) == (1, 2, "year")
    assert row["condition"] is not None
    assert "1 to 2 times" in register("commitments", "--party", "rc-kon-tum", today=TODAY).out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--when", "needed"), {f"{RC_2022}/further-delegations"}),
        (("--when", "anniversary"), {"vwu-lwu-2022/anniversaries"}),
        (("--area", "mua ban nguoi"), {"vwu-lwu-2022/trafficking"}),
        (("--area", "anti_violence", "--bound", "lwu"), {"vwu-lwu-2022/violence"}),
        (("--bound", "vwu", "--area", "culture"), {"vwu-lwu-2022/traditions"}),
        (("--bound", "vwu", "--area", "health"), set()),
        (("--bound", "lwu", "--area", "health"), set()),
        (("--every", "2 years"), set()),
    ],
)
def test_these_filters_choose_commitments_and_not_only_agreements(
    register: Coop, words: tuple[str, ...], expected: set[str]
) -> None:
    assert surely(register, *words) == expected


def test_who_is_bound_by_an_item_without_a_subject_is_a_conclusion(register: Coop) -> None:
    """s000:21 names nobody who helps with the health checks."""
    (row,) = rows(register, "--bound", "vwu", "--area", "health")
    assert (row["id"], row["match"]) == ("vwu-lwu-2022/health-checks", "possibly")
    assert row["reasons"] == ["bound_inferred"]


def test_the_other_filters_choose_agreements(register: Coop) -> None:
    assert surely(register, "--province", "Quang Ngai", "--every", "year") == {
        DELEGATIONS,
        PROGRAMMES,
        INFORMATION,
    }


def test_agreements_without_a_commitment_on_record_are_named_and_counted(register: Coop) -> None:
    out = register("commitments", "--country", "LA", today=TODAY).out
    assert "4 agreements with no commitment on record" in out
    untold = next(line for line in out.splitlines() if "No commitment is on record of" in line)
    for name in (
        "wu-ha-noi-vientiane-2022",
        "wu-dak-lak-sekong-2022",
        "wu-kon-tum-attapeu-2019",
        "rc-kon-tum-attapeu-2019",
    ):
        assert name in untold


def test_whether_the_list_is_closed_is_told(register: Coop) -> None:
    complete = {row["agreement"]: row["commitments_complete"] for row in rows(register)}
    assert complete == {
        "vwu-lwu-2022": True,
        RC_2022: False,
        "rc-thanh-hoa-houaphanh-2019": False,
        "wu-kon-tum-attapeu-2024": False,
        "vufo-vae-2022": False,
    }


def test_the_matrix_says_what_the_register_can_say(register: Coop) -> None:
    found = states(register, "--years", "2019/2028", "--every", "year")
    assert found[EXCHANGE, 2019] == ("kept", "possibly")
    assert found[EXCHANGE, 2020] == ("sources_end", "possibly")
    assert found[EXCHANGE, 2021] == ("outside", "surely")
    assert found[DELEGATIONS, 2021] == ("outside", "surely")
    assert found[DELEGATIONS, 2022] == ("kept", "possibly")
    assert found[DELEGATIONS, 2023] == ("sources_end", "possibly")
    assert found[PROGRAMMES, 2022] == ("kept", "possibly")
    assert found[PROGRAMMES, 2025] == ("sources_end", "possibly")
    assert found[NATIONAL, 2025] == ("sources_end", "surely")
    assert found[PROGRAMMES, 2026] == ("not_due", "surely")
    assert found[NATIONAL, 2027] == ("not_due", "surely")
    assert found[NATIONAL, 2028] == ("outside", "surely")


def test_every_commitment_stands_in_the_matrix_once_a_year(register: Coop) -> None:
    found = rows(register, "2022")
    assert len(found) == len({row["id"] for row in found}) == 38
    assert {row["id"] for row in found if row["state"] != "no_cadence"} == YEARLY


def test_no_commitment_is_called_missed(register: Coop) -> None:
    out = register("commitments", "2025", today=TODAY).out
    assert "the sources end on 2 July 2022" in out
    assert "missed" not in out


def test_people_see_a_column_for_each_year(register: Coop) -> None:
    out = register("commitments", "--years", "2022/2024", "--every", "year", today=TODAY).out
    header = next(line for line in out.splitlines() if line.startswith("id "))
    assert [word for word in header.split() if word.isdigit()] == ["2022", "2023", "2024"]
    assert "possibly kept" in out


@pytest.mark.parametrize(
    ("years", "expected"), [("2026/..", range(2026, 2030)), ("2022-07-02/2023-01-01", range(2022, 2024))]
)
def test_open_periods_and_days_are_judged_by_whole_years(register: Coop, years: str, expected: range) -> None:
    found = rows(register, "--years", years)
    assert {row["year"] for row in found} == set(expected)


@pytest.mark.parametrize("year", ["0001", "9998"])
def test_the_first_and_the_last_year_can_be_asked(register: Coop, year: str) -> None:
    assert {row["state"] for row in rows(register, year, "--every", "year")} == {"outside", "no_cadence"}


@pytest.mark.parametrize("words", [("0001/9998",), ("2022", "--years", "2023"), ("90",)])
def test_what_cannot_be_judged_is_a_usage_error(register: Coop, words: tuple[str, ...]) -> None:
    found = register("commitments", *words, today=TODAY)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("error: ")


def test_a_trip_with_its_meeting_counts_once_and_cancelled_ones_not_at_all(coop: Coop, write: Write) -> None:
    paper = (
        "agreements:\n- id: a\n  parties: [rc-kon-tum, rc-attapeu]\n  cite: s1\n  standing: signed\n"
        "  period: 2022/2027\n"
        "  commitments:\n  - {id: visits, every: year, times: {min: 1, max: 1}, cite: s1}\n"
    )
    activities = (
        "activities:\n"
        "- {id: trip, dates: 2023-05-01/2023-05-03, cite: s1, fulfils: [a/visits]}\n"
        "- {id: meeting, dates: 2023-05-02, part_of: trip, cite: s1, fulfils: [a/visits]}\n"
        "- {id: off, dates: 2024-05-02, status: cancelled, cite: s1, fulfils: [a/visits]}\n"
        "- {id: one, dates: 2025-05-02, cite: s1, fulfils: [a/visits]}\n"
        "- {id: two, dates: 2025-06-02, cite: s1, fulfils: [a/visits]}\n"
    )
    write("all.yaml", f"{SOURCE}{PARTIES}{paper}{activities}")
    assert coop("load", "all.yaml").code == 0
    found = {row["year"]: row for row in rows(coop, "2023/2025")}
    assert (found[2023]["state"], found[2023]["most"], found[2023]["more"]) == ("kept", 1, False)
    assert (found[2024]["state"], found[2024]["activities"]) == ("no_evidence", [])
    assert (found[2025]["state"], found[2025]["most"], found[2025]["more"]) == ("kept", 2, True)
    assert "more than promised" in coop("commitments", "2025", today=TODAY).out


def test_each_trip_counts_with_its_own_meetings(coop: Coop, write: Write) -> None:
    paper = (
        "agreements:\n- id: a\n  parties: [rc-kon-tum, rc-attapeu]\n  cite: s1\n  standing: signed\n"
        "  period: 2022/2027\n  commitments:\n  - {id: visits, every: year, cite: s1}\n"
    )
    told = "cite: s1, fulfils: [a/visits]"
    trips = "activities:\n" + "".join(
        f"- {{id: trip-{month}, dates: 2023-{month}, {told}}}\n"
        f"- {{id: meeting-{month}, dates: 2023-{month}-02, part_of: trip-{month}, {told}}}\n"
        f"- {{id: talk-{month}, dates: 2023-{month}-02, part_of: meeting-{month}, {told}}}\n"
        for month in ("03", "05", "07")
    )
    write("all.yaml", f"{SOURCE}{PARTIES}{paper}{trips}")
    assert coop("load", "all.yaml").code == 0
    (row,) = rows(coop, "2023")
    assert (row["state"], row["least"], row["most"], len(row["activities"])) == ("kept", 3, 3, 9)


def test_that_one_activity_keeps_it_by_inference_says_nothing_of_another(coop: Coop, write: Write) -> None:
    paper = (
        "agreements:\n- id: a\n  parties: [rc-kon-tum, rc-attapeu]\n  cite: s1\n  standing: signed\n"
        "  period: 2022/2027\n  commitments:\n  - {id: visits, every: year, cite: s1}\n"
    )
    visits = (
        "activities:\n- {id: told, dates: 2023-05-01, fulfils: [a/visits], cite: s1}\n"
        "- {id: thought, dates: 2024-05-01, fulfils: [a/visits], cite: s1, inferred: {fulfils: nothing else fits}}\n"
    )
    write("all.yaml", f"{SOURCE}{PARTIES}{paper}{visits}")
    assert coop("load", "all.yaml").code == 0
    assert states(coop, "2023/2024") == {
        ("a/visits", 2023): ("kept", "surely"),
        ("a/visits", 2024): ("kept", "possibly"),
    }


@pytest.mark.parametrize(
    ("today", "certainty"), [("2023-05-30", "possibly"), ("2023-05-31", "surely"), ("2023-06-01", "surely")]
)
def test_what_may_still_go_on_is_not_sure(coop: Coop, write: Write, today: str, certainty: str) -> None:
    """Of a visit in May it is not known on the 30th whether it has been: it may be on the 31st."""
    paper = (
        "agreements:\n- id: a\n  parties: [rc-kon-tum, rc-attapeu]\n  cite: s1\n  standing: signed\n"
        "  period: 2022/2027\n  commitments:\n  - {id: visits, every: year, cite: s1}\n"
    )
    visit = "activities:\n- {id: visit, dates: 2023-05, cite: s1, fulfils: [a/visits]}\n"
    write("all.yaml", f"{SOURCE}{PARTIES}{paper}{visit}")
    assert coop("load", "all.yaml").code == 0
    assert states(coop, "2023", today=today) == {("a/visits", 2023): ("kept", certainty)}


def test_promises_stand_in_the_order_of_the_terms_and_of_their_papers(coop: Coop, write: Write) -> None:
    """What answers surely comes first, then the term that begins first; an agreement keeps its own order."""
    papers = "agreements:\n" + "".join(
        f"- id: {name}\n  parties: [rc-kon-tum, rc-attapeu]\n  cite: s1\n  standing: signed\n  period: {period}\n"
        "  commitments:\n  - {id: visits, every: year, cite: s1}\n  - {id: meet, turns: true, cite: s1}\n"
        for name, period in (("a", "2023/2027"), ("b", "2019/2027"))
    )
    write("all.yaml", f"{SOURCE}{PARTIES}{papers}")
    assert coop("load", "all.yaml").code == 0
    visits, meetings = ["b/visits", "a/visits"], ["b/meet", "a/meet"]
    assert [row["id"] for row in rows(coop)] == ["b/visits", "b/meet", "a/visits", "a/meet"]
    assert [row["id"] for row in rows(coop, "--every", "year")] == [*visits, *meetings]


@pytest.mark.parametrize("words", [(), ("2022",)])
def test_an_empty_answer_says_so(register: Coop, words: tuple[str, ...]) -> None:
    found = register("commitments", *words, "--party", "wu-sekong", today=TODAY)
    assert found.code == 0
    assert "no commitment" in found.out
