"""What a filter is: all that is to be said of it stands in one object.

From it the command line makes its option, the question its clause, the list its reasons. A command offers the
filters that have a use for the kind of record that it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from coopcli.answer import Grade
from coopcli.days.periods import Span
from coopcli.records.codelists import NOT_HELD
from coopcli.store import Connection

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


TellReason: TypeAlias = Callable[[Grade, Any], Reason | None]
"""Tells the true reason of a grade from the row; None where nothing is to be said."""


def reasons_of_day(
    code: str, words: tuple[str, str, str, str], field: str
) -> tuple[Reason, Reason, tuple[Reason, ...], TellReason]:
    """Give the reasons of a day that is not stated, inferred, in its year alone, or not exact, and tell the true one.

    The row's `field` is the date or period; with `_inferred` behind it, that it is inferred.
    """
    not_stated, inferred, year_inferred, not_exact = (
        Reason(f"{code}_{why}", text)
        for why, text in zip(("not_stated", "inferred", "year_inferred", "not_exact"), words, strict=True)
    )

    def reason(grade: Grade, row: Any) -> Reason:
        date = getattr(row, field)
        if date is not None and getattr(row, f"{field}_inferred"):
            return year_inferred if date.uncertain_parts == ("year",) else inferred
        return not_stated if grade is Grade.UNKNOWN else not_exact

    return not_stated, inferred, (year_inferred, not_exact), reason


Parameter: TypeAlias = str | int


class Sql(NamedTuple):
    """A piece of SQL with what is bound to its marks, in their order."""

    text: str
    parameters: tuple[Parameter, ...] = ()


class Clause(NamedTuple):
    """How surely a record answers, as an expression over the table of its kind.

    `among` is a query of the ids with any other grade than 0, where the store has an index that finds them; it only
    saves work and never changes an answer. `beyond` says of an activity that it was more than what was asked, as in
    another district, too: of its figures, which are told of the whole, then only a part may be meant.
    """

    grade: Sql
    among: Sql | None = None
    beyond: Sql | None = None


Asked: TypeAlias = Mapping[str, Any]
"""The values that were read, by the names of their filters."""

MakeClause: TypeAlias = Callable[[Any, Asked], Clause | Sql | None]
"""Makes the clause of a filter, or its grade alone, of what `Filter.read` gave and of all that is asked; None where
another filter's clause grades both."""


def alone(grade: Callable[[Any], Sql]) -> MakeClause:
    """Grade by the filter's own value, whatever else is asked."""
    return lambda value, _: grade(value)


def alone_or_beyond(grade: Callable[[Any], Sql], beyond: Callable[[Any], Sql]) -> MakeClause:
    """Grade by the filter's own value, and say which activities were more than what it asks."""
    return lambda value, _: Clause(grade(value), beyond=beyond(value))


class Use(NamedTuple):
    """What a filter is to one kind of record.

    `clause` grades a record. Where two reasons are not enough, `reason` tells the true one from the row, one of the
    `others` too; None where nothing is to be said.
    """

    help: str
    clause: MakeClause
    not_stated: Reason
    inferred: Reason
    others: tuple[Reason, ...] = ()
    reason: TellReason | None = None


def _knows_nothing(_: str) -> bool:
    return False


class Filter(NamedTuple):
    """An option that chooses records, or free words that do.

    `metavar` is marked; `read` raises UsageError for words that mean nothing. One that does not repeat is given once.
    `knows` says whether a text is wholly a value of it, as far as that can be said without the register.
    """

    name: str
    metavar: str
    read: Callable[[Typed], Any]
    uses: Mapping[Subject, Use] = MappingProxyType({})
    repeats: bool = True
    has_option: bool = True
    knows: Callable[[str], bool] = _knows_nothing

    @property
    def option(self) -> str:
        """The option as it is typed."""
        return f"--{self.name}"

    def use_for(self, subject: Subject) -> Use | None:
        """Give its use for a kind of record, or for the one that such records stand in."""
        return self.uses.get(subject) or self.uses.get(OWNER.get(subject, subject))

    def of(
        self,
        subject: Subject,
        help_text: str,
        clause: MakeClause,
        not_stated: Reason | str,
        inferred: Reason | str,
        others: tuple[Reason, ...] = (),
        reason: TellReason | None = None,
        field: str = "",
    ) -> Filter:
        """Give the filter with a use more. A reason that is given by its words has a code of the filter's name.

        `field` is that of the record, whose row names in `inferred` what may be another than it is said to be.
        """
        if isinstance(not_stated, str):
            not_stated = Reason(f"{self.name}_not_stated", not_stated)
        if isinstance(inferred, str):
            inferred = Reason(f"{self.name}_inferred", inferred)
        if field:
            reason = _reason_by_field(not_stated, inferred, field)
        use = Use(help_text, clause, not_stated, inferred, others, reason)
        return self._replace(uses={**self.uses, subject: use})


def _reason_by_field(not_stated: Reason, inferred: Reason, field: str) -> TellReason:
    """Tell why a field is not sure: it is not stated, or what it says is inferred, and may be something else."""

    def reason(grade: Grade, row: Any) -> Reason:
        rests = any(one.partition("[")[0] == field for one in row.inferred or ())
        return inferred if grade is Grade.POSSIBLY or rests else not_stated

    return reason


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


def marks(values: Sequence[object]) -> str:
    """Give as many question marks as there are values, for IN."""
    return ", ".join("?" * len(values))


def inferred(record: str, field: str) -> str:
    """Give the condition that a field of a record rests on inference; both are SQL expressions."""
    return f"EXISTS (SELECT 1 FROM inference WHERE inference.record = {record} AND inference.field = {field})"


def sure(record: str, field: str) -> str:
    """Give the grade of what a field says: sure, but at most possible where it rests on inference."""
    return f"(3 - {inferred(record, quote(field))})"


def quote(field: str) -> str:
    """Give the name of a field, which is no one's input, as a SQL text."""
    return f"'{field}'"


def present(record: str, ordinal: str) -> str:
    """Grade that a party stands in the list `parties` of a record, at an ordinal from 1."""
    one = inferred(record, f"'parties[' || {ordinal} || '].party'")
    return f"(3 - ({inferred(record, quote('parties'))} OR {one}))"


def grade_stated(column: str, record: str, field: str, codes: tuple[str, ...]) -> Sql:
    """Grade a column against codes: what is not stated cannot be told, what is inferred is at most possible.

    Nor can it be told where what is inferred is another one.
    """
    return Sql(
        f"""
    CASE
      WHEN {column} IS NULL THEN 1
      WHEN {column} NOT IN ({marks(codes)}) THEN {inferred(record, quote(field))}
      ELSE {sure(record, field)}
    END""",
        codes,
    )


TOOK_PLACE: Final = f"coalesce(activity.status, 'done') NOT IN {NOT_HELD}"
"""The condition that an activity took place, or goes on: only then is it counted, added up, or evidence."""


def left_open(record: str, field: str, span: Span) -> Sql:
    """Give the condition that a day which is not known exactly can lie in the span, as far as other fields bound it.

    Of a day whose year alone is inferred, the last of its days that is not before the span must begin before its end.
    """
    first, last = "max(?, coalesce(leeway.earliest, ''))", "min(?, coalesce(leeway.latest, '9999'))"
    year = f"CAST(substr({first}, 1, 4) AS INTEGER) + (substr({first}, 5) > leeway.last_day)"
    days = (str(span.first or "0000"), str(span.last or "9999"))
    return Sql(
        f"""
    EXISTS (
      SELECT 1 FROM leeway WHERE leeway.record = {record} AND leeway.field = {quote(field)} AND {first} <= {last}
        AND (leeway.last_day IS NULL OR printf('%04d', {year}) || leeway.first_day <= {last})
    )""",
        (*days, days[0], days[0], days[1]),
    )


def within(earliest: str, latest: str, span: Span) -> tuple[str, str, tuple[Parameter, ...]]:
    """Give two conditions, all days inside the span and some day inside it, and the parameters of both."""
    first, last = str(span.first or "0000"), str(span.last or "9999")
    inside = f"({earliest} >= ? AND {latest} <= ?)"
    meets = f"({earliest} <= ? AND {latest} >= ?)"
    return inside, meets, (first, last, last, first)
