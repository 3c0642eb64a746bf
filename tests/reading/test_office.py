"""The office's own bookkeeping in a file: its settings, and what was done about its duties."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.days.dates import read_date
from coopcli.problems import Problem
from coopcli.reading.records import read_file
from coopcli.records.record import Placed, Record

CLOCK = date(2026, 1, 1)


def read(content: str) -> tuple[list[Record], list[Problem]]:
    found = list(read_file(content.encode(), "x.yaml", CLOCK))
    return (
        [one for one in found if isinstance(one, Record)],
        [one for one in found if isinstance(one, Problem)],
    )


def told(content: str) -> list[tuple[str, int, int]]:
    return [(one.code, one.line, one.column) for one in read(content)[1]]


def test_settings_are_one_record_without_a_list_and_need_no_source() -> None:
    records, problems = read(
        "settings:\n  report_day: 11-01\n  lead: P6M\n  tracks:\n  - {step: copy, since: 2022}\n"
    )

    assert problems == []
    (only,) = records
    assert (only.section, only.id, only.line, only.column) == ("settings", "settings", 2, 3)
    assert (only.values["report_day"], only.values["lead"]) == ("11-01", "6 months")
    assert only.values["tracks"] == [{"step": "copy", "since": read_date("2022")}]


@pytest.mark.parametrize("content", ["settings:\n", "settings: ~\n"])
def test_settings_may_be_empty(content: str) -> None:
    assert read(content) == ([], [])


@pytest.mark.parametrize(
    "content",
    [
        "settings:\n- report_day: 11-01\n- lead: 90 days\n",
        "settings: []\n",
        "settings: &all\n- report_day: 11-01\n",
    ],
)
def test_settings_as_a_list_are_told_once_and_nothing_of_it_is_read(content: str) -> None:
    assert read(content)[0] == []
    assert told(content) == [("section-listed", 1, 1)]


def test_what_follows_a_list_of_settings_is_read() -> None:
    records, problems = read("settings:\n- report_day: 11-01\nsources:\n- {id: s}\n")

    assert [record.id for record in records] == ["s"]
    assert [problem.code for problem in problems] == ["section-listed"]


@pytest.mark.parametrize("content", ["settings: 11-01\n", "settings: {}\n"])
def test_settings_that_are_no_mapping_are_told_the_fields(content: str) -> None:
    (problem,) = read(content)[1]

    assert (problem.code, problem.line) == ("record-expected", 1)
    assert isinstance(fields := problem.values["fields"], tuple)
    assert {"report_day", "lead", "tracks"} <= set(fields)


def test_settings_twice_in_a_file_are_a_key_that_stands_twice_and_the_first_count() -> None:
    content = "settings: {report_day: 11-01}\nsettings: {report_day: 11-02}\n"

    assert told(content) == [("key-double", 2, 1)]
    assert [record.values["report_day"] for record in read(content)[0]] == ["11-01"]


def test_a_duty_is_known_by_what_it_is_about_and_needs_no_source() -> None:
    records, problems = read(
        "duties:\n- {duty: vwu-lwu-2022/copy, done: 2022-07-15}\n"
        "- {duty: yearly-report-2025, snoozed_until: 2026-02, number: 5/BC, by: Lan}\n"
    )

    assert problems == []
    assert [record.id for record in records] == ["duty:vwu-lwu-2022/copy", "duty:yearly-report-2025"]
    duty = records[0].values["duty"]
    assert isinstance(duty, Placed)
    assert (duty, duty.line, duty.column) == ("vwu-lwu-2022/copy", 2, 10)


def test_a_duty_that_names_nothing_is_told_where_it_stands_and_does_not_come() -> None:
    content = "duties:\n- {done: 2022, duty: vwu-lwu-2022}\n- {done: 2022}\n"

    assert read(content)[0] == []
    assert told(content) == [("duty-unknown", 2, 22), ("required-missing", 3, 3)]


def test_a_doubt_about_what_is_absent_is_not_told_where_it_is_only_unreadable() -> None:
    content = (
        "agreements:\n- id: a\n  title: A\n  cite: s\n  renewal: {mode: tacit, length: soon}\n"
        "  changes:\n  - {kind: amendment, date_signed: soon}\n  - {kind: extension, extended_to: soon}\n"
    )

    assert [code for code, _, _ in told(content)] == [
        "duration-unreadable",
        "date-unreadable",
        "date-unreadable",
    ]


def test_each_doubt_stands_at_its_field() -> None:
    content = (
        "agreements:\n- id: a\n  title: A\n  cite: s\n  date_signed: 2022-07-02\n"
        "  renewal:\n    mode: never\n    length: 1 year\n"
        "  changes:\n  - kind: resumption\n    date_in_force: 2021\n"
    )

    assert told(content) == [
        ("renewal-contradicted", 8, 13),
        ("change-before-signing", 11, 20),
        ("resumption-without-suspension", 10, 11),
    ]
