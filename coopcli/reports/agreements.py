"""The list of agreements: what matches surely stands first, the rest apart with the reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coopcli.answer import Answer, Cell, Fact, Heading, Shown, Table, Type
from coopcli.dates import read_period
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records.codelists import STATUS
from coopcli.records.criteria import Grade
from coopcli.records.rows import AgreementRow, Found
from coopcli.reports.reasons import reasons_of, said

LISTED: Final = ("id", "title", "parties", "type", "period", "status", "days_left_earliest")


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the lists: its marked heading, its type and how its cell is made from a row."""

    label: str
    type: Type
    cell: Callable[[Found[AgreementRow], Language], Cell]
    codes: str = ""


def _plain(name: str) -> Callable[[Found[AgreementRow], Language], Cell]:
    return lambda found, language: getattr(found.row, name)


def _or_none(name: str) -> Callable[[Found[AgreementRow], Language], Cell]:
    """A value that may be absent without being unknown."""
    return lambda found, language: getattr(found.row, name) or Shown(None, "–", "faint")


def _length(found: Found[AgreementRow], language: Language) -> Cell:
    length = found.row.length
    return int(length) if length is not None and length == int(length) else length


def _status_reason(found: Found[AgreementRow], language: Language) -> Cell:
    code = found.row.status_reason
    return Shown(code, said((code,), language)) if code else Shown(None, "–", "faint")


def _status(found: Found[AgreementRow], language: Language) -> Cell:
    """The status in words: "possibly" before it where it is not sure, what it may be instead, and a suspension."""
    row = found.row
    label = STATUS.label(row.status)
    word = label.vi if language.code == "vi" else label.en
    if row.certainty == "possibly" and row.or_status:
        other = STATUS.label(row.or_status)
        word = language.say(
            "{status} or {other}", status=word, other=other.vi if language.code == "vi" else other.en
        )
    elif row.certainty == "possibly":
        word = language.say("possibly {status}", status=word)
    if row.suspended:
        word = f"{word}, {language.say(SUSPENDED[row.suspended])}"
    if row.standing in ("planned", "agreed"):
        word = f"{word} ({language.say(_STANDINGS[row.standing])})"
    return Shown(row.status, word, _TONES.get(row.status, ""))


_STANDINGS: Final = {"planned": N_("not signed"), "agreed": N_("no signing reported")}
SUSPENDED: Final = {"surely": N_("suspended"), "possibly": N_("possibly suspended")}
_TONES: Final = {
    "in_force": "good",
    "open_ended": "good",
    "ending": "attention",
    "lapsed": "bad",
    "renewed": "faint",
    "terminated": "faint",
    "unknown": "faint",
}


def _left(found: Found[AgreementRow], language: Language) -> Cell:
    """What is left of the term, in days: one number, or the least and the most where the last day is not known."""
    row = found.row
    least, most = row.days_left_earliest, row.days_left_latest
    if least is None or most is None:
        return None if row.ending != "open" else Shown(None, language.say("no end"), "faint")
    if most < 0 and row.status == "unknown":
        return None
    if most < 0:
        return Shown(least, language.say("ended"), "faint")
    if row.status == "upcoming":
        return Shown(least, language.say("not begun"), "faint")
    if least == most:
        return Shown(least, language.count("{number} day", "{number} days", least))
    most_said = language.number(most)
    if least < 0:
        return Shown(least, language.say("at most {most} days", most=most_said))
    return Shown(least, language.say("{least}–{most} days", least=language.number(least), most=most_said))


def _ends(found: Found[AgreementRow], language: Language) -> Cell:
    """The last day, or the first and the last that it can be."""
    row = found.row
    words = last_day(row, language)
    return Shown(row.ends_earliest, words) if words else None


def _successor(found: Found[AgreementRow], language: Language) -> Cell:
    row = found.row
    if row.successor is None:
        return Shown(None, "–", "faint")
    if row.successor_standing in _STANDINGS:
        return Shown(row.successor, f"{row.successor} ({language.say(_STANDINGS[row.successor_standing])})")
    return row.successor


def _reasons(found: Found[AgreementRow], language: Language) -> Cell:
    codes = reasons_of(found)
    return Shown(list(codes), said(codes, language))


def period_cell(row: AgreementRow, language: Language) -> Cell:
    """The period as stated; of a paper that was extended or renewed itself, to when it runs now as well."""
    if row.period is None:
        return None
    until = last_day(row, language)
    if row.term == 1 or until is None:
        return row.period
    words = language.say("{period}, now to {day}", period=language.period(row.period), day=until)
    return Shown(row.period, words)


def last_day(row: AgreementRow, language: Language) -> str | None:
    """The last day of the term of the day, or the days between which it lies; None where it is not known."""
    if row.ends_earliest is None or row.ends_latest is None:
        return None
    if row.ends_earliest == row.ends_latest:
        return language.day(row.ends_latest)
    return language.period(read_period(f"{row.ends_earliest}/{row.ends_latest}"))


FIELDS: Final[Mapping[str, Field]] = {
    "id": Field(N_("id"), Type.ID, _plain("id")),
    "title": Field(N_("title"), Type.TEXTS, _plain("title")),
    "parties": Field(N_("parties"), Type.PARTIES, _plain("parties")),
    "type": Field(N_("type"), Type.CODE, _plain("type"), "type"),
    "standing": Field(N_("standing"), Type.CODE, _plain("standing"), "standing"),
    "date_signed": Field(N_("signed"), Type.DATE, _plain("date_signed")),
    "date_in_force": Field(N_("in force since"), Type.DATE, _plain("date_in_force")),
    "period": Field(N_("term"), Type.PERIOD, lambda found, language: period_cell(found.row, language)),
    "length": Field(N_("years"), Type.NUMBER, _length),
    "status": Field(N_("status"), Type.CODE, _status, "status"),
    "certainty": Field(N_("certainty"), Type.TEXT, _plain("certainty")),
    "or_status": Field(N_("or instead"), Type.CODE, _or_none("or_status"), "status"),
    "status_reason": Field(N_("why not sure"), Type.TEXT, _status_reason),
    "suspended": Field(N_("suspended"), Type.TEXT, _or_none("suspended")),
    "renewal_mode": Field(N_("renewal"), Type.CODE, _plain("renewal_mode"), "renewal_mode"),
    "owner": Field(N_("owner"), Type.TEXT, _plain("owner")),
    "day": Field(N_("as of"), Type.DAY, _plain("day")),
    "match": Field(N_("match"), Type.TEXT, lambda found, language: found.match.word),
    "reasons": Field(N_("reason"), Type.TEXT, _reasons),
    "starts_earliest": Field(N_("starts, earliest"), Type.DAY, _plain("starts_earliest")),
    "starts_latest": Field(N_("starts, latest"), Type.DAY, _plain("starts_latest")),
    "ending": Field(N_("end of the term"), Type.TEXT, _plain("ending")),
    "ends_earliest": Field(N_("ends"), Type.DAY, _ends),
    "ends_latest": Field(N_("ends, latest"), Type.DAY, _plain("ends_latest")),
    "days_left_earliest": Field(N_("left"), Type.NUMBER, _left),
    "days_left_latest": Field(N_("days left, most"), Type.NUMBER, _plain("days_left_latest")),
    "successor": Field(N_("successor"), Type.ID, _successor),
    "successor_standing": Field(
        N_("successor's standing"), Type.CODE, _or_none("successor_standing"), "standing"
    ),
    "file": Field(N_("file"), Type.TEXT, _plain("file")),
    "line": Field(N_("line"), Type.NUMBER, _plain("line")),
}
"""Every column of the lists by its key: that of the view `overview`, of the JSON and of `--columns`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns people see, `apart` where nothing can be told; with `only`, machines get just these too."""

    shown: tuple[str, ...]
    apart: tuple[str, ...]
    only: bool = False


def list_answer(
    found: Sequence[Found[AgreementRow]], counts: Mapping[Grade, int], layout: Layout, language: Language
) -> Answer:
    """Give the answer of `list`: one table for each grade of match, and a total that counts them apart."""
    titles = {
        Grade.SURELY: "",
        Grade.POSSIBLY: language.say("Possibly"),
        Grade.UNKNOWN: language.say("Cannot be told"),
    }
    empty = "" if found else language.say("no agreement answers to this")
    return Answer(
        title="",
        sections=_tables(found, titles, layout, language, empty),
        total=total_of(counts, len(found), language),
    )


def status_facts(agreement: AgreementRow, day: date, language: Language) -> tuple[Fact, ...]:
    """Give the facts of an agreement that follow for the day: its status, why it is not sure, what is left."""
    found = Found(agreement, {})
    label = language.say("status on {day}", day=day)
    status = _status(found, language)
    if agreement.status_reason and isinstance(status, Shown):
        status = replace(status, text=f"{status.text}: {said((agreement.status_reason,), language)}")
    facts = [Fact(Heading("status", label, Type.CODE, "status"), status)]
    for key in ("days_left_earliest", "successor"):
        if agreement.ends_earliest is not None or (key == "successor" and agreement.successor):
            column = Heading(key, language.say(FIELDS[key].label), FIELDS[key].type)
            facts.append(Fact(column, FIELDS[key].cell(found, language)))
    return tuple(facts)


def _tables(
    found: Sequence[Found[AgreementRow]],
    titles: Mapping[Grade, str],
    layout: Layout,
    language: Language,
    empty: str,
) -> tuple[Table, ...]:
    """One table for each grade that has rows; the first one stands without a row where `empty` says so."""
    tables = []
    for grade, title in titles.items():
        rows = [one for one in found if one.match is grade]
        if rows or (empty and grade is Grade.SURELY):
            shown = layout.apart if grade is Grade.UNKNOWN else layout.shown
            reason = ("reasons",) if grade is not Grade.SURELY else ()
            keys = layout.shown if layout.only else tuple(dict.fromkeys((*shown, *reason, *FIELDS)))
            tables.append(
                Table(title, _columns(keys, (*shown, *reason), language), _cells(rows, keys, language), empty)
            )
    return tuple(tables)


def _columns(keys: Sequence[str], shown: Collection[str], language: Language) -> tuple[Heading, ...]:
    return tuple(
        Heading(key, language.say(FIELDS[key].label), FIELDS[key].type, FIELDS[key].codes, shown=key in shown)
        for key in keys
    )


def _cells(
    rows: Sequence[Found[AgreementRow]], keys: Sequence[str], language: Language
) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(FIELDS[key].cell(row, language) for key in keys) for row in rows)


def total_of(counts: Mapping[Grade, int], listed: int, language: Language) -> str:
    """Give the line that counts the agreements of an answer by grade, `listed` of which are shown."""
    number = sum(counts.values())
    total = language.count("{number} agreement", "{number} agreements", number)
    parts = [
        language.say(words, number=language.number(counts.get(grade, 0)))
        for grade, words in (
            (Grade.SURELY, N_("{number} surely")),
            (Grade.POSSIBLY, N_("{number} possibly")),
            (Grade.UNKNOWN, N_("{number} cannot be told")),
        )
        if counts.get(grade)
    ]
    if set(counts) - {Grade.SURELY}:
        total = f"{total}: {', '.join(parts)}"
    if listed < number:
        total = language.say(
            "{total}; the first {listed} are shown", total=total, listed=language.number(listed)
        )
    return total
