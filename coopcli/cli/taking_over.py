"""What changed since the load, loaded before an answer; where that cannot be, one line says why."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from coopcli.cli.loaded import (
    absolute,
    carry_out,
    followed,
    plan_for,
    shown_path,
    stamp,
    with_way_out,
)
from coopcli.cli.session import Session, tell
from coopcli.errors import RecordsError, StoreError, UsageError
from coopcli.i18n import count, in_all, say, say_number, spoken_language
from coopcli.loading.notes import Refused, keep_refused, keep_seen, may_be_written, refused, sum_of
from coopcli.loading.plan import FileToLoad, KnownFile, Plan, Stamp, known_files, left_out, links
from coopcli.problems import Problem, print_lines
from coopcli.reading.files import File, file_at, files_in, is_gone
from coopcli.store import lies_under
from coopcli.text import N_, to_type

_FILES_NAMED: Final = 3


class OldStoreError(StoreError):
    """What keeps the store of another version from being made anew."""


def take_over(session: Session) -> None:
    """Make the store hold what its files say now, as `coop load` would, and say in one line what was loaded.

    Where that cannot be the store is as it was, and one line says why. Raises RecordsError where the text has errors
    and nobody would see that line, StoreError where the store is another version's: it can give no answer.
    """
    known, now = known_files(session.db), stamp()
    for path, target in links(session.db):
        if os.path.realpath(path) != target:
            _tell_moved(path, target)
    try:
        found = [*_find(known, left_out(session.db))]
        plan = plan_for(found, known, followed(known), now, only=False)
        if plan.changed or plan.dropped:
            _load(session, plan, found, known, now)
        else:
            keep_seen(session.db, _worth_keeping(plan, known))
    except UsageError as error:
        _refuse_old(session, known, error)
        error = with_way_out(error, known)
        line = N_("{sentence}; the answer is from the last load")
        if "unload" in error.values:
            line = N_("{sentence}; the answer is from the last load; to do without it: coop unload {unload}")
        _tell_last_load(error, line)
    except StoreError as error:
        _refuse_old(session, known, error)
        _tell_last_load(
            error, N_("{sentence}; the answer is from the last load, before what has changed since")
        )


def _tell_moved(path: str, target: str) -> None:
    """Say that a link by which something was loaded leads elsewhere: what it led to may be wanted still."""
    line = N_(
        "{path} points elsewhere now; the answer is from the last load; to have what is there: "
        "coop unload {unload} && coop load {load}"
    )
    shown = shown_path(path)
    tell(say(line, path=shown, unload=to_type([shown_path(target)]), load=to_type([shown])))


def _refuse_old(session: Session, known: Sequence[KnownFile], error: UsageError | StoreError) -> None:
    """Raise what keeps the store of another version from being made anew: no answer can come from its last load."""
    if isinstance(error, OldStoreError):
        raise error
    if not _is_old(known):
        return
    values = dict(error.values)
    hints = list(error.hints)
    if isinstance(error, UsageError):
        gone = absolute(Path(str(values["path"])))
        places = dict.fromkeys(one.folder or one.path for one in known)
        rest = [
            shown_path(one) for one in places if not lies_under(one, (gone,)) and one != str(values["path"])
        ]
        values |= {"path": shown_path(str(values["path"])), "rest": to_type(rest)}
        hints += [N_("to do without it: coop load {rest} --only")] if rest else []
    sentence = say(error.message, **values)
    raise OldStoreError(
        _NOT_ANEW, tuple(hints), **{**values, "store": session.db, "sentence": sentence}
    ) from error


def _is_old(known: Sequence[KnownFile]) -> bool:
    """Say whether the files are those of a store of another version."""
    return any(not one.program for one in known)


_NOT_ANEW: Final = N_(
    "the store {store} was made by another version of coop and is not made anew: {sentence}"
)


def _tell_last_load(error: UsageError | StoreError, line: str) -> None:
    tell(say(line, sentence=say(error.message, **error.values), unload=error.values.get("unload", "")))


def _find(known: Sequence[KnownFile], out: Sequence[str]) -> Iterator[tuple[str | None, File]]:
    """Give the files of the folders that were loaded, and those loaded by name, as they lie on the disk."""
    held = {file.path: (file.hash, file.seen) for file in known}
    folders, listed = followed(known), set[str]()
    for folder in folders:
        for file in files_in(Path(folder), held):
            path = absolute(Path(file.path))
            listed.add(path)
            if path in held or not lies_under(path, out):
                yield folder, file
    for one in known:
        if one.path in listed or one.folder in folders:
            continue
        if not lies_under(one.path, folders) or not is_gone(
            one.path
        ):  # gone from its folder: dropped with it
            yield None, file_at(Path(one.path), held)


def _worth_keeping(plan: Plan, known: Sequence[KnownFile]) -> list[FileToLoad]:
    """Give the files whose times have changed, or tell only now that nothing else has."""
    before = {file.path: file.seen for file in known}
    return [
        file
        for file in plan.unchanged
        if file.seen != before[file.path] and (file.seen.settled or file.seen[:3] != before[file.path][:3])
    ]


def _load(
    session: Session,
    plan: Plan,
    found: Sequence[tuple[str | None, File]],
    known: Sequence[KnownFile],
    now: Stamp,
) -> None:
    day, text = session.clock.isoformat(), sum_of(plan, now.program, now.gazetteer)
    before = refused(session.db)
    if before is not None and (before.text, before.day) == (text, day):
        _refuse(session, before, plan, known)
        return
    if session.db.exists() and not may_be_written(session.db):
        raise StoreError(N_("the store {path} is read-only"), path=session.db)
    files = {absolute(Path(file.path)): file for _, file in found}
    problems = carry_out(plan, lambda path: files[path].open(), now, session, wait=0)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        before = Refused(text, day, _first(errors[0]), len(errors))
        keep_refused(session.db, before)
        _refuse(session, before, plan, known)
    else:
        _tell_loaded(plan, known, len(problems))


def _first(problem: Problem) -> dict[str, str]:
    """Give the first line of an error in each language; its file stands apart, for each place shows it its own way."""
    shown = replace(problem, file="")
    said = in_all(lambda: print_lines(shown, say).splitlines()[0])
    return {"file": problem.file} | {str(code): line for code, line in said.items()}


def _refuse(session: Session, text: Refused, plan: Plan, known: Sequence[KnownFile]) -> None:
    """Say the first error, and how to see all. Raises RecordsError where nobody would see that."""
    error = shown_path(text.problem["file"]) + text.problem[spoken_language().code]
    see_all = N_("to see all errors: {command}")
    command = to_type(["coop", "load", *_places(plan, known)])
    if _is_old(known):
        raise OldStoreError(_NOT_ANEW, (see_all,), store=session.db, sentence=error, command=command)
    if session.unattended:
        tell(error)
        raise RecordsError(
            N_("the text has changed and has errors, and nothing is written from the text before"),
            (see_all,),
            command=command,
        )
    one = N_("{error}; the answer is from the last load; to load it again: {command}")
    more = N_("{error}; the answer is from the last load; to see all {number} errors: {command}")
    number = say_number(text.errors)
    tell(say(one if text.errors == 1 else more, error=error, number=number, command=command))


def _places(plan: Plan, known: Sequence[KnownFile]) -> list[str]:
    """Give what to load to see all problems: the folders, and the files that were loaded by name."""
    folder_of = {file.path: file.folder for file in known} | {file.path: file.folder for file in plan.changed}
    paths = (*(file.path for file in plan.changed), *plan.dropped)
    return [*dict.fromkeys(shown_path(folder_of[path] or path) for path in paths)]


def _tell_loaded(plan: Plan, known: Sequence[KnownFile], warnings: int) -> None:
    before = {file.path: file.hash for file in known}
    groups = (
        (
            N_("changed: {files}"),
            [one.path for one in plan.changed if before.get(one.path, one.hash) != one.hash],
        ),
        (N_("new: {files}"), [one.path for one in plan.changed if one.path not in before]),
        (N_("gone: {files}"), plan.dropped),
        (
            N_("read anew by this version: {files}"),
            [one.path for one in plan.changed if before.get(one.path) == one.hash],
        ),
    )
    said = [say(words, files=_name_them(paths)) for words, paths in groups if paths]
    if warnings:
        said.append(count("{number} warning", "{number} warnings", warnings))
    tell(say(N_("loaded before the answer: {what}"), what="; ".join(said)))


def _name_them(paths: Sequence[str]) -> str:
    more = len(paths) - _FILES_NAMED
    named = ", ".join(shown_path(path) for path in paths[:_FILES_NAMED])
    return say(N_("{files} and {number} more"), files=named, number=say_number(more)) if more > 0 else named
