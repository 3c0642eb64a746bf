"""A value as the lines of YAML that say it, in the style of the file that it goes into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from coopcli.keeping.editing.edits import Plain
from coopcli.keeping.editing.layout import FileLayout, PlacedNode
from coopcli.keeping.editing.scalars import is_plain_key, literal, plain_or_quoted
from coopcli.reading.nodes import ListNode, MappingNode, Scalar

_WIDEST_BRACKETS: Final = 120


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is written: how far what stands below a key is indented, and a list; what it puts in brackets."""

    step: int = 2
    list_step: int = 0
    in_brackets: frozenset[str] = field(default_factory=frozenset)


def style_of(layout: FileLayout, section: str) -> Style:
    """See how the records of a section are written, and those of others where it has none; the last one counts."""
    sections = list(layout.root.below.values()) if layout.root else []
    own = [one for one in sections if one.name == section and _is_block_list(one)]
    lists = own or [one for one in sections if _is_block_list(one)]
    steps = [offset for one in lists[-1:] for offset in [_list_step(one)] if offset is not None]
    records = [one for listed in lists for one in listed.below.values() if isinstance(one.node, MappingNode)]
    nested: dict[str, int] = {}
    brackets: dict[str, bool] = {}
    for record in records[-50:]:
        for name, spot in record.below.items():
            if isinstance(spot.node, Scalar) or spot.alias or not spot.node:
                continue
            brackets[str(name)] = spot.flow
            if spot.key and not spot.flow:
                kind = "list" if isinstance(spot.node, ListNode) else "mapping"
                nested[kind] = _column(layout, _first(spot)) - _column(layout, spot.key[0])
    return Style(
        nested.get("mapping", 2),
        nested.get("list", steps[0] if steps else 0),
        frozenset(name for name, flow in brackets.items() if flow),
    )


def _is_block_list(spot: PlacedNode) -> bool:
    return isinstance(spot.node, ListNode) and bool(spot.node) and not spot.flow and not spot.alias


def _list_step(section: PlacedNode) -> int | None:
    dash = section.below[0].dash
    return (
        None
        if dash is None or section.key is None
        else len(section.layout.before(dash)) - len(section.layout.before(section.key[0]))
    )


def _first(spot: PlacedNode) -> int:
    """Give where the first field of a mapping begins, or the dash of a list."""
    first = next(iter(spot.below.values()))
    if first.key is not None:
        return first.key[0]
    return first.start if first.dash is None else first.dash


def _column(layout: FileLayout, offset: int) -> int:
    return len(layout.before(offset))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values. `quotes` are those of JSON, where all around is in them.

    `blocks`: a text of several lines may stand in lines of its own.
    """

    style: Style
    quotes: str = ""
    blocks: bool = True

    def key(self, name: str, quotes: str = "") -> str:
        """Give a key as it is written."""
        quotes = quotes or self.quotes
        return (
            name
            if not quotes and is_plain_key(name)
            else plain_or_quoted(name, flow=True, quotes=quotes or '"')
        )

    def inline(self, value: Plain, *, flow: bool = True) -> str:
        """Give a value in one line; `flow` says whether it stands inside brackets."""
        if isinstance(value, str):
            return plain_or_quoted(value, flow=flow, quotes=self.quotes)
        if isinstance(value, Mapping):
            fields = (f"{self.key(name)}: {self.inline(child)}" for name, child in value.items())
            return f"{{{', '.join(fields)}}}"
        return f"[{', '.join(map(self.inline, value))}]"

    def entry(self, name: str, value: Plain, quotes: str = "") -> list[str]:
        """Give the lines of a field, in a mapping without brackets."""
        key = self.key(name, quotes)
        below = self.below(value, name)
        if below is None:
            return [f"{key}: {self.inline(value, flow=False)}"]
        head, lines = below
        return [f"{key}: {head}" if head else f"{key}:", *lines]

    def below(self, value: Plain, name: str = "") -> tuple[str, list[str]] | None:
        """Give what stands behind the key, and the lines below, indented; None for a value that fits behind the key."""
        if isinstance(value, str):
            block = self._block(value)
            return (block[0], indented(block[1:], self.style.step)) if block else None
        if self._goes_in_brackets(name, value):
            return None
        if isinstance(value, Mapping):
            return "", indented(self.mapping(value), self.style.step)
        return "", indented(self.elements(value, "- "), self.style.list_step)

    def mapping(self, value: Mapping[str, Plain]) -> list[str]:
        """Give the lines of a mapping without brackets."""
        return [line for name, child in value.items() for line in self.entry(name, child)]

    def elements(self, values: Iterable[Plain], prefix: str) -> list[str]:
        """Give the lines of a list without brackets; `prefix` is the dash with the spaces around it."""
        return [line for value in values for line in self._element(value, prefix)]

    def element(self, value: Plain) -> list[str]:
        """Give the lines of one element, without its dash."""
        if isinstance(value, Mapping):
            return self.mapping(value)
        block = self._block(value) if isinstance(value, str) else None
        return block or [self.inline(value, flow=False)]

    def _element(self, value: Plain, prefix: str) -> Iterator[str]:
        first, *others = self.element(value)
        yield prefix + first
        yield from indented(others, len(prefix))

    def _block(self, text: str) -> list[str] | None:
        return literal(text) if self.blocks and "\n" in text else None

    def _goes_in_brackets(self, name: str, value: list[Plain] | dict[str, Plain]) -> bool:
        """Whether the records around put this field in brackets, and it fits there, holding texts alone."""
        children = value.values() if isinstance(value, dict) else value
        if name not in self.style.in_brackets or not all(
            isinstance(one, str) and "\n" not in one for one in children
        ):
            return False
        return len(self.inline(value)) + len(name) <= _WIDEST_BRACKETS


def indented(lines: Iterable[str], width: int) -> list[str]:
    """Give lines with spaces before each that is not empty."""
    return [line and " " * width + line for line in lines]


def quotes_around(spot: PlacedNode | None) -> str:
    """Give the quotes that all around is written in, as in JSON; "" for none."""
    while spot is not None:
        first = next(iter(spot.below.values()), None) if spot.flow else None
        if first is not None and first.key is not None:
            return '"' if spot.layout.text.startswith('"', first.key[0]) else ""
        spot = spot.holder
    return ""
