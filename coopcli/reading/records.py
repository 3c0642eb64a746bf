"""The content of a file -> its records and problems, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import BinaryIO

from coopcli.problems import Problem
from coopcli.reading.checks import Report, lacks
from coopcli.reading.nodes import ListNode, MappingNode, Node, Scalar, Section, parts, position, text_of
from coopcli.reading.values import OWN, SHAPES, read_fields
from coopcli.records.record import FieldKind, Record, Values
from coopcli.records.record_types import DUTY_PREFIX, SECTIONS, SINGLE
from coopcli.terms.sense import doubts
from coopcli.text import nearest


def read_file(content: bytes | BinaryIO, file: str, clock: date) -> Iterator[Record | Problem]:
    """Read a file record by record, in memory that does not grow with it where `content` is a stream.

    `file` is its name in records and problems, `clock` the day by the clock. A record with problems comes
    too, as far as it can be read, so that what names it is not said to name nothing; one without id does not.
    """
    stream = BytesIO(content) if isinstance(content, bytes) else content
    comments: dict[int, str] = {}
    reader = _Reader(file, clock, comments)
    is_silent = True
    for part in parts(stream, file, comments):
        if isinstance(part, Problem):
            found: Iterable[Record | Problem] = (part,)
        else:
            found = reader.section(part) if isinstance(part, Section) else reader.element(part)
            is_silent = is_silent and not (isinstance(part, Section) and part.key.value in SINGLE)
        for one in found:
            is_silent = False
            yield one
    if is_silent:
        yield Problem("file-without-records", file)


class _Reader:
    def __init__(self, file: str, clock: date, comments: Mapping[int, str]) -> None:
        self._report = Report(file, comments)
        self._file = file
        self._clock = clock
        self._section = ""
        self._singles: set[str] = set()

    def section(self, part: Section) -> Iterator[Record | Problem]:
        """Begin a section; of one that was read as a whole, give its records."""
        name, node = part.key.value, part.node
        self._section = name if name in SECTIONS else ""
        if name.startswith(OWN):
            return
        if not self._section:
            near = nearest(name, SECTIONS, 1)
            self._report.add("section-unknown", part.key, section=name, near=near, sections=tuple(SECTIONS))
        elif name in SINGLE:
            yield from self._single(part)
        elif type(node) is ListNode:
            for one in node:
                yield from self.element(one)
        elif node is not None and (type(node) is not Scalar or text_of(node)):
            self._report.add("section-without-list", node, section=name)
        yield from self._report.take()

    def _single(self, part: Section) -> Iterator[Record | Problem]:
        """Read the one record of a section that holds no list."""
        if part.node is None or type(part.node) is ListNode:
            self._report.add("section-listed", part.key, section=self._section)
            self._section = ""  # its elements may follow one by one
        elif self._section not in self._singles and (type(part.node) is not Scalar or text_of(part.node)):
            # Of a key that stands twice, which has been said, the first counts.
            self._singles.add(self._section)
            yield from self.element(part.node)

    def element(self, node: Node) -> Iterator[Record | Problem]:
        """Read one element of the section."""
        record = self._record(node) if self._section else None
        yield from self._report.take()
        if record is not None:
            yield record

    def _record(self, node: Node) -> Record | None:
        section = self._section
        shape = SHAPES[SECTIONS[section].name]
        if type(node) is not MappingNode or not node:
            self._report.add("record-expected", node, field=section, fields=shape.fields)
            return None
        values = read_fields(self._report, shape, node)
        for doubt in (*lacks(section, values, node), *doubts(section, values, self._clock)):
            place = (doubt.record.line, doubt.record.column)
            holder = _mapping_at(node, place) if doubt.where else None
            if holder is not None and any(name in holder for name in doubt.absent):
                continue
            if holder is not None and doubt.where in holder:
                place = position(holder[doubt.where])
            self._report.add(doubt.code, place, doubt.hint, **doubt.values)
        name = _name_of(section, values)
        if name is None:
            return None
        for field in shape.required.values():
            if field.kind is FieldKind.TEXTS:
                values.setdefault(field.name, "")  # the store keeps no row without it
        return Record(section, name, self._file, values.line, values.column, values)


def _name_of(section: str, values: Values) -> str | None:
    """Give what the record is known by: "" for a partnership, which its parties name; None where it has no name."""
    if section in SINGLE:
        return section
    if section == "duties":
        return f"{DUTY_PREFIX}{values['duty']}" if "duty" in values else None
    name = str(values.get("id", ""))
    return name if name or (section == "partnerships" and "parties" in values) else None


def _mapping_at(node: Node, place: tuple[int, int]) -> MappingNode | None:
    """Find the mapping that begins there, among a node and all below it."""
    if isinstance(node, MappingNode) and position(node) == place:
        return node
    below: Iterable[Node] = ()
    if not isinstance(node, Scalar):
        below = node.values() if isinstance(node, MappingNode) else node
    return next((found for one in below if (found := _mapping_at(one, place)) is not None), None)
