"""`coop schema`: the JSON Schema of a register's file, to the screen or to a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coopcli.keeping.json_schema import register_schema
from tests.commands.conftest import Write
from tests.conftest import Coop


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_it_is_written_to_the_screen_the_same_in_both_languages(coop: Coop, lang: str) -> None:
    found = coop("schema", lang=lang)
    assert (found.code, found.err) == (0, "")
    assert found.json == register_schema()
    assert found.json["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_it_is_written_to_a_file(coop: Coop, write: Write) -> None:
    write("notes.txt", "")
    found = coop("schema", "--output", "register.schema.json")
    assert (found.code, found.out, found.err) == (0, "", "")
    assert json.loads(Path("register.schema.json").read_text("utf-8")) == register_schema()


def test_where_it_cannot_be_written_that_is_said(coop: Coop, write: Write) -> None:
    write("notes.txt", "")
    found = coop("schema", "--output", "nowhere/register.schema.json")
    assert found.code == 5
    assert "there is no such folder" in found.err


def test_it_needs_no_store_and_makes_none(coop: Coop, tmp_path: Path) -> None:
    assert coop("schema").code == 0
    assert not (tmp_path / "coop.sqlite3").exists()
