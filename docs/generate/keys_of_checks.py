"""What the keys of `check` and `explain` mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SENTENCE: Final = "What is said of it, in both languages"
_CURE: Final = "What to do, in both languages"

OF_A_FINDING: Final[Mapping[str, str]] = {
    "file": "The file in which it stands: an absolute path.",
    "line": "The line, from 1; 0 where it is the file as a whole.",
    "column": "The column, in characters from 1; 0 where it is the file as a whole.",
    "severity": "How bad it is: `error`, `warning` or `notice`.",
    "code": "The rule: see [checks.md](checks.md#the-rules).",
    "sentence": f"{_SENTENCE}.",
    "cure": f"{_CURE}; empty where nothing is said of that.",
}

OF_A_RULE: Final[Mapping[str, str]] = {
    "code": "The rule, as `--only` and `--skip` take it.",
    "severity": "How bad it is: `error`, `warning` or `notice`.",
    "sentence": f"{_SENTENCE}, an ellipsis for each value.",
    "cure": f"{_CURE}, an ellipsis for each value; empty where nothing is said of that.",
    "meaning": "What it means and why it matters.",
}
