"""`coop init`: a new register, with an example that loads, and what editors and git need beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from coopcli.answer import Answer, Cell, Shown, Type, Words
from coopcli.cli.loaded import shown_path
from coopcli.cli.output import Output, emit
from coopcli.cli.session import WRITTEN, Session, note_change
from coopcli.duties.standing import lines_to_type
from coopcli.errors import UsageError
from coopcli.i18n import count, say
from coopcli.keeping.beginning import EXAMPLE, NewFile, holding_records, new_register
from coopcli.keeping.replacing import ChangedMeanwhileError, refusal, write_whole
from coopcli.lists import Column, Columns, Group, View, for_people, list_answer
from coopcli.text import N_, is_utf8, to_type

HELP = N_(
    "It holds an example with comments, to be written over, and what editors and git need beside it. What lies in the "
    "folder already is left as it is; where records lie there, the example is left out, so that no answer has it."
)
EXAMPLES = ("coop init register/", "coop init")

STATES: Final = {
    "written": N_("written"),
    "kept": N_("was there, left as it was"),
    "left_out": N_("left out: records are there already"),
}
_ANOTHER: Final = N_("name another folder: coop init FOLDER")


class Begun(NamedTuple):
    """A file of the register: its path, its name below the folder, its state (a key of STATES), what it is for."""

    path: str
    name: str
    state: str
    purpose: str


def main(
    session: Session,
    output: Output,
    folder: Annotated[
        Path,
        typer.Argument(
            metavar=N_("FOLDER"), help=N_("Where it is to lie, such as register/; this folder by default.")
        ),
    ] = Path(),
) -> None:
    """Write what is not there yet, say what was and was not written, and what to type next."""
    path = Path(os.path.abspath(os.path.expanduser(folder)))
    _refuse(path, folder)
    _make(path)
    files = new_register()
    own = {Path(each.name).parts[0] for each in files}
    beside = sum(entry not in own for entry in os.listdir(path))
    held = holding_records(path)
    begun = [*_write(path, files, with_example=held is None)]
    notes = [*_notes(begun, held, path, 0 if folder.parts else beside)]
    emit(replace(_answer(begun, folder), notes=tuple(notes)), output, session)


def _refuse(path: Path, typed: Path) -> None:
    """Refuse what can be no folder of a register. Raises UsageError."""
    if not is_utf8(str(path)):
        raise UsageError(N_("the name of {path} is not UTF-8"), (_ANOTHER,), path=typed)
    if path.exists() and not path.is_dir():
        raise UsageError(N_("{path} is a file, and a register is a folder"), (_ANOTHER,), path=typed)


def _make(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(path, error, _ANOTHER) from error


def _write(folder: Path, files: Sequence[NewFile], *, with_example: bool) -> Iterator[Begun]:
    for each in files:
        path = folder / each.name
        _make(path.parent)
        is_there = os.path.lexists(path)
        if not is_there and each.name == EXAMPLE and not with_example:
            yield Begun(str(path), each.name, "left_out", each.purpose)
            continue
        if not is_there:
            try:
                write_whole(path, each.content, _ANOTHER, None)
                note_change(WRITTEN, path=path)
            except ChangedMeanwhileError:
                is_there = True
        yield Begun(str(path), each.name, "kept" if is_there else "written", each.purpose)


def _notes(begun: Sequence[Begun], held: str | None, folder: Path, beside: int) -> Iterator[str]:
    """Say why there is no example, and where one is who named no folder: among `beside` other things."""
    if held is not None and any(one.state == "left_out" for one in begun):
        yield say(
            N_("{path} holds records, so that no example was written beside them."), path=shown_path(held)
        )
    if beside and any(one.state == "written" for one in begun):
        message = N_("This was written into the folder you are in, {path}, where other things lie too.")
        yield say(message, path=folder)
        yield say(N_("A folder of its own is made by: {line}"), line="coop init register/")


COLUMNS: Final[Columns[Begun]] = {
    "file": Column(N_("file"), Type.TEXT, lambda one: Shown(one.path, one.name)),
    "state": Column(N_("state"), Type.TEXT, lambda one: _state(one)),
    **for_people({"purpose": Column(N_("what it is for"), Type.TEXT, lambda one: say(one.purpose))}),
}


def _state(one: Begun) -> Cell:
    return Shown(one.state, say(STATES[one.state]), "" if one.state == "written" else "faint")


def _answer(begun: Sequence[Begun], folder: Path) -> Answer:
    written = sum(one.state == "written" for one in begun)
    total = count("{number} file written", "{number} files written", written)
    listed = list_answer([Group("", begun)], COLUMNS, View(), total=total)
    typed = f"{folder}/" if str(folder) != "." else "."
    lines = {
        to_type(["coop", "load", typed]): N_("load it"),
        to_type(["coop", "config", "register", typed]): N_("have coop load take it from now on"),
    }
    sections = [*listed.sections, lines_to_type(say("Type next"), lines)]
    if begun[0].state == "written":
        write = say(
            "Open {path} in an editor, and write your records over the example.", path=folder / EXAMPLE
        )
        sections.append(Words("", write))
    return replace(listed, sections=tuple(sections))
