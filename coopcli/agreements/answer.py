"""The list of agreements, what is sure first, and the facts of one of them and of its term."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from coopcli.agreements.columns import COLUMNS, FIELDS, AgreementRow, status_cell
from coopcli.agreements.rows import TermRow
from coopcli.answer import Answer, Fact, Heading, Shown, Type
from coopcli.asking.question import status_reason
from coopcli.days.dates import whole_date
from coopcli.grade import Found, Grade
from coopcli.i18n import count, say, say_date
from coopcli.lists import View, counted, fact, graded_list
from coopcli.marking import N_


def agreements_answer(
    found: Sequence[Found[AgreementRow]], counts: Mapping[Grade, int], view: View
) -> Answer:
    """Give the answer of `list`: a table for each grade of match, and a total that counts them apart."""
    return graded_list(
        found,
        COLUMNS,
        view,
        total=total_of(counts),
        empty=say("no agreement answers to this"),
        of=sum(counts.values()),
    )


def total_of(counts: Mapping[Grade, int]) -> str:
    """Count agreements, by grade where some are not sure."""
    number = sum(counts.values())
    return counted(count("{number} agreement", "{number} agreements", number), counts)


def status_facts(agreement: AgreementRow, day: date) -> tuple[Fact, ...]:
    """Give the facts of an agreement that follow for the day: its status, why it is not sure, what is left."""
    found = Found(agreement, {})
    label = say("status on {day}", day=day)
    status = status_cell(found)
    if agreement.status_reason and isinstance(status, Shown):
        status = replace(status, text=f"{status.text}: {status_reason(agreement.status_reason)}")
    facts = [Fact(Heading("status", label, Type.CODE, "status"), status)]
    for key in ("days_left_earliest", "successor"):
        if agreement.ends_earliest is not None or (key == "successor" and agreement.successor):
            facts.append(fact(key, FIELDS, found))
    return tuple(facts)


_ORIGINS: Final = {
    "stated": N_("as stated: begins {first}, ends {last}"),
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
