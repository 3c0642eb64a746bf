"""The tool that breaks the program: what it changes and what it leaves alone, and that its tables still fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants.__main__ import drawn_of
from tests.mutants.made import places
from tests.mutants.rooms import ROOMS, ROOT, matching
from tests.mutants.same import SAME
from tests.mutants.sql import broken, broken_views, is_sql


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("a < ?", {"a <= ?"}),
        ("a >= ?", {"a > ?"}),
        ("a = b", {"a <> b"}),
        ("a IS NULL", {"a IS NOT NULL"}),
        ("a IS NOT NULL", {"a IS NULL"}),
        ("NOT a", {"a"}),
        ("NOT EXISTS (b)", {"EXISTS (b)"}),
        ("EXISTS (b)", {"NOT EXISTS (b)"}),
        ("min(a, b)", {"max(a, b)"}),
        ("ORDER BY a DESC NULLS LAST", {"ORDER BY a ASC NULLS LAST", "ORDER BY a DESC NULLS FIRST"}),
        ("CASE WHEN a THEN 3 ELSE 0 END", {
            "CASE WHEN a THEN 2 ELSE 0 END", "CASE WHEN a THEN 3 ELSE 1 END", "CASE WHEN FALSE THEN 3 ELSE 0 END",
        }),
        ("(b AND c)", {"(b OR c)", "(b AND TRUE)"}),
        ("WHERE (a OR b) ORDER BY c", {
            "WHERE (a AND b) ORDER BY c", "WHERE (a OR FALSE) ORDER BY c", "WHERE TRUE ORDER BY c",
        }),
        ("AND CASE WHEN a THEN b END)", {
            "OR CASE WHEN a THEN b END)", "AND CASE WHEN FALSE THEN b END)", "AND TRUE)",
        }),
        ("WHERE a -- AND b\nORDER BY c", {"WHERE TRUE -- AND b\nORDER BY c"}),
        ("UPDATE d SET a = 1, b = 2 WHERE c = 3;", {
            "UPDATE d SET a = 1, b = 2 WHERE c <> 3;", "UPDATE d SET a = 1, b = 2 WHERE TRUE;",
        }),
        ("AND certainty = 'surely'", {"OR certainty = 'surely'", "AND certainty <> 'surely'"}),
        ('"""AND a."when" < ?"""', {
            '"""OR a."when" < ?"""', '"""AND a."when" <= ?"""', '"""AND TRUE"""',
        }),
    ],
)  # fmt: skip
def test_sql_is_broken_at_each_place_that_the_table_finds(sql: str, expected: set[str]) -> None:
    assert set(broken(sql)) == expected


def test_of_a_schema_only_the_views_are_broken() -> None:
    table = "CREATE TABLE a (b CHECK (b < 1 AND b IS NOT NULL));\n"
    view = "CREATE VIEW c AS\nSELECT b FROM a WHERE b = 1;\n"
    assert set(broken_views(table + view + table)) == {
        table + view.replace(" = ", " <> ") + table,
        table + view.replace("b = 1", "TRUE") + table,
    }


@pytest.mark.parametrize(("text", "sql"), [("SELECT 1", True), (" <= ?)", True), ("a, or b", False)])
def test_a_piece_of_sql_is_told_from_words(text: str, sql: bool) -> None:
    assert is_sql(text) == sql


PROGRAM = '''"""Counts < and AND."""
from a import b

def count(day: int | None) -> int:
    """Count."""
    return day < 7 and query(f"x AND y = {day}")
'''


@pytest.mark.parametrize(
    ("sql", "changed"),
    [
        (False, {"return day <= 7 and query", "return day < 8 and query", "return day < 7 or query"}),
        (True, {'"x OR y = {day}"', '"x AND y <> {day}"'}),
    ],
)
def test_either_the_python_is_changed_or_the_sql_in_it(sql: bool, changed: set[str], tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM, "utf-8")
    mutants = [place.mutant(root=tmp_path) for place in places(path, sql=sql)]
    assert len(mutants) == len(changed)
    for mutant in mutants:
        assert (mutant.file, mutant.line) == ("program.py", 6)
        assert mutant.before == 'return day < 7 and query(f"x AND y = {day}")'
        assert mutant.text == PROGRAM.replace(mutant.before, mutant.after)
        assert [part for part in changed if part in mutant.after]


def test_a_glob_that_matches_nothing_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-room"):
        matching(("tests/mutants/*.py", "coopcli/no-such-room/*.py"))


def test_three_hundred_places_are_drawn_and_each_room_has_enough_of_them() -> None:
    assert sum(room.broken for room in ROOMS.values()) == 300
    for name, room in ROOMS.items():
        found = [place for path in matching(room.files) for place in places(path, sql=name.startswith("SQL"))]
        assert len(found) >= room.broken
        assert matching(room.tests)


def test_the_seed_decides_what_is_drawn() -> None:
    one, again, other = ([*map(str, drawn_of("agreements", seed))] for seed in (1, 1, 2))
    assert one == again
    assert len(set(one)) == ROOMS["agreements"].broken
    assert one != other


def test_what_is_told_to_change_nothing_still_stands_in_the_program() -> None:
    """A line that was rewritten has its reason no more."""
    files = [path for room in ROOMS.values() for path in matching(room.files)]
    lines = {line.strip() for path in files for line in path.read_text("utf-8").splitlines()}
    gone = [before for before, _ in SAME if not lines.issuperset(before.splitlines())]
    assert not gone
    assert ROOT in files[0].parents
