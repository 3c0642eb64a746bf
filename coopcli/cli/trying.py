"""`coop load --dry-run`: the load, done to a copy of the store that is thrown away, and what it has changed there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from coopcli.cli.loaded import say_problems, shown_path
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.difference.answer import changes_answer
from coopcli.difference.compare import State, with_files
from coopcli.difference.states import state_of_store
from coopcli.lists import View
from coopcli.loading.loading import load
from coopcli.loading.plan import FileToLoad, Plan, Stamp, known_files
from coopcli.loading.trial import copy_store
from coopcli.problems import Problem
from coopcli.reading import records
from coopcli.records.record import Record
from coopcli.store import is_there


def try_load(
    plan: Plan,
    content: Callable[[str], BinaryIO],
    now: Stamp,
    session: Session,
    output: Output,
    *,
    paths: tuple[Path, ...],
    warnings: bool,
) -> None:
    """Say what a load would change in the store; neither it nor what it knows of the files is touched.

    Raises RecordsError where the records have errors, with which nothing would be loaded.
    """

    def read(file: FileToLoad) -> Iterator[Record | Problem]:
        with content(file.path) as stream:
            yield from records.read_file(stream, file.path, session.clock)

    with tempfile.TemporaryDirectory(prefix="coop-") as folder:
        copy = Path(folder) / "coop.sqlite3"
        before = State({})
        if is_there(session.db):
            copy_store(session.db, copy)
            if all(
                file.program for file in known_files(copy)
            ):  # of one of another version a load keeps no record
                before = with_files(state_of_store(copy), shown_path)
        outcome = load(copy, plan, read, now)
        say_problems(outcome.problems, paths, each=warnings)
        after = with_files(state_of_store(copy), shown_path)
    emit(changes_answer(before, after, View()), output, session)
