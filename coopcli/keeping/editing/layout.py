"""Where what a file says stands in its text: each node a spot, with its beginning and its true end.

The parser's marks say where a node begins; where one without brackets ends, they say only where the next thing
begins, behind comments and blank lines. Its true end is that of the last text in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from codecs import BOM_UTF8
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from itertools import accumulate
from typing import Any, Final

from coopcli.keeping.editing.edits import Path
from coopcli.reading.nodes import MappingNode, Node, Scalar, text_of, tree

BLOCK_STYLES: Final = ("|", ">")
_SIGN: Final = re.compile(r"(?:&\S+[ \t]+)?([|>][-+0-9]*)")
_DASH: Final = re.compile(r" *- *")
_DASH_ALONE: Final = re.compile(r" *-[ \t]*(?:#.*)?[\r\n]*")
_BLANKS_BEHIND: Final = re.compile(
    r"(?:\r\n|[\r\n\x85\u2028\u2029])(?:[ \t]*(?:\r\n|[\r\n\x85\u2028\u2029]))*\Z"
)
_LAST_BREAK: Final = re.compile(r"(?:\r\n|[\r\n\x85\u2028\u2029])\Z")


class NoSectionsError(Exception):
    """A text that is no YAML, or holds no sections."""


class FileLayout:
    """A file of sections, with the spots of what it says. `root` is None where it says nothing yet."""

    def __init__(self, content: bytes) -> None:
        """Read a file, in UTF-8. Raises NoSectionsError."""
        aliases: list[tuple[Any, Node]] = []
        node, problems = tree(BytesIO(content), "", aliases)
        says_nothing = node is None or (isinstance(node, Scalar) and not node.style and not text_of(node))
        if problems or not (says_nothing or isinstance(node, MappingNode)):
            raise NoSectionsError
        self.mark = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
        self.text = content.removeprefix(self.mark).decode()
        self.lines = self.text.splitlines(keepends=True)
        self._starts = [0, *accumulate(map(len, self.lines))]
        self.aliases = [(self.offset(event.start_mark), event, node) for event, node in aliases]
        self._alias_starts = [start for start, _, _ in self.aliases]
        self.by_name: dict[str, dict[str, list[PlacedNode]]] = {}
        self.targets = {id(node) for _, _, node in self.aliases}
        self.root = (
            PlacedNode(self, node, self.offset(node.start_mark)) if isinstance(node, MappingNode) else None
        )

    def offset(self, mark: Any) -> int:
        """Give the place in the text of a mark of the parser."""
        return min(self._starts[min(int(mark.line), len(self.lines))] + int(mark.column), len(self.text))

    def line_of(self, offset: int) -> int:
        """Give the number of the line, from 0, in which a place lies."""
        return bisect_right(self._starts, offset, hi=max(len(self.lines), 1)) - 1

    def line_start(self, number: int) -> int:
        """Give the place where a line begins; of the one behind the last, where the text ends."""
        return self._starts[min(number, len(self.lines))]

    def line(self, number: int) -> str:
        """Give a line without its break; "" where there is none."""
        return _LAST_BREAK.sub("", self.lines[number]) if 0 <= number < len(self.lines) else ""

    def before(self, offset: int) -> str:
        """Give what stands in the line before a place."""
        return self.text[self.line_start(self.line_of(offset)) : offset]

    def behind(self, offset: int) -> str:
        """Give what stands in the line from a place on."""
        number = self.line_of(offset)
        return self.line(number)[offset - self.line_start(number) :]

    def ending(self, number: int) -> str:
        """Give the break of a line; where it has none, that of the file."""
        for one in (self.lines[number : number + 1], self.lines[:1]):
            if one and (found := _LAST_BREAK.search(one[0])):
                return found[0]
        return "\n"

    def is_blank(self, number: int) -> bool:
        """Say whether a line is there, and empty."""
        return 0 <= number < len(self.lines) and not self.line(number).strip(" \t")

    def comment_column(self, number: int) -> int | None:
        """Give the column of a comment that has its line for itself; None where there is none."""
        line = self.line(number)
        bare = line.lstrip(" ")
        return len(line) - len(bare) if bare.startswith("#") else None

    def after_comments(self, number: int, column: int) -> int:
        """Give the number of the line, this one or a later one, before which all comments are indented deeper."""
        while True:
            here = number
            while self.is_blank(here):
                here += 1
            if (at := self.comment_column(here)) is None or at <= column:
                return number
            number = here + 1

    @property
    def has_final_break(self) -> bool:
        """Whether the last line has a line break."""
        return not self.text or self.text.endswith(("\n", "\r"))

    def alias_from(self, offset: int) -> tuple[int, int, Any]:
        """Give the first alias from a place on: where it begins and ends, and its event."""
        start, event, _ = self.aliases[bisect_left(self._alias_starts, offset)]
        return start, self.offset(event.end_mark), event


class PlacedNode:
    """A node where it stands: `name` in its `holder`; `key` is from where to where its key stands, in a mapping.

    `alias` is the name of another place, where that place says what is meant here.
    """

    def __init__(
        self,
        layout: FileLayout,
        node: Node,
        start: int,
        holder: PlacedNode | None = None,
        name: str | int = "",
        key: tuple[int, int] | None = None,
    ) -> None:
        self.layout = layout
        self.node = node
        self.start = start
        self.holder = holder
        self.name = name
        self.key = key
        self.alias = ""

    @cached_property
    def below(self) -> dict[str | int, PlacedNode]:
        """The spots in a mapping by their fields, those in a list by their places."""
        node, layout = self.node, self.layout
        found: dict[str | int, PlacedNode] = {}
        if isinstance(node, Scalar) or self.alias:
            return found
        after = self.start
        for name, child in node.items() if isinstance(node, MappingNode) else enumerate(node):
            key = None
            if isinstance(node, MappingNode):
                mark = node.keys_at[str(name)]
                key = (layout.offset(mark.start_mark), layout.offset(mark.end_mark))
                after = max(after, key[1])
            spot = PlacedNode(layout, child, layout.offset(child.start_mark), self, name, key)
            if layout.aliases:
                if spot.start < after:
                    spot.start, spot.end, event = layout.alias_from(after)
                    spot.alias = event.anchor
                after = spot.end
            found[name] = spot
        return found

    @cached_property
    def end(self) -> int:
        """The place behind its last letter or bracket."""
        node, layout = self.node, self.layout
        if isinstance(node, Scalar) or node.flow:
            end = layout.offset(node.end_mark)
            return _end_of_block(layout.text, self.start, end) if self.style in BLOCK_STYLES else end
        return list(self.below.values())[-1].end

    @property
    def style(self) -> str:
        """How a scalar is written: "" for plain, a quote, | or >."""
        return (self.node.style or "") if isinstance(self.node, Scalar) else ""

    @property
    def flow(self) -> bool:
        """Whether it is written in brackets."""
        return not isinstance(self.node, Scalar) and self.node.flow

    @property
    def is_nothing(self) -> bool:
        """Whether it is what YAML calls null."""
        return isinstance(self.node, Scalar) and not self.node.style and not text_of(self.node)

    @property
    def within_flow(self) -> bool:
        """Whether it stands inside brackets."""
        return self.holder is not None and (self.holder.flow or self.holder.within_flow)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.layout.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line, from 0, in which it begins: with its key, where it has one."""
        return self.layout.line_of(self.key[0] if self.key else self.start)

    @property
    def last_line(self) -> int:
        """The line, from 0, in which it ends."""
        return self.layout.line_of(self.end) if self.end > self.start else self.layout.line_of(self.start)

    @property
    def path(self) -> Path:
        """The way to it from the whole file."""
        return (*self.holder.path, self.name) if self.holder is not None else ()

    @property
    def next(self) -> PlacedNode | None:
        """The one behind it in the same mapping or list."""
        return self._beside(1)

    @property
    def previous(self) -> PlacedNode | None:
        """The one before it in the same mapping or list."""
        return self._beside(-1)

    def _beside(self, step: int) -> PlacedNode | None:
        beside = list(self.holder.below.values()) if self.holder else []
        at = next((at for at, one in enumerate(beside) if one is self), -1) + step
        return beside[at] if 0 <= at < len(beside) else None

    @property
    def dash(self) -> int | None:
        """Where the dash of an element stands that begins its line; None where there is no such."""
        layout = self.layout
        before = layout.before(self.start)
        if _DASH.fullmatch(before):
            return self.start - len(before) + before.index("-")
        number = layout.line_of(self.start)
        if before.strip(" "):
            return None
        while number > 0 and (layout.is_blank(number - 1) or layout.comment_column(number - 1) is not None):
            number -= 1
        if number > 0 and _DASH_ALONE.fullmatch(layout.lines[number - 1]):
            return layout.line_start(number - 1) + layout.lines[number - 1].index("-")
        return None

    def leaves(self) -> Iterator[tuple[int, int]]:
        """Give from where to where each key and each scalar in it stands."""
        if isinstance(self.node, Scalar) or self.alias:
            yield self.start, self.end
        for one in self.below.values():
            if one.key is not None:
                yield one.key
            yield from one.leaves()

    @property
    def last_sign(self) -> str:
        """The sign of the text that it ends with, where that has lines of its own: `|`, `>-`, `|2+`; else ""."""
        last = self
        while last.below:
            last = list(last.below.values())[-1]
        sign = _SIGN.match(self.layout.text, last.start, last.end)
        return sign[1] if sign else ""

    @property
    def has_comments(self) -> bool:
        """Whether comments stand in it; behind its end they do not."""
        at = self.start
        for start, end in self.leaves():
            header = self.layout.behind(start) if _SIGN.match(self.layout.text, start, end) else ""
            if "#" in self.layout.text[at:start] or "#" in header:
                return not isinstance(self.node, Scalar)  # which keeps what stands behind its sign
            at = end
        return "#" in self.layout.text[at : self.end]


def _end_of_block(text: str, start: int, end: int) -> int:
    """Give the end of a block scalar without the blank lines behind it, unless it keeps them."""
    written = text[start:end]
    keeps = "+" in written.splitlines()[0].partition("#")[0]
    return start + len((_LAST_BREAK if keeps else _BLANKS_BEHIND).sub("", written))
