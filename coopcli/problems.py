"""A problem of the records is a value: what is wrong, where, and the values its sentence needs.

What is said of it stands in the table `wordings.WORDINGS`, by its code, and is translated when a problem is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Final, NamedTuple, cast

from coopcli.errors import DID_YOU_MEAN
from coopcli.text import N_, harmless, to_type_instead
from coopcli.wordings import WORDINGS, Severity

MOST_SAID: Final = 50
"""How many errors are said one by one; of the others, how many there are."""

PATHS: Final = frozenset({"file", "others", "unload"})
"""The values that are paths of files or folders, or several of them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. `line` and `column` count from 1; 0 means the file as a whole.

    `values` are as the file has them, of any length; several things are a tuple, and so is what was probably
    meant, `near`; `meant` is how that is said, where it takes more than the words. `hint` is another hint than the
    code's own, as a marked text with the same values; where it is "", the hint asks whether `near` was meant, or is
    the code's own.
    """

    code: str
    file: str
    line: int = 0
    column: int = 0
    values: Mapping[str, object] = field(default_factory=dict)
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """Error, warning or notice, by its code."""
        return WORDINGS[self.code].severity

    @property
    def place(self) -> tuple[str, int, int]:
        """What problems are sorted by."""
        return (self.file, self.line, self.column)


class InWords(NamedTuple):
    """What is said of a problem: how bad it is, the sentence, and what to do ("" where nothing is said of that)."""

    severity: str
    sentence: str
    cure: str


def words_of(problem: Problem, say: Callable[..., str]) -> InWords:
    """Put a problem into words, in the language of `say(message, **values)`.

    Long values are shortened, control characters made visible.
    """
    wording = WORDINGS[problem.code]
    values = {name: value if name in PATHS else _shorten(value) for name, value in problem.values.items()}
    if "unload" in values:
        values["line"] = to_type_instead(cast(Iterable[str], values["unload"]), problem.file)
    values["this"] = harmless(problem.file)
    hint = problem.hint or wording.hint
    if values.get("near") and not problem.hint and "{near}" not in hint:
        hint, values["names"] = DID_YOU_MEAN, values.get("meant") or values["near"]
    sentence, cure = (harmless(say(text, **values)) if text else "" for text in (wording.sentence, hint))
    return InWords(say(SEVERITIES[wording.severity]), sentence, cure)


def print_lines(problem: Problem, say: Callable[..., str]) -> str:
    """Give the lines that a person reads, in the language of `say(message, **values)`:

    `agreements.yaml:41:12: error: unknown party "rc-kontum" [party-unknown]`, and the cure, indented, below.
    """
    words, file = words_of(problem, say), harmless(problem.file)
    place = f"{file}:{problem.line}:{problem.column}" if problem.line else file
    line = f"{place}: {words.severity}: {words.sentence} [{problem.code}]"
    return f"{line}\n    {words.cure}" if words.cure else line


def in_general(text: str, say: Callable[..., str]) -> str:
    """Say a sentence or a cure of no problem in particular: an ellipsis stands for each value."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return say(text, **dict.fromkeys(names, "…"))


SEVERITIES: Final = {"error": N_("error"), "warning": N_("warning"), "notice": N_("notice")}
"""How bad a problem is, in words; the worst first."""
_LONGEST_SHOWN: Final = 60
_MOST_SHOWN: Final = 15


def _shorten(value: object) -> object:
    """Shorten a text; put quotes around each of several texts, up to a number. All else is left to `say`."""
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_SHOWN else value[: _LONGEST_SHOWN - 1] + "…"
    if isinstance(value, tuple):
        shown = value[:_MOST_SHOWN]
        quoted = [one if isinstance(one, Mapping) else f'"{_shorten(one)}"' for one in shown]
        return [*quoted, "…"] if len(value) > _MOST_SHOWN else quoted
    return value
