"""The history of a cooperation: its papers in order, what lies between them, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeAlias

from coopcli.agreements import columns as agreements
from coopcli.agreements.chains import Step, ordered, step
from coopcli.agreements.columns import AgreementRow, period_cell
from coopcli.agreements.partnerships import partnerships
from coopcli.agreements.rows import Beside, Chain, Link
from coopcli.answer import Answer, Cell, Shown, Table, Type
from coopcli.days.dates import read_date
from coopcli.grade import Found
from coopcli.i18n import Language
from coopcli.lists import (
    Audience,
    Column,
    Columns,
    Group,
    View,
    arranged,
    field,
    held,
    list_answer,
    record_of,
    shown_first,
    table_of,
)
from coopcli.marking import N_
from coopcli.records import phrases
from coopcli.records.data import inferred_in
from coopcli.records.rows import Data

Steps: TypeAlias = Mapping[tuple[str, str], Step]
"""By successor and predecessor."""

_RELATIONS: Final = {
    "framework": N_("its umbrella"),
    "under": N_("stands under it"),
    "related": N_("related"),
    "same_signing": N_("signed at the same event"),
    "same_parties": N_("between the same parties"),
}

_REASONS: Final = {
    "earlier_end_not_stated": N_("the end of the earlier term is not stated"),
    "later_start_not_stated": N_("the start of the later term is not stated"),
    "later_planned": N_("the later one is planned, not signed"),
    "later_agreed": N_("no signing of the later one is reported"),
    "dates_inferred": N_("a date is inferred or approximate"),
    "dates_not_exact": N_("the exact days are not known"),
}


class InChain(NamedTuple):
    """An agreement of a chain: its place from 1, and how each follows those before it."""

    chain: Chain
    steps: Steps
    row: AgreementRow
    place: int

    @property
    def found(self) -> Found[AgreementRow]:
        """The agreement, of which nothing is asked."""
        return Found(self.row, {})

    @property
    def links(self) -> Sequence[Link]:
        """What it succeeds."""
        return [link for link in self.chain.links if link.successor == self.row.id]


def _asked(one: InChain, language: Language) -> Cell:
    return one.row.id == one.chain.asked


def _period(one: InChain, language: Language) -> Cell:
    return period_cell(one.row, language) or Shown(None, language.say("term not stated"), "faint")


def _succeeds(one: InChain, language: Language) -> Cell:
    return [_step_record(link, one.steps[link.successor, link.predecessor]) for link in one.links]


def _succeeded_by(one: InChain, language: Language) -> Cell:
    return [link.successor for link in one.chain.links if link.predecessor == one.row.id]


def _beside_it(one: InChain, language: Language) -> Cell:
    beside = [each for each in one.chain.beside if each.link == one.row.id]
    return [{"id": each.other.id, "relation": each.relation} for each in beside]


def _relation(one: InChain, language: Language) -> Cell:
    return [*one.chain.partnerships[one.row.id]]


def _after(one: InChain, language: Language) -> Cell:
    after = "; ".join(_followed(link, one, language) for link in one.links)
    return after or Shown(None, language.say("first on record"), "faint")


_OF_AGREEMENT: Final = held(agreements.FIELDS, "found")
FIELDS: Final[Columns[InChain]] = {
    "id": _OF_AGREEMENT["id"],
    "place": Column(N_("place in the chain"), Type.NUMBER, field("place")),
    "asked": Column(N_("asked for"), Type.BOOLEAN, _asked),
    **{
        key: _OF_AGREEMENT[key]
        for key in ("title", "parties", "type", "standing", "date_signed", "date_in_force")
    },
    "period": Column(N_("term"), Type.PERIOD, _period),
    **{
        key: _OF_AGREEMENT[key]
        for key in ("starts_earliest", "starts_latest", "ending", "ends_earliest", "ends_latest", "status")
    },
    "certainty": _OF_AGREEMENT["certainty"],
    "succeeds": Column(N_("succeeds"), Type.TEXT, _succeeds),
    "succeeded_by": Column(N_("succeeded by"), Type.ID, _succeeded_by),
    "beside": Column(N_("beside"), Type.TEXT, _beside_it),
    "partnerships": Column(N_("partnerships"), Type.TEXT, _relation),
}
"""What machines get of each agreement of a chain, in this order."""

COLUMNS: Final[Columns[InChain]] = {
    **shown_first(FIELDS, "id", "period", "type", "status"),
    "after": Column(N_("after the one before"), Type.TEXT, _after, audience=Audience.PEOPLE),
}


def history_answer(chain: Chain, view: View, language: Language) -> Answer:
    """Give the answer of `history`: the relation, the papers in order, those beside; a record for each link.

    Where columns are named, the papers alone.
    """
    starts = {name: row.starts_earliest for name, row in chain.agreements.items() if row.starts_earliest}
    order = ordered(chain.agreements, chain.links, starts)
    steps = {
        (link.successor, link.predecessor): step(
            chain.agreements[link.predecessor],
            chain.agreements[link.successor],
            unsure=bool(chain.unsure & {link.predecessor, link.successor}),
        )
        for link in chain.links
    }
    rows = [InChain(chain, steps, chain.agreements[name], place) for place, name in enumerate(order, 1)]
    (papers,) = arranged([Group(language.say("Papers in order"), rows)], COLUMNS, view.order, language)
    relation = _partnerships(chain)
    answer = list_answer(
        [papers],
        COLUMNS,
        view,
        language,
        title=language.say("History of {id}", id=chain.asked),
        notes=_notes(chain, relation, language),
        total=_total(chain, relation, language),
        of=len(rows),
    )
    if view.columns:
        return answer
    before = partnerships(relation, chain.names, language)
    beside = _beside(chain.beside, len(order) > 1, language)
    return replace(
        answer,
        sections=(*before, *answer.sections, *beside),
        records=tuple(record_of(one, FIELDS, language) for one in papers.rows),
    )


def _partnerships(chain: Chain) -> list[Data]:
    """Give each partnership once, whichever agreements it belongs to."""
    relation: list[Data] = []
    for several in chain.partnerships.values():
        relation += [one for one in several if one not in relation]
    return relation


def _followed(link: Link, one: InChain, language: Language) -> str:
    """Say how an agreement follows one before it, by its id where there are several."""
    earlier = one.chain.agreements[link.predecessor]
    words = _said(one.steps[link.successor, link.predecessor], earlier, one.row, language)
    if link.inferred is not None:
        words = language.say("{words}; that it succeeds is inferred", words=words)
    return f"{link.predecessor}: {words}" if len(one.links) > 1 else words


def _said(found: Step, earlier: AgreementRow, later: AgreementRow, language: Language) -> str:
    if found.kind == "no_end":
        return language.say("the earlier one has no end by agreement")
    if found.kind == "unknown":
        return language.say("cannot be told: {reason}", reason=language.say(_REASONS[str(found.reason)]))
    if found.kind == "handover":
        words = language.say("handover in {when}", when=_when(found, earlier, later, language))
        if found.precision == "day":
            words = language.say("handover on {day}", day=later.starts_earliest)
    elif found.kind == "gap":
        words = language.say("gap of {days}", days=_days(found.days_least, found.days_most, language))
    else:
        least, most = -(found.days_most or 0), -(found.days_least or 0)
        words = language.say("overlap of {days}", days=_days(least, most, language))
    return f"{words} ({language.say(_REASONS[found.reason])})" if found.reason else words


def _when(found: Step, earlier: AgreementRow, later: AgreementRow, language: Language) -> str:
    """Give the months or years in which the one ends and the other begins: `2024`, or `2021–2022`."""
    length = len("2024-06") if found.precision == "month" else len("2024")
    days = (earlier.ends_earliest, earlier.ends_latest, later.starts_earliest, later.starts_latest)
    known = sorted(day.isoformat()[:length] for day in days if day)
    first, last = (language.date(read_date(text)) for text in (known[0], known[-1]))
    return first if first == last else f"{first}–{last}"


def _days(least: int | None, most: int | None, language: Language) -> str:
    if most is None:
        return language.count("at least {number} day", "at least {number} days", least or 0)
    if least == most:
        return language.count("{number} day", "{number} days", most)
    return language.say("{least}–{most} days", least=language.number(least or 0), most=language.number(most))


def _beside(beside: Sequence[Beside], several: bool, language: Language) -> Iterator[Table]:
    """Give the papers that are no link of the chain; `several` links need to say whose neighbour each is."""
    if beside:
        title = language.say("Beside the chain")
        yield table_of(Group(title, beside, fewer=() if several else ("link",)), _BESIDE, language)


_BESIDE: Final[Columns[Beside]] = {
    "relation": Column(
        N_("what it is"), Type.TEXT, lambda one, language: language.say(_RELATIONS[one.relation])
    ),
    "other": Column(N_("id"), Type.ID, field("other.id")),
    "parties": Column(N_("parties"), Type.PARTIES, field("other.parties")),
    "date_signed": Column(N_("signed"), Type.DATE, field("other.date_signed")),
    "period": Column(N_("term"), Type.PERIOD, lambda one, language: period_cell(one.other, language)),
    "link": Column(N_("beside"), Type.ID, field("link")),
}


def _notes(chain: Chain, relation: Sequence[Data], language: Language) -> Iterator[str]:
    starts = [row.starts_earliest for row in chain.agreements.values() if row.starts_earliest]
    for one in relation:
        since = read_date(str(one["since"])) if one.get("since") else None
        if since and starts and since.latest < min(starts):
            date = language.date(since)
            if "since" in inferred_in(one) and not since.uncertain:
                date = language.say("{date} (inferred)", date=date)
            yield language.say("The relation is older than any paper on record: since {date}.", date=date)
    for link in chain.links:
        if link.inferred is not None:
            yield language.say(
                "That {later} succeeds {earlier} is inferred: {reason}.",
                later=link.successor,
                earlier=link.predecessor,
                reason=phrases.text_of(link.inferred, language),
            )


def _total(chain: Chain, relation: Sequence[Data], language: Language) -> str:
    rows = chain.agreements.values()
    total = language.count("{number} agreement in the chain", "{number} agreements in the chain", len(rows))
    undated = sum(row.period is None for row in rows)
    if undated:
        total += "; " + language.count(
            "{number} without a stated term", "{number} without a stated term", undated
        )
    if any(one.get("earlier_agreements") == "unknown" for one in relation):
        total += "; " + language.say("there were earlier ones, their number and years are not known")
    return total


def _step_record(link: Link, found: Step) -> Mapping[str, object]:
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
