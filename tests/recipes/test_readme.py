"""README's table "to add | touch" names what the recipes of this folder touch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.recipes import (
    test_add_a_column,
    test_add_a_command,
    test_add_a_field,
    test_add_a_filter,
    test_add_a_kind_of_duty,
)

TOUCHED = {
    "a field": {test_add_a_field.TYPE},
    "a column of a list": {*test_add_a_column.HELD_BY_THE_STORE},
    "a filter": {test_add_a_filter.AGREEMENT},
    "a command": {test_add_a_command.APP, test_add_a_command.COMMAND},
    "a kind of duty": {test_add_a_kind_of_duty.CODELISTS, test_add_a_kind_of_duty.KINDS},
}
"""The files of each recipe, as its own test asserts them."""


def row_of(addition: str) -> str:
    """What README says that one touches for an addition."""
    lines = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"| {addition} |")]
    return row


@pytest.mark.parametrize("addition", TOUCHED)
def test_the_row_names_each_file_or_its_folder(addition: str) -> None:
    row = row_of(addition)
    for file in TOUCHED[addition]:
        path = Path(file.removeprefix("coopcli/"))
        assert f"`{path.as_posix()}`" in row or f"`{path.parent.as_posix()}/`" in row, f"{file} not in: {row}"


def test_every_file_that_the_table_names_is_there() -> None:
    root = Path(__file__).parents[2]
    text = (root / "README.md").read_text(encoding="utf-8")
    rows = text.partition("| to add | touch |")[2].partition("\n\n")[0]
    named = [name for name in re.findall(r"`([^`]+)`", rows) if "/" in name or name.endswith((".py", ".sql"))]
    assert len(named) > len(TOUCHED)
    for name in named:
        found = (root / name).exists() or (root / "coopcli" / name).exists()
        inside = (root / folder for folder in ("coopcli/asking/filters", "tests/render"))
        assert found or any((folder / name).exists() for folder in inside), name
