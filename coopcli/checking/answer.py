"""The answer of a check: its findings, line by line for people, as data for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from coopcli.answer import Answer, CheckFinding, Shown, Type
from coopcli.checking.findings import Checked
from coopcli.i18n import FORMS, Code, Language, count, join, say, speaking, spoken_language
from coopcli.lists import NOTHING, Column, Columns, Group, View, field, list_answer
from coopcli.loading.contradictions import REFERENCES
from coopcli.problems import SEVERITIES, InWords, Problem, words_of
from coopcli.text import N_

_TONES: Final = {"error": "bad", "warning": "attention", "notice": ""}


def _severity(finding: CheckFinding) -> Shown:
    word = say(SEVERITIES[finding.severity])
    return Shown(finding.severity, word, _TONES[finding.severity])


COLUMNS: Final[Columns[CheckFinding]] = {
    "file": Column(N_("file"), Type.TEXT, lambda finding: Shown(finding.path, finding.file)),
    "line": Column(N_("line"), Type.NUMBER, field("line")),
    "column": Column(N_("column"), Type.NUMBER, field("column")),
    "severity": Column(N_("severity"), Type.TEXT, _severity),
    "code": Column(N_("rule"), Type.ID, field("code")),
    "sentence": Column(N_("finding"), Type.TEXTS, attrgetter("sentence")),
    "cure": Column(N_("what to do"), Type.TEXTS, lambda finding: finding.cure or NOTHING),
}
"""The columns of findings by their keys."""


def finding_of(problem: Problem, shown: Problem) -> CheckFinding:
    """Put a problem into words, in every language; `shown` is the same with its paths as a person here writes them."""
    words = words_of(shown, say)
    said = {code: words if code == spoken_language().code else _in(code, shown) for code in FORMS}
    return CheckFinding(
        path=problem.file,
        file=shown.file,
        line=problem.line,
        column=problem.column,
        severity=problem.severity,
        code=problem.code,
        sentence={code: each.sentence for code, each in said.items()},
        cure={code: each.cure for code, each in said.items() if each.cure},
    )


def _in(code: Code, problem: Problem) -> InWords:
    with speaking(Language(code)):
        return words_of(problem, say)


def findings_answer(findings: Sequence[CheckFinding], checked: Checked, left: int) -> Answer:
    """Give the answer; so many findings were not asked for."""
    answer = list_answer(
        [Group("", findings)],
        COLUMNS,
        View(),
        total=total_of(findings, checked, left),
        notes=notes_of(checked),
        empty=say(N_("nothing is found")),
    )
    return Answer(answer.title, answer.sections, answer.notes, answer.total, findings=tuple(findings))


def total_of(findings: Sequence[CheckFinding | Problem], checked: Checked, left: int) -> str:
    """Give the line that counts: by severity, what was looked at, and what is not shown."""
    number = Counter(finding.severity for finding in findings)
    said = [
        count("{number} error", "{number} errors", number["error"]),
        count("{number} warning", "{number} warnings", number["warning"]),
        count("{number} notice", "{number} notices", number["notice"]),
    ]
    found = [one for one, severity in zip(said, SEVERITIES, strict=True) if number[severity]]
    looked = say(
        N_("{records} in {files}"),
        records=count("{number} record", "{number} records", checked.records),
        files=count("{number} file", "{number} files", checked.files),
    )
    parts = [
        say(
            N_("{found}: {looked}"),
            found=join(found) if found else say(N_("nothing is found")),
            looked=looked,
        )
    ]
    if left:
        parts.append(count("{number} finding is not asked for", "{number} findings are not asked for", left))
    if silenced := len(checked.silenced):
        words = count(
            "{number} finding is silenced by its record, with a reason",
            "{number} findings are silenced by their records, with reasons",
            silenced,
        )
        parts.append(words)
    return "; ".join(parts)


def notes_of(checked: Checked) -> tuple[str, ...]:
    """Give what has to be known of what was not looked at."""
    notes = []
    if any(one.code in REFERENCES and not one.hint for one in checked.findings):
        notes.append(N_("what the files name is looked for in them alone: name all files of the register"))
    if not checked.careful:
        notes.append(N_("what a careful reader sees besides is told when there is no error any more"))
    return tuple(map(say, notes))
