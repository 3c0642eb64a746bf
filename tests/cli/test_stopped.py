"""Ctrl-C, and what ends a program from outside: the way out is the same, and says what has changed."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
REGISTER = """sources:
- {id: s, title: A page}
parties:
- {id: north, name: North, country: VN, cite: s}
- {id: south, name: South, country: LA, cite: s}
agreements:
- {id: one, parties: [north, south], standing: signed, date_signed: 2025-01-01, period: 2025/2027, cite: s}
"""

STOPPED = """
import importlib, os, sys
module, name, when, number = sys.argv[1:5]
owner = importlib.import_module(module)
real = getattr(owner, name)
def stopped(*arguments, **more):
    if when == "before":
        os.kill(os.getpid(), int(number))
    done = real(*arguments, **more)
    if when == "after":
        os.kill(os.getpid(), int(number))
    return done
setattr(owner, name, stopped)
from coopcli.cli.app import main
sys.exit(main(sys.argv[5:]))
"""
"""The command, stopped before or after it does one thing."""

SIGNALS = [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "ended from outside")]
if sys.platform != "win32":
    SIGNALS.append((signal.SIGHUP, 129, "ended from outside"))
EACH_SIGNAL = pytest.mark.parametrize(
    ("number", "code", "word"), SIGNALS, ids=lambda one: getattr(one, "name", "")
)
AS_IT_WAS = "the store and all files are as they were"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a register, loaded."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "own.yaml").write_text(REGISTER)
    assert run(folder, "load", "own.yaml").returncode == 0
    return folder


def run(
    folder: Path, *words: str, lang: str = "en", stop: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    program = ["-c", STOPPED, *stop] if stop else ["-m", "coopcli"]
    return subprocess.run(
        [sys.executable, *program, *words],
        cwd=folder,
        env={
            "COOP_DB": str(folder.parent / "coop.sqlite3"),
            "COOP_LANG": lang,
            "COOP_TODAY": "2026-11-28",
            "PYTHONPATH": str(CHECKOUT),
            "PATH": "",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def titles(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder.parent / "coop.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [name for (name,) in connection.execute("SELECT id FROM agreement ORDER BY id")]


@EACH_SIGNAL
@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("coopcli.loading.loading", "Rows"),
        ("coopcli.loading.loading", "settle"),
        ("coopcli.loading.loading", "_connect"),
    ],
)
def test_a_load_stopped_before_it_is_kept_leaves_the_store_and_says_so(
    here: Path, number: signal.Signals, code: int, word: str, place: str, name: str
) -> None:
    (here / "own.yaml").write_text(REGISTER.replace("id: one", "id: other"))
    done = run(here, "load", "own.yaml", stop=(place, name, "after", str(int(number))))
    assert (done.returncode, done.stdout, done.stderr) == (code, "", f"{word}; {AS_IT_WAS}\n")
    assert titles(here) == ["one"]


@EACH_SIGNAL
@pytest.mark.parametrize(
    ("place", "name", "when"),
    [
        ("coopcli.cli.commands.load", "files_now", "before"),
        ("coopcli.cli.commands.load", "emit", "before"),
    ],
)
def test_a_load_stopped_when_it_is_kept_says_that(
    here: Path, number: signal.Signals, code: int, word: str, place: str, name: str, when: str
) -> None:
    (here / "own.yaml").write_text(REGISTER.replace("id: one", "id: other"))
    done = run(here, "load", "own.yaml", stop=(place, name, when, str(int(number))))
    assert (done.returncode, done.stdout, done.stderr) == (
        code,
        "",
        f"{word}; the store holds the new state\n",
    )
    assert titles(here) == ["other"]


@EACH_SIGNAL
def test_a_load_stopped_between_its_keeping_and_its_end_says_that_too(
    here: Path, number: signal.Signals, code: int, word: str
) -> None:
    (here / "own.yaml").write_text(REGISTER.replace("id: one", "id: other"))
    done = run(here, "load", "own.yaml", stop=("coopcli.loading.loading", "load", "after", str(int(number))))
    assert (done.returncode, done.stderr) == (code, f"{word}; the store holds the new state\n")
    assert titles(here) == ["other"]


@EACH_SIGNAL
def test_an_unload_that_is_done_is_said_too(here: Path, number: signal.Signals, code: int, word: str) -> None:
    done = run(
        here, "unload", "own.yaml", stop=("coopcli.cli.commands.unload", "emit", "before", str(int(number)))
    )
    assert (done.returncode, done.stderr) == (code, f"{word}; the store holds the new state\n")
    assert titles(here) == []


@EACH_SIGNAL
@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("there", [True, False], ids=["there", "new"])
def test_an_output_stopped_before_it_stands_leaves_nothing_of_it(
    here: Path, number: signal.Signals, code: int, word: str, step: str, there: bool
) -> None:
    if there:
        (here / "all.csv").write_text("old")
    done = run(here, "list", "-o", "all.csv", stop=("os", step, "before", str(int(number))))
    assert (done.returncode, done.stdout, done.stderr) == (code, "", f"{word}; {AS_IT_WAS}\n")
    assert sorted(path.name for path in here.iterdir()) == [*["all.csv"][: int(there)], "own.yaml"]
    assert not there or (here / "all.csv").read_text() == "old"


@EACH_SIGNAL
def test_an_output_stopped_after_it_stands_says_so(
    here: Path, number: signal.Signals, code: int, word: str
) -> None:
    done = run(
        here, "list", "-o", "all.csv", stop=("coopcli.cli.app", "finish_output", "before", str(int(number)))
    )
    assert (done.returncode, done.stderr.splitlines()[-1]) == (code, f"{word}; all.csv is written")


SNOOZE = ("due", "--snooze", "one/end", "--until", "2027-02-01")


@EACH_SIGNAL
@pytest.mark.parametrize(
    ("place", "name", "when"),
    [("os", "fsync", "after"), ("os", "replace", "before"), ("coopcli.loading.loading", "settle", "before")],
)
def test_a_snooze_stopped_midway_is_in_neither_the_file_nor_the_store(
    here: Path, number: signal.Signals, code: int, word: str, place: str, name: str, when: str
) -> None:
    done = run(here, *SNOOZE, stop=(place, name, when, str(int(number))))
    assert (done.returncode, done.stderr) == (code, f"{word}; {AS_IT_WAS}\n")
    assert (here / "own.yaml").read_text() == REGISTER
    assert [path.name for path in here.iterdir()] == ["own.yaml"]
    assert run(here, "status", "-f", "csv", "--columns", "state").stdout == "state\nunchanged\n"


@EACH_SIGNAL
def test_a_snooze_stopped_when_it_is_loaded_is_in_both(
    here: Path, number: signal.Signals, code: int, word: str
) -> None:
    done = run(here, *SNOOZE, stop=("coopcli.loading.loading", "load", "after", str(int(number))))
    assert (done.returncode, done.stderr) == (
        code,
        f"{word}; the store holds the new state; {here}/own.yaml is written\n",
    )
    assert "snoozed_until" in (here / "own.yaml").read_text()
    assert run(here, "status", "-f", "csv", "--columns", "state").stdout == "state\nunchanged\n"


def test_it_is_said_in_vietnamese(here: Path) -> None:
    for number, code, words in (
        (signal.SIGINT, 130, "đã dừng theo yêu cầu; kho và các tệp vẫn như cũ\n"),
        (signal.SIGTERM, 143, "bị dừng từ bên ngoài; kho và các tệp vẫn như cũ\n"),
    ):
        done = run(
            here, "list", lang="vi", stop=("coopcli.cli.commands.list", "emit", "before", str(int(number)))
        )
        assert (done.returncode, done.stdout, done.stderr) == (code, "", words)


def test_a_signal_that_whoever_started_the_program_had_ignored_stays_ignored(here: Path) -> None:
    """As `nohup` does."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            STOPPED,
            "coopcli.cli.commands.list",
            "emit",
            "before",
            str(int(signal.SIGHUP)),
            "list",
        ],
        cwd=here,
        env={"COOP_DB": str(here.parent / "coop.sqlite3"), "COOP_LANG": "en", "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
        check=False,
    )
    assert done.returncode == 0
