"""The order of the house, and what its modules import: held by `test_layers`, drawn on the page `docs/house.md`.

A room is a folder of `coopcli`, or a module that stands in it alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import coopcli

PACKAGE = Path(coopcli.__file__).parent

LAYERS = (
    ("__main__",),
    ("cli",),
    ("report", "keeping", "checking", "difference"),
    ("loading", "reading", "render"),
    ("duties", "summary", "parties", "sources"),
    ("activities", "commitments", "search", "show"),
    ("agreements",),
    ("asking", "law"),
    ("terms",),
    ("records",),
    ("lists",),
    ("i18n", "store"),
    ("answer",),
    ("places", "days"),
    ("text", "problems", "wordings", "errors", "__init__"),
)
"""From top to bottom: a room imports from lower layers and from itself."""
SIBLINGS = LAYERS[-2:]
"""Layers whose rooms may import one another, as long as no two modules do so in a circle."""


def name_of(path: Path) -> str:
    """The module name of a source file; a package is its `__init__`."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


@cache
def sources() -> dict[str, ast.Module]:
    return {name_of(path): ast.parse(path.read_bytes()) for path in sorted(PACKAGE.rglob("*.py"))}


def imports_of(name: str) -> Iterator[str]:
    """All that a module imports, inside functions and for type checking too, as dotted names."""
    for node in ast.walk(sources()[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} has a relative import"
            assert node.module
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in sources() else node.module


def own_imports_of(name: str) -> Iterator[str]:
    for imported in imports_of(name):
        if imported == "coopcli":
            yield "coopcli.__init__"
        elif imported.startswith("coopcli."):
            yield imported


def room_of(name: str) -> str:
    return name.split(".")[1]


def layer_of(name: str) -> int:
    for depth, rooms in enumerate(LAYERS):
        if room_of(name) in rooms:
            return depth
    raise AssertionError(f"{room_of(name)} has no place in LAYERS")
