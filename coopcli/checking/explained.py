"""What there is to say of a rule: what it means, an example of it, what is said of that, and the mended lines.

The examples are those of the tests (`tests/errors`), which are installed with the program; what is said of them is
found anew each time, in the language that is spoken.
"""

from __future__ import annotations

import tomllib
from codecs import BOM_UTF16_LE
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from coopcli.checking.findings import check
from coopcli.problems import Problem
from coopcli.reading.records import read_file
from coopcli.store import shipped

CLOCK: Final = date(2026, 1, 1)
"""The day of the examples."""

BINARY: Final[Mapping[str, bytes]] = {
    "not-utf-8": "parties:\n- {id: rc-kon-tum, name: H\xed}\n".encode("latin-1"),
    "file-wide": BOM_UTF16_LE + "parties:\n- {id: rc-kon-tum, name: Hội}\n".encode("utf-16-le"),
    "file-zero": bytes(64),
    "file-kind": b"%PDF-1.7\n",
    "character-forbidden": b"parties:\n- {id: rc-kon-tum, name: H\x07i}\n",
}
"""The examples that no editor likes to hold."""

TWICE: Final = frozenset({"settings-double", "file-copy"})
"""What takes two files to be wrong: the example after itself, under this name."""
EARLIER: Final = "earlier.yaml"


class Example(NamedTuple):
    """A file that breaks a rule ("" where it is no text), what that rule finds in it, and the file as it should be."""

    text: str
    found: Sequence[Problem]
    mended: str


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Give what each rule means and why it matters, in every language."""
    return tomllib.loads(shipped("checking/meanings.toml").read_text(encoding="utf-8"))


def example_of(code: str) -> Example:
    """Give the example of a rule."""
    folder = shipped("tests/errors")
    name = f"{code}.yaml"
    content = BINARY.get(code) or (folder / name).read_bytes()
    files = {EARLIER: content, name: content} if code in TWICE else {name: content}
    read = (one for file, text in files.items() for one in read_file(text, file, CLOCK))
    found = check(dict.fromkeys(files), read, CLOCK, text_of).findings
    text = "" if code in BINARY else content.decode()
    mended = (folder / "mended" / name).read_text(encoding="utf-8")
    return Example(text, tuple(one for one in found if one.code == code), mended)


def text_of(name: str) -> str | None:
    """Give the text of a source of the examples; None where there is none."""
    path = shipped("tests/errors") / "texts" / name
    return path.read_text(encoding="utf-8") if path.is_file() else None
