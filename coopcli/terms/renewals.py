"""All terms of an agreement: the one stated, those it was extended to, those it rolls into; cut by an early end.

A renewed term begins on the day after the one before it, and ends on the day before the corresponding day so many
lengths later, counted from the first of them and never one after another, so that a month's end is not lost on the
way. The notice deadline is counted back from the end of the term that runs, renewed or not. All days are inclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from coopcli.days.dates import LAST_DAY, Date, DateError, Duration, add_months, years_between
from coopcli.terms.lifecycle import Change, Life, Moment
from coopcli.terms.terms import Continues, Origin, Stated, Term, term_of

YEARS_AHEAD: Final = 30
"""How far tacit renewals are counted from the day of the load; what lies beyond, an answer says."""

MOST_TERMS: Final = 1000
"""How many terms tacit renewals are counted for."""

_DAY: Final = timedelta(days=1)


def horizon(day: date) -> date:
    """Give the day up to which tacit renewals are counted in a load on a day."""
    try:
        return add_months(day, 12 * YEARS_AHEAD)
    except DateError:
        return LAST_DAY


def terms_of(stated: Stated, life: Life, until: date) -> tuple[Term, ...]:
    """Give the terms in their order, numbered from 1. No tacitly renewed one begins after `until`."""
    if life.mode != "tacit" and life.notice is None and not life.changes:
        return (term_of(stated),)  # most agreements: each load would pay for the rest of them all
    terms = _with_extensions(term_of(stated), life)
    terms += _roll_on(terms[-1], life, until)
    terms = _cut_terms(list(_link(terms, life)), life)
    return tuple(_with_current_days([_with_notice(term, life) for term in terms]))


def _with_extensions(first: Term, life: Life) -> list[Term]:
    """Give the stated term and what it was extended to; an extension gives its end to a term that had none.

    Up to the day on which an extension takes effect, the agreement may have rolled on.
    """
    terms = [first]
    for change, to in life.extensions():
        unsure = to.qualified or "extended_to" in change.inferred
        if terms[-1].last_days is None:
            terms[-1] = _ending_on(terms[-1], to, unsure)
            continue
        effect = change.effect.earliest if change.effect else None
        if effect is not None:
            terms += _roll_on(terms[-1], life, _day_before(effect))
        ends = terms[-1].last_days
        if ends is not None and to.latest > ends[0] and (effect is None or effect <= to.latest):
            # What is extended to a day ended before it.
            last = replace(terms[-1], ends_latest=min(ends[1], to.latest - _DAY))
            terms[-1:] = [last, _extension(last, change, to, unsure)]
    return terms


def _ending_on(term: Term, to: Date, unsure: bool) -> Term:
    return replace(
        term,
        ending="stated",
        ends_earliest=to.earliest,
        ends_latest=to.latest,
        ends_unsure=unsure,
        length=_length(term.starts_earliest, to.latest),
    )


def _extension(last: Term, change: Change, to: Date, unsure: bool) -> Term:
    """Give the term of an extension: it begins after the one it extends, but not before it takes effect."""
    begins, effect = _day_after(last), change.effect
    first = begins.earliest or date.min
    if effect is not None and effect.earliest is not None:
        late = effect.earliest > first
        if late or (effect.latest or first) > first:
            latest = min(max(begins.latest or first, effect.latest), to.latest) if effect.latest else None
            first = max(first, effect.earliest)
            begins = Moment(first, latest, effect.unsure, effect.latest_unsure)
    return _further(last, "extension", begins, (max(to.earliest, first), to.latest), unsure)


def _roll_on(last: Term, life: Life, until: date) -> Iterator[Term]:
    """Give the terms that a tacit renewal leads to after one, as far as they surely begin by a day."""
    if life.mode != "tacit" or life.length is None or last.last_days is None:
        return
    anchors = [day + _DAY for day in last.last_days]
    unsure = last.ends_unsure or not life.inferred.isdisjoint({"mode", "length"})
    before = last
    for times in range(1, MOST_TERMS):
        stopped = _let_end(before, life)
        unsure = unsure or stopped is not None
        begins, ends = replace(_day_after(before), unsure=unsure, latest_unsure=unsure), None
        if not stopped and (begins.latest or date.max) <= until:
            ends = _renew_ends(anchors, life.length, times)
        if ends is None or (life.max_extent and (begins.latest or date.max) > life.max_extent.latest):
            return
        before = _cap(_further(before, "tacit", begins, ends, unsure), life)
        yield before


def _renew_ends(anchors: Sequence[date], length: Duration, times: int) -> tuple[date, date] | None:
    """Give the days between which the so-manieth renewed term ends; None where they cannot be written."""
    try:
        earliest, latest = (length.after(anchor, times) - _DAY for anchor in anchors)
    except DateError:
        return None
    return earliest, latest


def _cap(term: Term, life: Life) -> Term:
    """End a renewed term on the day beyond which no renewal goes."""
    extent, ends = life.max_extent, term.last_days
    if extent is None or ends is None or (ends[0] <= extent.earliest and ends[1] <= extent.latest):
        return term
    earliest = max(term.starts_earliest or date.min, min(ends[0], extent.earliest))
    return replace(
        term,
        ends_earliest=earliest,
        ends_latest=min(ends[1], extent.latest),
        ends_unsure=term.ends_unsure or extent.qualified or "max_extent_date" in life.inferred,
        length=_length(term.starts_earliest, earliest),
    )


def _let_end(term: Term, life: Life) -> bool | None:
    """Say whether a decision to let it end keeps a term from rolling on: True surely, False possibly, None not.

    It counts for the first term whose notice deadline it keeps; without a notice period, for the one it precedes.
    """
    if life.decision != "let_end" or life.decided is None or term.last_days is None:
        return None
    earliest, latest = (_notice_before(life.notice, day) or day for day in term.last_days)
    if life.decided.latest <= earliest:
        return not life.decided.qualified and "decision" not in life.inferred
    return False if life.decided.earliest <= latest else None


def _notice_before(notice: Duration | None, day: date) -> date | None:
    """Give the last day for notice; None where there is none, or none can be counted."""
    try:
        return notice.before(day) if notice else None
    except DateError:
        return None


def _further(before: Term, origin: Origin, begins: Moment, ends: tuple[date, date], unsure: bool) -> Term:
    return Term(
        number=before.number + 1,
        origin=origin,
        starts_earliest=begins.earliest,
        starts_latest=begins.latest,
        starts_earliest_unsure=begins.unsure or before.ends_unsure,
        starts_unsure=begins.latest_unsure or before.ends_unsure,
        ending="stated",
        ends_earliest=ends[0],
        ends_latest=ends[1],
        ends_unsure=unsure,
        length=_length(begins.earliest, ends[0]),
    )


def _length(first: date | None, last: date) -> float | None:
    return years_between(first, last + _DAY) if first and first <= last else None


def _link(terms: Sequence[Term], life: Life) -> Iterator[Term]:
    """Say of each term whether its end is no end, and whether an extension moved it."""
    for term, following in zip(terms, [*terms[1:], None], strict=True):
        continues = _continues(term, following, life)
        yield replace(
            term,
            continues=continues,
            ends_unsure=term.ends_unsure or (continues == "uncounted" and _let_end(term, life) is False),
            extended=following is not None and following.origin == "extension",
        )


def _continues(term: Term, following: Term | None, life: Life) -> Continues | None:
    """Whether the next term follows at once, or one must follow that is not counted.

    A term that is possibly let end, or possibly reaches the latest day of all, does not lead on for certain.
    """
    if following is not None and following.origin == "tacit":
        room = life.max_extent is None or (following.starts_latest or date.max) <= life.max_extent.earliest
        return "counted" if room and _let_end(term, life) is None else None
    if following is not None and _follows_at_once(term, following, life):
        return "counted"
    return "uncounted" if _rolls_on(term, life) else None


def _follows_at_once(term: Term, following: Term, life: Life) -> bool:
    """Whether an extension begins on the day after a term, whatever days the end and the effect prove to be."""
    after = _day_after(term)
    first = after.earliest or date.min
    late = any(
        to.latest == following.ends_latest and change.effect and (change.effect.latest or first) > first
        for change, to in life.extensions()
    )
    return not late and (after.earliest, after.latest) == (following.starts_earliest, following.starts_latest)


def _rolls_on(term: Term, life: Life) -> bool:
    """Whether a term rolls on into one that is not counted."""
    if life.mode != "tacit" or term.last_days is None or _let_end(term, life):
        return False
    return life.max_extent is None or term.last_days[1] < life.max_extent.latest


def _cut_terms(terms: list[Term], life: Life) -> list[Term]:
    """End the terms where a termination takes effect: its last day is the one before. None begins after it."""
    moment = life.ending()
    if moment is None:
        return terms
    # One without a date possibly took effect on the first day already.
    latest = _day_before(moment.latest) if moment.latest else date.max
    earliest = min(_day_before(moment.earliest or terms[0].starts_earliest or date.min), latest)
    if (terms[-1].ends_latest or date.max) <= earliest and terms[-1].continues is None:
        return terms
    kept = [term for term in terms if term.number == 1 or _surely_begun(term, earliest)]
    # Of those that would have followed: the last one without a gap, and the last one that may have begun.
    unbroken = next(term for term in terms[len(kept) - 1 :] if term.continues != "counted")
    reached = [term for term in terms if term.number == 1 or (term.starts_earliest or date.min) <= latest][-1]
    own_end = unbroken.ends_earliest or earliest
    last = terms[-1]
    over_surely = moment.unsure and last.continues is None and not last.ends_unsure
    kept[-1] = replace(
        kept[-1],
        ending="stated",
        ends_earliest=min(earliest, own_end),
        ends_latest=_earlier(latest, None if reached.continues == "uncounted" else reached.ends_latest),
        ends_unsure=moment.unsure or (own_end < earliest and unbroken.ends_unsure),
        continues=None,
        extended=False,
        terminated=True,
        over_after=last.ends_latest if over_surely else None,
    )
    return kept


def _surely_begun(term: Term, day: date) -> bool:
    begun = term.starts_latest or term.starts_earliest
    return begun is not None and begun <= day


def _earlier(first: date, second: date | None) -> date | None:
    """Give the earlier of two days; the last day there is stands for one not known."""
    earlier = min(first, second or date.max)
    return earlier if earlier < date.max else None


def _with_notice(term: Term, life: Life) -> Term:
    """Add the notice deadline, from which the term counts as ending."""
    if life.notice is None or term.terminated or term.last_days is None:
        return term
    earliest, latest = (_notice_before(life.notice, day) for day in term.last_days)
    if earliest is None or latest is None:
        return term
    return replace(term, notice_deadline_earliest=earliest, notice_deadline_latest=latest)


def _with_current_days(terms: Sequence[Term]) -> Iterator[Term]:
    """Say from when to when each is the term spoken of: up to its last possible day, or to the next one's first."""
    begins = date.min
    for term, following in zip(terms, [*terms[1:], None], strict=True):
        until = date.max
        if following is not None:
            last = term.ends_latest or begins
            # Of several that may end on the same days, each is spoken of for a day at least.
            until = max(begins, last, following.starts_earliest - _DAY if following.starts_earliest else last)
        yield replace(term, current_from=begins, current_until=until)
        begins = until + _DAY if until < date.max else date.max


def _day_after(term: Term) -> Moment:
    """Give the first day after a term."""
    return Moment(
        term.ends_earliest + _DAY if term.ends_earliest else None,
        term.ends_latest + _DAY if term.ends_latest else None,
    )


def _day_before(day: date) -> date:
    return day - _DAY if day > date.min else day
