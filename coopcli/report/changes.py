"""Values of a change of an agreement, and of a paper that is planned or is to follow one that ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

from coopcli.agreements.columns import AgreementRow
from coopcli.days.dates import Period, read_period, whole_date
from coopcli.i18n import say, say_period
from coopcli.marking import N_
from coopcli.records import phrases
from coopcli.records.rows import Data
from coopcli.report.names import Make, Value, date_of, party_name, unknown, whole
from coopcli.report.period import Entry


def _change(entry: Entry) -> Value:
    """The kind; of an extension up to when, of a withdrawal who."""
    change = cast("Data", entry.change)
    said = phrases.label_of("change", change["kind"])
    if change.get("extended_to"):
        until = date_of(change, "extended_to")
        said = say("{change} until {date}", change=said, date=until)
    elif change["kind"] == "extension":
        said = say("{change} until {date}", change=said, date=unknown())
    if change.get("party"):
        names = {str(party["id"]): party_name(party) for party in entry.paper.row.parties}
        said = f"{said}: {names.get(str(change['party']), change['party'])}"
    return whole(said, change["kind"] != "extension" or bool(change.get("extended_to")))


def _of_change(field: str) -> Make:
    def make(entry: Entry) -> Value:
        return phrases.text_of((entry.change or {}).get(field)) or None

    return make


def _date_of_change(field: str) -> Make:
    return lambda entry: date_of(entry.change or {}, field)


def _basis(entry: Entry) -> Value:
    """Why it is in the plan: as its record says, or because its term ends."""
    if entry.basis != "end":
        return say(_BASES[entry.basis])
    row = entry.paper.row
    last_days = _last_days(row)
    if last_days is None:
        return say("derived: the end of its term is not known, no signed successor on record")
    said = say(_BASES["end"], date=say_period(last_days))
    if row.successor_standing in _BASES:
        standing = say(_BASES[row.successor_standing])
        said = f"{said}; {say('its successor: {standing}', standing=standing)}"
    return said


_BASES: Final = {
    "planned": N_("planned"),
    "agreed": N_("content agreed, no signing reported"),
    "end": N_("derived: its term ends {date}, no signed successor on record"),
}


def _expected(entry: Entry) -> Value:
    """When: what ends is to be signed again before its last day, as far as that is known."""
    if entry.basis != "end":
        return date_of(entry.paper.data, "date_signed")
    last_days = _last_days(entry.paper.row)
    return say("before it ends: {date}", date=say_period(last_days)) if last_days else None


def _last_days(row: AgreementRow) -> Period | None:
    """Give the days between which the last day of the term lies, a whole year as that year; None: not known."""
    if row.ends_earliest is None or row.ends_latest is None:
        return None
    whole = whole_date(row.ends_earliest, row.ends_latest)
    if whole and whole.precision != "month":
        return read_period(whole.text)
    return read_period(f"{row.ends_earliest}/{row.ends_latest}")


MAKES: Final[Mapping[str, Make]] = {
    "change": _change,
    "change_in_force": _date_of_change("date_in_force"),
    "change_signed": _date_of_change("date_signed"),
    "change_number": _of_change("number"),
    "change_text": _of_change("description"),
    "rationale": _of_change("rationale"),
    "notified": _date_of_change("notified"),
    "basis": _basis,
    "expected": _expected,
}
"""The values that only a change, or only what is planned, has."""
