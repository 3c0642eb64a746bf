"""Each kind of problem has one small bad file under tests/errors/, and what a person is told about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from coopcli.checking.explained import BINARY
from coopcli.i18n import Language, say, speaking
from coopcli.problems import Problem, print_lines
from coopcli.reading.records import read_file
from coopcli.wordings import WORDINGS
from tests.checking.register import CAREFUL

ERRORS = Path(__file__).parents[1] / "errors"
CLOCK = date(2026, 1, 1)

OF_CHECKING = {"silence-unreadable"}
"""Codes that only a check gives, and that its tests show."""

OF_THE_STORE = {
    "id-double",
    "file-copy",
    "duty-double",
    "settings-double",
    "party-unknown",
    "agreement-unknown",
    "activity-unknown",
    "commitment-unknown",
    "source-unknown",
    "record-unknown",
    "duty-not-there",
    "host-by-place",
}
"""Codes that the store finds, and that the tests of loading show."""

READ_HERE = sorted(WORDINGS.keys() - OF_THE_STORE - OF_CHECKING - {*CAREFUL})


def content_of(code: str) -> bytes:
    return BINARY.get(code) or (ERRORS / f"{code}.yaml").read_bytes()


def problems_in(content: bytes, file: str) -> list[Problem]:
    found = [one for one in read_file(content, file, CLOCK) if isinstance(one, Problem)]
    return sorted(found, key=lambda problem: problem.place)


@pytest.mark.parametrize("code", READ_HERE)
def test_the_bad_file_of_a_code_is_told_as_expected(code: str) -> None:
    problems = problems_in(content_of(code), f"{code}.yaml")

    with speaking(Language("en")):
        told = "\n".join(print_lines(problem, say) for problem in problems) + "\n"

    assert told == (ERRORS / f"{code}.txt").read_text(encoding="utf-8")
    assert code in {problem.code for problem in problems}


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    examples = {path.stem for path in ERRORS.glob("*.txt")}

    assert {*READ_HERE, *CAREFUL} - examples == set()
    assert examples - WORDINGS.keys() == set()
    assert {path.stem for path in ERRORS.glob("*.yaml")} - WORDINGS.keys() == set()


@pytest.mark.parametrize("code", READ_HERE)
def test_every_problem_but_of_a_whole_file_says_line_and_column_inside_the_file(code: str) -> None:
    content = content_of(code)
    lines = content.decode("utf-8", "replace").splitlines()

    for problem in problems_in(content, "x.yaml"):
        if problem.code in ("file-empty", "file-zero", "file-without-records"):
            assert (problem.line, problem.column) == (0, 0)
        else:
            assert 1 <= problem.line <= len(lines) + 1
            assert 1 <= problem.column <= max(map(len, lines)) + 1


@pytest.mark.parametrize("code", READ_HERE)
def test_the_parser_without_libyaml_finds_the_same_problems(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = content_of(code)
    with_libyaml = problems_in(content, "x.yaml")
    monkeypatch.delattr(yaml, "CSafeLoader")

    without = problems_in(content, "x.yaml")

    assert [(one.code, one.line) for one in without] == [(one.code, one.line) for one in with_libyaml]


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_sentences_begin_in_lower_case_and_a_hint_says_what_to_do(code: str) -> None:
    wording = WORDINGS[code]

    for text in (wording.sentence, wording.hint):
        assert not text.endswith(".")
        assert not text[:1].isupper() or text.startswith("YAML")
    assert wording.hint or code == "date-impossible", "a hint of its own for each part of a date"


@pytest.mark.parametrize("libyaml", [True, False])
@pytest.mark.parametrize(
    ("field", "line", "column"),
    [
        ("note: [", 4, 9),
        ("note: [a", 4, 9),
        ("note: {a", 4, 9),
        ("note: {a: ", 4, 9),
        ("note: [a,\n\n\n", 4, 9),
        ("note: {b: [a], c: [", 4, 21),
        ("x-own: |\n    ([{\n  note: [  # ]\n", 6, 9),
    ],
)
def test_a_bracket_left_open_at_the_end_is_told_where_it_was_opened(
    field: str, line: int, column: int, libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not libyaml:
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    found = problems_in(f"parties:\n- id: a\n  name: A\n  {field}".encode(), "so.yaml")[-1]
    assert (found.code, found.line, found.column) == ("yaml-bracket", line, column)
    assert found.values == {"line": line, "column": column}
