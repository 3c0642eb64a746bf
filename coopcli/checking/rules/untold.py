"""Commitments of which no activity on record tells, though their time is past and sources tell of that time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from coopcli.checking.rules.likeness import share_codes
from coopcli.checking.rules.register import Activity, Register, WholeAgreement, problem_at
from coopcli.days.dates import Date, DateError, Period, read_cadence
from coopcli.problems import Problem
from coopcli.records.record import OWN_DOCUMENT, Values


def commitments_untold(register: Register) -> Iterator[Problem]:
    """Tell of the commitments of an agreement that no activity on record can have kept, though they were due.

    One that binds only when needed, or on a condition, may never have been due; of what came after the newest source
    no source can tell.
    """
    told = _Told(register)
    for agreement in register.agreements.values():
        due = [pair for pair in _due(agreement) if pair[0] < register.clock]
        if due and (untold := told.without(due, agreement)):
            yield problem_at(
                agreement.record,
                untold[0][1],
                "commitments-untold",
                commitments=tuple(str(one["id"]) for _, one in untold),
                date=min(day for day, _ in untold),
            )


def _due(agreement: WholeAgreement) -> Iterator[tuple[date, Values]]:
    """Give the commitments with the last day on which each was surely due for the first time.

    That is the end of its first stretch, where it has a cadence, or of all terms.
    """
    values = agreement.values
    if not ("commitments" in values and agreement.signed) or "standing" in values.inferred:
        return
    commitments = [
        one for one in values.records("commitments") if "when" not in one and "condition" not in one
    ]
    if not commitments or (begins := agreement.begins) is None:
        return
    for commitment in commitments:
        first = _first_stretch(commitment["every"], begins[1]) if "every" in commitment else None
        days = [day for day in (first, agreement.over_after) if day]
        if days:
            yield min(days), commitment


def _first_stretch(every: object, begins: date) -> date | None:
    try:
        return read_cadence(str(every)).after(begins)
    except DateError:
        return None


class _Told:
    """What activities and sources tell of agreements, as far as it is asked for."""

    def __init__(self, register: Register) -> None:
        self._register = register
        dated = ((one.id, one.values.sure_date("date_published")) for one in register.of("sources"))
        self._published = {name: day.latest for name, day in dated if day}
        self._fulfilled = {
            name
            for one in register.activities.values()
            if one.took_place
            for name in one.values.references("fulfils")
        }
        self._statements: dict[str, list[Values]] = {}
        for statement in register.of("statements"):
            for name in statement.values.references("about"):
                self._statements.setdefault(name, []).append(statement.values)

    def without(
        self, due: Sequence[tuple[date, Values]], agreement: WholeAgreement
    ) -> list[tuple[date, Values]]:
        """Give those that nothing on record can have kept, and whose time sources tell of, or the office itself."""
        under = self._register.activities_under.get(agreement.id, ())
        if any("fulfils" not in one.values for one in under if one.took_place):
            return []
        together = self._register.activities_of(agreement.parties) if agreement.parties else ()
        activities = (*under, *together)
        found = [pair for pair in due if not self._kept(pair[1], agreement, activities)]
        until = self._until(agreement) if found else None
        return [pair for pair in found if until is None or until >= pair[0]]

    def _kept(self, commitment: Values, agreement: WholeAgreement, activities: Sequence[Activity]) -> bool:
        name = f"{agreement.id}/{commitment['id']}"
        told = name in self._fulfilled or name in self._statements
        return told or any(_may_keep(one, commitment) for one in activities)

    def _until(self, agreement: WholeAgreement) -> date | None:
        """Give the day after which no source tells of an agreement; None: the office tells of it itself."""
        under = [one.values for one in self._register.activities_under.get(agreement.id, ())]
        about = [agreement.values, *under, *self._statements.get(agreement.id, ())]
        cited: set[str] = set()
        for values in about:
            _add_cited(cited, values)
        cited.discard(OWN_DOCUMENT)
        if not cited:
            return None
        dated = [self._published[name] for name in cited if name in self._published]
        if len(dated) == len(cited):
            return max(dated)
        known: list[Date | Period | None] = [agreement.values.date("date_signed")]
        known += [values.period("dates") for values in about[1:]]
        known += [change.date("date_signed") for change in agreement.values.records("changes")]
        return max([*dated, *(one.latest for one in known if one and one.latest)], default=date.min)


def _may_keep(activity: Activity, commitment: Values) -> bool:
    """Whether an activity of the same parties can have kept a commitment: an area of it is one of its own."""
    return activity.took_place and share_codes(activity.values, commitment, "areas") is not False


def _add_cited(cited: set[str], values: Values) -> None:
    """Add the sources that a record cites, its nested records included."""
    for name, value in values.items():
        several: Iterable[object] = value if type(value) is list else (value,)
        if name == "cite":
            cited.update([str(one["source"]) for one in several if isinstance(one, Values)])
        else:
            for one in several:
                if type(one) is Values:
                    _add_cited(cited, one)
