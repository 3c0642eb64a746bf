"""What is wrong with records as a whole: asked of the store at a load, of one in memory where there is no store.

Both ask the same questions. The store in memory holds no more than they look at, for a whole one takes thrice the time
of the reading.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final, TypeAlias

from coopcli.loading.contradictions import problems_of_store
from coopcli.loading.making import make_schema
from coopcli.loading.own_documents import rest_on_own_documents
from coopcli.loading.rows import DOUBLES, INNER, NAMING, NO_WORDS, Rows, references_in, walk
from coopcli.loading.tables import Column
from coopcli.problems import Problem
from coopcli.records.record import OWN_DOCUMENT, Placed, Record, Values, name_of
from coopcli.records.record_types import CITING, COMMITMENT, OFFICE, RECORD_TYPES, SECTIONS
from coopcli.terms.renewals import horizon

_INSERT_FILE: Final = """
INSERT INTO file (path, folder, hash, program, gazetteer, loaded_at, size, modified, changed, looked)
VALUES (?, ?, '', '', '', '', 0, 0, 0, 0)
"""


def judge(connection: sqlite3.Connection, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the problems of records that were read, and those that only all of them show, by their places.

    The connection is to a store that holds all of the records, and knows where each id stands twice (`DOUBLES`).
    """
    found = rest_on_own_documents(connection, problems)
    return tuple(sorted([*found, *problems_of_store(connection)], key=lambda problem: problem.place))


def judge_without_store(
    files: Mapping[str, str | None], found: Iterable[Record | Problem], clock: date
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Give the records of files, and the problems that loading these files into an empty store would have.

    `files` are their absolute paths, each with the folder that it came with, `found` is what was read of them.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    for one in found:
        if isinstance(one, Record):
            records.append(one)
        else:
            problems.append(one)
    suspects = _suspects_among(records)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        make_schema(connection)
        for statement in DOUBLES:
            connection.execute(statement)
        connection.execute("BEGIN")
        connection.executemany(_INSERT_FILE, files.items())
        rows = _JudgedRows(connection, horizon(clock), suspects)
        for record in records:
            if suspects.has(record):
                rows.add(record)
        rows.write()
        return tuple(records), judge(connection, problems)


@dataclass(frozen=True, slots=True)
class _Suspects:
    """What can be wrong of records as a whole; most of them name what is there, and need not be asked about in SQL.

    `doubles`: an id stands twice. `dangling` are the section and id of each reference that finds nothing there, `hosts`
    the parties that are hosts, `owing` the records on which the duties stand that are written about.
    """

    doubles: bool
    dangling: Collection[tuple[str, str]]
    hosts: Collection[str]
    owing: Collection[str]

    def has(self, record: Record) -> bool:
        """Say whether a record is asked about, or by a question about others."""
        if self.doubles or self.dangling or record.section in OFFICE:
            return True
        if record.section == "activities":
            return record.id in self.owing or any(_hosts_in(record.values))
        return record.id in (self.hosts if record.section == "parties" else self.owing)

    def asks_of(self, section: str, target: str) -> bool:
        """Say whether the reference to a record is asked about: that record is then there, or nowhere."""
        return (
            self.doubles
            or (section, target) in self.dangling
            or (target in self.hosts if section == "parties" else target in self.owing)
        )


def _suspects_among(records: Sequence[Record]) -> _Suspects:
    sections: dict[str, str] = {}
    named: _Named = defaultdict(set)
    hosts: set[str] = set()
    owed: _Named = defaultdict(set)
    number = 0
    for record in records:
        name, section, values = name_of(record), record.section, record.values
        sections[name] = section
        number += 1
        _add_named(named, values, SECTIONS[section].name)
        if "commitments" in values:
            for commitment in values.records("commitments"):
                sections[f"{name}/{commitment['id']}"] = "commitments"
                number += 1
                _add_named(named, commitment, COMMITMENT.name)
        if section == "activities":
            hosts.update(_hosts_in(values))
        elif section == "duties":
            _add_named(owed, values, SECTIONS[section].name)
    dangling = {
        (section, target)
        for section, targets in named.items()
        for target in targets
        if not _is_there(section, target, sections)
    }
    return _Suspects(len(sections) < number, dangling, hosts, {*chain.from_iterable(owed.values())})


_Named: TypeAlias = dict[str, set[str]]
"""What is named, by the section in which it is to be."""

_PLAIN_REFERENCES: Final = {
    name: tuple((field.name, field.section) for field in fields if field.section != "duties")
    for name, fields in NAMING.items()
}
_OF_DUTIES: Final = {
    name for name, fields in NAMING.items() if any(field.section == "duties" for field in fields)
}
_INNER: Final = {
    name: tuple((field.name, field.record) for field in fields) for name, fields in INNER.items()
}
"""As `references_in` and `walk` have it, looked up with as little work as can be: it is asked of all that is read."""


def _add_named(named: _Named, values: Values, record_type: str) -> None:
    """Add all that a record names, nested ones included."""
    if record_type in _OF_DUTIES:
        for _, section, target, _ in references_in(values, RECORD_TYPES[record_type]):
            named[section].add(target)
    else:
        if "cite" in values:
            cited = [one.get("source") for one in values.records("cite")]
            named["sources"].update([one for one in cited if type(one) is Placed and one != OWN_DOCUMENT])
        for field, section in _PLAIN_REFERENCES[record_type]:
            if field in values:
                named[section].update(values.references(field))
    for field, inner_type in _INNER[record_type]:
        if field in values:
            for inner in values.records(field):
                _add_named(named, inner, inner_type)


def _is_there(section: str, target: str, sections: Mapping[str, str]) -> bool:
    found = sections.get(target)
    return found == section if section else found is not None and found not in OFFICE


def _hosts_in(values: Values) -> Iterator[str]:
    """Give the hosts that are asked about: those of whom a citation of the parties tells, if any does."""
    if any(one.get("field") == "parties" for one in values.records("cite")):
        yield from (str(one["party"]) for one in values.records("parties") if one.get("role") == "host")


_OF_ALL: Final = frozenset({"record", "reference", "located"})
_OF_HOSTS: Final = _OF_ALL | {"citation", "inference"}
"""The tables whose rows are judged: of most records, and of activities that had a host."""


class _JudgedRows(Rows):
    """The rows of a record that `problems_of_store` and `rest_on_own_documents` look at."""

    def __init__(self, connection: sqlite3.Connection, horizon: date, suspects: _Suspects) -> None:
        super().__init__(connection, horizon)
        self._suspects = suspects
        self._judged = _OF_ALL

    def _row(self, table: str, *cells: Column) -> None:
        if table in self._judged:
            self._tables[table].rows.append(cells)

    def _add_whole(self, record: Record, name: str, section: str, values: Values) -> None:
        hosted = section == "activities" and any(_hosts_in(values))
        self._judged = _OF_HOSTS if hosted else _OF_ALL
        uncited = section in CITING and "cite" not in values
        self._row("record", name, section, record.file, values.line, values.column, uncited, "{}", *NO_WORDS)
        if name in self._suspects.owing or section in OFFICE:
            self._add_main(name, section, values)
            self._add_derived(name, section, values)
        if hosted:
            self._add_lists(name, section, values)
        if hosted or name in self._suspects.hosts:
            self._add_located(name, section, values)
        for path, one, its_type in walk(values, SECTIONS.get(section, COMMITMENT)):
            if hosted:
                self._add_evidence(name, path, one)
            self._add_references(name, path, one, its_type)

    def _add_reference(self, name: str, field: str, section: str, target: str, place: Placed) -> None:
        if self._suspects.asks_of(section, target):
            super()._add_reference(name, field, section, target, place)
