"""Bytes that are no UTF-8, in the name of a file, a folder or a store and in every argument: said in a sentence."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from coopcli.cli import app
from tests.conftest import Coop

BAD = os.fsdecode(b"h\xf4i")
REGISTER = "sources:\n- id: s\nagreements:\n- {id: a, title: A, cite: s, period: 2022/2027}\n"

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are UTF-8 there")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "own.yaml").write_text(REGISTER)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def loaded(coop: Coop) -> Coop:
    assert coop("load", "own.yaml").code == 0
    return coop


OPTIONS_WITH_TEXT = (
    *(
        "--province",
        "--party",
        "--with",
        "--kind",
        "--level",
        "--country",
        "--type",
        "--standing",
        "--status",
    ),
    *(
        "--signed",
        "--ends",
        "--on",
        "--area",
        "--every",
        "--when",
        "--bound",
        "--activity",
        "--place",
        "--year",
    ),
    *(
        "--source",
        "--columns",
        "--sort",
        "--limit",
        "--format",
        "--lang",
        "--today",
        "--only",
        "--lead",
        "--why",
    ),
    *("--snooze", "--until", "--by", "--in", "--of", "--kept", "--against", "--seconds", "--template"),
)


@pytest.mark.parametrize("command", app.COMMANDS)
@pytest.mark.parametrize("text", ["\udcff", "a\udce9 b"])
def test_no_argument_and_no_option_of_any_command_ends_in_a_fault(
    loaded: Coop, command: str, text: str
) -> None:
    """An option that the command has not is wrong usage as well: what matters is that each is said in words."""
    lines = [
        (command, text),
        (command, "--", text),
        *((command, option, text) for option in OPTIONS_WITH_TEXT),
    ]
    if command == "due":
        lines += [
            (command, "--snooze", text, "--until", "2027-01-01"),
            (command, "--until", text, "--snooze", "a/end"),
        ]
    found = {line: loaded(*line) for line in lines}
    assert {line: one.err for line, one in found.items() if one.code not in (0, 2, 3, 5)} == {}
    assert {
        line: one.err for line, one in found.items() if one.code and not one.err.startswith("error: ")
    } == {}
    refused = [one.err for one in found.values() if "text in UTF-8" in one.err]
    assert refused, "no option takes a text"


def test_an_argument_that_is_no_utf8_is_named_with_what_to_do(loaded: Coop) -> None:
    found = loaded("list", "--province", "H\udcf4i")
    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines() == [
        r'error: "--province" takes text in UTF-8, not "H\xf4i"',
        "    have the terminal send UTF-8, then type it again",
    ]
    assert loaded("show", "H\udcf4i").err.splitlines()[0] == r'error: "H\xf4i" is no text in UTF-8'


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (f"{BAD}.yaml", "."),
        (f"{BAD}.yaml", f"{BAD}.yaml"),
        (f"{BAD}/other.yaml", BAD),
        (f"{BAD}/other.yaml", "."),
        (f"deep/{BAD}/b/other.yml", "deep"),
    ],
)
def test_a_file_whose_name_is_no_utf8_is_named_and_nothing_is_loaded(
    loaded: Coop, here: Path, name: str, asked: str
) -> None:
    (here / name).parent.mkdir(parents=True, exist_ok=True)
    (here / name).write_text(REGISTER.replace("id: a", "id: b").replace("id: s", "id: t"))
    found = loaded("load", asked)
    assert (found.code, found.out) == (2, "")
    shown = name.replace("\udcf4", r"\xf4")
    assert found.err.splitlines()[0].startswith("error: the name of ")
    assert found.err.splitlines()[0].endswith(f"{shown} is not UTF-8")
    assert found.err.splitlines()[1] == "    give it another name, then load again"
    assert loaded("list", "--format", "csv", "--columns", "id").out == "id\na\n"


def test_a_store_and_an_output_may_have_such_a_name(loaded: Coop, here: Path) -> None:
    db, out = f"{BAD}/s.db", f"{BAD}.csv"
    for words in (
        ("load", "own.yaml"),
        ("list",),
        ("status",),
        ("due",),
        ("sql", "SELECT 1"),
        ("unload", "own.yaml"),
    ):
        for form in ("table", "json"):
            found = loaded(*words, "--db", db, "--format", form)
            assert found.code in ((0, 3) if words[0] == "unload" else (0,)), found.err
    assert loaded("list", "--output", out).code == 0
    assert loaded("due", "--output", f"{BAD}.ics").code == 0
    assert (here / out).exists()
    assert loaded("list", "--db", BAD).err.splitlines()[0].startswith("error: ")


def test_a_template_of_such_a_name_is_read_or_said(loaded: Coop, here: Path) -> None:
    assert loaded("report", "2025", "--template", BAD).code in (0, 1, 2)


def test_paths_to_unload_are_compared(loaded: Coop) -> None:
    assert loaded("unload", BAD).code == 3
