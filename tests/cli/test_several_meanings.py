"""A name with several meanings on a terminal: they are numbered, and one is chosen."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

QUESTION = {"vi": "số nào (Enter: thôi)? ", "en": "which number (Enter to leave it)? "}
PATIENCE = 30.0
"""After so many seconds without a word, a process that should ask or answer does neither."""


class Terminal:
    """The command with its keyboard and messages on a terminal, its answer in a pipe."""

    def __init__(self, store: Path, lang: str, *words: str) -> None:
        self.screen, terminal = pty.openpty()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COOP_")}
        own = {
            "COOP_DB": str(store),
            "COOP_LANG": lang,
            "COOP_TODAY": "2026-11-28",
            "COOP_CONFIG": os.devnull,
        }
        self.lang, self.shown = lang, ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "coopcli", *words, "--format", "json"],
            stdin=terminal, stdout=subprocess.PIPE, stderr=terminal, env=environment | own,
        )  # fmt: skip
        os.close(terminal)

    def wait_for_question(self, times: int = 1) -> None:
        """Read the screen until it has asked so often."""
        while self.shown.count(QUESTION[self.lang]) < times:
            ready, _, _ = select.select([self.screen], [], [], PATIENCE)
            assert ready, self.shown
            self.shown += os.read(self.screen, 65536).decode()

    def press(self, keys: str) -> None:
        """Type on the keyboard."""
        os.write(self.screen, keys.encode())

    def answer(self) -> tuple[int, str]:
        """Give the exit code and the answer; what else the screen shows is added to `shown`."""
        out, _ = self.process.communicate(timeout=PATIENCE)
        while select.select([self.screen], [], [], 0)[0]:
            try:
                self.shown += os.read(self.screen, 65536).decode()
            except OSError:  # the terminal has no other end any more
                break
        os.close(self.screen)
        return self.process.returncode, out.decode()


@pytest.fixture(params=["vi", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_number_of_a_line_goes_on_with_its_record(shipped_store: Path, lang: str) -> None:
    asked = Terminal(shipped_store, lang, "show", "kon", "tum")
    asked.wait_for_question()
    (line,) = [line for line in asked.shown.splitlines() if "rc-kon-tum-attapeu-2022 " in line]
    asked.press(f"{line.split()[0]}\n")
    code, out = asked.answer()
    assert code == 0
    assert [one["id"] for one in json.loads(out)] == ["rc-kon-tum-attapeu-2022"]


def test_a_wrong_number_is_asked_again(shipped_store: Path, lang: str) -> None:
    asked = Terminal(shipped_store, lang, "history", "kon", "tum")
    asked.wait_for_question()
    for times, keys in enumerate(("0\n", "99\n", "hai\n", "²\n"), 2):
        asked.press(keys)
        asked.wait_for_question(times)
    asked.press(" 1 \n")
    code, out = asked.answer()
    assert code == 0
    assert {"rc-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2022"} <= {one["id"] for one in json.loads(out)}


@pytest.mark.parametrize("keys", ["\n", "\x04"], ids=["enter", "end of input"])
def test_no_number_is_no_record(shipped_store: Path, lang: str, keys: str) -> None:
    asked = Terminal(shipped_store, lang, "due", "--why", "vwu lwu")
    asked.wait_for_question()
    asked.press(keys)
    assert asked.answer() == (3, "")
    assert {"vi": "chưa chọn mục nào", "en": "nothing was chosen"}[lang] in asked.shown


def test_an_interruption_ends_it(shipped_store: Path, lang: str) -> None:
    asked = Terminal(shipped_store, lang, "history", "kon", "tum")
    asked.wait_for_question()
    asked.process.send_signal(signal.SIGINT)
    assert asked.answer() == (130, "")
    assert "Traceback" not in asked.shown
