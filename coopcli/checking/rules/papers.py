"""Rules of the days of one agreement, of its marks, and of what its ceremony and its decisions say besides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from coopcli.checking.rules.register import Register, WholeAgreement, problem_at
from coopcli.days.dates import Date
from coopcli.problems import Problem

_A_YEAR: Final = timedelta(days=366)


def days_of_agreement(register: Register) -> Iterator[Problem]:
    """Tell of a signing surely after the day in force, more than a year after the term began, or after its ceremony."""
    for agreement in register.agreements.values():
        values = agreement.values
        if "date_signed" not in values or (signed := values.sure_date("date_signed")) is None:
            continue
        in_force, period = values.sure_date("date_in_force"), values.sure_period("period")
        if in_force and in_force.latest < signed.earliest:
            told = {"text": in_force.text, "date": signed.text}
            yield problem_at(agreement.record, values, "in-force-before-signing", **told)
        elif period and period.starts_latest and signed.earliest > period.starts_latest + _A_YEAR:
            told = {"date": signed.text, "period": period.text}
            yield problem_at(agreement.record, values, "signed-late", **told)
        yield from _ceremony(agreement, signed, register)


def _ceremony(agreement: WholeAgreement, signed: Date, register: Register) -> Iterator[Problem]:
    for name in agreement.values.references("signed_at"):
        ceremony = register.activities.get(name)
        days = ceremony.dates if ceremony else None
        if (
            days is None
            or days.earliest is None
            or days.latest is None
            or "signed_at" in agreement.values.inferred
        ):
            continue
        if signed.latest < days.earliest or signed.earliest > days.latest:
            told = {"date": signed.text, "id": name, "text": days.text}
            yield problem_at(agreement.record, name, "ceremony-another-day", **told)


def renewal_untold(register: Register) -> Iterator[Problem]:
    """Tell of what was decided to be renewed and surely ended, with no extension and no successor on record."""
    for agreement in register.agreements.values():
        if "decisions" not in agreement.values:
            continue
        over = agreement.over_after
        if over is None or over >= register.clock or agreement.id in register.successors:
            continue
        for decision in agreement.values.records("decisions"):
            decided = decision.date("date")
            if decision.text("decision") == "renew" and (decided is None or decided.latest <= over):
                if not any(term.origin == "extension" for term in agreement.terms):
                    yield problem_at(agreement.record, decision, "renewal-untold", end=over)
                break


def marks_without_reason(register: Register) -> Iterator[Problem]:
    """Tell of a date with the mark of what is inferred, for which no reason is written."""
    for leaf in register.leaves.dates:
        yield problem_at(leaf.record, leaf.values, "mark-without-reason", text=leaf.text, field=leaf.field)
