"""Each way in which a store cannot be used has its own sentence, and none advises to remove what is the user's."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coopcli.errors import StoreError
from coopcli.store import is_there
from tests.conftest import Coop, Result
from tests.store.test_opening import powerless

REGISTER = "sources:\n- id: s\nagreements:\n- {id: a, title: A, cite: s, period: 2022/2027}\n"
COMMANDS = (["list"], ["status"], ["load"], ["unload", "own.yaml"], ["show", "a"], ["sql", "SELECT 1"])
EACH_COMMAND = pytest.mark.parametrize("words", COMMANDS, ids=" ".join)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "own.yaml").write_text(REGISTER)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def store(coop: Coop, here: Path) -> Path:
    assert coop("load", "own.yaml", "--db", "s.db").code == 0
    return here / "s.db"


def refused(found: Result, *lines: str) -> None:
    assert (found.code, found.out) == (4, ""), found
    assert found.err.splitlines() == [f"error: {lines[0]}", *(f"    {line}" for line in lines[1:])]


@EACH_COMMAND
@pytest.mark.parametrize(
    "content", [REGISTER, "[]\n", "Hội Phụ nữ\n" * 900], ids=["register", "short", "long"]
)
def test_a_text_given_as_the_store_is_no_store(
    coop: Coop, here: Path, words: list[str], content: str
) -> None:
    (here / "notes.txt").write_text(content)
    found = coop(*words, "--db", "notes.txt")
    refused(found, "notes.txt is no store of coop", "name another file with --db")
    assert (here / "notes.txt").read_text() == content


@EACH_COMMAND
@pytest.mark.parametrize("name", ["own.yaml", "my own.YML"])
def test_a_register_given_as_the_store_was_meant_to_be_loaded(
    coop: Coop, here: Path, words: list[str], name: str
) -> None:
    (here / name).write_text(REGISTER)
    shown = f"'{name}'" if " " in name else name
    found = coop(*words, "--db", name)
    refused(found, f"{name} is no store of coop", f"did you mean: coop load {shown}")
    assert (here / name).read_text() == REGISTER


@EACH_COMMAND
def test_a_folder_given_as_the_store_is_a_folder(coop: Coop, here: Path, words: list[str]) -> None:
    (here / "folder").mkdir()
    found = coop(*words, "--db", "folder")
    refused(
        found, "folder is a folder and no store", "name a file with --db, for example folder/coop.sqlite3"
    )
    assert list((here / "folder").iterdir()) == []


@EACH_COMMAND
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_what_is_no_file_is_never_opened(coop: Coop, here: Path, words: list[str]) -> None:
    os.mkfifo(here / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for name in ("pipe", "socket", "/dev/zero", "/dev/null"):
            found = coop(*words, "--db", name)
            refused(found, f"{name} is no file that could be a store", "name another file with --db")
    with pytest.raises(StoreError):
        is_there(Path("a\0b"))


@EACH_COMMAND
@pytest.mark.parametrize("name", ["/", ".", "..", "~", "./", "//"])
def test_every_odd_name_of_a_folder_is_a_folder(coop: Coop, words: list[str], name: str) -> None:
    path = Path(name).expanduser()
    refused(
        coop(*words, "--db", name),
        f"{path} is a folder and no store",
        f"name a file with --db, for example {path / 'coop.sqlite3'}",
    )


@EACH_COMMAND
@pytest.mark.parametrize("name", ["own.yaml/s.db", "own.yaml/so/s.db"])
def test_no_store_lies_in_a_file(coop: Coop, words: list[str], name: str) -> None:
    hint = "name another file with --db"
    refused(coop(*words, "--db", name), f"the store {name} cannot be there: own.yaml is no folder", hint)


def test_the_users_folder_is_meant_by_its_sign(
    coop: Coop, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(here))
    assert coop("load", "own.yaml", "--db=~/own.db").code == 0
    assert (here / "own.db").exists()
    assert not (here / "~").exists()


@pytest.mark.parametrize("words", [["status"], ["unload", "own.yaml"]], ids=" ".join)
def test_every_command_knows_a_database_of_another_program(coop: Coop, here: Path, words: list[str]) -> None:
    with closing(sqlite3.connect(here / "photos.db")) as connection:
        connection.execute("CREATE TABLE photo (name TEXT)")
    found = coop(*words, "--db", "photos.db")
    refused(found, "photos.db is a database of another program", "name another file with --db")


@pytest.mark.parametrize("kept", [4096, 20000])
def test_a_damaged_store_is_loaded_into_a_new_one_from_its_files(coop: Coop, store: Path, kept: int) -> None:
    whole = store.read_bytes()
    store.write_bytes(whole[:kept] + b"\xff" * (len(whole) - kept))
    found = coop("list", "--db", "s.db")
    assert found.code == 4
    lines = found.err.splitlines()
    assert lines[0].startswith("error: the store s.db is damaged: ")
    assert lines[1].startswith("    the records are in their files; load them into a new store: coop load ")
    assert lines[1].endswith(" --db s-new.db")
    assert len(lines) == 2


def test_the_files_of_a_damaged_store_are_named_where_they_can_be_read(
    coop: Coop, store: Path, here: Path
) -> None:
    with closing(sqlite3.connect(store)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'agreement'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    whole = bytearray(store.read_bytes())
    whole[(page - 1) * size : page * size] = b"\xff" * size
    store.write_bytes(whole)
    found = coop("list", "--db", "s.db")
    assert f": coop load {here}/own.yaml --db s-new.db" in found.err
    assert coop("load", str(here / "own.yaml"), "--db", "s-new.db").code == 0


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        (
            errno.ENOSPC,
            [
                "the store new/s.db cannot be written: the disk is full",
                "make room on the disk, then try again",
            ],
        ),
        (errno.EACCES, ["the store new/s.db cannot be used: it is protected", "name another file with --db"]),
        (errno.EROFS, ["the store new/s.db cannot be used: it is protected", "name another file with --db"]),
        (
            errno.ENAMETOOLONG,
            ["the store new/s.db cannot be used: File name too long", "name another file with --db"],
        ),
    ],
)
def test_what_the_system_refuses_is_said(
    coop: Coop, monkeypatch: pytest.MonkeyPatch, number: int, lines: list[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    refused(coop("load", "own.yaml", "--db", "new/s.db"), *lines)


def test_a_disk_that_is_full_when_the_store_is_written_is_full(coop: Coop, store: Path) -> None:
    """SQLite has a limit of its own that it reports as a full disk."""
    Path("more.yaml").write_text(REGISTER.replace("id: ", "id: b"))
    real = sqlite3.connect

    def small(*arguments: object, **more: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*arguments, **more)  # type: ignore[call-overload]  # as it was called
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("coopcli.loading.loading.sqlite3.connect", small)
        big = "".join(f"- {{id: n{number}, title: {'T' * 900}, cite: s}}\n" for number in range(300))
        Path("more.yaml").write_text(f"agreements:\n{big}")
        found = coop("load", "more.yaml", "--db", "s.db")
    refused(
        found, "the store s.db cannot be written: the disk is full", "make room on the disk, then try again"
    )
    assert coop("list", "--db", "s.db", "--format", "csv", "--columns", "id").out == "id\na\n"


def test_a_store_that_may_not_be_read_or_written_is_protected(coop: Coop, store: Path, here: Path) -> None:
    store.chmod(0)
    here.chmod(0o555)
    try:
        with powerless():
            found, loaded = coop("list", "--db", "s.db"), coop("load", "own.yaml", "--db", "other.db")
    finally:
        here.chmod(0o755)
    for one, name in ((found, "s.db"), (loaded, "other.db")):
        refused(one, f"the store {name} cannot be used: it is protected", "name another file with --db")


# A store whose newest state stands beside it.


@pytest.fixture
def beside(coop: Coop, store: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy, in a folder that can be read only, of a store whose last load stands in its write-ahead log."""
    with closing(sqlite3.connect(store)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM file").fetchall()
        Path("own.yaml").write_text(REGISTER.replace("id: a,", "id: b,"))
        assert coop("load", "own.yaml", "--db", "s.db").code == 0
        folder = tmp_path / "copy"
        folder.mkdir()
        for name in ("s.db", "s.db-wal"):
            shutil.copy(store.with_name(name), folder / name)
    folder.chmod(0o555)
    for one in folder.iterdir():
        one.chmod(0o444)
    yield folder
    folder.chmod(0o755)


@EACH_COMMAND
def test_a_copy_whose_log_cannot_be_read_does_not_answer_from_the_state_before(
    coop: Coop, beside: Path, words: list[str]
) -> None:
    with powerless():
        found = coop(*words, "--db", str(beside / "s.db"))
    refused(
        found,
        f"the store {beside}/s.db cannot be read here: a part of it lies in {beside}/s.db-wal",
        "copy both into a folder that can be written, then name that copy with --db",
    )


def test_an_empty_log_hides_nothing(coop: Coop, beside: Path, tmp_path: Path) -> None:
    beside.chmod(0o755)
    (beside / "s.db-wal").chmod(0o644)
    (beside / "s.db-wal").write_bytes(b"")
    beside.chmod(0o555)
    with powerless():
        found = coop("list", "--db", str(beside / "s.db"), "--format", "csv", "--columns", "id")
    assert (found.code, found.out) == (0, "id\na\n"), found.err


def test_where_the_folder_can_be_written_the_log_is_read(coop: Coop, beside: Path) -> None:
    beside.chmod(0o755)
    for one in beside.iterdir():
        one.chmod(0o644)
    found = coop("list", "--db", str(beside / "s.db"), "--format", "csv", "--columns", "id")
    assert (found.code, found.out) == (0, "id\nb\n"), found.err


# Whose the store is.


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_new_store_and_its_folder_are_the_users_own(coop: Coop, here: Path) -> None:
    assert coop("load", "own.yaml", "--db", "data/coop/s.db").code == 0
    assert (here / "data/coop").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (here / "data/coop").iterdir()} == {0o600}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_store_that_is_there_keeps_its_modes(coop: Coop, store: Path, here: Path) -> None:
    store.chmod(0o640)
    here.chmod(0o750)
    Path("own.yaml").write_text(REGISTER.replace("id: a,", "id: b,"))
    assert coop("load", "own.yaml", "--db", "s.db").code == 0
    assert (store.stat().st_mode & 0o777, here.stat().st_mode & 0o777) == (0o640, 0o750)


# The variables of the environment.


@pytest.mark.parametrize("day", ["31/2/2025", "yesterday-ish"])
def test_a_day_of_the_environment_that_is_none_is_blamed_on_it(coop: Coop, store: Path, day: str) -> None:
    words = ("list", "--db", "s.db")
    assert coop(*words, today=day).err.startswith('error: "COOP_TODAY": ')
    assert coop(*words, "--today", day).err.startswith('error: "--today": ')
    start = coop(today=day)
    assert start.err.startswith('error: "COOP_TODAY": ')


@pytest.mark.parametrize("words", [["list"], ["status"], ["load", "own.yaml"]], ids=" ".join)
def test_a_store_of_the_environment_that_cannot_be_used_is_blamed_on_it(
    coop: Coop, here: Path, words: list[str]
) -> None:
    (here / "notes.txt").write_text("notes")
    found = coop(*words, environment={"COOP_DB": "notes.txt"})
    refused(found, "notes.txt is no store of coop", "COOP_DB names it; name another file with --db")


def test_the_sentences_are_vietnamese_too(coop: Coop, here: Path, store: Path) -> None:
    (here / "folder").mkdir()
    (here / "notes.txt").write_text("notes")
    store.write_bytes(store.read_bytes()[:4096])
    for name in ("folder", "notes.txt", "own.yaml", "s.db", "/dev/null", "own.yaml/s.db"):
        found = coop("list", "--db", name, lang="vi")
        assert found.err.startswith("lỗi: ")
        english = coop("list", "--db", name).err
        assert not set(english.splitlines()) & set(found.err.splitlines())
        assert "remove" not in english
