"""The lines of a file, as git and people see them: what YAML would not say of them, or say wrongly."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import BinaryIO, Final

_MERGE: Final = re.compile(rb"(?:<{7}|\|{7}|>{7})(?: .*)?\r?\n?|={7}\r?\n?")
"""What git writes around both sides of a conflict, at the beginning of a line: inside a text it would be indented."""
_MERGE_STARTS: Final = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")

_COMMENT: Final = re.compile(r"[ \t]+#")
_NO_TEXT: Final = frozenset(" \t#!-=*~")
"""What stands behind the sign of a comment, and of rulers drawn with it."""
_READS_ON: Final = re.compile(
    r"(?:^|.*[\s(])(?:số|so|nos?\.?|nr\.?|№|n°|number|numéro)|.*[,;(\[/&+–—-]", re.I | re.S
)
"""A text that is not at its end: a number, or another part, is expected behind it."""
_BRACKETS: Final = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


def unfinished_merge(stream: BinaryIO) -> int:
    """Give the first line, from 1, that git left of a merge, 0 where there is none; the stream begins again."""
    found = 0
    for number, line in enumerate(stream, 1):
        if line.startswith(_MERGE_STARTS) and _MERGE.fullmatch(line):
            found = number
            break
    stream.seek(0)
    return found


def lines_with_comments(stream: BinaryIO) -> dict[int, str]:
    """Give the lines, by their number from 0, where ` #` follows something; the stream begins again."""
    found: dict[int, str] = {}
    for number, line in enumerate(stream):
        if (b" #" in line or b"\t#" in line) and not line.lstrip().startswith(b"#"):
            found[number] = line.removeprefix(BOM_UTF8).decode("utf-8", "replace").rstrip("\r\n")
    stream.seek(0)
    return found


def cut_at(lines: Mapping[int, str], line: int, column: int, text: str) -> int | None:
    """Give the column of the ` #` that cuts a text that ends there; None where it begins a comment, or there is none.

    A comment has a space behind its sign, or an end before it; all positions count from 0.
    """
    rest = lines.get(line, "")[column:]
    sign = _COMMENT.match(rest)
    if sign is None or not rest[sign.end() :].strip():
        return None
    is_cut = rest[sign.end()] not in _NO_TEXT or (rest[sign.end()] in " \t" and _reads_on(text))
    return column + sign.end() - 1 if is_cut else None


def _reads_on(text: str) -> bool:
    opened = any(text.count(opening) > text.count(closing) for opening, closing in _BRACKETS)
    return opened or _READS_ON.fullmatch(text) is not None


def holds_cut(line: bytes) -> bool:
    """Say whether a line that YAML cannot read, or the one before, has a ` #` that looks like text."""
    return re.search(rb"\S[ \t]+#[^\s#!=*~-]", line) is not None
