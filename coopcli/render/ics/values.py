"""What a calendar can hold: plain texts, and events that are named by the id of their duty, at coop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import quote, unquote

from coopcli.answer import Event
from coopcli.render.human import lines_of, one_line

_AT: Final = "@coop"


def written_uid(uid: str) -> str:
    """Give the UID of an event: `vwu-lwu-2022/end@coop`; what no id has stands there as in an address."""
    return quote(uid, safe="/") + _AT


def read_uid(written: str) -> str | None:
    """Give the id back; None where it is none that coop wrote."""
    return unquote(written.removesuffix(_AT)) if written.endswith(_AT) else None


def plain_event(event: Event) -> Event:
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
