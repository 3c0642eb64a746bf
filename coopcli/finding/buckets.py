"""Into which buckets of a field a record falls, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coopcli.records.summary import NOT_APPLICABLE

_MEMBERS: Final = {
    "activity": "LEFT JOIN activity_party AS member ON member.activity = counted.id",
    "agreement": "LEFT JOIN agreement_party AS member ON member.agreement = counted.agreement",
}
_PARTIES: Final = " LEFT JOIN party ON party.id = member.party"
_UNDER: Final = "LEFT JOIN activity_agreement AS under ON under.activity = counted.id"
_PAPERS: Final = {
    "activity": f"{_UNDER} LEFT JOIN agreement ON agreement.id = under.agreement",
    "agreement": "LEFT JOIN agreement ON agreement.id = counted.agreement",
}
_EVENTS: Final = {
    "activity": "LEFT JOIN activity ON activity.id = counted.id",
    "agreement": """
    LEFT JOIN activity_agreement AS under ON under.agreement = counted.agreement
    LEFT JOIN activity ON activity.id = under.activity""",
}
_AREAS: Final = """
LEFT JOIN (
  SELECT area.record AS agreement, area.area, 3 AS grade FROM area
  UNION ALL
  SELECT commitment.agreement, area.area, 3 FROM commitment JOIN area ON area.record = commitment.id
  UNION ALL
  SELECT statement_about.target, area.area, 2
  FROM statement_about JOIN area ON area.record = statement_about.statement
) AS held ON held.agreement = counted.agreement
"""
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


@dataclass(frozen=True, slots=True)
class Buckets:
    """The SQL of the buckets: `bucket` (NULL: not stated) and `grade` of what `joins` puts beside `counted`."""

    bucket: str
    grade: str
    joins: str


def buckets(subject: str, field: str) -> Buckets:
    """Give the buckets of a field for what stands in `counted`; each falls into one at least.

    `subject` is agreement, commitment or activity. What is inferred, or has several meanings, is graded possible.
    """
    side = "activity" if subject == "activity" else "agreement"
    if field in ("party", "kind", "level", "country", "province"):
        return _of_party(side, field)
    if field in ("type", "standing", "status", "year_signed"):
        return _of_paper(side, field)
    if field in ("activity_year", "activity"):
        return _of_event(side, field)
    return _of_content(subject, side, field)


def _inferred(record: str, field: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM inference WHERE inference.record = {record} AND inference.field = '{field}')"
    )


def _of_party(side: str, field: str) -> Buckets:
    joins = _MEMBERS[side] + _PARTIES
    if field == "party":
        return Buckets("party.id", "3", joins)
    sure = f"3 - {_inferred('party.id', field)}"
    if field != "province":
        return Buckets(f"party.{field}", sure, joins)
    joins += " LEFT JOIN located ON located.record = party.id AND located.field = 'province'"
    return Buckets(_PROVINCE, f"CASE WHEN located.certainty = 'possibly' THEN 2 ELSE {sure} END", joins)


def _of_paper(side: str, field: str) -> Buckets:
    """The buckets of the paper; for an activity, those of the papers it stands under."""
    linked = f" - {_inferred('counted.id', 'agreements')}" if side == "activity" else ""
    if field == "status":
        certain = f"CASE certainty WHEN 'possibly' THEN 2 ELSE 3{linked} END"
        if side == "agreement":
            joins = "JOIN agreement_status ON agreement_status.agreement = counted.agreement"
        else:
            joins = f"{_UNDER} LEFT JOIN agreement_status ON agreement_status.agreement = under.agreement"
        return Buckets("agreement_status.status", certain, joins)
    if field == "year_signed":
        grade = f"max(2, 3 - coalesce(agreement.date_signed_inferred, 0){linked})"
        return Buckets(_SIGNED, grade, _PAPERS[side])
    grade = f"max(2, 3 - {_inferred('agreement.id', field)}{linked})"
    return Buckets(f"agreement.{field}", grade, _PAPERS[side])


def _of_event(side: str, field: str) -> Buckets:
    """The buckets of an activity; for an agreement, those of the activities under it."""
    linked = f" - {_inferred('activity.id', 'agreements')}" if side == "agreement" else ""
    if field == "activity_year":
        grade = f"max(2, 3 - coalesce(activity.dates_inferred, 0){linked})"
        return Buckets(_YEAR, grade, _EVENTS[side])
    joins = f"{_EVENTS[side]} LEFT JOIN activity_kind ON activity_kind.activity = activity.id"
    return Buckets("activity_kind.kind", f"max(2, 3 - {_inferred('activity.id', 'kind')}{linked})", joins)


def _of_content(subject: str, side: str, field: str) -> Buckets:
    """The areas and cadences: of the promise or activity itself, or all that an agreement holds."""
    if field == "area":
        if subject == "agreement":
            return Buckets("held.area", "coalesce(held.grade, 3)", _AREAS)
        return Buckets("area.area", "3", "LEFT JOIN area ON area.record = counted.id")
    if subject == "agreement":
        joins = "LEFT JOIN commitment ON commitment.agreement = counted.agreement AND commitment.every IS NOT NULL"
        return Buckets("commitment.every", "3", joins)
    table = "commitment" if subject == "commitment" else "activity"
    return Buckets(
        f'coalesce({table}.every, {table}."when")', "3", f"JOIN {table} ON {table}.id = counted.id"
    )
