"""Tries mutants on copies of the tree: the near tests are run on each, and one that fails has noticed it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from tests.mutants.made import Mutant
from tests.mutants.rooms import ROOMS, ROOT, matching

_WORKERS: Final = 2
_LONGEST: Final = 120
"""Seconds of the processor after which tests that do not end count as failed: a mutant may go round for ever."""

_MEMORY: Final = Path("/dev/shm")
"""Where there is one, a folder that is no disk: the tests write a store each."""

_LEFT_OUT: Final = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", ".*_cache", ".hypothesis", "__pycache__"
)
_LIMITED: Final = f"""
import resource, sys, pytest
resource.setrlimit(resource.RLIMIT_CPU, ({_LONGEST}, {_LONGEST}))
sys.exit(pytest.main(sys.argv[1:]))
"""
_PYTEST: Final = ("-c", _LIMITED, "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0")


class Outcome(NamedTuple):
    """What came of the tests of a room, on a mutant of it or on the program as it is."""

    room: str
    mutant: Mutant | None
    killed: bool
    seconds: float


class _Copies:
    """Copies of the tree, each for one run at a time."""

    def __init__(self, folder: Path) -> None:
        self._free: SimpleQueue[Path] = SimpleQueue()
        for number in range(_WORKERS):
            copy = folder / str(number) / "coop"
            shutil.copytree(ROOT, copy, ignore=_LEFT_OUT)
            # By their hashes: two texts of one length written in the same second would be taken for each other.
            _python(copy, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "coopcli")
            self._free.put(copy)

    def outcome(self, room: str, mutant: Mutant | None) -> Outcome:
        """Run the tests of the room in the copy that is free next, which is then as it was."""
        copy, began = self._free.get(), time.monotonic()
        broken = copy / (mutant.file if mutant else "schema.sql")
        whole = broken.read_bytes()
        try:
            killed = _fails(copy, room, mutant)
        finally:
            # From the copy, not from the tree: somebody may go on working there.
            broken.write_bytes(whole)
            shutil.rmtree(copy / ".hypothesis", ignore_errors=True)
            self._free.put(copy)
        return Outcome(room, mutant, killed, time.monotonic() - began)


def outcomes(mutants: Iterable[tuple[str, Mutant | None]]) -> Iterator[Outcome]:
    """Run the tests of each room on each of its mutants, as they end; None is the program as it is."""
    memory = _MEMORY if _MEMORY.is_dir() else None
    with TemporaryDirectory(prefix="mutants-", dir=memory) as folder, ThreadPoolExecutor(_WORKERS) as pool:
        copies = _Copies(Path(folder))
        for done in as_completed([pool.submit(copies.outcome, room, mutant) for room, mutant in mutants]):
            yield done.result()


def _fails(copy: Path, room: str, mutant: Mutant | None) -> bool:
    if mutant:
        (copy / mutant.file).write_text(mutant.text, "utf-8")
    tests = [str(path.relative_to(copy)) for path in matching(ROOMS[room].tests, copy)]
    return _python(copy, *_PYTEST, *tests) != 0


def _python(copy: Path, *words: str) -> int:
    environment = {**os.environ, "TMPDIR": str(copy.parent)}
    return subprocess.run(
        [sys.executable, *words],
        cwd=copy,
        env=environment,
        capture_output=True,
        check=False,
    ).returncode
