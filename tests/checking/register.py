"""What a careful reader sees in a small register that a test writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from textwrap import dedent

from coopcli.checking.rules import doubts_of_register
from coopcli.problems import Problem
from coopcli.reading.records import read_file
from coopcli.records.record import Record

CLOCK = date(2026, 11, 28)

CAREFUL = (
    "ended-and-goes-on", "renewal-unlinked", "chain-backwards", "chain-gap", "chain-overlap", "chain-circle",
    "activity-outside-terms", "part-outside-trip", "activity-of-strangers", "fulfilled-elsewhere", "planned-and-past",
    "commitments-untold", "in-force-before-signing", "signed-late", "ceremony-another-day", "renewal-untold",
    "mark-without-reason", "agreement-twin", "party-twin", "source-twin", "activity-twin",
    "province-merged", "national-with-province", "source-uncited", "party-unnamed", "address-unreadable",
    "language-missing", "text-garbled", "text-of-old-encoding", "character-replaced", "letter-look-alike",
    "character-unseen", "text-decomposed", "quote-not-found", "line-not-there",
)  # fmt: skip
"""The codes of the careful reader: a load is silent on them."""

PARTIES = """
parties:
- {id: a, name: Hội A, cite: self}
- {id: b, name: Hội B, cite: self}
"""


def read(text: str, clock: date = CLOCK) -> list[Record]:
    """The records of a text in which loading finds nothing at all."""
    found = [*read_file(dedent(text).encode("utf-8"), "r.yaml", clock)]
    assert [one for one in found if isinstance(one, Problem)] == []
    return [one for one in found if isinstance(one, Record)]


def doubts(
    text: str, clock: date = CLOCK, read_text: Callable[[str], str | None] | None = None
) -> list[Problem]:
    """What is seen in a text, by its place."""
    return sorted(doubts_of_register(read(text, clock), clock, read_text), key=lambda one: one.place)


def codes(text: str, clock: date = CLOCK) -> list[str]:
    """The codes of what is seen in a text, by their places."""
    return [one.code for one in doubts(text, clock)]
