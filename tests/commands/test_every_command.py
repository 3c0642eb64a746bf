"""What holds for every command: nothing loaded, a narrow screen, a pipe that closes, strings that break programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

import coopcli
from coopcli.cli import session
from coopcli.cli.app import COMMANDS
from coopcli.store import shipped
from tests.commands.conftest import PARTIES, SOURCE, Write
from tests.conftest import Coop

TODAY = "2026-11-22"

ASK = (
    ["list"],
    ["list", "--province", "Kon Tum", "--on", "2023-06-01"],
    ["show", "vwu-lwu-2022"],
    ["show", "rc-kon-tum"],
    ["due"],
    ["due", "2027"],
    ["history", "wu-kon-tum-attapeu-2024"],
    ["timeline"],
    ["gaps"],
    ["summary"],
    ["parties"],
    ["activities", "--year", "2018"],
    ["commitments"],
    ["commitments", "2022"],
    ["turns"],
    ["sources"],
    ["search", "hua phan"],
    ["sql", "SELECT id, title, status FROM overview"],
    ["status"],
    ["report", "2022"],
)
"""One or more command lines for every command that needs something loaded."""

SHIPPED = str(shipped("data/agreements.yaml"))

WRITING = (
    ["unload", "agreements.yaml"],
    ["set", "vwu-lwu-2022", "owner=Hoa"],
    ["sign", "vwu-lwu-2022"],
    ["end", "vwu-lwu-2022"],
    ["due", "--done", "vwu-lwu-2022/copy"],
)
"""Those that change the store or a file, of which something must be loaded."""

QUESTIONS = (*ASK, ["places", "Quảng Ngãi"], ["places"], ["config"], ["changes", SHIPPED, SHIPPED])
"""Those, and the ones that need nothing."""

LISTS = (
    ["list"],
    ["list", "--province", "Kon Tum"],
    ["list", "--country", "LA"],
    ["due"],
    ["due", "2025"],
    ["timeline"],
    ["gaps"],
    ["activities"],
    ["commitments"],
    ["turns"],
    ["search", "lotus"],
    ["report", "2022"],
)
"""Command lines whose answer is empty where there is no agreement."""


def test_every_command_is_tried_here() -> None:
    others = {words[0] for words in WRITING} | {"load", "undo", "init", "schema", "check", "explain"}
    assert {words[0] for words in QUESTIONS} | others == set(COMMANDS)


# Nothing loaded.


@pytest.mark.parametrize("words", [*ASK, *WRITING], ids=" ".join)
@pytest.mark.parametrize(
    ("lang", "said", "next_step"), [("en", "nothing is loaded yet", "coop load"), ("vi", "", "coop load")]
)
def test_with_nothing_loaded_a_question_says_so_and_how_to_begin(
    coop: Coop, tmp_path: Path, words: list[str], lang: str, said: str, next_step: str
) -> None:
    found = coop(*words, lang=lang)
    assert (found.code, found.out) == (3, "")
    first, hint = found.err.splitlines()
    assert first.startswith({"en": "error: ", "vi": "lỗi: "}[lang])
    assert said in first
    assert next_step in hint
    assert not (tmp_path / "coop.sqlite3").exists()


@pytest.mark.parametrize("words", ASK, ids=" ".join)
def test_an_empty_file_as_a_store_holds_nothing(coop: Coop, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "coop.sqlite3").touch()
    found = coop(*words)
    assert (found.code, found.err.splitlines()[:1]) == (3, ["error: nothing is loaded yet"])


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_register_without_agreements_is_an_empty_answer(
    coop: Coop, write: Write, words: list[str], lang: str
) -> None:
    write("base.yaml", SOURCE + PARTIES)
    assert coop("load", "base.yaml").code == 0
    found = coop(*words, lang=lang)
    assert (found.code, found.err) == (0, "")
    assert found.out.strip()
    assert coop(*words, "--format", "json", lang=lang).json == []
    assert len(coop(*words, "--format", "csv", lang=lang).out.splitlines()) == 1


# Screens and pipes.


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_no_line_is_wider_than_a_screen_of_60_columns(
    register: Coop, monkeypatch: pytest.MonkeyPatch, words: list[str], lang: str
) -> None:
    monkeypatch.setattr(session, "is_terminal", lambda stream: True)
    found = register(*words, lang=lang, today=TODAY, environment={"COLUMNS": "60", "NO_COLOR": "1"})
    assert found.code == 0, found.err
    assert max(cell_len(line) for line in found.out.splitlines()) <= 60


def test_on_a_narrow_screen_no_id_is_lost(register: Coop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "is_terminal", lambda stream: True)
    told = register("list", environment={"COLUMNS": "60", "NO_COLOR": "1"}).out
    # an id may be broken over lines: without spaces and line ends each is whole somewhere
    ids = [row["id"] for row in register("list", "--format", "json").json]
    first_column = "".join(line[: line.find("  ")] if "  " in line else line for line in told.splitlines())
    assert all(name in told or name in first_column for name in ids)


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_a_pipe_gets_no_colour_and_no_cut_value(register: Coop, words: list[str]) -> None:
    told = register(*words, today=TODAY).out
    assert "\x1b" not in told
    assert "…" not in told.replace("xảy ra tại khu vực biên giới…", "").replace("người cao tuổi…", "")


def run(folder: Path, *words: str) -> subprocess.Popen[str]:
    """The command in a process of its own, with the store in the folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COOP_")}
    environment |= {
        "COOP_DB": str(folder / "coop.sqlite3"),
        "COOP_LANG": "en",
        "COOP_CONFIG": os.devnull,
        "PYTHONPATH": str(Path(coopcli.__file__).parents[1]),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "coopcli", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    "words", [["places", "--format", "json"], ["list"], ["list", "-f", "csv"], ["show", "vwu"]]
)
def test_a_pipe_closed_early_is_no_fault(register: Coop, tmp_path: Path, words: list[str]) -> None:
    process = run(tmp_path, *words)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(30) in (0, 141)
    assert "Traceback" not in told
    assert "Error" not in told


# Strings that break programs.


@pytest.fixture(scope="session")
def naughty(shared: Path) -> list[str]:
    texts = json.loads((shared / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    return [text for text in texts if isinstance(text, str)]


NOT_UTF8 = ["\udcff", "a\udce9", "\udc80\udc81 Kon Tum"]
"""How Python gives arguments that are no UTF-8."""

WAYS = (
    ("list", "{}"),
    ("show", "{}"),
    ("due", "{}"),
    ("places", "{}"),
    ("unload", "{}"),
    ("search", "{}"),
    ("history", "{}"),
    ("gaps", "{}"),
    ("parties", "{}"),
    ("commitments", "{}"),
    ("sql", "{}"),
    ("report", "{}"),
    ("summary", "--by={}"),
    ("activities", "--place={}"),
    ("list", "--province={}"),
    ("list", "--place={}"),
    ("list", "--party={}"),
    ("list", "--with={}"),
    ("list", "--source={}"),
    ("list", "--area={}"),
    ("list", "--every={}"),
    ("list", "--status={}"),
    ("list", "--on={}"),
    ("list", "--signed={}"),
    ("list", "--columns={}"),
    ("list", "--sort={}"),
    ("list", "--limit={}"),
    ("list", "--format={}"),
    ("list", "--lang={}"),
    ("list", "--today={}"),
)


def said_in_words(coop: Coop, words: tuple[str, ...], text: str) -> str:
    """ "" where the command does what it can or says what is wrong; else what it said."""
    found = coop(*(word.format(text) if "{}" in word else word for word in words))
    fine = found.code in (0, 2, 3) and "Traceback" not in found.err
    return "" if fine else f"{text!r}: {found.code} {found.err}"


@pytest.mark.parametrize("words", WAYS, ids=" ".join)
def test_an_argument_that_is_not_utf8_is_no_fault(register: Coop, words: tuple[str, ...]) -> None:
    assert [said for text in NOT_UTF8 if (said := said_in_words(register, words, text))] == []


@pytest.mark.parametrize("words", WAYS, ids=" ".join)
def test_no_string_on_the_command_line_is_a_fault(
    register: Coop, naughty: list[str], words: tuple[str, ...]
) -> None:
    """Every string goes through the words of `list` and `show`, every tenth through each option."""
    texts = naughty if words in (("list", "{}"), ("show", "{}")) else naughty[::10]
    if "{}" in words:  # behind the end of options, for what begins with a dash
        words = (words[0], "--", *words[1:])
    typed = [text for text in texts if "\0" not in text and "{" not in text]
    assert [said for text in typed if (said := said_in_words(register, words, text))] == []


def quoted(text: str) -> str:
    """A text as YAML has it in double quotes, what is not printable as an escape."""
    escaped = (char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08x}" for char in text)
    return f'"{"".join(escaped)}"'


@pytest.fixture
def titled(coop: Coop, naughty: list[str], write: Write) -> list[str]:
    """A register with the strings as titles."""
    texts = [text for text in naughty if text.strip()]
    lines = (f"- {{id: n{number}, cite: s1, title: {quoted(text)}}}\n" for number, text in enumerate(texts))
    write("titles.yaml", SOURCE + "agreements:\n" + "".join(lines))
    assert coop("load", "titles.yaml").err == ""
    return texts


def test_strings_as_titles_come_back_as_they_were_but_for_space_around_them(
    coop: Coop, titled: list[str]
) -> None:
    rows = coop("list", "--columns", "id,title", "--format", "json").json
    assert {row["id"]: row["title"] for row in rows} == {
        f"n{number}": text.strip() for number, text in enumerate(titled)
    }


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("terminal", [True, False])
def test_strings_as_titles_are_shown_and_steer_nothing(
    coop: Coop, titled: list[str], monkeypatch: pytest.MonkeyPatch, lang: str, terminal: bool
) -> None:
    monkeypatch.setattr(session, "is_terminal", lambda stream: terminal)
    for words in (["list"], ["due"], ["show", "n7"]):
        found = coop(*words, lang=lang, environment={"COLUMNS": "60", "NO_COLOR": "1"})
        assert found.code == 0, found.err
        controls = {char for char in found.out if unicodedata.category(char) == "Cc"}
        assert controls <= {"\n"}


def test_every_title_can_be_shown(coop: Coop, titled: list[str]) -> None:
    for number in range(0, len(titled), 7):
        assert coop("show", f"n{number}").code == 0


@pytest.mark.parametrize(
    "words",
    [["list"], ["due"], ["parties"], ["activities"], ["sources"], ["search", "kon tum"]],
    ids=" ".join,
)
@pytest.mark.parametrize("number", ["1", "0", "-1", "9223372036854775808", "9" * 40, "1e3", "ba", ""])
def test_a_limit_is_a_number_of_rows_or_wrong_usage(register: Coop, words: list[str], number: str) -> None:
    found = register(*words, f"--limit={number}")
    assert found.code == (0 if number == "1" else 2), found.err
    assert (found.out == "") == (number != "1")
