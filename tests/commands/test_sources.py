"""`coop sources`: what each source is, and how much of the register rests on it."""

from __future__ import annotations

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop


def test_the_five_articles(register: Coop) -> None:
    rows = {row["id"]: row for row in register("sources", "--format", "json").json}
    assert list(rows) == ["s000", "s001", "s002", "s003", "s004"]
    assert rows["s000"]["date_published"] == "2022-07-02"
    assert rows["s004"]["authors"] == ["Khiếu Tư"]
    assert rows["s001"]["publisher"] == "baokontum.com.vn"


def test_what_a_source_does_not_say_is_unknown(register: Coop) -> None:
    """The second article has no title and no date; the third none of all."""
    rows = {row["id"]: row for row in register("sources", "--format", "json").json}
    assert (rows["s001"]["title"], rows["s001"]["date_published"]) == (None, None)
    assert (rows["s002"]["publisher"], rows["s002"]["authors"]) == (None, [])
    assert "unknown" in register("sources").out


def test_photographers_are_credited(register: Coop) -> None:
    """s002:9 names Thu Hà, s003:4 Hoàng Minh of redcross.org.vn; they wrote neither page."""
    rows = {row["id"]: row for row in register("sources", "--format", "json").json}
    assert [one["name"] for one in rows["s002"]["credits"]] == ["Thu Hà"]
    assert rows["s002"]["authors"] == rows["s000"]["credits"] == []
    assert "Hoàng Minh (ảnh)" in register("sources", lang="vi").out


def test_the_records_that_rest_on_a_source(register: Coop) -> None:
    rows = {row["id"]: row for row in register("sources", "--format", "json").json}
    assert {"vwu-lwu-2022", "wu-ha-noi-vientiane-2022", "wu-dak-lak-sekong-2022"} <= set(
        rows["s000"]["records"]
    )
    assert {"rc-kon-tum-attapeu-2019", "rc-kon-tum-visit-2022"} <= set(rows["s003"]["records"])
    assert "rc-kon-tum-visit-2022" not in rows["s000"]["records"]


def test_a_fact_with_two_citations_of_one_source_counts_once(coop: Coop, write: Write) -> None:
    parties = write("p.yaml", SOURCE + "- id: s2\n  title: Not used\n" + PARTIES)
    text = agreement("a").replace("cite: s1", "cite: {title: [s1 line 1, s1 line 2], period: s1 line 3}")
    paper = write("a.yaml", text + "  title: A\n  period: 2022/2023\n")
    assert coop("load", str(parties), str(paper)).code == 0
    rows = {row["id"]: row for row in coop("sources", "--format", "json").json}
    assert (rows["s1"]["facts"], rows["s1"]["records"]) == (4, ["a", "rc-attapeu", "rc-kon-tum"])
    assert (rows["s2"]["facts"], rows["s2"]["records"]) == (0, [])


def test_words_choose(register: Coop) -> None:
    rows = register("sources", "khieu", "tu", "--format", "json").json
    assert [row["id"] for row in rows] == ["s004"]


def test_an_empty_answer_says_so(register: Coop) -> None:
    found = register("sources", "zzz")
    assert (found.code, "no source in this register answers to this" in found.out) == (0, True)
