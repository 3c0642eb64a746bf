"""What names no source rests on the own documents of the office, where the settings of the register say so.

The settings stand in one file and hold for all, those not read this time included: every load applies them anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

from coopcli.problems import Problem
from coopcli.records.record import OWN_DOCUMENT

UNCITED: Final = "cite-missing"
"""The warning that such a record goes without."""

_ASKED: Final = "SELECT EXISTS (SELECT 1 FROM setting WHERE own_documents)"

_CITE: Final = """
UPDATE record SET data = json_set(data, '$.cite', json(:cite)) WHERE uncited AND data -> '$.cite' IS NULL
"""
_UNCITE: Final = """
UPDATE record SET data = json_remove(data, '$.cite') WHERE uncited AND data -> '$.cite' IS NOT NULL
RETURNING file, line, "column"
"""

# The field of a citation is "" only where a record as a whole is cited, which these are not.
_FORGET: Final = """
DELETE FROM citation WHERE field = '' AND record IN (SELECT id FROM record WHERE uncited)
"""
_REST: Final = "INSERT INTO citation (record, field) SELECT id, '' FROM record WHERE uncited"


def rest_on_own_documents(connection: sqlite3.Connection, problems: Iterable[Problem]) -> list[Problem]:
    """Make each record without `cite` one of `cite: self` where the settings say so, else without again.

    Give the problems of the load that are left: where the settings say so no more, each record of a file that was not
    read this time is doubted as it is where its file is read.
    """
    asked = bool(connection.execute(_ASKED).fetchone()[0])
    connection.execute(_FORGET)
    if asked:
        connection.execute(_CITE, {"cite": json.dumps([{"source": OWN_DOCUMENT}])})
        connection.execute(_REST)
        return [problem for problem in problems if problem.code != UNCITED]
    rested = connection.execute(_UNCITE).fetchall()
    return [*problems, *(Problem(UNCITED, file, line, column) for file, line, column in rested)]
