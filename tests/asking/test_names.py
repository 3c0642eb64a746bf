"""Reading what a person looks for."""

from __future__ import annotations

from coopcli.asking.names import Wanted, read_words


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
    assert read_words("đoàn") == (Wanted(("doan",)),)
    (union,) = read_words("LHPN")
    assert ("hoi", "phu", "nu") in union.others


def test_words_apart_count_only_all_together() -> None:
    one = Wanted(("mua", "ban"), together=False)
    assert one.found_in(["ban", "va", "mua"]) == [(0, 0), (2, 2)]
    assert one.found_in(["ban"]) == []


def test_a_place_is_found_by_its_other_spelling() -> None:
    (one,) = read_words("hua phan")
    assert one.found_in(["tinh", "huaphanh", "va"]) == [(0, 1)]
