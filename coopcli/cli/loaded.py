"""What `load`, `unload` and `status` share: a plan carried out, the stamp of a load, problems said, files described."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

import coopcli
from coopcli.cli.session import Configuration, Session, note_change, tell
from coopcli.errors import DID_YOU_MEAN, RecordsError, StoreError, UsageError
from coopcli.i18n import count, say
from coopcli.loading.plan import FileToLoad, KnownFile, Plan, Stamp, emptied, known_files, plan_of
from coopcli.problems import MOST_SAID, PATHS, Problem, print_lines
from coopcli.records.record import Record
from coopcli.show.contents import FileState
from coopcli.show.find_query import FileRow, loaded_files
from coopcli.store import files_under, gazetteer_version, lies_under, real_path
from coopcli.text import N_, nearest, to_type

if TYPE_CHECKING:
    from coopcli.reading.files import File


def stamp() -> Stamp:
    """Give what a load of this moment is stamped with."""
    return Stamp(coopcli.__version__, gazetteer_version(), datetime.now(UTC).isoformat(timespec="seconds"))


def shown_path(path: str) -> str:
    """Give a path as a person at this place would write it: relative where that is below here."""
    here = os.getcwd()
    return os.path.relpath(path, here) if path.startswith(here + os.sep) else path


def tell_unknown_keys(configuration: Configuration) -> None:
    """A key of a later version is left alone, but one that is misspelt is to be seen."""
    if not configuration.unknown:
        return
    from coopcli.cli.configuration import KEYS  # and TOML, which most people have no need of

    for key in configuration.unknown:
        near = [f'"{one}"' for one in nearest(key, KEYS)]
        tell(
            say('{path}: nothing is known of "{key}", which is left alone', path=configuration.path, key=key)
        )
        if near:
            tell("    " + say(DID_YOU_MEAN, names=near))


def several_paths(paths: Sequence[str], most: int | None = None) -> list[str]:
    """Give paths as `shown_path` does, so many at most; in place of more there is an ellipsis."""
    return [*map(shown_path, paths[:most]), *["…"] * (most is not None and len(paths) > most)]


def say_problems(
    problems: Sequence[Problem], asked: Sequence[Path] | None = None, *, each: bool = False
) -> None:
    """Say the problems, as `tell_problems` does. Raises RecordsError where one of them is an error.

    Where files were asked for, or none were named (()), it says how to see all errors of them.
    """
    tell_problems(problems, asked or (), each=each)
    if errors := sum(problem.severity == "error" for problem in problems):
        raise RecordsError(
            count(
                "{number} error in the records; the store is as it was",
                "{number} errors in the records; the store is as it was",
                errors,
            ),
            (N_("all of them: {line}"),) if asked is not None and errors > MOST_SAID else (),
            line=to_type(["coop", "check", *map(str, asked or ())]),
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
        tell(say("all warnings one by one: coop load --warnings {files}", files=to_type(files)))


_PLACES_SAID: Final = 3
"""How many places of the warnings of a kind are named."""


def _tell(problem: Problem) -> None:
    for line in print_lines(shown(problem), say).splitlines():
        tell(line)


def shown(problem: Problem) -> Problem:
    """Give a problem with its paths as a person at this place would write them."""
    values = dict(problem.values)
    for name in PATHS & values.keys():
        paths = values[name]
        values[name] = (
            shown_path(paths) if isinstance(paths, str) else several_paths(cast(Sequence[str], paths))
        )
    return replace(problem, file=shown_path(problem.file), values=values)


def files_now(session: Session, states: Mapping[str, str], others: Mapping[str, str]) -> list[FileState]:
    """Give the loaded files in their states ("loaded" for one not named), then others that the store does not hold."""
    files: list[FileRow] = []
    if known_files(session.db):
        with session.store(look=False) as connection:
            files = loaded_files(connection)
    known = [FileState(file, states.get(file.path, "loaded"), shown_path(file.path)) for file in files]
    more = [FileState(FileRow(path, None, "", "", 0, {}), others[path], shown_path(path)) for path in others]
    return known + more


def states_of(known: Sequence[KnownFile], out: Sequence[str]) -> dict[str, str]:
    """Say of each loaded file, by its path, what became of it since: unchanged, changed, gone or unreadable.

    Then what else there is in their folders: added, unless it was left `out`, or unreadable.
    """
    from coopcli.reading.files import state_of  # `show` writes paths as this module does, and reads no file

    states = {file.path: state_of(file.path, file.hash) for file in known}
    unreadable: list[OSError] = []
    for folder in followed(known):
        for entry in files_under(folder, unreadable.append):
            path = real_path(entry)
            if path not in states and not lies_under(path, out):
                states[path] = "added"
        for error in unreadable:
            path = str(error.filename)
            if not any(lies_under(file, (path,)) for file in states):
                states[path] = "unreadable"
    return states


def followed(known: Sequence[KnownFile]) -> list[str]:
    """Give the folders that were loaded as such, but for those that lie in another."""
    folders = sorted({file.folder for file in known if file.folder is not None}, key=len)
    return [one for place, one in enumerate(folders) if not lies_under(one, folders[:place])]


def plan_for(
    found: Iterable[tuple[str | None, File]],
    known: Sequence[KnownFile],
    folders: Collection[str],
    now: Stamp,
    *,
    only: bool,
) -> Plan:
    """Plan to load files as they lie on the disk, each with the folder that gave it; one rule for all loads.

    `folders` are those that were asked for: what they do not give any more is gone. Raises UsageError where every file
    of one would go, or a file cannot be seen.
    """
    from coopcli.reading.files import is_gone

    before = {} if only else {file.path: file.folder for file in known}
    files: dict[str, FileToLoad] = {}
    for folder, file in found:
        path = absolute(Path(file.path))
        earlier = files[path].folder if path in files else before.get(path)
        with_folder = min((one for one in (folder, earlier) if one is not None), key=len, default=None)
        files[path] = FileToLoad(path, with_folder, file.hash, file.seen)
    gone = {
        file.path
        for file in known
        if file.path not in files
        and (file.folder in folders or (lies_under(file.path, folders) and is_gone(file.path)))
    }
    plan = plan_of([*files.values()], known, now, gone, only=only)
    lost = None if only else emptied(plan, known, folders)
    if lost is not None:
        raise UsageError(
            N_("every file that was loaded from {path} is gone"),
            (N_("to load only what is asked for now, and drop all else: --only"),),
            path=lost,
        )
    return plan


def with_way_out(error: UsageError, known: Sequence[KnownFile]) -> UsageError:
    """Give the error of a path that cannot be loaded as it is shown here, with the way to do without it."""
    path = str(error.values["path"])
    values = {**error.values, "path": shown_path(path)}
    if not any(lies_under(file.path, (absolute(Path(path)), os.path.abspath(path))) for file in known):
        return UsageError(error.message, error.hints, **values)
    hint = N_("or drop what was loaded from it: coop unload {unload}")
    return UsageError(error.message, (*error.hints, hint), unload=to_type([shown_path(path)]), **values)


def absolute(path: Path) -> str:
    """Give the path by which the store knows a file or folder."""
    return str(path.resolve())


def carry_out(
    plan: Plan,
    content: Callable[[str], BinaryIO],
    now: Stamp,
    session: Session,
    *,
    wait: float = 10.0,
) -> Sequence[Problem]:
    """Load what the plan says, and give the problems; with an error among them the store is as it was.

    `content` opens the file of a path; a load that takes long shows how far it is. Raises StoreError where the store
    cannot be written, after so many seconds where that is because of another load.
    """
    # The reader and the writer, with yaml and sqlite_utils, stay out of a load that finds nothing changed.
    from coopcli.cli.progress import LoadBar
    from coopcli.loading.loading import load
    from coopcli.reading import records
    from coopcli.reading.nodes import no_search_for_cycles

    def read(file: FileToLoad) -> Iterator[Record | Problem]:
        with content(file.path) as stream:
            yield from bar.over(records.read_file(stream, file.path, session.clock), stream)

    try:
        with no_search_for_cycles(), LoadBar(file.path for file in plan.changed) as bar:
            outcome = load(session.db, plan, read, now, wait)
    except KeyboardInterrupt:
        if _is_carried_out(plan, now, session):  # it came between the keeping and the end of the load
            note_change(_NEW_STATE)
        raise
    if outcome.kept:
        note_change(_NEW_STATE)
    return outcome.problems


_NEW_STATE = N_("the store holds the new state")


def _is_carried_out(plan: Plan, now: Stamp, session: Session) -> bool:
    """Say whether the store holds what the plan says; not where that cannot be seen."""
    with suppress(StoreError):
        held = {one.path: (one.hash, one.program, one.gazetteer) for one in known_files(session.db)}
        loaded = all(held.get(one.path) == (one.hash, now.program, now.gazetteer) for one in plan.changed)
        return loaded and held.keys().isdisjoint(plan.dropped)
    return False
