"""What is not known of agreements, against what the law wants recorded: a list and a coverage table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from coopcli.answer import Answer, Cell, Fact, Facts, Heading, Section, Shown, Table, Type
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records.gaps import Inference, Paper
from coopcli.records.record_types import COMMITMENT, SECTIONS
from coopcli.reports import phrases
from coopcli.reports.facts import label_of_field
from coopcli.rules.gaps import (
    REQUIREMENTS,
    STATES,
    Finding,
    Requirement,
    Scope,
    finding_of,
    regime_of,
    scope_of,
)

_STATES: Final = {
    "stated": N_("stated"),
    "partly": N_("stated in part"),
    "inferred": N_("inferred"),
    "not_stated": N_("not stated"),
}
_TONES: Final = {"stated": "good", "partly": "attention", "inferred": "attention", "not_stated": "bad"}

_MISSING: Final = {
    "not_stated": N_("not stated"),
    "other_party": N_("the other party"),
    "list_open": N_("the source names only some of the content"),
    "areas_only": N_("the areas are known, the content is not"),
    "day": N_("the day is not known"),
    "exact_day": N_("the date is approximate"),
    "start": N_("its start is not stated"),
    "end": N_("its end is not stated"),
    "signatory": N_("nobody is named for {parties}"),
    "position": N_("the title of a signatory of {parties}"),
    "approval_body": N_("the body that approved"),
    "approval_number": N_("the number of the approval"),
    "approval_date": N_("the date of the approval"),
}

_FIELD_NAME: Final = re.compile(r"[.\[]")

_LAWS: Final = {
    "64/2021/NĐ-CP": N_("Decree 64/2021/NĐ-CP, {article}"),
    "70/2020/QH14": N_("Law 70/2020/QH14, {article}"),
}


def gaps_answer(papers: Sequence[Paper], one: bool, language: Language) -> Answer:
    """Give the list of what is not known and what is inferred only; of `one` agreement, all that is asked."""
    judged = [
        (paper, requirement, finding_of(requirement, paper))
        for paper in papers
        for requirement in REQUIREMENTS
    ]
    listed = [row for row in judged if one or row[2].state in ("partly", "not_stated")]
    inferred = [] if one else [row for row in judged if row[2].state == "inferred"]
    sections: list[Section] = [
        Table(
            language.say("What the law wants recorded") if one else language.say("Not known"),
            _columns(not one, language),
            tuple(_row(*row, language) for row in listed),
            language.say("nothing that the law wants recorded is missing")
            if papers
            else language.say("no agreement that the law asks about answers to this"),
        )
    ]
    by_inference = [_row(*row, language) for row in inferred]
    by_inference += [
        _inference_row(paper, inference, language)
        for paper in papers
        for inference in paper.inferences
        if not _asked_by_law(paper, inference)
    ]
    if by_inference:
        places = {paper.row.id: place for place, paper in enumerate(papers)}
        by_inference.sort(key=lambda row: places[str(row[0])])
        title = language.say("Known only by inference")
        sections.append(Table(title, _inference_columns(not one, language), tuple(by_inference)))
    if papers and not one:
        sections.insert(0, _coverage_facts(papers, language))
    return Answer("", tuple(sections), total=_total(papers, language))


def coverage_answer(papers: Sequence[Paper], language: Language) -> Answer:
    """Give for each requirement how many agreements have it: every one of them stands in one column of a row."""
    columns = (
        Heading("field", language.say("field")),
        *(Heading(state, language.say(_STATES[state]), Type.NUMBER) for state in STATES),
        Heading("agreements", language.say("agreements"), Type.NUMBER),
        Heading("law", language.say("the law's article")),
    )
    rows = []
    for requirement in REQUIREMENTS:
        counts = _counts(requirement, papers)
        cells: list[Cell] = [Shown(requirement.field, language.say(requirement.label))]
        rows.append((*cells, *(counts[state] for state in STATES), len(papers), _law(requirement, language)))
    return Answer("", (Table("", columns, tuple(rows)),), total=_total(papers, language))


def scope_notes(papers: Sequence[Paper], counted: Sequence[Paper], language: Language) -> Iterator[str]:
    """Say which agreements are not asked about and why, and for which the law was another when they were made."""
    sentences: dict[Scope, str] = {
        "domestic": N_("No foreign party, so the law does not ask about it: {ids}."),
        "planned": N_("Planned, nothing is signed yet: {ids}."),
        "unknown": N_("The country of a party is not stated, so whether the law asks cannot be told: {ids}."),
    }
    for scope, sentence in sentences.items():
        ids = [paper.row.id for paper in papers if scope_of(paper.row) == scope]
        if ids:
            yield language.say(sentence, ids=ids)
    if len(counted) < len(papers):
        yield language.say("Those are not counted; --all counts them too.")
    before = [paper.row.id for paper in counted if regime_of(paper.row) == "none"]
    if before:
        yield language.say(
            "Begun before 1 July 2021, when no such rules held for provincial bodies, so a field may rightly be empty: "
            "{ids}.",
            ids=before,
        )
    central = [paper.row.id for paper in counted if _is_central(paper)]
    if central:
        yield language.say(
            "Article 3(1) of the Decree speaks of provincial bodies; it serves as a measure for central ones: {ids}.",
            ids=central,
        )


def _is_central(paper: Paper) -> bool:
    return any(one.get("country") == "VN" and one.get("level") == "national" for one in paper.row.parties)


def _columns(several: bool, language: Language) -> tuple[Heading, ...]:
    return (
        Heading("id", language.say("id"), Type.ID, shown=several),
        Heading("record", language.say("record"), Type.ID, shown=False),
        Heading("field", language.say("field")),
        Heading("state", language.say("state"), shown=not several),
        Heading("missing", language.say("what is missing")),
        Heading("reason", language.say("reason"), Type.TEXTS, shown=not several),
        Heading("law", language.say("the law's article")),
        Heading("scope", language.say("under the law"), shown=False),
        Heading("regime", language.say("law of its time"), shown=False),
    )


def _inference_columns(several: bool, language: Language) -> tuple[Heading, ...]:
    shown = {"id": several, "record": True, "state": False, "missing": False, "reason": True, "law": False}
    return tuple(
        Heading(column.key, column.label, column.type, shown=shown.get(column.key, column.shown))
        for column in _columns(several, language)
    )


def _row(paper: Paper, requirement: Requirement, found: Finding, language: Language) -> tuple[Cell, ...]:
    names = {str(party["id"]): party.get("name") for party in paper.row.parties}
    parties = ", ".join(phrases.text_of(names.get(one), language) or one for one in found.parties)
    missing = "; ".join(language.say(_MISSING[code], parties=parties) for code in found.missing)
    reason = next((one.reason for one in paper.inferences if _is_of(one, paper, requirement)), None)
    return (
        paper.row.id,
        paper.row.id,
        Shown(requirement.field, language.say(requirement.label)),
        Shown(found.state, language.say(_STATES[found.state]), _TONES[found.state]),
        Shown(list(found.missing), missing or "–", "" if missing else "faint"),
        reason if reason or found.state == "inferred" else Shown(None, "–", "faint"),
        _law(requirement, language),
        scope_of(paper.row),
        regime_of(paper.row),
    )


def _inference_row(paper: Paper, inference: Inference, language: Language) -> tuple[Cell, ...]:
    """A field that no article asks for, and that is inferred: its key is the path in the record."""
    return (
        paper.row.id,
        inference.record,
        Shown(inference.field, _label_of(inference.field, language)),
        Shown("inferred", language.say(_STATES["inferred"])),
        Shown([], "–", "faint"),
        inference.reason,
        Shown(None, "–", "faint"),
        scope_of(paper.row),
        regime_of(paper.row),
    )


def _label_of(path: str, language: Language) -> str:
    """Give the label of the field that a path begins with: that of `parties` for `parties[2].party`."""
    name = _FIELD_NAME.split(path, maxsplit=1)[0]
    for section in (*SECTIONS.values(), COMMITMENT):
        for field in section.fields:
            if field.name == name:
                return label_of_field(field, language)
    return path


def _is_of(inference: Inference, paper: Paper, requirement: Requirement) -> bool:
    return inference.record == paper.row.id and inference.field == requirement.field


def _asked_by_law(paper: Paper, inference: Inference) -> bool:
    return any(_is_of(inference, paper, requirement) for requirement in REQUIREMENTS)


def _law(requirement: Requirement, language: Language) -> Cell:
    return Shown(
        requirement.law, language.say(_LAWS[requirement.paper], article=_article(requirement, language))
    )


def _article(requirement: Requirement, language: Language) -> str:
    """Name an article with its clause and point as the language does: `3(1)(a)`, `điểm a khoản 1 Điều 3`."""
    parts = _ARTICLE.fullmatch(requirement.article)
    if parts is None:
        return language.say("article {number}", number=requirement.article)
    number, clause, point = parts.groups()
    return language.say("article {number}({clause})({point})", number=number, clause=clause, point=point)


_ARTICLE: Final = re.compile(r"(\d+)\((\d+)\)\((\w)\)")


def _counts(requirement: Requirement, papers: Sequence[Paper]) -> Counter[str]:
    return Counter(finding_of(requirement, paper).state for paper in papers)


def _coverage_facts(papers: Sequence[Paper], language: Language) -> Facts:
    """Give the coverage for people; machines get it, as a table of its own, from `--coverage`."""
    facts = []
    for requirement in REQUIREMENTS:
        counts = _counts(requirement, papers)
        words = [
            f"{language.number(counts[state])} {language.say(_STATES[state])}"
            for state in STATES
            if counts[state]
        ]
        facts.append(Fact(Heading(requirement.field, language.say(requirement.label)), ", ".join(words)))
    return Facts(language.say("Coverage"), tuple(facts))


def _total(papers: Sequence[Paper], language: Language) -> str:
    """Count the agreements, and all that is asked of them by how far it is known."""
    total = language.count("{number} agreement", "{number} agreements", len(papers))
    counts: Counter[str] = Counter()
    for requirement in REQUIREMENTS:
        counts += _counts(requirement, papers)
    if not counts:
        return total
    parts = [f"{language.number(counts[state])} {language.say(_STATES[state])}" for state in STATES]
    asked = language.count("{number} field asked for", "{number} fields asked for", counts.total())
    return f"{total}; {asked}: {', '.join(parts)}"
