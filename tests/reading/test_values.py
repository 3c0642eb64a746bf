"""Records read field by field: texts in languages, citations, reasons, nested records, the user's own fields."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coopcli.days.dates import read_date, read_period
from coopcli.problems import Problem
from coopcli.reading.records import read_file
from coopcli.records.record import Placed, Record, Values

CLOCK = date(2026, 1, 1)


def read(text: str) -> tuple[list[Record], list[tuple[str, int, int]]]:
    """Give the records of a file, and code and position of each problem."""
    found = list(read_file(text.encode(), "x.yaml", CLOCK))
    records = [one for one in found if isinstance(one, Record)]
    problems = [one for one in found if isinstance(one, Problem)]
    return records, [(one.code, one.line, one.column) for one in problems]


def values_of(section: str, fields: str) -> Values:
    """Give the values of one record without problems; `fields` are the lines after its id and its citation."""
    records, problems = read(f"{section}:\n- id: a\n  cite: s1\n" + fields)
    assert problems == []
    return records[0].values


def problems_of(section: str, fields: str) -> list[tuple[str, int, int]]:
    return read(f"{section}:\n- id: a\n  cite: s1\n" + fields)[1]


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("Kon Tum", "Kon Tum"),
        ("{vi: Kon Tum}", {"vi": "Kon Tum"}),
        ("{vi: 'a, b', en: c}", {"vi": "a, b", "en": "c"}),
        ("\n    vi: a, b\n    en: c: d".replace("c: d", "c d"), {"vi": "a, b", "en": "c d"}),
        ("{VI: a, EN-gb: b}", {"vi": "a", "en-GB": "b"}),
        ("{lo: ກາແດງ}", {"lo": "ກາແດງ"}),
        ("|\n    two\n    lines\n", "two\nlines"),
        ("'null'", "null"),
        ("NO", "NO"),
        ("2022", "2022"),
    ],
)
def test_a_text_is_plain_or_by_language(written: str, texts: object) -> None:
    assert values_of("statements", f"  text: {written}\n")["text"] == texts


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("{vi: a, b, en: c}", ("text-cut-by-comma", 4, 17)),
        ("{vi: một, hai, ba}", ("text-cut-by-comma", 4, 19)),
        ("{vi: a, bà b: c}", ("text-cut-by-comma", 4, 17)),
        ("{vi: a, en}", ("text-cut-by-comma", 4, 17)),
        ("{Việt: a}", ("language-unreadable", 4, 10)),
        ("{vi: }", ("value-empty", 4, 14)),
        ("{}", ("value-empty", 4, 9)),
        ("[a]", ("value-expected", 4, 9)),
        ("{vi: [a]}", ("value-expected", 4, 14)),
        ("\n    vi: a\n    English: b\n", ("language-unreadable", 6, 5)),
        ("\n    vi:\n    en: b\n", ("value-empty", 5, 8)),
        ("{vi: a, VI: b}", ("value-double", 4, 17)),
    ],
)
def test_a_text_that_cannot_be_meant_is_one_problem_where_it_went_wrong(
    written: str, problem: tuple[str, int, int]
) -> None:
    assert problems_of("statements", f"  text: {written}\n") == [problem]


def test_a_comma_that_cuts_names_what_stood_before_and_after_it() -> None:
    (problem,) = (
        one
        for one in read_file(
            "statements:\n- {id: a, cite: s1, text: {vi: Tập huấn, hội thảo}}".encode(), "x", CLOCK
        )
        if isinstance(one, Problem)
    )

    assert problem.values == {"before": "Tập huấn", "after": "hội thảo"}


def test_every_kind_of_value_has_its_type() -> None:
    values = values_of(
        "agreements",
        "  title: {vi: Bản ghi nhớ}\n"
        "  type: memorandum_of_understanding\n"
        "  parties: [vwu, {party: lwu, name_as_signed: LHPN Lào}]\n"
        "  date_signed: 2022?\n"
        "  period: 2022/2027\n"
        "  languages: vi\n"
        "  commitments_complete: false\n"
        "  place_signed: Đà Nẵng\n"
        "  commitments:\n"
        "  - {id: b, every: 2 years, times: {min: 1, max: 2}, bound: vwu}\n",
    )

    assert values == {
        "id": "a",
        "cite": [{"source": "s1"}],
        "title": {"vi": "Bản ghi nhớ"},
        "type": "memorandum_of_understanding",
        "parties": [{"party": "vwu"}, {"party": "lwu", "name_as_signed": "LHPN Lào"}],
        "date_signed": read_date("2022?"),
        "period": read_period("2022/2027"),
        "languages": ["vi"],
        "commitments_complete": False,
        "place_signed": {"province": "Đà Nẵng"},
        "commitments": [{"id": "b", "every": "2 years", "times": {"min": 1, "max": 2}, "bound": ["vwu"]}],
    }


def test_figures_are_exact_and_their_unknown_number_stays_unknown() -> None:
    figures = values_of(
        "statements", "  figures: [{value: 150}, {value: 0.1, mark: nearly}, {value: unknown}]\n"
    )

    assert [one["value"] for one in nested(figures["figures"])] == [150, Decimal("0.1"), "unknown"]


def nested(value: Any) -> list[Values]:
    assert isinstance(value, list)
    return value


def test_references_and_nested_records_know_where_they_stand() -> None:
    values = values_of("agreements", "  title: b\n  parties:\n  - vwu\n  - {party: lwu}\n  related: c\n")

    first, second = nested(values["parties"])
    assert [(one.line, one.column) for one in (values, first, second)] == [(2, 3), (6, 5), (7, 5)]
    placed = [first["party"], second["party"], *nested(values["related"])]
    assert all(isinstance(one, Placed) for one in placed)
    assert [(one.line, one.column) for one in placed if isinstance(one, Placed)] == [(6, 5), (7, 13), (8, 12)]


def test_where_a_list_may_stand_one_value_may_stand_alone() -> None:
    assert values_of("activities", "  kind: visit\n  parties: vwu\n  figures: {value: 1}\n") == {
        "id": "a",
        "cite": [{"source": "s1"}],
        "kind": ["visit"],
        "parties": [{"party": "vwu"}],
        "figures": [{"value": 1}],
    }


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("  kind: [visit, visit]\n", ("value-double", 4, 17)),
        ("  kind: []\n", ("value-empty", 4, 9)),
        ("  kind: [visit, ]\n  people: [[b]]\n", ("record-expected", 5, 12)),
        ("  kind: [visit, ~]\n", ("value-empty", 4, 17)),
        ("  kind: [[visit]]\n", ("value-expected", 4, 10)),
        ("  places: [{}]\n", ("value-empty", 4, 12)),
        ("  figures: [150]\n", ("record-expected", 4, 13)),
        ("  figures: [{unit: VND}]\n", ("required-missing", 4, 13)),
        ("  figures: {value: 1, unit: ~}\n", ("value-empty", 4, 29)),
        ("  figures: {value: 1, of: {vi: a, b}}\n", ("text-cut-by-comma", 4, 35)),
        ("  figures: {value: 1, unit: VND, đồng}\n", ("text-cut-by-comma", 4, 34)),
    ],
)
def test_a_list_or_a_nested_record_that_is_none_is_one_problem(
    fields: str, problem: tuple[str, int, int]
) -> None:
    assert problems_of("activities", fields) == [problem]


@pytest.mark.parametrize(
    ("written", "citations"),
    [
        ("s003 line 8", [{"source": "s003", "place": "line 8"}]),
        ("s000 lines 9-21", [{"source": "s000", "place": "lines 9-21"}]),
        ("s000 lines 9–21", [{"source": "s000", "place": "lines 9-21"}]),
        ("s000 line 9 - 21", [{"source": "s000", "place": "lines 9-21"}]),
        ("s000 lines 9-9", [{"source": "s000", "place": "line 9"}]),
        ("doc2 §3", [{"source": "doc2", "place": "§3"}]),
        ("doc2 § 3.1", [{"source": "doc2", "place": "§3.1"}]),
        ("doc2 p. 4", [{"source": "doc2", "place": "p. 4"}]),
        ("doc2 pp. 4-6", [{"source": "doc2", "place": "pp. 4-6"}]),
        ("doc2", [{"source": "doc2"}]),
        ("[a line 1, b]", [{"source": "a", "place": "line 1"}, {"source": "b"}]),
        ("{source: a}", [{"source": "a"}]),
        (
            "{source: a, place: Annex 2, quote: 150 suất quà}",
            [{"source": "a", "place": "Annex 2", "quote": "150 suất quà"}],
        ),
        ("{text: a line 1}", [{"field": "text", "source": "a", "place": "line 1"}]),
        (
            "{text: [a line 1, {source: b, place: line 2}], x-own: c}",
            [
                {"field": "text", "source": "a", "place": "line 1"},
                {"field": "text", "source": "b", "place": "line 2"},
                {"field": "x-own", "source": "c"},
            ],
        ),
    ],
)
def test_all_forms_of_a_citation_become_one(written: str, citations: list[object]) -> None:
    records, problems = read(f"statements:\n- id: a\n  cite: {written}\n")

    assert problems == []
    assert records[0].values["cite"] == citations


def test_the_source_of_a_citation_knows_where_it_stands() -> None:
    records, _ = read("statements:\n- id: a\n  cite: {text: [b line 1, {source: c}]}\n")

    sources = [one["source"] for one in nested(records[0].values["cite"])]
    assert [(one, one.line, one.column) for one in sources if isinstance(one, Placed)] == [
        ("b", 3, 17),
        ("c", 3, 36),
    ]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("Báo Kon Tum", ("citation-unreadable", 3, 9)),
        ("a lin 1", ("citation-unreadable", 3, 9)),
        ("a line", ("citation-unreadable", 3, 9)),
        ("a line 0", ("citation-unreadable", 3, 9)),
        ("'a, b'", ("citation-unreadable", 3, 9)),
        ("a line 1 and 2", ("citation-unreadable", 3, 9)),
        ("a lines 9-8", ("range-reversed", 3, 9)),
        ("[]", ("value-empty", 3, 9)),
        ("{}", ("value-empty", 3, 9)),
        ("[a, ~]", ("value-empty", 3, 13)),
        ("[[a]]", ("value-expected", 3, 10)),
        ("{txt: a}", ("field-unknown", 3, 10)),
        ("{place: line 1}", ("required-missing", 3, 9)),
        ("{source: A}", ("id-unreadable", 3, 9)),
        ("{source: a, line: 1}", ("field-unknown", 3, 21)),
        (f"{{source: a, quote: {' từ' * 13}}}", ("quote-too-long", 3, 29)),
    ],
)
def test_a_citation_that_is_none_is_one_problem(written: str, problem: tuple[str, int, int]) -> None:
    assert read(f"statements:\n- id: a\n  cite: {written}\n")[1] == [problem]


def test_a_quote_of_twelve_words_is_short_enough() -> None:
    assert read(f"statements:\n- id: a\n  cite: {{source: a, quote: {' từ' * 12}}}\n")[1] == []


def test_reasons_are_texts_by_field() -> None:
    values = values_of("statements", "  dates: 2022?\n  by: b\n  inferred: {dates: {vi: c}, by: d}\n")

    assert values["inferred"] == {"dates": {"vi": "c"}, "by": "d"}


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("by", ("reason-expected", 5, 13)),
        ("[by]", ("reason-expected", 5, 13)),
        ("{}", ("reason-expected", 5, 13)),
        ("{by: }", ("value-empty", 5, 18)),
        ("{dates: c}", ("reason-without-field", 5, 14)),
        ("{by: {vi: a, b}}", ("text-cut-by-comma", 5, 26)),
    ],
)
def test_a_reason_for_nothing_or_without_words_is_a_problem(
    written: str, problem: tuple[str, int, int]
) -> None:
    assert problems_of("statements", f"  by: b\n  inferred: {written}\n") == [problem]


def test_the_users_own_fields_are_kept_as_plain_data_wherever_they_stand() -> None:
    values = values_of(
        "activities",
        "  x-folder: 012\n  x-list: [a, {b: ~}, 'c']\n  x-empty:\n  places: [{province: Kon Tum, x-map: NO}]\n",
    )

    assert values["x-folder"] == "012"
    assert values["x-list"] == ["a", {"b": ""}, "c"]
    assert values["x-empty"] == ""
    assert nested(values["places"])[0]["x-map"] == "NO"


def test_what_cannot_be_read_is_left_out_and_the_rest_stays() -> None:
    records, problems = read(
        "activities:\n- id: a\n  cite: s1\n  dates: 2022-13\n  kind: [visit, Gift!]\n"
        "  parties: [vwu, {role: host}, lwu]\n  fulfils: [b, c/d]\n"
    )

    assert [code for code, _, _ in problems] == [
        "date-impossible",
        "code-unlisted",
        "required-missing",
        "reference-unreadable",
    ]
    assert records[0].values == {
        "id": "a",
        "cite": [{"source": "s1"}],
        "kind": ["visit", "Gift!"],
        "parties": [{"party": "vwu"}, {"party": "lwu"}],
        "fulfils": ["c/d"],
    }
