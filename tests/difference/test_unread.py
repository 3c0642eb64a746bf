"""What cannot be read is neither gone nor new: it is not compared."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.difference.compare import differences
from coopcli.difference.states import state_of_contents

CLOCK = date(2026, 11, 28)
PARTIES = """parties:
- {id: a, name: {vi: Hội A, en: Union A}, country: VN, cite: self}
- {id: b, name: Hội B, country: LA, cite: self}
"""
AGREEMENTS = """agreements:
- id: x
  parties: [a, b]
  standing: signed
  period: 2020/2025
  decisions:
  - {decision: renew, date: 2024-01-01}
  cite: self
- id: y
  parties: [a, b]
  standing: planned
  cite: self
"""
WHOLE = PARTIES + AGREEMENTS


def told(before: str, after: str) -> list[tuple[str, str, tuple[str, ...]]]:
    old, new = (state_of_contents({"r.yaml": text.encode()}, CLOCK) for text in (before, after))
    assert [one for state in (old, new) for one in state.problems if one.severity == "error"]
    return [(one.id, one.change, one.path) for one in differences(old, new)]


UNREADABLE = {
    "the whole file": "{bad",
    "a tab in the middle": WHOLE.replace("  standing: signed", "\tstanding: signed"),
    "an unfinished merge": WHOLE.replace("- id: y", "<<<<<<< HEAD\n- id: y"),
    "a code": WHOLE.replace("signed", "singed"),
    "a period": WHOLE.replace("2020/2025", "2020-13/2025"),
    "a name": WHOLE.replace("name: {vi: Hội A, en: Union A}, ", ""),
    "a part of a name": WHOLE.replace("en: Union A", "en: "),
    "an element of a list": WHOLE.replace("date: 2024-01-01", "date: 2024-13-01"),
    "an id": WHOLE.replace("- id: y", "- id: Y !"),
    "no id": WHOLE.replace("- id: y\n  parties", "- parties"),
    "a section": WHOLE.replace("agreements:", "agreemnts:"),
    "zero bytes": "\0\0\0\0",
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_neither_gone_nor_new(text: str) -> None:
    assert told(WHOLE, text) == []
    assert told(text, WHOLE) == []


def test_what_can_be_read_beside_it_is_told() -> None:
    later = WHOLE.replace("signed", "singed").replace("2020/2025", "2020/2026")
    assert told(WHOLE, later) == [("x", "changed", ("period",))]
    later = WHOLE.replace("signed", "singed").replace("planned", "agreed")
    assert told(WHOLE, later) == [("y", "changed", ("standing",))]


def test_an_empty_file_can_be_read() -> None:
    old, new = (state_of_contents({"r.yaml": text.encode()}, CLOCK) for text in (WHOLE, ""))
    assert {one.change for one in differences(old, new)} == {"removed"}


def test_a_broken_file_under_another_name_may_hold_the_record() -> None:
    old = state_of_contents({"r.yaml": WHOLE.encode()}, CLOCK)
    new = state_of_contents({"s.yaml": b"{bad"}, CLOCK)
    assert differences(old, new) == []
