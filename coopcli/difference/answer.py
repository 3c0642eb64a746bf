"""The answer that tells what differs between two states: a row for each thing that does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from coopcli.answer import Answer, Type, Value, Words
from coopcli.difference.compare import Difference, State, differences
from coopcli.difference.naming import NamedRecords
from coopcli.difference.sentences import say_difference
from coopcli.i18n import Code, count, in_all, say
from coopcli.lists import Column, Columns, Group, View, field, list_answer
from coopcli.problems import Problem
from coopcli.text import N_


class SaidDifference(NamedTuple):
    """A difference with its sentence in each language."""

    row: Difference
    said: Mapping[Code, str]


def _json(value: object) -> Value:
    return value  # type: ignore[return-value]  # it comes from JSON


COLUMNS: Final[Columns[SaidDifference]] = {
    "section": Column[SaidDifference](N_("section"), Type.TEXT, field("row.section")).for_machines,
    "id": Column(N_("id"), Type.ID, field("row.id")),
    "change": Column[SaidDifference](N_("change"), Type.TEXT, field("row.change")).for_machines,
    "field": Column[SaidDifference](
        N_("field"), Type.TEXT, lambda told: ".".join(told.row.path) or None
    ).for_machines,
    "before": Column[SaidDifference](
        N_("before"), Type.TEXT, lambda told: _json(told.row.before)
    ).for_machines,
    "after": Column[SaidDifference](N_("after"), Type.TEXT, lambda told: _json(told.row.after)).for_machines,
    "sentence": Column(N_("what differs"), Type.TEXTS, field("said")),
    "file": Column[SaidDifference](N_("file"), Type.TEXT, field("row.file")).for_machines,
    "line": Column[SaidDifference](N_("line"), Type.NUMBER, field("row.line")).for_machines,
}
"""The columns of `changes` and of `load --dry-run`."""


def changes_answer(
    before: State,
    after: State,
    view: View,
    more: Iterable[Words] = (),
    beside: State | None = None,
    notes: Sequence[str] = (),
) -> Answer:
    """Give what differs between two states; `more` are passages that stand below, for people.

    `notes` say which two states these are. `beside` is a state that only gives names, such as those of parties that
    stand in another file.
    """
    register = NamedRecords(before, after, beside)
    found = differences(before, after)
    told = [SaidDifference(one, in_all(lambda one=one: say_difference(one, register))) for one in found]  # type: ignore[misc]
    answer = list_answer(
        [Group("", told)],
        COLUMNS,
        view,
        total=count("{number} difference", "{number} differences", len(told)),
        notes=(*notes, *_notes(before, after, found)),
        empty=say("nothing differs in what can be read")
        if _errors(before) or _errors(after)
        else say("nothing differs in the records"),
    )
    return replace(answer, sections=(*answer.sections, *more))


def _notes(before: State, after: State, found: Sequence[Difference]) -> list[str]:
    notes = []
    if number := _of_form_only(before, after, found):
        said = count(
            "only the form of the text differs in {number} file",
            "only the form of the text differs in {number} files",
            number,
        )
        notes.append(said)
    if errors := _errors(before):
        said = count(
            "the former state has {number} error, the first at {place}; what cannot be read there is not compared",
            "the former state has {number} errors, the first at {place}; what cannot be read there is not compared",
            len(errors),
            place=_place(errors[0]),
        )
        notes.append(said)
    if errors := _errors(after):
        said = count(
            "the state of now has {number} error, the first at {place}; what cannot be read there is not compared",
            "the state of now has {number} errors, the first at {place}; what cannot be read there is not compared",
            len(errors),
            place=_place(errors[0]),
        )
        notes.append(said)
    if double := before.double + after.double:
        said = count(
            "{number} record stands there more than once, of which the first is compared",
            "{number} records stand there more than once, of which the first is compared",
            double,
        )
        notes.append(said)
    return notes


def _errors(state: State) -> list[Problem]:
    return [problem for problem in state.problems if problem.severity == "error"]


def _place(problem: Problem) -> str:
    return ":".join(filter(None, (problem.file, str(problem.line or ""))))


def _of_form_only(before: State, after: State, found: Sequence[Difference]) -> int:
    """Count the files that say the same in other bytes: comments, order, layout."""
    telling = {one.file for one in found} | {one.before for one in found if one.change == "moved"}
    both = before.sums.keys() & after.sums.keys()
    return sum(before.sums[name] != after.sums[name] and name not in telling for name in both)
