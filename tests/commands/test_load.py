"""`coop load`: the store holds exactly what the files say, or what it held before."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import coopcli
from coopcli import store
from coopcli.cli import loaded
from coopcli.store import schema, shipped
from tests.commands.conftest import PARTIES, SOURCE, Write, agreement, ids
from tests.conftest import Coop, Result


def states(result: Result) -> dict[str, str]:
    """The state that an answer in JSON gives of each file, by its name."""
    return {Path(row["file"]).name: row["state"] for row in result.json}


@pytest.fixture
def two_files(coop: Coop, write: Write) -> Coop:
    """`base.yaml` with source and parties, `one.yaml` with an agreement, both loaded."""
    write("base.yaml", SOURCE + PARTIES)
    write("one.yaml", agreement("one"))
    assert coop("load", "base.yaml", "one.yaml").code == 0
    return coop


def test_without_a_path_it_loads_the_register_that_ships(coop: Coop, write: Write) -> None:
    write("notes.txt", "no register lies here")
    assert coop("load").code == 0
    assert len(ids(coop)) == 9


def test_without_a_path_it_loads_the_register_of_this_folder(coop: Coop, write: Write) -> None:
    write("data/agreements.yaml", SOURCE + PARTIES + agreement("own"))
    assert coop("load").code == 0
    assert ids(coop) == {"own"}


def test_the_answer_counts_what_each_file_holds(coop: Coop) -> None:
    (row,) = coop("load", "--format", "json").json
    counts = {name: row[name] for name in ("agreements", "parties", "commitments", "sources", "warnings")}
    assert counts == {"agreements": 9, "parties": 14, "commitments": 38, "sources": 5, "warnings": 0}


def test_a_file_loaded_again_is_replaced_by_what_it_says_now(two_files: Coop, write: Write) -> None:
    write("one.yaml", agreement("two", "title: Chương trình tân trang"))
    found = two_files("load", "one.yaml", "--format", "json")
    assert states(found) == {"one.yaml": "loaded"}
    assert ids(two_files) == {"two"}
    assert two_files("show", "one").code == 3
    assert two_files("show", "tan trang").code == 0


def test_other_files_stay_and_an_unchanged_one_is_skipped(two_files: Coop, write: Write) -> None:
    write("two.yaml", agreement("two"))
    found = two_files("load", "one.yaml", "two.yaml", "--format", "json")
    assert states(found) == {"one.yaml": "unchanged", "two.yaml": "loaded"}
    assert ids(two_files) == {"one", "two"}
    assert two_files("show", "rc-kon-tum").code == 0


def test_only_drops_all_else(two_files: Coop, write: Write) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("three"))
    found = two_files("load", "all.yaml", "--only", "--format", "json")
    assert states(found) == {"all.yaml": "loaded", "base.yaml": "dropped", "one.yaml": "dropped"}
    assert ids(two_files) == {"three"}


def test_only_is_refused_where_a_file_kept_names_a_record_dropped(two_files: Coop) -> None:
    found = two_files("load", "one.yaml", "--only")
    assert found.code == 1
    assert "one.yaml:3:13: error: unknown party" in found.err
    assert ids(two_files) == {"one"}


def test_an_error_in_one_of_two_files_keeps_all_as_it_was(two_files: Coop, write: Write) -> None:
    before = two_files("list", "--format", "json").out
    write("one.yaml", agreement("changed"))
    write("two.yaml", agreement("two", "period: 2022/2021"))
    found = two_files("load", "one.yaml", "two.yaml")
    assert found.code == 1
    assert found.out == ""
    assert "two.yaml:5:11: error:" in found.err
    assert "[period-reversed]" in found.err
    assert two_files("list", "--format", "json", environment={"COOP_LOAD": "never"}).out == before


def test_all_problems_are_told_at_once_by_file_and_line(coop: Coop, write: Write) -> None:
    write("b.yaml", "parties:\n- id: p\n- id: q\n  name: Q\n  level: royal\n  cite: nowhere\n")
    write("a.yaml", "agreements:\n- id: a\n  parties: [x, y]\n")
    found = coop("load", "b.yaml", "a.yaml")
    places = [
        tuple(line.split(":")[:3])
        for line in found.err.splitlines()
        if line.startswith(("a.yaml:", "b.yaml:"))
    ]
    assert places == [
        ("a.yaml", "3", "13"),
        ("a.yaml", "3", "16"),
        ("b.yaml", "2", "3"),  # no name
        ("b.yaml", "5", "10"),
        ("b.yaml", "6", "9"),
        ("a.yaml", "2", "3"),  # no source is a warning: errors come first
    ]
    assert found.err.splitlines()[-1].startswith("error: 5 errors in the records")
    assert found.code == 1


def test_an_unknown_party_is_told_as_the_design_shows_it(coop: Coop, write: Write) -> None:
    write("base.yaml", SOURCE + PARTIES)
    write("one.yaml", "agreements:\n- id: one\n  cite: s1\n  parties: [rc-kontum, rc-attapeu]\n")
    found = coop("load", "base.yaml", "one.yaml")
    assert found.err.splitlines()[:2] == [
        'one.yaml:4:13: error: unknown party "rc-kontum" [party-unknown]',
        '    did you mean "rc-kon-tum"? (base.yaml:5)',
    ]


def test_problems_are_told_in_vietnamese_too(coop: Coop, write: Write) -> None:
    write("one.yaml", "agreements:\n- id: one\n  parties: [nobody]\n")
    found = coop("load", "one.yaml", lang="vi")
    assert "one.yaml:3:13: lỗi:" in found.err
    assert "error" not in found.err


def test_one_id_in_two_files_names_both_places(coop: Coop, write: Write) -> None:
    write("base.yaml", SOURCE + PARTIES + agreement("one"))
    write("more.yaml", "\n" + agreement("one"))
    found = coop("load", "base.yaml", "more.yaml")
    assert found.code == 1
    assert 'more.yaml:3:3: error: the id "one" stands here and in base.yaml:14 [id-double]' in found.err


def test_one_id_is_found_in_a_file_that_is_not_read_this_time(two_files: Coop, write: Write) -> None:
    write("two.yaml", "# a file of later\n" + agreement("one"))
    found = two_files("load", "two.yaml")
    assert found.code == 1
    assert 'two.yaml:3:3: error: the id "one" stands here and in one.yaml:2 [id-double]' in found.err
    assert ids(two_files) == {"one"}


def test_ids_are_one_namespace_for_all_sections(coop: Coop, write: Write) -> None:
    write("a.yaml", "sources:\n- id: s1\nparties:\n- id: s1\n  name: A\n  cite: s1\n")
    found = coop("load", "a.yaml")
    assert 'a.yaml:4:3: error: the id "s1" stands here and in a.yaml:2 [id-double]' in found.err


def test_a_reference_of_a_file_not_read_this_time_is_judged_too(two_files: Coop, write: Write) -> None:
    write("base.yaml", SOURCE + PARTIES.replace("rc-attapeu", "rc-attapu"))
    found = two_files("load", "base.yaml")
    assert found.code == 1
    assert 'one.yaml:3:25: error: unknown party "rc-attapeu" [party-unknown]' in found.err
    assert 'did you mean "rc-attapu"? (base.yaml:9)' in found.err


def test_a_reference_to_a_record_of_another_kind_says_which_it_is(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES + "agreements:\n- id: one\n  cite: s1\n  parties: [rc-kon-tum, s1]\n")
    found = coop("load", "a.yaml")
    assert 'a.yaml:16:25: error: unknown party "s1" [party-unknown]' in found.err
    assert "a.yaml:2 has that id" in found.err


def test_warnings_are_said_and_counted_and_hinder_nothing(coop: Coop, write: Write) -> None:
    write("a.yaml", "agreements:\n- id: one\n  title: A\n")
    found = coop("load", "a.yaml", "--format", "json")
    assert found.code == 0
    assert "a.yaml:2:3: warning:" in found.err
    assert found.json[0]["warnings"] == 1
    assert ids(coop) == {"one"}


def test_a_day_in_the_future_is_judged_by_the_clock_and_not_by_today(coop: Coop, write: Write) -> None:
    write("past.yaml", SOURCE + PARTIES + agreement("one", "date_signed: 2020-05-05"))
    assert coop("load", "past.yaml", today="2001-01-01").code == 0
    write("future.yaml", agreement("two", "date_signed: 2999-05-05"))
    found = coop("load", "future.yaml", today="3001-01-01")
    assert found.code == 1
    assert "future.yaml:5:16: error:" in found.err
    assert "[date-in-future]" in found.err


# Folders.


def test_a_folder_means_every_yaml_and_yml_file_under_it(coop: Coop, write: Write) -> None:
    write("register/base.yaml", SOURCE + PARTIES)
    write("register/2022/one.yml", agreement("one"))
    write("register/2022/TWO.YAML", agreement("two"))
    write("register/notes.txt", "no YAML: [")
    write("register/.hidden/three.yaml", "no YAML: [")
    write("elsewhere.yaml", agreement("elsewhere"))
    found = coop("load", "register", "--format", "json")
    assert states(found) == dict.fromkeys(("base.yaml", "one.yml", "TWO.YAML"), "loaded")
    assert ids(coop) == {"one", "two"}


def test_a_folder_loaded_again_drops_what_is_gone_from_it(coop: Coop, write: Write) -> None:
    write("register/base.yaml", SOURCE + PARTIES)
    gone = write("register/2022/one.yaml", agreement("one"))
    write("register/2022/none.yaml", "x-note: the folder holds more than one file")
    write("outside.yaml", agreement("outside"))
    assert coop("load", "register", "outside.yaml").code == 0
    gone.unlink()
    found = coop("load", "register", "--format", "json")
    assert states(found) == {"base.yaml": "unchanged", "none.yaml": "unchanged", "one.yaml": "dropped"}
    assert ids(coop) == {"outside"}


def test_a_file_first_loaded_alone_is_dropped_with_its_folder_too(coop: Coop, write: Write) -> None:
    write("register/base.yaml", SOURCE + PARTIES)
    gone = write("register/one.yaml", agreement("one"))
    assert coop("load", "register/base.yaml", "register/one.yaml").code == 0
    assert coop("load", "register").code == 0
    gone.unlink()
    assert coop("load", "register").code == 0
    assert ids(coop) == set()


def test_a_folder_inside_a_loaded_folder_drops_what_is_gone_from_it(coop: Coop, write: Write) -> None:
    write("register/base.yaml", SOURCE + PARTIES)
    gone = write("register/2022/one.yaml", agreement("one"))
    write("register/2022/two.yaml", agreement("two"))
    assert coop("load", "register").code == 0
    gone.unlink()
    assert coop("load", "register/2022").code == 0
    assert ids(coop) == {"two"}


def test_dropping_what_is_gone_is_refused_where_something_left_names_it(coop: Coop, write: Write) -> None:
    base = write("register/base.yaml", SOURCE + PARTIES)
    write("register/one.yaml", agreement("one"))
    assert coop("load", "register").code == 0
    base.unlink()
    found = coop("load", "register")
    assert found.code == 1
    assert "one.yaml:3:13: error: unknown party" in found.err
    assert ids(coop) == {"one"}


def test_a_file_named_in_two_ways_is_one_file(coop: Coop, write: Write) -> None:
    path = write("register/all.yaml", SOURCE + PARTIES + agreement("one"))
    (path.parent / "link.yaml").symlink_to(path)
    found = coop("load", "register", "register/all.yaml", str(path), "register/../register/all.yaml")
    assert found.code == 0, found.err
    assert ids(coop) == {"one"}


def test_a_folder_without_records_says_so_and_drops_nothing_else(two_files: Coop, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = two_files("load", str(tmp_path / "empty"))
    assert found.code in (0, 2)
    assert found.out + found.err
    assert ids(two_files) == {"one"}


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_path_that_is_not_there_is_wrong_usage(coop: Coop, write: Write, lang: str) -> None:
    write("notes.txt", "")
    found = coop("load", "nowhere/at all.yaml", lang=lang)
    assert found.code == 2
    assert found.out == ""
    assert "nowhere/at all.yaml" in found.err


def test_names_of_files_may_hold_anything(coop: Coop, write: Write) -> None:
    write("sổ 2022 #1?%20&x='y'.yaml", SOURCE + PARTIES + agreement("one"))
    assert coop("load", "sổ 2022 #1?%20&x='y'.yaml").code == 0
    assert ids(coop) == {"one"}
    assert "sổ 2022 #1?%20&x='y'.yaml" in coop("status").out


def test_a_file_that_is_not_utf8_is_told_by_its_place(coop: Coop, write: Write) -> None:
    write("a.yaml", "").write_bytes("agreements:\n- id: a\n  title: Thoả".encode("utf-16"))
    found = coop("load", "a.yaml")
    assert found.code == 1
    assert "a.yaml:1:1: error:" in found.err


# Unchanged, and what counts as a change.


def test_a_file_is_read_again_by_another_version_of_the_program(
    two_files: Coop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coopcli, "__version__", "99.0")
    found = two_files("load", "base.yaml", "one.yaml", "--format", "json")
    assert states(found) == {"base.yaml": "loaded", "one.yaml": "loaded"}


def test_a_file_is_read_again_with_another_gazetteer(
    two_files: Coop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded, "gazetteer_version", lambda: "another")
    found = two_files("load", "base.yaml", "one.yaml", "--format", "json")
    assert states(found) == {"base.yaml": "loaded", "one.yaml": "loaded"}


def test_a_file_touched_without_a_change_is_unchanged(two_files: Coop) -> None:
    os.utime("one.yaml", (0, 0))
    found = two_files("load", "one.yaml", "--format", "json")
    assert states(found) == {"one.yaml": "unchanged"}


def test_a_load_of_nothing_new_imports_no_reader_and_no_writer(tmp_path: Path) -> None:
    script = (
        "import sys; from coopcli.cli.app import main; code = main(['load', '--format', 'json']); "
        "print(code, *sorted({'yaml', 'sqlite_utils', 'rich', 'pydantic'} & set(sys.modules)), file=sys.stderr)"
    )
    environment = {
        **os.environ,
        "COOP_DB": str(tmp_path / "coop.sqlite3"),
        "COOP_LANG": "en",
        "PYTHONPATH": str(Path(coopcli.__file__).parents[1]),
    }

    def run() -> tuple[str, list[str]]:
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, encoding="utf-8", check=True
        )
        return json.loads(done.stdout)[0]["state"], done.stderr.splitlines()[-1].split()

    state, imported = run()
    assert (state, imported[0]) == ("loaded", "0")
    assert {"yaml", "sqlite_utils"} <= set(imported)
    assert run() == ("unchanged", ["0"])


def test_a_party_renamed_in_one_file_is_found_through_the_agreements_of_another(
    two_files: Coop, write: Write
) -> None:
    write("base.yaml", SOURCE + PARTIES.replace("Red Cross of Attapeu", "Swan Lake Ballet"))
    assert two_files("load", "base.yaml").code == 0
    assert [row["id"] for row in two_files("list", "swan", "lake", "-f", "json").json] == ["one"]
    write("base.yaml", SOURCE + PARTIES.replace("Red Cross of Attapeu", "Lotus"))
    assert two_files("load", "base.yaml").code == 0
    assert two_files("list", "swan", "lake", "-f", "json").json == []


# Stores that are none, or of another time.


def test_a_store_of_another_version_is_made_anew_by_the_load_that_the_message_asks_for(
    two_files: Coop, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "coop.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 99")
    refused = two_files("list", environment={"COOP_LOAD": "never"})
    assert refused.code == 4
    assert "coop load" in refused.err
    found = two_files("load", "base.yaml", "one.yaml")
    assert found.code == 0, found.err
    assert ids(two_files) == {"one"}


def test_a_store_of_another_version_does_not_lose_files_that_are_not_named(
    two_files: Coop, tmp_path: Path
) -> None:
    """It is rebuilt from the files it was loaded from, or refused with one clear line."""
    with closing(sqlite3.connect(tmp_path / "coop.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 99")
    found = two_files("load", "base.yaml")
    if found.code == 0:
        assert ids(two_files) == {"one"}
    else:
        assert found.code == 4
        assert len(found.err.splitlines()) <= 2


def test_a_column_more_in_a_view_makes_a_store_of_another_version(
    two_files: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "schema.sql").write_text(
        re.sub(r"CREATE VIEW overview AS\s+SELECT", r"\g<0> 'new' AS wanted,", schema()), encoding="utf-8"
    )
    monkeypatch.setattr(store, "shipped", lambda name: tmp_path / name)
    shutil.copytree(shipped("places"), tmp_path / "places")
    refused = [two_files("list", environment={"COOP_LOAD": "never"}), two_files("load", "base.yaml")]
    assert [found.code for found in refused] == [4, 4]
    assert all("another version of coop" in found.err for found in refused)
    assert all(len(found.err.splitlines()) == 2 for found in refused), "a line, and what to do"
    assert two_files("load", "base.yaml", "one.yaml").code == 0
    assert two_files("sql", "SELECT id, wanted FROM overview", "-f", "json").json == [
        {"id": "one", "wanted": "new"}
    ]


def test_a_file_that_is_no_database_is_refused_and_left_alone(coop: Coop, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Kính gửi Hội Chữ thập đỏ", encoding="utf-8")
    found = coop("load", "--db", str(letter))
    assert found.code == 4
    assert str(letter) in found.err
    assert letter.read_text(encoding="utf-8") == "Kính gửi Hội Chữ thập đỏ"


def test_a_database_of_another_program_is_refused_and_left_alone(coop: Coop, tmp_path: Path) -> None:
    other = tmp_path / "photos.sqlite3"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE photo (name TEXT)")
        connection.execute("INSERT INTO photo VALUES ('grandmother')")
        connection.commit()
    found = coop("load", "--db", str(other))
    with closing(sqlite3.connect(other)) as connection:
        assert connection.execute("SELECT name FROM photo").fetchall() == [("grandmother",)]
    assert found.code == 4


@pytest.mark.parametrize("place", ["file/coop.sqlite3", "folder"])
def test_a_place_where_no_store_can_be_is_said_so(coop: Coop, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "folder").mkdir()
    found = coop("load", "--db", str(tmp_path / place))
    assert found.code == 4
    assert str(tmp_path / place) in found.err
    assert "Traceback" not in found.err


def test_the_folders_of_a_new_store_are_made(coop: Coop, tmp_path: Path) -> None:
    assert coop("load", "--db", str(tmp_path / "a" / "b c" / "đ?#%.sqlite3")).code == 0
    assert (tmp_path / "a" / "b c" / "đ?#%.sqlite3").exists()
    assert coop("list", "--db", str(tmp_path / "a" / "b c" / "đ?#%.sqlite3")).code == 0


def test_after_a_first_load_that_failed_nothing_is_loaded(coop: Coop, write: Write) -> None:
    write("bad.yaml", "agreements:\n- id: a\n  parties: [nobody]\n")
    assert coop("load", "bad.yaml").code == 1
    for command in (["list"], ["due"], ["show", "a"], ["status"], ["unload", "bad.yaml"]):
        found = coop(*command)
        assert (found.code, found.err.splitlines()[0]) == (3, "error: nothing is loaded yet"), command


def test_a_store_that_was_copied_while_nobody_wrote_is_whole(two_files: Coop, tmp_path: Path) -> None:
    """No -wal file is left that a copy of the one file would miss."""
    shutil.copy(tmp_path / "coop.sqlite3", tmp_path / "copy.sqlite3")
    found = two_files("list", "--db", str(tmp_path / "copy.sqlite3"), "--format", "json")
    assert [row["id"] for row in found.json] == ["one"]
