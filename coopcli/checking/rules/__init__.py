"""What a careful reader sees in a register that loading has no reason to refuse: a module a family of rules. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from coopcli.problems import Problem
from coopcli.records.record import Record


def doubts_of_register(records: Sequence[Record], clock: date) -> Iterator[Problem]:
    """Give what a careful reader would look at again, in no order; `clock` is the day by the clock."""
    yield from ()
