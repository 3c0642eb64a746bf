"""A plan carried out: the files read, and the store made to hold what they say."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from coopcli.cli.session import Session
from coopcli.loading.plan import FileToLoad, Plan, Stamp
from coopcli.problems import Problem
from coopcli.records.record import Record


def carry_out(
    plan: Plan, content: Callable[[str], BinaryIO], now: Stamp, session: Session
) -> Sequence[Problem]:
    """Load what the plan says, and give the problems; with an error among them the store is as it was.

    `content` opens the file of a path. Raises StoreError where the store cannot be written.
    """
    # The reader and the writer, with yaml and sqlite_utils, stay out of a load that finds nothing changed.
    from coopcli.loading.loading import load
    from coopcli.reading.records import read_file

    def read(file: FileToLoad) -> Iterator[Record | Problem]:
        with content(file.path) as stream:
            yield from read_file(stream, file.path, session.clock)

    with _uncollected():
        return load(session.db, plan, read, now).problems


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection: a load makes no cycles, and looking for them is most of its time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
