"""How the report names agreements and parties, and its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from coopcli.agreements.columns import AgreementRow
from coopcli.days.dates import read_date
from coopcli.grade import Grade
from coopcli.i18n import join, pick, say, say_date, say_period, spoken
from coopcli.marking import N_
from coopcli.records import phrases
from coopcli.records.rows import Data, inferred_in
from coopcli.report.period import Entry

_POSSIBLY: Final = {
    "signed": N_("possibly signed in the period: {date}"),
    "in_force": N_("possibly in force in the period"),
    "changes": N_("possibly in the period"),
    "planned": N_("possibly ends then"),
}
"""What is only possible of a row, by the annex."""


def title_of(row: AgreementRow) -> str:
    """Give the title, else type, parties and term."""
    if row.title:
        return pick(row.title)
    kind = phrases.label_of("type", row.type) if row.type else say(N_("cooperation document"))
    name = kind[:1].upper() + kind[1:]
    if row.parties:
        parties = join(party_name(party) for party in row.parties)
        name = say("{type} between {parties}", type=name, parties=parties)
    if row.period:
        term = say_period(row.period)
        name = say("{name}, term {period}", name=name, period=term)
    return name


def name_of(row: AgreementRow) -> str:
    """Give the same with the parties, which a title need not name."""
    if not row.title or not row.parties:
        return title_of(row)
    parties = " – ".join(party_name(party) for party in row.parties)
    return f"{title_of(row)} ({parties})"


def party_name(party: Data) -> str:
    """Give the name as signed where there is one in the language, else the name."""
    signed = party.get("name_as_signed")
    if isinstance(signed, Mapping) and spoken().code not in signed:
        signed = None
    return phrases.text_of(signed or party.get("name")) or str(party["id"])


def mark_of(entry: Entry, rows: str) -> str:
    """Say that a row is possible only, "" where it is not."""
    if entry.match is not Grade.POSSIBLY:
        return ""
    signed = entry.paper.row.date_signed
    date = say_date(signed) if signed else ""
    return say(_POSSIBLY[rows], date=date)


@dataclass(frozen=True, slots=True)
class Partly:
    """Words of a value of which a part is not known; the words say which."""

    text: str


Value: TypeAlias = str | Partly | None
Make: TypeAlias = Callable[[Entry], Value]


def unknown() -> str:
    """Give the words for what is not known."""
    return say(N_("unknown"))


def date_of(data: Data, field: str) -> str | None:
    """A date, with the word that it is inferred where its record says so."""
    if not data.get(field):
        return None
    said = say_date(read_date(str(data[field])))
    reasons = inferred_in(data)
    if field in reasons and not read_date(str(data[field])).uncertain:
        return say(N_("{date} (inferred)"), date=said)
    return said


def whole(text: str, complete: bool) -> Value:
    """Give the words as a value, wholly known or not."""
    return text if complete else Partly(text)
