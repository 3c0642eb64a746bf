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
    "{file}:{line}: an alias stands here (*{name}): what it says is written elsewhere, and would change there"
)
ANCHORED: Final = N_(
    "{file}:{line}: other places of the file refer to this one by an anchor (&), and would change with it"
)
COMMENTED: Final = N_(
    "{file}:{line}: comments stand inside what would be removed or written anew, and would be lost or moved"
)
CROWDED: Final = N_(
    "{file}:{line}: several dashes or keys share one line, and cannot be parted without risk to the rest"
)
LAST_TEXT: Final = N_(
    "{file}:{line}: the text that ends the file has no line break behind it, and would get one"
)
IN_TEXT: Final = N_(
    "{file}:{line}: one text stands here for the whole of {field}, with no place for a part of it"
)
CITED_WHOLE: Final = N_(
    "{file}:{line}: the citation here is of the whole record; which fields it is to stay with is for you to say"
)
NO_PLACE: Final = N_("{file}:{line}: the list {field} has no such place")
NO_LIST: Final = N_("{file}:{line}: what stands here for {field} is not a list")
A_LIST: Final = N_("{file}:{line}: a list stands here for {field}; say which place of it is meant")
NO_FIELD: Final = N_("{file}:{line}: the field {field} does not stand here, so there is nothing to remove")
ONLY_FIELD: Final = N_("{file}:{line}: the record has only the field {field}, and would be empty")
NOTHING: Final = N_("{file}: an empty text, list or mapping is not a value for {field}")
HALF_CHARACTER: Final = N_("{file}: the new text of {field} holds half a character, which a file cannot hold")
NO_RECORD: Final = N_("{file}: there is no record {id} in the section {section}")
TWICE: Final = N_(
    "{file}:{line}: a second record {id} stands here in the section {section}, and either may be meant"
)
SINGLE_THERE: Final = N_("{file}:{line}: the section {section} is one record, which stands here already")
NO_SECTION: Final = N_("{file}:{line}: what stands here in the section {section} is not a list of records")


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
    hints = (_LOOK if error.message in _MISTAKEN else hint,)
    values["line_to_type"] = to_type(["coop", "load", file])
    return OutputError(error.message, hints, **values)


def _place(name: str, path: Path) -> str:
    """Give the way to a place as people read it: `vwu-lwu-2022: parties[1].name_as_signed`, the first place being 1."""
    steps = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return f"{name}: {steps.removeprefix('.')}" if steps else name


_PUT: Final = N_("write {text} by hand at {place}, then: {line_to_type}")
_ADD: Final = N_("write {record} by hand into the section {section}, then: {line_to_type}")
_DROP: Final = N_("remove {place} by hand, then: {line_to_type}")
_LOOK: Final = N_("look at what the file says in this place, then try again")
_MISTAKEN: Final = frozenset({NOTHING, HALF_CHARACTER, NO_RECORD, NO_FIELD, NO_PLACE, SINGLE_THERE})
