"""An answer follows the text: what changed since the load is loaded first, or one line says why it is not.

What an answer should be is taken from a fresh store, made of the same files by `coop load`.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from coopcli.cli import progress
from coopcli.reading import records
from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop, Result

ANSWERS: tuple[tuple[str, ...], ...] = (
    ("list", "--format", "json"),
    ("list",),
    ("due", "2029"),
    ("show", "rc-kon-tum"),
    ("search", "kon tum"),
    ("report", "2024"),
    ("summary",),
    ("sql", "SELECT id, title, period FROM agreement ORDER BY id"),
    (),
)
BEFORE = "period: 2024-03-15/2029-03-14"
AFTER = "period: 2024-03-15/2028-03-14"
IDS = ("sql", "SELECT id FROM agreement ORDER BY id", "--format", "csv")


class Office:
    """A folder `reg` with a base and two agreements, loaded as a folder, and its answers."""

    def __init__(self, coop: Coop, write: Write, folder: Path) -> None:
        self.coop, self.write, self.folder = coop, write, folder
        self._numbers = count()
        self.loaded: tuple[str, ...] = ("reg",)
        write("reg/base.yaml", SOURCE + PARTIES)
        write("reg/one.yaml", agreement("one", BEFORE))
        write("reg/sub/two.yaml", agreement("two", "date_signed: 2024-01-09"))
        assert coop("load", "reg").code == 0

    def answer(self, *words: str, lang: str = "en", environment: dict[str, str] | None = None) -> Result:
        return self.coop(*words, lang=lang, today="2026-11-28", environment=environment or {})

    def afresh(self, *words: str) -> str:
        """What the files say now, by a store that is made of them for this answer."""
        store = {"COOP_DB": str(self.folder / f"fresh-{next(self._numbers)}.sqlite3"), "COOP_LOAD": "never"}
        assert self.answer("load", *self.loaded, environment=store).code == 0
        return str(self.answer(*words, environment=store).out)

    def ids(self) -> list[str]:
        return self.answer(*IDS).out.split()[1:]


@pytest.fixture
def office(coop: Coop, write: Write, tmp_path: Path) -> Office:
    return Office(coop, write, tmp_path)


def only_line(result: Result) -> str:
    """The one line that an answer says on standard error, besides the totals of formats for machines."""
    (line,) = [one for one in result.err.splitlines() if not one[:1].isdigit()]
    return str(line)


# What is taken up.


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_a_file_that_changed_is_loaded_before_the_answer(office: Office, words: tuple[str, ...]) -> None:
    office.write("reg/one.yaml", agreement("one", AFTER, "title: Another title"))
    found = office.answer(*words)
    assert (found.code, found.out) == (0, office.afresh(*words))
    assert "reg/one.yaml" in found.err
    assert office.answer(*words).err.count("reg/one.yaml") == 0, "it is said once"


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_a_file_added_is_loaded_and_one_that_vanished_is_dropped(
    office: Office, words: tuple[str, ...]
) -> None:
    office.write("reg/deep/er/three.yml", agreement("three", "period: 2025/2029"))
    (office.folder / "here/reg/one.yaml").unlink()
    found = office.answer(*words)
    assert (found.code, found.out) == (0, office.afresh(*words))
    assert "reg/deep/er/three.yml" in found.err
    assert "reg/one.yaml" in found.err


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("changed: ", "new: ", "gone: ")), ("vi", ("đã sửa: ", "mới có: ", "không còn: "))],
)
def test_one_line_says_what_was_loaded(office: Office, lang: str, words: tuple[str, ...]) -> None:
    office.write("reg/base.yaml", SOURCE + PARTIES.replace("Attapeu", "Sekong"))
    office.write("reg/three.yaml", agreement("three"))
    (office.folder / "here/reg/one.yaml").unlink()
    line = only_line(office.answer("list", lang=lang))
    for word, name in zip(words, ("reg/base.yaml", "reg/three.yaml", "reg/one.yaml"), strict=True):
        assert word + name in line


def test_warnings_are_counted_and_not_printed(office: Office) -> None:
    office.write("reg/one.yaml", agreement("one").replace("  cite: s1\n", ""))
    line = only_line(office.answer("list"))
    assert "1 warning" in line
    assert "[" not in line


def test_same_size_and_time_but_another_text_right_after_the_load(office: Office) -> None:
    path = office.folder / "here/reg/one.yaml"
    before = path.stat()
    office.write("reg/one.yaml", agreement("six", BEFORE))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert office.ids() == ["six", "two"]


def test_a_file_loaded_by_name_is_followed_and_its_neighbours_are_not(coop: Coop, write: Write) -> None:
    write("n/base.yaml", SOURCE + PARTIES)
    write("n/one.yaml", agreement("one"))
    assert coop("load", "n/base.yaml", "n/one.yaml").code == 0
    write("n/one.yaml", agreement("uno"))
    write("n/two.yaml", agreement("two"))
    assert coop(*IDS).out.split()[1:] == ["uno"]


def test_a_folder_loaded_after_its_files_is_followed(coop: Coop, write: Write) -> None:
    write("n/base.yaml", SOURCE + PARTIES)
    assert coop("load", "n/base.yaml").code == coop("load", "n").code == 0
    write("n/two.yaml", agreement("two"))
    assert coop(*IDS).out.split()[1:] == ["two"]


def test_a_file_reached_by_a_link_is_followed_until_the_link_goes(office: Office) -> None:
    office.write("elsewhere.yaml", agreement("far"))
    link = office.folder / "here/reg/far.yaml"
    link.symlink_to(office.folder / "here/elsewhere.yaml")
    assert office.ids() == ["far", "one", "two"]
    office.write("elsewhere.yaml", agreement("farther"))
    assert office.ids() == ["farther", "one", "two"]
    link.unlink()
    assert office.ids() == ["one", "two"]


def test_what_was_unloaded_stays_out_although_its_folder_is_followed(office: Office) -> None:
    assert office.coop("unload", "reg/sub").code == 0
    office.write("reg/sub/more.yaml", agreement("more"))
    office.write("reg/three.yaml", agreement("three"))
    assert office.ids() == ["one", "three"]
    assert office.coop("load", "reg/sub").code == 0
    assert office.ids() == ["more", "one", "three", "two"]
    office.write("reg/sub/yet.yaml", agreement("yet"))
    assert office.ids() == ["more", "one", "three", "two", "yet"]


def test_a_folder_left_out_is_followed_again_when_it_is_loaded_though_nothing_in_it_is_new(
    office: Office,
) -> None:
    assert office.coop("unload", "reg/sub").code == 0
    assert office.coop("load", "reg/sub/two.yaml").code == 0
    assert office.coop("load", "reg/sub").code == 0
    office.write("reg/sub/more.yaml", agreement("more"))
    assert office.ids() == ["more", "one", "two"]


def test_a_file_renamed_is_no_loss_even_where_it_is_the_only_one(coop: Coop, write: Write) -> None:
    path = write("n/base.yaml", SOURCE + PARTIES)
    assert coop("load", "n").code == 0
    path.rename(path.with_name("other.yaml"))
    found = coop("show", "rc-kon-tum")
    assert (found.code, "other.yaml" in found.err) == (0, True)
    assert coop("status", "-f", "csv").out.count(".yaml") == 1


def test_another_version_of_the_program_reads_all_anew(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coopcli.__version__", "99.0")
    assert office.answer("list").code == 0
    with closing(sqlite3.connect(office.folder / "coop.sqlite3")) as connection:
        assert connection.execute("SELECT DISTINCT program FROM file").fetchall() == [("99.0",)]


def test_a_store_of_another_version_is_made_anew_from_its_files(office: Office) -> None:
    with closing(sqlite3.connect(office.folder / "coop.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 99")
    (office.folder / "here/reg/one.yaml").unlink()
    found = office.answer("list", "--format", "json")
    assert (found.code, found.out) == (0, office.afresh("list", "--format", "json"))


# What is not, and says so.


def hide_by_a_file(path: Path) -> None:
    """What was a folder cannot be read as one, whoever asks."""
    path.rename(path.with_name("hidden"))
    path.write_text("no folder\n", encoding="utf-8")


def unmount(path: Path) -> None:
    """As of a share that is not mounted: its folder is there, and empty."""
    path.rename(path.parents[1] / f"away-{path.name}")
    path.mkdir()


LOSSES: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
    ("the folder is gone", "reg", shutil.rmtree),
    ("the folder is empty", "reg", unmount),
    ("the folder is none", "reg", hide_by_a_file),
    ("a folder below is gone", "reg/sub", shutil.rmtree),
    ("a folder below is empty", "reg/sub", unmount),
)


@pytest.mark.parametrize(("place", "lose"), [(place, lose) for _, place, lose in LOSSES])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_nothing_is_dropped_for_a_folder_that_is_gone_empty_or_unreadable(
    office: Office, place: str, lose: Callable[[Path], object], lang: str
) -> None:
    before = {words: office.answer(*words, lang=lang).out for words in ANSWERS}
    lose(office.folder / "here" / place)
    for words in ANSWERS:
        found = office.answer(*words, lang=lang)
        assert (found.code, found.out) == (0, before[words]), words
        line = only_line(found)
        assert f"coop unload {place}" in line
        assert ("the last load" in line) == (lang == "en")
    refused = office.coop("load", "reg", lang=lang)
    assert (refused.code, refused.out) == (2, "")
    assert place in refused.err
    assert office.ids() == ["one", "two"]


@pytest.mark.parametrize("place", ["reg", "reg/sub", "reg/sub/two.yaml"])
def test_what_may_not_be_read_is_named(office: Office, place: str) -> None:
    path = office.folder / "here" / place
    path.chmod(0)
    try:
        if os.access(path, os.R_OK):
            pytest.skip("who runs this, as root may, reads all")
        found, refused = office.answer(*IDS), office.coop("load", "reg")
    finally:
        path.chmod(0o755)
    assert found.out.split()[1:] == ["one", "two"]
    assert f"coop unload {place}" in only_line(found)
    assert (refused.code, refused.out) == (2, "")


def test_a_folder_that_the_system_does_not_let_in_is_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found, refused = office.answer(*IDS), office.coop("load", "reg")
    assert found.out.split()[1:] == ["one", "two"]
    assert "reg/sub" in only_line(found)
    assert (refused.code, refused.out) == (2, "")
    assert "Permission denied" in refused.err


def test_a_file_loaded_by_name_that_is_gone_is_kept_and_named(coop: Coop, write: Write) -> None:
    write("base.yaml", SOURCE + PARTIES)
    path = write("one.yaml", agreement("one"))
    assert coop("load", "base.yaml", "one.yaml").code == 0
    path.unlink()
    found = coop(*IDS)
    assert found.out.split()[1:] == ["one"]
    assert "coop unload one.yaml" in only_line(found)
    assert coop("unload", "one.yaml").code == 0
    assert coop(*IDS).err == "0 rows\n"


def test_a_link_that_leads_nowhere_is_named(office: Office) -> None:
    link = office.folder / "here/reg/lost.yaml"
    link.symlink_to("nowhere.yaml")
    found, refused = office.answer(*IDS), office.coop("load", "reg")
    assert found.out.split()[1:] == ["one", "two"]
    assert "reg/lost.yaml" in only_line(found)
    assert "coop unload" not in found.err + refused.err, "nothing was loaded from it"
    assert (refused.code, refused.out) == (2, "")
    assert "reg/lost.yaml" in refused.err


def test_a_folder_whose_files_were_all_exchanged_is_another(office: Office) -> None:
    """Another share is mounted in its place."""
    shutil.rmtree(office.folder / "here/reg")
    office.write("reg/other.yaml", SOURCE + PARTIES + agreement("other"))
    assert office.ids() == ["one", "two"]
    refused = office.coop("load", "reg")
    assert (refused.code, "--only" in refused.err, "coop unload" in refused.err) == (2, True, True)
    assert office.coop("load", "reg", "--only").code == 0
    assert office.ids() == ["other"]


def test_a_folder_without_records_is_refused(coop: Coop, write: Write) -> None:
    write("papers/notes.txt", "no register")
    refused = coop("load", "papers")
    assert (refused.code, refused.out) == (2, "")
    assert "papers" in refused.err


# Text with errors.


BROKEN = agreement("one", "period: 2024-03-15/2020-03-14")


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_text_with_errors_leaves_the_state_before_and_the_first_error_is_said(
    office: Office, words: tuple[str, ...]
) -> None:
    before = office.answer(*words).out
    office.write("reg/one.yaml", BROKEN)
    for _ in range(2):
        found = office.answer(*words)
        assert (found.code, found.out) == (0, before)
        line = only_line(found)
        assert line.startswith("reg/one.yaml:5:11: error: ")
        assert line.endswith("coop load reg")
    office.write("reg/one.yaml", agreement("one", AFTER))
    assert office.answer(*words).out == office.afresh(*words)


def test_it_is_not_read_again_until_it_or_the_day_changes(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    really = records.read_file

    def noting(content: object, file: str, clock: object) -> object:
        read.append(Path(file).name)
        return really(content, file, clock)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr(records, "read_file", noting)
    office.write("reg/one.yaml", BROKEN)
    said = {office.answer(lang=lang).err for lang in ("en", "vi", "en")}
    assert (read, len(said)) == (["one.yaml"], 2)
    os.utime("reg/one.yaml", (0, 0))
    office.answer("list")
    assert read == ["one.yaml"]
    office.write("reg/one.yaml", BROKEN + "# more\n")
    office.answer("list")
    assert read == ["one.yaml"] * 2
    with closing(sqlite3.connect(office.folder / "coop.sqlite3")) as connection, connection:
        connection.execute("UPDATE refused SET day = '2020-01-01'")
    office.answer("list")
    assert read == ["one.yaml"] * 3


@pytest.mark.parametrize(
    "words", [("due", "--exit-code"), ("due", "--output", "x.ics"), ("report", "2024", "-o", "x.docx")]
)
def test_with_errors_no_file_is_written_and_no_code_tells_what_is_due(
    office: Office, words: tuple[str, ...]
) -> None:
    office.write("reg/one.yaml", BROKEN)
    found = office.answer(*words)
    assert (found.code, found.out) == (1, "")
    assert "reg/one.yaml:5:11: error: " in found.err
    assert not Path("x.ics").exists()
    assert not Path("x.docx").exists()


def test_a_file_that_vanishes_while_another_names_its_records_is_an_error(office: Office) -> None:
    (office.folder / "here/reg/base.yaml").unlink()
    found = office.answer(*IDS)
    assert found.out.split()[1:] == ["one", "two"]
    assert only_line(found).startswith("reg/one.yaml:")


# What cannot be written.


def test_while_another_load_runs_the_answer_does_not_wait(office: Office) -> None:
    office.write("reg/one.yaml", agreement("uno"))
    with closing(sqlite3.connect(office.folder / "coop.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = office.answer(*IDS)
        other.execute("ROLLBACK")
    assert found.out.split()[1:] == ["one", "two"]
    assert "the last load" in only_line(found)
    assert office.ids() == ["two", "uno"]


def test_a_store_that_is_marked_read_only_is_not_written(office: Office) -> None:
    store = office.folder / "coop.sqlite3"
    store.chmod(0o444)
    content = store.read_bytes()
    os.utime("reg/one.yaml", (0, 0))
    assert only_total(office.answer(*IDS)) == "2 rows"
    office.write("reg/one.yaml", agreement("uno"))
    found = office.answer(*IDS)
    assert found.out.split()[1:] == ["one", "two"]
    assert str(store) in only_line(found)
    assert store.read_bytes() == content


def only_total(result: Result) -> str:
    (line,) = result.err.splitlines()
    return str(line)


def test_times_that_changed_alone_are_kept_without_a_word(office: Office) -> None:
    os.utime("reg/one.yaml", (10**9, 10**9))
    found = office.answer("list")
    assert found.err == ""
    with closing(sqlite3.connect(office.folder / "coop.sqlite3")) as connection:
        (modified,) = connection.execute("SELECT modified FROM file WHERE path LIKE '%one.yaml'").fetchone()
    assert modified == 10**18


def test_it_can_be_switched_off(office: Office) -> None:
    office.write("reg/one.yaml", agreement("uno"))
    never = {"COOP_LOAD": "never"}
    found = office.answer(*IDS, environment=never)
    assert found.out.split()[1:] == ["one", "two"]
    assert only_total(found) == "2 rows"
    assert office.answer(*IDS, environment={"COOP_LOAD": "sometimes"}).code == 2


def test_an_interruption_changes_and_answers_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(records, "read_file", interrupt)
        office.write("reg/one.yaml", agreement("uno"))
        found, loaded = office.answer(*IDS), office.coop("load", "reg")
    assert (found.code, found.out) == (loaded.code, loaded.out) == (130, "")
    assert "the store and all files are as they were" in found.err
    assert "the store and all files are as they were" in loaded.err
    assert office.ids() == ["two", "uno"]


def test_an_interruption_after_the_load_says_that_the_store_has_changed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> object:
        raise KeyboardInterrupt

    office.write("reg/one.yaml", agreement("uno"))
    with monkeypatch.context() as patched:
        patched.setattr("coopcli.cli.commands.load.files_answer", interrupt)
        found = office.coop("load", "reg")
    assert found.code == 130
    assert "the store is as it was" not in found.err
    assert "the store holds the new state" in found.err


@pytest.mark.parametrize(("lang", "words"), [("en", "1,001 records"), ("vi", "1.001 hồ sơ")])
def test_a_load_that_takes_long_shows_how_far_it_is_on_a_terminal(
    office: Office, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    office.write("reg/one.yaml", "sources:\n" + "".join(f"- {{id: p{n}, title: P}}\n" for n in range(1000)))
    office.write("reg/three.yaml", agreement("three"))
    monkeypatch.setattr(progress, "SECONDS", 0)
    with monkeypatch.context() as patched:
        patched.setattr(progress, "is_terminal", lambda stream: True)
        shown = office.answer("list", lang=lang).err
    office.write("reg/three.yaml", agreement("four"))
    hidden = office.answer("list", lang=lang).err
    assert words in shown
    assert shown.index(words) < shown.index("reg/one.yaml"), "the bar goes before the line that stays"
    assert "\x1b" not in hidden


# A link by which something was loaded.


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_link_that_leads_elsewhere_is_told_and_can_be_followed(office: Office, kind: str) -> None:
    for name, year in (("r1", "2030"), ("r2", "2040")):
        office.write(f"{name}/a.yaml", SOURCE + PARTIES + agreement("linked", f"period: 2024/{year}"))
    here = office.folder / "here"
    link, tail = here / "current", "" if kind == "folder" else "/a.yaml"
    link.symlink_to(f"r1{tail}")
    assert office.coop("load", "current", "--only").code == 0
    assert "2030" in office.answer("list").out
    link.unlink()
    link.symlink_to(f"r2{tail}")
    stale = office.answer("list")
    assert "2030" in stale.out
    assert "current points elsewhere now" in stale.err
    _, _, typed = stale.err.strip().partition("to have what is there: ")
    for line in typed.split(" && "):
        assert office.coop(*line.split()[1:]).code == 0
    fresh = office.answer("list")
    assert ("2040" in fresh.out, fresh.err) == (True, "")


def test_what_was_loaded_is_unloaded_by_its_name_though_that_leads_nowhere_now(office: Office) -> None:
    here = office.folder / "here"
    (here / "reg").rename(here / "away")
    (here / "reg").symlink_to("nowhere")
    assert "coop unload reg" in office.answer("list").err
    assert office.coop("unload", "reg").code == 0


# How it stands.


def test_status_tells_gone_unreadable_changed_and_added_apart(office: Office) -> None:
    office.write("reg/base.yaml", SOURCE + PARTIES + "# more\n")
    office.write("reg/new.yaml", agreement("new"))
    (office.folder / "here/reg/one.yaml").unlink()
    (office.folder / "here/reg/lost.yaml").symlink_to("nowhere")
    rows = office.answer("status", "--format", "json").json
    assert {Path(row["file"]).name: row["state"] for row in rows} == {
        "base.yaml": "changed",
        "lost.yaml": "unreadable",
        "new.yaml": "added",
        "one.yaml": "gone",
        "two.yaml": "unchanged",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_a_pipe_where_a_loaded_file_lay_is_told_and_never_opened(coop: Coop, write: Write) -> None:
    path = write("alone.yaml", SOURCE + PARTIES + agreement("alone", BEFORE))
    assert coop("load", "alone.yaml").code == 0
    path.unlink()
    os.mkfifo(path)
    for lang, words in (
        ("en", "is neither a file nor a folder; the answer is from the last load"),
        ("vi", "theo lần nạp trước"),
    ):
        found = coop("list", "--format", "csv", "--columns", "id", lang=lang)
        assert (found.code, found.out) == (0, "id\nalone\n")
        assert words in found.err
    assert coop("load", str(path)).code == 2


@pytest.mark.parametrize(
    ("lang", "errors", "words"),
    [
        ("en", 1, "to load it again: coop load reg"),
        ("en", 2, "to see all 2 errors: coop load reg"),
        ("vi", 1, "để nạp lại: coop load reg"),
        ("vi", 2, "để xem cả 2 lỗi: coop load reg"),
    ],
)
def test_one_error_is_not_all_of_them(
    coop: Coop, write: Write, tmp_path: Path, lang: str, errors: int, words: str
) -> None:
    Office(coop, write, tmp_path)
    write("reg/one.yaml", agreement("one", *["standing: nosuch", "period: never"][:errors]))
    assert coop("list", lang=lang).err.splitlines()[0].endswith(words)


@pytest.mark.parametrize(("lang", "said"), [("en", "is not made anew"), ("vi", "không lập lại được")])
@pytest.mark.parametrize("fault", ["errors", "gone"])
def test_a_store_of_another_version_that_cannot_be_made_anew_gives_no_answer_from_the_last_load(
    office: Office, fault: str, lang: str, said: str
) -> None:
    with closing(sqlite3.connect(office.folder / "coop.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 77")
    if fault == "gone":
        shutil.rmtree(office.folder / "here/reg")
    else:
        office.write("reg/one.yaml", "nonsense: 1\n")
    found = office.answer("list", lang=lang)
    assert (found.code, found.out) == (4, "")
    assert said in found.err
    assert "last load" not in found.err
    assert "lần nạp trước" not in found.err
    assert "reg" in found.err


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "reg was loaded as a folder and is a file now"), ("vi", "reg đã được nạp là thư mục")],
)
def test_a_folder_in_whose_place_a_file_lies_is_told_so(office: Office, lang: str, said: str) -> None:
    hide_by_a_file(office.folder / "here/reg")
    for words in (("load", "reg"), ("list",)):
        found = office.answer(*words, lang=lang)
        assert said in found.err
        assert "coop unload reg" in found.err
    assert office.answer("unload", "reg").code == 0


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "reg is a link to a file that is not there"), ("vi", "reg là liên kết")]
)
def test_a_link_that_leads_nowhere_is_told_by_load_too(office: Office, lang: str, said: str) -> None:
    (office.folder / "here/reg").rename(office.folder / "here/away")
    (office.folder / "here/reg").symlink_to("/nowhere/share")
    found = office.answer("load", "reg", lang=lang)
    assert found.code == 2
    assert said in found.err
    assert "coop unload reg" in found.err
    assert office.answer("unload", "reg").code == 0
