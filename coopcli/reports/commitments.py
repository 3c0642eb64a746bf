"""The promises on record, and the matrix of promise by year: what was kept, as far as the register tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records.criteria import Grade
from coopcli.records.promises import PromiseFound, Promises
from coopcli.reports import promises as shared
from coopcli.reports.reasons import reasons_of
from coopcli.rules.kept import Kept

_STATES: Final[Mapping[str, str]] = {
    "kept": N_("kept"),
    "partly": N_("partly"),
    "no_evidence": N_("no evidence on record"),
    "not_due": N_("not yet due"),
    "outside": N_("outside the term"),
    "no_cadence": N_("no cadence stated"),
}
_POSSIBLY: Final[Mapping[str, str]] = {
    "kept": N_("possibly kept"),
    "partly": N_("possibly partly"),
    "not_due": N_("not yet due, if in the term"),
    "outside": N_("possibly outside the term"),
}
_TONES: Final = {
    "kept": "good",
    "partly": "attention",
    "outside": "faint",
    "not_due": "faint",
    "no_cadence": "faint",
}

_SENTENCES: Final[Mapping[str, str]] = {
    **shared.SENTENCES,
    "start_in_year": N_("the term begins within a year"),
    "end_in_year": N_("the term ends within a year"),
    "evidence_inferred": N_("that an activity keeps it, or its day, is inferred"),
    "evidence_not_exact": N_("the day of an activity is not exact enough"),
    "evidence_undated": N_("an activity that keeps it has no date"),
    "conditional": N_("the promise is conditional"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A promise with what the register tells of it in each year asked, in order."""

    found: PromiseFound
    years: tuple[tuple[int, Kept], ...]


def commitments_answer(promises: Promises, language: Language) -> Answer:
    """Give the promises: one table for each grade of match, and a total."""
    tables = []
    for grade, title in shared.titles(language).items():
        rows = [one for one in promises.found if one.match is grade]
        if rows or grade is Grade.SURELY:
            columns = (
                Heading("id", language.say("id"), Type.ID),
                Heading("what", language.say("commitment"), data=False),
                Heading("how_often", language.say("how often"), data=False),
                Heading("who", language.say("who"), data=False),
                Heading("cite", language.say("source")),
                Heading("reasons", language.say("reason"), shown=grade is not Grade.SURELY),
                *shared.promise_columns(language),
            )
            cells = tuple(_listed(one, language) for one in rows)
            tables.append(Table(title, columns, cells, language.say("no commitment answers to this")))
    grades = [one.match for one in promises.found]
    return Answer(
        title="",
        sections=tuple(tables),
        notes=shared.notes(promises, language),
        total=shared.total(promises, grades, language),
    )


def _listed(one: PromiseFound, language: Language) -> tuple[Cell, ...]:
    promise = one.promise
    return (
        promise.id,
        Shown(None, shared.what(promise, language)),
        shared.how_often(promise, language),
        Shown(None, shared.who(promise, language)),
        shared.cited(promise.data, language),
        shared.said(reasons_of(one.found), _SENTENCES, language),
        *shared.promise_cells(one),
    )


def matrix_answer(promises: Promises, judged: Sequence[Judged], years: range, language: Language) -> Answer:
    """Give the matrix for people: a row a promise, a column a year; promises without a cadence stand apart."""
    tables = []
    with_cadence = [one for one in judged if one.found.promise.every is not None]
    for grade, title in shared.titles(language).items():
        rows = [one for one in with_cadence if one.found.match is grade]
        if rows or grade is Grade.SURELY:
            tables.append(_matrix(title, rows, years, language))
    without = [one for one in judged if one.found.promise.every is None]
    if without:
        tables.append(_without_cadence(without, language))
    return _framed(promises, judged, tuple(tables), years, language)


def year_rows_answer(
    promises: Promises, judged: Sequence[Judged], years: range, language: Language
) -> Answer:
    """Give the same for machines: a row for each promise and year."""
    columns = (
        Heading("id", language.say("id"), Type.ID),
        Heading("year", language.say("year"), Type.NUMBER),
        Heading("state", language.say("state")),
        Heading("certainty", language.say("certainty")),
        Heading("least", language.say("times, surely"), Type.NUMBER),
        Heading("most", language.say("times, possibly"), Type.NUMBER),
        Heading("more", language.say("more than promised"), Type.BOOLEAN),
        Heading("stretches", language.say("judged over")),
        Heading("activities", language.say("activities"), Type.ID),
        Heading("reasons", language.say("reason")),
        *shared.promise_columns(language),
    )
    rows = tuple(
        (
            one.found.promise.id,
            year,
            kept.state,
            kept.certainty,
            kept.least,
            kept.most,
            kept.more,
            [f"{each.first.isoformat()}/{each.last.isoformat()}" for each in kept.stretches],
            [event.activity for event in kept.activities],
            [*reasons_of(one.found.found), *kept.reasons],
            *shared.promise_cells(one.found),
        )
        for one in judged
        for year, kept in one.years
    )
    return _framed(promises, judged, (Table("", columns, rows),), years, language)


def _framed(
    promises: Promises, judged: Sequence[Judged], tables: tuple[Table, ...], years: range, language: Language
) -> Answer:
    span = f"{years[0]:04}" if len(years) == 1 else f"{years[0]:04}–{years[-1]:04}"
    total = shared.total(promises, [one.found.match for one in judged], language)
    if judged:
        total = f"{total}; {_states_counted(judged, language)}"
    return Answer(
        title=language.say("Commitments by year: {years}", years=span),
        sections=tables,
        notes=shared.notes(promises, language),
        total=total,
    )


def _states_counted(judged: Sequence[Judged], language: Language) -> str:
    """Count every promise in every year asked, in exactly one state, sure and possible ones apart."""
    states = Counter(state_label(kept) for one in judged for _, kept in one.years)
    return ", ".join(
        f"{language.say(label)}: {language.number(states[label])}"
        for label in (*_STATES.values(), *_POSSIBLY.values())
        if states[label]
    )


def state_label(kept: Kept) -> str:
    """Give the marked words of a state, with its certainty."""
    return _POSSIBLY[kept.state] if kept.certainty == "possibly" else _STATES[kept.state]


def _matrix(title: str, rows: Sequence[Judged], years: range, language: Language) -> Table:
    columns = (
        Heading("id", language.say("id"), Type.ID),
        Heading("how_often", language.say("how often"), data=False),
        *(Heading(f"{year:04}", f"{year:04}", data=False) for year in years),
        Heading("activities", language.say("activities"), Type.ID),
        Heading("reasons", language.say("why not sure")),
    )
    cells = tuple(
        (
            one.found.promise.id,
            shared.how_often(one.found.promise, language),
            *(Shown(kept.state, _state(kept, language), _TONES.get(kept.state, "")) for _, kept in one.years),
            _activities(one, language),
            _reasons(one, language),
        )
        for one in rows
    )
    return Table(title, columns, cells, language.say("no commitment with a cadence answers to this"))


def _without_cadence(rows: Sequence[Judged], language: Language) -> Table:
    columns = (
        Heading("id", language.say("id"), Type.ID),
        Heading("how_often", language.say("how often"), data=False),
        Heading("activities", language.say("activities"), Type.ID),
        Heading(
            "reasons", language.say("why not sure"), shown=any(reasons_of(one.found.found) for one in rows)
        ),
    )
    cells = tuple(
        (
            one.found.promise.id,
            shared.how_often(one.found.promise, language),
            _activities(one, language),
            shared.said(reasons_of(one.found.found), _SENTENCES, language),
        )
        for one in rows
    )
    return Table(language.say("No cadence is stated, not judged by year"), columns, cells)


def _state(kept: Kept, language: Language) -> str:
    """Say the state: how sure it is, over which years where the cadence is longer than one, and how often."""
    words = language.say(state_label(kept))
    if kept.state in ("kept", "partly") and kept.stretches:
        first, last = kept.stretches[0].first.year, kept.stretches[-1].last.year
        if len(kept.stretches) == 1 and first != last:
            words = f"{words} ({first:04}–{last:04})"
    if kept.state == "partly" or kept.more or (kept.state == "not_due" and kept.most):
        times = (
            language.count("{number} time", "{number} times", kept.most)
            if kept.least == kept.most
            else language.say("{least} to {most} times", least=kept.least, most=kept.most)
        )
        words = f"{words}, {times}"
    return language.say("{state}, more than promised", state=words) if kept.more else words


def _activities(one: Judged, language: Language) -> Cell:
    events = dict.fromkeys(event.activity for _, kept in one.years for event in kept.activities)
    return Shown(list(events), "; ".join(events) or language.say("none on record"), "" if events else "faint")


def _reasons(one: Judged, language: Language) -> Cell:
    """Say why it is not sure; of several years, each reason with the years that it is about."""
    codes = reasons_of(one.found.found)
    said = [language.say(_SENTENCES[code]) for code in codes]
    by_code: dict[str, list[int]] = {}
    for year, kept in one.years:
        for reason in kept.reasons:
            by_code.setdefault(reason, []).append(year)
    for cause, years in by_code.items():
        named = f" ({', '.join(f'{year:04}' for year in years)})" if len(one.years) > 1 else ""
        said.append(f"{language.say(_SENTENCES[cause])}{named}")
    return Shown([*codes, *by_code], "; ".join(said) or "–", "faint")
