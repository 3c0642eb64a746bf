"""What questions share: the options made from tables, which are filters, columns and order; and how an answer ends."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar, Final, TypeAlias

import typer
from typer.models import ArgumentInfo

from coopcli.answer import Answer
from coopcli.asking.codes import place_notes, unknown_word_error
from coopcli.asking.filter import ACTIVITY, AGREEMENT, COMMITMENT, PARTY, Filter, Subject
from coopcli.asking.filters import FILTERS
from coopcli.asking.question import NOTHING, Question, TypedFilters
from coopcli.cli.output import Output
from coopcli.cli.session import MadeOptions
from coopcli.errors import UsageError
from coopcli.lists import Order, View
from coopcli.store import Connection
from coopcli.text import N_

_TITLES: Final[Mapping[Subject, str]] = {
    AGREEMENT: N_("Which agreements"),
    COMMITMENT: N_("Which commitments"),
    ACTIVITY: N_("Which activities"),
    PARTY: N_("Which organisations"),
}


@dataclass(frozen=True)
class Offer(MadeOptions):
    """The filters that have a use for the kind of record that a command is about, but for some."""

    subject: Subject
    but: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The marked heading of the options on the help page."""
        return _TITLES[self.subject]

    def filters(self) -> list[Filter]:
        """Give the filters that have an option."""
        return [
            one
            for one in FILTERS.values()
            if one.has_option and one.name not in self.but and one.use_for(self.subject)
        ]

    def parameters(self) -> list[inspect.Parameter]:
        """Give an option for each filter."""
        return [
            inspect.Parameter(
                _parameter_name(one.name),
                inspect.Parameter.KEYWORD_ONLY,
                default=() if one.repeats else None,
                annotation=Annotated[
                    tuple[str, ...] if one.repeats else str | None,
                    typer.Option(one.option, metavar=one.metavar, help=use.help),
                ],
            )
            for one in self.filters()
            if (use := one.use_for(self.subject))
        ]

    def take(self, values: dict[str, Any]) -> TypedFilters:
        """Take what was typed for these options out of the values of all options, leaving out what was not typed."""
        given = {one.name: values.pop(_parameter_name(one.name)) for one in self.filters()}
        return {
            name: typed if isinstance(typed, tuple) else (typed,)
            for name, typed in given.items()
            if typed is not None and typed != ()
        }


def _parameter_name(name: str) -> str:
    """Some filters are named by words that Python keeps for itself: `with`."""
    return f"filter_{name}"


OfAgreements: TypeAlias = Annotated[TypedFilters, Offer(AGREEMENT)]
OfAgreementsOnADay: TypeAlias = Annotated[TypedFilters, Offer(AGREEMENT, but=("on",))]
"""For commands whose own period says which day they are about."""
OfCommitments: TypeAlias = Annotated[TypedFilters, Offer(COMMITMENT)]
OfActivities: TypeAlias = Annotated[TypedFilters, Offer(ACTIVITY)]
OfParties: TypeAlias = Annotated[TypedFilters, Offer(PARTY)]


def words_of(subject: Subject) -> ArgumentInfo:
    """Make the argument that takes free words, as the filter of that name reads them."""
    words = FILTERS["words"]
    argument: ArgumentInfo = typer.Argument(metavar=words.metavar, help=words.uses[subject].help)
    return argument


def with_words(typed: TypedFilters, words: Iterable[str]) -> TypedFilters:
    """Add free words to what was typed for filters."""
    text = " ".join(words)
    return {**typed, "words": (text,)} if text else typed


MOST_ROWS: Final = 1_000_000_000
"""The most that a limit can be: more than any register has, and a number that SQLite can count to."""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Which columns are wanted, in which order the rows stand, and how many of them."""

    title: ClassVar[str] = N_("Columns and order")

    columns: Annotated[
        str | None,
        typer.Option(
            metavar=N_("COLUMNS"),
            help=N_("Show these columns only, by their names in JSON, with commas between."),
        ),
    ] = None
    sort: Annotated[
        str | None,
        typer.Option(
            metavar=N_("COLUMNS"),
            help=N_("Sort by these columns; one with - before its name runs downwards."),
        ),
    ] = None
    limit: Annotated[
        int | None,
        typer.Option(
            metavar=N_("NUMBER"), min=1, max=MOST_ROWS, help=N_("Show at most so many rows, such as 20.")
        ),
    ] = None


def view_of(asked: Columns, known: Collection[str], sortable: Collection[str] | None = None) -> View:
    """Give what is wanted of a list that has these columns; `sortable` are those of the store, where it sorts.

    Raises UsageError for a column that is not known, or that cannot be sorted by.
    """
    named = None if asked.columns is None else _keys("--columns", asked.columns, known)
    order = [key for key in known if sortable is None or key in sortable]
    sort = () if asked.sort is None else _keys("--sort", asked.sort, order)
    return View(named, Order(sort, asked.limit))


def _keys(option: str, text: str, known: Collection[str]) -> tuple[str, ...]:
    """Read names of columns, each once. Raises UsageError where there is none, or one is not known."""
    keys = tuple(dict.fromkeys(key.strip() for key in text.split(",") if key.strip()))
    if not keys:
        raise UsageError(
            N_('"{option}" names no column'), (N_("it knows {names}"),), option=option, names=[*known]
        )
    for key in keys:
        column = key.removeprefix("-") if option == "--sort" else key
        if column not in known:
            raise unknown_word_error(option, column, known)
    return keys


def complete(answer: Answer, output: Output, connection: Connection, asked: Question = NOTHING) -> Answer:
    """Give the answer with what is to be said of the places asked for and, where `--sources` asks, what it rests on.

    The last thing that is asked of the store: what writes the answer knows none.
    """
    notes = (*answer.notes, *place_notes(asked.places, asked.used))
    answer = replace(answer, notes=tuple(dict.fromkeys(notes)))
    if not output.sources:
        return answer
    from coopcli.sources.answer import ids_listed, with_evidence
    from coopcli.sources.find import evidence_of

    ids = ids_listed(answer)
    return with_evidence(answer, evidence_of(connection, ids)) if ids else answer
