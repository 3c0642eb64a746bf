"""Thousands of real treaties: refused where ids repeat, and answered as plain arithmetic on the file answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Coop
from tests.treaties import NO_END, TREATIES, TYPES, Treaty, as_yaml, dateless, first_of_each_id, read_treaties


@pytest.fixture(scope="module")
def treaties(shared: Path) -> list[Treaty]:
    found = read_treaties(shared / TREATIES)
    assert len(found) == 4532
    return found


@pytest.fixture(scope="module")
def once(treaties: list[Treaty]) -> dict[str, Treaty]:
    return first_of_each_id(treaties)


@pytest.fixture(scope="module")
def store(treaty_store: Path) -> str:
    return str(treaty_store)


def rows(coop: Coop, store: str, *words: str, today: str = "2026-11-22") -> list[dict[str, Any]]:
    found = coop(*words, "--db", store, "--format", "json", today=today)
    assert found.code == 0, found.err
    answer = found.json
    assert isinstance(answer, list)
    return answer


def matches(found: list[dict[str, Any]]) -> dict[str, set[str]]:
    """The ids of an answer by their `match`."""
    groups: dict[str, set[str]] = defaultdict(set)
    for row in found:
        groups[row["match"]].add(row["id"])
    return dict(groups)


def test_it_is_refused_with_a_position_for_each_bad_record_and_both_of_a_repeated_id(
    coop: Coop, treaties: list[Treaty], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = as_yaml(treaties)
    (tmp_path / "treaties.yaml").write_text(text, encoding="utf-8")
    said = coop("load", "treaties.yaml").err.splitlines()
    assert sum(": error: " in line for line in said) == 50, "the first, and how many more"
    monkeypatch.setattr("coopcli.cli.loaded.MOST_SAID", 10_000)
    found = coop("load", "treaties.yaml")

    first: dict[str, int] = {}
    repeated, no_dates = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("  period: ") and "9999" in line:
            no_dates.append(("treaties.yaml", number, len("  period: ") + 1))
        elif line.startswith("- id: "):
            name = line.removeprefix("- id: ")
            if name in first:
                repeated.append(
                    f'treaties.yaml:{number}:3: error: the id "{name}" stands here and in '
                    f"treaties.yaml:{first[name]} [id-double]"
                )
            first.setdefault(name, number)
    assert (len(repeated), len(no_dates)) == (412 - 181, sum(map(dateless, treaties)))

    errors = [line for line in found.err.splitlines() if ": error: " in line]
    assert [line for line in errors if "[id-double]" in line] == repeated
    others = [line.split(":")[:3] for line in errors if "[id-double]" not in line]
    assert [(file, int(line), int(column)) for file, line, column in others] == no_dates
    assert f"{len(repeated) + len(no_dates)} errors" in found.err.splitlines()[-1]
    assert (found.code, found.out) == (1, "")
    assert coop("list").code == 3


def test_without_the_repeats_exactly_the_rest_is_there(
    coop: Coop, store: str, once: dict[str, Treaty]
) -> None:
    found = {row["id"]: row for row in rows(coop, store, "list")}
    assert 4532 - (412 - 181) - 4 <= len(once) < 4532 - (412 - 181)
    assert found.keys() == once.keys()
    for name, treaty in once.items():
        row = found[name]
        assert row["title"] == treaty.title.strip()
        stated = (row["type"] or "", row["date_signed"] or "", row["period"] or "")
        assert stated == (treaty.type, treaty.signed, treaty.period)
        assert [(party["name"], party["country"] or "") for party in row["parties"]] == list(treaty.parties)


def test_types_are_counted_as_in_the_file_those_not_stated_apart(
    coop: Coop, store: str, once: dict[str, Treaty]
) -> None:
    counts = Counter(treaty.type for treaty in once.values())
    assert sum(counts.values()) == len(once)
    for code in set(TYPES.values()):
        found = matches(rows(coop, store, "list", "--type", code, "--columns", "id,match"))
        assert (len(found["surely"]), len(found["unknown"])) == (counts[code], counts[""])


def test_countries_find_their_treaties_those_of_a_party_without_a_country_apart(
    coop: Coop, store: str, once: dict[str, Treaty]
) -> None:
    countries = {name: {country for _, country in treaty.parties} for name, treaty in once.items()}
    for country in ("VNM", "LAO", "FRA"):
        named = {name for name, of_parties in countries.items() if country in of_parties}
        without = {
            name for name, of_parties in countries.items() if not of_parties or "" in of_parties
        } - named
        found = matches(rows(coop, store, "list", "--country", country, "--columns", "id,match"))
        assert found == {"surely": named, "unknown": without}
        assert named


# Days, counted here on their own: a date is a first and a last day.


def days(text: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    year, month = parts
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def start_of(treaty: Treaty) -> tuple[date | None, date | None]:
    """Between which days it begins: when the term has begun and it is signed."""
    signed = days(treaty.signed) if treaty.signed else None
    if not treaty.starts:
        return (signed[0], None) if signed else (None, None)
    earliest, latest = days(treaty.starts)
    if treaty.ends and treaty.ends != NO_END:
        latest = min(latest, days(treaty.ends)[1])
    return (max(earliest, signed[0]), max(latest, signed[1])) if signed else (earliest, latest)


def end_of(treaty: Treaty) -> tuple[date, date] | None:
    """Between which days it ends; None where no end is stated, or there is none."""
    if not treaty.ends or treaty.ends == NO_END:
        return None
    earliest, latest = days(treaty.ends)
    return (max(earliest, days(treaty.starts)[0]), latest) if treaty.starts else (earliest, latest)


def status_of(treaty: Treaty, day: date) -> tuple[str, str | None]:
    """Status and certainty by DESIGN section 3, rule 2, of papers that nothing succeeds: the first that is possible."""
    begins, begun = start_of(treaty)
    end = end_of(treaty)
    if begins and day < begins:
        return "upcoming", "surely"
    if end and day > end[1]:
        return "lapsed", "surely"
    if not treaty.ends or (begins is None and not (end and day > end[0])):
        return "unknown", None
    lead = timedelta(days=180)
    possible = {
        "open_ended": end is None,
        "in_force": end is not None and day < end[1] - lead,
        "ending": end is not None and day >= end[0] - lead,
        "lapsed": end is not None and day > end[0],
        "upcoming": day < (begun or (end[1] if end else date.max)),
    }
    found = [status for status, may_be in possible.items() if may_be]
    return found[0], "surely" if len(found) == 1 or set(found) == {"in_force", "ending"} else "possibly"


@pytest.mark.parametrize("day", ["1950-06-15", "1992-12-31", "2009-01-01"])
def test_the_status_of_each_treaty_on_a_day_is_what_its_dates_say(
    coop: Coop, store: str, once: dict[str, Treaty], day: str
) -> None:
    found = {
        row["id"]: (row["status"], row["certainty"])
        for row in rows(coop, store, "list", "--columns", "id,status,certainty", today=day)
    }
    expected = {name: status_of(treaty, date.fromisoformat(day)) for name, treaty in once.items()}
    assert found == expected
    assert len(set(expected.values())) >= 5


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("1998", date(1998, 1, 1), date(1998, 12, 31)),
        ("2003", date(2003, 1, 1), date(2003, 12, 31)),
        ("2003-H1", date(2003, 1, 1), date(2003, 6, 30)),
        ("2008-01-01/2008-06-15", date(2008, 1, 1), date(2008, 6, 15)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_those_that_end_in_a_period_are_those_of_the_file(
    coop: Coop, store: str, once: dict[str, Treaty], period: str, first: date, last: date
) -> None:
    expected: dict[str, set[str]] = defaultdict(set)
    for name, treaty in once.items():
        end, (begins, _) = end_of(treaty), start_of(treaty)
        if begins and begins > last:
            continue
        if end and first <= end[0] and end[1] <= last:
            expected["surely"].add(name)
        elif end and end[0] <= last and first <= end[1]:
            expected["possibly"].add(name)
        elif not treaty.ends:
            expected["unknown"].add(name)
    found = rows(coop, store, "due", period, "--only", "end", "--columns", "id,match")
    assert matches(found) == expected
    assert expected["surely"]


def test_the_total_counts_what_is_listed(coop: Coop, store: str, once: dict[str, Treaty]) -> None:
    told = coop("list", "--db", store, "--limit", "3").out
    assert f"{len(once):,} agreements" in told
