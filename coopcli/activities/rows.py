"""The rows that the store gives of activities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from coopcli.days.dates import Period
from coopcli.records.rows import Data, Texts


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
