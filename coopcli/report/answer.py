"""The yearly report on international agreements: the chapters of its template, its annexes, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from coopcli.agreements.rows import Paper
from coopcli.answer import Answer, Section
from coopcli.i18n import count, pick, say, say_day
from coopcli.records.rows import Texts
from coopcli.report.annexes import Gap, annex_of, gaps_table, no_scope_table
from coopcli.report.names import name_of, unknown
from coopcli.report.narrative import chapter_words
from coopcli.report.period import Yearly
from coopcli.report.template import PLACEHOLDERS, Template


def yearly_answer(report: Yearly, template: Template) -> Answer:
    """Give the report: the narrative, the annexes, the agreements of unknown scope, the gaps."""
    sections: list[Section] = [
        chapter_words(_filled(chapter.heading, report), chapter, report) for chapter in template.chapters
    ]
    gaps: list[Gap] = []
    for annex in template.annexes:
        heading = _filled(annex.heading, report)
        apart = _filled(annex.apart, report) if annex.apart else ""
        if not apart:
            apart = say("Cannot be told: {heading}", heading=heading)
        made = annex_of(annex, heading, apart, report)
        sections += made.tables
        gaps += made.gaps
    if report.no_scope:
        sections.append(no_scope_table(report.no_scope))
    sections.append(gaps_table(_filled(template.gaps, report), gaps))
    number = len(report.papers())
    return Answer(
        title=_filled(template.title, report),
        sections=tuple(sections),
        notes=tuple(_notes(report, template)),
        total=count(
            "{number} agreement with a foreign party", "{number} agreements with a foreign party", number
        ),
    )


def _filled(texts: Texts, report: Yearly) -> str:
    """Put the year, the next one and the period's days where a text of the template asks for them."""
    asked = report.reported
    text = pick(texts)
    values = (
        f"{asked.year:04}",
        f"{asked.year + 1:04}",
        say_day(asked.first),
        say_day(asked.last),
    )
    for name, value in zip(PLACEHOLDERS, values, strict=True):
        text = text.replace(name, value)
    return text


def _notes(report: Yearly, template: Template) -> Iterator[str]:
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
            names="; ".join(_names(report.unsure)),
        )
    if report.domestic:
        yield count(
            "{number} agreement of one side only is left out: the law asks about a Vietnamese and a foreign party.",
            "{number} agreements of one side only are left out: the law asks about a Vietnamese and a foreign party.",
            report.domestic,
        )


def _names(papers: tuple[Paper, ...]) -> list[str]:
    return [name_of(paper.row) for paper in papers]
