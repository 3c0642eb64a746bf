"""When duties fall due: what one is a duty of, and the days that follow from it. Pure.

Each rule takes what its kind of duty stands on and gives the days, or None where nothing falls due. Days are calendar
days, and both clocks of the law, from the signing and from a change, run since the Law is in force.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from coopcli.commitments.find import CommitmentFound
from coopcli.commitments.kept import WITHOUT_DOUBT, Kept
from coopcli.days.dates import Date, DateError, Period, add_days
from coopcli.terms.lifecycle import Change, Life, Moment, moment_of
from coopcli.terms.terms import LAW_IN_FORCE, LEAD, Term, lead_before

FINAL_REVIEW_FROM: Final = 180
"""So many days before the end of a term a review that is held is its final one. That is another rule than until when
one is proposed: who reviews half a year early has reviewed."""


class DueDays(NamedTuple):
    """Between which days a duty falls due: None where that is not stated; a `latest` of None beside an `earliest` is
    a day from that one on.

    `begins`: from when it can be done. `unsure`: the days rest on what is inferred, approximate or only possible.
    `passes`: once it is past, nothing is left to be done.
    """

    earliest: date | None = None
    latest: date | None = None
    begins: date | None = None
    unsure: bool = False
    passes: bool = False


class DecidedTerm(NamedTuple):
    """A term of an agreement, its life, and the decision that counts for this term."""

    term: Term
    life: Life
    decided: str | None

    @property
    def last_days(self) -> tuple[date, date] | None:
        """The earliest and the latest last day, where both are known and the term was not ended early."""
        return None if self.term.ending == "open" or self.term.terminated else self.term.last_days


class DatedAgreement(NamedTuple):
    """What duties need to know of an agreement beside its terms."""

    id: str
    standing: str | None
    period: Period | None
    date_signed: Date | None
    copy_sent: Date | None
    inferred: frozenset[str]


class DatedActivity(NamedTuple):
    """An activity: its status, its dates, and whether they are inferred."""

    status: str | None
    dates: Period | None
    inferred: bool


class CommitmentYear(NamedTuple):
    """A recurring commitment in a year: how it is kept, and the end of the last stretch of time that ends in it."""

    commitment: CommitmentFound
    kept: Kept
    last: date


class OfficeYear(NamedTuple):
    """A year of the office that keeps the register, and its report day, month and day."""

    year: int
    report_day: tuple[int, int]


def end_of_term(decided_term: DecidedTerm) -> DueDays | None:
    """Give the last day of a term; it passes where it leads on, or is as decided."""
    term, mode = decided_term.term, decided_term.life.mode
    if term.ending == "open":
        return None
    foreseen = term.continues is not None or term.terminated
    foreseen = foreseen or mode == "never" or decided_term.decided == "let_end"
    return DueDays(term.ends_earliest, term.ends_latest, term.ending_from, term.ends_unsure, foreseen)


def notice_deadline(decided_term: DecidedTerm) -> DueDays | None:
    """Give the last day for notice that the agreement is not, or is to be, renewed."""
    term = decided_term.term
    if decided_term.last_days is None or term.notice_deadline_earliest is None:
        return None
    return DueDays(
        term.notice_deadline_earliest,
        term.notice_deadline_latest,
        begins=term.starts_earliest,
        unsure=term.ends_unsure or "notice_period" in decided_term.life.inferred,
        passes=decided_term.life.mode == "tacit",
    )


def lead_before_end(decided_term: DecidedTerm) -> DueDays | None:
    """Give the day on which to begin with a renewal that must be decided on."""
    if decided_term.last_days is None or decided_term.life.mode not in (None, "express"):
        return None
    earliest, latest = decided_term.last_days
    return _not_before(decided_term.term, lead_before(earliest, LEAD), lead_before(latest, LEAD))


def half_way(*, of_least: int) -> Callable[[DecidedTerm], DueDays | None]:
    """Give the rule of what is proposed half-way through a term of surely so many days, tacit renewals left out."""

    def middle(decided_term: DecidedTerm) -> DueDays | None:
        term, ends = decided_term.term, decided_term.last_days
        if ends is None or term.origin == "tacit" or not (term.starts_earliest and term.starts_latest):
            return None
        if (ends[0] - term.starts_latest).days + 1 < of_least:
            return None
        return DueDays(
            _between(term.starts_earliest, ends[0]),
            _between(term.starts_latest, ends[1]),
            begins=term.starts_earliest,
            unsure=term.ends_unsure or term.starts_unsure,
        )

    return middle


def within_last(days: int) -> Callable[[DecidedTerm], DueDays | None]:
    """Give the rule of what is proposed for the last so many days of a term, tacit renewals left out."""

    def last_days(decided_term: DecidedTerm) -> DueDays | None:
        if decided_term.last_days is None or decided_term.term.origin == "tacit":
            return None
        earliest, latest = decided_term.last_days
        return _not_before(decided_term.term, lead_before(earliest, days), latest)

    return last_days


def after_signing(days: int) -> Callable[[DatedAgreement], DueDays | None]:
    """Give the rule of what is owed within so many days of a signing, where that can have been under the Law."""

    def after(agreement: DatedAgreement) -> DueDays | None:
        signed = moment_of(agreement.date_signed, inferred="date_signed" in agreement.inferred)
        if signed is not None:
            return _within(signed, days)
        begun = agreement.period.starts_latest if agreement.period else None
        before_law = begun is not None and begun < LAW_IN_FORCE
        return DueDays() if agreement.standing == "signed" and not before_law else None

    return after


def when_agreed(agreement: DatedAgreement) -> DueDays | None:
    """Whether an agreement is agreed and not reported signed; since which day is known when all sources are loaded."""
    return DueDays() if agreement.standing == "agreed" else None


def after_change(days: int) -> Callable[[Change], DueDays | None]:
    """Give the rule of what is owed within so many days of a change that takes, or may take, effect under the Law."""
    return lambda change: DueDays() if change.effect is None else _within(change.effect, days)


def when_held(event: DatedActivity) -> DueDays | None:
    """Give the days on which a planned activity can take place."""
    if event.status != "planned":
        return None
    if event.dates is None:
        return DueDays(unsure=event.inferred)
    unsure = event.inferred or event.dates.start_qualified
    return DueDays(event.dates.earliest, event.dates.latest, unsure=unsure)


def end_of_stretch(case: CommitmentYear) -> DueDays:
    """Give the end of the last stretch of time in which a commitment is to be kept, or that of the term before it."""
    term, kept = case.commitment.term, case.kept
    return DueDays(
        min(case.last, term.ends_earliest or case.last),
        min(case.last, term.ends_latest or case.last),
        begins=kept.stretches[0].first,
        unsure=not WITHOUT_DOUBT.issuperset(kept.reasons)
        or (
            kept.certainty == "possibly"
            and kept.state != "sources_end"
            and "may_have_ended" not in kept.reasons
        ),
    )


def on_report_day(case: OfficeYear) -> DueDays:
    """Give the report day of a year."""
    day = date(case.year, *case.report_day)
    return DueDays(day, day, begins=date(case.year, 1, 1))


def _not_before(term: Term, earliest: date | None, latest: date | None) -> DueDays:
    """Let what is counted back from the end of a short term not fall due, or begin, before that term does."""
    first, last = term.starts_earliest, term.starts_latest or term.starts_earliest
    earliest = max(earliest, first) if earliest and first else earliest
    latest = max(latest, last) if latest and last else latest
    return DueDays(earliest, latest, begins=earliest, unsure=term.ends_unsure)


def _between(first: date, last: date) -> date:
    return first + timedelta(days=(last - first).days // 2)


def _within(moment: Moment, days: int) -> DueDays | None:
    """Count the days after a moment; a day before the Law makes it unsure that anything is asked for."""
    if (moment.latest or date.max) < LAW_IN_FORCE:
        return None
    if moment.earliest is None:
        return DueDays()
    return DueDays(
        _later(moment.earliest, days),
        _later(moment.latest, days) if moment.latest else None,
        begins=moment.earliest,
        unsure=moment.unsure or moment.earliest < LAW_IN_FORCE,
    )


def _later(day: date, days: int) -> date:
    try:
        return add_days(day, days)
    except DateError:
        return day
