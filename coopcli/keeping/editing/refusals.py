"""Why a change is not made: each reason in a sentence, raised with the place in the text where it lies."""

from __future__ import annotations

from typing import Final

from coopcli.errors import OutputError
from coopcli.keeping.editing.edits import Add, Edit, Path, Put
from coopcli.keeping.editing.writing import Style, Writer
from coopcli.text import N_, is_utf8, to_type


class RefusedChangeError(Exception):
    """A change that is not made: the marked sentence, the line that it is about, from 0, and further values."""

    def __init__(self, message: str, line: int, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.values = values


UNUSUAL: Final = N_(
    "{file}:{line}: this place is written in a way that cannot be changed without risk to the rest"
)
ALIAS: Final = N_(
    "{file}:{line}: an alias stands here (*{name}); what it says is written elsewhere, and would change there"
)
ANCHORED: Final = N_(
    "{file}:{line}: other places of this file refer to this one by an anchor (&), and would change with it"
)
COMMENTED: Final = N_(
    "{file}:{line}: comments stand inside what would be written anew, and would be lost or moved"
)
CROWDED: Final = N_("{file}:{line}: several dashes or keys stand in one line, which cannot be parted safely")
LAST_TEXT: Final = N_(
    "{file}:{line}: the text that ends the file has no line break behind it, and would get one"
)
IN_TEXT: Final = N_("{file}:{line}: {field} is one text here, so that there is no place for a part of it")
CITED_WHOLE: Final = N_("{file}:{line}: {field} is written here for the whole record, not for each field")
NO_PLACE: Final = N_("{file}:{line}: the list {field} is shorter, and has no such place")
NO_LIST: Final = N_("{file}:{line}: {field} is no list here")
A_LIST: Final = N_("{file}:{line}: {field} is a list here, and has places, not fields")
NO_FIELD: Final = N_("{file}:{line}: there is no {field} here to be removed")
ONLY_FIELD: Final = N_("{file}:{line}: {field} is the only field of its record, which would be empty")
NOTHING: Final = N_("{file}: an empty text, list or mapping is no value for {field}")
HALF_CHARACTER: Final = N_("{file}: the new text of {field} holds half a character, which no file can hold")
NO_RECORD: Final = N_("{file}: the section {section} has no record {id}")
TWICE: Final = N_(
    "{file}:{line}: the section {section} has several records {id}, and which is meant cannot be told"
)
SINGLE_THERE: Final = N_("{file}:{line}: the section {section} holds one record, which is there already")
NO_SECTION: Final = N_("{file}:{line}: the section {section} is no list of records")


def refusal(error: RefusedChangeError, edit: Edit, file: str, line: int) -> OutputError:
    """Say why an edit is not made, and what a person can write instead."""
    writer = Writer(Style())
    values: dict[str, object] = {"file": file, "line": line + 1, "section": edit.section, **error.values}
    if isinstance(edit, Add):
        hint, values["record"] = _ADD, writer.inline(dict(edit.value))
    elif isinstance(edit, Put):
        *above, last = edit.path or (edit.section,)
        value = writer.inline(edit.value) if is_utf8(writer.inline(edit.value)) else "…"
        hint, values["text"] = _PUT, f"{writer.key(last)}: {value}" if isinstance(last, str) else f"- {value}"
        values["place"] = _place(edit.id, tuple(above))
    else:
        hint, values["place"] = _DROP, _place(edit.id, edit.path)
    hints = () if error.message in _WITHOUT_HINT else (hint,)
    values["line_to_type"] = to_type(["coop", "load", file])
    return OutputError(error.message, hints, **values)


def _place(name: str, path: Path) -> str:
    """Give the way to a place as people read it: `vwu-lwu-2022: parties[1].name_as_signed`, the first place being 1."""
    steps = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return f"{name}: {steps.removeprefix('.')}" if steps else name


_PUT: Final = N_("write {text} by hand at {place}, then: {line_to_type}")
_ADD: Final = N_("write {record} by hand into the section {section}, then: {line_to_type}")
_DROP: Final = N_("remove {place} by hand, then: {line_to_type}")
_WITHOUT_HINT: Final = frozenset({NOTHING, HALF_CHARACTER, NO_RECORD, NO_FIELD, NO_PLACE, SINGLE_THERE})
