"""The history of a cooperation: its papers in order, what lies between them, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias, cast

from coopcli.answer import Answer, Heading, Section, Shown, Table, Type
from coopcli.dates import read_date
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records.chains import Beside, Chain, Link
from coopcli.records.rows import AgreementRow, Data, Found
from coopcli.reports import phrases
from coopcli.reports.agreements import FIELDS, period_cell
from coopcli.reports.around import partnerships
from coopcli.rules.chains import Step, ordered, step

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

_IN_RECORD: Final = (
    "title",
    "parties",
    "type",
    "standing",
    "date_signed",
    "date_in_force",
    "period",
    "starts_earliest",
    "starts_latest",
    "ending",
    "ends_earliest",
    "ends_latest",
    "status",
    "certainty",
)


def history_answer(chain: Chain, language: Language) -> Answer:
    """Give the answer of `history`: the relation, the papers in order, those beside; a record for each link."""
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
    relation = _partnerships(chain)
    sections: list[Section] = list(partnerships(relation, chain.names, language))
    sections.append(_papers(chain, order, steps, language))
    sections += _beside(chain.beside, len(order) > 1, language)
    return Answer(
        title=language.say("History of {id}", id=chain.asked),
        sections=tuple(sections),
        notes=tuple(_notes(chain, relation, language)),
        total=_total(chain, relation, language),
        records=tuple(_record(chain, name, place, steps) for place, name in enumerate(order, 1)),
    )


def _partnerships(chain: Chain) -> list[Data]:
    """Give each partnership once, whichever agreements it belongs to."""
    relation: list[Data] = []
    for several in chain.partnerships.values():
        relation += [one for one in several if one not in relation]
    return relation


def _papers(chain: Chain, order: Sequence[str], steps: Steps, language: Language) -> Table:
    columns = (
        Heading("id", language.say("id"), Type.ID),
        Heading("period", language.say("term"), Type.PERIOD),
        Heading("type", language.say("type"), Type.CODE, "type"),
        Heading("status", language.say("status"), Type.CODE, "status"),
        Heading("after", language.say("after the one before")),
    )
    rows = []
    for name in order:
        row = chain.agreements[name]
        links = [link for link in chain.links if link.successor == name]
        after = "; ".join(_followed(link, links, chain, steps, language) for link in links)
        rows.append(
            (
                name,
                period_cell(row, language) or Shown(None, language.say("term not stated"), "faint"),
                row.type,
                FIELDS["status"].cell(Found(row, {}), language),
                Shown(None, after) if after else Shown(None, language.say("first on record"), "faint"),
            )
        )
    return Table(language.say("Papers in order"), columns, tuple(rows))


def _followed(link: Link, links: Sequence[Link], chain: Chain, steps: Steps, language: Language) -> str:
    """Say how an agreement follows one before it, by its id where there are several."""
    found = steps[link.successor, link.predecessor]
    words = _said(found, chain.agreements[link.predecessor], chain.agreements[link.successor], language)
    if link.inferred is not None:
        words = language.say("{words}; that it succeeds is inferred", words=words)
    return f"{link.predecessor}: {words}" if len(links) > 1 else words


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
    if not beside:
        return
    columns = (
        Heading("relation", language.say("what it is")),
        Heading("other", language.say("id"), Type.ID),
        Heading("parties", language.say("parties"), Type.PARTIES),
        Heading("date_signed", language.say("signed"), Type.DATE),
        Heading("period", language.say("term"), Type.PERIOD),
        Heading("link", language.say("beside"), Type.ID, shown=several),
    )
    rows = tuple(
        (
            language.say(_RELATIONS[one.relation]),
            one.other.id,
            one.other.parties,
            one.other.date_signed,
            period_cell(one.other, language),
            one.link,
        )
        for one in beside
    )
    yield Table(language.say("Beside the chain"), columns, rows)


def _notes(chain: Chain, relation: Sequence[Data], language: Language) -> Iterator[str]:
    starts = [row.starts_earliest for row in chain.agreements.values() if row.starts_earliest]
    for one in relation:
        since = read_date(str(one["since"])) if one.get("since") else None
        if since and starts and since.latest < min(starts):
            date = language.date(since)
            if "since" in cast(Data, one.get("inferred") or {}) and not since.uncertain:
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


def _record(chain: Chain, name: str, place: int, steps: Steps) -> Mapping[str, object]:
    """Give a link of the chain for machines: the agreement, what it follows and how, what stands around it."""
    row = chain.agreements[name]
    return {
        "id": name,
        "place": place,
        "asked": name == chain.asked,
        **{key: getattr(row, key) for key in _IN_RECORD},
        "succeeds": [
            _step_record(link, steps[link.successor, link.predecessor])
            for link in chain.links
            if link.successor == name
        ],
        "succeeded_by": [link.successor for link in chain.links if link.predecessor == name],
        "beside": [
            {"id": one.other.id, "relation": one.relation} for one in chain.beside if one.link == name
        ],
        "partnerships": list(chain.partnerships[name]),
    }


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
