"""Rules that look into the text of a source, where its file lies beside the register: quotes, and numbers of lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from coopcli.checking.rules.register import Register, problem_at
from coopcli.problems import Problem
from coopcli.records.record import Record, Values
from coopcli.text import fold

_LINES: Final = re.compile(r"lines? ([0-9]+)(?:-([0-9]+))?")

ReadText = Callable[[str], "str | None"]


def quotes_not_found(register: Register, read_text: ReadText) -> Iterator[Problem]:
    """Tell of a quote that the text of its source does not have, and of a line that it ends before.

    `read_text` gives the text of a file that a source names, None where there is none: of that nothing is told.
    """
    texts: dict[str, list[str] | None] = {}
    for source in register.of("sources"):
        name = source.values.text("text")
        text = read_text(name) if name else None
        texts[source.id] = (
            None if text is None else text.removesuffix("\n").split("\n")
        )  # as editors count them
    if any(lines is not None for lines in texts.values()):
        for record in register.records:
            for citation in _citations(record.values):
                lines = texts.get(str(citation.get("source")))
                if lines is not None:
                    yield from _judge(record, citation, lines)


def _citations(values: Values) -> Iterator[Values]:
    """Give the citations of a record, its nested records included."""
    yield from values.records("cite")
    for name in values.keys() - {"cite", "inferred"}:
        for one in values.records(name):
            yield from _citations(one)


def _judge(record: Record, citation: Values, lines: list[str]) -> Iterator[Problem]:
    found = _LINES.fullmatch(citation.text("place") or "")
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, len(lines))
    source = citation["source"]
    if last > len(lines):
        yield problem_at(record, citation, "line-not-there", line=last, source=source, count=len(lines))
        return
    quote = citation.text("quote")
    if quote and fold(quote) not in fold(" ".join(lines[first - 1 : last])):
        place = f"{source} {citation.get('place', '')}".strip()
        yield problem_at(record, citation, "quote-not-found", text=quote, place=place)
