"""Every word that is printed is a word that is taken: labels, glosses of help pages, headings, what offices write."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from coopcli.asking.codes import STATUS_GROUPS
from coopcli.asking.filter import Typed
from coopcli.asking.filters import FILTERS
from coopcli.cli.app import COMMANDS
from coopcli.cli.commands.search import _SECTIONS
from coopcli.cli.commands.summary import _MEASURES
from coopcli.duties.standing import _GROUPS
from coopcli.i18n import Code as Tag
from coopcli.i18n import say_in_all
from coopcli.records.codelists import ABBREVIATIONS, BUCKET, CODELISTS, STEP, Code, written_out
from coopcli.search.passages import type_of
from coopcli.summary.rows import LABELS
from coopcli.text import fold
from tests.commands.conftest import Write, register, write  # noqa: F401  # fixtures
from tests.conftest import Coop

ENDED, RUNNING = STATUS_GROUPS["ended"], STATUS_GROUPS["in_force"]
LANGUAGES: tuple[Tag, ...] = ("vi", "en")
TODAY = "2026-11-28"

SAID = [
    ("level", "quốc gia", ("national",)),
    ("level", "cấp tỉnh", ("provincial",)),
    ("level", "cap huyen", ("district",)),
    ("status", "hết hạn", ("lapsed",)),
    ("status", "het han", ("lapsed",)),
    ("status", "còn hiệu lực", RUNNING),
    ("status", "con hieu luc", RUNNING),
    ("status", "hết hiệu lực", ENDED),
    ("when", "cần", ("needed",)),
    ("when", "có sự kiện", ("event",)),
    ("when", "ngày kỷ niệm", ("anniversary",)),
    ("standing", "dự kiến", ("planned",)),
    ("standing", "đã thống nhất", ("agreed",)),
    ("area", "y tế", ("health",)),
    ("area", "sức khoẻ", ("health",)),
    ("area", "phòng chống buôn bán người", ("anti_trafficking",)),
    ("kind", "hội lhpn", ("womens_union",)),
    ("kind", "HPN", ("womens_union",)),
    ("kind", "Hội CTĐ", ("red_cross",)),
    ("kind", "MTTQ", ("fatherland_front",)),
    ("kind", "Hội CCB", ("veterans_association",)),
    ("type", "BGN", ("memorandum_of_understanding",)),
    ("type", "TTHT", ("cooperation_agreement",)),
    ("activity", "chuyến thăm", ("visit",)),
    ("activity", "làm việc", ("visit",)),
    ("every", "thường niên", ("year",)),
    ("every", "2 năm một lần", ("2 years",)),
    ("every", "yearly", ("year",)),
    ("country", "Cộng hòa Dân chủ Nhân dân Lào", ("LA",)),
]
"""What officers type, and what they mean by it: the words of the help pages, of the start screen and of offices."""

OF_CODES = {
    **{name: name for name in ("type", "standing", "kind", "level", "country", "area", "when", "activity")},
    "status": "status",
    "every": "cadence_unit",
}
"""The filters that take codes, with the list of each."""


def read(name: str, word: str, connection: sqlite3.Connection | None = None) -> tuple[str, ...]:
    connection = connection or sqlite3.connect(":memory:")
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        connection.executescript(
            "CREATE TABLE agreement (type); CREATE TABLE party (kind, country);"
            "CREATE TABLE area (area); CREATE TABLE activity_kind (kind)"
        )
    found: tuple[str, ...] = FILTERS[name].read(
        Typed(f"--{name}", (word,), connection, date.fromisoformat(TODAY))
    )
    return found


@pytest.mark.parametrize(("name", "word", "codes"), SAID)
def test_what_officers_type_is_taken(name: str, word: str, codes: tuple[str, ...]) -> None:
    assert read(name, word) == codes


@pytest.mark.parametrize(
    ("option", "code", "word"),
    [
        (name, code.code, form(word))
        for name, codelist in OF_CODES.items()
        for code in CODELISTS[codelist].codes.values()
        for word in (code.label.vi, code.label.en)
        for form in (str, fold, str.upper)
    ],
)
def test_every_label_of_every_code_is_taken(option: str, code: str, word: str) -> None:
    assert code in read(option, word)


def test_every_list_that_an_option_takes_is_held_to_this() -> None:
    """The rest of the lists stand in answers only; a filter that reads a list has its name."""
    assert {name for name in FILTERS if name in CODELISTS} <= OF_CODES.keys()


def test_the_start_screen_counts_what_can_be_asked() -> None:
    for label, statuses in _GROUPS.values():
        for words in say_in_all(label).values():
            assert set(statuses) <= set(read("status", words)), words


GLOSS = re.compile(r"([A-Za-z_]+) \(([^()]+)\)")
ENTRY = re.compile(r"(?m)^  (?:-\w, )?--([a-z-]+)(?: [^\s]+)?(?:  +|\n +)((?:.+\n?)(?:^ {6,}.*\n?)*)")


def glosses(coop: Coop, command: str, lang: str) -> Iterator[tuple[str, str, str]]:
    """Give each code with what stands in brackets behind it: the option, the code, the gloss."""
    page = coop(command, "--help", lang=lang).out
    for option, text in ENTRY.findall(page):
        text = re.sub(r"\[[^\]]*\]", "", " ".join(text.split()))
        yield from ((option, code, gloss) for code, gloss in GLOSS.findall(text))


NO_CODES = {"format", "lang", "output"}
"""Options that take names which are no codes: those of formats and of languages."""


MORE = {"search": ("hội",), "report": ("2022",)}
"""What a command needs beside an option."""


def test_a_gloss_in_a_help_page_is_taken(register: Coop) -> None:  # noqa: F811
    """For every command and both languages, as it stands there and in upper case without accents."""
    walked = 0
    for command, lang in product(COMMANDS, LANGUAGES):
        for option, code, gloss in set(glosses(register, command, lang)):
            if option in NO_CODES:
                continue
            walked += 1
            asked = (command, *MORE.get(command, ()), "--format", "json", f"--{option}")
            expected = register(*asked, code, lang=lang, today=TODAY)
            for word in (gloss, fold(gloss).upper()):
                typed = register(*asked, word, lang=lang, today=TODAY)
                assert typed.code == expected.code == 0, (command, option, code, word, typed.err)
                assert typed.json == expected.json, (command, option, code, word)
    assert walked > 50


def test_help_pages_say_codes_with_their_labels(coop: Coop) -> None:
    """Each of the words for a code that a Vietnamese help page prints is the label that answers print."""
    said = {(code, gloss) for command in COMMANDS for _, code, gloss in glosses(coop, command, "vi")}

    labels = {
        code.code: {one.codes[code.code].label.vi for one in CODELISTS.values() if code.code in one.codes}
        for codelist in CODELISTS.values()
        for code in codelist.codes.values()
    }
    own = {(code, gloss) for code, gloss in said if code in labels and gloss not in labels[code]}
    assert {code for code, _ in said} >= {"needed", "event", "anniversary", "provincial", "planned", "agreed"}
    assert own <= {("year", "hằng năm"), ("status", "hiệu lực"), ("province", "tỉnh"), ("year", "năm")}


OPEN = """\
sources: [{id: s}]
parties:
- {id: a, name: A, country: VN, kind: lions_club, level: district, cite: s}
- {id: b, name: B, country: FRA, kind: red_cross, cite: s}
agreements:
- {id: one, parties: [a, b], type: sister_city_pact, areas: sports_exchange, cite: s}
activities:
- {id: run, title: T, parties: [a], kind: charity_run, cite: s}
"""
"""Codes that no list has: each register may be wider than the open lists."""


@pytest.mark.parametrize(
    ("command", "option", "word", "found"),
    [
        ("list", "--type", "Sister City", "one"),
        ("list", "--area", "SPORTS", "one"),
        ("parties", "--kind", "lions", "a"),
        ("activities", "--activity", "charity", "run"),
    ],
)
def test_part_of_a_code_of_the_register_alone_is_taken(
    command: str,
    option: str,
    word: str,
    found: str,
    coop: Coop,
    write: Write,  # noqa: F811
) -> None:
    assert coop("load", str(write("open.yaml", OPEN))).code == 0

    rows = coop(command, option, word, "--format", "json").json
    assert [row["id"] for row in rows if row["match"] == "surely"] == [found]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "--status", "qqqq"), "ending (sắp hết hạn), open_ended (không thời hạn)"),
        (("list", "--status", "sap het hann"), 'có phải ý bạn là "ending" (sắp hết hạn)'),
        (
            ("parties", "--kind", "hội"),
            "red_cross (hội chữ thập đỏ), elderly_association (hội người cao tuổi)",
        ),
        (("list", "--standing", "đã"), "agreed (đã thống nhất nội dung), signed (đã ký)"),
        (("due", "--only", "qqqq"), "notice (hạn báo trước)"),
        (("summary", "--by", "qqqq"), "province (tỉnh)"),
        (("summary", "--measure", "qqqq"), "agreements (văn bản)"),
        (("search", "hội", "--in", "qqqq"), "people (người)"),
        (("list", "--columns", "qqqq"), "period (giai đoạn)"),
        (("list", "--sort", "qqqq"), "period (giai đoạn)"),
    ],
)
def test_a_refused_word_is_answered_with_codes_and_their_labels(
    arguments: tuple[str, ...],
    said: str,
    register: Coop,  # noqa: F811
) -> None:
    refused = register(*arguments, lang="vi", today=TODAY)
    assert refused.code == 2
    assert said in refused.err


def test_a_label_that_says_no_more_than_its_code_is_not_said_twice(register: Coop) -> None:  # noqa: F811
    said = register("list", "--status", "qqqq", lang="en").err
    assert "in_force" in said
    assert "in_force (in force)" not in said


def test_the_other_side_is_a_country_by_its_whole_name_only(coop: Coop, write: Write) -> None:  # noqa: F811
    """Trung is a part of Trung Quốc, and of names of organisations: there is nothing to choose by."""
    text = OPEN.replace("name: B", "name: Hội Trung Vương")
    assert coop("load", str(write("open.yaml", text))).code == 0

    found = {word: coop("list", "--with", word, "--format", "json").json for word in ("trung", "trung quốc")}
    assert [row["id"] for row in found["trung"]] == ["one"]
    assert found["trung quốc"] == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Hội LHPN tỉnh Kon Tum", "hoi lien hiep phu nu tinh kon tum"),
        ("UBND TP Hà Nội", "uy ban nhan dan thanh pho ha noi"),
        ("CHDCND Lào", "cong hoa dan chu nhan dan lao"),
        ("kon tum", "kon tum"),
    ],
)
def test_abbreviations_of_offices_are_written_out(typed: str, words: str) -> None:
    assert " ".join(written_out(fold(typed).split())) == words


def test_no_abbreviation_reads_as_a_syllable() -> None:
    """A syllable has a vowel, so that what is typed in haste is never taken for an office."""
    assert all(re.search("[aeiouy]", short) is None for short in ABBREVIATIONS.keys() - {"ubnd", "ubmttq"})


NARROW = [("covid-19", "health"), ("cột mốc", "border"), ("bạo lực gia đình", "anti_violence")]


@pytest.mark.parametrize(("word", "area"), NARROW)
def test_a_word_that_is_narrower_than_an_area_is_not_taken_for_it(
    word: str,
    area: str,
    register: Coop,  # noqa: F811
) -> None:
    """Of what is on record about health, not all is about Covid-19: a search tells which says so."""
    refused = register("list", "--area", word, lang="vi")
    assert refused.code == 2
    assert f"{area} (" in refused.err
    assert "coop search" in refused.err
    assert word in refused.err


@pytest.mark.parametrize(
    ("arguments", "same"),
    [
        (("summary", "--measure", "suất"), ("summary", "--measure", "parcel")),
        (("summary", "--measure", "ĐỒNG VIỆT NAM"), ("summary", "--measure", "VND")),
        (("summary", "--measure", "số tiền"), ("summary", "--measure", "money")),
        (("summary", "--by", "loại hình"), ("summary", "--by", "kind")),
        (("summary", "--by", "kind of party"), ("summary", "--by", "kind")),
        (("summary", "--by", "năm ký"), ("summary", "--by", "year_signed")),
        (("search", "tiếp", "--in", "người"), ("search", "tiếp", "--in", "people")),
        (("search", "tiếp", "--in", "NOI DUNG CAM KET"), ("search", "tiếp", "--in", "commitments")),
        (("due", "--only", "CHUAN BI"), ("due", "--only", "renewal")),
    ],
)
def test_words_of_other_options_are_taken_in_either_language(
    arguments: tuple[str, ...],
    same: tuple[str, ...],
    register: Coop,  # noqa: F811
) -> None:
    for lang in LANGUAGES:
        asked, expected = (
            register(*words, "--format", "json", lang=lang, today=TODAY) for words in (arguments, same)
        )
        assert expected.code == asked.code == 0, asked.err
        assert asked.json == expected.json


def labels_of(codes: Mapping[str, Code]) -> dict[str, tuple[str, ...]]:
    return {name: (code.label.vi, code.label.en) for name, code in codes.items()}


def labels_said(marked: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(say_in_all(text).values()) for name, text in marked.items()}


OTHER_OPTIONS: list[tuple[tuple[str, ...], str, dict[str, tuple[str, ...]]]] = [
    (("due",), "--only", labels_of({**STEP.codes, **BUCKET.codes})),
    (("summary",), "--by", labels_said(LABELS)),
    (("summary",), "--measure", labels_said(_MEASURES)),
    (("search", "hội"), "--in", {name: (type_of(name).label.vi, name) for name in _SECTIONS}),
]
"""Options that take words of other tables, with both labels of each word."""


@pytest.mark.parametrize(
    ("asked", "name", "label"),
    [
        ((*command, option), name, label)
        for command, option, names in OTHER_OPTIONS
        for name, labels in names.items()
        for label in labels
    ],
)
def test_every_label_of_the_words_of_another_option_is_taken(
    asked: tuple[str, ...],
    name: str,
    label: str,
    register: Coop,  # noqa: F811
) -> None:
    expected, typed = (
        register(*asked, word, "--format", "json", today=TODAY) for word in (name, fold(label).upper())
    )
    # A label with a comma loses it with its accents, and is then one word all the same.
    assert (typed.code, typed.json) == (expected.code, expected.json) == (0, expected.json), typed.err
    assert register(*asked, label, "--format", "json", today=TODAY).json == expected.json


IN_RECORDS = [
    ("agreements", "type: bản ghi nhớ", "memorandum_of_understanding"),
    ("agreements", "type: BGN", "memorandum_of_understanding"),
    ("agreements", "standing: đã ký", "signed"),
    ("agreements", "areas: y tế", "health"),
    ("parties", "country: Lào", "LA"),
    ("parties", "country: CHDCND Lào", "LA"),
    ("parties", "level: tỉnh", "provincial"),
    ("parties", "level: cấp tỉnh", "provincial"),
    ("parties", "kind: Hội LHPN", "womens_union"),
    ("activities", "kind: chuyến thăm", "visit"),
    ("activities", "every: năm", "year"),
    ("activities", "every: hằng năm", "year"),
    ("activities", "every: 2 năm một lần", "2 years"),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("section", "line", "code"), IN_RECORDS)
def test_a_label_in_a_record_is_told_its_code(
    section: str,
    line: str,
    code: str,
    lang: str,
    coop: Coop,
    write: Write,  # noqa: F811
) -> None:
    """A register keeps codes: what is a word for one says which, at its place; open lists warn, others refuse."""
    path: Path = write("r.yaml", f"{section}:\n- id: x\n  {line}\n")
    said = coop("load", str(path), lang=lang)

    refused = not line.startswith(("type", "areas", "kind"))
    severity = {"vi": ("cảnh báo", "lỗi"), "en": ("warning", "error")}[lang][refused]
    column = line.index(":") + 5
    lines = said.err.splitlines()
    (place,) = [number for number, one in enumerate(lines) if f"r.yaml:3:{column}: {severity}: " in one]
    verb = {"vi": "hãy viết", "en": "write"}[lang]
    assert lines[place + 1].strip().startswith(f'{verb} "{code}"')


def test_what_is_near_a_label_only_is_asked_about(coop: Coop, write: Write) -> None:  # noqa: F811
    path = write("r.yaml", "agreements:\n- id: x\n  standing: đã kýy\n")
    assert 'did you mean "signed"?' in coop("load", str(path)).err


def test_the_codes_of_a_closed_list_are_said_with_their_labels(coop: Coop, write: Write) -> None:  # noqa: F811
    path = write("r.yaml", "agreements:\n- id: x\n  standing: qqqq\n")
    assert "planned (dự kiến ký), agreed (đã thống nhất nội dung)" in coop("load", str(path), lang="vi").err
