"""What a careful reader sees in the register that ships, the examples and real treaties: each is read, and true."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from coopcli.checking.rules import doubts_of_register
from coopcli.problems import Problem
from coopcli.reading.records import read_file
from coopcli.records.record import Record
from tests.checking.register import CLOCK, read
from tests.treaties import TREATIES, as_yaml, first_of_each_id, read_treaties

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "data" / "agreements.yaml"


def found_in(path: Path, clock: date = CLOCK) -> list[Problem]:
    records = [one for one in read_file(path.read_bytes(), path.name, clock) if isinstance(one, Record)]
    return [*doubts_of_register(records, clock)]


def test_in_the_register_that_ships_two_parties_bear_the_name_of_a_province_that_is_no_more() -> None:
    """Kon Tum is a part of Quảng Ngãi since 1 July 2025; the articles are older, and the agreements run on."""
    names = {record.line: record.id for record in read(SHIPPED.read_text(encoding="utf-8"))}

    assert {(one.code, names[one.line]) for one in found_in(SHIPPED)} == {
        ("province-merged", "wu-kon-tum"),
        ("province-merged", "rc-kon-tum"),
    }


def test_on_the_day_before_the_merger_nothing_is_seen_in_it() -> None:
    assert found_in(SHIPPED, date(2025, 6, 30)) == []
    assert len(found_in(SHIPPED, date(2025, 7, 1))) == 2


@pytest.mark.parametrize("name", ["example.yaml", "renewal.yaml"])
def test_nothing_is_seen_in_the_examples(name: str) -> None:
    assert found_in(ROOT / "docs" / name) == []


@pytest.fixture(scope="module")
def treaties(shared: Path) -> list[Record]:
    text = as_yaml(first_of_each_id(read_treaties(shared / TREATIES)).values())
    return [one for one in read_file(text.encode(), "t.yaml", CLOCK) if isinstance(one, Record)]


def test_in_thousands_of_treaties_those_are_seen_that_follow_another_one_of_the_same_matter(
    treaties: list[Record],
) -> None:
    """Each was read: the yearly fisheries agreements of Australia and Japan, Yaoundé II after Yaoundé I, and so on.

    The protocols on fishing off one coast follow one another, too.
    """
    names = {record.line: record.id for record in treaties}
    found = [*doubts_of_register(treaties, CLOCK)]
    pairs = {(one.values["id"], names[one.line]) for one in found if one.code == "renewal-unlinked"}

    assert Counter(one.code for one in found) == {"renewal-unlinked": 70, "signed-late": 1}
    assert {
        ("yaound-1963o1", "yaound-1969o2"),
        ("aus-jpn-1981p", "aus-jpn-1982p"),
        ("nor-swe-1991a", "nor-swe-2010a"),
        ("jpn-usa-1973a", "jpn-usa-1974a"),
        ("cpv-eue-1996p", "cpv-eue-1998p"),  # protocols of the European Union on fishing, each after the last
        ("eue-mar-2011p", "eue-mar-2013p"),
    } <= pairs
    # Of one river, but flood control payments are no special operating programme of a reservoir.
    assert ("can-usa-1967a", "can-usa-1969a") not in pairs
    # Within a year, of the same two, and of another matter: salinity of a river, and the boundary; a treaty of
    # friendship that ended, and a power station.
    assert ("mex-usa-1970n", "mex-usa-1970a") not in pairs
    assert ("btn-ind-1949o", "btn-ind-2007a") not in pairs
    # A regulation is amended, then an annex of the same convention.
    assert ("pmebsa-1984e5-pmebsa-1974a", "pmebsa-1987e6-pmebsa-1974a") not in pairs


def test_of_the_treaties_no_two_are_taken_for_one(treaties: list[Record]) -> None:
    """Amendments of one day to two codes of one convention differ in a word each."""
    assert not [one for one in doubts_of_register(treaties, CLOCK) if one.code.endswith("-twin")]
