"""Reading what a person looks for."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from coopcli.asking.names import named_exactly, read_words
from coopcli.store import open_for_reading
from coopcli.text import words_in


def test_a_wording_of_a_code_stands_for_the_others_of_that_code() -> None:
    (one,) = read_words("Buôn bán người")
    assert one.words == ("buon", "ban", "nguoi")
    assert ("mua", "ban", "nguoi") in one.others


def test_a_wording_that_two_codes_share_stands_for_none() -> None:
    """`phụ nữ` names women's unions and an area: who looks for children does not look for every union."""
    assert [one.others for one in read_words("phụ nữ")] == [(), ()]
    (children,) = read_words("phụ nữ và trẻ em")
    assert ("phu", "nu") not in children.others


def test_a_single_syllable_stands_for_nothing_else_but_an_abbreviation_does() -> None:
    """`đoàn`, a delegation, folds as the second half of `giai đoạn`; LHPN means nothing else."""
    (delegation,) = read_words("đoàn")
    assert (delegation.words, delegation.others) == (("doan",), ())
    (union,) = read_words("LHPN")
    assert ("hoi", "phu", "nu") in union.others


def test_words_apart_count_only_all_together() -> None:
    (one,) = read_words("buôn bán người")
    assert one.found_in(words_in("người bán và buôn"), exact=False) == [(3, 3), (1, 1), (0, 0)]
    assert one.found_in(words_in("bán và buôn"), exact=False) == []


def test_words_of_one_chunk_stand_together() -> None:
    assert [one.words for one in read_words("sản-xay 3/4/2021, bia/rượu")] == [
        ("san", "xay"),
        ("3", "4", "2021"),
        ("bia",),
        ("ruou",),
    ]


def test_a_place_is_named_by_its_other_spelling() -> None:
    (one,) = read_words("hua phan")
    assert one.named_in(["tinh", "huaphanh", "va"]) == "tinh huaphanh"
    assert one.found_in(words_in("tỉnh Huaphanh"), exact=False) == []


def test_the_accents_typed_are_those_that_are_found() -> None:
    (one,) = read_words("bò")
    assert one.found_in(words_in("bộ bò"), exact=True) == [(1, 1)]
    assert one.found_in(words_in("bộ bò"), exact=False) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("270 triệu", {("270", "trieu"), ("270000000",), ("270", "million")}),
        ("1,5 tỷ", {("1", "5", "ty"), ("1500000000",), ("1500", "trieu"), ("1", "5", "billion")}),
        ("10.000 lượt", {("10000", "luot"), ("10", "nghin", "luot"), ("10", "thousand", "luot")}),
        ("02 huyện", {("2", "huyen"), ("02", "huyen")}),
        ("10 câu lạc bộ", {("10", "cau", "lac", "bo")}),
    ],
)
def test_a_number_with_its_unit_is_one_thing_in_all_its_writings(
    typed: str, forms: set[tuple[str, ...]]
) -> None:
    (one,) = read_words(typed)
    assert forms <= {form.words for form in one.forms}


def test_a_bank_behind_a_number_is_no_thousand() -> None:
    """`ngân hàng` folds as `ngàn` does."""
    assert [one.words for one in read_words("10 ngân hàng")] == [("10",), ("ngan",), ("hang",)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("vwu-lwu-2022", ["vwu-lwu-2022"]),
        ("lwu", ["lwu"]),
        ("HỘI CTĐ tỉnh Attapeu", ["rc-attapeu"]),
        ("hội lhpn việt nam lào", ["vwu-lwu-2022"]),
        ("hội lhpn", []),
        ("kon tum", []),
        ("trịnh thị tiếp", []),  # a person is no name of a party
        ("s000", []),
        ("conference-2019", []),
        ("", []),
        ("%", []),
        ("\udcff", []),
    ],
)
def test_what_is_named_exactly(shipped_store: Path, text: str, ids: list[str]) -> None:
    with closing(open_for_reading(shipped_store, date(2026, 11, 28))) as connection:
        assert named_exactly(connection, text) == ids
