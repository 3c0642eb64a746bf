"""`coop timeline`: bars that say of every year what `coop list --on` says of its days."""

from __future__ import annotations

import csv
import io

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop

TODAY = "2026-11-22"


def bars(out: str) -> dict[str, str]:
    """The last word of each line that has a bar, by its first."""
    lines = [line.split() for line in out.splitlines() if "·" in line]
    return {words[0]: words[-1] for words in lines}


def test_every_bar_agrees_with_the_list_on_that_day(register: Coop) -> None:
    """1 December of 2019 to 2028: solid where `list --on` is sure, pale where it says possibly, else empty."""
    out = register("timeline", today=TODAY).out
    drawn = bars(out)
    assert len(drawn) == 7
    years = 2029 - 2019 + 1
    per_year = len(drawn["vwu-lwu-2022"]) // years
    for year in range(2019, 2029):
        rows = register("list", "--on", f"{year}-12-01", "--format", "json", today=TODAY).json
        match = {row["id"]: row["match"] for row in rows}
        place = (year - 2019) * per_year + (334 * per_year) // 365
        for name, bar in drawn.items():
            if bar[place] != "│":
                expected = {"surely": "█", "possibly": "░"}.get(match.get(name, ""), "·")
                assert (name, year, bar[place]) == (name, year, expected)


def test_today_stands_in_the_same_place_of_every_bar(register: Coop) -> None:
    """2026 is the eighth year of an axis that begins in 2019."""
    places = {bar.index("│") for bar in bars(register("timeline", today=TODAY).out).values()}
    (place,) = places
    width = len(bars(register("timeline", today=TODAY).out)["vwu-lwu-2022"]) // 11
    assert place // width == 7


def test_terms_that_are_not_stated_stand_apart(register: Coop) -> None:
    out = register("timeline", today=TODAY).out
    above, below = out.split("Term not stated")
    for name in ("wu-ha-noi-vientiane-2022", "wu-dak-lak-sekong-2022"):
        assert name in below
        assert name not in above
    assert "9 agreements" in below


def test_a_pipe_gets_eighty_columns_at_most(register: Coop) -> None:
    lines = register("timeline", today=TODAY).out.splitlines()
    assert max(len(line) for line in lines if "·" in line) <= 80


def test_the_exact_days_are_in_the_csv_and_the_bars_are_not(register: Coop) -> None:
    out = register("timeline", "--format", "csv", today=TODAY).out
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(out))}
    assert len(rows) == 9
    national = rows["vwu-lwu-2022"]
    assert (national["starts_earliest"], national["starts_latest"]) == ("2022-07-02", "2022-12-31")
    assert (national["ends_earliest"], national["ends_latest"]) == ("2027-01-01", "2027-12-31")
    assert "█" not in out


def test_open_unstated_and_planned_ends_look_different(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES)
    write("b.yaml", agreement("open", "period: 2021-01-01/..", "standing: signed"))
    write("c.yaml", agreement("unstated", "period: 2021-01-01/", "standing: signed"))
    write("d.yaml", agreement("planned", "period: 2027/2029", "standing: planned"))
    write("e.yaml", agreement("exact", "period: 2020-01-01/2021-12-31", "standing: signed"))
    assert coop("load", ".").code == 0
    drawn = bars(coop("timeline", today=TODAY).out)
    assert drawn["open"].endswith("█→")
    assert drawn["unstated"].endswith("??")
    assert set(drawn["planned"]) == {"·", "│", "╌"}
    assert set(drawn["exact"]) == {"·", "│", "█"}


def test_a_start_that_is_none_does_not_stretch_the_axis_to_the_year_one(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES)
    write("b.yaml", agreement("old", "period: ../2022", "standing: signed"))
    assert coop("load", ".").code == 0
    out = coop("timeline", today=TODAY).out
    assert "2022" in out.splitlines()[0]


def test_an_axis_of_centuries_fits(coop: Coop, write: Write) -> None:
    """349 of 379 years are surely in force: the rest is the first, the last and the years since."""
    write("a.yaml", SOURCE + PARTIES)
    write("b.yaml", agreement("treaty", "period: 1648/1998", "standing: signed"))
    assert coop("load", ".").code == 0
    (bar,) = bars(coop("timeline", today=TODAY).out).values()
    assert len(bar) <= 78
    assert bar.count("█") / len(bar) > 0.85


def test_matches_stand_apart_by_how_sure_they_are(register: Coop) -> None:
    rows = register("timeline", "--status", "in_force", "--format", "json", today="2024-06-01").json
    listed = register("list", "--status", "in_force", "--format", "json", today="2024-06-01").json
    assert {(row["id"], row["match"]) for row in rows} == {(row["id"], row["match"]) for row in listed}


def test_an_empty_answer_says_so(register: Coop) -> None:
    found = register("timeline", "--country", "JP")
    assert found.code == 0
    assert "no agreement" in found.out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_bars_fit_a_terminal_of_sixty_columns(
    register: Coop, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setattr("coopcli.cli.session.is_terminal", lambda stream: True)
    out = register("timeline", lang=lang, today=TODAY, environment={"COLUMNS": "60", "NO_COLOR": "1"}).out
    assert max(len(line) for line in out.splitlines()) <= 60
    assert len(bars(out)) == 7
