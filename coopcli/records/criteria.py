"""How an answer is wanted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """How an answer is ordered and how much of it is wanted; a key with `-` before it runs downwards."""

    keys: tuple[str, ...] = ()
    limit: int | None = None
