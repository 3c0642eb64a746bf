"""The answer of `due`: what falls due, a table for each bucket, with what to do first and its day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, cast

from coopcli.agreements import answer as agreements
from coopcli.agreements.answer import sources_end
from coopcli.answer import Answer, Cell, Grade, Inferred, Shown, Type, value_of
from coopcli.asking.filter import AGREEMENT, Reason, reasons_by_code
from coopcli.asking.question import reasons_of
from coopcli.commitments.kept import WHY, WITHOUT_DOUBT, say_why
from coopcli.days.periods import Span
from coopcli.duties.calendar import due_words, event_of, kind_words, rolls_on, whose
from coopcli.duties.judge import is_untold
from coopcli.duties.kinds import COMMITMENT, FOREIGN, KINDS
from coopcli.duties.rows import Due, DutyFound, DutyRow, read_duty_id
from coopcli.i18n import count, say, say_day
from coopcli.lists import (
    INFERRED,
    NOTHING,
    Audience,
    Column,
    Columns,
    Group,
    View,
    add_counts,
    field,
    for_machines,
    hold,
    list_answer,
    several,
)
from coopcli.records.codelists import BUCKET
from coopcli.records.phrases import label_of
from coopcli.text import N_


def _due(one: DutyFound) -> Cell:
    """The day, or the days between which it lies."""
    row = one.row
    return row.due_earliest if row.due_earliest == row.due_latest else Shown(row.due_earliest, due_words(row))


def _of(one: DutyFound) -> Cell:
    """Whose it is, in words; what stands on no record is the office's own, of which the register may say nothing."""
    if len(one.duties) > 1:
        return whose(one._replace(row=one.row._replace(text=None)))
    office = N_("the office that keeps this register") if "no_office" not in one.row.doubts else NO_OFFICE
    return whose(one) or one.row.record or say(office)


def _first_action(one: DutyFound) -> Cell:
    if one.act_from is None or one.bucket == "sources_end":
        return Shown(one.first_action, "–", "faint")
    latest = one.act_from_latest
    words = say_day(one.act_from)
    if latest is not None and latest != one.act_from:
        words = f"{words} – {say_day(latest)}"
    if one.first_action != one.row.step:
        step = label_of("step", one.first_action)
        words = say("{day}: {step}", day=words, step=step)
    cell = Shown(one.first_action, words)
    return Inferred(cell) if "due_inferred" in reason_codes(one) else cell


def reason_words(one: DutyFound) -> str:
    """Say why a duty is not sure, whether it is only proposed, what has or may have settled it."""
    row = one.row
    parts = [_say(code, one) for code in reason_codes(one) if code != "no_office"]
    if one.found and is_untold(row) and one.bucket in ("sources_end", "long_past"):
        parts = [sources_end(one.found.row)]
    if row.evidence and not row.settled:
        part = not all(event.undated for event in row.evidence)
        names = "; ".join(dict.fromkeys(event.words for event in row.evidence))
        parts.append(say("partly: {activities}", activities=names) if part else names)
    if row.settled == "surely":
        parts.append(say("done: {by}", by=_settled_by(one)))
    elif row.settled == "possibly":
        parts.append(_say_may_be_done(row))
    elif one.bucket == "settled":
        parts.append(say("past, nothing is left to be done"))
    if one.bucket == "snoozed" and row.snoozed_until:
        parts.append(say("snoozed until {day}", day=row.snoozed_until))
    return "; ".join(parts)


def _say_may_be_done(row: DutyRow) -> str:
    standing = f" ({label_of('standing', row.settled_standing)})" if row.settled_standing else ""
    return say("may be done: {by}", by=f"{row.settled_by}{standing}")


def _say(code: str, one: DutyFound) -> str:
    return say_why(code, one.found.row) if code in WHY and one.found else say(_REASONS[code].words)


def _settled_by(one: DutyFound) -> str:
    name = str(one.row.settled_by)
    name = "recorded" if name.startswith("duty:") else name
    return say(_SETTLED_BY.get(name, "")) or name


_SETTLED_BY: Final = {
    "copy_sent": N_("the copy was sent"),
    "notified": N_("the notice was given"),
    "decisions": N_("decided"),
    "extension": N_("extended"),
    "recorded": N_("the register says so"),
}

NO_OFFICE: Final = N_("no office is set in this register")
_REASONS: Final[Mapping[str, Reason]] = {**WHY} | reasons_by_code(
    {
        "proposed": N_("a proposal from the term"),
        "day_not_stated": N_("the day it follows from is not stated"),
        "suspended": N_("the agreement is or may be suspended"),
        "scope_not_stated": N_("whether a foreign party signed is not stated"),
        "due_inferred": N_("the day is inferred"),
        "due_approximate": N_("the day is approximate"),
        "due_possible": N_("the day is only possible"),
        "due_not_exact": N_("the exact day is not known"),
        "no_office": NO_OFFICE,
    }
)


def reason_codes(one: DutyFound) -> tuple[str, ...]:
    """Give the codes of why a duty is not sure, or is no duty of an agreement or a law."""
    row, agreement = one.row, one.found.row if one.found else None
    codes = ["proposed"] if row.proposed else []
    if row.rolls_on:
        codes.append("rolls_on")
    if row.suspended:
        codes.append("suspended")
    if row.doubts or KINDS[row.step].of is COMMITMENT:
        return (*codes, *row.doubts)
    if agreement and agreement.standing == "agreed":
        codes += ["agreed", *_marked(row)]
    elif agreement and "standing" in (agreement.inferred or ()):
        codes += ["signing_inferred", *_marked(row)]
    elif row.due_earliest is None and row.due_latest is None:
        stated = agreement is None or agreement.period is not None
        end = "end_not_stated" if stated else "term_not_stated"
        codes.append(end if row.step == "end" else "day_not_stated")
    elif row.step in FOREIGN and agreement and agreement.scope == "unknown":
        codes.append("scope_not_stated")
    elif row.unsure:
        codes += _marked(row) or ["due_possible"]
    elif row.due_earliest != row.due_latest:
        codes.append("due_not_exact")
    return tuple(codes)


def _marked(row: DutyRow) -> list[str]:
    """Say how the dates are known that an unsure day rests on: inferred or approximate, or both."""
    marks = {"due_inferred": "?%", "due_approximate": "~%"}
    return [code for code, signs in marks.items() if {*signs} & {*(row.marks or "")}]


def lasting_words(one: DutyFound) -> list[str]:
    """Say what is to be remarked of a duty on every day alike, for a calendar; that it is a proposal is said there."""
    row = one.row
    if KINDS[row.step].of is COMMITMENT:
        return [_say(code, one) for code in (*(["suspended"] if row.suspended else []), *row.lasting)]
    codes = [code for code in reason_codes(one) if code not in ("proposed", "no_office")]
    if rolls_on(one):
        codes = [code for code in codes if code not in _OF_THE_DAY] + ["due_possible"]
    words = [_say(code, one) for code in codes]
    return [*words, _say_may_be_done(row)] if row.settled == "possibly" else words


_OF_THE_DAY: Final = frozenset(("due_inferred", "due_approximate", "due_possible", "due_not_exact"))


def _reasons(one: DutyFound) -> Cell:
    """Why it is not sure. That its exact day is not known is no reason where the period holds all its days."""
    sure = one.match is Grade.SURELY
    own = [code for code in reason_codes(one) if not (sure and code in _NO_DOUBT)]
    of_agreement = reasons_of(one.found.grades, one.found.row, AGREEMENT) if one.found else ()
    words = (*(_say(code, one) for code in own), *(say(reason.words) for reason in of_agreement))
    return several((*own, *(reason.code for reason in of_agreement)), words)


_NO_DOUBT: Final = WITHOUT_DOUBT | {"due_not_exact"}


def _reminders(one: DutyFound) -> Cell:
    return several((day.isoformat() for day in one.reminders), map(say_day, one.reminders))


def _all_of(one: DutyFound) -> tuple[str, ...]:
    return one.duties or (one.row.duty,)


def _evidence(one: DutyFound) -> tuple[str, ...]:
    return tuple(dict.fromkeys(event.activity for event in one.row.evidence))


def _duty(one: DutyFound) -> Cell:
    """The id of it; of a line that stands for several all of them, for people."""
    return Shown(one.row.duty, "; ".join(_all_of(one)))


def _what(one: DutyFound) -> Cell:
    """The kind of it; of a line that stands for several each kind once."""
    kinds = dict.fromkeys(KINDS[read_duty_id(name).kind.code].code for name in one.duties)
    words = (
        "; ".join(label_of("step", code) for code in kinds) if len(one.duties) > 1 else kind_words(one.row)
    )
    return Shown(one.row.step, words)


def _record(one: DutyFound) -> Cell:
    """The agreement, else the record that it stands on, else the duty itself."""
    return one.row.agreement or one.row.record or one.row.duty


_OF_AGREEMENT: Final = {
    key: column for key, column in agreements.FIELDS.items() if key not in ("id", "match", "reasons")
}
_HELD: Final[Columns[DutyFound]] = hold(_OF_AGREEMENT, "found")


def _inferred(one: DutyFound) -> Cell:
    """Name what of the agreement rests on inference, and the days of the duty where they do."""
    days = {
        "due_earliest": one.row.due_earliest,
        "due_latest": one.row.due_latest,
        "first_action_day": one.act_from,
        "first_action_day_latest": one.act_from_latest,
    }
    named = [
        *(key for key, day in days.items() if day and "due_inferred" in reason_codes(one)),
        *cast(list[str], value_of(_HELD[INFERRED].cell(one)) or []),
    ]
    return several(named, named) if named else _HELD[INFERRED].cell(one)


COLUMNS: Final[Columns[DutyFound]] = {
    "due_earliest": Column(N_("due"), Type.DAY, _due),
    "step": Column(N_("what"), Type.CODE, _what, "step"),
    "of": Column(N_("of"), Type.TEXT, _of, audience=Audience.PEOPLE),
    "first_action": Column(N_("act from"), Type.CODE, _first_action, "step"),
    "note": Column(
        N_("remarks"), Type.TEXT, lambda one: reason_words(one) or NOTHING, audience=Audience.PEOPLE
    ),
    "duty": Column(N_("duty"), Type.ID, _duty),
    **for_machines(
        {
            "id": Column(N_("id"), Type.ID, _record),
            "bucket": Column(N_("when"), Type.CODE, field("bucket"), "bucket"),
            "due_latest": Column(N_("due, latest"), Type.DAY, field("row.due_latest")),
            "first_action_day": Column(N_("act from, day"), Type.DAY, field("act_from")),
            "first_action_day_latest": Column(
                N_("act from, at the latest"), Type.DAY, field("act_from_latest")
            ),
            "reminders": Column(N_("reminders"), Type.TEXT, _reminders),
            "record": Column(N_("record"), Type.ID, lambda one: one.row.record or None),
            "text": Column(N_("text"), Type.TEXTS, field("row.text")),
            "year": Column(N_("year"), Type.NUMBER, field("row.year")),
            "proposed": Column(N_("proposed"), Type.BOOLEAN, field("row.proposed")),
            "settled": Column(N_("settled"), Type.TEXT, field("row.settled", NOTHING)),
            "settled_by": Column(N_("settled by"), Type.TEXT, field("row.settled_by", NOTHING)),
            "settled_standing": Column(
                N_("its standing"), Type.CODE, field("row.settled_standing", NOTHING), "standing"
            ),
            "activities": Column(
                N_("activities"), Type.ID, lambda one: several(_evidence(one), _evidence(one))
            ),
            "duties": Column(N_("all of them"), Type.ID, lambda one: several(_all_of(one), _all_of(one))),
            "snoozed_until": Column(N_("snoozed until"), Type.DAY, field("row.snoozed_until", NOTHING)),
            "tracked": Column(N_("kept complete since"), Type.DAY, field("row.tracked")),
            "match": Column(N_("match"), Type.CODE, field("match.word"), "certainty"),
            "reasons": Column(N_("reason"), Type.TEXT, _reasons),
            **_HELD,
            INFERRED: Column(N_("known by inference"), Type.TEXT, _inferred),
        }
    ),
}
"""The columns of a duty, then those of its agreement."""

_NO_DAY: Final = ("due_earliest", "first_action")
"""What people need not see where no day is stated."""


def due_answer(due: Due, view: View) -> Answer:
    """Give a table for each bucket that has duties, what is left out as notes, and the total."""
    groups = []
    for bucket in BUCKET.codes:
        label = label_of("bucket", bucket)
        rows = [one for one in due.found if one.bucket == bucket]
        rows = _lines_of(rows) if bucket == "sources_end" else rows
        fewer = _NO_DAY if bucket == "not_stated" else ()
        groups.append(Group(label[0].upper() + label[1:], rows, fewer=fewer))
    answer = list_answer(
        groups,
        COLUMNS,
        view,
        title=say("Falls due: {period}", period=_period(due.span)),
        empty=say("nothing in this register falls due in this period"),
        notes=_notes(due),
        total=add_counts(
            count("{number} duty", "{number} duties", len(due.found)), Counter(one.match for one in due.found)
        ),
    )
    events = tuple(event_of(one, due.leads, lasting_words(one)) for one in due.found if _rings(one))
    return replace(answer, events=events)


def _lines_of(rows: Sequence[DutyFound]) -> list[DutyFound]:
    """Give one line for the duties of each agreement: its first one, with the days and the ids of all."""
    lines: dict[str | None, list[DutyFound]] = defaultdict(list)
    for one in rows:
        lines[one.row.agreement].append(one)
    return [
        ones[0]._replace(
            row=ones[0].row._replace(
                due_earliest=min(
                    (one.row.due_earliest for one in ones if one.row.due_earliest), default=None
                ),
                due_latest=max(one.row.due_latest or date.max for one in ones),
            ),
            duties=tuple(one.row.duty for one in ones),
        )
        for ones in lines.values()
    ]


def _rings(one: DutyFound) -> bool:
    """Whether it stands in a calendar: what is settled or snoozed does not, though a named period lists it, and what is
    past and no source can tell of asks for nothing."""
    return one.row.due_earliest is not None and one.bucket not in ("settled", "snoozed", "sources_end")


def _notes(counts: Due) -> Iterator[str]:
    if counts.long_past:
        yield count(
            "{number} duty was due more than a year ago, recurring commitments not counted: "
            "coop due --only long_past",
            "{number} duties were due more than a year ago, recurring commitments not counted: "
            "coop due --only long_past",
            counts.long_past,
        )
    if counts.snoozed:
        yield count(
            "{number} duty is snoozed: coop due --only snoozed",
            "{number} duties are snoozed: coop due --only snoozed",
            counts.snoozed,
        )
    if counts.office_left_out:
        yield say("The filter asks for agreements: yearly report and plans are left out.")


def _period(span: Span) -> str:
    first = say_day(span.first) if span.first else "…"
    last = say_day(span.last) if span.last else "…"
    return f"{first} – {last}"
