"""How the house is built: which room may import which, whose library is whose, who may look at the clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.layers import LAYERS, SIBLINGS, imports_of, layer_of, own_imports_of, room_of, sources

FINDING = "find"
"""A module of this name, or one that begins with it, asks the store for its noun."""

OWNERS = {
    "typer": ("coopcli.cli",),
    "click": (),
    "rich": ("coopcli.cli", "coopcli.render.terminal"),
    "yaml": ("coopcli.reading", "coopcli.render.yaml"),
    "sqlite3": ("coopcli.store", "coopcli.loading", FINDING),
    "sqlite_utils": ("coopcli.loading",),
    "babel": (),
    "edtf": (),
}
"""Libraries, and the only rooms and modules that may import each."""


def finds(name: str) -> bool:
    return name.rpartition(".")[2].partition("_")[0] == FINDING


def calls_in(name: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(sources()[name]) if isinstance(node, ast.Call))


@pytest.mark.parametrize("name", sources())
def test_a_module_imports_from_lower_layers_or_its_own_room(name: str) -> None:
    for imported in own_imports_of(name):
        if room_of(imported) != room_of(name):
            beside = layer_of(imported) == layer_of(name) and LAYERS[layer_of(name)] in SIBLINGS
            assert layer_of(imported) > layer_of(name) or beside, f"{name} imports {imported}"


def test_what_writes_an_answer_asks_no_store() -> None:
    """All that an answer says is found while its question has the store open."""
    for imported in own_imports_of("coopcli.cli.output"):
        assert room_of(imported) not in ("store", "sources"), imported
        assert not imported.rpartition(".")[2].startswith(FINDING), imported


def test_no_modules_import_each_other_in_a_circle() -> None:
    finished: set[str] = set()

    def follow(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path[path.index(name) :], name))
        if name not in finished:
            for imported in own_imports_of(name):
                if imported in sources():
                    follow(imported, (*path, name))
            finished.add(name)

    for name in sources():
        follow(name, ())


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_is_imported_by_its_owners_only(library: str) -> None:
    for name in sources():
        found = FINDING in OWNERS[library] and finds(name)
        owned = found or any(name == owner or name.startswith(f"{owner}.") for owner in OWNERS[library])
        if not owned:
            assert library not in {imported.partition(".")[0] for imported in imports_of(name)}, name


@pytest.mark.parametrize("name", [name for name in sources() if finds(name)])
def test_what_asks_the_store_does_not_judge(name: str) -> None:
    """Of the rooms of nouns it uses what finds and what is found: the rows. What follows from them is judged after."""
    nouns = {room_of(module) for module in sources() if finds(module)}
    for imported in own_imports_of(name):
        if room_of(imported) in nouns:
            assert finds(imported) or imported.endswith(".rows"), f"{name} imports {imported}"


@pytest.mark.parametrize("name", [name for name in sources() if room_of(name) != "cli"])
def test_only_the_command_line_looks_at_the_clock(name: str) -> None:
    clocks = {"today", "now", "utcnow", "time", "localtime", "gmtime"}
    for call in calls_in(name):
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name | ast.Attribute):
            owner = ast.unparse(call.func.value).rpartition(".")[2]
            assert not (owner in {"date", "datetime", "time"} and call.func.attr in clocks), ast.unparse(call)


@pytest.mark.parametrize("name", [name for name in sources() if room_of(name) not in ("cli", "__main__")])
def test_only_the_command_line_prints_and_ends_the_process(name: str) -> None:
    called = {ast.unparse(call.func) for call in calls_in(name)}
    assert not called & {"print", "input", "exit", "quit", "sys.exit", "os._exit"}


BESIDE_THE_ROOMS = {
    "bench": "the measurements",
    "commands": "whole commands, as they are typed",
    "errors": "a bad example for each problem",
    "frozen": "answers as they were",
    "golden": "whole answers as agreed",
    "mutants": "lines broken on purpose, to see whether a test notices",
    "questions": "what people ask, answered from the articles",
    "recipes": "README's table, done",
}
"""Folders of tests that stand for no room, and what they hold."""


def test_the_folders_of_tests_are_those_of_the_house() -> None:
    tests = {path.name for path in Path(__file__).parent.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert tests - BESIDE_THE_ROOMS.keys() <= {room_of(name) for name in sources()}
    assert tests >= BESIDE_THE_ROOMS.keys()


def test_no_two_classes_have_one_name() -> None:
    names = [
        node.name for tree in sources().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]
    assert [name for name in names if names.count(name) > 1] == []
