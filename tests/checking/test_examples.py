"""Each thing that a careful reader sees has an example under tests/errors/, on which a load has nothing to say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coopcli.checking.explained import text_of
from coopcli.checking.rules import doubts_of_register
from coopcli.i18n import Language, say, speaking
from coopcli.problems import print_lines
from coopcli.reading.records import read_file
from coopcli.records.record import Record
from coopcli.wordings import WORDINGS
from tests.checking.register import CAREFUL, doubts
from tests.conftest import Coop

ERRORS = Path(__file__).parents[1] / "errors"
CLOCK = date(2026, 1, 1)


@pytest.mark.parametrize("code", CAREFUL)
def test_the_example_of_a_code_is_told_as_expected_and_shows_that_code_alone(code: str) -> None:
    example = (ERRORS / f"{code}.yaml").read_text(encoding="utf-8")
    found = doubts(example, CLOCK, text_of)
    with speaking(Language("en")):
        told = "".join(print_lines(one, say).replace("r.yaml:", f"{code}.yaml:") + "\n" for one in found)

    assert told == (ERRORS / f"{code}.txt").read_text(encoding="utf-8")
    assert {one.code for one in found} == {code}


@pytest.mark.parametrize("code", CAREFUL)
def test_vietnamese_says_it_in_other_words_and_fills_all_of_them(code: str) -> None:
    example = (ERRORS / f"{code}.yaml").read_text(encoding="utf-8")
    (found, *_) = doubts(example, CLOCK, text_of)
    with speaking(Language("vi")):
        told = print_lines(found, say)

    assert ": lưu ý: " in told or ": cảnh báo: " in told
    assert "{" not in told.replace("{vi: …, en: …}", "")


@pytest.mark.parametrize("code", CAREFUL)
def test_no_error_is_made_of_what_only_a_reader_sees(code: str) -> None:
    assert WORDINGS[code].severity in ("notice", "warning")


@pytest.mark.parametrize("path", sorted(ERRORS.glob("*.yaml")), ids=lambda path: path.stem)
def test_of_a_file_with_errors_what_can_be_read_is_looked_at_too(path: Path) -> None:
    """Values that a record must have are missing in some of them; each thing told has its place all the same."""
    found = read_file(path.read_bytes(), path.name, CLOCK)
    records = [one for one in found if isinstance(one, Record)]

    for problem in doubts_of_register(records, CLOCK, text_of):
        assert problem.line >= 1
        assert problem.column >= 1


def test_a_load_is_silent_on_all_of_them(coop: Coop) -> None:
    for code in CAREFUL:
        told = coop("load", str(ERRORS / f"{code}.yaml"), "--only", "--warnings")
        assert told.code == 0
        assert "warning" not in told.err
        assert "notice" not in told.err
