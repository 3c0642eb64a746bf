"""`coop status`: which files are loaded, and whether they have changed since."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop


def test_each_file_is_unchanged_changed_or_gone(coop: Coop, write: Write) -> None:
    write("base.yaml", SOURCE + PARTIES)
    changed = write("changed.yaml", agreement("one"))
    gone = write("gone.yaml", agreement("two"))
    assert coop("load", "base.yaml", "changed.yaml", "gone.yaml").code == 0
    changed.write_text(agreement("three"), encoding="utf-8")
    gone.unlink()
    found = coop("status", "--format", "json")
    states = {Path(row["file"]).name: row["state"] for row in found.json}
    assert states == {"base.yaml": "unchanged", "changed.yaml": "changed", "gone.yaml": "gone"}
    told = coop("status").out
    assert all(state in told for state in states.values())


def test_a_change_taken_back_is_no_change(coop: Coop, write: Write) -> None:
    path = write("all.yaml", SOURCE + PARTIES + agreement("one"))
    assert coop("load", "all.yaml").code == 0
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "# more\n", encoding="utf-8")
    assert [row["state"] for row in coop("status", "-f", "json").json] == ["changed"]
    path.write_text(text, encoding="utf-8")
    assert [row["state"] for row in coop("status", "-f", "json").json] == ["unchanged"]


def test_the_records_of_each_file_are_counted(register: Coop) -> None:
    (row,) = register("status", "--format", "json").json
    counted = ("agreements", "parties", "partnerships", "sources")
    assert [row[name] for name in counted] == [9, 14, 2, 5]


def test_the_answer_says_when_each_file_was_loaded(register: Coop) -> None:
    (row,) = register("status", "--format", "json").json
    age = datetime.now(UTC) - datetime.fromisoformat(row["loaded_at"])
    assert timedelta(0) - timedelta(seconds=1) <= age < timedelta(hours=1)


@pytest.mark.parametrize(("lang", "word"), [("en", "unchanged"), ("vi", "không đổi")])
def test_it_speaks_the_language_and_names_the_store(
    register: Coop, lang: str, word: str, tmp_path: Path
) -> None:
    told = register("status", lang=lang).out
    assert word in told
    assert str(tmp_path / "coop.sqlite3") in told


def test_the_answer_is_the_same_for_machines_in_both_languages(register: Coop) -> None:
    english, vietnamese = (register("status", "--format", "csv", lang=lang).out for lang in ("en", "vi"))
    assert english == vietnamese


def test_status_writes_nothing(register: Coop, tmp_path: Path) -> None:
    before = (tmp_path / "coop.sqlite3").read_bytes()
    assert register("status").code == 0
    assert (tmp_path / "coop.sqlite3").read_bytes() == before
