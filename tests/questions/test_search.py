"""What search finds in the register that ships: what its records say, and nothing that was only added to find it.

The expected ids were read from the articles and the register before the command was run: a record *says* words where
its texts, names, quotes, figures, places, people, cadence, turns, occasion or condition have them near each other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from coopcli.text import fold
from tests.questions.conftest import RC_2022, VUFO_VAE, VWU_LWU, Ask, one_line, rows

YEARLY = {
    f"{VWU_LWU}/high-level-delegations",
    f"{RC_2022}/delegations",
    f"{RC_2022}/programmes",
    f"{RC_2022}/information",
    "rc-thanh-hoa-houaphanh-2019/exchange",
    "new-year-letters",
}
TURNS = {
    f"{VWU_LWU}/high-level-delegations",
    "wu-kon-tum-attapeu-2024/delegations",
    f"{RC_2022}/delegations",
    "rc-thanh-hoa-houaphanh-2019/exchange",
}
MONEY = {"rc-kon-tum-visit-2022"}
BY = {"by_label", "by_wording", "by_spelling", "by_party"}
TURNS_OF_PEOPLE = {"migration-information-2019"}
CLUBS = {"clubs-kon-tum-2019"}


def surely(ask: Ask, *words: str, lang: str = "vi") -> set[str]:
    return {hit["id"] for hit in hits(ask, *words, lang=lang) if hit["match"] == "surely"}


def hits(ask: Ask, *words: str, lang: str = "vi") -> list[dict[str, Any]]:
    found = ask("search", "--limit", "1000", "--format", "json", *words, lang=lang).json
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        *((typed, MONEY) for typed in ("270 triệu", "270 trieu", "270.000.000", "270,000,000", "270000000")),
        *((typed, MONEY) for typed in ("gần 270 triệu đồng", "270 million", "270", "270 000 000 đồng")),
        *((typed, TURNS_OF_PEOPLE) for typed in ("10.000", "10,000", "10000", "10.000 lượt", "10 nghìn")),
        *((typed, TURNS_OF_PEOPLE) for typed in ("gần 10.000 lượt", "gan 10000 luot", "10 000 lượt")),
        ("10000 attendances", TURNS_OF_PEOPLE),
        *((typed, CLUBS) for typed in ("10 câu lạc bộ", "10 cau lac bo", "10 clubs")),
        *((typed, {"rc-kon-tum-visit-2022"}) for typed in ("150 suất", "150 suất quà", "150 parcels")),
        *((typed, {"fifteen-provinces"}) for typed in ("15 tỉnh", "13 tỉnh thành", "15 provinces")),
    ],
)  # fmt: skip
def test_a_figure_is_found_however_it_is_written(ask: Ask, typed: str, expected: set[str]) -> None:
    """s003:8 gần 270 triệu đồng, 150 suất quà; s001:5 gần 10.000 lượt, 10 câu lạc bộ; s000:29 15 and 13 tỉnh."""
    assert surely(ask, typed) == expected


def test_ten_is_not_found_in_ten_thousand(ask: Ask) -> None:
    assert "migration-information-2019" not in {hit["id"] for hit in hits(ask, "10")}


@pytest.mark.parametrize("typed", ["luân phiên", "luan phien", "luân phiên đăng cai", "alternate"])
def test_turns_are_found_by_the_words_that_are_printed(ask: Ask, typed: str) -> None:
    assert {one for one in surely(ask, typed) if "/" in one} == TURNS


@pytest.mark.parametrize("typed", ["hàng năm", "hằng năm", "mỗi năm", "every year"])
def test_what_is_yearly_is_found(ask: Ask, typed: str) -> None:
    """The goat bank of the visit of 2018 («hàng» of Ngân hàng, «Nam» of Việt Nam) is no yearly thing."""
    assert surely(ask, typed) >= YEARLY
    assert "rc-thanh-hoa-visit-2018" not in surely(ask, typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("khi cần thiết", {f"{RC_2022}/further-delegations", RC_2022}),
        ("Từ năm 2006", {"partnership-wu-kon-tum-attapeu"}),
        ("xã Quảng Nham", {"houaphanh-visit-2019"}),
        ("thành phố Sầm Sơn", {"conference-2019"}),
        ("huyện Sản-Xay", {"rc-kon-tum-visit-2022"}),
        ("bản ghi nhớ chương trình phối hợp", {"wu-kon-tum-attapeu-2019"}),
        ("khả năng, điều kiện, nhu cầu", {RC_2022, f"{RC_2022}/programmes"}),
    ],
)
def test_the_words_of_the_articles_are_found(ask: Ask, typed: str, expected: set[str]) -> None:
    assert surely(ask, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("covid-19", {RC_2022, f"{RC_2022}/epidemics"}),
        ("Covid", {RC_2022, f"{RC_2022}/epidemics"}),
        ("từ thiện", {RC_2022, "s003"}),
        ("tư vấn", {VWU_LWU, f"{VWU_LWU}/counselling"}),
        ("ma túy", {"clubs-kon-tum-2019"}),
        ("ngân hàng bò", {"thanh-hoa-models"}),
        ("Thu Hà", {"s002"}),
        ("dịch bệnh", set()),
        ("công nghệ thông tin", {VUFO_VAE, f"{VUFO_VAE}/information-technology"}),
        ("dân số già hóa", {VUFO_VAE, f"{VUFO_VAE}/seminars"}),
        ("già hóa dân số", set()),  # words of another order are near each other, no more
        ("hội lhpn đắk lắk", {"wu-dak-lak"}),  # the word for what a place is parts nothing
        ("Chủ tịch Trịnh Thị Tiếp", {"rc-thanh-hoa", "conference-2019"}),
        (
            "Nguyễn Thanh Bình",
            {
                *("vae", VUFO_VAE, "signing-ha-noi-2022"),
                *("vae-proposes-yearly-plans", "vae-wishes-ngo-support"),
            },
        ),
        (
            "trịnh thị tiếp",
            # of two more statements it is inferred that she speaks
            {"rc-thanh-hoa", "conference-2019", "thanh-hoa-progress"},
        ),
    ],
)
def test_a_record_is_a_sure_hit_only_where_it_says_so(ask: Ask, typed: str, expected: set[str]) -> None:
    assert surely(ask, typed) == expected


@pytest.mark.parametrize("typed", ["covid-19", "từ thiện", "dịch bệnh", "nguyễn thanh bình", "hủa phăn"])
def test_what_only_helped_stands_apart_and_quotes_nothing(ask: Ask, typed: str) -> None:
    found = hits(ask, typed)
    apart = [hit for hit in found if hit["passage"] is None]
    assert apart
    assert all(hit["match"] == "possibly" and hit["how"] and set(hit["reasons"]) & BY for hit in apart)
    assert found[len(found) - len(apart) :] == apart, "they come last"
    assert all(hit["marked"] for hit in found if hit not in apart)


def test_only_what_was_typed_is_marked(ask: Ask) -> None:
    """«bộ» of câu lạc bộ is no cow, «từ Văn» of từ Văn phòng no advice."""
    marked = [hit["marked"] for hit in hits(ask, "ngân hàng bò") if hit["marked"]]
    assert marked == [["ngân hàng bò"]]
    assert {word for hit in hits(ask, "tư vấn") for word in hit["marked"]} <= {"Tư vấn", "tư vấn"}


@pytest.mark.parametrize(
    ("typed", "surely_found"),
    [("covid-19", {RC_2022}), ("tư vấn", {VWU_LWU}), ("luân phiên đăng cai", {one.partition("/")[0] for one in TURNS})],
)  # fmt: skip
def test_the_list_grades_words_as_search_does(ask: Ask, typed: str, surely_found: set[str]) -> None:
    found = rows(ask, "list", *typed.split())
    assert {row["id"] for row in found if row["match"] == "surely"} == surely_found
    searched = {hit["id"]: hit["match"] for hit in hits(ask, typed) if hit["section"] == "agreements"}
    assert {row["id"]: row["match"] for row in found} == searched


def quotes() -> list[tuple[str, str]]:
    """Each quote of the register that ships, with the record that cites it."""

    def of(name: str, value: object) -> list[tuple[str, str]]:
        if isinstance(value, list):
            return [found for one in value for found in of(name, one)]
        if not isinstance(value, dict):
            return []
        inner = f"{name}/{value['id']}" if name and "id" in value else value.get("id", name)
        found = [(inner, value["quote"])] if "quote" in value else []
        return [*found, *(each for one in value.values() for each in of(inner, one))]

    register = yaml.safe_load((Path(__file__).parents[2] / "data" / "agreements.yaml").read_text("utf-8"))
    return [found for section in register.values() for record in section for found in of("", record)]


def test_every_quote_of_the_register_is_found_as_a_phrase(ask: Ask) -> None:
    assert len(quotes()) > 50
    for record, quote in quotes():
        assert record in surely(ask, f'"{quote}"'), (record, quote)


def test_a_quote_is_found_without_accents_and_before_all_else(ask: Ask) -> None:
    for record, quote in quotes()[::4]:
        if len(quote.split()) > 3:
            found = hits(ask, fold(quote))
            assert record in {hit["id"] for hit in found[:6] if hit["match"] == "surely"}, (record, quote)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("vi", 'Trong sổ này chưa có hồ sơ nào có "xâm canh".'), ("en", 'No record in this register has "xâm canh".')],
)  # fmt: skip
def test_what_is_not_there_is_said_of_this_register(ask: Ask, lang: str, sentence: str) -> None:
    assert sentence in one_line(ask("search", '"xâm canh"', lang=lang).out)


@pytest.mark.parametrize("typed", ["10 câu lạc bộ", "270.000.000", "hàng năm", "luân phiên"])
def test_what_is_there_is_not_denied(ask: Ask, typed: str) -> None:
    assert "chưa có hồ sơ nào" not in one_line(ask("search", typed, lang="vi").out)
    assert surely(ask, typed)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("trịnh thị tiếp --in people", ("Trịnh Thị Tiếp", "Chủ tịch")),
        (
            "270 triệu",
            ("Hội Chữ thập đỏ Kon Tum thăm và làm việc với Hội bạn Attapư", "gần 270.000.000 đồng"),
        ),
        ("tệ nạn xã hội", ("Hội Phụ nữ tỉnh Attapư",)),
        ("hàng năm", ("Hội LHPN Lào", "Hội LHPN Việt Nam")),
        ("hai cơ quan chủ động", ("Nguyễn Thanh Bình", "Chương trình phối hợp công tác")),
    ],
)
def test_a_hit_says_what_one_needs_to_know_of_it(ask: Ask, typed: str, known: tuple[str, ...]) -> None:
    table = one_line(ask("search", *typed.split(), "--format", "md", lang="vi").out)
    for words in known:
        assert words in table


SIGNED_ON_2_JULY = {
    "vwu-lwu-2022",
    "wu-dak-lak-sekong-2022",
    "wu-ha-noi-vientiane-2022",
    "ceremony-da-nang-2022",
}


@pytest.mark.parametrize(
    "typed",
    ["02/07/2022", "2/7/2022", "2022-07-02", "ngày 2 tháng 7 năm 2022", "2 thang 7 nam 2022", "2.7.2022"],
)
def test_a_day_is_found_in_every_usual_writing(ask: Ask, typed: str) -> None:
    """000:4 and 000:23; a day is kept as EDTF, and printed as 02/07/2022."""
    assert surely(ask, typed) >= SIGNED_ON_2_JULY


@pytest.mark.parametrize("typed", ["tháng 9 năm 2022", "9/2022", "09/2022", "2022-09", "thang 9/2022"])
def test_a_month_is_found_by_its_days_and_is_possible_where_the_year_is_inferred(
    ask: Ask, typed: str
) -> None:
    found = {hit["id"]: hit["match"] for hit in hits(ask, typed)}
    assert {*found} >= {"signing-ha-noi-2022", "rc-kon-tum-visit-2022"}
    assert {*found.values()} == {"possibly"}


def test_a_date_in_a_passage_reads_as_people_write_it(ask: Ask) -> None:
    told = one_line(ask("search", "28/9/2022", lang="vi").out)
    assert "28/09/2022" in told
    assert "2022?" not in told


def test_a_unit_finds_what_is_part_of_it_now(ask: Ask) -> None:
    found = {hit["id"]: hit for hit in hits(ask, "quảng ngãi")}
    assert {"rc-kon-tum", "wu-kon-tum"} <= {*found}
    assert {hit["match"] for hit in found.values()} == {"possibly"}
    assert "by_former_unit" in found["rc-kon-tum"]["reasons"]


def test_the_reason_of_an_inference_is_said(ask: Ask) -> None:
    assert "partnership-rc-thanh-hoa-houaphanh" in surely(ask, "tính lùi")


def test_a_word_typed_twice_is_wanted_twice(ask: Ask) -> None:
    """Vice versa, a word that stands once is no run of two."""
    assert surely(ask, "cong van cua van phong trung uong dang") >= {f"{VWU_LWU}/health-checks"}
    assert "wu-kon-tum-attapeu-2024" not in surely(ask, "phu nu phu nu")


def test_what_is_found_by_a_label_is_not_denied_below(ask: Ask) -> None:
    told = one_line(ask("search", '"hội liên hiệp phụ nữ"', lang="en").out)
    assert "vwu" in told
    assert "No record in this register has" not in told
