"""The commitments on record, and the matrix of commitment by year: what was kept, as far as the register tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from coopcli.agreements.answer import sources_end
from coopcli.answer import Answer, Cell, Grade, Shown, Type
from coopcli.asking.question import reason_cell
from coopcli.commitments import columns as shared
from coopcli.commitments.columns import reasons_of_commitment
from coopcli.commitments.find import CommitmentFound, CommitmentsFound
from coopcli.commitments.kept import Kept, say_why
from coopcli.i18n import count, say, say_number
from coopcli.lists import (
    Column,
    Columns,
    Group,
    MakeCell,
    Row,
    View,
    by_grade,
    field,
    hold,
    list_answer,
    several,
    with_inferred,
)
from coopcli.text import N_

_STATES: Final[Mapping[str, str]] = {
    "kept": N_("kept"),
    "partly": N_("partly"),
    "no_evidence": N_("no evidence on record"),
    "sources_end": N_("the sources end before"),
    "not_due": N_("not yet due"),
    "outside": N_("outside the term"),
    "no_cadence": N_("no cadence stated"),
}
_POSSIBLY: Final[Mapping[str, str]] = {
    "kept": N_("possibly kept"),
    "partly": N_("possibly partly"),
    "sources_end": N_("the sources may end before"),
    "not_due": N_("not yet due, if in the term"),
    "outside": N_("possibly outside the term"),
}
_TONES: Final = {
    "kept": "good",
    "partly": "attention",
    "outside": "faint",
    "not_due": "faint",
    "sources_end": "faint",
    "no_cadence": "faint",
}


class Judged(NamedTuple):
    """A commitment with what the register tells of it in each year asked, in order."""

    found: CommitmentFound
    years: tuple[tuple[int, Kept], ...]

    @property
    def match(self) -> Grade:
        """How surely it answers."""
        return self.found.match


class JudgedYear(NamedTuple):
    """A commitment with what the register tells of it in one year."""

    found: CommitmentFound
    year: int
    kept: Kept


def _reasons_of_commitment(found: CommitmentFound) -> Cell:
    return reason_cell(reasons_of_commitment(found))


COLUMNS: Final[Columns[CommitmentFound]] = with_inferred(
    {
        "id": Column(N_("id"), Type.ID, field("commitment.id")),
        **shared.IN_WORDS,
        "cite": Column(N_("source"), Type.TEXT, lambda one: shared.cite_places([one.commitment.data])),
        "reasons": Column(N_("reason"), Type.TEXT, _reasons_of_commitment).for_machines,
        **shared.OF_A_COMMITMENT,
    },
    shared.keys_of_commitment,
)


def _stretches(one: JudgedYear) -> Cell:
    stretches = [f"{each.first}/{each.last}" for each in one.kept.stretches]
    return several(stretches, stretches)


def _evidence(one: JudgedYear) -> Cell:
    activities = [event.activity for event in one.kept.activities]
    return several(activities, activities)


def _reasons_of_year(one: JudgedYear) -> Cell:
    own, row = reasons_of_commitment(one.found), one.found.found.row
    words = (*(say(reason.words) for reason in own), *(say_why(code, row) for code in one.kept.reasons))
    return several((*(reason.code for reason in own), *one.kept.reasons), words)


def _keys_of_year(one: JudgedYear) -> Collection[str]:
    """What was kept rests on inference where the activities do, or the term."""
    judged = ("state", "least", "most", "activities") if _INFERRED.intersection(one.kept.reasons) else ()
    return {*shared.keys_of_commitment(one.found), *judged}


_INFERRED: Final = frozenset(("evidence_inferred", "start_inferred", "end_inferred"))

_YEAR_COLUMNS: Final[Columns[JudgedYear]] = {
    "id": Column(N_("id"), Type.ID, field("found.commitment.id")),
    "year": Column(N_("year"), Type.NUMBER, lambda one: Shown(one.year, _key(one.year))),
    "state": Column(N_("state"), Type.TEXT, lambda one: _state(one.kept, one.found)),
    "certainty": Column(N_("certainty"), Type.CODE, field("kept.certainty"), "certainty"),
    "least": Column(N_("times, surely"), Type.NUMBER, field("kept.least")),
    "most": Column(N_("times, possibly"), Type.NUMBER, field("kept.most")),
    "more": Column(N_("more than promised"), Type.BOOLEAN, field("kept.more")),
    "stretches": Column(N_("judged over"), Type.TEXT, _stretches),
    "activities": Column(N_("activities"), Type.ID, _evidence),
    "reasons": Column(N_("reason"), Type.TEXT, _reasons_of_year),
    **hold(shared.OF_A_COMMITMENT, "found"),
}
YEAR_COLUMNS: Final = with_inferred(_YEAR_COLUMNS, _keys_of_year)
"""A row for each commitment and year."""


def commitments_answer(commitments: CommitmentsFound, view: View) -> Answer:
    """Give the commitments: one table for each grade of match, and a total."""
    return list_answer(
        by_grade(commitments.found),
        COLUMNS,
        view,
        notes=shared.notes(commitments),
        total=shared.total(commitments, [one.match for one in commitments.found]),
        empty=say("no commitment in this register answers to this"),
    )


def matrix_answer(
    commitments: CommitmentsFound, judged: Sequence[Judged], years: range, view: View
) -> Answer:
    """Give the matrix for people: a row a commitment, a column a year; commitments without a cadence stand apart."""
    with_cadence = [one for one in judged if one.found.commitment.every is not None]
    without = [one for one in judged if one.found.commitment.every is None]
    grades = by_grade(with_cadence)
    if not with_cadence:
        grades[0] = grades[0]._replace(
            empty=say("no commitment in this register with a cadence answers to this")
        )
    reasons = () if any(reasons_of_commitment(one.found) for one in without) else ("reasons",)
    apart = Group(
        title=say("No cadence is stated, not judged by year"),
        rows=without,
        fewer=(*map(_key, years), *reasons),
    )
    return _frame(commitments, judged, [*grades, apart], _matrix_columns(years), years, view)


def _matrix_columns(years: range) -> Columns[Judged]:
    return {
        "id": Column(N_("id"), Type.ID, field("found.commitment.id")),
        "how_often": hold(COLUMNS, "found")["how_often"],
        **{_key(year): Column(_key(year), Type.TEXT, _in_year(place)) for place, year in enumerate(years)},
        "activities": Column(N_("activities"), Type.ID, _activities),
        "reasons": Column(N_("why not sure"), Type.TEXT, _reasons),
    }


def _key(year: int) -> str:
    return f"{year:04}"


def _in_year(place: int) -> MakeCell[Judged]:
    return lambda one: _state(one.years[place][1], one.found)


def year_rows_answer(
    commitments: CommitmentsFound, judged: Sequence[Judged], years: range, view: View
) -> Answer:
    """Give the same for machines: a row for each commitment and year."""
    rows = [JudgedYear(one.found, year, kept) for one in judged for year, kept in one.years]
    return _frame(commitments, judged, [Group("", rows)], YEAR_COLUMNS, years, view)


def _frame(
    commitments: CommitmentsFound,
    judged: Sequence[Judged],
    groups: Sequence[Group[Row]],
    columns: Columns[Row],
    years: range,
    view: View,
) -> Answer:
    span = _key(years[0]) if len(years) == 1 else f"{_key(years[0])}–{_key(years[-1])}"
    total = shared.total(commitments, [one.match for one in judged])
    if judged:
        total = f"{total}; {_states_counted(judged)}"
    return list_answer(
        groups,
        columns,
        view,
        title=say("Commitments by year: {years}", years=span),
        notes=shared.notes(commitments),
        total=total,
    )


def _states_counted(judged: Sequence[Judged]) -> str:
    """Count every commitment in every year asked, in exactly one state, sure and possible ones apart."""
    states = Counter(state_label(kept) for one in judged for _, kept in one.years)
    return ", ".join(
        f"{say(label)}: {say_number(states[label])}"
        for label in (*_STATES.values(), *_POSSIBLY.values())
        if states[label]
    )


def state_label(kept: Kept) -> str:
    """Give the marked words of a state, with its certainty."""
    return _POSSIBLY[kept.state] if kept.certainty == "possibly" else _STATES[kept.state]


def _state(kept: Kept, found: CommitmentFound) -> Cell:
    """Say the state: how sure it is, over which years where the cadence is longer than one, and how often."""
    if kept.state == "sources_end":
        return Shown(kept.state, sources_end(found.found.row), _TONES[kept.state])
    words = say(state_label(kept))
    if kept.state in ("kept", "partly") and len(kept.stretches) == 1:
        first, last = kept.stretches[0].first.year, kept.stretches[0].last.year
        words = words if first == last else f"{words} ({_key(first)}–{_key(last)})"
    if kept.state == "partly" or kept.more or (kept.state == "not_due" and kept.most):
        times = (
            count("{number} time", "{number} times", kept.most)
            if kept.least == kept.most
            else say("{least} to {most} times", least=kept.least, most=kept.most)
        )
        words = f"{words}, {times}"
    if kept.more:
        words = say("{state}, more than promised", state=words)
    return Shown(kept.state, words, _TONES.get(kept.state, ""))


def _activities(one: Judged) -> Cell:
    return shared.cell_of_activities(
        event for _, kept in one.years for event in (*kept.activities, *kept.undated)
    )


def _reasons(one: Judged) -> Cell:
    """Say why it is not sure; of several years, each reason with the years that it is about.

    Without a cadence no year is judged.
    """
    reasons = reasons_of_commitment(one.found)
    said = [say(reason.words) for reason in reasons]
    by_code: dict[str, list[str]] = {}
    for year, kept in one.years if one.found.commitment.every else ():
        for code in kept.reasons:
            by_code.setdefault(code, []).append(_key(year))
    for cause, years in by_code.items():
        named = f" ({', '.join(years)})" if len(one.years) > 1 else ""
        said.append(f"{say_why(cause, one.found.found.row)}{named}")
    return Shown([*(reason.code for reason in reasons), *by_code], "; ".join(said) or "–", "faint")
