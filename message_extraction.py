"""Finds the messages in the sources, for Babel, which only developers have: see `make messages`.

Babel's own way reads tokens: it overlooks a marked text that stands deeper inside another call, and stops at
`data.count(b"…")`. This one reads the syntax tree.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

Found = tuple[int, str, tuple[str | None, ...], list[str]]
"""As Babel wants it: line, keyword, the texts among the arguments (None for another argument), comments."""


def extract(
    file: IO[bytes],
    keywords: Mapping[str, object],
    comment_tags: Sequence[str],
    options: Mapping[str, object],
) -> Iterator[Found]:
    """Give every call of a keyword, such as `N_` or `say`, whose first argument is a text."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            texts = tuple(map(_text, node.args))
            if name in keywords and texts and texts[0]:
                yield node.lineno, name, texts, []


def _text(argument: ast.expr) -> str | None:
    value = argument.value if isinstance(argument, ast.Constant) else None
    return value if isinstance(value, str) else None
