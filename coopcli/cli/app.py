"""The table of commands, and `main`: the language, then the command; errors become sentences, exit codes."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import typer

from coopcli.cli.session import (
    changes,
    configured_by,
    drop_output,
    find_configuration,
    finish_output,
    noting_changes,
    speak_utf8,
    tell,
    tell_failure,
)
from coopcli.cli.shell import command_group
from coopcli.errors import CoopError, UsageError
from coopcli.i18n import language_of, say, speaking
from coopcli.text import N_

COMMANDS: Mapping[str, str] = {
    "load": N_("Load YAML records into the store"),
    "unload": N_("Drop from the store what was loaded from a file or folder"),
    "list": N_("List agreements"),
    "show": N_("Show all that is on record of one thing, with its sources"),
    "due": N_("List what falls due, each duty with its day and what to do first"),
    "set": N_("Set fields of a record in its file, with the source that says so"),
    "sign": N_("Note that an agreement is signed"),
    "end": N_("Note that an agreement has been ended"),
    "undo": N_("Take back the last change that coop has written into a file"),
    "history": N_("Show what came before and after an agreement, with the gaps between"),
    "timeline": N_("Draw the terms of agreements as bars over the years"),
    "gaps": N_("Show what is not known of agreements that the law wants recorded"),
    "summary": N_("Count agreements, activities, commitments, money or other numbers"),
    "parties": N_("List organisations, with their agreements and people"),
    "activities": N_("List what was done, with its numbers"),
    "commitments": N_("List commitments, or judge by year which were kept"),
    "turns": N_("Show whose turn it is to host, where parties take turns"),
    "sources": N_("List sources, and how much rests on each"),
    "report": N_("Write the yearly report on international agreements"),
    "places": N_("Show which provinces a name means"),
    "search": N_("Search everything on record for words"),
    "sql": N_("Ask the store in SQL, read-only"),
    "status": N_("Show which files are loaded, and which have changed since"),
    "check": N_("Check the text of a register, without loading it"),
    "explain": N_("Explain a rule of the check, with an example"),
    "changes": N_("Tell what differs in a register since a day, or between two files"),
    "config": N_("Show the configuration, or change it"),
    "init": N_("Begin a register of your own"),
    "schema": N_("Write the JSON Schema by which editors complete and underline"),
}
"""Each command with its line; `shell.CommandModule` says what its module, `commands/<name>.py`, holds."""

FAULT = 70
"""Exit code for a fault of the program itself (EX_SOFTWARE of BSD's sysexits.h)."""
INTERRUPTED = 130
"""Exit code after Ctrl-C, as of a program ended by SIGINT (128 + 2)."""
ENDED = 143
"""Exit code where the system ended the program by SIGTERM (128 + 15); SIGHUP, of a closed terminal, gives 129."""
READER_GONE = 141
"""Exit code where the reader of a pipe has gone, as of a program ended by SIGPIPE (128 + 13)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (without the program's name; that of the process if None) and give the exit code.

    Never raises but for completion, which ends the process.
    """
    speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    configuration = find_configuration(os.environ)
    if given[:1] == ["config"]:  # says itself what is wrong there, and puts it right
        configuration = replace(configuration, faults=())
    configured = configuration.values.get("language")
    try:
        language = language_of(_language_option(given), os.environ, configured)
    except UsageError as error:
        system = {name: value for name, value in os.environ.items() if name != "COOP_LANG"}
        with speaking(language_of(None, system, configured)):
            return _report_failure(error)
    with speaking(language), configured_by(configuration), noting_changes(), _ending_in_order():
        try:
            return _outcome(given)
        except _Ended as ended:
            tell(say(N_("ended from outside; {changes}"), changes=changes()))
            return 128 + ended.number
        except (KeyboardInterrupt, typer.Abort):
            tell(say(N_("interrupted; {changes}"), changes=changes()))
            return INTERRUPTED
        except BrokenPipeError:
            drop_output()
            return READER_GONE
        except Exception as error:
            return _fault(error)


class _Ended(KeyboardInterrupt):
    """A signal to end, which takes the way out that Ctrl-C has: nothing is left half done, or lying about."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """End by an exception where the system ends the program, but for signals that whoever started it has ignored."""

    def end(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_IGN)  # the way out is not to be cut short
        raise _Ended(number)

    before: dict[int, Any] = {}
    with suppress(ValueError):  # only the main thread may
        for number in filter(None, (signal.SIGTERM, getattr(signal, "SIGHUP", None))):
            if signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _outcome(arguments: list[str]) -> int:
    try:
        code = _run(arguments)
        finish_output()
    except CoopError as error:
        return _report_failure(error)
    return code


def _run(arguments: list[str]) -> int:
    """Do what Typer's own `main` does, but for its English sentences and its way out of the process."""
    lines = {name: say(line) for name, line in COMMANDS.items()}
    group = command_group()
    if _is_completion(os.environ):
        group.main(arguments, prog_name="coop", standalone_mode=False, obj=lines)
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:2], "--help"]
    elif arguments[1:2] == ["help"] and arguments[0] in COMMANDS and arguments[0] != "search":
        arguments = [arguments[0], "--help", *arguments[2:]]
    try:
        with group.make_context("coop", arguments, obj=lines) as context:
            code = group.invoke(context)
    except typer.Exit as left:
        return left.exit_code
    return code if isinstance(code, int) else 0


def _is_completion(environment: Mapping[str, str]) -> bool:
    """Say whether a shell asks for completion; one that has left its mark but no words does not."""
    how = environment.get("_COOP_COMPLETE")
    words = "COMP_WORDS" in environment and environment.get("COMP_CWORD", "").isdecimal()
    return how is not None and (how != "complete_bash" or words)


def _language_option(arguments: Sequence[str]) -> str | None:
    """The last --lang, found before Typer reads the arguments: help is translated when a command is built."""
    asked = None
    for position, word in enumerate(arguments):
        if word == "--":
            break
        if word == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked


def _report_failure(error: CoopError) -> int:
    tell_failure(error)
    return error.exit_code


def _fault(error: Exception) -> int:
    if os.environ.get("COOP_DEBUG"):
        traceback.print_exception(error)
    name = type(error).__name__
    tell(say(N_("error: a fault in coop itself: {name}: {reason}"), name=name, reason=error))
    tell("    " + say(N_("please report it with what this shows: COOP_DEBUG=1 coop …")))
    return FAULT
