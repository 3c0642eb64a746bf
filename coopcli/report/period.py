"""Which period a yearly report is about, and what belongs into which of its annexes. Pure.

Law 70/2020/QH14, articles 2, 33, 34 and 46; Decree 64/2021/NĐ-CP, articles 13 to 16.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from coopcli.activities.find import ActivityRow
from coopcli.agreements.find import Agreement, AgreementRow
from coopcli.answer import Found, Grade
from coopcli.commitments.find import CommitmentFound
from coopcli.commitments.kept import Kept, judge_year
from coopcli.days.dates import LAST_DAY, DateError, add_days, add_months, read_date
from coopcli.days.periods import Span
from coopcli.records.record import Data, inferred_in, record_in, records_in
from coopcli.report.find import StatementRow, YearFound

RENEWALS_IN_MONTHS: Final = 18
"""How far ahead an end without a signed successor is worth a line in the plan to sign."""


class Reported(NamedTuple):
    """What is reported: the days from `first` to `last`, and the same time after it, for which signing is planned.

    What ends up to `renewals_until` needs a successor.
    """

    year: int
    first: date
    last: date
    next_last: date
    renewals_until: date

    @property
    def period(self) -> Span:
        """The days reported."""
        return Span(self.first, self.last)

    @property
    def after(self) -> Span:
        """The days for which signing is planned."""
        return Span(_move(self.last, days=1), self.next_last)

    @property
    def months_after(self) -> Span:
        """The days in which what ends needs a successor."""
        return Span(_move(self.last, days=1), self.renewals_until)


def reported(year: int, cut_off: date | None) -> Reported:
    """Give the period of a report: the calendar year, or from the day after the cut-off's day of the year before."""
    last = cut_off or date(year, 12, 31)
    first = date(year, 1, 1) if cut_off is None else _move(cut_off, months=-12, days=1)
    return Reported(year, first, last, _move(last, months=12), _move(last, months=RENEWALS_IN_MONTHS))


def _move(day: date, *, months: int = 0, days: int = 0) -> date:
    """Move a day; beyond the years that can be written, to the first or the last of them."""
    try:
        return add_days(add_months(day, months), days)
    except DateError:
        return date.min if months + days < 0 else LAST_DAY


class Done(NamedTuple):
    """An activity under an agreement, with how surely it was that and in the period.

    `within` says that it can have lain wholly in the period: only then do its numbers add up for it.
    """

    found: Found[ActivityRow]
    match: Grade
    within: bool


class AnnexEntry(NamedTuple):
    """A row of an annex. `basis` says why something is planned: its standing, or its `end`.

    `change` is what the row is about; it is empty where that is the agreement itself.
    """

    agreement: Agreement
    match: Grade
    change: Data = MappingProxyType({})
    basis: str = ""
    done: tuple[Done, ...] = ()
    commitments: tuple[tuple[CommitmentFound, Kept], ...] = ()


class Yearly(NamedTuple):
    """The report: the rows of each annex, what is left out and what cannot be told."""

    reported: Reported
    today: date
    entries: Mapping[str, tuple[AnnexEntry, ...]]
    statements: tuple[StatementRow, ...]
    no_scope: tuple[Agreement, ...]
    domestic: int
    unsure: tuple[Agreement, ...]

    def agreements(self) -> dict[str, Agreement]:
        """Give the agreements that some annex has, each once."""
        return _agreements_in(self.entries)


def _agreements_in(entries: Mapping[str, tuple[AnnexEntry, ...]]) -> dict[str, Agreement]:
    return {entry.agreement.row.id: entry.agreement for one in entries.values() for entry in one}


def sort_into_annexes(found: YearFound, asked: Reported, today: date) -> Yearly:
    """Sort what was found into the annexes; each has what is sure first, then what is possible or cannot be told."""
    scopes = {name: agreement.row.scope for name, agreement in found.agreements.items()}
    inside = {name: agreement for name, agreement in found.agreements.items() if scopes[name] == "foreign"}
    untold = {name: agreement for name, agreement in found.agreements.items() if scopes[name] == "unknown"}
    of_untold = _select_entries(found._replace(agreements=untold), asked, today)
    return Yearly(
        reported=asked,
        today=today,
        entries=_select_entries(found._replace(agreements=inside), asked, today),
        statements=tuple(one for one in found.statements if not inside.keys().isdisjoint(one.agreements)),
        no_scope=tuple(_agreements_in(of_untold).values()),
        domestic=sum(scope == "domestic" for scope in scopes.values()),
        unsure=tuple(agreement for agreement in found.unsure if agreement.row.scope != "domestic"),
    )


def _select_entries(found: YearFound, asked: Reported, today: date) -> dict[str, tuple[AnnexEntry, ...]]:
    done = _find_done(found, asked)
    judged = _judge_commitments(found, asked, today)
    entries = {
        name: AnnexEntry(agreement, Grade.NO, done=(*done[name],), commitments=(*judged[name],))
        for name, agreement in found.agreements.items()
    }
    annexes: dict[str, list[AnnexEntry]] = {"signed": [], "in_force": [], "changes": [], "planned": []}
    for name, entry in entries.items():
        annexes["signed"].append(entry._replace(match=_grade_signed(entry.agreement.row, found)))
        annexes["in_force"].append(entry._replace(match=found.running.get(name, Grade.NO)))
        annexes["planned"].append(_grade_planned(entry, found, asked))
    for one in found.changes:
        if changed := entries.get(one.agreement):
            change = records_in(changed.agreement.data, "changes")[one.ordinal - 1]
            annexes["changes"].append(changed._replace(match=one.match, change=change))
    return {
        rows: tuple(sorted((one for one in listed if one.match), key=lambda one: -one.match))
        for rows, listed in annexes.items()
    }


def _grade_signed(row: AgreementRow, found: YearFound) -> Grade:
    """Say whether an agreement was signed in the period; the day of one that is only planned or agreed is a plan."""
    grade = found.signed.get(row.id, Grade.NO)
    if row.standing == "planned":
        return Grade.NO
    return min(grade, Grade.POSSIBLY) if row.standing == "agreed" else grade


def _grade_planned(entry: AnnexEntry, found: YearFound, asked: Reported) -> AnnexEntry:
    """Say whether an agreement is to be signed in the time after the report, or renewed because it ends soon."""
    row = entry.agreement.row
    if row.standing not in ("planned", "agreed"):
        followed = row.successor_standing == "signed" or not _to_be_renewed(entry.agreement)
        return entry._replace(match=Grade.NO if followed else found.ends.get(row.id, Grade.NO), basis="end")
    if row.date_signed:
        grade = found.next_signed.get(row.id, Grade.NO)
    else:
        over = row.ends_latest and row.ends_latest <= asked.last
        later = row.starts_earliest and row.starts_earliest > asked.next_last
        grade = Grade.NO if over or later else Grade.SURELY
    return entry._replace(match=grade, basis=row.standing)


def _to_be_renewed(agreement: Agreement) -> bool:
    """Whether its end is one that needs a successor.

    It does not where it is never renewed or renews itself, where it is ended before its term, or where it was decided
    last to let it end.
    """
    if _never_or_by_itself(agreement):
        return False
    changes = records_in(agreement.data, "changes")
    if any(change["kind"] == "termination" for change in changes):
        return False
    decisions = records_in(agreement.data, "decisions")
    last = max(decisions, key=lambda one: read_date(str(one["date"])).earliest, default=None)
    return last is None or last["decision"] != "let_end"


def _never_or_by_itself(agreement: Agreement) -> bool:
    """Whether it is stated that it is never renewed, or that it renews itself, which it does up to the latest day."""
    renewal = record_in(agreement.data, "renewal")
    if "renewal" in inferred_in(agreement.data) or "mode" in inferred_in(renewal):
        return False
    extent, ends = renewal.get("max_extent_date"), agreement.row.ends_latest
    further = extent is None or ends is None or ends < read_date(str(extent)).earliest
    return renewal.get("mode") == "never" or (renewal.get("mode") == "tacit" and further)


def _find_done(found: YearFound, asked: Reported) -> defaultdict[str, list[Done]]:
    """Give the activities of each agreement that can lie in the period, in their order."""
    links: dict[str, dict[str, bool]] = defaultdict(dict)
    for link in found.links:
        links[link.activity][link.agreement] = link.inferred
    done: defaultdict[str, list[Done]] = defaultdict(list)
    for activity, one in found.activities.items():
        for agreement, inferred in links[activity].items():
            match = min(one.match, Grade.POSSIBLY) if inferred else one.match
            done[agreement].append(Done(one, match, _within(one, asked)))
    return done


def _within(one: Found[ActivityRow], asked: Reported) -> bool:
    earliest, latest = one.row.dates_earliest, one.row.dates_latest
    return bool(earliest and latest and asked.first <= earliest and latest <= asked.last)


def _judge_commitments(
    found: YearFound, asked: Reported, today: date
) -> defaultdict[str, list[tuple[CommitmentFound, Kept]]]:
    """Judge the commitments in the year, as of the day after the period if that is past: then the year is over."""
    day = min(today, _move(asked.last, days=1))
    judged: defaultdict[str, list[tuple[CommitmentFound, Kept]]] = defaultdict(list)
    for one in found.commitments:
        evidence, perhaps = (
            [event for event in events if event.earliest is None or event.earliest <= asked.last]
            for events in (one.evidence, one.perhaps)
        )
        kept = judge_year(one.commitment, one.term, evidence, asked.year, day, perhaps)
        judged[one.commitment.agreement].append((one, kept))
    return judged


def trips(done: Iterable[Done]) -> list[Done]:
    """Leave out what is part of another activity that is there: both are one thing, and each counts once."""
    by_id = {one.found.row.id: one for one in done}
    return [one for one in by_id.values() if one.found.row.part_of not in by_id]
