"""Opening the store to ask: about one day, without writing, wherever it lies; or one clear refusal."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from coopcli.errors import CoopError, NotFoundError, StoreError
from coopcli.shipped import shipped
from coopcli.store.opening import open_for_reading
from tests.conftest import Coop
from tests.store.conftest import CLOCK, Store

REGISTER = "sources:\n- id: s\nagreements:\n- {id: a, title: A, cite: s, period: 2022/2027}\n"

NOBODY = 65534


@pytest.fixture
def loaded(store: Store) -> Store:
    assert store.load({"/a.yaml": REGISTER}).kept
    return store


def refused(path: Path) -> CoopError:
    with pytest.raises(CoopError) as error:
        open_for_reading(path, CLOCK)
    return error.value


# The day.


def test_every_view_asks_about_the_day_and_none_about_the_clock(loaded: Store) -> None:
    with closing(open_for_reading(loaded.path, date(1999, 12, 31))) as connection:
        assert connection.execute("SELECT day FROM today").fetchone() == ("1999-12-31",)
        assert connection.execute("SELECT status FROM overview").fetchone() == ("upcoming",)
        views = "SELECT name FROM {}.sqlite_schema WHERE type = 'view' ORDER BY name"
        temporary = connection.execute(views.format("temp")).fetchall()
        assert temporary == connection.execute(views.format("main")).fetchall()


def test_two_readers_may_ask_about_two_days_at_once(loaded: Store) -> None:
    with (
        closing(open_for_reading(loaded.path, date(2021, 1, 1))) as one,
        closing(open_for_reading(loaded.path, date(2030, 1, 1))) as other,
    ):
        assert one.execute("SELECT status FROM overview").fetchone() == ("upcoming",)
        assert other.execute("SELECT status FROM overview").fetchone() == ("lapsed",)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_first_and_the_last_day_of_the_calendar_can_be_asked_about(loaded: Store, day: date) -> None:
    with closing(open_for_reading(loaded.path, day)) as connection:
        assert len(connection.execute("SELECT * FROM overview").fetchall()) == 1


def test_a_reader_cannot_write(loaded: Store) -> None:
    with closing(open_for_reading(loaded.path, CLOCK)) as connection:
        for statement in ("DELETE FROM record", "DROP TABLE record", "CREATE TABLE main.x (y)"):
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                connection.execute(statement)


def test_a_reader_leaves_no_file_behind(loaded: Store) -> None:
    before = sorted(path.name for path in loaded.path.parent.iterdir())
    with closing(open_for_reading(loaded.path, CLOCK)):
        pass
    assert sorted(path.name for path in loaded.path.parent.iterdir()) == before


# What is no store.


def test_where_there_is_no_store_nothing_is_loaded(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path / "coop.sqlite3"), NotFoundError)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("version", [2, 99, -1])
def test_a_store_of_another_version_is_refused_with_what_to_do(loaded: Store, version: int) -> None:
    with closing(sqlite3.connect(loaded.path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    error = refused(loaded.path)
    assert isinstance(error, StoreError)
    assert "another version" in error.message
    assert any("coop load" in hint for hint in error.hints)


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\xff" * 200, b"\0" * 4096])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.doc"
    path.write_bytes(content)
    assert isinstance(refused(path), StoreError)
    assert path.read_bytes() == content


def test_a_damaged_store_is_refused(loaded: Store) -> None:
    whole = loaded.path.read_bytes()
    loaded.path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises((StoreError, sqlite3.DatabaseError)):
        loaded.ask("SELECT * FROM overview")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path), StoreError)


def test_a_database_of_another_program_is_not_called_an_older_store(tmp_path: Path) -> None:
    """Who follows the advice to load again would lose it."""
    path = tmp_path / "photos.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photo (name TEXT)")
    error = refused(path)
    assert isinstance(error, StoreError)
    assert "another version" not in error.message


# Where the folder cannot be written.


@contextmanager
def powerless() -> Iterator[None]:
    """Root may write anywhere: for a while the process is nobody."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def protected(coop: Coop) -> Iterator[Path]:
    """A store in a folder that can be read only; every module is imported before nobody may need one."""
    folder = Path(tempfile.mkdtemp())
    try:
        for words in (["load"], ["list"], ["due", "2027"], ["show", "vwu"], ["status"], ["unload", "x"]):
            coop(*words, "--db", str(folder / "coop.sqlite3"))
        (folder / "coop.sqlite3").chmod(0o444)
        folder.chmod(0o555)
        with powerless(), pytest.raises(PermissionError):
            (folder / "probe").touch()
        yield folder / "coop.sqlite3"
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.parametrize("words", [["list"], ["due", "2027"], ["show", "vwu"], ["status"]], ids=" ".join)
def test_a_store_in_a_folder_that_cannot_be_written_is_read(
    coop: Coop, protected: Path, words: list[str]
) -> None:
    expected = coop(*words, "--db", str(protected), "--format", "json")
    assert expected.code == 0, expected.err
    with powerless():
        found = coop(*words, "--db", str(protected), "--format", "json")
    assert (found.code, found.out) == (0, expected.out), found.err


def test_a_load_of_nothing_new_is_done_where_nothing_can_be_written(coop: Coop, protected: Path) -> None:
    with powerless():
        found = coop("load", "--db", str(protected), "--format", "json")
    assert found.code == 0, found.err
    assert [row["state"] for row in found.json] == ["unchanged"]


def test_a_load_that_cannot_write_is_refused_in_one_clear_line(
    coop: Coop, protected: Path, tmp_path: Path
) -> None:
    (tmp_path / "new.yaml").write_text(REGISTER)
    tmp_path.chmod(0o755)
    text = shipped("data/agreements.yaml").read_text(encoding="utf-8")
    changed = protected.parent / "changed.yaml"
    protected.parent.chmod(0o755)
    changed.write_text(text, encoding="utf-8")
    protected.parent.chmod(0o555)
    before = protected.read_bytes()
    with powerless():
        found = coop("load", str(changed), "--db", str(protected))
    assert (found.code, found.out) == (4, ""), found.err
    assert found.err.startswith("error: the store ")
    assert len(found.err.splitlines()) <= 2
    assert protected.read_bytes() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has folders that others cannot enter")
def test_a_store_that_may_not_be_seen_is_no_fault(coop: Coop, protected: Path) -> None:
    protected.parent.chmod(0o700)
    with powerless():
        found = coop("list", "--db", str(protected))
    assert found.code in (3, 4), found.err
