"""The lines of a file, as git and people see them: what YAML would not say of them, or say wrongly."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from typing import BinaryIO, Final, NoReturn

_MERGE: Final = re.compile(rb"^(?:(?:<{7}|\|{7}|>{7})(?: .*)?|={7})\r?$", re.MULTILINE)
"""What git writes around both sides of a conflict, at the beginning of a line: inside a text it would be indented."""

_COMMENT: Final = re.compile(r"[ \t]+#")
_NUMBERED: Final = re.compile(r"[ \t]#[ \t]+\d")
_NO_TEXT: Final = frozenset(" \t#!-=*~")
"""What stands behind the sign of a comment, and of rulers drawn with it."""
_READS_ON: Final = re.compile(
    r"(?:^|.*[\s(])(?:số|so|nos?\.?|nr\.?|№|n°|number|numéro)|.*[,;(\[/&+–—-]", re.I | re.S
)
"""A text that is not at its end: a number, or another part, is expected behind it."""
_BRACKETS: Final = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


class Watched:
    """A stream whose lines are looked at while they are read: memory does not grow with it, but for its comments.

    `comments` gets the lines, by their number from 0, where ` #` follows something. `refuse` is called with the first
    line, from 1, that git left of a merge, and raises.
    """

    def __init__(self, stream: BinaryIO, comments: dict[int, str], refuse: Callable[[int], NoReturn]) -> None:
        self._stream = stream
        self._comments = comments
        self._refuse = refuse
        self._number = 0
        self._begun: list[bytes] = []

    def read(self, size: int = -1) -> bytes:
        """Read on, as every stream does."""
        data = self._stream.read(size)
        end = data.rfind(b"\n") + 1
        if end or not data:
            self._look(b"".join((*self._begun, data[:end])))
            self._begun.clear()
        self._begun.append(data[end:])
        return data

    def _look(self, lines: bytes) -> None:
        """Look at whole lines, most of which need no second look."""
        if merge := _MERGE.search(lines):
            self._refuse(self._number + lines.count(b"\n", 0, merge.start()) + 1)
        if b" #" in lines or b"\t#" in lines:
            for number, line in enumerate(lines.split(b"\n"), self._number):
                if (b" #" in line or b"\t#" in line) and not line.lstrip().startswith(b"#"):
                    self._comments[number] = line.removeprefix(BOM_UTF8).decode("utf-8", "replace")
        self._number += lines.count(b"\n")


def cut_at(lines: Mapping[int, str], line: int, column: int, text: str) -> int | None:
    """Give the column of the ` #` that cuts a text that ends there; None where it begins a comment, or there is none.

    A comment has a space behind its sign, or an end before it, and is set off from a number by more than one space
    before it: `Công văn # 12` goes on. All positions count from 0.
    """
    rest = lines.get(line, "")[column:]
    sign = _COMMENT.match(rest)
    if sign is None or not rest[sign.end() :].strip():
        return None
    is_cut = rest[sign.end()] not in _NO_TEXT or (
        rest[sign.end()] in " \t" and (_reads_on(text) or _NUMBERED.match(rest) is not None)
    )
    return column + sign.end() - 1 if is_cut else None


def _reads_on(text: str) -> bool:
    opened = any(text.count(opening) > text.count(closing) for opening, closing in _BRACKETS)
    return opened or _READS_ON.fullmatch(text) is not None


def holds_cut(line: bytes) -> bool:
    """Say whether a line that YAML cannot read, or the one before, has a ` #` that looks like text."""
    return re.search(rb"\S[ \t]+#[^\s#!=*~-]", line) is not None
