"""Entries of a calendar as an iCalendar document.

Section numbers are those of RFC 5545; REFRESH-INTERVAL is RFC 7986, 5.7, and programs that do not know it read
X-PUBLISHED-TTL.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from icalendar import Alarm, Calendar
from icalendar import Event as Component
from icalendar.prop import vCategory, vText

from coopcli.render.ics.values import Entry, written_uid

_PROGRAM: Final = "-//coop//register of cooperation agreements//EN"
"""It names no version: a new one must not change a calendar in which nothing has changed."""

_ONE_DAY: Final = timedelta(days=1)


class _Text(vText):
    """A TEXT (3.3.11), every character kept: the library's own takes a backslash before N for a line break."""

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode("utf-8")


def calendar_of(title: str, entries: Iterable[Entry]) -> str:
    """Give the document. Its texts must have no control characters but line breaks."""
    calendar = Calendar()
    calendar.add("PRODID", _PROGRAM)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", _Text(title))
    calendar.add("REFRESH-INTERVAL", _ONE_DAY, {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "P1D")
    for entry in entries:
        calendar.add_component(_component(entry))
    document: bytes = calendar.to_ical()
    return document.decode("utf-8")


def _component(entry: Entry) -> Component:
    event = entry.event
    component = Component()
    component.add("UID", _Text(written_uid(event.uid)))
    component.add("DTSTAMP", entry.stamp)
    component.add("SEQUENCE", entry.sequence)
    component.add("DTSTART", event.day)
    component.add("DTEND", event.day + _ONE_DAY)  # exclusive (3.8.2.2)
    component.add("SUMMARY", _text(event.summary, entry))
    if event.description:
        component.add("DESCRIPTION", _text(event.description, entry))
    if event.categories:
        component.add("CATEGORIES", _categories(entry))
    component.add("STATUS", _status(entry))
    component.add("TRANSP", "TRANSPARENT")  # the day stays free for appointments
    for days in event.alarms:
        component.add_component(_alarm(days, entry))
    return component


def _status(entry: Entry) -> str:
    if entry.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if entry.event.tentative else "CONFIRMED"


def _alarm(days: int, entry: Entry) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _text(entry.event.summary, entry))
    alarm.add("TRIGGER", timedelta(days=-days))
    return alarm


def _categories(entry: Entry) -> vCategory:
    categories = vCategory([], _language(entry))
    categories.cats = [_Text(category) for category in entry.event.categories]
    return categories


def _text(text: str, entry: Entry) -> _Text:
    return _Text(text, params=_language(entry))


def _language(entry: Entry) -> dict[str, str]:
    return {"LANGUAGE": entry.language} if entry.language else {}
