"""One program of ours at a time changes a file, and a lock that a killed one has left stops nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from coopcli.errors import OutputError
from coopcli.keeping import replacing
from coopcli.keeping.replacing import ChangedMeanwhileError, alone, rewrite, write_whole
from tests.store.test_opening import powerless

CHECKOUT = Path(__file__).parents[2]
HINT = "name another file"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"0")
    return path


def test_of_many_that_count_on_none_is_lost(file: Path) -> None:
    def count_on() -> None:
        with alone(file):
            rewrite(file, lambda held: str(int(held or b"0") + 1).encode(), HINT)

    threads = [threading.Thread(target=count_on) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_bytes() == b"12"
    assert [path.name for path in file.parent.iterdir()] == ["notes.txt"]


def test_who_waits_too_long_is_refused_and_the_file_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "_SECONDS_TO_WAIT", 0.1)
    with alone(file), pytest.raises(OutputError, match="another coop"), alone(file):
        file.write_bytes(b"1")
    assert file.read_bytes() == b"0"


def test_a_link_and_its_file_have_one_lock(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replacing, "_SECONDS_TO_WAIT", 0.1)
    link = file.with_name("link.txt")
    link.symlink_to(file)
    with alone(file), pytest.raises(OutputError), alone(link):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
def test_the_lock_of_a_killed_program_stops_nobody(file: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from coopcli.keeping.replacing import alone\n"
        "with alone(Path(sys.argv[1])): print('locked', flush=True); time.sleep(60)"
    )
    environment = {"PYTHONPATH": str(CHECKOUT), "PATH": ""}
    with subprocess.Popen(
        [sys.executable, "-c", script, str(file)], env=environment, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "locked\n"
        holder.send_signal(signal.SIGKILL)
    assert len([*file.parent.glob(".coop-*.lock")]) == 1
    begun = time.monotonic()
    with alone(file):
        write_whole(file, b"1", HINT)
    assert time.monotonic() - begun < 5
    assert [path.name for path in file.parent.iterdir()] == ["notes.txt"]


def test_where_no_lock_can_be_had_the_look_stands_guard(file: Path) -> None:
    file.parent.chmod(0o555)
    try:
        with powerless(), alone(file), pytest.raises(OutputError, match="protected"):
            write_whole(file, b"1", HINT)
    finally:
        file.parent.chmod(0o755)
    assert file.read_bytes() == b"0"


@pytest.mark.parametrize("held", [b"00", b"", None])
def test_what_does_not_hold_what_was_read_is_not_replaced(file: Path, held: bytes | None) -> None:
    with pytest.raises(ChangedMeanwhileError):
        write_whole(file, b"1", HINT, held)
    assert file.read_bytes() == b"0"
    assert [path.name for path in file.parent.iterdir()] == ["notes.txt"]


def test_who_thinks_of_what_is_there_already_writes_nothing(file: Path) -> None:
    before = file.stat()
    assert rewrite(file, lambda held: held or b"", HINT) == (b"0", b"0")
    assert file.stat() == before


def test_a_file_that_may_not_be_read_is_not_taken_for_none(file: Path) -> None:
    """Else a calendar that cannot be read would be begun anew."""
    file.chmod(0o200)
    with powerless(), pytest.raises(OutputError, match="protected"):
        rewrite(file, lambda held: b"1", HINT)
    os.chmod(file, 0o600)
    assert file.read_bytes() == b"0"


def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    with pytest.raises(OutputError):
        rewrite(tmp_path / "loop.txt", lambda held: b"1", HINT)
    assert (tmp_path / "loop.txt").is_symlink()
