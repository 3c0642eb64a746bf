"""Counts and sums by one or two fields. Nothing is added to another unit; what is not stated has its own row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from coopcli.activities.sums import Amount, total
from coopcli.answer import Answer, Cell, Heading, Shown, Table, Type
from coopcli.grade import Grade
from coopcli.i18n import Language
from coopcli.lists import counted
from coopcli.marking import N_
from coopcli.records.phrases import Names, label_of
from coopcli.summary.group_words import bucket_cell, bucket_column, bucket_words
from coopcli.summary.rows import Count, Subtotal

CountTable: TypeAlias = tuple[tuple[str, ...], Sequence[Count]]
"""The fields that a table divides by, and its counts."""

_HEADINGS: Final = {
    "agreements": N_("agreements"),
    "commitments": N_("commitments"),
    "activities": N_("activities"),
}


def counts_answer(
    measure: str, tables: Sequence[CountTable], whole: Count, names: Names, language: Language
) -> Answer:
    """Give the counts, a table for each set of fields; `whole` counts each thing once."""
    sections: list[Table] = []
    for fields, counts in tables:
        if len(fields) == 2:
            sections.append(_grid(fields, counts, names, language))
        sections.append(_rows(measure, fields, counts, names, language))
    several = any(sum(count.all for count in counts) > whole.all for _, counts in tables)
    notes = (language.say("What falls in several rows counts in each of them; the total counts it once."),)
    grades = {Grade.SURELY: whole.surely, Grade.POSSIBLY: whole.possibly, Grade.UNKNOWN: whole.unknown}
    line = counted(
        _number_of(measure, whole.all, language),
        {grade: number for grade, number in grades.items() if number},
        language,
    )
    return Answer("", tuple(sections), notes if several else (), line)


def _number_of(measure: str, number: int, language: Language) -> str:
    if measure == "agreements":
        return language.count("{number} agreement", "{number} agreements", number)
    if measure == "commitments":
        return language.count("{number} commitment", "{number} commitments", number)
    return language.count("{number} activity", "{number} activities", number)


def _rows(
    measure: str, fields: Sequence[str], counts: Sequence[Count], names: Names, language: Language
) -> Table:
    """A row for each bucket; of two fields machines get these rows, people the grid."""
    people = len(fields) < 2
    all_sure = all(count.all == count.surely for count in counts)
    columns = [bucket_column(field, language) for field in fields]
    for key, label in (
        ("surely", _HEADINGS[measure] if all_sure else N_("surely")),
        ("possibly", N_("possibly")),
        ("unknown", N_("cannot be told")),
    ):
        shown = key == "surely" or any(getattr(count, key) for count in counts)
        columns.append(Heading(key, language.say(label), Type.NUMBER, shown=shown))
    if not people:
        columns = [Heading(one.key, one.label, one.type, one.codes, shown=False) for one in columns]
    rows = tuple(
        (
            *(
                bucket_cell(field, bucket, names, language)
                for field, bucket in zip(fields, count.buckets, strict=True)
            ),
            count.surely,
            count.possibly,
            count.unknown,
        )
        for count in counts
    )
    return Table("", tuple(columns), rows, language.say("nothing answers to this"))


def _grid(fields: Sequence[str], counts: Sequence[Count], names: Names, language: Language) -> Table:
    """The cross-table: the first field downwards, the second across."""
    first, second = fields
    down = list(dict.fromkeys(count.buckets[0] for count in counts))
    across = sorted({count.buckets[1] for count in counts}, key=lambda bucket: (bucket is None, bucket or ""))
    cells = {count.buckets: count for count in counts}
    head = bucket_column(first, language)
    columns = [Heading(head.key, head.label, head.type, head.codes, data=False)]
    columns += [
        Heading(
            bucket or "not_stated", bucket_words(second, bucket, names, language), Type.NUMBER, data=False
        )
        for bucket in across
    ]
    rows = tuple(
        (
            bucket_cell(first, bucket, names, language),
            *(_crossing(cells.get((bucket, other)), language) for other in across),
        )
        for bucket in down
    )
    return Table("", tuple(columns), rows, language.say("nothing answers to this"))


def _crossing(count: Count | None, language: Language) -> Cell:
    """`3`, `2 + 1 possibly`; what cannot be told is said, too."""
    if count is None:
        return Shown(0, "–", "faint")
    parts = [language.number(count.surely)] if count.surely else []
    if count.possibly:
        parts.append(language.say("{number} possibly", number=language.number(count.possibly)))
    if count.unknown:
        parts.append(language.say("{number} cannot be told", number=language.number(count.unknown)))
    return Shown(count.all, " + ".join(parts))


def sums_answer(
    fields: Sequence[str],
    subtotals: Sequence[Subtotal],
    whole: Sequence[Subtotal],
    names: Names,
    language: Language,
) -> Answer:
    """Give the sums of each bucket, unit and match, their marks kept; `whole` holds each number once."""
    columns = (
        *(bucket_column(field, language) for field in fields),
        Heading("amount", language.say("together"), data=False),
        Heading("unit", language.say("unit"), Type.CODE, "unit", shown=False),
        Heading("value", language.say("value"), Type.NUMBER, shown=False),
        Heading("mark", language.say("mark"), Type.CODE, "mark", shown=False),
        Heading("stated", language.say("numbers stated"), Type.NUMBER, shown=False),
        Heading("not_stated", language.say("numbers not stated"), Type.NUMBER, shown=False),
        Heading("match", language.say("match"), shown=False),
    )
    rows = tuple(
        (
            *(
                bucket_cell(field, bucket, names, language)
                for field, bucket in zip(fields, buckets, strict=True)
            ),
            Shown(None, _matched(unit, match, amount, language)),
            unit,
            amount.value,
            amount.mark,
            amount.stated,
            amount.not_stated,
            match,
        )
        for (buckets, unit, match), amount in _amounts(subtotals).items()
    )
    together = [
        _matched(unit, match, amount, language) for (_, unit, match), amount in _amounts(whole).items()
    ]
    empty = language.say("no such number is on record")
    line = language.say("total: {amounts}", amounts="; ".join(together)) if together else ""
    several = sum(one.stated + one.not_stated for one in subtotals) > sum(
        one.stated + one.not_stated for one in whole
    )
    note = language.say("What falls in several rows counts in each of them; the total counts it once.")
    return Answer("", (Table("", columns, rows, empty),), (note,) if several else (), line)


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


def _matched(unit: str | None, match: str, amount: Amount, language: Language) -> str:
    said = _amount(unit, amount, language)
    if match == Grade.POSSIBLY.word:
        return language.say("possibly {amount}", amount=said)
    if match == Grade.UNKNOWN.word:
        return language.say("{amount} (cannot be told)", amount=said)
    return said


def _amount(unit: str | None, amount: Amount, language: Language) -> str:
    """`nearly 270,000,000 VND`, `10 clubs`, `number not stated: models, once`."""
    if unit is None:
        return language.count(
            "{number} gift with no sum stated", "{number} gifts with no sum stated", amount.not_stated
        )
    label = label_of("unit", unit, language)
    words = []
    if amount.value is not None:
        mark = label_of("mark", amount.mark, language) if amount.mark else ""
        words.append(" ".join(filter(None, (mark, language.number(amount.value), label))))
    if amount.not_stated:
        words.append(
            language.count(
                "{unit}: number not stated once",
                "{unit}: number not stated {number} times",
                amount.not_stated,
                unit=label,
            )
        )
    return "; ".join(words)
