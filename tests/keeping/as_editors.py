"""A file of a register as an editor sees it: YAML 1.2's core types, merge keys filled in; and what the schema says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from coopcli.keeping.json_schema import register_schema

_CORE = (
    (re.compile(r"~|null|Null|NULL|"), lambda text: None),
    (re.compile(r"true|True|TRUE"), lambda text: True),
    (re.compile(r"false|False|FALSE"), lambda text: False),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)"), lambda text: float(text.replace(".", ""))),
    (re.compile(r"\.(?:nan|NaN|NAN)"), lambda text: float("nan")),
)
"""The tags of YAML 1.2.2, section 10.3.2, by which editors take plain scalars."""


MOST_PARTS = 100_000
"""No editor writes out more than that of what aliases stand for."""


class TooLargeError(Exception):
    """The aliases of a file stand for more than any editor would look at."""


Lines: TypeAlias = dict[tuple[str | int, ...], set[int]]


@dataclass
class Seen:
    """What an editor makes of a file: its value, and the lines of each part of it, by the path to it."""

    value: Any = None
    lines: Lines = field(default_factory=dict)


def typed(text: str) -> Any:
    """The value of a plain scalar."""
    return next((make(text) for pattern, make in _CORE if pattern.fullmatch(text)), text)


def seen(content: bytes) -> Seen | None:
    """The first document, or None for what is no YAML; of an empty one the value is None."""
    found = Seen()
    try:
        root = next(yaml.compose_all(content.decode(), yaml.SafeLoader), None)
    except (yaml.YAMLError, UnicodeError, RecursionError):
        return None
    try:
        found.value = None if root is None else _value(root, (), found.lines)
    except TooLargeError:
        return None
    return found


def _value(node: Any, path: tuple[str | int, ...], lines: Lines) -> Any:
    lines.setdefault(path, set()).add(node.start_mark.line + 1)
    if len(lines) > MOST_PARTS:
        raise TooLargeError
    if isinstance(node, yaml.SequenceNode):
        return [_value(one, (*path, place), lines) for place, one in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    return node.value if node.style else typed(node.value)


def _mapping(node: Any, path: tuple[str | int, ...], lines: Lines) -> Any:
    made: dict[str, Any] = {}
    for key, child in node.value:
        name = key.value if isinstance(key.value, str) else str(key.value)
        value = _value(child, (*path, name), lines)
        lines[*path, name].add(key.start_mark.line + 1)
        if name == "<<" and isinstance(value, dict):
            made = {**value, **made}
        else:
            made[name] = value
    return made


@cache
def validator() -> Draft202012Validator:
    """The schema of now, ready to judge."""
    return Draft202012Validator(register_schema())


def underlined(found: Seen) -> set[int]:
    """The lines that the schema finds fault with: of a field that of its name, and that of its value."""
    errors = (one for error in validator().iter_errors(found.value) for one in _deepest(error))
    return {line for error in errors for path in _paths(error) for line in found.lines.get(path, {1})}


def _deepest(error: ValidationError) -> Iterator[ValidationError]:
    """Of a value that is none of several forms, what is wrong inside of it, where it is the form that was meant."""
    inner = [
        one
        for one in error.context or ()
        if len(one.absolute_path) > len(error.absolute_path)
        or one.validator in ("additionalProperties", "anyOf")
    ]
    if not inner:
        yield error
    for one in inner:
        yield from _deepest(one)


def _paths(error: ValidationError) -> Iterator[tuple[str | int, ...]]:
    path = tuple(error.absolute_path)
    if error.validator != "additionalProperties":
        yield path
        return
    schema: Any = error.schema
    written: Any = error.instance
    patterns = schema.get("patternProperties", {})
    for name in written:
        if name not in schema["properties"] and not any(re.search(one, name) for one in patterns):
            yield (*path, name)
