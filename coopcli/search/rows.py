"""What a search finds: records, and the passages in them that hold the words."""

from __future__ import annotations

from typing import NamedTuple

from coopcli.records.fields import Field
from coopcli.records.rows import Data


class HitRow(NamedTuple):
    """A record that holds all the words, itself or in the names of the `parties` that it names."""

    section: str
    id: str
    data: Data
    parties: tuple[Data, ...] = ()


class Passage(NamedTuple):
    """A text of a record, in its original spelling. `marks` are where the words start and end, in order.

    `field` is the field it stands in, or of nested records the innermost list: `people`, `commitments`.
    """

    field: Field
    text: str
    marks: tuple[tuple[int, int], ...]
