"""A load is one transaction: whatever happens, the store is as it was before or holds exactly what the files say."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import coopcli
from coopcli.errors import NotFoundError, StoreError
from coopcli.loading.loading import load
from coopcli.loading.plan import FileToLoad, Plan
from coopcli.problems import Problem
from coopcli.reading.records import read_file
from coopcli.records.record import Record
from tests.stores import CLOCK, STAMP, Store

ROOT = Path(coopcli.__file__).parents[1]


def register(*names: str, title: str = "A") -> str:
    """A file with its own source and these agreements."""
    papers = "".join(f"- {{id: {name}, title: {title} {name}, cite: src-{names[0]}}}\n" for name in names)
    return f"sources:\n- id: src-{names[0]}\nagreements:\n{papers}"


def agreements(store: Store) -> list[str]:
    return [row[0] for row in store.ask("SELECT id FROM agreement ORDER BY id")]


@pytest.fixture
def loaded(store: Store) -> Store:
    """A store with `old-1` and `old-2` of one file."""
    assert store.load({"/old.yaml": register("old-1", "old-2")}).kept
    return store


def read_then(text: str, then: Callable[[], object]) -> Callable[[FileToLoad], Iterator[Record | Problem]]:
    """A reader that does something when it has given all records of the text."""

    def read(file: FileToLoad) -> Iterator[Record | Problem]:
        yield from read_file(text.encode(), file.path, CLOCK)
        then()

    return read


def plan(path: str) -> Plan:
    return Plan((FileToLoad(path, None, "0" * 64),), (), ())


# All or nothing.


def test_a_file_is_replaced_whole_and_others_stay(loaded: Store) -> None:
    assert loaded.load({"/new.yaml": register("new-1")}).kept
    assert loaded.load({"/old.yaml": register("old-3")}).kept
    assert agreements(loaded) == ["new-1", "old-3"]
    assert loaded.ask("SELECT id FROM source ORDER BY id") == [("src-new-1",), ("src-old-3",)]


def test_dropping_a_file_leaves_no_row_of_it_in_any_table(loaded: Store) -> None:
    before = counts(loaded)
    assert loaded.load({"/new.yaml": register("new-1")}).kept
    assert loaded.load({}, dropped=["/new.yaml"]).kept
    assert counts(loaded) == before
    assert loaded.load({}, dropped=["/old.yaml"]).kept
    assert set(counts(loaded).values()) == {0}


def counts(store: Store) -> dict[str, int]:
    with closing(sqlite3.connect(store.path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%'"
        ).fetchall()
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables}


def test_an_error_in_one_of_two_files_keeps_nothing_of_either(loaded: Store) -> None:
    outcome = loaded.load({"/old.yaml": register("old-9"), "/bad.yaml": "agreements:\n- {id: bad}\n"})
    assert not outcome.kept
    assert agreements(loaded) == ["old-1", "old-2"]


def test_a_fault_while_reading_keeps_nothing(loaded: Store) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        load(loaded.path, plan("/old.yaml"), read_then(register("new-1"), fail), STAMP)
    assert agreements(loaded) == ["old-1", "old-2"]
    assert loaded.load({"/new.yaml": register("new-1")}).kept


def test_an_interruption_keeps_nothing(loaded: Store) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(loaded.path, plan("/old.yaml"), read_then(register("new-1"), interrupt), STAMP)
    assert agreements(loaded) == ["old-1", "old-2"]


def test_the_search_follows_what_is_loaded(loaded: Store) -> None:
    def found(word: str) -> int:
        return len(loaded.ask("SELECT rowid FROM search WHERE search MATCH ?", (word,)))

    assert found("lotus") == 0
    assert loaded.load({"/old.yaml": register("old-1", title="Lotus")}).kept
    assert found("lotus") == 1
    assert loaded.load({"/old.yaml": register("old-1", title="Lily")}).kept
    assert (found("lotus"), found("lily")) == (0, 1)
    assert not loaded.load({"/old.yaml": register("old-1", title="Rose") + "- {id: bad}\n"}).kept
    assert (found("rose"), found("lily")) == (0, 1)


def test_the_index_is_that_of_the_records_after_any_load(store: Store) -> None:
    """FTS5 compares an index that keeps no text with what the view `indexed` gives: no word is left of what went."""

    def check() -> None:
        with closing(sqlite3.connect(store.path)) as connection:
            connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")

    parties = "parties:\n- {id: a, name: Hội Sen, country: VN}\n- {id: b, name: Lily, country: LA}\n"
    papers = "agreements:\n- {id: p, parties: [a, b], title: Rose}\n- {id: q, parties: [a, b]}\n"
    for change in (
        {"/parties.yaml": parties, "/papers.yaml": papers},
        {"/parties.yaml": parties.replace("Hội Sen", "Hội Cúc")},
        {"/papers.yaml": papers.replace("Rose", "Hồng").replace("- {id: q, parties: [a, b]}\n", "")},
        {"/parties.yaml": parties.replace("Lily", "Lotus"), "/papers.yaml": papers},
    ):
        assert store.load(change).kept
        check()
    found = "SELECT record.id FROM search JOIN record ON record.number = search.rowid WHERE search MATCH ? ORDER BY 1"
    assert store.ask(found, ("lotus",)) == [("b",), ("p",), ("q",)]
    assert store.ask(found, ("lily OR cuc OR hong OR rose",)) == [("p",)]


def test_more_records_than_are_written_at_once_are_all_there(store: Store) -> None:
    names = [f"a{number:04}" for number in range(1201)]
    assert store.load({"/many.yaml": register(*names)}).kept
    assert agreements(store) == names
    assert store.ask("SELECT count(*) FROM search") == [(1202,)]


def test_records_may_be_named_before_they_are_read(store: Store) -> None:
    first = "agreements:\n- {id: b, title: B, cite: s, related: a, parties: [p]}\n"
    later = "parties:\n- {id: p, name: P, cite: s}\nagreements:\n- {id: a, title: A, cite: s}\nsources:\n- id: s\n"
    assert store.load({"/1.yaml": first, "/2.yaml": later}).problems == ()
    assert store.ask("SELECT target FROM relation") == [("a",)]


# Others at the same time.


def test_a_reader_sees_the_old_state_until_the_load_is_done(loaded: Store) -> None:
    seen: list[list[str]] = []
    many = register(*(f"new-{number}" for number in range(600)))
    outcome = load(
        loaded.path, plan("/old.yaml"), read_then(many, lambda: seen.append(agreements(loaded))), STAMP
    )
    assert outcome.kept
    assert seen == [["old-1", "old-2"]]
    assert len(agreements(loaded)) == 600


def test_a_reader_who_began_before_a_load_keeps_what_it_sees(loaded: Store) -> None:
    with closing(sqlite3.connect(loaded.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM agreement").fetchone() == (2,)
        assert loaded.load({"/new.yaml": register("new-1")}).kept
        assert reader.execute("SELECT count(*) FROM agreement").fetchone() == (2,)
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM agreement").fetchone() == (3,)


def test_during_the_very_first_load_nothing_is_loaded_yet(store: Store) -> None:
    seen: list[type[Exception] | None] = []

    def look() -> None:
        try:
            agreements(store)
            seen.append(None)
        except (NotFoundError, StoreError) as error:
            seen.append(type(error))

    assert load(store.path, plan("/new.yaml"), read_then(register("new-1"), look), STAMP).kept
    assert seen == [NotFoundError]


def test_a_second_load_waits_for_the_first(loaded: Store) -> None:
    started, finished = threading.Event(), []

    def first() -> None:
        def wait() -> None:
            started.set()
            time.sleep(0.3)
            finished.append("first")

        assert load(loaded.path, plan("/1.yaml"), read_then(register("new-1"), wait), STAMP).kept

    thread = threading.Thread(target=first)
    thread.start()
    assert started.wait(10)
    assert loaded.load({"/2.yaml": register("new-2")}).kept
    finished.append("second")
    thread.join()
    assert finished == ["first", "second"]
    assert agreements(loaded) == ["new-1", "new-2", "old-1", "old-2"]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a lock longer than a moment."""
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def connect_at_once(*arguments: Any, **named: Any) -> sqlite3.Connection:
        return connect(*arguments, **{**named, "timeout": 0.05})

    monkeypatch.setattr(sqlite3, "connect", connect_at_once)


@pytest.mark.usefixtures("impatient")
def test_a_store_that_is_being_written_too_long_is_said_so_and_can_be_read(loaded: Store) -> None:
    with closing(sqlite3.connect(loaded.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE file SET hash = 'x'")
        with pytest.raises(StoreError) as refused:
            loaded.load({"/new.yaml": register("new-1")})
        assert "being written" in refused.value.message
        assert refused.value.exit_code == 4
        assert agreements(loaded) == ["old-1", "old-2"]
        other.execute("ROLLBACK")
    assert loaded.load({"/new.yaml": register("new-1")}).kept


# The whole command in processes of its own.


def command(folder: Path, *words: str, before: str = "") -> subprocess.Popen[str]:
    """`coop` with the store of the folder; `before` is run first in its process."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COOP_")}
    environment |= {
        "COOP_DB": str(folder / "coop.sqlite3"),
        "COOP_LANG": "en",
        "PYTHONPATH": str(ROOT),
        "COOP_CONFIG": os.devnull,
    }
    script = f"import sys\n{before}\nfrom coopcli.cli.app import main\nsys.exit(main(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", script, *words],
        env=environment,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_a_kill_in_the_midst_of_a_load_leaves_the_old_store_whole(loaded: Store, tmp_path: Path) -> None:
    """The process is stopped when all rows are written and only the end of the transaction is missing."""
    (tmp_path / "new.yaml").write_text(register(*(f"new-{n}" for n in range(2000))))
    stop = (
        "import os, signal\n"
        "from coopcli.loading import judging\n"
        "judge = judging.problems_of_store\n"
        "def judge_and_die(connection):\n"
        "    judge(connection)\n"
        "    assert connection.execute('SELECT count(*) FROM agreement').fetchone()[0] == 2002\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "judging.problems_of_store = judge_and_die"
    )
    killed = command(tmp_path, "load", "new.yaml", before=stop)
    _, told = killed.communicate(timeout=60)
    assert (killed.returncode, told) == (-signal.SIGKILL, "")
    assert agreements(loaded) == ["old-1", "old-2"]
    assert loaded.ask("PRAGMA integrity_check") == [("ok",)]
    after = command(tmp_path, "load", "new.yaml")
    after.communicate(timeout=60)
    assert after.returncode == 0
    assert len(agreements(loaded)) == 2002


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_state(loaded: Store, tmp_path: Path) -> None:
    pause = random.Random(2026)
    for round_ in range(6):
        before = len(agreements(loaded))
        (tmp_path / "new.yaml").write_text(register(*(f"r{round_}-{n}" for n in range(500 + round_))))
        process = command(tmp_path, "load", "new.yaml")
        time.sleep(pause.uniform(0.1, 0.6))
        process.kill()
        process.communicate(timeout=60)
        assert len(agreements(loaded)) in (before, 2 + 500 + round_)
        assert loaded.ask("PRAGMA integrity_check") == [("ok",)]


def test_loads_at_once_both_end_well(tmp_path: Path) -> None:
    """On a store that is not there yet, and then on one that is."""
    store = Store(tmp_path / "coop.sqlite3")
    for round_ in range(2):
        names = [f"r{round_}-{letter}" for letter in "abc"]
        for name in names:
            (tmp_path / f"{name}.yaml").write_text(register(name, *(f"{name}-{n}" for n in range(200))))
        running = [command(tmp_path, "load", f"{name}.yaml") for name in names]
        told = [process.communicate(timeout=60)[1] for process in running]
        assert [process.returncode for process in running] == [0, 0, 0], told
        assert set(names) <= set(agreements(store))
    assert len(agreements(store)) == 2 * 3 * 201


def test_one_file_loaded_twice_at_once_is_loaded_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(register(*(f"a-{n}" for n in range(300))))
    running = [command(tmp_path, "load", "a.yaml") for _ in range(3)]
    told = [process.communicate(timeout=60)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], told
    assert len(agreements(Store(tmp_path / "coop.sqlite3"))) == 300


def test_a_full_disk_is_said_so_and_the_old_store_is_whole(loaded: Store, tmp_path: Path) -> None:
    (tmp_path / "new.yaml").write_text(register(*(f"new-{n}" for n in range(3000))))
    size = loaded.path.stat().st_size
    limit = f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({size + 100_000},) * 2)"
    process = command(tmp_path, "load", "new.yaml", before=limit)
    out, told = process.communicate(timeout=60)
    assert (process.returncode, out) == (4, ""), told
    assert told.startswith("error: the store ")
    assert "Traceback" not in told
    assert agreements(loaded) == ["old-1", "old-2"]
    assert loaded.ask("PRAGMA integrity_check") == [("ok",)]
