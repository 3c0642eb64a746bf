"""Texts that people read: a plain one, or one in each of several languages."""

from __future__ import annotations

from coopcli.reading.checks import Report
from coopcli.reading.nodes import MappingNode, Node, Scalar, text_of
from coopcli.reading.scalars import language_tag
from coopcli.records.record import Value


def read_text(report: Report, field: str, node: Node) -> str | None:
    """Read the text of one value; None, with a problem, where there is none."""
    text = text_of(node)
    if not text:
        report_no_text(report, field, node)
    return text or None


def report_no_text(report: Report, field: str, node: Node) -> None:
    """Report a value that is empty, or no single text."""
    report.add("value-empty" if type(node) is Scalar else "value-expected", node, field=field)


def read_texts(report: Report, field: str, node: Node) -> Value | None:
    """Read `{vi: …, en: …}`, its keys as BCP 47 tags are usually written, or a plain text."""
    if type(node) is not MappingNode:
        return read_text(report, field, node)
    if not node:
        report.add("value-empty", node, field=field)
    texts: dict[str, Value] = {}
    for name, child in node.items():
        tag, text = language_tag(name), text_of(child)
        if tag and text and tag not in texts:
            texts[tag] = text
        elif is_cut(node, name) and not (tag and text):
            report_cut(report, node, name)
            break
        elif tag is None:
            report.add("language-unreadable", node.keys_at[name], text=name)
        elif tag in texts:
            report.add("value-double", node.keys_at[name], text=tag, field=field)
        else:
            report_no_text(report, field, child)
    return texts or None


def is_cut(node: MappingNode, name: str) -> bool:
    """Say whether a comma inside `{ }` may have made a key of what should go on with the text before it."""
    return node.flow and name != next(iter(node))


def report_cut(report: Report, node: MappingNode, name: str) -> None:
    """Report the key that was a part of a text."""
    names = list(node)
    before = node[names[names.index(name) - 1]]
    text = before.value if type(before) is Scalar else ""
    report.add("text-cut-by-comma", node.keys_at[name], before=text, after=name)
