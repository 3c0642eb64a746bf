"""`python -m bench.house`: what the house measures, with the bars beside: modules, lines, rooms entered by a question.

A module counts as entered when a code object of `coopcli` other than a module's own runs, counted from before the
import; the register that ships is asked, piped, in English, on a fixed day.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from bench.running import CHECKOUT, TODAY
from tests.layers import own_imports_of, sources

PACKAGE: Final = CHECKOUT / "coopcli"
NAMES_OF_ROOMS: Final = frozenset({"find", "rows", "answer", "columns", "__init__"})
"""File names that each noun may have."""

MOST_LINES: Final = 300
LONGEST: Final = 40

_ENTERED: Final = """
import sys
entered = set()
def note(frame, event, argument):
    name = frame.f_globals.get("__name__", "")
    if event == "call" and name.startswith("coopcli") and frame.f_code.co_name != "<module>":
        entered.add(name)
sys.setprofile(note)
from coopcli.cli.app import main
code = main(sys.argv[1:])
sys.setprofile(None)
print(len(entered), file=sys.stderr)
sys.exit(code)
"""


class Figure(NamedTuple):
    """One line of the table: what is counted, what it is now, and the most (or the least) that it may be."""

    what: str
    now: int
    bar: int
    sign: str = "<="

    @property
    def within(self) -> bool:
        """Whether the bar holds."""
        return self.now >= self.bar if self.sign == ">=" else self.now <= self.bar


def figures() -> Iterator[Figure]:
    """Count the house."""
    trees = {path: ast.parse(path.read_bytes()) for path in sorted(PACKAGE.rglob("*.py"))}
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in trees}
    names = Counter(path.name for path in trees if path.stem not in NAMES_OF_ROOMS)
    yield Figure("modules", len(trees), 160)
    yield Figure("lines", sum(lines.values()), 23_500)
    yield Figure("public docstrings, per cent", _share_of_docstrings(trees.values()), 95, ">=")
    for question, bar in (("list", 30), ("turns", 34), ("due", 46), ("summary", 34)):
        yield Figure(f"modules entered by {question}", entered_by(question), bar)
    yield Figure("functions with a language", sum(map(_languages, trees.values())), 30)
    yield Figure("file names more than once", sum(count > 1 for count in names.values()), 5)
    yield Figure("functions over 40 lines", sum(map(_long, trees.values())), 3)
    yield Figure("modules in a circle", _in_circles(), 0)
    yield Figure("files over 300 lines", sum(count > MOST_LINES for count in lines.values()), 7)


def entered_by(*question: str) -> int:
    """Give how many modules a question enters, in a process of its own."""
    with TemporaryDirectory(prefix="coop-house-") as folder:
        own = ("--db", str(Path(folder) / "coop.sqlite3"), "--lang", "en", "--today", TODAY)
        said = ""
        for words in (("load", str(CHECKOUT / "data/agreements.yaml")), question):
            command = [sys.executable, "-c", _ENTERED, *words, *own]
            done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=True)
            said = done.stderr
        return int(said.split()[-1])


def _share_of_docstrings(trees: Iterable[ast.Module]) -> int:
    """Give how many of a hundred modules, public classes and public functions say what they are."""
    told = [ast.get_docstring(node) is not None for tree in trees for node in _public(tree)]
    return 100 * sum(told) // len(told)


def _public(node: ast.Module | ast.ClassDef) -> Iterator[ast.Module | ast.ClassDef | ast.FunctionDef]:
    yield node
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
            yield inner
        elif isinstance(inner, ast.ClassDef) and not inner.name.startswith("_"):
            yield from _public(inner)


def _in_circles() -> int:
    """Count the modules that import themselves over others; imports inside functions count."""
    imports = {name: {*own_imports_of(name)} & {*sources()} for name in sources()}
    while bare := [name for name, used in imports.items() if not used & {*imports}]:
        for name in bare:
            del imports[name]
    return len(imports)


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _languages(tree: ast.Module) -> int:
    """Count the functions that have a parameter which is a language, and the attributes that are one."""
    parameters = [
        function
        for function in _functions(tree)
        if any(
            one.annotation is not None and ast.unparse(one.annotation) == "Language"
            for one in (*function.args.args, *function.args.kwonlyargs)
        )
    ]
    attributes = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "Language"
    ]
    lambdas = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Lambda) and any(one.arg == "language" for one in node.args.args)
    ]
    return len(parameters) + len(attributes) + len(lambdas)


def _long(tree: ast.Module) -> int:
    return sum((node.end_lineno or 0) - node.lineno + 1 > LONGEST for node in _functions(tree))


def main() -> None:
    """Print the table."""
    print(f"{'figure':<32} {'now':>7} {'bar':>9}  within")
    for figure in figures():
        bar = f"{figure.sign} {figure.bar:,}"
        print(f"{figure.what:<32} {figure.now:>7,} {bar:>9}  {'yes' if figure.within else 'NO'}")


if __name__ == "__main__":
    main()
