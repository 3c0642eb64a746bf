"""CSV (RFC 4180, but for the line ends), for spreadsheets and scripts, the same in every language.

Lines end with a newline alone, not with CR LF: every spreadsheet reads it, and `cut`, `grep`, `diff` and git
see no stray CR.
"""

from __future__ import annotations

import csv
from typing import Any

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.rows import BOM, rows_of


def render(answer: Answer, look: Look) -> str:
    """Give the rows of `rows_of`; only a writer that ends its lines with CR LF quotes both inside a cell."""
    writer = csv.writer(_GivesBack(), lineterminator="\r\n")
    lines = (writer.writerow(row).removesuffix("\r\n") for row in rows_of(answer))
    return BOM * look.bom + "".join(f"{line}\n" for line in lines)


class _GivesBack:
    """A file for `csv.writer`, whose `writerow` gives what the file's `write` gives."""

    def write(self, line: str) -> Any:
        return line
