"""Whether a promise with a cadence was kept in a year, as far as the register tells.

A year is judged by the stretches that the cadence divides it into: itself, its quarters, or the two years that it
belongs to. What is not on record is never "missed": the register may only not know. Evidence whose link or day is
inferred or not exact counts as possible. All days are inclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from coopcli.dates import FIRST_YEAR, LAST_YEAR
from coopcli.records.promises import EvidenceRow, PromiseRow, TermDays

State = Literal["kept", "partly", "no_evidence", "not_due", "outside", "no_cadence"]
Certainty = Literal["surely", "possibly"]
Reason = Literal[
    "term_not_stated", "start_not_stated", "end_not_stated", "start_inferred", "end_inferred", "planned", "agreed",
    "start_in_year", "end_in_year", "evidence_inferred", "evidence_not_exact", "evidence_undated", "conditional",
]  # fmt: skip

_CADENCE: Final = re.compile(r"(?:(\d+) )?(week|month|quarter|year)s?")
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_MONTHS_IN_YEAR: Final = 12
_DAYS_IN_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days, first and last included, in which a promise is to be kept so many times."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the register tells of a promise in a year.

    `certainty` is None where there is nothing to be sure of: no evidence is on record, or no cadence is stated.
    `least` and `most`: how often it was kept in the stretches of the year, surely and possibly. `more`: more often
    than promised, surely. `stretches` are those of the cadence that meet the year and the term.
    """

    state: State
    certainty: Certainty | None
    least: int
    most: int
    more: bool
    stretches: tuple[Stretch, ...]
    activities: tuple[EvidenceRow, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Count:
    """How often a promise was kept in one stretch, surely and possibly; `ended`: the stretch, or the term in it, is over."""

    least: int
    most: int
    ended: bool


def kept_in(promise: PromiseRow, term: TermDays, evidence: Iterable[EvidenceRow], year: int, day: date) -> Kept:
    """Judge a promise in a calendar year, 1 to 9998, as of a day: what lies after it does not count yet."""
    whole = Stretch(date(year, 1, 1), date(year, 12, 31))
    known = [event for event in evidence if event.earliest is None or event.earliest <= day]
    met = tuple(event for event in known if _meets(event, whole))
    if promise.every is None:
        return _kept("no_cadence", None, _counted(met, whole, day), activities=met)
    stretches = tuple(each for each in _stretches(promise.every, year, term) if not _surely_outside(term, each))
    met = tuple(event for event in known if any(_meets(event, each) for each in stretches)) or met
    doubts = tuple(_doubts_of_term(term, whole))
    if _surely_outside(term, whole) or not stretches:
        sure = None if _bound_unsure(term, whole) else "surely"
        return _kept("outside", sure or "possibly", _Count(0, 0, True), activities=met, reasons=doubts)
    counts = [_counted(known, each, min(day, term.ends_latest or day), day) for each in stretches]
    return _judged(promise, term, stretches, counts, (met, known, doubts), day)
