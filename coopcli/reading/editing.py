"""A YAML file with one field of one duty changed, and every other byte as it was."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from operator import attrgetter
from typing import Any, Final

from coopcli.errors import OutputError
from coopcli.reading.nodes import ListNode, MappingNode, Node, Scalar, plain, position, text_of, tree
from coopcli.text import N_, to_type

_SECTION: Final = "duties"
_KEY: Final = "duty"
_DASH: Final = re.compile(r" *-( +)")
_BLOCK_STYLES: Final = ("|", ">")
_AS_WRITTEN: Final = attrgetter("value")


@dataclass(frozen=True, slots=True)
class Lines:
    """What two texts differ in: lines `first` to `last` of the new one, from 1, where the old one has `before`."""

    first: int
    last: int
    before: tuple[str, ...]


def with_duty(content: bytes, file: str, duty: str, field: str, value: str) -> bytes:
    """Put `field: value` into the record of a duty, made where the file (UTF-8) has none.

    Text is only inserted, or the field's old value replaced. What comes out is read again and compared with what
    was asked for, everything else in the file included. Raises OutputError, with what to write by hand and where,
    for a file that cannot be read as YAML, or written so that an insertion might change more than this.
    """
    root = _root(content)
    if root is None:
        raise OutputError(
            N_("{file} cannot be changed: it cannot be read"),
            (N_("see why: {line_to_type}"),),
            file=file,
            line_to_type=to_type(["coop", "load", file]),
        )
    change = _Change(duty, field, value)
    mark = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
    text = _FileText(content.removeprefix(mark).decode())
    edited = _edit(root, text, change)
    if edited is not None:
        made = mark + edited.encode()
        now = _root(made)
        if now is not None and plain(now, _AS_WRITTEN) == _asked_for(root, change):
            return made
    raise _refusal(root, text, file, change)


def lines_changed(before: bytes, after: bytes) -> Lines:
    """Tell in which lines two versions of a file differ; texts that are not UTF-8 are shown as far as they can be."""
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return Lines(head + 1, len(new) - tail, tuple(old[head : len(old) - tail]))


@dataclass(frozen=True, slots=True)
class _Change:
    duty: str
    field: str
    value: str

    @property
    def in_brackets(self) -> str:
        return f"{{{_KEY}: {self.duty}, {self.field}: {self.value}}}"

    def item(self, prefix: str, *, flow: bool) -> list[str]:
        """The lines of a new record; `prefix` is what stands before a record: `- `, with its indentation."""
        if flow:
            return [f"{prefix}{self.in_brackets}"]
        return [f"{prefix}{_KEY}: {self.duty}", f"{' ' * len(prefix)}{self.field}: {self.value}"]


class _FileText:
    """The text of a file by lines and columns, both from 0 as the parser counts them."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines(keepends=True)
        first = self.lines[0] if self.lines else ""
        self._ending = first[len(first.rstrip("\r\n")) :] or "\n"

    def spliced(self, start: Any, end: Any, text: str) -> str:
        """Give the whole text with another one from mark to mark."""
        before = "".join(self.lines[: start.line]) + self.before(start)
        after = self._line(end.line)[end.column :] + "".join(self.lines[end.line + 1 :])
        return before + text + after

    def inserted(self, number: int, lines: list[str]) -> str:
        """Give the whole text with lines before line `number`; the last line keeps having, or not, an ending."""
        new = "".join(line + self._ending for line in lines)
        before, after = "".join(self.lines[:number]), "".join(self.lines[number:])
        if not after and not before.endswith(("\n", "\r")):
            return before + self._ending + new.removesuffix(self._ending)
        return before + new + after

    def before(self, mark: Any) -> str:
        return self._line(mark.line)[: mark.column]

    def after_comments(self, number: int, column: int) -> int:
        """Give the number of the first line, from this one on, that is no comment indented deeper than `column`."""
        while number < len(self.lines):
            line = self.lines[number]
            bare = line.lstrip(" ")
            if not bare.startswith("#") or len(line) - len(bare) <= column:
                break
            number += 1
        return number

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


def _edit(root: MappingNode, text: _FileText, change: _Change) -> str | None:
    """Give the text with the change, to be judged by its reader; None where there is no place for it."""
    record = _record(root, change.duty)
    if record is not None:
        return _with_field(record, text, change)
    duties = root.get(_SECTION)
    if isinstance(duties, ListNode):
        return _with_item(duties, text, change)
    if root.flow:
        return None
    prefix = next(filter(None, (_prefix(node, text) for node in root.values())), None)
    column = root.start_mark.column
    lines = change.item(prefix or f"{' ' * column}- ", flow=False)
    if duties is None:
        blank = [""] if _is_spaced(root, text) else []
        return text.inserted(len(text.lines), [*blank, f"{' ' * column}{_SECTION}:", *lines])
    if isinstance(duties, Scalar) and not duties.value and not duties.style:
        return text.inserted(_end(root.keys_at[_SECTION]).line + 1, lines)
    return None


def _is_spaced(root: MappingNode, text: _FileText) -> bool:
    """Whether blank lines stand between the sections of a file."""
    _, *further = (_start(key).line for key in root.keys_at.values())
    return any(not text.lines[line - 1].strip() for line in further)


def _with_field(record: MappingNode, text: _FileText, change: _Change) -> str | None:
    """Replace the field, or insert it behind the name of the duty: the end of a record may be hard to tell."""
    old = record.get(change.field)
    if old is not None:
        if not _is_bare(old):
            return None
        spaced = text.before(_start(old)).endswith((" ", "\t"))
        return text.spliced(_start(old), _end(old), change.value if spaced else f" {change.value}")
    name, key = record[_KEY], record.keys_at[_KEY]
    if not _is_bare(name):
        return None
    field = f"{change.field}: {change.value}"
    if record.flow:
        return text.spliced(_end(name), _end(name), f", {field}")
    return text.inserted(_end(name).line + 1, [" " * _start(key).column + field])


def _with_item(duties: ListNode, text: _FileText, change: _Change) -> str | None:
    if duties.flow and not duties:
        bracket = _Mark(duties.end_mark.line, duties.end_mark.column - 1)
        return text.spliced(bracket, bracket, change.in_brackets)
    last = duties[-1]
    if duties.flow:
        return text.spliced(_end(last), _end(last), f", {change.in_brackets}")
    prefix = _prefix(duties, text)
    if prefix is None:
        return None
    end = text.after_comments(max(map(_line_after, _all(last))), prefix.index("-"))
    return text.inserted(end, change.item(prefix, flow=isinstance(last, MappingNode) and last.flow))


@dataclass(frozen=True, slots=True)
class _Mark:
    line: int
    column: int


def _prefix(node: Node, text: _FileText) -> str | None:
    """Give what stands before the records of a list in lines of its own: `- `, with its indentation."""
    if not isinstance(node, ListNode) or node.flow or not node:
        return None
    before = text.before(_start(node[-1]))
    return before if _DASH.fullmatch(before) else None


def _all(node: Node) -> Iterator[Node]:
    """Give a node and all below it, keys included."""
    yield node
    if isinstance(node, MappingNode):
        yield from node.keys_at.values()
    if not isinstance(node, Scalar):
        for child in node.values() if isinstance(node, MappingNode) else node:
            yield from _all(child)


def _line_after(node: Node) -> int:
    """Give the line after the one a node ends in; a block scalar ends where the next line begins."""
    if not isinstance(node, Scalar) and not node.flow:
        return int(_start(node).line) + 1
    end = _end(node)
    return int(end.line) + int(end.column > 0)


def _start(node: Node) -> Any:
    return node.start_mark


def _end(node: Node) -> Any:
    return node.end_mark


def _is_bare(node: Node) -> bool:
    """Whether a node is a scalar in one line, without anchor, so that its marks are those of its text."""
    return (
        isinstance(node, Scalar)
        and node.anchor is None
        and node.style not in _BLOCK_STYLES
        and _start(node).line == _end(node).line
    )


def _root(content: bytes) -> MappingNode | None:
    """Give what a file says; None where it has faults, or no sections."""
    root, problems = tree(BytesIO(content), "")
    return root if isinstance(root, MappingNode) and not problems else None


def _record(root: MappingNode, duty: str) -> MappingNode | None:
    duties = root.get(_SECTION)
    if not isinstance(duties, ListNode):
        return None
    records = (one for one in duties if isinstance(one, MappingNode) and _KEY in one)
    return next((one for one in records if text_of(one[_KEY]) == duty), None)


def _asked_for(root: MappingNode, change: _Change) -> Any:
    """Give what the file is to say after the change."""
    asked = plain(root, _AS_WRITTEN)
    record = _record(root, change.duty)
    duties = root.get(_SECTION)
    if record is not None and isinstance(duties, ListNode):
        at = next(number for number, one in enumerate(duties) if one is record)
        asked[_SECTION][at][change.field] = change.value
    else:
        held = asked[_SECTION] if isinstance(duties, ListNode) else []
        asked[_SECTION] = [*held, {_KEY: change.duty, change.field: change.value}]
    return asked


def _refusal(root: MappingNode, text: _FileText, file: str, change: _Change) -> OutputError:
    """Say where the change belongs and what it is, for a person to write."""
    record = _record(root, change.duty)
    if record is not None:
        line = position(record)[0]
        hint = N_("write {field}: {value} into the record in this line, then: {line_to_type}")
    elif _SECTION in root:
        line = position(root.keys_at[_SECTION])[0]
        hint = N_("write {record} into the list of this section, then: {line_to_type}")
    else:
        line = max(1, len(text.lines))
        hint = N_("write a section duties: [{record}] into the file, then: {line_to_type}")
    return OutputError(
        N_("{file}:{line}: this place is written in a way that cannot be changed without risk to the rest"),
        (hint,),
        file=file,
        line=line,
        field=change.field,
        value=change.value,
        record=change.in_brackets,
        line_to_type=to_type(["coop", "load", file]),
    )
