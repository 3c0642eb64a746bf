"""Filters of the agreement itself: type, standing, status on the day, when it was signed and when it ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Final

from coopcli.answer import Grade
from coopcli.asking.codes import (
    STATUS_GROUPS,
    day_of,
    knows_code,
    knows_day,
    knows_period,
    knows_status,
    read_codes,
    read_period,
    read_statuses,
)
from coopcli.asking.filter import (
    AGREEMENT,
    Asked,
    Clause,
    Filter,
    MakeClause,
    Reason,
    Sql,
    TellReason,
    Typed,
    grade_stated,
    left_open,
    marks,
    quote,
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
        "signing_inferred": N_("that it was signed is inferred"),
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


def _status(statuses: tuple[str, ...], asked_too: Asked) -> Sql:
    """Grade the status on the day: sure where all that it may be is asked for, possible where some of it is.

    Where a day of the term is inferred, it cannot be told of what it is with another day that is left open. In force on
    the day, as `--on` asks, is no other status.
    """
    if "on" in asked_too and "unknown" not in statuses:
        statuses = tuple(one for one in statuses if one in STATUS_GROUPS["in_force"])
        if not statuses:
            return Sql("0")
    asked = marks(statuses)
    left_open = " OR ".join(
        f"EXISTS (SELECT 1 FROM leeway WHERE leeway.record = agreement.id AND leeway.field = '{field}' AND {day})"
        for field, day in _elsewhere(statuses)
    )
    left_open = f"(unsure AND ({left_open or 'FALSE'}))"
    return Sql(
        f"""
    (
      SELECT CASE
        WHEN status = 'unknown' THEN iif(status IN ({asked}), 3, 1)
        WHEN or_status IS NULL AND status IN ({asked}) THEN 3 - unsure
        WHEN or_status IS NULL THEN {left_open}
        ELSE (
          SELECT CASE sum(value IN ({asked})) WHEN count(*) THEN 3 - unsure WHEN 0 THEN {left_open} ELSE 2 END
          FROM (SELECT status AS value UNION ALL SELECT value FROM json_each(or_status))
        )
      END
      FROM agreement_status WHERE agreement_status.agreement = agreement.id
    )""",
        statuses * 3,
    )


def _elsewhere(statuses: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give for each end of a term under which condition of its leeway one of the statuses is left open on the day."""
    begun = f"(leeway.earliest IS NULL OR leeway.earliest <= {_DAY})"
    if _RUNNING.intersection(statuses):
        still = f"{begun} AND (leeway.latest IS NULL OR leeway.latest >= {_DAY})"
        yield from (("starts", still), ("ends", still))
    if "upcoming" in statuses:
        yield "starts", f"(leeway.latest IS NULL OR leeway.latest > {_DAY})"
    if _OVER.intersection(statuses):
        yield "ends", f"{begun} AND status NOT IN ({', '.join(map(quote, sorted(_OVER)))})"


_DAY: Final = "(SELECT day FROM today)"
_RUNNING: Final = frozenset(STATUS_GROUPS["in_force"])
_OVER: Final = frozenset(STATUS_GROUPS["ended"])


def _in_force(_: date, asked: Asked) -> Sql:
    """Grade that it is in force: the store is opened for the day."""
    return _status(STATUS_GROUPS["in_force"], asked)


def _asked_of_the_day(asked: Asked) -> frozenset[str]:
    """Give the statuses that are asked for the day; none where nothing is."""
    return _RUNNING if "on" in asked else frozenset(asked.get("status", ()))


def _grade_signing(span: Span, asked: Asked) -> Sql:
    """Grade the signing day: sure when the span holds all the days it can be, possible when it meets them.

    One that is not stated cannot be told, but is possibly that of a ceremony which bounds it; nor can one that is
    inferred, where other fields leave it open. What runs on the
    day, or is over, was signed by then, and nothing is signed after its end.
    """
    ends, statuses = asked.get("ends"), _asked_of_the_day(asked)
    if ends and ends.last and span.first and span.first > ends.last:
        return Sql("0")
    inside, meets, parameters = within("agreement.date_signed_earliest", "agreement.date_signed_latest", span)
    elsewhere = left_open("agreement.id", "date_signed", span)
    earliest = "iif(agreement.date_signed_inferred, '', coalesce(agreement.date_signed_earliest, ''))"
    begun = statuses and statuses <= _RUNNING | _OVER
    too_late = Sql(f"max(?, {earliest}) > {_DAY}", parameters[:1]) if begun else Sql("FALSE")
    return Sql(
        f"""
    CASE
      WHEN {too_late.text} OR (agreement.date_signed IS NULL AND agreement.standing IS 'planned') THEN 0
      WHEN agreement.date_signed IS NULL THEN {elsewhere.text} * (1 + (agreement.signed_at IS NOT NULL AND EXISTS (
        SELECT 1 FROM leeway WHERE record = agreement.id AND field = 'date_signed' AND earliest IS NOT NULL
      )))
      WHEN {inside} AND NOT agreement.date_signed_inferred THEN 3
      WHEN {meets} AND (agreement.standing IS 'planned' OR {elsewhere.text}) THEN 2
      ELSE agreement.date_signed_inferred AND {elsewhere.text}
    END""",
        (
            *too_late.parameters,
            *elsewhere.parameters,
            *parameters,
            *elsewhere.parameters,
            *elsewhere.parameters,
        ),
    )


def _ends(span: Span, asked: Asked) -> Clause:
    """Grade the last day of the term: sure when the span holds all the days it can be, possible when it meets them.

    An agreement that is planned has no end, one whose content is only agreed possibly; one that begins after the span
    surely does not end in it. An end from which an agreement rolls on by itself is one only if notice is given.
    What is in force on the day ends on it or later, and what is over on the day has ended before.
    """
    inside, meets, parameters = within("term.ends_earliest", "term.ends_latest", span)
    first, last = parameters[:2]
    elsewhere = left_open("agreement.id", "ends", span)
    statuses, apart = _asked_of_the_day(asked), Sql("FALSE")
    if statuses and statuses <= _RUNNING | {"upcoming"}:
        apart = Sql(
            f"min(?, iif(term.ends_unsure, '9999', coalesce(term.ends_latest, '9999'))) < {_DAY}", (last,)
        )
    elif statuses and statuses <= _OVER:
        apart = Sql(
            f"max(?, iif(term.ends_unsure, '', coalesce(term.ends_earliest, ''))) >= {_DAY}", (first,)
        )
    return Clause(
        Sql(
            f"""
        (
          SELECT max(
            CASE
              WHEN agreement.standing = 'planned' OR term.ending = 'open' THEN 0
              WHEN {apart.text} THEN 0
              WHEN term.starts_earliest > ? AND NOT term.starts_earliest_unsure OR term.extended THEN 0
              WHEN term.ending = 'not_stated' THEN 1
              WHEN {inside} AND NOT term.ends_unsure AND term.continues IS NULL
                AND agreement.standing IS NOT 'agreed' AND NOT term.standing_inferred THEN 3
              WHEN {meets} THEN 2
              ELSE term.ends_unsure AND {elsewhere.text}
            END
          )
          FROM term WHERE term.agreement = agreement.id
        )""",
            (*apart.parameters, last, *parameters, *elsewhere.parameters),
        ),
        Sql(
            """
        SELECT agreement FROM term WHERE ends_earliest <= ? AND ends_latest >= ?
        UNION ALL
        SELECT agreement FROM term WHERE ending = 'not_stated'
        UNION ALL
        SELECT record FROM leeway WHERE field = 'ends'""",
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
    if grade is Grade.UNKNOWN and not row.ends_unsure:
        code = "term_not_stated" if row.period is None else "end_not_stated"
    elif row.standing == "agreed":
        code = "agreed"
    elif "standing" in (row.inferred or ()):
        code = "signing_inferred"
    elif row.ends_unsure:
        code = "end_inferred"
    else:
        rolls_on = row.ends_earliest == row.ends_latest and row.renewal_mode == "tacit"
        code = "rolls_on" if rolls_on else "end_not_exact"
    return REASONS[code]


_AS_A_RULE: Final = Reason(
    "signed_as_a_rule_by_first_year",
    N_("signing day not stated; as a rule it is in the first year of the term or the year before"),
)
_BY_CEREMONY: Final = Reason(
    "signed_at_ceremony", N_("signing day not stated; the ceremony at which it was signed has a day")
)


def _reasons_of_signing(
    words: tuple[str, str, str, str],
) -> tuple[Reason, Reason, tuple[Reason, ...], TellReason]:
    """Give the reasons of a signing day; of one that is not stated, what the standing and the term say of it."""
    not_stated, is_inferred, others, of_day = reasons_of_day("signed", words, "date_signed")

    def reason(grade: Grade, row: Any) -> Reason | None:
        if row.date_signed is None and row.standing == "agreed":
            return REASONS["agreed"]
        if row.date_signed is None and grade is Grade.POSSIBLY:
            return _BY_CEREMONY
        if row.date_signed is None and row.period is not None and row.period.starts_earliest is not None:
            return _AS_A_RULE
        return of_day(grade, row)

    return not_stated, is_inferred, (*others, _AS_A_RULE, _BY_CEREMONY, REASONS["agreed"]), reason


_OF_STATUS: Final = (
    REASONS["term_not_stated"],
    REASONS["start_inferred"],
    tuple(REASONS.values()),
    _reason_of_status,
)

FILTERS: Final[tuple[Filter, ...]] = (
    Filter("type", N_("TYPE"), read_codes("type"), knows=knows_code("type")).of(
        AGREEMENT,
        N_("The type of agreement, such as {type__memorandum_of_understanding}."),
        _one_of("type"),
        N_("type not stated"),
        N_("type inferred"),
        field="type",
    ),
    Filter("standing", N_("STANDING"), read_codes("standing"), knows=knows_code("standing")).of(
        AGREEMENT,
        N_("What is known of it: {standing__planned}, {standing__agreed} or {standing__signed}."),
        _one_of("standing"),
        N_("standing not stated"),
        N_("standing inferred"),
        field="standing",
    ),
    Filter("status", N_("STATUS"), read_statuses, knows=knows_status).of(
        AGREEMENT,
        N_(
            "The status on the day: {status__in_force}, {status__ending}, {status__ended}, {status__upcoming}, "
            "{status__unknown} …"
        ),
        _status,
        *_OF_STATUS,
    ),
    Filter("signed", N_("PERIOD"), read_period, repeats=False, knows=knows_period).of(
        AGREEMENT,
        N_("Signed in this period, such as 2022 or quý III/2022."),
        _grade_signing,
        *_reasons_of_signing(
            (
                N_("signing day not stated"),
                N_("signing day inferred"),
                N_("the year of the signing day is inferred"),
                N_("the exact signing day is not known"),
            ),
        ),
    ),
    Filter("ends", N_("PERIOD"), read_period, repeats=False, knows=knows_period).of(
        AGREEMENT,
        N_("Its term ends in this period, such as 2027 or 2026/2027."),
        _ends,
        REASONS["end_not_stated"],
        REASONS["end_inferred"],
        tuple(REASONS.values()),
        _reason_of_end,
    ),
    Filter("on", N_("DATE"), read_day, repeats=False, knows=knows_day).of(
        AGREEMENT, N_("In force on this day, such as 2023-06-01 or 1/6/2023."), _in_force, *_OF_STATUS
    ),
)
