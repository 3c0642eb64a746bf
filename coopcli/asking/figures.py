"""Numbers and dates that were typed, in every usual writing; and words as they are spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from coopcli.asking.codes import Figure, Phrase, Spelled
from coopcli.days.periods import as_edtf
from coopcli.records.codelists import UNIT
from coopcli.text import words_in


def spell(text: str) -> Spelled:
    """Give the words of a text."""
    words = words_in(text)
    return Spelled(tuple(word.folded for word in words), tuple(word.written for word in words))


_THOUSANDS: Final = (
    ("nghìn", 3), ("ngàn", 3), ("thousand", 3), ("triệu", 6), ("million", 6), ("tỷ", 9), ("tỉ", 9), ("billion", 9),
)  # fmt: skip
"""Words that stand behind a number, with the noughts that they are."""

_YEARS: Final = range(1900, 2101)
_LONGEST_NUMBER: Final = 15


def read_figure(typed: Sequence[Spelled]) -> Figure | None:
    """Read the number with which typed words begin, with the unit behind it, as it is written in any usual way.

    `270000000` is `270 triệu`, `2` is `02`, `10 000` is `10.000`. What is typed as one may be two words, as the decimal
    `1,5` is. The number of a year has no unit.
    """
    grouped = _groups_of_three(typed)
    digits = (
        ("".join(one.words[0] for one in typed[:grouped]),)
        if grouped > 1
        else typed[0].words
        if typed
        else ()
    )
    if (
        not 1 <= len(digits) <= 2
        or not all(map(_is_number, digits))
        or sum(map(len, digits)) > _LONGEST_NUMBER
    ):
        return None
    noughts = _noughts(typed[grouped]) if len(typed) > grouped else 0
    value = Decimal(".".join(digits)).scaleb(noughts)
    taken = grouped + 1 if noughts else grouped
    unit = Spelled((), ()) if value in _YEARS else _unit(typed[taken:])
    written = sum(typed[1:taken], typed[0])
    forms = dict.fromkeys((written, *_written_numbers(value)))
    return Figure(taken + len(unit.words), tuple(form + unit for form in forms))


_DATE: Final = re.compile("([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_LONGEST_DATE: Final = 6
"""The words of `ngày 2 tháng 7 năm 2022`."""
_DATE_FORMS: Final = (
    "{year}-{month:02}-{day:02}", "{day}/{month}/{year}", "{day:02}/{month:02}/{year}",
    "ngày {day} tháng {month} năm {year}", "{day} tháng {month} năm {year}",
)  # fmt: skip
_MONTH_FORMS: Final = (
    "{year}-{month:02}", "{month}/{year}", "{month:02}/{year}", "tháng {month} năm {year}",
    "tháng {month:02} năm {year}",
)  # fmt: skip


def read_written_date(typed: Sequence[tuple[str, int]]) -> Figure | None:
    """Read the day or month, with its year, with which typed words begin, as it is written in any usual way.

    Each word stands with the number of what was typed without a space: `02/07/2022` is one, `tháng 7/2022` are two.
    The records have it as EDTF, `2022-07-02`, and their quotes as the source does.
    """
    chunks = [number for _, number in typed]
    for taken in range(min(_LONGEST_DATE, len(typed)), 0, -1):
        if taken < len(typed) and chunks[taken] == chunks[taken - 1]:
            continue
        words = "".join(
            text if number == after else f"{text} "
            for (text, number), after in zip(typed[:taken], (*chunks[1:taken], None), strict=True)
        )
        if found := _DATE.fullmatch(as_edtf(words.strip()) or ""):
            year, month, day = (int(part) if part else None for part in found.groups())
            forms = _MONTH_FORMS if day is None else _DATE_FORMS
            written = (spell(form.format(year=year, month=month, day=day)) for form in forms)
            return Figure(taken, tuple(dict.fromkeys(written)))
    return None


def _groups_of_three(typed: Sequence[Spelled]) -> int:
    """Give how many typed words are the first groups of one number, as in `10 000`; 1 where it has no groups."""
    sizes = [len(one.words[0]) if len(one.words) == 1 and _is_number(one.words[0]) else 0 for one in typed]
    further = next((number for number, size in enumerate(sizes[1:]) if size != _GROUP), len(sizes) - 1)
    return 1 + further if sizes and 1 <= sizes[0] <= _GROUP else 1


_GROUP: Final = 3
"""Digits that stand together in a long number."""


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _noughts(typed: Spelled) -> int:
    """Give the noughts of a word; without its accents it is taken for any that it may be."""
    said = (
        noughts
        for word, noughts in _THOUSANDS
        if typed in (spell(word), Spelled(spell(word).words, typed.words))
    )
    return next(said, 0)


def _written_numbers(value: Decimal) -> Iterator[Spelled]:
    if value == value.to_integral_value():
        yield spell(str(int(value)))
        yield from [spell(f"0{int(value)}")] if value < 10 else []
    for word, noughts in _THOUSANDS:
        some = value.scaleb(-noughts)
        if some >= 1 and some == round(some, 1):
            yield spell(f"{some.normalize():f} {word}")


def _unit(typed: Sequence[Spelled]) -> Spelled:
    """Give the longest beginning of words that is, or begins, the name of a unit; each is one word."""
    longest = Spelled((), ())
    so_far = longest
    for one in typed:
        so_far += one
        if so_far.words not in _units() or len(one.words) != 1:
            break
        longest = so_far
    return longest


@cache
def _units() -> frozenset[Phrase]:
    """The beginnings of the names of units."""
    names = (
        spell(text).words
        for code in UNIT.codes.values()
        for text in (code.label.vi, code.label.en, *code.words)
    )
    return frozenset(name[:length] for name in names for length in range(1, len(name) + 1))
