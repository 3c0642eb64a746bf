"""Words typed loose, at every command: they are the period, the words that are asked for, or a line to copy.

What must come out follows from the options that mean the same, from the articles (001, 003: the two unions and the two
chapters of Kon Tum and Attapư; 000: mua bán người), and for a register of its own from its text.
"""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest

from coopcli.cli.app import COMMANDS
from tests.commands.conftest import Write
from tests.conftest import Coop

TODAY = "2026-11-28"
KON_TUM = {
    *("rc-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2022"),
    *("wu-kon-tum-attapeu-2019", "wu-kon-tum-attapeu-2024"),
}
OWN = """sources:
- {id: letter, title: A letter}
parties:
- {id: youth-lai-chau, name: {vi: Tỉnh đoàn Lai Châu}, country: VN, province: Lai Châu, cite: letter}
- {id: youth-phongsaly, name: {vi: Đoàn Thanh niên Phongsaly}, country: LA, province: Phongsaly, cite: letter}
- {id: trade-son-la, name: {vi: Liên đoàn Lao động Sơn La}, country: VN, province: Sơn La, cite: letter}
agreements:
- id: forest-2023
  cite: letter
  title: {vi: Chương trình rừng biên giới}
  standing: signed
  parties: [youth-lai-chau, youth-phongsaly]
  period: 2023-01-01/2027-12-31
  commitments:
  - {id: camp, text: {vi: Trại hè thiếu nhi}, every: year, turns: true}
  - {id: trees, text: {vi: Trồng cây lim}, every: year}
- id: labour-2024
  cite: letter
  standing: signed
  parties: [trade-son-la, youth-phongsaly]
  period: 2024-01-01/2026-12-31
  commitments:
  - {id: visits, text: {vi: Thăm hỏi công nhân}, every: year, turns: true}
"""


@pytest.fixture
def own(coop: Coop, write: Write) -> Coop:
    """The command, with a register of two agreements that say nothing of Kon Tum."""
    write("own.yaml", OWN)
    assert coop("load", "own.yaml").code == 0
    return coop


def rows(coop: Coop, line: str) -> list[dict[str, Any]]:
    found = coop(*shlex.split(line), "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    return list(found.json)


def ids(coop: Coop, line: str, key: str = "id") -> set[str]:
    return {row[key] for row in rows(coop, line)}


# Words stand where the same words do in `list`.


@pytest.mark.parametrize(
    ("loose", "option"),
    [
        ("turns kon tum", 'turns --province "Kon Tum"'),
        ("turns kontum", 'turns --province "Kon Tum"'),
        ("commitments kon tum", 'commitments --province "Kon Tum"'),
        ("commitments rc-kon-tum-attapeu-2022", None),
        ("commitments --every year kon tum", 'commitments --province "Kon Tum" --every year'),
        ("commitments kon tum 2022", 'commitments 2022 --province "Kon Tum"'),
        ("commitments 2022 kon tum", 'commitments 2022 --province "Kon Tum"'),
        ("commitments tháng 3 năm 2027 kon tum", 'commitments 3/2027 --province "Kon Tum"'),
    ],
)
def test_commitments_and_turns_of_kon_tum_are_found_by_its_name(
    register: Coop, loose: str, option: str | None
) -> None:
    expected = (
        ids(register, option)
        if option
        else {name for name in ids(register, "commitments") if name.startswith("rc-kon-tum-attapeu-2022/")}
    )
    assert expected
    assert ids(register, loose) == expected


def test_a_commitment_answers_by_its_own_words(register: Coop) -> None:
    """000:15 has the only promise against trafficking; the agreement's own fields do not name it."""
    found = {row["id"]: row["match"] for row in rows(register, "commitments mua bán người")}
    assert found["vwu-lwu-2022/trafficking"] == "surely"
    assert "vwu-lwu-2022/models" not in found


def test_a_commitment_is_not_found_by_the_area_of_another(register: Coop) -> None:
    """003:5 has two of the six promises about health, 000:19 one of fifteen."""
    assert ids(register, "commitments y tế") == {
        "rc-kon-tum-attapeu-2022/programmes",
        "rc-kon-tum-attapeu-2022/epidemics",
        "vwu-lwu-2022/health-checks",
    }


def test_words_and_an_option_both_hold(own: Coop) -> None:
    assert ids(own, "commitments lai châu") == {"forest-2023/camp", "forest-2023/trees"}
    assert ids(own, "commitments trồng cây") == {"forest-2023/trees"}
    assert ids(own, "commitments lim --party trade-son-la") == set()
    assert ids(own, "turns phongsaly --party trade-son-la") == {"labour-2024/visits"}
    assert {row["match"] for row in rows(own, "commitments biên giới lim")} == {"possibly"}


def test_agreements_that_tell_no_commitment_are_named_where_they_answer_only(own: Coop, write: Write) -> None:
    write(
        "more.yaml",
        "agreements:\n- {id: silent, cite: letter, title: {vi: Chợ phiên}, parties: [youth-lai-chau]}\n",
    )
    assert own("load", "more.yaml").code == 0
    assert "silent" in own("commitments", "chợ", "phiên").out
    assert "silent" not in own("commitments", "lim").out


@pytest.mark.parametrize(
    ("loose", "exact"),
    [
        ("due tháng 3 năm 2027", 'due "tháng 3 năm 2027"'),
        ("due thang sau", 'due "thang sau"'),
        ("due 3 thang", 'due "3 thang"'),
        ("due tuan nay", 'due "tuan nay"'),
        ("due từ 1/1/2027 đến 31/3/2027", "due 2027-Q1"),
        ("due kon tum", 'due --province "Kon Tum"'),
        ("due 2027 kon tum", 'due 2027 --province "Kon Tum"'),
        ("due kon tum năm 2027", 'due 2027 --province "Kon Tum"'),
        ("due hội lhpn 2027", "due 2027 hội lhpn"),
        ('due --province "Kon Tum" tháng 3 năm 2027', 'due 2027-03 --province "Kon Tum"'),
        ('due tháng 12 --province "Kon Tum" năm 2026', 'due 2026-12 --province "Kon Tum"'),
    ],
)
def test_what_falls_due_is_asked_in_any_order(register: Coop, loose: str, exact: str) -> None:
    assert ids(register, loose, "duty") == ids(register, exact, "duty")


def test_duties_of_an_agreement_are_found_by_its_words(own: Coop) -> None:
    assert ids(own, "due rừng biên giới 2027") == {"forest-2023"}
    assert ids(own, "due labour-2024") == {"labour-2024"}
    by_option = [ids(own, f"due {period} --party trade-son-la", "duty") for period in ("2026", "2027", "")]
    assert [ids(own, f"due {period} trade-son-la", "duty") for period in ("2026", "2027", "")] == by_option
    assert all(by_option)


def test_a_summary_counts_what_the_words_name(register: Coop, own: Coop) -> None:
    def number(line: str) -> int:
        return sum(row["surely"] + row["possibly"] for row in rows(own, line) if "status" in row)

    assert number("summary phongsaly --by status") == 2
    assert number("summary lai châu --by status") == 1
    assert number("summary --measure commitments lai châu --by status") == 2


def test_a_summary_of_kon_tum_counts_its_four_agreements(register: Coop) -> None:
    counted = [row for row in rows(register, "summary kon tum --by status") if "status" in row]
    assert sum(row["surely"] + row["possibly"] for row in counted) == len(KON_TUM)


def test_gaps_of_several_agreements_are_listed_and_said_to_be_of_several(register: Coop) -> None:
    assert ids(register, "gaps kon tum") == KON_TUM
    said = register("gaps", "kon", "tum", today=TODAY).out
    assert '"kon tum" names 4 agreements' in said
    one = rows(register, "gaps rc-kon-tum-attapeu-2022")
    assert {row["id"] for row in one} == {"rc-kon-tum-attapeu-2022"}
    assert ids(register, "gaps kon tum --party rc-kon-tum") == {
        "rc-kon-tum-attapeu-2019",
        "rc-kon-tum-attapeu-2022",
    }


def test_the_gaps_of_a_party_are_those_of_its_agreements(own: Coop) -> None:
    assert ids(own, "gaps youth-phongsaly") == {"forest-2023", "labour-2024"}
    assert ids(own, "gaps trade-son-la") == {"labour-2024"}
    assert own("gaps", "no", "such", "thing").code == 3


def test_a_report_is_of_the_agreements_that_the_words_name(register: Coop) -> None:
    by_option = rows(register, 'report 2022 --province "Kon Tum"')
    assert rows(register, "report 2022 kon tum") == by_option
    assert rows(register, "report kon tum năm 2022") == by_option


@pytest.mark.parametrize(
    "command",
    ["list", "timeline", *("commitments", "due", "gaps")],
)
def test_an_id_names_its_own_record_only(own: Coop, command: str) -> None:
    key = "agreement" if command == "commitments" else "id"
    assert ids(own, f"{command} forest-2023", key) == {"forest-2023"}
    assert ids(own, f"{command} FOREST-2023", key) == {"forest-2023"}
    assert ids(own, f"{command} trade-son-la", key) == {"labour-2024"}


def test_one_commitment_is_asked_by_its_id(own: Coop) -> None:
    assert ids(own, "commitments forest-2023/trees") == {"forest-2023/trees"}
    assert ids(own, "list forest-2023/trees") == {"forest-2023"}


def test_words_that_no_record_has_are_said_to_be_in_none(own: Coop) -> None:
    for command in ("due", "commitments", "turns", "list", "activities", "parties", "summary"):
        for lang, said in (("en", 'No record in this register has "soon".'), ("vi", '"soon"')):
            assert said in own(command, "lai", "châu", "soon", lang=lang).out
        assert "No record in this register has" not in own(command, "lai", "châu").out


# What is no period, and what cannot be used.

MONTH = {"en": "February 2027", "vi": "02/2027"}


@pytest.mark.parametrize(
    ("line", "english", "vietnamese"),
    [
        ("due 90", ['"90" has no unit', "did you mean 90d (90 days)?"], ["90d (90 ngày)"]),
        ("report 22", ['"22" is no year: a year has four digits', "did you mean 2022?"], ["2022?"]),
        ("report 20222", ['"20222" is no year: a year has four digits', "did you mean 2022?"], ["2022?"]),
        ("report 22 kon tum", ['"22" is no year', "did you mean 2022?"], ["2022?"]),
        ("commitments 22", ['"22" is no year', "did you mean 2022?"], ["2022?"]),
        ("due 30/2/2027", ['there is no day "30/2/2027"', "has 28 days"], ["không có ngày", "có 28 ngày"]),
        ("due 31/11/2026 kon tum", ['no day "31/11/2026"', "has 30 days"], ["không có ngày", "30 ngày"]),
        ("commitments ngày 31 tháng 6 năm 2027", ["has 30 days"], ["không có ngày", "30 ngày"]),
        ("due 2027-13", ["there is no such month", "a year has 12"], ["không có tháng", "12"]),
        ("report 2027-13", ["there is no such month", "a year has 12"], ["không có tháng", "12"]),
        ("due tháng 13/2027", ["there is no such month", "a year has 12"], ["không có tháng", "12"]),
        ("due Q5/2027", ["there is no such quarter", "a year has 4"], ["không có quý", "4"]),
        ("due quý 5 năm 2027 kon tum", ["there is no such quarter", "a year has 4"], ["không có quý", "4"]),
        ("due 2027-H3", ["there is no such half", "a year has 2"], ["không có nửa năm", "2"]),
        ("due 2027/2022", ["ends before it begins", "write the earlier"], ["kết thúc trước khi bắt đầu"]),
        ("due 9999-12-31", ["stands for no end", "2024/.."], ["2024/.."]),
        ("due 1111-11-11", ["stands for a day that is not known"], ["ngày không rõ"]),
        ("due tháng 3", ["names no year", 'did you mean "tháng 3/2026"?'], ["chưa nêu năm"]),
        ("due quý III kon tum", ["names no year", "quý III/2026"], ["chưa nêu năm"]),
        ("due kon tum thang 12", ['mean "kon tum thang 12/2026"?'], ['"kon tum thang 12/2026"?']),
        ("due thang 12 kon tum", ['mean "thang 12/2026 kon tum"?'], ['"thang 12/2026 kon tum"?']),
        ("due tháng 13", ["there is no such month", "a year has 12"], ["không có tháng", "12"]),
        ("commitments 90", ['"90" is no year', "2019/2027"], ["2019/2027"]),
        ("report 2022 2023", ["are two periods", "coop report 2022"], ["hai khoảng", "coop report 2022"]),
        ("due 8/3", ["names no year", "8/3/2026"], ["chưa nêu năm"]),
        ("due 2026 2027", ['"2026" and "2027" are two periods', "2026/2027"], ["hai khoảng thời gian"]),
        ("list --signed 30/2/2027", ['"--signed": there is no day'], ['"--signed": không có ngày']),
        ("list --ends 90", ['"--ends": "90" has no unit', "90d"], ["90d"]),
        ("list --on 31/4/2027", ['"--on": there is no day', "has 30 days"], ['"--on": không có ngày']),
        ("list --today 2027-13-01", ['"--today": there is no such month'], ['"--today": không có tháng']),
        ("list --today 9999-12-31", ['"--today": "9999-12-31" stands for no end'], ["--today"]),
        ("list --on tuần sau", ['"--on": "tuần" is no day'], ["không phải là một ngày"]),
        (
            "due --snooze vwu-lwu-2022/end --until 30/2/2027",
            ['"--until": there is no day'],
            ['"--until": không có ngày'],
        ),
        ("report 2022 --cut-off 31/11/2022", ['"--cut-off": there is no day'], ["--cut-off"]),
        (
            "report kon tum",
            ["the year to report is missing", "coop report 2025 kon tum"],
            ["coop report 2025"],
        ),
    ],
)
def test_what_is_no_period_has_a_sentence_of_its_own(
    register: Coop, line: str, english: list[str], vietnamese: list[str]
) -> None:
    for lang, expected in (("en", english), ("vi", vietnamese)):
        said = register(*shlex.split(line), lang=lang, today=None if "--today" in line else TODAY)
        assert (said.code, said.out) == (2, "")
        for words in expected:
            assert words in said.err
        assert len(said.err.splitlines()) <= 3
        assert not re.search("YEAR|NĂM|PERIOD|THỜI_GIAN|Traceback", said.err)
        assert not line.startswith("report") or not re.search("Q3|90d", said.err)


def test_what_is_missing_is_shown_by_an_example(register: Coop) -> None:
    for lang in ("en", "vi"):
        for command in ("show", "history", "search", "sql", "unload"):
            said = register(command, lang=lang)
            assert said.code == 2
            assert f"coop {command} " in said.err
            assert not re.search(r"\b[A-ZĐƯÂ]{2,}\b", said.err.replace("SELECT", "").replace("FROM", ""))


@pytest.mark.parametrize("words", [["report"], ["report", "90d"], ["report", "2027-03"]])
def test_a_report_is_told_nothing_that_it_does_not_take(register: Coop, words: list[str]) -> None:
    said = register(*words)
    assert (said.code, said.out) == (2, "")
    assert re.search("coop report 20[0-9]{2}$", said.err.strip())
    assert "Q3" not in said.err


@pytest.mark.parametrize(
    "command",
    [
        "search",
        *("list", "due", "commitments", "turns", "gaps", "report", "show", "history", "places"),
    ],
)
def test_words_without_a_word_are_refused_by_every_command(register: Coop, command: str) -> None:
    for empty in ("", " ", "«»"):
        said = register(command, empty)
        assert (said.code, said.out) == (2, "")
        assert "has no word to look for" in said.err


# A line to copy.

PHRASES = (
    "kon tum",
    "2022 kon tum",
    "hội lhpn",
    "tháng 3 năm 2027",
    "rc-kon-tum-attapeu-2022",
    "y tế biên giới",
)


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize(
    "command",
    [
        *("list", "show", "history", "timeline", "gaps", "parties", "activities", "sources"),
        "search",
        *("due", "summary", "commitments", "turns", "report", "places", "sql", "status"),
    ],
)
def test_loose_words_are_answered_or_a_line_is_printed_that_is(
    register: Coop, command: str, lang: str
) -> None:
    """Of `show`, `history` and `gaps`, words may name several records or none: that they say, with exit 3."""
    for phrase in PHRASES:
        said = register(command, *phrase.split(), lang=lang, today=TODAY)
        assert "Traceback" not in said.err
        assert said.code in ((0, 2, 3) if command in ("show", "history", "gaps") else (0, 2))
        assert (said.code == 0) == bool(said.out.strip())
        assert said.code == 0 or len(said.err.splitlines()) > 1
        if said.code == 2:
            found = re.search(r"\b(coop [a-z]+ .+?)$", said.err.splitlines()[-1])
            assert found, said.err
            again = register(*shlex.split(found[1])[1:], lang=lang, today=TODAY)
            assert again.code == 0, again.err


def test_every_command_that_takes_words_is_tried_here() -> None:
    (marked,) = (
        one
        for one in test_loose_words_are_answered_or_a_line_is_printed_that_is.pytestmark  # type: ignore[attr-defined]
        if one.args[0] == "command"
    )
    tried = {getattr(name, "values", (name,))[0] for name in marked.args[1]}
    of_files = {"load", "unload", "config", "init", "schema", "check", "explain", "changes"}
    assert tried | of_files | {"set", "sign", "end", "undo"} == set(COMMANDS)


def test_a_line_to_copy_keeps_what_was_typed_in_one_piece(register: Coop) -> None:
    said = register("status", "hà nội", "d'Or", "đoàn", "--lang", "vi").err
    assert said.splitlines()[-1].endswith("""coop search 'hà nội' 'd'"'"'Or' đoàn --lang vi""")
    assert "coop unload 'so tay'" in register("unload", "so", "tay").err
    assert "coop search kon tum" in register("kon", "tum").err


@pytest.mark.parametrize("words", [["help", "due"], ["due", "help"], ["due", "--help"]])
def test_help_is_asked_for_in_any_order(coop: Coop, words: list[str]) -> None:
    assert coop(*words).out.startswith("Usage: coop due")


def test_search_looks_for_the_word_help(register: Coop) -> None:
    assert register("search", "help").code == 0
    assert not register("search", "help").out.startswith("Usage")


# What SQLite says.


@pytest.mark.parametrize(
    ("query", "english", "vietnamese"),
    [
        (["DELETE FROM record"], "the query does more than read", "câu hỏi không chỉ đọc dữ liệu"),
        (["SELECT * FROM agreements"], 'no table or view "agreements"', 'không có bảng nào tên "agreements"'),
        (["SELECT nme FROM party"], 'no column "nme"', 'không có cột "nme"'),
        (["kon", "tum"], 'cannot be read near "kon"', 'không đọc được câu hỏi ở gần "kon"'),
        (["SELECT 1; SELECT 2"], "one query can be asked at a time", "mỗi lần chỉ hỏi được một câu"),
    ],
)
def test_what_is_wrong_with_a_query_is_said_in_the_language(
    register: Coop, query: list[str], english: str, vietnamese: str
) -> None:
    for lang, expected in (("en", english), ("vi", vietnamese)):
        said = register("sql", *query, lang=lang)
        assert said.code == 2
        assert expected in said.err
        assert not re.search("not authorized|no such|syntax error|execute one", said.err)
    hint = register("sql", "SELECT * FROM agreements").err.splitlines()[1]
    assert re.search(r"\bagreement\b.*\boverview\b|\boverview\b.*\bagreement\b|did you mean.*agreement", hint)


def test_a_query_may_be_typed_loose(register: Coop) -> None:
    words = ["sql", "SELECT", "id", "FROM", "party", "--format", "json"]
    assert {"id": "rc-kon-tum"} in register(*words).json
