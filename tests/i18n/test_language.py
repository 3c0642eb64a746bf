"""How each language says sentences, dates and numbers; what is expected comes from CLDR, by Babel."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from coopcli.days.dates import read_date, read_period
from coopcli.i18n import (
    Label,
    Language,
    count,
    join,
    pick,
    say,
    say_date,
    say_day,
    say_in_all,
    say_label,
    say_number,
    say_period,
    speaking,
    spoken_language,
)

VI, EN = Language("vi"), Language("en")


def in_both(said: Callable[[], str]) -> tuple[str, str]:
    """What is said in Vietnamese, and in English."""
    with speaking(VI):
        vietnamese = said()
    with speaking(EN):
        return vietnamese, said()


DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9998, 12, 31))
NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15),
    st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4),
    st.floats(-1e12, 1e12, allow_nan=False).filter(lambda number: number == 0 or abs(number) > 1e-6),
)


@given(DAYS)
def test_days_and_months_are_written_as_cldr_has_them(day: datetime.date) -> None:
    """Vietnamese in the order of its short forms, two digits each; English in the long forms of en-GB."""
    month = read_date(f"{day:%Y-%m}".rjust(7, "0"))
    assert in_both(lambda: say_day(day)) == (
        format_date(day, "dd/MM/y", locale="vi"),
        format_date(day, "long", locale="en_GB"),
    )
    assert in_both(lambda: say_date(month)) == (
        format_date(day, "MM/y", locale="vi"),
        format_date(day, "MMMM y", locale="en_GB"),
    )


@given(NUMBERS)
def test_numbers_are_written_as_cldr_has_them(number: int | float | Decimal) -> None:
    assert in_both(lambda: say_number(number)) == (
        format_decimal(number, locale="vi", decimal_quantization=False),
        format_decimal(number, locale="en", decimal_quantization=False),
    )


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [
        (270_000_000, "270.000.000", "270,000,000"),
        (Decimal("19.80"), "19,8", "19.8"),
        (19.8, "19,8", "19.8"),
        (1234.5, "1.234,5", "1,234.5"),
        (100, "100", "100"),
        (Decimal("100.00"), "100", "100"),
    ],
)
def test_numbers_keep_their_digits(number: int | float | Decimal, vietnamese: str, english: str) -> None:
    assert in_both(lambda: say_number(number)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("edtf", "vietnamese", "english"),
    [
        ("2022", "2022", "2022"),
        ("2022-09", "09/2022", "September 2022"),
        ("2022-09-09", "09/09/2022", "9 September 2022"),
        ("2022?-09-09", "09/09/2022 (năm là suy luận)", "9 September 2022 (the year is inferred)"),
        ("2014~", "khoảng 2014", "about 2014"),
        ("2014-05%", "khoảng 05/2014 (suy luận)", "about May 2014 (inferred)"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(edtf: str, vietnamese: str, english: str) -> None:
    date = read_date(edtf)

    assert in_both(lambda: say_date(date)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("edtf", "vietnamese", "english"),
    [
        ("2022/2027", "2022–2027", "2022–2027"),
        ("2022-07-02/2027-07-01", "02/07/2022 – 01/07/2027", "2 July 2022 – 1 July 2027"),
        ("2022-07/2027", "07/2022 – 2027", "July 2022 – 2027"),
        ("2022/..", "2022 – không thời hạn", "2022 – no end"),
        ("2022/", "2022 – chưa nêu", "2022 – not stated"),
        ("/2027", "chưa nêu – 2027", "not stated – 2027"),
        ("../2027", "không có ngày bắt đầu – 2027", "no start – 2027"),
        ("2019~/2024", "khoảng 2019 – 2024", "about 2019 – 2024"),
        ("2022", "2022", "2022"),
        ("2022-07-02", "02/07/2022", "2 July 2022"),
    ],
)
def test_a_period_is_written_with_both_its_ends(edtf: str, vietnamese: str, english: str) -> None:
    period = read_period(edtf)

    assert in_both(lambda: say_period(period)) == (vietnamese, english)


@given(st.text())
def test_braces_in_a_value_mean_nothing(value: str) -> None:
    with speaking(EN):
        assert say("{name} is here", name=value) == f"{value} is here"
        assert say("{name} is here", name=f"{{name}}{value}{{0}}") == f"{{name}}{value}{{0}} is here"


def test_values_are_said_in_the_language() -> None:
    """Days as the language writes them, lists with commas, texts in several languages in this one."""
    values = {
        "day": datetime.date(2022, 7, 2),
        "names": ("a", "b"),
        "title": {"vi": "Bản ghi nhớ", "en": "MoU"},
    }

    assert say_in_all("{day}; {names}; {title}", **values) == {
        "vi": "02/07/2022; a, b; Bản ghi nhớ",
        "en": "2 July 2022; a, b; MoU",
    }


def test_no_message_says_nothing() -> None:
    """The catalogue's header is the translation of the empty message: it must never be shown."""
    assert say_in_all("") == {"vi": "", "en": ""}


def test_a_message_of_the_catalogue_is_translated_and_one_that_it_lacks_stays_english() -> None:
    with speaking(VI):
        assert say("not stated") == "chưa nêu"
        assert say("no such message in any catalogue") == "no such message in any catalogue"


def test_a_number_chooses_the_english_form_and_is_written_in_the_language() -> None:
    forms = "{number} agreement of {name}", "{number} agreements of {name}"

    with speaking(EN):
        assert count(*forms, 1, name="Huế") == "1 agreement of Huế"
        assert count(*forms, 0, name="Huế") == "0 agreements of Huế"
        assert count(*forms, 10_000, name="Huế") == "10,000 agreements of Huế"


@pytest.mark.parametrize(
    ("texts", "vietnamese", "english"),
    [
        ({"vi": "xin", "en": "please"}, "xin", "please"),
        ({"vi": "xin"}, "xin", "xin"),
        ({"en-GB": "please", "lo": "ກະລຸນາ"}, "please", "please"),
        ({"lo": "ກະລຸນາ"}, "ກະລຸນາ", "ກະລຸນາ"),
        ({}, "", ""),
        ("as it is", "as it is", "as it is"),
    ],
)
def test_a_text_is_picked_in_the_language_else_vietnamese_else_english_else_any(
    texts: Mapping[str, str] | str, vietnamese: str, english: str
) -> None:
    assert in_both(lambda: pick(texts)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("items", "vietnamese", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a và b", "a and b"),
        (["a", "b", "c"], "a, b và c", "a, b and c"),
    ],
)
def test_a_list_is_joined_as_in_a_sentence(items: list[str], vietnamese: str, english: str) -> None:
    assert in_both(lambda: join(items)) == (vietnamese, english)


def test_the_language_bound_is_spoken_until_the_block_ends() -> None:
    with speaking(VI):
        with speaking(EN):
            assert (say("not stated"), say_number(1234.5)) == ("not stated", "1,234.5")
        assert (say("not stated"), say_number(1234.5)) == ("chưa nêu", "1.234,5")
    with pytest.raises(LookupError):
        say("not stated")


def test_each_thread_speaks_the_language_bound_in_it() -> None:
    """Both have bound theirs before either speaks."""
    together = threading.Barrier(2, timeout=10)

    def told(language: Language) -> str:
        with speaking(language):
            together.wait()
            return say("not stated")

    with speaking(EN), ThreadPoolExecutor(2) as threads:
        assert list(threads.map(told, (VI, EN))) == ["chưa nêu", "not stated"]
        assert say("not stated") == "not stated"


def test_a_label_is_said_in_the_language() -> None:
    assert in_both(lambda: say_label(Label("xin", "please"))) == ("xin", "please")


def test_the_language_that_is_spoken_is_the_one_bound() -> None:
    for language in (VI, EN):
        with speaking(language):
            assert spoken_language() == language
