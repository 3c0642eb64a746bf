"""Whose turn it is to host: the last host on what evidence, and the next one, or why that cannot be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records.criteria import Grade
from coopcli.records.promises import PromiseFound, Promises
from coopcli.reports import promises as shared
from coopcli.reports.agreements import FIELDS
from coopcli.reports.reasons import reasons_of
from coopcli.rules.turns import Turn

_SENTENCES: Final[Mapping[str, str]] = {
    **shared.SENTENCES,
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


@dataclass(frozen=True, slots=True)
class Alternating:
    """A promise whose hosts alternate, with whose turn it is."""

    found: PromiseFound
    turn: Turn

    @property
    def grade(self) -> Grade:
        """How surely the next host is told, as an answer to what was asked."""
        return min(self.found.match, self.turn.certainty)


def turns_answer(
    promises: Promises, alternating: Sequence[Alternating], day: date, language: Language
) -> Answer:
    """Give whose turn it is: surely, possibly, or cannot be told, each in a table, and a total."""
    tables = []
    for grade, title in shared.titles(language).items():
        rows = [one for one in alternating if one.grade is grade]
        if rows or (grade is Grade.SURELY and not alternating):
            cells = tuple(_row(one, language) for one in rows)
            empty = language.say("no commitment with alternating hosts answers to this")
            tables.append(Table(title, _columns(grade, language), cells, empty))
    return Answer(
        title=language.say("Whose turn to host, as of {day}", day=day),
        sections=tuple(tables),
        notes=shared.notes(promises, language),
        total=shared.total(promises, [one.grade for one in alternating], language),
    )


def _columns(grade: Grade, language: Language) -> tuple[Heading, ...]:
    return (
        Heading("id", language.say("id"), Type.ID),
        Heading("how_often", language.say("how often"), data=False),
        Heading("next_host", language.say("next host"), Type.ID),
        Heading("last_host", language.say("last host"), Type.ID),
        Heading("last_dates", language.say("dates"), Type.PERIOD),
        Heading("activities", language.say("evidence"), Type.ID),
        Heading("cite", language.say("source")),
        Heading("reasons", language.say("reason"), shown=grade is not Grade.SURELY),
        Heading("status", language.say("status"), Type.CODE, "status"),
        Heading("certainty", language.say("certainty"), shown=False),
        Heading("host_derived", language.say("host derived"), Type.BOOLEAN, shown=False),
        *shared.promise_columns(language),
    )


def _row(one: Alternating, language: Language) -> tuple[Cell, ...]:
    turn, found = one.turn, one.found
    return (
        found.promise.id,
        shared.how_often(found.promise, language),
        _host(turn.next_host, found, language) or Shown(None, language.say("cannot be told"), "faint"),
        _host(turn.last_host, found, language),
        _dates(turn),
        Shown(
            [event.activity for event in turn.events],
            "; ".join(event.activity for event in turn.events) or language.say("none on record"),
            "" if turn.events else "faint",
        ),
        _sources(turn, language),
        shared.said([*reasons_of(found.found), *turn.reasons], _SENTENCES, language),
        FIELDS["status"].cell(found.found, language),
        turn.certainty.word,
        turn.host_derived,
        *shared.promise_cells(found),
    )


def _host(host: str | None, found: PromiseFound, language: Language) -> Cell:
    """Give a party by its id, shown with its name; a host that is no party of the paper by its id alone."""
    if host is None:
        return None
    named = next((party for party in found.promise.parties if party["id"] == host), None)
    return Shown(host, shared.name(named, language)) if named else host


def _dates(turn: Turn) -> Cell:
    return [event.dates for event in turn.events if event.dates is not None]


def _sources(turn: Turn, language: Language) -> Cell:
    """Give where the sources say that the events keep the promise."""
    cells = [shared.cited(event.data, language, "fulfils") for event in turn.events]
    places = [place for cell in cells if isinstance(cell, Shown) for place in _listed(cell.value)]
    words = [cell.text for cell in cells if isinstance(cell, Shown)]
    return Shown(list(dict.fromkeys(places)), "; ".join(dict.fromkeys(words)) or "–", "faint")


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
