"""How a piece of SQL is broken: the table of edits, one place at a time, and conditions taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

EDITS: Final = (
    (r"\bAND\b", "OR"),
    (r"\bOR\b", "AND"),
    (r"(?<= )<(?= )", "<="),
    (r"(?<= )<=(?= )", "<"),
    (r"(?<= )>(?= )", ">="),
    (r"(?<= )>=(?= )", ">"),
    (r"(?<= )=(?= )", "<>"),
    (r"(?<= )<>(?= )", "="),
    (r"\bIS NOT\b", "IS"),
    (r"\bIS\b(?! NOT)", "IS NOT"),
    (r"(?<!IS )\bNOT ", ""),
    (r"(?<!NOT )\bEXISTS\b", "NOT EXISTS"),
    (r"(?<!NOT )\bIN\b", "NOT IN"),
    (r"\bmin\(", "max("),
    (r"\bmax\(", "min("),
    (r"\bDESC\b", "ASC"),
    (r"\bNULLS LAST\b", "NULLS FIRST"),
    (r"\bDISTINCT ", ""),
    (r"\bLEFT JOIN\b", "JOIN"),
    (r"\b(THEN|ELSE) 3\b", r"\1 2"),
    (r"\b(THEN|ELSE) 2\b", r"\1 3"),
    (r"\b(THEN|ELSE) 1\b", r"\1 0"),
    (r"\b(THEN|ELSE) 0\b", r"\1 1"),
)
"""A pattern, and what stands in its place; `=` after SET gives a value and is left alone."""

_KEYWORD: Final = re.compile(
    r"\b(SELECT|SET|FROM|WHERE|ON|AND|OR|WHEN|THEN|ELSE|END|JOIN|LEFT|CROSS|CASE|IN|IS|NOT|EXISTS|UNION|ORDER|GROUP|"
    r"LIMIT|HAVING|VALUES|UPDATE)\b"
)
_DROPPED: Final = {"WHERE": "TRUE", "ON": "TRUE", "AND": "TRUE", "OR": "FALSE", "WHEN": "FALSE"}
"""By the word before a condition: what stands for it, so that it decides nothing any more."""

_AFTER: Final = frozenset(
    {"AND", "OR", "THEN", "ORDER", "GROUP", "UNION", "LIMIT", "JOIN", "LEFT", "CROSS", "WHERE"}
)
_COMMENT: Final = re.compile(r"--[^\n]*")
_VIEW: Final = re.compile(r"^CREATE VIEW .*?;$", re.MULTILINE | re.DOTALL)


def is_sql(text: str) -> bool:
    """Whether a literal of the program is SQL or a piece of it: a keyword stands in it, or a mark is compared."""
    return bool(_KEYWORD.search(text) or re.search(r"[<>=] \?", text))


def broken(sql: str) -> Iterator[str]:
    """Give the text with one place changed, for each place that an edit of the table finds, comments left out."""
    bare = _COMMENT.sub(lambda comment: " " * len(comment[0]), sql)
    for pattern, new in EDITS:
        for found in re.finditer(pattern, bare):
            if not (found[0] == "=" and _gives_value(bare[: found.start()])):
                yield sql[: found.start()] + found.expand(new) + sql[found.end() :]
    for word in re.finditer(r"\b(WHERE|ON|AND|OR|WHEN)\s+", bare):
        end = _end_of_condition(bare, word.end())
        if end is not None and bare[word.end() : end].strip() != "TRUE":
            yield sql[: word.end()] + _DROPPED[word[1]] + sql[end:]


def broken_views(schema: str) -> Iterator[str]:
    """Give a schema with one place of its views changed: tables and indexes answer nothing by themselves."""
    for view in _VIEW.finditer(schema):
        for text in broken(view[0]):
            yield schema[: view.start()] + text + schema[view.end() :]


def _gives_value(before: str) -> bool:
    words = _KEYWORD.findall(before)
    return bool(words) and words[-1] == "SET"


def _end_of_condition(sql: str, start: int) -> int | None:
    """Give where a condition ends, after its last sign; None where it goes on behind this piece of SQL."""
    depth = 0
    for token in re.finditer(r'[();]|"+\Z|\b[A-Z]+\b', sql[start:]):
        place = start + token.start()
        if depth == 0 and (token[0] in _AFTER or token[0][0] in ');"'):
            return start + len(sql[start:place].rstrip())
        depth += {"(": 1, "CASE": 1, ")": -1, "END": -1}.get(token[0], 0)
    return None
