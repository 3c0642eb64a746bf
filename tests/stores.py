"""A store of a test's own, loaded from texts that lie nowhere but in the test."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopcli.loading.loading import Outcome, load
from coopcli.loading.plan import FileToLoad, Plan, Stamp
from coopcli.reading.records import read_file
from coopcli.store import open_for_reading

CLOCK = date(2026, 11, 22)
STAMP = Stamp("1", "1", "2026-11-22T00:00:00+00:00")


@dataclass(frozen=True)
class Store:
    """A store at `path`."""

    path: Path

    def load(self, files: Mapping[str, str], dropped: Sequence[str] = ()) -> Outcome:
        """Make the store hold what these files (text by absolute path) say, and drop others."""
        contents = {path: text.encode() for path, text in files.items()}
        changed = tuple(
            FileToLoad(path, None, hashlib.sha256(content).hexdigest()) for path, content in contents.items()
        )
        return load(
            self.path,
            Plan(changed, tuple(dropped), ()),
            lambda file: read_file(contents[file.path], file.path, CLOCK),
            STAMP,
        )

    def ask(self, query: str, parameters: Sequence[object] = (), day: date = CLOCK) -> list[tuple[Any, ...]]:
        """Ask the store as a command does, about a day."""
        with closing(open_for_reading(self.path, day)) as connection:
            return connection.execute(query, parameters).fetchall()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "coop.sqlite3")
