"""The relations of parties that are older or wider than their papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coopcli.answer import Fact, Facts, Heading, Section
from coopcli.i18n import say
from coopcli.records import phrases
from coopcli.records.facts import fact_of
from coopcli.records.phrases import Names
from coopcli.records.record_types import SECTIONS
from coopcli.records.rows import Data


def partnerships(between: Sequence[Data], names: Names) -> Iterator[Section]:
    """Give the relations of the same parties that are older or wider than the paper."""
    for data in between:
        facts = [
            fact_of(known, data, names)
            for known in SECTIONS["partnerships"].fields
            if known.name in data and known.name not in ("id", "cite", "inferred")
        ]
        if cited := phrases.citations(data):
            facts.append(Fact(Heading("cite", say("sources")), "; ".join(cited)))
        yield Facts(say("Partnership"), tuple(facts))
