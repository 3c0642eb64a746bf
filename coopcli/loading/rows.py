"""A record becomes rows: which list of a record goes into which table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopcli.duties.rows import read_duty_id
from coopcli.loading.tables import DERIVED, Column, TableRows, as_json, derive_rows, prepare, words_of
from coopcli.places import meanings
from coopcli.records.record import FieldKind, Placed, Record, RecordType, Values
from coopcli.records.record_types import (
    CHANGE,
    COMMITMENT,
    DECISION,
    FIGURE,
    ITEM,
    OFFICE,
    OTHER_NAME,
    PARTICIPANT,
    PARTY_REFERENCE,
    PERSON,
    PLACE,
    RECORD_TYPES,
    SECTIONS,
    TRACKED,
)
from coopcli.text import key

MAIN_TABLES: Final = {section: record_type.name for section, record_type in SECTIONS.items()} | {
    "duties": "duty_record",
    "settings": "setting",
}
"""The table of each section's records: by its record type, but `duty` is the table of what falls due."""


@dataclass(frozen=True, slots=True)
class List:
    """A list field of a section's records and the table of its elements. `constant` stands before the element."""

    section: str
    field: str
    table: str
    constant: tuple[str, ...] = ()


NESTED: Final = (
    List("parties", "other_names", "party_name"),
    List("parties", "people", "person", ("people",)),
    List("agreements", "items", "item"),
    List("agreements", "decisions", "decision"),
    List("agreements", "place_signed", "place", ("place_signed",)),
    List("activities", "places", "place", ("places",)),
    List("activities", "parties", "activity_party"),
    List("activities", "people", "person", ("people",)),
    List("settings", "tracks", "tracked"),
)
"""Lists of records (or one record) whose fields are columns."""

PLAIN: Final = (
    List("partnerships", "parties", "partnership_party"),
    List("agreements", "areas", "area"),
    List("agreements", "succeeds", "relation", ("succeeds",)),
    List("agreements", "framework", "relation", ("framework",)),
    List("agreements", "related", "relation", ("related",)),
    List("commitments", "areas", "area"),
    List("commitments", "bound", "commitment_party", ("bound",)),
    List("commitments", "for", "commitment_party", ("for",)),
    List("activities", "kind", "activity_kind"),
    List("activities", "areas", "area"),
    List("activities", "agreements", "activity_agreement"),
    List("activities", "fulfils", "fulfilment"),
    List("statements", "about", "statement_about"),
    List("statements", "areas", "area"),
)
"""Lists of codes or references: one row an element."""


class Rows:
    """Rows on their way into the store, by table, in an order in which each finds what it stands under."""

    def __init__(self, connection: sqlite3.Connection, horizon: date) -> None:
        def table(name: str, *given: str, of: RecordType | None = None, once: str = "") -> None:
            self._tables[name] = prepare(connection, name, of, given, once=once)

        self._connection = connection
        self._horizon = horizon
        self._tables: dict[str, TableRows] = {}
        self._tables["record"] = TableRows(_INSERT_RECORD, ())
        for section, name in MAIN_TABLES.items():
            given = ("id", "party_count") if section == "agreements" else ("id",)
            table(name, *given, of=SECTIONS[section], once="id")
        table("commitment", "id", "agreement", "ordinal", of=COMMITMENT, once="id")
        for name, columns in DERIVED.items():
            table(name, *columns, once={"term": "agreement, number", "duty": "id"}.get(name, ""))
        table("decision", "agreement", of=DECISION)
        table("change", "agreement", "ordinal", of=CHANGE)
        table("tracked", "setting", of=TRACKED)
        table("agreement_party", "agreement", "ordinal", of=PARTY_REFERENCE)
        table("item", "agreement", of=ITEM)
        table("party_name", "party", of=OTHER_NAME)
        table("person", "record", "field", of=PERSON)
        table("place", "record", "field", of=PLACE)
        table("activity_party", "activity", of=PARTICIPANT)
        table("figure", "record", "ordinal", of=FIGURE)
        table("partnership_party", "partnership", "party")
        table("area", "record", "area")
        table("relation", "agreement", "relation", "target")
        table("commitment_party", "commitment", "role", "party")
        table("activity_kind", "activity", "kind")
        table("activity_agreement", "activity", "agreement")
        table("fulfilment", "activity", "commitment")
        table("statement_about", "statement", "target")
        table("located", "record", "field", "place", "certainty")
        table("reference", "record", "field", "section", "target", "line", "column")
        table("citation", "record", "field", "source", "place", "quote")
        table("inference", "record", "field", "reason")

    def add(self, record: Record) -> None:
        """Queue all rows of a record, its commitments included."""
        name = record.id or "+".join(record.values.texts("parties"))
        self._add_whole(record, name, record.section, record.values)
        for ordinal, commitment in enumerate(record.values.records("commitments"), 1):
            full = f"{name}/{commitment['id']}"
            self._add_whole(record, full, "commitments", commitment)
            self._tables["commitment"].add((full, name, ordinal), commitment)

    def write(self) -> None:
        """Write what is queued."""
        for table in self._tables.values():
            if table.rows:
                self._connection.executemany(table.insert, table.rows)
                table.rows.clear()

    def queued(self) -> int:
        """Give the number of rows of `record` that wait."""
        return len(self._tables["record"].rows)

    def _row(self, table: str, *cells: Column) -> None:
        self._tables[table].rows.append(cells)

    def _add_whole(self, record: Record, name: str, section: str, values: Values) -> None:
        record_type = SECTIONS.get(section, COMMITMENT)
        self._row(
            "record",
            name,
            section,
            record.file,
            values.line,
            values.column,
            as_json(values),
            *(("", "") if section in OFFICE else words_of(values, record_type)),
        )
        self._add_main(name, section, values)
        for table, cells in derive_rows(name, section, values, self._horizon):
            self._tables[table].rows.append(cells)
        self._add_lists(name, section, values)
        self._add_located(name, section, values)
        for number, figure in enumerate(values.records("figures"), 1):
            self._tables["figure"].add((name, number), figure)
        for path, one, its_type in _walk(values, record_type):
            self._add_evidence(name, path, one)
            self._add_references(name, path, one, its_type)

    def _add_main(self, name: str, section: str, values: Values) -> None:
        if section == "agreements":
            parties = values.records("parties")
            self._tables["agreement"].add((name, len(parties)), values)
            for ordinal, change in enumerate(values.records("changes"), 1):
                self._tables["change"].add((name, ordinal), change)
            for ordinal, party in enumerate(parties, 1):
                self._tables["agreement_party"].add((name, ordinal), party)
                for person in party.records("signed_by"):
                    signatory = Values(fields={"role": "signatory", "party": party["party"]} | person)
                    self._tables["person"].add((name, "signed_by"), signatory)
        elif section in MAIN_TABLES:
            self._tables[MAIN_TABLES[section]].add((name,), values)

    def _add_lists(self, name: str, section: str, values: Values) -> None:
        for nested in _NESTED_OF.get(section, ()):
            for one in values.records(nested.field):
                self._tables[nested.table].add((name, *nested.constant), one)
        for plain in _PLAIN_OF.get(section, ()):
            for element in values.texts(plain.field):
                self._row(plain.table, name, *plain.constant, element)

    def _add_located(self, name: str, section: str, values: Values) -> None:
        field = {"parties": "province", "agreements": "place_signed", "activities": "places"}.get(section)
        if field is None:
            return
        for place in (values,) if field == "province" else values.records(field):
            if province := place.text("province"):
                for unit, certainty in locate(province, place.text("country")):
                    self._row("located", name, field, unit, certainty)

    def _add_evidence(self, name: str, path: str, values: Values) -> None:
        for citation in values.records("cite"):
            field = _join(path, citation.text("field") or "")
            [source] = citation.references("source")
            self._row("citation", name, field, str(source), citation.text("place"), citation.text("quote"))
            self._row("reference", name, "cite", "sources", str(source), source.line, source.column)
        for field, reason in values.inferred.items():
            self._row("inference", name, _join(path, field), as_json(reason))

    def _add_references(self, name: str, path: str, values: Values, record_type: RecordType) -> None:
        for field in record_type.fields:
            if field.kind is FieldKind.REFERENCE:
                for target in values.references(field.name):
                    self._add_reference(name, _join(path, field.name), field.section, target)

    def _add_reference(self, name: str, path: str, section: str, target: Placed) -> None:
        """Add what a field names; a duty names the record on which it stands, if any."""
        record = str(target)
        if section == "duties":
            named = read_duty_id(target)
            if not named.record:
                return
            section, record = named.kind.of.section, named.record
        self._row("reference", name, path, section, record, target.line, target.column)


_INSERT_RECORD: Final = """
INSERT INTO record (id, section, file, line, "column", data, words, labels) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET doubles = json_insert(
  coalesce(doubles, '[]'), '$[#]', json_array(excluded.file, excluded.line, excluded."column")
)
"""

_NESTED_OF: Final = {section: [one for one in NESTED if one.section == section] for section in MAIN_TABLES}
_PLAIN_OF: Final = {
    section: [one for one in PLAIN if one.section == section] for section in (*MAIN_TABLES, "commitments")
}


def locate(province: str, country: str | None) -> list[tuple[str, str]]:
    """Give the units that a written province means, each `surely`, or `possibly` where there are several.

    A province that the gazetteer lacks (another country's) is found by its folded name.
    """
    units = meanings(province, country)
    certainty = "surely" if len(units) < 2 else "possibly"
    return [(unit.key, certainty) for unit in units] or [(key(province), "surely")]


def _walk(
    values: Values, record_type: RecordType, path: str = ""
) -> Iterator[tuple[str, Values, RecordType]]:
    """Give a record and its nested records with their paths (`figures[2]`); commitments are records of their own."""
    yield path, values, record_type
    for field in record_type.fields:
        if field.kind is FieldKind.RECORD and field.name in values and field.name != "commitments":
            for number, one in enumerate(values.records(field.name), 1):
                step = f"{field.name}[{number}]" if field.many else field.name
                yield from _walk(one, RECORD_TYPES[field.record], _join(path, step))


def _join(path: str, field: str) -> str:
    return f"{path}.{field}" if path and field else path or field
