"""What an edit makes of a file, style by style: before and after, as a person sees them."""

from __future__ import annotations

from textwrap import dedent

import pytest

from coopcli.keeping.editing import Add, Drop, Edit, Lines, Put, edited, lines_changed, said

AGREEMENT = """
    agreements:
    # the first
    - id: one
      title: {vi: Một}  # as signed
      parties: [vwu, lwu]
      renewal:
        mode: tacit   # by default
        # how long before
        notice: 3 months
      cite: s1 line 3
    """


def written(text: str, *edits: Edit) -> str:
    return edited(text.encode(), "x.yaml", edits).decode()


def put(path: str, value: object, id: str = "one") -> Put:
    """An edit of the agreement, its path in short: `parties.0.name`."""
    steps = tuple(int(step) if step.isdigit() else step for step in path.split("."))
    return Put("agreements", id, steps, value)  # type: ignore[arg-type]


def lines(text: str, before: str) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that are new."""
    changed = lines_changed(before.encode(), text.encode())
    return list(changed.before), text.splitlines()[changed.first - 1 : changed.last]


@pytest.mark.parametrize(
    ("edit", "gone", "new"),
    [
        (put("standing", "signed"), [], ["  standing: signed"]),
        (put("note", "a: b"), [], ['  note: "a: b"']),
        (put("title", "Hai, ba"), ["  title: {vi: Một}  # as signed"], ["  title: Hai, ba  # as signed"]),
        (
            put("title.en", "One, two"),
            ["  title: {vi: Một}  # as signed"],
            ['  title: {vi: Một, en: "One, two"}  # as signed'],
        ),
        (put("title.vi", "Hai"), ["  title: {vi: Một}  # as signed"], ["  title: {vi: Hai}  # as signed"]),
        (
            put("renewal.mode", "express"),
            ["    mode: tacit   # by default"],
            ["    mode: express   # by default"],
        ),
        (put("renewal.length", "5 years"), [], ["    length: 5 years"]),
        (put("decisions.0.kind", "renew"), [], ["  decisions:", "  - kind: renew"]),
        (put("parties.2", "wu"), ["  parties: [vwu, lwu]"], ["  parties: [vwu, lwu, wu]"]),
        (
            put("parties.0.name_as_signed.vi", "Hội"),
            ["  parties: [vwu, lwu]"],
            ["  parties: [{party: vwu, name_as_signed: {vi: Hội}}, lwu]"],
        ),
        (put("cite.1", "s2 line 4"), ["  cite: s1 line 3"], ["  cite: [s1 line 3, s2 line 4]"]),
        (
            put("note", "one\n\ntwo"),
            [],
            ["  note: |-", "    one", "", "    two"],
        ),
        (Drop("agreements", "one", ("title",)), ["  title: {vi: Một}  # as signed"], []),
        (Drop("agreements", "one", ("title", "vi")), ["  title: {vi: Một}  # as signed"], []),
        (Drop("agreements", "one", ("parties", 0)), ["  parties: [vwu, lwu]"], ["  parties: [lwu]"]),
        (Drop("agreements", "one", ("renewal", "mode")), ["    mode: tacit   # by default"], []),
    ],
    ids=lambda one: ".".join(map(str, one.path)) if isinstance(one, (Put, Drop)) else "",
)
def test_only_the_lines_asked_for_change(edit: Edit, gone: list[str], new: list[str]) -> None:
    before = dedent(AGREEMENT)
    assert lines(written(before, edit), before) == (gone, new)


def test_a_new_field_stands_where_people_write_it_and_comments_stay_with_theirs() -> None:
    before = "agreements:\n- id: one\n  # who\n  parties: [a, b]\n  # on the term\n  # and so on\n  period: 2020/25\n"
    after = before.replace("  # on the term", "  date_signed: 2020-01-01\n  # on the term")
    assert written(before, put("date_signed", "2020-01-01")) == after
    assert written(before, put("x-own", "1"), put("note", "2"), put("number", "3")) == (
        before + "  number: 3\n  x-own: 1\n  note: 2\n"
    )


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("", Add("parties", {"id": "a"}), "parties:\n- id: a\n"),
        ("# only words\n", Add("parties", {"id": "a"}), "# only words\n\nparties:\n- id: a\n"),
        ("# only words", Add("parties", {"id": "a"}), "# only words\n\nparties:\n- id: a"),
        ("---\n# x\n...\n", Add("parties", {"id": "a"}), "---\n# x\n\nparties:\n- id: a\n...\n"),
        ("parties: [] # none\n", Add("parties", {"id": "a"}), "parties: # none\n- id: a\n"),
        ("parties:  # none\n", Add("parties", {"id": "a"}), "parties:  # none\n- id: a\n"),
        ("parties: ~\n", Add("parties", {"id": "a"}), "parties:\n- id: a\n"),
        (
            "parties:\n  # write them here\n  # - id: x\n\nduties:\n- duty: a/copy\n",
            Add("parties", {"id": "a"}),
            "parties:\n  # write them here\n  # - id: x\n- id: a\n\nduties:\n- duty: a/copy\n",
        ),
        (
            "parties:\n  - id: b\n    name:\n        vi: x\n",
            Add("parties", {"id": "a", "name": {"vi": "y"}, "people": [{"name": "z"}]}),
            "parties:\n  - id: b\n    name:\n        vi: x\n"
            "  - id: a\n    name:\n        vi: y\n    people:\n      - name: z\n",
        ),
        (
            "parties:\n- {id: b, name: {vi: x}}  # why\n",
            Add("parties", {"id": "a", "name": {"vi": "y, z"}}),
            'parties:\n- {id: b, name: {vi: x}}  # why\n- {id: a, name: {vi: "y, z"}}\n',
        ),
        (
            "parties:\n- id: b\n\n# c\n- id: c\n\n# duties\nduties: []\n",
            Add("parties", {"id": "a"}),
            "parties:\n- id: b\n\n# c\n- id: c\n\n- id: a\n\n# duties\nduties: []\n",
        ),
        (
            '{"parties": [{"id": "b"}]}',
            Add("parties", {"id": "a", "country": "VN"}),
            '{"parties": [{"id": "b"}, {"id": "a", "country": "VN"}]}',
        ),
        (
            "parties: [\n  {id: b},\n  {id: c}\n]\n",
            Add("parties", {"id": "a"}),
            "parties: [\n  {id: b},\n  {id: c},\n  {id: a}\n]\n",
        ),
        (
            "parties: []\n",
            Put("settings", "settings", ("lead",), "90 days"),
            "parties: []\nsettings:\n  lead: 90 days\n",
        ),
        (
            "settings:  # ours\n",
            Put("settings", "settings", ("lead",), "90 days"),
            "settings:  # ours\n  lead: 90 days\n",
        ),
        (
            "parties:\n- id: b\n",
            Add("settings", {"tracks": [{"step": "copy"}]}),
            "parties:\n- id: b\nsettings:\n  tracks:\n  - step: copy\n",
        ),
    ],
)
def test_a_new_record_is_written_as_its_neighbours_are(before: str, edit: Edit, after: str) -> None:
    assert written(before, edit) == after


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("parties:\n- id: a\n  name: x # c\n- id: b\n", Drop("parties", "a"), "parties:\n- id: b\n"),
        ("parties:\n- id: a\n- id: b", Drop("parties", "b"), "parties:\n- id: a"),
        ("parties:\n- id: a\n\n- id: b\n\n- id: c\n", Drop("parties", "b"), "parties:\n- id: a\n\n- id: c\n"),
        ("parties:\n- id: a\n\n- id: b\n", Drop("parties", "b"), "parties:\n- id: a\n"),
        ("parties: # all\n- id: a\n", Drop("parties", "a"), "parties: # all\n"),
        ("parties: [{id: a}]\n", Drop("parties", "a"), "parties: []\n"),
        ("parties: [{id: a}, {id: b}]\n", Drop("parties", "b"), "parties: [{id: a}]\n"),
        ("settings:\n  lead: 90 days\nparties: []\n", Drop("settings", "settings"), "parties: []\n"),
        ("parties:\n- name: x\n  id: a\n", Drop("parties", "a", ("name",)), "parties:\n- id: a\n"),
    ],
)
def test_what_is_dropped_is_gone_and_no_more(before: str, edit: Edit, after: str) -> None:
    assert written(before, edit) == after


def test_comments_above_a_dropped_record_go_where_they_can_be_about_nothing_else() -> None:
    alone = "parties:\n- id: a\n# about b\n- id: b\n# about c\n- id: c\n"
    assert written(alone, Drop("parties", "b")) == "parties:\n- id: a\n# about c\n- id: c\n"
    group = "parties:\n- id: a\n# those of Laos\n- id: b\n- id: c\n"
    assert written(group, Drop("parties", "b")) == "parties:\n- id: a\n# those of Laos\n- id: c\n"
    apart = "parties:\n# of all\n\n# about a\n- id: a\n  # deeper, of a\n\n# about b\n- id: b\n"
    assert written(apart, Drop("parties", "a")) == "parties:\n# of all\n\n# about b\n- id: b\n"


@pytest.mark.parametrize(
    ("text", "in_block", "in_brackets"),
    [
        ("Hội LHPN", "Hội LHPN", "Hội LHPN"),
        ("2022", "2022", "2022"),
        ("012", "012", "012"),
        ("yes", "yes", "yes"),
        ("1:20", "1:20", "1:20"),
        ("http://a.vn/b#c", "http://a.vn/b#c", "http://a.vn/b#c"),
        ("a, b", "a, b", '"a, b"'),
        ("[a]", '"[a]"', '"[a]"'),
        ("a]", "a]", '"a]"'),
        ("~", '"~"', '"~"'),
        ("null", '"null"', '"null"'),
        ("a: b", '"a: b"', '"a: b"'),
        ("a:", '"a:"', '"a:"'),
        ("a #b", '"a #b"', '"a #b"'),
        ("#a", '"#a"', '"#a"'),
        ("- a", '"- a"', '"- a"'),
        ("-a", "-a", "-a"),
        ("? a", '"? a"', '"? a"'),
        *((f"{sign}a", f'"{sign}a"', f'"{sign}a"') for sign in "*&!%@`{|>"),
        ("'a'", "\"'a'\"", "\"'a'\""),
        ('"a"', "'\"a\"'", "'\"a\"'"),
        ("it's", "it's", "it's"),
        ('it\'s: "a"', '"it\'s: \\"a\\""', '"it\'s: \\"a\\""'),
        (" a ", '" a "', '" a "'),
        ("a\tb", '"a\\tb"', '"a\\tb"'),
        ("a\x07", '"a\\x07"', '"a\\x07"'),
        ("a\x85b", '"a\\x85b"', '"a\\x85b"'),
        ("a\u2028b\u2029", '"a\\u2028b\\u2029"', '"a\\u2028b\\u2029"'),
        ("\ufeffa", '"\\ufeffa"', '"\\ufeffa"'),
        ("a\r\nb", '"a\\r\\nb"', '"a\\r\\nb"'),
    ],
)
def test_a_text_is_plain_where_it_reads_back_and_else_in_quotes(
    text: str, in_block: str, in_brackets: str
) -> None:
    assert (
        written("parties:\n- id: a\n", Put("parties", "a", ("owner",), text)).splitlines()[-1]
        == f"  owner: {in_block}"
    )
    assert written("parties:\n- {id: a}\n", Put("parties", "a", ("owner",), text)).splitlines()[-1] == (
        f"- {{id: a, owner: {in_brackets}}}"
    )


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\nb", ["|-", "    a", "    b"]),
        ("a\n\nb: c\n", ["|", "    a", "", "    b: c"]),
        ("  a\nb", ['"  a\\nb"']),
        ("a\n\n", ['"a\\n\\n"']),
        ("a\x07\nb", ['"a\\x07\\nb"']),
    ],
)
def test_a_text_of_several_lines_is_written_in_the_style_that_keeps_it(text: str, block: list[str]) -> None:
    after = written("parties:\n- id: a\n  name: x\n", Put("parties", "a", ("name",), text))
    assert after.splitlines()[2:] == [f"  name: {block[0]}", *block[1:]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: |  # why\n    x\n    y\n", "name: z  # why\n"),
        ("name: >-\n    x\n    y\n", "name: z\n"),
        ('name: "x\n    y" # why\n', "name: z # why\n"),
        ("name: # why\n    x\n", "name: z # why\n"),
        ("name: # why\n    vi: x\n    en: y\n", "name: z # why\n"),
        ("'name' : x\n", "'name' : z\n"),
        ("name:\n", "name: z\n"),
        ("name:\t'x'\n", "name:\tz\n"),
        ("name: &here x\n", "name: z\n"),
    ],
)
def test_an_old_value_of_any_style_is_replaced_and_its_comment_kept(old: str, new: str) -> None:
    before = f"parties:\n- id: a\n  {old}  country: VN\n"
    assert (
        written(before, Put("parties", "a", ("name",), "z")) == f"parties:\n- id: a\n  {new}  country: VN\n"
    )


def test_line_breaks_and_a_byte_order_mark_stay() -> None:
    before = b"\xef\xbb\xbf# x\r\nparties:\r\n- id: a\r\n"
    after = edited(
        before, "x.yaml", [Put("parties", "a", ("note",), "one\ntwo"), Add("duties", {"duty": "a/copy"})]
    )
    assert after == before + b"  note: |-\r\n    one\r\n    two\r\nduties:\r\n- duty: a/copy\r\n"


def test_records_are_known_as_the_store_knows_them() -> None:
    before = dedent("""
        partnerships:
        - parties: [a, b]
        agreements:
        - id: one
          commitments:
          - id: visit
            every: year
        duties:
        - duty: one/copy
        settings: {lead: 90 days}
        """)
    names = [
        ("partnerships", "a+b"),
        ("agreements", "one/visit"),
        ("commitments", "one/visit"),
        ("duties", "one/copy"),
        ("duties", "duty:one/copy"),
        ("settings", "settings"),
    ]
    for section, name in names:
        assert "note: x" in written(before, Put(section, name, ("note",), "x"))
    assert said(before.encode(), "x.yaml", "commitments", "one/visit") == {"id": "visit", "every": "year"}
    assert said(before.encode(), "x.yaml", "parties", "one") is None


def test_several_edits_are_one_result_and_what_is_there_already_changes_nothing() -> None:
    before = dedent(AGREEMENT)
    added = Add("parties", {"id": "vwu", "name": {"vi": "Hội"}})
    after = written(
        before, added, Put("parties", "vwu", ("country",), "VN"), Drop("agreements", "one", ("cite",))
    )
    assert (
        after
        == before.replace("  cite: s1 line 3\n", "")
        + "parties:\n- id: vwu\n  name:\n    vi: Hội\n  country: VN\n"
    )
    assert written(before, put("title", {"vi": "Một"}), put("renewal.mode", "tacit")) == before


def test_the_lines_that_changed_are_told_with_what_stood_there() -> None:
    assert lines_changed(b"a\nb\n", b"a\nx\ny\nb\n") == Lines(2, 3, ())
    assert lines_changed(b"a\r\nb", b"a\r\nb\r\nc") == Lines(3, 3, ())
    assert lines_changed(b"a\nb\nc\n", b"a\nB\nc\n") == Lines(2, 2, ("b",))
    assert lines_changed(b"x\nx\n", b"x\nx\nx\n") == Lines(3, 3, ())
    assert lines_changed(b"a\n", b"a\n") == Lines(2, 1, ())
