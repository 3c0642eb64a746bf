"""The passages that are quoted for a hit."""

from __future__ import annotations

from coopcli.asking.names import read_words
from coopcli.i18n import Language, speaking
from coopcli.records.record_types import ACTIVITY
from coopcli.search.answer import passages
from coopcli.search.find import FoundPassage, HitRow

VI, EN = Language("vi"), Language("en")


def hit(**data: object) -> HitRow:
    return HitRow(
        "activities", "x", {"id": "x-thamdoan", **data}, ({"id": "vwu", "name": {"vi": "Hội Ví Dụ"}},)
    )


def found(row: HitRow, text: str, language: Language = VI) -> tuple[FoundPassage, ...]:
    with speaking(language):
        return passages(row, read_words(text))


def quoted(row: HitRow, text: str) -> list[tuple[str, list[str]]]:
    """The field of each passage with the words marked in it."""
    return [(one.field.name, [one.text[start:end] for start, end in one.marks]) for one in found(row, text)]


def test_words_are_marked_as_they_are_written() -> None:
    row = hit(title="Át-ta-pư, ĐẮK-LẮK (Lào)")
    assert quoted(row, "dak lak attapeu") == [("title", ["Át-ta-pư", "ĐẮK-LẮK"])]


def test_marks_count_the_characters_of_the_original_in_any_normal_form() -> None:
    decomposed = "Đa\u0306\u0301k La\u0306\u0301k"
    (one,) = found(hit(title=f"x {decomposed}!"), "đắk lắk")
    assert one == FoundPassage(ACTIVITY.by_name()["title"], f"x {decomposed}!", ((2, 2 + len(decomposed)),))


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


def test_parties_and_ids_are_quoted_last() -> None:
    assert quoted(hit(), "vi du") == [("parties", ["Ví Dụ"])]
    assert quoted(hit(), "thamdoan") == [("id", ["thamdoan"])]


def test_a_code_is_quoted_by_its_label_with_the_word_that_was_found() -> None:
    (one,) = found(hit(areas=["anti_trafficking"]), '"mua bán phụ nữ"', EN)
    assert one.text == "against trafficking in persons (mua bán phụ nữ)"
    assert one.field.name == "areas"
