"""`coop` alone: what an officer wants to see in the morning, or how to begin."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session, SessionOptions, open_session
from coopcli.duties.falling_due import standing_on
from coopcli.duties.judge import Asked, days_of, next_twelve_months
from coopcli.duties.standing import begin_answer, start_answer
from coopcli.errors import NotFoundError

_DUTIES_SHOWN: Final = 5


def show_start(take_over: Callable[[Session], None]) -> None:
    """Show the start screen for today's store, as the environment names both; `take_over`: see `Session`."""
    db, today = (os.environ.get(name) or None for name in ("COOP_DB", "COOP_TODAY"))
    options = SessionOptions(db=None if db is None else Path(db), today=today)
    session = open_session(options, take_over=take_over)
    day = session.today
    asked = Asked(span=next_twelve_months(day), explicit=False, days=days_of(day))  # what `coop due` asks
    try:
        with session.store() as connection:
            standing = standing_on(connection, asked, _DUTIES_SHOWN)
    except NotFoundError:
        from coopcli.cli.registers import is_nothing_known  # only where nothing is loaded

        emit(begin_answer(nothing_known=is_nothing_known()), Output(), session)
        return
    emit(start_answer(standing, day), Output(), session)
