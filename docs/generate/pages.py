"""A page is prose with marked blocks: what stands between two marks is generated, all else is hand-written.

<!-- generated: fields -->
… the block `fields` …
<!-- end of generated -->
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from docs.generate import (
    checks,
    commands,
    contract,
    house,
    journey,
    law,
    questions,
    record_format,
    schemas,
    template,
)

FOLDER: Final = Path(__file__).parents[1]

BLOCKS: Final[Mapping[str, Callable[[], str]]] = {
    **record_format.BLOCKS,
    **commands.BLOCKS,
    **contract.BLOCKS,
    **questions.BLOCKS,
    **template.BLOCKS,
    **journey.BLOCKS,
    **house.BLOCKS,
    **law.BLOCKS,
    **schemas.BLOCKS,
    **checks.BLOCKS,
}
"""Every block by the name in its mark."""

BEGINNING: Final = "<!-- generated: "
_BLOCK: Final = re.compile(
    rf"({BEGINNING}([a-z-]+) -->\n)(?:(?!{BEGINNING}).)*?(<!-- end of generated -->\n)", re.DOTALL
)


def fresh_pages() -> Iterator[tuple[Path, str]]:
    """Give each page that has blocks, with the text that it should have now."""
    for page in sorted(FOLDER.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        if BEGINNING in text:
            yield page, fresh(text)


def fresh(text: str) -> str:
    """Give the text of a page with its blocks made anew.

    Raises KeyError for a mark that names no block, ValueError for one whose end is missing.
    """
    made, blocks = _BLOCK.subn(lambda found: f"{found[1]}\n{BLOCKS[found[2]]().strip()}\n\n{found[3]}", text)
    if blocks != text.count(BEGINNING):
        raise ValueError("the end of a generated block is missing")
    return made
