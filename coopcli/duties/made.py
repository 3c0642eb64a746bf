"""The duties of a record, made when it is loaded, and those that come back each year, made when they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from coopcli.commitments.find import CommitmentFound
from coopcli.commitments.kept import TOO_LITTLE, Certainty, Kept, judge_year, lasting_reasons
from coopcli.days.dates import Period
from coopcli.duties.days import (
    CommitmentYear,
    DatedActivity,
    DatedAgreement,
    DecidedTerm,
    DueDays,
    OfficeYear,
)
from coopcli.duties.kinds import (
    ACTIVITY,
    AGREEMENT,
    CHANGE,
    COMMITMENT,
    KINDS,
    OFFICE,
    TERM,
    DutyKind,
    SettledBy,
    kinds_of,
)
from coopcli.duties.rows import DutyRow, Office, Suspended, read_duty_id
from coopcli.terms.lifecycle import NOTIFIED, Life
from coopcli.terms.terms import LAW_IN_FORCE, Term

_OF_TERM: Final = kinds_of(TERM)
_OF_AGREEMENT: Final = kinds_of(AGREEMENT)
_OF_CHANGE: Final = kinds_of(CHANGE)
_OF_ACTIVITY: Final = kinds_of(ACTIVITY)
_END: Final = KINDS["end"]


class Duty(NamedTuple):
    """A row of the table `duty`. Its days are those of `Days`; `done_by`: what in the same record settles it."""

    id: str
    step: str
    record: str
    agreement: str | None
    term: int | None = None
    begins: date | None = None
    due_earliest: date | None = None
    due_latest: date | None = None
    unsure: bool = False
    proposed: bool = False
    passes: bool = False
    done_by: str | None = None


def duties_of(agreement: DatedAgreement, terms: Sequence[Term], life: Life) -> Iterator[Duty]:
    """Give the duties of an agreement. One that is planned has none; of one not surely signed no day is sure."""
    if agreement.standing == "planned":
        return
    unsure = agreement.standing == "agreed" or "standing" in agreement.inferred
    for duty in _all(agreement, terms, life):
        yield duty._replace(unsure=True) if unsure else duty


def duty_of_activity(
    name: str, status: str | None, dates: Period | None, *, inferred: bool
) -> Iterator[Duty]:
    """Give the duty of a planned activity: it falls due on the days on which it can take place."""
    for kind in _OF_ACTIVITY:
        if days := kind.days(DatedActivity(status, dates, inferred)):
            yield _duty(kind, days, kind.id(name), name, None)


def _all(agreement: DatedAgreement, terms: Sequence[Term], life: Life) -> Iterator[Duty]:
    for before, term in zip([None, *terms], terms, strict=False):
        yield from _of_term(agreement.id, DecidedTerm(term, life, _decision_on(term, before, life)))
    if life.length is None:
        yield from _end_of_renewal(agreement.id, terms[-1])
    for kind in _OF_AGREEMENT:
        if days := kind.days(agreement):
            done: list[SettledBy] = ["copy_sent"] if agreement.copy_sent else []
            yield _duty(kind, days, kind.id(agreement.id), agreement.id, agreement.id, done=done)
    yield from _of_changes(agreement.id, life)


def _of_term(name: str, decided_term: DecidedTerm) -> Iterator[Duty]:
    number = decided_term.term.number
    done: list[SettledBy] = ["extension"] if decided_term.term.extended else []
    done += ["decisions"] if decided_term.decided in ("renew", "let_end") else []
    for kind in _OF_TERM:
        if days := kind.days(decided_term):
            yield _duty(kind, days, kind.id(name, number), name, name, number, done)


def _end_of_renewal(name: str, last: Term) -> Iterator[Duty]:
    """The end of the term that a tacit renewal without a length leads to: on a day that is not stated."""
    if last.continues == "uncounted" and last.ends_latest is not None:
        number = last.number + 1
        days = DueDays(begins=last.ends_latest + timedelta(days=1), unsure=last.ends_unsure)
        yield _duty(_END, days, _END.id(name, number), name, name, number)


def _of_changes(name: str, life: Life) -> Iterator[Duty]:
    """Changes are numbered by their kind, in the order of the record."""
    numbers: Counter[str] = Counter()
    for change in life.changes:
        numbers[change.kind] += 1
        done: list[SettledBy] = ["notified"] if change.notified else []
        for kind in _OF_CHANGE if change.kind in NOTIFIED else ():
            if days := kind.days(change):
                identity = kind.id(name, numbers[change.kind], change.kind)
                yield _duty(kind, days, identity, name, name, done=done)


def _duty(
    kind: DutyKind[Any],
    days: DueDays,
    identity: str,
    record: str,
    agreement: str | None,
    term: int | None = None,
    done: Collection[SettledBy] = (),
) -> Duty:
    """Make a duty; `done` is what its record has of what may settle one."""
    return Duty(
        id=identity,
        step=kind.code,
        record=record,
        agreement=agreement,
        term=term,
        begins=days.begins,
        due_earliest=days.earliest,
        due_latest=days.latest,
        unsure=days.unsure,
        proposed=kind.proposed,
        passes=days.passes,
        done_by=next((by for by in kind.settled_by if by in done), None),
    )


def _decision_on(term: Term, before: Term | None, life: Life) -> str | None:
    """Give the decision that counts for a term: one taken while it was the current one; where it rolls on by
    itself, one that surely keeps its notice deadline and none before."""
    if life.decision is None or life.decided is None:
        return None
    first, last = term.current_from, term.current_until
    day = life.decided.earliest
    if life.mode == "tacit":
        kept = before and (before.notice_deadline_earliest or before.ends_earliest)
        first, day = kept + timedelta(days=1) if kept else date.min, life.decided.latest
        last = term.notice_deadline_earliest or term.ends_earliest or date.max
    return life.decision if first <= day <= last else None


_OF_OFFICE: Final = tuple(sorted(kinds_of(OFFICE), key=lambda kind: kind.ahead))
_OF_COMMITMENT: Final = kinds_of(COMMITMENT)


def office_duties(office: Office, years: range) -> Iterator[DutyRow]:
    """Give the yearly report, and the plans for the year after, that fall due in each of the years.

    An office owes them from the year of its oldest international agreement on, and since the Law holds.
    """
    if office.first_year is None:
        return
    for year in years:
        if year < max(office.first_year, LAW_IN_FORCE.year):
            continue
        for kind in _OF_OFFICE:
            if days := kind.days(OfficeYear(year, office.report_day)):
                ahead = year + kind.ahead
                yield _row(kind, days, kind.id(number=ahead), ahead, office)


def _row(kind: DutyKind[Any], days: DueDays, identity: str, year: int, office: Office) -> DutyRow:
    """Make what comes back each year: no row of the store stands for it."""
    return DutyRow(
        duty=identity,
        step=kind.code,
        begins=days.begins,
        due_earliest=days.earliest,
        due_latest=days.latest,
        unsure=days.unsure,
        tracked=office.tracks.get(kind.code),
        year=year,
        doubts=() if kind.of is COMMITMENT or office.known else ("no_office",),
    )


def owed_under_the_law(duty: str) -> bool:
    """Whether what the office does once a year, by its id (`yearly-report-2021`), can be owed since the Law holds."""
    named = read_duty_id(duty)
    return named.number - named.kind.ahead >= LAW_IN_FORCE.year


def commitment_duties(
    commitment: CommitmentFound,
    years: range,
    day: date,
    office: Office,
    suspensions: Mapping[str, Sequence[Suspended]] = MappingProxyType({}),
) -> Iterator[DutyRow]:
    """Give the duty of each year in which a recurring commitment is to be kept; kept ones are settled.

    It is not sure where its agreement is or may be suspended on some day on which it is to be kept.
    """
    suspended = suspensions.get(commitment.commitment.agreement, ())
    for year in years:
        kept = judge_year(
            commitment.commitment, commitment.term, commitment.evidence, year, day, commitment.perhaps
        )
        if kept.state in ("outside", "no_cadence"):
            continue
        # A stretch of time ends with the term at the latest.
        term_ends = commitment.term.ends_latest or date.max
        ends = [each.last for each in kept.stretches if min(each.last, term_ends).year == year]
        if ends:
            for duty in _of_year(commitment, kept, ends[-1], year, day, office):
                within = any(_meets(each, duty) for each in suspended)
                yield duty._replace(suspended=within, unsure=duty.unsure or within)


def _meets(suspended: Suspended, duty: DutyRow) -> bool:
    if duty.begins is None or duty.due_latest is None:
        return False
    return suspended.first <= duty.due_latest and (suspended.last or date.max) >= duty.begins


def _of_year(
    commitment: CommitmentFound, kept: Kept, last: date, year: int, day: date, office: Office
) -> Iterator[DutyRow]:
    """It falls due when the last stretch of time that ends in the year does, or the term."""
    row = commitment.commitment
    settled = _judge_settled(commitment, kept, last, year, day)
    for kind in _OF_COMMITMENT:
        if days := kind.days(CommitmentYear(commitment, kept, last)):
            yield _row(kind, days, kind.id(row.id, year), year, office)._replace(
                record=row.id,
                agreement=row.agreement,
                settled=settled,
                settled_by=kept.activities[0].activity if settled and kept.activities else None,
                text=row.text,
                told_until=None if kept.state == "no_evidence" else commitment.term.told_until,
                doubts=(*kept.reasons, "sources_end") if kept.state == "sources_end" else kept.reasons,
                evidence=(*kept.activities, *kept.undated) if kept.state in TOO_LITTLE else (),
                lasting=lasting_reasons(row, commitment.term, year),
            )


def _judge_settled(
    commitment: CommitmentFound, kept: Kept, last: date, year: int, day: date
) -> Certainty | None:
    """Whether the whole year is kept: one quarter kept settles no year of four."""
    if kept.state != "kept":
        return None
    if day > last or len(kept.stretches) == 1:
        return kept.certainty
    known = [event for event in commitment.evidence if event.earliest is None or event.earliest <= day]
    perhaps = [event for event in commitment.perhaps if event.earliest is None or event.earliest <= day]
    whole = judge_year(commitment.commitment, commitment.term, known, year, last + timedelta(days=1), perhaps)
    if whole.state != "kept":
        return None
    return kept.certainty if whole.certainty == "surely" else whole.certainty
