"""Differences inside a record, in the other language, and of one part of an element, in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.difference.states import sentences_between
from coopcli.i18n import Language, speaking

CLOCK = date(2026, 11, 28)
TEXT = """sources:
- {id: s1, title: Công văn}
parties:
- id: a
  name: Hội A
  country: VN
  people:
  - {name: Lê Thị A, position: {vi: Chủ tịch, en: Chair}}
  cite: self
- {id: b, name: Hội B, country: LA, cite: self}
agreements:
- id: x
  parties: [a, b]
  period: 2020/2025
  items:
  - {number: 2, text: {vi: Trao đổi, en: Exchange}, cite: s1 line 1}
  decisions:
  - {decision: renew, date: 2024-01-01, by: {vi: Sở, en: Department}}
  cite: self
activities:
- id: v
  title: Thăm
  agreements: x
  places:
  - {country: LA, province: Attapư, district: Sanxay}
  figures:
  - {value: 5, unit: parcel, of: {vi: sách, en: books}}
  cite: self
"""

CASES = {
    "the language of a name": (
        ("name: Hội A", "name: {vi: Hội A}"),
        ["Hội A: the language is now on record, Vietnamese: name «Hội A»"],
    ),
    "a position in the other language": (
        ("vi: Chủ tịch,", "vi: Chủ tịch Hội,"),
        ["Hội A: people «Lê Thị A (Chair)»: position in Vietnamese «Chủ tịch», now «Chủ tịch Hội»"],
    ),
    "who decided, in the other language": (
        ("vi: Sở,", "vi: Sở Ngoại vụ,"),
        [
            "Hội A – Hội B 2020–2025: decisions «renew, 1 January 2024, Department»: by in Vietnamese «Sở», now "
            "«Sở Ngoại vụ»"
        ],
    ),
    "what a figure counts, in the other language": (
        ("vi: sách,", "vi: sách vở,"),
        ["Thăm: figures 5 parcels (books): of in Vietnamese «sách», now «sách vở»"],
    ),
    "an item is not cited any more": (
        (", cite: s1 line 1}", "}"),
        ["Hội A – Hội B 2020–2025: in items, 2: no longer cited: s1 line 1"],
    ),
    "cited twice": (("  cite: self\nactivities", "  cite: [self, self]\nactivities"), []),
    "the day of a decision": (
        ("date: 2024-01-01", "date: 2024-02-01"),
        [
            "Hội A – Hội B 2020–2025: decisions «renew, 1 January 2024, Department», now «renew, 1 February 2024, "
            "Department»"
        ],
    ),
    "a word of a place": (
        ("district: Sanxay", "district: Xaysetha"),
        ["Thăm: places «Sanxay, Attapư, Laos», now «Xaysetha, Attapư, Laos»"],
    ),
    "a name of a person": (
        ("name: Lê Thị A", "name: Lê Thị B"),
        ["Hội A: people «Lê Thị A (Chair)», now «Lê Thị B (Chair)»"],
    ),
    "another person": (
        ("{name: Lê Thị A, position: {vi: Chủ tịch, en: Chair}}", "{name: Trần Văn C}"),
        [
            "Hội A: one more in people, «Trần Văn C»",
            "Hội A: no longer on record in people, «Lê Thị A (Chair)»",
        ],
    ),
}


@pytest.mark.parametrize(("edit", "said"), CASES.values(), ids=CASES)
def test_what_differs_inside_is_told(edit: tuple[str, str], said: list[str]) -> None:
    assert TEXT.count(edit[0]) == 1
    with speaking(Language("en")):
        assert sentences_between(TEXT.encode(), TEXT.replace(*edit).encode(), CLOCK) == said
