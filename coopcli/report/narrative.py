"""The chapters of the yearly report: what the register knows, in plain sentences with counts and names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from coopcli.answer import Words
from coopcli.grade import Grade
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records import phrases
from coopcli.report.names import mark_of, name_of
from coopcli.report.period import Done, Entry, Yearly, trips
from coopcli.report.results import activity_said, states_counted, sums_said
from coopcli.report.template import TemplateChapter
from coopcli.report.words import unknown

Passage: TypeAlias = Callable[[Yearly, Language], Iterator[str]]

_GRADES: Final = (Grade.SURELY, Grade.POSSIBLY, Grade.UNKNOWN)


def chapter_words(heading: str, chapter: TemplateChapter, report: Yearly, language: Language) -> Words:
    """Give a chapter: paragraphs with an empty line between them."""
    paragraphs = [text for name in chapter.passages for text in PASSAGES[name](report, language)]
    paragraphs += [f"{language.pick(asked)}: {unknown(language)}." for asked in chapter.unknown]
    return Words(heading, "\n\n".join(paragraphs))


def _listed(sentence: str, names: Iterable[str]) -> str:
    """A sentence and a line for each of what it counts."""
    lines = [f"– {name}" for name in names]
    return "\n".join((f"{sentence}:", *lines)) if lines else f"{sentence}."


def _names(entries: Sequence[Entry], rows: str, language: Language) -> Iterator[str]:
    for entry in entries:
        mark = mark_of(entry, rows, language)
        name = name_of(entry.paper.row, language)
        yield f"{name} ({mark})" if mark else name


def _by_grade(report: Yearly, rows: str, sentences: Mapping[Grade, str], language: Language) -> Iterator[str]:
    """Say for each grade how many there are and which; what is sure is said even where it is none."""
    for grade in _GRADES:
        entries = [entry for entry in report.entries[rows] if entry.match is grade]
        if entries or grade is Grade.SURELY:
            sentence = language.say(sentences[grade], number=language.number(len(entries)))
            yield _listed(sentence, _names(entries, rows, language))


def _period(report: Yearly, language: Language) -> Iterator[str]:
    asked = report.reported
    yield language.say("The period reported: {first} to {last}.", first=asked.first, last=asked.last)
    if asked.first > report.today:
        yield language.say("It has not begun on {today}: nothing is known of it yet.", today=report.today)
    elif asked.last > report.today:
        yield language.say("It is not over on {today}: what comes after is not known.", today=report.today)


_SIGNED: Final = {
    Grade.SURELY: N_("Agreements on record as surely signed in the period: {number}"),
    Grade.POSSIBLY: N_("Agreements possibly signed in the period: {number}"),
    Grade.UNKNOWN: N_("Agreements whose signing day is not known and may lie in the period: {number}"),
}


def _signed(report: Yearly, language: Language) -> Iterator[str]:
    yield from _by_grade(report, "signed", _SIGNED, language)


_RUNNING: Final = {
    Grade.SURELY: N_("Agreements surely in force in the period: {number}"),
    Grade.POSSIBLY: N_("Agreements possibly in force in the period: {number}"),
    Grade.UNKNOWN: N_("Agreements whose term is not known, so that it cannot be told: {number}"),
}


def _carried_out(report: Yearly, language: Language) -> Iterator[str]:
    yield from _by_grade(report, "in_force", _RUNNING, language)
    done = trips(_done(report))
    sure = [one for one in done if one.match is Grade.SURELY]
    possible = [one for one in done if one.match is not Grade.SURELY]
    sentence = language.say(
        "Activities on record as surely of the period and under these agreements: {number}",
        number=language.number(len(sure)),
    )
    yield _listed(sentence, (activity_said(one, language) for one in sure))
    if possible:
        sentence = language.say(
            "Activities that are possibly so: {number}", number=language.number(len(possible))
        )
        yield _listed(sentence, (activity_said(one, language) for one in possible))


def _done(report: Yearly) -> list[Done]:
    """Give the activities under the agreements, each once and as sure as its surest agreement makes it."""
    best: dict[str, Done] = {}
    for entry in report.entries["in_force"]:
        for one in entry.done:
            known = best.get(one.found.row.id)
            if known is None or one.match > known.match:
                best[one.found.row.id] = one
    return list(best.values())


def _figures(report: Yearly, language: Language) -> Iterator[str]:
    """Add up what was surely done in the period, and apart what possibly was; what took longer is not added."""
    done = _done(report)
    for words, grades in (
        (N_("Numbers of the period, surely: {sums}."), (Grade.SURELY,)),
        (N_("Numbers of the period, possibly: {sums}."), (Grade.POSSIBLY, Grade.UNKNOWN)),
    ):
        sums = list(sums_said([one for one in done if one.match in grades and one.within], language))
        if sums:
            yield language.say(words, sums="; ".join(sums))
    if any(one.found.row.figures and not one.within for one in done):
        yield language.say(
            "Numbers that a source gives for a longer time than the period are not added up; they stand above with "
            "their years."
        )


def _commitments(report: Yearly, language: Language) -> Iterator[str]:
    entries = [entry for entry in report.entries["in_force"] if entry.promises]
    number = sum(len(entry.promises) for entry in entries)
    if number:
        yield language.count(
            "{number} commitment of these agreements is on record, by its state in {year}: {states}.",
            "{number} commitments of these agreements are on record, by their state in {year}: {states}.",
            number,
            year=report.reported.year,
            states=states_counted(entries, language),
        )
    else:
        yield language.say("Commitments of these agreements: {unknown}.", unknown=unknown(language))


_CHANGED: Final = {
    Grade.SURELY: N_(
        "Changes on record as surely of the period (amended, extended, suspended, ended): {number}"
    ),
    Grade.POSSIBLY: N_("Changes possibly of the period: {number}"),
    Grade.UNKNOWN: N_("Changes whose day is not known: {number}"),
}


def _changed(report: Yearly, language: Language) -> Iterator[str]:
    for grade in _GRADES:
        entries = [entry for entry in report.entries["changes"] if entry.match is grade]
        if entries or grade is Grade.SURELY:
            sentence = language.say(_CHANGED[grade], number=language.number(len(entries)))
            lines = (
                f"{name}: {phrases.label_of('change', (entry.change or {})['kind'], language)}"
                for entry, name in zip(entries, _names(entries, "changes", language), strict=True)
            )
            yield _listed(sentence, lines)


def _statements(report: Yearly, language: Language) -> Iterator[str]:
    """What the sources say of the agreements, with who says so and about which time; no assessment of its own."""
    lines = []
    for one in report.statements:
        if one.match is not Grade.UNKNOWN:
            said_by = one.by or language.say("the source does not say who")
            days = language.period(one.dates) if one.dates else unknown(language)
            lines.append(f"{phrases.text_of(one.text, language)} ({said_by}; {days})")
    if lines:
        yield _listed(language.say("Statements on record about these agreements"), lines)


def _planned(report: Yearly, language: Language) -> Iterator[str]:
    entries = report.entries["planned"]
    recorded = [entry for entry in entries if entry.basis != "end"]
    derived = [entry for entry in entries if entry.basis == "end" and entry.match is not Grade.UNKNOWN]
    open_end = [entry for entry in entries if entry.match is Grade.UNKNOWN]
    sentence = language.say(
        "Agreements on record as planned, or agreed and not signed: {number}",
        number=language.number(len(recorded)),
    )
    yield _listed(sentence, _names(recorded, "planned", language))
    sentence = language.say(
        "Derived from the terms, agreements that end by {until} without a signed successor on record: {number}",
        until=report.reported.renewals_until,
        number=language.number(len(derived)),
    )
    yield _listed(sentence, _names(derived, "planned", language))
    if open_end:
        sentence = language.say(
            "Agreements whose end is not known, so that it cannot be told whether they end by then: {number}",
            number=language.number(len(open_end)),
        )
        yield _listed(sentence, _names(open_end, "planned", language))


PASSAGES: Final[Mapping[str, Passage]] = {
    "period": _period,
    "signed": _signed,
    "carried_out": _carried_out,
    "figures": _figures,
    "commitments": _commitments,
    "changed": _changed,
    "statements": _statements,
    "planned": _planned,
}
"""Every passage of `records.template.PASSAGES`."""
