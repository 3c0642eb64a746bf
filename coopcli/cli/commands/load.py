"""`coop load`: the store made to hold exactly what the files say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from coopcli.cli.loaded import absolute, carry_out, files_now, say_problems, stamp
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.lists import View
from coopcli.loading.plan import FileToLoad, known_files, plan_of
from coopcli.reading.files import files_of
from coopcli.show.contents import files_answer
from coopcli.store import shipped
from coopcli.text import N_

HELP = N_(
    "A file's records are replaced by what it says now; other files stay. A folder means every .yaml and .yml file "
    "under it. Without a path: data/agreements.yaml of this folder, else the register that ships. Nothing is kept "
    "where any record has an error."
)
EXAMPLES = (
    "coop load",
    "coop load register/",
    "coop load agreements.yaml --only",
    "coop load register/ --warnings",
)

OWN_REGISTER = Path("data/agreements.yaml")


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
) -> None:
    """Compare the files with the store, load what is new or changed, say what was done."""
    asked = paths or (OWN_REGISTER if OWN_REGISTER.exists() else shipped("data/agreements.yaml"),)
    files = {absolute(Path(file.path)): file for path in asked for file in files_of(path)}
    folders = {absolute(path) for path in asked if path.is_dir()}
    to_load = [FileToLoad(path, _folder(path, folders), file.hash) for path, file in files.items()]
    now = stamp()
    plan = plan_of(to_load, known_files(session.db), now, folders, only=only)
    if warnings:  # they are said when a file is read: also of what has not changed
        plan = replace(plan, changed=tuple(to_load), unchanged=())
    if plan.changed or plan.dropped:
        found = carry_out(plan, lambda path: files[path].open(), now, session)
        say_problems(found, paths, each=warnings)
    states = {file.path: "unchanged" for file in plan.unchanged}
    mentioned = {file.path for file in (*plan.changed, *plan.unchanged)}
    files_after = files_now(session, states, plan.dropped)
    shown = [one for one in files_after if one.file.path in mentioned or one.state == "dropped"]
    emit(files_answer(shown, str(session.db), View()), output, session)


def _folder(path: str, folders: set[str]) -> str | None:
    """Give the folder asked for under which the file lies, the nearest where there are several."""
    above = [folder for folder in folders if Path(path).is_relative_to(folder)]
    return max(above, key=len, default=None)
