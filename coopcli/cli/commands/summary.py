"""`coop summary`: how many agreements, activities or commitments, how much money, by one or two fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Annotated, Final

import typer

from coopcli.answer import Answer
from coopcli.asking.codes import find_code, find_codes, knows
from coopcli.asking.filter import ACTIVITY, AGREEMENT
from coopcli.asking.filters import FILTERS
from coopcli.asking.question import Question, ask
from coopcli.asking.where import former_notes
from coopcli.cli.filters import OfAgreements, complete, settle
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Knows, Session
from coopcli.errors import UsageError
from coopcli.i18n import Label, say_in_all
from coopcli.records.codelists import UNIT, Code
from coopcli.store import Connection
from coopcli.summary import find
from coopcli.summary.answer import counts_answer, sums_answer
from coopcli.summary.rows import LABELS, Count, Subtotal
from coopcli.text import N_, to_type

HELP = N_(
    "Without --by: agreements by status, country and kind of party. Two --by make a cross-table. Numbers keep their "
    "marks (nearly, over), and different units or currencies are never added. A number that is told of more than a "
    "row, or than what is asked, such as of two districts, is the most that there can be."
)
EXAMPLES = (
    "coop summary kon tum",
    "coop summary --by province",
    "coop summary --by status --by kind",
    "coop summary --measure money --by activity_year",
    "coop summary --measure turn",
)
_OF_AGREEMENTS: Final = ("agreements", "commitments")
_OVERVIEWS: Final = {
    "agreements": (("status",), ("country",), ("kind",)),
    "commitments": (("status",), ("cadence",)),
    "activities": (("activity_year",), ("activity",)),
}
"""What is shown of each measure where nothing is asked to divide it by."""
_MEASURES: Final = {
    "agreements": N_("agreements"),
    "activities": N_("activities"),
    "commitments": N_("commitments"),
    "money": N_("money"),
}
_COUNTED: Final = {
    "agreements": find.agreements_counted,
    "commitments": find.commitments_counted,
    "activities": find.activities_counted,
}
_MOST_FIELDS: Final = 2


def _named(name: str, label: str) -> Code:
    """Give a word of our own as a code, so that it is taken as codes are."""
    return Code(name, Label(**say_in_all(label)))


def _field_codes() -> dict[str, Code]:
    codes = {field: _named(field, label) for field, label in LABELS.items()} | {
        "year": Code("year", Label("năm", "year"))
    }
    codes["year_signed"] = replace(codes["year_signed"], words=("signed",))
    codes["cadence"] = replace(codes["cadence"], words=("every",))
    return codes


def _knows_field(text: str) -> bool:
    return knows(_field_codes().values())(text)


def _knows_measure(text: str) -> bool:
    return knows((*UNIT.codes.values(), *_measure_codes().values()))(text)


def _measure_codes() -> dict[str, Code]:
    measures = {name: _named(name, label) for name, label in _MEASURES.items()}
    measures["money"] = replace(measures["money"], words=("số tiền",))
    return measures


def main(
    session: Session,
    filters: OfAgreements,
    output: Output,
    by: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("FIELD"), help=N_("Divide by this field, such as province, status or year.")),
        Knows(_knows_field),
    ] = (),
    measure: Annotated[
        str,
        typer.Option(
            metavar=N_("MEASURE"),
            help=N_("Count agreements, activities, commitments, money, or numbers of a unit such as turn."),
        ),
        Knows(_knows_measure),
    ] = "agreements",
) -> None:
    """Resolve what counts and by what, count it, show it."""
    with session.store() as connection:
        chosen = _measure_of(connection, measure)
        fields = _fields_of(by, chosen not in _OF_AGREEMENTS)
        if chosen not in _OF_AGREEMENTS:
            _refuse_others(filters)
        filters, settled = settle(
            connection, filters, session.today, AGREEMENT if chosen in _OF_AGREEMENTS else ACTIVITY
        )
        asked = ask(connection, filters, session.today)
        answer, buckets = _count(connection, asked, chosen, fields)
        provinces = buckets.get("province")
        notes = former_notes(provinces, session.today) if provinces else ()
        answer = complete(replace(answer, notes=(*answer.notes, *notes)), output, connection, asked, settled)
    emit(answer, output, session)


def _refuse_others(filters: Iterable[str]) -> None:
    """Raise UsageError for a filter that activities do not have."""
    for name in filters:
        if ACTIVITY not in FILTERS[name].uses:
            message = N_('"{option}" asks about an agreement, and this counts what activities tell')
            hint = N_("leave it out, or count agreements or commitments")
            raise UsageError(message, (hint,), option=FILTERS[name].option)


def _count(
    connection: Connection, asked: Question, measure: str, fields: tuple[str, ...]
) -> tuple[Answer, dict[str, list[str]]]:
    """Count records, or add up the numbers of a unit; give the answer with the buckets of each field."""
    if measure in _COUNTED:
        counted = _COUNTED[measure](asked)
        divided = (fields,) if fields else _OVERVIEWS[measure]
        tables = [(each, find.count_by(connection, counted, each)) for each in divided]
        (whole,) = find.count_by(connection, counted, ())
        buckets = _buckets(tables)
        names = {field: find.names_of_buckets(connection, field, found) for field, found in buckets.items()}
        return counts_answer(measure, tables, whole, names), buckets
    unit = None if measure == "money" else measure
    counted = find.figures_counted(asked, unit)
    subtotals, together = (find.sum_by(connection, counted, each) for each in (fields, ()))
    buckets = _buckets([(fields, subtotals)])
    names = {field: find.names_of_buckets(connection, field, found) for field, found in buckets.items()}
    return sums_answer(fields, subtotals, together, find.is_of_money(unit), names), buckets


def _buckets(tables: Iterable[tuple[Sequence[str], Sequence[Count | Subtotal]]]) -> dict[str, list[str]]:
    """Give the buckets of each field, each once, but for what is not stated."""
    return {
        field: list(dict.fromkeys(bucket for row in rows if (bucket := row.buckets[number])))
        for fields, rows in tables
        for number, field in enumerate(fields)
    }


def _fields_of(typed: Sequence[str], of_activities: bool) -> tuple[str, ...]:
    """Give the fields to divide by. Raises UsageError for one that there is not, or for more than two."""
    codes = _field_codes()
    usual = "activity_year" if of_activities else "year_signed"
    found = (usual if field == "year" else field for field in find_codes("--by", typed, codes))
    fields = tuple(dict.fromkeys(found))
    if len(fields) > _MOST_FIELDS:
        message = N_("a table has two directions: --by can be given twice at most")
        raise UsageError(message, (N_("for example: coop summary --by province --by status"),))
    return fields


def _measure_of(connection: Connection, typed: str) -> str:
    """Give what counts: one of the measures, or the unit of numbers. Raises UsageError with the nearest."""
    if typed in _MEASURES:
        return typed
    units = {
        unit: UNIT.codes.get(unit, Code(unit, Label(unit, unit))) for unit in find.units_counted(connection)
    }
    codes = {**units, **_measure_codes()}
    if _knows_field(typed) and not knows(codes.values())(typed):
        message, hint = (
            N_('"--measure" takes what is counted, and "{typed}" is a field to divide by'),
            N_("type: {line}"),
        )
        raise UsageError(message, (hint,), typed=typed, line=to_type(["coop", "summary", "--by", typed]))
    return find_code("--measure", typed, codes)
