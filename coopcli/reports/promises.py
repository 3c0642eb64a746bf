"""Phrases and columns that the reports on promises share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from coopcli.answer import Cell, Heading, Shown, Type
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records.criteria import Grade
from coopcli.records.promises import PromiseFound, PromiseRow, Promises
from coopcli.records.rows import Data
from coopcli.reports import phrases, reasons

SENTENCES: Final[Mapping[str, str]] = {
    **reasons.SENTENCES,
    "area_inferred": N_("only the agreement as a whole names the area, or the area is inferred"),
    "area_not_stated": N_("area not stated"),
    "every_inferred": N_("how often is inferred"),
    "every_not_stated": N_("hosts alternate, how often is not stated"),
    "when_inferred": N_("the occasion is inferred"),
    "bound_inferred": N_("who is bound is inferred"),
}
"""Each code of a reason why a promise answers possibly, or why that cannot be told, with its marked sentence."""


def titles(language: Language) -> Mapping[Grade, str]:
    """Give the titles of the tables by grade."""
    return {
        Grade.SURELY: "",
        Grade.POSSIBLY: language.say("Possibly"),
        Grade.UNKNOWN: language.say("Cannot be told"),
    }


def said(codes: Sequence[str], sentences: Mapping[str, str], language: Language) -> Cell:
    """Give reasons as a cell: the codes, and their sentences."""
    return Shown(list(codes), "; ".join(language.say(sentences[code]) for code in codes) or "–", "faint")


def what(promise: PromiseRow, language: Language) -> str:
    """Say what is promised, with its condition and its basis."""
    text = phrases.text_of(promise.text, language)
    for value, words in ((promise.condition, N_("condition: {text}")), (promise.basis, N_("basis: {text}"))):
        if value:
            text += f" ({language.say(words, text=phrases.text_of(value, language))})"
    return text


def how_often(promise: PromiseRow, language: Language) -> Cell:
    """Say the cadence, the range, the turns and the occasion."""
    words = phrases.cadence(promise.data, language)
    return Shown(None, words) if words else Shown(None, language.say("not stated"), "faint")


def who(promise: PromiseRow, language: Language) -> str:
    """Say who must, and who is helped."""
    bound = ", ".join(name(party, language) for party in promise.bound) or language.say("all parties")
    if not promise.helped:
        return bound
    helped = ", ".join(name(party, language) for party in promise.helped)
    return language.say("{bound}, for {helped}", bound=bound, helped=helped)


def name(party: Data, language: Language) -> str:
    """Give the name of a party."""
    return phrases.text_of(party.get("name"), language) or str(party["id"])


def cited(data: Data, language: Language, field: str | None = None) -> Cell:
    """Give the places in the sources of a record, or of one of its fields; the record's where the field has none."""
    cites = phrases.several(data.get("cite"))
    of_field = [cite for cite in cites if cite.get("field") == field]
    places = [phrases.citation(cite, language) for cite in of_field or cites]
    keys = [
        " ".join(filter(None, (str(cite["source"]), str(cite.get("place") or ""))))
        for cite in of_field or cites
    ]
    return Shown(list(dict.fromkeys(keys)), "; ".join(dict.fromkeys(places)) or "–", "faint")


def promise_columns(language: Language) -> tuple[Heading, ...]:
    """Give the columns of a promise for machines; `promise_cells` fills them."""
    return (
        Heading("agreement", language.say("agreement"), Type.ID, shown=False),
        Heading("parties", language.say("parties"), Type.PARTIES, shown=False),
        Heading("item", language.say("item"), Type.NUMBER, shown=False),
        Heading("text", language.say("commitment"), Type.TEXTS, shown=False),
        Heading("areas", language.say("areas"), Type.CODE, "area", shown=False),
        Heading("every", language.say("every"), shown=False),
        Heading("times_min", language.say("times, at least"), Type.NUMBER, shown=False),
        Heading("times_max", language.say("times, at most"), Type.NUMBER, shown=False),
        Heading("turns", language.say("hosts alternate"), Type.BOOLEAN, shown=False),
        Heading("when", language.say("on what occasion"), Type.CODE, "when", shown=False),
        Heading("condition", language.say("condition"), Type.TEXTS, shown=False),
        Heading("basis", language.say("basis"), Type.TEXTS, shown=False),
        Heading("bound", language.say("who must"), Type.PARTIES, shown=False),
        Heading("for", language.say("who is helped"), Type.PARTIES, shown=False),
        Heading("commitments_complete", language.say("list is complete"), Type.BOOLEAN, shown=False),
        Heading("match", language.say("match"), shown=False),
        Heading("file", language.say("file"), shown=False),
        Heading("line", language.say("line"), Type.NUMBER, shown=False),
    )


def promise_cells(found: PromiseFound) -> tuple[Cell, ...]:
    """Fill the columns of `promise_columns`."""
    promise = found.promise
    return (
        promise.agreement,
        promise.parties,
        promise.item,
        promise.text,
        promise.areas,
        promise.every,
        promise.times_min,
        promise.times_max,
        promise.turns,
        promise.when,
        promise.condition,
        promise.basis,
        promise.bound,
        promise.helped,
        promise.complete,
        found.match.word,
        promise.file,
        promise.line,
    )


def notes(promises: Promises, language: Language) -> tuple[str, ...]:
    """Say of which agreements no promise is on record, and of which the sources name only some."""
    partial = dict.fromkeys(one.promise.agreement for one in promises.found if one.promise.complete is False)
    said = []
    if promises.untold:
        said.append(language.say("No promise is on record of: {agreements}.", agreements=promises.untold))
    if partial:
        said.append(
            language.say("The sources name only some promises of: {agreements}.", agreements=list(partial))
        )
    return tuple(said)


def total(promises: Promises, grades: Sequence[Grade], language: Language) -> str:
    """Count the promises, by grade where some are not sure, and the agreements that tell none."""
    counted = language.count("{number} commitment", "{number} commitments", len(grades))
    if set(grades) - {Grade.SURELY}:
        parts = [
            language.say(words, number=language.number(grades.count(grade)))
            for grade, words in (
                (Grade.SURELY, N_("{number} surely")),
                (Grade.POSSIBLY, N_("{number} possibly")),
                (Grade.UNKNOWN, N_("{number} cannot be told")),
            )
            if grade in grades
        ]
        counted = f"{counted}: {', '.join(parts)}"
    if promises.untold:
        untold = language.count(
            "{number} agreement with no promise on record",
            "{number} agreements with no promise on record",
            len(promises.untold),
        )
        counted = f"{counted}; {untold}"
    return counted
