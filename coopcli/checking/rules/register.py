"""The register as rules see it: its agreements with all their terms, its activities, and what ties them. Made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Final, TypeVar

from coopcli.checking.rules.leaves import Leaves, look_through
from coopcli.checking.rules.suspects import is_suspect
from coopcli.days.dates import Period
from coopcli.problems import Problem
from coopcli.records.record import Placed, Record, Values
from coopcli.terms.lifecycle import Life, life_of
from coopcli.terms.renewals import horizon, terms_of
from coopcli.terms.terms import Stated, Term

RELATIONS: Final = ("succeeds", "framework", "related")
_MOST_IN_PAIRS: Final = 8
"""Of an activity with more parties each pair of them is no pair of partners any more."""


class WholeAgreement:
    """An agreement with its terms, which are made when a rule first asks for them: of most agreements none does.

    `parties` are None where one of them is inferred or none is stated.
    """

    def __init__(self, record: Record, until: date) -> None:
        """Look at a record; tacit renewals are counted up to a day."""
        self.record = record
        self.id = record.id
        self.values = values = record.values
        self.parties = None if "parties" in values.inferred else _parties_in(values.records("parties"))
        self._until = until

    @property
    def standing(self) -> str | None:
        """How it stands, as the record says."""
        return self.values.text("standing")

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All its terms."""
        values = self.values
        stated = Stated(
            period=values.period("period"),
            date_signed=values.date("date_signed"),
            date_in_force=values.date("date_in_force"),
            inferred=frozenset(values.inferred),
        )
        life = _NO_LIFE if values.keys().isdisjoint(_LIFE) else life_of(values)
        return terms_of(stated, life, self._until)

    @cached_property
    def over_after(self) -> date | None:
        """The last day of all its terms, None where it is not surely known."""
        return _over_after(self.last, self.values)

    @property
    def first(self) -> Term:
        """The term that it states."""
        return self.terms[0]

    @property
    def last(self) -> Term:
        """The term after which no other one is counted."""
        return self.terms[-1]

    @property
    def starts_earliest(self) -> date | None:
        """The earliest first day of all its terms."""
        return self.first.starts_earliest

    @property
    def starts_latest(self) -> date | None:
        """The latest first day of all its terms."""
        return self.first.starts_latest

    @property
    def ending(self) -> str:
        """Whether the end of all its terms is stated, open or not stated."""
        return self.last.ending

    @property
    def ends_earliest(self) -> date | None:
        """The earliest last day of all its terms."""
        return self.last.ends_earliest

    @property
    def ends_latest(self) -> date | None:
        """The latest last day of all its terms."""
        return self.last.ends_latest

    @property
    def begins(self) -> tuple[date, date] | None:
        """The earliest and the latest first day, where both are surely known."""
        first = self.first
        if first.starts_earliest is None or first.starts_latest is None:
            return None
        unsure = first.starts_earliest_unsure or first.starts_unsure
        return None if unsure else (first.starts_earliest, first.starts_latest)

    @property
    def signed(self) -> bool:
        """Whether it is told as signed, or nothing is told against it."""
        return self.standing not in ("planned", "agreed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity. `dates` are None where they are not stated or rest on inference.

    `under` are the agreements that it is tied to, by itself or by what it fulfils; `tied`: no tie is inferred.
    """

    record: Record
    id: str
    values: Values
    dates: Period | None
    took_place: bool
    kinds: frozenset[str]
    parties: frozenset[str]
    under: tuple[Placed, ...]
    tied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All that the rules ask of. What is named and not there is in none of it: that loading tells."""

    records: Sequence[Record]
    clock: date
    agreements: Mapping[str, WholeAgreement]
    activities: Mapping[str, Activity]
    by_parties: Mapping[frozenset[str], Sequence[WholeAgreement]]
    activities_under: Mapping[str, Sequence[Activity]]
    activities_of_pair: Mapping[frozenset[str], Sequence[Activity]]
    successors: Mapping[str, Sequence[WholeAgreement]]
    sections: Mapping[str, Sequence[Record]]
    leaves: Leaves

    def of(self, section: str) -> Sequence[Record]:
        """Give the records of a section."""
        return self.sections.get(section, ())

    def activities_of(self, parties: frozenset[str]) -> Iterator[Activity]:
        """Give the activities in which all of these took part: two or more."""
        pairs = (frozenset(pair) for pair in combinations(sorted(parties), 2))
        found = min((self.activities_of_pair.get(pair, ()) for pair in pairs), key=len, default=())
        return (activity for activity in found if parties <= activity.parties)


def problem_at(record: Record, where: Values | Placed, code: str, **values: object) -> Problem:
    """Make a problem of a record, told where a part of it begins."""
    return Problem(code, record.file, where.line, where.column, values)


def prepare(records: Sequence[Record], clock: date) -> Register:
    """Make the view of a register of `records`; `clock` is today. Of two records with one id the first counts."""
    sections: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        sections[record.section].append(record)
    until = horizon(clock)
    agreements = {
        name: WholeAgreement(one, until) for name, one in _first_of_each(sections["agreements"]).items()
    }
    activities = {name: _activity(one) for name, one in _first_of_each(sections["activities"]).items()}
    return Register(
        records=records,
        clock=clock,
        agreements=agreements,
        activities=activities,
        by_parties=_group((one.parties, one) for one in agreements.values() if one.parties),
        activities_under=_group((name, one) for one in activities.values() for name in set(one.under)),
        activities_of_pair=_group((pair, one) for one in activities.values() for pair in _pairs(one)),
        successors=_group(
            (older, one)
            for one in agreements.values()
            if "succeeds" in one.values
            for older in one.values.references("succeeds")
        ),
        sections=sections,
        leaves=look_through(records, is_suspect),
    )


def _first_of_each(records: Iterable[Record]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def _group(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, Sequence[_Value]]:
    grouped: dict[_Key, list[_Value]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return grouped


_LIFE: Final = frozenset({"renewal", "decisions", "changes"})
_NO_LIFE: Final = Life()
"""That of most agreements, of which nothing after the signing is on record."""


def _parties_in(members: Sequence[Values]) -> frozenset[str] | None:
    if any("inferred" in one and "party" in one.inferred for one in members):
        return None
    return frozenset([str(one["party"]) for one in members if "party" in one]) or None


def _over_after(last: Term, values: Values) -> date | None:
    """Give the last day on which it can run: none where it rolls on, or an extension does not say to when."""
    if last.ending != "stated" or last.continues:
        return None
    changes = values.records("changes")
    if any(one.text("kind") == "extension" and "extended_to" not in one for one in changes):
        return None
    return last.over_after if last.ends_unsure else last.ends_latest


def _activity(record: Record) -> Activity:
    values = record.values
    dates = values.period("dates")
    inferred = values.inferred
    fulfilled = (_agreement_of(one) for one in values.references("fulfils"))
    return Activity(
        record=record,
        id=record.id,
        values=values,
        dates=None if dates is None or values.is_unsure("dates") else dates,
        took_place=values.text("status") not in ("planned", "cancelled"),
        kinds=frozenset(values.texts("kind")),
        parties=_parties_in(values.records("parties")) or frozenset(),
        under=(*values.references("agreements"), *fulfilled),
        tied="agreements" not in inferred and "fulfils" not in inferred,
    )


def _agreement_of(commitment: Placed) -> Placed:
    return Placed(commitment.partition("/")[0], commitment.line, commitment.column)


def _pairs(activity: Activity) -> Iterator[frozenset[str]]:
    if len(activity.parties) <= _MOST_IN_PAIRS:
        yield from (frozenset(pair) for pair in combinations(sorted(activity.parties), 2))
