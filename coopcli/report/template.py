"""The template of the report: what it may say, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import BinaryIO, Final, NamedTuple, TypeVar, cast

from coopcli.problems import Problem
from coopcli.reading.checks import Report, read_text, read_texts
from coopcli.reading.nodes import ListNode, MappingNode, Node, text_of, tree
from coopcli.records.record import Texts
from coopcli.report import particulars, results
from coopcli.text import nearest

PASSAGES: Final = (
    "period", "signed", "carried_out", "figures", "commitments", "changed", "statements", "planned",
)  # fmt: skip
"""What the register knows and a chapter may hold."""

PLACEHOLDERS: Final = ("{year}", "{next_year}", "{first}", "{last}")
"""What a heading is filled with: the year reported, the one after it, the first and the last day reported."""

NAMES: Final = ("title", "name")
"""The values that say which agreement a row is about: each annex needs one of them."""

NUMBER: Final = "number"
"""The value that is the number of the row."""

_OF_AGREEMENTS: Final = (NUMBER, *particulars.MAKES)

VALUES: Final = {
    "signed": _OF_AGREEMENTS,
    "in_force": _OF_AGREEMENTS,
    "changes": (*_OF_AGREEMENTS, *results.OF_CHANGES),
    "planned": (*_OF_AGREEMENTS, *results.OF_PLANS),
}
"""The values that may fill the columns of an annex, by the rows that it has."""


class TemplateColumn(NamedTuple):
    """A column of an annex: its heading, and the values in its cells; none prints as not known."""

    label: Texts
    values: tuple[str, ...]


class TemplateAnnex(NamedTuple):
    """An annex: `rows` is a key of `VALUES`, `apart` the heading over what cannot be told, where there is one."""

    heading: Texts
    apart: Texts | None
    rows: str
    columns: tuple[TemplateColumn, ...]


class TemplateChapter(NamedTuple):
    """A chapter of the narrative; `unknown` is what it asks for and no register holds."""

    heading: Texts
    passages: tuple[str, ...]
    unknown: tuple[Texts, ...]


class Template(NamedTuple):
    """The whole form; `gaps` is the heading of the list of what is not known."""

    title: Texts
    chapters: tuple[TemplateChapter, ...]
    annexes: tuple[TemplateAnnex, ...]
    gaps: Texts


_Read = TypeVar("_Read")

_HELP: Final = {
    "title": {"vi": "tên báo cáo, {vi: …, en: …}", "en": "the name of the report, {vi: …, en: …}"},
    "chapters": {"vi": "các chương của báo cáo", "en": "the chapters of the report"},
    "annexes": {"vi": "các phụ lục", "en": "the annexes"},
    "gaps": {"vi": "tiêu đề danh sách thông tin còn thiếu", "en": "the heading over what is not known"},
    "heading": {"vi": "tiêu đề, {vi: …, en: …}", "en": "the heading, {vi: …, en: …}"},
    "label": {"vi": "tên cột, {vi: …, en: …}", "en": "the label of the column, {vi: …, en: …}"},
    "rows": {"vi": ", ".join(VALUES), "en": ", ".join(VALUES)},
    "columns": {"vi": "các cột của phụ lục", "en": "the columns of the annex"},
    "value": {"vi": "một cột có `value: title`", "en": "a column with `value: title`"},
}
_IN_BRACES: Final = re.compile(r"\{[^{}]*\}|\{\S*")
_NO_TEXT: Final[Texts] = ""
"""Stands where a text is at fault: the template is then not used."""


def read_template(stream: BinaryIO, file: str) -> tuple[Template | None, list[Problem]]:
    """Read a template; None, with the problems, where it has any. Never raises for what the stream holds."""
    root, problems = tree(stream, file)
    if root is None and problems:
        return None, problems
    report = Report(file)
    template = _template(report, root if root is not None else MappingNode())
    problems += report.take()
    return (None if problems else template), problems


def _template(report: Report, root: Node) -> Template:
    fields = _fields(report, "template", root, ("title", "chapters", "annexes", "gaps"))
    return Template(
        title=_heading(report, "title", fields),
        chapters=tuple(_each(report, "chapters", fields, _chapter)),
        annexes=tuple(_each(report, "annexes", fields, _annex)),
        gaps=_heading(report, "gaps", fields),
    )


def _chapter(report: Report, node: Node) -> TemplateChapter:
    fields = _fields(report, "chapters", node, ("heading",), ("passages", "unknown"))
    return TemplateChapter(
        heading=_heading(report, "heading", fields),
        passages=_words(report, "passages", fields, PASSAGES),
        unknown=tuple(_each(report, "unknown", fields, partial(_text, name="unknown"))),
    )


def _annex(report: Report, node: Node) -> TemplateAnnex:
    fields = _fields(report, "annexes", node, ("heading", "rows", "columns"), ("apart",))
    rows = "".join(_words(report, "rows", fields, VALUES)[:1])
    columns = tuple(_each(report, "columns", fields, partial(_column, rows=rows)))
    values = {value for column in columns for value in column.values}
    if rows and "columns" in fields and "" not in values and values.isdisjoint(NAMES):
        report.add("required-missing", fields["columns"], field="value", help=_HELP["value"])
    return TemplateAnnex(
        heading=_heading(report, "heading", fields),
        apart=_heading(report, "apart", fields) if "apart" in fields else None,
        rows=rows,
        columns=columns,
    )


def _column(report: Report, node: Node, rows: str) -> TemplateColumn:
    """Where the annex does not say which rows it has, that is the problem to put right first."""
    fields = _fields(report, "columns", node, ("label",), ("value",))
    value = fields.get("value")
    empty = value is not None and not isinstance(value, MappingNode | ListNode) and not text_of(value)
    values = _words(report, "value", fields, VALUES[rows]) if rows in VALUES and not empty else ()
    return TemplateColumn(_text(report, fields.get("label"), "label"), values)


def _fields(
    report: Report, name: str, node: Node, required: Collection[str], optional: Collection[str] = ()
) -> MappingNode:
    """Give the fields of a part, those that it lacks or cannot have reported."""
    known = (*required, *optional)
    if not isinstance(node, MappingNode):
        report.add("record-expected", node, field=name, fields=known)
        return MappingNode()
    for field in node:
        if field not in known and not field.startswith("x-"):
            report.add_unknown_field(node, field, known)
    for field in required:
        if field not in node:
            report.add("required-missing", node or (0, 0), field=field, help=_HELP[field])
    return node


def _text(report: Report, node: Node | None, name: str) -> Texts:
    return cast("Texts", read_texts(report, name, node) or _NO_TEXT) if node is not None else _NO_TEXT


def _heading(report: Report, name: str, fields: MappingNode) -> Texts:
    """Read a text that is filled; what it asks for in braces and is none of the placeholders is reported."""
    node = fields.get(name)
    for text in node.values() if isinstance(node, MappingNode) else (node,):
        if text is not None:
            for found in _IN_BRACES.findall(text_of(text) or ""):
                if found not in PLACEHOLDERS:
                    _add_unknown(report, text, name, found, PLACEHOLDERS)
    return _text(report, node, name)


def _add_unknown(report: Report, node: Node, name: str, word: str, known: Collection[str]) -> None:
    """Note a word that is none of those that are known, with the one that was probably meant."""
    report.add("code-unknown", node, text=word, field=name, near=nearest(word, known, 1), codes=tuple(known))


def _each(
    report: Report, name: str, fields: MappingNode, read: Callable[[Report, Node], _Read]
) -> Iterator[_Read]:
    """Read each element of a list; one alone is a list of one."""
    node = fields.get(name)
    if node is not None:
        yield from (read(report, child) for child in (node if isinstance(node, ListNode) else (node,)))


def _words(report: Report, name: str, fields: MappingNode, known: Collection[str]) -> tuple[str, ...]:
    """Read one word or a list of them; "" stands for one that is not known, and is reported."""
    return tuple(_each(report, name, fields, partial(_word, name=name, known=known)))


def _word(report: Report, node: Node, name: str, known: Collection[str]) -> str:
    word = read_text(report, name, node)
    if word is None or word in known:
        return word or ""
    _add_unknown(report, node, name, word, known)
    return ""
