"""Counts and sums by one or two fields. Nothing is added to another unit; what is not stated has its own row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeAlias

from coopcli.activities.answer import say_amount
from coopcli.activities.find import Amount, total
from coopcli.answer import Answer, Cell, Grade, Heading, Shown, Table, Type
from coopcli.i18n import count, say, say_number, spoken_language
from coopcli.lists import add_counts
from coopcli.places import places
from coopcli.records import phrases
from coopcli.records.codelists import CODELISTS
from coopcli.records.phrases import Names
from coopcli.summary.rows import LABELS, NOT_APPLICABLE, Count, Subtotal
from coopcli.text import N_

NamesOf: TypeAlias = Mapping[str, Names]
"""By field the names of its buckets, as the register writes them."""


def bucket_column(field: str) -> Heading:
    """Give the column of a field's buckets."""
    codes = field if field in CODELISTS else ""
    return Heading(field, say(LABELS[field]), Type.CODE if codes else Type.TEXT, codes)


def bucket_cell(field: str, bucket: str | None, names: NamesOf) -> Cell:
    """Give the cell of a bucket: its key or code, with its words."""
    tone = "faint" if bucket in (None, NOT_APPLICABLE) else ""
    return Shown(bucket, bucket_words(field, bucket, names), tone)


def bucket_words(field: str, bucket: str | None, names: NamesOf) -> str:
    """Say what a bucket is."""
    if bucket is None:
        return say("not stated")
    if bucket == NOT_APPLICABLE:
        return say("does not apply")
    if field == "province" and bucket not in names[field]:
        unit = places().get(bucket)
        return bucket if unit is None else unit.name_vi if spoken_language().code == "vi" else unit.name_en
    if field in ("party", "province"):
        return phrases.name_of(bucket, names[field])
    if field == "cadence":
        known = bucket in CODELISTS["when"].codes
        return phrases.cadence({"when" if known else "every": bucket})
    if field in CODELISTS:
        return phrases.label_of(field, bucket)
    return bucket.replace("/", "–")


CountTable: TypeAlias = tuple[tuple[str, ...], Sequence[Count]]
"""The fields that a table divides by, and its counts."""

_HEADINGS: Final = {
    "agreements": N_("agreements"), "commitments": N_("commitments"), "activities": N_("activities"),
}  # fmt: skip


def counts_answer(measure: str, tables: Sequence[CountTable], whole: Count, names: NamesOf) -> Answer:
    """Give the counts, a table for each set of fields; `whole` counts each thing once."""
    sections: list[Table] = []
    for fields, counts in tables:
        if len(fields) == 2:
            sections.append(_grid(fields, counts, names))
        sections.append(_rows(measure, fields, counts, names))
    several = any(sum(each.all for each in counts) > whole.all for _, counts in tables)
    grades = {Grade.SURELY: whole.surely, Grade.POSSIBLY: whole.possibly, Grade.UNKNOWN: whole.unknown}
    total = phrases.count_records(measure, whole.all)
    total = add_counts(total, {grade: number for grade, number in grades.items() if number})
    return Answer("", tuple(sections), _notes(several), total)


def _notes(several: bool) -> tuple[str, ...]:
    """Say why the rows are more than the total, where they are."""
    note = say("What falls in several rows counts in each of them; the total counts it once.")
    return (note,) if several else ()


def _rows(measure: str, fields: Sequence[str], counts: Sequence[Count], names: NamesOf) -> Table:
    """A row for each bucket; of two fields machines get these rows, people the grid."""
    people = len(fields) < 2
    surely = N_("surely") if any(each.all > each.surely for each in counts) else _HEADINGS[measure]
    labels = {"surely": surely, "possibly": N_("possibly"), "unknown": N_("cannot be told")}
    columns = [replace(bucket_column(field), shown=people) for field in fields]
    for key, label in labels.items():
        shown = key == "surely" or any(getattr(each, key) for each in counts)
        columns.append(Heading(key, say(label), Type.NUMBER, shown=people and shown))
    rows = ((*_bucket_cells(fields, each.buckets, names), *each[1:]) for each in counts)
    return Table("", tuple(columns), tuple(rows), say("nothing in this register answers to this"))


def _bucket_cells(fields: Sequence[str], buckets: Sequence[str | None], names: NamesOf) -> Iterator[Cell]:
    return (bucket_cell(field, bucket, names) for field, bucket in zip(fields, buckets, strict=True))


def _grid(fields: Sequence[str], counts: Sequence[Count], names: NamesOf) -> Table:
    """The cross-table: the first field downwards, the second across."""
    first, second = fields
    down = dict.fromkeys(each.buckets[0] for each in counts)
    across = sorted({each.buckets[1] for each in counts}, key=lambda bucket: (bucket is None, bucket or ""))
    cells = {each.buckets: each for each in counts}
    columns = [replace(bucket_column(first), data=False)]
    columns += [
        Heading(bucket or "not_stated", bucket_words(second, bucket, names), Type.NUMBER, data=False)
        for bucket in across
    ]
    rows = (
        (bucket_cell(first, bucket, names), *(_crossing(cells.get((bucket, other))) for other in across))
        for bucket in down
    )
    return Table("", tuple(columns), tuple(rows), say("nothing in this register answers to this"))


def _crossing(each: Count | None) -> Cell:
    """`3`, `2 + 1 possibly`; what cannot be told is said, too."""
    if each is None:
        return Shown(0, "–", "faint")
    parts = [say_number(each.surely)] if each.surely else []
    if each.possibly:
        parts.append(say("{number} possibly", number=say_number(each.possibly)))
    if each.unknown:
        parts.append(say("{number} cannot be told", number=say_number(each.unknown)))
    return Shown(each.all, " + ".join(parts))


class Sum(NamedTuple):
    """What is told of a bucket alone, and what is told of it and others: the bucket has a part of that."""

    own: Amount
    shared: Amount

    @property
    def most(self) -> Amount | None:
        """Both together, the most that it can be; None where nothing is shared, or a number has no upper end."""
        bounded = not {self.own.mark, self.shared.mark} & _UNBOUNDED
        return total((self.own, self.shared)) if self.shared.stated and bounded else None


_UNBOUNDED: Final = frozenset(("over", "at_least"))


def sums_answer(
    fields: Sequence[str],
    subtotals: Sequence[Subtotal],
    whole: Sequence[Subtotal],
    of_money: bool,
    names: NamesOf,
) -> Answer:
    """Give the sums of each bucket, unit and match, their marks kept; `whole` holds each number once.

    Gifts of which the number is not told are gifts with no sum where it is one `of_money`.
    """
    columns = (
        *(bucket_column(field) for field in fields),
        Heading("amount", say("together"), data=False),
        Heading("unit", say("unit"), Type.CODE, "unit", shown=False),
        Heading("value", say("value"), Type.NUMBER, shown=False),
        Heading("mark", say("mark"), Type.CODE, "mark", shown=False),
        Heading("stated", say("numbers stated"), Type.NUMBER, shown=False),
        Heading("not_stated", say("numbers not stated"), Type.NUMBER, shown=False),
        Heading("shared", say("numbers told of more"), Type.NUMBER, shown=False),
        Heading("at_most", say("at most"), Type.NUMBER, shown=False),
        Heading("at_most_mark", say("mark of it"), Type.CODE, "mark", shown=False),
        Heading("match", say("match"), shown=False),
    )
    said = {place: _say_match(place, found, of_money) for place, found in _sums(whole).items()}
    rows = tuple(
        (
            *_bucket_cells(fields, place[0], names),
            Shown(None, _say_match(place, found, of_money)),
            *_numbers(place, found),
        )
        for place, found in _sums(subtotals).items()
    )
    empty = say("no such number is on record")
    line = say("total: {amounts}", amounts="; ".join(said.values())) if said else ""
    in_rows, in_all = (sum(one.stated + one.not_stated for one in every) for every in (subtotals, whole))
    note = say(
        "A number that is told of several rows is the most that each can have; the total counts it once."
    )
    return Answer("", (Table("", columns, rows, empty),), (note,) if in_rows > in_all else (), line)


def _numbers(place: _Place, found: Sum) -> tuple[Cell, ...]:
    """Give the cells of a sum for machines."""
    own, most = found.own, found.most
    most_value, most_mark = (most.value, most.mark) if most else (None, None)
    not_stated = own.not_stated + found.shared.not_stated
    return (
        place[1],
        own.value,
        own.mark,
        own.stated,
        not_stated,
        found.shared.stated,
        most_value,
        most_mark,
        place[2],
    )


_Place: TypeAlias = tuple[tuple[str | None, ...], str | None, str]


def _sums(subtotals: Iterable[Subtotal]) -> Mapping[_Place, Sum]:
    """Give the sum of each bucket, unit and match."""
    parts: dict[_Place, tuple[list[Amount], list[Amount]]] = {}
    for one in subtotals:
        of_place = parts.setdefault((one.buckets, one.unit, one.match), ([], []))
        of_place[one.shared].append(Amount(one.value, one.mark, one.stated, one.not_stated))
    return {place: Sum(*map(total, amounts)) for place, amounts in sorted(parts.items(), key=_order)}


def _order(part: tuple[_Place, object]) -> tuple[object, ...]:
    """By bucket, then unit; what is not stated stands last."""
    buckets, unit, match = part[0]
    return (tuple((bucket is None, bucket or "") for bucket in buckets), unit is None, unit or "", match)


def _say_match(place: _Place, found: Sum, of_money: bool) -> str:
    _, unit, match = place
    said = _say_sum(unit, found, of_money)
    words = {
        Grade.POSSIBLY.word: N_("possibly {amount}"),
        Grade.UNKNOWN.word: N_("{amount} (cannot be told)"),
    }
    return say(words[match], amount=said) if match in words else said


def _say_sum(unit: str | None, found: Sum, of_money: bool) -> str:
    """`nearly 270,000,000 VND`, `20 parcels + at most 150 parcels, …`, `number not stated: models, once`."""
    not_stated = found.own.not_stated
    if unit is None and of_money:
        return count("{number} gift with no sum stated", "{number} gifts with no sum stated", not_stated)
    if unit is None:
        return count(
            "{number} gift with no number stated", "{number} gifts with no number stated", not_stated
        )
    missing = count(
        "{unit}: number not stated once",
        "{unit}: number not stated {number} times",
        not_stated,
        unit=phrases.label_of("unit", unit),
    )
    stated = " + ".join(filter(None, (say_amount(found.own, unit), _say_shared(unit, found.shared))))
    return "; ".join(filter(None, (stated, missing if not_stated else "")))


def _say_shared(unit: str, amount: Amount) -> str:
    """`at most 150 parcels, how much of it is not on record`."""
    if not amount.stated:
        return ""
    if amount.mark in _UNBOUNDED:
        return say("a part of {amount}, how much of it is not on record", amount=say_amount(amount, unit))
    bound = amount._replace(mark=None) if amount.mark == "at_most" else amount
    return say("at most {amount}, how much of it is not on record", amount=say_amount(bound, unit))
