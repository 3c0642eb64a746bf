"""Which of the changes in the journal can be taken back: looked for in the files as they are, newest first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from coopcli.keeping.journal import KeptChange, LinesChangedError, TakenBackAlreadyError, without

Standing: TypeAlias = Literal["begun", "made", "later", "back", "edited", "gone", "unloaded", "undone"]
"""How a change stands now; only one that is `made` can be taken back at once, `later` once newer ones are."""


@dataclass(frozen=True, slots=True)
class NumberedChange:
    """A change with its number, the last one first, and how it stands in its file now."""

    number: int
    change: KeptChange
    standing: Standing


def look_at(kept: Sequence[KeptChange], loaded: Collection[str]) -> list[NumberedChange]:
    """Number the changes, the newest first, and look how each stands; `loaded` are the files that the store holds."""
    now: dict[str, bytes | None] = {}
    then: dict[str, bytes | None] = {}
    """What a file would hold if all that is newer were taken back."""
    found: list[NumberedChange] = []
    for number, change in enumerate(reversed(kept), 1):
        if change.file not in now:
            now[change.file] = then[change.file] = _content(change.file)
        standing: Standing = "undone"
        if change.state != "undone":
            standing = _standing(now[change.file], change, is_loaded=change.file in loaded)
            standing, then[change.file] = _after_newer(standing, then[change.file], change)
        found.append(NumberedChange(number, change, standing))
    return found


def _content(file: str) -> bytes | None:
    try:
        return Path(file).read_bytes()
    except OSError:
        return None


def _standing(content: bytes | None, change: KeptChange, *, is_loaded: bool) -> Standing:
    if content is None:
        return "gone"
    if not is_loaded:
        return "unloaded"
    try:
        without(content, change)
    except TakenBackAlreadyError:
        return "begun" if change.state == "begun" else "back"
    except LinesChangedError:
        return "edited"
    return "made"


def _after_newer(
    standing: Standing, content: bytes | None, change: KeptChange
) -> tuple[Standing, bytes | None]:
    """Look again in what the file would hold without the newer changes; give what it would hold without this too."""
    if content is None or standing in ("gone", "unloaded"):
        return standing, content
    try:
        before = without(content, change)
    except (TakenBackAlreadyError, LinesChangedError):
        return standing, content
    return ("made" if standing == "made" else "later"), before
