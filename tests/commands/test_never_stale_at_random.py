"""Files edited, added, deleted, renamed, broken, mended, hidden and locked away between answers, at random.

Whatever happened, an answer is the one of a fresh store made of the same files, or that of the last files that could be
loaded, and then one line says so.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random

import pytest

import coopcli
from tests.commands.conftest import PARTIES, SOURCE, agreement
from tests.commands.test_never_stale import ANSWERS
from tests.conftest import Coop, Result

OLD = "the answer is from the last load"
TAKEN_UP = "loaded before the answer"


class Walk:
    """A register that is changed at random, what was last loaded of it by rights, and how to ask it."""

    def __init__(self, coop: Coop, folder: Path, seed: int) -> None:
        self.coop, self.folder, self.random = coop, folder, Random(seed)
        self.reg, self.away = folder / "reg", folder / "away"
        self.numbers, self.steps = count(), 0
        self.broken: dict[Path, str] = {}
        self.locked = False
        self.seen: set[str] = set()
        (self.reg / "sub").mkdir(parents=True)
        (self.reg / "base.yaml").write_text(SOURCE + PARTIES, encoding="utf-8")
        for name in ("reg/one", "reg/sub/keep", "reg/sub/two"):
            (folder / f"{name}.yaml").write_text(self.text(), encoding="utf-8")
        assert coop("load", "reg").code == 0
        self.held, self.good = self.contents(), self.afresh()
        assert self.good

    def text(self) -> str:
        return agreement(f"a{next(self.numbers):04}", f"period: 2024/20{self.random.randrange(25, 60)}")

    def contents(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.reg.rglob("*.yaml")}

    def afresh(self) -> str | None:
        """A store made of the files as they are; None where they cannot be loaded."""
        store = str(self.folder.parent / f"fresh-{next(self.numbers)}.sqlite3")
        return store if self.coop("load", "reg", environment={"COOP_DB": store}).code == 0 else None

    def some_file(self) -> Path | None:
        files = [path for path in self.reg.rglob("*.yaml") if path.stem not in ("base", "keep")]
        return self.random.choice(sorted(files)) if files else None

    # What happens to the files.

    def edit(self) -> None:
        if path := self.some_file():
            self.broken.pop(path, None)
            path.write_text(self.text(), encoding="utf-8")

    def edit_within_the_tick(self) -> None:
        """Another text of the same size, at the same time."""
        if path := self.some_file():
            before = path.stat()
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("period: 2024", "period: 2023"), encoding="utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def add(self) -> None:
        place = self.reg / self.random.choice((".", "sub", "deep/er")) / f"n{next(self.numbers)}.yaml"
        if not self.away.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(self.text(), encoding="utf-8")
            (place.parent / "keep.yaml").touch()
            if not (place.parent / "keep.yaml").read_bytes():
                (place.parent / "keep.yaml").write_text(self.text(), encoding="utf-8")

    def delete(self) -> None:
        if path := self.some_file():
            self.broken.pop(path, None)
            path.unlink()

    def rename(self) -> None:
        if path := self.some_file():
            self.broken.pop(path, None)
            path.rename(path.with_name(f"r{next(self.numbers)}.yaml"))

    def touch(self) -> None:
        if path := self.some_file():
            os.utime(path, (self.random.randrange(10**9), self.random.randrange(10**9)))

    def break_(self) -> None:
        if path := self.some_file():
            self.broken.setdefault(path, path.read_text(encoding="utf-8"))
            path.write_text(
                self.random.choice(("", "agreements: [", self.text() + "  what: x\n")), encoding="utf-8"
            )

    def mend(self) -> None:
        for path, text in self.broken.items():
            if path.parent.exists() and not self.away.exists():
                path.write_text(text, encoding="utf-8")
        self.broken = {} if not self.away.exists() else self.broken

    def hide(self) -> None:
        """The folder below goes, or an empty one or a file lies in its place."""
        if not self.away.exists():
            sub = self.reg / "sub"
            sub.rename(self.away)
            self.random.choice((lambda: None, sub.mkdir, lambda: sub.write_text("no folder")))()

    def show(self) -> None:
        if self.away.exists():
            sub = self.reg / "sub"
            if sub.is_dir():
                sub.rmdir()
            sub.unlink(missing_ok=True)
            self.away.rename(sub)

    def happenings(self) -> list[Callable[[], None]]:
        often = [self.edit, self.edit_within_the_tick, self.add, self.mend, self.show]
        return [*often, *often, self.delete, self.rename, self.touch, self.break_, self.hide]

    # What is answered.

    def check(self) -> None:
        now, store = self.contents(), self.afresh()
        can_be_loaded = store is not None and not self.away.exists() and not self.locked
        words = self.random.choice(ANSWERS)
        found = self.ask(*words)
        changed = now != self.held
        if can_be_loaded:
            self.good, self.held = store, now
        expected = self.ask(*words, environment={"COOP_DB": str(self.good), "COOP_LOAD": "never"})
        assert (found.code, found.out) == (expected.code, expected.out), (self.steps, words, found.err)
        lines = [line for line in found.err.splitlines() if line not in expected.err.splitlines()]
        if not changed:
            assert lines == []
        else:
            (line,) = lines
            assert (TAKEN_UP if can_be_loaded else OLD) in line
        self.seen.add("same" if not changed else "taken up" if can_be_loaded else "old")

    def ask(self, *words: str, environment: dict[str, str] | None = None) -> Result:
        return self.coop(*words, today="2026-11-28", environment=environment or {})

    @contextmanager
    def maybe_locked(self) -> Iterator[None]:
        """Another load is running, one time in eight."""
        self.locked = self.random.random() < 1 / 8
        with sqlite3.connect(self.folder.parent / "coop.sqlite3", isolation_level=None) as other:
            if self.locked:
                other.execute("BEGIN IMMEDIATE")
            yield
        other.close()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("write")
def test_no_answer_is_old_or_half_without_the_line_that_says_so(
    coop: Coop, tmp_path: Path, seed: int
) -> None:
    walk = Walk(coop, tmp_path / "here", seed)
    for walk.steps in range(50):
        for _ in range(walk.random.randrange(3)):
            walk.random.choice(walk.happenings())()
        with walk.maybe_locked():
            walk.check()
    assert walk.seen == {"same", "taken up", "old"}


# Two processes at once.


def run(folder: Path, *words: str) -> subprocess.Popen[str]:
    own = {"COOP_DB": str(folder / "coop.sqlite3"), "COOP_LANG": "en", "COOP_TODAY": "2026-11-28"}
    settings = {name: value for name, value in os.environ.items() if not name.startswith("COOP_")} | own
    return subprocess.Popen(
        [sys.executable, "-m", "coopcli", *words],
        cwd=folder,
        env=settings | {"PYTHONPATH": str(Path(coopcli.__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def ended(process: subprocess.Popen[str]) -> Result:
    out, err = process.communicate(timeout=60)
    return Result(out, err, process.returncode)


def register(name: str, number: int) -> str:
    papers = "".join(f"- {{id: {name}-{n}, title: A, cite: s1}}\n" for n in range(number))
    return f"{SOURCE}agreements:\n{papers}"


@pytest.mark.parametrize("loading", [False, True], ids=["alone", "beside a load"])
def test_two_processes_give_the_state_before_or_after_and_say_which(tmp_path: Path, loading: bool) -> None:
    """So many agreements of this name, or so many of that: never some of both."""
    states = {"before": 150, "after": 250}
    (tmp_path / "reg").mkdir()
    path = tmp_path / "reg/all.yaml"
    path.write_text(register("before", 150), encoding="utf-8")
    assert ended(run(tmp_path, "load", "reg")).code == 0
    query = ("sql", "SELECT substr(id, 1, instr(id, '-') - 1) AS name FROM agreement", "--format", "csv")
    told = []
    for name in ("after", "before", "after"):
        beside = tmp_path / "beside"
        beside.write_text(register(name, states[name]), encoding="utf-8")
        beside.replace(path)
        running = [run(tmp_path, "load", "reg")] if loading else []
        asking = [run(tmp_path, *query) for _ in range(3)]
        for result in map(ended, asking):
            names = result.out.split()[1:]
            (found,) = {*names}
            assert (result.code, len(names)) == (0, states[found]), result.err
            told.append(found == name)
            assert found == name or OLD in result.err
        loads = [ended(process) for process in running]
        assert all(load.code == 0 for load in loads), loads
        assert ended(run(tmp_path, *query)).out.split()[1:] == [name] * states[name]
    assert loading or any(told), "beside a load all may be before it"
