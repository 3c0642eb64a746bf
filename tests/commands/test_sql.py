"""`coop sql`: any question in SQL, and nothing but questions."""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from tests.conftest import Coop

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_rows_are_objects_by_the_names_of_the_columns(register: Coop) -> None:
    result = register("sql", "SELECT id, kind FROM party WHERE kind = 'red_cross' ORDER BY id", "-f", "json")
    assert result.json == [
        {"id": name, "kind": "red_cross"}
        for name in ("rc-attapeu", "rc-houaphanh", "rc-kon-tum", "rc-thanh-hoa")
    ]


@pytest.mark.parametrize("day", ["2021-06-01", "2023-06-01", "2030-01-01"])
def test_views_answer_for_the_day_asked(register: Coop, day: str) -> None:
    listed = register("list", "--today", day, "-f", "json").json
    asked = register(
        "sql", "--today", day, "SELECT id, status, certainty, day FROM overview", "-f", "json"
    ).json
    assert {row["day"] for row in asked} == {day}
    assert {(row["id"], row["status"], row["certainty"]) for row in asked} == {
        (row["id"], row["status"], row["certainty"]) for row in listed
    }


def test_columns_of_one_name_get_a_number(register: Coop) -> None:
    (row,) = register("sql", "SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a", "-f", "json").json
    assert row == {"a": 1, "a_3": 2, "a_2": 3, "a_4": 4}


def test_every_kind_of_value_is_written_as_it_is(register: Coop) -> None:
    query = "SELECT NULL AS n, x'00ff' AS b, 1234567 AS i, 1.5 AS r, 'đ' AS t"
    assert register("sql", query, "-f", "json").json == [
        {"n": None, "b": "x'00ff'", "i": 1234567, "r": 1.5, "t": "đ"}
    ]
    for lang in ("vi", "en"):
        table = register("sql", query, lang=lang).out
        assert table.splitlines()[1].split() == ["NULL", "x'00ff'", "1234567", "1.5", "đ"]


def test_text_that_is_no_utf_8_is_shown_as_far_as_it_can_be(register: Coop) -> None:
    assert register("sql", "SELECT CAST(x'61ff' AS TEXT) AS t", "-f", "json").json == [{"t": "a\ufffd"}]


def test_full_text_and_json_and_the_schema_can_be_asked(register: Coop) -> None:
    for query in (
        "SELECT count(*) AS n FROM search WHERE search MATCH 'placehouaphanh'",
        "SELECT count(*) AS n FROM record, json_each(record.data)",
        "SELECT count(*) AS n FROM sqlite_schema",
        "SELECT count(*) AS n FROM pragma_table_info('agreement')",
    ):
        assert register("sql", query, "-f", "json").json[0]["n"] > 0, query


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM record",
        "UPDATE agreement SET standing = NULL",
        "INSERT INTO search (search) VALUES ('rebuild')",
        "DROP TABLE record",
        "CREATE TEMP TABLE t (x)",
        "ATTACH 'other.sqlite3' AS other",
        "VACUUM INTO 'copy.sqlite3'",
        "VACUUM",
        "PRAGMA writable_schema = 1",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 9",
        "BEGIN",
        "SELECT load_extension('x')",
        "UPDATE sqlite_schema SET sql = ''",
        "REINDEX",
        "ANALYZE",
        "SELECT 1; DELETE FROM record",
    ],
)
def test_what_does_more_than_read_is_refused(
    register: Coop, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = tmp_path / "coop.sqlite3"
    before = hashlib.sha256(store.read_bytes()).hexdigest()

    result = register("sql", query)

    assert result.code == 2, result.out
    assert result.out == ""
    assert hashlib.sha256(store.read_bytes()).hexdigest() == before
    assert not {"other.sqlite3", "copy.sqlite3"} & {file.name for file in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELEC", 'cannot be read near "SELEC"'),
        ("SELECT * FROM nobody", 'no table or view "nobody"'),
        ("SELECT 1; SELECT 2", "one query can be asked at a time"),
        ("SELECT ?", "bindings"),
        ("SELECT '\x00'", "null"),
        ("", "there is no query"),
        ("/* nothing */", "there is no query"),
    ],
)
def test_a_wrong_query_is_a_usage_error_that_says_what_is_wrong(
    register: Coop, query: str, words: str
) -> None:
    result = register("sql", query)
    assert result.code == 2
    assert words in result.err


def test_half_characters_are_a_usage_error(register: Coop) -> None:
    assert register("sql", "SELECT '\ud800'").code == 2


def test_a_query_without_end_is_stopped(register: Coop) -> None:
    begun = time.monotonic()
    result = register("sql", "--seconds", "1", ENDLESS)
    assert result.code == 2
    assert "stopped after 1 second" in result.err
    assert time.monotonic() - begun < 10


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_ctrl_c_ends_a_query(register: Coop, tmp_path: Path) -> None:
    """Also where the tests run in the background, of which a shell has programs ignore Ctrl-C."""
    with subprocess.Popen(
        [sys.executable, "-m", "coopcli", "sql", ENDLESS],
        env={
            "COOP_DB": str(tmp_path / "coop.sqlite3"),
            "COOP_LANG": "en",
            "PATH": "",
            "COOP_CONFIG": os.devnull,
        },
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as begun:
        try:
            time.sleep(2)
            begun.send_signal(signal.SIGINT)
            _, said = begun.communicate(timeout=20)
        finally:
            begun.kill()
    assert (begun.returncode, said) == (130, "interrupted; the store and all files are as they were\n")


@pytest.mark.parametrize(
    "row",
    [
        "randomblob(1000000)",
        "hex(zeroblob(500000))",
        ", ".join(f"i + {number} AS c{number}" for number in range(900)),
    ],
    ids=["blobs", "texts", "columns"],
)
def test_all_rows_together_are_bounded(register: Coop, monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    """2,000 values of a megabyte are two gigabytes; so are a hundred thousand rows of 900 numbers."""
    monkeypatch.setattr("coopcli.show.find_query._MOST_BYTES_TOGETHER", 5_000_000)
    many = f"WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n LIMIT 400) SELECT {row} FROM n"
    result = register("sql", many)
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[0] == "error: the query gives more than 5 MB"


@pytest.mark.parametrize("name", ["=cmd", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)"])
def test_a_name_of_a_column_is_no_formula_of_a_spreadsheet(register: Coop, name: str) -> None:
    for form, end in (("csv", ","), ("tsv", "\t")):
        out = register("sql", f'SELECT 1 AS "{name}", 2 AS plain', "-f", form).out
        assert out == f"'{name}{end}plain\n1{end}2\n"


@pytest.mark.parametrize("name", ["=cmd", "@SUM(A1)"])
def test_a_name_of_a_column_is_no_formula_of_a_workbook(register: Coop, tmp_path: Path, name: str) -> None:
    file = tmp_path / "out.xlsx"
    assert register("sql", f'SELECT 1 AS "{name}"', "-o", str(file)).code == 0
    (cell,) = load_workbook(file).worksheets[0][1]
    assert (cell.value, cell.data_type) == (name, "s")


def test_a_query_can_come_from_standard_input(register: Coop, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO("\ufeff-- Vì sao\nSELECT 'đ' AS t;\n".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert register("sql", "-", "-f", "json").json == [{"t": "đ"}]


def test_a_query_without_rows_says_so(register: Coop) -> None:
    result = register("sql", "SELECT id FROM agreement WHERE FALSE")
    assert result.code == 0
    assert "no rows" in result.out
    assert register("sql", "SELECT id FROM agreement WHERE FALSE", "-f", "csv").out == "id\n"


def test_an_empty_store_says_what_to_do(coop: Coop) -> None:
    assert coop("sql", "SELECT 1").code == 3


def test_naughty_strings_go_through(register: Coop, shared: Path) -> None:
    """As a value they come back, but for what no text of SQL can hold; as a query they are a usage error."""
    for text in json.loads((shared / "real" / "naughty-strings.json").read_text(encoding="utf-8"))[::5]:
        if "\x00" not in text:
            quoted = text.replace("'", "''")
            assert register("sql", f"SELECT '{quoted}' AS t", "-f", "json").json == [{"t": text}]
