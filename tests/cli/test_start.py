"""`coop` alone: how the agreements stand, what comes next, what to type; or how to begin."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from coopcli.answer import Facts, value_of
from coopcli.asking.question import NOTHING
from coopcli.cli.app import main
from coopcli.days.periods import read_span
from coopcli.duties.falling_due import find_due, standing_on
from coopcli.duties.judge import Asked, days_of
from coopcli.duties.rows import DutyFound
from coopcli.duties.standing import start_answer
from coopcli.i18n import language_of, speaking
from coopcli.render import FORMATS, Look
from coopcli.store import open_for_reading, shipped
from tests.conftest import Coop

UPCOMING = {"overdue", "this_week", "this_month", "this_quarter", "later"}

KEPT = """
settings:
  tracks:
  - {step: copy, since: 2020}
  - {step: commitment, since: 2020}
  - {step: yearly_report, since: 2020}
  - {step: end, since: 2020}
parties:
- {id: here, name: The Union of Here, country: VN}
- {id: there, name: The Union of There, country: LA}
sources:
- {id: s1, title: A page}
agreements:
"""


def agreements(number: int) -> str:
    """Agreements whose duties fall on many days, several on the same one."""
    lines = []
    for place in range(number):
        first = date(2021, 1, 1) + timedelta(days=37 * (place // 2))
        last = date(2024, 12, 31) + timedelta(days=29 * (place // 3))
        period = (f"{first}/{last}", f"{first.year}/{last.year}", f"{first}/..", f"{first.year}")[place % 4]
        lines += [
            f"- id: agreement-{place:02}",
            "  parties: [here, there]",
            f"  date_signed: {first}",
            f"  period: {period}",
            "  cite: s1",
            *(["  changes: [{kind: suspension, date_in_force: 2023-02-01}]"] if place % 5 == 3 else []),
            "  commitments:",
            f"  - {{id: visit, text: Visit, every: {('year', '2 years', 'quarter')[place % 3]}, cite: s1}}",
        ]
    return "\n".join(lines) + "\n"


NOTED = """
duties:
- {duty: agreement-00/copy, done: 2024-01-01}
- {duty: agreement-03/end, snoozed_until: 2030-01-01}
- {duty: agreement-04/visit/2024, snoozed_until: 2030-01-01}
- {duty: yearly-report-2024, done: 2024-11-10}
"""


@pytest.fixture(scope="module")
def kept_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that keeps steps complete, with notes of its keepers on some duties."""
    folder = tmp_path_factory.mktemp("kept")
    register, store = folder / "kept.yaml", folder / "coop.sqlite3"
    register.write_text(KEPT + agreements(24) + NOTED, encoding="utf-8")
    assert main(["load", str(register), "--lang", "en", "--db", str(store)]) == 0
    return store


@pytest.fixture
def register(coop: Coop, shipped_store: Path, tmp_path: Path) -> Coop:
    """The command, with the register that ships loaded."""
    shutil.copyfile(shipped_store, tmp_path / "coop.sqlite3")
    return coop


def is_past_of_the_office(one: DutyFound) -> bool:
    return one.bucket == "past" and one.row.step in ("yearly_report", "plan_to_sign", "plan_to_implement")


def asked_on(day: date) -> Asked:
    return Asked(span=read_span("1y", day), explicit=False, days=days_of(day))


# The duties that come next


@pytest.mark.parametrize("number", [1, 5, 40])
@pytest.mark.parametrize("which", ["kept", "shipped"])
def test_the_duties_are_the_first_of_those_that_due_lists_as_overdue_or_still_to_come(
    which: str, number: int, kept_store: Path, shipped_store: Path
) -> None:
    store = kept_store if which == "kept" else shipped_store
    shown = 0
    for month in range(70):
        day = date(2021 + month // 12, month % 12 + 1, (1, 2, 15, 28)[month % 4])
        with closing(open_for_reading(store, day)) as connection:
            due = find_due(connection, NOTHING, asked_on(day))
            first = [one.row.duty for one in due.found if one.bucket in UPCOMING][:number]
            past = [one.row.duty for one in due.found if is_past_of_the_office(one)]
            expected = [one.row.duty for one in due.found if one.row.duty in (*first, *past)]
            standing = standing_on(connection, asked_on(day), number)
        assert [one.row.duty for one in standing.next_duties] == expected, day
        shown += len(expected)
    assert shown > 60


def test_what_is_overdue_comes_first(kept_store: Path) -> None:
    """On 2025-01-02 the commitments of 2024, kept complete since 2020, are a day late and go before the rest."""
    day = date(2025, 1, 2)
    with closing(open_for_reading(kept_store, day)) as connection:
        standing = standing_on(connection, asked_on(day), 100)
    buckets = [one.bucket for one in standing.next_duties]

    assert "overdue" in buckets
    assert "overdue" not in buckets[buckets.count("overdue") :]
    assert "agreement-02/visit/2024" in [one.row.duty for one in standing.next_duties]
    assert not {"agreement-04/visit/2024", "yearly-report-2024"} & {
        one.row.duty for one in standing.next_duties
    }


def test_without_any_duty_it_says_so(coop: Coop, tmp_path: Path) -> None:
    path = tmp_path / "party.yaml"
    path.write_text("parties:\n- {id: alone, name: Alone}\n", encoding="utf-8")
    coop("load", str(path))

    assert "nothing in this register falls due in the next twelve months" in coop().out


# The counts


@pytest.mark.usefixtures("english")
def test_every_agreement_is_in_exactly_one_count(register: Coop, shipped_store: Path) -> None:
    """Whatever the day, the counts add up to the agreements that `list` has, and each is that of its statuses."""
    for day in ("1990-01-01", "2022-07-02", "2025-06-30", "2027-06-30", "2040-01-01"):
        listed = register("list", "--format", "json", today=day).json
        with closing(open_for_reading(shipped_store, date.fromisoformat(day))) as connection:
            standing = standing_on(connection, asked_on(date.fromisoformat(day)), 5)
        for certainty, counts in (("surely", standing.sure), ("possibly", standing.possible)):
            for status in {row["status"] for row in listed}:
                of = [row for row in listed if row["status"] == status]
                expected = sum((row["certainty"] or "surely") == certainty for row in of)
                assert counts.get(status, 0) == expected, (day, status, certainty)
        answer = start_answer(standing, date.fromisoformat(day))
        counted = answer.sections[0]
        assert isinstance(counted, Facts)
        assert sum(int(str(value_of(fact.value))) for fact in counted.facts) == len(listed) == 9


def test_what_is_only_possible_is_said_apart(register: Coop) -> None:
    """On 22 November 2026: one agreed paper is possibly in force; two surely are, and end on some day of 2027."""
    lines = [line.split("  ", 1) for line in register(today="2026-11-22").out.splitlines()[2:7]]

    assert {label: number.strip() for label, number in lines} == {
        "ending soon": "0",
        "in force": "3: 2 surely, 1 possibly; 2 of them possibly ending soon",
        "expired, no signed successor on record": "3",
        "renewed or terminated": "1 possibly",
        "term not stated in full": "2",
    }


# The files


def test_a_file_changed_since_it_was_loaded_is_loaded_and_one_gone_is_named(
    coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "c"):
        Path(f"{name}.yaml").write_text(f"sources:\n- {{id: source-{name}}}\n", encoding="utf-8")
        coop("load", f"{name}.yaml")
    assert coop().err == ""
    text = "parties: [{id: p, name: P}, {id: q, name: Q}]\nagreements: [{id: a, parties: [p, q], cite: source-c}]\n"
    Path("a.yaml").write_text(text, encoding="utf-8")
    taken_up = coop()
    Path("c.yaml").unlink()
    kept = coop()

    assert taken_up.out.startswith("1 cooperation agreement on ")
    assert "changed: a.yaml" in taken_up.err
    assert kept.out == taken_up.out
    assert kept.err.startswith("c.yaml is gone; the answer is from the last load")


# What to type


def commands(shown: str) -> list[list[str]]:
    """The command lines below "Try" or "Begin with"."""
    return [shlex.split(line.split("  ")[0]) for line in shown.splitlines() if re.match(r"coop\b.*  ", line)]


@pytest.mark.parametrize("today", ["2000-01-01", "2024-01-01", "2026-11-22", "2060-01-01"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_three_commands_can_be_typed_as_they_stand(register: Coop, today: str, lang: str) -> None:
    shown = commands(register(today=today, lang=lang).out)

    assert len(shown) == 3
    assert [register(*line[1:], today=today).code for line in shown] == [0, 0, 0]


@pytest.mark.parametrize("held", ["no store", "an empty store", "a first load that was not kept"])
def test_with_nothing_loaded_it_says_how_to_begin(
    coop: Coop, tmp_path: Path, held: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = tmp_path / "coop.sqlite3"
    if held == "an empty store":
        path = tmp_path / "party.yaml"
        path.write_text("parties:\n- {id: alone, name: Alone}\n", encoding="utf-8")
        assert coop("load", str(path)).code == coop("unload", str(path)).code == 0
    elif held != "no store":
        sqlite3.connect(store).close()
    begun = coop()

    assert (begun.code, begun.err) == (0, "")
    assert begun.out.startswith("Nothing is loaded yet.")
    assert [coop(*line[1:]).code for line in commands(begun.out)] == [0, 0, 0, 0]
    assert coop().out.startswith("9 cooperation agreements on ")


# What cannot be shown


def test_a_store_that_cannot_be_asked_is_the_usual_error(coop: Coop, tmp_path: Path) -> None:
    store = tmp_path / "coop.sqlite3"
    store.write_bytes(b"no database at all, but longer than its header is" * 20)
    broken = coop()
    store.unlink()
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    foreign = coop()
    store.unlink()
    coop("load", str(shipped("data/agreements.yaml")))
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 1")
    older = coop(environment={"COOP_LOAD": "never"})

    assert (broken.code, foreign.code, older.code) == (4, 4, 4)
    assert (broken.out, foreign.out, older.out) == ("", "", "")
    assert "is no store of coop" in broken.err
    assert "a database of another program" in foreign.err
    assert "made by another version of coop" in older.err


def test_a_day_that_is_none_is_refused(register: Coop) -> None:
    refused = register(today="31/2/2025")

    assert (refused.code, refused.out) == (2, "")
    assert '"31/2/2025"' in refused.err


# How it looks


def test_the_day_and_the_language_are_those_of_the_environment_and_of_lang(register: Coop) -> None:
    assert "on 30 June 2025" in register(today="30/6/2025").out.splitlines()[0]
    assert "30/06/2025" in register("--lang", "vi", today="2025-06-30").out.splitlines()[0]
    assert register("--lang", "en", lang="vi", today="2025-06-30").out == register(today="2025-06-30").out


@pytest.mark.parametrize("day", ["9998-12-31", "0001-01-01", "2024-02-29"])
def test_it_answers_on_the_first_and_last_day_there_is(register: Coop, day: str) -> None:
    assert register(today=day).code == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_fits_a_terminal_and_keeps_commands_whole(shipped_store: Path, width: int, lang: str) -> None:
    day = date(2026, 11, 22)
    with closing(open_for_reading(shipped_store, day)) as connection, speaking(language_of(lang, {})):
        answer = start_answer(standing_on(connection, asked_on(day), 5), day)
        shown = FORMATS["table"].render(answer, Look(width=width))

    assert isinstance(shown, str)
    assert max(map(len, shown.splitlines())) <= width
    assert len(commands(shown)) == 3
