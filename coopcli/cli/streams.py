"""Standard output and error, and files: written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import secrets
import stat
import sys
from pathlib import Path

from coopcli.errors import OutputError
from coopcli.marking import N_
from coopcli.text import harmless


def speak_utf8() -> None:
    """Write UTF-8 on every system; half characters (of arguments that are not UTF-8) become escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(line: str) -> None:
    """Say one line to the person, on standard error: standard output carries nothing but the answer."""
    if sys.stderr is not None:  # closed by whoever started the program
        print(harmless(line), file=sys.stderr)


def finish_output() -> None:
    """Send what is still on its way, while a failure can still be told.

    Raises BrokenPipeError where the reader has gone, OutputError where the answer cannot be written.
    """
    if sys.stdout is None:  # closed by whoever started the program
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise OutputError(N_("the answer cannot be written: {reason}"), reason=error.strerror) from error


def drop_output() -> None:
    """Send the rest nowhere, or Python would try once more when it ends, and complain."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


_REFUSALS = {
    errno.ENOENT: N_("{path} cannot be written: there is no such folder"),
    errno.ENOTDIR: N_("{path} cannot be written: there is no such folder"),
    errno.EISDIR: N_("{path} cannot be written: it is a folder"),
    errno.EACCES: N_("{path} cannot be written: it is protected, or open in another program"),
    errno.EPERM: N_("{path} cannot be written: it is protected, or open in another program"),
    errno.EROFS: N_("{path} cannot be written: nothing can be written there"),
    errno.ENOSPC: N_("{path} cannot be written: the disk is full"),
}


def write_whole(path: Path, document: bytes, hint: str) -> None:
    """Write a file beside and rename it. Raises OutputError, with the marked hint on what to do next."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(document)  # a device or a pipe takes the bytes, and must not be replaced
        else:
            _replace(Path(os.path.realpath(path)), document)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise refusal(path, error, hint) from error


def refusal(path: Path, error: OSError, hint: str) -> OutputError:
    """Give the error that says why a file cannot be read or written for what it is to hold."""
    message = _REFUSALS.get(error.errno or 0, N_("{path} cannot be written: {reason}"))
    return OutputError(message, (hint,), path=path, reason=error.strerror)


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
