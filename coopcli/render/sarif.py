"""SARIF 2.1.0 (OASIS): the findings of a check as other programs read them; the rules in every language.

Section numbers are those of the standard. Columns count characters, as everywhere here (3.14.17).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

import coopcli
from coopcli.answer import Answer, CheckFinding
from coopcli.i18n import FORMS, Code, Language, pick, say, speaking, spoken_language
from coopcli.problems import in_general
from coopcli.render import Look
from coopcli.wordings import WORDINGS

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "notice": "note"}


def render(answer: Answer, look: Look) -> str:
    """Give one run: its tool with the rules that found something, and a result for each finding."""
    findings = answer.findings or ()
    found = {finding.code for finding in findings}
    codes = [code for code in WORDINGS if code in found]
    spoken = spoken_language().code
    run = {
        "tool": {"driver": {"name": "coop", "version": coopcli.__version__, **_component(spoken, codes)}},
        "language": spoken,
        "translations": [
            {"name": "coop", **_component(code, codes), "translationMetadata": {"name": code}}
            for code in FORMS
            if code != spoken
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in findings],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _component(language: Code, codes: Sequence[str]) -> Mapping[str, object]:
    with speaking(Language(language)):
        return {"language": language, "rules": [*map(_rule, codes)]}


def _rule(code: str) -> Mapping[str, object]:
    """Give a rule in the language that is spoken (3.49)."""
    wording = WORDINGS[code]
    rule: dict[str, object] = {
        "id": code,
        "shortDescription": {"text": in_general(wording.sentence, say)},
        "defaultConfiguration": {"level": _LEVELS[wording.severity]},
    }
    if wording.hint:
        rule["help"] = {"text": in_general(wording.hint, say)}
    return rule


def _result(finding: CheckFinding, place: int) -> Mapping[str, object]:
    located: dict[str, object] = {"artifactLocation": {"uri": _uri(finding.file)}}
    if finding.line:
        located["region"] = {"startLine": finding.line, "startColumn": finding.column}
    return {
        "ruleId": finding.code,
        "ruleIndex": place,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(filter(None, map(pick, (finding.sentence, finding.cure))))},
        "locations": [{"physicalLocation": located}],
    }


def _uri(file: str) -> str:
    """Give the address of a file: relative to the folder at hand where its path is (3.4.3)."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
