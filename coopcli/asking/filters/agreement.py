"""Filters of the agreement itself: type, standing, status on the day, when it was signed and when it ends."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from coopcli.answer import Grade
from coopcli.asking.codes import STATUS_GROUPS, day_of, read_codes, read_period, read_statuses
from coopcli.asking.filter import (
    AGREEMENT,
    Asked,
    Clause,
    Filter,
    MakeClause,
    Reason,
    Sql,
    Typed,
    alone,
    grade_stated,
    marks,
    reasons_by_code,
    reasons_of_day,
    within,
)
from coopcli.days.periods import Span
from coopcli.text import N_

REASONS: Final = reasons_by_code(
    {
        "planned": N_("planned, no signing reported"),
        "agreed": N_("content agreed, no signing reported"),
        "term_not_stated": N_("term not stated"),
        "end_not_stated": N_("end of the term not stated"),
        "start_not_stated": N_("start of the term not stated"),
        "renewals_not_counted": N_("it renews itself, but for how long is not stated or too far ahead"),
        "start_not_exact": N_("the day on which the term begins is not known"),
        "end_not_exact": N_("the day on which the term ends is not known"),
        "rolls_on": N_("it renews itself"),
        "start_inferred": N_("the start of the term is inferred"),
        "end_inferred": N_("the end of the term is inferred"),
        "successor_inferred": N_("that the next agreement renews it is inferred"),
    }
)
"""Why a status or an end is not sure, by the codes of `status_reason` in schema.sql and those of an end."""


def _one_of(field: str) -> MakeClause:
    return lambda codes, _: grade_stated(f"agreement.{field}", "agreement.id", field, codes)


def _status(statuses: tuple[str, ...], _: Asked) -> Sql:
    """Grade the status on the day: sure where all that it may be is asked for, possible where some of it is."""
    asked = marks(statuses)
    return Sql(
        f"""
    (
      SELECT CASE
        WHEN status = 'unknown' THEN iif(status IN ({asked}), 3, 1)
        WHEN or_status IS NULL THEN iif(status NOT IN ({asked}), 0, 3 - unsure)
        ELSE (
          SELECT CASE sum(value IN ({asked})) WHEN 0 THEN 0 WHEN count(*) THEN 3 - unsure ELSE 2 END
          FROM (SELECT status AS value UNION ALL SELECT value FROM json_each(or_status))
        )
      END
      FROM agreement_status WHERE agreement_status.agreement = agreement.id
    )""",
        statuses * 3,
    )


def _in_force(_: date, asked: Asked) -> Sql:
    """Grade that it is in force: the store is opened for the day."""
    return _status(STATUS_GROUPS["in_force"], asked)


def _grade_signing(span: Span) -> Sql:
    """Grade the signing day: sure when the span holds all the days it can be, possible when it meets them."""
    inside, meets, parameters = within("agreement.date_signed_earliest", "agreement.date_signed_latest", span)
    return Sql(
        f"""
    CASE
      WHEN agreement.date_signed IS NULL THEN agreement.standing IS NOT 'planned'
      WHEN {inside} AND NOT agreement.date_signed_inferred THEN 3
      WHEN {meets} THEN 2
      ELSE 0
    END""",
        parameters,
    )


def _ends(span: Span, _: Asked) -> Clause:
    """Grade the last day of the term: sure when the span holds all the days it can be, possible when it meets them.

    An agreement that is planned has no end, one whose content is only agreed possibly; one that begins after the span
    surely does not end in it. An end from which an agreement rolls on by itself is one only if notice is given.
    """
    inside, meets, parameters = within("term.ends_earliest", "term.ends_latest", span)
    last = parameters[1]
    return Clause(
        Sql(
            f"""
        (
          SELECT max(
            CASE
              WHEN agreement.standing = 'planned' OR term.ending = 'open' THEN 0
              WHEN term.starts_earliest > ? OR term.extended THEN 0
              WHEN term.ending = 'not_stated' THEN 1
              WHEN {inside} AND NOT term.ends_unsure AND term.continues IS NULL
                AND agreement.standing IS NOT 'agreed' THEN 3
              WHEN {meets} THEN 2
              ELSE 0
            END
          )
          FROM term WHERE term.agreement = agreement.id
        )""",
            (last, *parameters),
        ),
        Sql(
            """
        SELECT agreement FROM term WHERE ends_earliest <= ? AND ends_latest >= ?
        UNION ALL
        SELECT agreement FROM term WHERE ending = 'not_stated'""",
            parameters[-2:],
        ),
    )


def read_day(typed: Typed) -> date:
    """Read a day."""
    return day_of(typed.option, typed.words[-1], typed.today)


def _reason_of_status(_: Grade, row: Any) -> Reason | None:
    code = row.status_reason
    return REASONS[code] if code else None


def _reason_of_end(grade: Grade, row: Any) -> Reason:
    if grade is Grade.UNKNOWN:
        code = "term_not_stated" if row.period is None else "end_not_stated"
    elif row.standing == "agreed":
        code = "agreed"
    elif row.ends_unsure:
        code = "end_inferred"
    else:
        rolls_on = row.ends_earliest == row.ends_latest and row.renewal_mode == "tacit"
        code = "rolls_on" if rolls_on else "end_not_exact"
    return REASONS[code]


_OF_STATUS: Final = (
    REASONS["term_not_stated"],
    REASONS["start_inferred"],
    tuple(REASONS.values()),
    _reason_of_status,
)

FILTERS: Final[tuple[Filter, ...]] = (
    Filter("type", N_("TYPE"), read_codes("type")).of(
        AGREEMENT,
        N_("The type of agreement, such as memorandum_of_understanding."),
        _one_of("type"),
        N_("type not stated"),
        N_("type inferred"),
    ),
    Filter("standing", N_("STANDING"), read_codes("standing")).of(
        AGREEMENT,
        N_("What is known of the agreement: planned, agreed or signed."),
        _one_of("standing"),
        N_("standing not stated"),
        N_("standing inferred"),
    ),
    Filter("status", N_("STATUS"), read_statuses).of(
        AGREEMENT,
        N_("The status on the day: in_force, ending, ended, upcoming, unknown …"),
        _status,
        *_OF_STATUS,
    ),
    Filter("signed", N_("PERIOD"), read_period, repeats=False).of(
        AGREEMENT,
        N_("Signed in this period, such as 2022 or quý III/2022."),
        alone(_grade_signing),
        *reasons_of_day(
            "signed",
            (
                N_("signing day not stated"),
                N_("signing day inferred"),
                N_("the exact signing day is not known"),
            ),
            "date_signed_inferred",
        ),
    ),
    Filter("ends", N_("PERIOD"), read_period, repeats=False).of(
        AGREEMENT,
        N_("Its term ends in this period, such as 2027 or 2026/2027."),
        _ends,
        REASONS["end_not_stated"],
        REASONS["end_inferred"],
        tuple(REASONS.values()),
        _reason_of_end,
    ),
    Filter("on", N_("DATE"), read_day, repeats=False).of(
        AGREEMENT, N_("In force on this day, such as 2023-06-01 or 1/6/2023."), _in_force, *_OF_STATUS
    ),
)
