"""The front door as a whole: which command runs, what is said when something is wrong, and the exit codes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Literal

import pytest
import typer

import coopcli
from coopcli import errors
from coopcli.cli import app
from coopcli.cli.session import Session, tell
from coopcli.i18n import say, spoken_language
from tests.cli.conftest import MakeCommand
from tests.conftest import Coop

CHECKOUT = Path(coopcli.__file__).parents[1]


def run_in_a_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "coopcli", *arguments],
        cwd=CHECKOUT,
        env={"PATH": "", "COLUMNS": "80", "COOP_CONFIG": os.devnull, **environment},
        capture_output=True,
        check=False,
    )


def nothing(session: Session) -> None:
    """A command that takes the common options and does nothing."""


def search(
    session: Session,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    kind: Annotated[Literal["table", "json"] | None, typer.Option("--kind")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1)] = None,
    all_of_it: Annotated[bool, typer.Option("--all")] = False,
) -> None:
    """A command with an argument, a choice, a number and a flag."""


# Which command runs


def test_the_named_command_runs_with_its_session(coop: Coop, make_command: MakeCommand) -> None:
    seen: list[str] = []

    def greet(session: Session) -> None:
        seen.append(spoken_language().code)

    make_command("greet", greet)
    make_command("other", nothing)

    assert coop("greet", lang="vi").code == 0
    assert seen == ["vi"]


def test_only_the_command_that_runs_is_imported(
    coop: Coop, make_command: MakeCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its own run nor the list of commands needs the module of another one."""
    make_command("greet", nothing)
    make_command("absent", nothing)
    monkeypatch.delitem(sys.modules, "coopcli.cli.commands.absent")

    assert coop("greet").code == 0
    assert "absent" in coop("--help").out


@pytest.mark.parametrize("result", [None, 0, 10])
def test_the_exit_code_is_what_the_command_gives(
    coop: Coop, make_command: MakeCommand, result: int | None
) -> None:
    def main(session: Session) -> int | None:
        return result

    make_command("due", main)

    assert coop("due").code == (result or 0)


def test_python_m_coopcli_is_coop() -> None:
    done = run_in_a_process("--version")

    assert (done.stdout.decode(), done.returncode) == (f"coop {coopcli.__version__}\n", 0)


# Where the language comes from


@pytest.mark.parametrize(
    ("arguments", "lang", "expected"),
    [
        (["--help", "--lang", "vi"], None, "Cách dùng"),
        (["--lang=vi"], None, "Chưa nạp"),
        (["list", "--lang", "en", "--lang", "vi", "--help"], "en", "Cách dùng"),
        (["list", "--help"], "vi", "Cách dùng"),
        (["list", "--help", "--lang", "en"], "vi", "Usage"),
    ],
)
def test_the_language_is_known_before_anything_is_said(
    coop: Coop, make_command: MakeCommand, arguments: list[str], lang: str | None, expected: str
) -> None:
    make_command("list", nothing)

    assert coop(*arguments, lang=lang).out.startswith(expected)


def test_a_language_that_is_not_spoken_is_refused_in_the_language_of_the_system(coop: Coop) -> None:
    refused = coop("list", "--lang", "fr", lang=None, environment={"LC_ALL": "vi_VN.UTF-8"})

    assert (refused.err, refused.code) == ('lỗi: --lang nhận vi, en, không phải "fr"\n', 2)


def test_an_unknown_coop_lang_is_refused_too(coop: Coop) -> None:
    refused = coop("list", lang="fr", environment={"LC_ALL": "C"})

    assert (refused.err, refused.code) == ('error: COOP_LANG takes vi, en, not "fr"\n', 2)


# Errors become sentences and exit codes


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.RecordsError, 1),
        (errors.UsageError, 2),
        (errors.NotFoundError, 3),
        (errors.StoreError, 4),
        (errors.OutputError, 5),
    ],
)
def test_an_error_is_one_line_with_its_hints_and_its_exit_code(
    coop: Coop, make_command: MakeCommand, kind: type[errors.CoopError], code: int
) -> None:
    def main(session: Session) -> None:
        raise kind("no {name}", ("type {name}", "or {{name}}"), name="x{y}")

    make_command("fail", main)
    failed = coop("fail")

    assert (failed.out, failed.err, failed.code) == (
        "",
        "error: no x{y}\n    type x{y}\n    or {name}\n",
        code,
    )


@pytest.mark.parametrize("exception", [KeyboardInterrupt, typer.Abort])
def test_an_interrupted_command_says_so_and_exits_130(
    coop: Coop, make_command: MakeCommand, exception: type[BaseException]
) -> None:
    def main(session: Session) -> None:
        raise exception

    make_command("wait", main)
    interrupted = coop("wait", lang="vi")

    said = "đã dừng theo yêu cầu; kho và các tệp vẫn như cũ\n"
    assert (interrupted.out, interrupted.err, interrupted.code) == ("", said, 130)


def test_a_fault_of_the_program_is_told_without_a_traceback_and_exits_70(
    coop: Coop, make_command: MakeCommand
) -> None:
    def main(session: Session) -> None:
        raise ZeroDivisionError("a month of 0 days")

    make_command("fault", main)
    quiet, debugged = coop("fault"), coop("fault", environment={"COOP_DEBUG": "1"})

    assert quiet.code == debugged.code == 70
    assert quiet.err.splitlines() == [
        "error: a fault in coop itself: ZeroDivisionError: a month of 0 days",
        "    please report it with what this shows: COOP_DEBUG=1 coop …",
    ]
    assert debugged.err.startswith("Traceback (most recent call last):")
    assert debugged.err.endswith(quiet.err)


def test_a_reader_that_has_gone_is_no_error_to_speak_of(coop: Coop, make_command: MakeCommand) -> None:
    def main(session: Session) -> None:
        raise BrokenPipeError

    make_command("list", main)
    stopped = coop("list")

    assert (stopped.out, stopped.err, stopped.code) == ("", "", 141)


def test_a_pipe_closed_before_the_answer_leaves_nothing_on_standard_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "coopcli", "--help"],
        cwd=CHECKOUT,
        env={"PATH": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    process.stdout.close()
    _, said = process.communicate()

    assert (said, process.returncode) == (b"", 141)


def test_an_answer_that_cannot_be_written_exits_5(
    coop: Coop, make_command: MakeCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    make_command("list", nothing)
    monkeypatch.setattr(sys, "stdout", Full())
    failed = coop("list")

    assert (failed.err, failed.code) == ("error: the answer cannot be written: No space left on device\n", 5)


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "words", [["--help"], ["list", "--help"], ["help", "due"], ["--version"], ["--show-completion"]]
)
def test_a_page_that_cannot_be_written_exits_5(words: list[str]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "coopcli", *words],
            cwd=CHECKOUT,
            env={"PATH": "", "COOP_LANG": "en", "SHELL": "/bin/bash"},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    said = b"error: the answer cannot be written: No space left on device\n"
    assert (done.stderr, done.returncode) == (said, 5)


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    ("words", "code"),
    [(["load", "nosuch"], 2), (["lits"], 2), (["show", "x"], 3), (["places", "--format", "json"], 0)],
)
def test_a_command_that_cannot_speak_keeps_its_exit_code(tmp_path: Path, words: list[str], code: int) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "coopcli", *words],
            cwd=CHECKOUT,
            env={"PATH": "", "COOP_LANG": "en", "COOP_DB": str(tmp_path / "s.db")},
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )
    assert done.returncode == code


# Any console, any argument


def test_output_is_utf8_whatever_the_console_speaks() -> None:
    done = run_in_a_process("--help", COOP_LANG="vi", PYTHONIOENCODING="cp1252")

    assert done.stdout.decode("utf-8").startswith("Cách dùng")


def test_arguments_that_are_no_text_and_escape_sequences_are_shown_as_escapes(coop: Coop) -> None:
    assert coop("lo\udcffad").err.startswith(r'error: there is no command "lo\xffad"')
    assert coop("\x1b[31mload\n").err.startswith(r'error: there is no command "\x1b[31mload\n"')


def test_what_is_said_to_the_person_goes_to_standard_error(coop: Coop, make_command: MakeCommand) -> None:
    def main(session: Session) -> None:
        tell(say("not stated"))

    make_command("speak", main)
    told = coop("speak", lang="vi")

    assert (told.out, told.err) == ("", "chưa nêu\n")


# Usage errors, in both languages


@pytest.mark.parametrize(
    ("arguments", "english", "vietnamese"),
    [
        (
            ["serach", "x"],
            ['error: there is no command "serach"', '    did you mean "search"?'],
            ['lỗi: không có lệnh "serach"', '    có phải ý bạn là "search"?'],
        ),
        (
            ["zzz"],
            [
                'error: there is no command "zzz"',
                '    "coop --help" names the commands',
                "    to look for words: coop search zzz",
            ],
            [
                'lỗi: không có lệnh "zzz"',
                '    "coop --help" nêu các lệnh',
                "    để tìm theo chữ: coop search zzz",
            ],
        ),
        (
            ["search", "x", "--limits", "3"],
            ['error: there is no option "--limits"', '    did you mean "--limit"?'],
            ['lỗi: không có tùy chọn "--limits"', '    có phải ý bạn là "--limit"?'],
        ),
        (
            ["search", "x", "-q"],
            ['error: there is no option "-q"', '    "coop search --help" shows what it takes'],
            ['lỗi: không có tùy chọn "-q"', '    "coop search --help" cho biết cách dùng'],
        ),
        (
            ["search"],
            [
                'error: something is missing behind "coop search"',
                '    "coop search --help" shows what it takes',
            ],
            ['lỗi: sau "coop search" còn thiếu', '    "coop search --help" cho biết cách dùng'],
        ),
        (
            ["search", "hà", "nội"],
            [
                'error: "coop search" cannot use "nội"',
                "    type: coop search 'hà nội'",
            ],
            [
                'lỗi: "coop search" không dùng được "nội"',
                "    hãy gõ: coop search 'hà nội'",
            ],
        ),
        (
            ["search", "x", "--limit"],
            ['error: "--limit" needs a value', '    "coop search --help" shows what it takes'],
            ['lỗi: "--limit" cần một giá trị', '    "coop search --help" cho biết cách dùng'],
        ),
        (
            ["search", "x", "--all=yes"],
            ['error: "--all" takes no value', '    "coop search --help" shows what it takes'],
            ['lỗi: "--all" không nhận giá trị', '    "coop search --help" cho biết cách dùng'],
        ),
        (
            ["search", "x", "--kind", "jason"],
            ['error: "--kind" takes one of table, json, not "jason"', '    did you mean "json"?'],
            ['lỗi: "--kind" nhận một trong table, json, không phải "jason"', '    có phải ý bạn là "json"?'],
        ),
        (
            ["search", "x", "--limit", "many"],
            [
                'error: "--limit" takes a whole number from 1 up, not "many"',
                '    "coop search --help" shows what it takes',
            ],
            [
                'lỗi: "--limit" cần một số nguyên từ 1 trở lên, không phải "many"',
                '    "coop search --help" cho biết cách dùng',
            ],
        ),
        (
            ["search", "x", "--today", "31/2/2025"],
            [
                'error: "--today": there is no day "31/2/2025": February 2025 has 28 days',
                "    write it as 2025-06-30 or 30/6/2025",
            ],
            [
                'lỗi: "--today": không có ngày "31/2/2025": tháng 02/2025 có 28 ngày',
                "    hãy viết như 2025-06-30 hoặc 30/6/2025",
            ],
        ),
        (
            ["--db", "my store", "search", "hà nội"],
            [
                'error: "--db" stands after the command',
                "    type: coop search --db 'my store' 'hà nội'",
            ],
            [
                'lỗi: "--db" phải đứng sau lệnh',
                "    hãy gõ: coop search --db 'my store' 'hà nội'",
            ],
        ),
        (
            ["--province", "Huế"],
            ['error: "--province" stands after a command', "    for example: coop list --province"],
            ['lỗi: "--province" phải đứng sau một lệnh', "    ví dụ: coop list --province"],
        ),
        (
            ["--verson"],
            ['error: there is no option "--verson"', '    did you mean "--version"?'],
            ['lỗi: không có tùy chọn "--verson"', '    có phải ý bạn là "--version"?'],
        ),
    ],
)
def test_wrong_usage_is_told_in_the_language_with_what_to_type_instead(
    coop: Coop, make_command: MakeCommand, arguments: list[str], english: list[str], vietnamese: list[str]
) -> None:
    make_command("search", search)

    for lang, expected in (("en", english), ("vi", vietnamese)):
        refused = coop(*arguments, lang=lang)
        assert (refused.err.splitlines(), refused.out, refused.code) == (expected, "", 2)


def test_a_mistyped_command_is_never_run(coop: Coop, make_command: MakeCommand) -> None:
    def main(session: Session) -> None:
        raise AssertionError

    make_command("unload", main)

    assert coop("unlod").code == 2


# What is left in English


def test_the_reason_of_a_refused_value_of_another_type_is_typers(
    coop: Coop, make_command: MakeCommand
) -> None:
    def main(share: Annotated[float, typer.Option("--share")] = 0.5) -> None: ...

    make_command("split", main)
    refused = coop("split", "--share", "half", lang="vi")

    assert refused.err.splitlines()[0] == (
        'lỗi: "--share" không nhận giá trị này: '
        "Input should be a valid number, unable to parse string as a number"
    )


def test_what_is_said_when_completion_is_installed_is_typers(
    coop: Coop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        coop(
            "--install-completion",
            "bash",
            lang="vi",
            environment={"HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
        )

    assert left.value.code == 0
    assert capsys.readouterr().out.splitlines() == [
        f"bash completion installed in {tmp_path}/.bash_completions/coop.sh",
        "Completion will take effect once you restart the terminal",
    ]


# Completion


@pytest.mark.parametrize(
    ("typed", "word", "expected"),
    [
        ("coop ", 1, ["search", "seal"]),
        ("coop sea", 1, ["search", "seal"]),
        ("coop search --", 2, ["--kind", "--limit", "--all", "--db", "--lang", "--today", "--help"]),
        ("coop search x --kind ", 4, ["table", "json"]),
        ("coop zzz ", 2, ["search", "seal"]),
    ],
)
def test_the_shell_completes_commands_options_and_choices(
    coop: Coop,
    make_command: MakeCommand,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    word: int,
    expected: list[str],
) -> None:
    make_command("search", search)
    make_command("seal", nothing)

    with pytest.raises(SystemExit) as left:
        coop(environment={"_COOP_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(word)})

    assert left.value.code == 0
    assert capsys.readouterr().out.split() == expected


@pytest.mark.parametrize(
    "left",
    [
        {"_COOP_COMPLETE": "complete_bash"},
        {"_COOP_COMPLETE": "complete_bash", "COMP_WORDS": "coop "},
        {"_COOP_COMPLETE": "complete_bash", "COMP_WORDS": "coop ", "COMP_CWORD": "many"},
    ],
    ids=len,
)
def test_what_completion_left_in_the_environment_is_no_fault(
    coop: Coop, make_command: MakeCommand, left: dict[str, str]
) -> None:
    def main(session: Session) -> None:
        tell("done")

    make_command("list", main)
    ran = coop("list", environment=left)

    assert (ran.out, ran.err, ran.code) == ("", "done\n", 0)


def test_the_table_says_what_every_command_does() -> None:
    assert all(line[0].isupper() and not line.endswith(".") for line in app.COMMANDS.values())
