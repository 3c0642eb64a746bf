"""YAML: the objects of the JSON in block style, the same in every language.

Written by these few rules and no library, so that YAML 1.1 and 1.2 read the same: a text stands bare only
where both take it for that text (`no`, `1e3`, `12:30` and `2022-07-02` are quoted), else quoted as in JSON,
which YAML 1.2 contains. Letters of every script stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.json import Raw, objects_of, scalar

_INDENT: Final = "  "
_OTHER_THAN_TEXT: Final = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
"""Words that some version of YAML takes for a boolean or for nothing."""


def render(answer: Answer, look: Look) -> str:
    """Give the records of the answer, or else the rows of all its tables, with a newline at the end."""
    return "".join(f"{line}\n" for line in _value(objects_of(answer)))


def _value(value: Raw) -> Sequence[str]:
    """Give the lines of a value; only one that is a list, a mapping or a passage has more than one."""
    if isinstance(value, dict) and value:
        return [line for key, item in value.items() for line in _member(f"{_text(key)}:", _value(item), item)]
    if isinstance(value, list) and value:
        return [line for item in value for line in _item(_value(item), item)]
    if isinstance(value, str):
        return _passage(value) if _is_passage(value) else [_text(value)]
    if isinstance(value, dict | list):
        return ["{}" if isinstance(value, dict) else "[]"]
    return [_number(value) if isinstance(value, float | Decimal) else scalar(value)]


def _member(key: str, lines: Sequence[str], value: Raw) -> Iterator[str]:
    """What holds others stands beneath its key, all else behind it."""
    if value and isinstance(value, dict | list):
        yield key
        yield from _indent(lines)
    else:
        yield f"{key} {lines[0]}"
        yield from _indent(lines[1:])


def _item(lines: Sequence[str], value: Raw) -> Iterator[str]:
    yield f"- {lines[0]}"
    yield from _indent(lines[1:])


def _indent(lines: Sequence[str]) -> Iterator[str]:
    """An empty line of a passage stays empty."""
    return (line and _INDENT + line for line in lines)


def _number(value: float | Decimal) -> str:
    """YAML 1.1 wants a point before an exponent: `1e+16` would be a text."""
    written = scalar(value)
    digits, sign, exponent = written.lower().partition("e")
    return f"{digits}.0e{exponent}" if sign and "." not in digits else written


def _text(text: str) -> str:
    bare = (
        text[:1].isalpha()
        and text.isprintable()
        and not text.endswith((" ", ":"))
        and ": " not in text
        and " #" not in text
        and text.lower() not in _OTHER_THAN_TEXT
    )
    return text if bare else scalar(text)


def _is_passage(text: str) -> bool:
    """Whether a text has several lines that a literal block gives back: it loses no space and no empty line."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and all(line.isprintable() and line == line.strip() for line in lines)
        and bool(lines[0])
        and bool(lines[-1] or lines[-2])
    )


def _passage(text: str) -> Sequence[str]:
    ends = text.endswith("\n")
    return ["|" if ends else "|-", *text.removesuffix("\n").split("\n")]
