"""`coop end`: an ending is a change with its day, as far as it is known; what ends an agreement follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.registers import FLOW, lines_changed, load_copy, load_text
from tests.conftest import Coop

TODAY = "2026-11-28"


@pytest.fixture
def file(coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the register that ships, loaded."""
    monkeypatch.chdir(tmp_path)
    return load_copy(coop, tmp_path)


def status(coop: Coop, name: str) -> tuple[str, str]:
    rows = {row["id"]: row for row in coop("list", "--format", "json", today=TODAY).json}
    return rows[name]["status"], rows[name]["certainty"]


def test_an_agreement_is_terminated_from_a_day_on_and_the_status_is_said(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    said = coop(
        "end", "vwu-lwu-2022", "--on", "30/6/2026", "--reason", "hai bên thống nhất", today=TODAY, lang="vi"
    )
    assert said.code == 0, said.err
    assert lines_changed(before, file.read_bytes()) == (
        [],
        [
            "  changes:",
            "  - kind: termination",
            "    date_in_force: 2026-06-30",
            "    rationale:",
            "      vi: hai bên thống nhất",
        ],
    )
    assert status(coop, "vwu-lwu-2022") == ("terminated", "surely")
    assert said.err.splitlines()[-1].endswith("đã chấm dứt")


def test_a_party_withdraws(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    said = coop(
        "end", "vwu-lwu-2022", "--by", "hội lhpn lào", "--on", "2026-12", "--cite", "s000 line 9", today=TODAY
    )
    assert said.code == 0, said.err
    assert lines_changed(before, file.read_bytes()) == (
        [],
        [
            "  changes:",
            "  - kind: withdrawal",
            "    date_in_force: 2026-12",
            "    party: lwu",
            "    cite: s000 line 9",
        ],
    )
    assert status(coop, "vwu-lwu-2022")[0] != "terminated"  # its day is still to come


def test_without_a_day_it_is_only_possible_that_it_has_ended(coop: Coop, file: Path) -> None:
    said = coop("end", "vwu-lwu-2022", today=TODAY)
    assert said.code == 0
    assert "from which day stays unknown" in said.err
    assert status(coop, "vwu-lwu-2022")[1] == "possibly"


def test_what_has_ended_is_not_ended_twice(coop: Coop, file: Path) -> None:
    coop("end", "vwu-lwu-2022", "--on", "30/6/2026", today=TODAY)
    before = file.read_bytes()
    said = coop("end", "vwu-lwu-2022", "--on", "1/7/2026", today=TODAY)
    assert said.code == 2
    assert "vwu-lwu-2022 has ended on record already: termination" in said.err
    assert "30 June 2026" in said.err
    assert file.read_bytes() == before


def test_the_second_of_three_parties_withdraws_too(coop: Coop, tmp_path: Path) -> None:
    text = FLOW.replace("[north, south], period", "[north, south, west], period")
    text = text.replace("{id: south,", "{id: west, name: West, cite: s1}, {id: south,")
    text = text.replace("standing: agreed", "standing: signed")
    file = load_text(coop, tmp_path, text)
    assert coop("end", "pact", "--by", "west", "--on", "2025", today=TODAY).code == 0
    assert status(coop, "pact")[0] == "in_force"
    once = file.read_bytes()
    assert coop("end", "pact", "--by", "west", "--on", "2025", today=TODAY).code == 2
    assert coop("end", "pact", "--by", "south", "--on", "2025", today=TODAY).code == 0
    assert status(coop, "pact")[0] == "terminated"
    assert coop("undo", today=TODAY).code == 0
    assert file.read_bytes() == once


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("kon", "tum"), 3, "meanings"),
        (("vwu-lwu-2022", "--kind", "tạm đình chỉ"), 2, '"--kind" does not know'),
        (("vwu-lwu-2022", "--kind", "chấm dứt", "--by", "lwu"), 2, "withdrawal"),
        (("vwu-lwu-2022", "--by", "rc-kon-tum"), 2, "rc-kon-tum is no party of vwu-lwu-2022 on record"),
        (("vwu-lwu-2022", "--by", "nobody at all"), 3, "no record"),
        (("vwu-lwu-2022", "--on", "mai sau"), 2, '"--on"'),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    coop: Coop, file: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = file.read_bytes()
    found = coop("end", *words, today=TODAY)
    assert found.code == code, found.err
    assert said in found.err
    assert file.read_bytes() == before


def test_a_trial_writes_nothing(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    said = coop("end", "vwu-lwu-2022", "--on", "2026", "--dry-run", today=TODAY)
    assert said.out.splitlines()[:2] == ["  +   changes:", "  +   - kind: termination"]
    assert file.read_bytes() == before


def test_an_ending_without_a_source_is_said_with_a_line_that_can_be_typed(coop: Coop, file: Path) -> None:
    said = coop("end", "rc-kon-tum-attapeu-2022", "--on", "30/6/2025", lang="vi", today=TODAY)
    assert (
        "chưa có nguồn cho thay đổi; để thêm nguồn: gõ coop undo, rồi gõ lại dòng trước kèm --cite"
        in said.err
    )
    assert "…" not in said.err
