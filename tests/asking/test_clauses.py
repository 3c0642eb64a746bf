"""What single conditions of the clauses are for: each of these answers was wrong with one of them taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Write, write  # noqa: F401  # a fixture
from tests.conftest import Coop

ROOT = Path(__file__).parents[2]
REGISTER = """\
sources: [{id: s}]
parties:
- {id: kt, name: A, country: VN, province: Kon Tum, cite: s}
- {id: at, name: B, country: LA, province: Attapeu, cite: s}
agreements:
- {id: pair, parties: [kt, at], cite: s}
- {id: alone, parties: [kt], cite: s}
- {id: planned, standing: planned, period: 2020/2025, parties: [at], cite: s}
- {id: agreed, standing: agreed, period: 2020/2025, parties: [at], cite: s}
- {id: no-end, standing: signed, period: 2020/.., parties: [at], cite: s}
statements:
- {id: said, about: pair, text: t, areas: health, cite: s}
"""


@pytest.fixture
def register(coop: Coop, write: Write) -> Coop:  # noqa: F811  # the fixture
    assert coop("load", str(write("register.yaml", REGISTER)), str(ROOT / "docs/renewal.yaml")).code == 0
    return coop


def listed(register: Coop, *words: str) -> dict[str, str]:
    return {row["id"]: row["match"] for row in register("list", *words, "--format", "json").json}


def test_the_other_party_is_another_one(register: Coop) -> None:
    ours = ("--party", "kt")
    assert listed(register, *ours, "--with", "kt") == {"alone": "unknown"}
    assert listed(register, *ours, "--with", "at") == {"pair": "surely", "alone": "unknown"}


def test_an_end_that_was_moved_is_no_end(register: Coop) -> None:
    assert "extended-2022" not in listed(register, "--ends", "2025")
    assert listed(register, "--ends", "2027")["extended-2022"] == "surely"


def test_what_is_planned_or_has_no_end_does_not_end(register: Coop) -> None:
    found = listed(register, "--ends", "2025")
    assert {name: found.get(name) for name in ("planned", "agreed", "no-end")} == {
        "planned": None,
        "agreed": "possibly",
        "no-end": None,
    }


def test_an_area_that_only_a_statement_names_is_possible(register: Coop) -> None:
    assert listed(register, "--area", "health")["pair"] == "possibly"
