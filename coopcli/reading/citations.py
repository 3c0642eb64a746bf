"""`cite` and `inferred`: which source says so, and what is thought rather than said."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from coopcli.reading.checks import Report, read_text, read_texts
from coopcli.reading.nodes import ListNode, MappingNode, Node, Scalar, position
from coopcli.reading.scalars import UnreadableError, read_id
from coopcli.records.record import OWN_DOCUMENT, Placed, Value, Values
from coopcli.text import nearest

MOST_WORDS_QUOTED: Final = 12

PARTS: Final = ("source", "place", "quote")
_SOURCE_HELP: Final = {"vi": "mã của nguồn", "en": "the id of the source"}

LINES: Final = re.compile(r"lines? ?([1-9][0-9]{0,8})(?: ?[-–] ?([1-9][0-9]{0,8}))?")
PAGES: Final = re.compile(r"pp?\. ?([1-9][0-9]{0,8})(?: ?[-–] ?([1-9][0-9]{0,8}))?")
SECTION: Final = re.compile(r"§ ?([0-9A-Za-z][^\s§]*)")


def read_citations(report: Report, fields: Collection[str], node: Node) -> Value | None:
    """Read a citation, a list of them, or a map from field to either, of a record that can have these fields.

    Gives Values `{field?, source, place?, quote?}`, places in one form: `lines 9-21`, `§3`, `p. 4`.
    """
    if type(node) is not MappingNode or not node or any(part in node for part in PARTS):
        return [*_citations(report, node)] or None
    citations: list[Value] = []
    for name, child in node.items():
        if name not in fields and not name.startswith("x-"):
            report.add_unknown_field(node, name, fields)
        citations += [
            Values(citation.line, citation.column, {"field": name} | citation)
            for citation in _citations(report, child)
        ]
    return citations or None


def read_reasons(report: Report, node: Node) -> Value | None:
    """Read a map from field to the reason, a text that people read."""
    if type(node) is not MappingNode or not node:
        report.add("reason-expected", node)
        return None
    reasons = {name: read_texts(report, name, child) for name, child in node.items()}
    return {name: reason for name, reason in reasons.items() if reason is not None} or None


def check_reasons(report: Report, record: MappingNode) -> None:
    """Report the reasons for what the record does not state."""
    reasons = record["inferred"]
    if type(reasons) is not MappingNode:
        return
    for name in reasons:
        if name not in record:
            near = nearest(name, record, 1)
            report.add("reason-without-field", reasons.keys_at[name], field=name, near=near)


def _citations(report: Report, node: Node) -> list[Values]:
    """Read one citation or a list of them."""
    if not isinstance(node, Scalar) and not node:
        report.add("value-empty", node, field="cite")
        return []
    several = node if type(node) is ListNode else [node]
    read = (
        _long_citation(report, one) if type(one) is MappingNode else _short_citation(report, one)
        for one in several
    )
    return [citation for citation in read if citation is not None]


def _short_citation(report: Report, node: Node) -> Values | None:
    """Read `s003 line 8`, or a source alone."""
    text = read_text(report, "cite", node)
    if text is None:
        return None
    try:
        source, place = divide_citation(text)
    except UnreadableError as error:
        report.add(error.code, node, error.hint, **error.values)
        return None
    citation = Values(*position(node), {"source": Placed(source, *position(node))})
    if place:
        citation["place"] = place
    return citation


@lru_cache(8192)
def divide_citation(text: str) -> tuple[str, str]:
    """Divide a citation into its source and the place in it ("": none). Raises UnreadableError."""
    source, _, words = text.partition(" ")
    place = _place(words.strip())
    if place is None:
        raise UnreadableError("citation-unreadable", text=text)
    try:
        return _read_source(source), place
    except UnreadableError:
        raise UnreadableError("citation-unreadable", text=text) from None


def _read_source(text: str) -> str:
    """Read the id of a source, or `self`. Raises UnreadableError."""
    return text if text == OWN_DOCUMENT else read_id(text)


def _place(words: str) -> str | None:
    """Give a place in a source ("": none) in its one form; None if it is of no form known."""
    if not words:
        return words
    if section := SECTION.fullmatch(words):
        return f"§{section[1]}"
    for pattern, one, several in ((LINES, "line", "lines"), (PAGES, "p.", "pp.")):
        if found := pattern.fullmatch(words):
            first, last = int(found[1]), int(found[2] or found[1])
            if last < first:
                raise UnreadableError("range-reversed", first=first, last=last)
            return f"{one} {first}" if first == last else f"{several} {first}-{last}"
    return None


def _long_citation(report: Report, node: MappingNode) -> Values | None:
    """Read `{source: s003, place: line 8, quote: …}`; there a place may be any words."""
    if "quote" in node:
        report.look_for_cut(node["quote"])
    texts = {name: read_text(report, name, child) for name, child in node.items() if name in PARTS}
    for name in node:
        if name not in PARTS:
            report.add_unknown_field(node, name, PARTS)
    source, place, quote = (texts.get(part) for part in PARTS)
    if "source" not in texts:
        report.add("required-missing", node, field="source", help=_SOURCE_HELP)
    if source is None:
        return None
    citation = Values(*position(node))
    try:
        citation["source"] = Placed(_read_source(source), *position(node["source"]))
        if place:
            citation["place"] = _place(place) or place
    except UnreadableError as error:
        report.add(error.code, node, error.hint, **error.values)
        return None
    if quote:
        citation["quote"] = quote
        if (count := len(quote.split())) > MOST_WORDS_QUOTED:
            report.add("quote-too-long", node["quote"], count=count, limit=MOST_WORDS_QUOTED)
    return citation
