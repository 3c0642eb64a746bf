"""What the facts of records rest on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from typing import Final

from coopcli.sources.evidence_rows import Evidence
from coopcli.store.row_reader import read_groups

_EVIDENCE: Final = """
SELECT citation.record, citation.field, citation.source, citation.place, citation.quote, inference.reason AS inferred
FROM citation LEFT JOIN inference ON inference.record = citation.record AND inference.field = citation.field
WHERE citation.record IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT inference.record, inference.field, NULL, NULL, NULL, inference.reason
FROM inference
WHERE inference.record IN (SELECT value FROM json_each(:ids)) AND NOT EXISTS (
  SELECT 1 FROM citation WHERE citation.record = inference.record AND citation.field = inference.field
)
"""


def evidence_of(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, list[Evidence]]:
    """Give the citations and inferences of records by their ids; a record without any is left out."""
    return read_groups(connection.execute(_EVIDENCE, {"ids": json.dumps(list(ids))}), Evidence)
