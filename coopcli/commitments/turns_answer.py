"""Whose turn it is to host: the last host on what evidence, and the next one, or why that cannot be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from coopcli.agreements.columns import FIELDS
from coopcli.answer import Answer, Cell, Shown, Type
from coopcli.asking.filter import Reason, reasons_by_code
from coopcli.asking.filters.paper import REASONS
from coopcli.asking.question import reason_cell
from coopcli.commitments import words as shared
from coopcli.commitments.rows import PromiseFound, Promises
from coopcli.commitments.turns import Turn
from coopcli.commitments.words import reasons_of_promise
from coopcli.grade import Grade
from coopcli.i18n import say
from coopcli.lists import Column, Columns, View, field, for_machines, graded_list, held
from coopcli.marking import N_

WHY: Final[Mapping[str, Reason]] = REASONS | reasons_by_code(
    {
        "no_event": N_("no event on record keeps this promise"),
        "no_host": N_("the last event names no host"),
        "several_hosts": N_("the last event names several hosts"),
        "order_unknown": N_("which of several events was the last is not known"),
        "host_not_party": N_("the last host is none of the parties that take turns"),
        "several_parties": N_("more than two parties take turns, and their order is not stated"),
        "one_party": N_("fewer than two parties are on record"),
        "fulfils_inferred": N_("that the event keeps this promise is inferred"),
        "dates_inferred": N_("a date is inferred"),
        "host_inferred": N_("the host is inferred"),
        "host_derived": N_("the host is derived: the other party was the visitor"),
        "rounds_not_on_record": N_("rounds since then are not on record"),
        "order_not_exact": N_("the day of the last event is not exactly known"),
    }
)


class Alternating(NamedTuple):
    """A promise whose hosts alternate, with whose turn it is."""

    found: PromiseFound
    turn: Turn

    @property
    def match(self) -> Grade:
        """How surely the next host is told, as an answer to what was asked."""
        return min(self.found.match, self.turn.certainty)


def turns_answer(promises: Promises, alternating: Sequence[Alternating], view: View, day: date) -> Answer:
    """Give whose turn it is: surely, possibly, or cannot be told, each in a table, and a total."""
    return graded_list(
        alternating,
        COLUMNS,
        view,
        title=say("Whose turn to host, as of {day}", day=day),
        notes=shared.notes(promises),
        total=shared.total(promises, [one.match for one in alternating]),
        empty=say("no commitment with alternating hosts answers to this"),
    )


def _next_host(one: Alternating) -> Cell:
    host = _host(one.turn.next_host, one.found)
    return host or Shown(None, say("cannot be told"), "faint")


def _last_host(one: Alternating) -> Cell:
    return _host(one.turn.last_host, one.found)


def _host(host: str | None, found: PromiseFound) -> Cell:
    """Give a party by its id, shown with its name; a host that is no party of the paper by its id alone."""
    if host is None:
        return None
    named = next((party for party in found.promise.parties if party["id"] == host), None)
    return Shown(host, shared.name(named)) if named else host


def _dates(one: Alternating) -> Cell:
    return [event.dates for event in one.turn.events if event.dates is not None]


def _activities(one: Alternating) -> Cell:
    events = [event.activity for event in one.turn.events]
    return Shown(events, "; ".join(events) or say("none on record"), "" if events else "faint")


def _sources(one: Alternating) -> Cell:
    """Give where the sources say that the events keep the promise."""
    cells = [shared.cited(event.data, "fulfils") for event in one.turn.events]
    places = [place for cell in cells if isinstance(cell, Shown) for place in _listed(cell.value)]
    words = [cell.text for cell in cells if isinstance(cell, Shown)]
    return Shown(list(dict.fromkeys(places)), "; ".join(dict.fromkeys(words)) or "–", "faint")


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _reasons(one: Alternating) -> Cell:
    return reason_cell([*reasons_of_promise(one.found), *(WHY[code] for code in one.turn.reasons)])


COLUMNS: Final[Columns[Alternating]] = {
    "id": Column(N_("id"), Type.ID, field("found.promise.id")),
    "how_often": held(shared.IN_WORDS, "found")["how_often"],
    "next_host": Column(N_("next host"), Type.ID, _next_host),
    "last_host": Column(N_("last host"), Type.ID, _last_host),
    "last_dates": Column(N_("dates"), Type.PERIOD, _dates),
    "activities": Column(N_("evidence"), Type.ID, _activities),
    "cite": Column(N_("source"), Type.TEXT, _sources),
    **for_machines({"reasons": Column(N_("reason"), Type.TEXT, _reasons)}),
    "status": held(FIELDS, "found.found")["status"],
    **for_machines(
        {
            "certainty": Column(N_("certainty"), Type.TEXT, field("turn.certainty.word")),
            "host_derived": Column(N_("host derived"), Type.BOOLEAN, field("turn.host_derived")),
        }
    ),
    **held(shared.OF_A_PROMISE, "found"),
}
