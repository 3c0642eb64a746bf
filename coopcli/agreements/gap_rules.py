"""What the law wants recorded of an international cooperation agreement, and how far a record has it. Pure.

The articles stand in `law.RULES`, by the field that they want.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast

from coopcli.agreements.find import Agreement, AgreementRow
from coopcli.days.dates import read_date, read_period
from coopcli.law import RULES, Rule
from coopcli.records.record import Data, inferred_in, record_in, records_in
from coopcli.text import N_

State = Literal["stated", "partly", "inferred", "not_stated"]
STATES: Final[tuple[State, ...]] = ("stated", "partly", "inferred", "not_stated")
"""Every agreement is in exactly one of these for each requirement."""

Scope = Literal["foreign", "domestic", "planned", "unknown"]
"""Whether the law asks anything: it needs a foreign party (Law, article 2(1)), and an agreement that was made."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How far a record has what is required; `missing` are codes, `parties` whom they concern."""

    state: State
    missing: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that the law wants recorded: its key, its marked label, and the test."""

    field: str
    label: str
    test: Callable[[Data], Finding]

    @property
    def law(self) -> Rule:
        """What wants it, by the kind of body."""
        return RULES[self.field]


_STATED: Final = Finding("stated")
_NOT_STATED: Final = Finding("not_stated", ("not_stated",))


def _is_given(field: str) -> Callable[[Data], Finding]:
    return lambda data: _STATED if data.get(field) else _NOT_STATED


def _parties(data: Data) -> Finding:
    number = len(records_in(data, "parties"))
    return _STATED if number > 1 else Finding("partly", ("other_party",)) if number else _NOT_STATED


def _content(data: Data) -> Finding:
    if data.get("commitments") or data.get("items"):
        complete = data.get("commitments_complete")
        return Finding("partly", ("list_open",)) if complete is False else _STATED
    return Finding("partly", ("areas_only",)) if data.get("areas") else _NOT_STATED


def _does_not_bind(data: Data) -> Finding:
    """Test what the agreement says of its own force: the law wants it to show that it does not bind."""
    binding = data.get("legally_binding")
    return _NOT_STATED if binding is None else Finding("partly", ("binding",)) if binding else _STATED


def _day(field: str) -> Callable[[Data], Finding]:
    """Test a date: the law wants a day."""

    def test(data: Data) -> Finding:
        if not data.get(field):
            return _NOT_STATED
        when = read_date(str(data[field]))
        missing = ("day",) if when.precision != "day" else ()
        if when.uncertain:
            return Finding("inferred", missing)
        return Finding("partly", missing or ("exact_day",)) if missing or when.approximate else _STATED

    return test


def _length(data: Data) -> Finding:
    if not data.get("period"):
        return _NOT_STATED
    period = read_period(str(data["period"]))
    ends = (("start", period.start or period.start_open), ("end", period.end or period.end_open))
    missing = tuple(name for name, known in ends if not known)
    dates = [day for day in (period.start, period.end) if day]
    if any(day.uncertain for day in dates):
        return Finding("inferred", missing)
    if any(day.approximate for day in dates):
        missing = (*missing, "exact_day")
    return Finding("partly", missing) if missing else _STATED


def _signatories(data: Data) -> Finding:
    """Test who signed: the law wants the full name and title of each signing representative."""
    parties = records_in(data, "parties")
    signed = [(str(one["party"]), records_in(one, "signed_by")) for one in parties]
    nobody = [party for party, people in signed if not people]
    untitled = [party for party, people in signed if any(not one.get("position") for one in people)]
    if len(nobody) == len(signed):
        return _NOT_STATED
    missing = tuple(code for code, whose in (("signatory", nobody), ("position", untitled)) if whose)
    if missing:
        return Finding("partly", missing, tuple(dict.fromkeys((*nobody, *untitled))))
    inferred = any("signed_by" in inferred_in(one) for one in parties)
    return Finding("inferred") if inferred else _STATED


def _approval(data: Data) -> Finding:
    approval = record_in(data, "approval")
    missing = tuple(f"approval_{part}" for part in ("body", "number", "date") if not approval.get(part))
    if not approval:
        return _NOT_STATED
    return Finding("partly", missing) if missing else _STATED


REQUIREMENTS: Final = (
    Requirement("title", N_("name of the agreement"), _is_given("title")),
    Requirement("type", N_("type of agreement"), _is_given("type")),
    Requirement("parties", N_("parties"), _parties),
    Requirement("content", N_("field and content"), _content),
    Requirement("form_of_cooperation", N_("form of cooperation"), _is_given("form_of_cooperation")),
    Requirement("date_in_force", N_("start of effect"), _day("date_in_force")),
    Requirement("period", N_("length of effect"), _length),
    Requirement("date_signed", N_("date of signing"), _day("date_signed")),
    Requirement("place_signed", N_("place of signing"), _is_given("place_signed")),
    Requirement("languages", N_("languages"), _is_given("languages")),
    Requirement("signed_by", N_("name and title of each signatory"), _signatories),
    Requirement("legally_binding", N_("that it does not bind in law"), _does_not_bind),
    Requirement("approval", N_("approval to sign"), _approval),
)
"""All that is asked, in the order of the Decree."""


def finding_of(requirement: Requirement, agreement: Agreement) -> Finding:
    """Judge one requirement: what the record marks as inferred is inferred, however fully it is there."""
    found = requirement.test(agreement.data)
    fields = _FIELDS.get(requirement.field, (requirement.field,))
    inferred = inferred_in(agreement.data)
    present = any(field in agreement.data for field in fields)
    if found.state != "not_stated" and present and any(field in inferred for field in fields):
        return Finding("inferred", found.missing, found.parties)
    return found


_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {"content": ("items", "commitments", "areas")}


def scope_of(row: AgreementRow) -> Scope:
    """Say whether the law asks anything of an agreement: there must be a foreign party, and an agreement made."""
    return "planned" if row.standing == "planned" else cast(Scope, row.scope)
