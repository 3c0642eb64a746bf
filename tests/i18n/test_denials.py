"""What the program denies is true of something, and the text says of what: DESIGN section 3, rule 10.

A register knows what it holds, not what is so in the world. Every text that says no, not, none, never, without (không,
chưa, chẳng) stands in `denials.yaml` under what it is true of.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from babel.messages.pofile import read_po

from tests.i18n.test_catalogue import SOURCE

DENIES = {
    "en": re.compile(
        r"\b(no|not|none|never|without|nothing|nobody|cannot|neither|nor|fewer)\b", re.IGNORECASE
    ),
    "vi": re.compile(r"\b(không|chưa|chẳng)\b", re.IGNORECASE),
}
SAYS_OF_WHAT = {
    "register": {
        "en": re.compile(r"register|record|reported|of which no"),
        "vi": re.compile(
            r"\bsổ\b|ghi nhận|chưa được ghi|không còn (ghi|là suy luận)|chưa thấy đưa tin|chưa có thông tin|hồ sơ"
        ),
    },
    "record": {
        "en": re.compile(
            r"stated|known|names? no|named|cited|no date|without a date|told|not say|inexact|unknown|not found",
            re.IGNORECASE,
        ),
        "vi": re.compile(
            r"chưa nêu|chưa có|chưa rõ|không rõ|không nêu|chưa dẫn|chưa biết|còn thiếu", re.IGNORECASE
        ),
    },
    "days": {
        "en": re.compile(r"known|exact|before|beyond"),
        "vi": re.compile(r"chưa rõ|chưa biết|chính xác|chưa có thông tin|còn thiếu|không trước|không quá"),
    },
}
"""How the two languages say that it is so on record, or as far as is known."""

OF_THE_WORLD = (
    r"not succeeded",
    r"\bnot signed\b",
    r"never signed",
    r"chưa kế tiếp",
    r"chưa ký(?! kết)",
    r"không (được )?ký",
)
"""Words that say of the world what only the register lacks."""


class Said(NamedTuple):
    """A text of the catalogue, in all its numbers."""

    english: tuple[str, ...]
    vietnamese: tuple[str, ...]


@cache
def said() -> dict[str, Said]:
    """The texts by their English words (of two numbers, the singular)."""
    with SOURCE.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    texts = [Said(_numbers(message.id), _numbers(message.string)) for message in messages]
    return {text.english[0]: text for text in texts}


def _numbers(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, list | tuple) else (str(said),)


@cache
def listed() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "denials.yaml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = yaml.safe_load(text)
    return found


def denies(text: Said) -> bool:
    return any(map(DENIES["en"].search, text.english)) or any(map(DENIES["vi"].search, text.vietnamese))


def test_every_text_that_denies_something_stands_once_under_what_it_is_true_of() -> None:
    once = [text for texts in listed().values() for text in texts]
    assert sorted(once) == sorted(key for key, text in said().items() if denies(text))


@pytest.mark.parametrize("of", SAYS_OF_WHAT)
def test_what_is_absent_on_record_is_said_to_be_so_in_both_languages(of: str) -> None:
    silent = [
        text
        for text in map(said().__getitem__, listed()[of])
        if not all(map(SAYS_OF_WHAT[of]["en"].search, text.english))
        or not all(map(SAYS_OF_WHAT[of]["vi"].search, text.vietnamese))
    ]
    assert silent == []


@pytest.mark.parametrize("words", OF_THE_WORLD)
def test_nothing_is_denied_of_the_world(words: str) -> None:
    pattern = re.compile(words, re.IGNORECASE)
    found = [
        text
        for text in said().values()
        if any(map(pattern.search, text.english)) or any(map(pattern.search, text.vietnamese))
    ]
    assert found == []
