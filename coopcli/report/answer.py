"""The yearly report on international agreements: the chapters of its template, its annexes, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

from coopcli.answer import Answer, Grade, Section, Words
from coopcli.i18n import count, pick, say, say_day, say_inferred, say_number, say_period
from coopcli.law import RULES, bodies_of, holding, say_rule
from coopcli.records import phrases
from coopcli.records.record import Texts
from coopcli.report.annexes import AnnexRow, annex_of, gaps_table, no_scope_table
from coopcli.report.period import AnnexEntry, Done, Yearly, trips
from coopcli.report.results import activity_said, mark_of, name_of, states_counted, sums_said, unknown
from coopcli.report.template import PLACEHOLDERS, Template, TemplateChapter
from coopcli.text import N_


def yearly_answer(report: Yearly, template: Template, office: str | None = None) -> Answer:
    """Give the report: whose it is, the narrative, the annexes, the agreements of unknown scope, the gaps."""
    sections: list[Section] = [Words("", say("Reporting office: {office}", office=office))] if office else []
    sections += [
        chapter_words(_fill(chapter.heading, report), chapter, report) for chapter in template.chapters
    ]
    gaps: list[AnnexRow] = []
    for annex in template.annexes:
        heading = _fill(annex.heading, report)
        apart = _fill(annex.apart, report) if annex.apart else ""
        made = annex_of(annex, heading, apart or say("Cannot be told: {heading}", heading=heading), report)
        sections += made.tables
        gaps += made.gaps
    if report.no_scope:
        sections.append(no_scope_table(report.no_scope))
    sections.append(gaps_table(_fill(template.gaps, report), gaps))
    total = count(
        "{number} agreement with a foreign party",
        "{number} agreements with a foreign party",
        len(report.agreements()),
    )
    return Answer(_fill(template.title, report), tuple(sections), tuple(_notes(report, template)), total)


def _fill(texts: Texts, report: Yearly) -> str:
    """Put the year, the next one and the period's days where a text of the template asks for them."""
    asked = report.reported
    text = pick(texts)
    values = (f"{asked.year:04}", f"{asked.year + 1:04}", say_day(asked.first), say_day(asked.last))
    for name, value in zip(PLACEHOLDERS, values, strict=True):
        text = text.replace(name, value)
    return text


def _notes(report: Yearly, template: Template) -> Iterator[str]:
    bodies = {body for one in report.agreements().values() for body in bodies_of(one.row.parties)}
    rule = RULES["yearly_report"]
    if holding(rule, bodies):
        yield say("This report is asked for by {law}.", law=say_rule(rule, bodies))
    asked = [
        pick(column.label) for annex in template.annexes for column in annex.columns if not column.values
    ]
    if asked:
        yield say(
            "The register has no place for these columns, so they say “{unknown}”: {columns}.",
            unknown=unknown(),
            columns="; ".join(dict.fromkeys(asked)),
        )
    if report.unsure:
        yield say(
            "Not in this report, for they answer to the filters only possibly or cannot be told: {names}.",
            names="; ".join(name_of(agreement.row) for agreement in report.unsure),
        )
    if report.domestic:
        yield count(
            "{number} agreement is left out, with one side only on record: the law asks about a Vietnamese and a "
            "foreign party.",
            "{number} agreements are left out, with one side only on record: the law asks about a Vietnamese and a "
            "foreign party.",
            report.domestic,
        )


Passage: TypeAlias = Callable[[Yearly], Iterator[str]]


def chapter_words(heading: str, chapter: TemplateChapter, report: Yearly) -> Words:
    """Give a chapter: paragraphs with an empty line between them."""
    paragraphs = [text for name in chapter.passages for text in PASSAGES[name](report)]
    paragraphs += [f"{pick(asked)}: {unknown()}." for asked in chapter.unknown]
    return Words(heading, "\n\n".join(paragraphs))


def _list_entries(sentence: str, names: Sequence[str], **values: object) -> str:
    """A marked sentence, which may say their `{number}`, and a line for each of what it counts."""
    said = say(sentence, number=say_number(len(names)), **values)
    return "\n".join((f"{said}:", *(f"– {name}" for name in names))) if names else f"{said}."


_BY_GRADE: Final = {
    "signed": {
        Grade.SURELY: N_("Agreements on record as surely signed in the period: {number}"),
        Grade.POSSIBLY: N_("Agreements possibly signed in the period: {number}"),
        Grade.UNKNOWN: N_(
            "Agreements whose signing day is not known, or inferred, and may lie in the period: {number}"
        ),
    },
    "in_force": {
        Grade.SURELY: N_("Agreements surely in force in the period: {number}"),
        Grade.POSSIBLY: N_("Agreements possibly in force in the period: {number}"),
        Grade.UNKNOWN: N_(
            "Agreements whose term is not known, or inferred, so that it cannot be told: {number}"
        ),
    },
    "changes": {
        Grade.SURELY: N_(
            "Changes on record as surely of the period (amended, extended, suspended, ended): {number}"
        ),
        Grade.POSSIBLY: N_("Changes possibly of the period: {number}"),
        Grade.UNKNOWN: N_("Changes whose day is not known: {number}"),
    },
}
"""What is said of the rows of an annex, by how surely they are of it."""


def _tell_by_grade(report: Yearly, rows: str) -> Iterator[str]:
    """Say for each grade how many there are and which; what is sure is said even where it is none."""
    for grade, sentence in _BY_GRADE[rows].items():
        entries = [entry for entry in report.entries[rows] if entry.match is grade]
        if entries or grade is Grade.SURELY:
            yield _list_entries(sentence, [_name(entry, rows) for entry in entries])


def _name(entry: AnnexEntry, rows: str) -> str:
    """Name the agreement of a row, and its change where the row is about one."""
    name, mark = name_of(entry.agreement.row), mark_of(entry, rows)
    marked = f"{name} ({mark})" if mark else name
    return f"{marked}: {phrases.label_of('change', entry.change['kind'])}" if entry.change else marked


def _period(report: Yearly) -> Iterator[str]:
    asked = report.reported
    yield say("The period reported: {first} to {last}.", first=asked.first, last=asked.last)
    if asked.first > report.today:
        yield say("It has not begun on {today}: nothing is known of it yet.", today=report.today)
    elif asked.last > report.today:
        yield say("It is not over on {today}: what comes after is not known.", today=report.today)


def _tell_carried_out(report: Yearly) -> Iterator[str]:
    yield from _tell_by_grade(report, "in_force")
    done = trips(_done(report))
    for grade, sentence in _CARRIED_OUT.items():
        said = [activity_said(one) for one in done if one.match is grade]
        if said or grade is Grade.SURELY:
            yield _list_entries(sentence, said)


_CARRIED_OUT: Final = {
    Grade.SURELY: N_("Activities on record as surely of the period and under these agreements: {number}"),
    Grade.POSSIBLY: N_("Activities that are possibly so: {number}"),
    Grade.UNKNOWN: N_("Activities of which that cannot be told: {number}"),
}


def _done(report: Yearly) -> list[Done]:
    """Give the activities under the agreements, each once and as sure as its surest agreement makes it."""
    best: dict[str, Done] = {}
    for entry in report.entries["in_force"]:
        for one in entry.done:
            known = best.get(one.found.row.id)
            if known is None or one.match > known.match:
                best[one.found.row.id] = one
    return list(best.values())


def _figures(report: Yearly) -> Iterator[str]:
    """Add up what was surely done in the period, and apart what possibly was; what took longer is not added."""
    done = _done(report)
    for words, grade in (
        (N_("Numbers of the period, surely: {sums}."), Grade.SURELY),
        (N_("Numbers of the period, possibly: {sums}."), Grade.POSSIBLY),
    ):
        sums = list(sums_said([one for one in done if one.within], grade))
        if sums:
            yield say(words, sums="; ".join(sums))
    if any(one.found.row.figures and not one.within and one.match > Grade.UNKNOWN for one in done):
        yield say(
            "Numbers that a source gives for a longer time than the period are not added up; they stand above with "
            "their years."
        )


def _commitments(report: Yearly) -> Iterator[str]:
    entries = [entry for entry in report.entries["in_force"] if entry.commitments]
    number = sum(len(entry.commitments) for entry in entries)
    if number:
        yield count(
            "{number} commitment of these agreements is on record, by its state in {year}: {states}.",
            "{number} commitments of these agreements are on record, by their state in {year}: {states}.",
            number,
            year=report.reported.year,
            states=states_counted(entries),
        )
    else:
        yield say("Commitments of these agreements: {unknown}.", unknown=unknown())


def _statements(report: Yearly) -> Iterator[str]:
    """What the sources say of the agreements, with who says so and about which time; no assessment of its own."""
    lines = []
    for one in report.statements:
        if one.match is not Grade.UNKNOWN:
            said_by = one.by or say("the source does not say who")
            said_by = say_inferred(said_by) if one.by_inferred else said_by
            days = say_period(one.dates) if one.dates else unknown()
            lines.append(f"{phrases.text_of(one.text)} ({said_by}; {days})")
    if lines:
        yield _list_entries(N_("Statements on record about these agreements"), lines)


def _planned(report: Yearly) -> Iterator[str]:
    entries = [(entry, _name(entry, "planned")) for entry in report.entries["planned"]]
    recorded = [name for entry, name in entries if entry.basis != "end"]
    derived = [name for entry, name in entries if entry.basis == "end" and entry.match is not Grade.UNKNOWN]
    open_end = [name for entry, name in entries if entry.match is Grade.UNKNOWN]
    until = report.reported.renewals_until
    yield _list_entries(
        N_("Agreements on record as planned, or agreed with no signing reported: {number}"), recorded
    )
    ends = N_(
        "Derived from the terms, agreements that end by {until} without a signed successor on record: {number}"
    )
    yield _list_entries(ends, derived, until=until)
    if open_end:
        untold = N_(
            "Agreements whose end is not known, so that it cannot be told whether they end by then: {number}"
        )
        yield _list_entries(untold, open_end)


PASSAGES: Final[Mapping[str, Passage]] = {
    "period": _period,
    "signed": partial(_tell_by_grade, rows="signed"),
    "carried_out": _tell_carried_out,
    "figures": _figures,
    "commitments": _commitments,
    "changed": partial(_tell_by_grade, rows="changes"),
    "statements": _statements,
    "planned": _planned,
}
"""Every passage of `records.template.PASSAGES`."""
