"""The rows that the store gives of activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coopcli.grade import Grade
from coopcli.records.rows import Data, Texts


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
