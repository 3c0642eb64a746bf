"""From criteria to SQL: how surely an agreement answers each criterion, and which ones can answer it at all."""

from __future__ import annotations

from collections.abc import Iterator

from coopcli.finding.clauses import content, paper, parties
from coopcli.finding.clauses.clause import Clause, cited
from coopcli.records.criteria import Criteria


def clauses(criteria: Criteria) -> list[Clause]:
    """Give a clause for each criterion that asks something."""
    return [clause for clause in _all(criteria) if clause is not None]


def _all(criteria: Criteria) -> Iterator[Clause | None]:
    yield from parties.parties(criteria)
    yield paper.one_of("type", criteria.types)
    yield paper.one_of("standing", criteria.standings)
    yield paper.status(criteria.statuses)
    yield paper.signed(criteria.signed)
    yield paper.ends(criteria.ends)
    yield content.areas(criteria.areas)
    yield content.promise("every", criteria.every)
    yield content.promise("when", criteria.when)
    yield content.bound(criteria.bound)
    yield content.activity(criteria.activities, criteria.years)
    yield content.places(criteria.places)
    yield cited("agreement.id", criteria.sources)
    yield content.words(criteria.words)
