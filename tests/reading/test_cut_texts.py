"""A text that YAML's own rules cut is not lost without a word: what follows ` #` is a comment."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from coopcli.problems import Problem
from coopcli.reading.records import read_file

CLOCK = date(2026, 1, 1)

CUT = [
    # The case of the review, and others of its kind; the column is that of the sign.
    ("title: Thỏa thuận số #12 năm 2024", 24),
    ("title: Agreement No. #7", 24),
    ("title: Thỏa thuận số # 12 năm 2024", 24),
    ("title: Thỏa thuận (số 5 # ngày 3/4)", 27),
    ("title: Kế hoạch\t#12", 19),
    ("note: xem #todo", 13),
    ("number: 12 #HTQT", 14),
    ("x-file: 12 #HTQT", 14),
    ("form_of_cooperation: A #1, B #2", 26),
    ("title: Chương trình – # 3", 25),
    ("title: Công văn # 12 về việc B", 19),
    ("title: Thỏa thuận # 12/2024: tạm", 21),
    ("note: Decision\t# 7 of the office", 18),
]


def read(field: str) -> list[Problem]:
    text = f"agreements:\n- id: a\n  cite: s1\n  parties: [b, c]\n  {field}\n"
    return [one for one in read_file(text.encode(), "a.yaml", CLOCK) if isinstance(one, Problem)]


@pytest.mark.parametrize(("field", "column"), CUT)
def test_a_text_that_a_comment_cuts_is_a_warning_at_the_sign(field: str, column: int) -> None:
    (only,) = read(field)
    assert (only.code, only.severity, only.line, only.column) == ("text-cut-by-comment", "warning", 5, column)


@pytest.mark.parametrize("libyaml", [True, False])
def test_it_is_found_in_every_place_of_a_text(libyaml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not libyaml:
        monkeypatch.delattr(yaml, "CSafeLoader")
    assert [
        (one.line, one.column) for one in read("title:\n    vi: Thỏa thuận #12\n    en: Agreement #12")
    ] == [
        (6, 20),
        (7, 19),
    ]
    assert [(one.line, one.column) for one in read("title: {vi: A\n    , en: Agreement #12\n    }")] == [
        (6, 21)
    ]
    assert [(one.line, one.column) for one in read("title: Thỏa thuận\n    năm #12")] == [(6, 9)]
    assert [
        (one.line, one.column)
        for one in read("items:\n  - {number: 1, text: x}\n  - number: 2\n    text: a #b")
    ] == [(8, 13)]


@pytest.mark.parametrize(
    "field",
    [
        "title: Thỏa thuận  # tạm dịch",
        "title: Thỏa thuận # tạm dịch",
        "title: Thỏa thuận #",
        "title: Thỏa thuận ## tạm dịch",
        "title: Thỏa thuận số#12",
        "title: 'Thỏa thuận số #12'",
        'title: "Thỏa thuận số #12"  #12',
        "title: |  # giữ dòng\n    Thỏa thuận số #12\n    năm 2024",
        "title: >-\n    Thỏa thuận số #12",
        "title:  # hai tiếng\n    vi: A  # một\n    en: B",
        "type: agreement #cần xem lại",
        "date_signed: 2024-01-02 #theo văn bản",
        "#title: Thỏa thuận số #12",
        "title: Thỏa thuận  # 12/2024: tạm",
        "title: Thỏa thuận # xem 12/2024",
    ],
)
def test_a_comment_is_no_loss(field: str) -> None:
    assert read(field) == []


def test_a_value_that_is_a_comment_whole_is_told_so() -> None:
    assert [(one.code, one.line, one.column) for one in read("title: #12/2024")] == [
        ("value-empty", 5, 9),
        ("text-cut-by-comment", 5, 10),
    ]


@pytest.mark.parametrize(
    "field",
    [
        "title: {vi: Thỏa thuận #12, en: A}",
        "title: Thỏa thuận #12\n    năm 2024",
        "areas: [health #1, trade]",
    ],
)
def test_a_comment_after_which_yaml_cannot_be_read_is_told_of(field: str) -> None:
    (only,) = read(field)
    assert only.severity == "error"
    assert "#" in only.hint


@pytest.mark.parametrize(
    ("field", "line", "column"),
    [("title: &Co hợp tác", 5, 10), ("note: &12", 5, 9), ("title: {vi: &A B, en: C}", 5, 15)],
)
def test_a_text_whose_first_word_yaml_takes_for_a_name_is_a_warning(
    field: str, line: int, column: int
) -> None:
    assert ("anchor-unused", "warning", line, column) in [
        (one.code, one.severity, one.line, one.column) for one in read(field)
    ]


def test_a_name_that_an_alias_takes_up_is_no_loss() -> None:
    assert read("title: &name Thỏa thuận\n  note: *name") == []
    assert read("title: Thỏa thuận\n  x-used: &these [a, b]") == []
