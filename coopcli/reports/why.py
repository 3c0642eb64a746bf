"""Why a duty is in the list: its days, the rule that they follow from, the article of the law, what says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopcli.answer import Answer, Fact, Facts, Heading, Shown, Type
from coopcli.i18n import Language
from coopcli.lists import fact, record_of
from coopcli.marking import N_
from coopcli.records.duties import DutyFound, DutyRecord, Office
from coopcli.records.record_types import CHANGE, RECORD_TYPES
from coopcli.records.rows import Data, RecordRow, TermRow
from coopcli.reports.due import COLUMNS, reason_words
from coopcli.reports.due_events import step_words, whose
from coopcli.reports.facts import fact_of
from coopcli.reports.phrases import Names, duration, several
from coopcli.reports.terms import term_words
from coopcli.rules.recurring_duties import REPORT_DAY
from coopcli.rules.terms import LEAD


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of a kind of step, the law where one asks for it, and the fields of the record it is counted from."""

    sentence: str
    law: str = ""
    fields: tuple[str, ...] = ()


_TERM: Final = ("period", "date_in_force", "date_signed", "renewal", "decisions", "changes")

RULES: Final[Mapping[str, Rule]] = {
    "end": Rule(
        N_("the last day of the term; of a year alone it is one of the year's days"),
        N_("Law 70/2020/QH14, article 32: the paper itself says how long it is in force"),
        _TERM,
    ),
    "notice": Rule(
        N_("the end of the term that runs, renewed or not, less the notice period; the last day for notice"),
        "",
        _TERM,
    ),
    "renewal": Rule(
        N_("the end of the term less the lead, 180 days unless the settings say otherwise"),
        N_(
            "Law 70/2020/QH14, articles 33 and 41, and Decree 64/2021/NĐ-CP, article 13: extending takes the same "
            "consultation and approval as signing"
        ),
        _TERM,
    ),
    "mid_term_review": Rule(
        N_("half-way between the first and the last day of the term: a proposal"), "", _TERM
    ),
    "final_review": Rule(N_("in the last ninety days of the term: a proposal"), "", _TERM),
    "commitment": Rule(
        N_("the promise comes back in each stretch of time; it is due by the stretch's end or the term's"),
        "",
        ("text", "every", "times", "turns", "condition"),
    ),
    "activity": Rule(N_("the days on which the planned activity can begin"), "", ("dates", "status")),
    "copy": Rule(
        N_("fifteen calendar days from the signing: a report, and a copy of the paper"),
        N_(
            "Law 70/2020/QH14, article 22(6); Decree 64/2021/NĐ-CP, article 8(7): to the body that manages the "
            "organisation's foreign relations, and to the Foreign Ministry (central) or the province's "
            "foreign-affairs office"
        ),
        ("date_signed", "copy_sent"),
    ),
    "change_notice": Rule(
        N_("fifteen calendar days from the day on which the change takes effect"),
        N_("Law 70/2020/QH14, articles 33(3) and 34(5); Decree 64/2021/NĐ-CP, articles 13(4) and 14(4)"),
        ("changes",),
    ),
    "plan_to_sign": Rule(
        N_("the plan for the next year, by the report day of the settings, else 15 November"),
        N_("Law 70/2020/QH14, article 46(1)"),
    ),
    "plan_to_implement": Rule(
        N_("the plan for the next year, by the report day of the settings, else 15 November"),
        N_("Law 70/2020/QH14, article 42(2)"),
    ),
    "yearly_report": Rule(
        N_("the report on signing and implementing, by the report day of the settings, else 15 November"),
        N_("Law 70/2020/QH14, article 46(3); Decree 64/2021/NĐ-CP, articles 15 and 16"),
    ),
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the register has beside the duty: the record it stands on, names, what the keepers wrote, the settings of
    the office, and the term that it is a step of."""

    record: RecordRow | None
    names: Names
    written: DutyRecord | None
    office: Office
    term: TermRow | None


def why_answer(one: DutyFound, grounds: Grounds, language: Language) -> Answer:
    """Give the facts of a duty, then those of the record that it is counted from, each with its source."""
    sections = [Facts("", tuple(_of_duty(one, grounds, language)))]
    rule = RULES[one.row.step]
    if grounds.record is not None:
        facts = tuple(_of_record(one, grounds.record, rule, grounds.names, language))
        title = language.say("What it is counted from: {id}", id=grounds.record.id)
        sections += [Facts(title, facts)] if facts else []
    title = ": ".join(filter(None, (step_words(one.row, language), whose(one, language))))
    return Answer(title=title, sections=tuple(sections), records=(_document(one, grounds.record, language),))


def _document(one: DutyFound, record: RecordRow | None, language: Language) -> Mapping[str, object]:
    """Give the duty for machines: its row of `due`, the rule and the law in both languages, and what says so."""
    rule = RULES[one.row.step]
    both = (Language("vi"), Language("en"))
    document = record_of(one, COLUMNS, language)
    document["rule"] = {each.code: each.say(rule.sentence) for each in both}
    document["law"] = {each.code: each.say(rule.law) for each in both} if rule.law else None
    data = record.data if record else {}
    document["counted_from"] = {field: data[field] for field in rule.fields if field in data}
    document["cite"] = data.get("cite")
    return document


def _of_duty(one: DutyFound, grounds: Grounds, language: Language) -> Iterator[Fact]:
    rule = RULES[one.row.step]
    for key in ("duty", "bucket", "due_earliest", "first_action"):
        yield fact(key, COLUMNS, one, language)
    yield _words("rule", N_("rule"), language.say(rule.sentence), language)
    law = language.say(rule.law) if rule.law else language.say("no law asks for it")
    yield _words("law", N_("law"), law, language)
    yield from _settings(one, grounds, language)
    if reasons := reason_words(one, language):
        yield _words("note", N_("remarks"), reasons, language)
    if one.bucket in ("past", "long_past") and one.row.tracked is None:
        sentence = language.say(
            "the register does not say that it keeps this kind of step complete, so that it may have been done"
        )
        yield _words("not_overdue", N_("why not overdue"), sentence, language)
    if grounds.written is not None:
        place = language.say("{file}, line {line}", file=grounds.written.file, line=grounds.written.line)
        yield _words("written", N_("recorded in"), place, language)


def _settings(one: DutyFound, grounds: Grounds, language: Language) -> Iterator[Fact]:
    """Give the term and the settings that the days rest on."""
    office = grounds.office
    if grounds.term is not None:
        yield _words("term", N_("term"), term_words(grounds.term, language), language)
    if one.row.step == "renewal":
        lead = office.lead or f"{LEAD} days"
        words = duration(lead, language)
        words = words if office.lead is None else language.say("{value}, as the settings say", value=words)
        yield _words("lead", N_("lead"), words, language)
    if one.row.due_earliest is not None and one.row.step in (
        "yearly_report",
        "plan_to_sign",
        "plan_to_implement",
    ):
        yield _words(
            "report_day", N_("report day"), _report_day(office, one.row.due_earliest, language), language
        )
    if one.row.tracked is not None:
        since = language.say("{value}, as the settings say", value=language.day(one.row.tracked))
        yield _words("tracked", N_("kept complete since"), since, language)


def _report_day(office: Office, day: date, language: Language) -> str:
    words = language.day(day)
    if office.report_day == REPORT_DAY:
        return language.say("{value}, as the law says", value=words)
    return language.say("{value}, as the settings say", value=words)


def _of_record(
    one: DutyFound, record: RecordRow, rule: Rule, names: Names, language: Language
) -> Iterator[Fact]:
    """Give the fields that the rule counts from; of the changes only the one that the duty is about."""
    types = {"agreements": "agreement", "commitments": "commitment", "activities": "activity"}
    for field in RECORD_TYPES[types[record.section]].fields:
        if field.name in rule.fields and field.name in record.data:
            if one.row.step == "change_notice" and field.name == "changes":
                yield from _of_change(one, record.data, names, language)
            else:
                yield fact_of(field, record.data, names, language)


def _of_change(one: DutyFound, data: Data, names: Names, language: Language) -> Iterator[Fact]:
    kind, _, number = one.row.duty.rpartition("/notice-of-")[2].rpartition("-")
    changes = [change for change in several(data.get("changes")) if change.get("kind") == kind]
    change = changes[int(number) - 1]
    for field in CHANGE.fields:
        if field.name in change and field.name not in ("cite", "inferred", "note"):
            yield fact_of(field, change, names, language)


def _words(key: str, label: str, text: str, language: Language) -> Fact:
    return Fact(Heading(key, language.say(label), Type.TEXT), Shown(text, text))
