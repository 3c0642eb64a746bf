"""Opening the store to ask: about one day, without writing, wherever it lies; or one clear refusal."""

from __future__ import annotations

import ctypes
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
from coopcli.store import Seen, gazetteer_version, open_for_reading, schema, schema_version, shipped
from tests.conftest import Coop
from tests.stores import CLOCK, Store

REGISTER = "sources:\n- id: s\nagreements:\n- {id: a, title: A, cite: s, period: 2022/2027}\n"


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


def test_a_store_that_another_program_holds_alone_is_not_read_behind_its_back(
    loaded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coopcli.store._SECONDS_TO_WAIT", 0.05)
    with closing(sqlite3.connect(loaded.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        error = refused(loaded.path)
    assert isinstance(error, StoreError)
    assert "being written" in error.message


# What is no store.


def test_where_there_is_no_store_nothing_is_loaded(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path / "coop.sqlite3"), NotFoundError)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("version", [1, 3, 99, -1])
def test_a_store_of_another_version_is_refused_with_what_to_do(loaded: Store, version: int) -> None:
    with closing(sqlite3.connect(loaded.path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    error = refused(loaded.path)
    assert isinstance(error, StoreError)
    assert "another version" in error.message
    assert any("coop load" in hint for hint in error.hints)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("CREATE TABLE", "CREATE  TABLE"),
        ("CREATE VIEW", "CREATE\n\tVIEW"),
        ("(\n", "( -- what stands in it: 'one' \"thing\"\n"),
        ("CREATE TABLE", "CREATE /* and\n'another' */ TABLE"),
        ("--", "-- and"),
        ("\n", "\r\n"),
    ],
    ids=repr,
)
def test_comments_and_blanks_are_no_part_of_the_version(before: str, after: str) -> None:
    changed = schema().replace(before, after)
    assert changed != schema()
    assert schema_version(changed) == schema_version(schema())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CREATE TABLE a (b TEXT);", "CREATE TABLE a (c TEXT);"),
        ("CREATE TABLE a (b TEXT);", "CREATE TABLE a (b TEXT) STRICT;"),
        ("CREATE TABLE a (b TEXT);", "CREATE TABLE a (bTEXT);"),
        ("SELECT 'a b';", "SELECT 'a  b';"),
        ("SELECT 'a -- b';", "SELECT 'a -- c';"),
        ("SELECT 'a /* b */';", "SELECT 'a';"),
        ("SELECT 'it''s -- b';", "SELECT 'it''s -- c';"),
        ('SELECT "a  b";', 'SELECT "a b";'),
        ('SELECT "a -- b";', 'SELECT "a -- c";'),
        ("SELECT 'a\nb';", "SELECT 'a b';"),
        ("SELECT a - b;", "SELECT a + b;"),
        ("SELECT a - -b;", "SELECT a --b;"),
        ("SELECT 1;", "-- SELECT 1;"),
    ],
)
def test_every_word_sign_and_text_in_quotes_is_part_of_the_version(one: str, other: str) -> None:
    assert schema_version(one) != schema_version(other)


@pytest.mark.parametrize(
    "text", ["", "-- nothing", *(f"CREATE TABLE a{number} (b);" for number in range(50))]
)
def test_a_version_is_never_that_of_a_new_database_and_one_that_sqlite_keeps(text: str) -> None:
    version = schema_version(text)
    with closing(sqlite3.connect(":memory:")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() != (version,)
        connection.execute(f"PRAGMA user_version = {version}")
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)


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


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


_Sets = ctypes.c_uint32 * 6  # effective, permitted and inheritable, the lower halves and then the upper ones
_MAY_WRITE_ANYWHERE = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of capabilities(7)


@contextmanager
def powerless() -> Iterator[None]:
    """Root may write anywhere: for a while it may not, like anybody else."""
    if os.geteuid():
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header, before = _Header(0x20080522, 0), _Sets()
    assert libc.capget(ctypes.byref(header), before) == 0
    now = _Sets(*before)
    now[0] &= ~_MAY_WRITE_ANYWHERE
    assert libc.capset(ctypes.byref(header), now) == 0
    try:
        yield
    finally:
        assert libc.capset(ctypes.byref(header), before) == 0


@pytest.fixture
def protected(coop: Coop) -> Iterator[Path]:
    """A store in a folder that can be read only."""
    folder = Path(tempfile.mkdtemp())
    store = folder / "coop.sqlite3"
    try:
        (folder / "new.yaml").write_text(REGISTER)
        assert coop("load", "--db", str(store)).code == 0
        for beside in folder.glob("coop.sqlite3-*"):  # left by readers
            beside.unlink()
        store.chmod(0o444)
        folder.chmod(0o555)
        with powerless(), pytest.raises(PermissionError):
            (folder / "probe").touch()
        yield store
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.parametrize("words", [["list"], ["due", "2027"], ["show", "vwu"], ["status"]], ids=" ".join)
def test_a_store_in_a_folder_that_cannot_be_written_is_read(
    coop: Coop, protected: Path, tmp_path: Path, words: list[str]
) -> None:
    shutil.copy(protected, tmp_path / "coop.sqlite3")
    expected = coop(*words, "--format", "json")
    assert expected.code == 0, expected.err
    with powerless():
        found = coop(*words, "--db", str(protected), "--format", "json")
    assert (found.code, found.out) == (0, expected.out), found.err


def test_a_load_of_nothing_new_is_done_where_nothing_can_be_written(coop: Coop, protected: Path) -> None:
    with powerless():
        found = coop("load", "--db", str(protected), "--format", "json")
    assert found.code == 0, found.err
    assert [row["state"] for row in found.json] == ["unchanged"]


def test_a_load_that_cannot_write_is_refused_in_one_clear_line(coop: Coop, protected: Path) -> None:
    before = protected.read_bytes()
    with powerless():
        found = coop("load", str(protected.parent / "new.yaml"), "--db", str(protected))
    assert (found.code, found.out) == (4, ""), found.err
    assert found.err.startswith("error: the store ")
    assert len(found.err.splitlines()) <= 2
    assert protected.read_bytes() == before


def test_a_store_that_may_not_be_seen_is_no_fault(coop: Coop, protected: Path) -> None:
    protected.parent.chmod(0)
    with powerless():
        found = coop("list", "--db", str(protected))
    assert found.code in (3, 4), found.err


def test_the_version_of_the_gazetteer_changes_with_each_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(shipped("places"), tmp_path / "places")
    monkeypatch.setattr("coopcli.store.shipped", lambda name: tmp_path / name)
    versions = [gazetteer_version()]
    for country in ("laos", "vietnam"):
        table = tmp_path / "places" / f"{country}.csv"
        table.write_bytes(table.read_bytes() + b"\n")
        versions.append(gazetteer_version())

    assert len({*versions}) == 3
    assert {len(version) for version in versions} == {8}


@pytest.mark.parametrize(("seconds", "holds"), [(0, False), (1, False), (3, True)])
def test_a_file_read_within_the_tick_of_its_change_may_have_changed_once_more(
    tmp_path: Path, seconds: int, holds: bool
) -> None:
    """git's rule: names, sizes and times alone tell nothing there, so the next look reads it."""
    file = tmp_path / "a.yaml"
    file.write_text("sources: []\n", encoding="utf-8")
    status = file.stat()
    seen = Seen.of(status, max(status.st_mtime_ns, status.st_ctime_ns) + seconds * 10**9)
    assert seen.holds(status) == holds
