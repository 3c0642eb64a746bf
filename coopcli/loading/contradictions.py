"""What only the whole store shows to be wrong: ids that stand twice, references to nothing, hosts by the place only."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Final

from coopcli.duties.kinds import AGREEMENT
from coopcli.duties.made import owed_under_the_law
from coopcli.duties.rows import read_duty_id
from coopcli.loading.copies import copies_of, problem_of
from coopcli.problems import MOST_SAID, Problem
from coopcli.records.record_types import DUTY_PREFIX
from coopcli.text import N_, nearest

_DOUBLES: Final = """
SELECT record.id, record.section, record.file, record.line, double.doubles
FROM temp.double JOIN record ON record.id = double.id ORDER BY record.number, double.rowid
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
ORDER BY record.file, reference.line, reference."column"
"""

_IDS: Final = """
SELECT id, file, line FROM record
WHERE section = :section OR (:section = '' AND section NOT IN ('duties', 'settings'))
"""

_NO_DUTIES: Final = """
SELECT
  duty_record.duty, reference.target, record.file,
  coalesce(reference.line, record.line), coalesce(reference."column", record."column")
FROM duty_record
JOIN record ON record.id = duty_record.id
LEFT JOIN reference ON reference.record = duty_record.id AND reference.field = 'duty'
WHERE NOT EXISTS (SELECT 1 FROM duty WHERE duty.id = duty_record.duty) AND (
  reference.target IS NULL
  OR reference.section = 'agreements' AND EXISTS (
    SELECT 1 FROM agreement WHERE agreement.id = reference.target
  )
)
"""
"""Yearly ones stand on no record, and are no rows; those of commitments are no rows either. An activity that was held
has no duty any more, and what is owed once of an agreement, as a copy, may be noted where no law asked for it."""

_HOSTS_BY_PLACE: Final = """
WITH host AS (
  SELECT
    member.activity, member.party,
    'parties[' || member.place || ']' AS path
  FROM (
    SELECT activity, party, role, row_number() OVER (PARTITION BY activity ORDER BY rowid) AS place
    FROM activity_party
  ) AS member
  WHERE member.role = 'host'
)
SELECT host.party, record.file, reference.line, reference."column"
FROM host
JOIN record ON record.id = host.activity
JOIN reference ON reference.record = host.activity AND reference.field = host.path || '.party'
WHERE EXISTS (
    SELECT 1 FROM located AS home
    JOIN located AS here ON here.record = host.activity AND here.field = 'places' AND here.place = home.place
    WHERE home.record = host.party AND home.field = 'province'
  )
  AND EXISTS (SELECT 1 FROM citation WHERE citation.record = host.activity AND citation.field = 'parties')
  AND NOT EXISTS (
    SELECT 1 FROM citation AS named
    WHERE named.record = host.activity AND (
      substr(named.field, 1, length(host.path)) = host.path
      OR named.field IN ('', 'parties') AND named.quote IS NOT NULL
      OR named.field = 'parties' AND NOT EXISTS (
        SELECT 1 FROM citation AS placed
        WHERE placed.record = host.activity AND placed.field = 'places'
          AND (placed.source, placed.place) IS (named.source, named.place)
      )
    )
  )
  AND NOT EXISTS (
    SELECT 1 FROM inference
    WHERE inference.record = host.activity
      AND inference.field IN ('parties', host.path || '.party', host.path || '.role')
  )
"""
"""Hosts in their own province for whom only what tells the place is cited, without its words: it may say where they
met and nothing of who received whom."""

_DOUBLE: Final = {"duties": "duty-double", "settings": "settings-double"}
_CODES: Final = {
    "parties": "party-unknown",
    "agreements": "agreement-unknown",
    "activities": "activity-unknown",
    "commitments": "commitment-unknown",
    "sources": "source-unknown",
    "": "record-unknown",
}
REFERENCES: Final = frozenset(_CODES.values())
"""The problems of what names nothing."""


def problems_of_store(connection: sqlite3.Connection) -> list[Problem]:
    """Give a problem for each double id, each reference or duty to what is not there, each doubtful host."""
    hosts = connection.execute(_HOSTS_BY_PLACE)
    doubtful = (
        Problem("host-by-place", file, line, column, {"party": party}) for party, file, line, column in hosts
    )
    return [*_doubles(connection), *_dangling(connection), *_no_duties(connection), *doubtful]


def _doubles(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Give a problem for each record that stands twice; of a copy, one for the whole of it."""
    copies = copies_of(connection)
    yield from (problem_of(connection, copy) for copy in copies)
    copied = {file for copy in copies for file in copy.files}
    double_agreements: set[str] = set()
    for name, section, file, line, doubles in connection.execute(_DOUBLES):
        if section == "agreements":
            double_agreements.add(name)
        if section == "commitments" and name.partition("/")[0] in double_agreements:
            continue
        other_file, other_line, other_column = json.loads(doubles)
        if other_file not in copied:
            values = {"id": name.removeprefix(DUTY_PREFIX), "file": file, "line": line}
            yield Problem(_DOUBLE.get(section, "id-double"), other_file, other_line, other_column, values)


def _dangling(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Give what names nothing. What was meant is looked for once a name, and only for as many as are said."""
    ids: dict[str, dict[str, tuple[str, int]]] = {}
    meant: dict[tuple[str, str], tuple[str, ...]] = {}
    for section, target, file, line, column, other, other_file, other_line in connection.execute(_DANGLING):
        values: dict[str, object] = {"id": target}
        if other is not None:
            hint = N_('{file}:{line} has that id, but stands in the section "{other}"')
            values |= {"other": other, "file": other_file, "line": other_line}
        else:
            if section not in ids:
                ids[section] = {row[0]: row[1:] for row in connection.execute(_IDS, {"section": section})}
            if (section, target) not in meant and len(meant) < MOST_SAID:
                meant[section, target] = nearest(target, ids[section], 1)
            hint = ""
            for near in meant.get((section, target), ()):
                hint = N_('did you mean "{near}"? ({file}:{line})')
                other_file, other_line = ids[section][near]
                values |= {"near": near, "file": other_file, "line": other_line}
        yield Problem(_CODES[section], file, line, column, values, hint)


def _no_duties(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Warn of what the keepers wrote about a duty that its record does not have, or before the Law held."""
    for duty, target, file, line, column in connection.execute(_NO_DUTIES).fetchall():
        if owed_under_the_law(duty) if target is None else read_duty_id(duty).kind.of is AGREEMENT:
            continue
        ids = connection.execute("SELECT id FROM duty WHERE record = ?", (target,))
        endings = [name.partition("/")[2] for (name,) in ids]
        near = tuple(f"{target}/{step}" for step in nearest(duty.partition("/")[2], endings, 1))
        yield Problem("duty-not-there", file, line, column, {"id": duty, "near": near})
