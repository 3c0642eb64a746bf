"""A duty as an event of a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from coopcli.answer import Event
from coopcli.duties.ids import read_duty_id
from coopcli.duties.kinds import CHANGE, COMMITMENT, KINDS
from coopcli.duties.rows import DutyFound, DutyRow
from coopcli.i18n import Language
from coopcli.records.phrases import label_of, text_of
from coopcli.records.rows import Texts


def event_of(one: DutyFound, leads: Sequence[int], language: Language) -> Event:
    """Give the event of a duty whose first day is known: on that day, with an alarm at each lead time.

    It says nothing that depends on the day of the export, so that it changes only when the records do.
    """
    row = one.row
    day = row.due_earliest or date.min
    return Event(
        uid=row.duty,
        day=day,
        summary=": ".join(filter(None, (step_words(row, language), whose(one, language)))),
        description="\n".join(_lines(one, language)),
        categories=(label_of("step", row.step, language),),
        alarms=_alarms(row, day, leads),
        tentative=row.proposed or row.due_earliest != row.due_latest or row.unsure or _rolls_on(one),
    )


def _rolls_on(one: DutyFound) -> bool:
    """Whether its term is one that tacit renewals lead to: an event must not change when that term comes up."""
    return (one.row.term or 1) > 1 and one.found is not None and one.found.row.renewal_mode == "tacit"


def step_words(row: DutyRow, language: Language) -> str:
    """Say what kind of step it is; of what the office does once a year, of which year; of a notice, of which change."""
    label = label_of("step", row.step, language)
    subject = KINDS[row.step].of
    if subject is CHANGE:
        kind = read_duty_id(row.duty).variant
        return language.say("{step}: {kind}", step=label, kind=label_of("change", kind, language))
    if row.year is None or subject is COMMITMENT:
        return label
    return language.say("{step} {year}", step=label, year=str(row.year))


def whose(one: DutyFound, language: Language) -> str:
    """Say whose duty it is: the parties of the agreement or the activity, and the promise or the activity."""
    names = [cast(Texts, party["name"]) for party in one.found.row.parties] if one.found else one.row.parties
    parties = " – ".join(language.pick(name) for name in names)
    return ": ".join(filter(None, (parties, text_of(one.row.text, language))))


def _lines(one: DutyFound, language: Language) -> list[str]:
    row = one.row
    lines = []
    if row.due_earliest != row.due_latest and row.due_latest is not None and row.due_earliest is not None:
        between = f"{language.day(row.due_earliest)} – {language.day(row.due_latest)}"
        lines.append(language.say("falls due between these days: {period}", period=between))
    if row.proposed:
        lines.append(language.say("a proposal from the term, which no paper asks for"))
    if one.found and one.found.row.owner:
        lines.append(language.say("looked after by {owner}", owner=one.found.row.owner))
    lines.append(language.say("why: coop due --why {duty}", duty=row.duty))
    return lines


def _alarms(row: DutyRow, day: date, leads: Sequence[int]) -> tuple[int, ...]:
    """Remind at the lead times that lie in the time to act, else on its first day."""
    if row.begins is None or row.begins > day:
        return tuple(leads)
    room = (day - row.begins).days
    return tuple(lead for lead in leads if lead <= room) or (room,)
