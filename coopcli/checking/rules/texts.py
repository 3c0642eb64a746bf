"""Rules of the letters of texts: older forms and garbled ones, letters of other scripts, signs that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import name, normalize

from coopcli.checking.rules.encodings import is_syllable, read_as_garbled, read_as_older
from coopcli.checking.rules.register import Register, problem_at
from coopcli.checking.rules.suspects import LATIN_ALIKE, STRANGERS
from coopcli.problems import Problem
from coopcli.records.record import Record, Values

_LATIN: Final = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_ALIKE: Final = dict(zip(STRANGERS, LATIN_ALIKE, strict=True))
_MIXED: Final = re.compile(f"[{_LATIN}][{STRANGERS}]|[{STRANGERS}][{_LATIN}]")
_WORD: Final = re.compile(r"\w+")
_ETH: Final = re.compile(r"\b[ÐðƉɖ]\w*")
_ETHS: Final = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_SPACELESS: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WITHOUT_SPACES: Final = re.compile(f"[{_SPACELESS}]")
_JOINING: Final = "\u0600-\u07ff\u0900-\u0dff\u200d\ufe0f\U0001f000-\U0001faff"
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNSEEN: Final = re.compile(
    f"(?<![{_SPACELESS}{_JOINING}])[\u200c\u200d](?![{_SPACELESS}{_JOINING}])"
    "|[\u00ad\u034f\u115f\u180e\u200b\u2060-\u2064\u3164\ufeff]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_DIVIDING: Final = "\u200b"
"""The space of no width, which divides the words of scripts that put no space between them."""
_DIRECTION: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_REPLACED: Final = "\ufffd"
_DECOMPOSED: Final = re.compile("[\u0300-\u036f]")


def letters_of_texts(register: Register) -> Iterator[Problem]:
    """Tell of each text with letters that are probably not the ones meant; what is the user's own is left out."""
    for leaf in register.leaves.texts:
        yield from _judge(leaf.record, leaf.values, leaf.field, leaf.text)


def _judge(record: Record, values: Values, field: str, text: str) -> Iterator[Problem]:
    """Tell what is wrong with a text: what it is as a whole, else of each kind of letter the first."""
    garbled = None if text.isascii() else read_as_garbled(text)
    if garbled is not None:
        yield problem_at(record, values, "text-garbled", field=field, text=text, read=garbled.text)
    elif (older := read_as_older(text)) is not None:
        told = {"field": field, "text": text, "encoding": older.encoding, "read": older.text}
        yield problem_at(record, values, "text-of-old-encoding", **told)
    elif not text.isascii():
        yield from _letters(record, values, field, text)


def _letters(record: Record, values: Values, field: str, text: str) -> Iterator[Problem]:
    if _REPLACED in text:
        yield problem_at(record, values, "character-replaced", field=field, text=text)
    if (word := _strange_word(text)) is not None:
        letter, latin = next((one, _latin(one)) for one in word if _latin(one))
        told = {"field": field, "text": word, "character": _code(letter), "letter": latin}
        yield problem_at(record, values, "letter-look-alike", **told)
    unseen = next((one[0] for one in _UNSEEN.finditer(text) if not _belongs(one[0], text)), None)
    if unseen is not None:
        yield problem_at(record, values, "character-unseen", field=field, text=text, character=_code(unseen))
    if _DECOMPOSED.search(text) and normalize("NFC", text) != text:
        yield problem_at(record, values, "text-decomposed", field=field, text=text)


def _belongs(sign: str, text: str) -> bool:
    """Whether a sign that nobody sees is of use in a text: in one from right to left, in one without spaces."""
    if sign == _DIVIDING:
        return _WITHOUT_SPACES.search(text) is not None
    return _DIRECTION.match(sign) is not None and _RIGHT_TO_LEFT.search(text) is not None


def _strange_word(text: str) -> str | None:
    """Give the first word with a letter of another script, or an eth where Vietnamese has its đ."""
    if _MIXED.search(text):
        return next((word for word in _WORD.findall(text) if _MIXED.search(word)), None)
    return next((word for word in _ETH.findall(text) if is_syllable(word.translate(_ETHS))), None)


def _latin(letter: str) -> str:
    return _ALIKE.get(letter) or (letter.translate(_ETHS) if letter in "ÐðƉɖ" else "")


def _code(character: str) -> str:
    return f"U+{ord(character):04X} {name(character, '')}".strip()
