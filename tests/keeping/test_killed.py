"""Killed at any moment, a program that writes leaves the old file or the new one, and the next answer is from it."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from coopcli.cli.loaded import absolute
from coopcli.cli.session import Session
from coopcli.cli.snoozing import snooze_duty
from coopcli.i18n import Language, speaking
from tests.cli.test_stopped import REGISTER
from tests.conftest import Coop
from tests.examples import THOROUGH

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")

KILLS = 200 if THOROUGH else 20
DAY = date(2026, 11, 28)
FIRST = date(2027, 1, 1)
LONGEST_SECONDS = 0.12
"""What some snoozes take together."""


def with_snooze(until: str) -> bytes:
    return f"{REGISTER}duties:\n- duty: one/end\n  snoozed_until: {until}\n".encode()


def write_until_killed(db: Path, file: Path, begun: int, ready: int) -> None:
    """Snooze to one day after another, in a process of its own that never comes back."""
    try:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        session = Session(today=DAY, clock=DAY, db=db, width=None)
        with speaking(Language("en")):
            os.write(ready, b".")
            for number in count(begun):
                snooze_duty(session, "one/end", FIRST + timedelta(days=number), absolute(file))
    finally:
        os._exit(1)


def kill_while_it_writes(db: Path, file: Path, begun: int, seconds: float) -> None:
    reading, ready = os.pipe()
    process = os.fork()
    if process == 0:
        write_until_killed(db, file, begun, ready)
    assert os.read(reading, 1) == b"."
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(process, 0)[1]) == signal.SIGKILL
    os.close(reading)
    os.close(ready)


def snoozed_until(db: Path) -> str:
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return str(connection.execute("SELECT snoozed_until FROM duty_record").fetchone()[0])


def test_a_kill_leaves_the_old_or_the_new_file_and_the_next_answer_agrees_with_it(
    tmp_path: Path, coop: Coop
) -> None:
    folder = tmp_path / "register"
    folder.mkdir()
    file, db = folder / "own.yaml", tmp_path / "coop.sqlite3"
    file.write_bytes(with_snooze("2026-12-31"))
    assert coop("load", str(file)).code == 0
    chance = random.Random(0)
    days, moved = set(), 0
    for number in range(KILLS):
        kill_while_it_writes(db, file, number * 100, chance.uniform(0, LONGEST_SECONDS))

        held = file.read_bytes()
        until = held.decode().rpartition("snoozed_until: ")[2].strip()
        assert held == with_snooze(until)
        days.add(until)
        left = {path.name for path in folder.iterdir()} - {file.name}
        assert all(name.startswith(".coop-") for name in left), left
        moved += bool(left)
        result = coop("list", today="2026-11-28")
        assert (result.code, snoozed_until(db)) == (0, until), result.err
    assert len(days) > KILLS / 10, "the kills came before anything was written"
    assert moved, "no kill came while the file was being replaced"
