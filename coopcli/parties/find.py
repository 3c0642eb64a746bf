"""Which organisations answer a question, and what the register holds of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from coopcli.asking.filter import PARTY, TOOK_PLACE
from coopcli.asking.question import Listing
from coopcli.days.dates import Date
from coopcli.records.record import Data, Texts


class PartyRow(NamedTuple):
    """An organisation. `places` are the keys of its province; `agreements` and `activities` are numbers.

    `statuses` are mappings with `status`, `certainty` and `agreements`, for the day; `inferred` are the fields that
    rest on inference, nested ones too.
    """

    id: str
    name: Texts
    other_names: Sequence[Data]
    kind: str | None
    level: str | None
    country: str | None
    province: str | None
    places: list[str]
    successor_party: str | None
    successor_date: Date | None
    agreements: int
    statuses: Sequence[Data]
    activities: int
    people: Sequence[Data]
    inferred: list[str] | None
    file: str
    line: int


_ROWS: Final = f"""
SELECT
  party.id, party.name,
  coalesce(record.data -> 'other_names', '[]') AS other_names,
  party.kind, party.level, party.country, party.province,
  (SELECT json_group_array(place) FROM located WHERE located.record = party.id AND located.field = 'province')
    AS places,
  party.successor_party, party.successor_date,
  (SELECT count(DISTINCT agreement) FROM agreement_party WHERE agreement_party.party = party.id) AS agreements,
  (
    SELECT json_group_array(json_object('status', status, 'certainty', certainty, 'agreements', agreements))
    FROM (
      SELECT status, certainty, count(*) AS agreements
      FROM agreement_status
      WHERE agreement_status.agreement IN (
        SELECT agreement FROM agreement_party WHERE agreement_party.party = party.id
      )
      GROUP BY status, certainty ORDER BY agreements DESC, status
    )
  ) AS statuses,
  (
    SELECT count(DISTINCT activity.id) FROM activity_party JOIN activity ON activity.id = activity_party.activity
    WHERE activity_party.party = party.id AND {TOOK_PLACE}
  ) AS activities,
  coalesce(record.data -> 'people', '[]') AS people,
  (SELECT nullif(json_group_array(field), '[]') FROM inference WHERE inference.record = party.id) AS inferred,
  record.file, record.line
FROM party JOIN record ON record.id = party.id
"""


PARTIES: Final = Listing(PARTY, PartyRow, _ROWS, "party", "listed.file, listed.line")
"""Without an order they stand as the files have them."""
