"""The passages that are quoted for a hit, and what is said to have helped to find one that has none."""

from __future__ import annotations

from coopcli.asking.names import WordsAsked, read_words
from coopcli.i18n import Language, speaking
from coopcli.records.record_types import ACTIVITY
from coopcli.search.find import HELPED, NEAR, HitRow, Related
from coopcli.search.passages import FoundPassage, helps, passages

VI, EN = Language("vi"), Language("en")


def hit(grade: int = NEAR, **data: object) -> HitRow:
    party = Related("vwu", "parties", {"name": {"vi": "Hội Ví Dụ"}, "kind": "womens_union"}, ())
    return HitRow("activities", "x", {"id": "x-thamdoan", **data}, grade, (party,))


def found(row: HitRow, text: str, language: Language = VI, exact: bool = False) -> tuple[FoundPassage, ...]:
    with speaking(language):
        return passages(row, WordsAsked(read_words(text), exact))


def quoted(row: HitRow, text: str, exact: bool = False) -> list[tuple[str, list[str]]]:
    """The field of each passage with the words marked in it."""
    return [
        (one.field.name, [one.text[start:end] for start, end in one.marks])
        for one in found(row, text, exact=exact)
    ]


def helped(asked: str, **data: object) -> list[tuple[str, str]]:
    with speaking(EN):
        return [(one.code, one.words) for one in helps(hit(HELPED, **data), WordsAsked(read_words(asked)))]


def test_words_are_marked_as_they_are_written() -> None:
    row = hit(title="Át-ta-pư, ĐẮK-LẮK (Lào)")
    assert quoted(row, "dak lak at-ta-pu") == [("title", ["Át-ta-pư", "ĐẮK-LẮK"])]


def test_marks_count_the_characters_of_the_original_in_any_normal_form() -> None:
    decomposed = "Đa\u0306\u0301k La\u0306\u0301k"
    (one,) = found(hit(title=f"x {decomposed}!"), "đắk lắk", exact=True)
    assert one == FoundPassage(ACTIVITY.by_name()["title"], f"x {decomposed}!", ((2, 2 + len(decomposed)),))


def test_only_the_accents_typed_are_marked() -> None:
    row = hit(text="Câu lạc bộ và ngân hàng bò, từ Văn phòng tư vấn")
    assert quoted(row, "ngân hàng bò", exact=True) == [("text", ["ngân hàng bò"])]
    assert quoted(row, "tư vấn", exact=True) == [("text", ["tư vấn"])]


def test_one_passage_that_holds_all_is_enough() -> None:
    row = hit(title="Ngân hàng", text="Ngân hàng dê")
    assert quoted(row, "ngan hang de") == [("text", ["Ngân hàng dê"])]


def test_further_passages_hold_what_is_missing() -> None:
    row = hit(title="Ngân hàng", people=[{"name": "Trịnh Thị Tiếp"}])
    assert quoted(row, "tiep ngan") == [("title", ["Ngân"]), ("people", ["Tiếp"])]


def test_the_language_of_the_reader_comes_first() -> None:
    row = hit(title={"vi": "Tặng Covid", "en": "Covid gift"})
    assert found(row, "covid", EN)[0].text == "Covid gift"
    assert found(row, "covid", VI)[0].text == "Tặng Covid"


def test_ids_are_quoted_last() -> None:
    assert quoted(hit(), "thamdoan") == [("id", ["thamdoan"])]
    assert quoted(hit(text="Thamdoan"), "thamdoan") == [("text", ["Thamdoan"])]


def test_a_figure_is_quoted_as_it_is_printed() -> None:
    row = hit(figures=[{"value": 2000000, "unit": "VND", "mark": "about"}])
    assert quoted(row, "2 triệu") == [("figures", ["2.000.000"])]
    assert found(row, "2 triệu")[0].text == "khoảng 2.000.000 đồng"


def test_what_helped_is_said_and_nothing_is_quoted() -> None:
    data = {"areas": ["anti_trafficking"], "text": "Chống buôn bán phụ nữ và trẻ em ở Huaphanh"}
    assert found(hit(HELPED, **data), "mua bán phụ nữ") == ()
    assert helped("mua bán phụ nữ", **data) == [("by_label", "by areas: against trafficking in persons")]
    assert helped("mua bán phụ nữ", text=data["text"]) == [
        ("by_wording", f"by another wording: {data['text']}")
    ]
    assert helped("hua phan", **data) == [("by_spelling", "by another spelling: Huaphanh")]
    assert helped("ví dụ", **data) == [("by_party", "by a party: Hội Ví Dụ")]
    assert helped("hội phụ nữ", title="x") == [("by_party", "by a party: Hội Ví Dụ")]
