"""What a check finds: all that loading would say of the files, and what a careful reader sees besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coopcli.checking.rules import ReadText, doubts_of_register
from coopcli.checking.silencing import silence
from coopcli.loading.judging import judge_without_store
from coopcli.problems import Problem
from coopcli.records.record import Record
from coopcli.text import N_

_OF_A_COPY: Final = N_("check one of them only, or delete the copy")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in so many files and records, by place; and what the records silence on purpose.

    `careful`: a careful reader looked, too. With an error there is more or less on record than what was read.
    """

    files: int
    records: int
    findings: tuple[Problem, ...]
    silenced: tuple[Problem, ...]
    careful: bool


def check(
    files: Mapping[str, str | None],
    found: Iterable[Record | Problem],
    clock: date,
    read_text: ReadText | None = None,
) -> Checked:
    """Judge what was read of files, given by their absolute paths, each with the folder that it came with.

    `read_text` gives the text of a file that a source names, None where there is none.
    """
    records, problems = judge_without_store(files, found, clock)
    careful = all(problem.severity != "error" for problem in problems)
    doubts = doubts_of_register(records, clock, read_text) if careful else ()
    everything = sorted([*map(_without_store, problems), *doubts], key=lambda problem: problem.place)
    findings, silenced = silence(everything, records)
    return Checked(len(files), len(records), findings, silenced, careful)


def _without_store(problem: Problem) -> Problem:
    """Give the problem with what can be done about it where nothing is loaded."""
    return replace(problem, hint=_OF_A_COPY) if problem.code == "file-copy" else problem
