"""The duties that words name: those of a record, with or without words for the kind of duty before or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from coopcli.asking.codes import find_codes
from coopcli.asking.meant import agreements_of, meant_by, refuse_others
from coopcli.asking.names import with_id
from coopcli.asking.question import NOTHING
from coopcli.days.periods import Span
from coopcli.duties import find
from coopcli.duties.calendar import due_words, kind_words, whose
from coopcli.duties.falling_due import find_due, find_duty
from coopcli.duties.judge import Asked
from coopcli.duties.kinds import KINDS, OFFICE
from coopcli.errors import UsageError
from coopcli.records.codelists import STEP
from coopcli.store import Connection
from coopcli.text import N_

_RECURRING: Final = "commitment"
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_YEARS: Final = 2
"""Of what comes back each year, that of this year and that of the next are named."""


def duty_ids_named(connection: Connection, text: str, asked: Asked) -> list[str]:
    """Give the ids of the duties that words name, the first day first: `hội lhpn việt nam lào hết hạn`.

    Those of all records where a kind of duty alone is named, with its year or without: `báo cáo năm 2026`.
    Raises NamesAnotherError for the name of a record that has no duty.
    """
    *words, last = text.split() or [""]
    for kind, year in ((" ".join(words), last), (text, "")):
        if (not year or _YEAR.fullmatch(year)) and (steps := _steps(kind)):
            return _of_steps(connection, steps, year, asked)
    for name, steps in _readings(text):
        meant = meant_by(connection, name)
        records = [one.id for one in (*meant, *agreements_of(connection, meant))]
        found = find.duties_of_records(connection, records, steps)
        if _RECURRING in steps or any(one.section == "commitments" for one in meant):
            found += _of_commitments(connection, records, asked)
        if found:
            return found
    if not with_id(connection, text):
        refuse_others(
            connection,
            text,
            ("agreements", "parties"),
            N_('"{name}" names {first}, which has no duty on record'),
        )
    return []


def duty_words(connection: Connection, ids: Sequence[str], asked: Asked) -> list[str]:
    """Say what tells duties apart: the kind, the day and whose each is."""
    found = [find_duty(connection, one, asked) for one in ids]
    return [
        ", ".join(filter(None, (kind_words(one.row), due_words(one.row), whose(one)))) if one else ""
        for one in found
    ]


def _readings(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each way to read words as a name and kinds of duty; the longest wording of a kind goes first."""
    words = text.split()
    for taken in range(len(words) - 1, 0, -1):
        for name, step in ((words[:-taken], words[-taken:]), (words[taken:], words[:taken])):
            if steps := _steps(" ".join(step)):
                yield " ".join(name), steps
    yield text, ()


def _steps(text: str) -> tuple[str, ...]:
    try:
        return find_codes("", [text], STEP.codes)
    except UsageError:
        return ()


def _of_steps(connection: Connection, steps: tuple[str, ...], year: str, asked: Asked) -> list[str]:
    """Give the duties of these kinds, of a year if one is named; that of the office has its year in the id."""
    years = [int(year)] if year else [*range(asked.days.day.year, asked.days.day.year + _YEARS)]
    found = find.duties_of_steps(connection, steps, year)
    kinds = [KINDS[step] for step in steps]
    ids = [kind.id(number=each) for kind in kinds if kind.of is OFFICE for each in years]
    found += [one for one in ids if find_duty(connection, one, asked)]
    if _RECURRING in steps:
        span = Span(date(years[0], 1, 1), date(years[-1], 12, 31))
        of_them = replace(asked, span=span, explicit=True, kinds=(_RECURRING,), buckets=())
        found += [one.row.duty for one in find_due(connection, NOTHING, of_them).found]
    return found


def _of_commitments(connection: Connection, records: Sequence[str], asked: Asked) -> list[str]:
    year = asked.days.day.year
    commitments = find.commitments_among(connection, records)
    ids = [f"{one}/{each}" for one in commitments for each in range(year, year + _YEARS)]
    return [one for one in ids if find_duty(connection, one, asked)]
