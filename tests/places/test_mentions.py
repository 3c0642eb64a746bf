"""Names in running text become search words; what only looks like a name does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.places import find_mentioned, meanings, places, token, tokens
from coopcli.text import fold

BOTH_VIENTIANES = {"vientiane-capital", "vientiane-province"}


def mentions(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(" ".join(words), named) for words, named in find_mentioned(fold(text).split())]


def test_names_in_a_text_are_found_with_their_type_words_and_the_rest_is_plain() -> None:
    assert mentions("Hội LHPN tỉnh Đắk Lắk với Sê Kông, Daklak") == [
        ("hoi", ()),
        ("lhpn", ()),
        ("tinh dak lak", ("dak-lak",)),
        ("voi", ()),
        ("se kong", ("sekong",)),
        ("daklak", ("dak-lak",)),
    ]


def test_a_type_word_behind_a_name_belongs_to_it_and_the_next_word_does_not() -> None:
    assert mentions("Attapeu Province Sekong, the city and the province") == [
        ("attapeu province", ("attapeu",)),
        ("sekong", ("sekong",)),
        *((word, ()) for word in ("the", "city", "and", "the", "province")),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Át-ta-pư", {"attapeu"}),
        ("kontum attapeu", {"kon-tum", "attapeu"}),
        ("Viêng Chăn", BOTH_VIENTIANES),
        ("thủ đô Viêng Chăn", {"vientiane-capital"}),
        ("the Province of Vientiane", {"vientiane-province"}),
        ("tỉnh Bà Rịa - Vũng Tàu", {"ba-ria-vung-tau"}),
        ("Thừa Thiên – Huế", {"hue"}),
        ("tỉnh Hà Tĩnh, Quảng Bình", {"ha-tinh", "quang-binh"}),
        ("Attapeu Province", {"attapeu"}),
        ("thành phố Hồ Chí Minh", {"ho-chi-minh"}),
        ("TP.HCM", {"ho-chi-minh"}),
        ("tỉnh Hòa Bình", {"hoa-binh"}),
        ("Thái Bình", {"thai-binh"}),
    ],
)
def test_the_units_that_a_text_names(text: str, named: set[str]) -> None:
    assert {place for _, places_named in mentions(text) for place in places_named} == named
    assert set(tokens(fold(text).split())) == {token(place) for place in named}


@pytest.mark.parametrize(
    "text",
    [
        "Viêng Xay ngăn chặn",
        "là họ là hộ",  # LA-HO
        "phút họ",  # Phú Thọ, cut elsewhere
        "lớn gần",  # Long An, cut elsewhere
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "tư tưởng HCM",
        "vì hòa bình và hữu nghị",
        "châu Á - Thái Bình Dương",
        "sẽ công bố",
        "Sầm Sơn",
        "15 tỉnh, thành phố",
        "2019-2022",
    ],
)
def test_what_only_looks_like_a_name_names_no_unit(text: str) -> None:
    assert tokens(fold(text).split()) == []


def test_a_name_that_is_more_often_something_else_keeps_its_words_together() -> None:
    assert mentions("Hồ Chí Minh") == [("ho chi minh", ())]


def test_every_spelling_is_found_in_a_text() -> None:
    for place in places().values():
        for name in place.names():
            kind = "thành phố" if place.kind in ("thanh_pho", "prefecture") else "tỉnh"
            assert token(place.key) in tokens(fold(f"{kind} {name}").split()), name


NAMES = [name for place in places().values() for name in place.names()]
words_of_names = st.sampled_from(
    [
        *sorted({word for name in NAMES for word in fold(name).split()}),
        *("tinh", "thanh", "pho", "tp", "province", "of", "hoi", "phu", "nu"),
    ]
)


@given(st.lists(words_of_names))
def test_the_words_of_a_text_are_kept_in_their_order(words: list[str]) -> None:
    assert [word for group, _ in find_mentioned(words) for word in group] == words


@given(st.lists(words_of_names))
def test_each_unit_named_is_one_that_its_words_mean(words: list[str]) -> None:
    for group, named in find_mentioned(words):
        assert set(named) <= {place.key for place in meanings(" ".join(group))}


def test_a_token_is_one_word_for_one_unit() -> None:
    marks = {token(place) for place in places()}
    assert len(marks) == 81
    assert all(mark.isascii() and mark.isalnum() and mark == fold(mark) for mark in marks)
    assert not any(meanings(mark) for mark in marks)
