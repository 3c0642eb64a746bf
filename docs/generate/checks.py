"""The block of the page on checks: each rule with its meaning, an example, what is said of it, the mended lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from coopcli.checking.explained import TWICE, Example, example_of
from coopcli.checking.explanation import Rule, rule_of
from coopcli.i18n import FORMS, Code, Language, say, speaking
from coopcli.problems import SEVERITIES, print_lines
from coopcli.wordings import WORDINGS
from docs.generate.markdown import block, code, link, plain, table


def index() -> str:
    """Give all rules by how bad they are, each with a link to what is told of it."""
    rows = (
        (
            severity,
            str(len(codes)),
            ", ".join(link(code(one), one) for one in codes),
        )
        for severity in SEVERITIES
        if (codes := [one for one, wording in WORDINGS.items() if wording.severity == severity])
    )
    return table(("severity", "rules", "which"), rows)


def rules() -> str:
    """Give each rule under a heading of its own, in both languages."""
    return "\n\n".join(_told(rule_of(one), example_of(one)) for one in WORDINGS)


def _told(rule: Rule, example: Example) -> str:
    parts = [f"### {rule.code}"]
    for language in reversed(FORMS):
        parts.append(_sentence(rule, language))
        parts.append(plain(rule.meaning[language]))
    if example.text:
        parts.append("Two files with this text:" if rule.code in TWICE else "Wrong:")
        parts.append(block(example.text, "yaml"))
    said = [_said(example, Language(each)) for each in reversed(FORMS)]
    parts.append(block("\n".join(said), "text"))
    parts.append("Mended:")
    parts.append(block(example.mended, "yaml"))
    return "\n\n".join(parts)


def _sentence(rule: Rule, language: Code) -> str:
    """Give how bad it is, the sentence and the cure, on one line."""
    with speaking(Language(language)):
        severity = say(SEVERITIES[rule.severity])
    cure = f": {plain(rule.cure[language])}" if rule.cure else ""
    return f"**{severity}**: {plain(rule.sentence[language])}{cure}"


def _said(example: Example, language: Language) -> str:
    with speaking(language):
        return "\n".join(print_lines(problem, say) for problem in example.found)


BLOCKS: Final[Mapping[str, Callable[[], str]]] = {"check-index": index, "check-rules": rules}
