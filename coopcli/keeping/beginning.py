"""What a new register begins with: an example in the language of the run, and files for editors and git."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from coopcli.i18n import spoken_language
from coopcli.keeping.json_schema import FILE, schema_text
from coopcli.records.record_types import SECTIONS
from coopcli.store import files_under, shipped
from coopcli.text import N_

EXAMPLE: Final = "agreements.yaml"
"""The file with the records."""


class NewFile(NamedTuple):
    """A file by its name below the folder, with what it holds, and what it is for, as a marked text."""

    name: str
    content: bytes
    purpose: str


_FILES: Final = (
    (EXAMPLE, "agreements.{language}.yaml", N_("the records: an example, to be written over")),
    ("README.md", "README.{language}.md", N_("what lies here")),
    (".vscode/settings.json", "settings.json", N_("for VS Code: the schema, and spaces to indent")),
    (".vscode/extensions.json", "extensions.json", N_("for VS Code: the extensions that it takes")),
    (".editorconfig", "editorconfig", N_("for every editor: UTF-8, and how lines end")),
    (".gitignore", "gitignore", N_("for git: what is left out")),
    (".gitattributes", "gitattributes", N_("for git: how lines end on every system")),
    (".pre-commit-config.yaml", "pre-commit-config.yaml", N_("for pre-commit: checked before each commit")),
)
"""Each file with its template and what it is for. No template has its file's name: git would go by it."""


def new_register() -> tuple[NewFile, ...]:
    """Give the files of a new register, the records first."""
    language = spoken_language().code
    made = [
        NewFile(
            name, shipped(f"templates/register/{template.format(language=language)}").read_bytes(), purpose
        )
        for name, template, purpose in _FILES
    ]
    schema = NewFile(FILE, schema_text().encode(), N_("for editors: what is completed and underlined"))
    return (made[0], schema, *made[1:])


_BEGINS_A_SECTION: Final = re.compile(
    rf"""^(?:\ufeff|\{{\s*)?["']?(?:{"|".join(SECTIONS)})["']?\s*:""", re.MULTILINE
)


def holding_records(folder: Path) -> str | None:
    """Give a file under a folder that holds records, or may; the example of a new register is none to itself."""
    example = str(folder / EXAMPLE)
    found = (entry.path for entry in files_under(str(folder), lambda _: None) if entry.path != example)
    return next((path for path in sorted(found) if _may_hold_records(path)), None)


def _may_hold_records(path: str) -> bool:
    """A file of other programs has no section; one that cannot be read may have any."""
    try:
        return bool(_BEGINS_A_SECTION.search(Path(path).read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return True
