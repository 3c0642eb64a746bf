"""Typed words divided into the name of a record and what is set; which field of the record each of it means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from coopcli.errors import UsageError
from coopcli.reading.scalars import language_tag
from coopcli.reading.values import OWN
from coopcli.records.record import Field, FieldKind, RecordType
from coopcli.records.record_types import RECORD_TYPES
from coopcli.text import N_, key, nearest

_SIGN: Final = re.compile(r"(.*?)([+-]?=)(.*)", re.DOTALL)
_MOST_WORDS: Final = 8


class Assignment(NamedTuple):
    """What is typed: a field, `=` (the value is this), `+=` (this too), `-=` (not this), and the value."""

    field: str
    sign: str
    value: str


@dataclass(frozen=True, slots=True)
class Target:
    """A field of a record: the way to it, and what it is; None for one of the user's own.

    `language` is the tag of the text that is meant, where one is typed; `record` the type that the field stands in.
    """

    typed: str
    path: tuple[str | int, ...]
    field: Field | None
    record: RecordType
    language: str = ""

    @property
    def name(self) -> str:
        """The field's own name."""
        return str(next(step for step in reversed(self.path) if isinstance(step, str)))

    @property
    def holder(self) -> tuple[str | int, ...]:
        """The way to the record that the field stands in."""
        at = len(self.path) - 1 - self.path[::-1].index(self.name)
        return self.path[:at]

    @property
    def shown(self) -> str:
        """The way as people type it: places in lists from 1."""
        return ".".join(str(step + 1) if isinstance(step, int) else step for step in self.path)

    @property
    def words(self) -> Mapping[str, str]:
        """What the field is called in each language; one inside by the way to it."""
        label = self.field.label.vi if self.field and len(self.path) == 1 else self.shown
        return {"vi": label, "en": self.shown}


def divide_words(words: Sequence[str]) -> tuple[str, list[Assignment]]:
    """Divide words into what names a record, and what is set; a label of several words need not stand in quotes.

    Raises UsageError where nothing is named, or nothing is set.
    """
    before: list[str] = []
    typed: list[tuple[str, str, list[str]]] = []
    for word in words:
        found = _SIGN.fullmatch(word)
        if found is None or not (found[1] or before or (typed and typed[-1][2])):
            (typed[-1][2] if typed else before).append(word)
            continue
        room = typed[-1][2] if typed else before
        taken = _words_of_label(room, found[1], keep=0 if typed else 1)
        field = " ".join([*room[len(room) - taken :], *filter(None, [found[1]])])
        del room[len(room) - taken :]
        typed.append((field, found[2], [found[3]] if found[3] else []))
    if not typed or not before or not all(field for field, _, _ in typed):
        missing = (
            N_("nothing is set: a field and its value are missing") if before else N_("no record is named")
        )
        raise UsageError(missing, (N_("for example: {line}"),), line="coop set vwu-lwu-2022 owner=Hoa")
    return " ".join(before), [Assignment(field, sign, " ".join(value)) for field, sign, value in typed]


def _words_of_label(before: Sequence[str], word: str, keep: int) -> int:
    """Say how many words before this one belong to the label of its field; `keep` are left at least."""
    most = min(len(before) - keep, _MOST_WORDS)
    for count in range(most, 0, -1):
        label = " ".join([*before[len(before) - count :], word])
        if all(step.isdecimal() or _key(step) in _all_labels() for step in label.split(".")):
            return count
    return 0 if word else min(1, max(most, 0))


@cache
def _all_labels() -> frozenset[str]:
    return frozenset(name for record in RECORD_TYPES.values() for name in _by_label(record))


def _key(text: str) -> str:
    return key(text.replace("_", " "))


@cache
def _labels_of(record: str) -> Mapping[str, Field]:
    return _by_label(RECORD_TYPES[record])


def _by_label(record: RecordType) -> dict[str, Field]:
    """Give the fields by all that they are called; a name goes before a label."""
    called = {
        _key(label): field for field in reversed(record.fields) for label in (field.label.vi, field.label.en)
    }
    return called | {_key(field.name): field for field in record.fields}


def words_of(record: RecordType, name: str) -> Mapping[str, str]:
    """Give what a field of a record is called in each language; one of the user's own has its name alone."""
    field = record.by_name().get(name)
    return {"vi": field.label.vi if field else name, "en": name}


def find_target(record: RecordType, typed: str) -> Target:
    """Give the field that is meant: `title.vi`, `renewal.mode`, `parties.2.name_as_signed`, `ngày ký`.

    A label of a record that stands alone inside, as `cách gia hạn`, means its field. Raises UsageError where there is
    no such field, with the nearest.
    """
    first, *steps = typed.split(".")
    field = _labels_of(record.name).get(_key(first))
    if field is None and typed.startswith(OWN):
        return Target(typed, (typed,), None, record)
    if field is None:
        inside = [one for one in record.fields if one.kind is FieldKind.RECORD and not one.many]
        inner = [one for one in inside if _key(first) in _labels_of(one.record)]
        if len(inner) != 1:
            raise _unknown(record, typed, first)
        field, steps = inner[0], [first, *steps]
    return _below(record, field, (field.name,), steps, typed)


def _below(
    record: RecordType, field: Field, path: tuple[str | int, ...], steps: list[str], typed: str
) -> Target:
    if not steps:
        return Target(typed, path, field, record)
    step, *rest = steps
    if field.many and isinstance(path[-1], str):
        if not step.isdecimal() or not int(step):
            raise UsageError(
                N_('"{field}" is a list, and "{typed}" does not say which of it'),
                (N_("for example: {example}"),),
                field=field.name,
                typed=typed,
                example=".".join([field.name, "1", step]),
            )
        return _below(record, field, (*path, int(step) - 1), rest, typed)
    if field.kind is FieldKind.TEXTS and not rest and (tag := language_tag(step)):
        return Target(typed, path, field, record, tag)
    if field.kind is FieldKind.REASONS and not rest:
        reasoned = _labels_of(record.name).get(_key(step))
        return Target(typed, (*path, reasoned.name if reasoned else step), field, record)
    if field.kind is not FieldKind.RECORD:
        raise _unknown(record, typed, step)
    inner = RECORD_TYPES[field.record]
    found = _labels_of(inner.name).get(_key(step))
    if found is None:
        raise _unknown(inner, typed, step)
    return _below(inner, found, (*path, found.name), rest, typed)


def _unknown(record: RecordType, typed: str, step: str) -> UsageError:
    called = {
        label: field for field in record.fields for label in (field.name, field.label.vi, field.label.en)
    }
    near = [*dict.fromkeys(called[one].name for one in nearest(step.replace("_", " "), called))]
    said = {one.name: {"vi": f"{one.name} ({one.label.vi})", "en": one.name} for one in record.fields}
    return UsageError(
        N_('the fields of "{record}" have no "{typed}"'),
        (N_("did you mean {near}?") if near else N_("it has {fields}"),),
        record={"vi": record.label.vi, "en": record.label.en},
        typed=typed,
        near=[said[name] for name in near],
        fields=[*said.values()],
    )
