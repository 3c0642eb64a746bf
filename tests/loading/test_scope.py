"""Whether an agreement is international: the view `agreement_scope`, as Law 70/2020/QH14, article 2, has it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Coop

SIDES = {
    "vn": "country: VN",
    "vn-2": "country: VN",
    "la": "country: LA",
    "kh": "country: KH",
    "nowhere": "kind: other",
    "nowhere-2": "kind: other",
    "federation": "level: international",
}


@pytest.mark.parametrize(
    ("parties", "scope"),
    [
        (("vn", "la"), "foreign"),
        (("vn", "vn-2", "la"), "foreign"),
        (("vn", "la", "nowhere"), "foreign"),
        (("vn", "federation"), "foreign"),
        (("vn", "vn-2"), "domestic"),
        (("la", "kh"), "domestic"),
        (("vn", "nowhere"), "unknown"),
        (("la", "nowhere"), "unknown"),
        (("vn", "vn-2", "nowhere"), "unknown"),
        (("nowhere", "nowhere-2"), "unknown"),
        (("vn",), "unknown"),
        (("la",), "unknown"),
        ((), "unknown"),
    ],
)
def test_a_vietnamese_and_a_foreign_party_make_it_international(
    coop: Coop, tmp_path: Path, parties: tuple[str, ...], scope: str
) -> None:
    """Another side that is not stated, or its country, leaves it open."""
    lines = ["parties:", *(f"- {{id: {name}, name: {name}, {says}}}" for name, says in SIDES.items())]
    lines += ["agreements:", "- id: paper", "  title: A paper"]
    lines += [f"  parties: [{', '.join(parties)}]"] if parties else []
    register = tmp_path / "register.yaml"
    register.write_text("\n".join(lines), encoding="utf-8")
    store = tmp_path / "store.sqlite3"

    assert coop("load", str(register), "--db", str(store)).code == 0

    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("SELECT scope FROM agreement_scope").fetchall() == [(scope,)]
