"""A file replaced whole, and only where it still holds what was read: nobody's edit is overwritten.

What is new is written beside and renamed, so that a kill leaves the old file or the new one. Between the last look and
the rename lies less than a millisecond, and no program of ours: they keep each other out by a lock of the system on a
file beside, which ends with the program that holds it.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import Final
from zlib import crc32

from coopcli.errors import OutputError
from coopcli.text import N_


class Before(Enum):
    """What stands for the content of a file that nobody has read."""

    WHATEVER = "whatever it is"


class ChangedMeanwhileError(OutputError):
    """The file does not hold any more what was read: it is as the other program left it."""


_TRIES: Final = 5
_SECONDS_TO_WAIT: Final = 10.0
_SECONDS_BETWEEN: Final = 0.05
_SECONDS_UNTIL_OLD: Final = 3600
_LEFT: Final = re.compile(r"\.coop-[0-9a-f]{8,16}\.tmp")
"""What a program leaves that is killed while it writes."""

_NO_FOLDER: Final = N_("{path} cannot be written: there is no such folder")
_PROTECTED: Final = N_("{path} cannot be written: it is protected, or open in another program")
_REFUSALS: Final = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: N_("{path} cannot be written: it is a folder"),
    errno.EACCES: _PROTECTED,
    errno.EPERM: _PROTECTED,
    errno.EROFS: N_("{path} cannot be written: nothing can be written there"),
    errno.ENOSPC: N_("{path} cannot be written: the disk is full"),
    errno.EMLINK: N_("{path} cannot be replaced: it has another name beside this one (a hard link)"),
}


def rewrite(path: Path, think: Callable[[bytes | None], bytes], hint: str) -> tuple[bytes | None, bytes]:
    """Replace a file by what `think` makes of its content, None where there is none; give the content before and after.

    Where another program changes the file while `think` thinks, it thinks again about what the file holds then, at most
    a few times. Raises OutputError, with the marked hint on what to do next, where the file cannot be read or replaced.
    """
    for left in reversed(range(_TRIES)):
        with _refusing(path, hint):
            before = _content(path)
        after = think(before)
        try:
            if after != before:
                write_whole(path, after, hint, before)
            return before, after
        except ChangedMeanwhileError:
            if not left:
                raise
    raise AssertionError  # the last try has returned or raised


def write_whole(
    path: Path, document: bytes, hint: str, before: bytes | Before | None = Before.WHATEVER
) -> None:
    """Write a file beside and rename it, through a link; a device or a pipe takes the bytes.

    Raises ChangedMeanwhileError where the file does not hold `before` (None: where there is one) just before that,
    OutputError, with the marked hint on what to do next, where it cannot be written.
    """
    with _refusing(path, hint):
        there = _look(path)
        if there is not None and not stat.S_ISREG(there.st_mode) and not stat.S_ISDIR(there.st_mode):
            path.write_bytes(document)
        elif not _replace(Path(os.path.realpath(path)), document, before):
            message = N_("{path} was not replaced: another program has changed it meanwhile")
            raise ChangedMeanwhileError(message, (N_("try again"),), path=path)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other programs of ours from the file meanwhile, by a lock on a file beside, which goes with the block.

    Where none can be had (in a folder that cannot be written, where nothing is replaced either, or on a disk that
    knows no locks) the look before the rename stands guard by itself. Raises OutputError where another program holds
    it too long.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".coop-{crc32(os.fsencode(target.name)):08x}.lock")
    lock = _locked(beside, path)
    try:
        yield
    finally:
        if lock is not None:
            if (
                sys.platform == "win32"
            ):  # where no open file can be removed, and none that another program waits for
                os.close(lock)
            with suppress(OSError):
                beside.unlink()
            if sys.platform != "win32":
                os.close(lock)


def _locked(beside: Path, path: Path) -> int | None:
    deadline = time.monotonic() + _SECONDS_TO_WAIT
    while True:
        try:
            lock = os.open(beside, os.O_RDONLY | os.O_CREAT, 0o644)
        except OSError:
            return None
        if _try_lock(lock) and _is_still(lock, beside):
            return lock
        os.close(lock)
        if time.monotonic() > deadline:
            message = N_("{path} is being changed by another coop")
            raise OutputError(message, (N_("wait until that one has ended, then try again"),), path=path)
        time.sleep(_SECONDS_BETWEEN)


def _is_still(lock: int, beside: Path) -> bool:
    """Say whether the lock is on the file that lies there: who had it before has removed that one."""
    there = _look(beside)
    return there is not None and os.path.samestat(os.fstat(lock), there)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(lock: int) -> bool:
        with suppress(OSError):
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _try_lock(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a disk without locks: the look before the rename stands guard
            return True
        return True


@contextmanager
def _refusing(path: Path, hint: str) -> Iterator[None]:
    """Make a failure of the system one that can be told, but for a reader that has gone."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise refusal(path, error, hint) from error


def refusal(path: Path, error: OSError, hint: str) -> OutputError:
    """Give the error that says why a file cannot be read or written for what it is to hold."""
    message = _REFUSALS.get(error.errno or 0, N_("{path} cannot be written: {reason}"))
    return OutputError(message, (hint,), path=path, reason=error.strerror)


def _look(path: Path) -> os.stat_result | None:
    """Give what the system knows of a file; None only where there is none. Raises OSError where that cannot be seen."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _content(path: Path) -> bytes | None:
    """Give the content; None where there is none: no file, or a device. Raises OSError where it cannot be read."""
    there = _look(path)
    if there is None or not (stat.S_ISREG(there.st_mode) or stat.S_ISDIR(there.st_mode)):
        return None
    return path.read_bytes()


def _replace(target: Path, document: bytes, before: bytes | Before | None) -> bool:
    """Write beside the file and rename; give False, and leave it, where it does not hold `before` any more."""
    old = _look(target)
    if old is not None:
        if stat.S_ISDIR(old.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if old.st_nlink > 1:
            raise OSError(errno.EMLINK, os.strerror(errno.EMLINK))
    beside = target.with_name(f".coop-{os.urandom(8).hex()}.tmp")
    try:
        # What has no older one gets the mode of any new file from the system; else nobody may read it until it is done.
        number = os.open(
            beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666 if old is None else 0o600
        )
        with open(number, "wb") as file:
            file.write(document)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            _take_over(target, old, beside)
        as_read = before is Before.WHATEVER or _content(target) == before
        if as_read:
            _clear_left(beside)
            beside.replace(target)
        return as_read
    finally:
        with suppress(OSError):
            beside.unlink()


_BINARY: Final = getattr(os, "O_BINARY", 0)
"""Windows would else write two signs at each end of a line."""


def _take_over(target: Path, old: os.stat_result, beside: Path) -> None:
    """Give the file beside the owner, where that is allowed, the mode and the attributes of the old one."""
    mode = stat.S_IMODE(old.st_mode)
    if sys.platform != "win32" and not _is_ours(old, beside.stat()):
        try:
            os.chown(beside, old.st_uid, old.st_gid)
        except OSError:
            try:
                os.chown(beside, -1, old.st_gid)
            except OSError:
                mode &= ~0o070 | (mode & 0o007) << 3  # another group than the old one is as everybody
    shutil.copystat(target, beside)
    os.chmod(beside, mode)
    os.utime(beside)


def _is_ours(old: os.stat_result, new: os.stat_result) -> bool:
    return (old.st_uid, old.st_gid) == (new.st_uid, new.st_gid)


def _clear_left(beside: Path) -> None:
    """Remove what programs that were killed have left in the folder: only our own, only what is old by its clock."""
    new = beside.stat()
    with suppress(OSError), os.scandir(beside.parent) as entries:
        for entry in entries:
            if _LEFT.fullmatch(entry.name):
                left = entry.stat(follow_symlinks=False)
                if left.st_uid == new.st_uid and new.st_mtime - left.st_mtime > _SECONDS_UNTIL_OLD:
                    os.unlink(entry)
