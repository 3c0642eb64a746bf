"""A file written whole or not at all, and why one cannot be."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path

from coopcli.errors import OutputError
from coopcli.marking import N_

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
