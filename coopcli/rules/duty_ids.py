"""The ids of duties, as `coop due` makes them: what each is a duty of, and the nearest to one that is none. Pure.

An agreement's term has `a/end`, its second term `a/end-2`; a change `a/notice-of-extension-1`; a recurring
commitment `a/commitment/2026`; a planned activity `b/activity`; the office that keeps the register
`yearly-report-2026`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from coopcli.records.fields import ID
from coopcli.rules.lifecycle import NOTIFIED
from coopcli.text import nearest

_STEPS_OF_TERMS: Final = ("end", "notice", "renewal", "mid_term_review", "final_review")
_YEARLY: Final = ("yearly_report", "plan_to_sign", "plan_to_implement")


def _either(steps: tuple[str, ...]) -> str:
    return "|".join(step.replace("_", "-") for step in steps)


_OF_AGREEMENT: Final = re.compile(
    rf"({ID})/(?:copy|(?:{_either(_STEPS_OF_TERMS)})(?:-(?:[2-9]|[1-9][0-9]{{1,3}}))?"
    rf"|notice-of-(?:{_either(tuple(sorted(NOTIFIED)))})-[1-9][0-9]{{0,3}})"
)
_OF_COMMITMENT: Final = re.compile(rf"({ID}/{ID})/[0-9]{{4}}")
_OF_ACTIVITY: Final = re.compile(rf"({ID})/activity")
_OF_OFFICE: Final = re.compile(rf"(?:{_either(_YEARLY)})-[0-9]{{4}}")

_OF_RECORDS: Final = (
    ("agreements", _OF_AGREEMENT),
    ("commitments", _OF_COMMITMENT),
    ("activities", _OF_ACTIVITY),
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that a duty stands on: its section and its id, of a commitment `agreement/commitment`."""

    section: str
    record: str


def duty_id(record: str, step: str, term: int = 1) -> str:
    """Give the id of a step (a code of the codelist `step`) of a record, or of one of an agreement's terms."""
    return f"{record}/{step.replace('_', '-')}{'' if term == 1 else f'-{term}'}"


def subject_of(duty: str) -> Subject | None:
    """Give the record that a duty stands on; None for what the office does once a year.

    Raises ValueError for what is no id of a duty.
    """
    for section, pattern in _OF_RECORDS:
        if found := pattern.fullmatch(duty):
            return Subject(section, found[1])
    if _OF_OFFICE.fullmatch(duty):
        return None
    raise ValueError(f"{duty!r} is no id of a duty")


def record_of(duty: str) -> str | None:
    """Give the id of the record that a duty stands on, as `subject_of` does."""
    subject = subject_of(duty)
    return subject.record if subject else None


def nearest_duty(text: str) -> tuple[str, ...]:
    """Give the id that was probably meant, with the nearest step: `a/copys` is `a/copy`; () for none."""
    record, slash, step = text.partition("/")
    if not slash:
        return _with_year(text)
    if not re.fullmatch(ID, record):
        return ()
    notices = (f"notice_of_{kind}-1" for kind in sorted(NOTIFIED))
    steps = [one.replace("_", "-") for one in (*_STEPS_OF_TERMS, "copy", "activity", *notices)]
    return tuple(f"{record}/{near}" for near in nearest(step, steps, 1))


def _with_year(text: str) -> tuple[str, ...]:
    words, _, year = text.rpartition("-")
    if not re.fullmatch("[0-9]{4}", year):
        return ()
    near = nearest(words, (step.replace("_", "-") for step in _YEARLY), 1)
    return tuple(f"{step}-{year}" for step in near)
