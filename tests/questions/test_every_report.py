"""What holds for every report: both languages, nothing loaded, a narrow screen, a pipe, strings that break programs."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from coopcli.cli import session
from coopcli.cli.app import COMMANDS, main
from tests.conftest import Coop
from tests.questions.conftest import TODAY, WU_2024, Ask

REPORTS = (
    ["history", WU_2024],
    ["timeline"],
    ["timeline", "--province", "Kon Tum"],
    ["gaps"],
    ["gaps", "--coverage"],
    ["gaps", "rc-kon-tum-attapeu-2022"],
    ["summary"],
    ["summary", "--by", "province", "--by", "status"],
    ["summary", "--measure", "money", "--by", "activity_year"],
    ["parties"],
    ["activities"],
    ["activities", "--year", "2018"],
    ["sources"],
    ["commitments"],
    ["commitments", "2022"],
    ["commitments", "--years", "2019/2027", "--every", "year"],
    ["turns"],
    ["search", "kon tum"],
    ["sql", "SELECT id, type, status, certainty FROM overview"],
    ["list"],
    ["due", "2027"],
    ["show", "rc-kon-tum-attapeu-2022"],
    ["places", "Quảng Ngãi"],
    ["status"],
    ["report", "2022"],
)
"""One or more command lines for every command that answers."""


def test_every_command_that_answers_is_asked_here() -> None:
    of_files = {"load", "unload", "config", "init", "schema", "check", "explain", "changes"}
    writing = {"set", "sign", "end", "undo"}
    assert {words[0] for words in REPORTS} | of_files | writing == set(COMMANDS)


# Nothing loaded.


@pytest.mark.parametrize("words", REPORTS, ids=" ".join)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_with_nothing_loaded_a_report_says_how_to_begin(
    coop: Coop, tmp_path: Path, words: list[str], lang: str
) -> None:
    """`places` alone needs no register: it asks the gazetteer."""
    found = coop(*words, lang=lang)
    if words[0] == "places":
        assert (found.code, bool(found.out)) == (0, True)
        return
    assert (found.code, found.out) == (3, "")
    first, hint = found.err.splitlines()
    assert first.startswith({"en": "error: ", "vi": "lỗi: "}[lang])
    assert "coop load" in hint
    assert not (tmp_path / "coop.sqlite3").exists()


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with one source and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "bare.yaml").write_text("sources:\n- id: s1\n  title: A page\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COOP_LANG", "en")
        assert main(["load", str(folder / "bare.yaml"), "--db", str(folder / "coop.sqlite3")]) == 0
    return str(folder / "coop.sqlite3")


@pytest.mark.parametrize(
    "words",
    [words for words in REPORTS if words[0] not in ("places", "status", "sources", "history", "show")],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_register_without_agreements_is_an_empty_answer(
    coop: Coop, bare: str, words: list[str], lang: str
) -> None:
    if words == ["gaps", "rc-kon-tum-attapeu-2022"]:
        words = ["gaps", "--all"]
    found = coop(*words, "--db", bare, lang=lang)
    assert found.code == 0, found.err
    assert found.out.strip()
    document = coop(*words, "--db", bare, "--format", "json", lang=lang).json
    counts = {value for row in document for value in row.values() if isinstance(value, int)}
    assert document == [] or counts == {0}


@pytest.mark.parametrize("words", [["history", "kon-tum"], ["show", "kon-tum"], ["gaps", "kon-tum"]])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_an_agreement_that_is_not_there_is_named_in_a_sentence(
    coop: Coop, bare: str, words: list[str], lang: str
) -> None:
    found = coop(*words, "--db", bare, lang=lang)
    assert (found.code, found.out) == (2, "") or (found.code, found.out) == (3, "")
    assert "kon-tum" in found.err


# Languages, screens and pipes.


@pytest.mark.parametrize("words", REPORTS, ids=" ".join)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_no_line_is_wider_than_a_screen_of_60_columns(
    coop: Coop, shipped: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], lang: str
) -> None:
    monkeypatch.setattr(session, "is_terminal", lambda stream: True)
    narrow = {"COLUMNS": "60", "NO_COLOR": "1", "COOP_DB": str(shipped)}
    found = coop(*words, lang=lang, today=TODAY, environment=narrow)
    assert found.code == 0, found.err
    assert [line for line in found.out.splitlines() if cell_len(line) > 60] == []


@pytest.mark.parametrize("words", REPORTS, ids=" ".join)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_pipe_gets_no_escape_byte_and_no_cut_value(ask: Ask, words: list[str], lang: str) -> None:
    told = ask(*words, lang=lang).out
    assert "\x1b" not in told
    quoted = ("xảy ra tại khu vực biên giới…", "người cao tuổi…")
    for open_list in quoted:
        told = told.replace(open_list, "")
    # a passage of a search leaves out what stands between two places, and says so with " … "
    assert "…" not in told.replace(" … ", " ")


@pytest.mark.parametrize("words", REPORTS, ids=" ".join)
def test_json_is_the_same_in_both_languages(ask: Ask, words: list[str]) -> None:
    english = ask(*words, "--format", "json")
    vietnamese = ask(*words, "--format", "json", lang="vi")
    if words[0] == "search":  # the passage is taken from the text of the reader's language
        assert [hit["id"] for hit in english.json] == [hit["id"] for hit in vietnamese.json]
        return
    assert english.json == vietnamese.json
    assert english.json


@pytest.mark.parametrize("words", [words for words in REPORTS if words[0] not in ("sql",)], ids=" ".join)
def test_the_two_languages_have_two_tables_with_as_many_lines_of_ids(ask: Ask, words: list[str]) -> None:
    english, vietnamese = ask(*words).out, ask(*words, lang="vi").out
    assert english != vietnamese
    rows = json.loads(ask(*words, "--format", "json").out)
    for row in rows:
        if row.get("id") and words[0] not in ("show", "gaps"):
            name = row["id"]
            assert english.count(name) > 0
            assert vietnamese.count(name) > 0


# Strings that break programs.


@pytest.fixture(scope="module")
def naughty(shared: Path) -> list[str]:
    texts = json.loads((shared / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    return [text for text in texts if isinstance(text, str) and text.strip()]


@pytest.fixture(scope="module")
def hostile(naughty: list[str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the strings as titles, names, promises, and as titles of activities and sources."""
    folder = tmp_path_factory.mktemp("hostile")
    lines: dict[str, list[str]] = {
        section: [] for section in ("sources", "parties", "agreements", "activities")
    }
    for number, text in enumerate(naughty):
        word = quoted(text)
        lines["sources"].append(f"- {{id: s{number}, title: {word}}}")
        lines["parties"].append(f"- {{id: p{number}, name: {word}, cite: s{number}}}")
        lines["agreements"].append(
            f"- id: n{number}\n  cite: s{number}\n  title: {word}\n  parties: [p{number}]\n"
            f"  period: 2020/2027\n"
            f"  commitments:\n  - {{id: c, text: {word}, every: year, turns: true}}"
        )
        lines["activities"].append(
            f"- {{id: a{number}, kind: visit, cite: s{number}, title: {word}, parties: [p{number}], dates: 2022}}"
        )
    text = "".join(f"{section}:\n" + "\n".join(found) + "\n" for section, found in lines.items())
    (folder / "hostile.yaml").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COOP_LANG", "en")
        assert main(["load", str(folder / "hostile.yaml"), "--db", str(folder / "coop.sqlite3")]) == 0
    return str(folder / "coop.sqlite3")


def quoted(text: str) -> str:
    """A text as YAML has it in double quotes, what is not printable as an escape."""
    escaped = (char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08x}" for char in text)
    return f'"{"".join(escaped)}"'


HOSTILE = (
    ["history", "n7"],
    ["timeline"],
    ["gaps", "--all"],
    ["gaps", "n7"],
    ["summary", "--by", "party"],
    ["parties"],
    ["activities"],
    ["sources"],
    ["commitments"],
    ["commitments", "2022"],
    ["turns"],
    ["search", "script"],
    ["sql", "SELECT * FROM overview"],
)


@pytest.mark.parametrize("words", HOSTILE, ids=" ".join)
@pytest.mark.parametrize(("lang", "terminal"), [("en", True), ("vi", True), ("vi", False)])
def test_strings_as_titles_and_names_steer_no_screen(
    coop: Coop, hostile: str, monkeypatch: pytest.MonkeyPatch, words: list[str], lang: str, terminal: bool
) -> None:
    monkeypatch.setattr(session, "is_terminal", lambda stream: terminal)
    found = coop(
        *words, "--db", hostile, lang=lang, today=TODAY, environment={"COLUMNS": "60", "NO_COLOR": "1"}
    )
    assert found.code == 0, found.err
    assert "Traceback" not in found.err
    controls = {char for char in found.out if unicodedata.category(char) == "Cc"}
    assert controls <= {"\n"}


def test_strings_as_titles_and_names_come_back_in_json(coop: Coop, hostile: str, naughty: list[str]) -> None:
    stripped = [text.strip() for text in naughty]
    for words, prefix, field in (
        (["parties"], "p", "name"),
        (["sources"], "s", "title"),
        (["activities"], "a", "title"),
        (["timeline"], "n", "title"),
    ):
        found = coop(*words, "--db", hostile, "--format", "json", today=TODAY).json
        named = {row["id"]: row[field] for row in found}
        assert named == {f"{prefix}{number}": text for number, text in enumerate(stripped)}
    commitments = coop("commitments", "--db", hostile, "--format", "json", today=TODAY).json
    assert {row["id"]: row["text"] for row in commitments} == {
        f"n{number}/c": text for number, text in enumerate(stripped)
    }


def test_no_search_word_is_a_fault(coop: Coop, hostile: str, naughty: list[str]) -> None:
    for text in naughty[::3]:
        if "\0" in text:
            continue
        found = coop("search", "--db", hostile, "--format", "json", "--", text)
        assert found.code in (0, 2), (text, found.err)
        assert "Traceback" not in found.err
