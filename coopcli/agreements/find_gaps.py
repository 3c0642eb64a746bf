"""What the records say of agreements, and what of it is inferred: the ground on which gaps are judged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

from coopcli.agreements.columns import AgreementRow
from coopcli.agreements.rows import Inference, Paper
from coopcli.records.rows import DataRow
from coopcli.store.row_reader import read_groups, read_rows

_DATA: Final = "SELECT id, data FROM record WHERE id IN (SELECT value FROM json_each(?))"

_INFERENCES: Final = """
WITH asked (id) AS (SELECT value FROM json_each(?)),
belonging (agreement, record) AS (
  SELECT id, id FROM asked
  UNION
  SELECT agreement, id FROM commitment WHERE agreement IN (SELECT id FROM asked)
  UNION
  SELECT agreement, activity FROM activity_agreement WHERE agreement IN (SELECT id FROM asked)
)
SELECT belonging.agreement, inference.record, inference.field, inference.reason
FROM belonging JOIN inference ON inference.record = belonging.record
ORDER BY belonging.agreement, inference.record <> belonging.agreement, inference.record, inference.field
"""


def papers(connection: sqlite3.Connection, rows: Sequence[AgreementRow]) -> list[Paper]:
    """Give the agreements of these rows, in their order, with what is inferred of them, their promises and events."""
    listed = json.dumps([row.id for row in rows])
    data = dict(read_rows(connection.execute(_DATA, (listed,)), DataRow))
    inferences = read_groups(connection.execute(_INFERENCES, (listed,)), Inference)
    return [Paper(row, data[row.id], tuple(inferences.get(row.id, ()))) for row in rows]
