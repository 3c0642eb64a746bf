"""What was done in the year under an agreement: its activities with their numbers, and the state of its promises."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from coopcli.activities.sums import Amount, total
from coopcli.commitments.answer import state_label
from coopcli.commitments.words import what
from coopcli.grade import Grade
from coopcli.i18n import count, say, say_number, say_period
from coopcli.records import phrases
from coopcli.records.rows import Data
from coopcli.report.period import Done, Entry


def results_said(entry: Entry) -> str | None:
    """Say each activity of the period, with its days and numbers; None where none is on record."""
    said = [activity_said(one) for one in entry.done]
    if len(said) > 1:
        said = [f"{number}) {text}" for number, text in enumerate(said, 1)]
    return "; ".join(said) or None


def activity_said(one: Done) -> str:
    """Say an activity: its title, its days as known, its numbers, and that it is only possibly of the period."""
    row = one.found.row
    name = phrases.text_of(row.title) or phrases.text_of(row.text)
    if not name:
        name = ", ".join(phrases.label_of("activity", kind) for kind in row.kind)
    name = (name or say("activity")).rstrip(".")
    days = say_period(row.dates) if row.dates else say("date not stated")
    said = f"{name} ({days})"
    figures = ", ".join(phrases.figure(figure) for figure in row.figures)
    if figures:
        said = f"{said}: {figures}"
    return said if one.match is Grade.SURELY else say("{activity} [possibly]", activity=said)


def kept_said(entry: Entry) -> str | None:
    """Say the state of each promise with a cadence, and how many have none; None where no promise is on record."""
    if not entry.promises:
        return None
    said = [
        f"{what(found.promise)}: {say(state_label(kept))}"
        for found, kept in entry.promises
        if kept.state != "no_cadence"
    ]
    without = [kept for _, kept in entry.promises if kept.state == "no_cadence"]
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


def states_counted(entries: Iterable[Entry]) -> str:
    """Count the promises by their state, each in exactly one."""
    states = Counter(state_label(kept) for entry in entries for _, kept in entry.promises)
    return ", ".join(f"{say(state)}: {say_number(number)}" for state, number in states.items())


def sums_said(done: Iterable[Done]) -> Iterator[str]:
    """Give the sum of the numbers of each unit; the mark stays, and what is not given is counted beside it."""
    units: dict[str, list[Amount]] = defaultdict(list)
    for one in done:
        for figure in one.found.row.figures:
            units[str(figure.get("unit") or "")].append(_amount(figure))
    for unit, amounts in units.items():
        yield _sum_said(total(amounts), unit)


def _amount(figure: Data) -> Amount:
    value = figure["value"]
    if isinstance(value, int | float):
        return Amount(value, str(figure["mark"]) if figure.get("mark") else None, 1, 0)
    return Amount(None, None, 0, 1)


def _sum_said(amount: Amount, unit: str) -> str:
    label = phrases.label_of("unit", unit) if unit else ""
    parts = []
    if amount.value is not None:
        mark = phrases.label_of("mark", amount.mark) if amount.mark else ""
        parts.append(" ".join(filter(None, (mark, say_number(amount.value), label))))
    if amount.not_stated:
        parts.append(
            count(
                "{number} number not stated ({unit})",
                "{number} numbers not stated ({unit})",
                amount.not_stated,
                unit=label,
            )
        )
    return " + ".join(parts)
