"""The Vietnamese catalogue holds every message of the program, whole; what is compiled is what is written."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import coopcli
from coopcli import errors
from coopcli.store import shipped
from message_extraction import extract

PACKAGE = Path(coopcli.__file__).parent
SOURCE = shipped("i18n") / "vi" / "LC_MESSAGES" / "coopcli.po"

ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
MAKE_MESSAGES = "run `make messages`, then translate what is new in the catalogue"

Id = str | tuple[str, ...]


@cache
def extracted() -> set[Id]:
    """All messages that Babel finds in the sources with the project's settings."""
    settings = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    (mapping,) = settings["tool"]["babel"]["mappings"]
    keywords = DEFAULT_KEYWORDS | parse_keywords(mapping["keywords"])
    found = extract_from_dir(PACKAGE, [(mapping["pattern"], mapping["method"])], keywords=keywords)
    return {message for _, _, message, _, _ in found}


@cache
def catalogue() -> Catalog:
    with SOURCE.open("rb") as file:
        return read_po(file, locale="vi", abort_invalid=True)


def entries() -> list[Message]:
    return [message for message in catalogue() if message.id]


def texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def strings(compiled: Catalog) -> dict[str, object]:
    return {str(entry.id): entry.string for entry in compiled if entry.id}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the sources, with its place and by the last part of what is called."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def literal(call: ast.Call) -> str | None:
    """The first argument, if it is a text."""
    if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
        return call.args[0].value
    return None


def test_the_catalogue_holds_exactly_the_messages_of_the_program() -> None:
    assert {entry.id for entry in entries()} == extracted(), MAKE_MESSAGES


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: texts(entry.id)[0][:60])
def test_a_message_is_translated_whole(entry: Message) -> None:
    """In every form, not fuzzy, with the same braces: a form of a plural may leave out the number."""
    assert all(texts(entry.string)), MAKE_MESSAGES
    assert not entry.fuzzy
    for translation in texts(entry.string):
        assert fields(translation) == fields(texts(entry.id)[-1])


def test_what_is_compiled_is_what_is_written() -> None:
    fresh = BytesIO()
    write_mo(fresh, catalogue())
    fresh.seek(0)
    with SOURCE.with_suffix(".mo").open("rb") as file:
        compiled = strings(read_mo(file))

    assert compiled == strings(read_mo(fresh)), MAKE_MESSAGES


def test_the_extraction_finds_messages_however_deep_they_stand() -> None:
    source = b"""
say(names.get(code, N_("deep")), reason=N_("beside"))
say("said" " in two parts")
language.say("by one language")
count("{number} one", "{number} many", 3)
say(title)
text.count("x"), data.count(b"x"), N_("")
"""

    found = list(extract(BytesIO(source), parse_keywords(["N_", "say", "count:1,2"]), [], {}))

    assert {texts for _, name, texts, _ in found if name != "count"} == {
        *(("deep",), ("beside",), ("said in two parts",), ("by one language",))
    }
    assert [texts for _, name, texts, _ in found if name == "count"] == [
        ("{number} one", "{number} many", None),
        ("x",),
    ]


def test_no_error_carries_an_unmarked_text() -> None:
    """A text of braces only has nothing to translate."""
    unmarked = {
        place: text
        for place, call in calls()
        if ast.unparse(call.func).rpartition(".")[2] in ERRORS and (text := literal(call))
        if any(letter.isalpha() for part in Formatter().parse(text) for letter in part[0])
    }

    assert unmarked == {}


def test_only_texts_are_marked() -> None:
    """What is put together from parts cannot be found by the translators."""
    assert [place for place, call in calls() if ast.unparse(call.func) == "N_" and not literal(call)] == []
