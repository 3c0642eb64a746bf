"""What is not known of agreements, against what the law wants recorded: a list and a coverage table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from coopcli.agreements.find import Agreement, Inference
from coopcli.agreements.gap_rules import (
    REQUIREMENTS,
    STATES,
    Finding,
    Requirement,
    Scope,
    finding_of,
    scope_of,
)
from coopcli.answer import Answer, Cell, Fact, Facts, Heading, Shown, Type
from coopcli.i18n import count, say, say_number
from coopcli.law import (
    DECREE,
    Body,
    Regime,
    bodies_of,
    cite_for_machines,
    holding,
    may_be,
    regime_of,
    say_act,
    say_rule,
)
from coopcli.lists import NOTHING, Column, Columns, Group, MakeCell, View, field, list_answer
from coopcli.records import phrases
from coopcli.records.facts import label_of_field
from coopcli.records.record_types import COMMITMENT, SECTIONS
from coopcli.text import N_

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
    "signatory": N_("no signatory of {parties} is on record"),
    "position": N_("the title of a signatory of {parties}"),
    "binding": N_("it says that it binds in law, which the law does not want"),
    "approval_body": N_("the body that approved"),
    "approval_number": N_("the number of the approval"),
    "approval_date": N_("the date of the approval"),
}

_FIELD_NAME: Final = re.compile(r"[.\[]")

_INFERRED: Final = Finding("inferred")


class Gap(NamedTuple):
    """What is asked of an agreement and how far it is known: by the law, or a field known by inference only."""

    agreement: Agreement
    requirement: Requirement | None = None
    finding: Finding = _INFERRED
    inference: Inference | None = None


def gaps_answer(agreements: Sequence[Agreement], view: View, *, whole: bool) -> Answer:
    """Give the list of what is not known and what is inferred only; of one agreement the `whole` that is asked."""
    asked = _all_asked(agreements)
    coverage = _coverage(agreements, asked)
    listed = [gap for gap in asked if whole or gap.finding.state in ("partly", "not_stated")]
    inferred = [] if whole else [gap for gap in asked if gap.finding.state == "inferred"]
    asked_by_law = {requirement.field for requirement in REQUIREMENTS}
    inferred += [
        Gap(agreement, inference=inference)
        for agreement in agreements
        for inference in agreement.inferences
        if inference.record != agreement.row.id or inference.field not in asked_by_law
    ]
    places = {agreement.row.id: place for place, agreement in enumerate(agreements)}
    several = () if whole else ("id",)
    groups = [
        Group(
            title=say("What the law wants recorded") if whole else say("Not known"),
            rows=listed,
            more=("state", "reason") if whole else several,
            empty=say("nothing that the law wants recorded is missing in this register")
            if agreements
            else say("no agreement in this register that the law asks about answers to this"),
        ),
        Group(
            title=say("Known only by inference"),
            rows=sorted(inferred, key=lambda gap: places[gap.agreement.row.id]),
            more=(*several, "record", "reason"),
            fewer=("missing", "law"),
        ),
    ]
    answer = list_answer(groups, COLUMNS, view, total=_total(agreements, coverage))
    if whole or not agreements or view.columns:
        return answer
    return replace(answer, sections=(_coverage_facts(coverage), *answer.sections))


def _all_asked(agreements: Sequence[Agreement]) -> list[Gap]:
    """Judge all that the law asks of each agreement."""
    return [_gap(agreement, requirement) for agreement in agreements for requirement in REQUIREMENTS]


def _gap(agreement: Agreement, requirement: Requirement) -> Gap:
    asked = (agreement.row.id, requirement.field)
    inference = next((one for one in agreement.inferences if (one.record, one.field) == asked), None)
    return Gap(agreement, requirement, finding_of(requirement, agreement), inference)


def coverage_answer(agreements: Sequence[Agreement], view: View) -> Answer:
    """Give for each requirement how many agreements have it: every one of them stands in one column of a row."""
    coverage = _coverage(agreements, _all_asked(agreements))
    return list_answer([Group("", coverage)], COVERAGE_COLUMNS, view, total=_total(agreements, coverage))


def scope_notes(agreements: Sequence[Agreement], counted: Sequence[Agreement]) -> Iterator[str]:
    """Say which agreements are not asked about and why, and for which the law was another when they were made."""
    sentences: dict[Scope, str] = {
        "domestic": N_("No foreign party on record, so the law does not ask about it: {ids}."),
        "planned": N_("Planned, no signing reported: {ids}."),
        "unknown": N_("The country of a party is not stated, so whether the law asks cannot be told: {ids}."),
    }
    for scope, sentence in sentences.items():
        ids = [agreement.row.id for agreement in agreements if scope_of(agreement.row) == scope]
        if ids:
            yield say(sentence, ids=ids)
    if len(counted) < len(agreements):
        yield say("Those are not counted; --all counts them too.")
    if counted:
        yield say("The Decree that is cited: {act}.", act=say_act(DECREE))
    before = [agreement.row.id for agreement in counted if _regime_of(agreement) == "none"]
    if before:
        yield say(
            "Begun before 1 July 2021, when no such rules held for provincial bodies, so a field may rightly be empty: "
            "{ids}.",
            ids=before,
        )
    others = [one.row.id for one in counted if not {"provincial", "not_stated"}.intersection(_bodies(one))]
    if others:
        yield say(
            "Article 3 of the Decree speaks of provincial bodies; it serves as a measure for other ones: {ids}.",
            ids=others,
        )


def _bodies(agreement: Agreement) -> tuple[Body, ...]:
    return bodies_of(agreement.row.parties)


def _regime_of(agreement: Agreement) -> Regime:
    return regime_of(_bodies(agreement), agreement.row.date_signed, agreement.row.starts_latest)


def _record(gap: Gap) -> Cell:
    return gap.agreement.row.id if gap.requirement or not gap.inference else gap.inference.record


def _field(gap: Gap) -> Cell:
    """What the law asks for has a name of its own; any other field is the path in the record."""
    if gap.requirement:
        return Shown(gap.requirement.field, say(gap.requirement.label))
    path = gap.inference.field if gap.inference else ""
    return Shown(path, _label_of(path))


def _state(gap: Gap) -> Cell:
    state = gap.finding.state
    return Shown(state, say(_STATES[state]), _TONES[state])


def _missing(gap: Gap) -> Cell:
    names = {str(party["id"]): party.get("name") for party in gap.agreement.row.parties}
    parties = ", ".join(phrases.text_of(names.get(one)) or one for one in gap.finding.parties)
    missing = "; ".join(say(_MISSING[code], parties=parties) for code in gap.finding.missing)
    return Shown(list(gap.finding.missing), missing or "–", "" if missing else "faint")


def _reason(gap: Gap) -> Cell:
    if gap.inference:
        return gap.inference.reason
    return None if gap.finding.state == "inferred" else NOTHING


def _scope(gap: Gap) -> Cell:
    return scope_of(gap.agreement.row)


def _regime(gap: Gap) -> Cell:
    return _regime_of(gap.agreement)


def _law(gap: Gap) -> Cell:
    return law_cell(gap.requirement, _bodies(gap.agreement)) if gap.requirement else NOTHING


COLUMNS: Final[Columns[Gap]] = {
    "id": Column(N_("id"), Type.ID, field("agreement.row.id")).for_machines,
    "record": Column(N_("record"), Type.ID, _record).for_machines,
    "field": Column(N_("field"), Type.TEXT, _field),
    "state": Column(N_("state"), Type.TEXT, _state).for_machines,
    "missing": Column(N_("what is missing"), Type.TEXT, _missing),
    "reason": Column(N_("reason"), Type.TEXTS, _reason).for_machines,
    "law": Column(N_("the law's article"), Type.TEXT, _law),
    "scope": Column(N_("under the law"), Type.TEXT, _scope).for_machines,
    "regime": Column(N_("law of its time"), Type.TEXT, _regime).for_machines,
}


class Coverage(NamedTuple):
    """Something that the law wants recorded, how many agreements have it how far, and the bodies that sign them."""

    requirement: Requirement
    counts: Counter[str]
    bodies: frozenset[Body]


def _in_state(state: str) -> MakeCell[Coverage]:
    return lambda one: one.counts[state]


COVERAGE_COLUMNS: Final[Columns[Coverage]] = {
    "field": Column(
        N_("field"), Type.TEXT, lambda one: Shown(one.requirement.field, say(one.requirement.label))
    ),
    **{state: Column(_STATES[state], Type.NUMBER, _in_state(state)) for state in STATES},
    "agreements": Column(N_("agreements"), Type.NUMBER, lambda one: one.counts.total()),
    "law": Column(N_("the law's article"), Type.TEXT, lambda one: law_cell(one.requirement, one.bodies)),
}


def _label_of(path: str) -> str:
    """Give the label of the field that a path begins with: that of `parties` for `parties[2].party`."""
    name = _FIELD_NAME.split(path, maxsplit=1)[0]
    fields = (one for section in (*SECTIONS.values(), COMMITMENT) for one in section.fields)
    return next((label_of_field(one) for one in fields if one.name == name), path)


def law_cell(requirement: Requirement, bodies: Collection[Body]) -> Cell:
    """Give the place in the law that holds for the bodies, named as the language does; nothing where none is known."""
    found = holding(requirement.law, bodies)
    words = say_rule(requirement.law, bodies, with_words=False)
    return Shown(cite_for_machines(found) or None, words)


def _coverage(agreements: Sequence[Agreement], asked: Iterable[Gap]) -> list[Coverage]:
    bodies = frozenset(body for agreement in agreements for body in may_be(_bodies(agreement)))
    counts: dict[Requirement | None, Counter[str]] = {one: Counter() for one in REQUIREMENTS}
    for gap in asked:
        counts[gap.requirement][gap.finding.state] += 1
    return [Coverage(one, counts[one], bodies) for one in REQUIREMENTS]


def _coverage_facts(coverage: Iterable[Coverage]) -> Facts:
    """Give the coverage for people; machines get it, as a table of its own, from `--coverage`."""
    facts = (Fact(Heading(one.field, say(one.label)), _in_words(+counts)) for one, counts, _ in coverage)
    return Facts(say("Coverage"), tuple(facts))


def _in_words(counts: Mapping[str, int]) -> str:
    """Say how many are in each of the states counted."""
    return ", ".join(
        f"{say_number(counts[state])} {say(_STATES[state])}" for state in STATES if state in counts
    )


def _total(agreements: Sequence[Agreement], coverage: Iterable[Coverage]) -> str:
    """Count the agreements, and all that is asked of them by how far it is known."""
    total = count("{number} agreement", "{number} agreements", len(agreements))
    counts: Counter[str] = Counter(dict.fromkeys(STATES, 0))
    for one in coverage:
        counts.update(one.counts)
    if not counts.total():
        return total
    asked = count("{number} field asked for", "{number} fields asked for", counts.total())
    return f"{total}; {asked}: {_in_words(counts)}"
