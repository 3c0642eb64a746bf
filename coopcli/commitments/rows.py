"""The rows that the store gives of promises, and of what was done to keep them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from coopcli.agreements.columns import AgreementRow
from coopcli.days.dates import Period
from coopcli.grade import Found, Grade
from coopcli.records.rows import Data, Texts


class PromiseRow(NamedTuple):
    """A commitment with the order of its paper. `bound` empty binds all `parties`; `helped` is the field `for`.

    Parties are mappings of `id` and `name`; `every`, `when` and `areas` are codes; `data` is the record as its
    file says it.
    """

    id: str
    agreement: str
    item: int | None
    text: Texts | None
    areas: tuple[str, ...]
    every: str | None
    times_min: int | None
    times_max: int | None
    turns: bool | None
    when: str | None
    condition: Texts | None
    basis: Texts | None
    bound: tuple[Data, ...]
    helped: tuple[Data, ...]
    complete: bool | None
    file: str
    line: int
    data: Data
    parties: Sequence[Data] = ()


class TermDays(NamedTuple):
    """The days between which a promise's agreement begins and ends; None is not known. See the table `term`."""

    standing: str | None
    starts_earliest: date | None
    starts_latest: date | None
    starts_unsure: bool
    ending: str
    ends_earliest: date | None
    ends_latest: date | None
    ends_unsure: bool


class ParticipantRow(NamedTuple):
    """A party of an activity. `inferred`: that it took part, or in which role, is known by inference only."""

    party: str
    role: str | None
    inferred: bool


class EvidenceRow(NamedTuple):
    """An activity that keeps a promise, stated or inferred; planned and cancelled ones are none.

    `trip` is the outermost activity that it is part of, itself where it is part of none: what belongs to one
    trip counts once. Days are None where they are not stated.
    """

    activity: str
    trip: str
    dates: Period | None
    earliest: date | None
    latest: date | None
    dates_inferred: bool
    fulfils_inferred: bool
    data: Data
    participants: tuple[ParticipantRow, ...] = ()


class PromiseFound(NamedTuple):
    """A promise that answers a question: its agreement with the grade of each criterion, its term, its evidence."""

    promise: PromiseRow
    found: Found[AgreementRow]
    term: TermDays
    evidence: tuple[EvidenceRow, ...]

    @property
    def match(self) -> Grade:
        """How surely it answers: as surely as the least sure criterion, of the agreement or of the promise."""
        return self.found.match


class Promises(NamedTuple):
    """The promises that answer, and the agreements that answer but of which no promise is on record."""

    found: tuple[PromiseFound, ...]
    untold: tuple[str, ...]
