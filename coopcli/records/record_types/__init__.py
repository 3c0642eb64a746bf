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
from coopcli.records.record_types.changes import CHANGE, DECISION, DUTY, RENEWAL, SETTINGS, TRACKED
from coopcli.records.record_types.events import ACTIVITY, FIGURE, PARTICIPANT, STATEMENT
from coopcli.records.record_types.organisations import (
    OTHER_NAME,
    PARTNERSHIP,
    PARTY,
    PERSON,
    PLACE,
    SUCCESSOR,
)
from coopcli.records.record_types.shared import CREDIT, EVERYWHERE, SOURCE

RECORD_TYPES: Final = {
    record_type.name: record_type
    for record_type in (
        SOURCE, CREDIT,
        PARTY, OTHER_NAME, PERSON, SUCCESSOR, PARTNERSHIP,
        AGREEMENT, PARTY_REFERENCE, APPROVAL, RENEWAL, DECISION, CHANGE, PLACE, ITEM, COMMITMENT, TIMES,
        ACTIVITY, PARTICIPANT, FIGURE, STATEMENT,
        DUTY, SETTINGS, TRACKED,
    )
}  # fmt: skip

SECTIONS: Final = {
    "sources": SOURCE,
    "parties": PARTY,
    "partnerships": PARTNERSHIP,
    "agreements": AGREEMENT,
    "activities": ACTIVITY,
    "statements": STATEMENT,
    "duties": DUTY,
    "settings": SETTINGS,
}
"""The sections of a file, each with the type of its records. Commitments stand inside their agreement; `settings`
is one mapping, not a list."""

SINGLE: Final = frozenset({"settings"})
"""The sections that hold one mapping, whose record is known by the section's name."""

OFFICE: Final = frozenset({"duties", "settings"})
"""The sections with the bookkeeping of the office that keeps the register: no sources say it, nothing names it."""

CITING: Final = SECTIONS.keys() - {"sources", *OFFICE}
"""The sections whose records say where a source says so: all but the sources and the office's bookkeeping."""

DUTY_PREFIX: Final = "duty:"
"""What stands before the duty in the id of its record, so that it is no commitment's id."""

__all__ = [
    "ACTIVITY", "AGREEMENT", "CITING", "COMMITMENT", "DUTY_PREFIX", "EVERYWHERE", "OFFICE", "PERSON", "PLACE",
    "RECORD_TYPES", "SECTIONS", "SINGLE",
]  # fmt: skip
