"""`coop list`: filters, columns, order, formats, and what stays the same in each."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop, Result

TODAY = "2026-11-22"
AT_LEAST = {
    *("id", "title", "parties", "type", "period", "standing", "status", "certainty", "match"),
    *("starts_earliest", "starts_latest", "ends_earliest", "ends_latest", "successor"),
}
"""The keys that DESIGN section 5 promises of an agreement."""


def names(result: Result) -> list[str]:
    assert result.code == 0, result.err
    return [row["id"] for row in result.json]


def test_every_agreement_has_the_commitmentd_keys_whatever_is_known_of_it(register: Coop) -> None:
    rows = register("list", "--format", "json", today=TODAY).json
    assert len(rows) == 9
    assert len({tuple(row) for row in rows}) == 1
    assert set(rows[0]) >= AT_LEAST


def test_json_and_csv_are_the_same_in_both_languages(register: Coop) -> None:
    for form in ("json", "csv"):
        words = ("list", "--country", "LA", "--on", "2023-06-01", "--format", form)
        assert register(*words, lang="en").out == register(*words, lang="vi").out


def test_csv_has_the_ids_and_raw_values_of_the_json(register: Coop) -> None:
    rows = register("list", "--format", "json", today=TODAY).json
    table = list(csv.DictReader(io.StringIO(register("list", "--format", "csv", today=TODAY).out)))
    for key in ("id", "type", "period", "status", "certainty", "match", "ends_latest", "successor"):
        assert [line[key] for line in table] == [row[key] or "" for row in rows]


def test_values_for_machines_are_raw(register: Coop) -> None:
    row = register("list", "--party", "vwu", "--format", "json", today=TODAY).json[0]
    assert row["title"] == {"vi": "Thỏa thuận Hợp tác giai đoạn 2022 – 2027"}
    assert row["type"] == "cooperation_agreement"
    assert row["date_signed"] == "2022-07-02"
    assert row["period"] == "2022/2027"
    assert [party["id"] for party in row["parties"]] == ["vwu", "lwu"]
    assert (row["ends_earliest"], row["ends_latest"]) == ("2027-01-01", "2027-12-31")
    left = (date(2027, 1, 1) - date.fromisoformat(TODAY)).days
    assert (row["days_left_earliest"], row["days_left_latest"]) == (left, left + 364)


def test_an_absent_title_is_null_and_never_made_up(register: Coop) -> None:
    titles = {row["id"]: row["title"] for row in register("list", "--format", "json").json}
    stated = {name for name, title in titles.items() if title}
    assert stated == {"vwu-lwu-2022", "rc-kon-tum-attapeu-2022", "vufo-vae-2022"}


@pytest.mark.parametrize(("lang", "unknown"), [("en", "unknown"), ("vi", "chưa có thông tin")])
def test_unknown_prints_as_unknown(register: Coop, lang: str, unknown: str) -> None:
    told = register("list", "hà nội viêng chăn", lang=lang).out
    (line,) = [line for line in told.splitlines() if line.startswith("wu-ha-noi-vientiane-2022")]
    assert line.count(unknown) >= 3  # title, term, status


def test_columns_are_those_asked_for_in_their_order(register: Coop) -> None:
    rows = register("list", "--columns", "length, id", "--format", "json").json
    assert all(list(row) == ["length", "id"] for row in rows)
    header = register("list", "--columns", "id,period", "--format", "csv").out.splitlines()[0]
    assert header == "id,period"


def test_order_is_that_asked_for_unknown_last(register: Coop) -> None:
    rows = register("list", "--sort", "-length,id", "--columns", "id,length", "--format", "json").json
    lengths = [row["length"] for row in rows]
    assert lengths == [5, 5, 5, 5, 3, 3, 1, None, None]
    fives = [row["id"] for row in rows if row["length"] == 5]
    assert fives == sorted(fives)


def test_a_limit_shows_the_first_rows_and_the_total_counts_all(register: Coop) -> None:
    found = register("list", "--limit", "2", "--sort", "id", "--format", "json")
    assert names(found) == ["rc-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2022"]
    assert "9 agreements" in found.err
    assert "9" in register("list", "--limit", "2", lang="vi").out.splitlines()[-1]


@pytest.mark.parametrize("limit", ["0", "-1", "x", "", "1.5"])
def test_a_limit_that_is_none_is_wrong_usage(register: Coop, limit: str) -> None:
    assert register("list", "--limit", limit).code == 2


@pytest.mark.parametrize("limit", ["9223372036854775807", "9223372036854775808", "9" * 30])
def test_a_limit_beyond_all_counting_is_no_fault(register: Coop, limit: str) -> None:
    found = register("list", "--limit", limit)
    assert found.code in (0, 2), found.err


@pytest.mark.parametrize(
    "words",
    [
        ("--columns", "id,lenght"),
        ("--columns", ","),
        ("--sort", "lenght"),
        ("--sort", "-"),
        ("--sort", "id; DROP TABLE agreement"),
        ("--type", "memorandom"),
        ("--kind", "red_crss"),
        ("--country", "Atlantis"),
        ("--province", "Kon Tun"),
        ("--with", "nobody at all"),
        ("--status", "running"),
        ("--standing", "sined"),
        ("--level", "royal"),
        ("--area", "trafficing"),
        ("--every", "yeer"),
        ("--when", "never"),
        ("--signed", "soon"),
        ("--ends", "2027/2026"),
        ("--ends", "31/2/2027"),
        ("--on", "2023"),
        ("--on", "31/2/2023"),
        ("--party", "rc-kontumm"),
        ("--bound", "nobody"),
        ("--source", "s999"),
        ("--year", "sometime"),
        ("--activity", "visitt"),
        ("--place", "Atlantis"),
        ("--format", "jsn"),
        ("--today", "2023"),
        ("--provnce", "Kon Tum"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_means_nothing_is_wrong_usage_said_with_a_next_step(
    register: Coop, words: tuple[str, str], lang: str
) -> None:
    found = register("list", *words, lang=lang)
    assert found.code == 2
    assert found.out == ""
    first, *hints = found.err.splitlines()
    assert first.startswith({"en": "error: ", "vi": "lỗi: "}[lang])
    assert 1 <= len(hints) <= 2
    assert all(hint.startswith("    ") for hint in hints)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("--columns", "id,lenght"), "length"),
        (("--province", "Kon Tun"), "Kon Tum"),
        (("--party", "rc-kontumm"), "rc-kon-tum"),
        (("--status", "in_forse"), "in_force"),
        (("--kind", "red_crss"), "red_cross"),
        (("--provnce", "Kon Tum"), "--province"),
        (("--format", "jsn"), "json"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_nearest(
    register: Coop, words: tuple[str, str], near: str
) -> None:
    assert near in register("list", *words).err


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_an_empty_answer_says_so_and_is_no_failure(register: Coop, lang: str) -> None:
    found = register("list", "--province", "Cà Mau", lang=lang)
    assert found.code == 0
    assert found.out.strip()
    assert register("list", "--province", "Cà Mau", "--format", "json", lang=lang).json == []


def test_where_something_matches_possibly_it_is_not_said_that_nothing_answers(register: Coop) -> None:
    told = register("list", "--kind", "red_cross", "--province", "Kon Tum", "--on", "1/3/2022").out
    assert "rc-kon-tum-attapeu-2019" in told
    assert "no agreement in this register answers to this" not in told


def test_repeating_an_option_means_or_and_different_ones_and(register: Coop) -> None:
    both = register("list", "--kind", "red_cross", "--kind", "friendship_union", "-f", "json")
    assert set(names(both)) == {
        *("rc-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2022", "rc-thanh-hoa-houaphanh-2019"),
        "vufo-vae-2022",
    }
    narrowed = register("list", "--kind", "red_cross", "--type", "cooperation_agreement", "-f", "json")
    assert {row["id"]: row["match"] for row in narrowed.json} == {
        "rc-thanh-hoa-houaphanh-2019": "surely",
        "rc-kon-tum-attapeu-2019": "unknown",
    }


def test_the_province_of_a_national_body_does_not_apply_and_is_not_unknown(register: Coop) -> None:
    found = register("list", "--province", "Huaphanh", "--format", "json").json
    assert [(row["id"], row["match"]) for row in found] == [("rc-thanh-hoa-houaphanh-2019", "surely")]


def test_a_province_not_stated_is_listed_apart_with_the_reason(coop: Coop, write: Write) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("one"))
    assert coop("load", "all.yaml").code == 0
    (row,) = coop("list", "--province", "Kon Tum", "--format", "json").json
    assert (row["id"], row["match"], row["reasons"]) == ("one", "unknown", ["province_not_stated"])


def test_a_paper_without_parties_cannot_be_told_by_country(coop: Coop, write: Write) -> None:
    write("all.yaml", SOURCE + "agreements:\n- id: one\n  title: A treaty\n  cite: s1\n")
    assert coop("load", "all.yaml").code == 0
    (row,) = coop("list", "--country", "LA", "--format", "json").json
    assert (row["match"], row["reasons"]) == ("unknown", ["country_not_stated"])


def test_what_is_inferred_is_at_most_possible(coop: Coop, write: Write) -> None:
    inferred = agreement("one", "type: minutes", "inferred: {type: as it reads}", "date_signed: 2022?-03-04")
    write("all.yaml", SOURCE + PARTIES + inferred)
    assert coop("load", "all.yaml").code == 0
    (row,) = coop("list", "--type", "minutes", "--format", "json").json
    assert (row["match"], row["reasons"]) == ("possibly", ["type_inferred"])
    (row,) = coop("list", "--signed", "2022", "--format", "json").json
    assert (row["match"], row["reasons"]) == ("possibly", ["signed_year_inferred"])


def test_asked_for_all_that_a_status_may_be_the_answer_is_sure_but_not_of_a_paper_only_agreed(
    coop: Coop, write: Write
) -> None:
    """docs/decisions.md; DESIGN section 3: an agreed paper is at most possible."""
    papers = "".join(
        f"- {{id: {name}, title: A, cite: s1, {fields}}}\n"
        for name, fields in (
            ("ends", "standing: signed, period: 2020/2025"),
            ("agreed", "standing: agreed, period: 2020/2025"),
            ("renewed", "standing: signed, period: 2018/2020~"),
            ("renewal", "standing: signed, period: 2020/2030, succeeds: renewed, inferred: {succeeds: b}"),
        )
    )
    write("all.yaml", f"{SOURCE}agreements:\n{papers}")
    assert coop("load", "all.yaml").code == 0

    def found(*statuses: str) -> dict[str, str]:
        asked = [f"--status={status}" for status in statuses]
        rows = coop("list", *asked, "--format", "json", today="2025-06-01").json
        return {row["id"]: row["match"] for row in rows if row["id"] != "renewal"}

    maybe = {"ends": "possibly", "agreed": "possibly"}
    assert found("ending") == maybe
    # that something renewed it is inferred, and that it is over is approximate
    assert found("lapsed") == {**maybe, "renewed": "possibly"}
    assert found("ending", "lapsed") == {**maybe, "renewed": "possibly"}
    # on 1 June 2025 what ends in 2025 may have seven months left
    assert found("in_force", "lapsed") == {"ends": "surely", "agreed": "possibly", "renewed": "possibly"}
    assert found("ended") == {"ends": "possibly", "agreed": "possibly", "renewed": "possibly"}


def test_signed_in_a_period_counts_its_first_and_last_day(register: Coop) -> None:
    surely = {
        span: {
            row["id"]
            for row in register("list", "--signed", span, "-f", "json").json
            if row["match"] == "surely"
        }
        for span in ("2022-07-02/2022-12-31", "2022-01-01/2022-07-02", "2022-07-03/..", "../2022-07-01")
    }
    signed = {"vwu-lwu-2022", "wu-ha-noi-vientiane-2022", "wu-dak-lak-sekong-2022"}
    assert list(surely.values()) == [signed, signed, set(), set()]


def test_an_answer_written_to_a_file_leaves_the_screen_empty(register: Coop, tmp_path: Path) -> None:
    found = register("list", "--output", str(tmp_path / "all.json"))
    assert (found.code, found.out) == (0, "")
    assert len(json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))) == 9


def test_sql_users_see_the_rows_of_the_list(register: Coop, tmp_path: Path) -> None:
    rows = register("list", "--sort", "id", "--columns", "id,status,certainty,ends_latest", "-f", "json").json
    with closing(sqlite3.connect(tmp_path / "coop.sqlite3")) as connection:
        plain = connection.execute(
            "SELECT id, status, certainty, ends_latest FROM overview ORDER BY id"
        ).fetchall()
    assert [tuple(row.values()) for row in rows] == plain


def test_words_are_all_asked_for_in_any_order(register: Coop) -> None:
    assert names(register("list", "elderly vietnam friendship", "-f", "json")) == ["vufo-vae-2022"]
    assert names(register("list", "elderly attapeu", "-f", "json")) == []


@pytest.mark.parametrize(
    "words", ['"', "OR", "NOT dak lak", "a*", "(", "NEAR(a b)", "^a", "-", "☃", "\t", "' OR 1=1 --"]
)
def test_no_words_are_a_syntax_error(register: Coop, words: str) -> None:
    result = register("list", words)
    assert result.code == 0 or "has no word to look for" in result.err


def test_how_sure_an_answer_is_reads_in_the_reader_s_language(register: Coop) -> None:
    words = ("list", "--columns", "id,certainty,match,ending", "--party", "vwu")
    said = register(*words, lang="vi", today="2023-06-01").out
    assert [said.count(one) for one in ("chắc chắn", "đã nêu", "surely", "stated")] == [3, 1, 0, 0]
    (row,) = register(*words, "--format", "json", lang="vi", today="2023-06-01").json
    assert (row["certainty"], row["match"], row["ending"]) == ("surely", "surely", "stated")
