"""A mapping -> the values of a record, field by field, as the table of record types says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias, cast

from coopcli.reading.checks import Report, is_cut, read_texts, report_cut, report_no_text
from coopcli.reading.citations import check_reasons, read_citations, read_reasons
from coopcli.reading.nodes import ListNode, MappingNode, Node, Scalar, plain, position, text_of
from coopcli.reading.scalars import UnreadableError, scalar_reader
from coopcli.records.record import Field, FieldKind, Placed, RecordType, Value, Values
from coopcli.records.record_types import RECORD_TYPES

OWN: Final = "x-"
"""What the user's own fields begin with."""

Reader: TypeAlias = "Callable[[Report, Node], Value | None]"
"""Reads the value of a field; None, with a problem, where there is none."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A record type made ready for reading."""

    readers: dict[str, Reader]
    fields: tuple[str, ...]
    required: dict[str, Field]
    shorthand: str


def read_fields(report: Report, shape: Shape, node: MappingNode) -> Values:
    """Read what can be read of a record; what is missing or wrong is left out, with a problem."""
    values = Values(*position(node))
    readers = shape.readers
    for name, child in node.items():
        reader = readers.get(name)
        value = reader(report, child) if reader else _read_own(report, shape, node, name)
        if value is not None:
            values[name] = value
    for name in shape.required:
        if name not in node:
            help_texts = {"vi": shape.required[name].help.vi, "en": shape.required[name].help.en}
            report.add("required-missing", node, field=name, help=help_texts)
    if "inferred" in node:
        check_reasons(report, node)
    return values


def _read_own(report: Report, shape: Shape, node: MappingNode, name: str) -> Value | None:
    """Keep a field of the user's own as plain data; any other key is no field."""
    child = node[name]
    if name.startswith(OWN):
        report.look_for_cut(child)
        return cast(Value, plain(child))
    if is_cut(node, name) and type(child) is Scalar and not text_of(child):
        report_cut(report, node, name)
    else:
        report.add_unknown_field(node, name, shape.fields)
    return None


def _shape(record_type: RecordType) -> Shape:
    fields = record_type.by_name()
    return Shape(
        readers={name: _reader(field, tuple(fields)) for name, field in fields.items()},
        fields=tuple(fields),
        required={name: field for name, field in fields.items() if field.required},
        shorthand=record_type.shorthand,
    )


def _reader(field: Field, fields: tuple[str, ...]) -> Reader:
    """Make the reader of one field of a record that can have these fields."""
    if field.kind is FieldKind.CITATIONS:
        return lambda report, node: read_citations(report, fields, node)
    if field.kind is FieldKind.REASONS:
        return lambda report, node: read_reasons(report, node)
    if field.kind is FieldKind.TEXTS:
        return lambda report, node: read_texts(report, field.name, node)
    reader = _record_reader(field) if field.kind is FieldKind.RECORD else _scalar_reader(field)
    return _several(field, reader) if field.many else reader


def _scalar_reader(field: Field) -> Reader:
    """Make the reader of one text; of a reference its place is kept."""
    name, placed, words = field.name, field.kind is FieldKind.REFERENCE, field.kind is FieldKind.TEXT
    read = scalar_reader(field)

    def read_scalar(report: Report, node: Node) -> Value | None:
        text = text_of(node)
        if words:
            report.look_for_cut(node)
        if not text:
            report_no_text(report, name, node)
            return None
        try:
            value = read(text)
        except UnreadableError as error:
            report.add(error.code, node, error.hint, field=name, **error.values)
            return error.kept
        return Placed(str(value), *position(node)) if placed else value

    return read_scalar


def _record_reader(field: Field) -> Reader:
    def read_record(report: Report, node: Node) -> Value | None:
        shape = SHAPES[field.record]
        if type(node) is MappingNode and node:
            values = read_fields(report, shape, node)
        elif text_of(node) and shape.shorthand:
            values = Values(*position(node))
            value = shape.readers[shape.shorthand](report, node)
            if value is not None:
                values[shape.shorthand] = value
        else:
            empty = not (text_of(node) if type(node) is Scalar else node)
            code = "value-empty" if empty else "record-expected"
            report.add(code, node, field=field.name, fields=shape.fields)
            return None
        for name in shape.required:
            if name not in values:
                return None  # what it cannot be without is missing, which has been said
        return values

    return read_record


def _several(field: Field, read: Reader) -> Reader:
    """Read a list of values, or one value that stands alone."""

    def read_list(report: Report, node: Node) -> Value | None:
        if type(node) is not ListNode:
            value = read(report, node)
            return None if value is None else [value]
        if not node:
            report.add("value-empty", node, field=field.name)
        values: list[Value] = []
        texts: set[str] = set()
        for child in node:
            value = read(report, child)
            if value is None:
                continue
            if isinstance(value, str):
                if value in texts:
                    report.add("value-double", child, text=value, field=field.name)
                    continue
                texts.add(value)
            values.append(value)
        return values or None

    return read_list


SHAPES: Final = {name: _shape(record_type) for name, record_type in RECORD_TYPES.items()}
"""The record types by name, nested ones included."""
