"""What a load says stays short: errors first, warnings by kind with a count, and never less than there is."""

from __future__ import annotations

import re

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop

PAPERS = 300


def papers(more: str = "") -> str:
    """Three hundred signed agreements of an office, each with a commitment, without a source."""
    return "agreements:\n" + "".join(
        f"- id: paper-{number}\n  title: Thỏa thuận {number}\n  standing: signed\n"
        f"  date_signed: 2024-01-02\n{more}"
        f"  commitments: [{{id: visits, text: Trao đổi đoàn}}]\n"
        for number in range(PAPERS)
    )


@pytest.mark.parametrize(("lang", "error"), [("en", "error"), ("vi", "lỗi")])
def test_the_one_error_among_three_hundred_warnings_is_the_first_line(
    coop: Coop, write: Write, lang: str, error: str
) -> None:
    write("so.yaml", papers() + "- {id: last, title: T, period: 2027/2022, cite: self}\n")
    lines = coop("load", "so.yaml", lang=lang).err.splitlines()
    assert lines[0].startswith(f"so.yaml:{2 + 5 * PAPERS}:")
    assert f": {error}: " in lines[0]
    assert "[period-reversed]" in lines[0]
    assert len(lines) <= 10
    assert [line for line in lines if "[cite-missing]" in line] == [lines[2]]
    assert lines[-1].startswith(f"{error}: 1 ")


def test_warnings_of_a_kind_are_one_with_their_number_and_the_first_places(coop: Coop, write: Write) -> None:
    write("so.yaml", papers())
    told = coop("load", "so.yaml")
    assert told.code == 0
    assert told.err.splitlines() == [
        "so.yaml:2:3: warning: the record names no source [cite-missing]",
        '    add where a source says so, such as "cite: s001 line 4", or to the settings "own_documents: true"',
        "    300 warnings of this kind: so.yaml:2, so.yaml:7, so.yaml:12, …",
        "all warnings one by one: coop load --warnings so.yaml",
    ]


def test_a_single_warning_of_its_kind_is_told_as_before(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + "parties: [{id: a, name: A}, {id: b, name: B, cite: s1, province: Kon Tam}]\n")
    lines = coop("load", "a.yaml").err.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "a.yaml:4:11: warning: the record names no source [cite-missing]",
        'a.yaml:4:66: warning: "Kon Tam" is no province of Vietnam or Laos [province-unknown]',
    ]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_line_to_type_says_every_warning_though_nothing_changed(
    coop: Coop, write: Write, lang: str
) -> None:
    write("sổ mới/a.yaml", papers())
    typed = coop("load", "sổ mới", lang=lang).err.splitlines()[-1]
    assert typed.endswith("coop load --warnings 'sổ mới'")
    told = coop("load", "--warnings", "sổ mới", lang=lang)
    assert told.code == 0
    places = re.findall(r"^sổ mới/a\.yaml:(\d+):3: .*\[cite-missing\]$", told.err, re.MULTILINE)
    assert [*map(int, places)] == [*range(2, 2 + 5 * PAPERS, 5)]


@pytest.mark.parametrize(("lang", "more"), [("en", "and 10 more errors"), ("vi", "và 10 lỗi nữa")])
def test_the_first_fifty_errors_are_said_and_how_many_more(
    coop: Coop, write: Write, lang: str, more: str
) -> None:
    write("a.yaml", SOURCE + "".join(f"x{n}: []\n" for n in range(60)))
    lines = coop("load", "a.yaml", lang=lang).err.splitlines()
    said = [line for line in lines if "[section-unknown]" in line]
    assert [line.split(":")[1] for line in said] == [str(line) for line in range(4, 54)]
    assert lines[-3] == more
    assert re.search(r"\b60\b", lines[-2])
    assert lines[-1].endswith(": coop check a.yaml")


def test_fifty_errors_are_said_whole(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + "".join(f"x{n}: []\n" for n in range(50)))
    lines = coop("load", "a.yaml").err.splitlines()
    assert sum("[section-unknown]" in line for line in lines) == 50
    assert len(lines) == 101


def test_errors_of_a_later_file_come_before_warnings_of_an_earlier(coop: Coop, write: Write) -> None:
    write("a.yaml", "parties: [{id: a, name: A}]\n")
    write("b.yaml", "agreements: [{id: b, parties: [nobody], cite: s9}]\n")
    lines = [line for line in coop("load", "a.yaml", "b.yaml").err.splitlines() if line[0] != " "]
    assert [line.partition(":")[0] for line in lines] == ["b.yaml", "b.yaml", "a.yaml", "error"]


# A file that is not there any more.


@pytest.mark.parametrize(("lang", "unknown"), [("en", "unknown"), ("vi", "chưa có thông tin")])
def test_of_a_file_that_was_dropped_nothing_is_unknown(
    coop: Coop, write: Write, lang: str, unknown: str
) -> None:
    write("base.yaml", SOURCE + PARTIES)
    write("one.yaml", agreement("one"))
    assert coop("load", "base.yaml", "one.yaml").code == 0
    told = coop("unload", "one.yaml", lang=lang)
    assert told.code == 0
    assert unknown not in told.out
    (dropped,) = [line for line in told.out.splitlines() if "one.yaml" in line]
    assert re.findall("[0-9]", dropped.partition("one.yaml")[2]) == [], "no count, not even zero"
    assert dropped.count("–") == 5


def test_load_only_says_the_same_of_what_it_drops_and_machines_get_null(coop: Coop, write: Write) -> None:
    write("base.yaml", SOURCE + PARTIES)
    assert coop("load", "base.yaml").code == 0
    write("all.yaml", SOURCE + PARTIES + agreement("one"))
    found = coop("load", "all.yaml", "--only", "-f", "json").json
    assert [row["parties"] for row in found] == [2, None]
    assert coop("load", "base.yaml").code == 1
    write("next.yaml", SOURCE + PARTIES)
    assert "unknown" not in coop("load", "next.yaml", "--only").out


def test_the_number_of_organisations_is_not_called_parties_to_an_agreement(coop: Coop, write: Write) -> None:
    write("base.yaml", SOURCE + PARTIES)
    out = coop("load", "base.yaml", lang="vi").out
    assert "bên ký kết" not in out
    assert "tổ chức" in out
