"""Several edits in one call: the same as one after the other, and the file is read no more often than for one."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import Mock

import pytest

from coopcli.errors import OutputError
from coopcli.keeping.editing import Add, Drop, Edit, Put, edited
from coopcli.reading.nodes import tree

FILE = """\
# of the office
sources:
- id: s1
  title: One

- id: s2
  title: Two # the second

- id: s3
  title: Three

parties:
- {id: a, name: A}
- {id: b, name: B}
agreements:
- id: a-b
  parties: [a, b]
  commitments:
  - id: visits
    text: Visit
  - id: letters
    text: Write
duties:
- duty: a-b/copy-1
  done: 2024-01-01
"""


def one_by_one(text: str, edits: Sequence[Edit]) -> str:
    content = text.encode()
    for edit in edits:
        content = edited(content, "x.yaml", [edit])
    return content.decode()


@pytest.mark.parametrize(
    "edits",
    [
        [Add("sources", {"id": "s4", "title": "Four"}), Add("sources", {"id": "s5", "title": "Five"})],
        [Add("parties", {"id": "c", "name": "C"}), Add("parties", {"id": "d", "name": "D"})],
        [Add("sources", {"id": "s4"}), Add("parties", {"id": "c"}), Add("sources", {"id": "s5"})],
        [Add("statements", {"id": "t"}), Add("activities", {"id": "v"}), Add("statements", {"id": "u"})],
        [Add("sources", {"id": "s4"}), Put("sources", "s4", ("title",), "Four"), Drop("sources", "s1")],
        [Put("sources", "s1", ("title",), "1"), Put("sources", "s1", ("publisher",), "X")],
        [Put("sources", "s3", ("publisher",), "X"), Add("sources", {"id": "s4"})],
        [Drop("sources", "s1"), Drop("sources", "s2"), Drop("sources", "s3")],
        [Drop("parties", "a"), Put("parties", "b", ("level",), "national"), Drop("sources", "s3")],
        [Drop("commitments", "a-b/visits"), Drop("commitments", "a-b/letters")],
        [Put("commitments", "a-b/visits", ("every",), "year"), Put("agreements", "a-b", ("title",), "T")],
        [Put("duties", "a-b/copy-1", ("done",), "2025-01-01"), Drop("duties", "duty:a-b/copy-1")],
        [Put("settings", "settings", ("own_documents",), "true"), Put("settings", "settings", ("x-a",), "b")],
        [Put("sources", "s1", ("title",), "One"), Put("sources", "s1", ("title",), "1")],
    ],
)
@pytest.mark.parametrize("ending", ["", "x-own: 1\n", "x-own: &o text\nx-more: *o\n", "# the end"])
def test_edits_in_one_call_are_the_same_as_one_after_the_other(edits: list[Edit], ending: str) -> None:
    text = FILE + ending
    assert edited(text.encode(), "x.yaml", edits).decode() == one_by_one(text, edits)


def test_hundreds_of_edits_read_the_file_as_often_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Mock(wraps=tree)
    monkeypatch.setattr("coopcli.keeping.editing.layout.tree", read)
    edits: list[Edit] = [
        *(Add("sources", {"id": f"n{number}", "title": "New"}) for number in range(300)),
        *(Add("parties", {"id": f"p{number}", "name": "New"}) for number in range(300)),
        Put("sources", "s2", ("title",), "2"),
        Put("agreements", "a-b", ("title",), "T"),
    ]
    made = edited(FILE.encode(), "x.yaml", edits).decode()
    assert read.call_count == 2  # before and after
    assert (made.count("id: n"), made.count("{id: p"), made.count("title: T\n")) == (300, 300, 1)
    assert "title: 2 # the second\n" in made


def test_what_is_refused_among_others_is_told_by_its_own_line() -> None:
    edits: list[Edit] = [
        Add("sources", {"id": "s4", "title": "Four"}),
        Put("parties", "a", ("level",), "national"),
        Put("parties", "zz", ("level",), "national"),
        Put("parties", "b", ("level",), "national"),
    ]
    with pytest.raises(OutputError) as together:
        edited(FILE.encode(), "x.yaml", edits)
    with pytest.raises(OutputError) as alone:
        edited(FILE.encode(), "x.yaml", edits[2:3])
    assert (together.value.message, together.value.values) == (alone.value.message, alone.value.values)
