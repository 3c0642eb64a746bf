"""The annexes of the yearly report as tables, and what their cells do not know.

For people a table has the columns of the template; machines get the same keys whatever the template and the language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from coopcli.agreements.answer import inferred_keys
from coopcli.agreements.find import Agreement
from coopcli.answer import Cell, Grade, Heading, Table, Type
from coopcli.days.dates import read_date
from coopcli.i18n import pick, say, say_inferred, say_label
from coopcli.lists import Column, Columns, field, heading, with_inferred
from coopcli.records.record_types import AGREEMENT
from coopcli.report import particulars, results
from coopcli.report.period import AnnexEntry, Yearly
from coopcli.report.results import Make, Partly, Value, mark_of, name_of, party_name, unknown
from coopcli.report.template import NAMES, NUMBER, TemplateAnnex, TemplateColumn
from coopcli.text import N_

MAKES: Final[Mapping[str, Make]] = {**particulars.MAKES, **results.OF_CHANGES, **results.OF_PLANS}
"""Every value of `template.VALUES` but the number of the row."""

_OF_THE_AGREEMENT: Final = frozenset(
    ("signatories", "date_signed", "place_signed", "date_in_force", "languages", "areas", "content", "commitments",
     "approval", "paper_number", "copy_sent", "note", "results", "kept")
)  # fmt: skip
"""Values of an agreement itself: those of the one that ends say nothing of the one that is to follow it."""


def make_value(name: str, entry: AnnexEntry) -> Value:
    """Give a value of a row; what is to be signed because an agreement ends is not known by its words."""
    if entry.basis == "end" and name in _OF_THE_AGREEMENT:
        return None
    value, row = MAKES[name](entry), entry.agreement.row
    if not isinstance(value, str) or name not in _INFERRED.intersection(inferred_keys(row)):
        return value
    says_so = name == "period" and row.period is not None and row.period.qualified
    return value if says_so else say_inferred(value)


_INFERRED: Final = frozenset(("type", "place_signed", "period", "languages", "areas", "owner"))
"""Values that do not say themselves that they are inferred, as days and parties do."""


def names_said(names: Iterable[str]) -> str:
    """Give the labels of values, each once."""
    return "; ".join(dict.fromkeys(label_of_value(name) for name in names))


def label_of_value(name: str) -> str:
    """Give the label of a value, for a list of what is not known."""
    return say(_LABELS[name]) if name in _LABELS else say_label(AGREEMENT.by_name()[name].label)


_LABELS: Final = {
    "name": N_("name"), "vietnamese_parties": N_("Vietnamese party"), "foreign_parties": N_("foreign party"),
    "level": N_("level of signing"), "signatories": N_("signatories, titles"), "areas": N_("areas"),
    "content": N_("content"), "paper_number": N_("number of the agreement"), "note": N_("note"),
    "results": N_("results in the year"), "kept": N_("state of the commitments"),
    "change": N_("kind of change"), "change_in_force": N_("day the change takes effect"),
    "change_signed": N_("day the change was signed"), "change_number": N_("number of the changing document"),
    "change_text": N_("what changed"), "rationale": N_("reason of the change"),
    "notified": N_("day the authorities were told"), "basis": N_("basis"), "expected": N_("time of signing"),
}  # fmt: skip


class AnnexRow(NamedTuple):
    """An entry of an annex, with the names of the values that are not or not wholly known of it."""

    annex: str
    entry: AnnexEntry
    missing: tuple[str, ...]


class Annex(NamedTuple):
    """An annex as tables, with its gaps: the rows of which it asks what the register does not know."""

    tables: tuple[Table, ...]
    gaps: tuple[AnnexRow, ...]


def annex_of(annex: TemplateAnnex, heading: str, apart: str, report: Yearly) -> Annex:
    """Give the table of what is sure or possible, and apart what cannot be told where there is any."""
    entries = report.entries[annex.rows]
    told = [entry for entry in entries if entry.match is not Grade.UNKNOWN]
    untold = [entry for entry in entries if entry.match is Grade.UNKNOWN]
    rows = [_row(annex, entry, number) for number, entry in enumerate(told, 1)]
    more = [_row(annex, entry, number) for number, entry in enumerate(untold, 1)]
    numbers = [place for place, column in enumerate(annex.columns, 1) if column.values == (NUMBER,)]
    columns = tuple(_headings((pick(column.label) for column in annex.columns), numbers))
    empty = say("the register has nothing that surely or possibly belongs here")
    tables = [Table(heading, columns, tuple(cells for cells, _ in rows), empty)]
    if more:
        tables.append(Table(apart, columns, tuple(cells for cells, _ in more)))
    # What ends lacks nothing itself: it is what is to follow it that does.
    gaps = (row for _, row in rows + more if row.missing and row.entry.basis != "end")
    return Annex(tuple(tables), tuple(gaps))


def _headings(labels: Iterable[str], numbers: Collection[int] = ()) -> Iterator[Heading]:
    """Give what people see over the columns; `numbers` are the positions of those that hold numbers, from 1."""
    for place, label in enumerate(labels, 1):
        kind = Type.NUMBER if place in numbers else Type.TEXT
        yield Heading(f"column_{place}", label, kind, data=False)
    yield from (heading(key, column, shown=False) for key, column in COLUMNS.items())


def _row(annex: TemplateAnnex, entry: AnnexEntry, number: int) -> tuple[tuple[Cell, ...], AnnexRow]:
    """Give the cells, and what they are made of."""
    cells: list[Cell] = []
    missing: dict[str, None] = {}
    mark = mark_of(entry, annex.rows)
    for column in annex.columns:
        cell, unknowns = _cell(column, entry, number)
        missing |= dict.fromkeys(unknowns)
        if mark and set(NAMES) & set(column.values):
            cell, mark = f"{cell} ({mark})", ""
        cells.append(cell)
    row = AnnexRow(annex.rows, entry, tuple(missing))
    return (*cells, *_values(row)), row


def _cell(column: TemplateColumn, entry: AnnexEntry, number: int) -> tuple[Cell, tuple[str, ...]]:
    """Give the words of all the column's values; a part that is not known says so under its own name."""
    if column.values == (NUMBER,):
        return number, ()
    made = {name: make_value(name, entry) for name in column.values if name != NUMBER}
    missing = tuple(name for name, value in made.items() if value is None or isinstance(value, Partly))
    if all(value is None for value in made.values()):
        return None, missing
    said = []
    for name, value in made.items():
        known = value.text if isinstance(value, Partly) else value
        said.append(f"{label_of_value(name)}: {unknown()}" if known is None else known)
    return "; ".join([str(number), *said] if NUMBER in column.values else said), missing


def _kind_of_change(row: AnnexRow) -> Cell:
    return str(row.entry.change["kind"]) if row.entry.change else None


def _change_in_force(row: AnnexRow) -> Cell:
    day = row.entry.change.get("date_in_force")
    return read_date(str(day)) if day else None


def _activities(row: AnnexRow) -> Cell:
    return [one.found.row.id for one in row.entry.done]


_COLUMNS: Final[Columns[AnnexRow]] = {
    "annex": Column(N_("annex"), Type.TEXT, field("annex")),
    "match": Column(N_("match"), Type.TEXT, field("entry.match.word")),
    "id": Column(N_("id"), Type.ID, field("entry.agreement.row.id")),
    "title": Column(N_("title"), Type.TEXTS, field("entry.agreement.row.title")),
    "parties": Column(N_("parties"), Type.PARTIES, field("entry.agreement.row.parties")),
    "type": Column(N_("type"), Type.CODE, field("entry.agreement.row.type"), "type"),
    "standing": Column(N_("standing"), Type.CODE, field("entry.agreement.row.standing"), "standing"),
    "date_signed": Column(N_("signed"), Type.DATE, field("entry.agreement.row.date_signed")),
    "date_in_force": Column(N_("in force since"), Type.DATE, field("entry.agreement.row.date_in_force")),
    "period": Column(N_("term"), Type.PERIOD, field("entry.agreement.row.period")),
    "change": Column(N_("kind of change"), Type.CODE, _kind_of_change, "change"),
    "change_date_in_force": Column(N_("day the change takes effect"), Type.DATE, _change_in_force),
    "basis": Column(N_("basis"), Type.TEXT, lambda row: row.entry.basis or None),
    "activities": Column(N_("activities"), Type.ID, _activities),
    "missing": Column(N_("not known"), Type.TEXT, lambda row: [*row.missing]),
}
COLUMNS: Final = with_inferred(_COLUMNS, lambda row: inferred_keys(row.entry.agreement.row))
"""What machines get, the same in every table of the report."""


def _values(row: AnnexRow) -> Iterator[Cell]:
    return (column.cell(row) for column in COLUMNS.values())


def gaps_table(heading: str, gaps: Sequence[AnnexRow]) -> Table:
    """Give for each agreement what the annexes ask and the register does not know, in words for people."""
    by_agreement: dict[str, list[AnnexRow]] = {}
    for gap in gaps:
        by_agreement.setdefault(gap.entry.agreement.row.id, []).append(gap)
    rows = []
    for name, several in by_agreement.items():
        agreement = several[0].entry.agreement
        missing = tuple(dict.fromkeys(one for gap in several for one in gap.missing))
        row = AnnexRow("gaps", AnnexEntry(agreement=agreement, match=Grade.SURELY), missing)
        rows.append((name_of(agreement.row), name, names_said(missing), *_values(row)))
    labels = (say("agreement"), say("id in the register"), say("what is not known"))
    empty = say("nothing that the annexes ask is missing in this register")
    return Table(heading, tuple(_headings(map(_capitalize, labels))), tuple(rows), empty)


def no_scope_table(agreements: Sequence[Agreement]) -> Table:
    """Give the agreements of which it cannot be told whether a Vietnamese and a foreign party agreed."""
    rows = []
    for agreement in agreements:
        entry = AnnexEntry(agreement=agreement, match=Grade.UNKNOWN)
        row = AnnexRow("cannot_be_told", entry, ("country",))
        rows.append((name_of(agreement.row), _countries(agreement), *_values(row)))
    title = say("Cannot be told: whether a foreign party agreed")
    labels = (say("agreement"), say("country of the parties"))
    return Table(title, tuple(_headings(map(_capitalize, labels))), tuple(rows))


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _countries(agreement: Agreement) -> Cell:
    said = [
        f"{party_name(party)}: {results.label_or_unknown('country', party)}"
        for party in agreement.row.parties
    ]
    return "; ".join(said) or None
