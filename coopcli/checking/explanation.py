"""The answers of `explain`: all rules, or one of them with its example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from operator import attrgetter
from typing import Final, NamedTuple

from coopcli.answer import Answer, Facts, Shown, Type, Words
from coopcli.checking.explained import TWICE, example_of, meanings
from coopcli.i18n import FORMS, count, in_all, join, say
from coopcli.lists import NOTHING, Column, Columns, Group, View, fact, field, list_answer, record_of
from coopcli.problems import SEVERITIES, in_general, print_lines
from coopcli.text import N_
from coopcli.wordings import WORDINGS


class Rule(NamedTuple):
    """A rule of the check: its code, how bad it is, what is said and what to do, with an ellipsis for each value."""

    code: str
    severity: str
    sentence: Mapping[str, str]
    cure: Mapping[str, str]
    meaning: Mapping[str, str]


COLUMNS: Final[Columns[Rule]] = {
    "code": Column(N_("rule"), Type.ID, field("code")),
    "severity": Column(
        N_("severity"), Type.TEXT, lambda rule: Shown(rule.severity, say(SEVERITIES[rule.severity]))
    ),
    "sentence": Column(N_("finding"), Type.TEXTS, attrgetter("sentence")),
    "cure": Column(N_("what to do"), Type.TEXTS, lambda rule: rule.cure or NOTHING),
    "meaning": Column(N_("meaning"), Type.TEXTS, attrgetter("meaning")).for_machines,
}
"""The columns of rules by their keys."""


def rule_of(code: str) -> Rule:
    """Give a rule by its code."""
    wording = WORDINGS[code]
    meaning = {str(language): meanings()[code][language] for language in FORMS}
    return Rule(code, wording.severity, _in_all(wording.sentence), _in_all(wording.hint), meaning)


def _in_all(text: str) -> Mapping[str, str]:
    said = in_all(lambda: in_general(text, say)) if text else {}
    return {str(language): each for language, each in said.items()}


def rules_answer() -> Answer:
    """Give all rules, in the order in which they are looked for."""
    rules = [*map(rule_of, WORDINGS)]
    number = Counter(rule.severity for rule in rules)
    each = [
        count("{number} error", "{number} errors", number["error"]),
        count("{number} warning", "{number} warnings", number["warning"]),
        count("{number} notice", "{number} notices", number["notice"]),
    ]
    total = say(
        N_("{rules}: {each}"), rules=count("{number} rule", "{number} rules", len(rules)), each=join(each)
    )
    note = say(N_("to see what a rule means, with an example: coop explain RULE"))
    return list_answer([Group("", rules)], COLUMNS, View(), total=total, notes=(note,))


def rule_answer(code: str) -> Answer:
    """Give one rule with its example."""
    rule, example = rule_of(code), example_of(code)
    said = "\n".join(print_lines(problem, say) for problem in example.found)
    shown = ("code", "severity", "sentence", *(("cure",) if rule.cure else ()), "meaning")
    text = example.text or say(N_("(no text that could be shown here)"))
    title = N_("Example: two files with this text") if code in TWICE else N_("Example")
    return Answer(
        title="",
        sections=(
            Facts("", tuple(fact(key, COLUMNS, rule) for key in shown)),
            Words(say(title), text),
            Words(say(N_("What is said of it")), said),
            Words(say(N_("Mended")), example.mended),
        ),
        records=({**record_of(rule, COLUMNS), "example": example.text or None, "mended": example.mended},),
    )
