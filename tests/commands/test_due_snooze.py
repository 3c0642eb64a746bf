"""`coop due --snooze ID --until DATE`: kept in the records, not in the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from coopcli.store import shipped
from tests.commands.conftest import PARTIES, SOURCE, agreement
from tests.conftest import Coop

TODAY = "2026-11-22"
RENEWAL = "vwu-lwu-2022/renewal"


@pytest.fixture
def file(coop: Coop, tmp_path: Path) -> Path:
    """A copy of the register that ships, loaded."""
    path = tmp_path / "agreements.yaml"
    path.write_bytes(shipped("data/agreements.yaml").read_bytes())
    assert coop("load", str(path)).code == 0
    return path


def due(coop: Coop, *words: str, today: str = TODAY) -> set[str]:
    return {row["duty"] for row in coop("due", *words, "--format", "json", today=today).json}


def test_a_snoozed_duty_is_shown_again_on_its_day_and_counted_until_then(coop: Coop, file: Path) -> None:
    assert RENEWAL in due(coop)

    said = coop("due", "--snooze", RENEWAL, "--until", "31/12/2026", today=TODAY)

    assert said.code == 0
    assert "31 December 2026" in said.err
    assert RENEWAL not in due(coop)
    assert RENEWAL not in due(coop, today="2026-12-30")
    assert RENEWAL in due(coop, today="2026-12-31")
    assert due(coop, "--only", "snoozed") == {RENEWAL}
    assert "1 duty is snoozed" in coop("due", today=TODAY).out


def test_it_stands_in_the_file_and_all_else_stays_as_it_was(coop: Coop, file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    coop("due", "--snooze", RENEWAL, "--until", "2026-12-31", today=TODAY)

    assert file.read_text(encoding="utf-8") == (
        f"{before}\nduties:\n- duty: {RENEWAL}\n  snoozed_until: 2026-12-31\n"
    )


def test_it_outlives_the_store(coop: Coop, file: Path, tmp_path: Path) -> None:
    coop("due", "--snooze", RENEWAL, "--until", "2026-12-31", today=TODAY)
    other = ("--db", str(tmp_path / "other.sqlite3"))
    coop("load", str(file), *other)

    assert due(coop, "--only", "snoozed", *other) == {RENEWAL}


def test_what_the_office_does_once_a_year_can_be_snoozed_too(coop: Coop, file: Path) -> None:
    assert coop("due", "--snooze", "yearly-report-2026", "--until", "2026-12-01", today=TODAY).code == 0
    assert due(coop, "--only", "snoozed") == {"yearly-report-2026"}
    assert file.read_text(encoding="utf-8").endswith(
        "- duty: yearly-report-2026\n  snoozed_until: 2026-12-01\n"
    )


PARTS = {
    "a-names": SOURCE + PARTIES,
    "b-others": agreement("other", "standing: signed", "date_signed: 2020-03-01", "period: 2020/2027"),
    "c-papers": agreement("paper", "standing: signed", "date_signed: 2020-03-01", "period: 2020/2027"),
    "d-events": "activities:\n- {id: visit, status: planned, dates: 2027-03, agreements: paper, cite: s1}\n",
    "e-office": "settings: {report_day: 11-15}\n",
}


@pytest.mark.parametrize(
    ("duty", "without", "file"),
    [
        ("paper/end", "", "c-papers"),
        ("visit/activity", "", "d-events"),  # not that of the agreement it stands under
        ("plan-to-sign-2027", "", "e-office"),
        ("plan-to-sign-2027", "e-office", "b-others"),  # the first in which there is an agreement
    ],
)
def test_a_snooze_is_written_where_what_it_is_about_stands(
    coop: Coop, tmp_path: Path, duty: str, without: str, file: str
) -> None:
    parts = {tmp_path / f"{name}.yaml": text for name, text in PARTS.items() if name != without}
    for path, text in parts.items():
        path.write_text(text, encoding="utf-8")
    assert coop("load", *map(str, reversed(parts))).code == 0

    said = coop("due", "--snooze", duty, "--until", "2026-12-31", today=TODAY)

    assert said.code == 0, said.err
    changed = [path.stem for path, text in parts.items() if path.read_text(encoding="utf-8") != text]
    assert changed == [file]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--snooze", RENEWAL), 2, "belong together"),
        (("--until", "2026-12-31"), 2, "belong together"),
        (("--snooze", RENEWAL, "--until", "2026-13-31"), 2, '"--until": there is no such month'),
        (("--snooze", RENEWAL, "--until", TODAY), 2, "a day that lies ahead"),
        (("--snooze", "vwu-lwu-2022/renewl", "--until", "2026-12-31"), 3, RENEWAL),
    ],
)
def test_what_cannot_be_snoozed_is_told_and_nothing_is_written(
    coop: Coop, file: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = file.read_bytes()
    found = coop("due", *words, today=TODAY)

    assert found.code == code
    assert said in found.err
    assert file.read_bytes() == before
