"""A copy of the repository in which a test does what README's table tells a contributor to do, and then uses it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import Result

REPOSITORY = Path(__file__).parents[2]
RUN_NEEDS = ("coopcli", "schema.sql", "data")
"""What `python -m coopcli` needs of the repository."""


@dataclass
class Checkout:
    """A copy of the repository; `touched` are the files that were edited or added in it."""

    folder: Path
    touched: set[str] = field(default_factory=set)

    def edit(self, file: str, old: str, new: str) -> None:
        """Put a text in the place of another one, which the file must have exactly once."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} has {text.count(old)} times: {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.touched.add(file)

    def add(self, file: str, text: str) -> None:
        """Write a file that the repository does not have."""
        path = self.folder / file
        assert not path.exists(), f"{file} is there"
        path.write_text(text, encoding="utf-8")
        self.touched.add(file)

    def coop(self, *arguments: str) -> Result:
        """Run the command of the copy in a process of its own, beside it: a store of its own, in English."""
        own = {
            "PYTHONPATH": str(self.folder),
            "PYTHONUTF8": "1",
            "COOP_DB": str(self.folder.parent / "coop.sqlite3"),
            "COOP_LANG": "en",
            "COOP_CONFIG": os.devnull,
            "COLUMNS": "80",
        }
        others = {name: value for name, value in os.environ.items() if not name.startswith("COOP_")}
        done = subprocess.run(
            [sys.executable, "-m", "coopcli", *arguments],
            cwd=self.folder.parent,
            env=others | own,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Result(done.stdout, done.stderr, done.returncode)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in RUN_NEEDS:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return Checkout(folder)
