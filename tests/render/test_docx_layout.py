"""How a Word document looks: the paper and the letters of Decree 30/2020/NĐ-CP, Annex I, and real tables."""

from __future__ import annotations

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle

from coopcli.answer import Answer, Heading, Table, Type, Words
from coopcli.i18n import Language
from tests.render.answers import EN, LIST, RECORD, VI
from tests.render.word import LANDSCAPE, PORTRAIT, grid, millimetres, opened, paper, told

# Its paper (Decree 30/2020/NĐ-CP, Annex I, part I).


@pytest.mark.parametrize("answer", [LIST, RECORD])
def test_the_paper_is_a4_with_the_margins_of_the_decree(answer: Answer) -> None:
    document = opened(answer)
    assert set(paper(document)) <= {PORTRAIT, LANDSCAPE}
    for section in document.sections:
        assert 20 <= millimetres(section.top_margin) <= 25
        assert 20 <= millimetres(section.bottom_margin) <= 25
        assert 30 <= millimetres(section.left_margin) <= 35
        assert 15 <= millimetres(section.right_margin) <= 20


@pytest.mark.parametrize(("columns", "sheet"), [(7, PORTRAIT), (8, LANDSCAPE)])
def test_a_table_of_more_than_seven_columns_lies_on_its_side(columns: int, sheet: tuple[int, int]) -> None:
    assert paper(opened(Answer("", (grid(columns, "x"),)))) == [sheet]


def test_what_stands_before_and_after_wide_tables_is_upright_and_wide_tables_share_a_section() -> None:
    answer = Answer("Title", (Words("", "before"), grid(8, "x"), grid(9, "x", title="more"), grid(3, "x")))
    document = opened(answer)
    assert paper(document) == [PORTRAIT, LANDSCAPE, PORTRAIT]
    assert [each.orientation for each in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]


def test_a_wide_table_without_rows_is_a_sentence_and_turns_no_page() -> None:
    columns = grid(9).columns
    document = opened(Answer("", (Table("", columns, (), empty="there is none"),)))
    assert (paper(document), told(document)) == ([PORTRAIT], [("Normal", "there is none")])


def test_the_title_stands_with_a_wide_table_that_comes_first() -> None:
    """The paragraph that ends the first section comes after its table, and the title before it."""
    document = opened(Answer("Title", (grid(8, "x"), Words("", "after"))))
    assert paper(document) == [LANDSCAPE, PORTRAIT]
    kinds = [child.tag for child in document.element.body]
    assert kinds[:2] == [qn("w:p"), qn("w:tbl")]


def test_pages_are_numbered_in_the_middle_of_the_head_from_the_second_on() -> None:
    sections = opened(Answer("", (grid(1, "x"), grid(8, "x"), grid(1, "x")))).sections
    assert [each.different_first_page_header_footer for each in sections] == [True, False, False]
    assert [each.header.is_linked_to_previous for each in sections] == [False, True, True]
    assert sections[0].first_page_header.is_linked_to_previous  # it has no text of its own
    (paragraph,) = sections[0].header.paragraphs
    assert paragraph.style is not None
    assert isinstance(paragraph.style, ParagraphStyle)
    assert paragraph.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    fields = paragraph._p.xpath("w:fldSimple/@w:instr")
    assert fields == ["PAGE"]


# Its letters.


def test_every_text_is_in_times_new_roman_in_every_script_and_in_black() -> None:
    styles = opened(LIST).styles.element
    fonts = styles.xpath("w:docDefaults//w:rFonts | w:style[@w:type!='table']//w:rFonts")
    assert fonts
    scripts = {qn(f"w:{script}"): "Times New Roman" for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert all(dict(each.attrib) == scripts for each in fonts)
    assert styles.xpath("w:style[@w:type!='table']//w:color") == []


@pytest.mark.parametrize(
    ("name", "points", "bold"),
    [
        ("Normal", 14, False),
        ("Title", 14, True),
        ("Heading 1", 14, True),
        ("Heading 2", 14, True),
        ("Heading 3", 14, False),
        ("Table Text 13", 13, False),
        ("Table Text 10", 10, False),
    ],
)
def test_texts_have_14_points_and_headings_stand_out_by_bold_and_slope(
    name: str, points: float, bold: bool
) -> None:
    style = opened(LIST).styles[name]
    assert isinstance(style, ParagraphStyle)
    assert style.font.size is not None
    assert (style.font.size.pt, style.font.bold) == (points, bold)


def test_the_title_is_in_the_middle() -> None:
    style = opened(LIST).styles["Title"]
    assert isinstance(style, ParagraphStyle)
    assert style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize(("language", "spoken"), [(VI, "vi-VN"), (EN, "en-US")])
def test_the_language_of_the_texts_is_that_of_the_reader(language: Language, spoken: str) -> None:
    document = opened(LIST, language)
    assert document.styles.element.xpath("w:docDefaults//w:lang/@w:val") == [spoken]
    assert document.core_properties.language == spoken


# Its tables.


def test_the_header_of_a_table_is_bold_and_repeats_and_no_row_is_split() -> None:
    table = opened(Answer("", (grid(2, "x", "y", label="label"),))).tables[0]
    assert table.style is not None
    assert table.style.name == "Table Grid"
    assert [len(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [1, 0, 0]
    assert [len(row._tr.xpath("w:trPr/w:cantSplit")) for row in table.rows] == [1, 1, 1]
    bold = [[cell.paragraphs[0].runs[0].bold for cell in row.cells] for row in table.rows]
    assert bold == [[True, True], [None, None], [None, None]]


@pytest.mark.parametrize(("columns", "points"), [(2, 13), (4, 13), (6, 12), (8, 11), (11, 10)])
def test_the_more_columns_the_smaller_the_texts(columns: int, points: int) -> None:
    table = opened(Answer("", (grid(columns, "x"),))).tables[0]
    assert {
        each.style.name for row in table.rows for cell in row.cells for each in cell.paragraphs if each.style
    } == {f"Table Text {points}"}


def test_texts_are_smaller_where_their_longest_words_would_be_broken() -> None:
    """An x of Times New Roman is half its size wide: three times 25 of 12 points and the cells' own margins are
    170 mm, and there are 165 between the margins of the page.
    """
    table = opened(Answer("", (grid(3, "x" * 25),))).tables[0]
    style = table.rows[1].cells[0].paragraphs[0].style
    assert style is not None
    assert style.name in ("Table Text 11", "Table Text 10")


@pytest.mark.parametrize("texts", [("x", "word " * 100), ("x" * 300, "y"), ("a", "b"), ("w " * 60,) * 9])
def test_columns_fill_at_most_the_room_between_the_margins_and_wide_ones_get_most(
    texts: tuple[str, ...],
) -> None:
    columns = tuple(Heading(f"c{place}", "") for place, _ in enumerate(texts))
    document = opened(Answer("", (Table("", columns, (texts,)),)))
    widths = [millimetres(column.width) for column in document.tables[0].columns]
    assert 0 < sum(widths) <= (252 if len(texts) > 7 else 165) + len(texts)
    assert all(widths)
    for one, width in zip(texts, widths, strict=True):
        for other, wider in zip(texts, widths, strict=True):
            assert len(one) > len(other) or width <= wider
    cell_widths = [millimetres(cell.width) for cell in document.tables[0].rows[1].cells]
    assert cell_widths == widths


def test_numbers_stand_at_the_right() -> None:
    columns = (Heading("a", "a"), Heading("b", "b", Type.NUMBER))
    row = opened(Answer("", (Table("", columns, (("x", 1000),)),))).tables[0].rows[1]
    assert [cell.paragraphs[0].alignment for cell in row.cells] == [None, WD_ALIGN_PARAGRAPH.RIGHT]
    assert row.cells[1].text == "1,000"


def test_tables_that_follow_one_another_do_not_touch() -> None:
    """Word makes one table of two that have no paragraph between them, and wants one at the end."""
    body = opened(Answer("", (grid(2, "x"), grid(3, "x")))).element.body
    assert [child.tag for child in body] == [qn(f"w:{kind}") for kind in ("tbl", "p", "tbl", "p", "sectPr")]


def test_a_drawing_keeps_its_spaces_in_letters_that_are_equally_wide() -> None:
    (run,) = opened(Answer("", (grid(1, "  ██  ░"),))).tables[0].rows[1].cells[0].paragraphs[0].runs
    assert (run.text, run.font.name) == ("\u00a0\u00a0██\u00a0\u00a0░", "Courier New")
