"""What is no text of records is named as what it is: another kind of file, a merge of git that was not finished."""

from __future__ import annotations

import io
import zipfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from datetime import date

import pytest

from coopcli.i18n import Code, Language, say, speaking
from coopcli.problems import Problem, print_lines
from coopcli.reading.records import read_file

CLOCK = date(2026, 1, 1)

RECORDS = "parties:\n- {id: rc-kon-tum, name: Hội, cite: s1}\n"


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(name, "x" * 5000)
    return file.getvalue()


def problems(content: bytes, file: str = "so.yaml") -> list[Problem]:
    return [one for one in read_file(content, file, CLOCK) if isinstance(one, Problem)]


def told(content: bytes, file: str, language: Code) -> str:
    with speaking(Language(language)):
        (only,) = problems(content, file)
        return print_lines(only, say)


OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)

KINDS = [
    (
        "a.xlsx",
        archive("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"),
        "an Excel workbook",
        "sổ tính Excel",
    ),
    ("a.xls", OLD_OFFICE, "an Excel workbook", "sổ tính Excel"),
    ("a.ods", archive("mimetype", "content.xml"), "a spreadsheet", "bảng tính"),
    ("a.docx", archive("[Content_Types].xml", "word/document.xml"), "a Word document", "văn bản Word"),
    ("a.doc", OLD_OFFICE, "a Word document", "văn bản Word"),
    ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document", "tệp PDF"),
    ("a.zip", archive("so.yaml"), "an archive", "tệp nén"),
    ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "an image", "tệp ảnh"),
    ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image", "tệp ảnh"),
    ("a.sqlite3", b"SQLite format 3\x00" + bytes(100), "an SQLite database", "cơ sở dữ liệu SQLite"),
    ("a.csv", "id,title\n1,Thỏa thuận\n".encode(), "a table of text", "bảng dạng văn bản"),
    ("a.csv", b'"id";"title"\n"1";"A"\n', "a table of text", "bảng dạng văn bản"),
    ("a.tsv", b"id\ttitle\n1\tA: b\n", "a table of text", "bảng dạng văn bản"),
    ("a.json", b'[{"id": "a"}]', "JSON", "JSON"),
    ("a.json", b'[{"id": "a"', "JSON", "JSON"),
    ("a.yaml", "id,title\n1,Thỏa thuận\n".encode(), "a table of text", "bảng dạng văn bản"),
    ("a.yaml", b"id;title\n1;a: b\n2;'c\n", "a table of text", "bảng dạng văn bản"),
    ("a.yml", b'"id","title"\r\n"1","A, B"\r\n', "a table of text", "bảng dạng văn bản"),
    ("a.yaml", b"\xef\xbb\xbfid\ttitle\n1\tA: b\n2\tC\n", "a table of text", "bảng dạng văn bản"),
    ("a.yaml", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "an iCalendar file", "lịch iCalendar"),
    ("a.ics", b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", "an iCalendar file", "lịch iCalendar"),
    ("a.html", b"<!DOCTYPE html>\n<html><body>\n", "a web page", "trang web"),
]


@pytest.mark.parametrize(("file", "content", "english", "vietnamese"), KINDS)
def test_a_file_of_another_kind_is_named_with_the_way_to_get_there(
    file: str, content: bytes, english: str, vietnamese: str
) -> None:
    sentence, hint = told(content, file, "en").splitlines()
    assert sentence == f"{file}:1:1: error: this is {english}; coop reads YAML [file-kind]"
    assert "docs/records.md" in hint
    sentence, hint = told(content, file, "vi").splitlines()
    assert vietnamese in sentence
    assert "docs/records.md" in hint


def test_what_it_is_shows_in_the_content_not_in_the_ending() -> None:
    """A workbook that someone gave another ending is a workbook still."""
    workbook = archive("[Content_Types].xml", "xl/workbook.xml")
    for content, named in ((workbook, "an Excel workbook"), (OLD_OFFICE, "an old Office document")):
        for file in ("so.yaml", "so.yml", "so"):
            assert f"this is {named}" in told(content, file, "en")


@pytest.mark.parametrize("file", ["a.json", "a.csv", "a.txt", "a.xlsx", "a"])
def test_records_are_read_whatever_the_file_is_called(file: str) -> None:
    assert problems(RECORDS.encode(), file) == []


def test_a_register_in_json_is_read() -> None:
    assert problems(b'{"parties": [{"id": "a", "name": "A", "cite": "s1"}]}', "a.json") == []


def test_a_fault_of_yaml_in_a_yaml_file_is_no_other_kind() -> None:
    assert [one.code for one in problems(b"parties:\n- {id: a\n")] == ["yaml-bracket"]
    assert [one.code for one in problems(b"Hello\nworld\n")] == ["file-without-sections"]
    assert [one.code for one in problems("Kính gửi, anh\nvà chị, em\n".encode())] == ["file-without-sections"]
    assert [one.code for one in problems(b"# a,b\n# c,d\nparties:\n- {id: a\n")] == ["yaml-bracket"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_zero_bytes_are_no_text(lang: Code) -> None:
    for length in (1, 2, 3, 4, 5, 70000):
        assert [one.code for one in problems(bytes(length))] == ["file-zero"]
        assert "UTF-16" not in told(bytes(length), "so.yaml", lang)
    assert [one.code for one in problems(bytes(8) + b"parties: []")] == ["file-wide"]


@pytest.mark.parametrize("text", ['{"agreements":[]}', "agreements: []\nsources:\n", "x-own: {a: b}\n", "{}"])
def test_a_file_without_records_is_told_of(text: str) -> None:
    (only,) = problems(text.encode(), "a.json")
    assert (only.code, only.severity) == ("file-without-records", "warning")
    assert told(text.encode(), "a.json", "en").startswith("a.json: warning: the file holds no records")
    assert "không có hồ sơ nào" in told(text.encode(), "a.json", "vi")


def test_a_file_of_settings_holds_a_record() -> None:
    assert problems(b"settings: {own_documents: true}\n") == []


@pytest.mark.parametrize(
    "content",
    [
        BOM_UTF16_LE + RECORDS.encode("utf-16-le"),
        BOM_UTF16_BE + RECORDS.encode("utf-16-be"),
        RECORDS.encode("utf-16-le"),
        RECORDS.encode("utf-16-be"),
    ],
)
def test_utf_16_is_named(content: bytes) -> None:
    assert "UTF-16" in told(content, "so.yaml", "en").splitlines()[0]
    assert "UTF-16" in told(content, "so.yaml", "vi").splitlines()[0]


def test_an_empty_file_is_empty_whatever_its_ending() -> None:
    assert [one.code for one in problems(b"", "a.xlsx")] == ["file-empty"]


# A merge that was not finished.

MERGED = {
    "between records": "parties:\n- {id: a, name: A, cite: s}\n<<<<<<< HEAD\n- {id: b, name: B, cite: s}\n=======\n"
    "- {id: c, name: C, cite: s}\n>>>>>>> office-b\n",
    "in a record": "parties:\n- id: a\n<<<<<<< HEAD\n  name: A\n=======\n  name: B\n>>>>>>> office-b\n  cite: s\n",
    "in a block text": "parties:\n- id: a\n  note: |\n    one\n<<<<<<< ours\n    two\n||||||| base\n    t\n=======\n"
    "    three\n>>>>>>> theirs\n  name: A\n  cite: s\n",
    "in a quoted text": 'parties:\n- id: a\n  cite: s\n  name: "one\n<<<<<<< ours\n    two\n=======\n    three\n'
    '>>>>>>> theirs\n    four"\n',
    "at the top": "<<<<<<< HEAD\nparties: []\n=======\nsources: []\n>>>>>>> b\n",
    "of a whole section": "sources: []\n<<<<<<< HEAD\nparties: []\n=======\n>>>>>>> b\n",
    "half cleared": "parties:\n- id: a\n  name: A\n  cite: s\n>>>>>>> office-b\n",
    "the middle left": "parties:\n- id: a\n  name: A\n=======\n  cite: s\n",
    "the base left": "parties:\n- id: a\n  name: A\n||||||| 3f2a\n  cite: s\n",
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("place", MERGED)
def test_a_merge_that_was_not_finished_is_named_at_its_first_line(place: str, ends: str) -> None:
    text = MERGED[place]
    first = next(
        number
        for number, line in enumerate(text.split("\n"), 1)
        if line[:7] in {"<" * 7, "=" * 7, "|" * 7, ">" * 7}
    )
    found = problems(text.replace("\n", ends).encode())
    assert [(one.code, one.line, one.column) for one in found][-1:] == [("merge-unfinished", first, 1)]
    assert len(found) == 1


@pytest.mark.parametrize(
    "note", ["|\n    one\n    =======\n    two", "'<<<<<<< HEAD'", "|\n    <<<<<<< HEAD", ">>>>>>> x"]
)
def test_such_signs_inside_a_text_are_text(note: str) -> None:
    if note.startswith(">"):
        note = f"'{note}'"
    assert problems(f"parties:\n- id: a\n  name: A\n  cite: s\n  note: {note}\n".encode()) == []


@pytest.mark.parametrize("line", ["# =======", "# <<<<<<< HEAD", "#======="])
def test_a_ruler_in_a_comment_is_a_comment(line: str) -> None:
    assert problems(f"{line}\n{RECORDS}".encode()) == []


@pytest.mark.parametrize(("lang", "words"), [("en", "a merge of git was left unfinished"), ("vi", "git")])
def test_what_is_said_of_a_merge(lang: Code, words: str) -> None:
    assert words in told(MERGED["in a record"].encode(), "so.yaml", lang)
