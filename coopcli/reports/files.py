"""Which files are loaded, what they hold, and whether they have changed since: `load` and `status`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.i18n import Language
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
_NOT_SHOWN: Final = ("statements", "partnerships")
_TONES: Final = {"changed": "attention", "gone": "bad", "dropped": "faint"}


@dataclass(frozen=True, slots=True)
class FileState:
    """A file, the state it is in (a key of STATES), and the path to show for it."""

    file: FileRow
    state: str
    shown: str


def files_answer(files: Sequence[FileState], store: str, language: Language) -> Answer:
    """Give the files with their states and counts."""
    columns = (
        Heading("file", language.say("file")),
        Heading("state", language.say("state")),
        *(
            Heading(section, language.say(label), Type.NUMBER, shown=section not in _NOT_SHOWN)
            for section, label in COUNTED.items()
        ),
        Heading(
            "warnings", language.say("warnings"), Type.NUMBER, shown=any(one.file.warnings for one in files)
        ),
        Heading("loaded_at", language.say("loaded at"), shown=False),
    )
    total = language.count("{number} file", "{number} files", len(files))
    rows = tuple(_row(one, language) for one in files)
    table = Table("", columns, rows, language.say("no file is loaded"))
    return Answer("", (table,), (language.say("The store is {path}.", path=store),), total)


def _row(one: FileState, language: Language) -> tuple[Cell, ...]:
    counts: Mapping[str, int] = one.file.counts
    dropped = one.state == "dropped"
    return (
        Shown(one.file.path, one.shown),
        Shown(one.state, language.say(STATES[one.state]), _TONES.get(one.state, "")),
        *(None if dropped else counts.get(section, 0) for section in COUNTED),
        None if dropped else one.file.warnings,
        one.file.loaded_at or None,
    )
