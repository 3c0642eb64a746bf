"""The duties that words name: those of a record, with or without words for the kind of duty before or behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coopcli.asking.codes import find_codes
from coopcli.asking.meant import agreements_of, meant_by
from coopcli.duties import find
from coopcli.duties.calendar import due_words, kind_words, whose
from coopcli.duties.falling_due import find_duty
from coopcli.duties.judge import Asked
from coopcli.errors import UsageError
from coopcli.records.codelists import STEP
from coopcli.store import Connection

_RECURRING: Final = "commitment"
_YEARS: Final = 2
"""Of what comes back each year, that of this year and that of the next are named."""


def duty_ids_named(connection: Connection, text: str, asked: Asked) -> list[str]:
    """Give the ids of the duties that words name, the first day first: `hội lhpn việt nam lào hết hạn`."""
    for name, steps in _readings(text):
        meant = meant_by(connection, name)
        records = [one.id for one in (*meant, *agreements_of(connection, meant))]
        found = find.duties_of_records(connection, records, steps)
        if _RECURRING in steps or any(one.section == "commitments" for one in meant):
            found += _of_commitments(connection, records, asked)
        if found:
            return found
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
            try:
                yield " ".join(name), find_codes("", [" ".join(step)], STEP.codes)
            except UsageError:
                continue
    yield text, ()


def _of_commitments(connection: Connection, records: Sequence[str], asked: Asked) -> list[str]:
    year = asked.days.day.year
    commitments = find.commitments_among(connection, records)
    ids = [f"{one}/{each}" for one in commitments for each in range(year, year + _YEARS)]
    return [one for one in ids if find_duty(connection, one, asked)]
