"""What an answer of `due` holds: which duties, in which bucket, how surely, and what to do first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coopcli.agreements.find import AgreementRow
from coopcli.answer import Found, Grade
from coopcli.days.dates import FIRST_YEAR, LAST_DAY, DateError, add_months
from coopcli.days.periods import Span
from coopcli.duties.kinds import KINDS
from coopcli.duties.rows import PLACE, Bucket, Due, DutyFound, DutyRecord, DutyRow
from coopcli.records.codelists import BUCKET, STEP
from coopcli.terms.terms import LEAD


@dataclass(frozen=True, slots=True)
class DayEnds:
    """A day and the last days of its week, month and quarter; what was due before `long_past` is past by a year."""

    day: date
    week_ends: date
    month_ends: date
    quarter_ends: date
    long_past: date


def days_of(day: date) -> DayEnds:
    """Give the boundaries of the buckets on a day."""
    quarter = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return DayEnds(
        day=day,
        week_ends=day + timedelta(days=min(6 - day.weekday(), max((LAST_DAY - day).days, 0))),
        month_ends=_months_later(day.replace(day=1), 1, less_a_day=True),
        quarter_ends=_months_later(quarter, 3, less_a_day=True),
        long_past=add_months(day, -12) if day.year > FIRST_YEAR else date.min,
    )


def _months_later(day: date, months: int, *, less_a_day: bool = False) -> date:
    """Give the day so many months later, or the one before it; the last day there is where that lies beyond."""
    try:
        return add_months(day, months) - timedelta(days=less_a_day)
    except DateError:
        return LAST_DAY


def bucket_of(duty: DutyRow, days: DayEnds) -> Bucket:
    """Give the one bucket of a duty."""
    latest = duty.due_latest or date.max
    past = latest < days.day
    if duty.settled == "surely" or (past and duty.passes):
        return "settled"
    if duty.snoozed_until is not None and days.day < duty.snoozed_until:
        return "snoozed"
    if duty.due_earliest is None and duty.due_latest is None:
        return "not_stated"
    earliest = duty.due_earliest or date.min
    if not past:
        return _ahead(earliest, days)
    if latest < days.long_past:
        return "long_past"
    # Surely not done: the register keeps such duties complete since a day before its own.
    complete = duty.tracked is not None and earliest >= duty.tracked
    if complete:
        return "overdue" if not duty.unsure and duty.settled is None else "past"
    return "sources_end" if is_untold(duty) else "past"


def is_untold(duty: DutyRow) -> bool:
    """Whether it was to be done until a day after the newest source, so that none can tell whether it was."""
    if not KINDS[duty.step].told or duty.told_until is None or duty.settled is not None:
        return False
    return (duty.due_latest or date.max) > duty.told_until


def _ahead(earliest: date, days: DayEnds) -> Bucket:
    if earliest < days.day:
        return "may_be_past"
    if earliest <= days.week_ends:
        return "this_week"
    if earliest <= days.month_ends:
        return "this_month"
    return "this_quarter" if earliest <= days.quarter_ends else "later"


LEADS: Final = (LEAD, 90, 30)
"""Days before a duty on which one is reminded of it, as those who need approvals before they sign want them: first of
all the usual lead of a term."""

DUE, OVERDUE = 10, 11
"""Exit codes for a scheduler: something is due, something is overdue."""

_MONTHS_AHEAD: Final = 12

_ORDER: Final = {code: number for number, code in enumerate((*BUCKET.codes, *STEP.codes))}


_PLACE: Final[Mapping[str, Callable[[DutyRow], date | str | int]]] = {
    "due_earliest": lambda row: row.due_earliest or date.max,
    "due_latest": lambda row: row.due_latest or date.max,
    "agreement": lambda row: row.agreement or "",
    "step": lambda row: _ORDER[row.step],
    "duty": lambda row: row.duty,
}
"""How what decides the place of a duty is compared."""

_WAITING: Final = frozenset({"may_be_past", "this_week", "this_month", "this_quarter", "later"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of the duties: a period (`explicit`: it was named), the day, kinds of duty, buckets, lead times."""

    span: Span
    explicit: bool
    days: DayEnds
    kinds: Collection[str] = ()
    buckets: Collection[str] = ()
    leads: Sequence[int] = LEADS

    @property
    def tells_all(self) -> bool:
        """Whether it says which buckets, or the period of them: then nothing is left out and only counted."""
        return self.explicit or bool(self.buckets)


def next_twelve_months(day: date) -> Span:
    """Give the period of an answer for which none is named, up to the last day there is at most."""
    return Span(day, _months_later(day, _MONTHS_AHEAD))


def judge_due(
    rows: Sequence[DutyRow],
    agreements: Mapping[str, Found[AgreementRow]],
    asked: Asked,
    *,
    filtered: bool,
    long_past: int,
) -> Due:
    """Judge the duties, and count what is not to be shown; `long_past` are those that the store only counted."""
    found = judge_duties(rows, agreements, asked, filtered=filtered)
    left_out = Counter(one.bucket for one in found if not asked.kinds or one.row.step in asked.kinds)
    return Due(
        span=asked.span,
        found=tuple(choose_shown(found, asked)),
        long_past=0 if asked.tells_all else left_out["long_past"] + long_past,
        snoozed=0 if asked.tells_all else left_out["snoozed"],
        leads=tuple(asked.leads),
        office_left_out=filtered,
    )


def judge_written(rows: Iterable[DutyRow], written: Mapping[str, DutyRecord]) -> list[DutyRow]:
    """Judge duties by what the keepers wrote of them: they are settled, or snoozed until a day."""
    judged = {row.duty: row for row in rows}
    for name in judged.keys() & written.keys():
        if written[name].done is not None:
            judged[name] = judged[name]._replace(settled="surely", settled_by=f"duty:{name}")
        else:
            judged[name] = judged[name]._replace(snoozed_until=written[name].snoozed_until)
    return [*judged.values()]


def judge_duties(
    rows: Iterable[DutyRow], agreements: Mapping[str, Found[AgreementRow]], asked: Asked, *, filtered: bool
) -> list[DutyFound]:
    """Judge the duties for the day and the period, bucket by bucket and day by day.

    With filters, a duty of an agreement that does not answer them is out, and so is one of no agreement at all.
    """
    duties = [row for row in rows if not filtered or row.agreement in agreements]
    ends = {(row.agreement, row.term): row for row in duties if row.step == "end"}
    by_term: dict[tuple[str | None, int | None], list[DutyRow]] = defaultdict(list)
    for row in duties:
        by_term[row.agreement, row.term].append(row)
    found = [
        _judge_duty(row, agreements.get(row.agreement or ""), ends, by_term, asked)
        for row in duties
        if not _begins_later(row, agreements, asked.span)
    ]
    return sorted(found, key=_place)


def choose_shown(found: Iterable[DutyFound], asked: Asked) -> list[DutyFound]:
    """Give those to show: what is settled, snoozed or long past only where that, or the period of it, is asked for."""
    return [one for one in found if _is_asked(one, asked)]


def exit_code(found: Iterable[DutyFound]) -> int:
    """Give 11 where something is overdue, else 10 where something falls due or may, else 0.

    What is past with nothing on record, or on a day that is not known, may long be done: it does not ring.
    """
    code = 0
    for one in found:
        if one.bucket == "overdue":
            return OVERDUE
        if one.bucket in _WAITING and one.match is not Grade.UNKNOWN:
            code = DUE
    return code


def _judge_duty(
    row: DutyRow,
    found: Found[AgreementRow] | None,
    ends: Mapping[tuple[str | None, int | None], DutyRow],
    by_term: Mapping[tuple[str | None, int | None], Sequence[DutyRow]],
    asked: Asked,
) -> DutyFound:
    """Judge one; what leads to an end in the period belongs to it too."""
    term = (row.agreement, row.term)
    match = _match(row, asked) or (_match(ends[term], asked) if term in ends else Grade.NO)
    first = _find_first_action(row, by_term[term], asked.days) if row.step == "end" else row
    return DutyFound(
        row=row,
        bucket=bucket_of(row, asked.days),
        match=min(match, found.match) if found and match is not Grade.NO else match,
        found=found,
        first_action=first.step,
        act_from=_act_from(first, asked.leads),
        act_from_latest=_act_from_latest(first, asked.leads),
        reminders=_reminders(row, asked),
    )


def _match(row: DutyRow, asked: Asked) -> Grade:
    """Sure when the period holds all days on which it can fall due, possible when it meets them.

    Without a period all that is past counts too: the answer is then what is open.
    """
    if row.due_earliest is None and row.due_latest is None:
        return Grade.UNKNOWN
    first = asked.span.first if asked.explicit else None
    earliest, latest = row.due_earliest or date.min, row.due_latest or date.max
    if (asked.span.last and earliest > asked.span.last) or (first and latest < first):
        return Grade.NO
    inside = (first or date.min) <= earliest and latest <= (asked.span.last or date.max)
    return Grade.SURELY if inside and not (row.unsure or row.rolls_on) else Grade.POSSIBLY


def _begins_later(row: DutyRow, agreements: Mapping[str, Found[AgreementRow]], span: Span) -> bool:
    """Whether a duty of a day not stated surely lies after the span, since its agreement begins after it."""
    if row.due_earliest is not None or row.due_latest is not None or span.last is None:
        return False
    found = agreements.get(row.agreement or "")
    starts = found.row.starts_earliest if found else None
    return starts is not None and starts > span.last


def _find_first_action(end: DutyRow, others: Sequence[DutyRow], days: DayEnds) -> DutyRow:
    """Give the open duty towards an end that falls due first; the end itself where there is none."""
    waiting = [other for other in others if bucket_of(other, days) in _WAITING]
    return min(waiting, key=lambda step: (step.due_earliest or date.min, _ORDER[step.step]), default=end)


def _act_from(row: DutyRow, leads: Sequence[int]) -> date | None:
    """Give the first day to act: the longest lead before it falls due, but not before it can be done."""
    if row.due_earliest is None:
        return row.begins
    day = _before(row.due_earliest, max(leads, default=0))
    return max(day, row.begins) if row.begins and row.begins <= row.due_earliest else day


def _act_from_latest(row: DutyRow, leads: Sequence[int]) -> date | None:
    """Give the first day to act if it falls due as late as it can; None where that is not known."""
    if row.due_earliest is None or row.due_latest is None:
        return None
    lead = max(leads, default=0)
    if not KINDS[row.step].begun_on_a_day and row.begins and row.begins <= row.due_earliest:
        lead = min(lead, (row.due_earliest - row.begins).days)
    return max(_before(row.due_latest, lead), _act_from(row, leads) or date.min)


def _reminders(row: DutyRow, asked: Asked) -> tuple[date, ...]:
    if row.due_earliest is None:
        return ()
    days = (_before(row.due_earliest, lead) for lead in sorted(asked.leads, reverse=True))
    return tuple(day for day in days if day >= asked.days.day and (row.begins is None or day >= row.begins))


def _before(day: date, days: int) -> date:
    return day - timedelta(days=days) if day.toordinal() > days else date.min


def _is_asked(one: DutyFound, asked: Asked) -> bool:
    if one.match is Grade.NO or (asked.kinds and one.row.step not in asked.kinds):
        return False
    if asked.buckets:
        return one.bucket in asked.buckets
    if asked.explicit:
        return True
    return one.bucket not in ("settled", "snoozed", "long_past")


def _place(one: DutyFound) -> tuple[object, ...]:
    return _ORDER[one.bucket], *(_PLACE[name](one.row) for name in PLACE)


def split_only(codes: Iterable[str]) -> tuple[tuple[str, ...], tuple[Bucket, ...]]:
    """Divide what `--only` names into kinds of duty and buckets."""
    named = tuple(codes)
    buckets = tuple(code for code in named if code in BUCKET.codes)
    return tuple(code for code in named if code in STEP.codes), buckets  # type: ignore[return-value]  # the codes are the buckets
