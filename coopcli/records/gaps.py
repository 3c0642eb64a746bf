"""The rows of the store for what is not known: papers as their files say them, and what is inferred of them."""

from __future__ import annotations

from typing import NamedTuple

from coopcli.records.rows import AgreementRow, Data, Texts


class Inference(NamedTuple):
    """A field known by inference only; `record` is the agreement itself, a promise of it, an activity under it."""

    record: str
    field: str
    reason: Texts


class Paper(NamedTuple):
    """An agreement with its record as the file says it, and all that is inferred of it."""

    row: AgreementRow
    data: Data
    inferences: tuple[Inference, ...]
