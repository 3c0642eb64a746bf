"""What rests on an inferred standing, or on one that is not stated: no answer makes more of it than the record does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Coop

REGISTER = """
sources:
- {id: s, title: A, date_published: 2024-06-01}
parties:
- {id: ours, name: Ours, country: VN, kind: red_cross, level: provincial, cite: s}
- {id: theirs, name: Theirs, country: LA, kind: red_cross, level: provincial, cite: s}
agreements:
- id: thought
  standing: signed
  parties: [ours, theirs]
  period: 2021/2028
  commitments: [{id: visit, text: Visit, every: year, turns: true, cite: s}]
  inferred: {standing: a review was held}
  cite: s
- {id: before, standing: signed, parties: [ours, theirs], period: 2019/2020, cite: s}
- id: after
  standing: signed
  parties: [ours, theirs]
  succeeds: before
  inferred: {standing: it is spoken of}
  cite: {standing: s, succeeds: {source: s, place: line 3, quote: renews the older one}}
activities:
- {id: trip, kind: visit, dates: 2023-05-01, parties: [{party: ours, role: host}, theirs], fulfils: thought/visit,
  cite: s}
"""

Rows = Callable[..., dict[str, dict[str, Any]]]


@pytest.fixture
def rows(coop: Coop, tmp_path: Path) -> Rows:
    """The rows of an answer by their ids."""
    (tmp_path / "all.yaml").write_text(REGISTER, encoding="utf-8")
    store = str(tmp_path / "coop.sqlite3")
    assert coop("load", str(tmp_path / "all.yaml"), "--db", store).code in (0, 1)

    def ask(*words: str) -> dict[str, dict[str, Any]]:
        out = coop(*words, "-f", "json", environment={"COOP_DB": store}, today="2026-02-02").out
        return {row["id"]: row for row in json.loads(out) if row.get("annex", "in_force") == "in_force"}

    return ask


def test_a_paper_signed_by_inference_is_at_most_possibly_in_force(rows: Rows) -> None:
    row = rows("list")["thought"]
    assert (row["status"], row["certainty"], row["status_reason"]) == (
        "in_force",
        "possibly",
        "signing_inferred",
    )
    assert "status" in row["inferred"]
    for words in (("--status", "in_force"), ("--on", "2026-02-02"), ("--ends", "2028")):
        found = rows("list", *words)["thought"]
        assert (found["match"], found["reasons"]) == ("possibly", ["signing_inferred"])


def test_what_follows_from_a_paper_signed_by_inference_is_at_most_possible(rows: Rows) -> None:
    assert rows("report", "2023")["thought"]["match"] == "possibly"
    turn = rows("turns")["thought/visit"]
    assert turn["certainty"] != "surely"
    assert "signing_inferred" in turn["reasons"]
    kept = rows("commitments", "2023")["thought/visit"]
    assert kept["certainty"] == "possibly"
    assert "signing_inferred" in kept["reasons"]
    assert "signing_inferred" in rows("due", "2028", "--only", "end")["thought"]["reasons"]


def test_a_successor_signed_by_inference_renews_at_most_possibly(rows: Rows) -> None:
    row = rows("list")["before"]
    assert (row["status"], row["or_status"], row["certainty"]) == ("renewed", ["lapsed"], "possibly")
