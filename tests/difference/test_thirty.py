"""Thirty prepared differences, each told in sentences that a chair understands, in Vietnamese and in English."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from coopcli.difference.compare import State
from coopcli.difference.sentences import sentences_of
from coopcli.difference.states import state_of_contents
from coopcli.i18n import Code, Language, speaking
from coopcli.store import shipped

CLOCK = date(2026, 11, 28)
THIRTY = yaml.safe_load(Path(__file__).with_name("thirty.yaml").read_text(encoding="utf-8"))
CASES = THIRTY["cases"]


def replaced(text: str, case: dict[str, Any]) -> str:
    for edit in (case, case.get("also", {})):
        if "was_all" in edit:
            assert edit["was_all"] in text
            text = text.replace(edit["was_all"], edit["is"])
        elif "was" in edit:
            assert text.count(edit["was"]) == 1, edit["was"]
            text = text.replace(edit["was"], edit["is"])
    return text


def states_of(case: dict[str, Any]) -> tuple[State, State]:
    """Both states of a case, each read from its files as any register is."""
    text = THIRTY["text"]
    after = {"register.yaml": replaced(text, case)}
    if "add" in case:
        after["more.yaml"] = case["add"]
    before = {"register.yaml": text}
    if "register" in case:
        whole = shipped("data/agreements.yaml").read_text(encoding="utf-8")
        start = whole.index(f"- id: {case['drop']}\n")
        before = {"register.yaml": whole[:start] + whole[whole.index("\n- id: ", start) + 1 :]}
        after = {"register.yaml": whole}
    if case.get("reverse"):
        before, after = after, before
    old, new = (
        state_of_contents({name: text.encode() for name, text in files.items()}, CLOCK)
        for files in (before, after)
    )
    assert not [one for state in (old, new) for one in state.problems if one.severity == "error"]
    return old, new


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_difference_is_told_as_a_chair_understands_it(case: dict[str, Any], language: Code) -> None:
    with speaking(Language(language)):
        assert sentences_of(*states_of(case)) == case[language]


def test_there_are_thirty() -> None:
    assert len({case["name"] for case in CASES}) >= 30
