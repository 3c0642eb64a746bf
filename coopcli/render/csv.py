"""CSV (RFC 4180, but for the line ends) and TSV, for spreadsheets and scripts: flat rows of text under keys.

They are the same in every language. Texts have a column a language; a list stands in one cell with `; ` between its
items. Lines end with a newline alone, not with CR LF: every spreadsheet reads it, and `cut`, `grep`, `diff` and git
see no stray CR. In TSV one line is one row and one tab parts two cells, always: there are no quotes; inside a cell a
tab is `\\t`, a line break `\\n` or `\\r` and a backslash `\\\\`, as PostgreSQL's COPY writes them.

A text that begins with a sign that spreadsheets take for a formula is written behind an apostrophe (OWASP,
"CSV Injection"); numbers, which the program writes itself, are not. Whoever reads the file back drops it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import Any, Final

from coopcli.answer import Answer, Cell, Heading, Table, Type, value_of
from coopcli.render import Look
from coopcli.render.json import Raw, objects_of, raw

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would take for a formula."""

BOM: Final = "\ufeff"
"""What Excel needs at the start of a file to read it as UTF-8."""

LEAF_KEYS: Final = ("record", "path", "value")
"""The header over the values of whole records."""


def rows_of(answer: Answer) -> Iterator[list[str]]:
    """Give the rows of all tables under one header of keys, which comes first.

    A row lacks what only other tables have. `key_vi` and `key_en` hold the texts of a column `key` (other
    languages are in JSON only; a text of no stated language stands in both). Parties are their ids, and their
    names in the same order. Where the answer is whole records, each of their values is a row of `leaves_of`.
    """
    if answer.records is None:
        yield from _table_rows(answer.tables())
    else:
        yield list(LEAF_KEYS)
        yield from ([_cell(name), _guard(path), _cell(value)] for name, path, value in leaves_of(answer))


def leaves_of(answer: Answer) -> Iterator[tuple[Raw, str, Raw]]:
    """Give each value in the answer's records: the record's id (else its position), the path as jq writes it.

    What holds no value is there with None.
    """
    for position, record in enumerate(objects_of(answer)):
        name = record.get("id", position) if isinstance(record, dict) else position
        yield from ((name, path, value) for path, value in _leaves(record, ""))


def _table_rows(tables: Iterable[Table]) -> Iterator[list[str]]:
    headers: dict[str, None] = {}
    rows: list[dict[str, str]] = []
    for table in map(Table.for_machines, tables):
        headers |= {column.key + ending: None for column in table.columns for ending, _ in _parts_of(column)}
        rows += (_cells(table.columns, row) for row in table.rows)
    yield [*map(_guard, headers)]  # a query in SQL names its columns as it likes
    yield from ([row.get(header, "") for header in headers] for row in rows)


def _cells(columns: Sequence[Heading], row: Sequence[Cell]) -> dict[str, str]:
    return {
        column.key + ending: _cell(value_of(cell), part)
        for column, cell in zip(columns, row, strict=True)
        for ending, part in _parts_of(column)
    }


def _cell(value: Any, part: Callable[[Any], Any] = raw) -> str:
    """Write a part of the value, or of each of its items, as one cell."""
    if value is None or isinstance(value, int | float | Decimal):
        return _written(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _guard("; ".join(_written(part(item)) for item in value))
    return _guard(_written(part(value)))


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict) else str(value)


def _guard(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _text_in(code: str, texts: Mapping[str, str] | str) -> str:
    """Give the text in this language and no other (`en-GB` counts as English): else the cell is empty."""
    if isinstance(texts, str):
        return texts
    return next((text for tag, text in texts.items() if tag.lower().partition("-")[0] == code), "")


def _name_in(code: str, party: Mapping[str, Any]) -> str:
    """Give a party's name, in another language where there is none in this one: each id has its name."""
    name = party.get("name") or {}
    return _text_in(code, name) or next(iter(name.values()), "")


_Parts = tuple[tuple[str, Callable[[Any], Any]], ...]

_PARTS: Final[Mapping[Type, _Parts]] = {
    Type.TEXTS: (("_vi", partial(_text_in, "vi")), ("_en", partial(_text_in, "en"))),
    Type.PARTIES: (
        ("", itemgetter("id")),
        ("_vi", partial(_name_in, "vi")),
        ("_en", partial(_name_in, "en")),
    ),
}


def _parts_of(column: Heading) -> _Parts:
    """Give what a column becomes: the ending of each key, and what of the value stands under it."""
    return _PARTS.get(column.type, (("", raw),))


def _leaves(value: Raw, path: str) -> Iterator[tuple[str, Raw]]:
    """Give each value that holds no other, and its path; what holds none is None."""
    if isinstance(value, dict):
        inside = [(f"{path}.{key}" if path else key, item) for key, item in value.items()]
    elif isinstance(value, list):
        inside = [(f"{path}[{position}]", item) for position, item in enumerate(value)]
    else:
        yield path, value
        return
    for name, item in inside:
        yield from _leaves(item, name)
    if not inside:
        yield path, None


def render(answer: Answer, look: Look) -> str:
    """Give the rows of `rows_of`; only a writer that ends its lines with CR LF quotes both inside a cell."""
    writer = csv.writer(_GivesBack(), lineterminator="\r\n")
    lines = (writer.writerow(row).removesuffix("\r\n") for row in rows_of(answer))
    return BOM * look.bom + "".join(f"{line}\n" for line in lines)


class _GivesBack:
    """A file for `csv.writer`, whose `writerow` gives what the file's `write` gives."""

    def write(self, line: str) -> Any:
        return line


_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render_lines(answer: Answer, look: Look) -> str:
    """Give the rows of `rows_of`, each on one line, with a newline at its end."""
    lines = ("\t".join(cell.translate(_ESCAPES) for cell in row) for row in rows_of(answer))
    return BOM * look.bom + "".join(f"{line}\n" for line in lines)
