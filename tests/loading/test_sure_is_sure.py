"""What is said to be sure of an agreement holds, whatever days its vague dates prove to be.

Agreements with dates known to the year or month are loaded beside copies in which each date is one of the days that it
can be. A status that is sure must be that of every copy: not begun, running or over.
"""

from __future__ import annotations

import random
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

from coopcli.problems import Problem
from coopcli.reading.records import read_file
from tests.stores import CLOCK, Store
from tests.terms.lives import document, written

PHASES = {
    "upcoming": "not begun",
    "in_force": "running",
    "ending": "running",
    "lapsed": "over",
    "terminated": "over",
}
PAPERS, COPIES = 50, 12

Paper = tuple[tuple[str, ...], str]
"""Its dates, and its fields in YAML with a place for each."""


def _date(chance: random.Random, first: int, last: int) -> str:
    day = date(first, 1, 1) + timedelta(days=chance.randrange(365 * (last - first + 1)))
    return day.isoformat()[: chance.choice([4, 7, 7, 10, 10])]


def _paper(chance: random.Random) -> Paper:
    dates = [_date(chance, 2018, 2019), _date(chance, 2020, 2021)]
    renewal = chance.choice(
        ["never", "express, 90 days", "tacit, -, 1 year", "tacit, 1 month, 1 month", "tacit"]
    )
    told = {}
    if renewal.startswith("tacit, ") and chance.random() < 0.3:
        renewal += ", {2}"
        dates.append(_date(chance, 2022, 2023))
    if chance.random() < 0.3:
        told["decisions"] = f"[{{{{decision: let_end, date: '{{{len(dates)}}}'}}}}]"
        dates.append(_date(chance, 2020, 2022))
    if chance.random() < 0.6:
        kind = chance.choice(["extension", "termination", "withdrawal"])
        further = f", extended_to: '{{{len(dates) + 1}}}'" if kind == "extension" else ""
        told["changes"] = f"[{{{{kind: {kind}, date_in_force: '{{{len(dates)}}}'{further}}}}}]"
        dates += [_date(chance, 2020, 2022), _date(chance, 2022, 2024)]
    fields = written("", "", "", **told)
    parts = renewal.split(", ")
    names = ("mode", "notice_period", "length", "max_extent_date")
    terms = ", ".join(f"{name}: '{value}'" for name, value in zip(names, parts, strict=False) if value != "-")
    return tuple(dates), f"period: '{{0}}/{{1}}', renewal: {{{{{terms}}}}}, {fields}"


def _day(chance: random.Random, known: str) -> str:
    if len(known) == 4:
        known += f"-{chance.choice([1, 12, chance.randint(1, 12)]):02}"
    if len(known) == 7:
        last = monthrange(int(known[:4]), int(known[5:]))[1]
        known += f"-{chance.choice([1, last, chance.randint(1, last)]):02}"
    return known


def _loads(paper: str) -> bool:
    found = read_file(document({"a": paper}).encode(), "a.yaml", CLOCK)
    return not any(isinstance(one, Problem) and one.severity == "error" for one in found)


def _papers(chance: random.Random) -> dict[str, str]:
    papers: dict[str, str] = {}
    for number in range(PAPERS):
        dates, fields = _paper(chance)
        copies = [tuple(_day(chance, known) for known in dates) for _ in range(COPIES)]
        for place, days in enumerate([dates, *copies]):
            paper = fields.format(*days)
            if _loads(paper):
                papers[f"a{number}-{place}"] = paper
    return papers


def test_a_status_that_is_sure_is_that_of_all_days_that_a_date_can_be(tmp_path: Path) -> None:
    papers = _papers(random.Random(22))
    store = Store(tmp_path / "coop.sqlite3")
    assert store.load({"/a.yaml": document(papers)}).kept
    compared = 0
    for ordinal in range(date(2019, 6, 1).toordinal(), date(2025, 3, 1).toordinal(), 17):
        query = "SELECT agreement, status, certainty FROM agreement_status"
        rows = {row[0]: row[1:] for row in store.ask(query, day=date.fromordinal(ordinal))}
        for name, (status, _) in rows.items():
            vague = rows.get(f"{name.partition('-')[0]}-0")
            if vague and vague[1] == "surely" and status in PHASES:
                compared += 1
                assert PHASES[status] == PHASES[vague[0]], (
                    date.fromordinal(ordinal), papers[name], papers[f"{name.partition('-')[0]}-0"]
                )  # fmt: skip
    assert compared > 10_000
