"""`coop search`: one ranked list of all records that hold the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Final

import typer

from coopcli.asking.codes import PlaceAsked, find_codes, knows
from coopcli.asking.names import ask_words, no_words
from coopcli.asking.where import place_notes
from coopcli.cli.filters import MOST_ROWS, Columns, complete, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Knows, Session
from coopcli.i18n import Label, say_in_all
from coopcli.places import places
from coopcli.records.codelists import Code
from coopcli.search.answer import COLUMNS, Hit, missing_notes, nothing_found, search_answer
from coopcli.search.find import NESTED, count_hits, find_hits, is_said
from coopcli.search.passages import helps, passages, type_of
from coopcli.text import N_

HELP = N_(
    "Agreements, parties, people, commitments, activities, statements, places and sources that say every word. "
    "Sure are those that say them side by side, as typed; those that say them near each other, or apart, come "
    "after. Accents need not be typed; those that are must be the same, if any record has them. Words between "
    "quotes must stand side by side, and so do a number and its unit. What was only found by a label, another "
    "spelling or a party stands apart."
)
EXAMPLES = (
    "coop search hua phan",
    "coop search mua ban nguoi --in commitments",
    "coop search '\"chất độc da cam\"'",
    "coop search 270 triệu",
    "coop search tiếp --in people",
)

_SECTIONS: Final = (
    *("agreements", "parties", "people", "commitments", "activities", "statements", "places"),
    *("partnerships", "sources"),
)


@dataclass(frozen=True, kw_only=True)
class HitColumns(Columns):
    """The columns and the order of hits: without a limit, the best of them are enough."""

    limit: Annotated[
        int | None, typer.Option(min=1, max=MOST_ROWS, help=N_("Show at most so many hits, such as 50."))
    ] = 20


def _section_codes() -> dict[str, Code]:
    """Give the sections by name, with what a list heads them by."""
    codes = {name: Code(name, Label(type_of(name).label.vi, name)) for name in _SECTIONS}
    codes["places"] = replace(codes["places"], words=tuple(say_in_all(N_("where")).values()))
    return codes


def _knows_section(text: str) -> bool:
    return knows(_section_codes().values())(text)


def main(
    session: Session,
    columns: HitColumns,
    output: Output,
    text: Annotated[
        list[str],
        typer.Argument(metavar=N_("TEXT"), help=N_("Words that must all stand there, such as hua phan.")),
    ],
    in_: Annotated[
        tuple[str, ...],
        typer.Option(
            "--in", metavar=N_("SECTION"), help=N_("Only here, such as activities, people or places.")
        ),
        Knows(_knows_section),
    ] = (),
) -> None:
    """Read the words, find what holds them, quote where."""
    in_ = find_codes("--in", in_, _section_codes())
    view = view_of(columns, COLUMNS)
    best = None if view.order.keys else view.order.limit
    typed = " ".join(text)
    with session.store() as connection:
        asked = ask_words(connection, typed)
        if not asked.wanted:
            raise no_words(typed)
        rows = find_hits(connection, asked, in_, best)
        numbers = count_hits(connection, asked, in_)
        fields = _fields(in_)
        hits = [Hit(row, passages(row, asked, fields), helps(row, asked)) for row in rows]
        # What was found has all of it, said or as a label, another wording or a party, and says by which.
        missing = [one for one in asked.wanted if not rows and not is_said(connection, one, asked.exact)]
        ambiguous = [
            PlaceAsked(one.typed, tuple(places()[key] for key in one.places), ())
            for one in asked.wanted
            if len(one.places) > 1
        ]
        notes = (*missing_notes(missing), *place_notes(ambiguous, None))
        empty = nothing_found(asked.wanted, in_)
        answer = complete(search_answer(hits, numbers, notes, view, empty), output, connection)
    emit(answer, output, session)


def _fields(sections: tuple[str, ...]) -> tuple[str, ...]:
    """Give the fields to quote from, where only what stands inside records is asked for; () are all."""
    within = {"people": ("people", "signed_by"), "places": ("places", "place_signed")}
    if not sections or any(section not in NESTED for section in sections):
        return ()
    return tuple(field for section in sections for field in within[section])
