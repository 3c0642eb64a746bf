"""One answer of tables that has every type of column, and one of a record: what the formats are tested with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from coopcli.answer import Answer, Cell, Fact, Facts, Heading, Shown, Table, Type, Words
from coopcli.days.dates import read_date, read_period
from coopcli.i18n import Language

VI, EN = Language("vi"), Language("en")

COLUMNS = (
    Heading("id", "id", Type.ID),
    Heading("title", "title", Type.TEXTS),
    Heading("parties", "parties", Type.PARTIES),
    Heading("type", "type", Type.CODE, codes="type"),
    Heading("period", "term", Type.PERIOD),
    Heading("date_signed", "signed", Type.DATE),
    Heading("ends_earliest", "ends", Type.DAY),
    Heading("value", "value", Type.NUMBER),
    Heading("turns", "turns", Type.BOOLEAN),
    Heading("status", "status", Type.CODE, codes="status"),
    Heading("file", "file", Type.TEXT),
    Heading("areas", "areas", Type.CODE, codes="area", shown=False),
)


def party(name: str, vi: str, en: str) -> dict[str, object]:
    return {"id": name, "name": {"vi": vi, "en": en}, "country": "VN", "province": None}


PAPER: tuple[Cell, ...] = (
    "rc-2022",
    {"vi": "Biên bản ghi nhớ", "en": "Memorandum"},
    (party("rc-a", "Hội A", "Union A"), party("rc-b", "Hội B", "Union B")),
    "memorandum_of_understanding",
    read_period("2022/2027"),
    read_date("2022-07-02"),
    date(2027, 12, 31),
    Decimal("270000000.50"),
    True,
    Shown("ending", "possibly ending", "attention"),
    "a.yaml",
    ("humanitarian", "health"),
)
UNTOLD: tuple[Cell, ...] = ("x-2019", *(None,) * 11)

LIST = Answer(
    title="Agreements",
    sections=(
        Table("", COLUMNS, (PAPER,), empty="none"),
        Table("Term not stated", COLUMNS, (UNTOLD,)),
        Table("Out", COLUMNS, (), empty="there is none"),
    ),
    notes=("Kon Tum became part of Quảng Ngãi.",),
    total="2 agreements: 1 surely, 1 unknown",
)

RECORD = Answer(
    title="Memorandum",
    sections=(
        Facts(
            "",
            (
                Fact(Heading("id", "id", Type.ID), "rc-2022"),
                Fact(
                    Heading("period", "term", Type.PERIOD), read_period("2022/.."), ("s3 line 4", "s3 line 6")
                ),
                Fact(Heading("signed", "date signed", Type.DATE), read_date("2022?"), (), "the term begins"),
                Fact(Heading("place", "place", Type.TEXT), None),
                Fact(Heading("x", "not for people", shown=False), "hidden"),
            ),
        ),
        Facts("Delegations", (Fact(Heading("every", "every"), "year", ("s3 line 2",)),), depth=1),
        Words("Note", "First line.\nSecond line."),
    ),
    records=(
        {
            "id": "rc-2022",
            "period": read_period("2022/.."),
            "commitments": [{"id": "delegations", "times": {"min": 1, "max": None}, "text": {"vi": "Đoàn"}}],
            "x-own": [],
        },
    ),
)
