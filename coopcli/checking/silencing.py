"""What a record silences on purpose: `x-check: {skip: [code], because: …}`, with a reason, and never an error."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from coopcli.problems import Problem
from coopcli.records.record import Record
from coopcli.wordings import WORDINGS

KEY: Final = "x-check"
_UNREADABLE: Final = "silence-unreadable"


def silence(
    problems: Iterable[Problem], records: Sequence[Record]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Give the problems that are left, by place, and those that the records in which they stand silence."""
    if not any(KEY in record.values for record in records):
        return tuple(problems), ()
    places, skipped = _silences(records)
    kept: list[Problem] = []
    silenced: list[Problem] = []
    for problem in problems:
        number = bisect_right(places.get(problem.file, ()), (problem.line, problem.column)) - 1
        if number >= 0 and problem.code in skipped[problem.file][number]:
            silenced.append(problem)
        else:
            kept.append(problem)
    kept.extend(_unreadable(records))
    return tuple(sorted(kept, key=lambda problem: problem.place)), tuple(silenced)


def _silences(
    records: Iterable[Record],
) -> tuple[Mapping[str, list[tuple[int, int]]], Mapping[str, list[frozenset[str]]]]:
    """Give of each file the places where its records begin, and beside them what each silences."""
    places: dict[str, list[tuple[int, int]]] = {}
    skipped: dict[str, list[frozenset[str]]] = {}
    for record in sorted(records, key=lambda one: (one.line, one.column)):
        places.setdefault(record.file, []).append((record.line, record.column))
        skipped.setdefault(record.file, []).append(_skipped(record))
    return places, skipped


def _skipped(record: Record) -> frozenset[str]:
    """Give the codes that a record silences: nothing without a reason."""
    asked = record.values.get(KEY)
    if not isinstance(asked, dict) or not asked.get("because") or asked.keys() - {"skip", "because"}:
        return frozenset()
    codes = asked.get("skip")
    named = frozenset(map(str, codes if isinstance(codes, list) else [codes]))
    return (
        named
        if all(code in WORDINGS and WORDINGS[code].severity != "error" for code in named)
        else frozenset()
    )


def _unreadable(records: Iterable[Record]) -> Iterator[Problem]:
    for record in records:
        if KEY in record.values and not _skipped(record):
            yield Problem(_UNREADABLE, record.file, record.line, record.column)
