"""Whether a commitment with a cadence was kept in a year, as far as the register tells.

A year is judged by the stretches that the cadence divides it into. What is not on record is never "missed": it may
only not be known, as where the newest source was written before a stretch was over. Evidence whose link or day is
inferred or not exact counts as possible; before it is denied, unlinked activities are looked at. Days are inclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from coopcli.agreements.answer import sources_end
from coopcli.agreements.find import AgreementRow
from coopcli.asking.filter import Reason as Reasoned
from coopcli.asking.filter import reasons_by_code
from coopcli.asking.filters.agreement import REASONS
from coopcli.commitments.find import DOUBTS, CommitmentRow, EvidenceRow, TermDays
from coopcli.days.dates import LAST_DAY
from coopcli.i18n import say
from coopcli.terms.terms import Stretch, calendar_year, stretches_of
from coopcli.text import N_

State = Literal["kept", "partly", "no_evidence", "sources_end", "not_due", "outside", "no_cadence"]
Certainty = Literal["surely", "possibly"]
Reason = Literal[
    "term_not_stated", "start_not_stated", "end_not_stated", "start_inferred", "end_inferred", "planned", "agreed",
    "signing_inferred", "start_in_year", "end_in_year", "start_not_exact", "end_not_exact", "evidence_inferred",
    "evidence_unlinked", "evidence_not_exact", "evidence_undated", "unlinked_undated", "evidence_left_open",
    "sources_end", "may_have_ended", "conditional", "range",
]  # fmt: skip

WHY: Final[Mapping[str, Reasoned]] = REASONS | reasons_by_code(
    {
        "start_in_year": N_("the term begins within the year"),
        "end_in_year": N_("the term ends within the year"),
        "evidence_inferred": N_("that an activity keeps it, or its day, is inferred"),
        "evidence_unlinked": N_("an activity of the same parties in its area, which no record links to it"),
        "evidence_not_exact": N_("the day of an activity is not exact enough"),
        "evidence_left_open": N_(
            "the date of an activity that keeps it is inferred, and may be of this time"
        ),
        "evidence_undated": N_("an activity that keeps it has no date"),
        "unlinked_undated": N_("an activity of the same parties in its area has no date"),
        "sources_end": N_("what the sources tell ends before the year does"),
        "may_have_ended": N_("the term may have ended"),
        **DOUBTS,
    }
)
"""The words of each reason, for every answer that tells of a commitment."""


def say_why(code: str, agreement: AgreementRow) -> str:
    """Say a reason of a commitment of an agreement: until when sources tell is said by the day, where it is known."""
    return sources_end(agreement) if code == "sources_end" else say(WHY[code].words)


WITHOUT_DOUBT: Final = frozenset(
    (
        "range",
        "start_in_year",
        "end_in_year",
        "start_not_exact",
        "end_not_exact",
        "sources_end",
        "may_have_ended",
    )
)
"""What is to be said of a commitment, and leaves no doubt that it is to be kept by the day it falls due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the register tells of a commitment in a year.

    `certainty` is None where there is nothing to be sure of: no evidence is on record, or no cadence is stated.
    `least` and `most`: how often it was kept, surely and possibly, in the `stretches` of its cadence that meet the
    year and the term. `more`: surely more often than promised. `undated`: activities that may be of the year, for
    they have no date; they count nowhere.
    """

    state: State
    certainty: Certainty | None
    least: int
    most: int
    more: bool
    stretches: tuple[Stretch, ...]
    activities: tuple[EvidenceRow, ...]
    reasons: tuple[Reason, ...]
    undated: tuple[EvidenceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Count:
    """How often a commitment was kept in a stretch.

    `due`: it surely lies in the term; `over`: nothing can follow; `told`: the register could tell what was done in it.
    """

    least: int
    most: int
    due: bool
    over: bool
    told: bool


def judge_year(
    commitment: CommitmentRow,
    term: TermDays,
    evidence: Sequence[EvidenceRow],
    year: int,
    day: date,
    perhaps: Sequence[EvidenceRow] = (),
) -> Kept:
    """Judge a commitment in a calendar year, 1 to 9998, as of a day: what begins after that day does not count.

    `perhaps` are activities that no record links to it: they count where without them it is not kept.
    """
    kept = _judge(commitment, term, evidence, year, day)
    if perhaps and kept.state in TOO_LITTLE:
        with_them = _judge(commitment, term, (*evidence, *perhaps), year, day)
        kept = with_them if with_them.most > kept.most else kept
    return _with_undated(kept, (*evidence, *perhaps))


TOO_LITTLE: Final = frozenset(("no_evidence", "sources_end", "partly"))
"""States of too little evidence: activities that no record links to it, and those without a date, are looked at."""


def _with_undated(kept: Kept, evidence: Iterable[EvidenceRow]) -> Kept:
    """Name the activities without a date, each of which may have kept it in the year."""
    undated = tuple(event for event in evidence if event.undated)
    if not undated or kept.state not in TOO_LITTLE:
        return kept
    codes: dict[Reason, None] = dict.fromkeys(
        "evidence_undated" if one.linked else "unlinked_undated" for one in undated
    )
    return replace(
        kept,
        certainty="possibly" if kept.state == "partly" else kept.certainty,
        reasons=(*kept.reasons, *(code for code in codes if code not in kept.reasons)),
        undated=undated,
    )


def _judge(
    commitment: CommitmentRow, term: TermDays, evidence: Iterable[EvidenceRow], year: int, day: date
) -> Kept:
    whole = calendar_year(year)
    known = [event for event in evidence if event.earliest is None or event.earliest <= day]
    stretches = tuple(
        each
        for each in stretches_of(commitment.every or "year", year, _first_year(term))
        if not _outside(term, each)
    )
    met = tuple(event for event in known if any(_meets(event, each) for each in stretches or (whole,)))
    counts = [_count(met, each, term, day) for each in stretches]
    least = sum(count.least for count in counts)
    most = min(sum(count.most for count in counts), len({event.trip for event in met}))
    if commitment.every is None:
        state: State = "no_cadence"
        certainty: Certainty | None = None
    elif not stretches:
        state, certainty = "outside", "possibly" if _inferred_end(term, whole) else "surely"
    else:
        # Once at least, for nothing on record is not kept.
        state, certainty = _judge_stretches(counts, max(commitment.times_min or 1, 1), most)
    may_have_ended = (state, certainty) == ("not_due", "surely") and (term.ends_earliest or day) < day
    if certainty and (may_have_ended or term.not_signed or (state == "sources_end" and term.newest_told)):
        certainty = "possibly"
    return Kept(
        state=state,
        certainty=certainty,
        least=least,
        most=most,
        more=commitment.times_max is not None and any(count.least > commitment.times_max for count in counts),
        stretches=stretches,
        activities=met,
        reasons=()
        if (state, certainty) == ("kept", "surely")
        else (
            *_reasons_of_term(term, whole),
            *_reasons_of_evidence(state, known, met, stretches),
            *_reasons_of_rest(commitment, term, whole, counts, state),
            *(("may_have_ended",) if may_have_ended else ()),
        ),
    )


def _reasons_of_rest(
    commitment: CommitmentRow, term: TermDays, whole: Stretch, counts: Sequence[_Count], state: State
) -> Iterator[Reason]:
    """Give why a year without enough evidence may be kept, or is no whole one; and what the commitment itself says."""
    if state in ("outside", "no_cadence"):
        return
    if state in ("no_evidence", "partly") and not all(
        count.told for count in counts if count.due and count.over
    ):
        yield "sources_end"
    if state != "kept":
        yield from _reasons_of_part(term, whole)
    yield from commitment.doubts


def lasting_reasons(commitment: CommitmentRow, term: TermDays, year: int) -> tuple[Reason, ...]:
    """Give the reasons of a year that are so on whichever day it is judged."""
    whole = calendar_year(year)
    return (*_reasons_of_term(term, whole), *_reasons_of_part(term, whole), *commitment.doubts)


def _reasons_of_part(term: TermDays, whole: Stretch) -> Iterator[Reason]:
    """Give why the term holds a part of the year only, or may: it begins or ends within it, on a day known or not."""
    first, last = (term.starts_earliest, term.starts_latest), (term.ends_earliest, term.ends_latest)
    if (
        not term.starts_unsure
        and first[1]
        and whole.first < first[1]
        and (first[0] or date.min) <= whole.last
    ):
        yield "start_in_year" if first[0] == first[1] else "start_not_exact"
    if not term.ends_unsure and last[0] and last[0] < whole.last and (last[1] or date.max) >= whole.first:
        yield "end_in_year" if last[0] == last[1] else "end_not_exact"


def _judge_stretches(counts: Sequence[_Count], needed: int, most: int) -> tuple[State, Certainty | None]:
    """Judge the stretches that are over; while none is, the commitment is kept already or not yet due."""
    over = [count for count in counts if count.over]
    judged = over or counts
    due = [count for count in judged if count.due]
    if all(count.least >= needed for count in judged):
        return "kept", "surely"
    enough = all(count.most >= needed for count in due) and most >= max(needed * len(due), 1)
    if enough and any(count.most >= needed for count in judged):
        return "kept", "possibly"
    if not over:
        return "not_due", "surely" if due else "possibly"
    if any(count.most for count in judged):
        short = any(count.most < needed for count in due if count.told)
        return "partly", "surely" if short and any(count.least for count in judged) else "possibly"
    if not due:
        return "outside", "possibly"
    return ("no_evidence", None) if any(count.told for count in due) else ("sources_end", "surely")


def _count(events: Iterable[EvidenceRow], stretch: Stretch, term: TermDays, day: date) -> _Count:
    """Count trips, not their parts."""
    meeting = [event for event in events if _meets(event, stretch)]
    last = min(stretch.last, term.ends_latest or stretch.last)
    return _Count(
        least=len(
            {
                event.trip
                for event in meeting
                if not _rests_on_inference(event) and _within(event, stretch, day)
            }
        ),
        most=len({event.trip for event in meeting}),
        due=_due(term, stretch),
        over=last < day,
        told=_told(term, last),
    )


def _told(term: TermDays, last: date) -> bool:
    """Whether the register could tell what was done until a day: its sources, or it keeps that complete itself."""
    complete = term.tracked is not None and last >= term.tracked
    return complete or term.told_until is None or last <= term.told_until


def _meets(event: EvidenceRow, stretch: Stretch) -> bool:
    """Whether some day of it can lie in the stretch; one without any date lies nowhere."""
    if event.undated:
        return False
    return (event.earliest or date.min) <= stretch.last and (event.latest or date.max) >= stretch.first


def _left_open(event: EvidenceRow, stretch: Stretch) -> bool:
    """Whether an inferred day can lie in the stretch instead: as `left_open` of the filters has it."""
    days = event.open_days
    if days is None or _meets(event, stretch):
        return False
    first = max(stretch.first.isoformat(), str(days["earliest"] or ""))
    last = min(stretch.last.isoformat(), str(days["latest"] or LAST_DAY))
    if days["last_day"] is None:
        return first <= last
    years = (f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1))
    return any(
        first <= f"{year}{days['last_day']}" and f"{year}{days['first_day']}" <= last for year in years
    )


def _rests_on_inference(event: EvidenceRow) -> bool:
    return event.dates_inferred or event.fulfils_inferred


def _within(event: EvidenceRow, stretch: Stretch, day: date) -> bool:
    if event.earliest is None or event.latest is None:
        return False
    return stretch.first <= event.earliest and event.latest <= min(stretch.last, day)


def _first_year(term: TermDays) -> int | None:
    """Give the year in which the term surely begins, from which longer cadences are counted."""
    if term.starts_earliest is None or term.starts_latest is None:
        return None
    return term.starts_earliest.year if term.starts_earliest.year == term.starts_latest.year else None


def _outside(term: TermDays, stretch: Stretch) -> bool:
    """Whether no day of the stretch can lie in the term."""
    before = term.starts_earliest is not None and stretch.last < term.starts_earliest
    return before or (term.ends_latest is not None and stretch.first > term.ends_latest)


def _due(term: TermDays, stretch: Stretch) -> bool:
    """Whether some day of the stretch surely lies in the term."""
    if term.standing == "planned" or term.starts_latest is None or stretch.last < term.starts_latest:
        return False
    if term.starts_unsure and stretch.first <= term.starts_latest:
        return False
    if term.ending == "open":
        return True
    if term.ends_earliest is None or stretch.first > term.ends_earliest:
        return False
    return not (term.ends_unsure and stretch.last >= term.ends_earliest)


def _inferred_end(term: TermDays, whole: Stretch) -> Reason | None:
    """Give which end of the term is inferred, of the one beyond which the year lies; None where it is not."""
    if term.starts_earliest is not None and whole.last < term.starts_earliest:
        return "start_inferred" if term.starts_unsure else None
    return "end_inferred" if term.ends_unsure else None


def _reasons_of_evidence(
    state: State, known: Sequence[EvidenceRow], met: Sequence[EvidenceRow], stretches: Sequence[Stretch]
) -> Iterator[Reason]:
    """Give what the evidence leaves open."""
    if state in ("kept", "partly"):
        if any(_rests_on_inference(event) if event.linked else event.dates_inferred for event in met):
            yield "evidence_inferred"
        if not all(event.linked for event in met):
            yield "evidence_unlinked"
        if not all(any(_within(event, each, date.max) for each in stretches) for event in met):
            yield "evidence_not_exact"
    elif any(event.linked and event.undated for event in known):
        yield "evidence_undated"
    if state in ("partly", "no_evidence", "sources_end") and any(
        _left_open(event, each) for event in known for each in stretches
    ):
        yield "evidence_left_open"


def _reasons_of_term(term: TermDays, whole: Stretch) -> Iterator[Reason]:
    """Give why it is not sure whether the year lies in the term."""
    if term.not_signed:
        yield term.not_signed
    if _outside(term, whole):
        if inferred := _inferred_end(term, whole):
            yield inferred
        return
    if term.ending == "not_stated":
        yield "term_not_stated" if term.starts_latest is None else "end_not_stated"
    elif term.starts_latest is None:
        yield "start_not_stated"
    if term.starts_unsure and term.starts_latest is not None and whole.first <= term.starts_latest:
        yield "start_inferred"
    if term.ends_unsure and term.ends_earliest is not None and whole.last >= term.ends_earliest:
        yield "end_inferred"
