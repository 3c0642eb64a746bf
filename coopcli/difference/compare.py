"""Two states of a register -> what differs, record by record and field by field. Pure: it knows no command and no file.

A record is known by its section and what the store knows it by, its content is the JSON that the store holds: so one
state may come from the store and another from a text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, TypeAlias

from coopcli.difference.fields import Step, compare_fields, renamed_commitments
from coopcli.difference.references import Ids, name_followed, with_ids
from coopcli.problems import Problem
from coopcli.records.record import Data
from coopcli.records.record_types import SECTIONS

Key: TypeAlias = tuple[str, str]
"""The section of a record, and what the store knows it by."""


class Entry(NamedTuple):
    """A record of a state: its file and line, and its content as JSON."""

    file: str
    line: int
    text: str

    @property
    def data(self) -> Data:
        """The content."""
        return json.loads(self.text)  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class State:
    """A state of a register: its records, what is wrong with its text, and of each file a sum of its content.

    `double` is how many records stand in it once more, which cannot be compared: the first of each counts. `unread`
    are the fields that could not be read, of the records with errors, "" for any of them; `broken` the files in which
    something could not be read that may be any record.
    """

    records: Mapping[Key, Entry]
    problems: tuple[Problem, ...] = ()
    sums: Mapping[str, str] = field(default_factory=dict)
    double: int = 0
    unread: Mapping[Key, frozenset[str]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `change` is one of `CHANGES`; `id` is that of the later state, where it has the record.

    `path` names the field from the outside in, and elements of a list of records by what tells them apart; () is the
    record itself, whose `before` and `after` are then its content, its id or its file. `file` and `line` say where it
    stands: in the later state, or where it stood.
    """

    section: str
    id: str
    change: str
    path: tuple[str, ...]
    before: object
    after: object
    file: str = ""
    line: int = 0


CHANGES: Final = ("added", "removed", "changed", "renamed", "moved", "reordered")


def differences(before: State, after: State) -> list[Difference]:
    """Give what differs, in the order of the sections and of the later state; what is gone stands last in its section.

    A record of the same content under another id is renamed, and what names it has not changed by that.
    """
    ids = _renamed(before, after)
    earlier = _followed(before, after, ids) if ids else before.records
    old_ids = {new: old for old, new in ids.items() if "/" not in old}
    found: dict[str, list[Difference]] = {section: [] for section in SECTIONS}
    for key, entry in after.records.items():
        told = found[key[0]]
        if key not in earlier:
            if _is_hidden(entry.file, before, after):
                continue
            told.append(Difference(*key, "added", (), None, entry.data, entry.file, entry.line))
            continue
        old = earlier[key]
        if key[1] in old_ids and (key[0], old_ids[key[1]]) in before.records:
            told.append(Difference(*key, "renamed", (), old_ids[key[1]], key[1], entry.file, entry.line))
        if old.file != entry.file:
            told.append(Difference(*key, "moved", (), old.file, entry.file, entry.file, entry.line))
        if old.text != entry.text:
            old_key = (key[0], old_ids.get(key[1], key[1]))
            steps = compare_fields(SECTIONS[key[0]], old.data, entry.data)
            told += [_told(key, step, entry) for step in _readable(steps, old_key, key, before, after)]
    for key, old in earlier.items():
        if key not in after.records and not _is_hidden(old.file, after, before):
            found[key[0]].append(Difference(*key, "removed", (), old.data, None, old.file, old.line))
    return [one for told in found.values() for one in told]


def _is_hidden(file: str, where: State, other: State) -> bool:
    """Say whether a record of a file may stand in a state unread: there, or in a file that the other has not."""
    return file in where.broken or bool(where.broken - other.sums.keys())


def _readable(steps: Iterable[Step], old: Key, new: Key, before: State, after: State) -> Iterator[Step]:
    """Leave out what may only look different because it cannot be read: that is neither gone nor new."""
    unread, unread_now = before.unread.get(old), after.unread.get(new)
    fields = (unread or frozenset()) | (unread_now or frozenset())
    for step in steps:
        lost = unread_now is not None and step.change == "removed"
        found = unread is not None and step.change == "added"
        if not lost and not found and "" not in fields and fields.isdisjoint(step.path):
            yield step


def _told(key: Key, step: Step, entry: Entry) -> Difference:
    return Difference(*key, step.change, step.path, step.before, step.after, entry.file, entry.line)


def _renamed(before: State, after: State) -> dict[str, str]:
    """Give the ids that records have now, by those that they had: found by content, references followed."""
    gone = {key: old.data for key, old in before.records.items() if key not in after.records}
    come = {key: new.data for key, new in after.records.items() if key not in before.records}
    gone, come = ({key: data for key, data in some.items() if "id" in data} for some in (gone, come))
    ids: dict[str, str] = {}
    while gone and come:
        old_by, new_by = _by_content(gone, ids), _by_content(come, {})
        pairs = [
            (old, new)
            for content, old in old_by.items()
            if old is not None and (new := new_by.get(content)) is not None
        ]
        if not pairs:
            break
        for old, new in pairs:
            ids[old[1]] = new[1]
            del gone[old], come[new]
    return ids | _renamed_inside(before, after, ids)


def _by_content(records: Mapping[Key, Data], ids: Ids) -> dict[str, Key | None]:
    """Give the records by what they say beside their id; None where several say the same, nothing for an empty one."""
    found: dict[str, Key | None] = {}
    for key, data in records.items():
        said = {name: value for name, value in data.items() if name != "id"}
        if any(said.values()):
            content = f"{key[0]} {json.dumps(with_ids(SECTIONS[key[0]], said, ids), sort_keys=True)}"
            found[content] = None if content in found else key
    return found


def _renamed_inside(before: State, after: State, ids: Ids) -> dict[str, str]:
    """Give the full ids that commitments have now, by those that they had, the agreement's new one before them."""
    found: dict[str, str] = {}
    for (section, name), old in before.records.items():
        new_name = ids.get(name, name)
        new = after.records.get((section, new_name)) if section == "agreements" else None
        if new is not None and new.text != old.text:
            for was, now in renamed_commitments(old.data, new.data):
                found[f"{new_name}/{was}"] = f"{new_name}/{now}"
    return found


def _followed(before: State, after: State, ids: Ids) -> dict[Key, Entry]:
    """Give the earlier records as they would be with the ids of now."""
    followed: dict[Key, Entry] = {}
    for (section, name), entry in before.records.items():
        same = after.records.get((section, name))
        if same is not None and same.text == entry.text:
            followed[section, name] = entry
            continue
        data = with_ids(SECTIONS[section], entry.data, ids)
        if "id" in data:
            data = {**data, "id": ids.get(name, name)}
        text = json.dumps(data, ensure_ascii=False)
        followed[section, name_followed(section, name, ids)] = entry._replace(text=text)
    return followed


def with_files(state: State, name: Callable[[str], str]) -> State:
    """Give a state with other names of its files, so that two states name alike what is to be compared as one."""
    records = {key: entry._replace(file=name(entry.file)) for key, entry in state.records.items()}
    problems = tuple(replace(problem, file=name(problem.file)) for problem in state.problems)
    sums = {name(file): one for file, one in state.sums.items()}
    return replace(
        state, records=records, problems=problems, sums=sums, broken=frozenset(map(name, state.broken))
    )
