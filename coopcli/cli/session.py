"""What every command knows of its surroundings, the day, the store and the terminal; and how it talks to the person.

What several commands ask in the same words is an option group, one frozen dataclass. A command takes it as a parameter
(`def main(session: Session, output: Output)`); `shell` makes the group's fields options of that command. A field is
`Annotated[…, typer.Option(…)]`; its help and metavar are marked, and translated when the command is built. A
`tuple[str, …]` is an option that can be repeated. The class may have a `title`, the heading of its options in the
help, and `fills`, what fills the braces of their helps.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import itertools
import os
import shutil
import stat
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal, NamedTuple, TextIO

import typer

from coopcli.errors import CoopError, NoFileError, OutputError, SeveralMeaningsError, UsageError
from coopcli.i18n import say
from coopcli.text import N_, harmless, to_type

if TYPE_CHECKING:
    from coopcli.store import Connection


class MadeOptions(ABC):
    """Options that are made from a table: what stands in the `Annotated` of a command's parameter.

    The parameter is given what `take` gives.
    """

    @property
    @abstractmethod
    def title(self) -> str:
        """The marked heading of the options on the help page."""

    @property
    def fills(self) -> Mapping[str, object]:
        """What fills the braces of their helps."""
        return {}

    @abstractmethod
    def parameters(self) -> list[inspect.Parameter]:
        """Give the options, as Typer reads them, their texts marked."""

    @abstractmethod
    def take(self, values: dict[str, Any]) -> Any:
        """Take the values of these options out of those of all options."""


@dataclass(frozen=True)
class Knows:
    """Stands in the `Annotated` of an option: says whether a text is wholly a value of it, without the store."""

    wholly: Callable[[str], bool]


class Part(NamedTuple):
    """A part of a command line: an option with its value, if it takes one, or a loose word (`option` is "")."""

    option: str
    values: tuple[str, ...]

    @property
    def typed(self) -> tuple[str, ...]:
        """The words of it."""
        return (self.option, *self.values) if self.option else self.values


@dataclass(frozen=True)
class Line:
    """The command line of the command that runs, for lines to copy: the command, and its parts in order."""

    command: tuple[str, ...] = ("coop",)
    parts: tuple[Part, ...] = ()

    @property
    def arguments(self) -> list[str]:
        """What is typed behind the command."""
        return [word for part in self.parts for word in part.typed]

    def longer(self, option: str, value: str) -> Iterator[tuple[str, Line]]:
        """Give what the option's value is with loose words directly behind it, the longest first, and the line then."""
        for number, part in enumerate(self.parts):
            if part == (option, (value,)):
                behind = self.parts[number + 1 :]
                run = [*itertools.takewhile(lambda one: not one.option, behind)]
                for count in range(len(run), 0, -1):
                    text = " ".join((value, *(word for one in run[:count] for word in one.values)))
                    parts = (*self.parts[:number], Part(option, (text,)), *behind[count:])
                    yield text, Line(self.command, parts)

    def asking(self, words: str, *added: str, command: str = "") -> str:
        """Give the line with other loose words, and more behind it; or that of another command, without the options."""
        options = [word for part in self.parts if part.option for word in part.typed]
        start = ["coop", command] if command else [*self.command, *options]
        return to_type([*start, *words.split(), *added])

    def __str__(self) -> str:
        """Give it as it is typed."""
        return to_type([*self.command, *self.arguments])


_NO_LINE: Final = Line()
LINE: ContextVar[Line] = ContextVar("line", default=_NO_LINE)
"""Set where a command line is read."""


@dataclass(frozen=True, kw_only=True)
class SessionOptions:
    """The options that every command has. `lang` is read before the command is known: see `app.main`."""

    title: ClassVar[str] = N_("Common options")

    db: Annotated[
        Path | None,
        typer.Option(
            envvar="COOP_DB",
            metavar=N_("PATH"),
            help=N_("Use this store instead of the one in your data folder, for example ./trial.sqlite3."),
        ),
    ] = None
    lang: Annotated[
        str | None,
        typer.Option(
            envvar="COOP_LANG",
            metavar="vi|en",
            help=N_(
                "Speak Vietnamese or English, for example en; otherwise as the configuration says, or the system."
            ),
        ),
    ] = None
    today: Annotated[
        str | None,
        typer.Option(
            envvar="COOP_TODAY",
            metavar=N_("DATE"),
            help=N_("Answer as of this day instead of today, for example 2025-06-30 or 30/6/2025."),
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the configuration says: values by key, as `configuration.KEYS` has them, and what is wrong with its file.

    `unknown` are the keys that nothing is known of.
    """

    path: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[CoopError, ...] = ()
    unknown: tuple[str, ...] = ()


_CONFIGURATION: ContextVar[Configuration] = ContextVar("configuration")
_NO_CONFIGURATION: Final = Configuration(Path())


def content_of(path: Path) -> bytes | OSError:
    """Give what the file of a configuration holds, or why it cannot be read; the device of nothing is empty."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISREG(mode) or stat.S_ISDIR(mode) or os.path.samefile(path, os.devnull):
            return path.read_bytes()
    except OSError as error:
        return error
    return NoFileError()


def find_configuration(environment: Mapping[str, str]) -> Configuration:
    """Read the file that COOP_CONFIG names, else the one in the user's place. What is wrong stands in `faults`."""
    named = environment.get("COOP_CONFIG")
    try:
        path = Path(named) if named else _usual_place("config") / "config.toml"
    except RuntimeError:
        return Configuration(Path("config.toml"))  # whose place the system does not know
    content = content_of(path)
    if content == b"" or (not named and isinstance(content, FileNotFoundError | NotADirectoryError)):
        return Configuration(path)
    from coopcli.cli.configuration import read_configuration  # most people have none, and need no TOML

    return Configuration(path, *read_configuration(path, content))


@contextlib.contextmanager
def configured_by(configuration: Configuration) -> Iterator[None]:
    """Go by this configuration inside the block."""
    token = _CONFIGURATION.set(configuration)
    try:
        yield
    finally:
        _CONFIGURATION.reset(token)


def configuration() -> Configuration:
    """Give the configuration of the run; outside `configured_by` it says nothing."""
    return _CONFIGURATION.get(_NO_CONFIGURATION)


def in_force(key: str, given: Any) -> Any:
    """Give what holds: the option, else the environment (`given`), else the configuration; None is the default."""
    return configuration().values.get(key) if given is None else given


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The surroundings of one command.

    `today` is the day that answers are given for; `clock` is the day it really is, for judging whether a date
    lies in the future. `width` is the terminal's, in columns, or None where the output is no terminal. `unattended`:
    the answer goes where an old one would be taken for the new one, whatever is said beside it. `take_over` loads what
    has changed since the load; None for answers from the store as it is.
    """

    today: date
    clock: date
    db: Path
    width: int | None
    unattended: bool = False
    take_over: Callable[[Session], None] | None = None

    def store(self, day: date | None = None, *, look: bool = True) -> AbstractContextManager[Connection]:
        """Open the store for reading, asked about a day or today; what its files say now is loaded first.

        Where that cannot be, one line says why, and the store is as it was. Without `look`, or with COOP_LOAD=never,
        it is. Raises what `store.open_for_reading` does; RecordsError where the text has errors and nobody would see
        the line. A fault of the store that shows later is told too.
        """
        from coopcli.store import (  # no store before the front door
            open_current,
            open_for_reading,
            telling_faults,
        )

        day = day or self.today
        connection = None
        if look and self.take_over is not None and _may_load():
            connection = open_current(self.db, day)
            if connection is None:
                self.take_over(self)
        return telling_faults(connection or open_for_reading(self.db, day), self.db)


def _may_load() -> bool:
    """Whether an answer may load what has changed. Raises UsageError for what COOP_LOAD cannot be."""
    asked = os.environ.get("COOP_LOAD", "")
    if asked not in ("", "never"):
        raise UsageError(N_('COOP_LOAD can only be "never", not "{asked}"'), asked=asked)
    return not asked


def open_session(
    options: SessionOptions,
    on: str | None = None,
    *,
    unattended: bool = False,
    take_over: Callable[[Session], None] | None = None,
) -> Session:
    """Make the session that the options ask for, for the day of `--on` where one is given.

    Raises UsageError where one of the two names no day, or the configuration cannot be gone by.
    """
    for fault in configuration().faults:
        raise fault
    clock = date.today()
    place = "COOP_TODAY" if options.today == os.environ.get("COOP_TODAY") else "--today"
    today = day_asked(place, options.today, clock) if options.today else clock
    return Session(
        today=today if on is None else day_asked("--on", on, today),
        clock=clock,
        db=Path(os.path.expanduser(in_force("store", options.db) or usual_store())),
        width=shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None,
        unattended=unattended,
        take_over=take_over,
    )


def day_asked(option: str, text: str, today: date) -> date:
    """Read the day that an option names, as people write it. Raises UsageError where it is none."""
    # Most commands are asked for today: the forms of periods are then not worth their start-up.
    from coopcli.asking.codes import day_of

    return day_of(option, text, today)


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a stream is a terminal. A stream is None where whoever started the program has closed it."""
    return stream is not None and stream.isatty()


def usual_store() -> Path:
    """Give the store in the user's data folder. Raises UsageError where the system knows of none."""
    try:
        return _usual_place("data") / "coop.sqlite3"
    except RuntimeError as error:
        message, hint = N_("there is no folder of yours for the store"), N_("name a file with --db")
        raise UsageError(message, (hint,)) from error


def _usual_place(kind: Literal["config", "data"]) -> Path:
    """Raises RuntimeError where the system knows no home of the user."""
    import platformdirs  # not needed where both files are named

    find = platformdirs.user_config_path if kind == "config" else platformdirs.user_data_path
    return find("coop", appauthor=False)


def speak_utf8() -> None:
    """Write UTF-8 on every system; half characters (of arguments that are not UTF-8) become escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(line: str) -> None:
    """Say one line to the person, on standard error: standard output carries nothing but the answer."""
    if sys.stderr is not None:  # closed by whoever started the program
        try:
            print(harmless(line), file=sys.stderr)
        except (
            OSError
        ):  # a full disk, a reader that has gone: what the command answers and its exit code still count
            _drop(sys.stderr)


WRITTEN = N_("{path} is written")
"""What is noted of a file that has been replaced."""

_CHANGES: ContextVar[tuple[str, ...]] = ContextVar("changes", default=())


def note_change(sentence: str, **values: object) -> None:
    """Keep what has been changed, a marked sentence, for whoever stops the program after that."""
    line = say(sentence, **values)
    if line not in _CHANGES.get():
        _CHANGES.set((*_CHANGES.get(), line))


def changes() -> str:
    """Give what has been changed so far, in words."""
    return "; ".join(_CHANGES.get()) or say(N_("the store and all files are as they were"))


@contextlib.contextmanager
def noting_changes() -> Iterator[None]:
    """Begin with nothing changed."""
    token = _CHANGES.set(())
    try:
        yield
    finally:
        _CHANGES.reset(token)


def tell_failure(error: CoopError) -> None:
    """Say an error and what to do next."""
    tell(say(N_("error: {sentence}"), sentence=say(error.message, **error.values)))
    for line in error.lines if isinstance(error, SeveralMeaningsError) else ():
        tell(line)
    for hint in error.hints:
        tell(f"    {say(hint, **error.values)}")


def finish_output() -> None:
    """Send what is still on its way, while a failure can still be told.

    Raises BrokenPipeError where the reader has gone, OutputError where the answer cannot be written.
    """
    if sys.stdout is not None:  # closed by whoever started the program
        with telling_failure():
            sys.stdout.flush()


@contextlib.contextmanager
def telling_failure() -> Iterator[None]:
    """Make a failure to write standard output one that can be told, but for a reader that has gone."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise OutputError(N_("the answer cannot be written: {reason}"), reason=error.strerror) from error


def drop_output() -> None:
    """Send the rest of the answer nowhere."""
    _drop(sys.stdout)


def _drop(stream: TextIO) -> None:
    """Send the rest nowhere, or Python would try once more when it ends, and complain."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
