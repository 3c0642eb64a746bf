"""Whether what a record says of an agreement's life after signing can be: its renewal, decisions and changes. Pure.

Only what surely cannot be is doubted: dates that overlap contradict nothing, nor does one that is uncertain,
approximate or inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from coopcli.days.dates import Date, DateError, Duration, Period
from coopcli.records.record import Values
from coopcli.terms.lifecycle import change_of, life_of


@dataclass(frozen=True, slots=True)
class Doubt:
    """What cannot be, or hardly: a problem's code, values and hint.

    It stands in the field `where` ("": in the whole) of `record`, a record or one nested in it. `absent` names
    the fields on whose absence it rests: one that is written and cannot be read is not absent.
    """

    code: str
    record: Values
    where: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    hint: str = ""
    absent: tuple[str, ...] = ()


def future(record: Values, name: str, clock: date) -> Iterator[Doubt]:
    """Doubt a date that surely lies after `clock`, the day by the clock."""
    when = record.date(name) or record.period(name)
    if when and when.earliest and when.earliest > clock:
        yield Doubt("date-in-future", record, name, {"text": when.text, "field": name, "today": clock})


def _before(code: str, record: Values, name: str, other: Date | None) -> Iterator[Doubt]:
    """Doubt a date that surely lies before another one; both are sure, or None."""
    when = record.sure_date(name)
    if when and other and when.latest < other.earliest:
        yield Doubt(code, record, name, {"text": when.text, "date": other.text})


_HOW_RENEWED: Final = ("notice_period", "length", "max_extent_date")
_OWN_DATES: Final = ("date_signed", "date_in_force")
_FIRST_DAYS: Final = tuple(date(year, month, 1) for year in (2023, 2024) for month in range(1, 13))
"""Days from which every run of months is counted once, with and without a leap day."""


def doubts_of_life(values: Values, clock: date) -> Iterator[Doubt]:
    """Give the doubts about an agreement's renewal, decisions, changes and copy; `clock` is today."""
    for renewal in values.records("renewal"):
        yield from _renewal(renewal, values)
    for decision in values.records("decisions"):
        yield from future(decision, "date", clock)
    yield from future(values, "copy_sent", clock)
    signed = values.sure_date("date_signed")
    yield from _before("copy-before-signing", values, "copy_sent", signed)
    changes = values.records("changes")
    if not changes:
        return
    for change in changes:
        yield from _change(change, signed, clock)
    yield from _strangers(changes, values)
    yield from _after_the_end(changes, values)
    yield from _resumptions(changes)
    yield from _extensions(changes, values.sure_period("period"))


def _renewal(renewal: Values, agreement: Values) -> Iterator[Doubt]:
    mode = renewal.get("mode")
    if mode == "tacit" and "length" not in renewal:
        yield Doubt("tacit-without-length", renewal, "mode", absent=("length",))
    if mode == "never":
        for name in _HOW_RENEWED:
            if name in renewal:
                yield Doubt("renewal-contradicted", renewal, name, {"field": name})
    yield from _notice(renewal, agreement)
    extent, period = renewal.sure_date("max_extent_date"), agreement.sure_period("period")
    if extent and period and period.ends_earliest and extent.latest < period.ends_earliest:
        told = {"text": extent.text, "period": period.text}
        yield Doubt("extent-before-end", renewal, "max_extent_date", told)


def _notice(renewal: Values, agreement: Values) -> Iterator[Doubt]:
    """Doubt a notice period that is longer than the stated term, or than a renewed one."""
    notice, length = renewal.sure_duration("notice_period"), renewal.sure_duration("length")
    if notice is None:
        return
    period = agreement.sure_period("period")
    if period is not None and _longer_than_period(notice, period):
        term = period.text
    elif length is not None and _longer_than(notice, length):
        term = length.text
    else:
        return
    yield Doubt("notice-longer-than-term", renewal, "notice_period", {"text": notice.text, "term": term})


def _longer_than_period(notice: Duration, period: Period) -> bool:
    """Whether it is, counted back from the latest last day, longer than the whole period."""
    if period.starts_earliest is None or period.ends_latest is None:
        return False
    try:
        return notice.before(period.ends_latest + timedelta(days=1)) < period.starts_earliest
    except DateError:
        return True  # it goes back to before the year 1


def _longer_than(one: Duration, other: Duration) -> bool:
    """Whether it is longer from whatever day both are counted."""
    try:
        return all(one.after(day) > other.after(day) for day in _FIRST_DAYS)
    except DateError:
        return one.most_days > other.most_days  # thousands of years


def _change(change: Values, signed: Date | None, clock: date) -> Iterator[Doubt]:
    """Doubt the dates of one change; `signed` is when the agreement was, where that is sure."""
    yield from future(change, "date_signed", clock)
    yield from future(change, "notified", clock)
    for name in _OWN_DATES:
        yield from _before("change-before-signing", change, name, signed)
    yield from _before("change-notified-early", change, "notified", change.sure_date("date_signed"))
    extends = change.get("kind") == "extension"
    if extends and "extended_to" not in change:
        yield Doubt("extension-without-end", change, "kind", absent=("extended_to",))
    dates = (*_OWN_DATES, "extended_to") if extends else _OWN_DATES
    if not any(name in change for name in dates):
        yield Doubt("change-undated", change, "kind", {"kind": change.get("kind", "")}, absent=dates)


def _strangers(changes: Sequence[Values], agreement: Values) -> Iterator[Doubt]:
    """Doubt a withdrawal by one who is no party, where the parties are stated."""
    parties = tuple(party["party"] for party in agreement.records("parties") if "party" in party)
    if not parties or "parties" in agreement.inferred:
        return
    for change in changes:
        party = None if "party" in change.inferred else change.get("party")
        if change.get("kind") == "withdrawal" and party and party not in parties:
            yield Doubt("withdrawal-by-stranger", change, "party", {"party": party, "parties": parties})


def _after_the_end(changes: Sequence[Values], agreement: Values) -> Iterator[Doubt]:
    """Doubt a change that surely takes effect after a termination or a withdrawal surely ended the agreement."""
    ending = life_of(agreement).ending()
    if ending is None or ending.latest is None or ending.latest_unsure:
        return
    for change in changes:
        where = "date_in_force" if "date_in_force" in change else "date_signed"
        effect, when = _effect(change), change.date(where)
        if effect and when and effect[0] > ending.latest:
            yield Doubt("change-after-end", change, where, {"text": when.text, "end": ending.latest})


def _resumptions(changes: Sequence[Values]) -> Iterator[Doubt]:
    """Doubt a resumption for which no suspension is left that can have come before it."""
    placed = [*enumerate(changes)]
    suspensions = [one for one in placed if one[1].get("kind") == "suspension"]
    resumptions = [one for one in placed if one[1].get("kind") == "resumption"]
    for place, resumption in sorted(resumptions, key=lambda one: _last_day(one[1])):
        before = [one for one in suspensions if not _surely_after(one, (place, resumption))]
        if before:
            suspensions.remove(before[-1])
        else:
            yield Doubt("resumption-without-suspension", resumption, "kind")


def _extensions(changes: Sequence[Values], period: Period | None) -> Iterator[Doubt]:
    """Doubt an extension to a day that is not after the end which it extends: the period's, or another's before it."""
    extensions = [one for one in enumerate(changes) if one[1].get("kind") == "extension"]
    for extension in extensions:
        to = extension[1].sure_date("extended_to")
        if to is None:
            continue
        ends = [(period.ends_earliest, period.text)] if period and period.ends_earliest else []
        for other in extensions:
            extended = other[1].sure_date("extended_to")
            if extended and other is not extension and _follows(extension, other):
                ends.append((extended.earliest, extended.text))
        last, text = max(ends, default=(date.min, ""))
        if to.latest <= last:
            yield Doubt("extension-not-later", extension[1], "extended_to", {"text": to.text, "end": text})


def _follows(one: tuple[int, Values], other: tuple[int, Values]) -> bool:
    """Whether a change was surely made after another one: by days that both have, else by their places."""
    for name in _OWN_DATES:
        made, other_made = one[1].sure_date(name), other[1].sure_date(name)
        if made and other_made:
            return made.earliest > other_made.latest
    return one[0] > other[0]


def _surely_after(one: tuple[int, Values], other: tuple[int, Values]) -> bool:
    """Whether a change takes effect after another one: by their days, or by their places where a day is not sure."""
    (place, first), (other_place, second) = one, other
    effect, other_effect = _effect(first), _effect(second)
    if effect is None or other_effect is None:
        return place > other_place
    return effect[0] > other_effect[1]


def _effect(change: Values) -> tuple[date, date] | None:
    """Give the days between which a change takes effect, the last there is for one not known; None: not sure."""
    moment = change_of(change, 1).effect
    if moment is None or moment.earliest is None or moment.unsure:
        return None
    return moment.earliest, moment.latest or date.max


def _last_day(change: Values) -> date:
    days = _effect(change)
    return days[1] if days else date.max
