"""What a person sees: fitted to the terminal, harmless whatever the records hold; piped, whole."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from rich.cells import cell_len

from coopcli.answer import Answer, Fact, Facts, Heading, Shown, Table, Type, Words
from coopcli.i18n import Language, speaking
from coopcli.render import FORMATS, Look
from coopcli.render.terminal import Layout, layout_of

EN = Language("en")
ID = Heading("id", "id", Type.ID)
PARTIES = (
    "Liên hiệp các tổ chức hữu nghị thành phố Hà Nội – Hội Người cao tuổi tỉnh Thừa Thiên Huế",
    "Hội Liên hiệp Phụ nữ tỉnh Đắk Lắk – Hội Liên hiệp Phụ nữ tỉnh Sê Kông",
)


def drawn(answer: Answer, width: int | None = None, colour: bool = False) -> str:
    with speaking(EN):
        document = FORMATS["table"].render(answer, Look(width=width, colour=colour))
    assert isinstance(document, str)
    return document


def table(labels: str, *rows: tuple[str, ...]) -> Answer:
    columns = (ID, *(Heading(label, label) for label in labels.split()[1:]))
    return Answer("", (Table("", columns, rows),))


@pytest.fixture(scope="module")
def naughty(shared: Path) -> list[str]:
    strings: list[str] = json.loads((shared / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    return [*strings, "\ud800 half", "\x9b31m", "[draft] Agreement", "[/x]", "=HYPERLINK(1)"]


def everywhere(text: str) -> Answer:
    """The text at every place that a person reads."""
    return Answer(
        text,
        (
            Table(text, (ID, Heading("text", text)), ((text, Shown(None, text, text)),), empty=text),
            Table(text, (ID,), (), empty=text),
            Facts(text, (Fact(Heading("text", text), text, (text, text), text),), depth=1),
            Words(text, text),
        ),
        notes=(text, text),
        total=text,
    )


@pytest.mark.parametrize("width", [None, 1, 20, 60, 80])
def test_no_string_whatever_it_holds_crashes_or_reaches_the_terminal_as_a_control(
    naughty: list[str], width: int | None
) -> None:
    controls = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
    for text in naughty:
        assert not controls.search(drawn(everywhere(text), width)), repr(text)


@pytest.mark.parametrize(
    "text", ["[draft] Agreement", "[/x]", "[bold]no[/bold]", ":smile:", "[link=x]y[/link]"]
)
@pytest.mark.parametrize("width", [None, 80])
def test_what_rich_would_take_for_markup_is_shown_as_text(text: str, width: int | None) -> None:
    document = drawn(everywhere(text), width)
    assert document.count(text) >= 10


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    rows = tuple(
        (f"wu-ha-noi-{number}", "cooperation agreement", text, "500") for number, text in enumerate(PARTIES)
    )
    document = drawn(table("id type parties left", *rows), width)
    assert max(map(cell_len, document.splitlines())) <= width
    for row in rows:
        assert not set(" ".join(row).split()) - set(document.split()), "a word is missing"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_columns_are_aligned_under_combining_and_wide_letters(form: Literal["NFC", "NFD"]) -> None:
    names = [normalize(form, name) for name in ("Đắk Lắk", "ອັດຕະປື", "老挝", "Attapeu")]
    document = drawn(table("id name end", *((str(number), name, "|") for number, name in enumerate(names))))
    places = {cell_len(line.partition("|")[0]) for line in document.splitlines()[1:]}
    assert len(places) == 1
    assert all(name in document for name in names)


def test_numbers_stand_at_the_right_and_text_at_the_left() -> None:
    columns = (ID, Heading("n", "number", Type.NUMBER), Heading("t", "t"))
    answer = Answer("", (Table("", columns, (("a", 1, "x"), ("b", 1000, "y"))),))
    lines = ["id  number  t", "a        1  x", "b    1,000  y"]
    assert drawn(answer).splitlines() == lines
    assert [line for line in drawn(answer, 80).splitlines() if "─" not in line] == lines


def test_a_column_leaves_the_row_when_its_values_would_take_more_than_two_lines() -> None:
    """The text needs 14 cells, the least of all columns, for its two lines of 13; the code all its 30."""
    row = ("a", "one two three four five six", "x" * 30)
    columns = [[label, text] for label, text in zip(("id", "text", "code"), row, strict=True)]
    assert layout_of(columns, 50) == Layout(beside=(0, 1, 2), widths=(2, 14, 30), beneath=())
    assert layout_of(columns, 49) == Layout(beside=(0, 1), widths=(2, 27), beneath=(2,))
    assert drawn(table("id text code", row), 50).splitlines() == [
        "id  text            code",
        "─" * 50,
        "a   one two three   " + "x" * 30,
        "    four five six",
    ]
    assert drawn(table("id text code", row), 49).splitlines() == [
        "id  text",
        "─" * 31,
        "a   one two three four five six",
        "  code  " + "x" * 30,
    ]


def test_no_cell_takes_three_lines_though_it_would_fit_then() -> None:
    """In 14 cells the text takes three lines; for two, "one two three four" and the rest, it needs 18."""
    columns = [["id", "a"], ["text", "one two three four five six seven"]]
    assert layout_of(columns, 2 + 2 + 18) == Layout(beside=(0, 1), widths=(2, 18), beneath=())
    assert layout_of(columns, 2 + 2 + 17) == Layout(beside=(0,), widths=(2,), beneath=(1,))


def test_when_nothing_fits_beside_the_id_each_row_is_a_block() -> None:
    rows = (("agreement-2022", "one two"), ("agreement-2027", "three"))
    assert drawn(table("id text", *rows), 20).splitlines() == [
        "agreement-2022",
        "  text  one two",
        "",
        "agreement-2027",
        "  text  three",
    ]


def test_an_id_wider_than_the_terminal_is_folded_not_cut() -> None:
    name = "a-" * 39 + "ab"
    document = drawn(table("id text", (name, "word")), 60)
    assert name in document.replace("\n", "")


def test_tables_of_the_same_columns_are_aligned_with_each_other() -> None:
    columns = (ID, Heading("text", "text"))
    answer = Answer("", (Table("A", columns, (("a", "one"),)), Table("B", columns, (("long-id", "two"),))))
    for width in (None, 80):
        lines = drawn(answer, width).splitlines()
        places = {line.index(word) for line in lines for word in ("one", "two") if word in line}
        assert places == {len("long-id") + 2}


@pytest.mark.parametrize(
    ("tone", "code"), [("good", "32"), ("attention", "33"), ("bad", "31"), ("faint", "2")]
)
def test_a_tone_is_a_colour_where_colour_is_wanted_and_nothing_where_not(tone: str, code: str) -> None:
    answer = Answer("", (Table("", (ID,), ((Shown("a", "value", tone),),)),))
    assert f"\x1b[{code}mvalue" in drawn(answer, 80, colour=True)
    assert "\x1b" not in drawn(answer, 80, colour=False)


def test_surroundings_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The width and the colour are parameters: Rich must not look for them itself."""
    answer = everywhere("text")
    expected = drawn(answer, 60), drawn(answer, 60, colour=True), drawn(answer)
    for name, value in {"COLUMNS": "33", "FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert (drawn(answer, 60), drawn(answer, 60, colour=True), drawn(answer)) == expected


def test_a_pipe_does_not_pay_for_the_console_of_rich() -> None:
    script = (
        "import sys\n"
        "from coopcli.answer import Answer\n"
        "from coopcli.i18n import Language, speaking\n"
        "from coopcli.render import FORMATS, Look\n"
        "with speaking(Language('en')):\n"
        "    FORMATS['table'].render(Answer('title', ()), Look())\n"
        "print(*sys.modules)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert not {"rich.console", "rich.table", "rich.text"} & set(done.stdout.split())
