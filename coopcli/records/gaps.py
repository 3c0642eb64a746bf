"""The rows of the store for what is not known: papers as their files say them, and what is inferred of them."""

from __future__ import annotations

from dataclasses import dataclass

from coopcli.records.rows import AgreementRow, Data, Texts


@dataclass(frozen=True, slots=True)
class Inference:
    """A field known by inference only; `record` is the agreement itself, a promise of it, an activity under it."""

    record: str
    field: str
    reason: Texts


@dataclass(frozen=True, slots=True)
class Paper:
    """An agreement with its record as the file says it, and all that is inferred of it."""

    row: AgreementRow
    data: Data
    inferences: tuple[Inference, ...]
