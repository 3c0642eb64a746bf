"""`coop due --done DUTY`: kept in the records that a duty was done, on which day, and that settles it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.registers import load_copy
from tests.conftest import Coop

TODAY = "2026-11-28"
COPY = "vwu-lwu-2022/copy"


@pytest.fixture
def file(coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the register that ships, loaded."""
    monkeypatch.chdir(tmp_path)
    return load_copy(coop, tmp_path)


def bucket(coop: Coop) -> str:
    """In which bucket the duty of the report and the copy is, among those of its year."""
    rows = coop("due", "2022", "--format", "json", today=TODAY).json
    return next(str(row["bucket"]) for row in rows if row["duty"] == COPY)


def test_what_was_done_is_in_the_file_and_no_longer_due(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    assert bucket(coop) != "settled"
    words = ("--on", "15/7/2022", "--number", "12/HPN", "--by", "Phòng Hợp tác")
    said = coop("due", "--done", COPY, *words, today=TODAY, lang="vi")
    assert said.code == 0, said.err
    assert file.read_bytes() == before + (
        f"\nduties:\n- duty: {COPY}\n  done: 2022-07-15\n  number: 12/HPN\n  by:\n    vi: Phòng Hợp tác\n".encode()
    )
    assert f"đã ghi {COPY} làm xong 15/07/2022: báo cáo và gửi bản sao" in said.err
    assert bucket(coop) == "settled"
    assert coop("undo", today=TODAY).code == 0
    assert file.read_bytes() == before
    assert bucket(coop) != "settled"


def test_without_a_day_it_was_done_today(coop: Coop, file: Path) -> None:
    coop("due", "--done", "báo cáo năm 2026", today=TODAY)
    assert file.read_text(encoding="utf-8").endswith("- duty: yearly-report-2026\n  done: 2026-11-28\n")


def test_a_snooze_and_what_was_done_stand_in_one_record(coop: Coop, file: Path) -> None:
    coop("due", "--snooze", COPY, "--until", "2026-12-31", today=TODAY)
    coop("due", "--done", COPY, "--on", "2026-11-01", today=TODAY)
    text = file.read_text(encoding="utf-8")
    assert text.count(f"duty: {COPY}") == 1
    assert text.endswith("  done: 2026-11-01\n  snoozed_until: 2026-12-31\n")


def test_the_same_again_changes_nothing_and_another_day_is_refused(coop: Coop, file: Path) -> None:
    coop("due", "--done", COPY, "--on", "2022-07-15", today=TODAY)
    before = file.read_bytes()
    again = coop("due", "--done", COPY, "--on", "2022-07-15", today=TODAY)
    assert (again.code, "already; nothing was changed" in again.err) == (0, True)
    other = coop("due", "--done", COPY, "--on", "2022-07-16", today=TODAY)
    assert other.code == 2
    assert "on record as done already: 15 July 2022" in other.err
    assert f"coop set duty:{COPY} done=2022-07-16" in other.err
    assert file.read_bytes() == before
    assert coop("set", f"duty:{COPY}", "done=16/7/2022", today=TODAY).code == 0
    assert b"  done: 2022-07-16\n" in file.read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--done", "vwu-lwu-2022/copyy"), 3, COPY),
        (("--done", COPY, "--on", "2099-01-01"), 2, "1 January 2099 lies ahead"),
        (("--done", COPY, "--on", "15/7"), 2, 'the year of "15/7" is missing'),
        (("--done", COPY, "--snooze", COPY), 2, "ask for different things"),
        (("--done", COPY, "--why", COPY), 2, "ask for different things"),
        (("--number", "12"), 2, '"--number" belongs to "--done"'),
        (("--on", "2026-01-01"), 2, '"--on" belongs to "--done"'),
        (("--dry-run",), 2, "nothing else writes"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    coop: Coop, file: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = file.read_bytes()
    found = coop("due", *words, today=TODAY)
    assert found.code == code, found.err
    assert said in found.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("words", [("--done", COPY), ("--snooze", COPY, "--until", "2027-01-01")])
def test_a_trial_shows_the_lines_and_writes_nothing(coop: Coop, file: Path, words: tuple[str, ...]) -> None:
    before = file.read_bytes()
    said = coop("due", *words, "--dry-run", today=TODAY)
    assert said.code == 0
    assert f"  + - duty: {COPY}" in said.out
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "stands", "told"),
    [
        ("2025", "2025", "làm xong 2025:"),
        ("3/2025", "2025-03", "làm xong 03/2025:"),
        ("tháng 3/2025", "2025-03", "làm xong 03/2025:"),
    ],
)
def test_a_day_that_is_known_as_a_month_is_kept_as_a_month(
    coop: Coop, file: Path, typed: str, stands: str, told: str
) -> None:
    """Who is asked for a whole day makes one up."""
    said = coop("due", "--done", "vwu-lwu-2022/copy", "--on", typed, lang="vi", today=TODAY)
    assert said.code == 0, said.err
    assert f"done: {stands}\n" in file.read_text(encoding="utf-8") or f"done: '{stands}'\n" in file.read_text(
        "utf-8"
    )
    assert told in said.err
    assert coop("due", "--done", "vwu-lwu-2022/copy", "--on", "2027", today=TODAY).code == 2
