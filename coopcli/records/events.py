"""Activities: what may be asked of them, and the rows that the store gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coopcli.dates import Period
from coopcli.records.criteria import PartyCriteria
from coopcli.records.rows import Data, Texts

if TYPE_CHECKING:
    from coopcli.periods import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityCriteria:
    """What an activity must be; `party` is asked of some participant.

    `places` are keys of provinces, `spots` texts below the province as the register writes them.
    """

    party: PartyCriteria = field(default_factory=PartyCriteria)
    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    years: Span | None = None
    agreements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: str = ""


class ActivityRow(NamedTuple):
    """An activity; places and figures are as the record has them.

    Participants are mappings with `id`, `name` and `role`.
    """

    id: str
    kind: list[str]
    title: Texts | None
    text: Texts | None
    status: str | None
    dates: Period | None
    dates_earliest: date | None
    dates_latest: date | None
    dates_inferred: bool
    every: str | None
    when: str | None
    places: Sequence[Data]
    parties: Sequence[Data]
    figures: Sequence[Data]
    agreements: list[str]
    fulfils: list[str]
    part_of: str | None
    sources: list[str]
    file: str
    line: int
