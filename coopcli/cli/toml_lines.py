"""A TOML text with one key changed, and every other byte as it was: comments, and keys that are not ours."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
"""TOML knows no other end of a line; one before which a carriage return stands is the same."""


class Statement(NamedTuple):
    """What stands before the first table: the first line and the one after the last, counted from 0, what they say."""

    first: int
    after: int
    says: Mapping[str, Any]


def with_key(text: str, key: str, value: object) -> str:
    """Give the text with this value (text, number, truth, a sequence of them) of a key; without the key for None.

    A comment behind the value stays. Raises tomllib.TOMLDecodeError where the text, or what it would become, is no
    TOML, as where the key is a table.
    """
    lines = _LINES.findall(text)
    end = "\r\n" if "\r\n" in text else "\n"
    said = list(_statements(lines))
    held = next((one for one in said if key in one.says), None)
    if held is not None:
        old = "".join(lines[held.first : held.after])
        start = old[: old.index("=") + 1]
        new = [] if value is None else [f"{start} {_written(value)}{_comment(old, held.says)}{end}"]
        lines[held.first : held.after] = new
    elif value is not None:
        at = max(
            (one.after for one in said if one.says), default=len(lines) if len(said) == len(lines) else 0
        )
        if at and not lines[at - 1].endswith("\n"):
            lines[at - 1] += end
        lines.insert(at, f"{key} = {_written(value)}{end}")
    changed = "".join(lines)
    tomllib.loads(changed)
    return changed


def line_of(text: str, key: str) -> int:
    """Give the line, counted from 1, on which a key begins; 0 where it does not stand."""
    found = (one.first + 1 for one in _statements(_LINES.findall(text)) if key in one.says)
    return next(found, 0)


def _statements(lines: Sequence[str]) -> Iterator[Statement]:
    """Give what stands before the first table; a value may take several lines, a comment says nothing."""
    first = 0
    while first < len(lines) and not lines[first].lstrip().startswith("["):
        for after in range(first + 1, len(lines) + 1):
            try:
                says = tomllib.loads("".join(lines[first:after]))
            except tomllib.TOMLDecodeError:
                if after == len(lines):
                    raise
                continue
            yield Statement(first, after, says)
            first = after
            break


def _comment(statement: str, says: Mapping[str, Any]) -> str:
    """Give the comment behind the value of a statement, with the space before it."""
    for sign in re.finditer(r"[ \t]*#", statement):
        try:
            if tomllib.loads(statement[: sign.start()]) == says:
                return statement[sign.start() :].rstrip("\r\n")
        except tomllib.TOMLDecodeError:  # it stands inside the value
            continue
    return ""


def _written(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, str) and "\\" in value and "'" not in value and value.isprintable():
        return f"'{value}'"  # a path of Windows, as a person would write it
    # What JSON escapes is what TOML does, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
