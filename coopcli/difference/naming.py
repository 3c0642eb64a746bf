"""What a record is called in a sentence: an agreement by its parties and term, all else by its name or title."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

from coopcli.days.dates import read_period
from coopcli.difference.compare import State
from coopcli.i18n import pick, say, say_label, say_period, spoken_language
from coopcli.places import meanings
from coopcli.records import phrases
from coopcli.records.codelists import STEP
from coopcli.records.record import Data, Texts, record_in, records_in
from coopcli.records.record_types import DUTY_PREFIX

BETWEEN: Final = " – "
_NUMBERED: Final = re.compile(r"(.+?)-(\d+)")


class NamedRecords:
    """The records of two states, the later one first, by which others are named; then those that lie `beside` them."""

    def __init__(self, before: State, after: State, beside: State | None = None) -> None:
        others: tuple[State, ...] = (beside,) if beside is not None else ()
        self._states: tuple[State, ...] = (after, before, *others)
        self._parties: dict[str, Data] = {}
        for state in (*others, before, after):
            for (section, name), entry in state.records.items():
                if section == "parties" and ((data := entry.data).get("name") or name not in self._parties):
                    self._parties[name] = data
        self.names: Mapping[str, Texts] = {
            name: data["name"]  # type: ignore[misc]
            for name, data in self._parties.items()
            if data.get("name")
        }
        self._before = before
        self._pairs: dict[frozenset[str], set[str]] | None = None

    def data_of(self, section: str, name: str) -> Data | None:
        """Give a record of the later state, else of the earlier one."""
        for state in self._states:
            if entry := state.records.get((section, name)):
                return entry.data
        return None

    def named(self, name: str) -> str:
        """Give what a record is called that another one names by its id; the id of one that is not there."""
        if name in self.names:
            return pick(self.names[name])
        agreement, _, commitment = name.partition("/")
        for section in ("agreements", "activities", "statements", "sources", "partnerships"):
            data = self.data_of(section, agreement)
            if data is not None and commitment:
                return say("{agreement}, {rest}", agreement=self.agreement(data, agreement), rest=commitment)
            if data is not None:
                return self.subject(section, agreement, data)
        return name

    def subject(self, section: str, name: str, data: Data, *, term: bool = True) -> str:
        """Give what a record is called; of an agreement without its `term` where that is told of."""
        if section == "agreements":
            return self.agreement(data, name, term=term)
        if section == "partnerships":
            return self.between([str(one) for one in _listed(data.get("parties"))])
        if section == "duties":
            return self._duty(name.removeprefix(DUTY_PREFIX))
        if section == "settings":
            return say("settings")
        called = phrases.text_of(data.get("title") or data.get("name"))
        said = phrases.text_of(data.get("text"))
        if section == "sources":
            return say("source {id}", id=name)
        return called or (f"«{shortened(said)}»" if said else name)

    def agreement(self, data: Data, name: str, *, term: bool = True) -> str:
        """Give the parties of an agreement and its term; what it has not of them, by its title or id."""
        parties = self.between(parties_of(data)) or phrases.text_of(data.get("title")) or name
        return f"{parties} {_term(data)}" if term and data.get("period") else parties

    def between(self, parties: Sequence[str]) -> str:
        """Give parties in short, by their provinces where these tell them apart, else by their names."""
        short = [self._short(one) for one in parties]
        if len(set(short)) < len(short):
            short = [phrases.name_of(one, self.names) for one in parties]
        return BETWEEN.join(short)

    def follows(self, name: str, data: Data) -> bool:
        """Say whether an agreement follows another: one that it succeeds, or an earlier record of the same parties."""
        if self._pairs is None:
            self._pairs = {}
            for (section, other), entry in self._before.records.items():
                if section == "agreements":
                    self._pairs.setdefault(frozenset(parties_of(entry.data)), set()).add(other)
        return bool(data.get("succeeds") or self._pairs.get(frozenset(parties_of(data)), set()) - {name})

    def _short(self, party: str) -> str:
        data = self._parties.get(party, {})
        province = str(data.get("province") or "")
        if not province or data.get("level") not in (None, "provincial"):
            return phrases.name_of(party, self.names)
        units = meanings(province, str(data.get("country") or "") or None)
        if spoken_language().code == "en" and len(units) == 1:
            return units[0].name_en
        return province

    def _duty(self, duty: str) -> str:
        """`paper-2019/copy`: the agreement and the kind of duty; `yearly-report-2026`: the kind and the year."""
        head, _, rest = duty.rpartition("/")
        number = _NUMBERED.fullmatch(rest)
        step, behind = (number[1], f" {number[2]}") if number else (rest, "")
        known = STEP.codes.get(step.replace("-", "_"))
        words = f"{say_label(known.label)}{behind}" if known else rest
        return say("{agreement}, {rest}", agreement=self.named(head), rest=words) if head else words


def parties_of(data: Data) -> list[str]:
    """Give the ids of an agreement's parties."""
    return [str(one["party"]) for one in records_in(data, "parties")]


def commitment_words(data: Data) -> str:
    """Give what a commitment is called: its text, else its id."""
    return phrases.text_of(data.get("text")) or str(data.get("id", ""))


_LONGEST_NAME: Final = 80


def shortened(words: str) -> str:
    """Give the beginning of a text that is used as a name, whole words of it."""
    return textwrap.shorten(words, _LONGEST_NAME, placeholder=" …")


def commitment_in(data: Data, name: str) -> Data:
    """Give a commitment of an agreement by its id; one that says nothing where it is not there."""
    found = (one for one in records_in(data, "commitments") if one.get("id") == name)
    return next(found, record_in({}, ""))


def _term(data: Data) -> str:
    return say_period(read_period(str(data["period"])))


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value] if value else []
