"""A text in one language, in a register that has such texts in both elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coopcli.checking.rules.register import Register, problem_at
from coopcli.problems import Problem
from coopcli.records.record import Record, Values

_OWN_WORDS: Final = {
    "parties": ("name",),
    "partnerships": ("text",),
    "activities": ("title", "text"),
    "statements": ("text",),
    "commitments": ("text",),
}
"""Fields with the words of who keeps the register: titles of agreements and of sources stand as they are written."""
_LANGUAGES: Final = frozenset({"vi", "en"})
_MOST: Final = 10
"""Of so many texts all but one are in both languages: then one that is not was forgotten."""


def language_missing(register: Register) -> Iterator[Problem]:
    """Tell of the texts in one language where nine in ten texts of their field are in both."""
    for section, fields in _OWN_WORDS.items():
        placed = [*_records_of(section, register)]
        for field in fields:
            texts = [(record, values, one) for record, values in placed if (one := values.get(field))]
            alone = [(record, values, one) for record, values, one in texts if not _in_both(one)]
            if not alone or len(alone) * _MOST > len(texts):
                continue
            for record, values, one in alone:
                missing = _LANGUAGES - one.keys() if isinstance(one, dict) else ()
                yield problem_at(
                    record,
                    values,
                    "language-missing",
                    field=field,
                    languages=", ".join(sorted(missing or _LANGUAGES)),
                )


def _records_of(section: str, register: Register) -> Iterator[tuple[Record, Values]]:
    if section == "commitments":
        for record in register.of("agreements"):
            yield from ((record, one) for one in record.values.records("commitments"))
    else:
        yield from ((record, record.values) for record in register.of(section))


def _in_both(texts: object) -> bool:
    return isinstance(texts, dict) and texts.keys() >= _LANGUAGES
