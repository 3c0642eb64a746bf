"""README's row "a column of a list", done: one that the row holds already, and one that only the store holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tests.recipes.conftest import Checkout

LAST_COLUMN = '    "line": Column(N_("line"), Type.NUMBER, field("row.line")),\n'
COLUMNS = "coopcli/agreements/answer.py"
ROW = "coopcli/agreements/find.py"

HELD_BY_THE_ROW: Mapping[str, Sequence[tuple[str, str]]] = {
    COLUMNS: [
        (
            LAST_COLUMN,
            LAST_COLUMN + '    "term": Column(N_("number of the term"), Type.NUMBER, field("row.term")),\n',
        )
    ],
}
HELD_BY_THE_STORE: Mapping[str, Sequence[tuple[str, str]]] = {
    "schema.sql": [("  agreement.owner,\n", "  agreement.owner,\n  agreement.party_count,\n")],
    ROW: [("    owner: str | None\n", "    owner: str | None\n    party_count: int\n")],
    COLUMNS: [
        (
            LAST_COLUMN,
            LAST_COLUMN + '    "party_count": Column(N_("sides"), Type.NUMBER, field("row.party_count")),\n',
        ),
    ],
}


@pytest.mark.parametrize(("changes", "key"), [(HELD_BY_THE_ROW, "term"), (HELD_BY_THE_STORE, "party_count")])
def test_a_new_column_is_in_every_list_of_agreements(
    changes: Mapping[str, Sequence[tuple[str, str]]], key: str, checkout: Checkout
) -> None:
    for file, edits in changes.items():
        for old, new in edits:
            checkout.edit(file, old, new)
    assert checkout.touched == changes.keys()

    day = ("--today", "2026-11-28", "--format", "json")
    assert checkout.coop("load").code == 0
    named = checkout.coop("list", "--columns", f"id,{key}", "--sort", f"-{key}", *day).json
    assert [row.keys() for row in named] == [{"id", key}] * 9
    assert [row[key] for row in named] == sorted((row[key] for row in named), reverse=True)
    assert all(isinstance(row[key], int) for row in checkout.coop("timeline", *day).json)
    assert all(key in row for row in checkout.coop("due", "2027", *day).json)
