"""The rows that the store gives for what is asked of agreements beside their list: a term, a chain, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coopcli.agreements.columns import AgreementRow
from coopcli.records.rows import Data, Texts


class TermRow(NamedTuple):
    """The term of an agreement that is spoken of on the day; None is not known."""

    number: int
    origin: str
    starts_earliest: date | None
    starts_latest: date | None
    ends_earliest: date | None
    ends_latest: date | None
    notice_deadline_earliest: date | None
    notice_deadline_latest: date | None


class Link(NamedTuple):
    """One agreement succeeds another; `inferred` is the reason where no source says so, else None."""

    successor: str
    predecessor: str
    inferred: Texts | None


class Beside(NamedTuple):
    """An agreement that is no link of the chain, and what it is to one that is.

    `relation`: framework (its umbrella), under (stands under it), related, same_signing (signed at the same
    event), same_parties (two parties or more in common).
    """

    link: str
    relation: str
    other: AgreementRow


class Chain(NamedTuple):
    """A whole chain: the agreement asked for, every agreement tied to it by succession, and what stands around.

    `unsure` are the ids of those whose term rests on an inferred or approximate date; `partnerships` stand by
    the id of the agreement whose parties they tie; `names` are those of parties.
    """

    asked: str
    agreements: Mapping[str, AgreementRow]
    links: Sequence[Link]
    unsure: frozenset[str]
    beside: Sequence[Beside]
    partnerships: Mapping[str, Sequence[Data]]
    names: Mapping[str, Texts]


class Inference(NamedTuple):
    """A field known by inference only; `record` is the agreement itself, a promise of it, an activity under it."""

    record: str
    field: str
    reason: Texts


class Paper(NamedTuple):
    """An agreement with its record as the file says it, and all that is inferred of it."""

    row: AgreementRow
    data: Data
    inferences: tuple[Inference, ...]
