"""What a Word document says, read back by python-docx: every text in its place, the same bytes again."""

from __future__ import annotations

import json
import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from coopcli.answer import Answer, Words
from coopcli.render.page import one_line
from tests.render.answers import COLUMNS, LIST, RECORD, VI
from tests.render.word import PORTRAIT, cells, grid, opened, paper, told, written

HOSTILE = ("\x00", "\x1b[31m", "\x9b31m", "\ud800", "\ufffe", "\uffff", "_x0041_", " x ", "😀", "<w:t>&amp;")
VIETNAMESE = "Hội Chữ thập đỏ tỉnh Đắk Lắk – Sê Kông: ẵ ặ ữ ỵ Ỷ ỗ Ộ"


def readable(text: str) -> str:
    """What a cell is to hold: the words on one line, and an escape for what XML cannot hold.

    A space may be one that does not break: texts with runs of spaces are drawings.
    """
    bad = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
    return bad.sub(lambda match: match[0].encode("unicode_escape").decode(), one_line(text)).replace(
        "\u00a0", " "
    )


@pytest.fixture(scope="module")
def naughty(shared: Path) -> list[str]:
    strings: list[str] = json.loads((shared / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    return [text for text in (*strings, *HOSTILE) if text]


# What it says.


def test_a_list_is_a_real_table_for_each_of_its_tables_and_below_them_the_total_and_the_notes() -> None:
    document = opened(LIST)
    labels = [column.label for column in COLUMNS if column.shown]
    assert list(map(cells, document.tables)) == [
        [
            labels,
            [
                *("rc-2022", "Memorandum", "Union A – Union B", "memorandum of understanding", "2022–2027"),
                *("2 July 2022", "31 December 2027", "270,000,000.5", "yes", "possibly ending", "a.yaml"),
            ],
        ],
        [labels, ["x-2019", *("unknown",) * 10]],
    ]
    assert told(document) == [
        ("Title", "Agreements"),
        ("Heading 1", "Term not stated"),
        ("Heading 1", "Out"),
        ("Normal", "there is none"),
        ("Normal", "2 agreements: 1 surely, 1 unknown"),
        ("List Bullet", "Kon Tum became part of Quảng Ngãi."),
    ]


def test_a_record_is_its_facts_one_below_the_other_under_headings_of_their_depth() -> None:
    assert told(opened(RECORD)) == [
        ("Title", "Memorandum"),
        ("Normal", "id: rc-2022"),
        ("Normal", "term: 2022 – no end — [s3 line 4; s3 line 6]"),
        ("Normal", "date signed: 2022 (inferred) — inferred: the term begins"),
        ("Normal", "place: unknown"),
        ("Heading 2", "Delegations"),
        ("Normal", "every: year — [s3 line 2]"),
        ("Heading 1", "Note"),
        ("Normal", "First line.\nSecond line."),
    ]


def test_an_empty_line_of_a_passage_divides_paragraphs() -> None:
    assert told(opened(Answer("", (Words("", "One.\nTwo.\n\n \nThree."),)))) == [
        ("Normal", "One.\nTwo."),
        ("Normal", "Three."),
    ]


def test_vietnamese_letters_stay_as_they_are_in_titles_tables_and_notes() -> None:
    answer = Answer(VIETNAMESE, (grid(1, VIETNAMESE, title=VIETNAMESE),), (VIETNAMESE,), VIETNAMESE)
    document = opened(answer, VI)
    assert [text for _, text in told(document)] == [VIETNAMESE] * 4
    assert cells(document.tables[0])[1] == [VIETNAMESE]


def test_an_answer_without_anything_is_a_document_that_opens() -> None:
    document = opened(Answer("", ()))
    assert (told(document), document.tables, paper(document)) == ([], [], [PORTRAIT])


def test_every_string_comes_back_and_what_xml_cannot_hold_is_shown_as_an_escape(naughty: list[str]) -> None:
    document = opened(Answer("", (grid(1, *naughty),)))
    assert [row[0].replace("\u00a0", " ") for row in cells(document.tables[0])[1:]] == [
        readable(text) for text in naughty
    ]


def test_control_characters_are_texts_in_every_place_that_holds_a_text() -> None:
    text = "a\x1b[31m\x00b"
    answer = Answer(text, (grid(1, text, title=text, label=text), Words(text, text)), (text,), text)
    document = opened(answer)
    assert {said for _, said in told(document)} == {r"a\x1b[31m\x00b"}
    assert cells(document.tables[0]) == [[r"a\x1b[31m\x00b"]] * 2
    assert document.core_properties.title == r"a\x1b[31m\x00b"


def test_every_part_of_the_archive_is_well_formed_xml(naughty: list[str]) -> None:
    answer = Answer("\x1b\ud800", (grid(2, *naughty), Words(naughty[0], "\x00")), (naughty[0],), "\uffff")
    with ZipFile(BytesIO(written(answer))) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))


def test_a_title_too_long_for_a_property_is_whole_on_the_page() -> None:
    document = opened(Answer("x" * 300, ()))
    assert told(document) == [("Title", "x" * 300)]
    assert document.core_properties.title == "x" * 255


# Its bytes.


@pytest.mark.parametrize("answer", [LIST, RECORD])
def test_the_same_answer_gives_the_same_bytes_and_tells_no_time(answer: Answer) -> None:
    document = written(answer)
    assert written(answer) == document
    with ZipFile(BytesIO(document)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_properties_name_the_title_and_nobody() -> None:
    properties = opened(LIST).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (
        "Agreements",
        "coop",
        "coop",
    )
    assert (properties.comments, properties.keywords, properties.subject) == ("", "", "")
    made = [moment and moment.replace(tzinfo=None) for moment in (properties.created, properties.modified)]
    assert made == [datetime(1980, 1, 1)] * 2
