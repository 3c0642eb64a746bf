"""The gazetteer holds what the research tables say, one unit under one key through its eras."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from coopcli.places import Place, meanings, places
from coopcli.text import key

RESEARCH = Path(__file__).parents[3] / "shared" / "research"
LAO_VARIANTS = ["vi_variants_seen", "vi_variants_memory", "latin_variants", "ambiguous_variants"]
RENAMED_KEYS = {"thua-thien-hue": "hue"}
KINDS = {"tỉnh": "tinh", "thành phố": "thanh_pho"}
MERGER = date(2025, 7, 1)

# Resolution 202/2025/QH15: the 23 units that others became part of.
MERGERS = {
    "tuyen-quang": {"ha-giang"},
    "lao-cai": {"yen-bai"},
    "thai-nguyen": {"bac-kan"},
    "bac-ninh": {"bac-giang"},
    "phu-tho": {"vinh-phuc", "hoa-binh"},
    "hai-phong": {"hai-duong"},
    "hung-yen": {"thai-binh"},
    "ninh-binh": {"ha-nam", "nam-dinh"},
    "quang-tri": {"quang-binh"},
    "da-nang": {"quang-nam"},
    "quang-ngai": {"kon-tum"},
    "gia-lai": {"binh-dinh"},
    "khanh-hoa": {"ninh-thuan"},
    "dak-lak": {"phu-yen"},
    "lam-dong": {"dak-nong", "binh-thuan"},
    "dong-nai": {"binh-phuoc"},
    "ho-chi-minh": {"binh-duong", "ba-ria-vung-tau"},
    "tay-ninh": {"long-an"},
    "dong-thap": {"tien-giang"},
    "vinh-long": {"ben-tre", "tra-vinh"},
    "an-giang": {"kien-giang"},
    "can-tho": {"soc-trang", "hau-giang"},
    "ca-mau": {"bac-lieu"},
}


def research_rows(name: str) -> list[dict[str, str]]:
    if not RESEARCH.is_dir():
        pytest.skip("the research tables are not beside this checkout")
    with (RESEARCH / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def unit_of(slug: str) -> Place:
    return places()[RENAMED_KEYS.get(slug, slug)]


def vietnamese() -> list[Place]:
    return [place for place in places().values() if place.country == "VN"]


def laotian() -> list[Place]:
    return [place for place in places().values() if place.country == "LA"]


def test_there_are_63_vietnamese_units_34_of_them_present_and_18_lao_ones() -> None:
    assert len(vietnamese()) == 63
    assert len([place for place in vietnamese() if place.successor is None]) == 34
    assert len(laotian()) == 18


def test_every_old_row_of_vietnam_is_in_the_gazetteer() -> None:
    old = [row for row in research_rows("vn_provinces.csv") if row["era"] == "pre2025"]
    assert len(old) == 63
    for row in old:
        place = unit_of(row["slug"])
        assert row["name_vi"] in (place.name_vi, place.former_name)
        assert KINDS[row["type_vi"]] in (place.kind, place.former_kind)
        assert ("pre2025", row["gso_code"]) in place.codes
        assert row["iso_3166_2"] == place.iso
        assert row["note"] in place.note
        last_day = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        next_day = last_day + timedelta(days=1) if last_day else None
        assert next_day == (place.merged_on if place.successor else place.changed_on)


def test_every_present_row_of_vietnam_is_in_the_gazetteer() -> None:
    present = [row for row in research_rows("vn_provinces.csv") if row["era"] == "post2025"]
    assert len(present) == 34
    for row in present:
        place = unit_of(row["slug"])
        assert (place.name_vi, place.name_en) == (row["name_vi"], row["name_en"])
        assert place.kind == KINDS[row["type_vi"]]
        assert ("post2025", row["gso_code"]) in place.codes
        assert row["iso_3166_2"] == place.iso
        assert row["note"] in place.note
        assert place.changed_on == (date.fromisoformat(row["valid_from"]) if row["valid_from"] else None)
        assert place.until is None
        assert place.on_border == (row["borders_laos"] == "1")


def test_every_old_unit_has_the_successor_of_the_research_table() -> None:
    rows = {row["key"]: row for row in research_rows("vn_provinces.csv")}
    for row in rows.values():
        if row["era"] == "pre2025":
            place, heir = unit_of(row["slug"]), unit_of(rows[row["successor_key"]]["slug"])
            assert place.successor == (None if heir is place else heir.key)
        else:
            parts = {unit_of(rows[part]["slug"]).key for part in row["predecessor_keys"].split("|")}
            assert parts == {*unit_of(row["slug"]).predecessors, unit_of(row["slug"]).key}


def test_every_row_of_laos_is_in_the_gazetteer() -> None:
    rows = research_rows("la_provinces.csv")
    by_iso = {place.iso: place for place in laotian()}
    assert {row["iso_3166_2"] for row in rows} == set(by_iso)
    for row in rows:
        place = by_iso[row["iso_3166_2"]]
        assert place.kind == row["type"]
        assert (place.name_vi, place.name_en) == (row["vi_main"], row["name_en"])
        assert place.name_lo == row["name_lo"]
        assert {row["name_lo_full"], row["iso_name"]} <= set(place.other_names)
        assert place.codes == (("lao", row["lao_no"]),)
        assert place.on_border == (row["borders_vietnam"] == "1")
        neighbours = {places()[neighbour] for neighbour in place.neighbours}
        known = {name for unit in neighbours for name in (unit.name_vi, unit.former_name) if name}
        assert {*filter(None, row["vn_border_provinces_pre2025"].split("|"))} <= known


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("vn_provinces.csv", ["name_vi", "name_en", "variants"]),
        (
            "la_provinces.csv",
            ["iso_name", "name_lo", "name_lo_full", "name_en", "vi_main", *LAO_VARIANTS],
        ),
    ],
)
def test_every_spelling_of_the_research_tables_means_its_unit(table: str, columns: list[str]) -> None:
    for row in research_rows(table):
        for name in (name for column in columns for name in row[column].split("|") if name):
            assert row["iso_3166_2"] in [place.iso for place in meanings(name)], name


def test_each_merged_unit_names_its_successor_and_the_day() -> None:
    former = {place.key: place for place in vietnamese() if place.successor}
    assert set(former) == set.union(*MERGERS.values())
    assert {place.merged_on for place in former.values()} == {MERGER}
    for present, parts in MERGERS.items():
        assert set(places()[present].predecessors) == parts
        assert {former[part].successor for part in parts} == {present}
        assert places()[present].changed_on == MERGER


def test_units_that_no_other_became_part_of_have_no_predecessors() -> None:
    assert {place.key for place in places().values() if place.predecessors} == set(MERGERS)


def test_a_number_of_the_statistics_office_may_mean_another_unit_in_each_era() -> None:
    owners = {
        (era, number): place.key for place in vietnamese() for era, number in place.codes if era != "lao"
    }
    assert len(owners) == 63 + 34
    reused = {
        number: (owners["pre2025", number], owner)
        for (era, number), owner in owners.items()
        if era == "post2025" and owners["pre2025", number] != owner
    }
    assert reused == {
        "15": ("yen-bai", "lao-cai"),
        "24": ("bac-giang", "bac-ninh"),
        "44": ("quang-binh", "quang-tri"),
        "52": ("binh-dinh", "gia-lai"),
        "80": ("long-an", "tay-ninh"),
        "82": ("tien-giang", "dong-thap"),
        "91": ("kien-giang", "an-giang"),
    }


def test_iso_still_lists_the_63_old_units_and_a_code_is_one_unit() -> None:
    assert len({place.iso for place in places().values()}) == 63 + 18
    assert places()["kon-tum"].iso == "VN-28"
    assert places()["kien-giang"].name_vi == "Kiên Giang"


def test_tien_giang_became_part_of_dong_thap_alone() -> None:
    assert places()["tien-giang"].successor == "dong-thap"
    assert "tien-giang" not in places()["tay-ninh"].predecessors


def test_hue_is_one_unit_in_two_eras() -> None:
    hue = places()["hue"]
    assert "thua-thien-hue" not in places()
    assert (hue.name_vi, hue.kind) == ("Huế", "thanh_pho")
    assert (hue.former_name, hue.former_kind) == ("Thừa Thiên Huế", "tinh")
    assert hue.changed_on == date(2025, 1, 1)
    assert hue.codes == (("pre2025", "46"), ("post2025", "46"))
    assert (hue.until, hue.successor, hue.predecessors) == (None, None, ())


def test_units_whose_rank_is_moving_say_so() -> None:
    assert {place.key for place in vietnamese() if place.note.startswith("type as on 2025-07-01")} == {
        "quang-ninh",
        "bac-ninh",
        "dong-nai",
    }


def test_ten_vietnamese_units_lay_on_the_border_nine_do_now_and_ten_lao_ones() -> None:
    present = {place.key for place in vietnamese() if place.on_border and not place.successor}
    assert present == {
        *("dien-bien", "son-la", "thanh-hoa", "nghe-an", "ha-tinh"),
        *("quang-tri", "hue", "da-nang", "quang-ngai"),
    }
    former = {place.key for place in vietnamese() if place.on_border and place.successor}
    assert former == {"quang-binh", "quang-nam", "kon-tum"}
    assert {place.key for place in laotian() if place.on_border} == {
        *("phongsaly", "luang-prabang", "houaphanh", "xiengkhouang", "bolikhamxay"),
        *("khammouane", "savannakhet", "salavan", "sekong", "attapeu"),
    }


def test_neighbours_across_the_border_name_each_other() -> None:
    for place in places().values():
        for neighbour in place.neighbours:
            assert place.key in places()[neighbour].neighbours
            assert place.country != places()[neighbour].country
    assert places()["kon-tum"].neighbours == ("attapeu", "sekong")


def test_a_key_is_a_slug_and_the_unit_knows_its_own() -> None:
    for name, place in places().items():
        assert name == place.key
        assert place.key.replace("-", "").isalpha()
        assert place.key == place.key.lower()
        assert place.key.isascii()


def test_the_shared_names_of_the_lao_table_are_the_only_ones_that_two_units_bear() -> None:
    table = Path(__file__).parents[2] / "coopcli" / "places" / "laos.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        justified = {key(name) for row in csv.DictReader(lines) for name in row["shared_names"].split("|")}
    owners: dict[str, set[str]] = {}
    for place in places().values():
        for name in (place.key, place.iso, *place.names()):
            owners.setdefault(key(name), set()).add(place.key)
    shared = {name: units for name, units in owners.items() if len(units) > 1}
    assert set(shared) == justified - {""}
    assert all(units == {"vientiane-capital", "vientiane-province"} for units in shared.values())


def test_the_units_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        places()["hue"].name_vi = "Hội An"  # type: ignore[misc]
    with pytest.raises(TypeError):
        places()["hoi-an"] = places()["hue"]  # type: ignore[index]
