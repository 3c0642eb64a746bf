"""`coop parties`: organisations with their agreements by status, activities and people."""

from __future__ import annotations

from tests.commands.conftest import Write
from tests.conftest import Coop

TODAY = "2026-11-22"


def names(coop: Coop, *words: str) -> set[str]:
    found = coop("parties", *words, "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    return {row["id"] for row in found.json}


def test_all_fourteen_are_listed(register: Coop) -> None:
    found = register("parties", today=TODAY)
    assert "14 organisations" in found.out


def test_red_crosses_of_laos(register: Coop) -> None:
    assert names(register, "--kind", "chữ thập đỏ", "--country", "Lào") == {"rc-attapeu", "rc-houaphanh"}


def test_levels(register: Coop) -> None:
    assert names(register, "--level", "national") == {"vwu", "lwu", "vufo", "vae"}


def test_a_present_province_finds_what_was_there_before(register: Coop) -> None:
    """Kon Tum has been part of Quảng Ngãi since 1 July 2025."""
    assert names(register, "--province", "quang ngai") == {"wu-kon-tum", "rc-kon-tum"}
    assert "Kon Tum has been part of Quảng Ngãi since 1 July 2025" in register("parties", today=TODAY).out
    assert "has been part of" not in register("parties", today="2025-06-30").out


def test_agreements_are_counted_by_status_sure_and_possible_apart(register: Coop) -> None:
    """2019-2024 has run out; the content of 2024-2029 is agreed, no signing is reported."""
    rows = register("parties", "--format", "json", today=TODAY).json
    (row,) = [row for row in rows if row["id"] == "wu-kon-tum"]
    assert row["agreements"] == 2
    assert {(one["status"], one["certainty"], one["agreements"]) for one in row["statuses"]} == {
        ("lapsed", "surely", 1),
        ("in_force", "possibly", 1),
    }
    assert row["activities"] == 5


def test_people_stand_with_their_positions(register: Coop) -> None:
    assert "Trịnh Thị Tiếp (President)" in register("parties", "--province", "Thanh Hóa").out


def test_a_national_body_has_no_province_and_people_not_told_are_unknown(register: Coop) -> None:
    out = register("parties", "vwu").out
    assert "–" in out
    assert "unknown" in out


def test_words_without_accents(register: Coop) -> None:
    assert names(register, "hoi", "nguoi", "cao", "tuoi") == {"vae"}


def test_what_is_not_stated_stands_apart(coop: Coop, write: Write) -> None:
    path = write("a.yaml", "parties:\n- id: a\n  name: A\n- id: b\n  name: B\n  country: LA\n")
    assert coop("load", str(path)).code == 0
    rows = coop("parties", "--country", "LA", "--format", "json").json
    assert [(row["id"], row["match"], row["reasons"]) for row in rows] == [
        ("b", "surely", []),
        ("a", "unknown", ["own_country_not_stated"]),
    ]


def test_an_empty_answer_says_so(register: Coop) -> None:
    found = register("parties", "--country", "CU")
    assert (found.code, "no organisation in this register answers to this" in found.out) == (0, True)
