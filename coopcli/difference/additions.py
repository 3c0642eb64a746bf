"""What is said of a record that is new: what it is, and of an agreement what a chair asks first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from coopcli.days.dates import read_date, read_period
from coopcli.difference.naming import NamedRecords
from coopcli.i18n import say, say_date, say_period
from coopcli.records import phrases
from coopcli.records.record import Data
from coopcli.text import N_

SayFields: TypeAlias = Callable[[str, str, Data, NamedRecords], str]


def say_added(section: str, name: str, data: Data, register: NamedRecords, say_fields: SayFields) -> str:
    """Say that a record is new; `say_fields` says what one of the office's bookkeeping holds."""
    if section == "agreements":
        return _say_agreement(name, data, register)
    if section == "partnerships":
        since = say("since {date}", date=say_date(read_date(str(data["since"])))) if data.get("since") else ""
        subject = register.subject(section, name, data)
        return ", ".join(filter(None, (say("{subject}: a new partnership", subject=subject), since)))
    if section == "sources":
        title = phrases.text_of(data.get("title"))
        published = phrases.date(data, "date_published")
        told = ", ".join(filter(None, (f"«{title}»" if title else "", published)))
        return (
            say("new source {id}: {words}", id=name, words=told) if told else say("new source {id}", id=name)
        )
    subject = register.subject(section, name, data)
    if section == "parties":
        return say("new organisation: {words}", words=subject)
    if section == "activities":
        dates = say_period(read_period(str(data["dates"]))) if data.get("dates") else ""
        held = phrases.not_held(data.get("status"))
        return say("new activity: {words}", words=", ".join(filter(None, (subject, dates, held))))
    if section == "statements":
        return say("new statement: {words}", words=subject)
    return f"{subject}: {say_fields(section, name, data, register)}"


def _say_agreement(name: str, data: Data, register: NamedRecords) -> str:
    period = say_period(read_period(str(data["period"]))) if data.get("period") else ""
    if period and register.follows(name, data):
        parts = [say("a new term {period}", period=period)]
    else:
        term = say("term {period}", period=period) if period else ""
        parts = [say("a new agreement"), phrases.label_in(data, "type"), term]
    signed = phrases.date(data, "date_signed")
    standing = str(data.get("standing") or "")
    if signed:
        message = N_("signed on {date}") if is_day(data["date_signed"]) else N_("signed in {date}")
        parts.append(say(message, date=signed))
    else:
        parts.append(standing_words(standing))
    subject = register.agreement(data, name, term=False)
    return f"{subject}: {', '.join(filter(None, parts))}"


def is_day(value: object) -> bool:
    """Say whether a date is known to the day: something happens on a day, but in a month or a year."""
    return read_date(str(value)).precision == "day"


_STANDINGS: Final = {"agreed": N_("agreed, no signing reported")}


def standing_words(standing: str) -> str:
    """Say what is known of an agreement; that no signing is reported belongs to what is agreed."""
    if standing in _STANDINGS:
        return say(_STANDINGS[standing])
    return phrases.label_of("standing", standing) if standing else ""
