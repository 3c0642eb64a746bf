"""`coop init`: a new register whose example loads, and nothing that lies there overwritten."""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from coopcli.days.dates import read_date, read_period
from coopcli.keeping.json_schema import FILE, FIRST_LINE, schema_text
from coopcli.problems import Problem
from coopcli.reading.records import read_file
from coopcli.records.codelists import STANDING
from tests.commands.conftest import PARTIES, SOURCE, Write, agreement, ids
from tests.conftest import Coop
from tests.keeping.as_editors import seen, underlined

NAMES = {
    "agreements.yaml",
    "register.schema.json",
    "README.md",
    ".vscode/settings.json",
    ".vscode/extensions.json",
    ".editorconfig",
    ".gitignore",
    ".gitattributes",
    ".pre-commit-config.yaml",
}
LANGUAGES = pytest.mark.parametrize("lang", ["en", "vi"])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def example(coop: Coop, lang: str) -> str:
    assert coop("init", "register", lang=lang).code == 0
    return Path("register/agreements.yaml").read_text("utf-8")


@LANGUAGES
def test_the_example_loads_without_a_word(coop: Coop, here: Path, lang: str) -> None:
    begun = coop("init", "register/", lang=lang)
    assert (begun.code, begun.err) == (0, "")
    assert files_in(here / "register") == NAMES
    loaded = coop("load", "register/", lang=lang)
    assert (loaded.code, loaded.err) == (0, "")
    (row,) = coop("load", "register/", "--format", "json").json
    assert (row["agreements"], row["parties"], row["warnings"]) == (1, 2, 0)


@LANGUAGES
def test_every_line_to_type_next_can_be_typed(coop: Coop, here: Path, lang: str) -> None:
    out = coop("init", "sổ của tôi", lang=lang).out
    lines = re.findall(r"^(coop .*?)  +\S", out, re.MULTILINE)
    assert [line.split()[1] for line in lines] == ["load", "config"]
    (here / "config.toml").touch()
    settings = {"COOP_CONFIG": str(here / "config.toml")}
    assert [coop(*shlex.split(line)[1:], environment=settings).code for line in lines] == [0, 0]
    assert tomllib.loads((here / "config.toml").read_text("utf-8"))["register"] == [str(here / "sổ của tôi")]
    assert "agreements.yaml" in out


def test_without_a_folder_it_is_the_one_in_which_one_is(coop: Coop, here: Path) -> None:
    assert coop("init").code == 0
    assert files_in(here) == NAMES
    assert coop("load", ".").err == ""


def test_what_is_there_is_left_and_said(coop: Coop, write: Write) -> None:
    mine = SOURCE + PARTIES + agreement("mine")
    write("agreements.yaml", mine)
    write(".gitignore", "*.bak\n")
    os.symlink("nowhere", "README.md")
    found = coop("init", "--format", "json")
    assert found.code == 0
    assert {Path(row["file"]).name for row in found.json if row["state"] == "kept"} == {
        "agreements.yaml",
        ".gitignore",
        "README.md",
    }
    assert Path("agreements.yaml").read_text("utf-8") == mine
    assert Path(".gitignore").read_text("utf-8") == "*.bak\n"
    assert os.readlink("README.md") == "nowhere"


def test_a_second_time_nothing_is_written(coop: Coop, here: Path) -> None:
    assert coop("init").code == 0
    Path("agreements.yaml").write_text("# mine\n", encoding="utf-8")
    again = coop("init")
    assert (again.code, again.out.splitlines()[-1]) == (0, "0 files written")
    assert Path("agreements.yaml").read_text("utf-8") == "# mine\n"


RECORDS = {
    "records": SOURCE + PARTIES + agreement("mine"),
    "one line": '{"parties": [{id: a, name: A, country: VN, cite: self}]}\n',
    "after a mark": "\ufeffagreements:\n- {id: x}\n",
    "with an error": "agreements:\n- id: x\n  title: [\n",
}


@LANGUAGES
@pytest.mark.parametrize("text", RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize("name", ["t/mine.yaml", "t/deep/down/MINE.YML"])
def test_beside_real_records_the_example_is_left_out_and_that_is_said(
    coop: Coop, write: Write, lang: str, text: str, name: str
) -> None:
    write(name, text)
    begun = coop("init", "t", lang=lang)
    assert begun.code == 0
    assert not Path("t/agreements.yaml").exists()
    assert Path("t/register.schema.json").exists()
    assert name in begun.out
    assert {"en": "no example", "vi": "không ghi tệp ví dụ"}[lang] in begun.out
    assert {"en": "over the example", "vi": "sửa ví dụ thành"}[lang] not in begun.out
    states = {row["state"] for row in coop("init", "t", "--format", "json").json}
    assert states == {"kept", "left_out"}


def test_no_answer_about_a_real_register_has_the_made_up_agreement(coop: Coop, write: Write) -> None:
    write("t/mine.yaml", SOURCE + PARTIES + agreement("mine"))
    assert coop("load", "t").code == 0
    assert coop("init", "t").code == 0
    assert ids(coop) == {"mine"}


def test_a_file_of_other_programs_keeps_the_example_from_nothing(coop: Coop, write: Write) -> None:
    write("t/compose.yaml", "services:\n  web:\n    image: a\n    parties: 2\n")
    assert coop("init", "t").code == 0
    assert Path("t/agreements.yaml").exists()


@LANGUAGES
def test_who_names_no_folder_is_told_among_what_it_was_written(coop: Coop, write: Write, lang: str) -> None:
    said = {"en": "the folder you are in", "vi": "thư mục hiện tại"}[lang]
    path = write("notes.txt", "mine")
    first = coop("init", lang=lang)
    assert said in first.out
    assert str(path.parent) in first.out
    assert said not in coop("init", lang=lang).out  # nothing more was written
    assert said not in coop("init", "register", lang=lang).out


def test_in_an_empty_folder_there_is_nothing_to_say_of_it(coop: Coop, here: Path) -> None:
    assert "the folder you are in" not in coop("init").out


@LANGUAGES
def test_a_second_time_nobody_is_sent_to_the_example(coop: Coop, here: Path, lang: str) -> None:
    words = {"en": "over the example", "vi": "sửa ví dụ thành"}[lang]
    assert words in coop("init", lang=lang).out
    assert words not in coop("init", lang=lang).out


@LANGUAGES
def test_a_file_is_no_folder_for_a_register(coop: Coop, write: Write, lang: str) -> None:
    write("register", "a file")
    found = coop("init", "register", lang=lang)
    assert (found.code, found.out) == (2, "")
    assert "coop init" in found.err
    assert Path("register").read_text("utf-8") == "a file"
    assert coop("init", "register/below", lang=lang).code == 5


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is protected from root")
def test_a_folder_that_cannot_be_written_is_told(coop: Coop, here: Path) -> None:
    (here / "register").mkdir(mode=0o500)
    found = coop("init", "register")
    assert found.code == 5
    assert "cannot be written" in found.err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_name_that_is_no_utf8_is_refused(coop: Coop, here: Path) -> None:
    found = coop("init", os.fsdecode(b"s\xf4"))
    assert found.code == 2
    assert "not UTF-8" in found.err
    assert files_in(here) == set()


# What the example says of itself.


@LANGUAGES
def test_the_first_line_names_the_schema_beside_it(coop: Coop, here: Path, lang: str) -> None:
    text = example(coop, lang)
    assert text.splitlines()[0] == FIRST_LINE
    assert Path("register", FILE).read_text("utf-8") == schema_text()
    found = seen(text.encode())
    assert found is not None
    assert underlined(found) == set()


@LANGUAGES
def test_each_date_and_period_that_its_comments_name_can_be_written(
    coop: Coop, here: Path, lang: str
) -> None:
    text = example(coop, lang)
    (dates,) = re.findall(r"date_signed: .*?# [^:]*: (.*)$", text, re.MULTILINE)
    assert [read_date(one).text for one in re.findall(r"[0-9-]{4,}", dates)] == [
        "2025",
        "2025-06",
        "2025-06-20",
    ]
    (period,) = re.findall(r"period: .*?# .* (\S+)$", text, re.MULTILINE)
    assert read_period(period).end_open
    stated = read_period(re.findall(r"period: (\S+)", text)[0])
    assert (stated.starts_earliest, stated.ends_latest) == (date(2025, 6, 20), date(2030, 6, 19))


@LANGUAGES
def test_the_codes_that_its_comments_name_are_all_there_are(coop: Coop, here: Path, lang: str) -> None:
    (said,) = re.findall(r"standing: signed  # (.*)$", example(coop, lang), re.MULTILINE)
    assert [part.partition(":")[0] for part in said.split("; ")] == list(STANDING.codes)


@LANGUAGES
def test_a_record_without_cite_rests_on_the_own_documents_as_its_comment_says(
    coop: Coop, here: Path, lang: str
) -> None:
    text = example(coop, lang)
    found = read_file(
        text.replace("own_documents: true", "own_documents: false").encode(), "a", date(2026, 1, 1)
    )
    assert {one.code for one in found if isinstance(one, Problem)} == {"cite-missing"}
    (agreed,) = yaml.safe_load(text)["agreements"]
    shown = coop("load", "register").code, coop("show", agreed["id"], "--sources", "--format", "json").out
    assert shown[0] == 0
    assert '"self"' in shown[1]


@LANGUAGES
def test_a_double_id_is_refused_as_its_comment_says(coop: Coop, here: Path, lang: str) -> None:
    Path("register/more.yaml").parent.mkdir()
    Path("register/more.yaml").write_text(example(coop, lang), encoding="utf-8")
    assert coop("load", "register").code == 1


@LANGUAGES
def test_it_can_be_deleted_record_by_record(coop: Coop, here: Path, lang: str) -> None:
    """What is left when all records are gone, the settings, loads as well."""
    text = example(coop, lang)
    Path("register/agreements.yaml").write_text(text.partition("sources:")[0], encoding="utf-8")
    assert coop("load", "register").code == 0
    assert ids(coop) == set()


# What lies beside it.


def test_git_leaves_out_the_store_its_journal_and_what_coop_leaves_behind(coop: Coop, here: Path) -> None:
    assert coop("init").code == 0
    patterns = [line for line in Path(".gitignore").read_text("utf-8").splitlines() if line[:1] != "#"]
    for name in (
        "coop.sqlite3",
        "coop.sqlite3-wal",
        "coop.sqlite3.journal",
        ".coop-0a1b2c3d.tmp",
        ".coop-0.lock",
    ):
        assert any(Path(name).match(pattern) for pattern in patterns), name
    assert not any(Path(name).match(pattern) for name in NAMES for pattern in patterns)


def test_the_settings_are_what_their_programs_read(coop: Coop, here: Path) -> None:
    assert coop("init").code == 0
    settings = json.loads(Path(".vscode/settings.json").read_text("utf-8"))
    assert [*settings["yaml.schemas"]] == [f"./{FILE}"]
    assert (
        "redhat.vscode-yaml"
        in json.loads(Path(".vscode/extensions.json").read_text("utf-8"))["recommendations"]
    )
    (repository,) = yaml.safe_load(Path(".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert repository["repo"] == "local"
    assert not any("://" in Path(name).read_text("utf-8") for name in NAMES - {FILE})


# Where it is offered.


@LANGUAGES
def test_it_is_offered_where_nothing_is_known(coop: Coop, write: Write, lang: str) -> None:
    write("notes.txt", "")
    assert "coop init register/" in coop(lang=lang).out
    assert "coop init register/" in coop("list", lang=lang).err
    assert "coop init register/" in coop("load", lang=lang).err


def test_it_is_not_offered_where_a_register_lies_or_is_configured(coop: Coop, write: Write) -> None:
    path = write("config.toml", 'register = ["register"]\n')
    assert "coop init" not in coop(environment={"COOP_CONFIG": str(path)}).out
    write("data/agreements.yaml", SOURCE + PARTIES)
    assert "coop init" not in coop().out
    assert "coop init" not in coop("load").err
