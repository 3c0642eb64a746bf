"""`coop status`: which files are loaded, and whether they have changed since."""

from __future__ import annotations

from coopcli.cli.filters import Columns, view_of
from coopcli.cli.loaded import files_now, states_of, tell_unknown_keys
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session, configuration
from coopcli.loading.plan import known_files, left_out
from coopcli.show.contents import COLUMNS, files_answer
from coopcli.store import nothing_loaded
from coopcli.text import N_

HELP = N_(
    "What has changed since is loaded by the next answer, unless COOP_LOAD=never. What cannot be loaded is told, too: "
    "what is gone, and what cannot be read."
)
EXAMPLES = ("coop status", "coop status --format json")


def main(session: Session, columns: Columns, output: Output) -> None:
    """Compare each loaded file with what lies on the disk now."""
    tell_unknown_keys(configuration())
    view = view_of(columns, COLUMNS)
    known = known_files(session.db)
    if not known:
        raise nothing_loaded()
    states = states_of(known, left_out(session.db))
    others = {path: states[path] for path in sorted(states.keys() - {file.path for file in known})}
    emit(files_answer(files_now(session, states, others), str(session.db), view), output, session)
