"""YAML: the objects of the JSON in block style, the same in every language.

Written by these few rules and no library, so that YAML 1.1 and 1.2 read the same: a text stands bare only
where both take it for that text (`no`, `1e3`, `12:30` and `2022-07-02` are quoted), else quoted as in JSON,
which YAML 1.2 contains. Letters of every script stay as they are.
"""

from __future__ import annotations

from decimal import Decimal
from textwrap import indent
from typing import Final

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.json import Raw, objects_of, scalar

_INDENT: Final = "  "
_OTHER_THAN_TEXT: Final = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
"""Words that some version of YAML takes for a boolean or for nothing."""


def render(answer: Answer, look: Look) -> str:
    """Give the records of the answer, or else the rows of all its tables, with a newline at the end."""
    return _value(objects_of(answer)) + "\n"


def _value(value: Raw) -> str:
    """Give the lines of a value; only one that is a list, a mapping or a passage has more than one."""
    if isinstance(value, dict) and value:
        return "\n".join(f"{_text(key)}:{_behind_key(item)}" for key, item in value.items())
    if isinstance(value, list) and value:
        return "\n".join(f"- {_hang(_value(item))}" for item in value)
    if isinstance(value, str):
        return _passage(value) if _is_passage(value) else _text(value)
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return _number(value) if isinstance(value, float | Decimal) else scalar(value)


def _behind_key(value: Raw) -> str:
    """What holds others stands beneath its key, all else behind it."""
    if value and isinstance(value, dict | list):
        return "\n" + indent(_value(value), _INDENT)
    return " " + _hang(_value(value))


def _hang(lines: str) -> str:
    """Indent all lines but the first; an empty line of a passage stays empty."""
    return indent(lines, _INDENT).removeprefix(_INDENT)


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
    whole = all(line.isprintable() and line == line.strip() for line in lines)
    return len(lines) > 1 and whole and bool(lines[0]) and bool(lines[-1] or lines[-2])


def _passage(text: str) -> str:
    return "|\n" + text.removesuffix("\n") if text.endswith("\n") else "|-\n" + text
