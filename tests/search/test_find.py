"""The full text: what ranks first, and that a rare word costs the same in a large register."""

from __future__ import annotations

from contextlib import closing

import pytest

from coopcli.asking.names import read_words, words_query
from coopcli.search.find import count_hits, find_hits
from coopcli.store import open_for_reading
from tests.stores import CLOCK, Store


def found(store: Store, text: str, limit: int = 20, *sections: str) -> list[str]:
    with closing(open_for_reading(store.path, CLOCK)) as connection:
        return [hit.id for hit in find_hits(connection, text, read_words(text), sections, limit)]


def statements(**texts: str) -> str:
    return "statements:\n" + "".join(f"- id: {name}\n  text: {text}\n" for name, text in texts.items())


def test_more_of_the_words_rank_before_fewer(store: Store) -> None:
    once = "một tổ chức " * 40 + "ngân hàng"
    store.load({"/a.yaml": statements(a=once, b="ngân hàng dê và ngân hàng bò")})
    assert found(store, "ngan hang") == ["b", "a"]


def test_all_accents_typed_must_be_the_same_to_rank_first(store: Store) -> None:
    store.load({"/a.yaml": statements(a="Ngan hàng", b="Ngân hàng " + "và nhiều chữ khác " * 30)})
    assert found(store, "ngân hàng") == ["b", "a"]


def test_accents_of_labels_are_not_written_accents(store: Store) -> None:
    """`x` is only coded as an area, whose label has the accents typed; `y` has them in its text."""
    store.load(
        {
            "/a.yaml": "statements:\n- id: x\n  text: Plain\n  areas: [border]\n"
            "- id: y\n  text: " + "many other words " * 30 + "biên giới\n"
        }
    )
    assert found(store, "biên giới") == ["y", "x"]


def test_an_agreement_is_found_by_the_names_of_its_parties(store: Store) -> None:
    store.load(
        {
            "/a.yaml": "parties:\n- id: one\n  name: Hội Ví Dụ\n- id: two\n  name: Other\n"
            "agreements:\n- id: paper\n  parties: [one, two]\n"
        }
    )
    with closing(open_for_reading(store.path, CLOCK)) as connection:
        hits = {hit.id: hit for hit in find_hits(connection, "vi du", read_words("vi du"), (), 20)}
        assert count_hits(connection, read_words("vi du"), ()) == 2
    assert [party["id"] for party in hits["paper"].parties] == ["one", "two"]


def test_the_limit_keeps_the_best(store: Store) -> None:
    store.load({"/a.yaml": statements(a="dê " + "khác " * 50, b="dê")})
    assert found(store, "dê", 1) == ["b"]


def test_words_that_are_more_often_something_else_stay_together() -> None:
    """The gazetteer gives `hoa binh` (peace) as two words without a place: see `mentioned`."""
    assert words_query("hoà bình") == '(("hoa binh"))'


@pytest.mark.parametrize("typed", ["Viêng Chăn", "vieng chan"])
def test_syllables_apart_are_not_the_place(store: Store, typed: str) -> None:
    store.load({"/a.yaml": statements(a="Thủ đô Viêng Chăn", b="Huyện Viêng Xay ngăn chặn dịch")})
    assert found(store, typed) == ["a"]
