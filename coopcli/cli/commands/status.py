"""`coop status`: which files are loaded, and whether they have changed since."""

from __future__ import annotations

from coopcli.cli.filters import Columns, view_of
from coopcli.cli.loaded import files_now, states_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.loading.plan import known_files
from coopcli.show.contents import COLUMNS, files_answer
from coopcli.store import nothing_loaded
from coopcli.text import N_

HELP = N_('A file that has changed since is loaded again by "coop load".')
EXAMPLES = ("coop status", "coop status --format json")


def main(session: Session, columns: Columns, output: Output) -> None:
    """Compare each loaded file with what lies on the disk now."""
    view = view_of(columns, COLUMNS)
    known = known_files(session.db)
    if not known:
        raise nothing_loaded()
    emit(files_answer(files_now(session, states_of(known)), str(session.db), view), output, session)
