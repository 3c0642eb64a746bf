"""The blocks of the contract for machines: exit codes, types, the keys of each command, reasons, examples."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from io import StringIO
from typing import Any, Final

from coopcli.agreements import gaps, history
from coopcli.answer import Heading, Type
from coopcli.asking.filter import ACTIVITY, AGREEMENT, COMMITMENT, PARTY, Reason, Subject
from coopcli.asking.filters import FILTERS
from coopcli.cli.app import ENDED, FAULT, INTERRUPTED, READER_GONE
from coopcli.commitments import turns
from coopcli.duties import answer as due
from coopcli.duties.judge import DUE, OVERDUE
from coopcli.errors import NotFoundError, OutputError, RecordsError, StoreError, UsageError
from coopcli.i18n import say_in_all
from coopcli.records.codelists import CODELISTS
from coopcli.records.record_types import SECTIONS
from coopcli.render import FORMATS
from docs.generate.forms import HELD, TYPES
from docs.generate.keys import MEANINGS, OF_A_COMMITMENT, OF_A_LINK, OF_A_RECORD, OF_AN_AGREEMENT
from docs.generate.keys_of_duties import OF_A_DUTY
from docs.generate.markdown import block, code, plain, table
from docs.generate.program import Said, answers

SHOWN: Final = "rc-kon-tum-attapeu-2022"

EXIT_CODES: Final = {
    0: "Done. Warnings in the records, and an answer with no row, are no failure.",
    RecordsError.exit_code: (
        "The records, or a template, have problems: all are on standard error. Nothing was done. Of `coop check` "
        "they are the answer. Of `--output` and "
        "`--exit-code`: text that changed since the load has errors, and nothing is written from the text before."
    ),
    UsageError.exit_code: "The command line asks for something that cannot be asked.",
    NotFoundError.exit_code: "There is no such record, there are several, or nothing is loaded.",
    StoreError.exit_code: "The store cannot be opened, read or written.",
    OutputError.exit_code: "The answer cannot be written.",
    DUE: (
        "Of `coop due --exit-code`: something falls due, or may. What is past and not on record as done, and "
        "what has no day, does not count."
    ),
    OVERDUE: "Of `coop due --exit-code`: something is overdue.",
    FAULT: "A fault of the program itself. Please report it.",
    INTERRUPTED: "Interrupted (Ctrl-C). What had been changed until then is on standard error.",
    READER_GONE: "The reader of the pipe has gone, as `head` does when it has enough.",
    ENDED: "Ended by the system (SIGTERM; 129 where its terminal was closed), in the same order as by Ctrl-C.",
}

LINES: Final = {
    "list": "coop list",
    "due": "coop due",
    "report": "coop report 2022",
    "parties": "coop parties",
    "activities": "coop activities",
    "sources": "coop sources",
    "commitments": "coop commitments",
    "kept": "coop commitments 2022",
    "turns": "coop turns",
    "search": "coop search hua phan",
    "gaps": "coop gaps",
    "coverage": "coop gaps --coverage",
    "counts": "coop summary --by province",
    "sums": "coop summary --measure money --by province",
    "places": "coop places",
    "files": "coop status",
    "changes": "coop load --dry-run",
    "configuration": "coop config",
    "findings": "coop check",
    "rules": "coop explain",
    "undo": "coop undo --list",
}
"""Each table with a command line that answers with it: `timeline` has the keys of `list`, too."""

ON_COMMITMENTS: Final = ("commitments", "kept", "turns")
"""Tables that have the keys of a commitment beside their own."""

SHARED: Final = {
    **dict.fromkeys(ON_COMMITMENTS, OF_A_COMMITMENT.keys()),
    "due": OF_AN_AGREEMENT.keys() - OF_A_DUTY.keys(),
}
"""Keys that a table has beside its own, and that are explained elsewhere."""

CHAINS: Final = ("coop history wu-kon-tum-attapeu-2024", "coop history wu-ha-noi-vientiane-2022")
"""Command lines that show between them all that a record of `history` can hold."""


def formats() -> str:
    """Give the formats with the endings of their files."""
    rows = (
        (
            code(each.name),
            " ".join(map(code, each.endings)),
            "calendars"
            if each.calendar
            else "checks"
            if each.of_checks
            else "people"
            if each.people
            else "machines",
            HELD[each.name],
        )
        for each in FORMATS.values()
    )
    return table(("format", "ending of `--output`", "for", "holds"), rows)


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
    columns, meanings = _columns(name), MEANINGS[name]
    if columns.keys() != meanings.keys():
        wrong = sorted(columns.keys() ^ meanings.keys())
        raise ValueError(f"docs/generate/keys.py does not explain just the columns of {name}: {wrong}")
    own = [column for column in columns.values() if column.key not in SHARED.get(name, ())]
    return _explained(name, own)


def keys_of_a_commitment() -> str:
    """Give the keys that all tables on commitments have."""
    columns = _columns(ON_COMMITMENTS[0])
    return _explained(ON_COMMITMENTS[0], [columns[key] for key in OF_A_COMMITMENT])


def _explained(name: str, columns: Sequence[Heading]) -> str:
    """Give these columns of a table with their types, headings and meanings."""
    rows = (
        (
            code(column.key),
            _type(column, _values(name, column.key)),
            plain(column.label),
            MEANINGS[name][column.key],
        )
        for column in columns
    )
    return table(("key", "type", "heading", "means"), rows)


def keys_of_a_link() -> str:
    """Give the keys of a record of `history`, nested ones by their path.

    Raises ValueError where the meanings are not those of the keys that it prints.
    """
    printed: dict[str, None] = {}
    for line in CHAINS:
        for record in _objects(line):
            for key, value in record.items():
                nested = value if key in ("succeeds", "beside") else []
                printed |= dict.fromkeys((key, *(f"{key}[].{inner}" for each in nested for inner in each)))
    if printed.keys() != OF_A_LINK.keys():
        raise ValueError("docs/generate/keys.py does not explain just the keys that coop history prints")
    return table(("key", "means"), ((code(key), meaning) for key, meaning in OF_A_LINK.items()))


def keys_of_a_record() -> str:
    """Give the keys that `show` adds to the fields of an agreement, in the order in which they are printed.

    Raises ValueError where the meanings are not those of the keys that it prints.
    """
    (printed,) = _objects(f"coop show {SHOWN}")
    added = printed.keys() - {field.name for field in SECTIONS["agreements"].fields} | {"id"}
    if added != OF_A_RECORD.keys():
        raise ValueError("docs/generate/keys.py does not explain just the keys that coop show adds")
    return table(("key", "of", "means"), ((code(key), *OF_A_RECORD[key]) for key in printed if key in added))


def reasons(sentences: Mapping[str, str]) -> str:
    """Give codes with the sentences that people see, a parameter in braces."""
    said = {name: say_in_all(sentence, parties="…") for name, sentence in sentences.items()}
    rows = ((code(name), plain(each["en"]), plain(each["vi"])) for name, each in said.items())
    return table(("code", "people read", "in Vietnamese"), rows)


def _of_filters(*subjects: Subject) -> dict[str, str]:
    """Give the reasons that the filters have for kinds of record, by their codes."""
    uses = [one.uses[subject] for subject in subjects for one in FILTERS.values() if subject in one.uses]
    given = [reason for use in uses for reason in (*use.others, use.not_stated, use.inferred)]
    return {reason.code: reason.words for reason in given}


def _words(reasons: Mapping[str, Reason]) -> dict[str, str]:
    return {code: reason.words for code, reason in reasons.items()}


_OF_AGREEMENTS: Final = _of_filters(AGREEMENT)


def _beyond(sentences: Mapping[str, str]) -> Mapping[str, str]:
    """Give the codes that a report has beyond those of `list`, or with another sentence."""
    return {name: said for name, said in sentences.items() if _OF_AGREEMENTS.get(name) != said}


def csv_columns() -> str:
    """Give, for each key of `coop list` that CSV has under other names, these names."""
    header = next(csv.reader(StringIO(_said("coop list --format csv").out)))
    rows = []
    for column in _columns("list").values():
        names = [name for name in header if name in (column.key, f"{column.key}_vi", f"{column.key}_en")]
        if names != [column.key]:
            rows.append((code(column.key), ", ".join(map(code, names))))
    return table(("in JSON", "in CSV"), rows)


def json_example() -> str:
    """Give one agreement whole, as `list` prints it."""
    return _shown(SHOWN_WHOLE[0], "json")


def csv_example() -> str:
    """Give a CSV of a few columns."""
    return _shown(SHOWN_WHOLE[1], "text")


def _shown(line: str, language: str) -> str:
    return f"{block(line, 'sh')}\n\n{block(_said(line).out, language)}"


@cache
def _all_said() -> Mapping[str, Said]:
    """Run all the command lines, over one load of the register that ships."""
    lines = [
        *(f"{line} --format json" for line in (*LINES.values(), *CHAINS, f"coop show {SHOWN}")),
        *SHOWN_WHOLE,
    ]
    _, *said = answers(["coop load", *lines])
    return dict(zip(lines, said, strict=True))


def _said(line: str) -> Said:
    return _all_said()[line]


def _objects(line: str) -> Any:
    return json.loads(_said(f"{line} --format json").out)


def _columns(name: str) -> Mapping[str, Heading]:
    """Give the columns of a table that machines get, by their keys."""
    drawn = _said(f"{LINES[name]} --format json").drawn
    assert drawn is not None, name
    return {column.key: column for each in drawn.tables() for column in each.for_machines().columns}


def _values(name: str, key: str) -> list[Any]:
    return [row[key] for row in _objects(LINES[name])]


def _type(column: Heading, values: Sequence[Any]) -> str:
    """Name the type of a column; one whose values are lists is a list of it, or of objects."""
    name = column.type.value
    if column.codes in CODELISTS:
        name = f"[{name}](records.md#codes-{column.codes})"
    if column.type is Type.PARTIES or not any(isinstance(value, list) for value in values):
        return name
    nested = any(isinstance(item, dict) for value in values for item in value or ())
    return "list of objects" if nested else f"list of {name}"


SHOWN_WHOLE: Final = (
    'coop list --province "Kon Tum" --limit 1 --format json',
    "coop due 2025 --only end --columns duty,parties,due_latest,match --format csv",
    "coop list --format csv",
)
"""Command lines of which the page shows the answer itself, or its first line."""

BLOCKS: Final[Mapping[str, Callable[[], str]]] = {
    "formats": formats,
    "exit-codes": exit_codes,
    "types": types,
    **{f"keys-{name}": partial(keys, name) for name in LINES},
    "keys-record": keys_of_a_record,
    "keys-commitment": keys_of_a_commitment,
    "keys-link": keys_of_a_link,
    "reasons": partial(reasons, _OF_AGREEMENTS),
    "reasons-matches": partial(reasons, _beyond(_of_filters(ACTIVITY, PARTY))),
    "reasons-duties": partial(reasons, _beyond(_words(due._REASONS))),
    "reasons-commitments": partial(reasons, _beyond(_of_filters(COMMITMENT) | _words(turns.WHY))),
    "reasons-successions": partial(reasons, history._REASONS),
    "missing": partial(reasons, gaps._MISSING),
    "csv-columns": csv_columns,
    "json-example": json_example,
    "csv-example": csv_example,
}
