"""YAML becomes nodes as libyaml reads it, with positions, bounds, and one problem for whatever is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from coopcli.problems import Problem
from coopcli.reading.nodes import (
    DEEPEST,
    ListNode,
    MappingNode,
    Node,
    Section,
    parts,
    position,
    text_of,
    tree,
)

SUITE = Path(__file__).parents[3] / "shared" / "real" / "yaml-test-suite.jsonl"
CASES = list(map(json.loads, SUITE.read_text(encoding="utf-8").splitlines())) if SUITE.exists() else []

LIBYAML_READS_OTHERWISE = {
    "652Z/00",  # a question mark begins a key inside brackets, as in YAML 1.1
    "HM87/01",
    "L24T/01",  # spaces on the last line of a block text are no line of it
    "Y2GN/00",  # a colon ends an anchor
}
"""Cases whose `json` is YAML 1.2, where libyaml reads 1.1 or errs."""


def read(text: str) -> tuple[Node | None, list[Problem]]:
    return tree(BytesIO(text.encode()), "x.yaml")


def node_of(text: str) -> Node:
    node, problems = read(text)
    assert node is not None
    assert problems == []
    return node


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text)[1]]


def plain(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return {key: plain(child) for key, child in node.items()}
    if isinstance(node, ListNode):
        return [plain(child) for child in node]
    return node.value


class Composed:
    """A second composer, over the same library's events: the tree of the first document, and what we refuse in it."""

    def __init__(self, text: str) -> None:
        self._events = iter(list(yaml.parse(text, Loader=yaml.CLoader)))
        self._anchors: dict[str, Any] = {}
        self.refused: set[str] = set()
        self.root: Any = None
        next(self._events)
        if isinstance(next(self._events), yaml.DocumentStartEvent):
            self.root = self._compose(next(self._events))
            next(self._events)
            if isinstance(next(self._events), yaml.DocumentStartEvent):
                self.refused.add("documents-several")

    def _compose(self, event: yaml.Event) -> Any:
        if isinstance(event, yaml.AliasEvent):
            return self._anchors[str(event.anchor)]
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.tag is not None:
            self.refused.add("tag-refused")
        made: Any = None
        if isinstance(event, yaml.ScalarEvent):
            made = event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            made = [self._compose(child) for child in self._until(yaml.SequenceEndEvent)]
        else:
            made = self._mapping()
        if event.anchor is not None:
            self._anchors[event.anchor] = made
        return made

    def _mapping(self) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._compose(event)
            value = self._compose(next(self._events))
            if not isinstance(key, str):
                self.refused.add("key-not-text")
            elif key in made:
                self.refused.add("key-double")
            else:
                made[key] = value
        return made

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self._events), end):
            yield event


def same_texts(node: Any, expected: Any) -> bool:
    """Whether the texts of a JSON value are those read; its numbers and nulls are our texts, left to our own rules."""
    if isinstance(expected, dict):
        return node.keys() == expected.keys() and all(
            same_texts(node[key], expected[key]) for key in expected
        )
    if isinstance(expected, list):
        return len(node) == len(expected) and all(map(same_texts, node, expected))
    return not isinstance(expected, str) or bool(node == expected)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['id']} {case['name']}" for case in CASES])
def test_each_case_of_the_yaml_test_suite_is_read_as_libyaml_says_or_refused_with_its_position(
    case: dict[str, Any],
) -> None:
    node, problems = read(case["yaml"])
    assert all(problem.line > 0 and problem.column > 0 for problem in problems)

    try:
        composed = Composed(case["yaml"])
    except yaml.YAMLError:
        assert problems, "libyaml refuses it"
        return
    assert {problem.code for problem in problems} == composed.refused
    if not problems:
        assert (None if node is None else plain(node)) == composed.root
        if case["json"] and case["id"] not in LIBYAML_READS_OTHERWISE:
            assert same_texts(composed.root, json.loads(case["json"]))


def test_positions_count_from_one_and_a_byte_order_mark_is_no_column() -> None:
    node, problems = tree(BytesIO(b"\xef\xbb\xbfa: b\nth\xe1\xbb\xa9: [c, {d: e}]\n"), "x.yaml")

    assert problems == []
    assert isinstance(node, MappingNode)
    assert position(node) == (1, 1)
    assert position(node["a"]) == (1, 4)
    listed = node["thứ"]
    assert isinstance(listed, ListNode)
    assert [position(listed), *map(position, listed)] == [(2, 6), (2, 7), (2, 10)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("", ""),
        ("~", ""),
        ("null", ""),
        ("Null", ""),
        ("NULL", ""),
        ("'~'", "~"),
        ('"null"', "null"),
        ("'  '", ""),
        ("' a '", "a"),
        ("nul", "nul"),
        ("NO", "NO"),
        ("012", "012"),
        ("12:30:00", "12:30:00"),
        ("2022-07-02", "2022-07-02"),
        ("1_000", "1_000"),
        ("|\n  a\n  b\n", "a\nb"),
    ],
)
def test_a_scalar_is_its_text_and_only_bare_nulls_are_nothing(written: str, text: str) -> None:
    node = node_of(f"key: {written}")

    assert isinstance(node, MappingNode)
    assert text_of(node["key"]) == text


def test_an_alias_is_what_it_names_as_key_and_as_value() -> None:
    assert plain(node_of("a: &one {b: &two c}\nd: *one\n*two : *two\n")) == {
        "a": {"b": "c"},
        "d": {"b": "c"},
        "c": "c",
    }


def test_an_anchor_given_again_means_the_later_value() -> None:
    assert plain(node_of("[&a x, *a, &a y, *a]")) == ["x", "x", "y", "y"]


@pytest.mark.parametrize("text", ["[*a]", "&a [*a]", "[*a, &a b]", "&a {b: *a}"])
def test_an_alias_of_what_is_not_complete_before_it_is_refused(text: str) -> None:
    assert codes(text) == ["alias-unknown"]


def test_aliases_are_good_for_ten_thousand_values_and_no_more() -> None:
    thousand = f"- &a [{', '.join('x' * 999)}]\n"

    assert codes(thousand + "- *a\n" * 10) == []
    assert codes(thousand + "- *a\n" * 11) == ["aliases-too-many"]
    assert codes(thousand + "- &b x\n" + "- *a\n" * 10 + "- *b\n") == ["aliases-too-many"]  # 10,001


def test_values_behind_aliases_of_aliases_are_counted_all() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for name, before in zip("bcdefghij", "abcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"

    assert codes(bomb) == ["aliases-too-many"]
    # A list of ten is 11 values, so `b` stands for 110, `c` for 10 x 111, and the eighth `*c` for too many.
    assert (read(bomb)[1][0].line, read(bomb)[1][0].column) == (4, len("d: &d [") + 7 * len("*c, ") + 1)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_cut_where_it_goes_too_far(opening: str) -> None:
    _, problems = read(opening * 5000)

    assert [(problem.code, problem.line) for problem in problems] == [("nested-too-deep", 1)]
    assert problems[0].column == len(opening) * DEEPEST + 1


def test_sixty_four_collections_may_stand_one_inside_another() -> None:
    assert codes("[" * DEEPEST + "]" * DEEPEST) == []
    assert codes("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == ["nested-too-deep"]


def test_the_first_of_two_equal_keys_stays_and_both_are_named() -> None:
    node, problems = read("a: 1\nb: 2\n a: 3\n".replace(" a", "a"))

    assert node is not None
    assert plain(node) == {"a": "1", "b": "2"}
    assert [(one.code, one.line, one.values["line"], one.values["column"]) for one in problems] == [
        ("key-double", 3, 1, 1)
    ]


def test_tags_merge_keys_and_keys_that_are_no_text_are_all_told_at_once() -> None:
    assert codes("- !!str a\n- !b c\n- {<<: {a: b}}\n- {'<<': c}\n- {? [d] : e}\n") == [
        "tag-refused",
        "tag-refused",
        "merge-refused",
        "key-not-text",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "--- ~\n", "%YAML 1.1\n---\n...\n"])
def test_a_file_with_nothing_in_it_is_empty(text: str) -> None:
    assert list(parts(BytesIO(text.encode()), "x.yaml")) == [Problem("file-empty", "x.yaml")]


def test_sections_come_with_their_elements_one_by_one_and_others_whole() -> None:
    text = "a:\n- b\n- {c: d}\ne: {f: g}\nh: &h [i]\nj: *h\nk:\n"

    found = list(parts(BytesIO(text.encode()), "x.yaml"))

    assert [
        (part.key.value, part.node and plain(part.node)) if isinstance(part, Section) else plain(part)
        for part in found
        if not isinstance(part, Problem)
    ] == [("a", None), "b", {"c": "d"}, ("e", {"f": "g"}), ("h", ["i"]), ("j", ["i"]), ("k", "")]


class Endless(RawIOBase):
    """A file without an end: the same record again and again."""

    def __init__(self) -> None:
        self.given = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        """Begin anew."""
        assert (offset, whence) == (0, 0)
        self.given = 0
        return 0

    def read(self, size: int = -1) -> bytes:
        """Give so many bytes of it."""
        assert size > 0
        text = b"agreements:\n" + b"- {id: a, title: b}\n" * (2 + (self.given + size) // 20)
        chunk = text[self.given : self.given + size]
        self.given += size
        return chunk


def test_an_element_comes_before_the_file_is_read_to_its_end() -> None:
    found = parts(Endless(), "x.yaml")  # type: ignore[arg-type]  # RawIOBase has all of BinaryIO that is used

    next(found)
    for _ in range(5000):
        part = next(found)
        assert not isinstance(part, (Section, Problem))
        assert plain(part) == {"id": "a", "title": "b"}


@pytest.mark.parametrize(
    ("content", "line", "column", "byte"),
    [
        (b"a: b\nc: \xc3\xa9\xff", 2, 5, "0xff"),
        (b"a: \xc4\nb: c", 1, 4, "0xc4"),
        ("a: Hôi".encode("cp1258"), 1, 5, "0xf4"),
        (b"a: \xed\xa0\x80", 1, 4, "0xed"),
        (b"a: b # \xe1\xbb", 1, 8, "0xe1"),
        (b"x" * 70_000 + b"\n\n\xf0\x28\x8c\x28", 3, 1, "0xf0"),
    ],
)
def test_bytes_that_are_no_utf_8_are_told_with_the_first_of_them(
    content: bytes, line: int, column: int, byte: str
) -> None:
    _, problems = tree(BytesIO(content), "x.yaml")

    assert problems == [Problem("not-utf-8", "x.yaml", line, column, {"byte": byte})]


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_make_the_reader_raise(content: bytes) -> None:
    for problem in tree(BytesIO(content), "x.yaml")[1]:
        assert problem.line >= 1
    list(parts(BytesIO(b"agreements:\n- " + content), "x.yaml"))
    list(parts(BytesIO(b"agreements: [" + content), "x.yaml"))


_LIKE_YAML = st.lists(st.sampled_from(list("[]{}:,-?&*!|>'\"%@`#\\ \n\t~<ab1é")), max_size=40).map("".join)


@given(_LIKE_YAML)
def test_no_text_of_yamls_own_signs_is_read_otherwise_than_libyaml_reads_it(text: str) -> None:
    node, problems = read(text)

    try:
        composed = Composed(text)
    except (yaml.YAMLError, KeyError):
        assert problems
        return
    if not problems:
        assert (None if node is None else plain(node)) == composed.root
