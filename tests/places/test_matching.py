"""Names mean units in every spelling; the reach of a unit says why each unit is in it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from coopcli.places import (
    NAMED,
    PREDECESSOR,
    Match,
    meanings,
    nearest_names,
    places,
    reach,
)

FOUND = Path(__file__).parents[3] / "shared" / "found" / "README.md"
BOTH_VIENTIANES = {"vientiane-capital", "vientiane-province"}


def keys(name: str, country: str | None = None) -> set[str]:
    return {place.key for place in meanings(name, country)}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        *(
            (name, "kon-tum")
            for name in ("Kon Tum", "kon tum", "KonTum", "Kontum", "KON-TUM", "tỉnh Kon Tum")
        ),
        *((name, "kon-tum") for name in ("VN-28", "vn-28", "kon-tum", "Kon Tum Province", "  Kon\u00a0Tum ")),
        *(
            (name, "dak-lak")
            for name in ("dak lak", "Daklak", "tỉnh Đắk Lắk", "Đắc Lắc", "Đăk Lăk", "Darlac")
        ),
        *((name, "attapeu") for name in ("Attapư", "Attapeu", "Át-ta-pư", "attapu", "Ắt Tạ Pư", "LA-AT")),
        *((name, "attapeu") for name in ("ອັດຕະປື", "ແຂວງອັດຕະປື", "ແຂວງ ອັດຕະປື", "阿速坡", "Attapeu province")),
        *((name, "houaphanh") for name in ("Huaphanh", "Hủa Phăn", "Houaphan", "hua phan", "Хуа Фан")),
        *((name, "sekong") for name in ("Sê Kông", "Xê Kông", "Sekong", "Xékong", "Sê Koong")),
        *((name, "ho-chi-minh") for name in ("TP.HCM", "TPHCM", "TP HCM", "Sài Gòn", "Ho Chi Minh City")),
        *((name, "ho-chi-minh") for name in ("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", "Hồ Chí Minh")),
        *((name, "hue") for name in ("Huế", "TP Huế", "Thừa Thiên - Huế", "Thừa Thiên–Huế", "tỉnh TT Huế")),
        *(
            (name, "ba-ria-vung-tau")
            for name in ("Bà Rịa – Vũng Tàu", "Bà Rịa-Vũng Tàu", "BR-VT", "Vũng Tàu")
        ),
        *((name, "thanh-hoa") for name in ("Thanh Hóa", "Thanh Hoá", "thanhhoa")),
        ("thủ đô Hà Nội", "ha-noi"),
        ("Ðà Nẵng", "da-nang"),
        ("Da Nang City", "da-nang"),
        ("ຈຳປາສັກ", "champasak"),
        ("ຫຼວງນ້ຳທາ", "luang-namtha"),
        ("ຫຼວງພະບາງ", "luang-prabang"),
        ("province de Savannakhet", "savannakhet"),
    ],
)
def test_a_name_means_its_unit_however_it_is_written(name: str, place: str) -> None:
    assert keys(name) == {place}
    assert keys(normalize("NFD", name)) == {place}


@pytest.mark.parametrize("name", ["Viêng Chăn", "Viêng-chăn", "Vientiane", "viengchan", "ວຽງຈັນ", "万象"])
def test_vientiane_alone_is_the_capital_and_the_province(name: str) -> None:
    assert keys(name) == BOTH_VIENTIANES


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("thủ đô Viêng Chăn", "vientiane-capital"),
        ("Thủ đô Vientiane", "vientiane-capital"),
        ("TP Viêng Chăn", "vientiane-capital"),
        ("Vientiane Capital", "vientiane-capital"),
        ("City of Vientiane", "vientiane-capital"),
        ("ນະຄອນຫຼວງວຽງຈັນ", "vientiane-capital"),
        ("tỉnh Viêng Chăn", "vientiane-province"),
        ("Vientiane province", "vientiane-province"),
        ("Province of Vientiane", "vientiane-province"),
        ("ແຂວງວຽງຈັນ", "vientiane-province"),
        ("vientiane-province", "vientiane-province"),
        ("LA-VT", "vientiane-capital"),
    ],
)
def test_a_type_word_decides_between_the_two_vientianes(name: str, place: str) -> None:
    assert keys(name) == {place}


@pytest.mark.parametrize(
    "name", ["", " ", "tỉnh", "thủ đô", "city", "Sầm Sơn", "Sầm Nưa", "Kon", "Lào", "Kandal"]
)
def test_what_is_no_unit_means_none(name: str) -> None:
    assert meanings(name) == ()


@pytest.mark.parametrize("code", ["15", "24", "44", "52", "80", "82", "91", "46", "62"])
def test_a_bare_number_is_no_key(code: str) -> None:
    assert meanings(code) == ()


def test_the_type_word_need_not_be_right_where_only_one_unit_bears_the_name() -> None:
    assert keys("thành phố Đồng Nai") == keys("tỉnh Đồng Nai") == {"dong-nai"}


def test_a_country_leaves_out_the_units_of_the_other() -> None:
    assert keys("Kon Tum", "VN") == {"kon-tum"}
    assert keys("Kon Tum", "LA") == set()
    assert keys("Vientiane", "LA") == BOTH_VIENTIANES


def test_every_name_and_key_and_iso_code_means_its_unit() -> None:
    for place in places().values():
        for name in (place.key, place.iso, *place.names()):
            assert place.key in keys(name), name


def test_every_name_with_a_type_word_means_its_unit_too() -> None:
    for place in places().values():
        for name in (f"tỉnh {place.name_vi}", f"TP. {place.name_vi}", f"{place.name_en} Province"):
            if place.key not in BOTH_VIENTIANES:
                assert keys(name) == {place.key}, name


@pytest.mark.skipif(not FOUND.is_file(), reason="the found agreements are not beside this checkout")
def test_every_lao_name_met_in_public_pages_means_its_province() -> None:
    rows = re.findall(r"^\| (\w[\w ]*) \| (.+) \|$", FOUND.read_text(encoding="utf-8"), re.MULTILINE)
    forms_of = {province: forms.split(", ") for province, forms in rows}
    del forms_of["Lao province"]  # the heading
    del forms_of["Vientiane"]  # two units, told in a sentence
    assert len(forms_of) == 15
    for province, forms in forms_of.items():
        for form in forms:
            assert len(keys(form)) == 1, form
            assert keys(form) == keys(province), form


def test_a_former_unit_finds_only_itself_and_names_its_successor() -> None:
    kon_tum = places()["kon-tum"]
    assert reach(kon_tum) == (Match(kon_tum, NAMED, None),)
    assert kon_tum.successor == "quang-ngai"


def test_a_present_unit_finds_itself_and_what_became_part_of_it_with_the_day() -> None:
    quang_ngai, kon_tum = places()["quang-ngai"], places()["kon-tum"]
    assert reach(quang_ngai) == (
        Match(quang_ngai, NAMED, None),
        Match(kon_tum, PREDECESSOR, quang_ngai),
    )
    assert kon_tum.merged_on == date(2025, 7, 1)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("dak-lak", {"dak-lak", "phu-yen"}),
        ("lam-dong", {"lam-dong", "dak-nong", "binh-thuan"}),
        ("ho-chi-minh", {"ho-chi-minh", "binh-duong", "ba-ria-vung-tau"}),
        ("hue", {"hue"}),
        ("ha-noi", {"ha-noi"}),
        ("attapeu", {"attapeu"}),
    ],
)
def test_the_reach_of_a_unit(asked: str, found: set[str]) -> None:
    assert {match.place.key for match in reach(places()[asked])} == found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kontun", {"kon-tum"}),
        ("tỉnh Kon Tun", {"kon-tum"}),
        ("Atapeo", {"attapeu"}),
        ("Hua Pham", {"houaphanh"}),
        ("Dak Lek", {"dak-lak"}),
        ("Quang Ngay", {"quang-ngai"}),
        ("Savanaket", {"savannakhet"}),
        ("Viên Chăn", BOTH_VIENTIANES),
    ],
)
def test_an_unknown_name_has_the_one_that_was_meant_first(typed: str, meant: set[str]) -> None:
    assert meanings(typed) == ()
    assert keys(nearest_names(typed)[0]) == meant


def test_a_name_is_suggested_as_it_is_usually_written() -> None:
    assert nearest_names("kontun") == ("Kon Tum",)
    assert nearest_names("viengchang")[0] == "Viêng Chăn"


def test_names_to_suggest_are_of_different_units_and_of_the_country_asked() -> None:
    names = nearest_names("Quang", count=5)
    assert len({place.key for name in names for place in meanings(name)}) == len(names) == 5
    assert nearest_names("Kontun", "LA") == ()
    assert all(place.country == "LA" for name in nearest_names("kham", "LA") for place in meanings(name))


@pytest.mark.parametrize("typed", ["", "xyzzy", "12345", "Hội Liên hiệp Phụ nữ"])
def test_nonsense_has_no_name_to_suggest(typed: str) -> None:
    assert nearest_names(typed) == ()
