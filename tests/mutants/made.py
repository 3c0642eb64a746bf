"""Mutants: the text of a file with one place of it changed, by mutmut's operators in Python, by our table in SQL.

Of mutmut's operators those are used that a reader could have written so: a bound, a sign, a condition, a number. What
mypy would refuse at once, an argument dropped or a None for a value, would only flatter the share that is killed.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Final, NamedTuple

import libcst
from mutmut.mutation import mutators

from tests.mutants.rooms import ROOT
from tests.mutants.sql import broken, broken_views, is_sql

_USED: Final = frozenset(
    {
        mutators.operator_number,
        mutators.operator_name,
        mutators.operator_keywords,
        mutators.operator_swap_op,
        mutators.operator_remove_unary_ops,
        mutators.operator_if_exp,
        mutators.operator_augmented_assignment,
        mutators.operator_symmetric_string_methods_swap,
    }
)
_OPERATORS: Final = tuple(
    (kind, operator) for kind, operator in mutators.mutation_operators if operator in _USED
)
_NOT_RUN: Final = (libcst.Annotation, libcst.Decorator, libcst.Import, libcst.ImportFrom)


class Mutant(NamedTuple):
    """A file with one place changed: the changed lines as they were and as they are, and the whole new text."""

    file: str
    line: int
    before: str
    after: str
    text: str

    def __str__(self) -> str:
        """As a diff, after the file and the line."""
        lines = [f"-{line}" for line in self.before.splitlines()] + [
            f"+{line}" for line in self.after.splitlines()
        ]
        return "\n  ".join((f"{self.file}:{self.line}", *lines))


class Place(NamedTuple):
    """One change of a file that is not made yet: making all of them takes longer than the few that are drawn."""

    path: Path
    tree: libcst.Module | None
    node: libcst.CSTNode | None
    new: libcst.CSTNode | str

    def mutant(self, root: Path = ROOT) -> Mutant:
        """Make the change; the file is named as it lies below `root`."""
        text = str(self.new)
        if self.tree is not None and self.node is not None and isinstance(self.new, libcst.CSTNode):
            changed = self.tree.deep_replace(self.node, self.new)
            assert isinstance(changed, libcst.Module)
            text = changed.code
        before, after, line = _compared(self.path.read_text("utf-8"), text)
        return Mutant(str(self.path.relative_to(root)), line, before, after, text)


def places(path: Path, *, sql: bool) -> list[Place]:
    """Give all places of a file that can be changed: of its SQL, or of the Python around it."""
    text = path.read_text("utf-8")
    if path.suffix == ".sql":
        return [Place(path, None, None, new) for new in broken_views(text)]
    tree = libcst.parse_module(text)
    visitor = _Visitor(sql=sql)
    tree.visit(visitor)
    return [Place(path, tree, node, new) for node, new in visitor.found]


class _Visitor(libcst.CSTVisitor):
    """Collects the nodes that can be changed, each with what may stand in its place."""

    def __init__(self, *, sql: bool) -> None:
        super().__init__()
        self.found: list[tuple[libcst.CSTNode, libcst.CSTNode]] = []
        self._changed = _sql_changed if sql else _python_changed

    def on_visit(self, node: libcst.CSTNode) -> bool:
        if isinstance(node, _NOT_RUN) or _is_docstring(node):
            return False
        self.found += [(node, new) for new in self._changed(node)]
        return True


def _python_changed(node: libcst.CSTNode) -> Iterator[libcst.CSTNode]:
    for kind, operator in _OPERATORS:
        if isinstance(node, kind):
            yield from operator(node)


def _sql_changed(node: libcst.CSTNode) -> Iterator[libcst.CSTNode]:
    if isinstance(node, libcst.SimpleString | libcst.FormattedStringText) and is_sql(node.value):
        for text in broken(node.value):
            yield node.with_changes(value=text)


def _is_docstring(node: libcst.CSTNode) -> bool:
    return isinstance(node, libcst.Expr) and isinstance(node.value, libcst.SimpleString)


def _compared(whole: str, text: str) -> tuple[str, str, int]:
    """Give the lines that differ, as they were and as they are, and where the first of them stands."""
    diff = [*unified_diff(whole.splitlines(), text.splitlines(), n=0, lineterm="")][2:]
    before, after = (
        "\n".join(line[1:].strip() for line in diff if line.startswith(sign)) for sign in ("-", "+")
    )
    return before, after, int(diff[0].split()[1].lstrip("-").partition(",")[0])
