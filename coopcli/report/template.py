"""The form of the yearly report, as its template says it: headings, and the columns of the annexes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coopcli.records.rows import Texts

PASSAGES: Final = (
    "period", "signed", "carried_out", "figures", "commitments", "changed", "statements", "planned",
)  # fmt: skip
"""What the register knows and a chapter may hold."""

PLACEHOLDERS: Final = ("{year}", "{next_year}", "{first}", "{last}")
"""What a heading is filled with: the year reported, the one after it, the first and the last day reported."""

NAMES: Final = ("title", "name")
"""The values that say which agreement a row is about: each annex needs one of them."""

_OF_AGREEMENTS: Final = (
    "number", *NAMES, "type", "vietnamese_parties", "foreign_parties", "parties", "level", "signatories",
    "date_signed", "place_signed", "date_in_force", "period", "languages", "areas", "content", "commitments",
    "approval", "paper_number", "copy_sent", "owner", "note", "results", "kept",
)  # fmt: skip
_OF_CHANGES: Final = (
    "change", "change_in_force", "change_signed", "change_number", "change_text", "rationale", "notified",
)  # fmt: skip
_OF_PLANS: Final = ("basis", "expected")

VALUES: Final = {
    "signed": _OF_AGREEMENTS,
    "in_force": _OF_AGREEMENTS,
    "changes": (*_OF_AGREEMENTS, *_OF_CHANGES),
    "planned": (*_OF_AGREEMENTS, *_OF_PLANS),
}
"""The values that may fill the columns of an annex, by the rows that it has."""


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column of an annex: its heading, and the values in its cells; none prints as not known."""

    label: Texts
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateAnnex:
    """An annex: `rows` is a key of `VALUES`, `apart` the heading over what cannot be told, where there is one."""

    heading: Texts
    apart: Texts | None
    rows: str
    columns: tuple[TemplateColumn, ...]


@dataclass(frozen=True, slots=True)
class TemplateChapter:
    """A chapter of the narrative; `unknown` is what it asks for and no register holds."""

    heading: Texts
    passages: tuple[str, ...]
    unknown: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """The whole form; `gaps` is the heading of the list of what is not known."""

    title: Texts
    chapters: tuple[TemplateChapter, ...]
    annexes: tuple[TemplateAnnex, ...]
    gaps: Texts
