"""Why a duty is in the list: its days, the rule that they follow from, the article of the law, what says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from coopcli.agreements.answer import term_words
from coopcli.answer import Answer, Fact, Facts, Heading, Shown, Type
from coopcli.duties.answer import COLUMNS, reason_words
from coopcli.duties.calendar import kind_words, whose
from coopcli.duties.kinds import CHANGE, KINDS, OFFICE, DutyKind
from coopcli.duties.rows import REPORT_DAY, DutyFound, Grounds, Office, read_duty_id
from coopcli.i18n import in_all, say, say_day, say_in_all
from coopcli.law import bodies_of, regime_of, remarks, say_rule
from coopcli.lists import fact, record_of
from coopcli.records.facts import fact_of
from coopcli.records.phrases import Names, duration
from coopcli.records.record import Data, RecordRow, records_in
from coopcli.records.record_types import RECORD_TYPES, SECTIONS
from coopcli.terms.terms import LEAD
from coopcli.text import N_


def why_answer(one: DutyFound, grounds: Grounds) -> Answer:
    """Give the facts of a duty, then those of the record that it is counted from, each with its source."""
    sections = [Facts("", tuple(_of_duty(one, grounds)))]
    kind = KINDS[one.row.step]
    if grounds.record is not None:
        facts = tuple(_of_record(one, grounds.record, kind, grounds.names))
        title = say("What it is counted from: {id}", id=grounds.record.id)
        sections += [Facts(title, facts)] if facts else []
    if (told_by := grounds.told_by) is not None:
        title = say("What gives the day: {id}", id=told_by.id)
        sections.append(Facts(title, tuple(_of_day(told_by, grounds.names))))
    title = ": ".join(filter(None, (kind_words(one.row), whose(one))))
    return Answer(title=title, sections=tuple(sections), records=(_document(one, grounds),))


def _document(one: DutyFound, grounds: Grounds) -> Mapping[str, object]:
    """Give the duty for machines: its row of `due`, the rule and the law in both languages, and what says so."""
    kind = KINDS[one.row.step]
    document = record_of(one, COLUMNS)
    document["rule"] = say_in_all(kind.rule, lead=LEAD)
    document["law"] = in_all(lambda: _say_law(one)) if kind.law else None
    data = grounds.record.data if grounds.record else {}
    document["counted_from"] = {field: data[field] for field in kind.counted_from if field in data}
    document["cite"] = data.get("cite")
    if (told_by := grounds.told_by) is not None:
        days = {field: told_by.data[field] for field in _DAYS if field in told_by.data}
        document["day_from"] = {"id": told_by.id, **days, "cite": told_by.data.get("cite")}
    return document


def _of_duty(one: DutyFound, grounds: Grounds) -> Iterator[Fact]:
    kind = KINDS[one.row.step]
    for key in ("duty", "bucket", "due_earliest", "first_action"):
        yield fact(key, COLUMNS, one)
    yield _words("rule", N_("rule"), say(kind.rule, lead=LEAD))
    yield _words("law", N_("law"), _say_law(one))
    yield from _settings(one, grounds)
    if reasons := reason_words(one):
        yield _words("note", N_("remarks"), reasons)
    if one.bucket in ("past", "sources_end", "long_past") and one.row.tracked is None:
        sentence = say(
            "the register does not say that it keeps this kind of duty complete, so that it may have been done"
        )
        yield _words("not_overdue", N_("why not overdue"), sentence)
    if grounds.written is not None:
        place = say("{file}, line {line}", file=grounds.written.file, line=grounds.written.line)
        yield _words("written", N_("recorded in"), place)


def _say_law(one: DutyFound) -> str:
    """Say which article asks for it of the bodies that sign, and what is not known of that."""
    rule = KINDS[one.row.step].law
    if not rule:
        return say("no law that coop knows asks for it")
    if one.found is None:  # the office's own: its level is nowhere on record
        return say_rule(rule, bodies_of(()))
    row = one.found.row
    if row.scope == "domestic":
        return say("no law that coop knows asks for it: no foreign party is on record")
    change = read_duty_id(one.row.duty).variant
    bodies = bodies_of(row.parties)
    regime = regime_of(bodies, row.date_signed, row.starts_latest)
    return "; ".join((say_rule(rule, bodies, change), *remarks(row.scope, regime)))


def _settings(one: DutyFound, grounds: Grounds) -> Iterator[Fact]:
    """Give the term and the settings that the days rest on."""
    office = grounds.office
    if grounds.term is not None:
        yield _words("term", N_("term"), term_words(grounds.term))
    if one.row.step == "renewal":
        lead = office.lead or f"{LEAD} days"
        words = duration(lead)
        words = words if office.lead is None else say("{value}, as the settings say", value=words)
        yield _words("lead", N_("lead"), words)
    if one.row.due_earliest is not None and KINDS[one.row.step].of is OFFICE:
        yield _words("report_day", N_("report day"), _report_day(office, one.row.due_earliest))
    if one.row.tracked is not None:
        since = say("{value}, as the settings say", value=say_day(one.row.tracked))
        yield _words("tracked", N_("kept complete since"), since)


def _report_day(office: Office, day: date) -> str:
    words = say_day(day)
    if office.report_day == REPORT_DAY:
        return say("{value}, as the law says", value=words)
    return say("{value}, as the settings say", value=words)


def _of_record(one: DutyFound, record: RecordRow, kind: DutyKind[Any], names: Names) -> Iterator[Fact]:
    """Give the fields that the rule counts from; of the changes only the one that the duty is about."""
    types = {"agreements": "agreement", "commitments": "commitment", "activities": "activity"}
    for field in RECORD_TYPES[types[record.section]].fields:
        if field.name in kind.counted_from and field.name in record.data:
            if kind.of is CHANGE and field.name == "changes":
                yield from _of_change(one, record.data, names)
            else:
                yield fact_of(field, record.data, names)


_DAYS: Final = ("date_published", "date_signed", "dates")


def _of_day(record: RecordRow, names: Names) -> Iterator[Fact]:
    for field in SECTIONS[record.section].fields:
        if field.name in _DAYS and field.name in record.data:
            yield fact_of(field, record.data, names)


def _of_change(one: DutyFound, data: Data, names: Names) -> Iterator[Fact]:
    named = read_duty_id(one.row.duty)
    changes = [change for change in records_in(data, "changes") if change.get("kind") == named.variant]
    change = changes[named.number - 1]
    for field in RECORD_TYPES["change"].fields:
        if field.name in change and field.name not in ("cite", "inferred", "note"):
            yield fact_of(field, change, names)


def _words(key: str, label: str, text: str) -> Fact:
    return Fact(Heading(key, say(label), Type.TEXT), Shown(text, text))
