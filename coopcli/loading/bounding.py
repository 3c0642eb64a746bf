"""Where a day can lie that is inferred, not exact or not stated: what bounds it is sought over the whole store.

The rules are those of `terms.leeway`. Other records decide: sources, activities, terms. So every load judges all anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Final

from coopcli.asking.filter import TOOK_PLACE, inferred, quote
from coopcli.days.dates import read_date, read_period
from coopcli.terms.leeway import Bearer, Leeway, Signing, leeway_of_event, leeway_of_signing, leeway_of_term

_TOLD: Final = """
coalesce((
  SELECT min(source.date_published_latest) FROM citation JOIN source ON source.id = citation.source
  WHERE citation.record = {record} AND citation.field IN ({fields}) AND NOT {inferred}
), (
  SELECT CASE WHEN count(*) = count(source.date_published_latest) THEN max(source.date_published_latest) END
  FROM citation JOIN source ON source.id = citation.source
  WHERE citation.record = {record} AND citation.field = '' AND NOT {inferred}
))"""
"""The earliest source of a field; of several that are cited for the record as a whole any may be the one that tells."""


def _named(record: str, field: str) -> str:
    """Give the condition that a record names a field as inferred, whatever its date is marked with."""
    return f"EXISTS (SELECT 1 FROM inference WHERE record = {record} AND field = '{field}' AND reason IS NOT NULL)"


_DATED: Final = inferred("source.id", quote("date_published"))
_LINKED: Final = inferred("activity.id", quote("agreements"))

_SIGNINGS: Final = f"""
SELECT
  agreement.id, agreement.standing, agreement.date_signed, {
    _named("agreement.id", "date_signed")
} AS signed_named,
  agreement.period, {inferred("agreement.id", quote("period"))} AS period_inferred, term.ends_latest,
  {
    _TOLD.format(
        record="agreement.id",
        fields="'standing', 'date_signed', 'signed_at', 'place_signed'",
        inferred=_DATED,
    )
} AS told,
  (
    SELECT min(activity.dates_latest)
    FROM activity_agreement JOIN activity ON activity.id = activity_agreement.activity
    WHERE activity_agreement.agreement = agreement.id AND NOT activity.dates_inferred AND NOT {_LINKED}
      AND {TOOK_PLACE}
  ) AS done,
  (
    SELECT nullif(min(min(
      coalesce(iif(date_signed_inferred, NULL, date_signed_latest), '9999-12-31'),
      coalesce(iif(date_in_force_inferred, NULL, date_in_force_latest), '9999-12-31')
    )), '9999-12-31')
    FROM change WHERE change.agreement = agreement.id
  ) AS changed,
  iif({inferred("agreement.id", quote("copy_sent"))}, NULL, agreement.copy_sent) AS copied,
  (
    SELECT activity.dates FROM activity
    WHERE activity.id = agreement.signed_at AND NOT activity.dates_inferred
      AND NOT {inferred("agreement.id", quote("signed_at"))}
      AND {TOOK_PLACE}
  ) AS ceremony
FROM agreement JOIN term ON term.agreement = agreement.id AND term.number = 1
WHERE agreement.standing IS NOT 'planned' AND (
  agreement.date_signed IS NULL OR agreement.date_signed_inferred
  OR agreement.date_signed_earliest <> agreement.date_signed_latest
)
"""

_EVENTS: Final = f"""
SELECT
  record.id, coalesce(activity.dates, statement.dates) AS dates,
  iif({TOOK_PLACE}, {_TOLD.format(record="record.id", fields="'dates'", inferred=_DATED)}, NULL) AS told,
  unsure.reason IS NOT NULL AS named
FROM (SELECT record, reason FROM inference WHERE field = 'dates') AS unsure
JOIN record ON record.id = unsure.record
LEFT JOIN activity ON activity.id = record.id
LEFT JOIN statement ON statement.id = record.id
WHERE coalesce(activity.dates, statement.dates) IS NOT NULL
"""

_BEARERS: Final = f"""
SELECT
  activity_agreement.activity,
  CASE
    WHEN NOT lifetime.starts_earliest_unsure THEN lifetime.starts_earliest
    WHEN NOT {inferred("agreement.id", quote("period"))} THEN agreement.period
  END AS starts,
  iif(lifetime.ends_unsure, NULL, lifetime.ends_latest) AS ends,
  agreement.signed_at IS activity_agreement.activity OR EXISTS (
    SELECT 1 FROM activity_kind
    WHERE activity_kind.activity = activity_agreement.activity AND activity_kind.kind = 'signing_ceremony'
  ) AS ceremony
FROM (SELECT record FROM inference WHERE field = 'dates') AS unsure
JOIN activity_agreement ON activity_agreement.activity = unsure.record
JOIN agreement ON agreement.id = activity_agreement.agreement
JOIN lifetime ON lifetime.agreement = agreement.id
"""

_UNSURE_TERMS: Final = f"""
SELECT
  agreement.id, agreement.period, {_named("agreement.id", "period")} AS period_named,
  iif(agreement.date_signed_inferred, NULL, agreement.date_signed_earliest) AS signed,
  iif(lifetime.starts_earliest_unsure, NULL, lifetime.starts_earliest) AS starts,
  iif(lifetime.ends_unsure, lifetime.over_after, lifetime.ends_latest) AS ends,
  lifetime.starts_earliest_unsure OR lifetime.starts_unsure AS starts_unsure, lifetime.ends_unsure
FROM (SELECT DISTINCT agreement FROM term WHERE starts_earliest_unsure OR starts_unsure OR ends_unsure) AS unsure
JOIN agreement ON agreement.id = unsure.agreement
JOIN lifetime ON lifetime.agreement = agreement.id
"""

_KEEP_LEEWAY: Final = "INSERT INTO leeway VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def bound_days(connection: sqlite3.Connection) -> None:
    """Say anew of each day that is not known exactly where other fields leave it."""
    connection.execute("DELETE FROM leeway")
    connection.executemany(_KEEP_LEEWAY, _signings(connection))
    connection.executemany(_KEEP_LEEWAY, _events(connection))
    connection.executemany(_KEEP_LEEWAY, _terms(connection))


def _signings(connection: sqlite3.Connection) -> Iterator[tuple[str | None, ...]]:
    rows = connection.execute(_SIGNINGS).fetchall()
    for name, standing, signed, named, period, unsure_period, ends, told, done, changed, copied, held in rows:
        facts = Signing(
            standing=standing,
            signed=read_date(signed) if signed else None,
            signed_named=bool(named),
            period=read_period(period) if period else None,
            period_inferred=bool(unsure_period),
            ends_latest=_day(ends),
            told=_day(told),
            done=_day(done),
            changed=_day(changed),
            copied=read_date(copied) if copied else None,
            ceremony=read_period(held) if held else None,
        )
        yield _row(name, "date_signed", leeway_of_signing(facts))


def _events(connection: sqlite3.Connection) -> Iterator[tuple[str | None, ...]]:
    bearers: dict[str, list[Bearer]] = {}
    for activity, starts, ends, ceremony in connection.execute(_BEARERS):
        begins = read_period(starts).earliest if starts else None
        bearers.setdefault(activity, []).append(Bearer(begins, _day(ends), bool(ceremony)))
    for name, dates, told, named in connection.execute(_EVENTS).fetchall():
        days, under = read_period(dates), bearers.get(name, ())
        yield _row(name, "dates", leeway_of_event(days, under, _day(told), named=bool(named)))


def _terms(connection: sqlite3.Connection) -> Iterator[tuple[str | None, ...]]:
    rows = connection.execute(_UNSURE_TERMS).fetchall()
    for name, text, named, signed, starts, ends, starts_unsure, ends_unsure in rows:
        period = read_period(text) if text else None
        begins = period.earliest if period and not (named or period.start_qualified) else None
        about = period.end if period and period.end_qualified and not named else None
        leeway = leeway_of_term((begins, _day(signed), _day(starts)), _day(ends), about)
        for field, unsure, one in zip(("starts", "ends"), (starts_unsure, ends_unsure), leeway, strict=True):
            if unsure:
                yield _row(name, field, one)


def _row(record: str, field: str, leeway: Leeway) -> tuple[str | None, ...]:
    return record, field, *(one.isoformat() if isinstance(one, date) else one for one in leeway)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
