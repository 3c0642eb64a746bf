"""Each rule is explained: its meaning in both languages, an example that breaks it, and the same mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from coopcli.checking.explained import BINARY, CLOCK, EARLIER, TWICE, example_of, meanings, text_of
from coopcli.checking.findings import check
from coopcli.i18n import FORMS
from coopcli.problems import Problem
from coopcli.reading.records import read_file
from coopcli.store import shipped
from coopcli.wordings import WORDINGS
from tests.i18n.test_words import NOT_SAID, Said, _stands

ALLOWED = {"thỏa thuận": ("thỏa thuận quốc tế", "Thỏa thuận"), "bản ghi": ("bản ghi nhớ",)}
ERRORS = Path(__file__).parents[1] / "errors"


@pytest.mark.parametrize("code", WORDINGS)
def test_the_example_breaks_its_rule_and_the_mended_one_does_not(code: str) -> None:
    example = example_of(code)

    assert example.found, "nothing is found in the example"
    assert {problem.code for problem in example.found} == {code}
    assert bool(example.text) == (code not in BINARY)
    files = {EARLIER: b"x-nothing: here\n"} if code in TWICE else {}
    files[f"{code}.yaml"] = example.mended.encode()
    read = [one for name, content in files.items() for one in read_file(content, name, CLOCK)]
    problems = [one for one in read if isinstance(one, Problem) and one.file != EARLIER]
    assert [one for one in problems if one.severity == "error"] == []
    found = check(dict.fromkeys(files), read, CLOCK, text_of).findings
    assert code not in {one.code for one in found if one.file != EARLIER}
    assert example.mended != example.text


@pytest.mark.parametrize("code", WORDINGS)
def test_the_meaning_is_told_in_both_languages(code: str) -> None:
    meaning = meanings()[code]

    assert meaning.keys() == set(FORMS)
    for text in meaning.values():
        assert text[0].isupper() or text[0] in '"1'
        assert text.endswith(".")
        assert text.count(". ") <= 2, "one to three sentences"
    said = Said(f"meaning:{code}", meaning["en"], meaning["vi"])
    assert [word for word in NOT_SAID if _stands(word, said, ALLOWED.get(word, ()))] == []


def test_nothing_is_explained_that_is_no_rule_and_all_in_one_order() -> None:
    assert [*meanings()] == [*WORDINGS]
    assert {path.stem for path in (ERRORS / "mended").iterdir()} == set(WORDINGS)


def test_the_examples_are_installed() -> None:
    assert shipped("tests/errors/mended").is_dir()
