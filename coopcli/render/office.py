"""What workbooks and Word documents have in common: XML that takes every text, archives that tell no time."""

from __future__ import annotations

import datetime
import re
import unicodedata
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MADE: Final = datetime.datetime(1980, 1, 1)
"""The first moment that a zip archive knows: a document does not tell when it was written."""

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def holdable(text: str) -> str:
    """Give the text with an escape for each sign that XML 1.0 cannot hold."""
    return _NOT_IN_XML.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def places_of(text: str) -> int:
    """Count the places that a text takes: marks above letters none, Chinese and Japanese signs two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def timeless(document: BytesIO) -> bytes:
    """Give the archive again with one date for all its files."""
    again = BytesIO()
    with ZipFile(document) as dated, ZipFile(again, "w") as undated:
        for name in dated.namelist():
            undated.writestr(ZipInfo(name, MADE.timetuple()[:6]), dated.read(name), ZIP_DEFLATED)
    return again.getvalue()
