"""What a person is told about a problem: position, how bad, one sentence, the code, and what to do next."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.i18n import Language, say, speaking
from coopcli.problems import Problem, print_lines
from coopcli.wordings import WORDINGS

EN, VI = Language("en"), Language("vi")


def told(problem: Problem, language: Language = EN) -> list[str]:
    with speaking(language):
        return print_lines(problem, say).split("\n")


def test_a_problem_is_told_in_two_lines() -> None:
    """The form of DESIGN section 5."""
    problem = Problem(
        "party-unknown",
        "agreements.yaml",
        41,
        12,
        {"id": "rc-kontum", "near": "rc-kon-tum", "file": "agreements.yaml", "line": 9},
        'did you mean "{near}"? ({file}:{line})',
    )

    assert told(problem) == [
        'agreements.yaml:41:12: error: unknown party "rc-kontum" [party-unknown]',
        '    did you mean "rc-kon-tum"? (agreements.yaml:9)',
    ]


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    assert told(Problem("file-empty", "a.yaml"))[0] == "a.yaml: error: the file holds no records [file-empty]"


def test_a_problem_says_whether_it_is_a_warning() -> None:
    assert told(Problem("cite-missing", "a.yaml", 1, 3))[0].startswith("a.yaml:1:3: warning: ")
    assert Problem("cite-missing", "a.yaml").severity == "warning"
    assert Problem("id-double", "a.yaml").severity == "error"


def test_several_things_stand_in_quotes_and_many_are_cut() -> None:
    two = Problem("field-unknown", "a.yaml", 1, 1, {"field": "a", "near": ("b", "c")})
    many = tuple(map(str, range(20)))

    assert told(two)[1] == '    did you mean "b", "c"?'
    (hint,) = told(Problem("field-unknown", "a.yaml", 1, 1, {"field": "a", "fields": many}))[1:]
    assert '"14", …;' in hint
    assert '"15"' not in hint


def test_a_long_value_is_shortened_to_sixty_characters_but_a_path_is_not() -> None:
    path = "x" * 100
    problem = Problem("id-double", path, 1, 1, {"id": "a" * 61, "file": path, "line": 2})

    sentence = told(problem)[0]

    assert f'"{"a" * 59}…"' in sentence
    assert sentence.count(path) == 2
    assert (
        f'"{"a" * 60}"' in told(Problem("id-double", "f", 1, 1, {"id": "a" * 60, "file": "g", "line": 2}))[0]
    )


@pytest.mark.parametrize("control", ["\x1b[31m", "\n", "\r", "\u202e", "\x00", "\x9b"])
def test_control_characters_of_values_and_file_names_are_shown_not_obeyed(control: str) -> None:
    problem = Problem("id-unreadable", f"a{control}b", 1, 1, {"text": f"c{control}d", "limit": 80})

    lines = told(problem)

    assert len(lines) == 2
    assert all(control not in line for line in lines)
    assert "\\" in lines[0]


def test_braces_of_values_mean_nothing() -> None:
    assert '"{limit}"' in told(Problem("id-unreadable", "a", 1, 1, {"text": "{limit}", "limit": 80}))[0]


def test_days_are_written_as_the_language_writes_them() -> None:
    problem = Problem(
        "date-in-future", "a", 1, 1, {"text": "2027", "field": "dates", "today": date(2026, 1, 2)}
    )

    assert "2 January 2026" in told(problem)[0]
    assert "02/01/2026" in told(problem, VI)[0]


def test_problems_sort_by_file_line_and_column() -> None:
    problems = [
        Problem("file-empty", file, line, column)
        for file, line, column in [("b", 1, 1), ("a", 10, 1), ("a", 9, 2)]
    ]

    assert [one.place for one in sorted(problems, key=lambda one: one.place)] == [
        ("a", 9, 2),
        ("a", 10, 1),
        ("b", 1, 1),
    ]


def test_codes_are_words_with_hyphens() -> None:
    assert all(code.replace("-", "").replace("8", "").isalpha() and code.islower() for code in WORDINGS)
