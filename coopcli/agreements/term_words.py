"""The term of an agreement that is spoken of on a day, as facts: which one it is, and until when notice is given."""

from __future__ import annotations

from datetime import date
from typing import Final

from coopcli.agreements.rows import TermRow
from coopcli.answer import Fact, Heading, Shown, Type
from coopcli.days.dates import whole_date
from coopcli.i18n import say, say_date
from coopcli.marking import N_

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
