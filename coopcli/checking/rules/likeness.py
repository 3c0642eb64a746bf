"""How alike two records are: their titles word by word, the numbers in them, the codes that both have."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from coopcli.records.record import Values
from coopcli.text import fold

_KEPT: Final = 20_000
_MOST: Final = 0.8


@lru_cache(_KEPT)
def words_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the folded words of a text: those without a digit, and those with one."""
    words = frozenset(fold(text).split())
    numbers = frozenset(word for word in words if any(map(str.isdigit, word)))
    return words - numbers, numbers


def title_likeness(one: Values, other: Values, field: str = "title") -> float | None:
    """Give how many of the words of both titles are in each, 0 to 1, numbers aside; None where one has no title."""
    pairs = [(words_of(a)[0], words_of(b)[0]) for a in one.texts(field) for b in other.texts(field)]
    return max((len(a & b) / len(a | b) if a | b else 1.0 for a, b in pairs), default=None)


def titles_equal(one: Values, other: Values, field: str = "title") -> bool:
    """Say whether two titles are one, or one only has words more: where each has a word of its own, they are two."""
    pairs = [(words_of(a), words_of(b)) for a in one.texts(field) for b in other.texts(field)]
    return any(a[1] == b[1] and (a[0] <= b[0] or b[0] <= a[0]) and _mostly(a[0], b[0]) for a, b in pairs)


_OF_FORM: Final = words_of(
    "biên bản ghi nhớ, văn bản, thỏa thuận, về, của, giữa, và, các bên, hai bên, trong việc, "
    "memorandum of understanding, mou, agreement, the, on, for, between, and, in, a, an, regarding, concerning"
)[0]
"""Words, folded, of a title that say what kind of paper it is, or hold others together: not what it is about."""


def same_wording(one: Values, other: Values, field: str = "title") -> bool:
    """Say whether two titles may be one in other words: what they are about is the same, or no language is in both."""
    title, its = one.get(field), other.get(field)
    if isinstance(title, dict) and isinstance(its, dict) and title.keys().isdisjoint(its):
        return True
    pairs = [(words_of(a), words_of(b)) for a in one.texts(field) for b in other.texts(field)]
    return any(a[1] == b[1] and a[0] - _OF_FORM == b[0] - _OF_FORM for a, b in pairs)


_OF_ANY_MATTER: Final = (
    _OF_FORM
    | words_of(
        "chương trình, kế hoạch, nghị định thư, hợp tác, hữu nghị, phối hợp, hoạt động, giai đoạn, năm, "
        "program, programme, plan, protocol, cooperation, friendship, joint, mutual, activities, period, years"
    )[0]
)
"""And those that say of what is done together no more than that it is done together."""


def may_be_of_one_matter(one: Values, other: Values, field: str = "title") -> bool:
    """Say whether one of two titles names no matter at all, or its matter is half of what the other one names."""
    matters = [
        (words_of(a)[0] - _OF_ANY_MATTER, words_of(b)[0] - _OF_ANY_MATTER)
        for a in one.texts(field)
        for b in other.texts(field)
    ]
    return any(not a or not b or (2 * len(a & b) >= len(a | b) and (a <= b or b <= a)) for a, b in matters)


def _mostly(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _MOST * len(one | other)


def same_numbers(one: Values, other: Values, field: str = "title") -> bool:
    """Say whether two titles have the same words with digits, in some language of each."""
    return any(words_of(a)[1] == words_of(b)[1] for a in one.texts(field) for b in other.texts(field))


def share_codes(one: Values, other: Values, field: str) -> bool | None:
    """Say whether both have one of their codes in common; None where one of them has none."""
    codes, others = set(one.texts(field)), set(other.texts(field))
    return not codes.isdisjoint(others) if codes and others else None


def differ(one: Values, other: Values, *fields: str) -> bool:
    """Say whether both state one of the fields, and differently."""
    return any(name in one and name in other and one[name] != other[name] for name in fields)
