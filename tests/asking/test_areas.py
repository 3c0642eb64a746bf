"""The areas of a commitment are its own, or its agreement's; those of another agreement are nobody's business."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.commands.conftest import Write, write  # noqa: F401  # a fixture
from tests.conftest import Coop

REGISTER = """\
sources: [{id: s}]
parties: [{id: a, name: A, country: VN, cite: s}, {id: b, name: B, country: LA, cite: s}]
agreements:
- {id: one, parties: [a, b], areas: health, commitments: [{id: x, text: t, cite: s}], cite: s}
- id: two
  parties: [a, b]
  commitments: [{id: y, text: t, areas: training, cite: s}, {id: z, text: t, cite: s}]
  cite: s
- {id: three, parties: [a, b], areas: culture, commitments: [{id: w, text: t, areas: health, cite: s}], cite: s}
"""

COMMITMENTS = {
    "health": {"one/x": "possibly", "two/z": "unknown", "three/w": "surely"},
    "training": {"one/x": "unknown", "two/y": "surely", "two/z": "unknown"},
    "culture": {"one/x": "unknown", "two/z": "unknown"},
}
AGREEMENTS = {
    "health": {"one": "surely", "two": "unknown", "three": "surely"},
    "training": {"one": "unknown", "two": "surely"},
    "culture": {"one": "unknown", "two": "unknown", "three": "surely"},
}


@pytest.fixture
def register(coop: Coop, write: Write) -> Coop:  # noqa: F811  # the fixture
    assert coop("load", str(write("register.yaml", REGISTER))).code == 0
    return coop


def matches(found: list[dict[str, Any]]) -> dict[str, str]:
    return {row["id"]: row["match"] for row in found}


@pytest.mark.parametrize("area", COMMITMENTS)
def test_a_commitment_and_its_agreement_answer_by_their_own_areas(area: str, register: Coop) -> None:
    listed = register("commitments", "--area", area, "--format", "json").json
    counted = register("summary", "--measure", "commitments", "--area", area, "--format", "json").json

    assert matches(listed) == COMMITMENTS[area]
    assert matches(register("list", "--area", area, "--format", "json").json) == AGREEMENTS[area]
    by_status = Counter(
        {
            grade: sum(row[grade] for row in counted if "status" in row)
            for grade in ("surely", "possibly", "unknown")
        }
    )
    assert +by_status == Counter(COMMITMENTS[area].values())


def test_an_agreement_is_as_sure_as_the_surest_of_its_commitments(coop: Coop, write: Write) -> None:  # noqa: F811
    text = """\
sources: [{id: s}]
parties: [{id: a, name: A, country: VN, cite: s}, {id: b, name: B, country: LA, cite: s}]
agreements:
- id: one
  parties: [a, b]
  commitments:
  - {id: x, text: t, areas: health, inferred: {areas: thought}, cite: s}
  - {id: y, text: t, areas: health, cite: s}
  cite: s
"""
    assert coop("load", str(write("register.yaml", text))).code == 0

    listed = coop("commitments", "--area", "health", "--format", "json").json
    assert matches(listed) == {"one/x": "possibly", "one/y": "surely"}
    assert matches(coop("list", "--area", "health", "--format", "json").json) == {"one": "surely"}
