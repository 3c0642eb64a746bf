"""What questions share: the options made from tables, which are filters, columns and order; and how an answer ends."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, ClassVar, Final, TypeAlias

import typer
from typer.models import ParameterInfo

from coopcli.answer import Answer
from coopcli.asking.codes import (
    PERIODS,
    Periods,
    PlacesAsked,
    find_code,
    in_list,
    knows,
    period_in,
    period_searched,
)
from coopcli.asking.filter import ACTIVITY, AGREEMENT, COMMITMENT, PARTY, SOURCE, Filter, Subject, Typed, Use
from coopcli.asking.filters import FILTERS
from coopcli.asking.names import named_exactly, no_words, read_words
from coopcli.asking.question import NOTHING, Question, TypedFilters
from coopcli.asking.where import place_notes
from coopcli.cli.output import Output
from coopcli.cli.session import LINE, Knows, MadeOptions
from coopcli.days.periods import Divided
from coopcli.errors import UsageError
from coopcli.i18n import Label, say, say_in_all
from coopcli.lists import Audience, Column, Order, View
from coopcli.records.codelists import WHOLLY, Code
from coopcli.records.spoken import meant
from coopcli.store import Connection
from coopcli.text import N_, to_type

_TITLES: Final[Mapping[Subject, str]] = {
    AGREEMENT: N_("Which agreements"),
    COMMITMENT: N_("Which commitments"),
    ACTIVITY: N_("Which activities"),
    PARTY: N_("Which organisations"),
}


@dataclass(frozen=True)
class Offer(MadeOptions):
    """The filters that have a use for the kind of record that a command is about, but for some.

    The command's last argument is free words, as the filter of that name reads them.
    """

    subject: Subject
    but: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The marked heading of the options on the help page."""
        return _TITLES.get(self.subject, "")

    def filters(self) -> list[Filter]:
        """Give the filters that have an option."""
        return [one for one, _ in self._offered() if one.has_option]

    def parameters(self) -> list[inspect.Parameter]:
        """Give an option for each filter, and the argument for the words."""
        return [_parameter(one, use) for one, use in self._offered()]

    def take(self, values: dict[str, Any]) -> TypedFilters:
        """Take what was typed for these options out of the values of all options, leaving out what was not typed."""
        given = {one.name: values.pop(_parameter_name(one)) for one, _ in self._offered()}
        given["words"] = " ".join(given["words"]) if given["words"] else None
        return {
            name: typed if isinstance(typed, tuple) else (typed,)
            for name, typed in given.items()
            if typed is not None and typed != ()
        }

    def _offered(self) -> list[tuple[Filter, Use]]:
        """Give each filter with what it is to the kind of record."""
        return [
            (one, use)
            for one in FILTERS.values()
            if one.name not in self.but
            if (use := one.use_for(self.subject))
        ]


def _parameter(one: Filter, use: Use) -> inspect.Parameter:
    """Make an option, which can be repeated where the filter can, or the argument that takes words."""
    several = one.repeats or not one.has_option
    kind = tuple[str, ...] if several else str | None
    info: ParameterInfo = typer.Argument(metavar=one.metavar, help=use.help)
    if one.has_option:
        info = typer.Option(one.option, metavar=one.metavar, help=use.help)
    name, default = _parameter_name(one), () if several else None
    return inspect.Parameter(
        name, _KEYWORD, default=default, annotation=Annotated[kind, info, Knows(one.knows)]
    )


def _parameter_name(one: Filter) -> str:
    """Some filters are named by words that Python keeps for itself: `with`."""
    return f"filter_{one.name}"


OfAgreements: TypeAlias = Annotated[TypedFilters, Offer(AGREEMENT)]
OfAgreementsOnADay: TypeAlias = Annotated[TypedFilters, Offer(AGREEMENT, but=("on",))]
"""For commands whose own period says which day they are about."""
OfCommitments: TypeAlias = Annotated[TypedFilters, Offer(COMMITMENT)]
OfActivities: TypeAlias = Annotated[TypedFilters, Offer(ACTIVITY)]
OfParties: TypeAlias = Annotated[TypedFilters, Offer(PARTY)]
OfSources: TypeAlias = Annotated[TypedFilters, Offer(SOURCE)]


_KEYWORD: Final = inspect.Parameter.KEYWORD_ONLY

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
            help=N_(
                "Show these columns only, by their headings or by their names in JSON, with commas between."
            ),
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
        int | None, typer.Option(min=1, max=MOST_ROWS, help=N_("Show at most so many rows, such as 20."))
    ] = None


def view_of(
    asked: Columns, known: Mapping[str, Column[Any]], sortable: Collection[str] | None = None
) -> View:
    """Give what is wanted of a list that has these columns; `sortable` are those of the store, where it sorts.

    Raises UsageError for a column that is not known, or that cannot be sorted by.
    """
    named = None if asked.columns is None else _keys("--columns", asked.columns, known)
    order = {key: column for key, column in known.items() if sortable is None or key in sortable}
    sort = () if asked.sort is None else _keys("--sort", asked.sort, order)
    return View(named, Order(sort, asked.limit))


def _keys(option: str, text: str, known: Mapping[str, Column[Any]]) -> tuple[str, ...]:
    """Read names of columns, each once: keys, or headings in either language.

    Raises UsageError where there is none, or one is not known.
    """
    keys = [key for key in map(str.strip, text.split(",")) if key]
    if keys and all(_upwards(option, key) in known for key in keys):
        return tuple(dict.fromkeys(keys))
    codes = {key: Code(key, Label(**say_in_all(column.label))) for key, column in known.items()}
    headings = [heading for code in codes.values() for heading in code.names if "," in heading]
    named = in_list(text, headings)
    if not named:
        names = [code.explained() for code in codes.values()]
        raise UsageError(
            N_('"{option}" names no column'), (N_("it knows {names}"),), option=option, names=names
        )
    seen = {key: code for key, code in codes.items() if known[key].audience is not Audience.MACHINES}
    found: list[str] = []
    for one in named:
        word = _upwards(option, one)
        # Of two columns with one heading, people see one.
        shown = meant(word, seen.values())
        of = seen if shown.how == WHOLLY and shown.codes else codes
        _refuse_half_a_name(option, text, word, of)
        found.append(one[: len(one) - len(word)] + find_code(option, word, of))
    return tuple(dict.fromkeys(found))


def _refuse_half_a_name(option: str, text: str, word: str, codes: Mapping[str, Code]) -> None:
    """Raise UsageError for a name of a column whose other words stand behind it, with the line in quotes."""
    for longer, line in LINE.get().longer(option, text):
        if knows(codes.values())(word + longer.removeprefix(text)):
            raise UsageError(BELONG, (N_("type: {line}"),), option=option, typed=text, line=str(line))


def _upwards(option: str, name: str) -> str:
    """Give the name of a column without the sign of one that is sorted by downwards."""
    return name.removeprefix("-").lstrip() if option == "--sort" else name


def take_period(
    connection: Connection | None,
    period: str | None,
    filters: TypedFilters,
    today: date,
    takes: Periods = PERIODS,
) -> tuple[Divided, TypedFilters]:
    """Divide loose words into the period that they begin or end with and the words that are asked for.

    `period` is the first of them. What names a record exactly is its name, whatever stands in it: `Hội tháng 3`.
    Without a store, as where a year must be named, it is none. Raises UsageError as `period_in`, and for what is typed
    and has no word.
    """
    if period is None:
        return Divided("", None, ""), filters
    text = " ".join((period, *filters.get("words", ())))
    if not read_words(text):
        raise no_words(text)
    try:
        found = period_in(text, today, takes)
    except UsageError:
        if not _is_name(connection, text):
            raise
        found = Divided("", None, text)
    if found.span and _is_name(connection, text):
        found = Divided("", None, text)
    others = {name: value for name, value in filters.items() if name != "words"}
    return found, {**others, "words": (found.rest,)} if found.rest else others


def _is_name(connection: Connection | None, text: str) -> bool:
    return connection is not None and any(map(str.isalpha, text)) and bool(named_exactly(connection, text))


_ASKED_BY_PERIOD: Final = {
    "signed": N_("signed then: {signed}"),
    "ends": N_("its term ends then: {ends}"),
    "on": N_("in force on that day: {on}"),
    "year": N_("with an activity then: {year}"),
}
"""The marked hints of the lines that ask what a period in the words may mean, by filter."""
_ARE_THE_FILTER: Final = ("status", "standing")
"""Filters whose words are hardly ever looked for in a text: such words are asked as the filter."""
_OFFERED_TOO: Final = ("type", "kind", "level", "when", "every", "activity")


def settle(
    connection: Connection, filters: TypedFilters, today: date, subject: Subject, *, periods: bool = True
) -> tuple[TypedFilters, tuple[str, ...]]:
    """Give the filters with what loose words can only mean as such, and notes on what they may mean too.

    Of activities a period is `--year`; of all else it has several meanings. A word for a status is `--status`. What
    names an agreement or a party exactly is only that. Raises UsageError with the lines that ask what a period means.
    """
    text = " ".join(filters.get("words", ()))
    if not text or not read_words(text):
        return filters, ()
    _refuse_half_values(connection, filters, today)
    found = period_searched(text, today) if periods else Divided("", None, text)
    known = [
        one
        for name in (*_ARE_THE_FILTER, *_OFFERED_TOO)
        if (one := FILTERS[name]).use_for(subject) and name not in filters and one.knows(found.rest)
    ]
    asked_by = next((one for one in known if one.name in _ARE_THE_FILTER), None)
    if found.text.isdecimal() and found.rest and subject != ACTIVITY and asked_by is None:
        return settle(
            connection, filters, today, subject, periods=False
        )  # a year among other words is one of them
    if not (found.span or known) or named_exactly(connection, text):
        return filters, ()
    others = {name: value for name, value in filters.items() if name != "words"}
    if found.span:
        if subject != ACTIVITY:
            raise _period_error(found, filters, subject)
        if "year" in filters:
            raise UsageError(BOTH_ASK, text=found.text, option="--year")
        others["year"] = (found.text,)
    return _settled(found, others, known, asked_by)


def _settled(
    found: Divided, others: dict[str, tuple[str, ...]], known: Sequence[Filter], asked_by: Filter | None
) -> tuple[TypedFilters, tuple[str, ...]]:
    if asked_by:
        others[asked_by.name] = (found.rest,)
        note = N_('"{words}" is asked as {option}; to look for the words: {line}')
        line = to_type(["coop", "search", *found.rest.split()])
        return others, (say(note, words=found.rest, option=asked_by.option, line=line),)
    note = N_('"{words}" is also a value of {option}: {line}')
    notes = tuple(
        say(
            note,
            words=found.rest,
            option=one.option,
            line=LINE.get().asking(found.text, one.option, found.rest),
        )
        for one in known
    )
    return ({**others, "words": (found.rest,)} if found.rest else others), notes


BELONG: Final = N_('"{option}": the words behind "{typed}" belong to it')
BOTH_ASK: Final = N_('"{text}" and "{option}" ask for the same: give one of them')


def _period_error(found: Divided, filters: TypedFilters, subject: Subject) -> UsageError:
    """Give the error of a period among words that are looked for: the lines that ask what it may mean."""
    span = found.span
    one_day = span is not None and span.first == span.last
    of_agreements = subject in (AGREEMENT, COMMITMENT)
    lines = {
        name: LINE.get().asking(found.rest, f"--{name}", found.text, command="" if of_agreements else "list")
        for name in _ASKED_BY_PERIOD
        if name not in filters and (one_day or name != "on")
    }
    hints = (*(_ASKED_BY_PERIOD[name] for name in lines), N_("to look for words: {line}"))
    line = to_type(["coop", "search", *found.rest.split(), *found.text.split()])
    return UsageError(
        N_('"{text}" is a period of time: say what is asked of it'),
        hints,
        text=found.text,
        **lines,
        line=line,
    )


def _refuse_half_values(connection: Connection, filters: TypedFilters, today: date) -> None:
    """Raise UsageError, with the line in quotes, for a value that the words behind it make one that is known.

    So it is where the register knows it, and the value alone is refused, or is a part of the name of a place.
    """
    for name, values in filters.items():
        option = FILTERS[name].option
        for value in values:
            longer = dict(LINE.get().longer(option, value))
            if not longer or _is_known(connection, name, value, today):
                continue
            line = next(
                (line for text, line in longer.items() if _is_known(connection, name, text, today)), None
            )
            if line:
                raise UsageError(BELONG, (N_("type: {line}"),), option=option, typed=value, line=str(line))


def _is_known(connection: Connection, name: str, text: str, today: date) -> bool:
    one = FILTERS[name]
    try:
        found = one.read(Typed(one.option, (text,), connection, today))
    except UsageError:
        return False
    # A word of a name below the province is enough to find it: that is all that is known of the first one.
    return not isinstance(found, PlacesAsked) or one.knows(text) or " " in text


def complete(
    answer: Answer,
    output: Output,
    connection: Connection,
    asked: Question = NOTHING,
    notes: tuple[str, ...] = (),
) -> Answer:
    """Give the answer with what is to be said of the places and words asked for and, where `--sources` asks, what it
    rests on.

    `notes` are those of `settle`. The last thing that is asked of the store: what writes the answer knows none.
    """
    if asked.places:
        all_notes = (*answer.notes, *place_notes(asked.places, asked.used))
        answer = replace(answer, notes=tuple(dict.fromkeys(all_notes)))
    if words := asked.asked.get("words"):
        missing = (say(N_('No record in this register has "{words}".'), words=one) for one in words.missing)
        answer = replace(answer, notes=(*missing, *answer.notes))
    if notes:
        answer = replace(answer, notes=(*notes, *answer.notes))
    if not output.sources:
        return answer
    from coopcli.sources.answer import ids_listed, with_evidence
    from coopcli.sources.find import evidence_of

    ids = ids_listed(answer)
    return with_evidence(answer, evidence_of(connection, ids)) if ids else answer
