"""The columns that lists of commitments share, their phrases, their total and their notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from coopcli.answer import Cell, Grade, Inferred, Shown, Type
from coopcli.asking.filter import COMMITMENT, Reason
from coopcli.asking.question import reasons_of
from coopcli.commitments.find import CommitmentFound, CommitmentRow, CommitmentsFound, EvidenceRow
from coopcli.i18n import count, say
from coopcli.lists import Column, Columns, add_counts, field, for_machines, for_people
from coopcli.records import phrases
from coopcli.records.record import Data, inferred_in, mark_parties, records_in, rests_on_inference
from coopcli.text import N_


def reasons_of_commitment(found: CommitmentFound) -> tuple[Reason, ...]:
    """Give the reasons why a commitment, or its agreement, answers possibly, or why that cannot be told."""
    return reasons_of(found.found.grades, found.found.row, COMMITMENT)


def what(commitment: CommitmentRow) -> str:
    """Say what is promised, with its condition and its basis."""
    text = phrases.text_of(commitment.text)
    for value, words in (
        (commitment.condition, N_("condition: {text}")),
        (commitment.basis, N_("basis: {text}")),
    ):
        if value:
            text += f" ({say(words, text=phrases.text_of(value))})"
    return text


def how_often(commitment: CommitmentRow) -> Cell:
    """Say the cadence, the range, the turns and the occasion."""
    words = phrases.cadence(commitment.data)
    if not words:
        return Shown(None, say("not stated"), "faint")
    return mark_inferred(Shown(None, words), commitment.data, "every", "times", "turns", "when")


def mark_inferred(cell: Cell, data: Data, *fields: str) -> Cell:
    """Mark a cell of which a field rests on inference."""
    if isinstance(cell, Inferred) or not any(rests_on_inference(data, field) for field in fields):
        return cell
    return Inferred(cell)


def keys_of_commitment(found: CommitmentFound) -> Collection[str]:
    """Give the keys of what rests on inference: fields of the commitment, and its parties."""
    fields = {*inferred_in(found.commitment.data)}
    of_agreement = {field.partition("[")[0] for field in found.found.row.inferred or ()}
    return (
        fields | (of_agreement & _OF_AGREEMENT) | ({"times_min", "times_max"} if "times" in fields else set())
    )


_OF_AGREEMENT: Final = frozenset(("parties", "commitments_complete"))


def who(commitment: CommitmentRow) -> Cell:
    """Say who must, and who is helped."""
    return mark_inferred(_who(commitment), commitment.data, "bound", "for")


def _who(commitment: CommitmentRow) -> str:
    bound = ", ".join(name(party) for party in commitment.bound) or say("all parties")
    if not commitment.helped:
        return bound
    helped = ", ".join(name(party) for party in commitment.helped)
    return say("{bound}, for {helped}", bound=bound, helped=helped)


def _parties(found: CommitmentFound) -> Cell:
    return mark_parties(found.commitment.parties, found.found.row.inferred or ())


def _name_bound(commitment: CommitmentRow) -> Cell:
    """Give who must; one that binds no one by name binds every party."""
    return commitment.bound or Shown([], say("all parties"))


def _name_helped(commitment: CommitmentRow) -> Cell:
    """Give who is helped; most commitments name nobody."""
    return commitment.helped or Shown([], "–", "faint")


def name(party: Data) -> str:
    """Give the name of a party."""
    return phrases.text_of(party.get("name")) or str(party["id"])


def cite_places(records: Iterable[Data], field: str | None = None) -> Cell:
    """Give the places in the sources of records, or of one of their fields; a record's where the field has none."""
    cites: list[Data] = []
    for data in records:
        of_record = records_in(data, "cite")
        cites += [cite for cite in of_record if cite.get("field") == field] or of_record
    keys = (" ".join(filter(None, (str(cite["source"]), str(cite.get("place") or "")))) for cite in cites)
    places = dict.fromkeys(map(phrases.citation, cites))
    return Shown([*dict.fromkeys(keys)], "; ".join(places) or "–", "faint")


def cell_of_activities(events: Iterable[EvidenceRow]) -> Cell:
    """Give the ids of the activities on record, each once."""
    each = [*events]
    ids = [*dict.fromkeys(event.activity for event in each)]
    return Shown(
        ids,
        "; ".join(dict.fromkeys(event.words for event in each)) or say("none on record"),
        "" if ids else "faint",
    )


IN_WORDS: Final[Columns[CommitmentFound]] = for_people(
    {
        "what": Column(N_("commitment"), Type.TEXT, lambda one: what(one.commitment)),
        "how_often": Column(N_("how often"), Type.TEXT, lambda one: how_often(one.commitment)),
        "who": Column(N_("who"), Type.TEXT, lambda one: who(one.commitment)),
    }
)
"""What is promised, how often and by whom, for people."""

OF_A_COMMITMENT: Final[Columns[CommitmentFound]] = for_machines(
    {
        "agreement": Column(N_("agreement"), Type.ID, field("commitment.agreement")),
        "parties": Column(N_("parties"), Type.PARTIES, _parties),
        "item": Column(N_("item"), Type.NUMBER, field("commitment.item")),
        "text": Column(N_("commitment"), Type.TEXTS, field("commitment.text")),
        "areas": Column(N_("areas"), Type.CODE, field("commitment.areas"), "area"),
        "every": Column(N_("every"), Type.TEXT, field("commitment.every")),
        "times_min": Column(N_("times, at least"), Type.NUMBER, field("commitment.times_min")),
        "times_max": Column(N_("times, at most"), Type.NUMBER, field("commitment.times_max")),
        "turns": Column(N_("hosts alternate"), Type.BOOLEAN, field("commitment.turns")),
        "when": Column(N_("on what occasion"), Type.CODE, field("commitment.when"), "when"),
        "condition": Column(N_("condition"), Type.TEXTS, field("commitment.condition")),
        "basis": Column(N_("basis"), Type.TEXTS, field("commitment.basis")),
        "bound": Column(N_("who must"), Type.PARTIES, lambda one: _name_bound(one.commitment)),
        "for": Column(N_("who is helped"), Type.PARTIES, lambda one: _name_helped(one.commitment)),
        "commitments_complete": Column(N_("list is complete"), Type.BOOLEAN, field("commitment.complete")),
        "match": Column(N_("match"), Type.CODE, field("match.word"), "certainty"),
        "file": Column(N_("file"), Type.TEXT, field("commitment.file")),
        "line": Column(N_("line"), Type.NUMBER, field("commitment.line")),
    }
)
"""What every list of commitments holds of each."""


def notes(commitments: CommitmentsFound) -> tuple[str, ...]:
    """Say of which agreements no commitment is on record, and of which the sources name only some."""
    partial = dict.fromkeys(
        one.commitment.agreement for one in commitments.found if one.commitment.complete is False
    )
    said = []
    if commitments.untold:
        said.append(say("No commitment is on record of: {agreements}.", agreements=commitments.untold))
    if partial:
        said.append(say("The sources name only some commitments of: {agreements}.", agreements=list(partial)))
    return tuple(said)


def total(commitments: CommitmentsFound, grades: Sequence[Grade]) -> str:
    """Count the commitments, by grade where some are not sure, and the agreements that tell none."""
    number = count("{number} commitment", "{number} commitments", len(grades))
    total = add_counts(number, Counter(grades))
    if not commitments.untold:
        return total
    untold = count(
        "{number} agreement with no commitment on record",
        "{number} agreements with no commitment on record",
        len(commitments.untold),
    )
    return f"{total}; {untold}"
