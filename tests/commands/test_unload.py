"""`coop unload`: the store without what a file or folder said; the files themselves are not touched."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from coopcli.store import shipped
from tests.commands.conftest import PARTIES, SOURCE, Write, agreement, ids
from tests.conftest import Coop


@pytest.fixture
def three_files(coop: Coop, write: Write) -> Coop:
    """`base.yaml` with source and parties, and two files with an agreement each, in two folders."""
    write("base.yaml", SOURCE + PARTIES)
    write("2021/one.yaml", agreement("one"))
    write("2022/two.yaml", agreement("two"))
    assert coop("load", "base.yaml", "2021", "2022").code == 0
    return coop


def test_what_a_file_said_is_dropped_and_the_file_stays(three_files: Coop) -> None:
    found = three_files("unload", "2021/one.yaml", "--format", "json")
    assert found.code == 0
    states = {Path(row["file"]).name: row["state"] for row in found.json}
    assert states["one.yaml"] == "dropped"
    assert ids(three_files) == {"two"}
    assert three_files("list", "one", "--format", "json").json == []
    assert Path("2021/one.yaml").exists()


def test_a_folder_drops_every_file_that_was_loaded_under_it(three_files: Coop, write: Write) -> None:
    write("2022/later.yaml", agreement("later"))
    assert three_files("unload", "2022").code == 0
    assert ids(three_files) == {"one"}


def test_it_is_refused_where_another_file_names_a_record_that_would_go(three_files: Coop) -> None:
    found = three_files("unload", "base.yaml")
    assert found.code == 1
    assert found.out == ""
    assert "one.yaml:3:13: error: unknown party" in found.err
    assert "two.yaml:3:13: error: unknown party" in found.err
    assert ids(three_files) == {"one", "two"}


def test_a_refusal_speaks_of_unloading(three_files: Coop) -> None:
    """Who typed `unload` is not helped by reading that nothing was loaded."""
    last = three_files("unload", "base.yaml").err.splitlines()[-1]
    assert "nothing was loaded" not in last


def test_a_file_that_is_gone_can_be_unloaded(three_files: Coop) -> None:
    Path("2021/one.yaml").unlink()
    assert three_files("unload", "2021/one.yaml").code == 0
    assert ids(three_files) == {"two"}


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_is_not_loaded_is_said_with_what_is(three_files: Coop, lang: str) -> None:
    found = three_files("unload", "2021/three.yaml", lang=lang)
    assert found.code == 3
    assert "2021/one.yaml" in found.err
    assert ids(three_files) == {"one", "two"}


def test_part_of_a_name_is_not_the_folder(three_files: Coop) -> None:
    """`202` is neither `2021` nor `2022`."""
    assert three_files("unload", "202").code == 3
    assert ids(three_files) == {"one", "two"}


def test_when_all_is_unloaded_nothing_is_loaded(coop: Coop, write: Write) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("one"))
    assert coop("load", "all.yaml").code == 0
    found = coop("unload", "all.yaml", "--format", "json")
    assert found.code == 0
    assert [row["state"] for row in json.loads(found.out)] == ["dropped"]
    for command in (["list"], ["due"], ["show", "one"], ["status"], ["unload", "all.yaml"]):
        again = coop(*command)
        assert (again.code, again.err.splitlines()[:1]) == (3, ["error: nothing is loaded yet"]), command


def test_what_was_unloaded_can_be_loaded_again(three_files: Coop) -> None:
    assert three_files("unload", "2021").code == 0
    found = three_files("load", "2021/one.yaml", "--format", "json")
    assert [row["state"] for row in found.json] == ["loaded"]
    assert ids(three_files) == {"one", "two"}


def test_without_a_path_it_says_what_is_missing(three_files: Coop) -> None:
    found = three_files("unload")
    assert found.code == 2
    assert "coop unload agreements.yaml" in found.err


# Lines to type are such for a shell.

ODD = 'ba $HOME "x"/sổ mới.yaml'
DUTY = "vwu-lwu-2022/copy"


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_line_to_drop_what_is_gone_is_read_by_a_shell_as_it_is_meant(
    coop: Coop, write: Write, lang: str
) -> None:
    path = write(ODD, SOURCE + PARTIES)
    write("other.yaml", agreement("one"))
    assert coop("load", ODD, "other.yaml").code == 0
    path.unlink()
    line = coop("load", lang=lang).err.partition("coop unload ")[2].splitlines()[0]
    assert shlex.split(line) == [ODD]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_line_to_have_a_copy_instead_is_read_by_a_shell_as_it_is_meant(
    coop: Coop, write: Write, lang: str
) -> None:
    write(ODD, SOURCE + PARTIES)
    write("other.yaml", "sources:\n- id: s2\n")
    assert coop("load", ODD, "other.yaml").code == 0
    write(f"more {ODD}", SOURCE + PARTIES)
    said = coop("load", f"more {ODD}", lang=lang).err
    line = said.splitlines()[1].partition(": ")[2]
    assert shlex.split(line) == ["coop", "unload", ODD, "&&", "coop", "load", f"more {ODD}"]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_snooze_in_a_file_of_an_odd_name_is_said_and_taken_back(
    coop: Coop, write: Write, lang: str
) -> None:
    path = write(ODD, shipped("data/agreements.yaml").read_text(encoding="utf-8"))
    before = path.read_bytes()
    assert coop("load", ODD).code == 0
    said = coop("due", "--snooze", DUTY, "--until", "2026-12-31", lang=lang, today="2026-11-10").err
    assert said.startswith(f"{ODD}:")
    assert path.read_bytes() != before
    assert shlex.split(said.splitlines()[-1].partition(": ")[2]) == ["coop", "undo"]
    assert coop("undo", lang=lang, today="2026-11-10").code == 0
    assert path.read_bytes() == before
