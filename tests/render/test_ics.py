"""Calendars: read back with an independent parser and checked against RFC 5545."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from coopcli.answer import Answer
from coopcli.render import FORMATS, Look
from tests.render.calendars import COPY, END, LATER, NOW, by_uid, written
from tests.render.rfc5545 import checked

NAME = "Văn bản hợp tác: việc đến hạn"
"""What every calendar is called: the answer's title tells the period, and a subscribed calendar keeps its name."""


def read_back(document: bytes) -> Any:
    """The calendar as vobject reads it, which is no relation of the library that wrote it."""
    return vobject.readOne(document.decode("utf-8"))


# One event, whole.


def test_an_event_is_written_as_calendar_programs_expect_it() -> None:
    event = replace(END, summary="Hết hạn, gia hạn", description="Một; hai\nba \\ bốn", alarms=(30,))
    assert written(event).decode("utf-8").split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//coop//register of cooperation agreements//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{NAME}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        "BEGIN:VEVENT",
        "SUMMARY;LANGUAGE=vi:Hết hạn\\, gia hạn",
        "DTSTART;VALUE=DATE:20270701",
        "DTEND;VALUE=DATE:20270702",
        "DTSTAMP:20261122T080000Z",
        "UID:vwu-lwu-2022/end@coop",
        "SEQUENCE:0",
        "CATEGORIES;LANGUAGE=vi:hết hạn,y tế\\, sức khỏe",
        "DESCRIPTION;LANGUAGE=vi:Một\\; hai\\nba \\\\ bốn",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION;LANGUAGE=vi:Hết hạn\\, gia hạn",
        "TRIGGER:-P30D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_an_independent_parser_reads_the_days_the_texts_and_the_alarms() -> None:
    found = read_back(written(END)).vevent

    assert (found.dtstart.value, found.dtend.value) == (date(2027, 7, 1), date(2027, 7, 2))
    assert found.summary.value == END.summary
    assert found.description.value == END.description
    assert found.categories.value == ["hết hạn", "y tế, sức khỏe"]
    assert found.summary.language_param == "vi"
    assert [alarm.trigger.value for alarm in found.valarm_list] == [
        timedelta(days=-180),
        timedelta(days=-90),
        timedelta(days=-30),
    ]
    assert {alarm.description.value for alarm in found.valarm_list} == {END.summary}


def test_a_day_that_is_only_possible_is_tentative_and_an_alarm_may_be_on_the_day_itself() -> None:
    (event,) = by_uid(written(COPY)).values()
    assert event.value("STATUS") == "TENTATIVE"
    assert read_back(written(COPY)).vevent.valarm.trigger.value == timedelta(0)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2024, 2, 28), date(2024, 12, 31), date(9998, 12, 31)])
def test_the_day_after_is_the_end_even_at_the_edges_of_the_calendar(day: date) -> None:
    (event,) = by_uid(written(replace(END, day=day))).values()
    assert event.value("DTSTART") == day.isoformat().replace("-", "")
    assert event.value("DTEND") == (day + timedelta(days=1)).isoformat().replace("-", "")


def test_a_calendar_without_events_is_still_a_calendar() -> None:
    assert checked(written()).inside == []
    assert read_back(written()).x_wr_calname.value == NAME


@pytest.mark.parametrize("answer", [Answer("x", ()), Answer("x", (), events=())])
def test_without_events_or_without_the_time_nothing_is_written(answer: Answer) -> None:
    look = Look(now=None if answer.events is not None else NOW)
    with pytest.raises(ValueError, match="events and the time"):
        FORMATS["ics"].render(answer, look)


# Texts.


def test_long_texts_are_folded_and_no_vietnamese_letter_is_cut() -> None:
    text = "Tổng kết việc thực hiện thỏa thuận hợp tác giữa hai tỉnh, gửi Bộ Ngoại giao; " * 9
    document = written(replace(END, summary=text, description=text, categories=(text, text)))

    checked(document)
    found = read_back(document).vevent
    assert (found.summary.value, found.description.value) == (text, text)
    assert found.categories.value == [text, text]


def test_what_would_steer_a_program_is_shown_as_text() -> None:
    evil = "a\r\nBEGIN:VALARM\nEND:VCALENDAR\x1b[31m\x00\x07b"
    document = written(
        replace(END, summary=evil, description=evil, categories=(evil,), alarms=(1,)), title=evil
    )

    calendar = checked(document)
    (event,) = calendar.inside
    assert len(event.inside) == 1
    assert event.value("SUMMARY") == "a BEGIN:VALARM END:VCALENDAR\\\\x1b[31m\\\\x00\\\\x07b"
    assert event.value("DESCRIPTION") == "a\\nBEGIN:VALARM\\nEND:VCALENDAR\\\\x1b[31m\\\\x00\\\\x07b"
    assert calendar.value("X-WR-CALNAME") == NAME


def test_half_characters_are_escapes() -> None:
    (event,) = by_uid(written(replace(END, summary="a\ud800b"))).values()
    assert event.value("SUMMARY") == "a\\\\ud800b"


@pytest.mark.parametrize("uid", ["a b,c;d", "đơn/vị", "x@coop", "100%", "a\nb"])
def test_a_uid_is_plain_whatever_it_is_made_from_and_is_found_again(uid: str) -> None:
    document = written(replace(END, uid=uid))
    (name,) = by_uid(document)
    assert re.fullmatch(r"[A-Za-z0-9/%._~-]+@coop", name)
    assert written(replace(END, uid=uid), previous=document, now=LATER) == document


printed = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=120)
hard = st.lists(
    st.sampled_from(["\\", "n", "N", ",", ";", ":", '"', " ", "%2C", "^n", "ạ", "ກ", "\U0001f4c5"])
).map("".join)
texts = printed | hard
passages = st.lists(texts.filter(bool), max_size=4).map("\n".join)


@given(summary=texts, description=passages, categories=st.lists(texts.filter(bool), max_size=3))
def test_any_text_is_read_back_as_it_was_and_written_twice_alike(
    summary: str, description: str, categories: list[str]
) -> None:
    event = replace(END, summary=summary, description=description, categories=tuple(categories))
    document = written(event)

    checked(document)
    found = read_back(document).vevent
    assert found.summary.value == summary
    assert (found.description.value if "description" in found.contents else "") == description
    assert (found.categories.value if "categories" in found.contents else []) == categories
    assert written(event, previous=document, now=LATER) == document


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_at_all_makes_a_sound_calendar_that_is_written_twice_alike(
    summary: str, description: str
) -> None:
    event = replace(END, summary=summary, description=description, categories=(summary, description))
    document = written(event)

    checked(document)
    assert written(event, previous=document, now=LATER) == document


# Start-up.


def test_no_other_format_pays_for_the_library_of_calendars() -> None:
    """Start-up: `coop list` must not import it."""
    program = "import sys, coopcli.cli.output, coopcli.cli.commands.list; print('icalendar' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )
