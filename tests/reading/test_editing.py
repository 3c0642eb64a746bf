"""One field of one duty is put into a file of records, and every other byte stays as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from coopcli.days.dates import read_date
from coopcli.errors import OutputError
from coopcli.i18n import Language, say, speaking
from coopcli.problems import Problem
from coopcli.reading.editing import Lines, lines_changed, with_duty
from coopcli.reading.records import read_file

DAY = date(2026, 11, 22)
UNTIL = "2026-12-31"
PARTY = "parties:\n- id: rc-kon-tum\n  name: {vi: Hội Chữ thập đỏ}  # as signed\n"


def snoozed(text: str, duty: str = "a/copy") -> str:
    return with_duty(text.encode(), "x.yaml", duty, "snoozed_until", UNTIL).decode()


def said(text: str, duty: str = "a/copy") -> list[str]:
    """What the refusal says."""
    with pytest.raises(OutputError) as raised:
        snoozed(text, duty)
    error = raised.value
    with speaking(Language("en")):
        return [say(one, **error.values) for one in (error.message, *error.hints)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "duties:\n- duty: a/copy  # sent late\n  done: 2022-07-20\n",
            "duties:\n- duty: a/copy  # sent late\n  snoozed_until: 2026-12-31\n  done: 2022-07-20\n",
        ),
        (
            "duties:\n  -   done: 2022\n      duty: 'a/copy'",
            "duties:\n  -   done: 2022\n      duty: 'a/copy'\n      snoozed_until: 2026-12-31",
        ),
        (
            "duties:\n- {duty: a/copy , done: 2022}\n",
            "duties:\n- {duty: a/copy, snoozed_until: 2026-12-31 , done: 2022}\n",
        ),
        ("duties: [{duty: a/copy}]\n", "duties: [{duty: a/copy, snoozed_until: 2026-12-31}]\n"),
        (
            '{"duties": [{"duty": "a/copy"}]}',
            '{"duties": [{"duty": "a/copy", snoozed_until: 2026-12-31}]}',
        ),
    ],
    ids=["block", "indented, no newline at the end", "flow record", "flow list", "JSON"],
)
def test_a_record_of_the_duty_gets_the_field(before: str, after: str) -> None:
    assert snoozed(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "duties:\n- duty: a/copy\n  snoozed_until: 2026-06-01 # why\n",
            "  snoozed_until: 2026-12-31 # why\n",
        ),
        ('duties:\n- duty: a/copy\n  snoozed_until: "2026-06"\n', "  snoozed_until: 2026-12-31\n"),
        ("duties:\n- duty: a/copy\n  snoozed_until:\n", "  snoozed_until: 2026-12-31\n"),
        ("duties:\n- duty: a/copy\n  snoozed_until: # later\n", "  snoozed_until: 2026-12-31 # later\n"),
        ("duties:\n- {snoozed_until: 2026, duty: a/copy}\n", "- {snoozed_until: 2026-12-31, duty: a/copy}\n"),
    ],
)
def test_a_field_that_is_there_is_replaced(before: str, after: str) -> None:
    assert snoozed(before).splitlines(keepends=True)[-1] == after
    assert snoozed(before).splitlines()[:-1] == before.splitlines()[:-1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "duties:\n- duty: b\n  # a word on b\n\n# the parties\n" + PARTY,
            "duties:\n- duty: b\n  # a word on b\n- duty: a/copy\n  snoozed_until: 2026-12-31\n\n# the parties\n"
            + PARTY,
        ),
        (
            "duties:\n  - duty: b\n    by:\n      vi: x",
            "duties:\n  - duty: b\n    by:\n      vi: x\n  - duty: a/copy\n    snoozed_until: 2026-12-31",
        ),
        (
            "duties:\n- duty: b\n  note: |\n    one\n    two\n" + PARTY,
            "duties:\n- duty: b\n  note: |\n    one\n    two\n- duty: a/copy\n  snoozed_until: 2026-12-31\n"
            + PARTY,
        ),
        (
            "duties:\n- duty: b\n  cite: [s1 line 1,\n    s2 line 2\n    ]\n" + PARTY,
            "duties:\n- duty: b\n  cite: [s1 line 1,\n    s2 line 2\n    ]\n"
            "- duty: a/copy\n  snoozed_until: 2026-12-31\n" + PARTY,
        ),
        (
            "duties:\n- {duty: b}\n" + PARTY,
            "duties:\n- {duty: b}\n- {duty: a/copy, snoozed_until: 2026-12-31}\n" + PARTY,
        ),
        ("duties: [{duty: b},]\n", "duties: [{duty: b}, {duty: a/copy, snoozed_until: 2026-12-31},]\n"),
        ("duties: [] # none\n", "duties: [{duty: a/copy, snoozed_until: 2026-12-31}] # none\n"),
        (
            "duties: # none\n" + PARTY,
            "duties: # none\n- duty: a/copy\n  snoozed_until: 2026-12-31\n" + PARTY,
        ),
    ],
)
def test_a_list_without_the_duty_gets_a_record_in_its_own_style(before: str, after: str) -> None:
    assert snoozed(before) == after


@pytest.mark.parametrize(
    ("before", "added"),
    [
        (PARTY, "duties:\n- duty: a/copy\n  snoozed_until: 2026-12-31\n"),
        (PARTY.rstrip(), "\nduties:\n- duty: a/copy\n  snoozed_until: 2026-12-31"),
        (
            "x-own: 1\n\n" + PARTY.replace("\n", "\n  ").rstrip(" ") + "# the end\n",
            "\nduties:\n  - duty: a/copy\n    snoozed_until: 2026-12-31\n",
        ),
    ],
    ids=["block", "no newline at the end", "indented, blank lines between sections, comment at the end"],
)
def test_a_file_without_the_section_gets_it_at_its_end_in_the_style_of_the_others(
    before: str, added: str
) -> None:
    assert snoozed(before) == before + added


def test_line_endings_and_a_byte_order_mark_stay() -> None:
    before = b"\xef\xbb\xbf" + (PARTY + "duties:\n- duty: b\n").replace("\n", "\r\n").encode()
    after = with_duty(before, "x.yaml", "a/copy", "snoozed_until", UNTIL)
    assert after == before + b"- duty: a/copy\r\n  snoozed_until: 2026-12-31\r\n"


@pytest.mark.parametrize(
    ("before", "line", "hint"),
    [
        (
            "{parties: []}\n",
            1,
            "write a section duties: [{duty: a/copy, snoozed_until: 2026-12-31}] into the file",
        ),
        (
            PARTY + "...\n",
            4,
            "write a section duties: [{duty: a/copy, snoozed_until: 2026-12-31}] into the file",
        ),
        (
            "x-a: 1\nduties: {}\n",
            2,
            "write {duty: a/copy, snoozed_until: 2026-12-31} into the list of this section",
        ),
        (
            "duties:\n-\n  duty: b\n",
            1,
            "write {duty: a/copy, snoozed_until: 2026-12-31} into the list of this section",
        ),
        (
            "x-a: &b [{duty: b}]\nduties: *b\n",
            2,
            "write {duty: a/copy, snoozed_until: 2026-12-31} into the list",
        ),
        (
            "x-a: &b {duty: a/copy}\nduties:\n- *b\n",
            1,
            "write snoozed_until: 2026-12-31 into the record in this line",
        ),
        (
            "duties:\n- duty: >-\n    a/copy\n",
            2,
            "write snoozed_until: 2026-12-31 into the record in this line",
        ),
        (
            "duties:\n- duty: a/copy\n  snoozed_until: [2026]\n",
            2,
            "write snoozed_until: 2026-12-31 into the record in this line",
        ),
        (
            "duties:\n- duty: a/copy\n  snoozed_until: &day 2026-06-01\n",
            2,
            "write snoozed_until: 2026-12-31 into the record in this line",
        ),
    ],
)
def test_what_cannot_be_changed_safely_is_refused_with_what_to_write_and_where(
    before: str, line: int, hint: str
) -> None:
    message, next_step = said(before)
    assert (
        message
        == f"x.yaml:{line}: this place is written in a way that cannot be changed without risk to the rest"
    )
    assert next_step.startswith(hint)
    assert next_step.endswith("then: coop load x.yaml")


@pytest.mark.parametrize("text", ["", "duties: [", "- a\n", "a: 1\na: 2\n", "duties: !!x []\n"])
def test_a_file_that_does_not_read_is_not_touched(text: str) -> None:
    assert said(text) == ["x.yaml cannot be changed: it cannot be read", "see why: coop load x.yaml"]


@pytest.mark.parametrize("value", ["2026\n- duty: b", "2026 # x", "a: b", "*x", "'2026'"])
def test_a_value_that_would_be_read_otherwise_is_refused(value: str) -> None:
    with pytest.raises(OutputError):
        with_duty(b"duties:\n- duty: a/copy\n", "x.yaml", "a/copy", "snoozed_until", value)


def test_the_lines_that_changed_are_told_with_what_stood_there() -> None:
    assert lines_changed(b"a\nb\n", b"a\nx\ny\nb\n") == Lines(2, 3, ())
    assert lines_changed(b"a\r\nb", b"a\r\nb\r\nc") == Lines(3, 3, ())
    assert lines_changed(b"a\nb\nc\n", b"a\nB\nc\n") == Lines(2, 2, ("b",))
    assert lines_changed(b"x\nx\n", b"x\nx\nx\n") == Lines(3, 3, ())
    assert lines_changed(b"a\n", b"a\n") == Lines(2, 1, ())


COMMENTS = st.sampled_from(["", "", "", "# một lời\n", "\n", "  # deep\n", "\n\n# - duty: a/copy\n"])
TAILS = st.sampled_from(["", "", "  # why: {x}"])
DUTIES = st.sampled_from(["a/copy", "b/end", "rc-2022/end", "yearly-report-2026"])
FIELDS = (
    ("done", st.sampled_from(["2022-07-20", "'2022'", "2019~"])),
    ("snoozed_until", st.sampled_from(["2026-06-01", '"2026-06"', "2026"])),
    ("number", st.sampled_from(["12/CV", '"a, b: #c"', "'it''s'"])),
    (
        "note",
        st.sampled_from(
            ["{vi: một, en: one}", "|\n{in}one\n\n{in}# two", ">-\n{in}one\n{in}two", "[x, {y: z}]"]
        ),
    ),
    ("cite", st.sampled_from(["[s1 line 1,\n{in}s2 line 2]", "s1 line 1", '"s1\n{in}line 2"'])),
)


@st.composite
def records(draw: st.DrawFn, duty: str, dash: str) -> str:
    """One record of the list, in a style of its own."""
    chosen = [(name, draw(values)) for name, values in FIELDS if draw(st.booleans())]
    flow = draw(st.booleans())
    if flow:
        chosen = [(name, value) for name, value in chosen if not value.startswith(("|", ">"))]
    fields = draw(st.permutations([("duty", duty), *chosen]))
    inner = " " * len(dash)
    if flow:
        inside = ", ".join(f"{name}: {value}" for name, value in fields).replace("{in}", inner + "  ")
        return f"{dash}{{{inside}}}{draw(TAILS)}\n{draw(COMMENTS)}"
    lines = []
    for number, (name, value) in enumerate(fields):
        tail = "" if value.startswith(("|", ">")) else draw(TAILS)
        comment = "" if value.startswith(("|", ">")) else draw(COMMENTS)
        start = inner if number else dash
        lines.append(f"{start}{name}: {value.replace('{in}', inner + '  ')}{tail}\n{comment}")
    return "".join(lines)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file of sections, some with a section of duties, in all the styles that people write."""
    dash = draw(st.sampled_from(["- ", "  - ", "-   "]))
    duties = draw(st.lists(DUTIES, unique=True))
    flow = ", ".join(f"{{duty: {duty}, done: 2022}}" for duty in duties)
    section = draw(
        st.sampled_from(
            [
                "",
                f"duties: [{flow}]\n",
                f"duties: [\n  {flow}\n  ]  # end\n",
                "duties:" + draw(TAILS) + "\n" + "".join(draw(records(duty, dash)) for duty in duties),
            ]
        )
    )
    others = [
        PARTY,
        "x-own: {a: [1, 2]}\n",
        "sources:\n  - id: s1\n    note: |\n      duties:\n      - duty: a/copy\n",
    ]
    pieces = draw(
        st.permutations([section, *draw(st.lists(st.sampled_from(others), min_size=1, unique=True))])
    )
    text = "".join(draw(COMMENTS) + piece for piece in pieces)
    text = text.removesuffix("\n") if draw(st.booleans()) else text
    text = text.replace("\n", "\r\n") if draw(st.booleans()) else text
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def by_another_reader(content: bytes) -> dict[str, Any]:
    """What a file says, as PyYAML's own composer reads it, every scalar as text."""
    says: dict[str, Any] = yaml.load(content, Loader=yaml.BaseLoader)
    return says


def duties_of(says: dict[str, Any]) -> list[dict[str, Any]]:
    return says.pop("duties", None) or []


def records_of(content: bytes) -> dict[str, dict[str, Any]]:
    """The records of a file by id, as a load reads them."""
    found = [one for one in read_file(content, "x.yaml", DAY) if not isinstance(one, Problem)]
    return {one.id: dict(one.values) for one in found}


def edited(content: bytes, duty: str) -> bytes | None:
    """The file with the field, or None where that is refused."""
    try:
        return with_duty(content, "x.yaml", duty, "snoozed_until", UNTIL)
    except OutputError:
        return None


def same_beginning(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


@given(files(), DUTIES)
def test_in_any_file_the_duty_gets_the_field_and_no_other_byte_or_record_changes(
    before: bytes, duty: str
) -> None:
    after = edited(before, duty)
    if after is None:
        assert not before.endswith(b"\n"), (
            "only a block text that ends the file would be changed by a newline"
        )
        return

    old, new = by_another_reader(before), by_another_reader(after)
    old_duties, new_duties = duties_of(old), duties_of(new)
    assert new == old
    if all(one["duty"] != duty for one in old_duties):
        old_duties.append({"duty": duty})
    for one in old_duties:
        if one["duty"] == duty:
            one["snoozed_until"] = UNTIL
    assert new_duties == old_duties

    name = f"duty:{duty}"
    was, now = records_of(before), records_of(after)
    assert now.pop(name)["snoozed_until"] == read_date(UNTIL)
    was.pop(name, None)
    assert now == was

    head = same_beginning(before, after)
    tail = same_beginning(before[head:][::-1], after[head:][::-1])
    gone = before[head : len(before) - tail]
    assert len(gone) <= len('"2026-06"')
    assert not gone or b"snoozed_until" in before
    assert after.count(b"\r\n") == (after.count(b"\n") if b"\r\n" in before else 0)
    assert after.endswith(b"\n") == before.endswith(b"\n")
    assert with_duty(after, "x.yaml", duty, "snoozed_until", UNTIL) == after
