"""What coop wrote into a calendar, read back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from icalendar import Calendar
from icalendar.cal import Component

from coopcli.answer import Event
from coopcli.days.dates import LAST_YEAR
from coopcli.render import ForeignFileError
from coopcli.render.ics.values import Entry, plain_event, read_uid

_LANGUAGE: Final = re.compile("[A-Za-z0-9-]*")  # RFC 5646, 2.1, or none

_UNREADABLE: Final = (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError)
"""What the library raises where a document or a property is not as it should be."""


def entries_of(document: bytes) -> Mapping[str, Entry]:
    """Give the entries by the uid of their events; an empty document has none.

    Raises ForeignFileError where there is anything that coop did not write.
    """
    if not document.strip():
        return {}
    try:
        calendar = Calendar.from_ical(document.decode("utf-8-sig"))
    except _UNREADABLE as error:
        raise ForeignFileError from error
    if calendar.name != "VCALENDAR":
        raise ForeignFileError
    entries = map(_entry, calendar.subcomponents)
    return {entry.event.uid: entry for entry in entries}


def _entry(component: Component) -> Entry:
    name = str(component.get("UID", component.name))
    uid = read_uid(name)
    if uid is None or component.name != "VEVENT":
        raise ForeignFileError(name)
    try:
        return _read(uid, component)
    except _UNREADABLE as error:
        raise ForeignFileError(name) from error


def _read(uid: str, component: Component) -> Entry:
    """A program that sends a calendar on may leave out what is empty, or a sequence of 0."""
    status = str(component.get("STATUS", "CONFIRMED"))
    event = Event(
        uid=uid,
        day=_day(component.get("DTSTART").dt),
        summary=str(component.get("SUMMARY", "")),
        description=str(component.get("DESCRIPTION", "")),
        categories=tuple(map(str, component.get("CATEGORIES", ()))),
        alarms=tuple(-alarm.get("TRIGGER").dt.days for alarm in component.walk("VALARM")),
        tentative=status == "TENTATIVE",
    )
    language = str(getattr(component.get("SUMMARY"), "params", {}).get("LANGUAGE", ""))
    stamp: datetime = component.get("DTSTAMP").dt.astimezone(UTC)
    sequence = int(component.get("SEQUENCE", 0))
    if sequence < 0 or not _LANGUAGE.fullmatch(language):
        raise ValueError("no sequence or no language that coop wrote")
    return Entry(plain_event(event), language, stamp, sequence, cancelled=status == "CANCELLED")


def _day(start: date) -> date:
    if isinstance(start, datetime) or start.year > LAST_YEAR:
        raise ValueError("no day that coop wrote: it lasts from morning to night, and another one follows")
    return start
