"""How one term follows another, and in which order the agreements of a chain stand. Pure.

Days are inclusive. A term ends on some day from E1 to E2 and the next begins on some day from S1 to S2: between
them lie at least S1 − E2 − 1 days and at most S2 − E1 − 1; a negative number is an overlap.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, Protocol

if TYPE_CHECKING:
    from coopcli.agreements.find_chains import SuccessionLink

Kind = Literal["handover", "gap", "overlap", "no_end", "unknown"]
Precision = Literal["day", "month", "year"]
Certainty = Literal["surely", "possibly"]

_LONGEST_MONTH: Final = 31


class Lasting(Protocol):
    """What is judged of an agreement: between which days it begins and ends, None is not known; its standing."""

    @property
    def standing(self) -> str | None: ...  # noqa: D102 - the words of the fields

    @property
    def starts_earliest(self) -> date | None: ...  # noqa: D102

    @property
    def starts_latest(self) -> date | None: ...  # noqa: D102

    @property
    def ending(self) -> str: ...  # noqa: D102

    @property
    def ends_earliest(self) -> date | None: ...  # noqa: D102

    @property
    def ends_latest(self) -> date | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Succession:
    """From one agreement to its successor.

    `days_least` and `days_most` lie between the two terms, negative where they overlap, None where not known;
    `precision` is that of the dates. `reason` says why `kind` is unknown or `certainty` no more than possible:
    a code of `agreements.history`.
    """

    kind: Kind
    certainty: Certainty | None = None
    precision: Precision | None = None
    days_least: int | None = None
    days_most: int | None = None
    reason: str | None = None


def judge_succession(earlier: Lasting, later: Lasting, unsure: bool) -> Succession:
    """Judge how `later` follows `earlier`, at the precision of their dates.

    Terms that surely leave days between them have a gap, those that surely share days overlap; what may be
    seamless is a handover: 2019–2024 then 2024–2029, and 2019–2021 then 2022–2024. `unsure` says that a date of
    either is inferred or approximate.
    """
    if earlier.ending == "open":
        return Succession("no_end", reason="no_end")
    starts, ends = later.starts_earliest, earlier.ends_latest
    if ends is None:
        return Succession("unknown", reason="earlier_end_not_stated")
    if starts is None:
        return Succession("unknown", reason="later_start_not_stated")
    starts_latest, ends_earliest = later.starts_latest, earlier.ends_earliest or ends
    least = _between(ends, starts)
    if starts_latest is None and least > 0:
        return Succession("gap", "possibly", days_least=least, reason="later_start_not_stated")
    if starts_latest is None:
        return Succession("unknown", reason="later_start_not_stated")
    most = _between(ends_earliest, starts_latest)
    precision = _precision(ends_earliest, ends, starts, starts_latest)
    # A term that ends on 30 June and one that begins on that same day: nobody means an overlap by it.
    kind: Kind = "gap" if least > 0 else "overlap" if most < -1 else "handover"
    reason = _reason(kind, precision, unsure, later)
    return Succession(kind, "possibly" if reason else "surely", precision, least, most, reason)


def order_by_succession(
    ids: Collection[str], links: Sequence[SuccessionLink], starts: Mapping[str, date]
) -> list[str]:
    """Give the agreements so that each stands after those that it succeeds, else by start, undated ones last.

    In a circle, which only a mistake in the records can make, the one that starts first stands first.
    """
    waiting = sorted(ids, key=lambda name: (name not in starts, starts.get(name, date.min), name))
    before: dict[str, set[str]] = {name: set() for name in waiting}
    for link in links:
        if link.successor in before and link.predecessor in before:
            before[link.successor].add(link.predecessor)
    order: list[str] = []
    while waiting:
        following = next((name for name in waiting if not before[name].intersection(waiting)), waiting[0])
        waiting.remove(following)
        order.append(following)
    return order


def _reason(kind: Kind, precision: Precision, unsure: bool, later: Lasting) -> str | None:
    if later.standing in ("planned", "agreed"):
        return f"later_{later.standing}"
    if unsure:
        return "dates_inferred"
    return "dates_not_exact" if kind == "handover" and precision != "day" else None


def _precision(ends_earliest: date, ends: date, starts: date, starts_latest: date) -> Precision:
    widest = max((ends - ends_earliest).days, (starts_latest - starts).days)
    if widest == 0:
        return "day"
    return "month" if widest < _LONGEST_MONTH else "year"


def _between(last: date, first: date) -> int:
    """Count the days after `last` and before `first`."""
    return (first - last).days - 1
