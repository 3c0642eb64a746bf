"""The files of a register: which lie under a path, and what tells one content from another.

"Not there", "empty" and "cannot be read" are three things: what cannot be seen is never taken for what is not there.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final, TypeAlias

from coopcli.errors import UsageError
from coopcli.store import UNSEEN, Seen, files_under
from coopcli.text import N_, is_utf8

_NOT_THERE: Final = frozenset((errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG))

Held: TypeAlias = Mapping[str, tuple[str, Seen]]
"""Of files that were read before, by their real paths: the hash, and how the file stood then."""

NOT_HELD: Final[Held] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class File:
    """A file as the user named it, or below the folder that the user named.

    `hash` is the SHA-256 of it, `seen` how it stood before it was read for that.
    """

    path: str
    hash: str
    seen: Seen = UNSEEN

    def open(self) -> BinaryIO:
        """Open the content, as bytes. Raises UsageError where it cannot be read, or is not what was seen any more."""
        try:
            content = Path(self.path).open("rb")  # noqa: SIM115  # who asked for it closes it
        except OSError as error:
            raise _unreadable(self.path, error) from error
        if Seen.of(os.fstat(content.fileno()), self.seen.looked) != self.seen:
            content.close()
            raise UsageError(
                N_("{path} was changed while it was being loaded"), (N_("load it again"),), path=self.path
            )
        return content


def files_of(path: Path) -> Iterator[File]:
    """Give a file, or every .yaml and .yml file under a folder by path, those in hidden folders left out.

    Raises UsageError for a path that is not there or cannot be read, and for a folder that holds no such file.
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and (error.errno not in _NOT_THERE or os.path.islink(path)):
            raise _unreadable(str(path), error) from error
        raise UsageError(
            N_("there is no file or folder {path}"),
            (N_("check the path"),),
            path=path,
        ) from error
    if stat.S_ISDIR(mode):
        yield from files_in(path)
    elif stat.S_ISREG(mode):
        yield file_at(path)
    else:
        raise _no_file(path)


def _no_file(path: Path) -> UsageError:
    """The error of a pipe or a device: it can be read once only, and a load reads twice; and it may never end."""
    message, hint = N_("{path} is neither a file nor a folder"), N_("write the records into a file")
    return UsageError(message, (hint,), path=path)


def files_in(folder: Path, held: Held = NOT_HELD) -> Iterator[File]:
    """Give every .yaml and .yml file under a folder by path, hidden ones left out.

    Raises UsageError where a folder or file cannot be read, a link leads nowhere, or there is no such file.
    """
    if os.path.isfile(folder):
        message, hint = N_("{path} was loaded as a folder and is a file now"), N_("put the folder back")
        raise UsageError(message, (hint,), path=str(folder))
    try:
        paths = sorted(Path(entry.path) for entry in files_under(str(folder)))
    except OSError as error:
        raise _unreadable(error.filename or str(folder), error) from error
    if not paths:
        raise _without_records(folder)
    for path in paths:
        yield file_at(path, held)


def _without_records(folder: Path) -> UsageError:
    """The error of a folder that holds no such file; what lies there of another kind was perhaps meant."""
    from coopcli.reading.other_kinds import kind_by_ending  # an archive's reader, for this one sentence

    message = N_("there is no .yaml or .yml file under {path}")
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and (kind := kind_by_ending(name)):
                hint = N_(
                    "{file} is {kind}; coop reads YAML: docs/records.md shows the form, with an example to copy"
                )
                return UsageError(
                    message, (hint,), path=str(folder), file=os.path.join(place, name), kind=kind
                )
    drive = N_("check that it is the folder of the records, and that its drive is there")
    return UsageError(message, (drive,), path=str(folder))


def file_at(path: Path, held: Held = NOT_HELD) -> File:
    """Give a file. It is read unless it surely is as it was when it was read before. Raises UsageError."""
    _refuse_half_characters(path)
    try:
        looked = time.time_ns()
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise _no_file(path)
        with path.open("rb") as content:
            status = os.fstat(content.fileno())
            known = held.get(os.path.realpath(path)) if held else None
            if known is not None and known[1].holds(status):
                return File(str(path), *known)
            return File(
                str(path), hashlib.file_digest(content, "sha256").hexdigest(), Seen.of(status, looked)
            )
    except OSError as error:
        raise _unreadable(str(path), error) from error


def _refuse_half_characters(path: Path) -> None:
    """Refuse a file that no answer could name, as JSON, CSV and the store itself are UTF-8."""
    whole = os.path.realpath(path)
    if not is_utf8(whole):
        message, hint = N_("the name of {path} is not UTF-8"), N_("give it another name, then load again")
        raise UsageError(message, (hint,), path=whole)


def is_missing(path: str) -> bool:
    """Say whether nothing lies at a path; what cannot be seen is not missing."""
    try:
        os.stat(path)
    except OSError as error:
        return error.errno in _NOT_THERE
    return False


def is_gone(path: str) -> bool:
    """Say whether no file lies at a path that once was one's. Raises UsageError where that cannot be seen."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError as error:
        if error.errno not in _NOT_THERE:
            raise _unreadable(path, error) from error
        return True


def state_of(path: str, hash_before: str) -> str:
    """Say what became of a file since it was loaded: unchanged, changed, gone, or unreadable."""
    try:
        if is_gone(path):
            return "gone"
        return "unchanged" if file_at(Path(path)).hash == hash_before else "changed"
    except UsageError:
        return "unreadable"


def _unreadable(path: str, error: OSError) -> UsageError:
    if os.path.islink(path) and isinstance(error, FileNotFoundError):
        return UsageError(
            N_("{path} is a link to a file that is not there"),
            (N_("put the link right or remove it"),),
            path=path,
        )
    if isinstance(error, FileNotFoundError):
        return UsageError(N_("{path} is gone"), path=path)
    return UsageError(
        N_("{path} cannot be read: {reason}"),
        (N_("check its protection, then load again"),),
        path=path,
        reason=error.strerror or str(error),
    )
