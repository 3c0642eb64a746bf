"""Filters of the parties: some party, or participant, must be so, and another one beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from coopcli.asking.codes import PlacesAsked, codes_named, knows_code, read_codes
from coopcli.asking.filter import (
    ACTIVITY,
    AGREEMENT,
    PARTY,
    Asked,
    Clause,
    Filter,
    MakeClause,
    Reason,
    Sql,
    Subject,
    Typed,
    alone,
    grade_stated,
    inferred,
    marks,
    present,
    quote,
)
from coopcli.asking.names import read_names
from coopcli.asking.where import knows_place, places_used, read_provinces
from coopcli.places import meanings
from coopcli.text import N_, key


class Partner(NamedTuple):
    """What the other side must be, in any of these ways; each names the filter that grades it, with its value."""

    ways: Mapping[str, Any]
    named: tuple[Any, ...]


def read_partner(typed: Typed) -> Partner:
    """Read the other side: each word is a country, a province or a party, tried in this order."""
    countries: list[str] = []
    places: list[str] = []
    parties: list[str] = []
    for word in typed.words:
        one = typed._replace(words=(word,))
        if named := codes_named(one, "country"):
            countries += named
            continue
        named_place = meanings(word) or key(word) in places_used(typed.connection)
        (places if named_place else parties).append(word)
    provinces = read_provinces(typed._replace(words=tuple(places)))
    ids = read_names("parties")(typed._replace(words=tuple(parties)))
    ways = {"party": ids, "country": tuple(countries), "province": provinces if places else ()}
    return Partner({name: value for name, value in ways.items() if value}, provinces.named)


def _id(ids: tuple[str, ...], party: str) -> Sql:
    return Sql(f"CASE WHEN {party}.id IN ({marks(ids)}) THEN 3 ELSE 0 END", ids)


def _grade_stated(field: str) -> Callable[[Any, str], Sql]:
    return lambda codes, party: grade_stated(f"{party}.{field}", f"{party}.id", field, codes)


def _province(asked: PlacesAsked, party: str) -> Sql:
    """Grade a party's province. A national body has none, so that it is not unknown there, unless that is inferred."""
    located = f"""
      SELECT 1 FROM located
      WHERE located.record = {party}.id AND located.field = 'province' AND located.place IN ({marks(asked.keys)})"""
    by_inference = inferred(f"{party}.id", "{}")
    other_country = f"{party}.country NOT IN ({marks(asked.countries)})" if asked.countries else "FALSE"
    return Sql(
        f"""
    CASE
      WHEN EXISTS ({located} AND certainty = 'surely') THEN 3 - {inferred(f"{party}.id", quote("province"))}
      WHEN EXISTS ({located}) THEN 2
      WHEN {party}.province IS NOT NULL THEN {by_inference.format("'province'")}
      WHEN {party}.level = 'national' THEN {by_inference.format("'level'")}
      WHEN {other_country} THEN {by_inference.format("'country'")}
      ELSE 1
    END""",
        (*asked.keys, *asked.keys, *asked.countries),
    )


GRADES: Final[Mapping[str, Callable[[Any, str], Sql]]] = {
    "party": _id,
    "kind": _grade_stated("kind"),
    "level": _grade_stated("level"),
    "country": _grade_stated("country"),
    "province": _province,
}
"""By filter: how a party answers, `party` being the name of its table in the query."""

PRESENT: Final[Mapping[Subject, str]] = {
    AGREEMENT: present("member.agreement", "member.ordinal"),
    ACTIVITY: present(
        "member.activity",
        "(SELECT count(*) FROM activity_party AS earlier "
        "WHERE earlier.activity = member.activity AND earlier.rowid <= member.rowid)",
    ),
}
"""How surely the party of a row `member` is one of the agreement, or took part in the activity."""


def _answering(name: str, asked: Any) -> Sql:
    """Give the query of the parties that can answer at all."""
    if name == "province":
        return Sql(
            f"""
        SELECT record FROM located WHERE field = 'province' AND place IN ({marks(asked.keys)})
        UNION ALL
        SELECT id FROM party WHERE province IS NULL AND (level IS NULL OR level <> 'national')
        UNION ALL
        SELECT record FROM inference WHERE field IN ('province', 'level', 'country')""",
            asked.keys,
        )
    grade = GRADES[name](asked, "party")
    return Sql(f"SELECT id FROM party WHERE {grade.text} > 0", grade.parameters)


def _best(grade: Sql, owner: Subject) -> Sql:
    """Grade an agreement or an activity by its surest party; one without any cannot be told."""
    return Sql(
        f"""
    coalesce((
      SELECT max(min({grade.text}, {PRESENT[owner]}))
      FROM {owner}_party AS member JOIN party ON party.id = member.party
      WHERE member.{owner} = {owner}.id
    ), 1)""",
        grade.parameters,
    )


def _of_some_party(name: str) -> MakeClause:
    def clause(value: Any, _: Asked) -> Clause:
        among = _answering(name, value)
        return Clause(
            _best(GRADES[name](value, "party"), AGREEMENT),
            Sql(
                f"""
            SELECT agreement FROM agreement_party WHERE party IN ({among.text})
            UNION ALL
            SELECT id FROM agreement WHERE party_count = 0""",
                among.parameters,
            ),
        )

    return clause


def _of_a_pair(partner: Partner, asked: Asked) -> Sql:
    """Grade a pair of two parties: one as the other filters ask, another as `--with` does in any of its ways."""
    this = [GRADES[name](asked[name], "party") for name in GRADES if name in asked]
    other = [GRADES[name](value, "partner") for name, value in partner.ways.items()]
    either = ", ".join(grade.text for grade in other)
    grades = [
        *(grade.text for grade in this),
        PRESENT[AGREEMENT],
        f"max({either})" if len(other) > 1 else either,
        PRESENT[AGREEMENT].replace("member.", "other."),
    ]
    return Sql(
        f"""
    coalesce((
      SELECT max(min({", ".join(grades)}))
      FROM agreement_party AS member
      JOIN party ON party.id = member.party
      JOIN agreement_party AS other ON other.agreement = member.agreement AND other.ordinal <> member.ordinal
      JOIN party AS partner ON partner.id = other.party
      WHERE member.agreement = agreement.id
    ), agreement.party_count < 2)""",
        tuple(parameter for grade in (*this, *other) for parameter in grade.parameters),
    )


_PARTICIPANT: Final = (
    Reason(
        "participant_not_stated",
        N_("participants not stated, or what is asked of one is inferred to be something else"),
    ),
    Reason("participant_inferred", N_("that this party took part, or what is asked of it, is inferred")),
)


def _of_parties(one: Filter, some_party: tuple[str, str, str], participant: str, *itself: str) -> Filter:
    """Give the uses of a filter of some party, some participant, and an organisation itself where `itself` is said.

    The words of each are its help and, but for participants, the reasons: not stated, and inferred.
    """
    grade = GRADES[one.name]
    of_agreement, not_stated, is_inferred = some_party
    one = one.of(AGREEMENT, of_agreement, _of_some_party(one.name), not_stated, is_inferred)
    one = one.of(
        ACTIVITY, participant, alone(lambda asked: _best(grade(asked, "party"), ACTIVITY)), *_PARTICIPANT
    )
    if not itself:
        return one
    of_itself, not_stated, is_inferred = itself
    return one.of(
        PARTY,
        of_itself,
        alone(lambda asked: grade(asked, "party")),
        Reason(f"own_{one.name}_not_stated", not_stated),
        Reason(f"own_{one.name}_inferred", is_inferred),
        field=one.name,
    )


FILTERS: Final[tuple[Filter, ...]] = (
    _of_parties(
        Filter("party", N_("PARTY"), read_names("parties")),
        (
            N_("Some party: its id or words of its name, such as vwu."),
            N_("parties not stated"),
            N_("that this party belongs to it is inferred"),
        ),
        N_("Some participant: its id or words of its name."),
    ),
    _of_parties(
        Filter("kind", N_("KIND"), read_codes("kind"), knows=knows_code("kind")),
        (
            N_("Some party's kind, such as {kind__red_cross}."),
            N_("kind of a party not stated, or another inferred"),
            N_("kind of a party, or that it is one, inferred"),
        ),
        N_("Some participant's kind, such as {kind__red_cross}."),
        *(N_("Of this kind, such as {kind__red_cross}."), N_("kind not stated"), N_("kind inferred")),
    ),
    _of_parties(
        Filter("level", N_("LEVEL"), read_codes("level"), knows=knows_code("level")),
        (
            N_("Some party's level, such as {level__provincial}."),
            N_("level of a party not stated, or another inferred"),
            N_("level of a party, or that it is one, inferred"),
        ),
        N_("Some participant's level, such as {level__provincial}."),
        *(N_("Of this level, such as {level__provincial}."), N_("level not stated"), N_("level inferred")),
    ),
    _of_parties(
        Filter("country", N_("COUNTRY"), read_codes("country"), knows=knows_code("country")),
        (
            N_("Some party's country, such as LA or Lào."),
            N_("country of a party not stated, or another inferred"),
            N_("country of a party, or that it is one, inferred"),
        ),
        N_("Some participant's country, such as LA or Lào."),
        *(N_("In this country, such as LA or Lào."), N_("country not stated"), N_("country inferred")),
    ),
    _of_parties(
        Filter("province", N_("PROVINCE"), read_provinces, knows=knows_place),
        (
            N_('Some party\'s province in any spelling, such as "Kon Tum".'),
            N_("province of a party not stated, or another inferred"),
            N_("province of a party, or that it is one, inferred, or its name has several meanings"),
        ),
        N_('Some participant\'s province, such as "Kon Tum".'),
        N_('In this province, such as "Kon Tum".'),
        N_("province not stated"),
        N_("province inferred, or its name has several meanings"),
    ),
    Filter("with", N_("WHOM"), read_partner).of(
        AGREEMENT,
        N_('The other side: a party, a province or a country, such as LA or "Attapeu".'),
        _of_a_pair,
        N_("what is asked of the other party is not stated, or inferred to be something else"),
        N_("what is asked of the other party is inferred"),
    ),
)
