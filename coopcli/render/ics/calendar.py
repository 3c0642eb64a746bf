"""How a calendar moves on from what it said before, so that calendar programs follow (RFC 5545, 3.8.7.4).

An event is known by its uid. What has changed gets the next sequence number and a new stamp; what has not
keeps both, so that writing twice gives the same file; what is gone is cancelled, and may come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from coopcli.answer import Event

KEPT_CANCELLED: Final = timedelta(days=365)
"""How long after its day an event that is gone stays in the calendar: a program that looks late still sees it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a calendar holds it, its texts in one language (a code, "" where none is stated).

    `stamp` is when it was last changed, in UTC and whole seconds. A cancelled one has no alarms, and is not
    tentative.
    """

    event: Event
    language: str
    stamp: datetime
    sequence: int = 0
    cancelled: bool = False


def carried_on(
    events: Iterable[Event], language: str, before: Mapping[str, Entry], now: datetime
) -> tuple[Entry, ...]:
    """Give the entries of the calendar that holds these events after it held those of `before`, by their uid.

    In the order of their days. Raises ValueError where two events have one uid.
    """
    entries: dict[str, Entry] = {}
    for event in events:
        if event.uid in entries:
            raise ValueError(f"two events have the uid {event.uid}")
        entries[event.uid] = _after(before.get(event.uid), Entry(event, language, now))
    gone = [entry for uid, entry in before.items() if uid not in entries]
    return tuple(sorted((*entries.values(), *_cancelled(gone, now)), key=_place))


def _cancelled(gone: Iterable[Entry], now: datetime) -> Iterator[Entry]:
    for entry in gone:
        if now.date() - entry.event.day <= KEPT_CANCELLED:
            event = replace(entry.event, alarms=(), tentative=False)
            yield _after(entry, Entry(event, entry.language, now, cancelled=True))


def _after(before: Entry | None, entry: Entry) -> Entry:
    """Give the entry with the sequence number and the stamp that follow from the one before it."""
    if before is None:
        return entry
    if replace(entry, sequence=before.sequence, stamp=before.stamp) == before:
        return before
    return replace(entry, sequence=before.sequence + 1)


def _place(entry: Entry) -> tuple[object, ...]:
    return entry.event.day, entry.event.uid
