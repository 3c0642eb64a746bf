"""Pieces of Markdown (GitHub's): tables, code, anchors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

BREAK = "<br>"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table; the cells are Markdown already (`plain` makes it of any text)."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def plain(text: str) -> str:
    """Give a text as Markdown that shows it as it is, in a cell too; what stands in backticks stays code."""
    parts = text.split("`")
    return "`".join(part if place % 2 else _escaped(part) for place, part in enumerate(parts)).replace(
        "|", r"\|"
    )


def code(text: str) -> str:
    """Give a text as code, in a cell too."""
    return f"`{text}`".replace("|", r"\|")


def block(text: str, language: str = "") -> str:
    """Give lines as a block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def link(text: str, anchor: str) -> str:
    """Give a link to a heading of the same page."""
    return f"[{text}](#{anchor})"


def _escaped(text: str) -> str:
    for sign in ("\\", "*", "_", "<", ">", "[", "]"):
        text = text.replace(sign, f"\\{sign}")
    return text
