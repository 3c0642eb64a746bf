"""Words become codes: cadences as people write them in both languages."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from coopcli.asking.codes import read_cadences
from coopcli.asking.filter import Typed
from coopcli.errors import UsageError


def typed(word: str) -> Typed:
    return Typed("--every", (word,), sqlite3.connect(":memory:"), date(2026, 11, 28))


@pytest.mark.parametrize(
    ("word", "cadence"),
    [
        ("year", "year"),
        ("years", "year"),
        ("1 year", "year"),
        ("2 years", "2 years"),
        ("every 2 years", "2 years"),
        ("năm", "year"),
        ("hằng năm", "year"),
        ("mỗi tháng", "month"),
        ("2 năm", "2 years"),
        ("3 tháng", "3 months"),
        ("moi quy", "quarter"),
    ],
)
def test_a_cadence_is_read_as_the_store_has_it(word: str, cadence: str) -> None:
    assert read_cadences(typed(word)) == (cadence,)


@pytest.mark.parametrize("word", ["", " ", "0 years", "1000 years", "yearly-ish", "2"])
def test_what_is_no_cadence_is_refused_with_what_is_one(word: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_cadences(typed(word))
    assert refused.value.values["option"] == "--every"
