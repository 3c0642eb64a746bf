"""Without a store a check says what loading the same files would: the same problems, places, values and order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopcli.checking.explained import BINARY, CLOCK
from coopcli.loading.judging import judge_without_store
from coopcli.loading.loading import load
from coopcli.loading.plan import FileToLoad, Plan, Stamp
from coopcli.problems import Problem
from coopcli.reading.records import read_file
from coopcli.records.record import Record
from coopcli.store import shipped
from coopcli.wordings import WORDINGS
from tests.examples import examples

ERRORS = Path(__file__).parents[1] / "errors"
MENDED = ERRORS / "mended"
STAMP = Stamp("0", "0", f"{CLOCK.isoformat()}T00:00:00+00:00")
Contents = Sequence[tuple[str, bytes]]
"""Names of files, and what they hold."""

EXAMPLES = {path.name: path.read_bytes() for path in sorted(ERRORS.glob("*.yaml"))}
EXAMPLES |= {f"{code}.yaml": content for code, content in BINARY.items()}
SOUND = {f"mended-{path.name}": path.read_bytes() for path in sorted(MENDED.glob("*.yaml"))}
SHIPPED = ("shipped.yaml", shipped("data/agreements.yaml").read_bytes())


def loaded(contents: Contents, folder: str | None = None) -> tuple[Problem, ...]:
    """What loading these files into an empty store says."""
    with TemporaryDirectory() as place:
        plan = Plan(tuple(FileToLoad(name, folder, name) for name, _ in contents), (), ())

        def read(file: FileToLoad) -> Iterator[Record | Problem]:
            return read_file(dict(contents)[file.path], file.path, CLOCK)

        return load(Path(place) / "store.sqlite3", plan, read, STAMP).problems


def judged(contents: Contents, folder: str | None = None) -> tuple[Problem, ...]:
    """What is said of them without a store."""
    found = (one for name, content in contents for one in read_file(content, name, CLOCK))
    return judge_without_store({name: folder for name, _ in contents}, found, CLOCK)[1]


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_of_each_example_the_same_is_said(name: str) -> None:
    contents = [(name, EXAMPLES[name])]
    assert judged(contents) == loaded(contents)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_of_each_example_twice_the_same_is_said(name: str) -> None:
    """Copies, ids and settings that stand twice; by themselves and in one folder."""
    contents = [("earlier.yaml", EXAMPLES[name]), (name, EXAMPLES[name])]
    assert judged(contents) == loaded(contents)
    assert judged(contents, "folder") == loaded(contents, "folder")


def test_of_the_register_that_ships_the_same_is_said() -> None:
    assert judged([SHIPPED]) == loaded([SHIPPED]) == ()


def test_of_the_register_with_all_references_gone_the_same_is_said() -> None:
    """Each section in turn left out: all that names its records names nothing."""
    text = SHIPPED[1].decode()
    for section in ("sources", "parties", "agreements", "activities"):
        contents = [(SHIPPED[0], text.replace(f"\n{section}:\n", f"\nx-{section}:\n").encode())]
        said = judged(contents)
        assert said == loaded(contents)
        assert {problem.code for problem in said} & {code for code in WORDINGS if code.endswith("-unknown")}


@given(names=st.lists(st.sampled_from(sorted({**EXAMPLES, **SOUND})), min_size=2, max_size=5, unique=True))
@settings(max_examples=examples(200))
def test_of_several_files_together_the_same_is_said(names: list[str]) -> None:
    held = {**EXAMPLES, **SOUND}
    contents = [*((name, held[name]) for name in names), SHIPPED]
    assert judged(contents) == loaded(contents)
