"""In any file of records, any edit changes exactly the lines asked for, or is refused: nothing else, nothing lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopcli.errors import OutputError
from coopcli.i18n import Language, say, speaking
from coopcli.keeping.editing import Add, Drop, Edit, Path, Plain, Put, edited, lines_changed
from coopcli.keeping.editing.refusals import UNUSUAL
from coopcli.store import shipped
from tests.examples import THOROUGH
from tests.keeping.drawn_files import files

EDITS_A_FILE = 2
# fmt: off
NEW_TEXTS = (
    "một", "2022-07-02", "yes", "012", "1:20", "~", "null", "a: b", "a #b", "- a", "-", "? a", "*a", "&a", "!a", "%a",
    "@a", "`a", '"a"', "'a'", "{a", "[a", "a, b", "a]", "a}", "a ", " a", "a:", "#a", "|", ">", "---", "...", "<<", "=",
    "a\tb", "a\nb", "a\n\n  b\n", "a\x85b", "a\u2028b", "a\u2029b", "a\x07b", "\ufeffa", "a\u200bb", "ລາວ", "a\\b",
    "a\r\nb", "b" * 300,
)
# fmt: on
NEW_FIELDS = ("number", "owner", "en", "lo", "note", "cite", "x-new", "yes", "a b")
WORDS = re.compile(r"\bt\d+\b")
COMMENTS = re.compile(r"\bc\d+\b")


def by_another_reader(content: bytes) -> dict[str, Any]:
    """What a file says, as PyYAML's own composer reads it, every scalar as text."""
    return yaml.load(content, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or {}


def ways(value: Any, above: Path = ()) -> Iterator[Path]:
    """The paths to all below a value."""
    steps: Any = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, child in steps:
        yield (*above, step)
        yield from ways(child, (*above, step))


def at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def has(value: Any, path: Path) -> bool:
    return path == () or path in set(ways(value))


def listed(says: Mapping[str, Any], section: str) -> list[Any]:
    """The records of a section; a section of nothing has none."""
    records = says.get(section)
    return records if isinstance(records, list) else []


def record_of(says: Mapping[str, Any], edit: Put | Drop) -> Any:
    return next(one for one in says[edit.section] if one["id"] == edit.id)


def drawn_edit(chance: Random, says: Mapping[str, Any]) -> Edit:
    """An edit of what a file says."""
    records = [(section, one) for section in says for one in listed(says, section)]
    kind = chance.choice(
        ["put"] * 3 + ["new"] * 2 + ["append", "whole", "long", "drop", "drop", "drop record", "add"]
    )
    text = chance.choice(NEW_TEXTS)
    if not records or kind == "add":
        section = chance.choice(["agreements", "parties", "duties"])
        name = "duty" if section == "duties" else "id"
        return Add(section, {name: "new", "title": {"vi": text}, "parties": ["a", "b"]})
    section, record = chance.choice(records)
    if kind == "drop record":
        return Drop(section, record["id"])
    paths = [path for path in ways(record) if path != ("id",)]
    holders = [(), *[path for path in paths if isinstance(at(record, path), dict)]]
    lists = [path for path in paths if isinstance(at(record, path), list)]
    leaves = [path for path in paths if isinstance(at(record, path), str)]
    if kind == "drop" and paths:
        return Drop(section, record["id"], chance.choice(paths))
    if kind == "append" and lists:
        path = chance.choice(lists)
        new: list[Plain] = [text, {"party": "x", "name_as_signed": {"vi": text}}]
        return Put(section, record["id"], (*path, len(at(record, path))), chance.choice(new))
    if kind == "whole" and paths:
        whole: list[Plain] = [{"vi": text, "en": "one"}, [text, "b"], {"a": [{"b": text}]}]
        return Put(section, record["id"], chance.choice(paths), chance.choice(whole))
    if kind == "long" and section == "agreements" and "parties" in record:
        return Put(section, record["id"], ("parties", 0, "name_as_signed", "vi"), text)
    if kind == "put" and leaves:
        return Put(section, record["id"], chance.choice(leaves), text)
    values: list[Plain] = [text, text, {"vi": text}, [text]]
    path = (*chance.choice(holders), chance.choice(NEW_FIELDS))
    return Put(section, record["id"], path, chance.choice(values))


def with_value(said: Any, path: Path, value: Plain) -> Any:
    """What is said where a value is put, by a reckoning of its own."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        places = said if isinstance(said, list) else [said]
        below = with_value(places[step] if step < len(places) else {}, tuple(rest), value)
        changed = [*places[:step], below, *places[step + 1 :]]
        return changed if isinstance(said, list) else changed[0]
    fields = {"party": said} if isinstance(said, str) else said
    return {**fields, step: with_value(fields.get(step, {}), tuple(rest), value)}


def as_asked(says: Mapping[str, Any], edit: Edit) -> dict[str, Any]:
    """What a file is to say after an edit, by a reckoning of its own."""
    asked: dict[str, Any] = deepcopy(dict(says))
    if isinstance(edit, Add):
        asked[edit.section] = [*listed(asked, edit.section), dict(edit.value)]
        return asked
    number = asked[edit.section].index(record_of(says, edit))
    if isinstance(edit, Put):
        asked[edit.section][number] = with_value(asked[edit.section][number], edit.path, edit.value)
        return asked
    path = edit.path
    while path:
        holder = at(asked[edit.section][number], path[:-1])
        del holder[path[-1]]
        if holder or len(path) == 1:
            return asked
        path = path[:-1]
    del asked[edit.section][number]
    return asked


def are_in_order(old: Any, new: Any) -> bool:
    """Whether the fields that stayed stand as they stood."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return True
    both = [name for name in old if name in new]
    return both == [name for name in new if name in old] and all(
        are_in_order(old[one], new[one]) for one in both
    )


def texts(value: Any) -> str:
    """All texts in what is said."""
    return "\n".join(at(value, path) for path in [(), *ways(value)] if isinstance(at(value, path), str))


def change(before: bytes, edit: Edit) -> tuple[bytes | None, str]:
    """The file with the edit; or None, and why it is refused, which must be told in both languages."""
    try:
        return edited(before, "x.yaml", [edit]), ""
    except OutputError as error:
        for code in ("vi", "en"):
            with speaking(Language(code)):
                sentences = [say(one, **error.values) for one in (error.message, *error.hints)]
            if not all(sentences):
                raise AssertionError(error.message) from None
        return None, error.message


def taken_over(says: Mapping[str, Any], edit: Edit) -> str:
    """The texts in whose place an edit puts others, or nothing."""
    if isinstance(edit, Add):
        return ""
    record, path = record_of(says, edit), edit.path
    if has(record, path):
        return texts(at(record, path))
    while path and not has(record, path):
        path = path[:-1]
    return texts(at(record, path)) if not isinstance(at(record, path), dict | list) else ""


def look_at(before: bytes, after: bytes, edit: Edit) -> None:
    """See that an edit changed what it should, and nothing else."""
    old, new = by_another_reader(before), by_another_reader(after)
    asked = as_asked(old, edit)
    for section in asked:
        assert listed(new, section) == listed(asked, section)
    assert list(new) == list(asked)
    assert are_in_order(old, new)

    changed = lines_changed(before, after)
    written = after.decode().splitlines()[changed.first - 1 : changed.last]
    gone = list((Counter(changed.before) - Counter(written)).elements())
    there = taken_over(old, edit)
    touched = set(WORDS.findall(there))
    others = [
        line for line in gone if set(WORDS.findall(line)) - touched and not set(WORDS.findall(line)) & touched
    ]
    # Brackets over several lines begin and end in lines of others; a new text in brackets shares the line of another.
    assert len(others) <= (2 if there else 1), others
    if not isinstance(edit, Drop):
        assert set(COMMENTS.findall(before.decode())) <= set(
            COMMENTS.findall(f"{after.decode()}\n{texts(old)}")
        )
        assert len(gone) <= len(changed.before) if there else len(gone) <= 1
        assert after.endswith(b"\n") == before.endswith(b"\n")
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
    if b"\r\n" in before:
        assert after.count(b"\n") == after.count(b"\r\n")


def test_each_edit_of_any_file_changes_exactly_what_is_asked_for_or_is_refused_with_its_reason() -> None:
    told: Counter[str] = Counter()

    @settings(max_examples=10_000 if THOROUGH else 500, suppress_health_check=list(HealthCheck))
    @given(files(), st.randoms(use_true_random=False))
    def each(before: bytes, chance: Random) -> None:
        says = by_another_reader(before)
        for _ in range(EDITS_A_FILE):
            edit = drawn_edit(chance, says)
            after, why = change(before, edit)
            told[why] += 1
            if after is not None:
                look_at(before, after, edit)
                assert isinstance(edit, (Add, Drop)) or edited(after, "x.yaml", [edit]) == after

    each()
    assert told[""] > 0.8 * told.total(), told
    assert told[UNUSUAL] < 0.01 * told.total(), told


SHIPPED = ("data/agreements.yaml", "docs/example.yaml", "docs/renewal.yaml")


def edits_of_all(says: Mapping[str, Any]) -> Iterator[Edit]:
    """Each record dropped, and each text in it put anew."""
    for section in says:
        for record in listed(says, section):
            known = record.get("id") or record.get("duty") or "+".join(record.get("parties", []))
            yield Drop(section, known)
            texts = [path for path in ways(record) if isinstance(at(record, path), str)]
            yield from (Put(section, known, path, "mới: a") for path in texts)


@pytest.mark.parametrize("name", SHIPPED)
def test_in_the_files_that_ship_each_text_can_be_put_and_each_record_dropped(name: str) -> None:
    """In the whole file for some of them, and for all of them in a file of the one section, which is faster."""
    whole = shipped(name).read_bytes()
    sections = re.split(rb"(?m)^(?=[a-z]+:$)", whole)[1:]
    told: Counter[str] = Counter()
    for before, step in ((whole, 20), *((one, 1 if THOROUGH else 20) for one in sections)):
        for edit in [*edits_of_all(by_another_reader(before))][::step]:
            after, why = change(before, edit)
            told[why] += 1
            if after is not None:
                changed = lines_changed(before, after)
                assert isinstance(edit, Drop) or len(changed.before) == changed.last - changed.first + 1 == 1
    assert told.keys() == {""}, told
