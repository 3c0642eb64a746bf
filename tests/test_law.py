"""The table of the law: every rule of the program stands in it, is used, and is told on docs/law.md."""

from __future__ import annotations

import re
import unicodedata

import pytest
from babel.messages.pofile import read_po

from coopcli.agreements.gap_rules import REQUIREMENTS
from coopcli.days.dates import read_date
from coopcli.duties.kinds import KINDS
from coopcli.i18n import FORMS, Language, speaking
from coopcli.law import ALL, BODIES, RULES, Body, bodies_of, holding, is_barred, regime_of, say_article
from coopcli.store import shipped
from docs.generate.law import USES
from docs.generate.pages import FOLDER
from tests.layers import PACKAGE

PAGE = (FOLDER / "law.md").read_text(encoding="utf-8")
CATALOGUE = PACKAGE / "i18n/vi/LC_MESSAGES/coopcli.po"
NUMBERS = re.compile(r"\b(?:64|177)/20\d\d/NĐ-CP|\b70/2020/QH14")


def test_every_rule_is_a_requirement_a_kind_of_duty_or_told_where_it_is_used() -> None:
    wanted = [requirement.field for requirement in REQUIREMENTS]
    asked = [code for code, kind in KINDS.items() if kind.law]
    used = [*wanted, *asked, *USES]

    assert sorted(RULES) == sorted(used), "a rule of the program is missing, or is told twice"
    assert all(KINDS[code].law is RULES[code] for code in asked)


def test_the_page_has_every_article_of_every_rule_in_both_languages() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")]
    for code in FORMS:
        with speaking(Language(code)):
            cited = [say_article(one) for rule in RULES.values() for one in rule]
        assert (
            sum(any(article in row for article in set(cited)) for row in rows) == len(cited) == len(rows) - 2
        )


def test_no_other_module_names_a_law_or_a_decree_to_people() -> None:
    """One place: what a sentence of another module cites would not change with the law."""
    with CATALOGUE.open("rb") as file:
        citing = [message for message in read_po(file) if NUMBERS.search(str(message.id))]

    assert not citing, "the numbers stand in coopcli/law.py alone"
    assert not NUMBERS.search(shipped("templates/yearly_report.yaml").read_text(encoding="utf-8"))


def test_the_page_says_when_it_was_checked_in_what_text_and_what_could_not_be() -> None:
    assert "28 November 2026" in PAGE
    assert "official codification" in PAGE
    unchecked = PAGE.partition("## What could not be checked")[2]
    for what in ("retention", "manages an organisation's foreign relations", "form", "January 2026"):
        assert what in unchecked


def test_every_article_binds_somebody_whom_the_page_names() -> None:
    for rule in RULES.values():
        for one in rule:
            assert one.numbers
            assert {*one.of} <= {*BODIES, "measure"}
            assert all(re.fullmatch(r"\d+(\(\d+\)(\(\w\))?)?", number) for number in one.numbers)


@pytest.mark.parametrize(
    ("party", "body"),
    [
        ({"level": "national", "kind": "red_cross"}, "central"),
        ({"level": "provincial", "kind": "trade_union"}, "provincial"),
        ({"level": "provincial"}, "provincial"),
        ({"level": "provincial", "kind": "peoples_committee"}, "committee"),
        ({"level": "district", "kind": "peoples_committee"}, "other"),
        ({"level": "national", "kind": "state"}, "other"),
        ({"level": "commune", "kind": "womens_union"}, "other"),
        ({"kind": "womens_union"}, "not_stated"),
    ],
)
def test_the_body_follows_from_kind_and_level(party: dict[str, object], body: Body) -> None:
    """Law 70/2020/QH14, article 2(2)."""
    lao = {"country": "LA", "level": "national"}
    assert bodies_of([lao, {"country": "VN", **party}]) == (body,)


def test_a_party_of_another_country_has_no_say_in_it() -> None:
    """The level of the Lao side changes nothing; where nobody is Vietnamese, the level is not stated."""
    assert bodies_of([{"country": "LA", "level": "provincial"}]) == ("not_stated",)


@pytest.mark.parametrize("body", ALL)
def test_each_kind_of_body_is_bound_by_one_article_for_one_thing(body: Body) -> None:
    """Of a renewal two: the rule and its exception; of a change one for each kind of it."""
    for code in ("copy", "approval", "plan_to_sign", "plan_to_implement", "end"):
        assert len(holding(RULES[code], [body])) == 1, code
    for change in ("amendment", "extension", "suspension", "withdrawal", "termination"):
        assert len(holding(RULES["change_notice"], [body], change)) == 1, change


@pytest.mark.parametrize(
    ("body", "regime"),
    [
        ("central", "ordinance_2007"),
        ("committee", "ordinance_2007"),
        ("provincial", "none"),
        ("not_stated", "unknown"),
    ],
)
def test_what_held_before_the_law_follows_from_the_body(body: Body, regime: str) -> None:
    """Ordinance 33/2007, article 1: the state at the centre, people's committees, central bodies of organisations."""
    assert regime_of([body], read_date("2015-05"), None) == regime


@pytest.mark.parametrize(
    ("name", "barred"),
    [
        ("hiệp định", True),
        ("HIỆP ƯỚC hữu nghị", True),
        ("Công ước.", True),
        ("định_ước", True),
        (unicodedata.normalize("NFD", "Hiệp định"), True),  # as some keyboards compose it
        ("Bản ghi nhớ về việc thực hiện Hiệp định", False),
        ("nghị định thư", False),
        ("thỏa thuận", False),
        ("hiệp hội", False),
        ("", False),
    ],
)
def test_the_four_names_of_treaties_are_known_by_what_a_name_begins_with(name: str, barred: bool) -> None:
    """Law 70/2020/QH14, article 6."""
    assert is_barred(name) is barred
