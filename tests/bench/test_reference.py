"""The references of the measurements do the work that they stand for, and no other."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import yaml

import bench
from bench.reading import read
from bench.reference import read_events, tables_of, way_of
from bench.register import write_register
from bench.running import Pairs, in_turn
from tests.conftest import Coop


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.yaml"
    write_register(path, 60)
    return path


@pytest.fixture
def loaded(register: Path, tmp_path: Path, coop: Coop) -> Path:
    """A store that the program made of the register."""
    store = tmp_path / "loaded.sqlite3"
    assert coop("load", str(register), "--db", str(store)).code == 0
    return store


def schema_of(store: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return connection.execute("SELECT sql FROM sqlite_schema ORDER BY rowid").fetchall()


def found(store: Path, words: str) -> list[tuple[int]]:
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute("SELECT rowid FROM search WHERE words MATCH ?", (words,)).fetchall()


def test_the_reading_is_that_of_all_records(register: Path) -> None:
    sections = yaml.safe_load(register.read_text("utf-8"))
    assert read(register) == sum(map(len, sections.values()))


def test_the_events_are_those_of_the_whole_file(register: Path) -> None:
    assert read_events(register) == sum(1 for _ in yaml.parse(register.read_text("utf-8")))


def test_all_tables_of_a_store_are_read_the_search_included(loaded: Path) -> None:
    tables = {table.name: table for table in tables_of(loaded)}

    assert len(tables["agreement"].rows) == 60
    assert len(tables["search"].rows) == len(tables["record"].rows)
    assert tables["search"].columns[:2] == ("rowid", "words")
    assert all(not name.startswith(("sqlite_", "search_")) for name in tables)


@pytest.mark.parametrize("way", ["events", "plain"])
def test_either_way_of_loading_makes_the_store_that_the_program_makes(
    way: str, register: Path, loaded: Path, tmp_path: Path
) -> None:
    """The same text of the schema, the same rows in it, the same index of words."""
    store = tmp_path / "store.sqlite3"

    way_of(way, tables_of(loaded))(register, store)

    assert schema_of(store) == schema_of(loaded)
    assert tables_of(store) == tables_of(loaded)
    assert len(found(store, "attapu")) == len(found(loaded, "attapu")) > 0


def test_the_empty_program_is_one_typer_command_that_prints_a_line() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import bench.empty, sys; bench.empty.app(standalone_mode=False); print(*sys.modules)",
        ],
        cwd=Path(bench.__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )

    line, modules = done.stdout.splitlines()
    assert line == "nothing to say"
    assert "typer" in modules.split()
    assert "coopcli" not in modules.split()


def test_both_sides_run_in_turn_after_one_of_each_that_does_not_count() -> None:
    order: list[str] = []

    def side(name: str, figures: list[float]) -> Callable[[], float]:
        def take() -> float:
            order.append(name)
            return figures.pop(0)

        return take

    pairs = in_turn(side("a", [90, 2, 9, 4]), side("b", [90, 1, 3, 4]), 3)

    assert "".join(order) == "abababab"
    assert pairs == Pairs((2, 9, 4), (1, 3, 4))


def test_the_ratio_is_the_median_of_the_ratios_of_each_pair() -> None:
    """Of 2/1, 9/3 and 4/4 that is 2; the medians of both sides would give 4/3."""
    assert Pairs((2, 9, 4), (1, 3, 4)).ratio == 2
