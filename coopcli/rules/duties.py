"""What falls due from an agreement or an activity: each duty with the days between which it falls due.

The clocks of the law: report and copy within 15 days of signing (Law 70/2020/QH14, article 22; Decree
64/2021/NĐ-CP, article 8), notice within 15 days of an amendment, extension or ending taking effect (Law, articles
33 and 34; Decree, articles 13 and 14). Both are calendar days, and both hold since 1 July 2021. The reviews are
proposals from the term: no paper and no law asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeAlias, TypedDict, Unpack

from coopcli.dates import Date, DateError, Period, add_days
from coopcli.rules.duty_ids import duty_id
from coopcli.rules.lifecycle import NOTIFIED, Change, Life, Moment, moment_of
from coopcli.rules.terms import LEAD, Term, lead_before

LAW_IN_FORCE: Final = date(2021, 7, 1)
"""From when the Law and the Decree hold; older papers are amended and ended under them too (Law, article 52)."""

DAYS_TO_TELL: Final = 15
DAYS_FOR_FINAL_REVIEW: Final = 90
LEAST_DAYS_FOR_MID_TERM: Final = 2 * 365


_Days: TypeAlias = "tuple[date | None, date | None]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A row of the table `duty`. Days are None where they are not stated; a `due_latest` of None beside a
    `due_earliest` is a day from that one on.

    `passes`: once it is past, nothing is left to be done. `done_by`: what in the same record settles it.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What duties need to know of an agreement beside its terms."""

    id: str
    standing: str | None
    period: Period | None
    date_signed: Date | None
    copy_sent: Date | None
    inferred: frozenset[str]


def duties_of(paper: Paper, terms: Sequence[Term], life: Life) -> Iterator[Duty]:
    """Give the duties of an agreement. One that is planned has none; of one only agreed no day is sure."""
    if paper.standing == "planned":
        return
    for duty in _all(paper, terms, life):
        yield replace(duty, unsure=True) if paper.standing == "agreed" else duty


def duty_of_activity(
    name: str, status: str | None, dates: Period | None, *, inferred: bool
) -> Iterator[Duty]:
    """Give the duty of a planned activity: it falls due on the days on which it can take place."""
    if status == "planned":
        yield Duty(
            id=duty_id(name, "activity"),
            step="activity",
            record=name,
            agreement=None,
            due_earliest=dates.earliest if dates else None,
            due_latest=dates.latest if dates else None,
            unsure=inferred or (dates is not None and dates.start_qualified),
        )


def _all(paper: Paper, terms: Sequence[Term], life: Life) -> Iterator[Duty]:
    for before, term in zip([None, *terms], terms, strict=False):
        yield from _of_term(paper.id, term, life, _decision_on(term, before, life))
    if life.length is None:
        yield from _end_of_renewal(paper.id, terms[-1])
    yield from _copy(paper)
    numbers: dict[str, int] = {}
    for change in life.changes:
        if change.kind in NOTIFIED:
            numbers[change.kind] = numbers.get(change.kind, 0) + 1
            yield from _change_notice(paper.id, change, numbers[change.kind])


class _More(TypedDict, total=False):
    """What a step of a term may have beside its days: see `Duty`."""

    begins: date | None
    unsure: bool
    proposed: bool
    passes: bool
    done_by: str | None


@dataclass(frozen=True, slots=True)
class _Steps:
    """Makes the steps of one term of an agreement; what extends the term settles them all."""

    agreement: str
    term: Term

    def step(self, kind: str, days: _Days, **more: Unpack[_More]) -> Duty:
        """Make a step that falls due between two days; without more, as sure as the end of the term."""
        return Duty(
            id=duty_id(self.agreement, kind, self.term.number),
            step=kind,
            record=self.agreement,
            agreement=self.agreement,
            term=self.term.number,
            due_earliest=days[0],
            due_latest=days[1],
            begins=more.get("begins"),
            unsure=more.get("unsure", self.term.ends_unsure),
            proposed=more.get("proposed", False),
            passes=more.get("passes", False),
            done_by="extension" if self.term.extended else more.get("done_by"),
        )


def _of_term(name: str, term: Term, life: Life, decided: str | None) -> Iterator[Duty]:
    if term.ending == "open":
        return
    steps = _Steps(name, term)
    yield steps.step(
        "end",
        (term.ends_earliest, term.ends_latest),
        begins=term.ending_from,
        passes=_is_foreseen(term, life, decided),
    )
    if term.ends_earliest is None or term.ends_latest is None or term.terminated:
        return
    done = "decisions" if decided in ("renew", "let_end") else None
    if term.notice_deadline_earliest:
        yield steps.step(
            "notice",
            (term.notice_deadline_earliest, term.notice_deadline_latest),
            begins=term.starts_earliest,
            unsure=term.ends_unsure or "notice_period" in life.inferred,
            passes=life.mode == "tacit",
            done_by=done,
        )
    if life.mode in (None, "express"):
        days = _not_before(term, lead_before(term.ends_earliest, LEAD), lead_before(term.ends_latest, LEAD))
        yield steps.step("renewal", days, begins=days[0], done_by=done)
    if term.origin != "tacit":
        yield from _reviews(steps, term)


def _end_of_renewal(name: str, last: Term) -> Iterator[Duty]:
    """The end of the term that a tacit renewal without a length leads to: on a day that is not stated."""
    if last.continues == "uncounted" and last.ends_latest is not None:
        yield Duty(
            id=duty_id(name, "end", last.number + 1),
            step="end",
            record=name,
            agreement=name,
            term=last.number + 1,
            begins=last.ends_latest + timedelta(days=1),
            unsure=last.ends_unsure,
        )


def _not_before(term: Term, earliest: date | None, latest: date | None) -> _Days:
    """Let what is counted back from the end of a short term not fall due before that term begins."""
    first, last = term.starts_earliest, term.starts_latest or term.starts_earliest
    return (
        max(earliest, first) if earliest and first else earliest,
        max(latest, last) if latest and last else latest,
    )


def _is_foreseen(term: Term, life: Life, decided: str | None) -> bool:
    """Whether an end leads on, or is as decided, so that it leaves nothing to be done once it is past."""
    return term.continues is not None or term.terminated or life.mode == "never" or decided == "let_end"


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


def _reviews(steps: _Steps, term: Term) -> Iterator[Duty]:
    """Propose a mid-term review half-way of a term of two years or more, a final one in its last three months."""
    starts, ends = term.starts_earliest, term.ends_earliest
    if ends is None or term.ends_latest is None:
        return
    if starts and term.starts_latest and (ends - starts).days + 1 >= LEAST_DAYS_FOR_MID_TERM:
        middle = _between(starts, ends), _between(term.starts_latest, term.ends_latest)
        unsure = term.ends_unsure or term.starts_unsure
        yield steps.step("mid_term_review", middle, begins=starts, unsure=unsure, proposed=True)
    final = _not_before(term, lead_before(ends, DAYS_FOR_FINAL_REVIEW), term.ends_latest)
    yield steps.step("final_review", final, begins=final[0], proposed=True)


def _between(first: date, last: date) -> date:
    return first + timedelta(days=(last - first).days // 2)


def _copy(paper: Paper) -> Iterator[Duty]:
    """The report and the copy after signing, where the paper can have been signed under the Law."""
    signed = moment_of(paper.date_signed, inferred="date_signed" in paper.inferred)
    if signed is None and (paper.standing != "signed" or _begun_before_the_law(paper.period)):
        return
    if signed is not None and (signed.latest or date.max) < LAW_IN_FORCE:
        return
    duty = Duty(id=duty_id(paper.id, "copy"), step="copy", record=paper.id, agreement=paper.id)
    yield replace(_within_days(duty, signed), done_by="copy_sent" if paper.copy_sent else None)


def _begun_before_the_law(period: Period | None) -> bool:
    return period is not None and (period.starts_latest or date.max) < LAW_IN_FORCE


def _change_notice(name: str, change: Change, number: int) -> Iterator[Duty]:
    """The notice of a change that takes effect, or may take effect, under the Law."""
    effect = change.effect
    if effect is not None and effect.latest is not None and effect.latest < LAW_IN_FORCE:
        return
    duty = Duty(
        id=f"{duty_id(name, 'notice_of_' + change.kind)}-{number}",
        step="change_notice",
        record=name,
        agreement=name,
    )
    yield replace(_within_days(duty, effect), done_by="notified" if change.notified else None)


def _within_days(duty: Duty, moment: Moment | None) -> Duty:
    """Let it fall due so many days after a moment; a day before the Law makes it unsure that it is asked for."""
    if moment is None or moment.earliest is None:
        return duty
    return replace(
        duty,
        begins=moment.earliest,
        due_earliest=_later(moment.earliest),
        due_latest=_later(moment.latest) if moment.latest else None,
        unsure=moment.unsure or moment.earliest < LAW_IN_FORCE,
    )


def _later(day: date) -> date:
    try:
        return add_days(day, DAYS_TO_TELL)
    except DateError:
        return day
