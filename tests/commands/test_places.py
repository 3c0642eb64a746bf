"""`coop places`: which provinces a name means, with no store at all."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop


def keys(coop: Coop, *words: str) -> set[str]:
    found = coop("places", *words, "--format", "json")
    assert found.code == 0, found.err
    return {row["iso"] for row in found.json}


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("Kon Tum", {"VN-28"}),
        ("kontum", {"VN-28"}),
        (normalize("NFD", "tỉnh Đắk Lắk"), {"VN-33"}),
        ("daklak", {"VN-33"}),
        ("Attapư", {"LA-AT"}),
        ("Attapeu", {"LA-AT"}),
        ("Át-ta-pư", {"LA-AT"}),
        ("hua phan", {"LA-HO"}),
        ("ຫົວພັນ", {"LA-HO"}),
        ("Huế", {"VN-26"}),
        ("Thừa Thiên Huế", {"VN-26"}),
        ("Viêng Chăn", {"LA-VI", "LA-VT"}),
        ("vientiane", {"LA-VI", "LA-VT"}),
        ("thủ đô Viêng Chăn", {"LA-VT"}),
        ("Vientiane Province", {"LA-VI"}),
        ("LA-HO", {"LA-HO"}),
    ],
)
def test_a_name_in_any_spelling_means_its_units(coop: Coop, typed: str, iso: set[str]) -> None:
    assert keys(coop, typed) == iso
    assert keys(coop, *typed.split()) == iso


def test_it_needs_no_store_and_makes_none(coop: Coop, tmp_path: Path) -> None:
    assert coop("places", "Huế").code == 0
    assert not (tmp_path / "coop.sqlite3").exists()


def test_without_a_name_all_units_are_listed_63_before_34_since_and_18_of_laos(coop: Coop) -> None:
    units = coop("places", "--format", "json").json
    vietnam = [unit for unit in units if unit["country"] == "VN"]

    def on(day: str) -> int:
        return sum((unit["since"] or "") <= day <= (unit["until"] or "9999") for unit in vietnam)

    assert on("2025-06-30") == 63
    assert on("2025-07-01") == 34
    assert sum(unit["country"] == "LA" for unit in units) == 18
    assert len({unit["key"] for unit in units}) == len(units)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_name_of_two_places_says_so(coop: Coop, lang: str) -> None:
    told = coop("places", "Viêng Chăn", lang=lang).out
    assert "LA-VI" in told
    assert "LA-VT" in told
    assert '"Viêng Chăn"' in told


def test_other_spellings_are_shown_of_a_unit_alone(coop: Coop) -> None:
    assert "Thành phố Huế" in coop("places", "Huế").out
    assert "other names" not in coop("places", "Viêng Chăn").out
    assert "other names" not in coop("places").out


def test_a_machine_reads_the_lao_name_where_there_is_one(coop: Coop) -> None:
    names = {row["key"]: row["name_lo"] for row in coop("places", "--format", "json").json}
    assert "ອັດຕະປື" in names.values()
    assert None in names.values()


def test_only_former_units_that_the_register_names_are_told_with_an_answer(coop: Coop, write: Write) -> None:
    """Kon Tum became part of Quảng Ngãi: who has no paper of either need not be told."""
    asked = ("list", "--province", "Quảng Ngãi")
    write("all.yaml", SOURCE + PARTIES + agreement("a"))
    assert coop("load", "all.yaml").code == 0
    assert "Kon Tum became part of" not in coop(*asked).out
    parties = PARTIES.replace("country: VN", "country: VN\n  province: Kon Tum")
    write("all.yaml", SOURCE + parties + agreement("a"))
    assert coop("load", "all.yaml").code == 0
    assert "Kon Tum became part of" in coop(*asked).out


def test_history_is_told_both_ways(coop: Coop) -> None:
    assert "part of Quảng Ngãi since 1 July 2025" in coop("places", "Kon Tum").out
    assert "holds" in coop("places", "Quảng Ngãi").out
    assert "Kon Tum" in coop("places", "Quảng Ngãi").out
    assert "01/07/2025" in coop("places", "Kon Tum", lang="vi").out


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_an_unknown_name_is_wrong_usage_with_the_nearest(coop: Coop, lang: str) -> None:
    found = coop("places", "Kon Tun", lang=lang)
    assert (found.code, found.out) == (2, "")
    assert "Kon Tum" in found.err


def test_of_many_near_names_three_are_told(coop: Coop) -> None:
    """Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh and Quảng Trị are on file."""
    assert coop("places", "Quang").err.count('"Quảng') == 3


def test_near_names_are_each_of_another_unit(coop: Coop) -> None:
    """Viêng Chăn is the capital as well as a province: "thủ đô Viêng Chăn" would name no other unit."""
    assert coop("places", "vieng chang").err.count("Viêng Chăn") == 1


def test_a_name_like_none_is_told_where_all_names_stand(coop: Coop) -> None:
    found = coop("places", "xyzzyxq")
    assert found.code == 2
    assert "coop places" in found.err


def test_for_machines_the_answer_is_the_same_in_both_languages(coop: Coop) -> None:
    english, vietnamese = (coop("places", "--format", "json", lang=lang).out for lang in ("en", "vi"))
    assert english == vietnamese
