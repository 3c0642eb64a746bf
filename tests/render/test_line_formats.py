"""JSON Lines, TSV and YAML: whole documents, and every value read back by a reader of another make."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from coopcli.answer import Answer, Heading, Table, Type, Value
from coopcli.i18n import Language, speaking
from coopcli.render import FORMATS, Look
from tests.render.answers import COLUMNS, EN, LIST, RECORD, VI

HOSTILE = (
    *("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\tx", "\rx", "\nx", "＝1", "a\tb", "a\\tb", "a\r\nb", "a\\"),
    *("\x00", "\x1b[31m", "\x9b31m", "\x85", "\u2028", "\ufeff", "\ufffe", "\ud800", "😀", "ໜຶ່ງ"),
)
LOOKS_LIKE_ANOTHER_TYPE = (
    *("", " ", "~", "null", "Null", "NO", "no", "Yes", "on", "OFF", "y", "N", "true", "False"),
    *(
        "012",
        "0o14",
        "0x1F",
        "1_000",
        "1e3",
        "1.5",
        ".5",
        ".inf",
        "-.inf",
        ".nan",
        "-1",
        "12:30",
        "190:20:30",
    ),
    *(
        "2022",
        "2022-07-02",
        "2022-07-02T10:00:00Z",
        "2022/2027",
        "<<",
        "=",
        "- a",
        "-",
        "?",
        "? a",
        ":",
        "a: b",
    ),
    *(
        "a:",
        "a #b",
        "#b",
        "*a",
        "&a",
        "!a",
        "!!python/object:x",
        "%a",
        "@a",
        "`a`",
        "'a",
        '"a"',
        "[a]",
        "{a}",
    ),
    *(
        "a ",
        " a",
        "---",
        "...",
        "|",
        ">",
        "a\n---\nb",
        "a\nb",
        "a\nb\n",
        "a\n\nb",
        "a\n\n",
        "\na",
        "a\n b",
        "a \nb",
    ),
)


def document(name: str, answer: Answer, language: Language = EN, bom: bool = False) -> str:
    with speaking(language):
        written = FORMATS[name].render(answer, Look(bom=bom))
    assert isinstance(written, str)
    return written


def answer(*values: Value, kind: Type = Type.TEXT) -> Answer:
    return Answer("", (Table("", (Heading("value", "", kind),), tuple((value,) for value in values)),))


@pytest.fixture(scope="module")
def naughty(shared: Path) -> list[str]:
    strings: list[str] = json.loads((shared / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    return [*strings, *HOSTILE, *LOOKS_LIKE_ANOTHER_TYPE]


@pytest.mark.parametrize("language", [VI, EN])
def test_jsonl_is_an_object_a_line_whatever_the_language(language: Language) -> None:
    assert document("jsonl", LIST, language) == (
        '{"id": "rc-2022", "title": {"vi": "Biên bản ghi nhớ", "en": "Memorandum"}, '
        '"parties": [{"id": "rc-a", "name": {"vi": "Hội A", "en": "Union A"}, "country": "VN", "province": null}, '
        '{"id": "rc-b", "name": {"vi": "Hội B", "en": "Union B"}, "country": "VN", "province": null}], '
        '"type": "memorandum_of_understanding", "period": "2022/2027", "date_signed": "2022-07-02", '
        '"ends_earliest": "2027-12-31", "value": 270000000.50, "turns": true, "status": "ending", '
        '"file": "a.yaml", "areas": ["humanitarian", "health"]}\n'
        '{"id": "x-2019", "title": null, "parties": null, "type": null, "period": null, "date_signed": null, '
        '"ends_earliest": null, "value": null, "turns": null, "status": null, "file": null, "areas": null}\n'
    )


def test_jsonl_of_whole_records_is_a_record_a_line() -> None:
    assert document("jsonl", RECORD) == (
        '{"id": "rc-2022", "period": "2022/..", "commitments": [{"id": "delegations", '
        '"times": {"min": 1, "max": null}, "text": {"vi": "Đoàn"}}], "x-own": []}\n'
    )


def test_jsonl_gives_every_string_back_each_on_one_line_by_any_reader_of_lines(naughty: list[str]) -> None:
    lines = document("jsonl", answer(*naughty)).splitlines()
    assert [json.loads(line) for line in lines] == [{"value": text} for text in naughty]


@pytest.mark.parametrize("language", [VI, EN])
def test_tsv_has_the_columns_of_csv_with_tabs_between_whatever_the_language(language: Language) -> None:
    assert document("tsv", LIST, language) == (
        "id\ttitle_vi\ttitle_en\tparties\tparties_vi\tparties_en\ttype\tperiod\tdate_signed\tends_earliest\tvalue\t"
        "turns\tstatus\tfile\tareas\n"
        "rc-2022\tBiên bản ghi nhớ\tMemorandum\trc-a; rc-b\tHội A; Hội B\tUnion A; Union B\t"
        "memorandum_of_understanding\t2022/2027\t2022-07-02\t2027-12-31\t270000000.50\ttrue\tending\ta.yaml\t"
        "humanitarian; health\n"
        "x-2019\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n"
    )


def test_tsv_of_whole_records_is_a_line_a_value_with_its_path() -> None:
    assert document("tsv", RECORD) == (
        "record\tpath\tvalue\n"
        "rc-2022\tid\trc-2022\n"
        "rc-2022\tperiod\t2022/..\n"
        "rc-2022\tcommitments[0].id\tdelegations\n"
        "rc-2022\tcommitments[0].times.min\t1\n"
        "rc-2022\tcommitments[0].times.max\t\n"
        "rc-2022\tcommitments[0].text.vi\tĐoàn\n"
        "rc-2022\tx-own\t\n"
    )


def unescaped(cell: str) -> str:
    """Undo what the modules' docstrings say is done: the backslashes, then the apostrophe before a formula."""
    signs = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    text = re.sub(r"\\(.)", lambda match: signs[match[1]], cell)
    starts = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
    return text[1:] if text.startswith("'") and text[1:].startswith(starts) else text


def test_tsv_gives_every_string_back_and_one_line_is_one_row_of_as_many_cells(naughty: list[str]) -> None:
    columns = (Heading("a", ""), Heading("b", ""))
    pairs = Answer("", (Table("", columns, tuple((text, "end") for text in naughty)),))
    rows = [line.split("\t") for line in document("tsv", pairs).removesuffix("\n").split("\n")]
    assert {len(row) for row in rows} == {2}
    assert [unescaped(row[0]) for row in rows[1:]] == naughty


def test_tsv_guards_formulas_and_leaves_numbers_alone() -> None:
    assert document("tsv", answer("=1+1", "\tx", -5, Decimal("-1.50"))) == "value\n'=1+1\n'\\tx\n-5\n-1.50\n"


def test_tsv_begins_with_the_mark_for_excel_only_when_asked_for() -> None:
    assert document("tsv", answer("x"), VI, bom=True) == "\ufeffvalue\nx\n"


@pytest.mark.parametrize("language", [VI, EN])
def test_yaml_is_the_objects_in_blocks_whatever_the_language(language: Language) -> None:
    assert document("yaml", LIST, language) == dedent(
        """\
        - id: rc-2022
          title:
            vi: Biên bản ghi nhớ
            en: Memorandum
          parties:
            - id: rc-a
              name:
                vi: Hội A
                en: Union A
              country: VN
              province: null
            - id: rc-b
              name:
                vi: Hội B
                en: Union B
              country: VN
              province: null
          type: memorandum_of_understanding
          period: "2022/2027"
          date_signed: "2022-07-02"
          ends_earliest: "2027-12-31"
          value: 270000000.50
          turns: true
          status: ending
          file: a.yaml
          areas:
            - humanitarian
            - health
        - id: x-2019
          title: null
          parties: null
          type: null
          period: null
          date_signed: null
          ends_earliest: null
          value: null
          turns: null
          status: null
          file: null
          areas: null
        """
    )


def test_yaml_of_whole_records_is_the_records_nested() -> None:
    assert document("yaml", RECORD) == dedent(
        """\
        - id: rc-2022
          period: "2022/.."
          commitments:
            - id: delegations
              times:
                min: 1
                max: null
              text:
                vi: Đoàn
          x-own: []
        """
    )


def test_yaml_keeps_the_lines_of_a_passage() -> None:
    records = ({"note": {"vi": "Một.\n\nHai: ba."}, "more": ["a\nb\n"]},)
    assert document("yaml", Answer("", (), records=records)) == dedent(
        """\
        - note:
            vi: |-
              Một.

              Hai: ba.
          more:
            - |
              a
              b
        """
    )


def test_yaml_quotes_what_looks_like_another_type_in_any_version_of_yaml() -> None:
    """YAML 1.1 (its type pages, `y` and `n` included) and the core schema of 1.2."""
    texts = [text for text in LOOKS_LIKE_ANOTHER_TYPE if "\n" not in text]
    lines = document("yaml", answer(*texts)).splitlines()
    assert lines == [f"- value: {json.dumps(text)}" for text in texts]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_a_safe_loader_reads_the_objects_of_the_json_from_the_yaml(
    loader: type[yaml.SafeLoader], naughty: list[str]
) -> None:
    texts = [text for text in naughty if loader is yaml.SafeLoader or "\ud800" not in text]
    for given_answer in (LIST, RECORD, answer(*texts, *({"vi": text, text: text} for text in texts))):
        read = yaml.load(document("yaml", given_answer), Loader=loader)
        assert read == json.loads(document("json", given_answer))


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(alphabet=st.characters() | st.sampled_from("\n :#-ab'\"|>")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=50), inner),
))  # fmt: skip
def test_yaml_gives_any_nested_value_back(value: object) -> None:
    written = document("yaml", Answer("", (), records=({"value": value},)))
    assert yaml.load(written, Loader=yaml.SafeLoader) == [{"value": value}]


@pytest.mark.parametrize(
    "number", [1e16, 1e-07, -2.5e300, Decimal("1E+10"), Decimal("1.5E-9"), 0.1, -0.0, 10**30]
)
def test_yaml_1_1_reads_a_number_with_an_exponent_as_a_number(number: float | Decimal) -> None:
    read = yaml.safe_load(document("yaml", answer(number, kind=Type.NUMBER)))[0]["value"]
    assert isinstance(read, int | float)
    assert read == (number if isinstance(number, int) else float(number))


def test_an_answer_without_rows_is_no_line_a_header_and_an_empty_list() -> None:
    nothing = Answer("", (Table("", COLUMNS[:2], (), empty="no agreement in this register answers to this"),))
    assert document("jsonl", nothing) == ""
    assert document("tsv", nothing) == "id\ttitle_vi\ttitle_en\n"
    assert document("yaml", nothing) == "[]\n"
