"""Organisations of provinces that are no more, records that nothing names, texts in one language, and quotes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checking.register import codes, doubts

MERGED = """parties:
- {{id: a, name: Hội A, country: {country}, province: {province}, cite: self{more}}}
- {{id: b, name: Hội B, cite: self}}
agreements:
- {{id: one, parties: [a, b], title: Bản ghi nhớ, cite: self{agreement}}}
"""


def merged(
    province: str = "Kon Tum", more: str = "", agreement: str = ", period: 2022/2027", country: str = "VN"
) -> str:
    return MERGED.format(province=province, more=more, agreement=agreement, country=country)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (merged(), True),
        (merged(province="tỉnh Kon Tum"), True),
        (merged(province="Quảng Ngãi"), False),
        (merged(province="Huế"), False),
        (merged(province="Attapư", country="LA"), False),
        (merged(agreement=", period: 2014/2018"), False),  # nothing that can still run
        (merged(agreement=", period: 2022/"), True),
        (merged(agreement=""), True),
        (merged(agreement=", standing: planned, period: 2026/2030"), False),
        (merged(more=", successor: b"), False),
        (merged(more=", other_names: [{name: Hội A mới, dates: 2025-07-01/}]"), False),
        (merged(more=", other_names: [{name: Hội A tỉnh Quảng Ngãi}]"), False),
        (merged(more=", other_names: [{name: Hội A cũ, dates: /2010}]"), True),
        (merged(more=", other_names: [Hội A khác]"), True),
    ],
)
def test_of_a_province_that_is_no_more_a_new_name_is_asked(text: str, told: bool) -> None:
    assert ("province-merged" in codes(text)) is told


def test_before_the_merger_it_is_not() -> None:
    assert "province-merged" not in codes(merged(), date(2025, 6, 30))
    assert "province-merged" in codes(merged(), date(2025, 7, 1))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://baokontum.com.vn/xa-hoi/tong-ket-44912.html", False),
        ("baokontum.com.vn", False),
        ("https://vi.wikipedia.org/wiki/Hội_nghị?x=1#y", False),
        ("doi:10.1000/182", False),
        ("trang nhất báo Kon Tum", True),
        ("44912", True),
    ],
)
def test_an_address_is_one_of_a_page(address: str, told: bool) -> None:
    text = f'sources:\n- {{id: s1, title: Trang, address: "{address}"}}\nstatements:\n- {{id: x, text: Y, cite: s1}}\n'

    assert ("address-unreadable" in codes(text)) is told


def test_what_anything_names_is_not_told() -> None:
    text = """sources:
- {id: s1, title: Một}
- {id: s2, title: Hai}
parties:
- {id: a, name: Hội A, cite: s1, people: [{name: Bà A, party: a}]}
- {id: b, name: Hội B, cite: s1}
- {id: c, name: Hội C, cite: s1, successor: b}
statements:
- {id: said, text: Họ gặp nhau, about: [c], figures: [{value: 1, cite: s2 line 1}], cite: s1}
"""
    assert [(one.code, one.values["id"]) for one in doubts(text)] == [("party-unnamed", "a")]


def names(with_both: int, with_one: int) -> str:
    both = [f"- {{id: p{n}, name: {{vi: Hội {n}, en: Union {n}}}, cite: self}}\n" for n in range(with_both)]
    one = [f"- {{id: q{n}, name: Hội {n}, cite: self}}\n" for n in range(with_one)]
    ids = [f"p{n}" for n in range(with_both)] + [f"q{n}" for n in range(with_one)]
    return f"parties:\n{''.join((*both, *one))}agreements: [{{id: x, parties: [{', '.join(ids)}], cite: self}}]\n"


@pytest.mark.parametrize(
    ("with_both", "with_one", "told"), [(9, 1, 1), (8, 1, 0), (20, 2, 2), (17, 2, 0), (0, 9, 0), (9, 0, 0)]
)
def test_a_language_is_missed_where_nine_in_ten_have_it(with_both: int, with_one: int, told: int) -> None:
    text = names(with_both, with_one).replace("name: Hội", "name: Hoi")

    assert codes(text).count("language-missing") == told


QUOTED = """sources: [{{id: s1, title: Trang, text: page.txt}}]
statements:
- {{id: said, text: Họ ký, cite: {cite}}}
"""
PAGE = "Hai tỉnh ký kết\r\nGiai đoạn 2022 – 2027, hai bên\r\nđã ký.\x0cTrang sau\u2028Hết\r\n"


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        ("s1 line 3", []),
        ("s1 line 4", ["line-not-there"]),
        ("s1 lines 2-9", ["line-not-there"]),
        ("{source: s1, place: line 2, quote: giai đoạn 2022-2027}", []),  # signs and capitals aside
        ("{source: s1, place: lines 2-3, quote: hai bên đã ký}", []),  # over the end of a line
        ("{source: s1, place: line 1, quote: đã ký}", ["quote-not-found"]),
        ("{source: s1, quote: đã ký}", []),
        ("{source: s1, quote: chưa ký}", ["quote-not-found"]),
        (
            "{source: s1, place: line 5, quote: Trang sau}",
            ["line-not-there"],
        ),  # no line ends where a page does
        ("{source: self, place: line 99, quote: chưa ký}", []),
    ],
)
def test_a_quote_and_a_line_are_looked_up_where_the_text_is_at_hand(cite: str, expected: list[str]) -> None:
    text = QUOTED.format(cite=cite)
    found = [one.code for one in doubts(text, read_text=lambda name: PAGE if name == "page.txt" else None)]

    assert [code for code in found if code != "source-uncited"] == expected
    assert not {*codes(text)} & {"line-not-there", "quote-not-found"}
    assert not {one.code for one in doubts(text, read_text=lambda _: None)} & {
        "line-not-there",
        "quote-not-found",
    }


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("kind: womens_union, level: national, province: Hà Nội", True),
        ("kind: womens_union, level: provincial, province: Hà Nội", False),
        ("kind: other, level: national, province: Huế", False),
        ("level: national, province: Huế", False),
    ],
)
def test_a_province_is_odd_of_a_national_body_of_a_kind_that_provinces_have(body: str, told: bool) -> None:
    """The hospital of a ministry has its seat in a province, and to delete that would lose a fact."""
    text = f"parties:\n- {{id: a, name: A, {body}, cite: self}}\n"
    assert ("national-with-province" in codes(text)) is told
