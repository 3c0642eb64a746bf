"""What a fact rests on: a place in a source, an inference with its reason, or both."""

from __future__ import annotations

from dataclasses import dataclass

from coopcli.records.rows import Texts


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a source says a fact, and why it is inferred; `field` is "" for the record as a whole."""

    field: str
    source: str | None
    place: str | None
    quote: str | None
    inferred: Texts | None
