"""In which lines two versions of a text differ."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """What two texts differ in: lines `first` to `last` of the new one, from 1, where the old one has `before`."""

    first: int
    last: int
    before: tuple[str, ...]


def lines_changed(before: bytes, after: bytes) -> Lines:
    """Tell in which lines two versions of a file differ; texts that are not UTF-8 are shown as far as they can be."""
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return Lines(head + 1, len(new) - tail, tuple(old[head : len(old) - tail]))
