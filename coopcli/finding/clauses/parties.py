"""Clauses of the parties: some party must be so, and another one beside it."""

from __future__ import annotations

from collections.abc import Iterator

from coopcli.finding.clauses.clause import Clause, Parameter, marks, stated
from coopcli.records.criteria import Criteria, PartyCriteria


def parties(criteria: Criteria) -> Iterator[Clause]:
    """Give a clause for each criterion of a party; an agreement without any party is unknown."""
    asked = list(party_grades(criteria.party, "party"))
    for name, grade, parameters in asked:
        query, its_parameters = _agreements_of_parties(name, criteria.party, grade, parameters)
        yield Clause(
            name,
            f"""
            coalesce((
              SELECT max({grade}) FROM agreement_party JOIN party ON party.id = agreement_party.party
              WHERE agreement_party.agreement = agreement.id
            ), 1)""",
            parameters,
            query,
            its_parameters,
        )
    if criteria.partner:
        yield _partner(criteria, [grade for _, grade, _ in asked], sum((one[2] for one in asked), ()))


def _agreements_of_parties(
    name: str, asked: PartyCriteria, grade: str, parameters: tuple[Parameter, ...]
) -> tuple[str, tuple[Parameter, ...]]:
    """Give the query of the agreements that can answer: those of parties that can, and those without a party."""
    can_answer, its_parameters = f"SELECT id FROM party WHERE {grade} > 0", parameters
    if name == "province":
        can_answer = f"""
        SELECT record FROM located WHERE field = 'province' AND place IN ({marks(asked.places)})
        UNION ALL
        SELECT id FROM party WHERE province IS NULL AND (level IS NULL OR level <> 'national')"""
        its_parameters = asked.places
    query = f"""
    SELECT agreement FROM agreement_party WHERE party IN ({can_answer})
    UNION ALL
    SELECT id FROM agreement WHERE party_count = 0"""
    return query, its_parameters


def party_grades(asked: PartyCriteria, party: str) -> Iterator[tuple[str, str, tuple[Parameter, ...]]]:
    """Give name, SQL and parameters of each criterion of a party, `party` being the table's alias."""
    if asked.ids:
        yield "party", f"CASE WHEN {party}.id IN ({marks(asked.ids)}) THEN 3 ELSE 0 END", asked.ids
    for field, codes in (("kind", asked.kinds), ("level", asked.levels), ("country", asked.countries)):
        if codes:
            yield field, stated(f"{party}.{field}", f"{party}.id", field, codes), codes
    if asked.places:
        yield "province", _province(asked, party), (*asked.places, *asked.places, *asked.place_countries)


def _province(asked: PartyCriteria, party: str) -> str:
    """Grade a party's province. A national body has none, so that it is not unknown there."""
    asked_places = marks(asked.places)
    located = f"SELECT 1 FROM located WHERE record = {party}.id AND field = 'province' AND place IN ({asked_places})"
    other_country = (
        f"{party}.country NOT IN ({marks(asked.place_countries)})" if asked.place_countries else "FALSE"
    )
    return f"""
    CASE
      WHEN EXISTS ({located} AND certainty = 'surely')
        THEN 3 - EXISTS (SELECT 1 FROM inference WHERE record = {party}.id AND field = 'province')
      WHEN EXISTS ({located}) THEN 2
      WHEN {party}.province IS NOT NULL OR {party}.level = 'national' OR {other_country} THEN 0
      ELSE 1
    END"""


def _partner(criteria: Criteria, grades: list[str], parameters: tuple[Parameter, ...]) -> Clause:
    """Grade a pair of two parties: one as `party` asks, another as `partner` does in any of its ways."""
    partner = list(party_grades(criteria.partner, "partner"))
    either = ", ".join(grade for _, grade, _ in partner)
    this = ", ".join(["3", *grades])
    of_partner = f"max({either})" if len(partner) > 1 else either
    of_this = f"min({this})" if grades else "3"
    return Clause(
        "with",
        f"""
        coalesce((
          SELECT max(min({of_this}, {of_partner}))
          FROM agreement_party AS one
          JOIN party ON party.id = one.party
          JOIN agreement_party AS other ON other.agreement = one.agreement AND other.ordinal <> one.ordinal
          JOIN party AS partner ON partner.id = other.party
          WHERE one.agreement = agreement.id
        ), agreement.party_count < 2)""",
        (*parameters, *sum((one[2] for one in partner), ())),
    )
