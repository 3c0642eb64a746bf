"""Paths become files, in an order that does not depend on the disk, each with the hash of its content."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from coopcli.errors import UsageError
from coopcli.i18n import Language, say, speaking
from coopcli.reading.files import files_of, state_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.yaml",
        "a.yml",
        "c.YAML",
        "notes.txt",
        "deep/er/d.yaml",
        ".git/e.yaml",
        ".f.yaml",
        "deep/.g/h.yaml",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def test_a_folder_means_its_yaml_files_in_order_and_hidden_ones_are_left_out(folder: Path) -> None:
    found = [Path(file.path).relative_to(folder).as_posix() for file in files_of(folder)]

    assert found == ["a.yml", "b.yaml", "c.YAML", "deep/er/d.yaml"]


def test_a_hidden_folder_that_is_named_is_read(folder: Path) -> None:
    assert [Path(file.path).name for file in files_of(folder / ".git")] == ["e.yaml"]


def test_a_folder_without_such_files_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        list(files_of(tmp_path))
    assert raised.value.values["path"] == str(tmp_path)
    assert raised.value.hints


def test_a_file_is_named_as_the_user_named_it_and_hashed_by_its_content(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)

    (file,) = files_of(Path("./deep/../notes.txt"))

    assert file.path == "deep/../notes.txt".replace("/", os.sep)
    assert file.hash == hashlib.sha256(b"notes.txt").hexdigest()
    assert file.seen.size == len(b"notes.txt")
    with file.open() as content:
        assert content.read() == b"notes.txt"


@pytest.mark.parametrize("name", ["none.yaml", "none/none.yaml", "b.yaml/c.yaml", "x" * 5000])
def test_a_path_that_is_not_there_is_a_usage_error_with_what_to_do(folder: Path, name: str) -> None:
    with pytest.raises(UsageError) as raised:
        list(files_of(folder / name))

    assert raised.value.values["path"] == folder / name
    assert raised.value.hints


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe in the file system is a thing of Unix")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    with pytest.raises(UsageError):
        list(files_of(tmp_path / "pipe.yaml"))
    (tmp_path / "a.yaml").write_text("a", encoding="utf-8")
    assert [Path(file.path).name for file in files_of(tmp_path)] == ["a.yaml"]


def test_a_file_that_went_away_since_is_a_usage_error_when_opened(folder: Path) -> None:
    (file,) = files_of(folder / "b.yaml")
    (folder / "b.yaml").unlink()

    with pytest.raises(UsageError) as raised:
        file.open()
    assert raised.value.values["path"] == file.path


def test_a_file_that_changed_since_is_a_usage_error_when_opened(folder: Path) -> None:
    """What is read would not be what was hashed."""
    (file,) = files_of(folder / "b.yaml")
    (folder / "b.yaml").write_text("another", encoding="utf-8")

    with pytest.raises(UsageError) as raised:
        file.open()
    assert raised.value.values["path"] == file.path


def test_gone_changed_unreadable_and_unchanged_are_told_apart(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hash_before = hashlib.sha256(b"b.yaml").hexdigest()
    states = [state_of(str(folder / name), hash_before) for name in ("none.yaml", "deep", "b.yaml", "a.yml")]
    assert states == ["gone", "gone", "unchanged", "changed"]

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        assert state_of(str(folder / "b.yaml"), hash_before) == "unreadable"
    monkeypatch.setattr(os, "stat", refuse)
    assert state_of(str(folder / "b.yaml"), hash_before) == "unreadable"
    with pytest.raises(UsageError) as raised:
        list(files_of(folder / "b.yaml"))
    assert raised.value.values["reason"] == "Permission denied"


def test_a_file_that_may_not_be_read_is_a_usage_error_with_its_reason(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(UsageError) as raised:
        list(files_of(folder / "b.yaml"))
    assert raised.value.values["reason"] == "Permission denied"


def test_what_lies_in_a_folder_without_records_is_named(tmp_path: Path) -> None:
    (tmp_path / "năm/a").mkdir(parents=True)
    (tmp_path / ".hidden.xlsx").write_bytes(b"")
    (tmp_path / "~$open.xlsx").write_bytes(b"")
    (tmp_path / "ghi chú.md").write_bytes(b"")
    with pytest.raises(UsageError) as plain:
        list(files_of(tmp_path))
    assert "drive" in plain.value.hints[0]
    (tmp_path / "năm/a/sổ.xlsx").write_bytes(b"")
    with pytest.raises(UsageError) as told:
        list(files_of(tmp_path))
    (hint,) = told.value.hints
    file = f"{tmp_path}/năm/a/sổ.xlsx"
    with speaking(Language("en")):
        assert say(hint, **told.value.values).startswith(f"{file} is an Excel workbook; coop reads YAML: ")
    with speaking(Language("vi")):
        assert say(hint, **told.value.values).startswith(f"{file} là sổ tính Excel; ")
