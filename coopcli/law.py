"""What the law asks of international agreements: every rule that the program knows, its article, in our words.

The one place that names a law or an article for people: `gaps`, `due --why`, `report` and the check of names take it
from here, and docs/law.md lists it. How and when it was checked stands there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

from coopcli.days.dates import Date
from coopcli.i18n import in_all, join, say
from coopcli.records.record import Data
from coopcli.terms.terms import LAW_IN_FORCE
from coopcli.text import N_

Body = Literal["central", "provincial", "committee", "other", "not_stated", "measure"]
"""Who signs for Viet Nam, as the law tells them apart (Law, article 2(2)): the central or a provincial body of an
organisation, a province's people's committee; another body, of which no article is known here; not stated.
`measure` stands for all whom an article does not bind, where it is shown of them too for want of another."""

# Made by calls, not by class statements: `due` imports this module, and nothing of it is to run there.
Act = NamedTuple("Act", [("number", str), ("name", str), ("amended_by", str)])  # noqa: UP014 - see above
"""A law or decree by its number, what it is called, and the number of what amended it, "" for nothing."""

LAW: Final = Act("70/2020/QH14", N_("Law {number}"), "")
DECREE: Final = Act("64/2021/NĐ-CP", N_("Decree {number}"), "177/2025/NĐ-CP")
ORDINANCE: Final = Act("33/2007/PL-UBTVQH11", N_("Ordinance {number}"), "")

Article = NamedTuple(  # noqa: UP014 - see above
    "Article",
    [
        ("act", Act),
        ("numbers", tuple[str, ...]),
        ("of", tuple[Body, ...]),
        ("asks", str),
        ("changes", tuple[str, ...]),
    ],
)
"""An article, or several of one act: whom it binds; what it asks in our words, "" where its requirement says it; the
kinds of change that it is about, () for none or all."""

Rule: TypeAlias = tuple[Article, ...]
"""What is asked: one article, or one for each kind of body."""

CENTRAL: Final[tuple[Body, ...]] = ("central",)
PROVINCIAL: Final[tuple[Body, ...]] = ("provincial",)
COMMITTEE: Final[tuple[Body, ...]] = ("committee",)
OF_LAW: Final[tuple[Body, ...]] = ("central", "committee")
"""Those that the Law itself binds; of provincial bodies the Decree has the details (Law, article 23(2))."""
MEASURE: Final[tuple[Body, ...]] = ("provincial", "measure")
ALL: Final[tuple[Body, ...]] = ("central", "provincial", "committee")

_MANAGER_AND_OFFICE: Final = N_(
    "to the body that manages its foreign relations and to the province's foreign-affairs office"
)
_MINISTRY: Final = N_("to the Foreign Ministry")
_BY_15_NOVEMBER: Final = N_("to the Foreign Ministry, by 15 November of the year before")
_AS_SIGNING: Final = N_("extending takes the same consultation and approval as signing")
_AMENDED: Final = ("amendment", "extension")
_ENDED: Final = ("suspension", "withdrawal", "termination")

RULES: Final[Mapping[str, Rule]] = {
    # What it is about.
    "scope": (Article(LAW, ("2(1)", "2(2)", "2(4)"), ALL,
        N_("it is a written agreement on cooperation between a Vietnamese and a foreign party"), ()),),
    "since": (Article(LAW, ("51(1)",), ALL, N_("the Law holds since 1 July 2021"), ()),),
    "before": (Article(ORDINANCE, ("1",), OF_LAW,
        N_("before that the Ordinance held, for central bodies and the people's committees of provinces"), ()),),
    "transition": (Article(LAW, ("52(2)",), OF_LAW,
        N_("what was signed under Ordinance 33/2007 is carried out, changed and ended as the Law has it"), ()),),
    "name": (Article(LAW, ("6",), ALL, N_("it may bear any name but those of treaties"), ()),),
    "changes": (Article(LAW, ("1(1)",), ALL,
        N_("an agreement is amended, supplemented, extended, ended, withdrawn from or suspended"), ()),),
    # What an agreement must hold: the requirements of `gaps`, which have the words.
    "title": (Article(DECREE, ("3(1)(a)",), MEASURE, "", ()),),
    "type": (Article(LAW, ("6",), ALL, "", ()),),
    "parties": (Article(DECREE, ("3(1)(b)",), MEASURE, "", ()),),
    "content": (Article(DECREE, ("3(1)(c)",), MEASURE, "", ()),),
    "form_of_cooperation": (Article(DECREE, ("3(1)(c)",), MEASURE, "", ()),),
    "date_in_force": (Article(DECREE, ("3(1)(d)",), MEASURE, "", ()),),
    "period": (Article(DECREE, ("3(1)(d)",), MEASURE, "", ()),),
    "date_signed": (Article(DECREE, ("3(1)(đ)",), MEASURE, "", ()),),
    "place_signed": (Article(DECREE, ("3(1)(đ)",), MEASURE, "", ()),),
    "languages": (Article(DECREE, ("3(1)(đ)",), MEASURE, "", ()),),
    "signed_by": (Article(DECREE, ("3(1)(e)",), MEASURE, "", ()),),
    "legally_binding": (Article(DECREE, ("3(3)",), MEASURE, "", ()),),
    "approval": (
        Article(LAW, ("21", "22"), CENTRAL,
            N_("its head decides, once the body that manages its foreign relations has agreed in writing"), ()),
        Article(DECREE, ("8",), PROVINCIAL, N_("the body that manages its foreign relations decides in writing"), ()),
        Article(LAW, ("18", "19"), COMMITTEE,
            N_("its chairperson decides, once the Foreign Ministry and those concerned were consulted"), ()),
    ),
    # What falls due: the kinds of duty.
    "end": (Article(LAW, ("32(1)",), ALL, N_("the agreement itself says how long it is in force"), ()),),
    "renewal": (
        Article(LAW, ("33(2)",), OF_LAW, _AS_SIGNING, ()),
        Article(LAW, ("41(1)",), OF_LAW,
            N_("the exception: a technical extension, within its own functions, may go without consultation"), ()),
        Article(DECREE, ("13(1)",), PROVINCIAL, _AS_SIGNING, ()),
    ),
    "copy": (
        Article(LAW, ("22(6)",), CENTRAL,
            N_("a report to the body that manages its foreign relations, a copy to the Foreign Ministry"), ()),
        Article(DECREE, ("8(7)",), PROVINCIAL,
            N_("a report to the body that manages its foreign relations, a copy to the province's foreign-affairs "
               "office"), ()),
        Article(LAW, ("19(5)",), COMMITTEE, N_("a report to the Prime Minister, a copy to the Foreign Ministry"), ()),
    ),
    "change_notice": (
        Article(LAW, ("33(3)",), OF_LAW, _MINISTRY, _AMENDED),
        Article(LAW, ("34(5)",), OF_LAW, _MINISTRY, _ENDED),
        Article(DECREE, ("13(4)",), PROVINCIAL, _MANAGER_AND_OFFICE, _AMENDED),
        Article(DECREE, ("14(4)",), PROVINCIAL, _MANAGER_AND_OFFICE, _ENDED),
    ),
    "plan_to_sign": (Article(LAW, ("46(1)",), ALL, _BY_15_NOVEMBER, ()),),
    "plan_to_implement": (Article(LAW, ("42(2)",), ALL, _BY_15_NOVEMBER, ()),),
    "yearly_report": (
        Article(LAW, ("46(3)",), ALL, N_("to the Foreign Ministry, by 15 November each year, or on demand"), ()),
        Article(DECREE, ("16(1)(d)",), PROVINCIAL, _MANAGER_AND_OFFICE, ()),
    ),
}  # fmt: skip
"""Every rule by the field, the kind of duty, or the thing that it is about."""

BODIES: Final[Mapping[Body, str]] = {
    "central": N_("the central body of an organisation"),
    "provincial": N_("a provincial body of an organisation"),
    "committee": N_("the people's committee of a province"),
}
"""Those of whom articles are known."""

BARRED_NAMES: Final = ("công ước", "hiệp ước", "định ước", "hiệp định")
"""The names of treaties, which no international agreement may bear (Law, article 6)."""


def is_barred(name: str) -> bool:
    """Say whether a name, or what a title begins with, is one of those that are kept for treaties."""
    plain = unicodedata.normalize("NFC", name).casefold().replace("_", " ")
    begins_so = plain.startswith(BARRED_NAMES)  # hardly any does, and each title of a load is asked
    return begins_so and any(re.match(rf"{barred}\b", plain) for barred in BARRED_NAMES)


def about_barred(name: str) -> Mapping[str, object]:
    """Give the values that the problem `name-barred` needs of a name."""
    return {"text": name, "names": BARRED_NAMES, "law": in_all(lambda: say_article(*RULES["name"]))}


def bodies_of(parties: Iterable[Data]) -> tuple[Body, ...]:
    """Say who signs for Viet Nam, each kind of body once; of nobody on record, that it is not stated."""
    found = dict.fromkeys(_body(party) for party in parties if party.get("country") == "VN")
    return tuple(found or ("not_stated",))


def _body(party: Data) -> Body:
    level = party.get("level")
    if party.get("kind") in ("state", "peoples_committee"):
        return "committee" if (party["kind"], level) == ("peoples_committee", "provincial") else "other"
    return _OF_LEVEL.get(level, "other")


_OF_LEVEL: Final[Mapping[object, Body]] = {
    "national": "central",
    "provincial": "provincial",
    None: "not_stated",
}


def holding(rule: Rule, bodies: Collection[Body], change: str = "") -> Sequence[Article]:
    """Give the articles that hold for some of the bodies, and a change of that kind."""
    asked = {*may_be(bodies), "measure"}
    about = [one for one in rule if not change or not one.changes or change in one.changes]
    return [one for one in about if asked.intersection(one.of)]


def may_be(bodies: Collection[Body]) -> set[Body]:
    """Of a level that is not stated, a body may be the central one of its organisation or a provincial one."""
    return {*bodies, *(("central", "provincial") if "not_stated" in bodies else ())} - {"not_stated"}


def say_rule(rule: Rule, bodies: Collection[Body], change: str = "", *, with_words: bool = True) -> str:
    """Cite what holds for the bodies, each with whose it is where that is not all of them, and what is not known.

    With `with_words` each article says what it asks, and what amended its act; without, as in a table, it is short.
    """
    asked = may_be(bodies)
    parts, differ = [], False
    for one in holding(rule, bodies, change):
        said = _cite(one) if with_words else say_article(one, in_full=False)
        if "measure" not in one.of and not asked.issubset(one.of):
            differ = True
            whose = join(say(words) for body, words in BODIES.items() if body in asked.intersection(one.of))
            said = say("{article} (for {bodies})", article=said, bodies=whose)
        parts.append(said)
    if differ and "not_stated" in bodies:
        parts.append(say("which of them holds is not known: the level of the Vietnamese body is not stated"))
    return "; ".join(parts) or say("for such a body no article is known here")


def _cite(one: Article) -> str:
    return say("{article}: {words}", article=say_article(one), words=say(one.asks))


def say_article(one: Article, *, in_full: bool = True) -> str:
    """Cite an article with its act: `khoản 7 Điều 8 Nghị định …, sửa đổi bởi …`."""
    act = say_act(one.act) if in_full else say(one.act.name, number=one.act.number)
    return say("{articles} of {act}", articles=join(map(_number, one.numbers)), act=act)


def say_act(act: Act) -> str:
    """Name a law or decree, with what amended it."""
    name = say(act.name, number=act.number)
    return say("{act}, as amended by {number}", act=name, number=act.amended_by) if act.amended_by else name


def _number(number: str) -> str:
    """Name an article with its clause and point as the language does: `3(1)(a)`, `điểm a khoản 1 Điều 3`."""
    article, *parts = re.findall(r"\w+", number)
    if not parts:
        return say("article {number}", number=article)
    if len(parts) == 1:
        return say("article {number}({clause})", number=article, clause=parts[0])
    return say("article {number}({clause})({point})", number=article, clause=parts[0], point=parts[1])


def cite_for_machines(articles: Iterable[Article]) -> str:
    """Cite articles in the same way in every language: `70/2020/QH14 21, 22; 64/2021/NĐ-CP 8`."""
    return "; ".join(f"{one.act.number} {', '.join(one.numbers)}" for one in articles)


Regime = Literal["law_2020", "ordinance_2007", "none", "unknown"]
"""What held when an agreement was made. Before 1 July 2021 Ordinance 33/2007 held, for central bodies of organisations
and the people's committees of provinces (its article 1), and nothing for provincial bodies of organisations."""


def regime_of(bodies: Collection[Body], signed: Date | None, starts_latest: date | None) -> Regime:
    """Say what held when bodies made an agreement: on its signing day, else at the latest when its term began."""
    latest = signed.latest if signed else starts_latest
    if latest is not None and latest < LAW_IN_FORCE:
        if {*OF_LAW}.intersection(bodies):
            return "ordinance_2007"
        return "unknown" if "not_stated" in bodies else "none"
    return "law_2020" if signed is not None and signed.earliest >= LAW_IN_FORCE else "unknown"


def remarks(scope: str, regime: Regime) -> Iterator[str]:
    """Say what of the law's holding for an agreement is not known, or follows from its age."""
    if scope == "unknown":
        yield say("whether a party is foreign is not stated, and so whether the Law holds")
    if regime == "ordinance_2007":
        yield _cite(*RULES["transition"])
    elif regime == "none":
        yield say(
            "it was made before 1 July 2021 by a body that Ordinance 33/2007 was not about, and the Law does not say "
            "whether it holds for such: {article} speaks of what was signed under that Ordinance or Decision 36/2018",
            article=say_article(*RULES["transition"]),
        )
