"""What a fact rests on: a place in a source, an inference with its reason, or both."""

from __future__ import annotations

from typing import NamedTuple

from coopcli.records.rows import Texts


class Evidence(NamedTuple):
    """Where a source says a fact, and why it is inferred; `field` is "" for the record as a whole."""

    field: str
    source: str | None
    place: str | None
    quote: str | None
    inferred: Texts | None
