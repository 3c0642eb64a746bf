"""What a term is on each of its days, as the view `agreement_status` would say: for drawing it as a bar. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from coopcli.agreements.columns import AgreementRow

State = Literal["surely", "possibly", "planned", "unknown"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of a term that are alike, first and last included; None is no bound on that side.

    `state`: surely or possibly in force, planned (not signed, so never in force), or unknown.
    """

    state: State
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """The stretches of a term, in any order and none overlapping; `open_end` is no end by agreement."""

    stretches: tuple[Stretch, ...]
    open_end: bool


def bar_of(row: AgreementRow, unsure: bool) -> Bar | None:
    """Give the bar of an agreement; None where its term is not stated. `unsure`: a date is inferred or approximate."""
    starts, starts_latest = row.starts_earliest, row.starts_latest
    ends_earliest, ends = row.ends_earliest, row.ends_latest
    open_end = row.ending == "open"
    if starts_latest is None and ends is None and not open_end:
        return None
    if row.standing == "planned":
        return Bar((Stretch("planned", starts, ends),), open_end)
    if row.ending == "not_stated" or starts is None:
        return Bar((Stretch("unknown", starts, ends),), open_end)
    if unsure or row.standing == "agreed" or starts_latest is None:
        return Bar((Stretch("possibly", starts, ends),), open_end)
    return Bar(tuple(_parts(starts, starts_latest, ends_earliest, ends)), open_end)


def _parts(starts: date, starts_latest: date, ends_earliest: date | None, ends: date | None) -> list[Stretch]:
    """Divide a term: surely in force from its latest first day to its earliest last day, possibly around that."""
    if ends_earliest is not None and ends_earliest < starts_latest:
        return [Stretch("possibly", starts, ends)]
    parts = [Stretch("surely", starts_latest, ends_earliest)]
    if starts < starts_latest:
        parts.append(Stretch("possibly", starts, date.fromordinal(starts_latest.toordinal() - 1)))
    if ends_earliest is not None and ends is not None and ends_earliest < ends:
        parts.append(Stretch("possibly", date.fromordinal(ends_earliest.toordinal() + 1), ends))
    return parts
