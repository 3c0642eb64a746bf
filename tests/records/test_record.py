"""A record answers in types: what a field says, or that it says nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coopcli.days.dates import Duration, read_date, read_period
from coopcli.records.record import Placed, Value, Values

DATE = read_date("2022-07-02")
PERIOD = read_period("2022/2027")
NESTED = Values(3, 5, {"kind": "extension"})
PLACED = Placed("vwu", 4, 7)


def record(**fields: Value) -> Values:
    return Values(1, 1, fields)


RECORD = record(
    text="signed",
    placed=PLACED,
    texts=["health", "gender"],
    languages={"vi": "Bản ghi nhớ", "lo": "ບົດບັນທຶກ"},
    references=[PLACED, Placed("lwu", 4, 12)],
    integer=3,
    number=Decimal("1.5"),
    date=DATE,
    period=PERIOD,
    duration="3 months",
    record=NESTED,
    records=[NESTED, Values(9, 5)],
)


@pytest.mark.parametrize("field", [*RECORD, "absent"])
def test_a_field_of_another_type_says_nothing(field: str) -> None:
    text = RECORD[field] if field in ("text", "placed", "duration") else None
    assert RECORD.text(field) == text
    assert RECORD.date(field) == (DATE if field == "date" else None)
    assert RECORD.period(field) == (PERIOD if field == "period" else None)
    assert RECORD.integer(field) == (3 if field == "integer" else None)
    assert bool(RECORD.record(field)) == (field == "record")
    assert bool(RECORD.records(field)) == (field in ("record", "records"))
    assert bool(RECORD.references(field)) == (field in ("placed", "references"))


def test_a_nested_record_that_is_absent_has_no_fields() -> None:
    absent = RECORD.record("absent")
    assert absent == {}
    assert absent.text("mode") is None


def test_what_stands_alone_is_a_list_of_one() -> None:
    assert RECORD.texts("text") == ["signed"]
    assert RECORD.texts("texts") == ["health", "gender"]
    assert RECORD.records("record") == [NESTED]
    assert RECORD.records("records") == [NESTED, {}]
    assert RECORD.references("placed") == [PLACED]
    assert [(one, one.line, one.column) for one in RECORD.references("references")] == [
        ("vwu", 4, 7),
        ("lwu", 4, 12),
    ]


def test_a_text_in_several_languages_is_each_of_its_texts() -> None:
    assert RECORD.texts("languages") == ["Bản ghi nhớ", "ບົດບັນທຶກ"]
    assert RECORD.text("languages") is None


def test_a_length_of_time_is_read() -> None:
    assert RECORD.duration("duration") == Duration(3, "month")
    assert RECORD.duration("absent") is None


def test_what_is_inferred_is_named_with_its_reason() -> None:
    reasons: dict[str, Value] = {"period": {"vi": "theo năm ký"}}
    assert record(period=PERIOD, inferred=reasons).inferred == reasons
    assert RECORD.inferred == {}
    assert "period" not in RECORD.inferred


@pytest.mark.parametrize(
    ("date", "inferred", "unsure"),
    [
        ("2022-07-02", "", False),
        ("2022", "", False),
        ("2022?-07-02", "", True),
        ("2022~", "", True),
        ("2022-07-02", "period", False),
        ("2022-07-02", "date", True),
    ],
)
def test_a_date_with_a_mark_or_a_reason_is_not_sure(date: str, inferred: str, unsure: bool) -> None:
    reasons: dict[str, Value] = {inferred: "why"}
    made = record(date=read_date(date), inferred=reasons)
    assert made.is_unsure("date") == unsure
    assert made.sure_date("date") == (None if unsure else read_date(date))


@pytest.mark.parametrize(
    ("period", "unsure"),
    [
        ("2022/2027", False),
        ("2022/..", False),
        ("2022?/2027", True),
        ("2022/2027~", True),
        ("2022~", True),
    ],
)
def test_a_period_is_as_sure_as_both_of_its_ends(period: str, unsure: bool) -> None:
    made = record(period=read_period(period))
    assert made.is_unsure("period") == unsure
    assert made.sure_period("period") == (None if unsure else read_period(period))


def test_a_length_of_time_is_sure_unless_it_is_inferred() -> None:
    reasons: dict[str, Value] = {"length": "why"}
    made = record(notice_period="3 months", length="1 year", inferred=reasons)
    assert made.sure_duration("notice_period") == Duration(3, "month")
    assert made.sure_duration("length") is None
    assert made.duration("length") == Duration(1, "year")


def test_what_is_absent_is_sure_of_nothing() -> None:
    assert RECORD.sure_date("absent") is None
    assert RECORD.sure_period("absent") is None
    assert RECORD.sure_duration("absent") is None
    assert not RECORD.is_unsure("absent")
