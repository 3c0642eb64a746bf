"""What a filter is: all that is to be said of it stands in one object.

From it the command line makes its option, the question its clause, the list its reasons. A command offers the
filters that have a use for the kind of record that it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from coopcli.asking.clause import Clause
from coopcli.grade import Grade
from coopcli.store.opening import Connection

Subject: TypeAlias = Literal["agreement", "commitment", "activity", "party", "source"]
"""The kinds of record that are asked for."""

AGREEMENT: Final = "agreement"
COMMITMENT: Final = "commitment"
ACTIVITY: Final = "activity"
PARTY: Final = "party"
SOURCE: Final = "source"

OWNER: Final[Mapping[Subject, Subject]] = {COMMITMENT: AGREEMENT}
"""Of what a filter is asked that says nothing of the kind of record itself: of the record that it stands in."""


class Typed(NamedTuple):
    """What a person typed for an option, with what it takes to read it."""

    option: str
    words: tuple[str, ...]
    connection: Connection
    today: date


class Reason(NamedTuple):
    """Why an answer is not sure: the code that JSON carries, and its marked words."""

    code: str
    words: str


def reasons_by_code(words: Mapping[str, str]) -> dict[str, Reason]:
    """Make reasons of marked words by their codes."""
    return {code: Reason(code, text) for code, text in words.items()}


def reason_of_day(
    not_stated: Reason, inferred: Reason, not_exact: Reason, field: str
) -> Callable[[Grade, Any], Reason]:
    """Give how the true reason is told from a row whose `field` says that the day is inferred."""
    is_inferred = attrgetter(field)

    def reason(grade: Grade, row: Any) -> Reason:
        if grade is Grade.UNKNOWN:
            return not_stated
        return inferred if is_inferred(row) else not_exact

    return reason


class Use(NamedTuple):
    """What a filter is to one kind of record.

    `clause` grades a record; it is given what `Filter.read` gave, and all that is asked by the filters' names, and
    gives None where another filter's clause grades both. Where two reasons are not enough, `reason` tells the true one
    from the row, one of the `others` too; None where nothing is to be said.
    """

    help: str
    clause: Callable[[Any, Mapping[str, Any]], Clause | None]
    not_stated: Reason
    inferred: Reason
    others: tuple[Reason, ...] = ()
    reason: Callable[[Grade, Any], Reason | None] | None = None


class Filter(NamedTuple):
    """An option that chooses records, or free words that do.

    `metavar` is marked; `read` raises UsageError for words that mean nothing. One that does not repeat is given once.
    """

    name: str
    metavar: str
    read: Callable[[Typed], Any]
    uses: Mapping[Subject, Use]
    repeats: bool = True
    has_option: bool = True

    @property
    def option(self) -> str:
        """The option as it is typed."""
        return f"--{self.name}"

    def use_for(self, subject: Subject) -> Use | None:
        """Give its use for a kind of record, or for the one that such records stand in."""
        return self.uses.get(subject) or self.uses.get(OWNER.get(subject, subject))


def table(*filters: Filter) -> Mapping[str, Filter]:
    """Give the filters by name. Raises ValueError for a name that stands twice, or a filter of no use."""
    by_name = {one.name: one for one in filters}
    if len(by_name) < len(filters):
        raise ValueError("two filters have one name")
    for one in filters:
        words = [
            text for use in one.uses.values() for text in (use.help, use.not_stated.words, use.inferred.words)
        ]
        if not words or not all(words):
            raise ValueError(f"the filter {one.name} has no use, or one without its words")
    return by_name
