"""What a calendar can hold: plain texts, and events that are named by the id of their duty, at coop."""

from __future__ import annotations

from dataclasses import replace
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
