"""The full text: what is found and how, what ranks first."""

from __future__ import annotations

from contextlib import closing

import pytest

from coopcli.asking.names import ask_words
from coopcli.search.find import count_hits, find_hits
from coopcli.store import open_for_reading
from tests.stores import CLOCK, Store

IN_A_RUN, NEAR, APART, HELPED = 4, 3, 2, 1


def found(store: Store, text: str, limit: int = 20, *sections: str) -> list[str]:
    return [*graded(store, text, limit, *sections)]


def graded(store: Store, text: str, limit: int = 20, *sections: str) -> dict[str, int]:
    """The ids that are found, the best first, each with how it has the words."""
    with closing(open_for_reading(store.path, CLOCK)) as connection:
        asked = ask_words(connection, text)
        hits = find_hits(connection, asked, sections, limit)
        counted = count_hits(connection, asked, sections)
    if len(hits) < limit:
        assert counted == {
            grade: len([hit for hit in hits if hit.grade == grade]) for grade in {hit.grade for hit in hits}
        }
    return {hit.id: hit.grade for hit in hits}


def statements(**texts: str) -> str:
    return "statements:\n" + "".join(f"- id: {name}\n  text: {text!r}\n" for name, text in texts.items())


def test_more_of_the_words_rank_before_fewer(store: Store) -> None:
    once = "một tổ chức " * 40 + "ngân hàng"
    store.load({"/a.yaml": statements(a=once, b="ngân hàng dê và ngân hàng bò")})
    assert found(store, "ngan hang") == ["b", "a"]


def test_other_accents_answer_only_where_no_record_has_those_typed(store: Store) -> None:
    store.load({"/a.yaml": statements(a="Ngan hàng", b="Ngân hàng " + "và nhiều chữ khác " * 30)})
    assert found(store, "ngân hàng") == ["b"]
    assert found(store, "ngấn hàng") == found(store, "ngan hang") == ["a", "b"]


def test_a_word_typed_without_accents_beside_one_with_them_has_none(store: Store) -> None:
    store.load({"/a.yaml": statements(a="Ảnh của Thu Hà", b="Thủ đô Hà Nội", c="Thu hoạch ở Hà Giang")})
    assert graded(store, "Thu Hà") == {"a": IN_A_RUN, "c": NEAR}
    assert {*found(store, "thu ha")} == {"a", "b", "c"}


def test_where_the_tone_stands_is_no_other_accent(store: Store) -> None:
    store.load({"/a.yaml": statements(a="Khám sức khoẻ ở Hoà Bình", b="Khoe mẽ")})
    assert found(store, "khỏe") == ["a"]
    assert found(store, "hòa bình") == ["a"]


def test_what_only_helps_is_no_sure_hit(store: Store) -> None:
    """`x` is only coded as an area, whose label has the accents typed; `y` has them in its text."""
    store.load(
        {
            "/a.yaml": "statements:\n- id: x\n  text: Plain\n  areas: [border]\n"
            "- id: y\n  text: " + "many other words " * 30 + "biên giới\n"
        }
    )
    assert graded(store, "biên giới") == {"y": IN_A_RUN, "x": HELPED}


def test_words_near_each_other_in_one_text_come_before_words_strewn_over_a_record(store: Store) -> None:
    far = "nhà " + "và nhiều chữ khác nữa " * 6 + "máy"
    store.load(
        {
            "/a.yaml": "statements:\n- id: strewn\n  text: {vi: một nhà, en: máy}\n  by: bia\n"
            f"- id: far\n  text: {far} bia\n- id: near\n  text: máy của một nhà làm bia\n"
            "- id: phrase\n  text: nhà máy bia\n"
        }
    )
    assert graded(store, "nhà máy bia") == {"phrase": IN_A_RUN, "near": NEAR, "far": APART, "strewn": APART}


def test_a_phrase_does_not_run_from_one_text_into_the_next(store: Store) -> None:
    store.load(
        {
            "/a.yaml": "statements:\n- id: two\n  text: {vi: một nhà, en: máy lớn}\n- id: one\n  text: nhà máy\n"
        }
    )
    assert found(store, '"nha may"') == ["one"]
    assert graded(store, "nha may") == {"one": IN_A_RUN, "two": APART}


def test_an_agreement_is_possibly_found_by_what_its_parties_say(store: Store) -> None:
    store.load(
        {
            "/a.yaml": "parties:\n- id: one\n  name: Hội Ví Dụ\n  people: [Trần Văn Thử]\n- id: two\n  name: Other\n"
            "agreements:\n- id: paper\n  parties: [one, two]\n"
        }
    )
    assert graded(store, "vi du") == {"one": IN_A_RUN, "paper": HELPED}
    assert graded(store, "trần văn thử") == {"one": IN_A_RUN, "paper": HELPED}
    with closing(open_for_reading(store.path, CLOCK)) as connection:
        hits = {hit.id: hit for hit in find_hits(connection, ask_words(connection, "vi du"), (), 20)}
    assert [party.id for party in hits["paper"].named("parties")] == ["one", "two"]


FIGURES = """
activities:
- id: money
  figures:
  - {value: 1500000, unit: VND, mark: about}
- id: people
  figures:
  - {value: 2, unit: commune}
  - {value: 25000, unit: person, for: {vi: nông dân}}
- id: other
  text: Gửi 25 người tới 1.500 xã ngày 3/4/2021
"""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        *(
            (typed, ["money"])
            for typed in ("1.500.000", "1500000", "1,5 triệu", "1.5 million", "1,500,000 đồng")
        ),
        *(
            (typed, ["people"])
            for typed in ("25.000", "25 nghìn", "25 ngàn người", "25000 people", "02 xã", "2 xã")
        ),
        *((typed, ["other"]) for typed in ("25 người", "1500 xã", "1.500 xã", "3/4/2021", "1,500")),
        *((typed, []) for typed in ("500", "000", "5 triệu", "15 nghìn", "25000 xã", "4/3/2021")),
    ],
)
def test_a_number_is_one_word_with_its_unit(store: Store, typed: str, expected: list[str]) -> None:
    store.load({"/a.yaml": FIGURES})
    assert found(store, typed) == expected


def test_a_year_before_a_word_that_may_be_a_unit_is_a_year(store: Store) -> None:
    store.load({"/a.yaml": "statements:\n- id: a\n  text: Xã Vĩnh Thử trong chương trình\n  dates: 2021\n"})
    assert found(store, "2021 xã") == ["a"]


SAID = """
sources:
- id: s1
  title: Trang
agreements:
- id: paper
  title: Văn bản
  note: Chỉ biết qua lời kể
  cite: {source: s1, quote: đôi bên cùng đồng thuận}
  commitments:
  - {id: monthly, text: Họp, every: month, turns: true}
  - {id: once, text: Gặp, when: anniversary, condition: nếu trời đẹp}
activities:
- id: visit
  places:
  - {country: VN, province: Lào Cai, district: Bát Xát, commune: Trịnh Tường}
  people:
  - {name: Lê Thị Mẫu, position: Phó Trưởng ban}
  figures:
  - {value: unknown, unit: gift, cite: {source: s1, quote: quà bánh đủ loại}}
"""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("cùng đồng thuận", "paper"),
        ("biết qua lời kể", "paper"),
        ("quà bánh đủ loại", "visit"),
        ("hằng tháng", "paper/monthly"),
        ("hàng tháng", "paper/monthly"),
        ("every month", "paper/monthly"),
        ("luân phiên", "paper/monthly"),
        ("dịp kỷ niệm", "paper/once"),
        ("nếu trời đẹp", "paper/once"),
        ("xã Trịnh Tường", "visit"),
        ("huyện Bát Xát", "visit"),
        ("Bát Xát district", "visit"),
        ("tỉnh Lào Cai", "visit"),
        ("Phó Trưởng ban Lê Thị Mẫu", "visit"),
    ],
)
def test_all_that_a_record_says_is_found(store: Store, typed: str, expected: str) -> None:
    store.load({"/a.yaml": SAID})
    sure = {name for name, grade in graded(store, typed).items() if grade == IN_A_RUN}
    assert sure == {expected, expected.partition("/")[0]}


def test_a_word_inside_a_run_of_lao_is_found(store: Store) -> None:
    store.load({"/a.yaml": statements(a="ສະຫະພັນແມ່ຍິງລາວ", b="ແມ່ນ້ຳ ຍິງ")})
    assert found(store, "ແມ່ຍິງ") == ["a"]


def test_a_word_inside_a_run_of_thai_is_found(store: Store) -> None:
    store.load({"/a.yaml": statements(a="สมาคมสตรีไทย", b="สมาคม")})
    assert found(store, "สตรี") == ["a"]


def test_the_limit_keeps_the_best(store: Store) -> None:
    store.load({"/a.yaml": statements(a="dê " + "khác " * 50, b="dê")})
    assert found(store, "dê", 1) == ["b"]


@pytest.mark.parametrize("typed", ["Viêng Chăn", "vieng chan"])
def test_syllables_apart_are_not_the_place(store: Store, typed: str) -> None:
    store.load({"/a.yaml": statements(a="Thủ đô Viêng Chăn", b="Huyện Viêng Xay ngăn chặn dịch")})
    assert found(store, typed) == ["a"]


def test_another_spelling_of_a_place_only_helps(store: Store) -> None:
    store.load({"/a.yaml": statements(a="Ở Hủa Phăn", b="Ở Huaphanh")})
    assert graded(store, "huaphanh") == {"b": IN_A_RUN, "a": HELPED}
    assert graded(store, "hua phan") == {"a": IN_A_RUN, "b": HELPED}


@pytest.mark.parametrize("where", ["figures", "people", "places"])
def test_a_note_inside_a_figure_a_person_or_a_place_is_found(store: Store, where: str) -> None:
    """To deny it is to say of the register what is not so."""
    nested = {
        "figures": "value: 5, unit: year",
        "people": "name: A. Person",
        "places": "province: Kon Tum",
    }[where]
    text = f"activities:\n- id: a\n  text: Something\n  {where}:\n  - {{{nested}, note: {{en: zebrafish counted}}}}\n"
    assert store.load({"/a.yaml": text}).kept
    assert graded(store, '"zebrafish counted"') == {"a": IN_A_RUN}
