"""What a value of each type is in each kind of document, and what each format holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coopcli.answer import Type

TYPES: Final[Mapping[Type, tuple[str, str]]] = {
    Type.ID: ("string: the id of a record", "the same"),
    Type.TEXT: ("string", "the same"),
    Type.TEXTS: (
        'object of language tag and text, as `{"vi": "…", "en": "…"}`; a string where no language is stated',
        "two columns, `…_vi` and `…_en`; a text of no stated language stands in both",
    ),
    Type.CODE: ("string: a code of a [codelist](records.md#codelists)", "the same"),
    Type.DAY: ("string: a day of ISO 8601, `2022-07-02`", "the same"),
    Type.DATE: ("string: a [date](records.md#dates) as known, EDTF", "the same"),
    Type.PERIOD: ("string: a [period](records.md#periods) as stated, EDTF", "the same"),
    Type.NUMBER: ("number, its decimal sign a point", "the same"),
    Type.BOOLEAN: ("`true` or `false`", "the same"),
    Type.PARTIES: (
        "list of objects with `id`, `name`, `name_as_signed` (texts), `kind`, `level`, `country`, `province`, and "
        "`inferred` (`true`) where that it is one, or as what, is inferred",
        "three columns: the ids in `…`, the names in `…_vi` and `…_en`, in the same order",
    ),
}
"""What a value of each type is in JSON, and in CSV."""

HELD: Final[Mapping[str, str]] = {
    "table": "The whole answer, drawn for the width of the terminal; in a pipe or a file one line a row.",
    "json": "One array of objects, two spaces deep.",
    "jsonl": "The objects of the JSON, one a line. An answer without a row is an empty document.",
    "csv": "A line a row under a header of keys: see [CSV](#csv).",
    "tsv": "The rows of the CSV, but never quoted: in a cell a tab is `\\t`, a line break `\\n` or `\\r`.",
    "md": "The whole answer as Markdown: GitHub's tables, headings, a list of notes.",
    "yaml": "The objects of the JSON as YAML, read alike by YAML 1.1 and 1.2.",
    "xlsx": (
        "The whole answer as a workbook: a sheet a table, days and numbers in real cells, a frozen header with "
        "filters, and the total with the notes on the last sheet. Never on a terminal."
    ),
    "docx": (
        "The whole answer as a Word document: A4, Times New Roman, real headings and tables with repeated headers. "
        "Never on a terminal."
    ),
    "html": "The whole answer as a fragment for a page: tables with classes, no style and no script.",
    "github": "Of `check`: a workflow command of GitHub Actions for each finding, one a line, in the language.",
    "sarif": (
        "Of `check`: SARIF 2.1.0, one run with the rules in both languages and a result for each finding in yours; "
        "addresses are relative to the folder at hand."
    ),
    "ics": "Of `due`: the duties as days of a calendar, with alarms: see [the calendar](#the-calendar).",
}
"""What each format holds."""
