"""The list of agreements, what is sure first, the columns that lists show of one, and the facts of it and of its term.

A column of which the row has no value yet is a field of the row, and a column of the view `overview` in `schema.sql`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from coopcli.agreements.find import AgreementRow, TermRow
from coopcli.answer import Answer, Cell, Fact, Found, Grade, Heading, Shown, Type
from coopcli.asking.filter import AGREEMENT
from coopcli.asking.question import cell_of_reasons, status_reason
from coopcli.days.dates import read_period, whole_date
from coopcli.i18n import count, say, say_date, say_day, say_label, say_number, say_period
from coopcli.lists import (
    NOTHING,
    Column,
    Columns,
    View,
    add_counts,
    by_grade,
    fact,
    field,
    list_answer,
    several,
    show_first,
    with_inferred,
)
from coopcli.records.codelists import STATUS
from coopcli.records.record import mark_parties
from coopcli.text import N_


def _length(found: Found[AgreementRow]) -> Cell:
    length = found.row.length
    return int(length) if length is not None and length == int(length) else length


def _status_reason(found: Found[AgreementRow]) -> Cell:
    code = found.row.status_reason
    return Shown(code, status_reason(code)) if code else NOTHING


def _or_status(found: Found[AgreementRow]) -> Cell:
    codes = found.row.or_status
    return several(codes, (say_label(STATUS.label(code)) for code in codes)) if codes else NOTHING


def status_cell(found: Found[AgreementRow]) -> Shown:
    """The status in words: "possibly" before it where it is not sure, what it may be instead, and a suspension."""
    row = found.row
    word, *others = (say_label(STATUS.label(code)) for code in (row.status, *(row.or_status or ())))
    if (row.status, row.or_status) == ("renewed", ["lapsed"]):
        expired = say("expired; possibly renewed")
        word = say("possibly expired; possibly renewed") if row.ends_unsure else expired
    elif others and row.certainty == "surely":
        word = say("{status}, possibly {other}", status=word, other=others[0])
    elif others:
        word = say("{status} or {other}", status=", ".join([word, *others[:-1]]), other=others[-1])
    if row.certainty == "possibly" and (not others or row.or_status == ["ending"]):
        word = say("possibly {status}", status=word)
    if row.suspended:
        word = f"{word}, {say(SUSPENDED[row.suspended])}"
    if row.standing in ("planned", "agreed"):
        word = f"{word} ({say(_STANDINGS[row.standing])})"
    return Shown(row.status, word, _TONES.get(row.status, ""))


_STANDINGS: Final = {"planned": N_("planned"), "agreed": N_("no signing reported")}
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


def _days_left(found: Found[AgreementRow]) -> Cell:
    """What is left of the term, in days: one number, or the least and the most where the last day is not known."""
    row = found.row
    least, most = row.days_left_earliest, row.days_left_latest
    if least is None or most is None:
        return None if row.ending != "open" else Shown(None, say("no end"), "faint")
    if most < 0 and row.status == "unknown":
        return None
    if most < 0:
        return Shown(least, say("ended"), "faint")
    if row.status == "upcoming":
        return Shown(least, say("not begun"), "faint")
    if least == most:
        return Shown(least, count("{number} day", "{number} days", least))
    most_said = say_number(most)
    if least < 0:
        return Shown(least, say("at most {most} days", most=most_said))
    return Shown(least, say("{least}–{most} days", least=say_number(least), most=most_said))


def _ends(found: Found[AgreementRow]) -> Cell:
    """The last day, or the first and the last that it can be."""
    words = last_day(found.row)
    return Shown(found.row.ends_earliest, words) if words else None


def _parties(found: Found[AgreementRow]) -> Cell:
    """The parties, of which one says where that it is a party, or its name as signed, is inferred."""
    return mark_parties(found.row.parties, found.row.inferred or ())


def inferred_keys(row: AgreementRow) -> Collection[str]:
    """Give the keys of what rests on inference: the fields that do, and what follows from them."""
    status = row.status_reason in _INFERRED_STATUS
    if not (
        row.inferred or row.successor_inferred or status or row.starts_earliest_unsure or row.ends_unsure
    ):
        return ()
    fields = {_KEYS.get(field, field).replace(".", "[").partition("[")[0] for field in row.inferred or ()}
    follow = {
        ("length",): "period" in fields,
        ("starts_earliest",): row.starts_earliest_unsure,
        ("starts_latest",): row.starts_unsure,
        ("ends_earliest", "ends_latest", "days_left_earliest", "days_left_latest"): row.ends_unsure,
        ("status", "or_status"): status,
        ("successor", "successor_standing"): bool(row.successor and row.successor_inferred),
    }
    return fields.union(*(keys for keys, rests in follow.items() if rests))


_KEYS: Final = {"renewal": "renewal_mode", "renewal.mode": "renewal_mode"}
_INFERRED_STATUS: Final = frozenset(
    ("start_inferred", "end_inferred", "successor_inferred", "signing_inferred")
)


def _successor(found: Found[AgreementRow]) -> Cell:
    successor, standing = found.row.successor, found.row.successor_standing
    if successor and standing in _STANDINGS:
        return Shown(successor, f"{successor} ({say(_STANDINGS[standing])})")
    return successor or Shown(None, say("none on record"), "faint")


def sources_end(row: AgreementRow) -> str:
    """Say until when sources tell of an agreement, of which the days are known: of their day, or of what they tell."""
    if row.newest_told is not None:
        return say("the newest thing told is of {period}", period=say_period(row.newest_told))
    return say("the sources end on {day}", day=row.newest_source)


def _as_of_source(row: AgreementRow) -> str:
    """Say on which source a term that runs rests, where that one is more than a year old; "" where it is not."""
    told = row.newest_told.latest if row.newest_told else row.newest_source
    if told is None or row.status not in _RUNNING:
        return ""
    if (told.year + 1, told.month, told.day) >= (row.day.year, row.day.month, row.day.day):
        return ""
    if row.newest_told is not None:
        return say("as of a source that tells of {period}", period=say_period(row.newest_told))
    return say("as of the source of {day}", day=row.newest_source)


_RUNNING: Final = ("in_force", "ending", "open_ended")


def period_cell(row: AgreementRow) -> Cell:
    """The period as stated; of an agreement that was extended or renewed itself, to when it runs now as well."""
    if row.period is None:
        return None
    until = last_day(row)
    if row.term == 1 or until is None:
        return row.period
    words = say("{period}, now to {day}", period=say_period(row.period), day=until)
    return Shown(row.period, words)


def last_day(row: AgreementRow) -> str | None:
    """The last day of the term of the day, or the days between which it lies; None where it is not known."""
    if row.ends_earliest is None or row.ends_latest is None:
        return None
    if row.ends_earliest == row.ends_latest:
        return say_day(row.ends_latest)
    return say_period(read_period(f"{row.ends_earliest}/{row.ends_latest}"))


_FIELDS: Final[Columns[Found[AgreementRow]]] = {
    "id": Column(N_("id"), Type.ID, field("row.id")),
    "title": Column(N_("title"), Type.TEXTS, field("row.title")),
    "parties": Column(N_("parties"), Type.PARTIES, _parties),
    "type": Column(N_("type"), Type.CODE, field("row.type"), "type"),
    "standing": Column(N_("standing"), Type.CODE, field("row.standing"), "standing"),
    "date_signed": Column(N_("signed"), Type.DATE, field("row.date_signed")),
    "date_in_force": Column(N_("in force since"), Type.DATE, field("row.date_in_force")),
    "period": Column(N_("term"), Type.PERIOD, lambda found: period_cell(found.row)),
    "length": Column(N_("years"), Type.NUMBER, _length),
    "status": Column(N_("status"), Type.CODE, status_cell, "status"),
    "certainty": Column(N_("certainty"), Type.CODE, field("row.certainty"), "certainty"),
    "or_status": Column(N_("or instead"), Type.CODE, _or_status, "status"),
    "status_reason": Column(N_("why not sure"), Type.TEXT, _status_reason),
    "suspended": Column(N_("suspended"), Type.TEXT, field("row.suspended", NOTHING)),
    "renewal_mode": Column(N_("renewal"), Type.CODE, field("row.renewal_mode"), "renewal_mode"),
    "owner": Column(N_("owner"), Type.TEXT, field("row.owner")),
    "day": Column(N_("as of"), Type.DAY, field("row.day")),
    "match": Column(N_("match"), Type.CODE, field("match.word"), "certainty"),
    "reasons": Column(N_("reason"), Type.TEXT, cell_of_reasons(AGREEMENT)),
    "starts_earliest": Column(N_("starts, earliest"), Type.DAY, field("row.starts_earliest")),
    "starts_latest": Column(N_("starts, latest"), Type.DAY, field("row.starts_latest")),
    "ending": Column(N_("end of the term"), Type.CODE, field("row.ending"), "ending"),
    "ends_earliest": Column(N_("ends"), Type.DAY, _ends),
    "ends_latest": Column(N_("ends, latest"), Type.DAY, field("row.ends_latest")),
    "days_left_earliest": Column(N_("left"), Type.NUMBER, _days_left),
    "days_left_latest": Column(N_("days left, most"), Type.NUMBER, field("row.days_left_latest")),
    "successor": Column(N_("successor"), Type.ID, _successor),
    "successor_standing": Column(
        N_("successor's standing"), Type.CODE, field("row.successor_standing", NOTHING), "standing"
    ),
    "newest_source": Column(N_("newest source"), Type.DAY, field("row.newest_source")),
    "newest_told": Column(N_("newest thing told"), Type.PERIOD, field("row.newest_told")),
    "file": Column(N_("file"), Type.TEXT, field("row.file")),
    "line": Column(N_("line"), Type.NUMBER, field("row.line")),
}
FIELDS: Final = with_inferred(_FIELDS, lambda found: inferred_keys(found.row))
"""Every column that lists of agreements have, by the keys of the view `overview`."""

COLUMNS: Final = show_first(
    FIELDS, "id", "title", "parties", "type", "period", "status", "days_left_earliest"
)
"""Those of `list`."""


def agreements_answer(
    found: Sequence[Found[AgreementRow]], counts: Mapping[Grade, int], view: View
) -> Answer:
    """Give the answer of `list`: a table for each grade of match, and a total that counts them apart."""
    return list_answer(
        by_grade(found),
        COLUMNS,
        view,
        total=total_of(counts),
        empty=say("no agreement in this register answers to this"),
        of=sum(counts.values()),
    )


def total_of(counts: Mapping[Grade, int]) -> str:
    """Count agreements, by grade where some are not sure."""
    number = sum(counts.values())
    return add_counts(count("{number} agreement", "{number} agreements", number), counts)


def status_facts(agreement: AgreementRow, day: date) -> tuple[Fact, ...]:
    """Give the facts of an agreement that follow for the day: its status, why it is not sure, what is left."""
    found = Found(agreement, {})
    label = say("status on {day}", day=day)
    status = status_cell(found)
    if agreement.status_reason:
        status = replace(status, text=f"{status.text}: {status_reason(agreement.status_reason)}")
    elif agreement.status == "lapsed":
        status = replace(status, text=f"{status.text}; {say('no signed successor on record')}")
    if source := _as_of_source(agreement):
        status = replace(status, text=f"{status.text}; {source}")
    facts = [Fact(Heading("status", label, Type.CODE, "status"), status)]
    if agreement.ends_earliest is not None:
        facts.append(fact("days_left_earliest", FIELDS, found))
    if agreement.ends_earliest is not None or agreement.successor:
        facts.append(fact("successor", FIELDS, found))
    return tuple(facts)


_ORIGINS: Final = {
    "stated": N_("counted from what is stated: begins {first}, ends {last}"),
    "extension": N_("term {number}, by extension: begins {first}, ends {last}"),
    "tacit": N_("term {number}, renewed by itself: begins {first}, ends {last}"),
}


def term_facts(term: TermRow) -> tuple[Fact, ...]:
    """Give the facts of a current term: nothing of the one stated first, and of one without notice."""
    facts = []
    if term.number > 1:
        column = Heading("term", say("current term"), Type.NUMBER)
        facts.append(Fact(column, Shown(term.number, term_words(term))))
    if term.notice_deadline_earliest is not None:
        words = _days(term.notice_deadline_earliest, term.notice_deadline_latest)
        column = Heading("notice_deadline_earliest", say("last day for notice"), Type.DAY)
        facts.append(Fact(column, Shown(term.notice_deadline_earliest, words)))
    return tuple(facts)


def term_words(term: TermRow) -> str:
    """Say which term it is, where it comes from, and on which days it begins and ends."""
    return say(
        _ORIGINS[term.origin],
        number=term.number,
        first=_days(term.starts_earliest, term.starts_latest),
        last=_days(term.ends_earliest, term.ends_latest),
    )


def _days(earliest: date | None, latest: date | None) -> str:
    """Say a day as far as it is known: a day, a month or a year where it can be any of its days, or the two ends."""
    if earliest is None:
        return say("not stated")
    if latest is None:
        return say("not before {date}", date=earliest)
    known = whole_date(earliest, latest)
    if known:
        return say_date(known)
    return say("between {first} and {last}", first=earliest, last=latest)
