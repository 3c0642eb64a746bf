"""What is asked: the filters that were typed, each with the value that was read, as clauses and as reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias

from coopcli.answer import Grade, Shown
from coopcli.asking.codes import PlaceAsked, places_used
from coopcli.asking.filter import Clause, Reason, Sql, Subject, Typed
from coopcli.asking.filters import FILTERS
from coopcli.asking.filters.paper import REASONS
from coopcli.i18n import say
from coopcli.lists import several
from coopcli.store import Connection

TypedFilters: TypeAlias = Mapping[str, tuple[str, ...]]
"""What a person typed, by the name of the filter; those that were not typed are absent."""


class Question(NamedTuple):
    """The values that were read, by the names of their filters; () asks nothing.

    `used` are the keys of the provinces that stand in the register, where a place is asked for.
    """

    asked: Mapping[str, Any]
    used: frozenset[str] = frozenset()

    @property
    def places(self) -> tuple[PlaceAsked, ...]:
        """The places as they were typed, each with what it was taken to mean."""
        return tuple(place for value in self.asked.values() for place in getattr(value, "named", ()))

    def clauses(self, subject: Subject) -> dict[str, Clause]:
        """Give the clause of each filter that asks something of such a record itself, by the filter's name."""
        found = {
            name: use.clause(value, self.asked)
            for name, value in self.asked.items()
            if (use := FILTERS[name].uses.get(subject))
        }
        return {
            name: Clause(clause) if isinstance(clause, Sql) else clause
            for name, clause in found.items()
            if clause
        }

    def without(self, subject: Subject) -> Question:
        """Give the question without what it asks of such a record itself."""
        return self._replace(
            asked={name: value for name, value in self.asked.items() if subject not in FILTERS[name].uses}
        )


NOTHING: Final = Question({})


def ask(connection: Connection, typed: TypedFilters, today: date) -> Question:
    """Read what was typed. Raises UsageError, with the nearest word, where one means nothing."""
    asked = {
        name: one.read(Typed(one.option, typed[name], connection, today))
        for name, one in FILTERS.items()
        if name in typed
    }
    question = Question(asked)
    return question._replace(used=places_used(connection)) if question.places else question


def reasons_of(grades: Mapping[str, Grade], row: Any, subject: Subject) -> tuple[Reason, ...]:
    """Give the reasons why a record answers possibly, or why that cannot be told, in the order of the filters.

    `row` is the record's, or that of the one that it stands in where a filter asks of that.
    """
    reasons = (
        _reason(name, grade, row, subject) for name, grade in grades.items() if grade is not Grade.SURELY
    )
    return tuple(dict.fromkeys(reason for reason in reasons if reason))


def _reason(name: str, grade: Grade, row: Any, subject: Subject) -> Reason | None:
    use = FILTERS[name].use_for(subject)
    if use is None:
        raise KeyError(f"{name} is nothing that is asked of a record of kind {subject}")
    if use.reason:
        return use.reason(grade, row)
    return use.not_stated if grade is Grade.UNKNOWN else use.inferred


def reason_cell(reasons: Iterable[Reason]) -> Shown:
    """Give the codes of reasons with their words."""
    each = list(reasons)
    return several((reason.code for reason in each), (say(reason.words) for reason in each))


def status_reason(code: str) -> str:
    """Say why a status is not sure."""
    return say(REASONS[code].words)
