"""What can go wrong outside the records: each kind carries its own sentence and its own exit code.

A fault inside a record is no exception but a value: see `problems.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coopcli.text import N_

DID_YOU_MEAN = N_("did you mean {names}?")
"""The hint of a misspelt name."""


class CoopError(Exception):
    """Something that ends a command. `message` is a marked English text, `values` fill its braces.

    `hints` are further marked texts with the same values, one a line: what to do next.
    """

    exit_code = 1

    def __init__(self, message: str, hints: tuple[str, ...] = (), **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.hints = hints
        self.values: Mapping[str, object] = values


class RecordsError(CoopError):
    """The records have problems; they have been said already, one by one."""

    exit_code = 1


class UsageError(CoopError):
    """The command line asks for something that cannot be asked."""

    exit_code = 2


class NotFoundError(CoopError):
    """No such record, several of them, or nothing loaded."""

    exit_code = 3


class NamesAnotherError(NotFoundError):
    """What was typed is the name of a record of another kind than the one asked for."""


class SeveralMeaningsError(NotFoundError):
    """A name means several things where one is asked for: `lines`, numbered, say what each of them is."""

    def __init__(self, message: str, hints: tuple[str, ...], lines: Sequence[str], **values: object) -> None:
        super().__init__(message, hints, **values)
        self.lines = lines


class StoreError(CoopError):
    """The store cannot be opened, read or written."""

    exit_code = 4


class OtherVersionError(StoreError):
    """The store was made by another version of the program: it can be made anew from its files."""


class OutputError(CoopError):
    """The answer cannot be written where it was asked for."""

    exit_code = 5


class NoFileError(OSError):
    """What lies there is a pipe or a device: whoever opened it might wait for ever, or never come to its end."""
