"""Eighty questions by words and names, each typed as one would at first: asked.yaml has them and their answers."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Coop, Result
from tests.questions.conftest import TODAY, groups, one_line

ASKED: Mapping[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("asked.yaml").read_text(encoding="utf-8")
)
QUESTIONS = [question for questions in ASKED.values() for question in questions]
GRADES = ("surely", "possibly", "unknown")
ALL = ("--limit", "1000")
"""All hits of a search, which shows the best alone if it is not told otherwise."""


class Asked:
    """The answers of one line: as data, and as the table that a person reads."""

    def __init__(self, coop: Coop, store: Path, typed: str) -> None:
        self._coop, self._store, self._typed = coop, store, shlex.split(typed)

    def run(self, *more: str) -> Result:
        words = (*self._typed, *(ALL if self._typed[0] == "search" else ()), *more)
        return self._coop(*words, lang="vi", today=TODAY, environment={"COOP_DB": str(self._store)})

    def rows(self) -> list[dict[str, Any]]:
        found = self.run("--format", "json")
        assert found.code == 0, found.err
        assert isinstance(found.json, list)
        return found.json

    def table(self) -> str:
        found = self.run()
        assert found.code == 0, found.err
        return one_line(found.out)


def test_there_are_sixty_of_our_own_and_the_twenty_of_the_sample() -> None:
    assert {name: len(questions) for name, questions in ASKED.items()} == {"own": 60, "sample": 20}
    assert len({question["id"] for question in QUESTIONS}) == 80
    assert all(question["basis"] for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["id"] for question in QUESTIONS])
def test_the_first_line_that_one_would_type_answers(
    coop: Coop, shipped: Path, question: Mapping[str, Any]
) -> None:
    asked = Asked(coop, shipped, question["typed"])
    if "several" in question or "exit" in question:
        _check_refusal(asked.run(), question)
        return
    if question.keys() - {"id", "asks", "typed", "basis", "says", "says_not"}:
        rows = asked.rows()
        _check_grades(rows, question)
        _check_ids([row["id"] for row in rows if "id" in row], question)
        _check_kind(rows, question)
        if "same_as" in question:
            assert rows
            assert rows == Asked(coop, shipped, question["same_as"]).rows()
    if "says" in question or "says_not" in question:
        _check_words(asked.table(), question)


def _check_refusal(found: Result, question: Mapping[str, Any]) -> None:
    assert found.code == question.get("exit", 3), found.out
    for name in question.get("several", ()):
        assert name in found.err
    _check_words(one_line(found.err), question)


def _check_words(text: str, question: Mapping[str, Any]) -> None:
    for words in question.get("says", ()):
        assert words in text
    for words in question.get("says_not", ()):
        assert words not in text


def _check_grades(rows: list[dict[str, Any]], question: Mapping[str, Any]) -> None:
    if question.keys().isdisjoint(GRADES):
        return
    found = groups(rows)
    for grade in GRADES:
        expected = question.get(grade, [])
        if expected != "any":
            assert found.get(grade, set()) == set(expected), grade


def _check_ids(ids: list[str], question: Mapping[str, Any]) -> None:
    if "found" in question:
        assert set(ids) == set(question["found"])
    assert set(ids) >= set(question.get("has", ()))
    assert set(ids).isdisjoint(question.get("without", ()))
    if "only" in question:
        assert ids
        assert all(name.startswith(tuple(question["only"])) for name in ids), ids
    if "first" in question:
        assert ids[0] == question["first"]
    if "shown" in question:
        assert ids == [question["shown"]]
    if "chain" in question:
        assert ids == question["chain"]


def _check_kind(rows: list[dict[str, Any]], question: Mapping[str, Any]) -> None:
    for row in rows:
        assert row.keys() >= set(question.get("keys", ()))
    if "asked" in question:
        assert [row["id"] for row in rows if row["asked"]] == [question["asked"]]
    if "keys" in question:
        assert rows
