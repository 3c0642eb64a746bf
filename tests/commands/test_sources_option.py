"""`--sources`: behind each record that an answer lists, where a source says so and what is inferred."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coopcli import store
from tests.conftest import Coop


@pytest.fixture
def loaded(coop: Coop) -> Coop:
    assert coop("load").code == 0
    return coop


def test_a_stated_field_has_its_source_and_place(loaded: Coop) -> None:
    """Seed 000 line 4 states the signing, its day and its place."""
    (row,) = loaded("list", "--party", "vwu", "--sources", "--format", "json").json

    signed = [one for one in row["evidence"] if one["field"] == "date_signed"]
    assert [(one["source"], one["place"], one["inferred"]) for one in signed] == [("s000", "line 4", None)]


def test_an_inferred_field_has_its_reason(loaded: Coop) -> None:
    """The year in which the Red Cross memorandum of 2022–2027 was signed is inferred from its term."""
    rows = loaded("list", "--kind", "red_cross", "--sources", "--format", "json").json

    (row,) = [one for one in rows if one["id"] == "rc-kon-tum-attapeu-2022"]
    reasons = [one["inferred"] for one in row["evidence"] if one["field"] == "date_signed"]
    assert reasons
    assert all(set(reason) == {"vi", "en"} for reason in reasons)


def test_people_read_the_fields_by_their_labels_in_their_language(loaded: Coop) -> None:
    told = loaded("list", "--party", "vwu", "--sources", lang="vi")

    assert "ngày ký: s000 dòng 4" in told.out


def test_without_the_option_no_key_is_added(loaded: Coop) -> None:
    assert all("evidence" not in row for row in loaded("list", "--format", "json").json)


@pytest.mark.parametrize("command", ["due", "activities", "parties", "commitments", "turns", "timeline"])
def test_every_list_of_records_takes_the_option(loaded: Coop, command: str) -> None:
    rows = loaded(command, "--sources", "--format", "json", today="2026-11-22").json

    assert rows
    assert all("evidence" in row for row in rows)


@pytest.mark.parametrize("command", ["list", "due", "show vwu-lwu-2022", "gaps", "summary", "report 2022"])
def test_the_sources_are_found_while_the_question_has_the_store_open(
    loaded: Coop, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    opened: list[Path] = []
    really_open = store.open_for_reading

    def open_noting(path: Path, day: date) -> store.Connection:
        opened.append(path)
        return really_open(path, day)

    monkeypatch.setattr(store, "open_for_reading", open_noting)

    assert loaded(*command.split(), "--sources", today="2026-11-22").code == 0
    assert len(opened) == 1


def test_the_rows_of_a_query_have_their_sources_too(loaded: Coop) -> None:
    told = loaded("sql", "SELECT id FROM agreement ORDER BY id LIMIT 1", "--sources", "--format", "json")

    assert [one["source"] for one in told.json[0]["evidence"]]


def test_an_answer_without_records_stays_as_it_is(loaded: Coop) -> None:
    assert loaded("places", "kon tum", "--sources").out == loaded("places", "kon tum").out
