"""`coop` alone: what an officer wants to see in the morning, or how to begin."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from coopcli.cli.loaded import shown_path
from coopcli.cli.output import Output, emit
from coopcli.cli.session import SessionOptions, open_session
from coopcli.duties.falling_due import standing_on
from coopcli.duties.judge import Asked, days_of, next_twelve_months
from coopcli.duties.standing import begin_answer, start_answer
from coopcli.errors import NotFoundError
from coopcli.loading.plan import known_files
from coopcli.reading.files import hash_of
from coopcli.store import open_for_reading

_DUTIES_SHOWN: Final = 5


def show_start() -> None:
    """Show the start screen for today's store, as the environment names both."""
    options = SessionOptions(db=os.environ.get("COOP_DB") or None, today=os.environ.get("COOP_TODAY") or None)
    session = open_session(options)
    try:
        with closing(open_for_reading(session.db, session.today)) as connection:
            standing = standing_on(connection, _make_asked(session.today), _DUTIES_SHOWN)
    except NotFoundError:
        emit(begin_answer(), Output(), session)
        return
    now = {file: hash_of(Path(file.path)) for file in known_files(session.db)}
    changed = [shown_path(file.path) for file, content in now.items() if content not in (None, file.hash)]
    gone = [shown_path(file.path) for file, content in now.items() if content is None]
    emit(start_answer(standing, session.today, changed, gone), Output(), session)


def _make_asked(day: date) -> Asked:
    """Ask what `coop due` asks."""
    return Asked(span=next_twelve_months(day), explicit=False, days=days_of(day))
