"""Calendars on their way out: what an answer must have, and what becomes of the file that is there."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coopcli.answer import Answer, CalendarEvent
from coopcli.cli.output import Output, emit, now_of
from coopcli.cli.session import Session
from coopcli.errors import CoopError, OutputError, UsageError
from coopcli.i18n import say

pytestmark = pytest.mark.usefixtures("english")

DAY = date(2026, 11, 22)
SESSION = Session(today=DAY, clock=date(2027, 1, 31), db=Path("coop.sqlite3"), width=None)
NEXT_DAY = replace(SESSION, today=date(2026, 11, 23))
END = CalendarEvent("vwu-lwu-2022/end", date(2027, 7, 1), "The term ends", "", (), (30,), False)
DUE = Answer("What falls due", (), total="1 duty", events=(END,))

Captured = pytest.CaptureFixture[str]


def said(error: CoopError) -> list[str]:
    return [say(text, **error.values) for text in (error.message, *error.hints)]


def test_a_calendar_goes_to_standard_output_without_total_and_notes_which_are_said_beside(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    emit(replace(DUE, notes=("a note",)), Output(format="ics"), SESSION)
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"SEQUENCE:0\r\n" in out
    assert b"duty" not in out
    assert b"note" not in out
    assert err == b"1 duty\na note\n"


def test_the_same_export_twice_leaves_the_same_bytes_and_a_moved_day_raises_the_sequence(
    tmp_path: Path,
) -> None:
    path = tmp_path / "due.ics"
    emit(DUE, Output(output=path), SESSION)
    first = path.read_bytes()
    emit(DUE, Output(output=path), NEXT_DAY)
    assert path.read_bytes() == first

    emit(replace(DUE, events=(replace(END, day=date(2027, 12, 31)),)), Output(output=path), NEXT_DAY)
    assert b"SEQUENCE:1\r\n" in path.read_bytes()
    assert b"DTSTAMP:20261123T000000Z\r\n" in path.read_bytes()
    assert b"UID:vwu-lwu-2022/end@coop\r\n" in path.read_bytes()

    emit(replace(DUE, events=()), Output(output=path), NEXT_DAY)
    assert b"STATUS:CANCELLED\r\n" in path.read_bytes()


def test_the_format_named_counts_whatever_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "calendar.txt"
    for session in (SESSION, NEXT_DAY):
        emit(DUE, Output(format="ics", output=path), session)
        assert b"DTSTAMP:20261122T000000Z\r\n" in path.read_bytes()


@pytest.mark.parametrize("given", [Output(format="ics"), Output(output=Path("due.ics"))])
def test_an_answer_that_is_no_calendar_is_wrong_usage_and_nothing_is_written(
    given: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as raised:
        emit(replace(DUE, events=None), given, SESSION)
    assert said(raised.value) == [
        "this answer is not about what falls due, and cannot be written as ics",
        "write what falls due, for example coop due 2027 --output due.ics",
    ]
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("there", "message"),
    [
        (b"my notes\n", "what it holds now is no calendar that coop wrote"),
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nEND:VEVENT\r\n"
            b"END:VCALENDAR\r\n",
            "it holds a@example.org, which coop did not write",
        ),
    ],
)
def test_a_file_that_is_not_coops_own_stays_as_it_is(tmp_path: Path, there: bytes, message: str) -> None:
    path = tmp_path / "due.ics"
    path.write_bytes(there)
    with pytest.raises(OutputError) as raised:
        emit(DUE, Output(output=path), SESSION)
    assert said(raised.value) == [f"{path} cannot be written: {message}", "name another file with --output"]
    assert path.read_bytes() == there
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_read_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "due.ics"
    emit(DUE, Output(output=path), SESSION)
    there = path.read_bytes()

    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        with pytest.raises(OutputError, match="protected"):
            emit(replace(DUE, events=()), Output(output=path), SESSION)
    assert path.read_bytes() == there


def test_a_folder_of_that_name_is_refused_as_for_any_format(tmp_path: Path) -> None:
    (tmp_path / "due.ics").mkdir()
    with pytest.raises(OutputError) as raised:
        emit(DUE, Output(output=tmp_path / "due.ics"), SESSION)
    assert said(raised.value)[0].endswith("it is a folder")


def test_a_device_is_written_to_and_not_read(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    emit(DUE, Output(format="ics", output=Path(os.devnull)), SESSION)
    assert capfdbinary.readouterr().out == b""


def test_only_a_calendar_looks_at_what_the_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "due.md"
    path.write_bytes(b"\xff my notes")
    emit(DUE, Output(output=path), SESSION)
    assert path.read_text(encoding="utf-8").startswith("# What falls due")


def test_the_time_is_now_in_utc_but_of_another_day_asked_for_its_beginning() -> None:
    assert now_of(SESSION) == datetime(2026, 11, 22, tzinfo=UTC)
    before = datetime.now(UTC).replace(microsecond=0)
    now = now_of(replace(SESSION, clock=DAY))
    assert before <= now <= datetime.now(UTC)
    assert now.utcoffset() is not None
    assert now.microsecond == 0
