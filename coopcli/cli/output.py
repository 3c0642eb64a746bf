"""Where an answer goes, and in which format. Standard output gets the answer and nothing else."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from coopcli.answer import Answer
from coopcli.cli.options import Output
from coopcli.cli.session import Session
from coopcli.cli.streams import drop_output, tell
from coopcli.errors import OutputError, UsageError
from coopcli.marking import N_
from coopcli.render import FORMATS, Format, Look
from coopcli.text import nearest

STANDARD_OUTPUT = Path("-")

_REFUSALS = {
    errno.ENOENT: N_("{path} cannot be written: there is no such folder"),
    errno.ENOTDIR: N_("{path} cannot be written: there is no such folder"),
    errno.EISDIR: N_("{path} cannot be written: it is a folder"),
    errno.EACCES: N_("{path} cannot be written: it is protected, or open in another program"),
    errno.EPERM: N_("{path} cannot be written: it is protected, or open in another program"),
    errno.EROFS: N_("{path} cannot be written: nothing can be written there"),
    errno.ENOSPC: N_("{path} cannot be written: the disk is full"),
}


def emit(answer: Answer, output: Output, session: Session) -> None:
    """Write the answer where and as `output` says.

    Where the format holds data only, the total line and the notes are said on standard error. Raises
    UsageError for an unknown format, or for one that is no text on its way to a terminal, OutputError where
    the answer cannot be written, BrokenPipeError where its reader has gone.
    """
    form = format_of(output)
    look = replace(look_of(session, os.environ), bom=output.bom)
    if output.sources:
        answer = _with_evidence(answer, session)
    if output.output is None or output.output == STANDARD_OUTPUT:
        if form.binary and session.width is not None:
            raise UsageError(
                N_("the format {format} is no text, and the screen cannot show it"),
                (N_("name a file, for example --output answer.{format}"),),
                format=form.name,
            )
        _print(_encoded(form.render(answer, look)))
    else:
        document = _encoded(form.render(answer, replace(look, width=None, colour=False)))
        _write(output.output, document)
    if not form.people:
        for line in filter(None, (answer.total, *answer.notes)):
            tell(line)


def _with_evidence(answer: Answer, session: Session) -> Answer:
    # Only an answer that is asked for its sources opens the store a second time.
    from coopcli.reports.evidence import ids_listed, with_evidence
    from coopcli.store.finding.evidence import evidence_of
    from coopcli.store.opening import open_for_reading

    ids = ids_listed(answer)
    if not ids:
        return answer
    with closing(open_for_reading(session.db, session.today)) as connection:
        return with_evidence(answer, evidence_of(connection, ids), session.language)


def format_of(output: Output) -> Format:
    """Give the format by its name, else by the ending of the file, else the table. Raises UsageError."""
    if output.format is not None:
        if output.format.lower() in FORMATS:
            return FORMATS[output.format.lower()]
        near = nearest(output.format, FORMATS, 1)
        raise UsageError(
            N_('there is no format "{format}"'),
            (N_("did you mean {near}?") if near else N_("the formats are {formats}"),),
            format=output.format,
            near=near,
            formats=tuple(FORMATS),
        )
    if output.output is None or output.output == STANDARD_OUTPUT:
        return FORMATS["table"]
    endings = {ending: form for form in FORMATS.values() for ending in form.endings}
    ending = output.output.suffix.lower()
    if ending in endings:
        return endings[ending]
    near = nearest(ending, endings, 1)
    raise UsageError(
        N_('the name "{path}" does not say which format it is to have'),
        (N_("did you mean {near}?") if near else N_("end it in {endings}, or choose with --format"),),
        path=output.output,
        near=near,
        endings=tuple(endings),
    )


def look_of(session: Session, environment: Mapping[str, str]) -> Look:
    """Give the look of standard output: colour in terminals that have it, unless NO_COLOR (no-color.org)."""
    colour = (
        session.width is not None
        and not environment.get("NO_COLOR")
        and environment.get("TERM") != "dumb"
        and (sys.platform != "win32" or _knows_escapes(environment))
    )
    return Look(language=session.language, width=session.width, colour=colour)


def _knows_escapes(environment: Mapping[str, str]) -> bool:
    """Whether a console on Windows does: the old one would show the escape sequences themselves."""
    return any(environment.get(name) for name in ("WT_SESSION", "TERM_PROGRAM", "ConEmuANSI", "ANSICON"))


def _encoded(document: str | bytes) -> bytes:
    """Half characters, which no UTF-8 has, become escapes."""
    return document if isinstance(document, bytes) else document.encode("utf-8", "backslashreplace")


def _print(document: bytes) -> None:
    if sys.stdout is None:  # closed by whoever started the program
        raise OutputError(N_("the answer cannot be written: there is no standard output"))
    try:
        sys.stdout.flush()
        rest = memoryview(document)
        while rest:  # under PYTHONUNBUFFERED a write takes only what fits a pipe
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise OutputError(N_("the answer cannot be written: {reason}"), reason=error.strerror) from error


def _write(path: Path, document: bytes) -> None:
    """Write a file whole or not at all. Raises OutputError."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(document)  # a device or a pipe takes the bytes, and must not be replaced
        else:
            _replace(Path(os.path.realpath(path)), document)
    except BrokenPipeError:
        raise
    except OSError as error:
        message = _REFUSALS.get(error.errno or 0, N_("{path} cannot be written: {reason}"))
        raise OutputError(
            message, (N_("name another file with --output"),), path=path, reason=error.strerror
        ) from error


def _replace(target: Path, document: bytes) -> None:
    """Write beside the file and rename, keeping the permissions of a file that is there already."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = target.with_name(f".coop-{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(document)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
