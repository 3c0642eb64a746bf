"""A record becomes rows: which list of a record goes into which table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from coopcli.asking.names import name_keys
from coopcli.duties.rows import read_duty_id
from coopcli.loading.tables import DERIVED, Column, TableRows, as_json, derive_rows, prepare
from coopcli.places import meanings
from coopcli.records.record import OWN_DOCUMENT, FieldKind, Placed, Record, RecordType, Values, name_of
from coopcli.records.record_types import CITING, COMMITMENT, OFFICE, RECORD_TYPES, SECTIONS
from coopcli.search.said import IndexWords, index_words_of
from coopcli.text import key

MAIN_TABLES: Final = {section: record_type.name for section, record_type in SECTIONS.items()} | {
    "duties": "duty_record",
    "settings": "setting",
}
"""The table of each section's records: by its record type, but `duty` is the table of what falls due."""


NESTED: Final = {
    "parties": {"other_names": "party_name", "people": "person"},
    "agreements": {"items": "item", "decisions": "decision", "place_signed": "place"},
    "activities": {"places": "place", "parties": "activity_party", "people": "person"},
    "settings": {"tracks": "tracked"},
}
"""Of each section the fields that hold records (or one record), with the table whose columns are fields of these."""

PLAIN: Final = {
    "partnerships": {"parties": "partnership_party"},
    "agreements": {"areas": "area", "succeeds": "relation", "framework": "relation", "related": "relation"},
    "commitments": {"areas": "area", "bound": "commitment_party", "for": "commitment_party"},
    "activities": {
        "kind": "activity_kind",
        "areas": "area",
        "agreements": "activity_agreement",
        "fulfils": "fulfilment",
    },
    "statements": {"about": "statement_about", "areas": "area"},
}
"""Of each section the fields that hold codes or references, with the table that has a row for each of these."""

_PEOPLE: Final = frozenset({"person", "credit"})
_NAMES: Final = {
    "source": ("title", "authors"),
    "party": ("name",),
    "agreement": ("title", "number"),
    "activity": ("title",),
    **dict.fromkeys(("other_name", *_PEOPLE), ("name",)),
}
"""What a record is called, and the people whom it names: the fields of each type of record."""

_SHARED: Final = frozenset({"person", "place", "relation", "commitment_party"})
"""Tables of several fields: the field's name stands before the element."""


class Rows:
    """Rows on their way into the store, by table, in an order in which each finds what it stands under."""

    def __init__(self, connection: sqlite3.Connection, horizon: date) -> None:
        def table(name: str, *given: str, of: str = "", once: str = "") -> None:
            self._tables[name] = prepare(connection, name, RECORD_TYPES.get(of), given, once=once)

        self._connection = connection
        self._horizon = horizon
        self._tables: dict[str, TableRows] = {}
        self._tables["record"] = TableRows(_INSERT_RECORD, ())
        for section, name in MAIN_TABLES.items():
            given = ("id", "party_count") if section == "agreements" else ("id",)
            table(name, *given, of=SECTIONS[section].name, once="id")
        table("commitment", "id", "agreement", "ordinal", of="commitment", once="id")
        for name, columns in DERIVED.items():
            table(name, *columns, once={"term": "agreement, number", "duty": "id"}.get(name, ""))
        table("decision", "agreement", of="decision")
        table("change", "agreement", "ordinal", of="change")
        table("tracked", "setting", of="tracked")
        table("agreement_party", "agreement", "ordinal", of="party_reference")
        table("item", "agreement", of="item")
        table("party_name", "party", of="other_name")
        table("person", "record", "field", of="person")
        table("place", "record", "field", of="place")
        table("activity_party", "activity", of="participant")
        table("figure", "record", "ordinal", of="figure")
        table("partnership_party", "partnership", "party")
        table("area", "record", "area")
        table("relation", "agreement", "relation", "target")
        table("commitment_party", "commitment", "role", "party")
        table("activity_kind", "activity", "kind")
        table("activity_agreement", "activity", "agreement")
        table("fulfilment", "activity", "commitment")
        table("statement_about", "statement", "target")
        table("located", "record", "field", "place", "certainty")
        table("name", "key", "record", "person")
        table("reference", "record", "field", "section", "target", "line", "column")
        table("citation", "record", "field", "source", "place", "quote")
        table("inference", "record", "field", "reason")

    def add(self, record: Record) -> None:
        """Queue all rows of a record, its commitments included."""
        name = name_of(record)
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
            section in CITING and "cite" not in values,
            as_json(values),
            *(NO_WORDS if section in OFFICE else index_words_of(values, record_type)),
        )
        self._add_main(name, section, values)
        self._add_derived(name, section, values)
        self._add_lists(name, section, values)
        self._add_located(name, section, values)
        for number, figure in enumerate(values.records("figures"), 1):
            self._tables["figure"].add((name, number), figure)
        for path, one, its_type in walk(values, record_type):
            self._add_evidence(name, path, one)
            self._add_names(name, one, its_type)
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

    def _add_derived(self, name: str, section: str, values: Values) -> None:
        for table, cells in derive_rows(name, section, values, self._horizon):
            self._tables[table].rows.append(cells)

    def _add_lists(self, name: str, section: str, values: Values) -> None:
        for field, table in NESTED.get(section, {}).items():
            given = (name, field) if table in _SHARED else (name,)
            for one in values.records(field):
                self._tables[table].add(given, one)
        for field, table in PLAIN.get(section, {}).items():
            given = (name, field) if table in _SHARED else (name,)
            for element in values.texts(field):
                self._row(table, *given, element)

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
            source = citation.text("source")
            cited = None if source == OWN_DOCUMENT else source
            self._row("citation", name, field, cited, citation.text("place"), citation.text("quote"))
        for field, reason in values.unsure().items():
            self._row("inference", name, _join(path, field), None if reason is None else as_json(reason))

    def _add_names(self, name: str, values: Values, record_type: RecordType) -> None:
        for field in _NAMES.get(record_type.name, ()):
            person = record_type.name in _PEOPLE or field == "authors"
            told = values.get(field)
            texts = (
                told.values() if isinstance(told, Mapping) else told if isinstance(told, list) else (told,)
            )
            for called in {called for text in texts if text for called in name_keys(str(text))}:
                self._row("name", called, name, person)

    def _add_references(self, name: str, path: str, values: Values, record_type: RecordType) -> None:
        for field, section, target, place in references_in(values, record_type):
            where = field if field == "cite" else _join(path, field)
            self._add_reference(name, where, section, target, place)

    def _add_reference(self, name: str, field: str, section: str, target: str, place: Placed) -> None:
        self._row("reference", name, field, section, target, place.line, place.column)


NO_WORDS: Final = IndexWords(*[""] * len(IndexWords._fields))
"""Of a record that is not searched."""

_INSERT_RECORD: Final = f"""
INSERT INTO record (id, section, file, line, "column", uncited, data, {", ".join(IndexWords._fields)})
VALUES ({", ".join("?" * (7 + len(IndexWords._fields)))})
ON CONFLICT (id) DO UPDATE SET doubles = json_array(excluded.file, excluded.line, excluded."column")
"""

DOUBLES: Final = (
    "CREATE TEMP TABLE double (id TEXT NOT NULL, doubles TEXT NOT NULL)",
    """
    CREATE TEMP TRIGGER doubled AFTER UPDATE OF doubles ON main.record BEGIN
      INSERT INTO double VALUES (NEW.id, NEW.doubles);
    END
    """,
)
"""Where each id stands again: a record keeps the last place only, or each would be written anew with all before it."""

NAMING: Final = {
    name: tuple(field for field in one.fields if field.kind is FieldKind.REFERENCE)
    for name, one in RECORD_TYPES.items()
}
INNER: Final = {
    name: tuple(
        field for field in one.fields if field.kind is FieldKind.RECORD and field.name != "commitments"
    )
    for name, one in RECORD_TYPES.items()
}
"""Of each type of record the fields that name other records, and those that hold nested ones."""


def locate(province: str, country: str | None) -> list[tuple[str, str]]:
    """Give the units that a written province means, each `surely`, or `possibly` where there are several.

    A province that the gazetteer lacks (another country's) is found by its folded name.
    """
    units = meanings(province, country)
    certainty = "surely" if len(units) < 2 else "possibly"
    return [(unit.key, certainty) for unit in units] or [(key(province), "surely")]


def references_in(values: Values, record_type: RecordType) -> Iterator[tuple[str, str, str, Placed]]:
    """Give what a record names, nested ones aside: the field, the section and the id, and where it is written.

    A duty names the record on which it stands, if any.
    """
    if "cite" in values:
        for citation in values.records("cite"):
            for source in citation.references("source"):
                if source != OWN_DOCUMENT:
                    yield "cite", "sources", str(source), source
    for field in NAMING[record_type.name]:
        if field.name in values:
            for target in values.references(field.name):
                if field.section != "duties":
                    yield field.name, field.section, str(target), target
                elif (duty := read_duty_id(target)).record:
                    yield field.name, duty.kind.of.section, duty.record, target


def walk(values: Values, record_type: RecordType, path: str = "") -> Iterator[tuple[str, Values, RecordType]]:
    """Give a record and its nested records with their paths (`figures[2]`); commitments are records of their own."""
    yield path, values, record_type
    for field in INNER[record_type.name]:
        if field.name in values:
            for number, one in enumerate(values.records(field.name), 1):
                step = f"{field.name}[{number}]" if field.many else field.name
                yield from walk(one, RECORD_TYPES[field.record], _join(path, step))


def _join(path: str, field: str) -> str:
    return f"{path}.{field}" if path and field else path or field
