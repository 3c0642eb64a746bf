"""`coop undo`: the last change is taken back, exactly, and nothing that anybody else has written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from coopcli.cli import writing
from coopcli.keeping import journal
from coopcli.store import shipped
from tests.commands.registers import FLOW, load_copy, load_text
from tests.conftest import Coop

TODAY = "2026-11-28"


@pytest.fixture
def file(coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the register that ships, loaded."""
    monkeypatch.chdir(tmp_path)
    return load_copy(coop, tmp_path)


def put(coop: Coop, *words: str) -> None:
    said = coop("set", *words, today=TODAY)
    assert said.code == 0, said.err


def test_each_undo_takes_back_the_change_before(coop: Coop, file: Path) -> None:
    states = [file.read_bytes()]
    for words in (
        ("vwu-lwu-2022", "owner=Hoa"),
        ("vwu-lwu-2022", "owner=Lan"),
        ("rc-kon-tum", "level=district"),
    ):
        put(coop, *words)
        states.append(file.read_bytes())
    assert coop("sign", "wu-kon-tum-attapeu-2024", today=TODAY).code == 0
    for before in reversed(states):
        said = coop("undo", today=TODAY)
        assert said.code == 0, said.err
        assert file.read_bytes() == before
    last = coop("undo", today=TODAY)
    assert last.code == 3
    assert "no change that could be taken back is kept in coop.sqlite3.journal" in last.err
    [record] = coop("show", "vwu-lwu-2022", "--format", "json", today=TODAY).json
    assert record.get("owner") is None


def test_what_is_back_is_said_with_its_lines(coop: Coop, file: Path) -> None:
    put(coop, "vwu-lwu-2022", "period=2022-2028")
    said = coop("undo", lang="vi", today=TODAY)
    [place, *lines] = said.err.splitlines()
    assert place.endswith(": đã hoàn lại: coop set vwu-lwu-2022 period=2022-2028")
    of_the_field = [line for line in lines if "nguồn" not in line]
    assert of_the_field[:3] == [
        "  Hội LHPN Việt Nam – Hội LHPN Lào: thời hạn 2022–2028 thành 2022–2027",
        "  -   period: 2022/2028",
        "  +   period: 2022/2027",
    ]
    assert any("nay có nguồn cho thời hạn: s000 dòng 4" in line for line in lines)


def test_after_an_undo_a_new_change_is_the_last_one(coop: Coop, file: Path) -> None:
    """An undo is not undone: what was taken back is typed again, and then taken back as any other."""
    before = file.read_bytes()
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    once = file.read_bytes()
    put(coop, "vwu-lwu-2022", "owner=Lan")
    coop("undo", today=TODAY)
    assert file.read_bytes() == once
    put(coop, "vwu-lwu-2022", "number=1")
    for state in (once, before):
        assert coop("undo", today=TODAY).code == 0
        assert file.read_bytes() == state


def test_other_lines_that_were_changed_since_stay(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    file.write_bytes(b"# mine\n" + file.read_bytes().replace(b"Ho\xc3\xa0i Ti\xe1\xba\xbfn", b"Hoai Tien"))
    said = coop("undo", today=TODAY)
    assert said.code == 0, said.err
    assert file.read_bytes() == b"# mine\n" + before.replace(b"Ho\xc3\xa0i Ti\xe1\xba\xbfn", b"Hoai Tien")


def test_its_own_lines_that_were_changed_since_are_told_and_stay(coop: Coop, file: Path) -> None:
    put(coop, "vwu-lwu-2022", "period=2022-2028")
    file.write_bytes(file.read_bytes().replace(b"  period: 2022/2028\n", b"  period: 2022/2029\n"))
    edited = file.read_bytes()
    for lang in ("en", "vi"):
        said = coop("undo", lang=lang, today=TODAY)
        assert said.code == 5
        assert file.read_bytes() == edited
        assert '"period: 2022/2028"' in said.err
        assert '"period: 2022/2027"' in said.err
        assert "coop load so.yaml" in said.err


def test_what_somebody_took_back_by_hand_is_said_and_the_one_before_comes_next(
    coop: Coop, file: Path
) -> None:
    before = file.read_bytes()
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    once = file.read_bytes()
    put(coop, "vwu-lwu-2022", "number=1")
    file.write_bytes(once)
    said = coop("undo", today=TODAY)
    assert (said.code, file.read_bytes()) == (0, once)
    assert "holds what it held before: coop set vwu-lwu-2022 number=1" in said.err
    assert coop("undo", today=TODAY).code == 0
    assert file.read_bytes() == before


def test_where_the_rest_of_the_register_needs_it_the_change_stays(coop: Coop, tmp_path: Path) -> None:
    file = load_text(coop, tmp_path, FLOW)
    put(coop, "north", "province=Kon Tum")
    broken = file.read_bytes() + b"nonsense: [\n"
    file.write_bytes(broken)
    said = coop("undo", today=TODAY)
    assert said.code == 1
    assert file.read_bytes() == broken


def test_a_file_that_is_not_loaded_any_more_is_not_loaded_by_the_way(
    coop: Coop, tmp_path: Path, file: Path
) -> None:
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    after = file.read_bytes()
    other = tmp_path / "other.yaml"
    other.write_text(FLOW, encoding="utf-8")
    assert coop("load", str(other), "--only").code == 0
    said = coop("undo", today=TODAY)
    assert (said.code, file.read_bytes()) == (3, after)
    assert "coop load so.yaml" in said.err
    assert coop("load", str(file)).code == 0
    assert coop("undo", today=TODAY).code == 0
    assert b"owner: Hoa" not in file.read_bytes()


def test_a_trial_writes_nothing_and_the_change_can_still_be_taken_back(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    after = file.read_bytes()
    said = coop("undo", "--dry-run", today=TODAY)
    assert (said.code, said.out) == (0, "  -   owner: Hoa\n")
    assert file.read_bytes() == after
    assert coop("undo", today=TODAY).code == 0
    assert file.read_bytes() == before


def test_the_list_shows_what_is_kept_the_last_first(coop: Coop, file: Path) -> None:
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    put(coop, "vwu-lwu-2022", "number=1")
    coop("undo", today=TODAY)
    rows = coop("undo", "--list", "--format", "json", today=TODAY).json
    assert [(row["number"], row["command"], row["state"]) for row in rows] == [
        (1, "coop set vwu-lwu-2022 number=1", "undone"),
        (2, "coop set vwu-lwu-2022 owner=Hoa", "made"),
    ]
    assert all(row["file"] == str(file) and row["at"] and len(row["before"]) == 64 for row in rows)
    people = coop("undo", "--list", lang="vi", today=TODAY, environment={"COLUMNS": "300"}).out
    assert "đã hoàn lại" in people
    assert "coop set vwu-lwu-2022 owner=Hoa" in people


def states(coop: Coop) -> list[str]:
    return [row["state"] for row in coop("undo", "--list", "--format", "json", today=TODAY).json]


def test_a_change_by_its_number_is_taken_back_past_one_whose_lines_were_edited(
    coop: Coop, file: Path
) -> None:
    before = file.read_bytes()
    put(coop, "rc-kon-tum", "level=district")
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    file.write_bytes(file.read_bytes().replace(b"owner: Hoa", b"owner: Mai"))
    assert states(coop) == ["edited", "made"]
    people = coop("undo", "--list", lang="vi", today=TODAY, environment={"COLUMNS": "300"}).out
    assert "đã bị sửa, không hoàn lại được" in people
    for lang in ("en", "vi"):
        said = coop("undo", today=TODAY, lang=lang)
        assert said.code == 5
        assert "coop undo 2" in said.err
    assert coop("undo", "2", today=TODAY).code == 0
    after = file.read_bytes()
    assert after.replace(b"  owner: Mai\n", b"") == before
    assert b"  owner: Mai\n" in after
    assert states(coop) == ["edited", "undone"]


def test_a_number_takes_back_that_change_and_leaves_the_newer_ones(coop: Coop, file: Path) -> None:
    put(coop, "rc-kon-tum", "level=district")
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    tried = coop("undo", "2", "--dry-run", today=TODAY)
    assert tried.code == 0
    assert "level: district" in tried.out
    assert coop("undo", "2", today=TODAY).code == 0
    assert b"level: district" not in file.read_bytes()
    assert b"owner: Hoa" in file.read_bytes()
    again = coop("undo", "2", today=TODAY)
    assert (again.code, "taken back already" in again.err) == (2, True)
    assert coop("undo", today=TODAY).code == 0
    assert b"owner: Hoa" not in file.read_bytes()


@pytest.mark.parametrize("number", ["0", "3", "99", "-1", "hai"])
def test_a_number_that_is_none_is_told_and_nothing_is_written(coop: Coop, file: Path, number: str) -> None:
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    after = file.read_bytes()
    said = coop("undo", "--", number, today=TODAY)
    assert said.code in (2, 3)
    assert "Traceback" not in said.err
    assert file.read_bytes() == after


@pytest.mark.parametrize(
    ("how", "state", "code"), [("renamed", "gone", 5), ("unloaded", "unloaded", 3), ("edited", "edited", 5)]
)
def test_the_newest_change_never_bars_the_way_to_older_ones_in_other_files(
    coop: Coop, file: Path, tmp_path: Path, how: str, state: str, code: int
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(FLOW, encoding="utf-8")
    assert coop("load", str(other)).code == 0
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    put(coop, "south", "province=Attapeu")
    if how == "renamed":
        other.rename(tmp_path / "elsewhere.yaml")
    elif how == "unloaded":
        assert coop("unload", str(other)).code == 0
    else:
        other.write_text(other.read_text("utf-8").replace("Attapeu", "Xekong"), encoding="utf-8")
    assert states(coop) == [state, "made"]
    for lang in ("en", "vi"):
        said = coop("undo", today=TODAY, lang=lang)
        assert said.code == code, said.err
        assert "coop undo 2" in said.err
        assert "No such file" not in said.err
        assert "quyền truy cập" not in said.err
        if how == "renamed" and lang == "vi":
            assert "không còn ở đó" in said.err
    assert coop("undo", "2", today=TODAY).code == 0
    assert b"owner: Hoa" not in file.read_bytes()


def test_where_nothing_else_can_be_taken_back_no_number_is_named(coop: Coop, file: Path) -> None:
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    file.write_bytes(file.read_bytes().replace(b"owner: Hoa", b"owner: Mai"))
    said = coop("undo", today=TODAY)
    assert said.code == 5
    assert "coop undo 1" not in said.err
    assert "coop undo 2" not in said.err


def test_a_line_written_by_hand_directly_below_stays_and_the_change_goes(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    put(coop, "vwu-lwu-2022", "owner=Nguyễn A")
    line = "  owner: Nguyễn A\n".encode()
    file.write_bytes(file.read_bytes().replace(line, line + b"  x-mine: hand\n"))
    said = coop("undo", today=TODAY)
    assert said.code == 0, said.err
    assert file.read_bytes().replace(b"  x-mine: hand\n", b"") == before
    assert b"x-mine: hand" in file.read_bytes()


def test_the_list_only_reads(coop: Coop, file: Path, tmp_path: Path) -> None:
    place = tmp_path / "coop.sqlite3.journal"
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    for content in (b"something else\n", b'{"coop": "journal", "version": 99}\n{"new": 1}\n'):
        place.write_bytes(content)
        said = coop("undo", "--list", today=TODAY)
        assert "coop.sqlite3.journal" in said.err
        assert place.read_bytes() == content
        assert [one.name for one in tmp_path.glob("*.broken*")] == []


@pytest.mark.parametrize(("lang", "version"), [("vi", "phiên bản"), ("en", "version")])
def test_a_journal_of_another_version_is_left_alone(
    coop: Coop, file: Path, tmp_path: Path, lang: str, version: str
) -> None:
    place = tmp_path / "coop.sqlite3.journal"
    content = b'{"coop": "journal", "version": 99}\n{"new": 1}\n'
    place.write_bytes(content)
    said = coop("set", "vwu-lwu-2022", "owner=Hoa", today=TODAY, lang=lang)
    assert said.code == 0
    assert b"owner: Hoa" in file.read_bytes()
    assert version in said.err
    assert "coop undo" not in said.err
    taken = coop("undo", today=TODAY, lang=lang)
    assert (taken.code, version in taken.err) == (5, True)
    assert place.read_bytes() == content


def test_the_list_has_the_day_as_elsewhere(coop: Coop, file: Path) -> None:
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    [row] = coop("undo", "--list", "--format", "json", today=TODAY).json
    day = datetime.fromisoformat(row["at"]).astimezone()
    people = coop("undo", "--list", lang="vi", today=TODAY, environment={"COLUMNS": "300"}).out
    assert f"{day:%d/%m/%Y %H:%M}" in people


@pytest.mark.parametrize(("lang", "sentence"), [("vi", "chưa giữ thay đổi nào"), ("en", "no change is kept")])
def test_nothing_kept_is_an_empty_list(coop: Coop, file: Path, lang: str, sentence: str) -> None:
    assert coop("undo", "--list", "--format", "json").json == []
    assert sentence in coop("undo", "--list", lang=lang).out.lower()
    assert coop("undo").code == 3


def test_a_journal_that_is_thrown_away_or_broken_costs_the_undo_and_nothing_else(
    coop: Coop, file: Path, tmp_path: Path
) -> None:
    place = tmp_path / "coop.sqlite3.journal"
    put(coop, "vwu-lwu-2022", "owner=Hoa")
    place.unlink()
    assert coop("undo").code == 3
    put(coop, "vwu-lwu-2022", "owner=Lan")
    place.write_bytes(b"something else\n")
    said = coop("set", "vwu-lwu-2022", "owner=Mai", today=TODAY)
    assert said.code == 0
    assert "coop.sqlite3.journal.broken" in said.err
    assert (tmp_path / "coop.sqlite3.journal.broken").read_bytes() == b"something else\n"
    assert b"  owner: Mai\n" in file.read_bytes()
    assert coop("undo", today=TODAY).code == 0
    assert b"  owner: Lan\n" in file.read_bytes()


def test_where_no_journal_can_be_written_the_change_is_made_and_that_is_said(
    coop: Coop, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "coop.sqlite3.journal").mkdir()
    said = coop("set", "vwu-lwu-2022", "owner=Hoa", today=TODAY)
    assert said.code == 0
    assert b"  owner: Hoa\n" in file.read_bytes()
    assert "by hand only" in said.err
    assert "coop undo" not in said.err


@pytest.mark.parametrize("moment", ["before the file is written", "after it is written"])
def test_a_kill_loses_neither_the_file_nor_what_was_there(
    coop: Coop, file: Path, tmp_path: Path, moment: str
) -> None:
    """The program is killed at the moment that it would write the file, or mark the change as made."""
    before = file.read_bytes()
    name = "write_whole" if moment.startswith("before") else "mark"
    script = (
        "import os, signal, sys\n"
        "from coopcli.keeping import journal, replacing\n"
        "from coopcli.cli import app\n"
        "def die(*_): os.kill(os.getpid(), signal.SIGKILL)\n"
        "write = replacing.write_whole\n"
        "def write_or_die(path, *rest): die() if path.suffix == '.yaml' else write(path, *rest)\n"
        + ("replacing.write_whole = write_or_die\n" if name == "write_whole" else "journal.mark = die\n")
        + "app.main(['set', 'vwu-lwu-2022', 'owner=Hoa'])\n"
    )
    environment = {
        **os.environ,
        "COOP_DB": str(tmp_path / "coop.sqlite3"),
        "COOP_LANG": "en",
        "COOP_CONFIG": os.devnull,
    }
    killed = subprocess.run([sys.executable, "-c", script], env=environment, cwd=tmp_path, check=False)
    assert killed.returncode == -signal.SIGKILL
    [kept] = journal.read_changes(tmp_path / "coop.sqlite3.journal")
    assert kept.state == "begun"
    if name == "write_whole":
        assert file.read_bytes() == before
        said = coop("undo", today=TODAY)
        assert (said.code, file.read_bytes()) == (0, before)
        assert "holds what it held before" in said.err
    else:
        assert b"  owner: Hoa\n" in file.read_bytes()
        assert coop("undo", today=TODAY).code == 0
        assert file.read_bytes() == before
    assert coop("undo", today=TODAY).code == 3


@pytest.mark.parametrize(
    "command", [("set", "vwu-lwu-2022", "owner=Hoa"), ("sign", "wu-kon-tum-attapeu-2024")]
)
def test_what_ships_inside_the_program_is_not_written(
    coop: Coop, file: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    before = file.read_bytes()
    monkeypatch.setattr(writing, "_PACKAGE", file.parent)
    said = coop(*command, today=TODAY)
    assert (said.code, file.read_bytes()) == (5, before)
    assert "coop load so.yaml --only" in said.err


def test_the_register_that_ships_is_as_it_was() -> None:
    """No test of these commands has written into it."""
    assert b"owner: Hoa" not in shipped("data/agreements.yaml").read_bytes()
