"""What records and arguments carry must not steer a terminal."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.text import harmless


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    shown = harmless(text)

    assert not [letter for letter in shown if category(letter) in ("Cc", "Zl", "Zp")]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_letters_signs_and_spaces_of_any_script_stay(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "on_one_line", "on_lines"),
    [
        ("\x1b[31mred", r"\x1b[31mred", r"\x1b[31mred"),
        ("a\tb\nc\r\n", r"a\tb\nc\r\n", "a\tb\nc\\r\n"),
        ("\u202egnihton\x00\x9b", r"\u202egnihton\x00\x9b", r"\u202egnihton\x00\x9b"),
        ("so/h\udcf4\udcff.yaml\ud800", r"so/h\xf4\xff.yaml" + "\ud800", r"so/h\xf4\xff.yaml" + "\ud800"),
        ("Hội\u200b\u00a0Hà Nội", "Hội\u200b\u00a0Hà Nội", "Hội\u200b\u00a0Hà Nội"),
    ],
)
def test_a_control_character_is_shown_as_an_escape(text: str, on_one_line: str, on_lines: str) -> None:
    assert harmless(text) == on_one_line
    assert harmless(text, lines=True) == on_lines
