"""The units of the gazetteer, from the two tables beside this module; README.md there says what they hold.

A unit is one place through time under one key: Quảng Ngãi before and after 1 July 2025 is `quang-ngai`,
Thừa Thiên Huế and Huế are `hue`. Kon Tum, which is gone, is `kon-tum` with `quang-ngai` as its successor.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

VIETNAM = "VN"
LAOS = "LA"
BEFORE_2025 = "pre2025"  # the eras of Viet Nam's codes; several numbers mean another unit after 1 July 2025
SINCE_2025 = "post2025"
LAO_NUMBER = "lao"

_VIETNAM_TABLE = Path(__file__).with_name("vietnam.csv")
_LAOS_TABLE = Path(__file__).with_name("laos.csv")


@dataclass(frozen=True, slots=True)
class Place:
    """A province or a city of its rank. Texts are '' and tuples () where nothing is known.

    `country` is an ISO 3166-1 code, `kind` one of tinh, thanh_pho, province, prefecture, `iso` the ISO 3166-2
    code. `codes` pairs a list with its number: ("pre2025", "62") of the Vietnamese statistics, ("lao", "17").
    `since` and `until` are the first and the last day, where they are known. `successor` and `predecessors`
    are keys of other units; `changed_on` is the day on which a unit that lives on took in its predecessors or
    its present name (`former_name` is then the one before). `on_border`: it lies, or lay, on the border of
    Viet Nam and Laos; `neighbours` are the keys of the units across it as they were before July 2025.
    """

    key: str
    country: str
    kind: str
    name_vi: str
    name_en: str
    name_lo: str
    other_names: tuple[str, ...]
    former_name: str
    former_kind: str
    iso: str
    codes: tuple[tuple[str, str], ...]
    since: date | None
    until: date | None
    changed_on: date | None
    successor: str | None
    predecessors: tuple[str, ...]
    on_border: bool
    neighbours: tuple[str, ...]
    note: str

    @property
    def merged_on(self) -> date | None:
        """The day on which the unit became part of its successor; None for one that exists."""
        return self.until + timedelta(days=1) if self.until and self.successor else None

    def names(self) -> Iterator[str]:
        """Every spelling on file, the Vietnamese one first."""
        yield from (self.name_vi, self.name_en)
        yield from (name for name in (self.name_lo, self.former_name) if name)
        yield from self.other_names


@cache
def places() -> Mapping[str, Place]:
    """Every unit by its key, Viet Nam's 63 before Laos's 18."""
    laotian = [_laotian(row) for row in _rows(_LAOS_TABLE)]
    vietnamese = [_vietnamese(row, laotian) for row in _rows(_VIETNAM_TABLE)]
    return MappingProxyType({place.key: place for place in (*vietnamese, *laotian)})


@cache
def version() -> str:
    """Eight hexadecimal digits that change with the tables: whether a store was made with this gazetteer."""
    return f"{crc32(_LAOS_TABLE.read_bytes(), crc32(_VIETNAM_TABLE.read_bytes())):08x}"


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _vietnamese(row: Mapping[str, str], laotian: list[Place]) -> Place:
    numbers = ((BEFORE_2025, row["gso_pre2025"]), (SINCE_2025, row["gso_post2025"]))
    return Place(
        key=row["key"],
        country=VIETNAM,
        kind=row["kind"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        name_lo="",
        other_names=_several(row["other_names_from_memory"]),
        former_name=row["former_name_vi"],
        former_kind=row["former_kind"],
        iso=row["iso_3166_2"],
        codes=tuple((era, number) for era, number in numbers if number),
        since=None,
        until=_day(row["until"]),
        changed_on=_day(row["changed_on"]),
        successor=row["successor"] or None,
        predecessors=_several(row["predecessors"]),
        on_border=(row["borders_laos_post2025"] or row["borders_laos_pre2025"]) == "1",
        neighbours=tuple(place.key for place in laotian if row["key"] in place.neighbours),
        note=row["note"],
    )


def _laotian(row: Mapping[str, str]) -> Place:
    spellings = ("name_lo_full", "iso_name")
    lists = ("other_names_seen", "other_names_from_memory", "other_names_latin", "shared_names")
    others = [row[column] for column in spellings]
    others += [name for column in lists for name in _several(row[column])]
    return Place(
        key=row["key"],
        country=LAOS,
        kind=row["kind"],
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        name_lo=row["name_lo"],
        other_names=tuple(dict.fromkeys(others)),
        former_name="",
        former_kind="",
        iso=row["iso_3166_2"],
        codes=((LAO_NUMBER, row["lao_no"]),),
        since=_day(row["since"]),
        until=None,
        changed_on=None,
        successor=None,
        predecessors=(),
        on_border=row["borders_vietnam"] == "1",
        neighbours=_several(row["neighbours_from_memory"]),
        note=row["note"],
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
