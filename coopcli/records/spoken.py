"""Which codes words mean, typed or written: by code, by label in either language, by what people and offices say."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from coopcli.days.dates import DateError, read_cadence
from coopcli.days.periods import NUMBERS
from coopcli.records.codelists import CADENCE_UNIT, NARROWER, PARTLY, WHOLLY, Code, CodesMeant, written_out
from coopcli.text import fold

_EMPTY: Final = frozenset(
    ("a", "an", "and", "against", "for", "in", "of", "on", "or", "the", "va", "cua", "khi")
)
"""Words of labels that say nothing alone, folded."""
_TIMES: Final = re.compile(
    "^(?:(?:it|nhieu) nhat |at (?:least|most) )?"
    "(?:[0-9]+(?:(?: den | to |-)[0-9]+)? (?:lan|times?)|once|twice) (?=moi |hang |every |a |per )"
)
"""How many times in a cadence, as a cell of commitments says it: the cadence is what stands behind."""
_EACH: Final = re.compile("^(?:dinh ky )?(?:hang|moi|every|a|per) ")
_COUNTED: Final = re.compile(f"(?:([0-9]+|{'|'.join(NUMBERS)}) )?(.+)")
_ONCE: Final = re.compile(" (?:mot|1) lan$| once$")


def meant(typed: str, codes: Collection[Code]) -> CodesMeant:
    """Give the codes that words mean: those that have the whole as a name, else those with it in their labels.

    All is compared folded and without spaces, parts by whole words, abbreviations written out.
    """
    words = _opened(typed)
    name = "".join(words)
    wholly = [code.code for code in codes if name in {"".join(_opened(one)) for one in code.names}]
    if wholly or not name:
        return CodesMeant(tuple(wholly), WHOLLY)
    narrower = [code.code for code in codes if name in {"".join(_opened(one)) for one in code.narrower}]
    if narrower:
        return CodesMeant(tuple(narrower), NARROWER)
    if _EMPTY.issuperset(words):
        return CodesMeant((), PARTLY)
    part = f" {' '.join(words)} "
    labels = {code.code: (code.label.vi, code.label.en) for code in codes}
    found = [
        code for code, each in labels.items() if any(part in f" {' '.join(_opened(one))} " for one in each)
    ]
    return CodesMeant(tuple(found), PARTLY)


@lru_cache(10_000)
def _opened(text: str) -> tuple[str, ...]:
    return tuple(written_out(fold(text).split()))


def cadence_meant(typed: str) -> str | None:
    """Give the cadence that words mean, as the store has it: `hằng năm` is `year`, `2 năm một lần` is `2 years`."""
    often = fold(typed.partition(",")[0])
    counted = _COUNTED.fullmatch(_ONCE.sub("", _EACH.sub("", _TIMES.sub("", often))))
    if counted is None:
        return None
    named = meant(counted[2], CADENCE_UNIT.codes.values())
    unit = named.codes[0] if named.certain and named.how == WHOLLY else counted[2]
    try:
        number = NUMBERS.get(counted[1] or "", counted[1] or "")
        return read_cadence(f"{number} {unit}".strip()).cadence
    except DateError:
        return None
