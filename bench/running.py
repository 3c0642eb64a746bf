"""Commands run in processes of their own, and how long each took."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter
from types import MappingProxyType
from typing import IO, Final

CHECKOUT: Final = Path(__file__).parents[1]
LANGUAGE: Final = "vi"
"""What most users read: the catalogue is part of the start."""
TODAY: Final = "2025-01-01"

_MEBIBYTE: Final = 1 << 20


class FailedError(Exception):
    """A command that was to be measured did not succeed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds from outside, the peak of memory in MiB (0 where the system is silent), the output."""

    seconds: float
    peak: float
    output: str


def run(module: str, *arguments: str | Path, settings: Mapping[str, str] = MappingProxyType({})) -> Run:
    """Run a Python module to its end, with settings in its environment.

    Raises FailedError, with what it said, unless it exits with 0.
    """
    command = [sys.executable, "-m", module, *map(str, arguments)]
    with TemporaryFile() as output, TemporaryFile() as errors:
        begun = perf_counter()
        process = subprocess.Popen(
            command,
            env={**_environment(), **settings},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
        )
        code, peak = _end_of(process)
        seconds = perf_counter() - begun
        if code != 0:
            raise FailedError(f"{' '.join(command)}: exit code {code}\n{_text(errors)}")
        return Run(seconds, peak, _text(output))


def coop(*arguments: str | Path, store: Path, settings: Mapping[str, str] = MappingProxyType({})) -> Run:
    """Run a command of coop on a store."""
    return run("coopcli", *arguments, "--db", store, "--lang", LANGUAGE, "--today", TODAY, settings=settings)


def coop_alone(store: Path) -> Run:
    """Run coop without a command: the start screen of a store, which the environment names."""
    return run("coopcli", settings={"COOP_DB": str(store), "COOP_LANG": LANGUAGE, "COOP_TODAY": TODAY})


@dataclass(frozen=True, slots=True)
class Pairs:
    """What runs in turn gave, pair by pair: seconds, or another figure."""

    ours: tuple[float, ...]
    references: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The median of the ratios of each pair."""
        return median(one / other for one, other in zip(self.ours, self.references, strict=True))


def in_turn(ours: Callable[[], float], reference: Callable[[], float], pairs: int) -> Pairs:
    """Take both figures so many times in turn, after one of each that does not count."""
    ours()
    reference()
    taken = [(ours(), reference()) for _ in range(pairs)]
    return Pairs(tuple(one for one, _ in taken), tuple(other for _, other in taken))


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("COOP_", "_COOP_"))}
    return own | {"COOP_CONFIG": os.devnull, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}


def _end_of(process: subprocess.Popen[bytes]) -> tuple[int, float]:
    """Wait for the end of a process; give its exit code and the peak of its own memory, in MiB."""
    if not hasattr(os, "wait4"):
        return process.wait(), 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return process.returncode, usage.ru_maxrss * unit / _MEBIBYTE


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
