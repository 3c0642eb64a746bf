"""What another program saves while one of ours thinks is not overwritten: neither a register nor a calendar."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopcli.answer import Answer, CalendarEvent
from coopcli.cli.loaded import absolute
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.cli.snoozing import snooze_duty
from coopcli.errors import OutputError
from coopcli.i18n import say
from coopcli.keeping.editing import OpenFile
from coopcli.render import ics
from coopcli.render.ics import entries_of
from tests.conftest import Coop

pytestmark = pytest.mark.usefixtures("english")

CHECKOUT = Path(__file__).parents[2]
DAY = date(2026, 11, 28)
UNTIL = date(2027, 2, 1)
REGISTER = b"""sources:
- {id: s, title: A page}
parties:
- {id: north, name: North, country: VN, cite: s}
- {id: south, name: South, country: LA, cite: s}
agreements:
- {id: one, parties: [north, south], standing: signed, date_signed: 2025-01-01, period: 2025/2027, cite: s}
- {id: two, parties: [north, south], standing: signed, date_signed: 2026-01-01, period: 2026/2028, cite: s}
"""
SNOOZED = b"- duty: %s\n  snoozed_until: %s\n"
MORE = b"# seen by the office\n"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(today=DAY, clock=DAY, db=tmp_path / "coop.sqlite3", width=None)


@pytest.fixture
def register(tmp_path: Path, coop: Coop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register of its own, loaded."""
    folder = tmp_path / "register"
    folder.mkdir()
    file = folder / "own.yaml"
    file.write_bytes(REGISTER)
    monkeypatch.chdir(folder)
    assert coop("load", "own.yaml").code == 0
    return file


def thinking(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, change: Callable[[int], None]) -> None:
    """Have another program act each time when ours has thought; it is told how often that was."""
    real, seen = getattr(place, name), []

    def think(*arguments: Any, **more: Any) -> Any:
        thought = real(*arguments, **more)
        seen.append(thought)
        change(len(seen))
        return thought

    monkeypatch.setattr(place, name, think)


@pytest.mark.parametrize("duty", ["one/end", "two/copy"])
@pytest.mark.parametrize(
    "before",
    [REGISTER, REGISTER.replace(b"\n", b"\r\n"), REGISTER.rstrip(b"\n"), b"\xef\xbb\xbf" + REGISTER],
    ids=["lines", "Windows", "no last line end", "byte order mark"],
)
def test_a_snooze_keeps_what_is_saved_while_it_thinks(
    session: Session, register: Path, monkeypatch: pytest.MonkeyPatch, before: bytes, duty: str
) -> None:
    register.write_bytes(before)
    edited = before.replace(b"North,", b"North of here,")

    def save(times: int) -> None:
        if times == 1:
            register.write_bytes(edited)

    thinking(monkeypatch, OpenFile, "edited", save)
    snooze_duty(session, duty, UNTIL, absolute(register))
    end = b"\r\n" if b"\r\n" in before else b"\n"
    added = (b"duties:\n" + SNOOZED % (duty.encode(), b"2027-02-01")).replace(b"\n", end)
    if not before.endswith(b"\n"):  # a file without a last line end stays one
        added = end + added.removesuffix(end)
    assert register.read_bytes() == edited + added


def test_an_editor_that_saves_by_renaming_is_seen_too(
    session: Session, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(times: int) -> None:
        if times == 1:
            other = register.with_name("own.yaml~")
            other.write_bytes(REGISTER + MORE)
            os.utime(other, ns=(register.stat().st_atime_ns, register.stat().st_mtime_ns))
            other.replace(register)

    thinking(monkeypatch, OpenFile, "edited", save)
    snooze_duty(session, "one/end", UNTIL, absolute(register))
    assert register.read_bytes().startswith(REGISTER + MORE)
    assert b"one/end" in register.read_bytes()


def test_a_file_that_never_rests_is_left_alone_and_that_is_said(
    session: Session, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(times: int) -> None:
        register.write_bytes(REGISTER + MORE * times)

    thinking(monkeypatch, OpenFile, "edited", save)
    with pytest.raises(OutputError) as raised:
        snooze_duty(session, "one/end", UNTIL, absolute(register))
    error = raised.value
    assert say(error.message, **error.values).startswith(f"{register} was not replaced: another program")
    assert register.read_bytes().startswith(REGISTER + MORE)
    assert b"one/end" not in register.read_bytes()
    assert [path.name for path in register.parent.iterdir()] == ["own.yaml"]


def test_a_file_that_goes_meanwhile_is_not_made_again(
    session: Session, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thinking(monkeypatch, OpenFile, "edited", lambda _: register.unlink(missing_ok=True))
    with pytest.raises(OutputError):
        snooze_duty(session, "one/end", UNTIL, absolute(register))
    assert not register.exists()


def started(folder: Path, *words: str) -> subprocess.Popen[str]:
    """The command in a process of its own, with the store in the folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "coopcli", *words],
        cwd=folder,
        env={
            "COOP_DB": str(folder.parent / "coop.sqlite3"),
            "COOP_LANG": "en",
            "COOP_TODAY": DAY.isoformat(),
            "PYTHONPATH": str(CHECKOUT),
            "PATH": "",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def all_ended(processes: list[subprocess.Popen[str]]) -> list[tuple[int, str]]:
    ended = []
    for process in processes:
        _, said = process.communicate(timeout=60)
        ended.append((process.returncode, said))
    return ended


@pytest.mark.parametrize("round_", range(3))
def test_two_snoozes_at_once_are_both_kept(register: Path, round_: int) -> None:
    """Which of them was lost, and in which round, was left to chance: 1 in 2 on two processors."""
    duties = ("one/end", "two/end", "two/copy")
    running = [
        started(register.parent, "due", "--snooze", duty, "--until", UNTIL.isoformat()) for duty in duties
    ]
    assert [code for code, _ in all_ended(running)] == [0, 0, 0]
    written = register.read_text()
    assert written.startswith(REGISTER.decode())
    assert all(written.count(f"- duty: {duty}\n  snoozed_until: 2027-02-01\n") == 1 for duty in duties)
    assert [path.name for path in register.parent.iterdir()] == ["own.yaml"]


# Calendars: read, merged, replaced.


def event(uid: str, day: date = date(2027, 7, 1)) -> CalendarEvent:
    return CalendarEvent(uid, day, "The term ends", "", (), (), False)


def due(*events: CalendarEvent) -> Answer:
    return Answer("What falls due", (), events=events)


@pytest.mark.parametrize("moved", [date(2027, 12, 31), date(2026, 12, 1)])
def test_a_calendar_follows_what_another_export_wrote_meanwhile(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: date
) -> None:
    """The other one moved a day (sequence 1) and took an event in, which ours cancels."""
    path = tmp_path / "due.ics"
    emit(due(event("a/end")), Output(output=path), session)
    meanwhile = tmp_path / "other.ics"
    meanwhile.write_bytes(path.read_bytes())
    emit(due(event("a/end", moved), event("b/end")), Output(output=meanwhile), session)

    def save(times: int) -> None:
        if times == 1:
            path.write_bytes(meanwhile.read_bytes())

    thinking(monkeypatch, ics, "render", save)
    emit(due(event("a/end"), event("c/end")), Output(output=path), session)
    entries = entries_of(path.read_bytes())
    assert {uid: (one.sequence, one.cancelled) for uid, one in entries.items()} == {
        "a/end": (2, False),
        "b/end": (1, True),
        "c/end": (0, False),
    }


def test_a_calendar_that_is_made_meanwhile_is_carried_on(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, meanwhile = tmp_path / "due.ics", tmp_path / "other.ics"
    emit(due(event("b/end")), Output(output=meanwhile), session)

    def save(times: int) -> None:
        if times == 1:
            path.write_bytes(meanwhile.read_bytes())

    thinking(monkeypatch, ics, "render", save)
    emit(due(event("a/end")), Output(output=path), session)
    assert {uid: one.cancelled for uid, one in entries_of(path.read_bytes()).items()} == {
        "a/end": False,
        "b/end": True,
    }


def test_of_two_exports_at_once_each_carries_the_other_on(register: Path) -> None:
    """In whichever order they are done, the one that is last cancels what only the first one has."""
    calendar = register.parent / "due.ics"
    ways = (("--only", "end"), ("--only", "copy"), ("--only", "renewal"))
    running = [started(register.parent, "due", "2026/2028", *way, "-o", "due.ics") for way in ways]
    assert [code for code, _ in all_ended(running)] == [0, 0, 0]
    entries = entries_of(calendar.read_bytes())
    going, cancelled = (
        {uid.rpartition("/")[2] for uid, one in entries.items() if one.cancelled is over}
        for over in (False, True)
    )
    assert len(going) == 1
    assert going | cancelled == {"end", "copy", "renewal"}
    assert sorted(path.name for path in register.parent.iterdir()) == ["due.ics", "own.yaml"]
