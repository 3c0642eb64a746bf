"""What a careful reader sees in a register that loading has no reason to refuse: a module a family of rules. Pure.

A rule is a function from the `Register`, made once, to problems. It tells of what is surely so by the records, or
says that it may be: what is inferred, approximate or not stated accuses nobody, and what is not on record may have
been all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from coopcli.checking.rules import (
    bodies,
    doings,
    languages,
    namesakes,
    papers,
    quotes,
    succession,
    texts,
    twins,
    untold,
)
from coopcli.checking.rules.quotes import ReadText
from coopcli.checking.rules.register import Register, prepare
from coopcli.problems import Problem
from coopcli.records.record import Record

Rule = Callable[[Register], Iterator[Problem]]

RULES: Final[Sequence[Rule]] = (
    succession.ended_and_goes_on,
    succession.renewal_unlinked,
    succession.gap_or_overlap,
    succession.circle,
    doings.outside_terms,
    doings.outside_trip,
    doings.of_strangers,
    doings.fulfilled_elsewhere,
    doings.planned_and_past,
    untold.commitments_untold,
    papers.days_of_agreement,
    papers.renewal_untold,
    papers.marks_without_reason,
    twins.agreements_alike,
    namesakes.parties_alike,
    namesakes.sources_alike,
    twins.activities_alike,
    bodies.province_merged,
    bodies.national_with_province,
    bodies.named_by_nothing,
    bodies.address_unreadable,
    languages.language_missing,
    texts.letters_of_texts,
)
"""All rules that look at records alone, a family after the other."""


def doubts_of_register(
    records: Sequence[Record], clock: date, read_text: ReadText | None = None
) -> Iterator[Problem]:
    """Give what a careful reader sees in the records of a register, a rule after the other; `clock` is today.

    `read_text` gives the text of a file that a source names, None where there is none: then quotes are looked up too.
    """
    register = prepare(records, clock)
    for rule in RULES:
        yield from rule(register)
    if read_text is not None:
        yield from quotes.quotes_not_found(register, read_text)


__all__ = ["RULES", "ReadText", "Rule", "doubts_of_register"]
