"""The words that a text is searched by, with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.text import fold, index_words, words_in

LETTERS = "aăắâđĐkL \u0301\u0306-.,;12\u00ad\u200bßຫົວພັນຳไทย"


@given(st.text())
def test_the_words_are_those_of_the_fold_but_for_what_divides_them(text: str) -> None:
    assert "".join(word.folded for word in words_in(text)) == fold(text).replace(" ", "")


@given(st.text(alphabet="aăắâđĐkL \u0301\u0306-.\u00ad\u200bß"))
def test_each_word_is_the_fold_of_what_stands_there(text: str) -> None:
    done = 0
    for word in words_in(text):
        assert done <= word.start < word.end <= len(text)
        assert fold(text[word.start : word.end]) == word.folded
        done = word.end


@given(st.text(alphabet=LETTERS) | st.text())
def test_an_index_has_the_words_in_their_order(text: str) -> None:
    words = words_in(text)
    assert index_words(text) == (
        " ".join(one.folded for one in words),
        " ".join(one.written for one in words),
    )


@given(st.text(alphabet=LETTERS))
def test_words_stand_in_the_order_of_the_text(text: str) -> None:
    starts = [word.start for word in words_in(text)]
    assert starts == sorted(starts)


def folded(text: str) -> list[str]:
    return [word.folded for word in words_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gần 270.000.000 đồng", ["gan", "270000000", "dong"]),
        ("10.000 lượt, 10,000 turns", ["10000", "luot", "10000", "turns"]),
        ("1.2.2022 và 28.000.00", ["1", "2", "2022", "va", "28", "000", "00"]),
        ("1,5 triệu", ["1", "5", "trieu"]),
        ("2022.123", ["2022", "123"]),
        ("02/07/2022", ["02", "07", "2022"]),
    ],
)
def test_signs_between_thousands_are_no_signs_between_words(text: str, words: list[str]) -> None:
    assert folded(text) == words


def test_a_word_inside_a_run_of_lao_or_thai_stands_there_by_its_letters() -> None:
    """Union of Lao Women, and association, in scripts that put no space between words."""
    for run, word in (("ສະຫະພັນແມ່ຍິງລາວ", "ແມ່ຍິງ"), ("สมาคมสตรีไทย", "สตรี")):
        letters = folded(word)
        assert len(letters) > 1
        assert " ".join(letters) in " ".join(folded(run))


def test_accents_are_told_apart_and_where_the_tone_stands_is_not() -> None:
    written = [word.written for word in words_in("khoẻ khỏe KHỎE khoe khoé hoà hòa hoa đa da")]
    assert written[0] == written[1] == written[2]
    assert len({*written[2:5]}) == 3
    assert written[5] == written[6] != written[7]
    assert written[8] != written[9]
