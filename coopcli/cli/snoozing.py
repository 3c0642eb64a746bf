"""What is kept of a duty in the records: that it is not to be shown before a day, or that it was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from coopcli.cli.session import Session, tell
from coopcli.cli.setting import reading_of
from coopcli.cli.writing import Written, show_trial, tell_written, write_change
from coopcli.days.dates import Date, read_date
from coopcli.duties.calendar import kind_words, whose
from coopcli.duties.rows import DutyFound
from coopcli.errors import UsageError
from coopcli.i18n import say, say_date, spoken_language
from coopcli.keeping.editing import Add, Edit, OpenFile, Plain, Put
from coopcli.keeping.setting.values import read_typed
from coopcli.records.record_types import DUTY_PREFIX, SECTIONS
from coopcli.store import Connection
from coopcli.text import N_, to_type

_SECTION: Final = "duties"


def snooze_duty(session: Session, duty: str, until: date, file: str, *, dry_run: bool = False) -> str:
    """Note in a loaded file, known by its absolute path, that a duty is not to be shown before a day.

    Gives the place of the snooze, `agreements.yaml:41`, or the file alone where it was there already; says on
    standard error what was done and how to take it back. Raises what `write_change` does; the file is then as it was.
    """
    written = _note(session, duty, {"snoozed_until": until.isoformat()}, file, dry_run=dry_run)
    sentence = say(N_("{duty} is snoozed until {until}"), duty=duty, until=until)
    if dry_run:
        show_trial(written, sentence)
    elif written.is_changed:
        tell_written(written, sentence)
    else:
        message = N_("{duty} is snoozed until {until} already; nothing was changed")
        tell(say(message, duty=duty, until=until))
    return written.place


def day_done(session: Session, connection: Connection, typed: str | None) -> Date:
    """Give the day on which something was done, as far as it is known: today, where nothing is typed.

    Raises UsageError for what is no date.
    """
    if typed is None:
        return read_date(session.today.isoformat())
    (text,) = read_typed(reading_of(session, connection), SECTIONS[_SECTION].by_name()["done"], typed, "--on")
    return read_date(text)


def note_done(
    session: Session,
    found: DutyFound,
    day: Date,
    file: str,
    *,
    number: str | None,
    by: str | None,
    dry_run: bool = False,
) -> str:
    """Note in a loaded file, known by its absolute path, that a duty was done on a day, and say what that settles.

    Gives the place of the note. Raises UsageError where it is on record as done on another day, and what `write_change`
    does; the file is then as it was.
    """
    duty = found.row.duty
    fields: dict[str, Plain] = {"done": day.text}
    if number and number.strip():
        fields["number"] = number.strip()
    if by and by.strip():
        fields["by"] = {spoken_language().code: by.strip()}
    written = _note(session, duty, fields, file, dry_run=dry_run)
    what = ", ".join(filter(None, (kind_words(found.row), whose(found))))
    sentence = say(N_("{duty} is on record as done {day}: {what}"), duty=duty, day=say_date(day), what=what)
    if dry_run:
        show_trial(written, sentence)
    elif written.is_changed:
        tell_written(written, sentence)
    else:
        message = N_("{duty} is on record as done {day} already; nothing was changed")
        tell(say(message, duty=duty, day=say_date(day)))
    return written.place


def _note(session: Session, duty: str, fields: Mapping[str, Plain], file: str, *, dry_run: bool) -> Written:
    def think(content: bytes, shown: str) -> bytes:
        opened = OpenFile(content, shown)
        return opened.edited(_edits(opened, duty, fields))

    return write_change(session, file, think, dry_run=dry_run)


def _edits(file: OpenFile, duty: str, fields: Mapping[str, Plain]) -> list[Edit]:
    """Give the edits of the duty's record; a new record where the file has none.

    Raises UsageError where another day stands there on which it was done.
    """
    there = file.said(_SECTION, duty)
    if not isinstance(there, dict):
        return [Add(_SECTION, {"duty": duty, **fields})]
    if "done" in fields and there.get("done", fields["done"]) != fields["done"]:
        line = to_type(["coop", "set", f"{DUTY_PREFIX}{duty}", f"done={fields['done']}"])
        message = N_("{duty} is on record as done already: {day}")
        day = say_date(read_date(str(there["done"])))
        raise UsageError(message, (N_("to correct the day: {line}"),), duty=duty, day=day, line=line)
    return [Put(_SECTION, duty, (name,), value) for name, value in fields.items()]
