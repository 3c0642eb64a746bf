"""A folder for a person's own files, and the register that ships, loaded."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

import pytest

from tests.conftest import Coop

SOURCE = "sources:\n- id: s1\n  title: A page\n"
PARTIES = """parties:
- id: rc-kon-tum
  name: Red Cross of Kon Tum
  country: VN
  cite: s1
- id: rc-attapeu
  name: Red Cross of Attapeu
  country: LA
  cite: s1
"""


class Write(Protocol):
    """Writes a file below the folder in which the test runs, and gives its path."""

    def __call__(self, name: str, text: str) -> Path: ...


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def write_file(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def register(coop: Coop, shipped_store: Path, tmp_path: Path) -> Coop:
    """The command, with the register that ships loaded."""
    shutil.copyfile(shipped_store, tmp_path / "coop.sqlite3")
    return coop


def agreement(name: str, *fields: str) -> str:
    """A file with one agreement, between parties of other files."""
    lines = "".join(f"  {field}\n" for field in ("cite: s1", *fields))
    return f"agreements:\n- id: {name}\n  parties: [rc-kon-tum, rc-attapeu]\n{lines}"


def ids(coop: Coop) -> set[str]:
    """The agreements that the store holds."""
    return {row["id"] for row in coop("list", "--format", "json").json}


def line(coop: Coop, name: str, *words: str, today: str = "2026-11-28") -> str:
    """What people read of a record: the one line of an answer that begins with its id."""
    out: str = coop(*words, today=today, environment={"COLUMNS": "1000"}).out
    (only,) = (one for one in out.splitlines() if one.startswith(f"{name} "))
    return only
