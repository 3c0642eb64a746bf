"""Which files are loaded, what they hold, and whether they have changed since: `load` and `status`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from coopcli.answer import Answer, Cell, Shown, Type
from coopcli.i18n import count, say
from coopcli.lists import Column, Columns, Group, MakeCell, View, for_machines, list_answer
from coopcli.marking import N_
from coopcli.records.rows import FileRow

COUNTED: Final = {
    "agreements": N_("agreements"),
    "parties": N_("parties"),
    "commitments": N_("commitments"),
    "activities": N_("activities"),
    "statements": N_("statements"),
    "partnerships": N_("partnerships"),
    "sources": N_("sources"),
}

STATES: Final = {
    "loaded": N_("loaded"),
    "unchanged": N_("unchanged"),
    "kept": N_("left as it was"),
    "changed": N_("changed since"),
    "gone": N_("gone"),
    "dropped": N_("dropped"),
}
_TONES: Final = {"changed": "attention", "gone": "bad", "dropped": "faint"}


class FileState(NamedTuple):
    """A file, the state it is in (a key of STATES), and the path to show for it."""

    file: FileRow
    state: str
    shown: str


def files_answer(files: Sequence[FileState], store: str, view: View) -> Answer:
    """Give the files with their states and counts."""
    warned = any(one.file.warnings for one in files)
    return list_answer(
        [Group("", files, more=("warnings",) if warned else ())],
        COLUMNS,
        view,
        notes=(say("The store is {path}.", path=store),),
        total=count("{number} file", "{number} files", len(files)),
        empty=say("no file is loaded"),
    )


def _path(one: FileState) -> Cell:
    return Shown(one.file.path, one.shown)


def _state(one: FileState) -> Cell:
    return Shown(one.state, say(STATES[one.state]), _TONES.get(one.state, ""))


def _records(section: str) -> MakeCell[FileState]:
    return lambda one: None if one.state == "dropped" else one.file.counts.get(section, 0)


def _warnings(one: FileState) -> Cell:
    return None if one.state == "dropped" else one.file.warnings


_OF_SECTIONS: Final = {
    section: Column(label, Type.NUMBER, _records(section)) for section, label in COUNTED.items()
}
COLUMNS: Final[Columns[FileState]] = {
    "file": Column(N_("file"), Type.TEXT, _path),
    "state": Column(N_("state"), Type.TEXT, _state),
    **_OF_SECTIONS,
    **for_machines(
        {
            **{section: _OF_SECTIONS[section] for section in ("statements", "partnerships")},
            "warnings": Column(N_("warnings"), Type.NUMBER, _warnings),
            "loaded_at": Column(N_("loaded at"), Type.TEXT, lambda one: one.file.loaded_at or None),
        }
    ),
}
