"""README's recipe for a column of a list, done in a copy of the repository: it answers, and no more is touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from filecmp import cmp
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
PARTS = ("coopcli", "data", "schema.sql")
LAST_COLUMN = '    "line": Column(N_("line"), Type.NUMBER, field("row.line")),\n'
COLUMNS = "coopcli/reports/agreements.py"

HELD_BY_THE_ROW: Mapping[str, tuple[str, str]] = {
    COLUMNS: (
        LAST_COLUMN,
        LAST_COLUMN + '    "term": Column(N_("number of the term"), Type.NUMBER, field("row.term")),\n',
    ),
}
HELD_BY_THE_STORE: Mapping[str, tuple[str, str]] = {
    "schema.sql": ("  agreement.owner,\n", "  agreement.owner,\n  agreement.party_count,\n"),
    "coopcli/records/rows.py": ("    owner: str | None\n", "    owner: str | None\n    party_count: int\n"),
    COLUMNS: (
        LAST_COLUMN,
        LAST_COLUMN + '    "party_count": Column(N_("sides"), Type.NUMBER, field("row.party_count")),\n',
    ),
}


class Copy:
    """A copy of the repository that can be changed and asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in PARTS:
            source = REPOSITORY / part
            if source.is_dir():
                shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, folder / part)

    def edit(self, changes: Mapping[str, tuple[str, str]]) -> None:
        for name, (before, after) in changes.items():
            text = (self.folder / name).read_text(encoding="utf-8")
            assert text.count(before) == 1, f"{name} has not one {before!r}"
            (self.folder / name).write_text(text.replace(before, after), encoding="utf-8")

    def touched(self) -> set[str]:
        names = (path.relative_to(self.folder) for part in PARTS for path in self._files(part))
        return {
            name.as_posix() for name in names if not cmp(self.folder / name, REPOSITORY / name, shallow=False)
        }

    def coop(self, *arguments: str) -> Any:
        """What a command answers as JSON."""
        settings = {
            "COOP_DB": str(self.folder / "coop.sqlite3"),
            "COOP_LANG": "en",
            "COOP_TODAY": "2026-11-28",
            "PYTHONPATH": os.pathsep.join((str(self.folder), *sys.path)),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [sys.executable, "-m", "coopcli", *arguments, "--format", "json"]
        done = subprocess.run(
            command, env={**os.environ, **settings}, cwd=self.folder, capture_output=True, check=True
        )
        return json.loads(done.stdout)

    def _files(self, part: str) -> list[Path]:
        path = self.folder / part
        return [each for each in path.rglob("*") if each.is_file()] if path.is_dir() else [path]


@pytest.mark.parametrize(("changes", "key"), [(HELD_BY_THE_ROW, "term"), (HELD_BY_THE_STORE, "party_count")])
def test_a_new_column_is_in_every_list_of_agreements_by_its_row_alone(
    changes: Mapping[str, tuple[str, str]], key: str, tmp_path: Path
) -> None:
    copy = Copy(tmp_path)
    copy.edit(changes)
    assert copy.touched() == changes.keys()

    copy.coop("load", "data/agreements.yaml")
    named = copy.coop("list", "--columns", f"id,{key}", "--sort", f"-{key}")
    assert [row.keys() for row in named] == [{"id", key}] * 9
    assert [row[key] for row in named] == sorted((row[key] for row in named), reverse=True)
    assert all(isinstance(row[key], int) for row in copy.coop("timeline"))
    assert all(key in row for row in copy.coop("due", "2027"))
