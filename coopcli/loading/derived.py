"""What the rules make of a record when it is loaded: its terms, suspensions and duties, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Final, TypeAlias

from coopcli.duties.days import Paper
from coopcli.duties.made import Duty, duties_of, duty_of_activity
from coopcli.loading.tables import Column
from coopcli.records.record import Values
from coopcli.terms.lifecycle import life_of
from coopcli.terms.renewals import terms_of
from coopcli.terms.suspensions import Suspension, suspensions_of
from coopcli.terms.terms import Stated, Term

Row: TypeAlias = "tuple[str, tuple[Column, ...]]"

DERIVED: Final = {
    "term": (
        "agreement",
        "agreement_standing",
        "agreement_period",
        *(field.name for field in fields(Term)),
    ),
    "suspension": ("agreement", *(field.name for field in fields(Suspension))),
    "duty": tuple(field.name for field in fields(Duty)),
}
"""The tables, each with the columns that are filled here.

What other records decide comes later (settling.py): the successor of `term`, what judges a `duty`.
"""

_TERM: Final = DERIVED["term"][3:]
_SUSPENSION: Final = DERIVED["suspension"][1:]
_DUTY: Final = DERIVED["duty"]


def derived_rows(name: str, section: str, values: Values, horizon: date) -> Iterator[Row]:
    """Give the table and the cells of each row. Tacit renewals are counted up to `horizon`."""
    if section == "agreements":
        yield from _of_agreement(name, values, horizon)
    elif section == "activities":
        for duty in duty_of_activity(
            name, values.text("status"), values.period("dates"), inferred="dates" in values.inferred
        ):
            yield "duty", _cells(duty, _DUTY)


def _of_agreement(name: str, values: Values, horizon: date) -> Iterator[Row]:
    life = life_of(values)
    stated = _stated(values)
    terms = terms_of(stated, life, horizon)
    paper = Paper(
        id=name,
        standing=values.text("standing"),
        period=stated.period,
        date_signed=stated.date_signed,
        copy_sent=values.date("copy_sent"),
        inferred=stated.inferred,
    )
    period = None if paper.period is None else paper.period.text
    for term in terms:
        yield "term", (name, paper.standing, period, *_cells(term, _TERM))
    for suspension in suspensions_of(life):
        yield "suspension", (name, *_cells(suspension, _SUSPENSION))
    for duty in duties_of(paper, terms, life):
        yield "duty", _cells(duty, _DUTY)


def _stated(values: Values) -> Stated:
    return Stated(
        period=values.period("period"),
        date_signed=values.date("date_signed"),
        date_in_force=values.date("date_in_force"),
        inferred=frozenset(values.inferred),
    )


def _cells(value: Term | Suspension | Duty, names: tuple[str, ...]) -> tuple[Column, ...]:
    cells = [getattr(value, name) for name in names]
    return tuple([cell.isoformat() if type(cell) is date else cell for cell in cells])
