"""`coop due`: all duties of the register that ships, in their buckets, with the first step and why each is there."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop

TODAY = "2026-11-22"
SIGNED_ON_2_JULY = {"vwu-lwu-2022", "wu-ha-noi-vientiane-2022", "wu-dak-lak-sekong-2022"}
COPIES = {f"{name}/copy" for name in SIGNED_ON_2_JULY}
TRACKS = "settings:\n  tracks:\n  - {step: copy, since: 2022-01-01}\n"


def rows(coop: Coop, *words: str, today: str = TODAY) -> list[dict[str, Any]]:
    found = coop("due", *words, "--format", "json", today=today)
    assert found.code == 0, found.err
    assert isinstance(found.json, list)
    return found.json


def by_duty(coop: Coop, *words: str, today: str = TODAY) -> dict[str, dict[str, Any]]:
    found = rows(coop, *words, today=today)
    assert len({row["duty"] for row in found}) == len(found)
    return {row["duty"]: row for row in found}


def test_2027_lists_the_two_agreements_that_surely_end_then_with_the_steps_before(register: Coop) -> None:
    found = by_duty(register, "2027")
    ends = {name for name, row in found.items() if (row["step"], row["match"]) == ("end", "surely")}
    assert ends == {"vwu-lwu-2022/end", "rc-kon-tum-attapeu-2022/end"}
    for name in ("vwu-lwu-2022", "rc-kon-tum-attapeu-2022"):
        renewal, review = found[f"{name}/renewal"], found[f"{name}/final-review"]
        # 180 days before 1 January 2027 and before 31 December 2027; ninety days before the first of them
        assert (renewal["due_earliest"], renewal["due_latest"]) == ("2026-07-05", "2027-07-04")
        assert (review["due_earliest"], review["due_latest"]) == ("2026-10-03", "2027-12-31")
        assert (review["proposed"], renewal["proposed"]) == (True, False)
        end = found[f"{name}/end"]
        assert (end["first_action"], end["first_action_day"]) == ("renewal", "2026-07-05")
        assert end["first_action_day_latest"] == "2027-07-04"
    told = register("due", "2027", today=TODAY).out
    assert "5 July 2026 – 4 July 2027: begin the renewal" in told
    assert "a proposal from the term" in told


def test_steps_that_lie_before_the_period_are_named_with_the_end_they_lead_to(register: Coop) -> None:
    """In the second half of 2027 the end may come: the renewal, due by 4 July 2027, leads to it."""
    found = by_duty(register, "2027-H2", "--only", "end,renewal")
    assert found["vwu-lwu-2022/renewal"]["match"] == found["vwu-lwu-2022/end"]["match"] == "possibly"


def test_eight_days_after_the_signing_the_three_copies_are_due_on_17_july(register: Coop) -> None:
    found = by_duty(register, today="2022-07-10")
    copies = {name: row for name, row in found.items() if row["step"] == "copy"}
    assert set(copies) == {*COPIES, "rc-kon-tum-attapeu-2022/copy"}
    for name in COPIES:
        row = copies[name]
        assert (row["due_earliest"], row["due_latest"], row["match"]) == (
            "2022-07-17",
            "2022-07-17",
            "surely",
        )
        assert (row["bucket"], row["first_action_day"]) == ("this_month", "2022-07-02")
    assert copies["rc-kon-tum-attapeu-2022/copy"]["match"] == "possibly"  # signed in 2022, as is inferred


@pytest.mark.parametrize(
    ("today", "bucket"),
    [
        ("2022-07-02", "this_month"),
        ("2022-07-11", "this_week"),
        ("2022-07-17", "this_week"),
        ("2022-07-18", "past"),
        ("2023-07-17", "past"),
        ("2023-07-18", "long_past"),
        (TODAY, "long_past"),
    ],
)
def test_a_copy_goes_from_bucket_to_bucket(register: Coop, today: str, bucket: str) -> None:
    found = by_duty(register, "2022-07-17", "--only", "copy", today=today)
    assert {found[name]["bucket"] for name in COPIES} == {bucket}


def test_today_the_copies_of_2022_are_in_one_line_and_nothing_is_overdue(register: Coop) -> None:
    told = register("due", today=TODAY)
    assert "Overdue" not in told.out
    assert not any(name in told.out for name in COPIES)
    (line,) = [line for line in told.out.splitlines() if "more than a year ago" in line]
    assert line.strip("* ").split()[0].isdigit()
    assert "coop due --only long_past" in line
    assert set(by_duty(register, "--only", "long_past")) >= COPIES


@pytest.fixture
def tracked(register: Coop, write: Write) -> Coop:
    """The register that ships, and an office that keeps its copies complete since 2022."""
    write("office.yaml", TRACKS)
    assert register("load", "office.yaml").code == 0
    return register


def test_where_the_register_keeps_copies_complete_they_are_overdue_the_day_after(tracked: Coop) -> None:
    assert tracked("due", "--exit-code", "--only", "copy", today="2022-07-17").code == 10
    found = tracked("due", "--exit-code", today="2022-07-18")
    assert found.code == 11
    assert found.out.index("Overdue") < found.out.index("vwu-lwu-2022/copy")
    overdue = by_duty(tracked, "--only", "overdue", today="2022-07-18")
    assert set(overdue) == COPIES
    assert {row["tracked"] for row in overdue.values()} == {"2022-01-01"}


@pytest.mark.parametrize(
    ("words", "today", "code"),
    [
        (("--only", "copy"), TODAY, 0),
        (("--only", "yearly_report"), TODAY, 10),
        ((), TODAY, 10),
        (("1990",), TODAY, 0),
        (("--only", "copy"), "2022-07-10", 10),
        (("--only", "copy"), "2022-07-18", 10),  # that of the Red Cross, signed in 2022, may still be due
        (("2022-07-17", "--only", "copy", "--party", "vwu"), "2022-07-18", 0),
    ],
)
def test_the_exit_code_rings_only_when_asked_to(
    register: Coop, words: tuple[str, ...], today: str, code: int
) -> None:
    assert register("due", *words, "--exit-code", today=today).code == code
    assert register("due", *words, today=today).code == 0


def test_what_cannot_be_told_does_not_ring(coop: Coop, write: Write) -> None:
    """Whether the paper is one of the asked party's is not stated, so that nobody need be called for its end."""
    write(
        "all.yaml",
        f"{SOURCE}{PARTIES}agreements:\n- {{id: a, title: A, standing: signed, period: 2020/2026, cite: s1}}\n",
    )
    assert coop("load", "all.yaml").code == 0
    asked = ("due", "--only", "end", "--exit-code", "--party", "rc-kon-tum")
    assert [(row["duty"], row["match"]) for row in rows(coop, *asked[1:3], *asked[4:])] == [
        ("a/end", "unknown")
    ]
    assert coop(*asked, today=TODAY).code == 0
    assert coop(*asked[:4], today=TODAY).code == 10


# Which duties.


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("copy", {"copy"}),
        ("bản sao", {"copy"}),
        ("ban sao", {"copy"}),
        ("báo cáo và gửi bản sao", {"copy"}),
        ("report and copy after signing", {"copy"}),
        ("end,copy", {"end", "copy"}),
        ("hết hạn,bản sao", {"end", "copy"}),
        ("kế hoạch ký", {"plan_to_sign"}),
        ("yearly-report", {"yearly_report"}),
        ("tổng kết, sơ kết", {"final_review", "mid_term_review"}),
    ],
)
def test_only_takes_codes_and_words_in_both_languages(register: Coop, typed: str, steps: set[str]) -> None:
    assert {row["step"] for row in rows(register, "../2030", "--only", typed)} == steps


def test_only_may_be_repeated_and_takes_buckets(register: Coop) -> None:
    assert {row["step"] for row in rows(register, "--only", "end", "--only", "renewal")} == {"end", "renewal"}
    assert {row["bucket"] for row in rows(register, "--only", "may_be_past")} == {"may_be_past"}
    assert {row["bucket"] for row in rows(register, "--only", "quý này,sau đó")} == {"this_quarter", "later"}


@pytest.mark.parametrize(("lang", "error"), [("en", "error: "), ("vi", "lỗi: ")])
def test_an_unknown_kind_is_wrong_usage_with_the_nearest(register: Coop, lang: str, error: str) -> None:
    found = register("due", "--only", "renewl", lang=lang)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(error)
    assert '"renewal"' in found.err


def test_the_lead_times_give_the_first_day_and_the_reminders(register: Coop) -> None:
    """Before 15 November 2027: 180 days is 19 May, 90 is 17 August, 30 is 16 October, 7 is 8 November."""
    name = "yearly-report-2027"
    usual = by_duty(register, "2027", "--only", "yearly_report")[name]
    assert usual["first_action_day"] == "2027-05-19"
    assert usual["reminders"] == ["2027-05-19", "2027-08-17", "2027-10-16"]
    asked = by_duty(register, "2027", "--only", "yearly_report", "--lead", "7,30")[name]
    assert asked["first_action_day"] == "2027-10-16"
    assert asked["reminders"] == ["2027-10-16", "2027-11-08"]


@pytest.mark.parametrize("typed", ["soon", "30,", "-5", "3.5", "99999", ""])
def test_a_lead_that_is_no_number_of_days_is_wrong_usage(register: Coop, typed: str) -> None:
    found = register("due", "--lead", typed)
    assert (found.code, found.out) == (2, "")
    assert "180,90,30" in found.err


def test_filters_leave_only_duties_of_agreements_that_answer(register: Coop) -> None:
    found = rows(register, "2027", "--province", "Kon Tum", "--kind", "red_cross")
    assert {row["id"] for row in found} == {"rc-kon-tum-attapeu-2022"}
    assert {row["step"] for row in found} == {"end", "renewal", "final_review", "commitment"}


def test_limit_shows_the_first_and_counts_all(register: Coop) -> None:
    found = register("due", "2027", "--limit", "2", "--format", "json", today=TODAY)
    whole = rows(register, "2027")
    assert found.json == whole[:2]
    assert f"{len(whole)} duties" in found.err


def test_columns_are_those_of_the_duty_and_of_its_agreement(register: Coop) -> None:
    found = rows(register, "2027", "--only", "end", "--columns", "duty,due_latest,status")
    assert found[0] == {
        "duty": "rc-kon-tum-attapeu-2022/end",
        "due_latest": "2027-12-31",
        "status": "in_force",
    }
    assert register("due", "--columns", "whither").code == 2


def test_the_keys_of_a_duty_in_json_and_csv(register: Coop) -> None:
    """Those of a duty, then those that every list of agreements has."""
    (row,) = rows(register, "2027", "--only", "end", "--party", "vwu")
    own = ["due_earliest", "step", "first_action", "duty", "id", "bucket", "due_latest", "first_action_day"]
    assert list(row)[:8] == own
    assert {
        "match",
        "reasons",
        "settled",
        "settled_by",
        "snoozed_until",
        "proposed",
        "record",
        "year",
    } <= set(row)
    assert {"title", "parties", "type", "period", "standing", "status", "certainty", "successor"} <= set(row)
    assert (row["id"], row["record"], row["reasons"]) == ("vwu-lwu-2022", "vwu-lwu-2022", [])
    assert (row["ends_earliest"], row["ends_latest"]) == ("2027-01-01", "2027-12-31")
    text = register("due", "2027", "--only", "end", "--format", "csv", today=TODAY).out
    line, *_ = csv.DictReader(io.StringIO(text))
    assert (line["duty"], line["match"], line["due_latest"]) == (
        "rc-kon-tum-attapeu-2022/end",
        "surely",
        "2027-12-31",
    )


def test_a_duty_of_no_agreement_has_its_record_or_itself_as_id(register: Coop) -> None:
    report = by_duty(register, "2027", "--only", "yearly_report")["yearly-report-2027"]
    assert (report["id"], report["record"], report["parties"]) == ("yearly-report-2027", None, None)


def test_a_pipe_gets_whole_ids(register: Coop) -> None:
    told = register("due", "2027", today=TODAY).out
    assert "\x1b" not in told
    assert all(name in told for name in by_duty(register, "2027"))


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_when_nothing_falls_due_it_says_so(register: Coop, lang: str) -> None:
    found = register("due", "1990", "--only", "copy", lang=lang, today=TODAY)
    assert found.code == 0
    assert ("nothing in this register falls due in this period" in found.out) == (lang == "en")
    assert register("due", "1990", "--format", "json", today=TODAY).json == []


def test_an_empty_store_is_an_empty_answer(coop: Coop, write: Write) -> None:
    write("all.yaml", SOURCE)
    assert coop("load", "all.yaml").code == 0
    assert coop("due", "--format", "json", "--exit-code").json == []
    assert coop("due", "--why", "a/end").code == 3


def test_a_domestic_register_has_its_recurring_commitments_and_no_yearly_report(
    coop: Coop, write: Write
) -> None:
    commitment = "commitments: [{id: meet, text: Meet, every: year, cite: s1}]"
    parties = PARTIES.replace("country: LA", "country: VN")
    text = SOURCE + parties + agreement("a", "standing: signed", "period: 2020/2030", commitment)
    write("all.yaml", text)
    assert coop("load", "all.yaml").code == 0
    assert {row["duty"] for row in rows(coop, "2023/2024", "--only", "commitment")} == {
        "a/meet/2023",
        "a/meet/2024",
    }
    assert rows(coop, "2023/2024", "--only", "yearly_report,plan_to_sign,plan_to_implement,copy") == []
    assert by_duty(coop, "--only", "commitment")["a/meet/2025"]["bucket"] == "past"


def test_an_agreement_with_an_international_organisation_is_reported_though_it_has_no_country(
    coop: Coop, write: Write
) -> None:
    parties = PARTIES.replace("country: LA", "level: international")
    write("all.yaml", SOURCE + parties + agreement("a", "standing: signed", "date_signed: 2026-11-20"))
    assert coop("load", "all.yaml").code == 0
    assert {"a/copy", "yearly-report-2026"} <= set(by_duty(coop))


def test_what_the_law_may_ask_is_only_possible(coop: Coop, tmp_path: Path) -> None:
    """Of the other side no country is stated: whether a foreign party signed cannot be told."""
    register = tmp_path / "register.yaml"
    register.write_text(
        "parties:\n- {id: vn, name: A, country: VN}\n- {id: elsewhere, name: B}\n"
        "agreements:\n- {id: a, standing: signed, parties: [vn, elsewhere], date_signed: 2022-07-02}\n",
        encoding="utf-8",
    )
    coop("load", str(register), "--only")

    (row,) = coop("due", "2022", "--only", "copy", "--format", "json").json

    assert (row["duty"], row["match"], row["reasons"]) == ("a/copy", "possibly", ["scope_not_stated"])
