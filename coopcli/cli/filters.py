"""The filters that a command offers, as options made from the table of filters."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeAlias

import typer
from typer.models import ArgumentInfo

from coopcli.asking.filter import ACTIVITY, AGREEMENT, COMMITMENT, PARTY, Filter, Subject
from coopcli.asking.filters import FILTERS
from coopcli.asking.question import TypedFilters
from coopcli.cli.spelling import MadeOptions
from coopcli.marking import N_

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

    def taken(self, values: dict[str, Any]) -> TypedFilters:
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
