"""README's row "a field", done: in how many originals an agreement was made."""

from __future__ import annotations

from tests.recipes.conftest import Checkout

TYPE = "coopcli/records/record_types/agreements.py"
OWNER = '    plain("owner", '
ORIGINALS = '    field("originals", FieldKind.INTEGER, "số bản gốc", "mấy bản", "how many were made"),\n'
REGISTER = """\
sources: [{id: s}]
parties: [{id: a, name: A, country: VN, cite: s}, {id: b, name: B, country: LA, cite: s}]
agreements:
- {id: x, parties: [a, b], originals: %s, inferred: {originals: by custom}, cite: {originals: s p. 2}}
"""


def test_a_field_is_added_in_one_file_read_checked_shown_and_kept(checkout: Checkout) -> None:
    register = checkout.folder.parent / "register.yaml"
    register.write_text(REGISTER % 4, encoding="utf-8")
    assert 'unknown field "originals"' in checkout.coop("load", "--only", str(register)).err

    checkout.edit(TYPE, OWNER, ORIGINALS + OWNER)
    assert checkout.touched == {TYPE}

    found = checkout.coop("load", "--only", str(register))
    assert (found.code, found.err.count("error")) == (0, 0)
    shown = checkout.coop("show", "x", "--format", "json").json[0]
    assert shown["originals"] == 4
    page = checkout.coop("show", "x").out
    assert "originals" in page
    assert "by custom" in page

    register.write_text(REGISTER % "some", encoding="utf-8")
    refused = checkout.coop("load", "--only", str(register))
    assert refused.code == 1
    assert "register.yaml:4:39" in refused.err
