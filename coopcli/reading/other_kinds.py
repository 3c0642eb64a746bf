"""Files that are no text of records: which other kind they are, by what they hold, else by their ending."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from collections.abc import Mapping
from itertools import islice
from pathlib import PurePath
from typing import BinaryIO, Final, TypeAlias
from zipfile import BadZipFile, ZipFile

from coopcli.problems import Problem

Kind: TypeAlias = Mapping[str, str]
"""What a file is, in words of each language."""

_EXCEL: Final = {"vi": "sổ tính Excel", "en": "an Excel workbook"}
_WORD: Final = {"vi": "văn bản Word", "en": "a Word document"}
_SPREADSHEET: Final = {"vi": "bảng tính", "en": "a spreadsheet"}
_DOCUMENT: Final = {"vi": "văn bản soạn thảo", "en": "a text document"}
_SLIDES: Final = {"vi": "bài trình chiếu", "en": "a slide show"}
_OLD_OFFICE: Final = {"vi": "tệp Office kiểu cũ", "en": "an old Office document"}
_ARCHIVE: Final = {"vi": "tệp nén", "en": "an archive"}
_PDF: Final = {"vi": "tệp PDF", "en": "a PDF document"}
_IMAGE: Final = {"vi": "tệp ảnh", "en": "an image"}
_DATABASE: Final = {"vi": "cơ sở dữ liệu SQLite", "en": "an SQLite database"}
_PAGE: Final = {"vi": "trang web", "en": "a web page"}
_XML: Final = {"vi": "XML", "en": "XML"}
_TABLE: Final = {"vi": "bảng dạng văn bản", "en": "a table of text"}
_CALENDAR: Final = {"vi": "lịch iCalendar", "en": "an iCalendar file"}
_JSON: Final = {"vi": "JSON", "en": "JSON"}

_SIGNATURES: Final = {
    b"PK\x03\x04": _ARCHIVE, b"PK\x05\x06": _ARCHIVE, b"\x1f\x8b": _ARCHIVE, b"7z\xbc\xaf\x27\x1c": _ARCHIVE,
    b"Rar!\x1a\x07": _ARCHIVE, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _OLD_OFFICE, b"%PDF-": _PDF,
    b"{\\rtf": _DOCUMENT, b"\x89PNG": _IMAGE, b"\xff\xd8\xff": _IMAGE, b"GIF8": _IMAGE, b"II*\0": _IMAGE,
    b"MM\0*": _IMAGE, b"SQLite format 3\0": _DATABASE, b"<!doctype html": _PAGE, b"<html": _PAGE, b"<?xml": _XML,
    b"begin:vcalendar": _CALENDAR,
}  # fmt: skip
"""How files of other kinds begin, which no YAML of records does; letters in lower case."""

_INSIDE: Final = {"xl/": _EXCEL, "word/": _WORD, "ppt/": _SLIDES}
"""Folders in the archives that office programs write."""

_ENDINGS: Final = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls"), _EXCEL), **dict.fromkeys((".docx", ".doc"), _WORD),
    ".ods": _SPREADSHEET, ".odt": _DOCUMENT, ".rtf": _DOCUMENT, ".pptx": _SLIDES, ".ppt": _SLIDES, ".pdf": _PDF,
    **dict.fromkeys((".csv", ".tsv", ".tab"), _TABLE), **dict.fromkeys((".json", ".jsonl"), _JSON),
    **dict.fromkeys((".html", ".htm"), _PAGE), ".xml": _XML, ".ics": _CALENDAR,
    **dict.fromkeys((".zip", ".gz", ".rar", ".7z"), _ARCHIVE),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff"), _IMAGE),
}  # fmt: skip

_LONGEST: Final = max(map(len, _SIGNATURES))


def kind_by_content(stream: BinaryIO, file: str) -> Kind | None:
    """Say which other kind of file begins so; None for what may be YAML; the stream begins again."""
    beginning = stream.read(len(BOM_UTF8) + _LONGEST).removeprefix(BOM_UTF8)
    stream.seek(0)
    found = {sign for sign in _SIGNATURES if beginning.startswith(sign) or beginning.lower().startswith(sign)}
    if not found:
        return None
    kind = _SIGNATURES[found.pop()]
    by_ending = kind_by_ending(file)
    if kind is _ARCHIVE and beginning.startswith(b"PK"):
        return _packed(stream) or (by_ending if by_ending in (_SPREADSHEET, _DOCUMENT) else kind)
    return by_ending if kind is _OLD_OFFICE and by_ending else kind


def kind_by_ending(file: str) -> Kind | None:
    """Say which other kind of file is called so; None for what may be YAML."""
    return _ENDINGS.get(PurePath(file).suffix.lower())


def kind_by_lines(stream: BinaryIO) -> Kind | None:
    """Say whether a text that is no YAML of records looks like a table: all its first lines have as many cells.

    Its head holds nothing that a text, or YAML, would have there: no colon, and no space behind a comma.
    """
    stream.seek(0)
    lines = [line.decode("utf-8", "replace") for line in islice(stream, _LINES_OF_A_TABLE)]
    if len(lines) < 2 or ":" in lines[0] or lines[0].startswith(tuple("#-%[{")):
        return None
    return _TABLE if any(_is_table(lines, sign) for sign in "\t;,|") else None


_LINES_OF_A_TABLE: Final = 5


def _is_table(lines: list[str], sign: str) -> bool:
    rows = [row for row in csv.reader(lines, delimiter=sign) if row]
    return (
        len(rows) > 1 and len({len(row) for row in rows}) == 1 < len(rows[0]) and f"{sign} " not in lines[0]
    )


def other_kind(kind: Kind, file: str) -> Problem:
    """Give the problem of a file that is of another kind."""
    return Problem("file-kind", file, 1, 1, {"kind": kind})


def _packed(stream: BinaryIO) -> Kind | None:
    """Say what an archive holds together; None where it is nothing but an archive."""
    try:
        with ZipFile(stream) as archive:
            names = archive.namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    finally:
        stream.seek(0)
    return next(
        (kind for folder, kind in _INSIDE.items() if any(one.startswith(folder) for one in names)), None
    )
