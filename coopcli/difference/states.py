"""Where a state of a register comes from: contents, files, folders, a store. What git had is in `git`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from coopcli.difference.compare import Entry, State
from coopcli.difference.find import held_records
from coopcli.difference.sentences import sentences_of
from coopcli.loading.tables import as_json
from coopcli.problems import Problem
from coopcli.reading.files import files_of
from coopcli.reading.records import read_file
from coopcli.records.record import Record, name_of
from coopcli.store import readable


class Content(NamedTuple):
    """What a file holds: its name in the state, a sum of it, and the stream, which is closed when it has been read."""

    name: str
    sum: str
    stream: BinaryIO


def content_beside_git(name: str, content: bytes) -> Content:
    """Give what a file holds, its sum that of its text however its lines end: git may change that at a checkout."""
    return Content(name, hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest(), BytesIO(content))


def state_of(contents: Iterable[Content], clock: date) -> State:
    """Read the records of files, as far as they can be read; what is wrong with them stands in the state."""
    records: dict[tuple[str, str], Entry] = {}
    problems: list[Problem] = []
    sums: dict[str, str] = {}
    unread: dict[tuple[str, str], frozenset[str]] = {}
    broken: set[str] = set()
    double = 0
    for content in contents:
        sums[content.name] = content.sum
        errors: list[Problem] = []
        with closing(content.stream):
            for one in read_file(content.stream, content.name, clock):
                if isinstance(one, Problem):
                    problems.append(one)
                    if one.severity == "error" and one.code != "file-empty":
                        errors.append(one)
                    continue
                key = (one.section, name_of(one))
                if errors:  # those of a record come before it; what stands above it has no name
                    own = [error for error in errors if error.line >= one.line]
                    broken.update(content.name for _ in errors[len(own) :])
                    if own:
                        fields = (str(error.values.get("field", "")) for error in own)
                        unread[key] = frozenset(
                            field.partition(".")[0] for field in fields
                        )  # also of `name.en`
                    errors.clear()
                if key in records:
                    double += 1
                else:
                    records[key] = _entry(one)
        if errors:
            broken.add(content.name)
    return State(records, tuple(problems), sums, double, unread, frozenset(broken))


def _entry(record: Record) -> Entry:
    return Entry(record.file, record.line, as_json(record.values))


def state_of_contents(contents: Mapping[str, bytes], clock: date) -> State:
    """Read files that are at hand, by their names."""
    return state_of(
        (
            Content(name, hashlib.sha256(content).hexdigest(), BytesIO(content))
            for name, content in contents.items()
        ),
        clock,
    )


def state_of_path(path: Path, clock: date) -> State:
    """Read a file, under the name "", or a folder, each file under its path from there. Raises UsageError."""
    return state_of(_contents(path), clock)


def _contents(path: Path) -> Iterator[Content]:
    whole = path.is_dir()
    for file in files_of(path):
        name = os.path.relpath(file.path, path) if whole else ""
        yield Content(name, file.hash, file.open())


def state_of_store(store: Path) -> State:
    """Give what a store holds. Raises StoreError where it cannot be read."""
    with closing(readable(store)) as connection:
        return State(
            {(row.section, row.id): Entry(row.file, row.line, row.text) for row in held_records(connection)}
        )


def sentences_between(before: bytes, after: bytes, clock: date, beside: State | None = None) -> list[str]:
    """Say what differs between two contents of one file, one sentence for each thing; none where only the form does.

    `beside`, such as `state_of_store`, gives the names of what stands in other files.
    """
    old, new = (state_of_contents({"": content}, clock) for content in (before, after))
    return sentences_of(old, new, beside)
