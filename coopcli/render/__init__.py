"""An Answer as a document: a module a format, and `FORMATS`, the one table of them.

A module has one function a format, such as `render(answer, look)`. It gives a text, or bytes where the format
is a binary one; nothing here opens a file or knows a terminal. To add a format, write its module and its row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Final, cast

from coopcli.answer import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a format may need to know of its reader.

    `width` is a terminal's, in cells; None is a file or a pipe: no colour, no wrapping, nothing cut. `bom`
    begins a CSV or a TSV with a byte order mark, which Excel needs to read UTF-8. A calendar needs the time it
    is `now`, in UTC, and `previous`, what the file that it will replace holds; None is no such file.
    """

    width: int | None = None
    colour: bool = False
    bom: bool = False
    previous: bytes | None = None
    now: datetime | None = None


class ForeignFileError(Exception):
    """The file that would be replaced holds something that coop did not write.

    `name` is what the file calls it; "" where nothing in the file can be read.
    """

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its module in this package (`on_screen`: another for a terminal), the function there, files by ending.

    One that is `binary` is no text.
    A format for `people` holds the whole answer, in the language; the others hold its data only, whatever the
    language, and the total line and the notes are said beside them. A `calendar` holds nothing but the events
    of an answer, and what it wrote before counts: see `Look.previous`. What is `of_checks` holds the findings of one.
    """

    name: str
    module: str
    function: str = "render"
    on_screen: str = ""
    endings: tuple[str, ...]
    people: bool = False
    binary: bool = False
    calendar: bool = False
    of_checks: bool = False

    def render(self, answer: Answer, look: Look) -> str | bytes:
        """Give the whole document; its module is imported now, so that no command pays for the others.

        Raises ForeignFileError where a calendar would replace what is not its own.
        """
        # Rich's console and tables cost an eighth of the start-up, which a pipe need not pay.
        name = self.on_screen if self.on_screen and look.width is not None else self.module
        module = import_module(f"{__name__}.{name}")
        return cast("str | bytes", getattr(module, self.function)(answer, look))


FORMATS: Final = {
    each.name: each
    for each in (
        Format(name="table", module="terminal", on_screen="terminal.screen", endings=(".txt",), people=True),
        Format(name="json", module="json", endings=(".json",)),
        Format(name="jsonl", module="json", function="render_lines", endings=(".jsonl",)),
        Format(name="csv", module="csv", endings=(".csv",)),
        Format(name="tsv", module="csv", function="render_lines", endings=(".tsv",)),
        Format(name="md", module="md", endings=(".md",), people=True),
        Format(name="yaml", module="yaml", endings=(".yaml", ".yml")),
        Format(name="xlsx", module="xlsx", endings=(".xlsx",), people=True, binary=True),
        Format(name="docx", module="docx", endings=(".docx",), people=True, binary=True),
        Format(name="html", module="html", endings=(".html", ".htm"), people=True),
        Format(name="ics", module="ics", endings=(".ics",), calendar=True),
        Format(name="github", module="github", endings=(), of_checks=True),
        Format(name="sarif", module="sarif", endings=(".sarif",), of_checks=True),
    )
}
