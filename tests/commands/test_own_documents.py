"""`own_documents: true` in the settings: a record without `cite` is in every answer one of `cite: self`."""

from __future__ import annotations

import pytest

from tests.commands.conftest import Write
from tests.conftest import Coop
from tests.stores import Store

SETTINGS = "settings: {own_documents: %s}\n"
RECORDS = """sources: [{id: s1}]
parties:
- {id: a, name: Hội A, country: VN%(cite)s}
- {id: b, name: Hội B, country: LA, cite: s1 line 2}
agreements:
- id: paper
  title: Thỏa thuận
  standing: signed
  date_signed: 2024-01-02
  parties: [a, b]
  commitments:
  - {id: visits, text: Trao đổi đoàn, every: year}
  - {id: told, text: Báo tin, cite: s1 line 3}
%(line)s
activities:
- {id: visit, kind: visit, dates: 2025-03, parties: [a], fulfils: paper/visits%(cite)s}
- {id: heard, kind: visit, dates: 2025-04, cite: s1}
"""
UNCITED = RECORDS % {"cite": "", "line": ""}
CITED = RECORDS % {"cite": ", cite: self", "line": "  cite: self"}

TABLES = (
    "record",
    "citation",
    "reference",
    "agreement",
    "commitment",
    "activity",
    "party",
    "term",
    "duty",
    "search",
)
WITHOUT = "file", "line", "column", "number", "uncited"


def content(store: Store) -> dict[str, list[dict[str, object]]]:
    """All that the store holds of the records, without where it stands in the files."""
    found = {}
    for table in TABLES:
        names = [row[1] for row in store.ask(f"PRAGMA table_info({table})") if row[1] not in WITHOUT]
        if table == "search":
            continue
        columns = ", ".join(f'"{name}"' for name in names)
        rows = store.ask(f"SELECT {columns} FROM {table} WHERE TRUE ORDER BY {columns}")
        found[table] = [dict(zip(names, row, strict=True)) for row in rows if "settings" not in row]
    return found


def test_the_store_is_the_one_that_cite_self_makes(tmp_path) -> None:  # type: ignore[no-untyped-def]
    one, other = Store(tmp_path / "one.sqlite3"), Store(tmp_path / "other.sqlite3")
    assert one.load({"/a.yaml": UNCITED, "/s.yaml": SETTINGS % "true"}).problems == ()
    assert other.load({"/a.yaml": CITED, "/s.yaml": "settings: {own_documents: false}\n"}).problems == ()
    assert content(one) == content(other)


def test_it_holds_for_files_loaded_before_it_and_goes_with_it(store: Store) -> None:
    assert [one.code for one in store.load({"/a.yaml": UNCITED}).problems] == ["cite-missing"] * 3
    before = content(store)
    assert store.load({"/s.yaml": SETTINGS % "true"}).kept
    rests = store.ask("SELECT record, field, source FROM citation WHERE source IS NULL ORDER BY record")
    assert rests == [("a", "", None), ("paper", "", None), ("visit", "", None)]
    assert store.load({"/s.yaml": SETTINGS % "false"}).kept
    assert content(store) == before
    assert store.load({"/s.yaml": SETTINGS % "true"}).kept
    assert store.load({}, dropped=["/s.yaml"]).kept
    assert content(store) == before


def test_a_file_loaded_after_the_settings_is_not_warned_of(store: Store) -> None:
    assert store.load({"/s.yaml": SETTINGS % "true"}).kept
    assert store.load({"/a.yaml": UNCITED}).problems == ()
    assert store.load({"/b.yaml": "parties: [{id: c, name: C}]\n"}).problems == ()
    assert len(store.ask("SELECT 1 FROM citation WHERE source IS NULL")) == 4


def test_status_counts_the_warnings_that_hold_now(coop: Coop, write: Write) -> None:
    write("a.yaml", UNCITED)
    write("s.yaml", SETTINGS % "true")

    def warnings() -> list[int]:
        return [row["warnings"] for row in coop("status", "-f", "json").json]

    assert coop("load", "a.yaml").code == 0
    assert warnings() == [3]
    assert coop("load", "s.yaml").err == ""
    assert warnings() == [0, 0]
    assert coop("unload", "s.yaml").code == 0
    assert warnings() == [3]


@pytest.mark.parametrize(
    "question",
    [
        ("list", "--sources"),
        ("list", "--source", "s1"),
        ("commitments", "--source", "s1"),
        ("activities", "--source", "s1"),
        ("activities", "--sources"),
        ("parties", "--sources"),
        ("show", "paper"),
        ("show", "a"),
        ("turns",),
        ("sources",),
        ("commitments", "--columns", "id,cite"),
        ("search", "Thỏa thuận"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_every_answer_is_the_one_of_cite_self(
    question: tuple[str, ...], form: str, coop: Coop, write: Write
) -> None:
    def answers(records: str, own: str) -> list[str]:
        write("a.yaml", records)
        write("s.yaml", SETTINGS % own)
        assert coop("load", "a.yaml", "s.yaml").code == 0
        return [coop(*question, "-f", form, lang=lang).out for lang in ("en", "vi")]

    assert answers(UNCITED, "true") == answers(CITED, "false")


def test_settings_show_it_in_words(coop: Coop, write: Write) -> None:
    write("s.yaml", SETTINGS % "true")
    assert coop("load", "s.yaml").code == 0
    told = coop("show", "settings", lang="vi")
    assert "văn bản của cơ quan" in told.out


def test_an_agreement_without_a_source_is_warned_of_once_not_for_each_commitment(store: Store) -> None:
    found = store.load({"/a.yaml": UNCITED}).problems
    assert [(one.code, one.line) for one in found] == [
        ("cite-missing", 3),
        ("cite-missing", 6),
        ("cite-missing", 16),
    ]


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "changed: qq/0.yaml; 4 warnings"), ("vi", "đã sửa: qq/0.yaml; 4 cảnh báo")]
)
def test_what_rests_on_nothing_since_the_settings_changed_is_counted_before_the_answer(
    coop: Coop, write: Write, lang: str, words: str
) -> None:
    """The file of the records is not read again: a, paper, visit and c would be doubted if it were."""
    write("qq/0.yaml", SETTINGS % "true")
    write("qq/a.yaml", UNCITED)
    write("qq/b.yaml", "parties:\n- {id: c, name: Hội C, country: VN}\n")
    assert coop("load", "qq").code == 0
    write("qq/0.yaml", SETTINGS % "false")
    first = coop("list", lang=lang).err.splitlines()[0]
    assert words in first


def test_what_rests_on_nothing_since_the_settings_are_gone_is_said_by_load(coop: Coop, write: Write) -> None:
    write("0.yaml", SETTINGS % "true")
    write("b.yaml", "parties:\n- {id: c, name: Hội C, country: VN}\n")
    assert coop("load", "0.yaml", "b.yaml").err == ""
    write("0.yaml", "settings: {}\n")
    assert "b.yaml:2:3: warning: the record names no source" in coop("load", "0.yaml").err
