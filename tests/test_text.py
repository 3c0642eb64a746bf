"""Folding: what is typed without accents meets what is written with them, in Vietnamese, Lao and the rest."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.text import alphabet_key, fold, key, nearest

LAO_SIGNS = [chr(code) for code in (0xEB1, *range(0xEB4, 0xEBA), 0xEBB, *range(0xEC8, 0xECE))]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đắk Lắk", "dak lak"),
        ("THANH HÓA", "thanh hoa"),
        ("Thanh Hoá", "thanh hoa"),
        ("Thừa Thiên - Huế", "thua thien hue"),
        ("Thừa Thiên\u00a0–\u00a0Huế", "thua thien hue"),
        ("TP.HCM", "tp hcm"),
        ("Át-ta-pư (Lào), 2022", "at ta pu lao 2022"),
        ("  Kon\t\n Tum  ", "kon tum"),
        ("O’Brien l'accord", "o brien l accord"),
        ("“Ngân hàng bò”: 270.000.000 đồng", "ngan hang bo 270 000 000 dong"),
        ("a/b\\c|d_e;f!g?h[i]j{k}l<m>n&o%p#q@r*s+t=u~v^w", " ".join("abcdefghijklmnopqrstuvw")),
        ("2022/2027…", "2022 2027"),
        ("Straße", "strasse"),
        ("", ""),
        (" .-", ""),
    ],
)
def test_fold_takes_case_accents_and_punctuation_away(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("letter", ["Đ", "đ", "Ð", "ð", "Ɖ"])
def test_every_letter_that_looks_like_d_with_a_stroke_is_d(letter: str) -> None:
    assert fold(f"{letter}à Nẵng") == "da nang"


@pytest.mark.parametrize("dash", list("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"))
def test_every_hyphen_and_dash_divides_words(dash: str) -> None:
    assert fold(f"Sê{dash}Kông") == "se kong"


@pytest.mark.parametrize("space", list("\u00a0\u2002\u2009\u200b\u202f\u3000\t\n\r\x1c\x85"))
def test_every_kind_of_space_divides_words(space: str) -> None:
    assert fold(f"Kon{space}Tum") == "kon tum"


@pytest.mark.parametrize("invisible", ["\0", "\x07", "\x1b", "\x9b", "\u00ad", "\u200e", "\ufeff", "\udc80"])
def test_characters_that_no_store_or_eye_takes_are_dropped(invisible: str) -> None:
    assert fold(f"Kon{invisible}tum") == "kontum"


@pytest.mark.parametrize("sign", LAO_SIGNS)
def test_lao_vowel_signs_and_tone_marks_stay(sign: str) -> None:
    assert sign in fold(f"ກ{sign}ນ")


@pytest.mark.parametrize(
    ("one", "other"),
    [("ຈຳປາສັກ", "ຈໍາປາສັກ"), ("ຫຼວງພະບາງ", "ຫລວງພະບາງ"), ("ໜ", "ຫນ"), ("ໝ", "ຫມ")],
)
def test_lao_letters_that_are_written_in_two_ways_are_one(one: str, other: str) -> None:
    assert one != other
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_texts_fold_alike(text: str) -> None:
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text)) == fold(text)


@given(st.text(), st.text())
def test_texts_fold_word_by_word(one: str, other: str) -> None:
    assert fold(f"{one} {other}").split() == fold(one).split() + fold(other).split()


@given(st.text())
def test_a_fold_has_single_spaces_and_no_ascii_but_letters_and_digits(text: str) -> None:
    words = fold(text).split(" ")
    assert all(words) or words == [""]
    ascii_left = {character for word in words for character in word if character.isascii()}
    assert all(character.isdigit() or ("a" <= character <= "z") for character in ascii_left)


def test_key_is_the_same_however_a_name_is_divided() -> None:
    assert {key(name) for name in ("Kon Tum", "KonTum", "Kon-Tum", "KON\u00a0TUM")} == {"kontum"}


CODES = ["rc-kon-tum", "rc-attapeu", "cooperation_agreement", "in_force", "ending", "lapsed", "parties"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rc-kontum", "rc-kon-tum"),
        ("rc-atapeu", "rc-attapeu"),
        ("in-forse", "in_force"),
        ("endign", "ending"),
        ("party", "parties"),
        ("PARTIES", "parties"),
    ],
)
def test_nearest_finds_the_word_that_was_meant(typed: str, meant: str) -> None:
    assert nearest(typed, CODES)[0] == meant


@pytest.mark.parametrize("typed", ["lap", "attapeu", "agreement", "kon tum"])
def test_a_choice_that_starts_with_the_word_or_contains_it_is_near(typed: str) -> None:
    assert len(nearest(typed, CODES)) == 1


@pytest.mark.parametrize("typed", ["xyzzy", "qqq", "a", "", "…", "Hội Liên hiệp Phụ nữ"])
def test_nonsense_has_nothing_near(typed: str) -> None:
    assert nearest(typed, CODES) == ()


def test_nearest_gives_the_best_first_and_at_most_as_many_as_asked() -> None:
    choices = ["agreements", "agreement", "agree", "disagreement"]
    assert nearest("agreemnt", choices, count=2) == ("agreement", "agreements")
    assert nearest("agree", choices)[0] == "agree"


def test_nearest_names_each_choice_once() -> None:
    assert nearest("lapse", ["lapsed", "lapsed"]) == ("lapsed",)


ALPHABET = [*"aăâbcdđeêghiklmnoôơpqrstuưvxy"]
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]
IN_ORDER = [
    [
        "An Giang",
        "Bắc Giang",
        "Cà Mau",
        "Cao Bằng",
        "Cần Thơ",
        "Dak Cheung",
        "Đà Nẵng",
        "Đắk Lắk",
        "Hà Nội",
        "Vĩnh Long",
    ],
    ["Hội Chữ thập Đỏ tỉnh Kon Tum", "Hội LHPN Lào", "Hội LHPN tỉnh Đắk Lắk", "Hội LHPN tỉnh Sê Kông"],
    ["hoa", "hòa", "hỏa", "hóa", "hóa đơn", "hoa hồng", "hoan"],
    ["tấn", "tận", "tất", "uống", "ước", "ượt"],
    ["apple", "Banana", "cherry"],
    ["ກ", "ຂ", "ລາວ"],
]


@pytest.mark.parametrize("expected", [ALPHABET, TONES, *IN_ORDER])
@pytest.mark.parametrize("change", [str, str.upper, str.title])
def test_texts_stand_in_the_order_of_the_alphabet(expected: list[str], change: Callable[[str], str]) -> None:
    words = [change(word) for word in expected]
    backwards = words[::-1]
    assert sorted(backwards, key=alphabet_key) == words
    assert sorted([normalize("NFD", word) for word in backwards], key=alphabet_key) == [
        normalize("NFD", word) for word in words
    ]


@given(st.text(), st.text())
def test_only_the_same_text_has_the_same_place(one: str, other: str) -> None:
    same = normalize("NFC", one) == normalize("NFC", other)
    assert (alphabet_key(one) == alphabet_key(other)) is same
