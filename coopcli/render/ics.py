"""iCalendar (RFC 5545): the events of an answer as days in a calendar that programs open or subscribe to.

The library is `icalendar`, which folds lines and knows the properties. What the file held before is read back and
counts. An event is named by the id of its duty, at coop. Section numbers are those of RFC 5545; REFRESH-INTERVAL is
RFC 7986, 5.7, and programs that do not know it read X-PUBLISHED-TTL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from icalendar import Alarm, Calendar
from icalendar import Event as VEvent
from icalendar.cal import Component
from icalendar.prop import vCategory, vText

from coopcli.answer import Answer, CalendarEvent
from coopcli.days.dates import LAST_YEAR
from coopcli.i18n import say, spoken_language
from coopcli.render import ForeignFileError, Look
from coopcli.render.page import lines_of, one_line
from coopcli.text import N_

_AT: Final = "@coop"


def write_uid(uid: str) -> str:
    """Give the UID of an event: `vwu-lwu-2022/end@coop`; what no id has stands there as in an address."""
    return quote(uid, safe="/") + _AT


def read_uid(written: str) -> str | None:
    """Give the id back; None where it is none that coop wrote."""
    return unquote(written.removesuffix(_AT)) if written.endswith(_AT) else None


def plain_event(event: CalendarEvent) -> CalendarEvent:
    """Give the event as it will be read back: texts plain, each alarm once, the first one first."""
    return replace(
        event,
        summary=plain(event.summary),
        description=_whole("\n".join(lines_of(event.description))),
        categories=tuple(map(plain, event.categories)),
        alarms=tuple(sorted(set(event.alarms), reverse=True)),
    )


def plain(text: str) -> str:
    """Give a text on one line, control characters visible."""
    return _whole(one_line(text))


def _whole(text: str) -> str:
    """Half characters, which no UTF-8 has, become escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


KEPT_CANCELLED: Final = timedelta(days=365)
"""How long after its day an event that is gone stays in the calendar: a program that looks late still sees it."""


class CalendarEntry(NamedTuple):
    """An event as a calendar holds it, its texts in one language (a code, "" where none is stated).

    `stamp` is when it was last changed, in UTC and whole seconds. A cancelled one has no alarms, and is not
    tentative.
    """

    event: CalendarEvent
    language: str
    stamp: datetime
    sequence: int = 0
    cancelled: bool = False


def carry_on(
    events: Iterable[CalendarEvent], language: str, before: Mapping[str, CalendarEntry], now: datetime
) -> tuple[CalendarEntry, ...]:
    """Give the entries of the calendar that holds these events after it held those of `before`, by their uid.

    In the order of their days. Raises ValueError where two events have one uid.
    """
    entries: dict[str, CalendarEntry] = {}
    for event in events:
        if event.uid in entries:
            raise ValueError(f"two events have the uid {event.uid}")
        entries[event.uid] = _after(before.get(event.uid), CalendarEntry(event, language, now))
    for uid in before.keys() - entries.keys():
        entry = before[uid]
        if now.date() - entry.event.day <= KEPT_CANCELLED:
            event = replace(entry.event, alarms=(), tentative=False)
            entries[uid] = _after(entry, CalendarEntry(event, entry.language, now, cancelled=True))
    return tuple(sorted(entries.values(), key=lambda entry: (entry.event.day, entry.event.uid)))


def _after(before: CalendarEntry | None, entry: CalendarEntry) -> CalendarEntry:
    """Give the entry with the sequence number and the stamp that follow from the one before it."""
    if before is None:
        return entry
    if entry._replace(sequence=before.sequence, stamp=before.stamp) == before:
        return before
    return entry._replace(sequence=before.sequence + 1)


_LANGUAGE: Final = re.compile("[A-Za-z0-9-]*")  # RFC 5646, 2.1, or none

_UNREADABLE: Final = (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError)
"""What the library raises where a document or a property is not as it should be."""


def entries_of(document: bytes) -> Mapping[str, CalendarEntry]:
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
    return {entry.event.uid: entry for entry in map(_entry, calendar.subcomponents)}


def _entry(component: Component) -> CalendarEntry:
    name = str(component.get("UID", component.name))
    uid = read_uid(name)
    if uid is None or component.name != "VEVENT":
        raise ForeignFileError(name)
    try:
        return _read(uid, component)
    except _UNREADABLE as error:
        raise ForeignFileError(name) from error


def _read(uid: str, component: Component) -> CalendarEntry:
    """A program that sends a calendar on may leave out what is empty, or a sequence of 0."""
    status = str(component.get("STATUS", "CONFIRMED"))
    event = CalendarEvent(
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
    return CalendarEntry(plain_event(event), language, stamp, sequence, cancelled=status == "CANCELLED")


def _day(start: date) -> date:
    if isinstance(start, datetime) or start.year > LAST_YEAR:
        raise ValueError("no day that coop wrote: it lasts from morning to night, and another one follows")
    return start


_PROGRAM: Final = "-//coop//register of cooperation agreements//EN"
"""It names no version: a new one must not change a calendar in which nothing has changed."""

_ONE_DAY: Final = timedelta(days=1)


class _EscapedText(vText):
    """A TEXT (3.3.11), every character kept: the library's own takes a backslash before N for a line break."""

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode("utf-8")


def calendar_of(title: str, entries: Iterable[CalendarEntry]) -> str:
    """Give the document. Its texts must have no control characters but line breaks."""
    calendar = Calendar()
    calendar.add("PRODID", _PROGRAM)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", _EscapedText(title))
    calendar.add("REFRESH-INTERVAL", _ONE_DAY, {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "P1D")
    for entry in entries:
        calendar.add_component(_component(entry))
    document: bytes = calendar.to_ical()
    return document.decode("utf-8")


def _component(entry: CalendarEntry) -> VEvent:
    event = entry.event
    language = {"LANGUAGE": entry.language} if entry.language else {}
    summary = _EscapedText(event.summary, params=language)
    component = VEvent()
    component.add("UID", _EscapedText(write_uid(event.uid)))
    component.add("DTSTAMP", entry.stamp)
    component.add("SEQUENCE", entry.sequence)
    component.add("DTSTART", event.day)
    component.add("DTEND", event.day + _ONE_DAY)  # exclusive (3.8.2.2)
    component.add("SUMMARY", summary)
    if event.description:
        component.add("DESCRIPTION", _EscapedText(event.description, params=language))
    if event.categories:
        categories = vCategory([], language)
        categories.cats = [_EscapedText(category) for category in event.categories]
        component.add("CATEGORIES", categories)
    tentative = "TENTATIVE" if event.tentative else "CONFIRMED"
    component.add("STATUS", "CANCELLED" if entry.cancelled else tentative)
    component.add("TRANSP", "TRANSPARENT")  # the day stays free for appointments
    for days in event.alarms:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", summary)
        alarm.add("TRIGGER", timedelta(days=-days))
        component.add_component(alarm)
    return component


def render(answer: Answer, look: Look) -> str:
    """Give the whole calendar, its lines ended by CR LF; no event at all is a calendar without one.

    Raises ForeignFileError where `look.previous` holds what coop did not write, ValueError where the answer
    has no events (None), or where the time is missing.
    """
    if answer.events is None or look.now is None:
        raise ValueError("a calendar needs events and the time")
    before = entries_of(look.previous or b"")
    entries = carry_on(map(plain_event, answer.events), spoken_language().code, before, look.now)
    # The answer's title tells the period, which moves from day to day: the calendar's name must not.
    return calendar_of(say(N_("Cooperation agreements: what falls due")), entries)
