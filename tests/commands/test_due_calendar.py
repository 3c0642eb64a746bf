"""`coop due -o due.ics`: a calendar that follows the register from export to export, read back by another library."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop
from tests.render.rfc5545 import checked

SIGNED = ("standing: signed", "date_signed: 2026-10-01", "period: 2026-10-01/2027-06-30")


@pytest.fixture
def written(coop: Coop, write: Write) -> Coop:
    """One agreement, signed on 1 October 2026 and ending on 30 June 2027."""
    load(coop, write)
    return coop


def load(coop: Coop, write: Write, *fields: str) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("a", *(fields or SIGNED)))
    assert coop("load", "all.yaml").code == 0


def export(coop: Coop, *words: str, today: str = "2026-10-05", lang: str = "en") -> dict[str, Any]:
    """The events of `due.ics` by their UIDs, as vobject reads them; their raw form is checked against RFC 5545."""
    found = coop("due", *words, "-o", "due.ics", today=today, lang=lang)
    assert found.code == 0, found.err
    document = Path("due.ics").read_bytes()
    checked(document)
    calendar = vobject.readOne(document.decode("utf-8"))
    events = {event.uid.value: event for event in calendar.contents.get("vevent", [])}
    assert len(events) == len(calendar.contents.get("vevent", []))
    return events


def sequences(events: dict[str, Any]) -> dict[str, int]:
    return {uid: int(event.sequence.value) for uid, event in events.items()}


def alarms(event: Any) -> list[int]:
    """How many days before its day it rings."""
    return [-alarm.trigger.value.days for alarm in event.contents.get("valarm", [])]


def test_each_duty_with_a_day_is_an_event_of_that_whole_day(written: Coop) -> None:
    """Fifteen days from 1 October; the last day; 180 and 90 days before it, counted on a calendar."""
    events = export(written, "2026/2027")
    days = {uid: event.dtstart.value for uid, event in events.items()}
    assert {uid: days[uid] for uid in days if uid.startswith("a/")} == {
        "a/copy@coop": date(2026, 10, 16),
        "a/end@coop": date(2027, 6, 30),
        "a/renewal@coop": date(2027, 1, 1),
        "a/final-review@coop": date(2027, 4, 1),
    }
    assert days["yearly-report-2026@coop"] == date(2026, 11, 15)
    for event in events.values():
        assert event.dtend.value == event.dtstart.value + timedelta(days=1)
        assert event.sequence.value == "0"
    statuses = {uid: event.status.value for uid, event in events.items()}
    assert (statuses["a/end@coop"], statuses["a/final-review@coop"]) == ("CONFIRMED", "TENTATIVE")


def test_the_whole_register_that_ships_is_a_calendar(register: Coop, write: Write) -> None:
    events = export(register, "2027", today="2026-11-22")
    assert {"vwu-lwu-2022/end@coop", "yearly-report-2027@coop"} <= set(events)
    assert "wu-ha-noi-vientiane-2022/end@coop" not in events  # its day is not stated


def test_moving_the_end_moves_the_event_and_keeps_its_uid(written: Coop, write: Write) -> None:
    before = export(written, "2026/2028")
    load(written, write, *SIGNED[:2], "period: 2026-10-01/2027-12-31")
    after = export(written, "2026/2028", today="2026-10-06")
    assert set(after) == set(before)
    assert after["a/end@coop"].dtstart.value == date(2027, 12, 31)
    assert sequences(after)["a/end@coop"] == 1
    assert sequences(after)["a/copy@coop"] == sequences(after)["yearly-report-2026@coop"] == 0
    again = export(written, "2026/2028", today="2026-10-07")
    assert sequences(again) == sequences(after)


def test_a_settled_duty_is_cancelled_and_rings_no_more(written: Coop, write: Write) -> None:
    first = export(written)
    assert first["a/copy@coop"].status.value == "CONFIRMED"
    load(written, write, *SIGNED, "copy_sent: 2026-10-06")
    after = export(written, today="2026-10-06")
    assert after["a/copy@coop"].status.value == "CANCELLED"
    assert sequences(after)["a/copy@coop"] == 1
    assert alarms(after["a/copy@coop"]) == []
    assert sequences(after)["a/end@coop"] == 0


def test_a_duty_settled_in_a_named_period_is_cancelled_too(written: Coop, write: Write) -> None:
    """A named period lists what is settled; a calendar that is subscribed to must not ring for it."""
    assert export(written, "2026")["a/copy@coop"].status.value == "CONFIRMED"
    load(written, write, *SIGNED, "copy_sent: 2026-10-06")
    assert export(written, "2026", today="2026-10-06")["a/copy@coop"].status.value == "CANCELLED"


def test_a_snoozed_duty_is_out_of_the_calendar_of_a_named_period_too(written: Coop, write: Write) -> None:
    export(written, "2026")
    write("office.yaml", "duties:\n- {duty: a/copy, snoozed_until: 2026-12-01}\n")
    assert written("load", "office.yaml").code == 0
    assert export(written, "2026")["a/copy@coop"].status.value == "CANCELLED"
    assert export(written, "2026", today="2026-12-01")["a/copy@coop"].status.value == "CONFIRMED"


@pytest.mark.parametrize("words", [(), ("2026/2028",)])
def test_exporting_on_the_next_day_without_any_change_gives_the_same_bytes(
    written: Coop, words: tuple[str, ...]
) -> None:
    """Neither the day of the export nor a bucket that a duty has moved to is told in it."""
    export(written, *words, today="2026-10-05")
    first = Path("due.ics").read_bytes()
    for today in ("2026-10-06", "2026-10-12", "2026-10-17"):
        export(written, *words, today=today)
        assert Path("due.ics").read_bytes() == first


def test_alarms_ring_at_the_lead_times_that_lie_in_the_time_to_act(written: Coop) -> None:
    """A copy has fifteen days; a final review the last ninety; the year's report all year."""
    events = export(written, "2026/2027")
    rings = {uid: alarms(event) for uid, event in events.items()}
    assert rings["a/copy@coop"] == [15]
    assert rings["a/end@coop"] == [180, 90, 30]
    assert rings["a/final-review@coop"] == [0]
    assert rings["yearly-report-2027@coop"] == [180, 90, 30]


def test_the_lead_times_asked_for_are_those_of_the_alarms(written: Coop) -> None:
    events = export(written, "2026/2027", "--lead", "10,3")
    assert alarms(events["a/copy@coop"]) == [10, 3]
    assert alarms(events["a/end@coop"]) == [10, 3]


def test_an_event_on_the_first_of_several_days_says_which_they_are(register: Coop, tmp_path: Path) -> None:
    """The agreement of the two unions ends on some day of 2027, its renewal begins half a year before that."""
    path = tmp_path / "due.ics"
    register("due", "2027", "--party", "vwu", "--output", str(path), today="2026-11-28")
    said = path.read_bytes().replace(b"\r\n ", b"").decode()
    assert "SUMMARY;LANGUAGE=en:end of the term (2027): Vietnam Women's Union" in said
    assert "SUMMARY;LANGUAGE=en:begin the renewal (5 July 2026 – 4 July 2027): Vietnam" in said


def test_the_texts_are_vietnamese_for_a_vietnamese_reader(written: Coop) -> None:
    events = export(written, "2026/2027", lang="vi")
    end = events["a/end@coop"]
    assert end.summary.value == "hết hạn: Red Cross of Kon Tum – Red Cross of Attapeu"
    assert end.summary.language_param == "vi"
    assert end.categories.value == ["hết hạn"]
    assert "coop due --why a/end" in end.description.value
    assert events["a/copy@coop"].summary.value.startswith("báo cáo và gửi bản sao: ")


def test_the_calendar_of_another_program_is_left_as_it_is(written: Coop) -> None:
    event = "BEGIN:VEVENT\nUID:x@y\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:20260101\nEND:VEVENT\n"
    foreign = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//other//EN\n{event}END:VCALENDAR\n"
    Path("due.ics").write_bytes(foreign.encode())
    assert written("due", "-o", "due.ics").code == 5
    assert Path("due.ics").read_bytes() == foreign.encode()
