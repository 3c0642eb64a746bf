"""What is asked: the filters that were typed, each with the value that was read, as a query and as reasons."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final, Generic, NamedTuple, TypeAlias

from coopcli.answer import Found, Grade, Row, Shown
from coopcli.asking.codes import PlaceAsked
from coopcli.asking.filter import Clause, Parameter, Reason, Sql, Subject, Typed
from coopcli.asking.filters import FILTERS
from coopcli.asking.filters.agreement import REASONS
from coopcli.asking.where import places_used
from coopcli.i18n import say, spoken_language
from coopcli.lists import Order, several
from coopcli.store import Connection, kinds_of_fields, read_found

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


class Listing(NamedTuple, Generic[Row]):
    """How records of a kind are listed: the rows of a query, joined to what they are graded by.

    `graded` is what stands behind FROM where the clauses grade them; `last` is the order of those alike.
    """

    subject: Subject
    row: type[Row]
    rows: str
    graded: str
    last: str


def find_listed(
    connection: Connection,
    listing: Listing[Row],
    question: Question,
    order: Order,
    ids: Iterable[str] | None = None,
) -> list[Found[Row]]:
    """Give the records with any grade but NO, the surest first, then in the order asked for; `ids`: some of these only.

    `order.limit` counts over all of them.
    """
    asked = question.clauses(listing.subject)
    query, parameters = query_of_grades(listing.graded, f"{listing.subject}.id", asked)
    if ids is not None:
        query += f" AND {listing.subject}.id IN (SELECT value FROM json_each(?))"
        parameters.append(json.dumps([*ids]))
    columns = ", ".join([*(f'listed."{name}"' for name in listing.row._fields), *grade_columns(asked)])
    query = f"""
    WITH graded AS MATERIALIZED ({query}), listed AS ({listing.rows})
    SELECT {columns} FROM graded JOIN listed ON listed.id = graded.id
    WHERE {least(asked)} > 0
    ORDER BY {least(asked)} DESC, {order_keys(order, listing.row, "listed")} {listing.last}
    LIMIT ?"""
    rows = connection.execute(query, [*parameters, limit_of(order)])
    return [*read_found(rows, listing.row, [*asked])]


def count_listed(connection: Connection, listing: Listing[Any], question: Question) -> dict[Grade, int]:
    """Give how many records answer with each grade but NO."""
    asked = question.clauses(listing.subject)
    query, parameters = query_of_grades(listing.graded, f"{listing.subject}.id", asked)
    query = f"SELECT {least(asked)}, count(*) FROM ({query}) WHERE {least(asked)} > 0 GROUP BY 1"
    return {Grade(grade): number for grade, number in connection.execute(query, parameters)}


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


def cell_of_reasons(subject: Subject) -> Callable[[Found[Any]], Shown]:
    """Give how the reasons of a row are shown that was found for such a question."""
    return lambda found: reason_cell(reasons_of(found.grades, found.row, subject))


def status_reason(code: str) -> str:
    """Say why a status is not sure."""
    return say(REASONS[code].words)


def query_of_grades(rows: str, name: str, clauses: Mapping[str, Clause]) -> tuple[str, list[Parameter]]:
    """Give the query of the ids with a column `grade_N` for each clause, and its parameters.

    `rows` is what stands behind FROM, `name` the column with the id.
    """
    columns = "".join(f", {clause.grade.text} AS grade_{n}" for n, clause in enumerate(clauses.values()))
    graded = [parameter for clause in clauses.values() for parameter in clause.grade.parameters]
    query, parameters = query_of_candidates(rows, name, clauses.values(), columns)
    return query, [*graded, *parameters]


def query_of_candidates(
    rows: str, name: str, clauses: Iterable[Clause], columns: str = ""
) -> tuple[str, list[Parameter]]:
    """Give the query of the ids that indexes leave as possible answers, with more columns, and its parameters."""
    saving = [clause.among for clause in clauses if clause.among]
    among = " AND ".join(f"{name} IN ({query.text})" for query in saving) or "TRUE"
    parameters = [parameter for query in saving for parameter in query.parameters]
    return f"SELECT {name} AS id{columns} FROM {rows} WHERE {among}", parameters


def least(clauses: Mapping[str, Clause]) -> str:
    """Give the SQL of the least grade among those of the clauses; without a clause all is sure."""
    # Two threes: a bare number in ORDER BY or GROUP BY would be the number of a column.
    return f"min({', '.join(['3', '3', *grade_columns(clauses)])})"


def grade_columns(clauses: Mapping[str, Clause]) -> list[str]:
    """Give the names of the columns that hold the grades."""
    return [f"grade_{number}" for number in range(len(clauses))]


_BY_VALUE: Final = frozenset(("str", "int", "float", "bool", "date", "Date", "Period"))
"""The types of fields that the store sorts as they stand: days and dates by their text."""


def sortable(row_type: type[NamedTuple]) -> Collection[str]:
    """Give the fields of a row type that the store can sort by: those that hold one value, and texts."""
    return [name for name, kind in kinds_of_fields(row_type).items() if kind in {*_BY_VALUE, "Texts"}]


def order_keys(order: Order, row_type: type[NamedTuple], table: str) -> str:
    """Give the keys as they stand in ORDER BY before others; what has no value stands last either way.

    Texts are sorted by the alphabet, as they read in the language that is spoken. The keys are fields of the row
    type: what is none of them never gets here as SQL.
    """
    return "".join(f"{_key(key, row_type, table)}, " for key in order.keys)


def limit_of(order: Order) -> int:
    """Give the number for LIMIT: -1 is none."""
    return -1 if order.limit is None else order.limit


def _key(key: str, row_type: type[NamedTuple], table: str) -> str:
    name = key.removeprefix("-")
    column = f'{table}."{name}"'
    if kinds_of_fields(row_type)[name] == "Texts":
        first, second = ("vi", "en") if spoken_language().code == "vi" else ("en", "vi")
        column = (
            f"alphabetical(coalesce({column} ->> '$.{first}', {column} ->> '$.{second}', {column} ->> '$'))"
        )
    return f"{column} {'DESC' if key.startswith('-') else 'ASC'} NULLS LAST"
