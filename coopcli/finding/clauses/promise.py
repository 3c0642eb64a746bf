"""Clauses of one promise: its areas, how often, on which occasion, who must keep it."""

from __future__ import annotations

from typing import Final

from coopcli.finding.clauses.clause import Clause, marks
from coopcli.records.criteria import Criteria

_INFERRED: Final = "EXISTS (SELECT 1 FROM inference WHERE record = commitment.id AND field = '{field}')"


def promise_clauses(criteria: Criteria) -> list[Clause]:
    """Give a clause, over `commitment` and its `agreement`, for each criterion that asks something of a promise."""
    asked = (
        _areas(criteria.areas),
        _every(criteria.every),
        _when(criteria.when),
        _bound(criteria.bound),
    )
    return [clause for clause in asked if clause is not None]


def _areas(areas: tuple[str, ...]) -> Clause | None:
    """Grade a promise's own areas; where it states none, those of its agreement make it possible."""
    if not areas:
        return None
    asked = marks(areas)
    return Clause(
        "area",
        f"""
        CASE
          WHEN EXISTS (SELECT 1 FROM area WHERE record = commitment.id AND area IN ({asked}))
            THEN CASE WHEN {_INFERRED.format(field="areas")} THEN 2 ELSE 3 END
          WHEN EXISTS (SELECT 1 FROM area WHERE record = commitment.id) THEN 0
          WHEN EXISTS (SELECT 1 FROM area WHERE record = agreement.id AND area IN ({asked})) THEN 2
          ELSE 1
        END""",
        areas * 2,
    )


def _every(every: tuple[str, ...]) -> Clause | None:
    """Grade the cadence. One that takes turns is kept again and again: how often is then unknown, not never."""
    if not every:
        return None
    return Clause(
        "every",
        f"""
        CASE
          WHEN commitment.every IN ({marks(every)})
            THEN CASE WHEN {_INFERRED.format(field="every")} THEN 2 ELSE 3 END
          ELSE commitment.every IS NULL AND commitment.turns IS 1
        END""",
        every,
    )


def _when(when: tuple[str, ...]) -> Clause | None:
    if not when:
        return None
    return Clause(
        "when",
        f"""
        CASE
          WHEN commitment."when" IS NULL OR commitment."when" NOT IN ({marks(when)}) THEN 0
          WHEN {_INFERRED.format(field="when")} THEN 2
          ELSE 3
        END""",
        when,
    )


def _bound(parties: tuple[str, ...]) -> Clause | None:
    """Grade who must: a promise that binds no one by name binds every party."""
    if not parties:
        return None
    asked = marks(parties)
    named = """
      SELECT 1 FROM commitment_party
      WHERE commitment_party.commitment = commitment.id AND commitment_party.role = 'bound'"""
    return Clause(
        "bound",
        f"""
        CASE
          WHEN EXISTS ({named} AND commitment_party.party IN ({asked}))
            THEN CASE WHEN {_INFERRED.format(field="bound")} THEN 2 ELSE 3 END
          WHEN EXISTS ({named}) THEN 0
          WHEN EXISTS (
            SELECT 1 FROM agreement_party
            WHERE agreement_party.agreement = agreement.id AND agreement_party.party IN ({asked})
          ) THEN 3
          ELSE 0
        END""",
        parties * 2,
    )
