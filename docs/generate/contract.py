"""The blocks of the contract for machines: exit codes, types, the keys of each command, reasons, examples."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from io import StringIO
from typing import Any, Final

from coopcli.answer import Column, Type
from coopcli.cli.app import FAULT, INTERRUPTED, READER_GONE
from coopcli.errors import NotFoundError, OutputError, RecordsError, StoreError, UsageError
from coopcli.i18n.language import Language
from coopcli.records.record_types import SECTIONS
from coopcli.render import FORMATS
from coopcli.reports.agreements import FIELDS
from coopcli.reports.files import files_answer
from coopcli.reports.places import places_answer
from coopcli.reports.reasons import SENTENCES
from docs.generate.keys import MEANINGS, OF_A_RECORD, TYPES
from docs.generate.markdown import block, code, plain, table
from docs.generate.program import answers

ENGLISH: Final = Language("en")
SHOWN: Final = "rc-kon-tum-attapeu-2022"

EXIT_CODES: Final = {
    0: "Done. Warnings in the records, and an answer with no row, are no failure.",
    RecordsError.exit_code: "The records have problems: all are on standard error. Nothing was loaded.",
    UsageError.exit_code: "The command line asks for something that cannot be asked.",
    NotFoundError.exit_code: "There is no such record, there are several, or nothing is loaded.",
    StoreError.exit_code: "The store cannot be opened, read or written.",
    OutputError.exit_code: "The answer cannot be written.",
    FAULT: "A fault of the program itself. Please report it.",
    INTERRUPTED: "Interrupted (Ctrl-C).",
    READER_GONE: "The reader of the pipe has gone, as `head` does when it has enough.",
}

TABLES: Final[Mapping[str, Sequence[Column]]] = {
    "list": [Column(key, field.label, field.type, field.codes) for key, field in FIELDS.items()],
    "places": next(places_answer((), (), ENGLISH).tables()).columns,
    "files": next(files_answer((), "", ENGLISH).tables()).columns,
}
"""The columns of each table: `due` answers with those of `list`; `load`, `unload`, `status` with `files`."""

LINES: Final = {"list": "coop list", "places": "coop places", "files": "coop status"}
"""The command line that shows the values of each table."""


def formats() -> str:
    """Give the formats with the endings of their files."""
    rows = (
        (code(each.name), " ".join(map(code, each.endings)), "people" if each.people else "machines")
        for each in FORMATS.values()
    )
    return table(("format", "ending of `--output`", "for"), rows)


def exit_codes() -> str:
    """Give the exit codes."""
    return table(("code", "means"), ((str(number), says) for number, says in EXIT_CODES.items()))


def types() -> str:
    """Give what a value of each type is in JSON and in CSV."""
    rows = ((each.value, *TYPES[each]) for each in Type)
    return table(("type", "in JSON", "in CSV"), rows)


def keys(name: str) -> str:
    """Give the keys of a table with their types, headings and meanings.

    Raises ValueError where the meanings are not those of the columns.
    """
    columns, meanings = TABLES[name], MEANINGS[name]
    if {column.key for column in columns} != meanings.keys():
        raise ValueError(f"docs/generate/keys.py does not explain just the columns of {name}")
    rows = (
        (
            code(column.key),
            _type(column, _values(name, column.key)),
            plain(column.label),
            meanings[column.key],
        )
        for column in columns
    )
    return table(("key", "type", "heading", "means"), rows)


def keys_of_a_record() -> str:
    """Give the keys that `show` adds to the fields of an agreement, in the order in which they are printed.

    Raises ValueError where the meanings are not those of the keys that it prints.
    """
    (printed,) = _objects(f"coop show {SHOWN}")
    added = printed.keys() - {field.name for field in SECTIONS["agreements"].fields} | {"id"}
    if added != OF_A_RECORD.keys():
        raise ValueError("docs/generate/keys.py does not explain just the keys that coop show adds")
    return table(("key", "of", "means"), ((code(key), *OF_A_RECORD[key]) for key in printed if key in added))


def reasons() -> str:
    """Give the codes in `reasons` with the sentences that people see."""
    rows = (
        (code(name), plain(sentence), plain(Language("vi").say(sentence)))
        for name, sentence in SENTENCES.items()
    )
    return table(("code", "people read", "in Vietnamese"), rows)


def csv_columns() -> str:
    """Give, for each key of `coop list` that CSV has under other names, these names."""
    header = next(csv.reader(StringIO(_answer("coop list --format csv"))))
    rows = []
    for column in TABLES["list"]:
        names = [name for name in header if name in (column.key, f"{column.key}_vi", f"{column.key}_en")]
        if names != [column.key]:
            rows.append((code(column.key), ", ".join(map(code, names))))
    return table(("in JSON", "in CSV"), rows)


def json_example() -> str:
    """Give one agreement whole, as `list` prints it."""
    return _shown('coop list --province "Kon Tum" --limit 1 --format json', "json")


def csv_example() -> str:
    """Give a CSV of a few columns."""
    return _shown("coop due 2025 --columns id,parties,period,ends_latest,match --format csv", "text")


def _shown(line: str, language: str) -> str:
    return f"{block(line, 'sh')}\n\n{block(_answer(line), language)}"


@cache
def _answer(line: str) -> str:
    """Give what a command line answers from the register that ships."""
    _, said = answers(["coop load", line])
    return said.out


def _objects(line: str) -> Any:
    return json.loads(_answer(f"{line} --format json"))


def _values(name: str, key: str) -> list[Any]:
    return [row[key] for row in _objects(LINES[name])]


def _type(column: Column, values: Sequence[Any]) -> str:
    """Name the type of a column; one whose values are lists is a list of it."""
    listed = column.type is not Type.PARTIES and any(isinstance(value, list) for value in values)
    return f"list of {column.type.value}" if listed else column.type.value


BLOCKS: Final[Mapping[str, Callable[[], str]]] = {
    "formats": formats,
    "exit-codes": exit_codes,
    "types": types,
    "keys-list": partial(keys, "list"),
    "keys-places": partial(keys, "places"),
    "keys-files": partial(keys, "files"),
    "keys-record": keys_of_a_record,
    "reasons": reasons,
    "csv-columns": csv_columns,
    "json-example": json_example,
    "csv-example": csv_example,
}
