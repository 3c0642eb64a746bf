"""The judge of identity and references: over the whole store, files that were not read this time included."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Final

from coopcli.marking import N_
from coopcli.problems import Problem
from coopcli.records.record_types import DUTY_PREFIX
from coopcli.text import nearest

_DOUBLES: Final = """
SELECT id, section, file, line, doubles FROM record WHERE doubles IS NOT NULL ORDER BY number
"""

_DANGLING: Final = """
SELECT reference.section, reference.target, record.file, reference.line, reference."column",
  found.section, found.file, found.line
FROM reference
JOIN record ON record.id = reference.record AND record.doubles IS NULL
LEFT JOIN record AS found ON found.id = reference.target
WHERE found.id IS NULL OR CASE reference.section
  WHEN '' THEN found.section IN ('duties', 'settings') ELSE found.section <> reference.section
END
"""

_IDS: Final = """
SELECT id, file, line FROM record
WHERE section = :section OR (:section = '' AND section NOT IN ('duties', 'settings'))
"""

_DOUBLE: Final = {"duties": "duty-double", "settings": "settings-double"}
_CODES: Final = {
    "parties": "party-unknown",
    "agreements": "agreement-unknown",
    "activities": "activity-unknown",
    "commitments": "commitment-unknown",
    "sources": "source-unknown",
    "": "record-unknown",
}


def problems_of_store(connection: sqlite3.Connection) -> list[Problem]:
    """Give a problem for each second record of an id, and for each reference to what is not there."""
    return [*_doubles(connection), *_dangling(connection)]


def _doubles(connection: sqlite3.Connection) -> Iterator[Problem]:
    double_agreements: set[str] = set()
    for name, section, file, line, doubles in connection.execute(_DOUBLES).fetchall():
        if section == "agreements":
            double_agreements.add(name)
        if section == "commitments" and name.partition("/")[0] in double_agreements:
            continue
        for other_file, other_line, other_column in json.loads(doubles):
            values = {"id": name.removeprefix(DUTY_PREFIX), "file": file, "line": line}
            yield Problem(_DOUBLE.get(section, "id-double"), other_file, other_line, other_column, values)


def _dangling(connection: sqlite3.Connection) -> Iterator[Problem]:
    ids: dict[str, dict[str, tuple[str, int]]] = {}
    for section, target, file, line, column, other, other_file, other_line in connection.execute(
        _DANGLING
    ).fetchall():
        values: dict[str, object] = {"id": target}
        if other is not None:
            hint = N_('{file}:{line} has that id, but stands in the section "{other}"')
            values |= {"other": other, "file": other_file, "line": other_line}
        else:
            if section not in ids:
                ids[section] = {row[0]: row[1:] for row in connection.execute(_IDS, {"section": section})}
            hint = ""
            if near := nearest(target, ids[section], 1):
                hint = N_('did you mean "{near}"? ({file}:{line})')
                values |= {
                    "near": near[0],
                    "file": ids[section][near[0]][0],
                    "line": ids[section][near[0]][1],
                }
        yield Problem(_CODES[section], file, line, column, values, hint)
