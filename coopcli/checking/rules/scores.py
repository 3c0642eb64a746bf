"""How two records are found to look like one: which are held against one another, what counts, how it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from coopcli.checking.rules.likeness import same_numbers
from coopcli.checking.rules.register import problem_at
from coopcli.problems import Problem
from coopcli.records.record import Record, Values

Score = Mapping[str, int]
"""What two records have in common, each with what it counts; empty where something tells them apart."""

_ENOUGH: Final = 60
ALIKE: Final = 0.8
_MOST_COMPARED: Final = 20
"""Of more records that share a day, each is held against its neighbours only: it grows with their number alone."""

_WHY: Final[Mapping[str, Mapping[str, str]]] = {
    "parties": {"vi": "cùng các bên", "en": "the same parties"},
    "number": {"vi": "cùng số văn bản", "en": "the same number"},
    "signed": {"vi": "cùng ngày ký", "en": "the same day of signing"},
    "period": {"vi": "cùng giai đoạn", "en": "the same period"},
    "periods": {"vi": "giai đoạn có thể là một", "en": "periods that may be the same"},
    "overlap": {"vi": "giai đoạn trùng nhau một phần", "en": "periods that overlap"},
    "title": {"vi": "tên giống nhau", "en": "titles alike"},
    "type": {"vi": "cùng loại", "en": "the same type"},
    "areas": {"vi": "cùng lĩnh vực", "en": "the same areas"},
    "name": {"vi": "cùng tên", "en": "the same name"},
    "names": {"vi": "tên giống nhau", "en": "names alike"},
    "province": {"vi": "cùng loại tổ chức, cùng tỉnh", "en": "the same kind and province"},
    "address": {"vi": "cùng địa chỉ", "en": "the same address"},
    "published": {"vi": "cùng nhan đề và ngày đăng", "en": "the same title and day of publication"},
    "dates": {"vi": "cùng ngày", "en": "the same day"},
    "kind": {"vi": "cùng loại hoạt động", "en": "a kind in common"},
    "places": {"vi": "cùng nơi", "en": "a place in common"},
}


def pairs_of(groups: Iterable[Sequence[Record]]) -> Iterator[tuple[Record, Record]]:
    """Give each pair of records of a group once, those far from one another in a large group left out."""
    seen: set[tuple[str, str]] = set()
    for group in groups:
        near = (
            combinations(group, 2)
            if len(group) <= _MOST_COMPARED
            else ((one, other) for here, one in enumerate(group) for other in group[here + 1 : here + 4])
        )
        for one, other in near:
            names = (one.id, other.id)
            if one.id != other.id and names not in seen:
                seen.add(names)
                yield one, other


def blocks(records: Iterable[Record], keys: Callable[[Record], Iterable[Hashable]]) -> list[list[Record]]:
    """Give the records that share a key, those of each key together."""
    found: dict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        for one in keys(record):
            found[one].append(record)
    return [group for group in found.values() if len(group) > 1]


def tell(
    code: str, pairs: Iterable[tuple[Record, Record]], score: Callable[[Record, Record], Score]
) -> Iterator[Problem]:
    """Tell of the pairs whose score is enough, at the later record of each, with what it is made of."""
    for one, other in pairs:
        counted = score(one, other)
        total = min(sum(counted.values()), 100)
        if total >= _ENOUGH:
            yield problem_at(
                other,
                other.values,
                code,
                id=one.id,
                score=total,
                reasons=tuple(_WHY[name] for name in counted),
                file=one.file,
                line=one.line,
            )


def counts_if(holds: bool, **counts: int) -> Score:
    """Give what counts where a condition holds, else nothing."""
    return counts if holds else {}


def titles_differ(one: Values, other: Values, field: str = "title") -> bool:
    """Whether both have a title, and the numbers in them differ: protocol 1 and protocol 2."""
    return field in one and field in other and not same_numbers(one, other, field)
