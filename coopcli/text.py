"""Folding: one plain form of a text, so that words typed without accents find it; control characters made visible.

And the key by which texts stand in the order of the alphabet.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, combining, normalize


def N_(message: str) -> str:
    """Give the message back as it is: Babel's extraction looks for this name."""
    return message


# \W would take Lao vowel signs for punctuation, so what becomes a space is listed.
_SPACED = (
    "\t\n\v\f\r\x85"
    "\u200b\u2028\u2029"  # zero width space (divides Lao words), line and paragraph separators
    "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212"  # hyphens, dashes, minus
    ".\u00b7\u2022\u2024\u2025\u2026\u2027"  # dots, bullets, ellipsis
    "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201a\u201b\u2032\u2035"  # apostrophes, single quotes
    '"\u00ab\u00bb\u02ba\u201c\u201d\u201e\u201f\u2033\u2036\u2039\u203a'  # quotes
    ",;:!?\u00a1\u00bf"
    "()[]{}<>/\\|\u2044"
    "_@#$%&*+=^~\u00a7\u00a9\u00ae\u00b0\u00b1\u00b6\u00d7\u00f7\u2020\u2021\u20ab\u20ac\u2122\u2190\u2192"
    "\u3001\u3002\u3008\u3009\u300a\u300b\u300c\u300d\u30fb\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff01\uff1f"
)
_DROPPED = (
    *(code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _SPACED),  # controls, NUL
    0x00AD,  # soft hyphen
    *range(0x200C, 0x2010),  # joiners, direction marks
    *range(0x202A, 0x202F),  # direction
    *range(0x2060, 0x2070),  # word joiner, direction
    *range(0xD800, 0xE000),  # half characters, from a command line that is not UTF-8; no store takes them
    *range(0xFE00, 0xFE10),  # variation selectors
    0xFEFF,  # byte order mark
)
_MARKS = range(0x0300, 0x0370)  # on Latin letters, also on Greek and Cyrillic ones; Lao signs are elsewhere
_LETTERS = {
    "đ": "d",
    "ð": "d",  # an eth, written for đ in pages that came from older encodings
    "ɖ": "d",  # small form of the African Ɖ, which looks like Đ
    "\u0eb3": "\u0ecd\u0eb2",  # Lao am as one sign or two
    "\u0ebc": "\u0ea5",  # Lao lo below its consonant or beside it
    "\u0edc": "\u0eab\u0e99",  # Lao ho no and ho mo as one letter or two
    "\u0edd": "\u0eab\u0ea1",
}


class _Table(dict[int, "str | int | None"]):
    """A table for `str.translate` that learns which characters stay: one it lacks costs an exception."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


_TABLE = _Table(
    {
        **dict.fromkeys((*_DROPPED, *_MARKS)),
        **dict.fromkeys(map(ord, _SPACED), " "),
        **{ord(letter): plain for letter, plain in _LETTERS.items()},
    }
)
# Signs after z: a letter with one is the next letter of the alphabet, and tones only part words otherwise equal.
_NEXT_LETTERS = {ord("\u0306"): "{", ord("\u0302"): "|", ord("\u031b"): "}", ord("đ"): "d{"}
_TONES = {ord(tone): chr(0x80 + place) for place, tone in enumerate("\u0300\u0309\u0303\u0301\u0323")}
_WITH_TONES = {**_NEXT_LETTERS, **_TONES}
_WITHOUT_TONES = {**_NEXT_LETTERS, **dict.fromkeys(_TONES)}
_UNSEEN = dict.fromkeys(_DROPPED)
_TONE_SIGNS = {ord(tone): chr(0xE001 + place) for place, tone in enumerate("\u0300\u0309\u0303\u0301\u0323")}
"""Of each tone a sign for private use, which stands in no text but is part of a word to a full-text index."""
_MOST_WORDS_KEPT = 20_000
_CUTOFF = 65.0  # of 100 for equal words; `party` and `parties` have 67
_STARTS, _CONTAINS = 95.0, 80.0


@lru_cache(_MOST_WORDS_KEPT)
def _fold_word(word: str) -> str:
    marked = normalize("NFD", normalize("NFC", word).casefold())
    return " ".join(normalize("NFC", marked.translate(_TABLE)).split())


def fold(text: str) -> str:
    """The text in lower case, without accents, one space between words: `Át-ta-pư (Lào)` is `at ta pu lao`.

    Equal for NFC and NFD; folding twice changes nothing. Control characters are dropped; spaces of all
    kinds, hyphens, dots, apostrophes, quotes, brackets and other listed signs divide words. Lao vowel signs
    and tone marks stay.
    """
    # Vietnamese repeats few syllables: a table of words folded before is four times as fast as folding anew.
    return " ".join(filter(None, map(_fold_word, text.split())))


def alphabet_key(text: str) -> str:
    """The key that sorts texts by the Vietnamese alphabet, as CLDR does: An, Ăn, Ân, Bo, Dê, Đá.

    All letters come first (a ă â b c d đ e ê … o ô ơ … u ư), then the tones (ma mà mả mã má mạ), then the case.
    English and Lao stand in the order of their letters. Equal for NFC and NFD.
    """
    letters = normalize("NFD", text.casefold())
    return "\x01".join(
        (letters.translate(_WITHOUT_TONES), letters.translate(_WITH_TONES), normalize("NFC", text))
    )


class TextWord(NamedTuple):
    """A word as it is searched for: folded, as it is written (see `_as_written`), and where it stands in the text."""

    folded: str
    written: str
    start: int
    end: int


def words_in(text: str) -> list[TextWord]:
    """The words that a text is searched by.

    Those of the fold, but a number with signs between its thousands is one (`10.000` is `10000`), and of a script that
    puts no space between words each letter is one, with its marks: so a word inside a run of Lao is found.
    """
    return [
        TextWord(word.folded, word.written, chunk.start() + word.start, chunk.start() + word.end)
        for chunk in _CHUNK.finditer(text)
        for word in _words_of_chunk(chunk[0])
    ]


def index_words(text: str) -> tuple[str, str]:
    """The words of a text folded, and as they are written; one space between them."""
    if text.isascii():
        joined = (
            _GROUPED.sub(lambda number: re.sub("[.,]", "", number[0]), text)
            if "," in text or "." in text
            else text
        )
        folded = " ".join(joined.lower().translate(_TABLE).split())
        return folded, folded
    chunks = [_words_in_two_forms(chunk) for chunk in text.split()]
    return " ".join([folded for folded, _ in chunks if folded]), " ".join(
        [form for _, form in chunks if form]
    )


_CHUNK = re.compile(r"\S+")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?![\w]|[.,]\d)")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese."""


@lru_cache(_MOST_WORDS_KEPT)
def _words_in_two_forms(chunk: str) -> tuple[str, str]:
    if chunk.isascii():
        return index_words(chunk)
    words = _words_of_chunk(chunk)
    return " ".join([word.folded for word in words]), " ".join([word.written for word in words])


@lru_cache(_MOST_WORDS_KEPT)
def _words_of_chunk(chunk: str) -> tuple[TextWord, ...]:
    """The words of what stands between spaces."""
    joined = {
        here for number in _GROUPED.finditer(chunk) for here in range(*number.span()) if chunk[here] in ".,"
    }
    words: list[TextWord] = []
    letters: list[tuple[str, int, int]] = []

    def finish() -> None:
        if letters:
            start, end = letters[0][1], letters[-1][2]
            folded = normalize("NFC", "".join([letter for letter, _, _ in letters]))
            as_it_is = _UNSPACED.match(folded) or not joined.isdisjoint(range(start, end))
            written = folded if as_it_is else _as_written(chunk[start:end])
            words.append(TextWord(folded, written, start, end))
            letters.clear()

    for here, until in _clusters(chunk):
        if here in joined:
            continue
        for sign in _plain(chunk[here:until]):
            divides = sign != " " and letters and _divided(letters[-1][0], sign)
            if sign == " " or divides:
                finish()
            if sign != " ":
                letters.append((sign, here, until))
    finish()
    return tuple(words)


def _divided(before: str, letter: str) -> bool:
    """Whether a word ends between two letters because of their script."""
    if category(letter)[0] == "M":
        return False
    return bool(_UNSPACED.match(letter) or _UNSPACED.match(before))


def _as_written(word: str) -> str:
    """The word in lower case with its accents, its tone at the end: `hoà` and `hòa` are written alike."""
    letters = normalize("NFD", normalize("NFC", word).casefold()).translate(_UNSEEN)
    tones = "".join([letter for letter in letters if ord(letter) in _TONE_SIGNS])
    return normalize("NFC", "".join([letter for letter in letters if letter not in tones])) + tones.translate(
        _TONE_SIGNS
    )


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Where each letter with the marks that follow it starts and ends."""
    start = 0
    for here in range(1, len(text)):
        if not combining(text[here]):
            yield start, here
            start = here
    if text:
        yield start, len(text)


@lru_cache(_MOST_WORDS_KEPT)
def _plain(letter: str) -> str:
    return normalize("NFD", normalize("NFC", letter).casefold()).translate(_TABLE)


def key(text: str) -> str:
    """The fold without its spaces, for names that are written in one word or in several: `kontum`."""
    return fold(text).replace(" ", "")


def nearest(word: str, choices: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """At most `count` of the choices that a misspelt word probably meant, best first; () if none is near.

    Compared folded and without spaces. Near is also a choice that starts with the word or contains it.
    """
    from rapidfuzz import fuzz, process  # only needed once something has gone wrong

    asked = key(word)
    if not asked:
        return ()
    those = tuple(choices)
    keys = _keys(those)
    scores = {
        place: score
        for _, score, place in process.extract(
            asked, keys, scorer=fuzz.ratio, processor=None, score_cutoff=_CUTOFF, limit=None
        )
    }
    for place, candidate in enumerate(keys) if len(asked) >= 2 else ():
        if asked in candidate:
            if candidate.startswith(asked):
                scores[place] = max(_STARTS, scores.get(place, 0.0))
            elif len(asked) >= 3:
                scores[place] = max(_CONTAINS, scores.get(place, 0.0))
    best = sorted(scores, key=lambda place: (-scores[place], place))
    return tuple(dict.fromkeys(those[place] for place in best))[:count]


@lru_cache(64)
def _keys(choices: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of choices among which many misspelt words are looked for."""
    return tuple(map(key, choices))


def is_utf8(text: str) -> bool:
    """Whether UTF-8 has every character: not the half ones that stand for bytes of a name or an argument that is none.

    No such text may reach the store, which is UTF-8 as every answer is.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


_CONTROLS = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x061C,  # Arabic letter mark; with the next three ranges, what turns the direction of writing
    *range(0x200E, 0x2010),
    *range(0x2028, 0x202F),  # with the line and the paragraph separator
    *range(0x2066, 0x206A),
)
_BYTES = {0xDC00 + byte: f"\\x{byte:02x}" for byte in range(0x80, 0x100)}
"""The bytes of a name that is no UTF-8, by what Python makes of them."""
_ESCAPES = {code: chr(code).encode("unicode_escape").decode("ascii") for code in _CONTROLS} | _BYTES
_BUT_LINES = {code: escape for code, escape in _ESCAPES.items() if chr(code) not in "\n\t"}


def to_type(words: Iterable[str]) -> str:
    """A command line as it is typed: in quotes is only what a shell would divide or change, no letter with a mark."""
    return " ".join(word if _NEEDS_NO_QUOTES.fullmatch(word) else shlex.quote(word) for word in words)


def to_type_instead(unload: Iterable[str], path: str) -> str:
    """The command line that has the store hold what lies at a path instead of this; with nothing, of all else."""
    lines = [to_type(["coop", "unload", one]) for one in unload]
    load = ["coop", "load", path] if lines else ["coop", "load", path, "--only"]
    return " && ".join([*lines, to_type(load)])


_NEEDS_NO_QUOTES = re.compile(r"[\w@%+=:,./-]+")


def harmless(text: str, *, lines: bool = False) -> str:
    """Give the text with each control character as an escape: `\\x1b[31m` for what would turn it red.

    So is each byte of a name that is no UTF-8, `h\\xf4.yaml`. With `lines`, line breaks and tabs stay as they are.
    """
    if text.isprintable():
        return text
    return text.translate(_BUT_LINES if lines else _ESCAPES)
