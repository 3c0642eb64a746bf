"""Rules of organisations: a province that is no more, a level that has none; and of records that nothing names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from coopcli.checking.rules.namesakes import ONE_IN_A_PROVINCE
from coopcli.checking.rules.register import Register, WholeAgreement, problem_at
from coopcli.places import Place, meanings, places
from coopcli.problems import Problem
from coopcli.records.record import Record, Values
from coopcli.text import fold


def province_merged(register: Register) -> Iterator[Problem]:
    """Tell of a party whose province has become part of another one, with no change of its name on record since.

    Only of one that has an agreement that can still run.
    """
    merged = [*_merged_since(register)]
    names = {record.id for record, _, _ in merged}
    running = {
        party
        for agreement in (register.agreements.values() if names else ())
        if agreement.parties
        and not names.isdisjoint(agreement.parties)
        and _may_run(agreement, register.clock)
        for party in agreement.parties
    }
    for record, unit, day in merged:
        if record.id in running:
            name = places()[str(unit.successor)].name_vi
            told = {"province": record.values["province"], "date": day, "name": name}
            yield problem_at(record, record.values, "province-merged", **told)


def _merged_since(register: Register) -> Iterator[tuple[Record, Place, date]]:
    """Give the parties whose province has been merged, with no change of their name since, with its day."""
    for record in register.of("parties"):
        values = record.values
        name = values.text("province")
        unit = _former(name, values.text("country")) if name and "successor" not in values else None
        if (
            unit is None
            or unit.merged_on is None
            or unit.successor is None
            or unit.merged_on > register.clock
        ):
            continue
        if not _renamed(values, unit.merged_on, places()[unit.successor].name_vi):
            yield record, unit, unit.merged_on


def _may_run(agreement: WholeAgreement, day: date) -> bool:
    over = agreement.last.ends_latest
    ended = over is not None and over < day and not agreement.last.continues
    return agreement.standing != "planned" and not ended


@lru_cache(1024)
def _former(name: str, country: str | None) -> Place | None:
    """Give the unit that a name means, where it is one that became part of another."""
    units = meanings(name, country)
    return units[0] if len(units) == 1 and units[0].merged_on else None


def _renamed(values: Values, since: date, successor: str) -> bool:
    """Whether a name is on record that it surely or possibly bears since a day: by its dates, or of that province."""
    for other in values.records("other_names"):
        days = other.period("dates")
        if days and (days.ends_latest is None or days.ends_latest >= since):
            return True
        if any(fold(successor) in fold(text) for text in other.texts("name")):
            return True
    return False


def national_with_province(register: Register) -> Iterator[Problem]:
    """Tell of a national body with a province, of a kind that provinces have: a hospital of the state has a seat."""
    for record in register.of("parties"):
        province = record.values.text("province")
        of_provinces = record.values.text("kind") in ONE_IN_A_PROVINCE
        if province and of_provinces and record.values.text("level") == "national":
            yield problem_at(record, record.values, "national-with-province", province=province)


def named_by_nothing(register: Register) -> Iterator[Problem]:
    """Tell of a source that nothing cites, and of a party that no other record names."""
    for section, code in (("sources", "source-uncited"), ("parties", "party-unnamed")):
        for record in register.of(section):
            if record.id not in register.leaves.named:
                yield problem_at(record, record.values, code, id=record.id)


_ADDRESS: Final = re.compile(
    r"(?:https?://)?[^\s/]+\.[^\s/.]{2,}(?:[/:?#]\S*)?|urn:\S+|doi:\S+", re.IGNORECASE
)


def address_unreadable(register: Register) -> Iterator[Problem]:
    """Tell of the address of a source that is none of the web."""
    for record in register.of("sources"):
        address = record.values.text("address")
        if address and not _ADDRESS.fullmatch(address):
            yield problem_at(record, record.values, "address-unreadable", text=address)
