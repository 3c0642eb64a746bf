"""`coop undo`: the last change that was written into a file is taken back, by the journal beside the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from coopcli.answer import Answer, Cell, Shown, Type
from coopcli.cli.loaded import shown_path
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session, tell
from coopcli.cli.writing import (
    Trial,
    keeping_journal,
    show_trial,
    tell_broken,
    tell_lines,
    write_change,
)
from coopcli.difference.states import sentences_between, state_of_store
from coopcli.errors import NotFoundError, OutputError
from coopcli.i18n import say
from coopcli.keeping import journal
from coopcli.keeping.journal import KeptChange
from coopcli.lists import Column, Columns, Group, View, for_machines, list_answer
from coopcli.loading.plan import known_files
from coopcli.text import N_, to_type

HELP = N_(
    "Takes back the last change of set, sign, end, due --done or due --snooze; once more, the one before. Only where "
    "the lines still stand as they were written: what anybody else has changed since stays. What has been taken back "
    "is had again by its line, which --list shows. The journal lies beside the store, and may be thrown away."
)
EXAMPLES = ("coop undo", "coop undo --dry-run", "coop undo --list", "coop undo --list --format json")

STATES: Final = {
    "begun": N_("begun, perhaps never written"),
    "made": N_("can be taken back"),
    "undone": N_("taken back"),
}


def main(
    session: Session,
    output: Output,
    trial: Trial,
    list_: Annotated[
        bool, typer.Option("--list", help=N_("Show the changes that are kept, the last one first."))
    ] = False,
) -> None:
    """Read the journal, take back the last change, or show what is kept."""
    place = journal.journal_of(session.db)
    kept = _read(place)
    if list_:
        emit(_answer(kept, place), output, session)
        return
    last = next((one for one in reversed(kept) if one.state != "undone"), None)
    if last is None:
        message = N_("no change that could be taken back is kept in {path}")
        raise NotFoundError(
            message, (N_("git, or a copy, may have what was there before"),), path=shown_path(str(place))
        )
    _take_back(session, place, last, trial)


def _read(place: Path) -> list[KeptChange]:
    try:
        return journal.read_changes(place)
    except journal.BrokenJournalError as error:
        tell_broken(error)
        return []


def _take_back(session: Session, place: Path, change: KeptChange, trial: Trial) -> None:
    """Write the file as it was before the change. Raises OutputError where other lines stand in its place."""

    _refuse_unloaded(session, change.file)

    contents: list[bytes] = []

    def think(content: bytes, shown: str) -> bytes:
        contents[:] = [content, journal.without(content, change)]
        return contents[-1]

    try:
        written = write_change(session, change.file, think, dry_run=trial.dry_run, in_journal=False)
    except journal.TakenBackAlreadyError:
        if not trial.dry_run:
            keeping_journal(lambda: journal.mark(place, change, "undone"))
        message = N_("{file} holds what it held before: {command}")
        tell(say(message, file=shown_path(change.file), command=change.command))
        tell(say(N_("the change before that one is taken back by: {line}"), line=to_type(["coop", "undo"])))
        return
    except journal.LinesChangedError as error:
        if (
            change.state == "begun" and not trial.dry_run
        ):  # it was stopped before it wrote, and somebody else did
            keeping_journal(lambda: journal.mark(place, change, "undone"))
        raise _refusal(change, error.piece) from None
    if trial.dry_run:
        show_trial(written)
        return
    keeping_journal(lambda: journal.mark(place, change, "undone"))
    tell(say(N_("{place}: taken back: {command}"), place=written.place, command=change.command))
    before, after = contents
    for sentence in sentences_between(before, after, session.clock, state_of_store(session.db)):
        tell(f"  {sentence}")
    tell_lines(written)


def _refuse_unloaded(session: Session, file: str) -> None:
    """A file that the store does not hold any more is not loaded by the way."""
    if file not in {one.path for one in known_files(session.db)}:
        message = N_("{path} is not loaded")
        hint = N_("to take back what was written there, load it first: {line_to_type}")
        path = shown_path(file)
        raise NotFoundError(message, (hint,), path=path, line_to_type=to_type(["coop", "load", path]))


def _refusal(change: KeptChange, piece: journal.Piece) -> OutputError:
    """Say which lines have changed since, and how the change is taken back by hand."""
    message = N_('{place}: what was written there has changed since, so that it is not taken back: "{line}"')
    hint = N_('write there by hand what stood there before: "{old}", then: {line_to_type}')
    if not any(one.strip() for one in piece.old):
        hint = N_("delete by hand what is not to stand there, then: {line_to_type}")
    file = shown_path(change.file)
    return OutputError(
        message,
        (hint,),
        place=f"{file}:{piece.first}",
        line="; ".join(one.strip() for one in piece.new if one.strip()),
        old="; ".join(one.strip() for one in piece.old if one.strip()),
        line_to_type=to_type(["coop", "load", file]),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A change with its number, the last one first."""

    number: int
    change: KeptChange


def _answer(kept: list[KeptChange], place: Path) -> Answer:
    rows = [_Row(number, one) for number, one in enumerate(reversed(kept), 1)]
    note = say(N_("The journal is {path}."), path=shown_path(str(place)))
    return list_answer([Group("", rows)], COLUMNS, View(), total="", notes=(note,))


def _at(row: _Row) -> Cell:
    at = datetime.fromisoformat(row.change.at).astimezone()
    return Shown(row.change.at, at.strftime("%Y-%m-%d %H:%M"))


def _place(row: _Row) -> str:
    lines = [piece.first for piece in row.change.pieces]
    return f"{shown_path(row.change.file)}:{lines[0]}" if lines else shown_path(row.change.file)


def _state(row: _Row) -> Cell:
    return Shown(row.change.state, say(STATES[row.change.state]))


COLUMNS: Final[Columns[_Row]] = {
    "number": Column(N_("number"), Type.NUMBER, lambda row: row.number),
    "at": Column(N_("when"), Type.TEXT, _at),
    "command": Column(N_("command line"), Type.TEXT, lambda row: row.change.command),
    "place": Column(N_("file and line"), Type.TEXT, _place),
    "state": Column(N_("state"), Type.CODE, _state),
    **for_machines(
        {
            "file": Column(N_("file"), Type.TEXT, lambda row: row.change.file),
            "before": Column(N_("hash before"), Type.TEXT, lambda row: row.change.before),
            "after": Column(N_("hash after"), Type.TEXT, lambda row: row.change.after),
        }
    ),
}
