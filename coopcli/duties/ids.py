"""The ids of duties, as `coop due` makes them: what each is a duty of, and the nearest to one that is none. Pure.

An agreement's term has `a/end`, its second term `a/end-2`; a change `a/notice-of-extension-1`; a recurring
commitment `a/commitment/2026`; a planned activity `b/activity`; the office that keeps the register
`yearly-report-2026`. Each kind writes its own (`Kind.id`), and from the same forms they are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from coopcli.duties.kinds import COMMITMENT, KINDS, OFFICE, Kind
from coopcli.records.fields import ID
from coopcli.text import nearest


class DutyId(NamedTuple):
    """What an id says: the kind of duty, the id of the record it stands on ("" for none, of a commitment
    `agreement/commitment`), which change it is a notice of, and the number of the term, the change or the year."""

    kind: Kind[Any]
    record: str
    variant: str
    number: int


def read_duty_id(text: str) -> DutyId:
    """Read the id of a duty. Raises ValueError for what is none."""
    for kind, variant, pattern in _patterns():
        if found := pattern.fullmatch(text):
            parts = found.groupdict(default="")
            return DutyId(kind, parts.get("record", ""), variant, int(parts.get("number") or 1))
    raise ValueError(f"{text!r} is no id of a duty")


def nearest_duty(text: str) -> tuple[str, ...]:
    """Give the id that was probably meant, with the nearest step: `a/copys` is `a/copy`; () for none."""
    record, slash, step = text.partition("/")
    if not slash:
        return _with_year(text)
    if not re.fullmatch(ID, record):
        return ()
    steps = (
        kind.id(variant=variant).removeprefix("/") for kind, variant in _worded() if kind.of is not OFFICE
    )
    return tuple(f"{record}/{near}" for near in nearest(step, steps, 1))


def _with_year(text: str) -> tuple[str, ...]:
    words, _, year = text.rpartition("-")
    if not re.fullmatch("[0-9]{4}", year):
        return ()
    near = nearest(words, (kind.words_with("") for kind, _ in _worded() if kind.of is OFFICE), 1)
    return tuple(f"{step}-{year}" for step in near)


def _variants() -> Iterator[tuple[Kind[Any], str]]:
    """Every kind with each of its variants, or with "" where it has none."""
    return ((kind, variant) for kind in KINDS.values() for variant in kind.of.variants or ("",))


def _worded() -> Iterator[tuple[Kind[Any], str]]:
    """Those whose ids have words of their own."""
    return ((kind, variant) for kind, variant in _variants() if "{words}" in kind.of.forms[0])


@cache
def _patterns() -> tuple[tuple[Kind[Any], str, re.Pattern[str]], ...]:
    return tuple(
        (kind, variant, _pattern(kind, variant, form))
        for kind, variant in _variants()
        for form in kind.of.forms
    )


def _pattern(kind: Kind[Any], variant: str, form: str) -> re.Pattern[str]:
    record = f"{ID}/{ID}" if kind.of is COMMITMENT else ID
    return re.compile(
        form.format(
            record=f"(?P<record>{record})",
            words=kind.words_with(variant),
            number=f"(?P<number>{kind.of.numbers})",
        )
    )
