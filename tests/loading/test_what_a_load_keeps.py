"""What a load works out over the whole store, so that no question has to: the successors and the first counts."""

from __future__ import annotations

from contextlib import closing

import pytest

from coopcli.asking.question import NOTHING
from coopcli.store import open_for_reading
from coopcli.summary.find import agreements_counted, count_by
from coopcli.summary.rows import Count
from tests.stores import CLOCK, Store

PARTIES = """sources: [{id: s}]
parties:
- {id: a, name: A, country: VN, kind: red_cross, cite: s}
- {id: b, name: B, country: VN, kind: red_cross, cite: s}
- {id: c, name: C, country: LA, kind: womens_union, inferred: {country: its name}, cite: s}
- {id: d, name: D, cite: s}
"""
PAPERS = """agreements:
- {id: one, parties: [a, b], period: 2001/2003, standing: signed, cite: s}
- {id: two, parties: [a, c], period: 2001/2003, standing: signed, cite: s}
- {id: three, parties: [a, d], period: 2020/2030, standing: agreed, cite: s}
- {id: four, title: Of nobody, cite: s}
"""
LATER = """agreements:
- {id: planned, parties: [a, c], period: 2008/2010, standing: planned, succeeds: two, cite: s}
- {id: signed, parties: [a, c], period: 2004/2006, standing: signed, succeeds: two, cite: s}
"""


@pytest.fixture
def loaded(store: Store) -> Store:
    assert store.load({"/parties.yaml": PARTIES, "/papers.yaml": PAPERS}).kept
    return store


def counts(store: Store, *fields: str) -> list[Count]:
    with closing(open_for_reading(store.path, CLOCK)) as connection:
        return count_by(connection, agreements_counted(NOTHING), fields)


def successor_of(store: Store, name: str) -> tuple[str | None, str]:
    query = "SELECT successor, status FROM agreement_status WHERE agreement = ?"
    return store.ask(query, (name,))[0]


def test_two_parties_of_one_country_count_once_and_what_is_inferred_only_possibly(loaded: Store) -> None:
    assert counts(loaded, "country") == [
        Count(("VN",), 3, 0, 0),
        Count(("LA",), 0, 1, 0),
        Count((None,), 2, 0, 0),
    ]
    assert counts(loaded, "kind") == [
        Count(("red_cross",), 3, 0, 0),
        Count(("womens_union",), 1, 0, 0),
        Count((None,), 2, 0, 0),
    ]


def test_all_are_counted_and_by_the_status_of_the_day(loaded: Store) -> None:
    assert counts(loaded) == [Count((), 4, 0, 0)]
    assert counts(loaded, "status") == [
        Count(("lapsed",), 2, 0, 0),
        Count(("in_force",), 0, 1, 0),
        Count(("unknown",), 1, 0, 0),
    ]


def test_a_party_told_otherwise_in_another_file_is_counted_otherwise(loaded: Store) -> None:
    told = PARTIES.replace("country: VN, kind: red_cross", "country: KH, kind: youth_union", 1)
    assert loaded.load({"/parties.yaml": told}).kept

    assert counts(loaded, "country") == [
        Count(("KH",), 3, 0, 0),
        Count(("LA",), 0, 1, 0),
        Count(("VN",), 1, 0, 0),
        Count((None,), 2, 0, 0),
    ]


def test_a_load_that_is_not_kept_leaves_the_counts(loaded: Store) -> None:
    before = counts(loaded, "kind")
    assert not loaded.load({"/more.yaml": "agreements: [{id: five, parties: [nobody], cite: s}]"}).kept
    assert counts(loaded, "kind") == before


def test_a_successor_in_another_file_is_known_as_long_as_that_file_is_loaded(loaded: Store) -> None:
    assert successor_of(loaded, "two") == (None, "lapsed")

    assert loaded.load({"/later.yaml": LATER}).kept
    assert successor_of(loaded, "two") == ("signed", "renewed")

    assert loaded.load({"/later.yaml": LATER.replace("standing: signed", "standing: agreed")}).kept
    assert successor_of(loaded, "two") == ("signed", "lapsed")

    assert loaded.load({}, dropped=["/later.yaml"]).kept
    assert successor_of(loaded, "two") == (None, "lapsed")


def test_every_term_of_a_paper_knows_its_successor(loaded: Store) -> None:
    rolling = PAPERS.replace("2001/2003", "2001/2003, renewal: {mode: tacit, length: 1 year}")
    assert loaded.load({"/papers.yaml": rolling, "/later.yaml": LATER}).kept

    terms = loaded.ask("SELECT successor, successor_signed FROM term WHERE agreement = 'two'")
    assert len(terms) > 1
    assert set(terms) == {("signed", 1)}
