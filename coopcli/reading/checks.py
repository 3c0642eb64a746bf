"""What one record lacks, its name, and the names of provinces in it: judged when its values have been read."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from coopcli.law import about_barred, is_barred
from coopcli.places import LAOS, VIETNAM, meanings, nearest_names
from coopcli.problems import Problem
from coopcli.reading.lines import cut_at
from coopcli.reading.nodes import MappingNode, Node, Scalar, position, text_of
from coopcli.reading.scalars import language_tag
from coopcli.records.record import Value, Values
from coopcli.records.record_types import CITING
from coopcli.terms.sense_of_lifecycle import Doubt
from coopcli.text import nearest


class Report:
    """Collects the problems of one file."""

    def __init__(self, file: str, comments: Mapping[int, str] = MappingProxyType({})) -> None:
        self.file = file
        self._comments = comments
        self._problems: list[Problem] = []

    def add(self, code: str, where: Node | tuple[int, int], hint: str = "", **values: object) -> None:
        """Note a problem at a node or a position; `hint` is another hint than the code's own."""
        line, column = where if isinstance(where, tuple) else position(where)
        self._problems.append(Problem(code, self.file, line, column, values, hint))

    def add_unknown_field(self, node: MappingNode, name: str, fields: Collection[str]) -> None:
        """Note a key that is none of the fields, with those that were probably meant."""
        # `signed_date` is meant for `date_signed`, which is not near it letter by letter.
        same = tuple(field for field in fields if sorted(field.split("_")) == sorted(name.split("_")))
        near = same or nearest(name, fields, 1)
        self.add("field-unknown", node.keys_at[name], field=name, near=near, fields=tuple(fields))

    def look_for_cut(self, node: Node) -> None:
        """Note where a comment cuts the text of a node; `comments` are the lines that have one."""
        if self._comments and type(node) is Scalar and not node.style:
            mark: Any = node.end_mark
            line, end = mark.line, mark.column
            column = cut_at(self._comments, line, end, node.value)
            if column is not None:
                lost = self._comments[line][column:]
                self.add("text-cut-by-comment", (line + 1, column + 1), text=lost)

    def take(self) -> list[Problem]:
        """Give what was noted since the last call."""
        taken, self._problems = self._problems, []
        return taken


_PLACES: Final = {"agreements": "place_signed", "activities": "places"}


def lacks(section: str, values: Values, given: Container[str]) -> Iterator[Doubt]:
    """Give the doubts about one record of a section: no name, no source, a province that is not known.

    `given` has the fields that are written, those that could not be read included.
    """
    if section == "agreements":
        if "title" not in given and "parties" not in given:
            yield Doubt("agreement-without-name", values)
        yield from _name(values)
    if section in CITING and "cite" not in given:
        yield Doubt("cite-missing", values)
    yield from _province(values)
    for place in values.records(_PLACES.get(section, "")):
        yield from _province(place)


def _name(values: Values) -> Iterator[Doubt]:
    """Doubt a title that begins with the name of a treaty, in whichever of its languages."""
    title = values.get("title")
    texts = title.values() if isinstance(title, dict) else (title,)
    barred = next((text for text in texts if isinstance(text, str) and is_barred(text)), None)
    if barred is not None:
        yield Doubt("name-barred", values, "title", about_barred(barred))


def _province(values: Values) -> Iterator[Doubt]:
    name, country = values.text("province"), values.text("country")
    if name and country in (None, VIETNAM, LAOS):
        code, near = _doubt_of_province(name, country)
        if code:
            yield Doubt(code, values, "province", {"text": name, "near": near})


@lru_cache(10_000)
def _doubt_of_province(name: str, country: str | None) -> tuple[str, tuple[str, ...]]:
    """Give the code and the names to write instead; "" for the name of one province."""
    units = meanings(name, country)
    if not units:
        return "province-unknown", nearest_names(name, country)
    return "province-ambiguous" if len(units) > 1 else "", tuple(unit.name_vi for unit in units)


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
        text = read_text(report, field, node)
        report.look_for_cut(node)
        return text
    if not node:
        report.add("value-empty", node, field=field)
    texts: dict[str, Value] = {}
    for name, child in node.items():
        tag, text = language_tag(name), text_of(child)
        report.look_for_cut(child)
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
