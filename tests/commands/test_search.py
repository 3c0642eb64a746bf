"""`coop search`: one ranked list over everything on record."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop


def found(coop: Coop, *arguments: str) -> list[str]:
    """The ids found, best first."""
    result = coop("search", "--format", "json", *arguments)
    assert result.code == 0, result.err
    return [hit["id"] for hit in result.json]


@pytest.mark.parametrize("typed", ["hua phan", "Huaphanh", "hủa phăn", "HOUAPHANH", "Hủa-Phăn"])
def test_a_place_is_found_in_any_spelling(register: Coop, typed: str) -> None:
    """The register writes Huaphanh in a party, a paper, a partnership, four activities and a title."""
    assert set(found(register, typed)) == {
        "rc-houaphanh",
        "rc-thanh-hoa-houaphanh-2019",
        "partnership-rc-thanh-hoa-houaphanh",
        "conference-2019",
        "houaphanh-visit-2019",
        "rc-thanh-hoa-visit-2018",
        "information-2018-2019",
        "s004",
    }


def test_words_of_one_area_stand_for_each_other(register: Coop) -> None:
    """`main-activities-2022` writes "buôn bán phụ nữ", the promise "mua bán người"; both name one area."""
    assert {"vwu-lwu-2022/trafficking", "main-activities-2022"} <= set(found(register, "mua ban nguoi"))


def test_a_wording_is_found_where_no_area_is_given(coop: Coop, write: Write) -> None:
    """Nothing but the text says here what it is about."""
    write(
        "a.yaml",
        "statements:\n- id: one\n  text: Chống buôn bán người ở biên giới\n- id: two\n  text: Người\n",
    )
    coop("load", "a.yaml")

    assert found(coop, "mua ban nguoi") == ["one"]
    assert found(coop, "trafficking") == []


def test_the_words_of_a_wording_may_stand_apart(coop: Coop, write: Write) -> None:
    write("a.yaml", "statements:\n- id: one\n  text: Người ta mua và bán\n")
    coop("load", "a.yaml")

    assert found(coop, "mua ban nguoi") == ["one"]


def test_what_is_written_with_the_typed_accents_stands_first(coop: Coop, write: Write) -> None:
    """Three words that fold alike; without accents typed none of them is better."""
    texts = {"one": "chan", "two": "Chặn", "three": "chăn"}
    write(
        "a.yaml", "statements:\n" + "".join(f"- id: {name}\n  text: {text}\n" for name, text in texts.items())
    )
    coop("load", "a.yaml")

    assert found(coop, "chặn")[0] == "two"
    assert found(coop, "chăn")[0] == "three"
    assert sorted(found(coop, "chan")) == ["one", "three", "two"]


def test_every_word_must_stand_there(register: Coop) -> None:
    assert found(register, "chu thap do", "xyzzy") == []
    assert "rc-kon-tum-attapeu-2022" in found(register, "chu thap do attapeu")
    assert "wu-kon-tum-attapeu-2019" not in found(register, "chu thap do attapeu")


def test_words_in_quotes_stand_side_by_side(register: Coop) -> None:
    """A caption says "chất độc da cam"; nowhere does "da" follow "cam"."""
    assert "houaphanh-visit-2019" in found(register, '"chat doc da cam"')
    assert "houaphanh-visit-2019" in found(register, "cam da doc chat")
    assert found(register, '"cam da doc chat"') == []
    assert found(register, "“cam da doc chat”") == []


def test_a_person_is_found_in_the_records_that_name_her(register: Coop) -> None:
    assert found(register, "trinh thi tiep", "--in", "people") == ["rc-thanh-hoa", "conference-2019"]
    assert set(found(register, "Nguyễn Phương Nga", "--in", "people")) == {
        "vufo",
        "vufo-vae-2022",
        "signing-ha-noi-2022",
    }


def test_a_village_is_found_in_the_activity_that_took_place_there(register: Coop) -> None:
    assert found(register, "muong nhut", "--in", "places") == ["rc-thanh-hoa-visit-2018"]


def test_sections_are_an_or(register: Coop) -> None:
    hits = register("search", "kon tum", "--in", "agreements", "--in", "parties", "-f", "json").json
    assert {hit["section"] for hit in hits} == {"agreements", "parties"}
    assert len(hits) == 6


def test_an_unknown_section_is_a_usage_error_with_the_nearest(register: Coop) -> None:
    result = register("search", "kon tum", "--in", "agreement")
    assert result.code == 2
    assert '"agreements"' in result.err


def test_agreements_stand_before_what_belongs_to_them_when_equal(coop: Coop, write: Write) -> None:
    write(
        "a.yaml",
        "statements:\n- id: a-statement\n  text: Xylophone\n"
        "agreements:\n- id: paper\n  title: Xylophone\n  commitments:\n  - {id: promise, text: Xylophone}\n",
    )
    coop("load", "a.yaml")

    assert found(coop, "xylophone") == ["paper", "paper/promise", "a-statement"]


@pytest.mark.parametrize(
    ("statement", "title", "first"),
    [
        ("Xylophone", "Xylophone some words", "paper"),  # 0.89 of the best rank, which counts as equal
        ("Xylophone xylophone", "Xylophone words", "a-statement"),  # 0.80 of it: two thirds at the nearest
        ("Xylophone xylophone", "Xylophone and some other words beside it", "a-statement"),  # 0.58 of it
    ],
)
def test_ranks_are_compared_in_thirds_of_the_best_one(
    coop: Coop, write: Write, statement: str, title: str, first: str
) -> None:
    write(
        "a.yaml",
        f"statements:\n- id: a-statement\n  text: {statement}\nagreements:\n- id: paper\n  title: {title}\n",
    )
    coop("load", "a.yaml")

    hits = found(coop, "xylophone")
    assert (hits[0], len(hits)) == (first, 2)


def test_an_agreement_is_found_by_its_own_party_and_shows_where(coop: Coop, write: Write) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("a") + "- id: b\n  title: Other\n  cite: s1\n")
    assert coop("load", "all.yaml").code == 0
    (hit,) = coop("search", "attapeu", "--in", "agreements", "--format", "json").json
    assert (hit["id"], hit["fields"], hit["passage"]) == ("a", [], None)
    assert (hit["match"], hit["reasons"], hit["how"]) == (
        "possibly",
        ["by_party"],
        ["by a party: Red Cross of Attapeu"],
    )


def test_the_words_are_marked_in_the_original_text(register: Coop) -> None:
    hit = register("search", "mo hinh ngan hang de", "--in", "activities", "-f", "json", lang="vi").json[0]
    assert hit["id"] == "rc-thanh-hoa-visit-2018"
    assert hit["passage"].startswith("Thăm mô hình Ngân hàng dê ở Viêng Xay")
    assert hit["marked"] == ["mô hình Ngân hàng dê"]
    assert hit["fields"] == ["text"]

    table = register("search", "mo hinh ngan hang de", "--in", "activities", lang="vi").out
    assert "Thăm «mô hình Ngân hàng dê» ở Viêng Xay" in table


def test_what_a_hit_holds(register: Coop) -> None:
    """The keys are the contract, whatever the language."""
    for lang in ("vi", "en"):
        (hit,) = register("search", "Mường Nhứt", "--limit", "1", "-f", "json", lang=lang).json
        assert list(hit) == [
            *(
                "section",
                "id",
                "fields",
                "passage",
                "how",
                "marked",
                "name",
                "agreements",
                "parties",
                "bound",
                "by",
            ),
            *("figures", "people", "match", "reasons"),
        ]
        assert (hit["section"], hit["id"]) == ("activities", "rc-thanh-hoa-visit-2018")


def test_the_total_counts_all_hits(register: Coop) -> None:
    result = register("search", "2022", "--limit", "2")
    everything = len(found(register, "2022", "--limit", "1000"))
    assert re.search(rf"^{everything} hits.*; the first 2 are shown$", result.out, re.MULTILINE)


def test_nothing_found_says_so_and_which_word_no_record_has(register: Coop) -> None:
    result = register("search", "xyzzy", "kon", "tum")
    assert result.code == 0
    assert 'no record in this register has all of these: "xyzzy", "kon tum"' in result.out
    assert 'No record in this register has "xyzzy".' in result.out


def test_of_some_sections_it_is_said_that_these_have_nothing(register: Coop) -> None:
    """Other records have it: to say that none in the register does would be untrue."""
    result = register("search", "covid-19", "--in", "people")
    assert 'no record of person in this register has all of these: "covid-19"' in result.out
    assert 'No record in this register has "' not in result.out


@pytest.mark.parametrize("typed", ["", '"', '""', "'", "!!!", "* ^ : ( ) { } + -", "\x00", "😀", "-"])
@pytest.mark.parametrize("command", ["search", "list", "activities", "parties", "sources", "timeline"])
def test_signs_alone_are_no_question(register: Coop, command: str, typed: str) -> None:
    result = register(command, "--", typed)
    if command == "search" or typed:
        assert result.code == 2
        assert "has no word to look for" in result.err


@pytest.mark.parametrize(
    "typed",
    [
        'kon tum"',
        '"kon tum',
        "kon* tum",
        "kon AND tum",
        "words:kon",
        "NEAR(kon tum)",
        "-kon tum",
    ],
)
def test_no_input_is_a_syntax_error(register: Coop, typed: str) -> None:
    assert register("search", "--", typed).code == 0


def test_five_thousand_words_are_no_error(register: Coop) -> None:
    assert found(register, " ".join(f"w{number}" for number in range(5000))) == []


def test_naughty_strings_find_something_or_nothing(register: Coop, shared: Path) -> None:
    for typed in json.loads((shared / "real" / "naughty-strings.json").read_text(encoding="utf-8")):
        result = register("search", "--format", "json", "--", typed)
        assert result.code == 0 or "has no word to look for" in result.err, (typed, result.err)
        assert result.code or isinstance(result.json, list)


def test_an_empty_store_says_what_to_do(coop: Coop) -> None:
    result = coop("search", "kon tum")
    assert result.code == 3
    assert "coop load" in result.err


def test_a_name_that_two_units_share_says_so(register: Coop) -> None:
    """Viêng Chăn is the capital and a province: DESIGN section 3, rule 5."""
    result = register("search", "vieng chan", lang="en")
    assert '"vieng chan" means' in result.out
    assert "wu-vientiane-capital" in result.out
