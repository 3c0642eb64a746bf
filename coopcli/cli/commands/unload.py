"""`coop unload`: the store without what a file or folder said."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from coopcli.cli.loaded import absolute, carry_out, files_now, say_problems, shown_path, stamp
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.errors import NotFoundError
from coopcli.lists import View
from coopcli.loading.plan import Plan, known_files, links
from coopcli.show.contents import files_answer
from coopcli.store import lies_under, nothing_loaded
from coopcli.text import N_

HELP = N_("The files themselves are not touched. Refused where another file names a record that would go.")
EXAMPLES = ("coop unload agreements.yaml", "coop unload register/")


def main(
    session: Session,
    output: Output,
    path: Annotated[
        Path, typer.Argument(metavar=N_("PATH"), help=N_("A file or folder, such as register/."))
    ],
) -> None:
    """Find the loaded files that are meant, drop them, show what is left."""
    known = known_files(session.db)
    if not known:
        raise nothing_loaded()
    typed = os.path.abspath(path)
    # By the name that was loaded, wherever it leads now; else what lies there.
    places = (typed, dict(links(session.db)).get(typed, absolute(path)))
    dropped = tuple(file.path for file in known if lies_under(file.path, places))
    asked = next((one for one in places if any(lies_under(file, (one,)) for file in dropped)), typed)
    if not dropped:
        files = [shown_path(file.path) for file in known]
        hint = N_("the loaded files are {files}")
        raise NotFoundError(N_("{path} is not loaded"), (hint,), path=path, files=files)
    out = any(file.folder and file.folder != asked and lies_under(asked, (file.folder,)) for file in known)
    plan = Plan((), dropped, (), left_out=(asked,) if out else ())
    say_problems(carry_out(plan, lambda path: BytesIO(), stamp(), session))
    states = {file.path: "kept" for file in known}
    left = files_now(session, states, dict.fromkeys(dropped, "dropped"))
    emit(files_answer(left, str(session.db), View()), output, session)
