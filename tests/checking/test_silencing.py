"""A record can silence what was found in it: with a reason, and never an error."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.checking.findings import Checked, check
from coopcli.reading.records import read_file

CLOCK = date(2026, 11, 28)
REGISTER = """agreements:
- id: a-2022
  title: A
%s- id: b-2022
  title: B
"""


def checked(text: str, file: str = "a.yaml") -> Checked:
    return check({file: None}, read_file(text.encode(), file, CLOCK), CLOCK)


def places(found: Checked) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in found.findings]


def test_without_a_word_both_records_are_doubted() -> None:
    found = checked(REGISTER % "")
    assert places(found) == [("cite-missing", 2), ("cite-missing", 4)]
    assert found.silenced == ()


@pytest.mark.parametrize("skip", ["cite-missing", "[cite-missing]", "[change-undated, cite-missing]"])
def test_with_a_reason_the_finding_of_that_record_is_silent_and_counted(skip: str) -> None:
    found = checked(REGISTER % f"  x-check: {{skip: {skip}, because: the paper is in the archive}}\n")
    assert places(found) == [("cite-missing", 5)]
    assert [(one.code, one.line) for one in found.silenced] == [("cite-missing", 2)]


@pytest.mark.parametrize(
    "said",
    [
        "{skip: cite-missing}",  # no reason
        "{skip: [cite-missing], because: ''}",
        "{because: I know}",  # no rule
        "{skip: [], because: I know}",
        "{skip: [cite-missing, no-such-rule], because: I know}",
        "{skip: [cite-missing, party-unknown], because: I know}",  # an error
        "{skip: cite-missing, because: I know, until: 2027}",
        "[cite-missing]",
        "cite-missing",
    ],
)
def test_anything_else_silences_nothing_and_says_so(said: str) -> None:
    found = checked(REGISTER % f"  x-check: {said}\n")
    assert places(found) == [("cite-missing", 2), ("silence-unreadable", 2), ("cite-missing", 5)]
    assert found.silenced == ()


def test_a_record_of_another_file_on_the_same_line_is_not_silenced() -> None:
    silent = REGISTER % "  x-check: {skip: cite-missing, because: I know}\n"
    texts = {"a.yaml": silent, "b.yaml": silent.replace("-2022", "-2023").replace("x-check", "x-note")}
    read = (one for name, text in texts.items() for one in read_file(text.encode(), name, CLOCK))
    found = check(dict.fromkeys(texts), read, CLOCK)
    assert [(one.file, one.line) for one in found.findings] == [("a.yaml", 5), ("b.yaml", 2), ("b.yaml", 5)]


def test_two_records_on_one_line_are_told_apart_by_their_columns() -> None:
    found = checked(
        "agreements: [{id: a, title: A, x-check: {skip: cite-missing, because: I know}}, {id: b, title: B}]\n"
    )
    assert [(one.line, one.column) for one in found.findings] == [(1, 81)]
    assert len(found.silenced) == 1
