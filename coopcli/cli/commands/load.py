"""`coop load`: the store made to hold exactly what the files say."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from coopcli.cli.loaded import (
    absolute,
    carry_out,
    files_now,
    plan_for,
    say_problems,
    stamp,
    tell_unknown_keys,
    with_way_out,
)
from coopcli.cli.output import Output, emit
from coopcli.cli.registers import paths_asked
from coopcli.cli.session import Session, configuration
from coopcli.errors import UsageError
from coopcli.lists import View
from coopcli.loading.notes import keep_seen
from coopcli.loading.plan import KnownFile, Plan, known_files, left_out, links
from coopcli.reading.files import File, files_in, files_of
from coopcli.show.contents import files_answer
from coopcli.store import lies_under
from coopcli.text import N_

HELP = N_(
    "A file's records are replaced by what it says now; other files stay. A folder means every .yaml and .yml file "
    "under it. Without a path: what the configuration names, else what was loaded before, else data/agreements.yaml of "
    "this folder, else the register that ships. Nothing is kept where any record has an error. What changes later is "
    "loaded by the next answer, unless COOP_LOAD=never."
)
EXAMPLES = (
    "coop load",
    "coop load register/",
    "coop load agreements.yaml --only",
    "coop load register/ --warnings",
    "coop load register/ --dry-run",
)


def main(
    session: Session,
    output: Output,
    paths: Annotated[
        tuple[Path, ...], typer.Argument(metavar=N_("PATH"), help=N_("Files or folders, such as register/."))
    ] = (),
    only: Annotated[bool, typer.Option("--only", help=N_("Drop all else that is loaded."))] = False,
    warnings: Annotated[
        bool, typer.Option("--warnings", help=N_("Read the files anew and say every warning, one by one."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Say what the load would change, and change nothing."))
    ] = False,
) -> None:
    """Compare the files with the store, load what is new or changed, say what was done."""
    tell_unknown_keys(configuration())
    asked = paths or paths_asked(session)
    known, now = known_files(session.db), stamp()
    try:
        folders = {absolute(path) for path in asked if os.path.isdir(path)} | _folders(asked, known)
        found = [(_folder(path, folders), file) for path in asked for file in _files(path, folders)]
        plan = plan_for(found, known, folders, now, only=only)
    except UsageError as error:
        raise with_way_out(error, known) from error
    files = {absolute(Path(file.path)): file for _, file in found}
    named = [(os.path.abspath(path), absolute(path)) for path in asked]
    plan = replace(
        plan, named=tuple(path for _, path in named), links=tuple(one for one in named if one[0] != one[1])
    )
    if warnings:  # they are said when a file is read: also of what has not changed
        plan = replace(plan, changed=(*plan.changed, *plan.unchanged), unchanged=())
    if dry_run:
        from coopcli.cli.trying import try_load  # both states are compared, which no other load needs

        try_load(plan, lambda path: files[path].open(), now, session, output, paths=paths, warnings=warnings)
        return
    if plan.changed or plan.dropped or _is_followed_anew(plan, known, session):
        problems = carry_out(plan, lambda path: files[path].open(), now, session)
        say_problems(problems, paths, each=warnings)
    else:
        keep_seen(session.db, plan.unchanged)
    states = {file.path: "unchanged" for file in plan.unchanged}
    mentioned = {file.path for file in (*plan.changed, *plan.unchanged)}
    files_after = files_now(session, states, dict.fromkeys(plan.dropped, "dropped"))
    shown = [one for one in files_after if one.file.path in mentioned or one.state == "dropped"]
    emit(files_answer(shown, str(session.db), View()), output, session)


def _is_followed_anew(plan: Plan, known: Iterable[KnownFile], session: Session) -> bool:
    """Say whether a folder is followed after this load, or a part of it, that was not before."""
    before = {file.path: file.folder for file in known}
    return (
        any(file.folder != before[file.path] for file in plan.unchanged)
        or any(lies_under(path, plan.named) for path in left_out(session.db))
        or not {*plan.links} <= {*links(session.db)}
    )


def _files(path: Path, folders: set[str]) -> Iterator[File]:
    """Give the files of a path; what was loaded as a folder is to be one."""
    return files_in(path) if absolute(path) in folders else files_of(path)


def _folders(asked: Iterable[Path], known: Iterable[KnownFile]) -> set[str]:
    """Give those of the paths that were loaded as folders, whatever lies there now."""
    return {file.folder for file in known if file.folder is not None} & set(map(absolute, asked))


def _folder(path: Path, folders: set[str]) -> str | None:
    return one if (one := absolute(path)) in folders else None
