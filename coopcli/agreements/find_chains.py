"""The whole chain of an agreement: all that succession ties to it, what stands beside it, and the partnerships."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from coopcli.agreements.find import AgreementRow, one_agreement, unsure_terms
from coopcli.records.record import Data, DataRow, NameRow, Texts, texts_in
from coopcli.store import read_rows


class SuccessionLink(NamedTuple):
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
    links: Sequence[SuccessionLink]
    unsure: frozenset[str]
    beside: Sequence[Beside]
    partnerships: Mapping[str, Sequence[Data]]
    names: Mapping[str, Texts]


# UNION, not UNION ALL: an agreement that is reached twice is not followed again, so that a circle ends.
_CHAIN: Final = """
WITH RECURSIVE chain (id) AS (
  VALUES (?)
  UNION
  SELECT CASE WHEN relation.agreement = chain.id THEN relation.target ELSE relation.agreement END
  FROM chain JOIN relation
    ON relation.relation = 'succeeds' AND chain.id IN (relation.agreement, relation.target)
)
SELECT id FROM chain ORDER BY id
"""


_LINKS: Final = """
SELECT relation.agreement AS successor, relation.target AS predecessor, inference.reason AS inferred
FROM relation
LEFT JOIN inference ON inference.record = relation.agreement AND inference.field = 'succeeds'
WHERE relation.relation = 'succeeds' AND relation.agreement IN (SELECT value FROM json_each(?))
ORDER BY relation.agreement, relation.target
"""


_BESIDE: Final = """
WITH chain (id) AS (SELECT value FROM json_each(?)),
tied (link, relation, other) AS (
  SELECT agreement, relation, target FROM relation
  WHERE relation <> 'succeeds' AND agreement IN (SELECT id FROM chain)
  UNION
  SELECT target, CASE relation WHEN 'framework' THEN 'under' ELSE relation END, agreement FROM relation
  WHERE relation <> 'succeeds' AND target IN (SELECT id FROM chain)
  UNION
  SELECT one.id, 'same_signing', other.id
  FROM agreement AS one JOIN agreement AS other ON other.signed_at = one.signed_at
  WHERE one.id IN (SELECT id FROM chain)
  UNION
  SELECT one.agreement, 'same_parties', other.agreement
  FROM agreement_party AS one JOIN agreement_party AS other ON other.party = one.party
  WHERE one.agreement IN (SELECT id FROM chain) AND other.agreement <> one.agreement
  GROUP BY one.agreement, other.agreement HAVING count(DISTINCT one.party) >= 2
)
SELECT DISTINCT link, relation, other FROM tied
WHERE other NOT IN (SELECT id FROM chain)
ORDER BY relation, other, link
"""


_NAMES: Final = "SELECT id, name FROM party WHERE id IN (SELECT value FROM json_each(?))"


_PARTNERSHIPS: Final = """
SELECT record.id, record.data FROM partnership JOIN record ON record.id = partnership.id
WHERE (
  SELECT count(*) FROM partnership_party
  WHERE partnership_party.partnership = partnership.id
    AND partnership_party.party IN (SELECT party FROM agreement_party WHERE agreement = :id)
) >= 2
ORDER BY record.file, record.line, record."column"
"""


def chain_of(connection: sqlite3.Connection, asked: str) -> Chain:
    """Give the whole chain of an agreement that is there, whichever link of it was asked for."""
    ids = chain_ids(connection, asked)
    listed = json.dumps(ids)
    partnerships = {name: partnerships_of(connection, name) for name in ids}
    return Chain(
        asked=asked,
        agreements={name: one_agreement(connection, name) for name in ids},
        links=[*read_rows(connection.execute(_LINKS, (listed,)), SuccessionLink)],
        unsure=unsure_terms(connection, ids),
        beside=_beside(connection, listed),
        partnerships=partnerships,
        names=_names(connection, (one for several in partnerships.values() for one in several)),
    )


def chain_ids(connection: sqlite3.Connection, asked: str) -> list[str]:
    """Give the ids of all agreements that succession ties to one, directly or over others; itself included."""
    return [row[0] for row in connection.execute(_CHAIN, (asked,))]


def _beside(connection: sqlite3.Connection, listed: str) -> Sequence[Beside]:
    rows = connection.execute(_BESIDE, (listed,)).fetchall()
    others = {other: one_agreement(connection, other) for _, _, other in rows}
    return [Beside(link, relation, others[other]) for link, relation, other in rows]


def _names(connection: sqlite3.Connection, partnerships: Iterable[Data]) -> dict[str, Texts]:
    ids = [party for one in partnerships for party in texts_in(one, "parties")]
    return dict(read_rows(connection.execute(_NAMES, (json.dumps(ids),)), NameRow))


def partnerships_of(connection: sqlite3.Connection, agreement: str) -> list[Data]:
    """Give the partnerships between parties of an agreement."""
    rows = connection.execute(_PARTNERSHIPS, {"id": agreement})
    return [partnership.data for partnership in read_rows(rows, DataRow)]
