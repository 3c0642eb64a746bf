"""The JSON Schema (2020-12) of a file of a register, by which editors complete and underline.

It is made from the table of fields, the codelists and the readers' patterns, and never refuses what loads without an
error. One file serves readers of both languages. Beside the standard's keywords it has those by which VS Code and
yaml-language-server say more: `markdownDescription`, `enumDescriptions`, `patternErrorMessage`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

import coopcli
from coopcli.i18n import Label
from coopcli.keeping.schema_values import (
    Schema,
    both,
    code_schema,
    one_or_list,
    reference_name,
    value_schemas,
)
from coopcli.reading.citations import PARTS
from coopcli.reading.values import OWN
from coopcli.records.codelists import CODELISTS
from coopcli.records.record import Field, FieldKind, RecordType
from coopcli.records.record_types import AGREEMENT, RECORD_TYPES, SECTIONS, SINGLE

FILE: Final = "register.schema.json"
"""The name under which it lies beside a register."""
FIRST_LINE: Final = f"# yaml-language-server: $schema={FILE}"
"""What a file of a register begins with, so that editors find it there."""

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_ABOUT: Final = Label(
    "một tệp của sổ theo dõi văn bản hợp tác", "a file of a register of cooperation agreements"
)
_OWN: Final = f"^{OWN}"
_BLANK: Final = r"^\s*$"
_UNIQUE: Final = frozenset((FieldKind.CODE, FieldKind.TEXT, FieldKind.LANGUAGE, FieldKind.REFERENCE))
"""The kinds of which a list holds a value once only."""


def schema_text() -> str:
    """Give the schema as it is written to a file: the same for both languages of a run."""
    return json.dumps(register_schema(), ensure_ascii=False, indent=2) + "\n"


def register_schema() -> Schema:
    """Give the schema of a file of a register."""
    return {
        "$schema": _DRAFT,
        "$id": f"urn:coop:register:{coopcli.__version__}",
        "title": f"coop {coopcli.__version__}",
        "description": both(_ABOUT.vi, _ABOUT.en),
        **_mapping({name: _section(name, each) for name, each in SECTIONS.items()}),
        "$defs": {
            **value_schemas(),
            **{f"code_{name}": code_schema(CODELISTS[name]) for name in _codelists_written()},
            **{f"record_{name}": _record(each) for name, each in RECORD_TYPES.items()},
        },
    }


def _codelists_written() -> list[str]:
    """Give the codelists of which a record has a code, in their order."""
    written = {field.codes for each in RECORD_TYPES.values() for field in each.fields if field.codes}
    return [name for name in CODELISTS if name in written]


def _mapping(properties: Mapping[str, Schema]) -> Schema:
    """Give the schema of a mapping with these keys, and any of the user's own."""
    own = {"patternProperties": {_OWN: True}, "additionalProperties": False}
    return {"type": "object", "properties": dict(properties), **own}


def _described(label: Label, help_text: Label) -> Schema:
    paragraphs = (f"**{label.vi}**: {help_text.vi}", f"**{label.en}**: {help_text.en}")
    return {
        "title": both(label.vi, label.en),
        "description": both(help_text.vi, help_text.en),
        "markdownDescription": "\n\n".join(paragraphs),
    }


def _section(name: str, record_type: RecordType) -> Schema:
    """A list of records, or one record; a section may be empty, too."""
    described = _described(record_type.label, record_type.help)
    record = _ref_to(record_type)
    if name in SINGLE:
        return {**described, "anyOf": [record, {"type": ["string", "null"], "pattern": _BLANK}]}
    return {**described, "type": ["array", "string", "null"], "pattern": _BLANK, "items": record}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _ref_to(record_type: RecordType) -> Schema:
    return _ref(f"record_{record_type.name}")


def _record(record_type: RecordType) -> Schema:
    fields = record_type.by_name()
    required = [name for name, field in fields.items() if field.required]
    schema = {
        **_described(record_type.label, record_type.help),
        **_mapping({name: _field(field, fields) for name, field in fields.items()}),
        "minProperties": 1,
        "required": required,
    }
    if record_type is AGREEMENT:  # it is known by one of the two: `agreement-without-name`
        schema["anyOf"] = [{"required": ["title"]}, {"required": ["parties"]}]
    return schema


def _field(field: Field, fields: Mapping[str, Field]) -> Schema:
    """Give the schema of a field of a record that can have these fields."""
    described = _described(field.label, field.help)
    if field.kind is FieldKind.CITATIONS:
        cited = _mapping({name: _ref("citations") for name in fields if name not in PARTS})
        cited = {**cited, "patternProperties": {_OWN: _ref("citations")}, "minProperties": 1}
        return {**described, "anyOf": [_ref("citations"), cited]}
    if field.kind is FieldKind.REASONS:
        reasons = _mapping({name: _ref("texts") for name in fields})
        return {**described, **reasons, "patternProperties": {_OWN: _ref("texts")}, "minProperties": 1}
    one = _one(field)
    return {**described, **(one_or_list(one, field.kind in _UNIQUE) if field.many else one)}


def _one(field: Field) -> Schema:
    """Give the schema of one value of a field."""
    if field.kind is FieldKind.CODE:
        return _ref(f"code_{field.codes}")
    if field.kind is FieldKind.REFERENCE:
        return _ref(reference_name(field.section))
    if field.kind is FieldKind.RECORD:
        return _record_or_shorthand(RECORD_TYPES[field.record])
    return _ref(field.kind.value)


def _record_or_shorthand(record_type: RecordType) -> Schema:
    if not record_type.shorthand:
        return _ref_to(record_type)
    meant = record_type.by_name()[record_type.shorthand]
    # A mapping would be the record itself.
    alone = _ref("text") if meant.kind is FieldKind.TEXTS else _one(meant)
    return {"anyOf": [_ref_to(record_type), alone]}
