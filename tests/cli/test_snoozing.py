"""A snooze is noted in the file of its duty and loaded: file and store agree, or both stay as they were."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coopcli.cli import writing
from coopcli.cli.loaded import absolute
from coopcli.cli.session import Session
from coopcli.cli.snoozing import snooze_duty
from coopcli.errors import OutputError, RecordsError, StoreError
from coopcli.i18n import say
from coopcli.loading.plan import known_files
from coopcli.store import shipped
from tests.conftest import Coop

pytestmark = pytest.mark.usefixtures("english")

DAY = date(2026, 11, 22)
UNTIL = date(2026, 12, 31)
DUTY = "vwu-lwu-2022/copy"
ADDED = b"\nduties:\n- duty: vwu-lwu-2022/copy\n  snoozed_until: 2026-12-31\n"

Captured = pytest.CaptureFixture[str]
Load = Callable[[bytes], Path]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(today=DAY, clock=DAY, db=tmp_path / "coop.sqlite3", width=None)


@pytest.fixture
def register() -> bytes:
    return shipped("data/agreements.yaml").read_bytes()


@pytest.fixture
def load(tmp_path: Path, coop: Coop, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Writes a file of this content into a folder, and loads the folder."""
    folder = tmp_path / "register"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)

    def write_and_load(content: bytes) -> Path:
        file = folder / "agreements.yaml"
        file.write_bytes(content)
        result = coop("load", str(folder))
        assert result.code == 0, result.err
        return file

    return write_and_load


def snoozes(session: Session) -> dict[str, str]:
    """What the store holds: until when each duty is snoozed."""
    with closing(sqlite3.connect(session.db)) as connection:
        return dict(connection.execute("SELECT duty, snoozed_until FROM duty_record"))


def is_loaded(session: Session, file: Path) -> bool:
    """Whether the store holds the file as it lies there, in the folder it was loaded with."""
    content = hashlib.sha256(file.read_bytes()).hexdigest()
    held = [(one.path, one.folder, one.hash) for one in known_files(session.db)]
    return held == [(absolute(file), absolute(file.parent), content)]


def test_a_snooze_is_in_the_file_and_in_the_store_and_how_to_undo_it_is_said(
    session: Session, register: bytes, load: Load, capsys: Captured
) -> None:
    file = load(register)
    file.chmod(0o640)
    blank = register.count(b"\n") + 1
    line = blank + 1  # the first that says something
    capsys.readouterr()

    place = snooze_duty(session, DUTY, UNTIL, absolute(file))

    assert place == f"register/agreements.yaml:{line}"
    assert capsys.readouterr() == (
        "",
        f"register/agreements.yaml:{line}: vwu-lwu-2022/copy is snoozed until 31 December 2026\n"
        "  +\n"
        "  + duties:\n"
        "  + - duty: vwu-lwu-2022/copy\n"
        "  +   snoozed_until: 2026-12-31\n"
        "to take it back: coop undo\n",
    )
    assert file.read_bytes() == register + ADDED
    assert file.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in file.parent.iterdir()] == ["agreements.yaml"]
    assert snoozes(session) == {DUTY: "2026-12-31"}
    assert is_loaded(session, file)


def test_a_second_snooze_replaces_the_first_and_names_what_stood_there(
    session: Session, register: bytes, load: Load, capsys: Captured
) -> None:
    file = load(register)
    line = register.count(b"\n") + 4
    snooze_duty(session, DUTY, UNTIL, absolute(file))
    capsys.readouterr()

    place = snooze_duty(session, DUTY, date(2027, 1, 31), absolute(file))

    assert place == f"register/agreements.yaml:{line}"
    assert file.read_bytes() == register + ADDED.replace(b"2026-12-31", b"2027-01-31")
    assert snoozes(session) == {DUTY: "2027-01-31"}
    assert capsys.readouterr().err.splitlines()[1:] == [
        "  -   snoozed_until: 2026-12-31",
        "  +   snoozed_until: 2027-01-31",
        "to take it back: coop undo",
    ]


def test_the_same_snooze_again_changes_nothing_and_says_so(
    session: Session, register: bytes, load: Load, capsys: Captured
) -> None:
    file = load(register + ADDED)
    before = file.stat()
    capsys.readouterr()
    assert snooze_duty(session, DUTY, UNTIL, absolute(file)) == "register/agreements.yaml"
    assert capsys.readouterr().err == (
        "vwu-lwu-2022/copy is snoozed until 31 December 2026 already; nothing was changed\n"
    )
    assert file.stat() == before


def test_what_was_noted_of_a_duty_stays(session: Session, register: bytes, load: Load) -> None:
    done = b"duties:\n- duty: vwu-lwu-2022/copy\n  done: 2022-07-15 # by post\n"
    file = load(register + done)
    snooze_duty(session, DUTY, UNTIL, absolute(file))
    assert file.read_bytes() == register + done + b"  snoozed_until: 2026-12-31\n"
    with closing(sqlite3.connect(session.db)) as connection:
        rows = connection.execute("SELECT done, snoozed_until FROM duty_record").fetchall()
    assert rows == [("2022-07-15", "2026-12-31")]


def test_the_line_endings_of_windows_stay(session: Session, register: bytes, load: Load) -> None:
    windows = register.replace(b"\n", b"\r\n")
    file = load(windows)
    snooze_duty(session, DUTY, UNTIL, absolute(file))
    assert file.read_bytes() == windows + ADDED.replace(b"\n", b"\r\n")
    assert snoozes(session) == {DUTY: "2026-12-31"}


def test_a_file_changed_since_it_was_loaded_is_loaded_as_it_is_now(
    session: Session, register: bytes, load: Load
) -> None:
    file = load(register)
    file.write_bytes(register + b"duties:\n- duty: vwu-lwu-2022/end\n  snoozed_until: 2027-01-01\n")
    snooze_duty(session, DUTY, UNTIL, absolute(file))
    assert snoozes(session) == {"vwu-lwu-2022/end": "2027-01-01", DUTY: "2026-12-31"}


def test_a_file_that_does_not_load_any_more_is_not_touched_and_its_problems_are_said(
    session: Session, register: bytes, load: Load, capsys: Captured
) -> None:
    file = load(register)
    broken = register.replace(b"\nparties:\n", b"\nparties:\n- id: one\n  nmae: One\n", 1)
    assert broken != register
    file.write_bytes(broken)
    capsys.readouterr()
    with pytest.raises(RecordsError):
        snooze_duty(session, DUTY, UNTIL, absolute(file))
    line = register[: register.index(b"\nparties:")].count(b"\n") + 4
    assert f"register/agreements.yaml:{line}:3: error:" in capsys.readouterr().err
    assert file.read_bytes() == broken
    assert snoozes(session) == {}


@pytest.mark.parametrize("fault", [StoreError("the store is full"), KeyboardInterrupt()])
def test_where_the_load_fails_the_file_is_put_back(
    session: Session, register: bytes, load: Load, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    file = load(register)
    seen: list[bytes] = []

    def fail(*_: object) -> None:
        seen.append(file.read_bytes())
        raise fault

    monkeypatch.setattr(writing, "carry_out", fail)
    with pytest.raises(type(fault)):
        snooze_duty(session, DUTY, UNTIL, absolute(file))
    assert seen == [register + ADDED]
    assert file.read_bytes() == register
    assert snoozes(session) == {}


def test_a_duty_that_no_load_takes_leaves_the_file_as_it_was(
    session: Session, register: bytes, load: Load, capsys: Captured
) -> None:
    file = load(register)
    capsys.readouterr()
    with pytest.raises(RecordsError):
        snooze_duty(session, "no-such-agreement/copy", UNTIL, absolute(file))
    line = register.count(b"\n") + 3
    assert f"register/agreements.yaml:{line}:" in capsys.readouterr().err
    assert file.read_bytes() == register
    assert snoozes(session) == {}


def test_a_file_that_cannot_be_written_stays_and_the_reason_is_said(
    session: Session, register: bytes, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked of `os.access`, because root may write everything."""
    file = load(register)
    allowed = os.access
    monkeypatch.setattr(
        "coopcli.cli.output.os.access",
        lambda path, mode: (path, mode) != (file, os.W_OK) and allowed(path, mode),
    )
    with pytest.raises(OutputError) as raised:
        snooze_duty(session, DUTY, UNTIL, absolute(file))
    assert "protected" in raised.value.message
    assert raised.value.hints == ("make the file writable, or close it in the other program, then try again",)
    assert file.read_bytes() == register
    assert snoozes(session) == {}


def test_a_file_that_is_gone_is_said(session: Session, register: bytes, load: Load) -> None:
    file = load(register)
    file.unlink()
    with pytest.raises(OutputError) as raised:
        snooze_duty(session, DUTY, UNTIL, absolute(file))
    assert raised.value.message == "{path} cannot be read: {reason}"
    assert not file.exists()


def test_a_register_inside_the_program_is_to_be_copied_first(
    session: Session, register: bytes, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = load(register)
    monkeypatch.setattr(writing, "_PACKAGE", file.parent)
    with pytest.raises(OutputError) as raised:
        snooze_duty(session, DUTY, UNTIL, absolute(file))
    assert "lost with the next update" in raised.value.message
    assert [say(one, **raised.value.values) for one in raised.value.hints] == [
        "copy it, for example to agreements.yaml here, then: coop load agreements.yaml --only"
    ]
    assert file.read_bytes() == register


def test_through_a_link_its_file_is_changed(
    session: Session, register: bytes, load: Load, tmp_path: Path
) -> None:
    file = load(register)
    real = tmp_path / "real.yaml"
    shutil.move(file, real)
    file.symlink_to(real)
    snooze_duty(session, DUTY, UNTIL, str(file))
    assert file.is_symlink()
    assert real.read_bytes() == register + ADDED
