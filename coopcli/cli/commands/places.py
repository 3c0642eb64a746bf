"""`coop places`: which provinces a name means, what they were and what they became."""

from __future__ import annotations

from typing import Annotated

import typer

from coopcli.asking.codes import PlaceAsked
from coopcli.asking.names import no_words, read_words
from coopcli.asking.where import place_notes, unknown_place
from coopcli.cli.filters import Columns, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.places import meanings, places, reach
from coopcli.show.gazetteer import COLUMNS, places_answer
from coopcli.text import N_, to_type

HELP = N_(
    "The 63 provinces and cities of Vietnam before 1 July 2025, the 34 since then, and the 18 of Laos, by any "
    "spelling. Without a name: all of them."
)
EXAMPLES = ('coop places "Viêng Chăn"', "coop places quang ngai", "coop places attapeu")


def main(
    session: Session,
    columns: Columns,
    output: Output,
    text: Annotated[
        tuple[str, ...],
        typer.Argument(metavar=N_("NAME"), help=N_("A name in any spelling, such as huaphan.")),
    ] = (),
) -> None:
    """Match the name, show the units."""
    view = view_of(columns, COLUMNS)
    name = " ".join(text)
    if text and not read_words(name):
        raise no_words(name)
    units = meanings(name) if name else tuple(places().values())
    if not units:
        error = unknown_place("coop places", name)
        error.hints = (*error.hints, N_("to look for words: {line}"))
        error.values = {**error.values, "line": to_type(["coop", "search", *text])}
        raise error
    matches = tuple(match for unit in units for match in reach(unit))
    notes = place_notes((PlaceAsked(name, units, matches),), None) if name else ()
    emit(places_answer(units, notes, view), output, session)
