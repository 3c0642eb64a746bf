"""The one table of fields: the reader, docs/records.md and the JSON Schema are made from it.

Names follow OCDS and IATI where they have a word; the Vietnamese label is what a Vietnamese user sees.
A column of the store that bears a field's name holds that field (see `schema.sql`).
"""

from __future__ import annotations

from typing import Final

from coopcli.records.record_types.agreements import (
    AGREEMENT,
    APPROVAL,
    COMMITMENT,
    ITEM,
    PARTY_REFERENCE,
    TIMES,
)
from coopcli.records.record_types.events import ACTIVITY, FIGURE, PARTICIPANT, STATEMENT
from coopcli.records.record_types.organisations import (
    OTHER_NAME,
    PARTNERSHIP,
    PARTY,
    PERSON,
    PLACE,
    SUCCESSOR,
)
from coopcli.records.record_types.shared import EVERYWHERE
from coopcli.records.record_types.sources import CREDIT, SOURCE

RECORD_TYPES: Final = {
    record_type.name: record_type
    for record_type in (
        SOURCE,
        CREDIT,
        PARTY,
        OTHER_NAME,
        PERSON,
        SUCCESSOR,
        PARTNERSHIP,
        AGREEMENT,
        PARTY_REFERENCE,
        APPROVAL,
        PLACE,
        ITEM,
        COMMITMENT,
        TIMES,
        ACTIVITY,
        PARTICIPANT,
        FIGURE,
        STATEMENT,
    )
}

SECTIONS: Final = {
    "sources": SOURCE,
    "parties": PARTY,
    "partnerships": PARTNERSHIP,
    "agreements": AGREEMENT,
    "activities": ACTIVITY,
    "statements": STATEMENT,
}
"""The sections of a file, each with the type of its records. Commitments stand inside their agreement."""

__all__ = [
    "ACTIVITY",
    "AGREEMENT",
    "APPROVAL",
    "COMMITMENT",
    "CREDIT",
    "EVERYWHERE",
    "FIGURE",
    "ITEM",
    "OTHER_NAME",
    "PARTICIPANT",
    "PARTNERSHIP",
    "PARTY",
    "PARTY_REFERENCE",
    "PERSON",
    "PLACE",
    "RECORD_TYPES",
    "SECTIONS",
    "SOURCE",
    "STATEMENT",
    "SUCCESSOR",
    "TIMES",
]
