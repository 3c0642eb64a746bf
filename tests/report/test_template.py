"""The template of the yearly report: what it may say, and what is wrong in it, each with its position."""

from __future__ import annotations

from io import BytesIO

import pytest

from coopcli.problems import Problem
from coopcli.report.annexes import MAKES
from coopcli.report.answer import PASSAGES as TOLD
from coopcli.report.template import PASSAGES, VALUES, Template, read_template
from coopcli.store import shipped

WHOLE = """title: {vi: Báo cáo, en: Report}
chapters:
- heading: One
  passages: [period, signed]
  unknown: [Causes]
annexes:
- heading: Signed
  apart: Not told
  rows: signed
  columns:
  - {label: Name, value: title}
  - {label: Day, value: [date_signed, place_signed]}
  - {label: Money}
  - {label: More, value: }
gaps: Lacking
"""


def read(text: str) -> tuple[Template | None, list[Problem]]:
    return read_template(BytesIO(text.encode()), "form.yaml")


def test_a_whole_template_is_read_as_it_stands() -> None:
    template, problems = read(WHOLE)
    assert problems == []
    assert template is not None
    assert template.title == {"vi": "Báo cáo", "en": "Report"}
    assert (template.chapters[0].passages, template.chapters[0].unknown) == (
        ("period", "signed"),
        ("Causes",),
    )
    (annex,) = template.annexes
    assert (annex.heading, annex.apart, annex.rows) == ("Signed", "Not told", "signed")
    assert [column.values for column in annex.columns] == [
        ("title",),
        ("date_signed", "place_signed"),
        (),
        (),
    ]
    assert template.gaps == "Lacking"


def test_the_template_that_ships_has_no_problem_and_all_four_annexes() -> None:
    with shipped("templates/yearly_report.yaml").open("rb") as file:
        template, problems = read_template(file, "yearly_report.yaml")
    assert problems == []
    assert template is not None
    assert [annex.rows for annex in template.annexes] == ["signed", "in_force", "changes", "planned"]
    assert [len(annex.columns) for annex in template.annexes] == [11, 7, 6, 7]  # law.md, 4.5
    assert len(template.chapters) == 5
    assert {name for chapter in template.chapters for name in chapter.passages} == set(PASSAGES)


def test_every_value_and_every_passage_that_a_template_may_name_can_be_made() -> None:
    named = {name for names in VALUES.values() for name in names}
    assert named - {"number"} == set(MAKES)
    assert set(PASSAGES) == set(TOLD)


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("value: title", "value: titel", "code-unknown", 11, 26),
        ("rows: signed", "rows: singed", "code-unknown", 9, 9),
        ("[period, signed]", "[period, sign]", "code-unknown", 4, 22),
        ("value: title", "value: rationale", "code-unknown", 11, 26),
        ("  apart: Not told\n", "  apert: Not told\n", "field-unknown", 8, 3),
        ("- heading: Signed\n  apart: Not told\n", "- apart: Not told\n", "required-missing", 7, 3),
        ("label: Money", "value: note", "required-missing", 13, 5),
        ("gaps: Lacking\n", "", "required-missing", 1, 1),
        ("gaps: Lacking", "gaps:", "value-empty", 15, 6),
        ("value: title", "value: note", "required-missing", 11, 3),
        ("- {label: Money}", "- Money", "record-expected", 13, 5),
        ("gaps: Lacking", "gaps: {xx1!: Lacking}", "language-unreadable", 15, 8),
        ("gaps: Lacking", "gaps: [Lacking", "yaml-bracket", 0, 0),
        ("gaps: Lacking", "gaps: Lacking\ngaps: Twice", "key-double", 16, 1),
        ("gaps: Lacking", "gaps: Lacking in {yaer}", "code-unknown", 15, 7),
        ("heading: One", "heading: Of {first} to {last", "code-unknown", 3, 12),
        ("heading: Signed", "heading: '{nextyear}'", "code-unknown", 7, 12),
        ("apart: Not told", "apart: '{Year}'", "code-unknown", 8, 10),
        ("en: Report}", "en: 'Report {years}'}", "code-unknown", 1, 26),
    ],
)
def test_what_is_wrong_is_a_problem_with_its_position(
    old: str, new: str, code: str, line: int, column: int
) -> None:
    template, problems = read(WHOLE.replace(old, new, 1))
    assert template is None
    assert [problem.code for problem in problems][:1] == [code], problems
    if line:
        assert (problems[0].file, problems[0].line, problems[0].column) == ("form.yaml", line, column)


def test_what_is_near_is_offered() -> None:
    _, (problem,) = read(WHOLE.replace("value: title", "value: titel"))
    assert problem.values["near"] == ("title",)


@pytest.mark.parametrize(
    ("text", "near"),
    [("{nextyear}", "{next_year}"), ("{year", "{year}"), ("{fist}", "{first}"), ("{LAST}", "{last}")],
)
def test_what_a_heading_asks_for_in_braces_and_is_not_there_is_told_with_the_nearest(
    text: str, near: str
) -> None:
    _, (problem,) = read(WHOLE.replace("gaps: Lacking", f"gaps: 'Of {text} on'"))
    assert (problem.values["text"], problem.values["near"]) == (text, (near,))


def test_a_heading_may_ask_for_the_year_the_next_one_and_the_days() -> None:
    _, problems = read(WHOLE.replace("gaps: Lacking", "gaps: '{year}, {next_year}, {first}, {last}'"))
    assert problems == []


@pytest.mark.parametrize(
    "text", ["", "hello", "- 1", "{}", "a: [", "\t", "title: !!python/object:os.system x"]
)
def test_what_is_no_template_is_a_problem_and_no_fault(text: str) -> None:
    template, problems = read(text)
    assert template is None
    assert problems


def test_bytes_that_are_no_text_are_a_problem() -> None:
    template, problems = read_template(BytesIO(b"\xff\xfe\x00t"), "form.yaml")
    assert (template, bool(problems)) == (None, True)


def test_keys_of_ones_own_are_left_alone() -> None:
    template, problems = read(WHOLE + "x-office: Kon Tum\n")
    assert (template is not None, problems) == (True, [])
