"""Over thousands of treaties `summary` counts what plain arithmetic on the file counts."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Coop
from tests.test_treaties import days, status_of
from tests.treaties import TREATIES, Treaty, first_of_each_id, read_treaties


@pytest.fixture(scope="module")
def once(shared: Path) -> list[Treaty]:
    return list(first_of_each_id(read_treaties(shared / TREATIES)).values())


@pytest.fixture(scope="module")
def store(treaty_store: Path) -> str:
    return str(treaty_store)


def summed(coop: Coop, store: str, *words: str, today: str = "2026-11-22") -> list[dict[str, Any]]:
    found = coop("summary", *words, "--db", store, "--format", "json", today=today)
    assert found.code == 0, found.err
    rows = found.json
    assert isinstance(rows, list)
    return rows


def test_by_type_each_is_counted_once_and_the_total_is_all(
    coop: Coop, store: str, once: list[Treaty]
) -> None:
    found = {row["type"]: row for row in summed(coop, store, "--by", "type")}
    assert {name: row["surely"] for name, row in found.items()} == Counter(
        treaty.type or None for treaty in once
    )
    assert {(row["possibly"], row["unknown"]) for row in found.values()} == {(0, 0)}
    assert f"{len(once):,} agreements" in coop("summary", "--by", "type", "--db", store).out


@pytest.mark.parametrize("day", ["1950-06-15", "1992-12-31", "2009-01-01"])
def test_by_status_on_a_day_sure_and_possible_are_counted_apart(
    coop: Coop, store: str, once: list[Treaty], day: str
) -> None:
    """A status that cannot be told is a row of its own, in which each stands surely."""
    expected = Counter(status_of(treaty, date.fromisoformat(day)) for treaty in once)
    found: Counter[tuple[str, str | None]] = Counter()
    for row in summed(coop, store, "--by", "status", today=day):
        found[row["status"], None if row["status"] == "unknown" else "surely"] += row["surely"]
        found[row["status"], "possibly"] += row["possibly"]
        assert row["unknown"] == 0
    assert +found == expected
    assert len(expected) >= 5


def test_by_year_signed_a_day_a_month_and_a_year_count_for_the_year(
    coop: Coop, store: str, once: list[Treaty]
) -> None:
    """No date in that file spans years, and none is marked as unsure."""
    signed = [days(treaty.signed) if treaty.signed else None for treaty in once]
    assert all(ends is None or ends[0].year == ends[1].year for ends in signed)
    expected = Counter(str(ends[0].year) if ends else None for ends in signed)
    found = {row["year_signed"]: row for row in summed(coop, store, "--by", "year_signed")}
    assert {name: row["surely"] for name, row in found.items()} == expected
    assert {(row["possibly"], row["unknown"]) for row in found.values()} == {(0, 0)}
    assert expected[None] > 0


def test_by_type_and_by_year_the_cells_are_those_of_both(coop: Coop, store: str, once: list[Treaty]) -> None:
    expected = Counter(
        (treaty.type or None, str(days(treaty.signed)[0].year) if treaty.signed else None) for treaty in once
    )
    cells = summed(coop, store, "--by", "type", "--by", "year_signed")
    assert {(row["type"], row["year_signed"]): row["surely"] for row in cells} == expected
