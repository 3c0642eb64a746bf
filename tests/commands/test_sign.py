"""`coop sign`: the standing is signed, the day only as it is known; what is signed already is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.registers import FLOW, lines_changed, load_copy, load_text
from tests.conftest import Coop

TODAY = "2026-11-28"
AGREED = "wu-kon-tum-attapeu-2024"
_AGREEING = (
    "    standing: {source: s001, place: line 7, quote: thống nhất nội dung hợp tác giai đoạn 2024-2029}"
)
"""What is cited for the standing before: the words of the agreeing, which tell of no signing."""


@pytest.fixture
def file(coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the register that ships, loaded."""
    monkeypatch.chdir(tmp_path)
    return load_copy(coop, tmp_path)


def test_an_agreed_text_is_signed_on_a_day_at_a_place(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    words = ("hội", "phụ", "nữ", "kon", "tum", "attapư", "2029")
    said = coop(
        "sign",
        *words,
        "--on",
        "15/3/2025",
        "--place",
        "Kon Tum",
        "--in-force",
        "2025-04",
        today=TODAY,
        lang="vi",
    )
    assert said.code == 0, said.err
    gone, came = lines_changed(before, file.read_bytes())
    assert gone == ["  standing: agreed", _AGREEING]
    assert sorted(came) == [
        "  date_in_force: 2025-04",
        "  date_signed: 2025-03-15",
        "  place_signed: Kon Tum",
        "  standing: signed",
    ]
    assert f"sổ nay ghi {AGREED} là đã ký" in said.err
    rows = {row["id"]: row for row in coop("list", "--signed", "2025", "--format", "json", today=TODAY).json}
    assert (rows[AGREED]["standing"], rows[AGREED]["match"]) == ("signed", "surely")


def test_today_is_never_assumed(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    said = coop("sign", AGREED, today=TODAY)
    assert said.code == 0
    assert lines_changed(before, file.read_bytes()) == (
        ["  standing: agreed", _AGREEING],
        ["  standing: signed"],
    )
    assert "on which day stays unknown" in said.err
    assert coop("show", AGREED, "--format", "json", today=TODAY).json[0].get("date_signed") is None


def test_the_source_of_the_signing_is_that_of_what_was_set_and_of_nothing_else(
    coop: Coop, file: Path
) -> None:
    coop("sign", AGREED, "--on", "2025", "--cite", "s001 dòng 9", today=TODAY)
    query = f"SELECT field FROM citation WHERE record = '{AGREED}' AND place = 'line 9' ORDER BY field"
    assert [row["field"] for row in coop("sql", query, "--format", "json").json] == [
        "date_signed",
        "standing",
    ]


def test_what_is_signed_already_is_refused_with_its_day(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    said = coop("sign", "vwu-lwu-2022", "--on", "3/7/2022", today=TODAY)
    assert said.code == 2
    assert "vwu-lwu-2022 is signed on record already, on 2 July 2022" in said.err
    assert "coop set vwu-lwu-2022" in said.err
    assert file.read_bytes() == before


def test_what_was_not_known_of_the_signing_can_be_added(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    assert coop("sign", "vwu-lwu-2022", "--in-force", "2/7/2022", today=TODAY).code == 0
    assert lines_changed(before, file.read_bytes()) == ([], ["  date_in_force: 2022-07-02"])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("kon", "tum"), 3, "meanings"),
        (("no-such-agreement",), 3, "no agreement"),
        ((AGREED, "--on", "31/2/2025"), 2, '"--on"'),
        ((AGREED, "--on", "1/1/2099"), 1, "so.yaml:"),
        ((AGREED, "--cite", "s099"), 3, "s099"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    coop: Coop, file: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = file.read_bytes()
    found = coop("sign", *words, today=TODAY)
    assert found.code == code, found.err
    assert said in found.err
    assert file.read_bytes() == before


def test_a_line_of_flow_style_is_signed_and_taken_back(coop: Coop, tmp_path: Path) -> None:
    text = FLOW.replace("\n", "\r\n")
    file = load_text(coop, tmp_path, text)
    tried = coop("sign", "pact", "--on", "2024", "--dry-run", today=TODAY)
    assert "standing: signed" in tried.out
    assert file.read_bytes() == text.encode()
    assert coop("sign", "pact", "--on", "2024", today=TODAY).code == 0
    assert b"standing: signed, parties: [north, south], date_signed: 2024, period" in file.read_bytes()
    assert coop("undo", today=TODAY).code == 0
    assert file.read_bytes() == text.encode()


@pytest.mark.parametrize("command", ["sign", "end"])
@pytest.mark.parametrize("name", ["lwu", "Hội LHPN Lào", "rc-attapeu", "Hội Chữ thập đỏ tỉnh Attapư"])
@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("vi", "là bên ký kết, không phải văn bản hợp tác"), ("en", "is a party, and no agreement")],
)
def test_the_exact_name_of_a_party_is_no_agreement_of_it(
    coop: Coop, file: Path, command: str, name: str, lang: str, sentence: str
) -> None:
    before = file.read_bytes()
    said = coop(command, name, "--on", "30/6/2026", today=TODAY, lang=lang)
    assert said.code == 3, said.err
    assert sentence in said.err
    assert "coop list --with " in said.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("command", ["sign", "end"])
def test_a_party_with_one_agreement_is_not_taken_for_it_on_other_data(
    coop: Coop, tmp_path: Path, command: str
) -> None:
    file = load_text(coop, tmp_path, FLOW)
    said = coop(command, "north", today=TODAY)
    assert (said.code, file.read_text(encoding="utf-8")) == (3, FLOW)
    assert "north is a party, and no agreement" in said.err
