"""TSV, for `cut`, `awk` and pasting into a spreadsheet: the rows of the CSV, the same in every language.

One line is one row and one tab parts two cells, always: there are no quotes. Inside a cell a tab is `\\t`, a
line break `\\n` or `\\r` and a backslash `\\\\`, as PostgreSQL's COPY writes them.
"""

from __future__ import annotations

from typing import Final

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.rows import BOM, rows_of

_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render(answer: Answer, look: Look) -> str:
    """Give the rows of `rows_of`, each on one line, with a newline at its end."""
    lines = ("\t".join(cell.translate(_ESCAPES) for cell in row) for row in rows_of(answer))
    return BOM * look.bom + "".join(f"{line}\n" for line in lines)
