"""`coop load` alone: what the configuration names, else what the store holds, else the register here or the shipped."""

from __future__ import annotations

import errno
import os
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coopcli.store import shipped
from tests.commands.conftest import PARTIES, SOURCE, Write, agreement, ids
from tests.conftest import Coop, Result

SHIPPED = shipped("data/agreements.yaml")
NINE = 9


def files(result: Result) -> dict[str, str]:
    """The state of each file of an answer in JSON, by its path."""
    return {row["file"]: row["state"] for row in result.json}


@pytest.fixture
def own(write: Write) -> Path:
    """An office's register: a folder with two files, and a file beside it."""
    write("so/base.yaml", SOURCE + PARTIES)
    write("so/2024.yaml", agreement("own-2024"))
    return write("them.yaml", agreement("own-more")).parent


def test_it_loads_again_what_was_loaded_and_says_so(coop: Coop, own: Path) -> None:
    assert coop("load", "so", "them.yaml").code == 0
    (own / "them.yaml").write_text(agreement("own-other"), encoding="utf-8")
    (own / "so/2025.yaml").write_text(agreement("own-2025"), encoding="utf-8")

    found = coop("load", "-f", "json")

    assert ids(coop) == {"own-2024", "own-2025", "own-other"}
    assert {Path(file).name: state for file, state in files(found).items()} == {
        "base.yaml": "unchanged",
        "2024.yaml": "unchanged",
        "2025.yaml": "loaded",
        "them.yaml": "loaded",
    }
    assert found.err.startswith("loading again what the store holds: so, them.yaml\n")


def test_it_is_said_in_vietnamese(coop: Coop, own: Path) -> None:
    assert coop("load", "so", "them.yaml").code == 0
    assert coop("load", lang="vi").err == "đang nạp lại những gì có trong kho: so, them.yaml\n"


def test_in_haste_it_does_not_mix_the_shipped_register_into_her_own(coop: Coop, own: Path) -> None:
    assert coop("load", "so").code == 0
    assert coop("load").code == 0
    assert ids(coop) == {"own-2024"}


def test_with_nothing_loaded_the_register_of_this_folder_is_named(coop: Coop, write: Write) -> None:
    write("data/agreements.yaml", SOURCE + PARTIES + agreement("own"))
    assert coop("load").err == "loading data/agreements.yaml of this folder\n"


def test_with_nothing_at_all_the_register_that_ships_is_named(coop: Coop, write: Write) -> None:
    write("notes.txt", "no register lies here")
    assert coop("load").err.splitlines() == [
        f"loading the register that ships: {SHIPPED}",
        "to begin a register of your own: coop init register/",
    ]
    assert len(ids(coop)) == NINE


def test_another_register_in_this_folder_is_told_with_the_line_that_loads_it(coop: Coop, own: Path) -> None:
    assert coop("load", "so").code == 0
    here = own / "data/agreements.yaml"
    here.parent.mkdir()
    here.write_text(agreement("here"), encoding="utf-8")

    first, second = coop("load").err.splitlines()

    assert first == "loading again what the store holds: so"
    assert second == (
        "data/agreements.yaml of this folder is not among them; to load it too: coop load data/agreements.yaml"
    )
    assert ids(coop) == {"own-2024"}
    assert coop("load", "data/agreements.yaml").code == 0
    assert ids(coop) == {"own-2024", "here"}
    assert coop("load").err == "loading again what the store holds: data/agreements.yaml, so\n"


def test_a_folder_that_holds_the_register_of_this_folder_has_it(coop: Coop, write: Write) -> None:
    write("data/agreements.yaml", SOURCE + PARTIES + agreement("own"))
    assert coop("load", "data").code == 0
    assert coop("load").err == "loading again what the store holds: data\n"


# A clone beside another one that is loaded.


@pytest.fixture
def clones(coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two checkouts with the register that ships; the first is loaded, the second is the working folder."""
    first, second = (tmp_path / name for name in ("first", "second"))
    for clone in (first, second):
        (clone / "data").mkdir(parents=True)
        shutil.copy(SHIPPED, clone / "data/agreements.yaml")
    monkeypatch.chdir(first)
    assert coop("load", "data/agreements.yaml").code == 0
    monkeypatch.chdir(second)
    return first, second


def test_in_a_second_clone_the_three_commands_work(coop: Coop, clones: tuple[Path, Path]) -> None:
    loaded = coop("load")
    assert loaded.code == 0
    first, second = loaded.err.splitlines()
    assert first == f"loading again what the store holds: {clones[0]}/data/agreements.yaml"
    assert second == (
        f"data/agreements.yaml of this folder is a copy of {clones[0]}/data/agreements.yaml; "
        "to have it instead: coop load data/agreements.yaml --only"
    )
    listed = coop("list", "--province", "Kon Tum")
    assert (listed.code, "rc-kon-tum-attapeu-2022" in listed.out) == (0, True)
    due = coop("due", "2025")
    assert (due.code, "vufo-vae-2022" in coop("due", "2025", "-f", "json").out) == (0, True)


def test_the_line_that_it_says_loads_the_copy_instead(coop: Coop, clones: tuple[Path, Path]) -> None:
    loaded = coop("load", "data/agreements.yaml", "--only", "-f", "json")
    assert files(loaded) == {
        f"{clones[1]}/data/agreements.yaml": "loaded",
        f"{clones[0]}/data/agreements.yaml": "dropped",
    }
    assert coop("load").err == "loading again what the store holds: data/agreements.yaml\n"


def test_a_clone_that_is_gone_is_told_with_the_lines_that_help(coop: Coop, clones: tuple[Path, Path]) -> None:
    shutil.rmtree(clones[0])
    found = coop("load")
    assert found.code == 2
    assert found.err.splitlines() == [
        f"error: {clones[0]}/data/agreements.yaml was loaded and is not there any more",
        f"    put it back, or drop what it said: coop unload {clones[0]}/data/agreements.yaml",
        "    or load data/agreements.yaml of this folder instead: coop load data/agreements.yaml --only",
    ]
    assert len(ids(coop)) == NINE
    assert coop("load", "data/agreements.yaml", "--only").code == 0


# Copies that are named.


def test_a_copy_is_named_once_with_the_lines_to_type(coop: Coop, clones: tuple[Path, Path]) -> None:
    found = coop("load", "data/agreements.yaml")
    assert found.code == 1
    assert found.err.splitlines() == [
        "data/agreements.yaml: error: all its records stand in "
        f"{clones[0]}/data/agreements.yaml: it is a copy [file-copy]",
        "    to have it instead: coop load data/agreements.yaml --only",
        "error: 1 error in the records; the store is as it was",
    ]


@pytest.mark.parametrize("order", [("so/one.yaml", "so/two.yaml"), ("so/two.yaml", "so/one.yaml")])
def test_a_copy_beside_its_original_in_one_load_is_named(
    coop: Coop, write: Write, order: tuple[str, str]
) -> None:
    text = SOURCE + PARTIES + agreement("one")
    for name in order:
        write(name, f"# {name}\n{text}")
    found = coop("load", *order)
    assert (found.code, found.err.count("[")) == (1, 1)
    assert f"{order[1]}: error: all its records stand in {order[0]}" in found.err


def test_a_part_of_what_another_file_says_is_a_copy_too(coop: Coop, write: Write) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("one"))
    assert coop("load", "all.yaml").code == 0
    write("part.yaml", PARTIES)
    assert "part.yaml: error: all its records stand in all.yaml" in coop("load", "part.yaml").err


def test_a_copy_of_several_files_names_them(coop: Coop, write: Write) -> None:
    write("base.yaml", SOURCE + PARTIES)
    write("one.yaml", agreement("one"))
    assert coop("load", "base.yaml", "one.yaml").code == 0
    write("all.yaml", SOURCE + PARTIES + agreement("one"))
    found = coop("load", "all.yaml")
    assert "all.yaml: error: all its records stand in base.yaml, one.yaml" in found.err


def test_a_file_with_one_record_of_its_own_is_no_copy(coop: Coop, write: Write) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("one"))
    assert coop("load", "all.yaml").code == 0
    write("more.yaml", PARTIES + agreement("two"))
    found = coop("load", "more.yaml")
    assert found.err.count("[id-double]") == 2
    assert "file-copy" not in found.err


def test_what_a_file_says_twice_itself_is_no_copy(coop: Coop, write: Write) -> None:
    write("twice.yaml", SOURCE + PARTIES + PARTIES.removeprefix("parties:\n"))
    found = coop("load", "twice.yaml")
    assert found.err.count("[id-double]") == 2
    assert "file-copy" not in found.err


# A copy beside a register of one's own: the line to type exchanges the copy, and nothing else goes unsaid.

MORE = PARTIES.replace("rc-", "wu-").replace("cite: s1", "cite: s9") + SOURCE.replace("s1", "s9")


@pytest.fixture
def beside(coop: Coop, write: Write, monkeypatch: pytest.MonkeyPatch) -> Write:
    """A folder z1 with a base and a file of its own, and zc.yaml, are loaded; the working folder, z2, has the base."""
    base = SOURCE + PARTIES + agreement("own")
    here = write("z1/agreements.yaml", base).parents[1]
    write("z1/b.yaml", MORE)
    write("zc.yaml", "sources:\n- id: s3\n  title: Another page\n")
    assert coop("load", "z1", "zc.yaml").code == 0
    write("z2/data/agreements.yaml", base)
    monkeypatch.chdir(here / "z2")
    return write


def typed(coop: Coop, line: str) -> list[int]:
    """Type a line of one or more commands, as a shell reads it; the codes they end with."""
    return [coop(*shlex.split(one)[1:]).code for one in line.split(" && ")]


@pytest.mark.parametrize("path", [(), ("data/agreements.yaml",)])
def test_the_line_to_have_a_copy_instead_drops_the_copied_file_only(
    coop: Coop, beside: Write, tmp_path: Path, path: tuple[str, ...]
) -> None:
    line = coop("load", *path).err.partition("to have it instead: ")[2].splitlines()[0]
    assert line == f"coop unload {tmp_path}/here/z1/agreements.yaml && coop load data/agreements.yaml"
    assert typed(coop, line) == [0, 0]
    held = files(coop("status", "-f", "json"))
    assert {str(Path(one).relative_to(tmp_path / "here")) for one in held} == {
        "z1/b.yaml", "zc.yaml", "z2/data/agreements.yaml",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "coop load data/agreements.yaml --only, which drops all else that is loaded: "),
        ("vi", "coop load data/agreements.yaml --only, lệnh này bỏ mọi tệp khác đã nạp: "),
    ],
)
@pytest.mark.parametrize("path", [(), ("data/agreements.yaml",)])
def test_where_others_refer_to_what_was_copied_what_else_would_go_is_said(
    coop: Coop, beside: Write, tmp_path: Path, path: tuple[str, ...], lang: str, words: str
) -> None:
    beside("z1/b.yaml", agreement("more"))
    assert coop("load", "../z1").code == 0
    assert (
        f"{words}{tmp_path}/here/z1/b.yaml, {tmp_path}/here/zc.yaml\n" in coop("load", *path, lang=lang).err
    )


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "is another state of"), ("vi", "là một trạng thái khác của")]
)
def test_another_state_of_a_loaded_file_is_not_to_be_loaded_too(
    coop: Coop, beside: Write, tmp_path: Path, lang: str, words: str
) -> None:
    changed = SOURCE + PARTIES + agreement("own", "number: 7/TT") + agreement("new").partition("\n")[2]
    beside("z2/data/agreements.yaml", changed)
    said = coop("load", lang=lang).err.splitlines()[-1]
    assert f"{words} {tmp_path}/here/z1/agreements.yaml; " in said
    assert typed(coop, said.partition(": ")[2]) == [0, 0]
    assert ids(coop) == {"own", "new"}


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "some of its ids stand in"), ("vi", "vài mã của tệp này cũng có trong")]
)
def test_a_register_that_shares_few_ids_is_not_to_be_loaded_instead(
    coop: Coop, beside: Write, lang: str, words: str
) -> None:
    beside("z2/data/agreements.yaml", SOURCE + agreement("x") + agreement("y").partition("\n")[2])
    said = coop("load", lang=lang).err.splitlines()[-1]
    assert words in said
    assert "coop load" not in said


def test_a_copied_folder_is_named_once(coop: Coop, write: Write, tmp_path: Path) -> None:
    for folder in ("so", "so moi"):
        write(f"{folder}/base.yaml", SOURCE + PARTIES)
        write(f"{folder}/one.yaml", agreement("one"))
        write(f"{folder}/two.yaml", agreement("two") + agreement("three").partition("\n")[2])
    write("zc.yaml", MORE)
    assert coop("load", "so", "zc.yaml").code == 0
    found = coop("load", "so moi")
    assert found.err.splitlines() == [
        "so moi: error: all its records stand in so: it is a copy [file-copy]",
        "    to have it instead: coop unload so && coop load 'so moi'",
        "error: 1 error in the records; the store is as it was",
    ]
    assert typed(coop, "coop unload so && coop load 'so moi'") == [0, 0]


# What cannot be read.


@pytest.fixture
def unseen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes a place one that nobody may look into: for the tests run as one who may all."""

    def hide(name: str, *also: str) -> None:
        def refusing(function: Callable[..., object]) -> Callable[..., object]:
            def refuse(path: object, *words: object, **more: object) -> object:
                if not isinstance(path, int) and name in os.fsdecode(path):  # type: ignore[arg-type]  # a path
                    raise PermissionError(errno.EACCES, "Permission denied", path)
                return function(path, *words, **more)

            return refuse

        monkeypatch.setattr(Path, "open", refusing(Path.open))
        if "stat" in also:
            monkeypatch.setattr(os, "stat", refusing(os.stat))

    return hide


@pytest.mark.parametrize("also", [(), ("stat",)])
@pytest.mark.parametrize(
    ("lang", "words"), [("en", "cannot be read"), ("vi", "không đọc được data/agreements.yaml")]
)
def test_a_register_here_that_cannot_be_read_is_no_reason_not_to_load_ones_own(
    coop: Coop, beside: Write, unseen: Callable[..., None], also: tuple[str, ...], lang: str, words: str
) -> None:
    unseen("data/agreements.yaml", *also)
    found = coop("load", lang=lang)
    assert found.code == 0
    assert words in found.err.splitlines()[-1]


@pytest.mark.parametrize("also", [(), ("stat",)])
def test_a_register_here_that_cannot_be_read_is_not_taken_for_none(
    coop: Coop, write: Write, unseen: Callable[..., None], also: tuple[str, ...]
) -> None:
    write("data/agreements.yaml", SOURCE + PARTIES + agreement("own"))
    unseen("data/agreements.yaml", *also)
    found = coop("load")
    assert found.code == 2
    assert "error: data/agreements.yaml cannot be read: Permission denied" in found.err


# What the configuration names.


@pytest.fixture
def configured(write: Write, tmp_path: Path) -> dict[str, str]:
    """An environment with a configuration that names a register beside it."""
    path = tmp_path / "office/config.toml"
    path.parent.mkdir()
    (path.parent / "so").mkdir()
    (path.parent / "so/all.yaml").write_text(SOURCE + PARTIES + agreement("office"), encoding="utf-8")
    path.write_text('register = ["so"]\n', encoding="utf-8")
    return {"COOP_CONFIG": str(path)}


def test_what_the_configuration_names_goes_before_all_else(
    coop: Coop, write: Write, configured: dict[str, str], tmp_path: Path
) -> None:
    write("data/agreements.yaml", SOURCE + PARTIES + agreement("own"))
    assert coop("load", "data").code == 0
    found = coop("load", "--only", environment=configured)
    first, second = found.err.splitlines()
    assert first == f"loading what the configuration names: {tmp_path}/office/so"
    assert second.startswith(
        "data/agreements.yaml of this folder is not among them; to load it too: coop load"
    )
    assert ids(coop) == {"office"}


def test_a_register_of_the_configuration_that_is_not_there_is_no_reason_to_load_another(
    coop: Coop, configured: dict[str, str], tmp_path: Path
) -> None:
    assert coop("load", environment=configured).code == 0
    shutil.rmtree(tmp_path / "office/so")
    found = coop("load", environment=configured)
    assert found.code == 2
    assert found.err.splitlines() == [
        f"error: {tmp_path}/office/so, which the configuration names as the register, is not there",
        "    put it back, or name another: coop config register PATH",
    ]
    assert ids(coop) == {"office"}


def test_a_path_that_is_typed_goes_before_the_configuration(
    coop: Coop, write: Write, configured: dict[str, str]
) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("typed"))
    found = coop("load", "all.yaml", environment=configured)
    assert (found.code, found.err) == (0, "")
    assert ids(coop) == {"typed"}


def test_one_record_with_an_id_that_is_taken_is_no_copy(coop: Coop, write: Write) -> None:
    """A file an agreement, begun from another one: its commitments stand in it and are no records beside it."""
    write("base.yaml", SOURCE + PARTIES)
    write("2024.yaml", agreement("one", "commitments: [{id: a, text: x}, {id: b, text: y}]"))
    assert coop("load", "base.yaml", "2024.yaml").code == 0
    write("2025.yaml", "# 2025\n" + agreement("one", "commitments: [{id: a, text: z}, {id: b, text: y}]"))
    found = coop("load", "2025.yaml")
    assert '2025.yaml:3:3: error: the id "one" stands here and in 2024.yaml:2 [id-double]' in found.err
    assert "file-copy" not in found.err


def test_the_line_of_a_copy_exchanges_it_and_nothing_else(
    coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--only` would drop what else is loaded; names with signs of a shell are quoted."""
    text = shipped("data/agreements.yaml").read_text(encoding="utf-8")
    for name in ("mine/a b.yaml", "here/data/agreements.yaml"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "own.yaml").write_text("sources:\n- {id: mine, title: Sổ}\n", encoding="utf-8")
    assert coop("load", str(tmp_path / "mine"), str(tmp_path / "own.yaml")).code == 0
    monkeypatch.chdir(tmp_path / "here")
    said = coop("load").err.splitlines()[-1]
    _, _, typed = said.partition("to have it instead: ")
    for line in typed.split(" && "):
        assert coop(*shlex.split(line)[1:]).code == 0
    files = {Path(row["file"]).name for row in coop("status", "--format", "json").json}
    assert files == {"own.yaml", "agreements.yaml"}


@pytest.mark.parametrize("link", ["data", "data/agreements.yaml"])
def test_a_register_of_this_folder_that_is_not_there_is_no_other_one(
    coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str
) -> None:
    """A share that is not mounted must not load the demonstration."""
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to("nowhere")
    monkeypatch.chdir(tmp_path)
    found = coop("load")
    assert found.code == 2
    assert "agreements.yaml" in found.err
    assert coop("list").code == 3


def test_what_cannot_be_seen_here_does_not_keep_another_register_from_being_loaded(
    coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.yaml").write_text("sources:\n- {id: mine, title: Sổ}\n", encoding="utf-8")
    assert coop("load", str(tmp_path / "own.yaml")).code == 0
    usual = Path.stat

    def hidden(path: Path, **more: bool) -> os.stat_result:
        if path.name == "agreements.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path, **more)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "stat", hidden)
    assert coop("load").code == 0
