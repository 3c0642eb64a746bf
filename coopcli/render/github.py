"""Workflow commands of GitHub Actions: each finding is a note at its line of the changed file.

The form is GitHub's (Workflow commands for GitHub Actions), the escapes those of its toolkit (`@actions/core`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from coopcli.answer import Answer, CheckFinding
from coopcli.i18n import pick
from coopcli.render import Look

_OF_DATA: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_OF_PROPERTIES: Final = {**_OF_DATA, ":": "%3A", ",": "%2C"}


def render(answer: Answer, look: Look) -> str:
    """Give a command a line; of no finding nothing."""
    return "".join(f"{_command(finding)}\n" for finding in answer.findings or ())


def _command(finding: CheckFinding) -> str:
    place = {"file": PurePath(finding.file).as_posix()}
    if finding.line:
        place |= {"line": str(finding.line), "col": str(finding.column)}
    place["title"] = finding.code
    properties = ",".join(f"{name}={_escaped(value, _OF_PROPERTIES)}" for name, value in place.items())
    message = "\n".join(filter(None, map(pick, (finding.sentence, finding.cure))))
    return f"::{finding.severity} {properties}::{_escaped(message, _OF_DATA)}"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(sign, sign) for sign in text)
