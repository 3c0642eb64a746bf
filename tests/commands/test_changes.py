"""`coop changes` and `coop load --dry-run`, as a person types them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not on this machine")

TERM = agreement("mou-2022", "period: 2022/2027", "standing: signed")
LONGER = TERM.replace("2022/2027", "2022/2028")
Git = Callable[..., str]


@pytest.fixture
def git(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in the folder of the test, which is a repository of one person, whose clock is told by `day`."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(*arguments: str, day: str = "2026-11-01") -> str:
        when = f"{day}T12:00:00+0000"
        names = {f"GIT_{who}_{what}": "Hoa" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        done = subprocess.run(
            ["git", *arguments],
            cwd=tmp_path / "here",
            env={**os.environ, **names, **dates},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode()

    run("init", "--quiet", "--initial-branch=main")
    return run


@pytest.fixture
def kept(write: Write, git: Git) -> Git:
    """A register in a folder `sổ đăng` of three files, committed on 1 November 2026."""
    write("sổ mới/base.yaml", SOURCE + PARTIES)
    write("sổ mới/mou.yaml", TERM)
    git("add", ".")
    git("commit", "--quiet", "-m", "The register begins")
    return git


def sentences(coop: Coop, *words: str, lang: str = "en", today: str = "2026-11-28") -> list[str]:
    result = coop("changes", *words, "--format", "json", lang=lang, today=today)
    assert result.code == 0, result.err
    return [row["sentence"][lang] for row in result.json]


LONGER_TOLD = "Red Cross of Kon Tum – Red Cross of Attapeu: the term 2022–2027, now 2022–2028"


def test_what_is_not_committed_yet_is_told(coop: Coop, write: Write, kept: Git) -> None:
    assert sentences(coop, "sổ mới") == []
    write("sổ mới/mou.yaml", LONGER)
    assert sentences(coop, "sổ mới") == [LONGER_TOLD]
    assert sentences(coop, "sổ mới/mou.yaml") == [
        "rc-kon-tum – rc-attapeu: the term 2022–2027, now 2022–2028"
    ]


def test_without_a_path_it_is_what_is_loaded(coop: Coop, write: Write, kept: Git) -> None:
    assert coop("changes").code == 3
    assert coop("load", "sổ mới").code == 0
    write("sổ mới/mou.yaml", LONGER)
    assert sentences(coop) == [LONGER_TOLD]


def test_parties_of_another_file_are_named_by_what_is_loaded(coop: Coop, write: Write, kept: Git) -> None:
    assert coop("load", "sổ mới").code == 0
    write("sổ mới/mou.yaml", LONGER)
    assert sentences(coop, "sổ mới/mou.yaml") == [LONGER_TOLD]


def test_nothing_differs_is_an_answer(coop: Coop, write: Write, kept: Git) -> None:
    result = coop("changes", "sổ mới")
    assert result.code == 0
    assert "nothing differs in the records" in result.out


def test_only_the_form_of_the_text(coop: Coop, write: Write, kept: Git) -> None:
    write("sổ mới/mou.yaml", "# a comment\n" + TERM)
    result = coop("changes", "sổ mới")
    assert "nothing differs in the records" in result.out
    assert "only the form of the text differs in 1 file" in result.out


@pytest.mark.parametrize("since", ["7d", "2026-11-15", "15/11/2026", "HEAD~1", "begin"])
def test_since_a_day_or_a_revision(coop: Coop, write: Write, kept: Git, since: str) -> None:
    kept("tag", "begin")
    write("sổ mới/mou.yaml", LONGER)
    kept("commit", "--quiet", "-a", "-m", "A longer term", day="2026-11-25")
    assert sentences(coop, "sổ mới") == []
    assert sentences(coop, "sổ mới", "--since", since) == [LONGER_TOLD]
    told = coop("changes", "sổ mới", "--since", since, today="2026-11-28").out
    assert "25 November 2026, Hoa: A longer term" in told


def test_files_that_came_and_went(coop: Coop, write: Write, kept: Git) -> None:
    whole = write("sổ mới/mou.yaml", TERM)
    write("sổ mới/new.yaml", agreement("mou-2028", "period: 2028/2030", "standing: planned"))
    whole.unlink()
    told = sentences(coop, "sổ mới")
    assert told == [
        "Red Cross of Kon Tum – Red Cross of Attapeu: a new term 2028–2030, planned",
        "Red Cross of Kon Tum – Red Cross of Attapeu 2022–2027: this agreement is no longer on record",
    ]


def test_a_file_of_another_name(coop: Coop, write: Write, kept: Git) -> None:
    kept("mv", "sổ mới/mou.yaml", "sổ mới/văn bản.yaml")
    (told,) = sentences(coop, "sổ mới")
    assert told.endswith("stands in the file sổ mới/văn bản.yaml now, before in sổ mới/mou.yaml")


@pytest.mark.parametrize("convert", ["true", "false"])
def test_lines_that_git_ends_in_another_way_are_no_other_form(
    coop: Coop, write: Write, kept: Git, tmp_path: Path, convert: str
) -> None:
    """On Windows git usually checks out with other ends of lines than it keeps, and sees no difference itself."""
    kept("config", "core.autocrlf", convert)
    file = tmp_path / "here" / "sổ mới" / "mou.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    told = coop("changes", "sổ mới")
    assert "nothing differs in the records" in told.out
    assert "form of the text" not in told.out


@pytest.mark.parametrize("since", ["2020-01-01", "2y", "năm 2025"])
def test_of_a_register_that_is_younger_than_the_day_all_is_new(
    coop: Coop, write: Write, kept: Git, since: str
) -> None:
    """An office that began last week asks for the last month all the same."""
    told = coop("changes", "sổ mới", "--since", since, "--format", "json", today="2026-11-28")
    assert told.code == 0, told.err
    assert {row["change"] for row in told.json} == {"added"}
    assert len(told.json) == 4
    assert "git had nothing of sổ mới then: all of it is new since" in told.err


def test_a_file_that_git_does_not_know_yet_is_all_new(coop: Coop, write: Write, kept: Git) -> None:
    write("new.yaml", TERM)
    told = coop("changes", "new.yaml", lang="vi")
    assert told.code == 0
    assert "khi ấy git chưa có gì của new.yaml" in told.out


def test_the_former_state_is_named(coop: Coop, write: Write, kept: Git) -> None:
    write("sổ mới/mou.yaml", LONGER)
    told = coop("changes", "sổ mới")
    commit = kept("rev-parse", "--short", "HEAD").strip()
    assert f"compared with the commit {commit} of 1 November 2026: The register begins" in told.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sổ mới", "--since", "nowhere"), '"nowhere" is neither a time nor a revision'),
        (("sổ mới", "--since", "--output=x"), "is neither a time nor a revision"),
        (("sổ mới", "--since", "1/11/2099"), "1 November 2099 is still to come"),
        (("sổ mới", "--since", "2999"), "is still to come"),
        (("sổ mới", "--since", "30/2/2026"), "28"),
        (("absent.yaml",), "absent.yaml is not there, and git had nothing of it then"),
        (("a", "b", "c"), "not 3"),
        (("new.yaml", "sổ mới"), "a file and a folder"),
        (("new.yaml", "absent.yaml"), "there is no file or folder"),
        (("new.yaml", "new.yaml", "--since", "7d"), "without it"),
    ],
)
def test_what_cannot_be_compared_is_said(
    coop: Coop, write: Write, kept: Git, words: tuple[str, ...], said: str
) -> None:
    write("new.yaml", TERM)
    result = coop("changes", *words)
    assert result.code == 2
    assert said in result.err
    assert result.out == ""


def test_no_repository_and_no_commit(coop: Coop, write: Write, tmp_path: Path, git: Git) -> None:
    alone = tmp_path / "alone.yaml"
    alone.write_text(TERM, encoding="utf-8")
    result = coop("changes", str(alone))
    assert (result.code, "in no work tree of git" in result.err) == (2, True)
    write("mou.yaml", TERM)
    result = coop("changes", "mou.yaml")
    assert (result.code, "git has no commit yet" in result.err) == (2, True)


def test_without_git(coop: Coop, write: Write, kept: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    write("later.yaml", LONGER)
    monkeypatch.setenv("PATH", "")
    result = coop("changes", "sổ mới")
    assert (result.code, "git is not there" in result.err) == (2, True)
    assert sentences(coop, "sổ mới/mou.yaml", "later.yaml") == [
        "rc-kon-tum – rc-attapeu: the term 2022–2027, now 2022–2028"
    ]


def test_a_repository_runs_nothing(coop: Coop, write: Write, kept: Git, tmp_path: Path) -> None:
    """Neither the drivers and filters that a repository names nor its monitor or hooks: each would leave a file."""
    trap = f"touch {tmp_path / 'ran'}"
    write(".gitattributes", "*.yaml diff=trap filter=trap\n")
    kept("add", ".gitattributes")
    kept("commit", "--quiet", "-m", "A trap")
    for key in ("diff.trap.command", "diff.trap.textconv", "filter.trap.smudge", "filter.trap.clean"):
        kept("config", key, trap)
    kept("config", "core.fsmonitor", trap)
    write("sổ mới/mou.yaml", LONGER)
    assert sentences(coop, "sổ mới", "--since", "HEAD~1") == [LONGER_TOLD]
    assert not (tmp_path / "ran").exists()


def test_errors_are_counted(coop: Coop, write: Write, kept: Git) -> None:
    write("sổ mới/mou.yaml", LONGER + "- {parties: [rc-kon-tum], cite: s1}\n")
    result = coop("changes", "sổ mới")
    assert result.code == 0
    assert LONGER_TOLD in " ".join(result.out.split())
    assert "the state of now has 1 error" in " ".join(result.out.split())


def test_two_folders(coop: Coop, write: Write) -> None:
    for name, text in (("old", TERM), ("new", LONGER)):
        write(f"{name}/base.yaml", SOURCE + PARTIES)
        write(f"{name}/mou.yaml", text)
    assert sentences(coop, "old", "new") == [LONGER_TOLD]
    assert coop("changes", "old", "new", "--format", "json").json == [
        {
            "section": "agreements",
            "id": "mou-2022",
            "change": "changed",
            "field": "period",
            "before": "2022/2027",
            "after": "2022/2028",
            "sentence": {
                "vi": "Red Cross of Kon Tum – Red Cross of Attapeu: thời hạn 2022–2027 thành 2022–2028",
                "en": LONGER_TOLD,
            },
            "file": "mou.yaml",
            "line": 2,
        }
    ]


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    coop: Coop, write: Write, tmp_path: Path
) -> None:
    store = tmp_path / "coop.sqlite3"
    write("base.yaml", SOURCE + PARTIES)
    mou = write("mou.yaml", TERM)
    result = coop("load", "base.yaml", "mou.yaml", "--dry-run")
    assert result.code == 0
    assert "a new agreement, term 2022–2027, signed" in " ".join(result.out.split())
    assert not store.exists()

    coop("load", "base.yaml", "mou.yaml")
    before = store.read_bytes()
    mou.write_text(LONGER, encoding="utf-8")
    result = coop("load", "mou.yaml", "--dry-run", "--format", "json")
    assert [row["sentence"]["en"] for row in result.json] == [LONGER_TOLD]
    assert store.read_bytes() == before
    assert [row["state"] for row in coop("status", "--format", "json").json] == ["unchanged", "changed"]

    mou.write_text(LONGER.replace("rc-attapeu", "rc-attapu"), encoding="utf-8")
    result = coop("load", "mou.yaml", "--dry-run")
    assert result.code == 1
    assert 'unknown party "rc-attapu"' in result.err
    assert store.read_bytes() == before
