"""The block of the page on the law: every rule that the program knows, with its article and where it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from coopcli.agreements.gap_rules import REQUIREMENTS
from coopcli.duties.kinds import KINDS
from coopcli.i18n import FORMS, Language, pick, say, say_label, speaking
from coopcli.law import ALL, BODIES, RULES, Article, say_article
from coopcli.records.codelists import STEP
from docs.generate.markdown import BREAK, plain, table

USES: Final[Mapping[str, str]] = {
    "scope": "`gaps`, `due`, `report`: what has no foreign party is not asked about",
    "since": "`due`: nothing is owed for what was signed or changed before; `gaps`: `regime`",
    "before": "`gaps`: `regime`",
    "transition": "`due --why`: of agreements older than the Law",
    "name": "`load`: the warning `name-barred`",
    "changes": "records: the codes of `change`; `report`: annex 3",
}
"""Where the rules are used that are neither a requirement of `gaps` nor a kind of duty."""

EACH: Final = {"en": "each of the three", "vi": "cả ba"}
"""Said of what binds all bodies of which articles are known."""

_WANTED: Final = {requirement.field: requirement.label for requirement in REQUIREMENTS}


def rules() -> str:
    """Give each rule, article by article, in both languages. Raises KeyError for one whose use is not told."""
    rows = (_row(key, one) for key, rule in RULES.items() for one in rule)
    return table(("what is asked", "article", "of whom", "used by"), rows)


def _row(key: str, one: Article) -> tuple[str, ...]:
    said = [_in(Language(code), key, one) for code in FORMS]
    return (*(BREAK.join(map(plain, reversed(texts))) for texts in zip(*said, strict=True)), _use(key))


def _in(language: Language, key: str, one: Article) -> tuple[str, ...]:
    """What is asked, the article, of whom, in one language."""
    with speaking(language):
        asks = [say(_WANTED[key])] if key in _WANTED else []
        asks += [say_label(STEP.label(key))] if key in KINDS else []
        asks += [say(one.asks)] if one.asks else []
        named = ", ".join(say(BODIES[body]) if body in BODIES else "(*)" for body in one.of)
        return ": ".join(asks), say_article(one), pick(EACH) if one.of == ALL else named


def _use(key: str) -> str:
    if key in _WANTED:
        return "`gaps`"
    if key in KINDS:
        return "`due --why`, `report`" if key == "yearly_report" else "`due --why`"
    return USES[key]


BLOCKS: Final[Mapping[str, Callable[[], str]]] = {"law-rules": rules}
