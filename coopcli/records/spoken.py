"""Which codes words mean, typed or written: by code, by label in either language, by what people and offices say."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from coopcli.days.dates import DateError, read_cadence
from coopcli.records.codelists import CADENCE_UNIT, NARROWER, PARTLY, WHOLLY, Code, CodesMeant, written_out
from coopcli.text import fold

_EMPTY: Final = frozenset(
    ("a", "an", "and", "against", "for", "in", "of", "on", "or", "the", "va", "cua", "khi")
)
"""Words of labels that say nothing alone, folded."""
_EACH: Final = re.compile("^(?:dinh ky )?(?:hang|moi|every) ")
_COUNTED: Final = re.compile("(?:([0-9]+) )?(.+)")
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
    counted = _COUNTED.fullmatch(_ONCE.sub("", _EACH.sub("", fold(typed))))
    if counted is None:
        return None
    named = meant(counted[2], CADENCE_UNIT.codes.values())
    unit = named.codes[0] if named.certain and named.how == WHOLLY else counted[2]
    try:
        return read_cadence(f"{counted[1] or ''} {unit}".strip()).cadence
    except DateError:
        return None
