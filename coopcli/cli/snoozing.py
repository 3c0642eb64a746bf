"""What is kept of a duty in the records: that it is not to be shown before a day, or that it was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from coopcli.cli.session import Session, tell
from coopcli.cli.writing import Written, show_trial, tell_written, write_change
from coopcli.i18n import say
from coopcli.keeping.editing import Add, Edit, Plain, Put, edited, said
from coopcli.text import N_

_SECTION: Final = "duties"


def snooze_duty(session: Session, duty: str, until: date, file: str, *, dry_run: bool = False) -> str:
    """Note in a loaded file, known by its absolute path, that a duty is not to be shown before a day.

    Gives the place of the snooze, `agreements.yaml:41`, or the file alone where it was there already; says on
    standard error what was done and how to take it back. Raises what `write_change` does; the file is then as it was.
    """
    written = _note(session, duty, {"snoozed_until": until.isoformat()}, file, dry_run=dry_run)
    if dry_run:
        show_trial(written)
    elif written.is_changed:
        tell_written(written, say(N_("{duty} is snoozed until {until}"), duty=duty, until=until))
    else:
        message = N_("{duty} is snoozed until {until} already; nothing was changed")
        tell(say(message, duty=duty, until=until))
    return written.place


def note_done(
    session: Session, duty: str, fields: Mapping[str, Plain], file: str, *, dry_run: bool = False
) -> Written:
    """Note in a loaded file that a duty was done. Raises what `write_change` does; the file is then as it was."""
    return _note(session, duty, fields, file, dry_run=dry_run)


def _note(
    session: Session, duty: str, fields: Mapping[str, Plain], file: str, *, dry_run: bool
) -> Written:
    def think(content: bytes, shown: str) -> bytes:
        return edited(content, shown, _edits(content, shown, duty, fields))

    return write_change(session, file, think, dry_run=dry_run)


def _edits(content: bytes, file: str, duty: str, fields: Mapping[str, Plain]) -> list[Edit]:
    """Give the edits of the duty's record; a new record where the file has none."""
    if said(content, file, _SECTION, duty) is None:
        return [Add(_SECTION, {"duty": duty, **fields})]
    return [Put(_SECTION, duty, (name,), value) for name, value in fields.items()]
