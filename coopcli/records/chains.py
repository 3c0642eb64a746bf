"""The rows of the store for the history of a cooperation: who succeeds whom, and what stands beside the chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coopcli.records.rows import AgreementRow, Data, Texts


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
