"""Counts and sums by one or two fields. Nothing is added to another unit; what is not stated has its own row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

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


def bucket_column(field: str) -> Heading:
    """Give the column of a field's buckets."""
    codes = field if field in CODELISTS else ""
    return Heading(field, say(LABELS[field]), Type.CODE if codes else Type.TEXT, codes)


def bucket_cell(field: str, bucket: str | None, names: Names) -> Cell:
    """Give the cell of a bucket: its key or code, with its words."""
    tone = "faint" if bucket in (None, NOT_APPLICABLE) else ""
    return Shown(bucket, bucket_words(field, bucket, names), tone)


def bucket_words(field: str, bucket: str | None, names: Names) -> str:
    """Say what a bucket is."""
    if bucket is None:
        return say("not stated")
    if bucket == NOT_APPLICABLE:
        return say("does not apply")
    if field == "province":
        unit = places().get(bucket)
        return bucket if unit is None else unit.name_vi if spoken_language().code == "vi" else unit.name_en
    if field == "party":
        return phrases.name_of(bucket, names)
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


def counts_answer(measure: str, tables: Sequence[CountTable], whole: Count, names: Names) -> Answer:
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


def _rows(measure: str, fields: Sequence[str], counts: Sequence[Count], names: Names) -> Table:
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


def _bucket_cells(fields: Sequence[str], buckets: Sequence[str | None], names: Names) -> Iterator[Cell]:
    return (bucket_cell(field, bucket, names) for field, bucket in zip(fields, buckets, strict=True))


def _grid(fields: Sequence[str], counts: Sequence[Count], names: Names) -> Table:
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


def sums_answer(
    fields: Sequence[str], subtotals: Sequence[Subtotal], whole: Sequence[Subtotal], names: Names
) -> Answer:
    """Give the sums of each bucket, unit and match, their marks kept; `whole` holds each number once."""
    columns = (
        *(bucket_column(field) for field in fields),
        Heading("amount", say("together"), data=False),
        Heading("unit", say("unit"), Type.CODE, "unit", shown=False),
        Heading("value", say("value"), Type.NUMBER, shown=False),
        Heading("mark", say("mark"), Type.CODE, "mark", shown=False),
        Heading("stated", say("numbers stated"), Type.NUMBER, shown=False),
        Heading("not_stated", say("numbers not stated"), Type.NUMBER, shown=False),
        Heading("match", say("match"), shown=False),
    )
    rows = tuple(
        (
            *_bucket_cells(fields, buckets, names),
            Shown(None, _say_match(unit, match, amount)),
            *(unit, amount.value, amount.mark, amount.stated, amount.not_stated, match),
        )
        for (buckets, unit, match), amount in _amounts(subtotals).items()
    )
    together = [_say_match(unit, match, amount) for (_, unit, match), amount in _amounts(whole).items()]
    empty = say("no such number is on record")
    line = say("total: {amounts}", amounts="; ".join(together)) if together else ""
    in_rows, in_all = (sum(one.stated + one.not_stated for one in every) for every in (subtotals, whole))
    return Answer("", (Table("", columns, rows, empty),), _notes(in_rows > in_all), line)


_Place: TypeAlias = tuple[tuple[str | None, ...], str | None, str]


def _amounts(subtotals: Iterable[Subtotal]) -> Mapping[_Place, Amount]:
    """Give the sum of each bucket, unit and match."""
    parts: dict[_Place, list[Amount]] = {}
    for one in subtotals:
        amount = Amount(one.value, one.mark, one.stated, one.not_stated)
        parts.setdefault((one.buckets, one.unit, one.match), []).append(amount)
    return {place: total(amounts) for place, amounts in sorted(parts.items(), key=_order)}


def _order(part: tuple[_Place, object]) -> tuple[object, ...]:
    """By bucket, then unit; what is not stated stands last."""
    buckets, unit, match = part[0]
    return (tuple((bucket is None, bucket or "") for bucket in buckets), unit is None, unit or "", match)


def _say_match(unit: str | None, match: str, amount: Amount) -> str:
    said = _amount(unit, amount)
    words = {
        Grade.POSSIBLY.word: N_("possibly {amount}"),
        Grade.UNKNOWN.word: N_("{amount} (cannot be told)"),
    }
    return say(words[match], amount=said) if match in words else said


def _amount(unit: str | None, amount: Amount) -> str:
    """`nearly 270,000,000 VND`, `10 clubs`, `number not stated: models, once`."""
    if unit is None:
        return count(
            "{number} gift with no sum stated", "{number} gifts with no sum stated", amount.not_stated
        )
    missing = count(
        "{unit}: number not stated once",
        "{unit}: number not stated {number} times",
        amount.not_stated,
        unit=phrases.label_of("unit", unit),
    )
    return "; ".join(filter(None, (say_amount(amount, unit), missing if amount.not_stated else "")))
