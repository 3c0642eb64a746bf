"""One answer of tables that has every type of column, and one of a record: what the formats are tested with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from coopcli.answer import Answer, Cell, Column, Fact, Facts, Shown, Table, Type, Words
from coopcli.dates import read_date, read_period
from coopcli.i18n import Language

VI, EN = Language("vi"), Language("en")

COLUMNS = (
    Column("id", "id", Type.ID),
    Column("title", "title", Type.TEXTS),
    Column("parties", "parties", Type.PARTIES),
    Column("type", "type", Type.CODE, codes="type"),
    Column("period", "term", Type.PERIOD),
    Column("date_signed", "signed", Type.DATE),
    Column("ends_earliest", "ends", Type.DAY),
    Column("value", "value", Type.NUMBER),
    Column("turns", "turns", Type.BOOLEAN),
    Column("status", "status", Type.CODE, codes="status"),
    Column("file", "file", Type.TEXT),
    Column("areas", "areas", Type.CODE, codes="area", shown=False),
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
                Fact(Column("id", "id", Type.ID), "rc-2022"),
                Fact(
                    Column("period", "term", Type.PERIOD), read_period("2022/.."), ("s3 line 4", "s3 line 6")
                ),
                Fact(Column("signed", "date signed", Type.DATE), read_date("2022?"), (), "the term begins"),
                Fact(Column("place", "place", Type.TEXT), None),
                Fact(Column("x", "not for people", shown=False), "hidden"),
            ),
        ),
        Facts("Delegations", (Fact(Column("every", "every"), "year", ("s3 line 2",)),), depth=1),
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
