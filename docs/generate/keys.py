"""What the keys of the answers mean: the one thing about them that the program itself does not say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coopcli.answer import Type

TYPES: Final[Mapping[Type, tuple[str, str]]] = {
    Type.ID: ("string: the id of a record", "the same"),
    Type.TEXT: ("string", "the same"),
    Type.TEXTS: (
        'object of language tag and text, as `{"vi": "…", "en": "…"}`; a string where no language is stated',
        "two columns, `…_vi` and `…_en`; a text of no stated language stands in both",
    ),
    Type.CODE: ("string: a code of a [codelist](records.md#codelists)", "the same"),
    Type.DAY: ("string: a day of ISO 8601, `2022-07-02`", "the same"),
    Type.DATE: ("string: a [date](records.md#dates) as known, EDTF", "the same"),
    Type.PERIOD: ("string: a [period](records.md#periods) as stated, EDTF", "the same"),
    Type.NUMBER: ("number, its decimal sign a point", "the same"),
    Type.BOOLEAN: ("`true` or `false`", "the same"),
    Type.PARTIES: (
        "list of objects with `id`, `name`, `name_as_signed` (texts), `kind`, `level`, `country`, `province`",
        "three columns: the ids in `…`, the names in `…_vi` and `…_en`, in the same order",
    ),
}
"""What a value of each type is in JSON, and in CSV."""

MEANINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "list": {
        "id": "The agreement.",
        "title": "Its title, as the source has it.",
        "parties": "Its parties, in the order of the paper.",
        "type": "The kind of paper.",
        "standing": "What is known of the paper: planned, agreed or signed.",
        "date_signed": "The day of signing, as known.",
        "date_in_force": "The day on which it came into force, as known; never worked out from the signing.",
        "period": "The term, as stated.",
        "length": "The length of the term in years, to one decimal.",
        "status": "The status on the day asked about.",
        "certainty": "`surely` or `possibly`: how sure the status is. `null` where the status is `unknown`.",
        "or_status": "What the status may be instead, where that hangs on a day that is not known.",
        "match": "`surely`, `possibly` or `unknown`: how sure it is that this row answers the question.",
        "reasons": "Why the match is not sure: see [the reasons](#reasons). Empty where it is.",
        "starts_earliest": "The first day on which the term can begin.",
        "starts_latest": "The last day on which the term can begin.",
        "ending": "`stated`, `open` (no end, by agreement) or `not_stated`.",
        "ends_earliest": "The first day that can be the last day of the term.",
        "ends_latest": "The last day that can be the last day of the term.",
        "days_left_earliest": "Days from the day asked about to `ends_earliest`; below zero when past.",
        "days_left_latest": "Days from the day asked about to `ends_latest`; below zero when past.",
        "successor": "The agreement on record that succeeds this one.",
        "successor_standing": "The standing of the successor: one that is not signed renews nothing yet.",
        "file": "The file that holds the record: an absolute path.",
        "line": "The line of the file on which the record begins.",
    },
    "places": {
        "key": "The key of the unit: one for all its eras.",
        "name_vi": "The Vietnamese name.",
        "name_en": "The English name.",
        "name_lo": "The Lao name; `null` for a Vietnamese unit.",
        "kind": "In Vietnam `tinh` (province) or `thanh_pho` (city), in Laos `province` or `prefecture`.",
        "country": "The country.",
        "iso": "The code of ISO 3166-2.",
        "codes": (
            "Its numbers, each behind the list that has it: `pre2025:` and `post2025:` of Vietnam's General "
            "Statistics Office, before and since 1 July 2025, `lao:` of Laos."
        ),
        "since": "The first day of the unit, where that is known.",
        "until": "The last day of a unit that is gone.",
        "successor": "The key of the unit that it became part of.",
        "predecessors": "The keys of the units that became part of it.",
        "history": "Always `null`: a sentence for people only.",
        "other_names": "Other names and spellings that are understood.",
    },
    "files": {
        "file": "The file: an absolute path.",
        "state": (
            "Of `load` and `unload`: `loaded`, `unchanged` or `dropped`. Of `status`, which looks at "
            "the disk: `unchanged`, `changed` or `gone`."
        ),
        "agreements": "How many agreements it holds.",
        "parties": "How many parties.",
        "commitments": "How many commitments, inside its agreements.",
        "activities": "How many activities.",
        "statements": "How many statements.",
        "partnerships": "How many partnerships.",
        "sources": "How many sources.",
        "warnings": "How many warnings it was loaded with.",
        "loaded_at": "When it was loaded: ISO 8601, UTC. Empty for a file that was dropped.",
    },
}
"""By table and key."""

_AS_IN_A_LIST: Final = (
    *("status", "certainty", "or_status"),
    *("starts_earliest", "starts_latest", "ends_earliest", "ends_latest", "length"),
    *("days_left_earliest", "days_left_latest", "successor", "successor_standing"),
)

OF_A_RECORD: Final[Mapping[str, tuple[str, str]]] = {
    "id": ("all records", "The id. Of a commitment it is `agreement-id/commitment-id`."),
    "section": ("all records", "The section it stands in; `commitments` for a commitment."),
    **dict.fromkeys(_AS_IN_A_LIST, ("agreements", "As in `coop list`.")),
    "status_reason": (
        "agreements",
        "Why the status is not sure, or not known: one of [the reasons](#reasons).",
    ),
    "file": ("all records", "The file that holds the record: an absolute path."),
    "line": ("all records", "The line of the file on which the record begins."),
    "named_by": (
        "all records",
        "The records that name this one: each an object with `id`, `section`, the `field` that names it, and "
        "the whole `record`.",
    ),
    "partnerships": ("agreements", "The partnerships between its parties, each a whole record."),
}
"""The keys that `show` adds to the fields of a record: of which records, and what they mean."""
