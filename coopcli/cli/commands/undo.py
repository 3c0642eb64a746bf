"""`coop undo`: the last change that was written into a file is taken back, by the journal beside the store."""

from __future__ import annotations

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
from coopcli.errors import NotFoundError, OutputError, UsageError
from coopcli.i18n import say, say_day
from coopcli.keeping import journal
from coopcli.keeping.journal import KeptChange
from coopcli.keeping.taking_back import NumberedChange, look_at
from coopcli.lists import Column, Columns, Group, View, for_machines, list_answer
from coopcli.loading.plan import known_files
from coopcli.text import N_, to_type

HELP = N_(
    "Takes back the last change of set, sign, end, due --done or due --snooze; once more, the one before; with a "
    "number of --list, that one. Only where the lines still stand as they were written: what anybody else has changed "
    "since stays. What has been taken back is had again by its line, which --list shows. The journal lies beside the "
    "store, and may be thrown away."
)
EXAMPLES = ("coop undo", "coop undo 2 --dry-run", "coop undo --list", "coop undo --list --format json")

STATES: Final = {
    "begun": N_("begun, perhaps never written"),
    "made": N_("can be taken back"),
    "later": N_("can be taken back after newer ones"),
    "back": N_("the file holds what it held before"),
    "edited": N_("edited since, cannot be taken back"),
    "gone": N_("its file is not there, cannot be taken back"),
    "unloaded": N_("its file is not loaded, cannot be taken back"),
    "undone": N_("taken back"),
}


def main(
    session: Session,
    output: Output,
    trial: Trial,
    number: Annotated[
        int | None,
        typer.Argument(metavar=N_("NUMBER"), help=N_("The change of this number in --list, such as 2.")),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help=N_("Show the changes that are kept, the last one first."))
    ] = False,
) -> None:
    """Read the journal, take back the last change or that of a number, or show what is kept."""
    place = journal.journal_of(session.db)
    kept = _read(place, only_look=list_)
    found = look_at(kept, {one.path for one in known_files(session.db)})
    if list_:
        emit(_answer(found, place), output, session)
        return
    _take_back(session, place, _chosen(found, number, place), trial, found)


def _chosen(found: list[NumberedChange], number: int | None, place: Path) -> NumberedChange:
    """Give the change of a number, or the last one that has not been taken back.

    Raises NotFoundError where there is none, UsageError where it has been.
    """
    if number is None:
        last = next((one for one in found if one.standing != "undone"), None)
        if last is None:
            message = N_("no change that could be taken back is kept in {path}")
            hint = N_("git, or a copy, may have what was there before")
            raise NotFoundError(message, (hint,), path=shown_path(str(place)))
        return last
    if not 0 < number <= len(found):
        hint = N_("the changes that are kept: coop undo --list")
        raise NotFoundError(N_("no change of the number {number} is kept"), (hint,), number=number)
    one = found[number - 1]
    if one.standing == "undone":
        message = N_("change {number} has been taken back already")
        raise UsageError(message, (N_("to make it again: {line}"),), number=number, line=one.change.command)
    return one


def _read(place: Path, *, only_look: bool) -> list[KeptChange]:
    try:
        return journal.read_changes(place, only_look=only_look)
    except journal.BrokenJournalError as error:
        if only_look:
            tell(say(N_("what is kept to be taken back cannot be read: {path}"), path=shown_path(str(place))))
        else:
            tell_broken(error)
        return []


def _take_back(
    session: Session, place: Path, one: NumberedChange, trial: Trial, found: list[NumberedChange]
) -> None:
    """Write the file as it was before the change. Raises OutputError where other lines stand in its place."""
    change = one.change
    _refuse_standing(one, found)
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
        raise _refusal(one, error.piece, found) from None
    sentence = say(N_("taken back: {command}"), command=change.command)
    if trial.dry_run:
        show_trial(written, sentence)
        return
    keeping_journal(lambda: journal.mark(place, change, "undone"))
    tell(f"{written.place}: {sentence}")
    before, after = contents
    for sentence in sentences_between(before, after, session.clock, state_of_store(session.db)):
        tell(f"  {sentence}")
    tell_lines(written)


def _next_hint(one: NumberedChange, found: list[NumberedChange]) -> tuple[tuple[str, ...], str]:
    """Give the hint that names another change that can be taken back, older ones first, with its line; or none."""
    can = sorted(
        (other.number for other in found if other.standing == "made" and other.number != one.number),
        key=lambda number: (number < one.number, number),
    )
    if not can:
        return (), ""
    return (N_("the next one that can be taken back: {another}"),), to_type(["coop", "undo", str(can[0])])


def _refuse_standing(one: NumberedChange, found: list[NumberedChange]) -> None:
    """Refuse what newer changes or the file itself stand in the way of. Raises NotFoundError, OutputError, UsageError.

    A file that the store does not hold any more is not loaded by the way.
    """
    more, another = _next_hint(one, found)
    path = shown_path(one.change.file)
    if one.standing == "gone":
        message = N_("{path} is not there any more, so that nothing in it is taken back: {command}")
        raise OutputError(message, more, path=path, command=one.change.command, another=another)
    if one.standing == "unloaded":
        message = N_("{path} is not loaded")
        hint = N_("to take back what was written there, load it first: {line_to_type}")
        line = to_type(["coop", "load", path])
        raise NotFoundError(message, (hint, *more), path=path, line_to_type=line, another=another)
    if one.standing == "later":
        newer = next(
            other.number
            for other in reversed(found[: one.number - 1])
            if other.change.file == one.change.file and other.standing in ("made", "later")
        )
        line = to_type(["coop", "undo", str(newer)])
        raise UsageError(
            N_("{path}: a newer change rests on what change {number} wrote"),
            (N_("take that one back first: {line}"),),
            path=path,
            number=one.number,
            line=line,
        )


def _refusal(one: NumberedChange, piece: journal.Piece, found: list[NumberedChange]) -> OutputError:
    """Say which lines have changed since, how the change is taken back by hand, and which other one can be."""
    message = N_('{place}: what was written there has changed since, so that it is not taken back: "{line}"')
    hint = N_('write there by hand what stood there before: "{old}", then: {line_to_type}')
    if not any(line.strip() for line in piece.old):
        hint = N_("delete by hand what is not to stand there, then: {line_to_type}")
    file = shown_path(one.change.file)
    more, another = _next_hint(one, found)
    return OutputError(
        message,
        (hint, *more),
        place=f"{file}:{piece.first}",
        line="; ".join(line.strip() for line in piece.new if line.strip()),
        old="; ".join(line.strip() for line in piece.old if line.strip()),
        line_to_type=to_type(["coop", "load", file]),
        another=another,
    )


def _answer(found: list[NumberedChange], place: Path) -> Answer:
    note = say(N_("The journal is {path}."), path=shown_path(str(place)))
    empty = say(N_("No change is kept that could be taken back."))
    return list_answer(
        [Group("", found)], COLUMNS, View(), total="", notes=(note,) if found else (), empty=empty
    )


def _at(row: NumberedChange) -> Cell:
    at = datetime.fromisoformat(row.change.at).astimezone()
    return Shown(row.change.at, f"{say_day(at.date())} {at:%H:%M}")


def _place(row: NumberedChange) -> str:
    lines = [piece.first for piece in row.change.pieces]
    return f"{shown_path(row.change.file)}:{lines[0]}" if lines else shown_path(row.change.file)


def _state(row: NumberedChange) -> Cell:
    cannot = row.standing in ("edited", "gone", "unloaded", "undone")
    return Shown(row.standing, say(STATES[row.standing]), "faint" if cannot else "")


COLUMNS: Final[Columns[NumberedChange]] = {
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
