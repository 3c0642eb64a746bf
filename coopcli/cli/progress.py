"""A bar on standard error while a load takes long: on a terminal only, and gone when it ends, however it ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Self, TypeVar

from coopcli.cli.session import is_terminal
from coopcli.i18n import count, say
from coopcli.records.record import Record

if TYPE_CHECKING:
    from rich.progress import Progress

_Read = TypeVar("_Read")

SECONDS: Final = 1.0
"""What takes no longer needs no bar."""

_BETWEEN_LOOKS: Final = 200


class LoadBar:
    """How far a load of these files is, as a context: by bytes, with the files and records in words."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._sizes = [_size(Path(path)) for path in paths] if is_terminal(sys.stderr) else []
        self._begun = time.monotonic()
        self._stack = ExitStack()
        self._bar: Progress | None = None
        self._files = self._records = self._bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def over(self, found: Iterable[_Read], stream: BinaryIO) -> Iterator[_Read]:
        """Give what is read of the next file, one by one, and show how far it is."""
        if not self._sizes:
            yield from found
            return
        self._files += 1
        for one in found:
            self._records += isinstance(one, Record)
            if self._records % _BETWEEN_LOOKS == 0:
                self._show(self._bytes + stream.tell())
            yield one
        self._bytes += self._sizes[self._files - 1]
        self._show(self._bytes)

    def _show(self, done: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._begun < SECONDS:
                return
            self._bar = self._stack.enter_context(_bar())
            self._bar.add_task("", total=sum(self._sizes))
        files = say("file {number} of {total}", number=self._files, total=len(self._sizes))
        records = count("{number} record", "{number} records", self._records)
        self._bar.update(self._bar.task_ids[0], completed=done, description=f"{files}, {records}")


def _bar() -> Progress:
    from rich.console import Console  # most loads are over before a bar is worth its import
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(file=sys.stderr, force_terminal=True)
    return Progress(
        BarColumn(), TextColumn("{task.description}", markup=False), console=console, transient=True
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # it is told where it is read
