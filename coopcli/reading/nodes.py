"""YAML -> nodes with positions: what the events of libyaml say, every scalar as text.

A scalar is its own event: of what was measured on 10,000 agreements that adds least to the bare events (1.10
times their duration; tuples 1.14, classes with slots 1.24, named tuples 1.28). Nodes are made for one record
after another, so that memory stays flat. Tags, merge keys and several documents are refused; depth and
aliases have bounds.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, TypeAlias

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from coopcli.problems import Problem
from coopcli.reading.parsing import FAULTS, RefusedError, events_of, problem_of

DEEPEST: Final = 64
"""How many collections may stand one inside another. Cut while events come: libyaml is quadratic in depth."""

MOST_ALIASED: Final = 10_000
"""How many nodes the aliases of a file may stand for."""

MERGE_KEY: Final = "<<"


@contextmanager
def no_search_for_cycles(*, spare_later: bool = False) -> Iterator[None]:
    """Spare what takes most of the time where very much is read: looking through it for what nobody holds any more.

    Nodes and records make no cycles. `spare_later`: nor is what there is now looked through afterwards, as in a command
    that is soon at its end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if spare_later:
            gc.freeze()
        if was_on:
            gc.enable()


class MappingNode(dict[str, "Node"]):
    """A mapping: its values by key. `flow`: it is written in brackets. `keys_at` has the node of each key.

    `end_mark` is where a flow mapping ends; of another it is where the next thing begins.
    """

    __slots__ = ("end_mark", "flow", "keys_at", "start_mark")
    start_mark: Any
    end_mark: Any
    flow: bool
    keys_at: dict[str, ScalarEvent]


class ListNode(list["Node"]):
    """A list of nodes; `flow` and `end_mark` as those of a mapping."""

    __slots__ = ("end_mark", "flow", "start_mark")
    start_mark: Any
    end_mark: Any
    flow: bool


Scalar: TypeAlias = ScalarEvent
Node: TypeAlias = Scalar | MappingNode | ListNode

_YAMLS_OWN_TAGS: Final = "tag:yaml.org,2002:"
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


def position(node: Node) -> tuple[int, int]:
    """Give the line and the column where a node begins, both from 1."""
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)


def text_of(node: Node) -> str:
    """Give the text of a scalar without spaces around it.

    "" for what is no scalar, and for what YAML calls null: nothing, ~, null.
    """
    if type(node) is not ScalarEvent:
        return ""
    text = node.value
    if node.style:
        return text.strip()
    return "" if text in _NULLS else text


def plain(node: Node, read: Callable[[Scalar], Any] = text_of) -> Any:
    """Give what a node says, without where and how it is written; a scalar is what `read` makes of it."""
    if isinstance(node, MappingNode):
        return {key: plain(child, read) for key, child in node.items()}
    if isinstance(node, ListNode):
        return [plain(child, read) for child in node]
    return read(node)


@dataclass(frozen=True, slots=True)
class Section:
    """The beginning of a section. `node` is None where its elements follow one by one."""

    key: ScalarEvent
    node: Node | None


def parts(
    stream: BinaryIO, file: str, comments: dict[int, str] | None = None
) -> Iterator[Section | Node | Problem]:
    """Read a file of sections: each section's beginning, then its elements, as soon as each is complete.

    Never raises for what the stream holds: it ends with a problem where it cannot be read on. `comments` gets the
    lines with comments, as `lines.Watched` says, before the element in which they stand is given.
    """
    builder = _Builder(stream, file, {} if comments is None else comments)
    try:
        yield from builder.sections()
    except FAULTS as fault:
        yield from builder.reported()
        yield problem_of(fault, stream, file)


def tree(
    stream: BinaryIO, file: str, aliases: list[tuple[Any, Node]] | None = None
) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document of any shape as nodes; None where there is none, or it cannot be read.

    `aliases` gets the event of each alias, in their order, with the node that it stands for.
    """
    builder = _Builder(stream, file, {}, aliases)
    try:
        return builder.document(), list(builder.reported())
    except FAULTS as fault:
        return None, [*builder.reported(), problem_of(fault, stream, file)]


class _Builder:
    """Makes nodes of events; what is wrong and does not keep it from going on is collected in `_problems`."""

    def __init__(
        self,
        stream: BinaryIO,
        file: str,
        comments: dict[int, str],
        aliases: list[tuple[Any, Node]] | None = None,
    ) -> None:
        self._stream = stream
        self._aliases = [] if aliases is None else aliases
        self._comments = comments
        self._file = file
        self._next: Callable[[], Any]
        self._problems: list[Problem] = []
        self._anchored: dict[str, tuple[Node, int]] = {}
        self._named: dict[str, ScalarEvent] = {}
        self._depth = 0
        self._nodes = 0
        self._aliased = 0

    def reported(self) -> Iterator[Problem]:
        """Give the problems found since the last call."""
        found, self._problems = self._problems, []
        return iter(found)

    def document(self) -> Node | None:
        """Read the one document; None if there is none."""
        start = self._begin()
        if start is None:
            return None
        root = self._node(start)
        self._end()
        return root

    def sections(self) -> Iterator[Section | Node | Problem]:
        """Read the one document as a mapping of sections."""
        start = self._begin()
        if start is None or (isinstance(start, ScalarEvent) and not text_of(start)):
            raise RefusedError(Problem("file-empty", self._file))
        if not isinstance(start, MappingStartEvent):
            raise self._refusal("file-without-sections", start)
        self._refuse_tag(start)
        self._depth = 1
        keys: dict[str, ScalarEvent] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event)
            if key is not None and key.value in keys:
                self._report_double(key, keys[key.value])
            elif key is not None:
                keys[key.value] = key
            yield from self._section(key, self._next())
        for (
            name,
            event,
        ) in self._named.items():  # a text that begins with an ampersand has lost its first word
            self._report("anchor-unused", event, anchor=name)
        yield from self.reported()
        self._end()

    def _section(self, key: ScalarEvent | None, start: Any) -> Iterator[Section | Node | Problem]:
        if key is None or type(start) is not SequenceStartEvent or start.anchor is not None:
            node = self._node(start)
            yield from self.reported()
            if key is not None:
                yield Section(key, node)
            return
        self._refuse_tag(start)
        self._depth += 1
        yield Section(key, None)
        while type(event := self._next()) is not SequenceEndEvent:
            node = self._node(event)
            yield from self.reported()
            yield node
        self._depth -= 1

    def _begin(self) -> Any:
        """Go to the first document and give the event that its root begins with; None if there is none."""
        self._next = events_of(self._stream, self._file, self._comments)
        self._next()
        return self._next() if isinstance(self._next(), DocumentStartEvent) else None

    def _end(self) -> None:
        """Read up to the end; a further document is refused."""
        self._next()
        if isinstance(event := self._next(), DocumentStartEvent):
            raise self._refusal("documents-several", event)

    def _node(self, event: Any) -> Node:
        """Give the node that begins with this event, whatever it is."""
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event)
        if event.tag is not None:
            self._refuse_tag(event)
        before = self._nodes
        if kind is ScalarEvent:
            node: Node = event
        elif kind is MappingStartEvent:
            node = self._mapping(event)
        else:
            node = self._list(event)
        if event.anchor is not None:
            self._anchored[event.anchor] = (node, self._nodes - before + 1)
            if kind is ScalarEvent:
                self._named[event.anchor] = event
        return node

    def _mapping(self, start: Any) -> MappingNode:
        node = MappingNode()
        node.start_mark = start.start_mark
        node.flow = start.flow_style
        keys = node.keys_at = {}
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._refusal("nested-too-deep", start, limit=DEEPEST)
        next_event = self._next
        while True:
            event = next_event()
            # Bare scalars, which most keys and values are, are told apart in place: a call for each is felt.
            if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
                key = event if event.value != MERGE_KEY else self._key(event)
            elif type(event) is MappingEndEvent:
                break
            else:
                key = self._key(event)
            value = next_event()
            if type(value) is not ScalarEvent or value.anchor is not None or value.tag is not None:
                value = self._node(value)
            if key is None:
                continue
            name = key.value
            if name in keys:
                self._report_double(key, keys[name])
            else:
                node[name] = value
                keys[name] = key
        node.end_mark = event.end_mark
        self._depth -= 1
        self._nodes += len(node)
        return node

    def _list(self, start: Any) -> ListNode:
        node = ListNode()
        node.start_mark = start.start_mark
        node.flow = start.flow_style
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._refusal("nested-too-deep", start, limit=DEEPEST)
        next_event = self._next
        while type(event := next_event()) is not SequenceEndEvent:
            bare = type(event) is ScalarEvent and event.anchor is None and event.tag is None
            node.append(event if bare else self._node(event))
        node.end_mark = event.end_mark
        self._depth -= 1
        self._nodes += len(node)
        return node

    def _key(self, event: Any) -> ScalarEvent | None:
        """Give a key that is a text; None for any other, which is reported."""
        node = self._node(event)
        if not isinstance(node, ScalarEvent):
            self._report("key-not-text", event)
        elif node.value == MERGE_KEY and not node.style:
            self._report("merge-refused", event)
        else:
            return node
        return None

    def _alias(self, event: Any) -> Node:
        if event.anchor not in self._anchored:
            raise self._refusal("alias-unknown", event, alias=event.anchor)
        node, size = self._anchored[event.anchor]
        self._aliases.append((event, node))
        self._named.pop(event.anchor, None)
        self._nodes += size - 1  # the collection that it stands in counts one
        self._aliased += size
        if self._aliased > MOST_ALIASED:
            raise self._refusal("aliases-too-many", event, limit=MOST_ALIASED)
        return node

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            self._report("tag-refused", event, tag=event.tag.replace(_YAMLS_OWN_TAGS, "!!"))

    def _report(self, code: str, node: Any, **values: object) -> None:
        self._problems.append(Problem(code, self._file, *position(node), values))

    def _report_double(self, key: ScalarEvent, first: ScalarEvent) -> None:
        line, column = position(first)
        self._report("key-double", key, key=key.value, line=line, column=column)

    def _refusal(self, code: str, node: Any, **values: object) -> RefusedError:
        return RefusedError(Problem(code, self._file, *position(node), values))
