"""`coop show`: everything on record of one thing, with its sources."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop

TODAY = "2026-11-22"

ONE_OF_EACH = {
    "sources": "s003",
    "parties": "rc-thanh-hoa",
    "partnerships": "partnership-wu-kon-tum-attapeu",
    "agreements": "vwu-lwu-2022",
    "commitments": "vwu-lwu-2022/health-checks",
    "activities": "houaphanh-visit-2019",
    "statements": "fifteen-provinces",
}


def record(coop: Coop, *words: str) -> dict[str, Any]:
    found = coop("show", *words, "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    (only,) = found.json
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize("section", ONE_OF_EACH)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_record_of_any_section_is_shown_by_its_id(register: Coop, section: str, lang: str) -> None:
    name = ONE_OF_EACH[section]
    shown = record(register, name)
    assert (shown["id"], shown["section"]) == (name, section)
    told = register("show", name, lang=lang)
    assert (told.code, told.err) == (0, "")
    assert name in told.out


def test_each_stated_fact_has_its_sources_beside_it(register: Coop) -> None:
    told = register("show", "vwu-lwu-2022").out
    (period,) = [line for line in told.splitlines() if line.startswith("period")]
    assert "s000 line 4 «giai đoạn 2022 – 2027»" in period
    assert "s000 line 9" in period


def test_what_is_inferred_is_shown_with_the_reason(register: Coop) -> None:
    told = register("show", "vufo-vae-2022").out
    (signed,) = [line for line in told.splitlines() if line.startswith("date signed")]
    assert "9 September 2022" in signed
    assert "inferred" in signed
    assert "without a year" in signed
    assert record(register, "vufo-vae-2022")["date_signed"] == "2022?-09-09"


def test_a_party_names_its_agreements_and_people(register: Coop) -> None:
    told = register("show", "rc-thanh-hoa").out
    assert "Trịnh Thị Tiếp (President)" in told
    assert "rc-thanh-hoa-houaphanh-2019" in told


def test_a_source_names_what_cites_it(register: Coop) -> None:
    naming = {mention["id"] for mention in record(register, "s003")["named_by"]}
    assert {"rc-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2022", "rc-kon-tum-visit-2022"} <= naming
    assert "vwu-lwu-2022" not in naming


def test_whether_the_list_of_commitments_is_complete_is_said(register: Coop) -> None:
    assert "Commitments (the list is complete)" in register("show", "vwu-lwu-2022").out
    assert "Commitments (the source names only some)" in register("show", "rc-kon-tum-attapeu-2022").out


def test_the_successor_of_a_paper_and_what_it_succeeds_are_both_shown(register: Coop) -> None:
    assert record(register, "wu-kon-tum-attapeu-2019")["successor"] == "wu-kon-tum-attapeu-2024"
    assert record(register, "wu-kon-tum-attapeu-2024")["succeeds"] == ["wu-kon-tum-attapeu-2019"]
    assert "wu-kon-tum-attapeu-2024" in register("show", "wu-kon-tum-attapeu-2019").out


def test_the_status_is_that_of_the_list_on_the_same_day(register: Coop) -> None:
    for day in ("2019-01-01", "2022-09-09", "2024-06-30", "2027-12-31"):
        for row in register("list", "--format", "json", today=day).json:
            shown = register("show", row["id"], "--format", "json", today=day).json[0]
            keys = ("status", "certainty", "or_status", "ends_earliest", "days_left_latest", "successor")
            assert [shown[key] for key in keys] == [row[key] for key in keys]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_words_that_name_several_records_are_answered_with_their_ids(register: Coop, lang: str) -> None:
    found = register("show", "phu nu kon tum attapu", lang=lang)
    assert (found.code, found.out) == (3, "")
    assert "wu-kon-tum-attapeu-2019" in found.err
    assert "wu-kon-tum-attapeu-2024" in found.err


def test_a_misspelt_id_is_answered_with_the_nearest(register: Coop) -> None:
    found = register("show", "vwu-lwu-2023")
    assert found.code == 3
    assert "vwu-lwu-2022" in found.err


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_is_no_record_is_said_so(register: Coop, lang: str) -> None:
    found = register("show", "xyzzyx", lang=lang)
    assert (found.code, found.out) == (3, "")
    assert "xyzzyx" in found.err.splitlines()[0]


def test_without_an_id_it_says_what_is_missing(register: Coop) -> None:
    found = register("show")
    assert found.code == 2
    assert "coop show rc-kon-tum-attapeu-2022" in found.err


def test_an_id_goes_before_the_same_words_elsewhere(coop: Coop, write: Write) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("lotus") + "- {id: other, title: Lotus, cite: s1}\n")
    assert coop("load", "all.yaml").code == 0
    assert record(coop, "lotus")["id"] == "lotus"


def test_own_fields_are_kept_and_shown(coop: Coop, write: Write) -> None:
    own = agreement("one", "x-folder: 12-B", "x-keepers: {name: Lan, desks: [1, 2]}")
    write("all.yaml", SOURCE + PARTIES + own)
    assert coop("load", "all.yaml").code == 0
    shown = record(coop, "one")
    assert (shown["x-folder"], shown["x-keepers"]) == ("12-B", {"name": "Lan", "desks": ["1", "2"]})
    told = coop("show", "one").out
    assert "12-B" in told
    assert "Lan" in told


def test_an_address_of_a_commitment_needs_its_agreement(register: Coop) -> None:
    """`information` stands in three agreements: alone it names none of them surely."""
    found = register("show", "vwu-lwu-2022/information")
    assert found.code == 0
    assert "all parties" in found.out or "achievements" in found.out


def test_what_a_record_carries_does_not_steer_the_terminal(coop: Coop, write: Write) -> None:
    title = r'"\e[31m[bold]red[/x] =HYPERLINK(1) <script>\u202Ereversed\nsecond line"'
    write("all.yaml", SOURCE + PARTIES + agreement("one", f"title: {title}"))
    assert coop("load", "all.yaml").code == 0
    for command in (["show", "one"], ["list"]):
        told = coop(*command).out
        assert "\x1b" not in told
        assert "\u202e" not in told
        assert "[bold]red[/x] =HYPERLINK(1) <script>" in told


def test_a_place_that_became_part_of_another_is_said_so(register: Coop) -> None:
    assert "Kon Tum has been part of Quảng Ngãi since 1 July 2025" in register("show", "rc-kon-tum").out


def test_the_name_as_signed_stands_beside_the_name_of_the_record(coop: Coop, write: Write) -> None:
    party = "{party: rc-attapeu, name_as_signed: {vi: Tổ chức Chữ thập đỏ tỉnh Attapư}}"
    write("all.yaml", f"{SOURCE}{PARTIES}agreements:\n- id: one\n  cite: s1\n  parties: [{party}]\n")
    assert coop("load", "all.yaml").code == 0
    told = coop("show", "one").out
    assert "Red Cross of Attapeu" in told
    assert "Tổ chức Chữ thập đỏ tỉnh Attapư" in told


def test_an_agreement_shows_what_names_its_promises_and_not_what_names_others(
    coop: Coop, write: Write
) -> None:
    papers = "".join(
        f"- {{id: {one}, title: A, cite: s1, commitments: [{{id: p, cite: s1}}]}}\n" for one in "ab"
    )
    trips = "".join(f"- {{id: trip-{one}, fulfils: [{one}/p], cite: s1}}\n" for one in "ab")
    words = "".join(f"- {{id: said-{one}, about: {one}/p, text: t, cite: s1}}\n" for one in "ab")
    write("all.yaml", f"{SOURCE}agreements:\n{papers}activities:\n{trips}statements:\n{words}")
    assert coop("load", "all.yaml").code == 0
    named_by = [(one["id"], one["field"]) for one in record(coop, "a")["named_by"]]
    assert named_by == [("trip-a", "fulfils"), ("said-a", "about")]


def test_each_signatory_shows_where_a_source_names_it(register: Coop) -> None:
    """s002:1 names the bodies and nobody; s002:9 and 10 name who signed."""
    told = " ".join(register("show", "vufo-vae-2022").out.split())
    assert "Nguyễn Phương Nga (President) [s002 line 9; s002 line 10]" in told
    assert "Nguyễn Thanh Bình (President) [s002 line 9; s002 line 10]" in told


def test_a_fact_of_a_nested_record_shows_the_citation_of_its_own_field(coop: Coop, write: Write) -> None:
    """Each of three lines carries another fact of one party; none is said of all."""
    party = (
        "{party: rc-kon-tum, name_as_signed: Hội, signed_by: [{name: An, cite: s1 line 7}, {name: Bình}], "
        "cite: {party: s1 line 5, name_as_signed: s1 line 6, signed_by: s1 line 8}}"
    )
    write("all.yaml", f"{SOURCE}{PARTIES}agreements:\n- id: one\n  cite: s1 line 4\n  parties: [{party}]\n")
    assert coop("load", "all.yaml").code == 0
    told = " ".join(coop("show", "one").out.split())
    assert "name as signed: Hội [s1 line 6]" in told
    assert "signed by An [s1 line 7], Bình [s1 line 8]" in told
    assert "[rc-kon-tum] [s1 line 5]" in told


def test_what_names_a_record_stands_in_the_order_of_the_files_whatever_was_loaded_first(
    coop: Coop, write: Write
) -> None:
    write("base.yaml", SOURCE + PARTIES)
    for name in ("a", "b", "c"):
        write(f"{name}.yaml", agreement(f"paper-{name}"))
    assert coop("load", "base.yaml", "c.yaml", "a.yaml", "b.yaml").code == 0
    shown = coop("show", "rc-kon-tum").out
    assert re.findall(r"paper-\w", shown) == ["paper-a", "paper-b", "paper-c"]


def test_the_partnerships_of_a_history_stand_in_the_order_of_the_files(coop: Coop, write: Write) -> None:
    write("base.yaml", SOURCE + PARTIES + agreement("paper"))
    for name in ("a", "b"):
        text = f"partnerships:\n- {{id: tie-{name}, parties: [rc-kon-tum, rc-attapeu], text: Tie {name}, cite: s1}}\n"
        write(f"{name}.yaml", text)
    loads = coop("load", "base.yaml", "b.yaml"), coop("load", "a.yaml")
    assert [load.code for load in loads] == [0, 0], loads
    shown = coop("history", "paper").out
    assert re.findall(r"Tie \w", shown) == ["Tie a", "Tie b"]
