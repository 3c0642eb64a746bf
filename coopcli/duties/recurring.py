"""The duties that come back each year: recurring commitments, and what the office owes the authorities.

They follow from a rule and are checked against what is on record; no row of the store stands for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from coopcli.commitments.kept import Certainty, Kept, kept_in
from coopcli.commitments.rows import PromiseFound, TermDays
from coopcli.duties.days import OfficeYear, PromiseYear
from coopcli.duties.ids import read_duty_id
from coopcli.duties.kinds import COMMITMENT, OFFICE, kinds_of
from coopcli.duties.rows import DutyRow, Office
from coopcli.terms.law import LAW_IN_FORCE
from coopcli.terms.stretches import Stretch

REPORT_DAY: Final = (11, 15)
"""15 November: plans for the next year and the yearly report (Law 70/2020/QH14, articles 42 and 46)."""

_OF_OFFICE: Final = tuple(sorted(kinds_of(OFFICE), key=lambda kind: kind.ahead))
_OF_COMMITMENT: Final = kinds_of(COMMITMENT)


def office_duties(office: Office, years: range) -> Iterator[DutyRow]:
    """Give the yearly report, and the plans for the year after, that fall due in each of the years.

    An office owes them from the year of its oldest international agreement on, and since the Law holds.
    """
    if office.first_year is None:
        return
    for year in years:
        if year < max(office.first_year, LAW_IN_FORCE.year):
            continue
        for kind in _OF_OFFICE:
            if days := kind.days(OfficeYear(year, office.report_day)):
                yield DutyRow(
                    duty=kind.id(number=year + kind.ahead),
                    step=kind.code,
                    begins=days.begins,
                    due_earliest=days.earliest,
                    due_latest=days.latest,
                    unsure=days.unsure,
                    tracked=office.tracks.get(kind.code),
                    year=year + kind.ahead,
                )


def owed_under_the_law(duty: str) -> bool:
    """Whether what the office does once a year, by its id (`yearly-report-2021`), can be owed since the Law holds."""
    named = read_duty_id(duty)
    return named.number - named.kind.ahead >= LAW_IN_FORCE.year


def commitment_duties(promise: PromiseFound, years: range, day: date, office: Office) -> Iterator[DutyRow]:
    """Give the duty of each year in which a recurring commitment is to be kept; kept ones are settled."""
    for year in years:
        kept = kept_in(promise.promise, promise.term, promise.evidence, year, day)
        if kept.state in ("outside", "no_cadence"):
            continue
        ends = [stretch.last for stretch in kept.stretches if _ends(stretch, promise.term).year == year]
        if ends:
            yield from _of_year(promise, kept, ends[-1], year, day, office)


def _ends(stretch: Stretch, term: TermDays) -> date:
    """A stretch of time ends with the term at the latest."""
    return min(stretch.last, term.ends_latest or stretch.last)


def _of_year(
    promise: PromiseFound, kept: Kept, last: date, year: int, day: date, office: Office
) -> Iterator[DutyRow]:
    """It falls due when the last stretch of time that ends in the year does, or the term."""
    settled = _settled(promise, kept, last, year, day)
    for kind in _OF_COMMITMENT:
        if days := kind.days(PromiseYear(promise, kept, last)):
            yield DutyRow(
                duty=kind.id(promise.promise.id, year),
                step=kind.code,
                record=promise.promise.id,
                agreement=promise.promise.agreement,
                begins=days.begins,
                due_earliest=days.earliest,
                due_latest=days.latest,
                unsure=days.unsure,
                settled=settled,
                settled_by=kept.activities[0].activity if settled and kept.activities else None,
                tracked=office.tracks.get(kind.code),
                year=year,
                text=promise.promise.text,
            )


def _settled(promise: PromiseFound, kept: Kept, last: date, year: int, day: date) -> Certainty | None:
    """Whether the whole year is kept: one quarter kept settles no year of four."""
    if kept.state != "kept":
        return None
    if day > last or len(kept.stretches) == 1:
        return kept.certainty
    known = [event for event in promise.evidence if event.earliest is None or event.earliest <= day]
    whole = kept_in(
        promise.promise, term=promise.term, evidence=known, year=year, day=last + timedelta(days=1)
    )
    if whole.state != "kept":
        return None
    return kept.certainty if whole.certainty == "surely" else whole.certainty
