"""Sums keep the marks of their numbers and never make a number of what is not given."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from coopcli.activities.find import COMBINED, Amount, mark_of_sum, total
from coopcli.records.codelists import MARK

MARKS = (None, *MARK.codes)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (None, None, None),
        (None, "nearly", "nearly"),
        ("nearly", "nearly", "nearly"),
        ("nearly", "over", "about"),
        ("nearly", "at_most", "at_most"),
        ("over", "at_least", "at_least"),
        ("at_least", "at_most", "about"),
    ],
)
def test_the_mark_of_a_sum(one: str | None, other: str | None, expected: str | None) -> None:
    """Nearly and exact is nearly; nearly and over is about."""
    assert mark_of_sum(one, other) == expected
    assert mark_of_sum(other, one) == expected


def test_every_pair_of_different_marks_is_in_the_table() -> None:
    marks = tuple(MARK.codes)
    pairs = {frozenset(pair) for pair in product(marks, marks) if len(set(pair)) == 2}
    assert set(COMBINED) == pairs


def test_a_mark_never_disappears_from_a_sum() -> None:
    for one, other in product(MARKS, MARKS):
        assert (mark_of_sum(one, other) is None) == (one is None and other is None)


def test_the_order_of_the_numbers_does_not_matter() -> None:
    for marks in product(MARKS, repeat=3):
        amounts = [Amount(1, mark, 1, 0) for mark in marks]
        assert len({total(order) for order in permutations(amounts)}) == 1


def test_a_number_not_given_is_counted_beside_the_sum() -> None:
    assert total([Amount(150, None, 1, 0), Amount(None, None, 0, 2)]) == Amount(150, None, 1, 2)


def test_numbers_none_of_which_is_given_have_no_sum() -> None:
    """Unknown is not zero."""
    assert total([Amount(None, None, 0, 1), Amount(None, None, 0, 1)]).value is None


def test_nothing_has_no_sum() -> None:
    assert total([]) == Amount(None, None, 0, 0)
