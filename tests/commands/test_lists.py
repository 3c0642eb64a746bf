"""What every list takes: named columns, an order, a limit; for people and for machines alike."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO
from typing import Any

import pytest

from coopcli.activities import answer as activities
from coopcli.agreements import answer as agreements
from coopcli.agreements import bars, gaps, history
from coopcli.cli.app import COMMANDS
from coopcli.commitments import answer as commitments
from coopcli.commitments import turns
from coopcli.difference import answer as changes
from coopcli.duties import answer as due
from coopcli.i18n import Code, Language, say, speaking
from coopcli.lists import Audience, Column, Columns
from coopcli.parties import answer as parties
from coopcli.search import answer as search
from coopcli.show import contents
from coopcli.show import gazetteer as places
from coopcli.sources import answer as sources
from coopcli.store import shipped
from coopcli.text import fold
from tests.commands.conftest import Write
from tests.conftest import Coop

SHIPPED, OTHER = (str(shipped(name)) for name in ("data/agreements.yaml", "docs/renewal.yaml"))

LISTS: dict[str, tuple[tuple[str, ...], Columns[Any], str]] = {
    "list": (("list",), agreements.COLUMNS, "id"),
    "timeline": (("timeline",), bars.COLUMNS, "id"),
    "due": (("due", "2022/2027"), due.COLUMNS, "duty"),
    "activities": (("activities",), activities.COLUMNS, "id"),
    "parties": (("parties",), parties.COLUMNS, "id"),
    "sources": (("sources",), sources.COLUMNS, "id"),
    "commitments": (("commitments",), commitments.COLUMNS, "id"),
    "commitments by year": (("commitments", "2022"), commitments.YEAR_COLUMNS, "id"),
    "turns": (("turns",), turns.COLUMNS, "id"),
    "gaps": (("gaps",), gaps.COLUMNS, "field"),
    "gaps of one": (("gaps", "rc-kon-tum-attapeu-2022"), gaps.COLUMNS, "field"),
    "coverage": (("gaps", "--coverage"), gaps.COVERAGE_COLUMNS, "field"),
    "search": (("search", "2022", "--limit", "1000"), search.COLUMNS, "id"),
    "changes": (("changes", SHIPPED, OTHER), changes.COLUMNS, "id"),
    "places": (("places",), places.COLUMNS, "key"),
    "history": (("history", "wu-kon-tum-attapeu-2024"), history.COLUMNS, "id"),
    "status": (("status",), contents.COLUMNS, "file"),
}
"""Each list: how it is asked, its columns, and one that every row has something in."""

APART: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("list", "activities", "parties", "commitments", "search"), ("match",)),
    "timeline": ("match", "period"),
    "turns": ("match", "certainty", "over"),
    "due": ("bucket",),
    "gaps": ("state",),
    "gaps of one": ("law",),
}
"""The columns that tell in which table of a list a row stands."""

every_list = pytest.mark.parametrize("name", LISTS)


def asked(coop: Coop, name: str, *options: str) -> Any:
    """The rows of a list."""
    return coop(*LISTS[name][0], *options, "--format", "json").json


def cells(coop: Coop, name: str, key: str) -> list[str]:
    """A column by its name, as CSV has it."""
    text = coop(*LISTS[name][0], "--columns", key, "--format", "csv").out
    header, *rows = csv.reader(StringIO(text))
    assert all(named.removesuffix("_vi").removesuffix("_en") == key for named in header), header
    return ["".join(row) for row in rows]


@every_list
def test_machines_get_every_column_but_those_in_words_where_none_is_named(register: Coop, name: str) -> None:
    columns = LISTS[name][1]
    expected = {key for key, column in columns.items() if column.audience is not Audience.PEOPLE}
    assert {frozenset(row) for row in asked(register, name)} == {frozenset(expected)}


@every_list
def test_every_column_can_be_named_and_stands_alone(register: Coop, name: str) -> None:
    keys = list(LISTS[name][1])
    rows = asked(register, name, "--columns", ",".join(reversed(keys)))
    assert rows
    assert all(list(row) == keys[::-1] for row in rows)


IN_WORDS = [
    (name, key)
    for name, (_, columns, _) in LISTS.items()
    for key, column in columns.items()
    if column.audience is Audience.PEOPLE
]


@pytest.mark.parametrize(("name", "key"), IN_WORDS)
def test_a_column_in_words_goes_to_machines_as_its_words_where_it_is_named(
    register: Coop, name: str, key: str
) -> None:
    written = cells(register, name, key)
    spoken = register(*LISTS[name][0], "--columns", key, "--format", "md").out
    assert any(written)
    assert all(words.replace("|", r"\|")[:20] in spoken for words in written)


@every_list
def test_people_see_the_named_columns_and_no_other(register: Coop, name: str) -> None:
    key = LISTS[name][2]
    out = register(*LISTS[name][0], "--columns", key, "--format", "md").out
    heads = [line for line in out.splitlines() if line.startswith("|")]
    assert heads
    assert all(line.count("|") == 2 for line in heads)


def table_of(name: str, row: dict[str, Any]) -> tuple[Any, ...]:
    """What tells the table of a row: terms are stated or not, gaps known by inference or not."""
    cells = {key: row[key] for key in APART.get(name, ())}
    cells |= {key: cells[key] is None for key in ("period", "law") if key in cells}
    cells |= {"state": cells["state"] == "inferred"} if "state" in cells else {}
    return tuple(cells.values())


@every_list
def test_rows_stand_in_the_order_asked_for_within_what_is_as_sure(register: Coop, name: str) -> None:
    key = LISTS[name][2]
    for sign, down in (("", False), ("-", True)):
        by_table: dict[tuple[Any, ...], list[str]] = {}
        for row in asked(register, name, f"--sort={sign}{key}"):
            by_table.setdefault(table_of(name, row), []).append(row[key])
        for values in by_table.values():
            assert values == sorted(values, reverse=down)


@every_list
def test_a_limit_counts_over_all_and_the_total_says_so(register: Coop, name: str) -> None:
    everything = asked(register, name)
    cut = len(everything) > 1  # one file is loaded
    arguments = [*LISTS[name][0], "--limit", "1"]
    assert register(*arguments, "--format", "json").json == everything[:1]
    assert ("the first 1 are shown" in register(*arguments, "--format", "json").err) is cut
    assert ("the first 1 are shown" in register(*arguments).out) is cut


@every_list
@pytest.mark.parametrize("option", ["--columns", "--sort"])
def test_a_column_that_there_is_not_is_refused_with_the_nearest(
    register: Coop, name: str, option: str
) -> None:
    key = LISTS[name][2]
    result = register(*LISTS[name][0], option, f"{key}x")
    assert result.code == 2
    assert f'"{key}x"' in result.err
    assert key in result.err.replace(f"{key}x", "")


@pytest.mark.parametrize(
    ("name", "key"),
    [("list", "date_signed"), ("activities", "dates"), ("commitments", "item"), ("due", "year")],
)
def test_what_has_no_value_stands_last_upwards_and_downwards(register: Coop, name: str, key: str) -> None:
    for sign in ("", "-"):
        by_table: dict[tuple[Any, ...], list[bool]] = {}
        for row in asked(register, name, f"--sort={sign}{key}"):
            by_table.setdefault(table_of(name, row), []).append(row[key] is not None)
        assert any(True in known for known in by_table.values())
        assert all(known == sorted(known, reverse=True) for known in by_table.values())


def test_search_sorts_all_hits_and_not_only_the_best(register: Coop) -> None:
    every = sorted(row["id"] for row in asked(register, "search"))
    rows = register("search", "2022", "--sort", "id", "--limit", "3", "--format", "json").json
    assert [row["id"] for row in rows] == every[:3]


def test_naming_columns_of_a_year_gives_people_the_rows_of_machines(register: Coop) -> None:
    arguments = ("commitments", "--years", "2021/2022", "--columns", "id,year,state")
    rows = register(*arguments, "--format", "json").json
    drawn = register(*arguments, "--format", "md").out.splitlines()
    assert len([line for line in drawn if line.startswith("|")]) == len(rows) + 2


def test_words_for_machines_are_in_the_language_of_the_run(register: Coop) -> None:
    arguments = ("due", "2027", "--columns", "of", "--format", "csv")
    english, vietnamese = (register(*arguments, lang=lang).out for lang in ("en", "vi"))
    assert "no office is set in this register" in english
    assert english.splitlines()[0] == vietnamese.splitlines()[0] == "of"
    assert english != vietnamese


@every_list
@pytest.mark.parametrize("form", ["table", "md", "html", "csv", "jsonl", "yaml"])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_every_column_can_be_written_in_every_format(register: Coop, name: str, form: str, lang: str) -> None:
    words, columns, _ = LISTS[name]
    found = register(*words, "--columns", ",".join(columns), "--format", form, lang=lang)
    assert (found.code, "coop itself" in found.err) == (0, False), found.err


SOURCES = """\
sources:
- {id: s1, title: Zeta}
- {id: s2, title: {vi: An, en: Yak}}
- {id: s3, title: {vi: Bo, en: Apple}}
- {id: s4}
"""


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", ["s3", "s2", "s1", "s4"]), ("vi", ["s2", "s3", "s1", "s4"])]
)
def test_texts_are_sorted_as_they_read_and_what_has_none_stands_last(
    lang: str, expected: list[str], coop: Coop, write: Write
) -> None:
    assert coop("load", str(write("sources.yaml", SOURCES))).code == 0

    up, down = (
        [row["id"] for row in coop("sources", f"--sort={key}", "--format", "json", lang=lang).json]
        for key in ("title", "-title")
    )
    assert (up, down) == (expected, [*expected[-2::-1], "s4"])


PARTIES = """\
parties:
- {id: p1, name: {vi: Hội LHPN tỉnh Sê Kông}, kind: womens_union}
- {id: p2, name: {vi: Hội LHPN tỉnh Đắk Lắk}, kind: womens_union}
- {id: p3, name: {vi: hội LHPN Lào}, kind: womens_union}
- {id: p4, name: {vi: Hội LHPN tỉnh An Giang}, kind: womens_union}
"""


def test_names_are_sorted_by_the_alphabet_by_the_store_and_in_an_answer(coop: Coop, write: Write) -> None:
    assert coop("load", str(write("parties.yaml", PARTIES))).code == 0
    by_name = ["p3", "p4", "p2", "p1"]

    by_the_store = coop("parties", "--sort", "name", "--format", "json").json
    in_the_answer = coop("search", "LHPN", "--sort", "passage", "--format", "json").json

    assert [row["id"] for row in by_the_store] == [row["id"] for row in in_the_answer] == by_name


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--sort", "parties"),
        ("list", "--sort", "termite"),
        ("timeline", "--sort", "scope"),
        ("activities", "--sort", "dates_inferred"),
        ("list", "--sort", ""),
        ("list", "--sort", "-"),
        ("due", "--columns", ""),
    ],
)
def test_what_cannot_be_sorted_by_is_refused_with_what_can(register: Coop, words: tuple[str, ...]) -> None:
    found = register(*words)
    assert (found.code, found.out) == (2, "")
    assert words[1] in found.err
    assert "it knows" in found.err or "did you mean" in found.err


def test_a_column_named_twice_stands_once(register: Coop) -> None:
    assert register("list", "--columns", "id,period,id", "--format", "csv").out.splitlines()[0] == "id,period"


def headings_of(columns: Mapping[str, Column[Any]], code: Code) -> dict[str, str]:
    """Give the headings in a language, each with the key of its column: the one that people see, of two alike."""
    with speaking(Language(code)):
        headings = {key: say(one.label) for key, one in columns.items() if one.label}
    hidden = {key for key in headings if columns[key].audience is Audience.MACHINES}
    return {headings[key]: key for key in sorted(headings, key=lambda key: key not in hidden)}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_every_heading_names_its_column(name: str, code: Code, lang: str, register: Coop) -> None:
    """As it is printed, without accents, in upper case; headings with a comma in them, too; in either language."""
    words, columns, _ = LISTS[name]
    headings = headings_of(columns, code)
    expected = register(*words, "--columns", ",".join(headings.values()), "--format", "csv", lang=lang)
    assert expected.code == 0
    for form in (str, fold, str.upper):
        typed = ", ".join(form(heading) for heading in headings)
        found = register(*words, "--columns", typed, "--format", "csv", lang=lang)
        assert (found.code, found.out) == (0, expected.out), found.err


def test_every_command_with_columns_is_held_to_this(register: Coop) -> None:
    commands = {name for name in COMMANDS if "--columns" in register(name, "--help").out}
    assert commands == {words[0] for words, _, _ in LISTS.values()}
    found = register(
        "list", "--columns", "mã,giai đoạn", "--sort", "-giai đoạn", "--format", "csv", lang="vi"
    )
    by_key = register("list", "--columns", "id,period", "--sort", "-period", "--format", "csv", lang="vi")
    assert (found.code, found.out) == (0, by_key.out)


def test_an_unknown_column_is_answered_with_keys_and_headings(register: Coop) -> None:
    refused = register("list", "--sort", "xyzzy", lang="vi")
    assert refused.code == 2
    assert "period (giai đoạn)" in refused.err
    assert "parties" not in refused.err, "the store cannot sort by it"
