"""What `load`, `unload` and `status` share: a plan carried out, the stamp of a load, problems said, files described."""

from __future__ import annotations

import gc
import os
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

import coopcli
from coopcli.cli.session import Session, tell
from coopcli.errors import RecordsError
from coopcli.i18n import count, say
from coopcli.loading.plan import FileToLoad, KnownFile, Plan, Stamp, known_files
from coopcli.places import version
from coopcli.problems import MOST_SAID, Problem, print_lines
from coopcli.records.record import Record
from coopcli.show.contents import FileState
from coopcli.show.find_query import FileRow, loaded_files


def stamp() -> Stamp:
    """Give what a load of this moment is stamped with."""
    return Stamp(coopcli.__version__, version(), datetime.now(UTC).isoformat(timespec="seconds"))


def shown_path(path: str) -> str:
    """Give a path as a person at this place would write it: relative where that is below here."""
    here = os.getcwd()
    return os.path.relpath(path, here) if path.startswith(here + os.sep) else path


def say_problems(problems: Sequence[Problem], asked: Sequence[Path] = (), *, each: bool = False) -> None:
    """Say the problems, as `tell_problems` does. Raises RecordsError where one of them is an error."""
    tell_problems(problems, asked, each=each)
    if errors := sum(problem.severity == "error" for problem in problems):
        raise RecordsError(
            count(
                "{number} error in the records; the store is as it was",
                "{number} errors in the records; the store is as it was",
                errors,
            )
        )


def tell_problems(problems: Sequence[Problem], asked: Sequence[Path] = (), *, each: bool = False) -> None:
    """Say the first errors by file and line, and how many more; then the warnings, those of a kind as one.

    With `each`, every warning. Else a line says how to see them: it loads what was `asked` for, or their files.
    """
    errors = [problem for problem in problems if problem.severity == "error"]
    warnings = [problem for problem in problems if problem.severity == "warning"]
    for problem in errors[:MOST_SAID]:
        _tell(problem)
    if (more := len(errors) - MOST_SAID) > 0:
        tell(count("and {number} more error", "and {number} more errors", more))
    kinds: dict[object, list[Problem]] = {}
    for place, problem in enumerate(warnings):
        kinds.setdefault(place if each else problem.code, []).append(problem)
    for alike in kinds.values():
        _tell(alike[0])
        if len(alike) > 1:
            places = [f"{shown_path(one.file)}:{one.line}" for one in alike[:_PLACES_SAID]]
            places += ["…"] if len(alike) > _PLACES_SAID else []
            said = count(
                "{number} warning of this kind: {places}",
                "{number} warnings of this kind: {places}",
                len(alike),
                places=places,
            )
            tell(f"    {said}")
    if len(kinds) < len(warnings):
        files = dict.fromkeys(map(str, asked) if asked else (shown_path(one.file) for one in warnings))
        tell(say("all warnings one by one: coop load --warnings {files}", files=shlex.join(files)))


_PLACES_SAID: Final = 3
"""How many places of the warnings of a kind are named."""


def _tell(problem: Problem) -> None:
    values = dict(problem.values)
    if "file" in values:
        values["file"] = shown_path(str(values["file"]))
    shown = replace(problem, file=shown_path(problem.file), values=values)
    for line in print_lines(shown, say).splitlines():
        tell(line)


def files_now(session: Session, states: Mapping[str, str], dropped: Iterable[str] = ()) -> list[FileState]:
    """Give the loaded files in their states ("loaded" for one not named), then those that were dropped."""
    files: list[FileRow] = []
    if known_files(session.db):
        with session.store() as connection:
            files = loaded_files(connection)
    known = [FileState(file, states.get(file.path, "loaded"), shown_path(file.path)) for file in files]
    gone = [FileState(FileRow(path, None, "", "", 0, {}), "dropped", shown_path(path)) for path in dropped]
    return known + gone


def states_of(files: Iterable[KnownFile]) -> dict[str, str]:
    """Say of each loaded file, by its path, what became of it since: unchanged, changed or gone."""
    from coopcli.reading.files import hash_of  # `show` writes paths as this module does, and reads no file

    now = {file: hash_of(Path(file.path)) for file in files}
    return {
        file.path: "gone" if content is None else "unchanged" if content == file.hash else "changed"
        for file, content in now.items()
    }


def absolute(path: Path) -> str:
    """Give the path by which the store knows a file or folder."""
    return str(path.resolve())


def carry_out(
    plan: Plan, content: Callable[[str], BinaryIO], now: Stamp, session: Session
) -> Sequence[Problem]:
    """Load what the plan says, and give the problems; with an error among them the store is as it was.

    `content` opens the file of a path. Raises StoreError where the store cannot be written.
    """
    # The reader and the writer, with yaml and sqlite_utils, stay out of a load that finds nothing changed.
    from coopcli.cli.progress import LoadBar
    from coopcli.loading.loading import load
    from coopcli.reading.records import read_file

    def read(file: FileToLoad) -> Iterator[Record | Problem]:
        with content(file.path) as stream:
            yield from bar.over(read_file(stream, file.path, session.clock), stream)

    gc.disable()  # a load makes no cycles, and looking for them is most of its time
    try:
        with LoadBar(file.path for file in plan.changed) as bar:
            return load(session.db, plan, read, now).problems
    finally:
        gc.enable()
