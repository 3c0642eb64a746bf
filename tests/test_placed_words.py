"""Folding with positions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coopcli.text import accented_words, fold, placed_words


@given(st.text())
def test_the_words_are_those_of_the_fold(text: str) -> None:
    assert [word for word, _, _ in placed_words(text)] == fold(text).split()


@given(st.text(alphabet="aăắâđĐkL \u0301\u0306-.\u00ad\u200bßຫົວພັນຳ"))
def test_each_word_is_the_fold_of_what_stands_there(text: str) -> None:
    done = 0
    for word, start, end in placed_words(text):
        assert done <= start < end <= len(text)
        assert fold(text[start:end]) == word
        done = end


def test_only_words_with_accents_are_accented() -> None:
    assert accented_words("Đắk Lắk, Lao") == ("đắk", "lắk")
    assert accented_words("ĐA\u0306\u0301K") == ("đắk",)
