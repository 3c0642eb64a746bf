"""A snooze kept in the records: noted in the YAML file that a duty belongs to, and loaded from it."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

import coopcli
from coopcli.cli.loaded import carry_out, say_problems, shown_path, stamp
from coopcli.cli.session import WRITTEN, Session, note_change, tell
from coopcli.errors import OutputError, StoreError
from coopcli.i18n import say
from coopcli.keeping.editing import Add, Edit, Lines, Put, edited, lines_changed, said
from coopcli.keeping.replacing import alone, rewrite, write_whole
from coopcli.loading.plan import FileToLoad, known_files, plan_of
from coopcli.problems import Problem
from coopcli.text import N_, to_type

FIELD: Final = "snoozed_until"
_SECTION: Final = "duties"

_PACKAGE: Final = Path(coopcli.__file__).resolve().parent
_UNPROTECT: Final = N_("make the file writable, or close it in the other program, then try again")


def snooze_duty(session: Session, duty: str, until: date, file: str) -> str:
    """Note in a loaded file, known by its absolute path, that a duty is not to be shown before a day.

    Gives the place of the snooze, `agreements.yaml:41`, or the file alone where it was there already; says on
    standard error what was done and how to undo it. Raises RecordsError, its problems said, where the file does
    not load any more, OutputError where it cannot be changed, StoreError where the store cannot; the file is
    then as it was.
    """
    path = Path(file)
    _refuse_shipped(path)
    shown = shown_path(file)

    def think(content: bytes | None) -> bytes:
        if content is None:
            message, hint = N_("{path} cannot be read: {reason}"), N_("check its protection, then load again")
            raise OutputError(message, (hint,), path=path, reason=os.strerror(errno.ENOENT))
        say_problems(_load(content, file, session))
        return edited(content, shown, [_snoozed(content, shown, duty, until)])

    with alone(path):
        before, after = rewrite(path, think, _UNPROTECT)
        if after != before:
            _load_written(path, before or b"", after, session)
    return _say_done(duty, until, shown, lines_changed(before or b"", after))


def _snoozed(content: bytes, file: str, duty: str, until: date) -> Edit:
    """Give the edit of the duty's record; a new record where the file has none."""
    if said(content, file, _SECTION, duty) is None:
        return Add(_SECTION, {"duty": duty, FIELD: until.isoformat()})
    return Put(_SECTION, duty, (FIELD,), until.isoformat())


def _load_written(path: Path, before: bytes, after: bytes, session: Session) -> None:
    """Load what was written; where that fails, or is stopped before it is kept, the file is again as it was."""
    try:
        # Its warnings have been said when the file was loaded as it was.
        problems = _load(after, str(path), session)
        say_problems([one for one in problems if one.severity == "error"])
    except BaseException:
        if _is_loaded(path, after, session):
            note_change(WRITTEN, path=path)
        else:
            _put_back(path, before, after)
        raise
    note_change(WRITTEN, path=path)


def _is_loaded(path: Path, content: bytes, session: Session) -> bool:
    """Say whether the store holds this content; not where that cannot be seen."""
    with suppress(StoreError):
        return (str(path), _hash(content)) in {(one.path, one.hash) for one in known_files(session.db)}
    return False


def _refuse_shipped(path: Path) -> None:
    """A file inside the program is gone with its next update. In a checkout the register lies beside it."""
    if path.resolve().is_relative_to(_PACKAGE):
        message = N_(
            "{path} belongs to the program, and what is noted in it would be lost with the next update"
        )
        hint = N_("copy it, for example to {name} here, then: {line_to_type}")
        raise OutputError(
            message,
            (hint,),
            path=path,
            name=path.name,
            line_to_type=to_type(["coop", "load", path.name, "--only"]),
        )


def _load(content: bytes, file: str, session: Session) -> list[Problem]:
    """Make the store hold this content of a file, in the folder it was loaded with; give the problems."""
    known = known_files(session.db)
    folder = next((one.folder for one in known if one.path == file), None)
    to_load = FileToLoad(file, folder, _hash(content))
    now = stamp()
    plan = plan_of([to_load], known, now, (), only=False)
    return list(carry_out(plan, lambda _: BytesIO(content), now, session)) if plan.changed else []


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _put_back(path: Path, before: bytes, after: bytes) -> None:
    """Undo the change, unless somebody has changed the file in the meantime; the first error is the one to tell."""
    with suppress(OutputError):
        write_whole(path, before, _UNPROTECT, after)


def _say_done(duty: str, until: date, file: str, lines: Lines) -> str:
    if lines.last < lines.first:
        tell(say("{duty} is snoozed until {until} already; nothing was changed", duty=duty, until=until))
        return file
    place = f"{file}:{lines.last}"
    tell(say("{place}: {duty} is snoozed until {until}", place=place, duty=duty, until=until))
    if lines.before:
        undo = N_('to undo it, write line {first} as it was, "{before}", then: {line_to_type}')
    elif lines.first == lines.last:
        undo = N_("to undo it, delete line {first}, then: {line_to_type}")
    else:
        undo = N_("to undo it, delete lines {first} to {last}, then: {line_to_type}")
    before = "; ".join(line.strip() for line in lines.before)
    tell(
        say(
            undo,
            first=lines.first,
            last=lines.last,
            before=before,
            line_to_type=to_type(["coop", "load", file]),
        )
    )
    return place
