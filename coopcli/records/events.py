"""Activities: what may be asked of them, and the rows that the store gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coopcli.records.criteria import Grade, PartyCriteria
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


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity. Days are ISO, `dates` EDTF; places and figures are as the record has them.

    Participants are mappings with `id`, `name` and `role`.
    """

    id: str
    kind: list[str]
    title: Texts | None
    text: Texts | None
    status: str | None
    dates: str | None
    dates_earliest: str | None
    dates_latest: str | None
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


@dataclass(frozen=True, slots=True)
class FoundActivity:
    """An activity that answers a question, with the grade of each criterion by its name."""

    activity: ActivityRow
    grades: Mapping[str, Grade]

    @property
    def match(self) -> Grade:
        """How surely it answers: as surely as the least sure criterion."""
        return min(self.grades.values(), default=Grade.SURELY)
