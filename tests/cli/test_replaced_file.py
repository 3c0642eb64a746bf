"""What a file keeps that is replaced, and what is left beside it: nothing."""

from __future__ import annotations

import errno
import os
import signal
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coopcli.answer import Answer, Heading, Table, Type
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.errors import OutputError
from coopcli.i18n import say
from tests.cli.test_stopped import REGISTER, SNOOZE, here, run
from tests.store.test_opening import powerless

__all__ = ["here"]

pytestmark = [
    pytest.mark.usefixtures("english"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes, owners and names"),
]
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")

DAY = date(2026, 11, 28)
SESSION = Session(today=DAY, clock=DAY, db=Path("coop.sqlite3"), width=None)
ANSWER = Answer("Agreements", (Table("", (Heading("id", "id", Type.TEXT),), (("a",),)),))
WRITTEN = "id\na\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "all.csv"
    path.write_text("old")
    return path


def modes_while_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The modes of what lies beside the file, when the last byte of it has been written."""
    real = os.fsync
    seen: list[int] = []

    def look(number: int) -> None:
        real(number)
        seen.extend(path.stat().st_mode & 0o777 for path in folder.glob(".coop-*.tmp"))

    monkeypatch.setattr(os, "fsync", look)
    return seen


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_what_is_written_beside_a_file_is_nobody_elses_to_read(
    file: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    file.chmod(mode)
    seen = modes_while_written(file.parent, monkeypatch)
    emit(ANSWER, Output(output=file), SESSION)
    assert seen == [0o600]
    assert (file.read_text(), file.stat().st_mode & 0o777) == (WRITTEN, mode)


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o007])
def test_a_new_file_has_the_mode_of_any_new_file(
    tmp_path: Path, mask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = modes_while_written(tmp_path, monkeypatch)
    before = os.umask(mask)
    try:
        emit(ANSWER, Output(output=tmp_path / "new.csv"), SESSION)
    finally:
        os.umask(before)
    assert (tmp_path / "new.csv").stat().st_mode & 0o777 == 0o666 & ~mask
    assert [mode & ~(0o666 & ~mask) for mode in seen] == [0], "never more than it will be"


@AS_ROOT
@pytest.mark.parametrize("mode", [0o600, 0o660])
@pytest.mark.parametrize("owner", [(1234, 5678), (0, 5678)])
def test_a_file_stays_its_owners(file: Path, mode: int, owner: tuple[int, int]) -> None:
    os.chown(file, *owner)
    file.chmod(mode)
    emit(ANSWER, Output(output=file), SESSION)
    now = file.stat()
    assert (now.st_uid, now.st_gid, now.st_mode & 0o777) == (*owner, mode)


@AS_ROOT
def test_a_register_that_is_snoozed_stays_its_owners(here: Path) -> None:
    os.chown(here / "own.yaml", 1234, 5678)
    (here / "own.yaml").chmod(0o600)
    assert run(here, *SNOOZE).returncode == 0
    now = (here / "own.yaml").stat()
    assert (now.st_uid, now.st_gid, now.st_mode & 0o777) == (1234, 5678, 0o600)


@pytest.mark.parametrize("kept", ["group", "nothing"])
def test_where_the_owner_cannot_be_kept_nobody_else_may_read_it(
    file: Path, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    """A group that is not the old one gets what all others have."""
    file.chmod(0o664)
    asked = []
    there = file.stat()

    def chown(path: Path, owner: int, group: int) -> None:
        asked.append((owner, group))
        if owner != -1 or kept == "nothing":
            raise PermissionError(errno.EPERM, "not yours")

    monkeypatch.setattr(os, "chown", chown)
    monkeypatch.setattr("coopcli.keeping.replacing._is_ours", lambda *_: False)
    emit(ANSWER, Output(output=file), SESSION)
    assert asked == [(there.st_uid, there.st_gid), (-1, there.st_gid)]
    assert file.stat().st_mode & 0o777 == (0o664 if kept == "group" else 0o644)


@pytest.mark.parametrize("name", ["all.csv", "link.csv"])
def test_a_file_of_two_names_is_not_parted_from_the_other(file: Path, name: str) -> None:
    other = file.with_name("other.csv")
    os.link(file, other)
    file.with_name("link.csv").symlink_to(file)
    with pytest.raises(OutputError) as raised:
        emit(ANSWER, Output(output=file.with_name(name)), SESSION)
    error = raised.value
    assert say(error.message, **error.values) == (
        f"{file.with_name(name)} cannot be replaced: it has another name beside this one (a hard link)"
    )
    assert (file.read_text(), other.read_text()) == ("old", "old")
    assert sorted(path.name for path in file.parent.iterdir()) == ["all.csv", "link.csv", "other.csv"]


def test_a_register_of_two_names_is_not_snoozed(here: Path) -> None:
    os.link(here / "own.yaml", here.parent / "other.yaml")
    done = run(here, *SNOOZE)
    assert done.returncode == 5
    assert "(a hard link)" in done.stderr
    assert (here / "own.yaml").read_text() == (here.parent / "other.yaml").read_text() == REGISTER


def test_what_a_killed_program_left_long_ago_is_cleared(file: Path) -> None:
    """Only ours, and only what is old: another one may be at work."""
    ours, new, theirs, others = (
        file.with_name(name)
        for name in (
            ".coop-9fb125c7.tmp",
            ".coop-0123456789abcdef.tmp",
            ".coop-notes.tmp",
            ".other-9fb125c7.tmp",
        )
    )
    for path in (ours, new, theirs, others):
        path.write_text("left")
    for path in (ours, theirs, others):
        os.utime(path, (1_000_000, 1_000_000))
    emit(ANSWER, Output(output=file), SESSION)
    assert [path.exists() for path in (ours, new, theirs, others)] == [False, True, True, True]
    assert file.read_text() == WRITTEN


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_kill_midway_leaves_the_old_file_whole_and_the_next_write_works(here: Path, step: str) -> None:
    done = run(here, *SNOOZE, stop=("os", step, "before", str(int(signal.SIGKILL))))
    assert done.returncode == -signal.SIGKILL
    assert (here / "own.yaml").read_text() == REGISTER
    assert run(here, *SNOOZE).returncode == 0
    assert "snoozed_until" in (here / "own.yaml").read_text()


def test_a_folder_that_cannot_be_written_is_said(here: Path) -> None:
    (here / "own.yaml").chmod(0o644)
    here.chmod(0o555)
    try:
        with powerless(), pytest.raises(OutputError) as raised:
            emit(ANSWER, Output(output=here / "all.csv"), SESSION)
        with powerless(), pytest.raises(OutputError):
            emit(replace(ANSWER, events=()), Output(output=here / "all.ics"), SESSION)
    finally:
        here.chmod(0o755)
    assert "protected" in raised.value.message
    assert [path.name for path in here.iterdir()] == ["own.yaml"]


def test_extended_attributes_stay(file: Path) -> None:
    """Access lists of a shared folder are such attributes."""
    try:
        os.setxattr(file, "user.office", b"north")
    except OSError:
        pytest.skip("no extended attributes here")
    emit(ANSWER, Output(output=file), SESSION)
    assert os.getxattr(file, "user.office") == b"north"
