"""Filters of what was done and of every place, also that of a signing; and of the sources of a record.

What was done is asked of an activity, and an agreement answers as surely as the surest of the activities under it
does, which is at most possible where that it stands under the agreement is inferred.
"""

from __future__ import annotations

import json
from typing import Any, Final

from coopcli.answer import Grade
from coopcli.asking.codes import PlacesAsked, knows_code, knows_period, read_codes, read_period
from coopcli.asking.filter import (
    ACTIVITY,
    AGREEMENT,
    TOOK_PLACE,
    Asked,
    Filter,
    MakeClause,
    Reason,
    Sql,
    Subject,
    alone,
    alone_or_beyond,
    inferred,
    left_open,
    marks,
    quote,
    reasons_of_day,
    sure,
    within,
)
from coopcli.asking.names import read_names
from coopcli.asking.where import knows_place, read_places
from coopcli.days.periods import Span
from coopcli.text import N_


def _grade_cited(subject: Subject) -> MakeClause:
    """Grade the sources cited for a record; of one without any citation it cannot be told."""
    of_it = f"SELECT 1 FROM citation WHERE citation.record = {subject}.id"

    def grade(sources: tuple[str, ...]) -> Sql:
        return Sql(
            f"""
        CASE
          WHEN EXISTS ({of_it} AND citation.source IN ({marks(sources)})) THEN 3
          ELSE NOT EXISTS ({of_it})
        END""",
            sources,
        )

    return alone(grade)


LINK: Final = sure("activity.id", "agreements")
"""How surely an activity stands under the agreements that it names."""

_UNDER: Final = f"""
  FROM activity_agreement JOIN activity ON activity.id = activity_agreement.activity
  WHERE activity_agreement.agreement = agreement.id AND {TOOK_PLACE}"""


def _kinds(kinds: tuple[str, ...]) -> Sql:
    """Grade what happened in an activity: where nothing is said of it, or another kind inferred, it cannot be told."""
    of_it = "SELECT 1 FROM activity_kind WHERE activity_kind.activity = activity.id"
    return Sql(
        f"""
    CASE
      WHEN EXISTS ({of_it} AND activity_kind.kind IN ({marks(kinds)})) THEN {sure("activity.id", "kind")}
      ELSE NOT EXISTS ({of_it}) OR {inferred("activity.id", quote("kind"))}
    END""",
        kinds,
    )


def _other_kinds(kinds: tuple[str, ...]) -> Sql:
    """Say of an activity that it was of other kinds, too."""
    of_it = "SELECT 1 FROM activity_kind WHERE activity_kind.activity = activity.id"
    return Sql(f"EXISTS ({of_it} AND activity_kind.kind NOT IN ({marks(kinds)}))", kinds)


def _dates(span: Span) -> Sql:
    """Grade when it was: sure when the span holds all its days, possible when it meets them.

    Of a day that is inferred it cannot be told where the span holds none of its days, but days that are left open.
    """
    inside, meets, parameters = within("activity.dates_earliest", "activity.dates_latest", span)
    first, last = parameters[0], parameters[1]
    elsewhere = left_open("activity.id", "dates", span)
    return Sql(
        f"""
    CASE
      WHEN activity.dates_latest < ? OR activity.dates_earliest > ?
        THEN activity.dates_inferred AND {elsewhere.text}
      WHEN activity.dates_earliest IS NULL AND activity.dates_latest IS NULL THEN 1
      WHEN {inside} AND NOT activity.dates_inferred THEN 3
      WHEN {meets} THEN 2
      ELSE 1
    END""",
        (first, last, *elsewhere.parameters, *parameters),
    )


def _runs_beyond(span: Span) -> Sql:
    """Say of an activity that it went on for longer than the span; one on an unknown day was in it or not."""
    inside, _, parameters = within("activity.dates_earliest", "activity.dates_latest", span)
    return Sql(f"(activity.dates LIKE '%/%' AND {inside} IS NOT TRUE)", parameters[:2])


def _grade_place(record: str, field: str, asked: PlacesAsked) -> Sql:
    """Grade a place of a record: in a province, or at a place below it.

    A place not stated cannot be told, nor can one that is not told as far down as the place that was asked. The country
    of a place without its province may tell that it is not there.
    """
    located = f"SELECT 1 FROM located WHERE located.record = {record} AND located.field = '{field}'"
    inside = f"{located} AND located.place IN ({marks(asked.keys)})"
    somewhere = f"SELECT 1 FROM place WHERE place.record = {record} AND place.field = '{field}'"
    named = _named(asked)
    around = f"""
      {located} AND EXISTS (
        {somewhere} AND EXISTS (
          SELECT 1 FROM json_each(?) AS spot
          WHERE spot.value ->> 0 = located.place
            AND (spot.value ->> 1 = coalesce(place.city, place.district)) IS NOT FALSE
            AND (spot.value ->> 2 = place.commune) IS NOT FALSE
            AND (spot.value ->> 3 = place.village) IS NOT FALSE
        )
      )"""
    abroad = f"place.country NOT IN ({marks(asked.countries)})" if asked.countries else "FALSE"
    return Sql(
        f"""
    CASE
      WHEN EXISTS ({inside} AND located.certainty = 'surely') OR EXISTS ({somewhere} AND {named.text})
        THEN {sure(record, field)}
      WHEN EXISTS ({inside}) THEN 2
      WHEN EXISTS ({around}) THEN 1
      WHEN EXISTS ({somewhere} AND (place.province IS NOT NULL OR {abroad})) THEN {inferred(record, quote(field))}
      ELSE 1
    END""",
        (*asked.keys, *named.parameters, *asked.keys, json.dumps(asked.around), *asked.countries),
    )


def _named(asked: PlacesAsked) -> Sql:
    """Say of a place that it is one of those below the province that were asked."""
    levels = {
        spot.level: [one.text for one in asked.spots if one.level == spot.level] for spot in asked.spots
    }
    named = " OR ".join(["FALSE", *(f"place.{level} IN ({marks(texts)})" for level, texts in levels.items())])
    return Sql(f"({named})", tuple(text for texts in levels.values() for text in texts))


def _other_places(asked: PlacesAsked) -> Sql:
    """Say of an activity that it took place elsewhere, too, or at a place that is told less closely."""
    named = _named(asked)
    located = "SELECT 1 FROM located WHERE located.record = activity.id AND located.field = 'places'"
    return Sql(
        f"""
    (
      EXISTS (
        SELECT 1 FROM place
        WHERE place.record = activity.id AND place.field = 'places' AND {named.text} IS NOT TRUE
      )
      AND (EXISTS ({located} AND located.place NOT IN ({marks(asked.keys)})) OR NOT EXISTS ({located}))
    )""",
        (*named.parameters, *asked.keys),
    )


def _grades_of_activity(asked: Asked) -> list[Sql]:
    """Grade kind and period of an activity, as far as they are asked."""
    grades = [_kinds(asked["activity"])] if "activity" in asked else []
    return [*grades, _dates(asked["year"])] if "year" in asked else grades


def _of_some_activity(_: Any, asked: Asked) -> Sql:
    """Grade an agreement by the activities under it: one of them must be of the kind, and in the period."""
    grades = _grades_of_activity(asked)
    of_one = ", ".join(grade.text for grade in grades)
    return Sql(
        f"coalesce((SELECT max(min({LINK}, {of_one})) {_UNDER}), 0)",
        tuple(parameter for grade in grades for parameter in grade.parameters),
    )


def _year_of_some_activity(span: Span, asked: Asked) -> Sql | None:
    return None if "activity" in asked else _of_some_activity(span, asked)


def _grade_places_of_agreement(places: PlacesAsked, asked: Asked) -> Sql:
    """Grade where it was signed, and where its activities took place: of the kind and in the period that are asked."""
    signed = _grade_place("agreement.id", "place_signed", places)
    grades = [_grade_place("activity.id", "places", places), *_grades_of_activity(asked)]
    of_one = ", ".join(grade.text for grade in grades)
    return Sql(
        f"max({signed.text}, coalesce((SELECT max(min({LINK}, {of_one})) {_UNDER}), 0))",
        (*signed.parameters, *(parameter for grade in grades for parameter in grade.parameters)),
    )


def _grade_places_of_activity(places: PlacesAsked) -> Sql:
    return _grade_place("activity.id", "places", places)


def under(agreements: tuple[str, ...]) -> Sql:
    """Grade the agreements that it stands under.

    Where none is named, or another by inference, it cannot be told, if one of the parties took part and it did not end
    before the term.
    """
    asked = marks(agreements)
    of_it = "SELECT 1 FROM activity_agreement WHERE activity_agreement.activity = activity.id"
    return Sql(
        f"""
    CASE
      WHEN EXISTS ({of_it} AND activity_agreement.agreement IN ({asked})) THEN {LINK}
      WHEN EXISTS ({of_it}) AND NOT {inferred("activity.id", quote("agreements"))} THEN 0
      ELSE EXISTS (
        SELECT 1 FROM activity_party
        JOIN agreement_party ON agreement_party.party = activity_party.party
        JOIN lifetime AS term ON term.agreement = agreement_party.agreement
        WHERE activity_party.activity = activity.id AND agreement_party.agreement IN ({asked})
          AND (activity.dates_latest < term.starts_earliest) IS NOT TRUE
      )
    END""",
        agreements * 2,
    )


_OF_SOME_ACTIVITY: Final = (
    Reason(
        "activity_not_stated",
        N_("of an activity under it the day or the kind is not stated, or inferred to be another"),
    ),
    Reason(
        "activity_inferred",
        N_("that the activity belongs to it, its kind or its day is inferred, or the day is not exact"),
    ),
)
_WHERE_NOT_STATED: Final = Reason("where_not_stated", N_("place not stated"))
_WHERE_NOT_EXACT: Final = Reason("where_not_exact", N_("the place is not told so closely"))
_WHERE_INFERRED: Final = Reason("where_inferred", N_("place inferred, or its name has several meanings"))


def _reason_of_place(grade: Grade, row: Any) -> Reason:
    """Tell a place that is told from above only from one that is not told."""
    if grade is not Grade.UNKNOWN or any(key.partition("[")[0] == "places" for key in row.inferred or ()):
        return _WHERE_INFERRED
    return _WHERE_NOT_EXACT if any(place.get("province") for place in row.places) else _WHERE_NOT_STATED


_CITED: Final = N_("This source is cited for it, such as s003.")
_NOT_CITED: Final = (Reason("source_not_stated", N_("no source is cited")),) * 2

FILTERS: Final[tuple[Filter, ...]] = (
    Filter("activity", N_("KIND"), read_codes("activity"), knows=knows_code("activity"))
    .of(
        AGREEMENT,
        N_("An activity of this kind is on record, such as {activity__gift}."),
        _of_some_activity,
        *_OF_SOME_ACTIVITY,
    )
    .of(
        ACTIVITY,
        N_("It was of this kind, such as {activity__gift}."),
        alone_or_beyond(_kinds, _other_kinds),
        N_("kind of activity not stated"),
        Reason("activity_kind_inferred", N_("kind of activity inferred")),
        field="kind",
    ),
    Filter("place", N_("PLACE"), read_places, knows=knows_place)
    .of(
        AGREEMENT,
        N_('Signed or carried out there, such as "Đà Nẵng".'),
        _grade_places_of_agreement,
        N_("place of signing, or of an activity under it, not stated, not so closely, or another inferred"),
        N_("the place, or that the activity there belongs to it, is inferred"),
    )
    .of(
        ACTIVITY,
        N_('It took place there, in a province or below it, such as Attapeu or "Sầm Sơn".'),
        alone_or_beyond(_grade_places_of_activity, _other_places),
        _WHERE_NOT_STATED,
        _WHERE_INFERRED,
        (_WHERE_NOT_EXACT,),
        _reason_of_place,
    ),
    Filter("year", N_("PERIOD"), read_period, repeats=False, knows=knows_period)
    .of(
        AGREEMENT,
        N_("An activity of this year or period is on record, such as 2022."),
        _year_of_some_activity,
        *_OF_SOME_ACTIVITY,
    )
    .of(
        ACTIVITY,
        N_("It took place in this year or period, such as 2022."),
        alone_or_beyond(_dates, _runs_beyond),
        *reasons_of_day(
            "dates",
            (
                N_("date not stated"),
                N_("date inferred"),
                N_("the year is inferred"),
                N_("date not exact, or partly outside the period"),
            ),
            "dates",
        ),
    ),
    Filter("agreement", N_("AGREEMENT"), read_names("agreements")).of(
        ACTIVITY,
        N_("It stands under this agreement, such as rc-kon-tum-attapeu-2022."),
        alone(under),
        N_("under which agreement is not stated"),
        N_("that it belongs to the agreement is inferred"),
        field="agreements",
    ),
    Filter("source", N_("SOURCE"), read_names("sources"))
    .of(AGREEMENT, _CITED, _grade_cited(AGREEMENT), *_NOT_CITED)
    .of(ACTIVITY, _CITED, _grade_cited(ACTIVITY), *_NOT_CITED),
)
