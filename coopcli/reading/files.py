"""The files of a register: which lie under a path, and what tells one content from another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from coopcli.errors import UsageError
from coopcli.text import N_

ENDINGS: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class File:
    """A file as the user named it, or below the folder that the user named; `hash` is the SHA-256 of it."""

    path: str
    hash: str

    def open(self) -> BinaryIO:
        """Open the content, as bytes. Raises UsageError where it cannot be read."""
        try:
            return Path(self.path).open("rb")
        except OSError as error:
            raise _unreadable(self.path, error) from error


def files_of(path: Path) -> Iterator[File]:
    """Give a file, or every .yaml and .yml file under a folder by path, those in hidden folders left out.

    Raises UsageError for a path that is not there or cannot be read.
    """
    # `os.path` says False where a Path raises: for a name that is too long, a folder that may not be entered.
    if not os.path.exists(path):
        raise UsageError(
            N_("there is no file or folder {path}"),
            (N_("check the path"),),
            path=path,
        )
    if not os.path.isdir(path) and not os.path.isfile(path):
        raise UsageError(  # a pipe: it can be read once only, and a load reads twice
            N_("{path} is neither a file nor a folder"), (N_("write the records into a file"),), path=path
        )
    for one in _under(path) if os.path.isdir(path) else (path,):
        try:
            yield File(str(one), _hash(one))
        except OSError as error:
            raise _unreadable(str(one), error) from error


def hash_of(path: Path) -> str | None:
    """Give the SHA-256 of a file's content; None where it is gone or cannot be read."""
    try:
        return _hash(path)
    except OSError:
        return None


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _under(folder: Path) -> list[Path]:
    found: list[Path] = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(here, name) for name in names if not name.startswith("."))
        found += [path for path in paths if path.suffix.lower() in ENDINGS and path.is_file()]
    return sorted(found)


def _unreadable(path: str, error: OSError) -> UsageError:
    return UsageError(
        N_("{path} cannot be read: {reason}"),
        (N_("check its protection, then load again"),),
        path=path,
        reason=error.strerror or str(error),
    )
