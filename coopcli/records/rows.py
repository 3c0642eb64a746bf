"""The rows that the store gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from coopcli.dates import Date, Period
from coopcli.grade import Grade

Texts: TypeAlias = Mapping[str, str] | str
Data: TypeAlias = Mapping[str, object]
"""A record as its file says it: the form of JSON."""

Row = TypeVar("Row", bound=NamedTuple)


class AgreementRow(NamedTuple):
    """A row of the view `overview`; `parties` are mappings in the paper's order."""

    id: str
    title: Texts | None
    parties: Sequence[Data]
    scope: str
    type: str | None
    standing: str | None
    date_signed: Date | None
    date_signed_inferred: bool
    date_in_force: Date | None
    period: Period | None
    renewal_mode: str | None
    owner: str | None
    term: int
    starts_earliest: date | None
    starts_latest: date | None
    ending: str
    ends_earliest: date | None
    ends_latest: date | None
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
    day: date
    file: str
    line: int


class TermRow(NamedTuple):
    """The term of an agreement that is spoken of on the day; None is not known."""

    number: int
    origin: str
    starts_earliest: date | None
    starts_latest: date | None
    ends_earliest: date | None
    ends_latest: date | None
    notice_deadline_earliest: date | None
    notice_deadline_latest: date | None


class Found(NamedTuple, Generic[Row]):
    """A row that answers a question, with the grade of each criterion by its name."""

    row: Row
    grades: Mapping[str, Grade]

    @property
    def match(self) -> Grade:
        """How surely it answers: as surely as the least sure criterion."""
        return min(self.grades.values(), default=Grade.SURELY)


class NameRow(NamedTuple):
    """The name of an organisation, or the title of another record, by its id."""

    id: str
    name: Texts


class DataRow(NamedTuple):
    """A record as its file says it, by its id."""

    id: str
    data: Data


class FileRow(NamedTuple):
    """A loaded file. `counts` are the records by section."""

    path: str
    folder: str | None
    hash: str
    loaded_at: str
    warnings: int
    counts: Mapping[str, int]


class Mention(NamedTuple):
    """A record that names another one, in which field."""

    id: str
    section: str
    field: str
    data: Data


class RecordRow(NamedTuple):
    """A record as its file says it (`data`), with what stands around it in the store."""

    id: str
    section: str
    file: str
    line: int
    data: Data
    mentions: tuple[Mention, ...] = ()
