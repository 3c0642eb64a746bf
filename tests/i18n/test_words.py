"""One word a thing: what the program says, in both languages, held against docs/glossary.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from coopcli.records.codelists import CODELISTS
from coopcli.records.record_types import RECORD_TYPES
from coopcli.store import shipped
from docs.generate.pages import FOLDER
from tests.i18n.test_catalogue import entries, texts

GLOSSARY = FOLDER / "glossary.md"


class Said(NamedTuple):
    """What the program says in both languages, and where: a module, `record.field`, `codelist:code`, the template."""

    place: str
    english: str
    vietnamese: str


CONTRACT = re.compile(
    r"""\{\w*\} | `[^`]*` | "[^"]*" | «[^»]*»      # values, fields, what is typed
    | --\w[\w-]* | coop\s[a-z].*$                  # options, a command with all that follows
    | \S*[/_]\S* | \w*\.\w\S* | \b[A-ZÀ-Ỹ]{3,}(?:_[A-ZÀ-Ỹ]+)*\b  # paths and codes, the values of options
    """,
    re.VERBOSE,
)

# An English word that has another sense, or a sentence that does without the Vietnamese word: text and reason.
ELSEWISE = {
    ("agreement", "no end by agreement"): "they agreed so",
    ("agreement", "party of an agreement"): "a bên ký kết: who signs",
    ("host", "hosts alternate"): "the field `turns`: both take turns, at what its name says",
    ("visitor", "host, visitor"): "an example, cut short",
    ("statement", "joint statement"): "a type of agreement",
    ("status", "status"): "the field of an activity, planned or done: its state",
    ("state", "state the field"): "a verb",
    ("state", "record does not state"): "a verb",
    ("state", "state"): "the kind of a party: nhà nước",
    ("period", "notice period"): "thời hạn báo trước: as the law calls it",
    ("term", "mid-term review"): "a sơ kết",
    ("term", "of the term not stated"): "a reason: the day of the start or the end, whose there is no doubt",
    ("term", "of a renewed term"): "độ dài mỗi lần gia hạn: its length, each time",
    ("term", "terms of renewal"): "what was agreed about it",
    ("proposal", "Proposals"): "those of the office to the Ministry, a heading of the yearly report",
    ("match", "they match only possibly"): "a verb",
}

# Where a word that is not to be used may stand, by word: the start of a place, or a phrase.
ALLOWED: dict[str, tuple[str, ...]] = {
    "event": ("commitment.when", "when:event"),
    "sự kiện": ("commitment.when", "when:event"),
    "thỏa thuận": (
        *("coopcli/report/", "coopcli/cli/commands/report.py", "templates/yearly_report.yaml", "type:"),
        *("thỏa thuận quốc tế", "bản ghi nhớ, thỏa thuận …"),
    ),
    "bản ghi": ("bản ghi nhớ",),
    "tình trạng": ("tình trạng văn bản",),
}


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading of the glossary, without its head."""
    section = GLOSSARY.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def named(cell: str) -> tuple[str, ...]:
    """The words of a cell, without their remarks: `cam kết (in sentences), nội dung cam kết`."""
    return tuple(word.strip() for word in re.sub(r"\([^)]*\)", "", cell).split(","))


TERMS = [
    (word, named(row[2]))
    for heading in ("What is recorded", "Time", "What falls due", "How sure an answer is")
    for row in rows(heading)
    if row[2] != "—"
    for word in named(row[0])
]
NOT_SAID = [row[0] for row in rows("Not these words")]


@cache
def all_said() -> tuple[Said, ...]:
    return tuple(_all_said())


def _all_said() -> Iterator[Said]:
    for entry in entries():
        place = " ".join(path for path, _ in entry.locations)
        for english in texts(entry.id):
            yield Said(place, english, texts(entry.string)[0])
    for record in RECORD_TYPES.values():
        for label in (record.label, record.help):
            yield Said(record.name, label.en, label.vi)
        for field in record.fields:
            for label in (field.label, field.help):
                yield Said(f"{record.name}.{field.name}", label.en, label.vi)
    for codelist in CODELISTS.values():
        for code in codelist.codes.values():
            yield Said(f"{codelist.name}:{code.code}", code.label.en, code.label.vi)
    template = yaml.safe_load((shipped("templates") / "yearly_report.yaml").read_text(encoding="utf-8"))
    yield from _of_template(template)


def _of_template(node: object) -> Iterator[Said]:
    if isinstance(node, dict):
        if {"vi", "en"} <= node.keys():
            yield Said("templates/yearly_report.yaml", node["en"], node["vi"])
        for value in node.values():
            yield from _of_template(value)
    elif isinstance(node, list):
        for value in node:
            yield from _of_template(value)


def prose(text: str) -> str:
    """A text without what is a contract or typed."""
    return CONTRACT.sub(" ", text)


def has(word: str, text: str) -> bool:
    """Whether a text has a word, in its plural too."""
    plural = f"{word[:-1]}(?:y|ies)" if word.endswith("y") else f"{word}s?"
    return re.search(rf"(?<!\w){plural}(?!\w)", text, re.IGNORECASE) is not None


def _stands(word: str, one: Said, phrases: tuple[str, ...] = ()) -> bool:
    """Whether a word is said, other than in these phrases."""
    text = f"{one.english}\n{one.vietnamese}"
    for phrase in phrases:
        text = re.sub(re.escape(phrase), " ", text, flags=re.IGNORECASE)
    return any(has(word, prose(line)) for line in text.splitlines())


def test_the_tables_of_the_glossary_are_read() -> None:
    assert ("commitment", ("cam kết", "nội dung cam kết")) in TERMS
    assert ("visitor", ("đến thăm",)) in TERMS
    assert {"paper", "promise", "hứa"} <= set(NOT_SAID)


@pytest.mark.parametrize(("word", "vietnamese"), TERMS, ids=[word for word, _ in TERMS])
def test_what_is_said_with_a_word_has_its_vietnamese_word(word: str, vietnamese: tuple[str, ...]) -> None:
    said = [one for one in all_said() if has(word, prose(one.english))]
    found = {term: sum(has(term, one.vietnamese) for one in said) for term in vietnamese}
    other = [
        one
        for one in said
        if not any(has(term, one.vietnamese) for term in vietnamese)
        and not any(word == of and part in one.english for of, part in ELSEWISE)
    ]

    assert other == []
    assert all(found.values()), found


@pytest.mark.parametrize("word", NOT_SAID)
def test_nothing_is_said_with_another_word_than_that_of_the_thing(word: str) -> None:
    said = [
        one
        for one in all_said()
        if not any(one.place.startswith(place) for place in ALLOWED.get(word, ()))
        if _stands(word, one, ALLOWED.get(word, ()))
    ]

    assert said == []


def test_no_exception_is_left_over() -> None:
    """An exception that excuses nothing hides the next slip."""
    terms = dict(TERMS)
    needed = {
        (word, part)
        for word, part in ELSEWISE
        for one in all_said()
        if part in one.english and has(word, prose(one.english))
        if not any(has(term, one.vietnamese) for term in terms[word])
    }
    used = {
        (word, place)
        for word, places in ALLOWED.items()
        for place in places
        for one in all_said()
        if _stands(word, one, tuple(other for other in places if other != place))
        if one.place.startswith(place) or not _stands(word, one, places)
    }

    assert set(ELSEWISE) - needed == set()
    assert {(word, place) for word, places in ALLOWED.items() for place in places} - used == set()


PAGES = [
    *(page for page in sorted(FOLDER.glob("*.md")) if page.name not in ("glossary.md", "house.md")),
    *(FOLDER.parent / name for name in ("README.md", "CONTRIBUTING.md", "schema.sql")),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_says_another_word(page: Path) -> None:
    """But for `event`, which is a calendar's too; house.md quotes the code, the glossary the words themselves."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    text = text.replace("[step](#codes-step)", "").replace("### Codes: step", "")
    lines = re.findall(r"--.*", text) if page.suffix == ".sql" else text.splitlines()

    said = [
        line
        for line in lines
        if any(has(word, prose(line)) for word in ("paper", "promise", "step", "lời hứa", "hứa"))
    ]

    assert said == []
