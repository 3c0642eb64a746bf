"""What cannot be changed safely is left as it is, and said so: the line, the reason, and what to write by hand."""

from __future__ import annotations

import pytest

from coopcli.errors import OutputError
from coopcli.i18n import Code, Language, say, speaking
from coopcli.keeping.editing import Add, Drop, Edit, Put, edited
from tests.keeping.test_any_file import as_asked, by_another_reader, listed


def refusal(text: str, *edits: Edit, lang: Code = "en") -> list[str]:
    """What is said."""
    with pytest.raises(OutputError) as raised:
        edited(text.encode(), "x.yaml", edits)
    error = raised.value
    with speaking(Language(lang)):
        return [say(one, **error.values) for one in (error.message, *error.hints)]


def put(path: str, value: object) -> Put:
    steps = tuple(int(step) if step.isdigit() else step for step in path.split("."))
    return Put("parties", "a", steps, value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "edit", "line", "reason"),
    [
        (
            "x-y: &here z\nparties:\n- id: a\n  name: *here\n",
            put("name", "w"),
            4,
            "an alias stands here (*here): what it says is written elsewhere, and would change there",
        ),
        (
            "parties:\n- id: a\n  name: &here z\n- id: b\n  name: *here\n",
            put("name", "w"),
            3,
            "other places of the file refer to this one by an anchor (&), and would change with it",
        ),
        (
            "parties:\n- &all\n  id: a\n- *all\n",
            Put("parties", "a", ("name",), "w"),
            4,
            "a second record a stands here in the section parties, and either may be meant",
        ),
        (
            "parties:\n- id: a\n  name: &here z\nx-y: *here\n",
            Drop("parties", "a"),
            2,
            "other places of the file refer to this one by an anchor (&), and would change with it",
        ),
        (
            "parties:\n- id: a\n  name:\n    vi: x\n    # so far\n    en: y\n",
            put("name", "z"),
            3,
            "comments stand inside what would be removed or written anew, and would be lost or moved",
        ),
        (
            "parties:\n- id: a\n  name: {\n    vi: x, # so far\n    en: y}\n",
            put("name.lo", "z"),
            3,
            "comments stand inside what would be removed or written anew, and would be lost or moved",
        ),
        (
            "parties:\n- id: a\n  x-own:\n  - - b\n    - c\n  - d\n",
            Drop("parties", "a", ("x-own", 0, 0)),
            4,
            "several dashes or keys share one line, and cannot be parted without risk to the rest",
        ),
        (
            "parties:\n- id: a\n  name: |\n    x",
            put("note", "z"),
            4,
            "the text that ends the file has no line break behind it, and would get one",
        ),
        (
            "parties:\n- id: a\n  name: x\n",
            put("name.vi", "z"),
            3,
            "one text stands here for the whole of name, with no place for a part of it",
        ),
        (
            "parties:\n- id: a\n  cite: s1 line 3\n",
            put("cite.name", "s2"),
            3,
            "the citation here is of the whole record; which fields it is to stay with is for you to say",
        ),
        ("parties:\n- id: a\n  people: [b]\n", put("people.3", "z"), 3, "the list people has no such place"),
        ("parties:\n- id: a\n  name: x\n", put("name.0", "z"), 3, "what stands here for name is not a list"),
        (
            "parties:\n- id: a\n  people: [b]\n",
            put("people.name", "z"),
            3,
            "a list stands here for people; say which place of it is meant",
        ),
        (
            "parties:\n- id: a\n",
            Drop("parties", "a", ("name",)),
            2,
            "the field name does not stand here, so there is nothing to remove",
        ),
        (
            "parties:\n- id: a\n",
            Drop("parties", "a", ("id",)),
            2,
            "the record has only the field id, and would be empty",
        ),
        (
            "parties:\n- id: a\n- id: a\n",
            put("name", "z"),
            3,
            "a second record a stands here in the section parties, and either may be meant",
        ),
        (
            "settings: {lead: 1 day}\n",
            Add("settings", {"lead": "z"}),
            1,
            "the section settings is one record, which stands here already",
        ),
        (
            "parties: {id: a}\n",
            Add("parties", {"id": "z"}),
            1,
            "what stands here in the section parties is not a list of records",
        ),
        (
            "parties:\n- ? id\n  : a\n  ? name\n  : x\n",
            Drop("parties", "a", ("name",)),
            4,
            "several dashes or keys share one line, and cannot be parted without risk to the rest",
        ),
    ],
)
def test_the_reason_is_said_with_its_line(text: str, edit: Edit, line: int, reason: str) -> None:
    message, hint = refusal(text, edit)
    assert message == f"x.yaml:{line}: {reason}"
    assert hint.endswith(("then: coop load x.yaml", "then try again"))
    assert refusal(text, edit, lang="vi")[0].startswith(f"x.yaml:{line}: ")
    assert refusal(text, edit, lang="vi") != [message, hint]


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (put("name", ""), "x.yaml: an empty text, list or mapping is not a value for name"),
        (put("name", "  "), "x.yaml: an empty text, list or mapping is not a value for name"),
        (put("name", {}), "x.yaml: an empty text, list or mapping is not a value for name"),
        (put("people.0.name", []), "x.yaml: an empty text, list or mapping is not a value for name"),
        (put("name", {"vi": "a", "en": ""}), "x.yaml: an empty text, list or mapping is not a value for en"),
        (
            put("name", "a\udc80"),
            "x.yaml: the new text of name holds half a character, which a file cannot hold",
        ),
        (Put("parties", "b", ("name",), "x"), "x.yaml: there is no record b in the section parties"),
        (Put("agreements", "a", ("name",), "x"), "x.yaml: there is no record a in the section agreements"),
        (Put("agreements", "a/b", ("name",), "x"), "x.yaml: there is no record a in the section agreements"),
    ],
)
def test_what_is_no_value_or_no_record_is_refused(edit: Edit, reason: str) -> None:
    message, hint = refusal("parties:\n- id: a\n", edit)
    assert message == reason
    assert hint == "look at what the file says in this place, then try again"


def test_what_to_write_by_hand_is_said() -> None:
    text = "parties:\n- id: a\n  name: {\n    vi: x, # so far\n    en: y}\n"
    assert (
        refusal(text, put("name.lo", "a: b"))[1]
        == 'write lo: "a: b" by hand at a: name, then: coop load x.yaml'
    )
    assert (
        refusal(text, Drop("parties", "a", ("name", "vi")))[1]
        == "remove a: name.vi by hand, then: coop load x.yaml"
    )
    text = "parties:\n- id: a\n  name: |\n    x"
    assert refusal(text, Add("duties", {"duty": "a/copy", "number": "1, 2"}))[1] == (
        'write {duty: a/copy, number: "1, 2"} by hand into the section duties, then: coop load x.yaml'
    )


def test_of_several_edits_none_is_made_and_the_line_is_that_of_the_file_as_it_lies() -> None:
    text = "parties:\n- id: a\n- id: b\n  name: x\n"
    new = Put("parties", "a", ("note",), "one\ntwo")
    assert refusal(text, new, Put("parties", "b", ("name", "vi"), "y"))[0].startswith("x.yaml:4: ")


@pytest.mark.parametrize(
    "text",
    ["parties: [", "- a\n", "a: 1\na: 2\n", "duties: !!x []\n", "a: 1\n---\nb: 2\n", "text\n", "a: \x07\n"],
)
def test_a_file_that_does_not_read_is_not_touched(text: str) -> None:
    assert refusal(text, Add("parties", {"id": "a"})) == [
        "x.yaml cannot be changed: it cannot be read",
        "see why: coop load x.yaml",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "parties:\n- id: a\n  ? name\n  : x\n",
        "parties:\n- - id: a\n",
        "parties:\n- id: a\n  name: ! x\n",
        "parties: [id: a]\n",
        "parties:\n- {id: a, name}\n",
        "parties:\n- id: a\n  name:\t x\t# c\n",
    ],
)
def test_rare_writings_are_changed_right_or_refused(text: str) -> None:
    said = by_another_reader(text.encode())
    for edit in (
        put("name", "z"),
        put("country", "VN"),
        Drop("parties", "a", ("name",)),
        Drop("parties", "a"),
    ):
        try:
            after = edited(text.encode(), "x.yaml", [edit])
        except OutputError:
            continue
        assert listed(by_another_reader(after), "parties") == as_asked(said, edit)["parties"]
