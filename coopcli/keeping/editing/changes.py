"""A change of a text: one span of it replaced, and what that makes of what the text says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from coopcli.keeping.editing.edits import Path
from coopcli.keeping.editing.layout import PlacedNode
from coopcli.reading.nodes import Scalar, plain, text_of


@dataclass(frozen=True, slots=True)
class Splice:
    """`text` instead of what stands from `start` to `end`; that says `value` at `path`.

    `at`: the value is new there, before what had this number, in a list with `more` behind it; else it stands in place
    of another. `gone`: nothing stands there any more. A value of None is what YAML calls null.
    """

    start: int
    end: int
    text: str
    path: Path
    value: Any = None
    at: int | None = None
    gone: bool = False
    more: tuple[Any, ...] = ()


def says(spot: PlacedNode | None) -> Any:
    """Give what a place says, or a whole file; what YAML calls null is None."""
    return {} if spot is None else plain(spot.node, _text)


def changed(said: Any, change: Splice) -> Any:
    """Give what is said after a change; `said`, nodes or values, is left as it is, and shares what does not change."""
    return _changed(said, change.path, change)


def _changed(said: Any, path: Path, change: Splice) -> Any:
    if not path:
        return change.value
    step, *others = path
    if isinstance(said, list):
        assert isinstance(step, int)
        if others or (change.at is None and not change.gone):
            return [*said[:step], _changed(said[step], tuple(others), change), *said[step + 1 :]]
        if change.gone:
            return [*said[:step], *said[step + 1 :]]
        return [*said[:step], change.value, *change.more, *said[step:]]
    if others or (change.at is None and not change.gone):
        return {
            name: _changed(one, tuple(others), change) if name == step else one for name, one in said.items()
        }
    if change.gone:
        return {name: one for name, one in said.items() if name != step}
    items = list(said.items())
    items.insert(change.at or 0, (str(step), change.value))
    return dict(items)


def are_alike(one: Any, other: Any) -> bool:
    """Say whether two files say the same, their fields in the same order; each is nodes, or values, or both."""
    if type(one) is Scalar is type(other) and one.style == other.style and one.value == other.value:
        return True  # as nearly all that stands in a file
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(map(are_alike, one.values(), other.values()))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(are_alike, one, other))
    mine = _text(one) if isinstance(one, Scalar) else one
    its = _text(other) if isinstance(other, Scalar) else other
    return type(mine) is type(its) and bool(mine == its)


def _text(node: Scalar) -> str | None:
    return node.value if node.style or text_of(node) else None
