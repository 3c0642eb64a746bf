"""Each format, whole, of one answer that has every type of column: the documents are a contract."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from coopcli.answer import Answer, Table
from coopcli.i18n import Language, speaking
from coopcli.render import FORMATS, Look
from tests.render.answers import COLUMNS, EN, LIST, RECORD, VI


def document(name: str, answer: Answer, language: Language, width: int | None = None) -> str:
    with speaking(language):
        written = FORMATS[name].render(answer, Look(width=width))
    assert isinstance(written, str)
    return written


def test_piped_a_list_is_one_row_a_line_with_every_column_whole() -> None:
    assert document("table", LIST, EN) == dedent(
        """\
        Agreements

        id       title       parties            type                         term       signed       ends                      value  turns    status           file
        rc-2022  Memorandum  Union A – Union B  memorandum of understanding  2022–2027  2 July 2022  31 December 2027  270,000,000.5  yes      possibly ending  a.yaml

        Term not stated
        id       title       parties            type                         term       signed       ends                      value  turns    status           file
        x-2019   unknown     unknown            unknown                      unknown    unknown      unknown                 unknown  unknown  unknown          unknown

        Out
        there is none

        2 agreements: 1 surely, 1 unknown

        *  Kon Tum became part of Quảng Ngãi.
        """  # noqa: E501  # a piped row is as long as it is
    )


def test_in_a_terminal_of_80_columns_what_does_not_fit_side_by_side_stands_beneath_its_row() -> None:
    assert document("table", replace(LIST, sections=LIST.sections[:1]), EN, 80) == dedent(
        """\
        Agreements

        id       title       term       signed               value  turns  file
        ─────────────────────────────────────────────────────────────────────────
        rc-2022  Memorandum  2022–2027  2 July 2022  270,000,000.5  yes    a.yaml
          parties  Union A – Union B
          type     memorandum of understanding
          ends     31 December 2027
          status   possibly ending

        2 agreements: 1 surely, 1 unknown

        *  Kon Tum became part of Quảng Ngãi.
        """
    )


def test_the_same_list_in_vietnamese_at_60_columns_has_labels_days_and_numbers_in_vietnamese() -> None:
    assert document("table", replace(LIST, sections=LIST.sections[:1]), VI, 60) == dedent(
        """\
        Agreements

        id       term       signed      ends        turns  file
        ─────────────────────────────────────────────────────────
        rc-2022  2022–2027  02/07/2022  31/12/2027  có     a.yaml
          title    Biên bản ghi nhớ
          parties  Hội A – Hội B
          type     bản ghi nhớ
          value    270.000.000,5
          status   possibly ending

        2 agreements: 1 surely, 1 unknown

        *  Kon Tum became part of Quảng Ngãi.
        """
    )


def test_piped_a_record_is_labels_and_values_with_reasons_and_sources_behind() -> None:
    assert document("table", RECORD, EN) == dedent(
        """\
        Memorandum

        id           rc-2022
        term         2022 – no end  [s3 line 4; s3 line 6]
        date signed  2022 (inferred)  inferred: the term begins
        place        unknown

          Delegations
          every  year  [s3 line 2]

        Note
        First line.
        Second line.
        """
    )


def test_in_a_narrow_terminal_the_basis_of_a_fact_stands_beneath_its_value() -> None:
    assert document("table", RECORD, EN, 40) == dedent(
        """\
        Memorandum

        id           rc-2022
        term         2022 – no end
                     [s3 line 4; s3 line 6]
        date signed  2022 (inferred)
                     inferred: the term begins
        place        unknown

          Delegations
          every        year  [s3 line 2]

        Note
        First line.
        Second line.
        """
    )


@pytest.mark.parametrize("language", [VI, EN])
def test_json_is_one_array_of_the_rows_of_all_tables_whatever_the_language(language: Language) -> None:
    assert document("json", LIST, language) == dedent(
        """\
        [
          {
            "id": "rc-2022",
            "title": {
              "vi": "Biên bản ghi nhớ",
              "en": "Memorandum"
            },
            "parties": [
              {
                "id": "rc-a",
                "name": {
                  "vi": "Hội A",
                  "en": "Union A"
                },
                "country": "VN",
                "province": null
              },
              {
                "id": "rc-b",
                "name": {
                  "vi": "Hội B",
                  "en": "Union B"
                },
                "country": "VN",
                "province": null
              }
            ],
            "type": "memorandum_of_understanding",
            "period": "2022/2027",
            "date_signed": "2022-07-02",
            "ends_earliest": "2027-12-31",
            "value": 270000000.50,
            "turns": true,
            "status": "ending",
            "file": "a.yaml",
            "areas": [
              "humanitarian",
              "health"
            ]
          },
          {
            "id": "x-2019",
            "title": null,
            "parties": null,
            "type": null,
            "period": null,
            "date_signed": null,
            "ends_earliest": null,
            "value": null,
            "turns": null,
            "status": null,
            "file": null,
            "areas": null
          }
        ]
        """
    )


def test_json_of_whole_records_is_the_records_nested() -> None:
    assert document("json", RECORD, VI) == dedent(
        """\
        [
          {
            "id": "rc-2022",
            "period": "2022/..",
            "commitments": [
              {
                "id": "delegations",
                "times": {
                  "min": 1,
                  "max": null
                },
                "text": {
                  "vi": "Đoàn"
                }
              }
            ],
            "x-own": []
          }
        ]
        """
    )


@pytest.mark.parametrize("language", [VI, EN])
def test_csv_has_a_column_a_language_and_the_raw_values_whatever_the_language(language: Language) -> None:
    assert document("csv", LIST, language) == (
        "id,title_vi,title_en,parties,parties_vi,parties_en,type,period,date_signed,ends_earliest,value,turns,"
        "status,file,areas\n"
        "rc-2022,Biên bản ghi nhớ,Memorandum,rc-a; rc-b,Hội A; Hội B,Union A; Union B,"
        "memorandum_of_understanding,2022/2027,2022-07-02,2027-12-31,270000000.50,true,ending,a.yaml,"
        "humanitarian; health\n"
        "x-2019,,,,,,,,,,,,,,\n"
    )


def test_csv_of_whole_records_is_a_line_a_value_with_its_path() -> None:
    assert document("csv", RECORD, VI) == dedent(
        """\
        record,path,value
        rc-2022,id,rc-2022
        rc-2022,period,2022/..
        rc-2022,commitments[0].id,delegations
        rc-2022,commitments[0].times.min,1
        rc-2022,commitments[0].times.max,
        rc-2022,commitments[0].text.vi,Đoàn
        rc-2022,x-own,
        """
    )


def test_an_answer_without_rows_says_so_to_people_and_is_an_empty_array_or_a_header_for_machines() -> None:
    nothing = Answer("", (Table("", COLUMNS[:2], (), empty="no agreement in this register answers to this"),))
    for width in (None, 80):
        assert document("table", nothing, EN, width) == "no agreement in this register answers to this\n"
    assert document("json", nothing, EN) == "[]\n"
    assert document("csv", nothing, EN) == "id,title_vi,title_en\n"
