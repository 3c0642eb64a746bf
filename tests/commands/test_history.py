"""`coop history`, over the register that ships and over chains made here."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop


def chain(coop: Coop, *words: str) -> list[Any]:
    found = coop("history", *words, "--format", "json", today="2026-11-22")
    assert found.code == 0, found.err
    assert isinstance(found.json, list)
    return found.json


@pytest.mark.parametrize("asked", ["wu-kon-tum-attapeu-2019", "wu-kon-tum-attapeu-2024", "lhpn kon tum"])
def test_any_link_gives_the_whole_chain(register: Coop, asked: str) -> None:
    """Q29: two phases are dated, 2019–2024 and 2024–2029, in a relation since 2006 with earlier ones unnamed."""
    first, second = chain(register, asked)
    assert (first["id"], first["period"]) == ("wu-kon-tum-attapeu-2019", "2019/2024")
    assert (second["id"], second["period"]) == ("wu-kon-tum-attapeu-2024", "2024/2029")
    (partnership,) = first["partnerships"]
    assert (partnership["since"], partnership["earlier_agreements"]) == ("2006", "unknown")
    (followed,) = second["succeeds"]
    assert (followed["id"], followed["step"], followed["precision"]) == (first["id"], "handover", "year")
    assert followed["inferred"]["en"].startswith("a memorandum for each phase")
    assert followed["reason"] == "later_agreed"


def test_the_words_say_since_when_and_that_earlier_ones_are_unknown(register: Coop) -> None:
    said = register("history", "wu-kon-tum-attapeu-2019").out
    assert "since 2006" in said
    assert (
        "2 agreements in the chain; there were earlier ones (inferred), their number and years are not known"
        in said
    )
    assert "handover in 2024 (no signing of the later one is reported)" in said


def test_a_succession_that_is_inferred_says_so(register: Coop) -> None:
    """No source says that the Red Cross memorandum of 2022 succeeds that of 2019."""
    _, second = chain(register, "rc-kon-tum-attapeu-2019")
    (followed,) = second["succeeds"]
    assert followed["inferred"]["en"].startswith("the same two parties")
    assert "is inferred" in register("history", "rc-kon-tum-attapeu-2022").out


def test_a_relation_older_than_its_only_paper(register: Coop) -> None:
    """Nearly five years by 2019, against a term 2019–2020; no successor is on record."""
    (only,) = chain(register, "rc-thanh-hoa-houaphanh-2019")
    assert (only["succeeds"], only["succeeded_by"]) == ([], [])
    assert only["partnerships"][0]["since"] == "2014~"
    assert "since about 2014 (inferred)" in register("history", "rc-thanh-hoa-houaphanh-2019").out


def test_papers_signed_at_the_same_event_stand_beside(register: Coop) -> None:
    (only,) = chain(register, "vwu-lwu-2022")
    assert {(one["id"], one["relation"]) for one in only["beside"]} == {
        ("wu-ha-noi-vientiane-2022", "same_signing"),
        ("wu-dak-lak-sekong-2022", "same_signing"),
    }


def test_gap_branches_and_what_stands_beside(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES)
    write("b.yaml", agreement("first", "period: 2018/2020"))
    write("c.yaml", agreement("left", "period: 2022/2024", "succeeds: first", "framework: umbrella"))
    write("d.yaml", agreement("right", "period: 2021/2024", "succeeds: first"))
    write("e.yaml", agreement("umbrella", "period: 2010/.."))
    assert coop("load", ".").code == 0
    links = {one["id"]: one for one in chain(coop, "right")}
    assert list(links) == ["first", "right", "left"]
    assert [one["step"] for one in links["left"]["succeeds"]] == ["gap"]
    assert [one["step"] for one in links["right"]["succeeds"]] == ["handover"]
    assert set(links["first"]["succeeded_by"]) == {"left", "right"}
    assert {"id": "umbrella", "relation": "framework"} in links["left"]["beside"]
    assert {"id": "umbrella", "relation": "same_parties"} in links["first"]["beside"]
    said = coop("history", "first").out
    assert "gap of 365–1,094 days" in said
    assert "its umbrella" in said
    assert [one["relation"] for one in chain(coop, "umbrella")[0]["beside"] if one["id"] == "left"] == [
        "same_parties",
        "under",
    ]


def test_a_circle_of_successions_ends(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES)
    write("b.yaml", agreement("one", "period: 2018/2020", "succeeds: two"))
    write("c.yaml", agreement("two", "period: 2020/2022", "succeeds: one"))
    assert coop("load", ".").code == 0
    assert [one["id"] for one in chain(coop, "two")] == ["one", "two"]


def test_a_term_not_stated_is_unknown(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES)
    write("b.yaml", agreement("one", "period: 2018/2020"))
    write("c.yaml", agreement("two", "succeeds: one"))
    assert coop("load", ".").code == 0
    _, second = chain(coop, "one")
    assert (second["succeeds"][0]["step"], second["succeeds"][0]["match"]) == ("unknown", "unknown")
    assert "cannot be told: the start of the later term is not stated" in coop("history", "one").out


@pytest.mark.parametrize("asked", ["s001", "lhpn", "no-such-paper"])
def test_a_name_that_is_no_one_chain_is_refused(register: Coop, asked: str) -> None:
    """A source, words of several chains, nothing at all."""
    found = register("history", asked)
    assert (found.code, found.out) == (3, "")
    assert asked in found.err
