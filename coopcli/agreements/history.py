"""The history of a cooperation: its agreements in order, what lies between them, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from coopcli.agreements import answer as agreements
from coopcli.agreements.answer import period_cell
from coopcli.agreements.chains import Succession, judge_succession, order_by_succession
from coopcli.agreements.find import AgreementRow
from coopcli.agreements.find_chains import Beside, Chain, SuccessionLink
from coopcli.answer import Answer, Cell, Found, Shown, Table, Type
from coopcli.days.dates import read_date
from coopcli.i18n import count, say, say_date, say_inferred, say_number
from coopcli.lists import (
    Audience,
    Column,
    Columns,
    Group,
    View,
    arrange,
    field,
    hold,
    list_answer,
    record_of,
    several,
    show_first,
    table_of,
)
from coopcli.records import phrases
from coopcli.records.facts import partnerships
from coopcli.records.record import Data, inferred_in, rests_on_inference
from coopcli.text import N_

Successions: TypeAlias = Mapping[tuple[str, str], Succession]
"""By successor and predecessor."""

_RELATIONS: Final = {
    "framework": N_("its umbrella"),
    "under": N_("stands under it"),
    "related": N_("related"),
    "same_signing": N_("signed at the same ceremony"),
    "same_parties": N_("between the same parties"),
}

_REASONS: Final = {
    "earlier_end_not_stated": N_("the end of the earlier term is not stated"),
    "later_start_not_stated": N_("the start of the later term is not stated"),
    "later_planned": N_("the later one is planned, no signing of it is reported"),
    "later_agreed": N_("no signing of the later one is reported"),
    "dates_inferred": N_("a date is inferred or approximate"),
    "dates_not_exact": N_("the exact days are not known"),
}


class InChain(NamedTuple):
    """An agreement of a chain: its place from 1, and how each follows those before it."""

    chain: Chain
    successions: Successions
    row: AgreementRow
    place: int

    @property
    def found(self) -> Found[AgreementRow]:
        """The agreement, of which nothing is asked."""
        return Found(self.row, {})

    @property
    def links(self) -> Sequence[SuccessionLink]:
        """What it succeeds."""
        return [link for link in self.chain.links if link.successor == self.row.id]


def _period(one: InChain) -> Cell:
    return period_cell(one.row) or Shown(None, say("term not stated"), "faint")


def _succeeds(one: InChain) -> Cell:
    return several(
        (_record_of(link, one.successions[link.successor, link.predecessor]) for link in one.links),
        (link.predecessor for link in one.links),
    )


def _successors_of(one: InChain) -> Cell:
    successors = [link.successor for link in one.chain.links if link.predecessor == one.row.id]
    return several(successors, successors)


def _beside_it(one: InChain) -> Cell:
    beside = [each for each in one.chain.beside if each.link == one.row.id]
    return several(
        ({"id": each.other.id, "relation": each.relation} for each in beside),
        (each.other.id for each in beside),
    )


def _relation(one: InChain) -> Cell:
    relations = one.chain.partnerships[one.row.id]
    return several(relations, (relation["id"] for relation in relations if "id" in relation))


def _after(one: InChain) -> Cell:
    after = "; ".join(_say_how_it_follows(link, one) for link in one.links)
    return after or Shown(None, say("first on record"), "faint")


def _of_agreement(*keys: str) -> Columns[object]:
    return hold({key: agreements.FIELDS[key] for key in keys}, "found")


FIELDS: Final[Columns[InChain]] = {
    **_of_agreement("id"),
    "place": Column(N_("place in the chain"), Type.NUMBER, field("place")),
    "asked": Column(N_("asked for"), Type.BOOLEAN, lambda one: one.row.id == one.chain.asked),
    **_of_agreement("title", "parties", "type", "standing", "date_signed", "date_in_force"),
    "period": Column(N_("term"), Type.PERIOD, _period),
    **_of_agreement("starts_earliest", "starts_latest", "ending", "ends_earliest", "ends_latest"),
    **_of_agreement("status", "certainty", "inferred"),
    "succeeds": Column(N_("succeeds"), Type.TEXT, _succeeds),
    "succeeded_by": Column(N_("succeeded by"), Type.ID, _successors_of),
    "beside": Column(N_("beside"), Type.TEXT, _beside_it),
    "partnerships": Column(N_("partnerships"), Type.TEXT, _relation),
}
"""What machines get of each agreement of a chain, in this order."""

COLUMNS: Final[Columns[InChain]] = {
    **show_first(FIELDS, "id", "period", "type", "status"),
    "after": Column(N_("after the one before"), Type.TEXT, _after, audience=Audience.PEOPLE),
}


def history_answer(chain: Chain, view: View) -> Answer:
    """Give the answer of `history`: the relation, the agreements in order, those beside; a record for each link.

    Where columns are named, the agreements alone.
    """
    order = order_by_succession(chain.agreements, chain.links, _starts(chain))
    successions = {
        (link.successor, link.predecessor): judge_succession(
            chain.agreements[link.predecessor],
            chain.agreements[link.successor],
            unsure=bool(chain.unsure & {link.predecessor, link.successor}),
        )
        for link in chain.links
    }
    rows = [InChain(chain, successions, chain.agreements[name], place) for place, name in enumerate(order, 1)]
    (agreements,) = arrange([Group(say("Agreements in order"), rows)], COLUMNS, view.order)
    relation = _partnerships(chain)
    answer = list_answer(
        [agreements],
        COLUMNS,
        view,
        title=say("History of {id}", id=chain.asked),
        notes=_notes(chain, relation),
        total=_total(chain, relation),
        of=len(rows),
    )
    if view.columns:
        return answer
    before = partnerships(relation, chain.names)
    beside = _beside(chain.beside, len(order) > 1)
    return replace(
        answer,
        sections=(*before, *answer.sections, *beside),
        records=tuple(record_of(one, FIELDS) for one in agreements.rows),
    )


def _starts(chain: Chain) -> dict[str, date]:
    return {name: row.starts_earliest for name, row in chain.agreements.items() if row.starts_earliest}


def _partnerships(chain: Chain) -> list[Data]:
    """Give each partnership once, whichever agreements it belongs to."""
    relation: list[Data] = []
    for between in chain.partnerships.values():
        relation += [one for one in between if one not in relation]
    return relation


def _say_how_it_follows(link: SuccessionLink, one: InChain) -> str:
    """Say how an agreement follows one before it, by its id where there are several."""
    earlier = one.chain.agreements[link.predecessor]
    words = _say_succession(one.successions[link.successor, link.predecessor], earlier, one.row)
    if link.inferred is not None:
        words = say("{words}; that it succeeds is inferred", words=words)
    return f"{link.predecessor}: {words}" if len(one.links) > 1 else words


def _say_succession(found: Succession, earlier: AgreementRow, later: AgreementRow) -> str:
    if found.kind == "no_end":
        return say("the earlier one has no end by agreement")
    if found.kind == "unknown":
        return say("cannot be told: {reason}", reason=say(_REASONS[str(found.reason)]))
    if found.kind == "handover":
        words = say("handover in {when}", when=_when(found, earlier, later))
        if found.precision == "day":
            words = say("handover on {day}", day=later.starts_earliest)
    elif found.kind == "gap":
        words = say("gap of {days}", days=_days(found.days_least, found.days_most))
    else:
        least, most = -(found.days_most or 0), -(found.days_least or 0)
        words = say("overlap of {days}", days=_days(least, most))
    return f"{words} ({say(_REASONS[found.reason])})" if found.reason else words


def _when(found: Succession, earlier: AgreementRow, later: AgreementRow) -> str:
    """Give the months or years in which the one ends and the other begins: `2024`, or `2021–2022`."""
    length = len("2024-06") if found.precision == "month" else len("2024")
    days = (earlier.ends_earliest, earlier.ends_latest, later.starts_earliest, later.starts_latest)
    known = [day.isoformat()[:length] for day in days if day]
    first, last = (say_date(read_date(text)) for text in (min(known), max(known)))
    return first if first == last else f"{first}–{last}"


def _days(least: int | None, most: int | None) -> str:
    if most is None:
        return count("at least {number} day", "at least {number} days", least or 0)
    if least == most:
        return count("{number} day", "{number} days", most)
    return say("{least}–{most} days", least=say_number(least or 0), most=say_number(most))


def _beside(beside: Sequence[Beside], several: bool) -> Iterator[Table]:
    """Give the agreements that are no link of the chain; `several` links need to say whose neighbour each is."""
    if beside:
        title = say("Beside the chain")
        yield table_of(Group(title, beside, fewer=() if several else ("link",)), _BESIDE)


_BESIDE: Final[Columns[Beside]] = {
    "relation": Column(N_("what it is"), Type.TEXT, lambda one: say(_RELATIONS[one.relation])),
    "other": Column(N_("id"), Type.ID, field("other.id")),
    "parties": Column(N_("parties"), Type.PARTIES, field("other.parties")),
    "date_signed": Column(N_("signed"), Type.DATE, field("other.date_signed")),
    "period": Column(N_("term"), Type.PERIOD, lambda one: period_cell(one.other)),
    "link": Column(N_("beside"), Type.ID, field("link")),
}


def _notes(chain: Chain, relation: Sequence[Data]) -> Iterator[str]:
    first = min(_starts(chain).values(), default=None)
    for one in relation:
        since = read_date(str(one["since"])) if one.get("since") else None
        if since and first and since.latest < first:
            said = say_date(since)
            if "since" in inferred_in(one) and not since.uncertain:
                said = say_inferred(said)
            yield say("The relation is older than any agreement on record: since {date}.", date=said)
    for link in chain.links:
        if link.inferred is not None:
            yield say(
                "That {later} succeeds {earlier} is inferred: {reason}.",
                later=link.successor,
                earlier=link.predecessor,
                reason=phrases.text_of(link.inferred),
            )


def _total(chain: Chain, relation: Sequence[Data]) -> str:
    rows = chain.agreements.values()
    total = count("{number} agreement in the chain", "{number} agreements in the chain", len(rows))
    undated = sum(row.period is None for row in rows)
    if undated:
        total += "; " + count("{number} without a stated term", "{number} without a stated term", undated)
    told = [one for one in relation if one.get("earlier_agreements") == "unknown"]
    if told and all(rests_on_inference(one, "earlier_agreements") for one in told):
        total += "; " + say("there were earlier ones (inferred), their number and years are not known")
    elif told:
        total += "; " + say("there were earlier ones, their number and years are not known")
    return total


def _record_of(link: SuccessionLink, found: Succession) -> Mapping[str, object]:
    return {
        "id": link.predecessor,
        "step": found.kind,
        "match": found.certainty or "unknown",
        "precision": found.precision,
        "days_least": found.days_least,
        "days_most": found.days_most,
        "reason": found.reason,
        "inferred": link.inferred,
    }
