"""`coop check`: what is wrong or odd in the text of a register, without a store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coopcli.store import shipped
from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop

UNKNOWN = "agreements:\n- id: a-2022\n  title: A\n  parties: [rc-kontum]\n  cite: s1\n"
SOUND = f"{SOURCE}{PARTIES}partnerships:\n- {{parties: [rc-kon-tum, rc-attapeu], cite: s1}}\n"
UNCITED = "agreements:\n- id: a-2022\n  title: A\n"


def codes(coop: Coop, *words: str) -> list[str]:
    return [one["code"] for one in coop("check", *words, "--format", "json").json]


# What is said, and where.


def test_a_person_reads_lines_by_place_with_the_cure_and_the_counts_last(coop: Coop, write: Write) -> None:
    write("so/b.yaml", SOURCE + PARTIES)
    write("so/a.yaml", UNKNOWN + "- id: b-2022\n  title: B\n")
    found = coop("check", "so")
    assert found.code == 1
    assert found.err == ""
    assert found.out.splitlines() == [
        'so/a.yaml:4:13: error: unknown party "rc-kontum" [party-unknown]',
        '    did you mean "rc-kon-tum"? (so/b.yaml:5)',
        "so/a.yaml:6:3: warning: the record names no source [cite-missing]",
        '    add where a source says so, such as "cite: s001 line 4", or to the settings "own_documents: true"',
        "1 error and 1 warning: 5 records in 2 files",
        "what a careful reader sees besides is told when there is no error any more",
    ]


def test_the_same_in_vietnamese(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES + UNKNOWN)
    found = coop("check", "a.yaml", lang="vi")
    assert found.out.splitlines() == [
        'a.yaml:16:13: lỗi: không có bên ký kết "rc-kontum" [party-unknown]',
        '    có phải ý bạn là "rc-kon-tum"? (a.yaml:5)',
        "1 lỗi: 4 hồ sơ trong 1 tệp",
        "những điểm khác mà người đọc kỹ nhận ra sẽ được nêu khi không còn lỗi",
    ]


def test_a_load_says_the_same_of_the_same_files(coop: Coop, write: Write) -> None:
    write("so/b.yaml", SOURCE + PARTIES)
    write("so/a.yaml", UNKNOWN)
    said = coop("check", "so").out.splitlines()
    assert coop("load", "so").err.splitlines()[:2] == said[:2]


def test_all_errors_are_said_where_a_load_says_the_first_fifty(coop: Coop, write: Write) -> None:
    bad = "".join(
        f"- {{id: a-{number}, title: A, parties: [x-{number}], cite: s1}}\n" for number in range(60)
    )
    write("a.yaml", f"{SOURCE}agreements:\n{bad}")
    assert len(codes(coop, "a.yaml")) == 60
    assert "all of them: coop check a.yaml" in coop("load", "a.yaml").err


def test_what_is_sound_says_what_was_looked_at(coop: Coop, write: Write) -> None:
    write("a.yaml", SOUND)
    found = coop("check", "a.yaml")
    assert (found.out, found.err, found.code) == ("nothing is found: 4 records in 1 file\n", "", 0)


def test_the_settings_let_records_rest_on_own_documents(coop: Coop, write: Write) -> None:
    write("a.yaml", UNCITED)
    assert codes(coop, "a.yaml") == ["cite-missing"]
    write("b.yaml", "settings: {own_documents: true}\n")
    assert codes(coop, "a.yaml", "b.yaml") == []


def test_one_file_of_a_register_is_judged_by_itself_and_that_is_said(coop: Coop, write: Write) -> None:
    write("so/base.yaml", SOURCE + PARTIES)
    write("so/one.yaml", agreement("a-2022"))
    assert coop("check", "so").code == 0
    alone = coop("check", "so/one.yaml")
    assert alone.code == 1
    assert "what the files name is looked for in them alone" in alone.out


def test_a_copy_is_told_once_with_what_can_be_done_about_it(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES)
    write("b.yaml", SOURCE + PARTIES)
    assert coop("check", "a.yaml", "b.yaml").out.splitlines()[:2] == [
        "b.yaml: error: all its records stand in a.yaml: it is a copy [file-copy]",
        "    check one of them only, or delete the copy",
    ]


def test_a_file_named_twice_or_below_a_named_folder_is_read_once(coop: Coop, write: Write) -> None:
    write("so/a.yaml", SOUND)
    found = coop("check", "so", "so/a.yaml", "./so/../so/a.yaml")
    assert found.out == "nothing is found: 4 records in 1 file\n"


def test_words_that_are_quoted_are_looked_up_in_the_text_beside_the_register(
    coop: Coop, write: Write
) -> None:
    source = "sources:\n- {id: s1, title: A page, text: pages/s1.txt}\n"
    said = (
        "statements:\n- {id: said, text: They met, cite: {source: s1, place: line 1, quote: đã gặp nhau}}\n"
    )
    write("so/a.yaml", source + said)
    assert codes(coop, "so") == []
    write("so/pages/s1.txt", "Hai bên đã gặp  nhau.\n")
    assert codes(coop, "so") == []
    write("so/pages/s1.txt", "Hai bên sẽ gặp nhau.\n")
    assert codes(coop, "so") == ["quote-not-found"]
    (Path("so/pages/s1.txt")).write_bytes(b"H\xed")
    assert codes(coop, "so") == []


def test_no_text_outside_the_folders_of_the_register_is_read(coop: Coop, write: Write) -> None:
    outside = write("s1.txt", "something else\n").resolve()
    for name in ("../s1.txt", str(outside)):
        source = f"sources:\n- {{id: s1, title: A page, text: {name}}}\n"
        write("so/a.yaml", source + "statements:\n- {id: a, text: A, cite: {source: s1, quote: met}}\n")
        assert codes(coop, "so") == []


def test_a_notice_is_no_failure_and_comes_once_there_is_no_error(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES)
    found = coop("check", "a.yaml", "--strict")
    assert found.code == 0
    assert found.out.splitlines()[0] == (
        'a.yaml:5:3: notice: no other record in this register names the organisation "rc-kon-tum" [party-unnamed]'
    )
    assert found.out.splitlines()[-1] == "2 notices: 3 records in 1 file"
    assert "lưu ý" in coop("check", "a.yaml", lang="vi").out
    write("a.yaml", SOURCE + PARTIES + UNKNOWN)
    assert codes(coop, "a.yaml") == ["party-unknown"]


# Without a store.


def test_no_store_is_made_and_none_is_touched(coop: Coop, write: Write, tmp_path: Path) -> None:
    write("a.yaml", SOURCE + PARTIES)
    assert coop("check", "a.yaml").code == 0
    assert coop("check", "gone.yaml").code == 2
    assert coop("check", str(shipped("data/agreements.yaml"))).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["here"]
    assert coop("load", str(shipped("data/agreements.yaml"))).code == 0
    before = {path: path.read_bytes() for path in tmp_path.glob("coop.*")}
    assert coop("check", "a.yaml").code == 0
    assert {path: path.read_bytes() for path in tmp_path.glob("coop.*")} == before


def test_what_the_store_holds_helps_no_file_that_is_checked(register: Coop, write: Write) -> None:
    write("one.yaml", "agreements:\n- {id: new, title: A, parties: [rc-kon-tum], cite: s003 line 4}\n")
    assert set(codes(register, "one.yaml")) == {"party-unknown", "source-unknown"}


def test_without_a_path_the_register_is_found_as_load_finds_it(
    coop: Coop, write: Write, tmp_path: Path
) -> None:
    ships = coop("check")
    assert ships.err == f"checking the register that ships: {shipped('data/agreements.yaml')}\n"
    assert ships.code == 0
    write("data/agreements.yaml", SOURCE)
    here = coop("check")
    assert here.err == "checking data/agreements.yaml of this folder\n"
    assert "1 record in 1 file" in here.out
    write("so/a.yaml", SOURCE + PARTIES)
    assert coop("load", "so").code == 0
    held = coop("check")
    assert held.err.splitlines() == [
        "checking what the store was loaded from: so",
        "data/agreements.yaml of this folder is not among them; to check it: coop check data/agreements.yaml",
    ]
    config = tmp_path / "config.toml"
    config.write_text('register = ["here/data"]\n', encoding="utf-8")
    configured = coop("check", environment={"COOP_CONFIG": str(config)})
    assert configured.err == "checking what the configuration names: data\n"


def test_what_cannot_be_read_is_said(coop: Coop, write: Write) -> None:
    write("so/a.txt", "no records")
    assert coop("check", "so").code == 2
    assert coop("check", "so").err.startswith("error: there is no .yaml or .yml file under so")


# What is asked for.


def test_only_and_skip(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES + UNKNOWN)
    write("b.yaml", UNCITED.replace("a-2022", "c-2022") + "  areas: [xyz]\n")
    files = ("a.yaml", "b.yaml")
    assert codes(coop, *files) == ["party-unknown", "cite-missing", "code-unlisted"]
    assert codes(coop, *files, "--only", "error") == ["party-unknown"]
    assert codes(coop, *files, "--only", "warnings,party-unknown") == codes(coop, *files)
    assert codes(coop, *files, "--only", "cite-missing", "--only", "lỗi") == ["party-unknown", "cite-missing"]
    assert codes(coop, *files, "--skip", "cite-missing , code-unlisted") == ["party-unknown"]
    assert codes(coop, *files, "--only", "warning", "--skip", "code-unlisted") == ["cite-missing"]
    assert "; 2 findings are not asked for" in coop("check", *files, "--only", "error").out


def test_the_exit_code_goes_by_what_is_asked_for(coop: Coop, write: Write) -> None:
    write("a.yaml", UNCITED)
    write("b.yaml", SOURCE + PARTIES + UNKNOWN)
    assert coop("check", "a.yaml").code == 0
    assert coop("check", "a.yaml", "--strict").code == 1
    assert coop("check", "a.yaml", "--strict", "--skip", "cite-missing").code == 0
    assert coop("check", "b.yaml").code == 1
    assert coop("check", "b.yaml", "--only", "warning").code == 0


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["--only", "eror"], 'did you mean "error"?'),
        (["--only", ""], "--only names no rule"),
        (["--skip", " , "], "--skip names no rule"),
        (["--skip", "cite-mising"], 'did you mean "cite-missing"'),
        (["--skip", "cite-missing,qqq"], "to see all rules: coop explain"),
    ],
)
def test_what_is_no_rule_is_a_usage_error_with_the_nearest(
    coop: Coop, write: Write, words: list[str], near: str
) -> None:
    write("a.yaml", UNCITED)
    found = coop("check", "a.yaml", *words)
    assert (found.code, found.out) == (2, "")
    assert near in found.err


def test_a_record_silences_what_is_known_of_it_and_that_is_counted(coop: Coop, write: Write) -> None:
    write("a.yaml", UNCITED + "  x-check: {skip: cite-missing, because: in the archive}\n")
    found = coop("check", "a.yaml", "--strict")
    assert found.code == 0
    assert found.out == (
        "nothing is found: 1 record in 1 file; 1 finding is silenced by its record, with a reason\n"
    )


# Formats.


def test_as_data_the_texts_are_in_both_languages_and_the_path_is_absolute(coop: Coop, write: Write) -> None:
    path = write("a.yaml", SOURCE + PARTIES + UNKNOWN)
    found = coop("check", "a.yaml", "--format", "json")
    (one,) = found.json
    assert found.code == 1
    assert one == {
        "file": str(path.resolve()),
        "line": 16,
        "column": 13,
        "severity": "error",
        "code": "party-unknown",
        "sentence": {"vi": 'không có bên ký kết "rc-kontum"', "en": 'unknown party "rc-kontum"'},
        "cure": {
            "vi": 'có phải ý bạn là "rc-kon-tum"? (a.yaml:5)',
            "en": 'did you mean "rc-kon-tum"? (a.yaml:5)',
        },
    }
    assert found.err.startswith("1 error: 4 records in 1 file\n")
    assert coop("check", "a.yaml", "--format", "json", lang="vi").out == found.out


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "md", "yaml", "html"])
def test_other_formats_hold_the_findings_too(coop: Coop, write: Write, form: str) -> None:
    write("a.yaml", SOURCE + PARTIES + UNKNOWN)
    found = coop("check", "a.yaml", "--format", form)
    assert found.code == 1
    assert "party-unknown" in found.out
    assert "rc-kontum" in found.out


def test_for_github_and_code_scanning(coop: Coop, write: Write, tmp_path: Path) -> None:
    write("so/a b.yaml", SOURCE + PARTIES + UNKNOWN)
    assert coop("check", "so", "--format", "github").out == (
        '::error file=so/a b.yaml,line=16,col=13,title=party-unknown::unknown party "rc-kontum"%0A'
        'did you mean "rc-kon-tum"? (so/a b.yaml:5)\n'
    )
    assert coop("check", "so", "--output", "check.sarif").code == 1
    (run,) = json.loads(Path("check.sarif").read_text(encoding="utf-8"))["runs"]
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "so/a%20b.yaml"},
        "region": {"startLine": 16, "startColumn": 13},
    }


def test_another_answer_cannot_be_written_so(register: Coop) -> None:
    found = register("list", "--format", "sarif")
    assert (found.code, found.out) == (2, "")
    assert "holds no findings" in found.err
