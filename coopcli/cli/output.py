"""Where an answer goes, and in which format. Standard output gets the answer and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated, ClassVar

import typer

from coopcli.answer import Answer
from coopcli.cli.session import WRITTEN, Session, in_force, note_change, tell, telling_failure
from coopcli.errors import OutputError, UsageError
from coopcli.render import FORMATS, ForeignFileError, Format, Look
from coopcli.text import N_, nearest


@dataclass(frozen=True, kw_only=True)
class Output:
    """Where the answer goes and in which format; no format leaves that to the ending of the file."""

    title: ClassVar[str] = N_("Output")
    fills: ClassVar[Mapping[str, object]] = {
        "formats": tuple(name for name, one in FORMATS.items() if not (one.calendar or one.of_checks))
    }

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar=N_("FORMAT"),
            help=N_("Write the answer as {formats}; otherwise by the ending of --output, else a table."),
        ),
    ] = None
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=N_("FILE"),
            help=N_("Write the answer to this file, for example due.csv, instead of the screen."),
        ),
    ] = None
    sources: Annotated[
        bool,
        typer.Option(
            "--sources", help=N_("Add what each record rests on: its sources, and what is inferred and why.")
        ),
    ] = False
    bom: Annotated[
        bool | None,
        typer.Option(
            "--bom/--no-bom",
            help=N_("Begin a CSV file with the mark that Excel needs to read Vietnamese letters, or do not."),
        ),
    ] = None

    def file(self) -> Path | None:
        """Give the file to write; None is standard output, which `-` names too."""
        return None if self.output == Path("-") else self.output

    @property
    def unattended(self) -> bool:
        """Whether the answer is kept in a file, away from what is said beside it: see `Session`."""
        return self.file() is not None


class CalendarOutput(Output):
    """That of an answer that can be a calendar too."""

    fills: ClassVar[Mapping[str, object]] = {
        "formats": tuple(name for name, one in FORMATS.items() if not one.of_checks)
    }


class FindingsOutput(Output):
    """That of an answer that can be a report of findings too."""

    fills: ClassVar[Mapping[str, object]] = {
        "formats": tuple(name for name, one in FORMATS.items() if not one.calendar)
    }


_ANOTHER_FILE = N_("name another file with --output")


def emit(answer: Answer, output: Output, session: Session) -> None:
    """Write the answer where and as `output` says; its sources have been added by `filters.complete`.

    Where the format holds data only, the total line and the notes are said on standard error. Raises
    UsageError for an unknown format, for one that is no text on its way to a terminal, or for one that holds what this
    answer does not have, such as a calendar, OutputError where the answer cannot be written, BrokenPipeError where its
    reader has gone.
    """
    form = format_of(output)
    _refuse_another(answer, form)
    file = output.file()
    # What is set once is meant for files: in a pipe the mark would be a letter of the first column's name.
    bom = bool(in_force("byte_order_mark", output.bom)) if file is not None else bool(output.bom)
    look = replace(look_of(session, os.environ), bom=bom, now=now_of(session))
    if file is None:
        if form.binary and session.width is not None:
            message = N_("the format {format} is no text, and the screen cannot show it")
            hint = N_("name a file, for example --output answer.{format}")
            raise UsageError(message, (hint,), format=form.name)
    else:
        look = replace(look, width=None, colour=False)
    if form.calendar and file is not None:
        _carry_on(file, form, answer, look)
    else:
        document = form.render(answer, look)
        pager = in_force("pager", None) if session.width is not None and file is None else None
        if not (pager and _in_pager(document, pager)):
            _send(document, file)
    if not form.people:
        for line in filter(None, (answer.total, *answer.notes)):
            tell(line)


def _refuse_another(answer: Answer, form: Format) -> None:
    if form.calendar and answer.events is None:
        message = N_("this answer is not about what falls due, and cannot be written as {format}")
        hint = N_("write what falls due, for example coop due 2027 --output due.ics")
        raise UsageError(message, (hint,), format=form.name)
    if form.of_checks and answer.findings is None:
        message = N_("this answer holds no findings, and cannot be written as {format}")
        hint = N_("check a register, for example coop check register/ --format {format}")
        raise UsageError(message, (hint,), format=form.name)


def _in_pager(document: str | bytes, pager: str) -> bool:
    from coopcli.cli.paging import show_in_pager  # most people have none

    return isinstance(document, str) and show_in_pager(document, pager)


def emit_text(text: str, output: Output) -> None:
    """Write a text as it is to standard output or to the file that `output` names. Raises OutputError."""
    _send(text, output.file())


def format_of(output: Output) -> Format:
    """Give the format by its name, else by the ending of the file, else the table. Raises UsageError."""
    file = output.file()
    if output.format is not None:
        named, known = output.format, FORMATS
        message, hint = N_('there is no format "{format}"'), N_("the formats are {formats}")
    elif file is None:
        return FORMATS["table"]
    else:
        named, known = file.suffix, {end: form for form in FORMATS.values() for end in form.endings}
        message = N_('the name "{path}" does not say which format it is to have')
        hint = N_("end it in {endings}, or choose with --format")
    if named.lower() in known:
        return known[named.lower()]
    near = nearest(named, known, 1)
    hint = N_("did you mean {near}?") if near else hint
    names = tuple(known)
    raise UsageError(message, (hint,), format=named, path=file, near=near, formats=names, endings=names)


_KNOWS_ESCAPES = ("WT_SESSION", "TERM_PROGRAM", "ConEmuANSI", "ANSICON")
"""What a console on Windows sets that does: the old one would show the escape sequences themselves."""


def look_of(session: Session, environment: Mapping[str, str]) -> Look:
    """Give the look of standard output: colour in terminals that have it, unless NO_COLOR (no-color.org)."""
    colour = (
        session.width is not None
        and not environment.get("NO_COLOR")
        and environment.get("TERM") != "dumb"
        and (sys.platform != "win32" or any(map(environment.get, _KNOWS_ESCAPES)))
    )
    return Look(width=session.width, colour=colour)


def now_of(session: Session) -> datetime:
    """Give the time, in UTC and whole seconds; where another day is asked for, the beginning of that day."""
    if session.today != session.clock:
        return datetime.combine(session.today, time(), UTC)
    return datetime.now(UTC).replace(microsecond=0)


def _carry_on(path: Path, form: Format, answer: Answer, look: Look) -> None:
    """Replace a calendar by one that carries on what it holds. Raises OutputError where that is not coop's own."""

    from coopcli.keeping.replacing import alone, rewrite  # most answers go to no file

    def render(held: bytes | None) -> bytes:
        return _encoded(form.render(answer, replace(look, previous=held)))

    try:
        with alone(path):
            rewrite(path, render, _ANOTHER_FILE)
    except ForeignFileError as error:
        message = N_("{path} cannot be written: what it holds now is no calendar that coop wrote")
        if error.name:
            message = N_("{path} cannot be written: it holds {name}, which coop did not write")
        raise OutputError(message, (_ANOTHER_FILE,), path=path, name=error.name) from error
    note_change(WRITTEN, path=path)


def _encoded(document: str | bytes) -> bytes:
    """Give the bytes; half characters, which no UTF-8 has, become escapes."""
    return document if isinstance(document, bytes) else document.encode("utf-8", "backslashreplace")


def _send(document: str | bytes, file: Path | None) -> None:
    """Write to a file or to standard output."""
    data = _encoded(document)
    if file is not None:
        from coopcli.keeping.replacing import write_whole  # most answers go to no file

        write_whole(file, data, _ANOTHER_FILE)
        note_change(WRITTEN, path=file)
        return
    if sys.stdout is None:  # closed by whoever started the program
        raise OutputError(N_("the answer cannot be written: there is no standard output"))
    with telling_failure():
        sys.stdout.flush()
        rest = memoryview(data)
        while rest:  # under PYTHONUNBUFFERED a write takes only what fits a pipe
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
