"""What names no source rests on the own documents of the office, where the settings of the register say so.

The settings stand in one file and hold for all, those not read this time included: every load applies them anew.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Final

from coopcli.records.record import OWN_DOCUMENT

UNCITED: Final = "cite-missing"
"""The warning that such a record goes without."""

_ASKED: Final = "SELECT EXISTS (SELECT 1 FROM setting WHERE own_documents)"

_CITE: Final = """
UPDATE record SET data = json_set(data, '$.cite', json(:cite)) WHERE uncited AND data -> '$.cite' IS NULL
"""
_UNCITE: Final = """
UPDATE record SET data = json_remove(data, '$.cite') WHERE uncited AND data -> '$.cite' IS NOT NULL
"""

# The field of a citation is "" only where a record as a whole is cited, which these are not.
_FORGET: Final = """
DELETE FROM citation WHERE field = '' AND record IN (SELECT id FROM record WHERE uncited)
"""
_REST: Final = "INSERT INTO citation (record, field) SELECT id, '' FROM record WHERE uncited"


def rest_on_own_documents(connection: sqlite3.Connection) -> bool:
    """Make each record without `cite` one of `cite: self` where the settings say so, else without again; say which."""
    asked = bool(connection.execute(_ASKED).fetchone()[0])
    connection.execute(_FORGET)
    if asked:
        connection.execute(_CITE, {"cite": json.dumps([{"source": OWN_DOCUMENT}])})
        connection.execute(_REST)
    else:
        connection.execute(_UNCITE)
    return asked
