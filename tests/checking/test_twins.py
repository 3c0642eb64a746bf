"""Two records that look like one, and many that share much and are two."""

from __future__ import annotations

import pytest

from tests.checking.register import codes, doubts
from tests.checking.test_succession import agreement, register

SIGNED = "date_signed: 2022-07-02, title: Thỏa thuận hợp tác về y tế"

TERM = "period: 2018/2022"
BOTH = "date_signed: 2018-05-02, period: 2018/2022"


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    [
        (SIGNED, SIGNED, True),
        (SIGNED, SIGNED.replace("Thỏa", "Bản Thỏa"), True),  # one only has a word more
        (SIGNED, f"{SIGNED} và đào tạo", False),
        (SIGNED, SIGNED.replace("y tế", "đào tạo"), False),
        (SIGNED, SIGNED.replace("07-02", "07-03"), False),
        (f"{SIGNED} 2022", f"{SIGNED} 2023", False),
        (f"{SIGNED}, number: 12/TT", f"{SIGNED}, number: 13/TT", False),
        ("number: 12/TT", "number: 12/TT", True),
        (f"{SIGNED}, type: minutes", f"{SIGNED}, type: amendment", False),
        (SIGNED, f"{SIGNED}, related: one", False),
        (f"{SIGNED}, period: 2022/2024", f"{SIGNED}, period: 2025/2027", False),
        (
            "date_signed: 2022-07-02",
            "date_signed: 2022-07-02",
            False,
        ),  # two of one ceremony, of which no more is told
        ("date_signed: 2022-07-02, period: 2022/2027", "date_signed: 2022-07-02, period: 2022/2027", True),
        (f"{TERM}, type: minutes", f"{TERM}, type: minutes", True),
        (f"{TERM}, type: minutes", f"{TERM}, type: amendment", False),
        (TERM, TERM, False),  # of one term there may be two
        (f"{TERM}, type: minutes", f"{TERM}, type: minutes, title: Chương trình y tế", False),
        (f"{BOTH}, title: Biên bản ghi nhớ hợp tác", f"{BOTH}, title: Bản ghi nhớ về hợp tác", True),
        (f"{BOTH}, title: Bản ghi nhớ về y tế", f"{BOTH}, title: Bản ghi nhớ về đào tạo", False),
        (f"{BOTH}, title: Thỏa thuận hợp tác", f"{BOTH}, title: Kế hoạch hợp tác", False),
        (f"{BOTH}, title: Bản ghi nhớ về y tế", f"{BOTH}, title: Nghị định thư về y tế", False),
        (f"{BOTH}, title: {{vi: Bản ghi nhớ}}", f"{BOTH}, title: {{en: Memorandum}}", True),
        (f"{SIGNED}", f"{SIGNED}".replace("Thỏa thuận", "Bản ghi nhớ"), False),  # the term is not told
        (f"{TERM}, title: Biên bản ghi nhớ", "period: 2018-05/2022-05, title: Biên bản ghi nhớ", True),
        (f"{TERM}, title: Biên bản ghi nhớ", "period: 2019/2022, title: Biên bản ghi nhớ", False),
        (f"{TERM}, title: Biên bản ghi nhớ", "period: 2018/.., title: Biên bản ghi nhớ", False),
        (f"{SIGNED}, period: 2022/2025", f"{SIGNED}, period: 2023/2026", True),
    ],
)
def test_two_agreements_are_one_where_nothing_tells_them_apart(one: str, other: str, twins: bool) -> None:
    text = register(agreement("one", more=one), agreement("other", more=other))

    assert ("agreement-twin" in codes(text)) is twins


def test_of_other_parties_they_are_two() -> None:
    text = register(agreement("one", more=SIGNED), agreement("other", more=SIGNED, parties="[a]"))

    assert "agreement-twin" not in codes(text)


def test_the_score_is_told_with_what_it_is_made_of() -> None:
    (only,) = doubts(register(agreement("one", more=SIGNED), agreement("other", more=SIGNED)))

    assert only.values["score"] == 65
    assert [why["en"] for why in only.values["reasons"]] == [  # type: ignore[attr-defined]
        "the same parties",
        "the same day of signing",
        "titles alike",
    ]


PARTY = (
    "name: Hội Chữ thập đỏ tỉnh Kon Tum, kind: red_cross, level: provincial, country: VN, province: Kon Tum"
)


@pytest.mark.parametrize(
    ("other", "twins"),
    [
        (PARTY, True),
        (PARTY.replace("tỉnh Kon Tum", "Kontum"), True),
        (PARTY.replace("red_cross", "womens_union"), False),
        (PARTY.replace("province: Kon Tum", "province: Quảng Ngãi"), False),  # what it is a part of now
        (PARTY.replace("level: provincial", "level: district"), False),
        (f"{PARTY}, successor: one", False),
        ("name: Hội chữ thập đỏ tỉnh Kon-Tum", True),
        ("name: Hội Chữ thập đỏ tỉnh Gia Lai", False),
    ],
)
def test_two_organisations_are_one(other: str, twins: bool) -> None:
    text = f"parties:\n- {{id: one, {PARTY}, cite: self}}\n- {{id: other, {other}, cite: self}}\n"
    text += "partnerships: [{parties: [one, other], cite: self}]\n"

    assert ("party-twin" in codes(text)) is twins


def test_of_a_kind_that_a_province_has_many_of_there_may_be_two() -> None:
    state = "kind: state, level: provincial, country: VN, province: Kon Tum, cite: self"
    text = f"parties:\n- {{id: one, name: Sở Y tế, {state}}}\n- {{id: other, name: Sở Ngoại vụ, {state}}}\n"

    assert "party-twin" not in codes(text)


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    [
        ("address: http://www.a.vn/1.html", "address: https://a.vn/1.html#top", True),
        ("address: http://a.vn/1.html", "address: http://a.vn/2.html", False),
        (
            "title: Hai tỉnh ký kết, date_published: 2022-07-02",
            "title: Hai tỉnh ký kết, date_published: 2022-07-02",
            True,
        ),
        (
            "title: Hai tỉnh ký kết, date_published: 2022-07-02",
            "title: Hai tỉnh ký kết, date_published: 2022-07-03",
            False,
        ),
        ("title: Hai tỉnh ký kết", "title: Hai tỉnh ký kết", False),
    ],
)
def test_two_sources_are_one(one: str, other: str, twins: bool) -> None:
    text = f"sources:\n- {{id: s1, {one}}}\n- {{id: s2, {other}}}\n"

    assert ("source-twin" in codes(text)) is twins


VISIT = "kind: [visit], dates: 2022-09-28, parties: [a, b]"


@pytest.mark.parametrize(
    ("one", "other", "twins"),
    [
        (VISIT, VISIT, True),
        (VISIT, f"{VISIT}, part_of: one", False),
        (VISIT, VISIT.replace("visit", "conference"), False),
        (VISIT, VISIT.replace("-28", "-29"), False),
        (VISIT.replace("-28", ""), VISIT.replace("-28", ""), False),  # of one month
        (VISIT, VISIT.replace("[a, b]", "[a]"), False),
        (f"{VISIT}, places: Kon Tum", f"{VISIT}, places: Gia Lai", False),
        (f"{VISIT}, title: Thăm trường học", f"{VISIT}, title: Gặp lãnh đạo", False),
        (f"{VISIT}, status: planned", VISIT, False),
        (f"{VISIT}, text: Visite du maire", f"{VISIT}, text: Concert de l'orchestre des jeunes", False),
        (f"{VISIT}, text: Visite du maire", f"{VISIT}, text: Visite du maire", True),
    ],
)
def test_two_activities_are_one(one: str, other: str, twins: bool) -> None:
    rows = f"- {{id: one, {one}, cite: self}}\n- {{id: other, {other}, cite: self}}\n"
    text = (
        f"parties:\n- {{id: a, name: A, cite: self}}\n- {{id: b, name: B, cite: self}}\nactivities:\n{rows}"
    )

    assert ("activity-twin" in codes(text)) is twins


def test_a_thousand_that_share_a_day_are_not_all_compared_with_all() -> None:
    rows = "".join(
        f"- {{id: n{number}, {VISIT}, title: Buổi {number}, cite: self}}\n" for number in range(1000)
    )
    text = (
        f"parties:\n- {{id: a, name: A, cite: self}}\n- {{id: b, name: B, cite: self}}\nactivities:\n{rows}"
    )

    assert codes(text) == []
