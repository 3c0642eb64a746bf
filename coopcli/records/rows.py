"""The rows that the store gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from coopcli.grade import Grade

Texts: TypeAlias = Mapping[str, str] | str
Data: TypeAlias = Mapping[str, object]
"""A record as its file says it: the form of JSON."""


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """A row of the view `overview`; days are ISO, dates EDTF, `parties` mappings in the paper's order."""

    id: str
    title: Texts | None
    parties: list[dict[str, object]]
    scope: str
    type: str | None
    standing: str | None
    date_signed: str | None
    date_signed_inferred: bool
    date_in_force: str | None
    period: str | None
    renewal_mode: str | None
    owner: str | None
    term: int
    starts_earliest: str | None
    starts_latest: str | None
    ending: str
    ends_earliest: str | None
    ends_latest: str | None
    ends_unsure: bool
    length: float | None
    days_left_earliest: int | None
    days_left_latest: int | None
    status: str
    certainty: str | None
    or_status: str | None
    status_reason: str | None
    suspended: str | None
    successor: str | None
    successor_standing: str | None
    day: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class TermRow:
    """The term of an agreement that is spoken of on the day; days are ISO, None where they are not known."""

    number: int
    origin: str
    starts_earliest: str | None
    starts_latest: str | None
    ends_earliest: str | None
    ends_latest: str | None
    notice_deadline_earliest: str | None
    notice_deadline_latest: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """An agreement that answers a question, with the grade of each criterion by its name."""

    agreement: AgreementRow
    grades: Mapping[str, Grade]

    @property
    def match(self) -> Grade:
        """How surely it answers: as surely as the least sure criterion."""
        return min(self.grades.values(), default=Grade.SURELY)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A loaded file. `counts` are the records by section."""

    path: str
    folder: str | None
    hash: str
    loaded_at: str
    warnings: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A record that names another one, in which field."""

    id: str
    section: str
    field: str
    data: Data


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record as its file says it (`data`), with what stands around it in the store."""

    id: str
    section: str
    file: str
    line: int
    data: Data
    mentions: tuple[Mention, ...]
