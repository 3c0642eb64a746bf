"""Identity and references, judged over the whole store: what is said, with which values, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from coopcli.problems import Problem
from tests.stores import Store

BASE = """\
sources:
- id: s1
parties:
- {id: p1, name: One, cite: s1}
- {id: p2, name: Two, cite: s1}
activities:
- {id: meeting, parties: [p1], cite: s1}
agreements:
- id: first
  parties: [p1, p2]
  cite: s1
  commitments:
  - {id: visits, cite: s1}
"""


def told(problem: Problem) -> tuple[str, str, int, int]:
    return problem.code, problem.file, problem.line, problem.column


def errors(store: Store, files: Mapping[str, str], **more: Any) -> list[Problem]:
    """The errors of a load, which keeps nothing if there are any."""
    outcome = store.load(files, **more)
    found = [problem for problem in outcome.problems if problem.severity == "error"]
    assert outcome.kept == (not found)
    return found


def test_a_register_that_names_only_what_is_there_has_no_problem(store: Store) -> None:
    assert store.load({"/a.yaml": BASE}).problems == ()


REFERENCES = (
    # a record, what it names that is not there, the code, what is nearest and where that stands
    ("agreements:\n- {id: x, cite: s1, parties: [p1, p-2]}", "p-2", "party-unknown", ("p2", 5)),
    (
        "agreements:\n- {id: x, cite: s1, title: A, succeeds: frist}",
        "frist",
        "agreement-unknown",
        ("first", 9),
    ),
    (
        "agreements:\n- {id: x, cite: s1, title: A, framework: [firs]}",
        "firs",
        "agreement-unknown",
        ("first", 9),
    ),
    ("agreements:\n- {id: x, cite: s1, title: A, related: firs}", "firs", "agreement-unknown", ("first", 9)),
    (
        "agreements:\n- {id: x, cite: s1, title: A, signed_at: meting}",
        "meting",
        "activity-unknown",
        ("meeting", 7),
    ),
    ("agreements:\n- {id: x, cite: s1, title: A, signed_at: wedding}", "wedding", "activity-unknown", None),
    ("agreements:\n- {id: x, cite: xyz, title: A}", "xyz", "source-unknown", None),
    (
        "agreements:\n- {id: x, cite: s1, title: A, commitments: [{id: c, cite: s1, bound: q}]}",
        "q}",
        "party-unknown",
        None,
    ),
    (
        "activities:\n- {id: x, cite: s1, fulfils: first/visit}",
        "first/",
        "commitment-unknown",
        ("first/visits", 13),
    ),
    ("activities:\n- {id: x, cite: s1, part_of: meetin}", "meetin", "activity-unknown", ("meeting", 7)),
    ("activities:\n- {id: x, cite: s1, people: [{name: A, party: q}]}", "q}", "party-unknown", None),
    ("statements:\n- {id: x, cite: s1, about: [first, other]}", "other", "record-unknown", None),
    ("partnerships:\n- {cite: s1, parties: [p1, q]}", "q]", "party-unknown", None),
    ("parties:\n- {id: x, name: X, cite: {name: s1, kind: xyz}}", "xyz", "source-unknown", None),
)


@pytest.mark.parametrize(("text", "wrong", "code", "near"), REFERENCES)
def test_what_names_nothing_is_told_where_it_stands_with_the_nearest(
    store: Store, text: str, wrong: str, code: str, near: tuple[str, int] | None
) -> None:
    (problem,) = errors(store, {"/a.yaml": BASE, "/b.yaml": text + "\n"})
    column = text.splitlines()[1].index(wrong) + 1
    assert told(problem) == (code, "/b.yaml", 2, column)
    values = problem.values
    assert (
        (values["near"], values["line"], values["file"]) == (*near, "/a.yaml")
        if near
        else "near" not in values
    )


def test_a_record_of_another_section_is_no_target(store: Store) -> None:
    (problem,) = errors(
        store, {"/a.yaml": BASE, "/b.yaml": "agreements:\n- {id: x, cite: s1, parties: [p1, meeting]}\n"}
    )
    assert told(problem) == ("party-unknown", "/b.yaml", 2, 35)
    assert (problem.values["file"], problem.values["line"]) == ("/a.yaml", 7)


def test_each_place_that_names_nothing_is_told(store: Store) -> None:
    text = "agreements:\n" + "".join(f"- {{id: x{n}, cite: s1, parties: [p1, q]}}\n" for n in range(5))
    found = errors(store, {"/a.yaml": BASE, "/b.yaml": text})
    assert [problem.line for problem in found] == [2, 3, 4, 5, 6]


def test_the_second_record_of_an_id_is_told_with_the_first(store: Store) -> None:
    (problem,) = errors(
        store, {"/a.yaml": BASE, "/b.yaml": "\nparties:\n- {id: p1, name: Other, cite: s1}\n"}
    )
    assert told(problem) == ("id-double", "/b.yaml", 3, 3)
    assert problem.values == {"id": "p1", "file": "/a.yaml", "line": 4}


def test_of_three_records_with_one_id_two_are_told(store: Store) -> None:
    text = "parties:\n" + "- {id: same, name: A, cite: s1}\n" * 3
    found = errors(store, {"/a.yaml": BASE, "/b.yaml": text})
    assert [told(problem)[2] for problem in found] == [3, 4]
    assert {problem.values["line"] for problem in found} == {2}


def test_the_first_record_of_an_id_may_lie_in_a_file_not_read_this_time(store: Store) -> None:
    assert store.load({"/z.yaml": BASE}).kept
    (problem,) = errors(store, {"/a.yaml": "parties:\n- {id: p2, name: Other, cite: s1}\n"})
    assert told(problem) == ("id-double", "/a.yaml", 2, 3)
    assert problem.values == {"id": "p2", "file": "/z.yaml", "line": 5}
    assert store.ask("SELECT name FROM party ORDER BY id") == [('"One"',), ('"Two"',)]


def test_a_record_that_moves_from_one_file_to_another_is_no_double(store: Store) -> None:
    moved = "parties:\n- {id: p3, name: Three, cite: s1}\n"
    assert store.load({"/a.yaml": BASE, "/b.yaml": moved}).kept
    found = errors(store, {"/b.yaml": "parties:\n- {id: p4, name: Four, cite: s1}\n", "/c.yaml": moved})
    assert found == []
    assert store.ask("SELECT file FROM record WHERE id = 'p3'") == [("/c.yaml",)]


def test_two_commitments_of_one_id_in_an_agreement_are_told(store: Store) -> None:
    text = (
        "agreements:\n- id: x\n  title: A\n  cite: s1\n  commitments:\n"
        "  - {id: c, cite: s1}\n  - {id: d, cite: s1}\n  - {id: c, cite: s1}\n"
    )
    (problem,) = errors(store, {"/a.yaml": BASE, "/b.yaml": text})
    assert told(problem) == ("id-double", "/b.yaml", 8, 5)
    assert problem.values["line"] == 6


def test_commitments_of_two_agreements_may_share_an_id(store: Store) -> None:
    text = "agreements:\n- {id: x, title: A, cite: s1, commitments: [{id: visits, cite: s1}]}\n"
    assert errors(store, {"/a.yaml": BASE, "/b.yaml": text}) == []


def test_the_commitments_of_a_double_agreement_are_not_told_again(store: Store) -> None:
    (problem,) = errors(store, {"/a.yaml": BASE, "/b.yaml": BASE[BASE.index("agreements:") :]})
    assert told(problem)[:2] == ("id-double", "/b.yaml")
    assert problem.values["id"] == "first"


def test_dropping_a_file_is_refused_while_another_names_its_records(store: Store) -> None:
    assert store.load({"/a.yaml": BASE, "/b.yaml": "agreements:\n- {id: x, cite: s1, parties: [p1]}\n"}).kept
    found = errors(store, {}, dropped=["/a.yaml"])
    assert sorted(told(problem) for problem in found) == [
        ("party-unknown", "/b.yaml", 2, 31),
        ("source-unknown", "/b.yaml", 2, 17),
    ]
    assert store.ask("SELECT count(*) FROM file") == [(2,)]


def test_problems_of_shape_sense_and_references_come_together_by_place(store: Store) -> None:
    text = (
        "agreements:\n"
        "- {id: a, cite: s1, title: A, succeeds: xyz}\n"  # names nothing
        "- {id: b, cite: s1, title: A, period: 2022/2021}\n"  # cannot be
        "- {id: c, cite: s1, title: A, colour: red}\n"  # no such field
        "- {id: b, cite: s1, title: A}\n"  # twice
    )
    found = errors(store, {"/a.yaml": BASE, "/b.yaml": text})
    assert [(problem.line, problem.code) for problem in found] == [
        (2, "agreement-unknown"),
        (3, "period-reversed"),
        (4, "field-unknown"),
        (5, "id-double"),
    ]


def test_what_names_a_record_that_has_a_problem_of_its_own_names_something(store: Store) -> None:
    """One mistake is told once: the party is there, though its level is not readable."""
    found = errors(
        store,
        {
            "/a.yaml": BASE,
            "/b.yaml": "parties:\n- {id: p9, name: Nine, cite: s1, level: royal}\n"
            "agreements:\n- {id: x, cite: s1, parties: [p9]}\n",
        },
    )
    assert [problem.code for problem in found] == ["code-unknown"]


@pytest.mark.parametrize(
    ("duty", "unknown", "code", "near"),
    [
        ("frist/end", "frist", "agreement-unknown", "first"),
        ("frist/notice-of-amendment-1", "frist", "agreement-unknown", "first"),
        ("meetings/activity", "meetings", "activity-unknown", "meeting"),
        ("first/visit/2026", "first/visit", "commitment-unknown", "first/visits"),
    ],
)
def test_a_duty_of_a_record_that_is_not_there_is_told_where_it_is_written(
    store: Store, duty: str, unknown: str, code: str, near: str
) -> None:
    (problem,) = errors(store, {"/a.yaml": BASE, "/b.yaml": f"duties:\n- {{done: 2022, duty: {duty}}}\n"})

    assert told(problem) == (code, "/b.yaml", 2, 22)
    assert (problem.values["id"], problem.values["near"]) == (unknown, near)


def test_a_duty_of_an_activity_is_none_of_an_agreement(store: Store) -> None:
    found = errors(
        store, {"/a.yaml": BASE, "/b.yaml": "duties:\n- duty: first/activity\n- duty: meeting/copy\n"}
    )

    assert [told(problem)[0] for problem in found] == ["activity-unknown", "agreement-unknown"]
    assert [problem.values["other"] for problem in found] == ["agreements", "activities"]


def test_what_is_there_and_what_the_office_does_each_year_are_no_problem(store: Store) -> None:
    duties = ("first/end", "visit/activity", "first/visits/2026", "yearly-report-2021", "plan-to-sign-2022")
    text = "duties:\n" + "".join(f"- duty: {duty}\n" for duty in duties)

    visit = "activities:\n- {id: visit, status: planned, cite: s1}\n"

    assert store.load({"/a.yaml": BASE, "/b.yaml": text, "/c.yaml": visit}).problems == ()


@pytest.mark.parametrize(
    ("duty", "near"),
    [
        ("first/end-4", ("first/end",)),
        ("first/renewal", ()),
        ("yearly-report-2020", ()),
        ("plan-to-implement-2021", ()),
    ],
)
def test_a_duty_that_its_record_does_not_have_or_before_the_law_is_a_warning(
    store: Store, duty: str, near: tuple[str, ...]
) -> None:
    """`first` states no term, and the plans for 2021 were due before the Law held."""
    outcome = store.load({"/a.yaml": BASE, "/b.yaml": f"duties:\n- duty: {duty}\n"})

    assert outcome.kept
    (problem,) = outcome.problems
    assert (problem.code, problem.severity, problem.file, problem.line) == (
        "duty-not-there",
        "warning",
        "/b.yaml",
        2,
    )
    assert problem.values == {"id": duty, "near": near}


@pytest.mark.parametrize("duty", ["meeting/activity", "first/copy"])
def test_what_was_a_duty_once_or_is_noted_without_one_is_no_problem(store: Store, duty: str) -> None:
    """`meeting` is not planned any more; of `first` nobody knows whether the law asks for a copy."""
    assert store.load({"/a.yaml": BASE, "/b.yaml": f"duties:\n- duty: {duty}\n"}).problems == ()


def test_settings_stand_in_one_file_only(store: Store) -> None:
    settings = "settings: {report_day: 11-01}\n"
    (problem,) = errors(store, {"/a.yaml": settings, "/b.yaml": f"x-own: 1\n{settings}"})

    assert told(problem) == ("settings-double", "/b.yaml", 2, 11)
    assert (problem.values["file"], problem.values["line"]) == ("/a.yaml", 1)


def test_what_was_done_about_a_duty_stands_in_one_record(store: Store) -> None:
    text = "duties:\n- {duty: first/copy, done: 2022}\n"
    (problem,) = errors(store, {"/a.yaml": BASE + text, "/b.yaml": text})

    assert told(problem) == ("duty-double", "/b.yaml", 2, 3)
    assert problem.values["id"] == "first/copy"


def test_no_record_is_about_the_books_of_the_office(store: Store) -> None:
    """Nor is one of them offered as what was meant."""
    books = "settings: {report_day: 11-01}\n"
    statement = "statements:\n- {id: x, text: A, cite: s1, about: settings}\n"
    (problem,) = errors(store, {"/a.yaml": BASE, "/b.yaml": books, "/c.yaml": statement})

    assert told(problem)[0] == "record-unknown"
    (problem,) = errors(
        store, {"/a.yaml": BASE, "/b.yaml": books, "/c.yaml": statement.replace("settings", "setting")}
    )
    assert problem.values["near"] == "meeting"
