"""`coop` alone: what an officer wants to see in the morning, or how to begin."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from coopcli.cli.loaded import shown_path, states_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import SessionOptions, open_session
from coopcli.duties.falling_due import standing_on
from coopcli.duties.judge import Asked, days_of, next_twelve_months
from coopcli.duties.standing import begin_answer, start_answer
from coopcli.errors import NotFoundError
from coopcli.loading.plan import known_files

_DUTIES_SHOWN: Final = 5


def show_start() -> None:
    """Show the start screen for today's store, as the environment names both."""
    db, today = (os.environ.get(name) or None for name in ("COOP_DB", "COOP_TODAY"))
    options = SessionOptions(db=None if db is None else Path(db), today=today)
    session = open_session(options)
    day = session.today
    asked = Asked(span=next_twelve_months(day), explicit=False, days=days_of(day))  # what `coop due` asks
    try:
        with session.store() as connection:
            standing = standing_on(connection, asked, _DUTIES_SHOWN)
    except NotFoundError:
        emit(begin_answer(), Output(), session)
        return
    states = states_of(known_files(session.db))
    changed, gone = (
        [shown_path(path) for path, state in states.items() if state == other]
        for other in ("changed", "gone")
    )
    emit(start_answer(standing, day, changed, gone), Output(), session)
