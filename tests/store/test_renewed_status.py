"""The status of an agreement on a day, with its renewals, changes and decisions, as the store gives it.

Days are worked out by hand. Asked about are the day before each boundary, the boundary and the day after.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.store.test_status_view import listed
from tests.stores import Store
from tests.terms.lives import document, written
from tests.terms.renewal_cases import CASES
from tests.terms.renewal_threads import THREADS

SURELY, POSSIBLY = "surely", "possibly"


def _changes(*changes: str) -> str:
    return f"[{', '.join(f'{{kind: {change}}}' for change in changes)}]"


def _changed(*changes: str, period: str = "2020-01-01/2025-12-31", **fields: str) -> str:
    return written(period, changes=_changes(*changes), **fields)


_THREE = {"parties": "[p, q, r]"}

CHANGED = {
    "ended-on-a-day": _changed("termination, date_in_force: 2023-07-01"),
    "ended-in-a-month": _changed("termination, date_in_force: 2023-07"),
    "ended-perhaps": _changed("termination, date_in_force: 2023-07-01?"),
    "ended-by-inference": _changed(
        "termination, date_in_force: 2023-07-01, inferred: {date_in_force: thought}"
    ),
    "ended-by-inference-and-rolling-on": written(
        "2020-01-01/2025-12-31",
        "tacit, -, 1 year",
        changes=_changes("termination, date_in_force: 2023-07-01?"),
    ),
    "ended-by-inference-and-extended": _changed(
        "termination, date_in_force: 2023-07-01?",
        "extension, date_in_force: 2022-01-01, extended_to: 2027-12-31",
    ),
    "ended-by-inference-in-an-inferred-term": _changed(
        "termination, date_in_force: 2023-07-01?", period="2020-01-01/2025-12-31?"
    ),
    "ending-signed": _changed("termination, date_signed: 2023-07-01"),
    "ended-undated": _changed("termination"),
    "ended-undated-without-an-end": _changed("termination", period="2020-01-01/.."),
    "ended-undated-begun-whenever": _changed("termination", period="../2025-12-31"),
    "ended-undated-and-on-a-day": _changed("termination", "termination, date_in_force: 2023-07-01"),
    "one-of-two-left-undated": _changed("withdrawal, party: p"),
    "one-of-three-left-undated": _changed("withdrawal, party: p", **_THREE),
    "two-of-three-left-one-undated": _changed(
        "withdrawal, party: p", "withdrawal, party: q, date_in_force: 2023-07-01", **_THREE
    ),
    "amended-undated": _changed("amendment"),
    "ended-before-it-began": _changed("termination, date_in_force: 2019-06-01"),
    "ended-while-it-rolled-on": written(
        "2020-01-01/2021-12-31",
        "tacit, -, 1 year",
        changes=_changes("termination, date_in_force: 2023-07-01"),
    ),
    "ended-while-vaguely-rolling-on": written(
        "2020/2022", "tacit, -, 1 year", changes=_changes("termination, date_in_force: 2022-06-01")
    ),
    "ended-without-a-length": written(
        "2020-01-01/2021-12-31", "tacit", changes=_changes("termination, date_in_force: 2023-07-01")
    ),
    "one-of-two-left": _changed("withdrawal, party: p, date_in_force: 2023-07-01"),
    "one-of-three-left": _changed("withdrawal, party: p, date_in_force: 2023-07-01", **_THREE),
    "two-of-three-left": _changed(
        "withdrawal, party: p, date_in_force: 2022-01-01",
        "withdrawal, party: q, date_in_force: 2023-07-01",
        **_THREE,
    ),
    "one-of-three-left-twice": _changed(
        "withdrawal, party: p, date_in_force: 2022-01-01",
        "withdrawal, party: p, date_in_force: 2023-07-01",
        **_THREE,
    ),
    "two-of-three-left-first-vaguely": _changed(
        "withdrawal, party: p, date_in_force: 2023",
        "withdrawal, party: q, date_in_force: 2023-07-01",
        **_THREE,
    ),
    "one-of-unstated-left": _changed("withdrawal, party: p, date_in_force: 2023-07-01", parties=""),
    "extended-in-time": _changed("extension, date_in_force: 2025-10-01, extended_to: 2027-12-31"),
    "extended-late": _changed("extension, date_in_force: 2026-03-01, extended_to: 2027-12-31"),
    "extended-late-signed-only": _changed("extension, date_signed: 2026-03-01, extended_to: 2027-12-31"),
    "extended-late-without-a-length": written(
        "2020-01-01/2025-12-31",
        "tacit",
        changes=_changes("extension, date_in_force: 2026-03-01, extended_to: 2027-12-31"),
    ),
    "extended-within-its-last-year": _changed("extension, extended_to: 2025-06-30", period="2020-01-01/2025"),
    "at-most-until": written("2020-01-01/2025-12-31", "tacit, 1 month, 1 year, 2026-06-30"),
    "at-most-until-a-year": written("2020-01-01/2025-12-31", "tacit, 1 month, 6 months, 2026"),
    # ended on 2025-09-01, it may have been extended only on 2025-09-30
    "extended-in-some-month": _changed(
        "extension, date_in_force: 2025-09, extended_to: 2027-12-31", period="2020-01-01/2025"
    ),
    "let-end-perhaps-without-a-length": written("2020-01-01/2025", "tacit", "let_end 2025"),
    "let-end-perhaps": written("2022-01-01/2022-12-31", "tacit, 3 months, 1 year", "let_end 2022"),
    # ended on 2020-03-19, it would have rolled on to 19 December only; on 2020-12-31, to 31 January
    "vaguely-let-end": written("2018/2020", "tacit, 1 month, 1 month", "let_end 2020-11-18"),
    "every-day": written("2022-01-01", "tacit, -, 1 day"),
}

STATUSES = (
    ("ended-on-a-day", "2022-06-01", "in_force", SURELY, None),
    ("ended-on-a-day", "2023-06-30", "ending", SURELY, None),
    ("ended-on-a-day", "2023-07-01", "terminated", SURELY, None),
    ("ended-on-a-day", "2026-01-01", "terminated", SURELY, None),
    ("ended-in-a-month", "2023-06-30", "ending", SURELY, None),
    ("ended-in-a-month", "2023-07-01", "ending", POSSIBLY, "terminated"),
    ("ended-in-a-month", "2023-07-30", "ending", POSSIBLY, "terminated"),
    ("ended-in-a-month", "2023-07-31", "terminated", SURELY, None),
    ("ended-perhaps", "2023-06-30", "ending", POSSIBLY, None),
    ("ended-perhaps", "2023-07-01", "terminated", POSSIBLY, None),
    ("ended-by-inference", "2023-07-01", "terminated", POSSIBLY, None),
    ("ended-by-inference", "2025-12-31", "terminated", POSSIBLY, None),
    ("ended-by-inference", "2026-01-01", "terminated", POSSIBLY, "lapsed"),
    ("ended-by-inference-and-rolling-on", "2026-01-01", "terminated", POSSIBLY, None),
    ("ended-by-inference-and-extended", "2027-12-31", "terminated", POSSIBLY, None),
    ("ended-by-inference-and-extended", "2028-01-01", "terminated", POSSIBLY, "lapsed"),
    ("ended-by-inference-in-an-inferred-term", "2026-01-01", "terminated", POSSIBLY, None),
    ("ending-signed", "2023-06-30", "in_force", SURELY, "ending"),
    ("ending-signed", "2023-07-01", "in_force", POSSIBLY, "ending terminated"),
    ("ending-signed", "2025-12-31", "ending", POSSIBLY, "terminated"),
    ("ending-signed", "2026-01-01", "terminated", SURELY, None),
    ("ended-undated", "2019-12-31", "upcoming", SURELY, None),
    ("ended-undated", "2020-01-01", "in_force", POSSIBLY, "ending terminated"),
    ("ended-undated", "2023-07-01", "in_force", POSSIBLY, "ending terminated"),
    ("ended-undated", "2025-12-31", "ending", POSSIBLY, "terminated"),
    ("ended-undated", "2026-01-01", "terminated", SURELY, None),
    ("ended-undated-without-an-end", "2019-12-31", "upcoming", SURELY, None),
    ("ended-undated-without-an-end", "2020-01-01", "in_force", POSSIBLY, "ending terminated"),
    ("ended-undated-without-an-end", "2090-01-01", "in_force", POSSIBLY, "ending terminated"),
    ("ended-undated-begun-whenever", "2020-01-01", "in_force", POSSIBLY, "ending terminated"),
    ("ended-undated-and-on-a-day", "2020-01-01", "in_force", POSSIBLY, "ending terminated"),
    ("ended-undated-and-on-a-day", "2023-06-30", "ending", POSSIBLY, "terminated"),
    ("ended-undated-and-on-a-day", "2023-07-01", "terminated", SURELY, None),
    ("one-of-two-left-undated", "2020-01-01", "in_force", POSSIBLY, "ending terminated"),
    ("one-of-three-left-undated", "2023-07-01", "in_force", SURELY, None),
    ("two-of-three-left-one-undated", "2023-06-30", "in_force", SURELY, "ending"),
    ("two-of-three-left-one-undated", "2023-07-01", "in_force", POSSIBLY, "ending terminated"),
    ("amended-undated", "2023-07-01", "in_force", SURELY, None),
    ("ended-before-it-began", "2019-05-31", "upcoming", SURELY, None),
    ("ended-before-it-began", "2019-06-01", "terminated", SURELY, None),
    ("ended-before-it-began", "2020-01-01", "terminated", SURELY, None),
    ("ended-while-it-rolled-on", "2021-12-31", "in_force", SURELY, None),
    ("ended-while-it-rolled-on", "2022-12-31", "in_force", SURELY, None),
    ("ended-while-it-rolled-on", "2023-06-30", "ending", SURELY, None),
    ("ended-while-it-rolled-on", "2023-07-01", "terminated", SURELY, None),
    ("ended-while-it-rolled-on", "2024-01-01", "terminated", SURELY, None),
    ("ended-while-vaguely-rolling-on", "2022-05-31", "ending", SURELY, None),
    ("ended-while-vaguely-rolling-on", "2022-06-01", "terminated", SURELY, None),
    ("ended-without-a-length", "2021-12-31", "in_force", SURELY, "ending"),
    ("ended-without-a-length", "2022-01-01", "in_force", POSSIBLY, "ending terminated"),
    ("ended-without-a-length", "2023-06-30", "ending", POSSIBLY, "terminated"),
    ("ended-without-a-length", "2023-07-01", "terminated", SURELY, None),
    ("one-of-two-left", "2023-06-30", "ending", SURELY, None),
    ("one-of-two-left", "2023-07-01", "terminated", SURELY, None),
    ("one-of-three-left", "2023-07-01", "in_force", SURELY, None),
    ("one-of-three-left", "2026-01-01", "lapsed", SURELY, None),
    ("two-of-three-left", "2022-01-01", "in_force", SURELY, None),
    ("two-of-three-left", "2023-06-30", "ending", SURELY, None),
    ("two-of-three-left", "2023-07-01", "terminated", SURELY, None),
    ("one-of-three-left-twice", "2023-07-01", "in_force", SURELY, None),
    ("two-of-three-left-first-vaguely", "2023-06-30", "in_force", SURELY, "ending"),
    ("two-of-three-left-first-vaguely", "2023-07-01", "in_force", POSSIBLY, "ending terminated"),
    ("two-of-three-left-first-vaguely", "2023-12-30", "ending", POSSIBLY, "terminated"),
    ("two-of-three-left-first-vaguely", "2023-12-31", "terminated", SURELY, None),
    ("one-of-unstated-left", "2023-07-01", "in_force", POSSIBLY, "ending terminated"),
    ("extended-in-time", "2025-12-31", "in_force", SURELY, None),
    ("extended-in-time", "2026-01-01", "in_force", SURELY, None),
    ("extended-in-time", "2027-12-31", "ending", SURELY, None),
    ("extended-in-time", "2028-01-01", "lapsed", SURELY, None),
    ("extended-late", "2025-12-31", "ending", SURELY, None),
    ("extended-late", "2026-01-01", "lapsed", SURELY, None),
    ("extended-late", "2026-02-28", "lapsed", SURELY, None),
    ("extended-late", "2026-03-01", "in_force", SURELY, None),
    ("extended-late-signed-only", "2026-02-28", "lapsed", SURELY, None),
    ("extended-late-signed-only", "2026-03-01", "in_force", POSSIBLY, "upcoming"),
    ("extended-late-without-a-length", "2026-01-01", "unknown", None, None),
    ("extended-late-without-a-length", "2026-02-28", "unknown", None, None),
    ("extended-late-without-a-length", "2026-03-01", "in_force", SURELY, None),
    (
        "extended-within-its-last-year",
        "2025-06-29",
        "in_force",
        SURELY,
        "ending",
    ),  # extended already, to 2025-06-30
    ("extended-within-its-last-year", "2025-06-30", "ending", SURELY, None),
    ("extended-within-its-last-year", "2025-07-01", "lapsed", SURELY, None),
    ("at-most-until", "2025-12-31", "in_force", SURELY, None),
    ("at-most-until", "2026-05-29", "in_force", SURELY, None),
    ("at-most-until", "2026-05-30", "ending", SURELY, None),
    ("at-most-until", "2026-06-30", "ending", SURELY, None),
    ("at-most-until", "2026-07-01", "lapsed", SURELY, None),
    ("at-most-until-a-year", "2025-12-31", "in_force", SURELY, None),
    ("at-most-until-a-year", "2026-01-01", "in_force", SURELY, "ending"),
    ("at-most-until-a-year", "2026-01-02", "in_force", POSSIBLY, "ending lapsed"),
    ("at-most-until-a-year", "2026-12-31", "ending", POSSIBLY, "lapsed"),
    ("at-most-until-a-year", "2027-01-01", "lapsed", SURELY, None),
    ("extended-in-some-month", "2025-09-11", "ending", POSSIBLY, "lapsed"),
    ("let-end-perhaps-without-a-length", "2025-06-01", "in_force", POSSIBLY, None),
    ("let-end-perhaps-without-a-length", "2026-01-01", "unknown", None, None),
    ("let-end-perhaps", "2022-09-29", "in_force", SURELY, None),
    ("let-end-perhaps", "2022-09-30", "ending", SURELY, None),
    ("let-end-perhaps", "2022-12-31", "ending", SURELY, None),
    ("vaguely-let-end", "2020-12-22", "ending", POSSIBLY, "lapsed"),
    ("let-end-perhaps", "2023-01-01", "in_force", POSSIBLY, None),
    ("let-end-perhaps", "2024-01-01", "lapsed", POSSIBLY, None),
    # the thousandth day of 2022-01-01 and those after it is 2024-09-26: 365 + 365 + 270
    ("every-day", "2024-09-26", "in_force", SURELY, None),
    ("every-day", "2024-09-27", "unknown", None, None),
)

REASONS = (
    ("every-day", "2024-09-27", "renewals_not_counted"),
    ("extended-late-without-a-length", "2026-01-01", "renewals_not_counted"),
    ("ended-in-a-month", "2023-07-01", "end_not_exact"),
    ("ended-by-inference", "2023-07-01", "end_inferred"),
    ("extended-late-signed-only", "2026-03-01", "start_not_exact"),
    ("ended-on-a-day", "2023-07-01", None),
)

_SUSPENDED = "suspension, date_in_force: 2021-03-01"

SUSPENDED = {
    "until-now": _changed(_SUSPENDED),
    "for-a-month": _changed(_SUSPENDED, "resumption, date_in_force: 2021-04-01"),
    "in-some-month": _changed("suspension, date_in_force: 2021-03", "resumption, date_in_force: 2021-06"),
    "signed-only": _changed("suspension, date_signed: 2021-03-01"),
    "by-inference": _changed(f"{_SUSPENDED}, inferred: {{date_in_force: thought}}"),
    "undated": _changed("suspension"),
    "twice": _changed(
        _SUSPENDED,
        "resumption, date_in_force: 2021-04-01",
        "suspension, date_in_force: 2022-03-01",
        "resumption, date_in_force: 2022-04-01",
    ),
    "again-before-it-resumed": _changed(
        _SUSPENDED, "suspension, date_in_force: 2021-03-15", "resumption, date_in_force: 2021-04-01"
    ),
    "until-it-lapsed": _changed(_SUSPENDED, period="2020-01-01/2021-12-31"),
}

SUSPENSIONS = (
    ("until-now", "2021-02-28", None),
    ("until-now", "2021-03-01", SURELY),
    ("until-now", "2024-01-01", SURELY),
    ("for-a-month", "2021-03-31", SURELY),
    ("for-a-month", "2021-04-01", None),
    ("in-some-month", "2021-02-28", None),
    ("in-some-month", "2021-03-01", POSSIBLY),
    ("in-some-month", "2021-03-30", POSSIBLY),
    ("in-some-month", "2021-03-31", SURELY),
    ("in-some-month", "2021-05-31", SURELY),
    ("in-some-month", "2021-06-01", POSSIBLY),
    ("in-some-month", "2021-06-29", POSSIBLY),
    ("in-some-month", "2021-06-30", None),
    ("signed-only", "2021-02-28", None),
    ("signed-only", "2021-03-01", POSSIBLY),
    ("signed-only", "2024-01-01", POSSIBLY),
    ("by-inference", "2021-03-01", POSSIBLY),
    ("undated", "2021-03-01", None),
    ("twice", "2021-06-01", None),
    ("twice", "2022-03-01", SURELY),
    ("twice", "2022-04-01", None),
    ("again-before-it-resumed", "2021-03-31", SURELY),
    ("again-before-it-resumed", "2021-04-01", None),
    ("until-it-lapsed", "2021-12-31", SURELY),
    ("until-it-lapsed", "2022-01-01", None),
)


def _loadable(renewal: str) -> str:
    """A notice period of what is never renewed is refused; the status is the same where the mode is not stated."""
    return renewal.replace("never, ", "-, ")


_RENEWED = {name: written(period, _loadable(renewal)) for name, period, renewal, _ in CASES}
_THREADS = {
    f"{name}-{place}": written(period, _loadable(renewal), event)
    for place, (name, period, renewal, event, _) in enumerate(THREADS)
}
_TABLE = [pytest.param(name, *row, id=f"{name}-on-{row[0]}") for name, _, _, rows in CASES for row in rows]
_WENT_WRONG = [
    pytest.param(f"{thread[0]}-{place}", row[0], row[4], id=f"{thread[0]}-on-{row[0]}")
    for place, thread in enumerate(THREADS)
    for row in thread[4]
]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("renewed") / "coop.sqlite3")
    outcome = store.load({"/a.yaml": document(_RENEWED | _THREADS | CHANGED | SUSPENDED)})
    assert outcome.kept, outcome.problems
    return store


def _ask(store: Store, columns: str, paper: str, day: str) -> tuple[object, ...]:
    query = f"SELECT {columns} FROM agreement_status WHERE agreement = ?"
    ((*found,),) = store.ask(query, (paper,), date.fromisoformat(day))
    return tuple(found)


@pytest.mark.parametrize(("paper", "day", "starts", "ends", "deadline", "status", "certainty"), _TABLE)
def test_the_status_of_the_table_of_renewals(
    papers: Store, paper: str, day: str, starts: str, ends: str, deadline: str, status: str, certainty: str
) -> None:
    assert _ask(papers, "status, certainty", paper, day) == (status, certainty or None)


@pytest.mark.parametrize(("paper", "day", "status"), _WENT_WRONG)
def test_the_status_where_it_went_wrong_elsewhere(papers: Store, paper: str, day: str, status: str) -> None:
    assert _ask(papers, "status, certainty", paper, day) == (status, SURELY)


@pytest.mark.parametrize(("paper", "day", "status", "certainty", "or_status"), STATUSES)
def test_the_status_after_changes_and_decisions(
    papers: Store, paper: str, day: str, status: str, certainty: str | None, or_status: str | None
) -> None:
    *found, others = _ask(papers, "status, certainty, or_status", paper, day)
    assert (*found, listed(others)) == (status, certainty, or_status)


@pytest.mark.parametrize(("paper", "day", "reason"), REASONS)
def test_what_is_not_sure_has_its_reason(papers: Store, paper: str, day: str, reason: str | None) -> None:
    assert _ask(papers, "status_reason", paper, day) == (reason,)


@pytest.mark.parametrize(("paper", "day", "suspended"), SUSPENSIONS)
def test_an_agreement_is_suspended_from_the_first_day_to_the_day_before_it_resumes(
    papers: Store, paper: str, day: str, suspended: str | None
) -> None:
    assert _ask(papers, "suspended", paper, day) == (suspended,)
    assert _ask(papers, "status", paper, day) != ("unknown",)
