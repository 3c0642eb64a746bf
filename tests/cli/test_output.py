"""Where an answer goes: its format, standard output or a file that is whole or not there at all."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coopcli.answer import Answer, Heading, Table, Type
from coopcli.cli.output import Output, emit, format_of, look_of
from coopcli.cli.session import Session
from coopcli.errors import OutputError, UsageError
from coopcli.i18n import say

pytestmark = pytest.mark.usefixtures("english")

DAY = date(2025, 6, 30)
SESSION = Session(today=DAY, clock=DAY, db=Path("coop.sqlite3"), width=None)
TERMINAL = replace(SESSION, width=80)
ROWS = (("rc-2022", {"vi": "Biên bản", "en": "Memorandum"}),)
COLUMNS = (Heading("id", "id", Type.ID), Heading("title", "title", Type.TEXTS))
ANSWER = Answer("Agreements", (Table("", COLUMNS, ROWS),), notes=("a note",), total="1 agreement")

TABLE = "Agreements\n\nid       title\nrc-2022  Memorandum\n\n1 agreement\n\n*  a note\n"
CSV = "id,title_vi,title_en\nrc-2022,Biên bản,Memorandum\n"

Captured = pytest.CaptureFixture[str]


def test_without_options_the_table_goes_to_standard_output_and_nothing_else_is_said(capsys: Captured) -> None:
    emit(ANSWER, Output(), SESSION)
    assert capsys.readouterr() == (TABLE, "")


@pytest.mark.parametrize("output", [None, Path("-")])
def test_in_a_format_for_machines_total_and_notes_are_said_on_standard_error(
    capsys: Captured, output: Path | None
) -> None:
    emit(ANSWER, Output(format="csv", output=output), SESSION)
    assert capsys.readouterr() == (CSV, "1 agreement\na note\n")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (Output(), "table"),
        (Output(output=Path("-")), "table"),
        (Output(format="csv"), "csv"),
        (Output(format="JSON"), "json"),
        (Output(output=Path("due.csv")), "csv"),
        (Output(output=Path("a.b/due.JSON")), "json"),
        (Output(output=Path("due.txt")), "table"),
        (Output(format="json", output=Path("due.csv")), "json"),
        (Output(format="json", output=Path("due")), "json"),
    ],
)
def test_the_format_is_the_one_named_else_that_of_the_ending_else_the_table(given: Output, name: str) -> None:
    assert format_of(given).name == name


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Output(format="jsn"), ('there is no format "jsn"', "did you mean json?")),
        (
            Output(format="zzzz"),
            (
                'there is no format "zzzz"',
                "the formats are table, json, jsonl, csv, tsv, md, yaml, xlsx, docx, html, ics, github, sarif",
            ),
        ),
        (
            Output(output=Path("due.cvs")),
            ('the name "due.cvs" does not say which format it is to have', "did you mean .csv?"),
        ),
        (
            Output(output=Path("due")),
            (
                'the name "due" does not say which format it is to have',
                "end it in .txt, .json, .jsonl, .csv, .tsv, .md, .yaml, .yml, .xlsx, .docx, .html, .htm, .ics, .sarif, "
                "or choose with --format",
            ),
        ),
    ],
)
def test_an_unknown_format_or_ending_is_wrong_usage_and_names_the_nearest_or_all(
    given: Output, said: tuple[str, ...]
) -> None:
    with pytest.raises(UsageError) as raised:
        emit(ANSWER, given, SESSION)
    error = raised.value
    texts = (error.message, *error.hints)
    assert tuple(say(text, **error.values) for text in texts) == said


def test_a_workbook_is_not_poured_into_a_terminal_but_goes_through_a_pipe_and_into_a_file(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with pytest.raises(UsageError):
        emit(ANSWER, Output(format="xlsx"), TERMINAL)
    assert capfdbinary.readouterr().out == b""
    emit(ANSWER, Output(format="xlsx"), SESSION)
    assert capfdbinary.readouterr().out.startswith(b"PK")
    emit(ANSWER, Output(output=tmp_path / "due.xlsx"), TERMINAL)
    assert (tmp_path / "due.xlsx").read_bytes().startswith(b"PK")


def test_a_file_gets_the_answer_and_a_table_in_it_is_plain_even_from_a_terminal(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    emit(ANSWER, Output(output=tmp_path / "due.txt"), TERMINAL)
    assert (tmp_path / "due.txt").read_bytes() == TABLE.encode()
    assert capsys.readouterr() == ("", "")


def test_a_file_has_the_permissions_of_any_new_file_and_keeps_those_it_had(tmp_path: Path) -> None:
    (tmp_path / "new").touch()
    file = tmp_path / "due.csv"
    emit(ANSWER, Output(output=file), SESSION)
    assert file.stat().st_mode == (tmp_path / "new").stat().st_mode
    file.chmod(0o640)
    emit(ANSWER, Output(output=file), SESSION)
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_text(encoding="utf-8") == CSV


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    file, link = tmp_path / "real.csv", tmp_path / "link.csv"
    file.write_text("old", encoding="utf-8")
    link.symlink_to(file)
    emit(ANSWER, Output(output=link), SESSION)
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == CSV


def test_a_device_or_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    emit(ANSWER, Output(output=pipe), SESSION)
    reader.join()
    assert read == [CSV]
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing/due.csv", "cannot be written: there is no such folder"),
        ("file/due.csv", "cannot be written: there is no such folder"),
        ("folder.csv", "cannot be written: it is a folder"),
        ("x" * 300 + ".csv", "cannot be written: File name too long"),
    ],
)
def test_what_cannot_be_written_is_said_with_its_place_and_reason(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.csv").mkdir()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OutputError) as raised:
        emit(ANSWER, Output(output=tmp_path / name), SESSION)
    error = raised.value
    assert say(error.message, **error.values) == f"{tmp_path / name} {said}"
    assert error.exit_code == 5
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_write_that_fails_midway_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: BaseException
) -> None:
    file = tmp_path / "due.csv"
    file.write_text("old", encoding="utf-8")

    def fail(*_: Any, **__: Any) -> None:
        raise fault

    monkeypatch.setattr(f"coopcli.cli.output.os.{step}", fail)
    with pytest.raises(OutputError if isinstance(fault, OSError) else KeyboardInterrupt):
        emit(ANSWER, Output(output=file), SESSION)
    assert [path.name for path in tmp_path.iterdir()] == ["due.csv"]
    assert file.read_text(encoding="utf-8") == "old"


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder would allow it; asked of `os.access`, because root may write everything."""
    file = tmp_path / "due.csv"
    file.write_text("old", encoding="utf-8")
    monkeypatch.setattr("coopcli.cli.output.os.access", lambda path, mode: (path, mode) != (file, os.W_OK))
    with pytest.raises(OutputError):
        emit(ANSWER, Output(output=file), SESSION)
    assert file.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("environment", "platform", "colour"),
    [
        ({}, "linux", True),
        ({"TERM": "xterm", "NO_COLOR": ""}, "linux", True),
        ({"NO_COLOR": "1"}, "linux", False),
        ({"TERM": "dumb"}, "linux", False),
        ({}, "win32", False),
        ({"WT_SESSION": "x"}, "win32", True),
    ],
)
def test_a_terminal_gets_colour_where_it_has_and_wants_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], platform: str, colour: bool
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert look_of(TERMINAL, environment).colour is colour
    assert look_of(SESSION, environment).colour is False


def in_a_process(tail: str, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run `emit` in a process of its own, under the shell: what is here about real pipes and full disks."""
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_output import *
from coopcli.cli.session import drop_output, finish_output
big = replace(ANSWER, sections=(Table("", COLUMNS, ROWS * 5000),))
try:
    emit(big, Output(format="json"), SESSION)
except BrokenPipeError:
    drop_output()
    sys.exit(141)
except OutputError as error:
    print(error.message, error.values, file=sys.stderr)
    sys.exit(error.exit_code)
"""
    root = Path(__file__).parents[2]
    command = f'"{sys.executable}" -c "$SCRIPT" {tail}'
    environment = {**os.environ, "SCRIPT": script, "PYTHONPATH": str(root), **more}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env=environment, capture_output=True, text=True
    )


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_slow_reader_gets_the_whole_answer(unbuffered: str) -> None:
    done = in_a_process("| (sleep 0.2; cat)", PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 0
    assert len(json.loads(done.stdout)) == 5000


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_error_to_speak_of(unbuffered: str) -> None:
    done = in_a_process("| head -1", PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stdout, done.stderr) == (141, "[\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_standard_output_is_said_once_without_a_traceback() -> None:
    done = in_a_process("> /dev/full")
    assert done.returncode == 5
    assert len(done.stderr.splitlines()) == 1
    assert "No space left on device" in done.stderr


def test_a_closed_standard_output_is_said_without_a_traceback() -> None:
    done = in_a_process(">&-")
    assert done.returncode == 5
    assert "no standard output" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_answer_is_utf_8_whatever_the_system_speaks() -> None:
    done = in_a_process("", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert json.loads(done.stdout)[0]["title"]["vi"] == "Biên bản"
