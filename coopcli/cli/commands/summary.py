"""`coop summary`: how many agreements, activities or commitments, how much money, by one or two fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final

import typer

from coopcli.answer import Answer
from coopcli.asking.codes import former_notes, place_notes, unknown_word_error
from coopcli.asking.filter import ACTIVITY
from coopcli.asking.filters import FILTERS
from coopcli.asking.question import TypedFilters, ask
from coopcli.cli.filters import OfAgreements, complete
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.errors import UsageError
from coopcli.i18n import say
from coopcli.records.codelists import UNIT
from coopcli.store import Connection
from coopcli.summary.answer import LABELS, CountTable, counts_answer, sums_answer
from coopcli.summary.find import (
    Counted,
    activities_counted,
    agreements_counted,
    commitments_counted,
    count_by,
    figures_counted,
    names_of_parties,
    sum_by,
    units_counted,
)
from coopcli.summary.rows import BY
from coopcli.text import N_, key

HELP = N_(
    "Without --by: agreements by status, country and kind of party. Two --by make a cross-table. Numbers keep their "
    "marks (nearly, over), and different units or currencies are never added."
)
EXAMPLES = (
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
_MOST_FIELDS: Final = 2


def main(
    session: Session,
    filters: OfAgreements,
    output: Output,
    by: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("FIELD"), help=N_("Divide by this field, such as province, status or year.")),
    ] = (),
    measure: Annotated[
        str,
        typer.Option(
            metavar=N_("MEASURE"),
            help=N_("Count agreements, activities, commitments, money, or numbers of a unit such as turn."),
        ),
    ] = "agreements",
) -> None:
    """Resolve what counts and by what, count it, show it."""
    with session.store() as connection:
        chosen = _measure_of(connection, measure)
        fields = _fields_of(by, chosen not in _OF_AGREEMENTS)
        question = _Question(connection, chosen, fields, filters, session.today)
        answer = _of_agreements(question) if chosen in _OF_AGREEMENTS else _of_activities(question)
        answer = complete(answer, output, connection)
    emit(answer, output, session)


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked: the measure, the fields to divide by, and the filters as they were typed."""

    connection: Connection
    measure: str
    fields: tuple[str, ...]
    filters: TypedFilters
    day: date


def _of_agreements(question: _Question) -> Answer:
    """Count agreements, or what they promise."""
    asked = ask(question.connection, question.filters, question.day)
    made = agreements_counted if question.measure == "agreements" else commitments_counted
    answer = _counts(question, made(asked))
    return _with_notes(answer, place_notes(asked.places, asked.used))


def _of_activities(question: _Question) -> Answer:
    """Count activities, or add up their numbers. Raises UsageError for a filter that activities do not have."""
    refused = [name for name in question.filters if ACTIVITY not in FILTERS[name].uses]
    if refused:
        raise UsageError(
            N_('"{option}" asks about an agreement, and this counts what activities tell'),
            (N_("leave it out, or count agreements or commitments"),),
            option=FILTERS[refused[0]].option,
        )
    asked = ask(question.connection, question.filters, question.day)
    if question.measure == "activities":
        answer = _counts(question, activities_counted(asked))
    else:
        unit = None if question.measure == "money" else question.measure
        answer = _sums(question, figures_counted(asked, unit))
    return _with_notes(answer, place_notes(asked.places, asked.used))


def _counts(question: _Question, counted: Counted) -> Answer:
    divided = (question.fields,) if question.fields else _OVERVIEWS[question.measure]
    tables = [(fields, count_by(question.connection, counted, fields)) for fields in divided]
    (whole,) = count_by(question.connection, counted, ())
    keys = {key: [bucket for bucket in buckets if bucket] for key, buckets in _buckets(tables).items()}
    names = names_of_parties(question.connection, keys.get("party", []))
    answer = counts_answer(question.measure, tables, whole, names)
    return _with_notes(answer, former_notes(keys.get("province", []), question.day))


def _sums(question: _Question, counted: Counted) -> Answer:
    fields = question.fields
    subtotals = sum_by(question.connection, counted, fields)
    whole = sum_by(question.connection, counted, ())
    keys = {
        field: list(dict.fromkeys(bucket for one in subtotals if (bucket := one.buckets[number])))
        for number, field in enumerate(fields)
    }
    names = names_of_parties(question.connection, keys.get("party", []))
    answer = sums_answer(fields, subtotals, whole, names)
    return _with_notes(answer, former_notes(keys.get("province", []), question.day))


def _buckets(tables: Sequence[CountTable]) -> dict[str, list[str | None]]:
    """Give the buckets of each field, each once."""
    return {
        field: list(dict.fromkeys(count.buckets[number] for count in counts))
        for fields, counts in tables
        for number, field in enumerate(fields)
    }


def _with_notes(answer: Answer, notes: Iterable[str]) -> Answer:
    return replace(answer, notes=tuple(dict.fromkeys((*answer.notes, *notes))))


def _fields_of(typed: Iterable[str], of_activities: bool) -> tuple[str, ...]:
    """Give the fields to divide by. Raises UsageError for one that there is not, or for more than two."""
    usual = "activity_year" if of_activities else "year_signed"
    spoken = {key(field): field for field in BY} | {key(say(LABELS[field])): field for field in BY}
    spoken |= {"year": usual, "nam": usual, "signed": "year_signed", "every": "cadence"}
    fields = []
    for one in typed:
        if key(one) not in spoken:
            raise unknown_word_error("--by", one, (*BY, "year"))
        fields.append(spoken[key(one)])
    fields = list(dict.fromkeys(fields))
    if len(fields) > _MOST_FIELDS:
        raise UsageError(
            N_("a table has two directions: --by can be given twice at most"),
            (N_("for example: coop summary --by province --by status"),),
        )
    return tuple(fields)


def _measure_of(connection: Connection, typed: str) -> str:
    """Give what counts: one of the measures, or the unit of numbers. Raises UsageError with the nearest."""
    spoken = {key(name): name for name in _MEASURES}
    spoken |= {key(say(label)): name for name, label in _MEASURES.items()}
    if key(typed) in spoken:
        return spoken[key(typed)]
    units = units_counted(connection)
    for unit in units:
        known = UNIT.codes.get(unit)
        words = (known.label.vi, known.label.en, *known.words) if known else ()
        if key(typed) in {key(word) for word in (unit, *words)}:
            return unit
    raise unknown_word_error("--measure", typed, (*_MEASURES, *units))
