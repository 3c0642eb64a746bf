"""What changed in a year and what was done in it, as annexes of the report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from coopcli.activities.answer import say_amount
from coopcli.activities.find import Amount, total
from coopcli.agreements.find import AgreementRow
from coopcli.answer import Grade
from coopcli.commitments.answer import state_label
from coopcli.commitments.columns import what
from coopcli.days.dates import Period, read_date, read_period, whole_date
from coopcli.i18n import (
    count,
    join,
    pick,
    say,
    say_date,
    say_inferred,
    say_number,
    say_period,
    spoken_language,
)
from coopcli.records import phrases
from coopcli.records.record import Data, inferred_in, number_is_inferred
from coopcli.report.period import AnnexEntry, Done
from coopcli.text import N_

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
        return say_inferred(pick(row.title)) if "title" in (row.inferred or ()) else pick(row.title)
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
    if isinstance(signed, Mapping) and spoken_language().code not in signed:
        signed = None
    name = phrases.text_of(signed or party.get("name")) or str(party["id"])
    return say_inferred(name) if party.get("inferred") else name


def name_in(row: AgreementRow, party: object) -> str:
    """Give the name of the party of an agreement that has this id, else the id."""
    return next((party_name(one) for one in row.parties if one["id"] == party), str(party))


def label_or_unknown(field: str, party: Data) -> str:
    """Give the label of a code that a party may have, such as its `country`."""
    return phrases.label_of(field, party[field]) if party.get(field) else unknown()


def mark_of(entry: AnnexEntry, rows: str) -> str:
    """Say that a row is possible only, "" where it is not."""
    signed = entry.agreement.row.date_signed
    date = say_date(signed) if signed else ""
    return say(_POSSIBLY[rows], date=date) if entry.match is Grade.POSSIBLY else ""


class Partly(NamedTuple):
    """Words of a value of which a part is not known; the words say which."""

    text: str


Value: TypeAlias = str | Partly | None
Make: TypeAlias = Callable[[AnnexEntry], Value]


def unknown() -> str:
    """Give the words for what is not known."""
    return say(N_("unknown"))


def date_of(data: Data, field: str) -> str | None:
    """A date, with the word that it is inferred where its record says so."""
    if not data.get(field):
        return None
    date = read_date(str(data[field]))
    said = say_date(date)
    return say_inferred(said) if field in inferred_in(data) and not date.uncertain else said


def whole(text: str, complete: bool) -> Value:
    """Give the words as a value, wholly known or not."""
    return text if complete else Partly(text)


def _change(entry: AnnexEntry) -> Value:
    """The kind; of an extension up to when, of a withdrawal who."""
    change = entry.change
    said = phrases.label_of("change", change["kind"])
    until = date_of(change, "extended_to")
    if until or change["kind"] == "extension":
        said = say("{change} until {date}", change=said, date=until or unknown())
    if change.get("party"):
        said = f"{said}: {name_in(entry.agreement.row, change['party'])}"
    return whole(said, change["kind"] != "extension" or bool(until))


def _of_change(field: str) -> Make:
    return lambda entry: phrases.text_of(entry.change.get(field)) or None


def _date_of_change(field: str) -> Make:
    return lambda entry: date_of(entry.change, field)


def _basis(entry: AnnexEntry) -> Value:
    """Why it is in the plan: as its record says, or because its term ends."""
    if entry.basis != "end":
        return say(_BASES[entry.basis])
    row = entry.agreement.row
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


def _expected_signing(entry: AnnexEntry) -> Value:
    """When: what ends is to be signed again before its last day, as far as that is known."""
    if entry.basis != "end":
        return date_of(entry.agreement.data, "date_signed")
    last_days = _last_days(entry.agreement.row)
    return say("before it ends: {date}", date=say_period(last_days)) if last_days else None


def _last_days(row: AgreementRow) -> Period | None:
    """Give the days between which the last day of the term lies, a whole year as that year; None: not known."""
    if row.ends_earliest is None or row.ends_latest is None:
        return None
    whole = whole_date(row.ends_earliest, row.ends_latest)
    if whole and whole.precision != "month":
        return read_period(whole.text)
    return read_period(f"{row.ends_earliest}/{row.ends_latest}")


OF_CHANGES: Final[Mapping[str, Make]] = {
    "change": _change,
    "change_in_force": _date_of_change("date_in_force"),
    "change_signed": _date_of_change("date_signed"),
    "change_number": _of_change("number"),
    "change_text": _of_change("description"),
    "rationale": _of_change("rationale"),
    "notified": _date_of_change("notified"),
}
"""The values that only a change has."""

OF_PLANS: Final[Mapping[str, Make]] = {"basis": _basis, "expected": _expected_signing}
"""The values that only what is planned has."""


def results_said(entry: AnnexEntry) -> str | None:
    """Say each activity of the period, with its days and numbers; None where none is on record."""
    said = [activity_said(one) for one in entry.done]
    if len(said) > 1:
        said = [f"{number}) {text}" for number, text in enumerate(said, 1)]
    return "; ".join(said) or None


def activity_said(one: Done) -> str:
    """Say an activity: its title, its days as known, its numbers, and that it is only possibly of the period."""
    row = one.found.row
    field = "title" if row.title else "text"
    name = phrases.text_of(row.title or row.text).rstrip(".")
    if name and field in (row.inferred or ()):
        name = say_inferred(name)
    if not name:
        name = ", ".join(phrases.label_of("activity", kind) for kind in row.kind)
    name = name or say("activity")
    days = say_period(row.dates) if row.dates else say("date not stated")
    if row.dates and row.dates_inferred and not row.dates.qualified:
        days = say_inferred(days)
    said = f"{name} ({days})"
    figures = ", ".join(phrases.figures(row.figures, row.figures_inferred))
    if figures:
        said = f"{said}: {figures}"
    return say(_BY_MATCH[one.match], activity=said) if one.match in _BY_MATCH else said


_BY_MATCH: Final = {
    Grade.POSSIBLY: N_("{activity} [possibly]"),
    Grade.UNKNOWN: N_("{activity} [cannot be told]"),
}


def say_kept(entry: AnnexEntry) -> str | None:
    """Say the state of each commitment with a cadence, and how many have none; None where none is on record."""
    if not entry.commitments:
        return None
    said = [
        f"{what(found.commitment)}: {say(state_label(kept))}"
        for found, kept in entry.commitments
        if kept.state != "no_cadence"
    ]
    without = [kept for _, kept in entry.commitments if kept.state == "no_cadence"]
    if without:
        known = sum(bool(kept.activities) for kept in without)
        said.append(
            count(
                "{number} commitment without a stated cadence, {known} of them with activities on record",
                "{number} commitments without a stated cadence, {known} of them with activities on record",
                len(without),
                known=say_number(known),
            )
        )
    return say("commitments: {states}", states="; ".join(said))


def states_counted(entries: Iterable[AnnexEntry]) -> str:
    """Count the commitments by their state, each in exactly one."""
    states = Counter(state_label(kept) for entry in entries for _, kept in entry.commitments)
    return ", ".join(f"{say(state)}: {say_number(number)}" for state, number in states.items())


def sums_said(done: Iterable[Done], match: Grade) -> Iterator[str]:
    """Give the sum of the numbers of each unit that are surely, or possibly, of the period.

    The mark stays, and what is not given is counted beside it. An inferred number is possible at most.
    """
    units: dict[str, list[Amount]] = defaultdict(list)
    gifts = 0
    for one in done:
        row = one.found.row
        gifts += one.match is match and "gift" in row.kind and not row.figures
        for figure in row.figures:
            most = Grade.POSSIBLY if number_is_inferred(figure, row.figures_inferred) else Grade.SURELY
            if min(one.match, most) is match:
                units[str(figure.get("unit") or "")].append(_amount(figure))
    for unit, amounts in units.items():
        yield _sum_said(total(amounts), unit)
    if gifts:
        yield count("{number} gift with no number stated", "{number} gifts with no number stated", gifts)


def _amount(figure: Data) -> Amount:
    value = figure["value"]
    if isinstance(value, int | float):
        return Amount(value, str(figure["mark"]) if figure.get("mark") else None, 1, 0)
    return Amount(None, None, 0, 1)


def _sum_said(amount: Amount, unit: str) -> str:
    missing = count(
        "{number} number not stated ({unit})",
        "{number} numbers not stated ({unit})",
        amount.not_stated,
        unit=phrases.label_of("unit", unit) if unit else "",
    )
    return " + ".join(filter(None, (say_amount(amount, unit), missing if amount.not_stated else "")))
