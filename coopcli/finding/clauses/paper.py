"""Clauses of the paper: type, standing, status on the day, when it was signed and when it ends."""

from __future__ import annotations

from coopcli.finding.clauses.clause import Clause, marks, stated, within
from coopcli.periods import Span


def one_of(field: str, codes: tuple[str, ...]) -> Clause | None:
    """Grade a field of the paper itself against codes."""
    if not codes:
        return None
    return Clause(field, stated(f"agreement.{field}", "agreement.id", field, codes), codes)


def status(statuses: tuple[str, ...]) -> Clause | None:
    """Grade the status on the day: what it may be instead makes it possible, or sure where both are asked for."""
    if not statuses:
        return None
    asked = marks(statuses)
    return Clause(
        "status",
        f"""
        (
          SELECT CASE
            WHEN status IN ({asked}) THEN
              CASE
                WHEN status = 'unknown' OR certainty = 'surely' THEN 3
                WHEN or_status IN ({asked}) AND status_reason <> 'agreed' THEN 3
                ELSE 2
              END
            WHEN or_status IN ({asked}) THEN 2
            WHEN status = 'unknown' THEN 1
            ELSE 0
          END
          FROM agreement_status WHERE agreement_status.agreement = agreement.id
        )""",
        statuses * 3,
    )


def signed(span: Span | None) -> Clause | None:
    """Grade the signing day: sure when the span holds all the days it can be, possible when it meets them."""
    if span is None:
        return None
    inside, meets, parameters = within("agreement.date_signed_earliest", "agreement.date_signed_latest", span)
    return Clause(
        "signed",
        f"""
        CASE
          WHEN agreement.date_signed IS NULL THEN agreement.standing IS NOT 'planned'
          WHEN {inside} AND NOT agreement.date_signed_inferred THEN 3
          WHEN {meets} THEN 2
          ELSE 0
        END""",
        parameters,
    )


def ends(span: Span | None) -> Clause | None:
    """Grade the last day of the term: sure when the span holds all the days it can be, possible when it meets them.

    A paper that is planned has no end, one whose content is only agreed possibly; one that begins after the span
    surely does not end in it. An end from which a paper rolls on by itself is one only if notice is given.
    """
    if span is None:
        return None
    inside, meets, parameters = within("term.ends_earliest", "term.ends_latest", span)
    last = span.last.isoformat() if span.last else "9999"
    return Clause(
        "ends",
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
        """
        SELECT agreement FROM term WHERE ends_earliest <= ? AND ends_latest >= ?
        UNION ALL
        SELECT agreement FROM term WHERE ending = 'not_stated'""",
        (parameters[-2], parameters[-1]),
    )
