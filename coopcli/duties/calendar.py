"""A duty as an event of a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from coopcli.answer import CalendarEvent
from coopcli.days.dates import whole_date
from coopcli.duties.kinds import CHANGE, COMMITMENT, KINDS
from coopcli.duties.rows import DutyFound, DutyRow, read_duty_id
from coopcli.i18n import pick, say, say_date, say_day
from coopcli.records.phrases import label_of, text_of
from coopcli.records.record import Texts


def event_of(one: DutyFound, leads: Sequence[int], remarks: Sequence[str]) -> CalendarEvent:
    """Give the event of a duty whose first day is known: on that day, with an alarm at each lead time, and its remarks.

    It says nothing that depends on the day of the export, so that it changes only when the records do.
    """
    row = one.row
    day = row.due_earliest or date.min
    return CalendarEvent(
        uid=row.duty,
        day=day,
        summary=": ".join(filter(None, (_when(row), whose(one)))),
        description="\n".join(_lines(one, remarks)),
        categories=(label_of("step", row.step),),
        alarms=_alarms(row, day, leads),
        tentative=row.proposed or row.due_earliest != row.due_latest or row.unsure or rolls_on(one),
    )


def rolls_on(one: DutyFound) -> bool:
    """Whether its term is one that tacit renewals lead to: an event must not change when that term comes up."""
    return (one.row.term or 1) > 1 and one.found is not None and one.found.row.renewal_mode == "tacit"


def _when(row: DutyRow) -> str:
    """Say what kind of duty it is; and between which days it lies, for the event stands on the first of them."""
    if row.due_earliest == row.due_latest:
        return kind_words(row)
    return say("{what} ({days})", what=kind_words(row), days=due_words(row))


def due_words(row: DutyRow) -> str:
    """Say the day of a duty; a year or month where it is any day of that, else the first and the last it can be."""
    earliest, latest = row.due_earliest, row.due_latest
    if earliest is None:
        return say("by {day}", day=latest) if latest else ""
    if latest is None:
        return say("from {day} on", day=earliest)
    whole = whole_date(earliest, latest)
    return say_date(whole) if whole else f"{say_day(earliest)} – {say_day(latest)}"


def kind_words(row: DutyRow) -> str:
    """Say what kind of duty it is; of what the office does once a year, of which year; of a notice, of which change."""
    label = label_of("step", row.step)
    subject = KINDS[row.step].of
    if subject is CHANGE:
        kind = read_duty_id(row.duty).variant
        return say("{step}: {kind}", step=label, kind=label_of("change", kind))
    if row.year is None or subject is COMMITMENT:
        return label
    return say("{step} {year}", step=label, year=str(row.year))


def whose(one: DutyFound) -> str:
    """Say whose duty it is: the parties of the agreement or the activity, and the commitment or the activity."""
    names = [cast(Texts, party["name"]) for party in one.found.row.parties] if one.found else one.row.parties
    parties = " – ".join(pick(name) for name in names)
    return ": ".join(filter(None, (parties, text_of(one.row.text))))


def _lines(one: DutyFound, remarks: Sequence[str]) -> list[str]:
    row = one.row
    lines = []
    if row.due_earliest != row.due_latest and row.due_latest is not None and row.due_earliest is not None:
        between = f"{say_day(row.due_earliest)} – {say_day(row.due_latest)}"
        lines.append(say("falls due between these days: {period}", period=between))
    if row.proposed:
        lines.append(
            say("a proposal from the term, which neither the agreement as recorded nor a law asks for")
        )
    lines += remarks
    if one.found and one.found.row.owner:
        lines.append(say("looked after by {owner}", owner=one.found.row.owner))
    lines.append(say("why: coop due --why {duty}", duty=row.duty))
    return lines


def _alarms(row: DutyRow, day: date, leads: Sequence[int]) -> tuple[int, ...]:
    """Remind at the lead times that lie in the time to act, else on its first day."""
    if row.begins is None or row.begins > day:
        return tuple(leads)
    room = (day - row.begins).days
    return tuple(lead for lead in leads if lead <= room) or (room,)
