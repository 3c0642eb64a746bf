"""Two events, and calendars written from them: what the tests of calendars share."""

from __future__ import annotations

from datetime import UTC, date, datetime

from coopcli.answer import Answer, CalendarEvent
from coopcli.i18n import Language, speaking
from coopcli.render import FORMATS, Look
from tests.render.answers import VI
from tests.render.rfc5545 import Component, checked

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
LATEST = datetime(2026, 12, 24, 10, 0, tzinfo=UTC)

END = CalendarEvent(
    uid="vwu-lwu-2022/end",
    day=date(2027, 7, 1),
    summary="Hội LHPN Việt Nam – Hội LHPN Lào: hết hạn; gia hạn, hoặc kết thúc",
    description="Giai đoạn 2022–2027.\nTổng kết trước khi hết hạn, 180 ngày; ghi vào \\Hồ sơ\\Nội bộ.",
    categories=("hết hạn", "y tế, sức khỏe"),
    alarms=(180, 90, 30),
    tentative=False,
)
COPY = CalendarEvent("rc-kon-tum-attapeu-2022/copy", date(2022, 7, 17), "Send the copy", "", (), (0,), True)


def written(
    *events: CalendarEvent,
    previous: bytes | None = None,
    now: datetime = NOW,
    language: Language = VI,
    title: str = "Đến hạn",
) -> bytes:
    with speaking(language):
        document = FORMATS["ics"].render(Answer(title, (), events=events), Look(previous=previous, now=now))
    assert isinstance(document, str)
    return document.encode("utf-8")


def by_uid(document: bytes) -> dict[str, Component]:
    return {event.value("UID"): event for event in checked(document).inside}
