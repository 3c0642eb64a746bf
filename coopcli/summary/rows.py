"""What a summary counts and by what it divides, and the rows that the store gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from coopcli.asking.filter import ACTIVITY, AGREEMENT, COMMITMENT, TOOK_PLACE, Subject, sure
from coopcli.asking.filters.content import areas_of
from coopcli.asking.filters.events import LINK
from coopcli.asking.filters.parties import PRESENT
from coopcli.text import N_

LABELS: Final[Mapping[str, str]] = {
    "province": N_("province"), "country": N_("country"), "party": N_("party"), "kind": N_("kind of party"),
    "level": N_("level"), "type": N_("type"), "standing": N_("standing"), "status": N_("status"),
    "area": N_("area"), "year_signed": N_("year signed"), "activity_year": N_("year of activity"),
    "activity": N_("kind of activity"), "cadence": N_("how often"),
}  # fmt: skip
"""Each field that a summary can divide by, as JSON and CSV name it, with its heading."""


IN_TIME: Final = frozenset(("year_signed", "activity_year"))
"""Fields whose buckets have an order of their own."""

NOT_APPLICABLE: Final = "not_applicable"
"""The bucket of what cannot have such a value, as the province of a national body."""


class Count(NamedTuple):
    """A bucket of each field (None: not stated) and how many fall in it surely, possibly, or with no telling."""

    buckets: tuple[str | None, ...]
    surely: int
    possibly: int
    unknown: int

    @property
    def all(self) -> int:
        """All of them together."""
        return self.surely + self.possibly + self.unknown


class Subtotal(NamedTuple):
    """Numbers of one unit, mark and match in a bucket: their sum, how many were given and how many not.

    `shared`: they are told of more than the bucket, which has a part of them that is not told.
    """

    buckets: tuple[str | None, ...]
    unit: str | None
    match: str
    mark: str | None
    shared: bool
    value: int | float | None
    stated: int
    not_stated: int


_MEMBERS: Final[Mapping[Subject, str]] = {
    ACTIVITY: "LEFT JOIN activity_party AS member ON member.activity = counted.id",
    AGREEMENT: "LEFT JOIN agreement_party AS member ON member.agreement = counted.agreement",
}
_PARTIES: Final = " LEFT JOIN party ON party.id = member.party"
_UNDER: Final = """
LEFT JOIN activity_agreement AS under ON under.activity = counted.id
LEFT JOIN activity ON activity.id = counted.id"""
_AGREEMENTS: Final[Mapping[Subject, str]] = {
    ACTIVITY: f"{_UNDER} LEFT JOIN agreement ON agreement.id = under.agreement",
    AGREEMENT: "LEFT JOIN agreement ON agreement.id = counted.agreement",
}
_EVENTS: Final[Mapping[Subject, str]] = {
    ACTIVITY: "LEFT JOIN activity ON activity.id = counted.id",
    AGREEMENT: f"""
    LEFT JOIN activity_agreement AS under ON under.agreement = counted.agreement
      AND EXISTS (SELECT 1 FROM activity WHERE activity.id = under.activity AND {TOOK_PLACE})
    LEFT JOIN activity ON activity.id = under.activity""",
}
_PROVINCE: Final = f"""
CASE
  WHEN located.place IS NOT NULL THEN located.place
  WHEN party.level = 'national' THEN '{NOT_APPLICABLE}'
END"""
_SIGNED: Final = f"""
CASE
  WHEN agreement.date_signed IS NULL AND agreement.standing = 'planned' THEN '{NOT_APPLICABLE}'
  WHEN substr(date_signed_earliest, 1, 4) = substr(date_signed_latest, 1, 4)
    THEN substr(date_signed_earliest, 1, 4)
  ELSE substr(date_signed_earliest, 1, 4) || '/' || substr(date_signed_latest, 1, 4)
END"""
_YEAR: Final = """
CASE
  WHEN activity.dates IS NULL THEN NULL
  WHEN substr(dates_earliest, 1, 4) = substr(dates_latest, 1, 4) THEN substr(dates_earliest, 1, 4)
  ELSE coalesce(substr(dates_earliest, 1, 4), '') || '/' || coalesce(substr(dates_latest, 1, 4), '')
END"""


class Buckets(NamedTuple):
    """The SQL of the buckets: `bucket` (NULL: not stated) and `grade` of what `joins` puts beside `counted`."""

    bucket: str
    grade: str
    joins: str


def buckets(subject: Subject, field: str) -> Buckets:
    """Give the buckets of a field for what stands in `counted`; each falls into one at least.

    They are graded as the filter of the same field is: what is inferred, or has several meanings, is possible.
    """
    side: Subject = ACTIVITY if subject == ACTIVITY else AGREEMENT
    match field:
        case "type" | "standing" | "status" | "year_signed":
            return _of_agreement(side, field)
        case "activity_year" | "activity":
            return _of_event(side, field)
        case "area":
            return _of_area(subject)
        case "cadence":
            return _of_cadence(subject)
    return _of_party(side, field)


def _of_party(side: Subject, field: str) -> Buckets:
    joins = _MEMBERS[side] + _PARTIES
    if field == "party":
        return Buckets("party.id", PRESENT[side], joins)
    grade = sure("party.id", field)
    if field != "province":
        return Buckets(f"party.{field}", f"min({grade}, {PRESENT[side]})", joins)
    joins += " LEFT JOIN located ON located.record = party.id AND located.field = 'province'"
    grade = f"CASE WHEN located.certainty = 'possibly' THEN 2 ELSE min({grade}, {PRESENT[side]}) END"
    return Buckets(_PROVINCE, grade, joins)


def _of_agreement(side: Subject, field: str) -> Buckets:
    """The buckets of the agreement; for an activity, those of the agreements it stands under."""
    link = LINK if side == ACTIVITY else "3"
    if field == "status":
        joins = "JOIN agreement_status ON agreement_status.agreement = counted.agreement"
        if side == ACTIVITY:
            joins = f"{_UNDER} LEFT JOIN agreement_status ON agreement_status.agreement = under.agreement"
        grade = f"CASE certainty WHEN 'possibly' THEN 2 ELSE {link} END"
        return Buckets("agreement_status.status", grade, joins)
    if field == "year_signed":
        grade = f"min(3 - coalesce(agreement.date_signed_inferred, 0), {link})"
        return Buckets(_SIGNED, grade, _AGREEMENTS[side])
    return Buckets(f"agreement.{field}", f"min({sure('agreement.id', field)}, {link})", _AGREEMENTS[side])


def _of_event(side: Subject, field: str) -> Buckets:
    """The buckets of an activity; for an agreement, those of the activities under it."""
    link = LINK if side == AGREEMENT else "3"
    if field == "activity_year":
        return Buckets(_YEAR, f"min(3 - coalesce(activity.dates_inferred, 0), {link})", _EVENTS[side])
    joins = f"{_EVENTS[side]} LEFT JOIN activity_kind ON activity_kind.activity = activity.id"
    return Buckets("activity_kind.kind", f"min({sure('activity.id', 'kind')}, {link})", joins)


def _of_area(subject: Subject) -> Buckets:
    """The areas of the commitment or activity itself, or all that an agreement holds."""
    owner = "counted.agreement" if subject == AGREEMENT else "counted.id"
    joins = f"LEFT JOIN ({areas_of(subject)}) AS held ON held.id = {owner}"
    return Buckets("held.area", "coalesce(held.grade, 3)", joins)


def _of_cadence(subject: Subject) -> Buckets:
    """How often, or on which occasion; for an agreement, the cadences of its commitments."""
    if subject == AGREEMENT:
        joins = "LEFT JOIN commitment ON commitment.agreement = counted.agreement AND commitment.every IS NOT NULL"
        return Buckets("commitment.every", sure("commitment.id", "every"), joins)
    table = COMMITMENT if subject == COMMITMENT else ACTIVITY
    often, occasion = sure(f"{table}.id", "every"), sure(f"{table}.id", "when")
    grade = f"CASE WHEN {table}.every IS NULL THEN {occasion} ELSE {often} END"
    return Buckets(
        f'coalesce({table}.every, {table}."when")', grade, f"JOIN {table} ON {table}.id = counted.id"
    )
