"""Markdown and HTML: whole documents in both languages, and read back by parsers of another make."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest
from markdown_it import MarkdownIt

from coopcli.answer import Answer, Fact, Facts, Heading, Shown, Table, Words
from coopcli.i18n import Language, speaking
from coopcli.render import FORMATS, Look
from coopcli.render.page import lines_of, one_line
from tests.render.answers import COLUMNS, EN, LIST, RECORD, VI

HOSTILE = (
    *(
        "<script>alert(1)</script>",
        "</td></table>",
        '" onload="x',
        "&copy;",
        "&#60;b&#62;",
        "a & b",
        "a < b > c",
    ),
    *(
        "# a",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "===",
        "---",
        "> a",
        "| a | b |",
        "a|b",
        "a\\|b",
        "a\\",
        "\\",
        "`a`",
        "``",
    ),
    *(
        "*a*",
        "**a**",
        "_a_",
        "__a__",
        "a_b_c",
        "~~a~~",
        "~~~",
        "```",
        "[a](b)",
        "![a](b)",
        "[a]: b",
        "<http://a.b>",
    ),
    *(
        "https://a.b/c_d_e?f=1&g=2",
        "$a$",
        ": a",
        "    four",
        "a  b  c",
        "│ ██ ░",
        "   │ a|b",
        "\x1b[31m",
        "a\nb",
    ),
)


def document(name: str, answer: Answer, language: Language = EN) -> str:
    with speaking(language):
        written = FORMATS[name].render(answer, Look())
    assert isinstance(written, str)
    return written


def table(*texts: str) -> Answer:
    columns = (Heading("id", "id"), Heading("text", "text"))
    return Answer("", (Table("", columns, tuple((str(number), text) for number, text in enumerate(texts))),))


def everywhere(text: str) -> Answer:
    """The text at every place that a person reads."""
    return Answer(
        text,
        (
            Table(text, (Heading("text", text),), ((Shown(None, text, text),),)),
            Table(text, (Heading("text", text),), (), empty=text),
            Facts(text, (Fact(Heading("text", text), text, (text,), text),), depth=1),
            Words(text, text),
        ),
        notes=(text,),
        total=text,
    )


@pytest.fixture(scope="module")
def naughty(shared: Path) -> list[str]:
    strings: list[str] = json.loads((shared / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    return [text for text in (*strings, *HOSTILE) if text.strip()]


def test_markdown_of_a_list_in_english() -> None:
    assert document("md", LIST) == dedent(
        """\
        # Agreements

        | id | title | parties | type | term | signed | ends | value | turns | status | file |
        | --- | --- | --- | --- | --- | --- | --- | ---: | --- | --- | --- |
        | rc-2022 | Memorandum | Union A – Union B | memorandum of understanding | 2022–2027 | 2 July 2022 | 31 December 2027 | 270,000,000.5 | yes | possibly ending | a.yaml |

        ## Term not stated

        | id | title | parties | type | term | signed | ends | value | turns | status | file |
        | --- | --- | --- | --- | --- | --- | --- | ---: | --- | --- | --- |
        | x-2019 | unknown | unknown | unknown | unknown | unknown | unknown | unknown | unknown | unknown | unknown |

        ## Out

        there is none

        2 agreements: 1 surely, 1 unknown

        - Kon Tum became part of Quảng Ngãi.
        """  # noqa: E501  # a row is as long as it is
    )


def test_markdown_of_a_list_in_vietnamese_has_labels_days_and_numbers_in_vietnamese() -> None:
    (row,) = [line for line in document("md", LIST, VI).splitlines() if line.startswith("| rc-2022")]
    assert row == (
        "| rc-2022 | Biên bản ghi nhớ | Hội A – Hội B | bản ghi nhớ | 2022–2027 | 02/07/2022 | 31/12/2027 "
        "| 270.000.000,5 | có | possibly ending | a.yaml |"
    )


def test_markdown_of_a_record_has_its_facts_with_their_basis_and_its_passages() -> None:
    assert document("md", RECORD) == dedent(
        """\
        # Memorandum

        - **id**: rc-2022
        - **term**: 2022 – no end — \\[s3 line 4; s3 line 6\\]
        - **date signed**: 2022 (inferred) — inferred: the term begins
        - **place**: unknown

        ### Delegations

        - **every**: year — \\[s3 line 2\\]

        ## Note

        First line.\\
        Second line.
        """
    )


def cells_of(markdown: str) -> Iterator[str]:
    """The text of each cell of a body, as a reader of GFM tables sees it."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    for before, token in pairwise(tokens):
        if before.type == "td_open":
            kinds = {child.type for child in token.children or ()}
            assert kinds <= {"text", "text_special", "code_inline"}, kinds
            yield "".join(child.content for child in token.children or ())


def test_a_reader_of_markdown_gets_every_text_of_a_table_back_and_no_markup(naughty: list[str]) -> None:
    found = list(cells_of(document("md", table(*naughty))))
    assert found[::2] == [str(number) for number in range(len(naughty))]
    expected = [one_line(text) for text in naughty]
    assert [text.strip() for text in found[1::2]] == [text.strip() for text in expected]


def test_a_drawing_keeps_its_spaces_in_markdown_and_in_html() -> None:
    bars = "  ░░██│  "
    assert f"| `{bars}` |" in document("md", table(bars))
    assert f"<code>{bars.replace(' ', chr(0xA0))}</code>" in document("html", table(bars))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_anywhere_becomes_markup_of_markdown(text: str) -> None:
    """The same blocks come out as for a plain word: no heading, list, quote, table or code of its own."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def blocks(word: str) -> list[str]:
        return [token.type for token in reader.parse(document("md", everywhere(word)))]

    assert blocks(text) == blocks("word")
    inline = {
        child.type
        for token in reader.parse(document("md", everywhere(text)))
        for child in token.children or ()
    }
    assert inline <= {"text", "text_special", "strong_open", "strong_close", "code_inline", "hardbreak"}


def test_html_of_a_list_in_english() -> None:
    before = [f'<th scope="col">{column.label}</th>' for column in COLUMNS[:-1]]
    before[7] = '<th scope="col" class="number">value</th>'
    heads = "".join(before)
    unknown = '<td class="faint">unknown</td>'
    assert document("html", LIST) == dedent(
        f"""\
        <meta charset="utf-8">
        <section class="coop" lang="en">
        <h2>Agreements</h2>
        <table>
        <thead>
        <tr>{heads}</tr>
        </thead>
        <tbody>
        <tr><th scope="row">rc-2022</th><td>Memorandum</td><td>Union A – Union B</td><td>memorandum of understanding</td><td>2022–2027</td><td>2 July 2022</td><td>31 December 2027</td><td class="number">270,000,000.5</td><td>yes</td><td class="attention">possibly ending</td><td>a.yaml</td></tr>
        </tbody>
        </table>
        <h3>Term not stated</h3>
        <table>
        <thead>
        <tr>{heads}</tr>
        </thead>
        <tbody>
        <tr><th scope="row">x-2019</th>{unknown * 6}<td class="number faint">unknown</td>{unknown * 3}</tr>
        </tbody>
        </table>
        <h3>Out</h3>
        <p class="empty">there is none</p>
        <p class="total">2 agreements: 1 surely, 1 unknown</p>
        <ul class="notes">
        <li>Kon Tum became part of Quảng Ngãi.</li>
        </ul>
        </section>
        """  # noqa: E501  # a row is as long as it is
    )


def test_html_of_a_record_in_vietnamese_says_its_language() -> None:
    assert document("html", RECORD, VI) == dedent(
        """\
        <meta charset="utf-8">
        <section class="coop" lang="vi">
        <h2>Memorandum</h2>
        <dl>
        <dt>id</dt><dd>rc-2022</dd>
        <dt>term</dt><dd>2022 – không thời hạn <small>[s3 line 4; s3 line 6]</small></dd>
        <dt>date signed</dt><dd>2022 (suy luận) <small>suy luận: the term begins</small></dd>
        <dt>place</dt><dd class="faint">chưa có thông tin</dd>
        </dl>
        <h4>Delegations</h4>
        <dl>
        <dt>every</dt><dd>year <small>[s3 line 2]</small></dd>
        </dl>
        <h3>Note</h3>
        <p>First line.<br>Second line.</p>
        </section>
        """
    )


class Outline(HTMLParser):
    """The elements with their attributes, and all text, as a browser's parser sees them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.cells: list[str] = []
        self.open: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "code":
            self.elements.append((tag, tuple(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "td" in self.open:
            self.cells[-1] += data


def test_a_parser_of_html_gets_every_text_back(naughty: list[str]) -> None:
    outline = Outline(document("html", table(*naughty)))
    assert outline.open == []
    assert [text.replace("\u00a0", " ") for text in outline.cells] == [
        one_line(text).replace("\u00a0", " ") for text in naughty
    ]


def test_no_text_anywhere_adds_an_element_or_an_attribute(naughty: list[str]) -> None:
    plain = Outline(document("html", everywhere("word"))).elements
    for text in naughty:
        if len(lines_of(text)) == 1:
            assert Outline(document("html", everywhere(text))).elements == plain, text


@pytest.mark.parametrize("name", ["md", "html"])
def test_an_answer_without_rows_says_so(name: str) -> None:
    nothing = Answer("", (Table("", COLUMNS[:2], (), empty="no agreement in this register answers to this"),))
    said = {
        "md": "no agreement in this register answers to this\n",
        "html": '<meta charset="utf-8">\n<section class="coop" lang="en">\n'
        '<p class="empty">no agreement in this register answers to this</p>\n</section>\n',
    }
    assert document(name, nothing) == said[name]
