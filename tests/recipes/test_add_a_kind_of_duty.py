"""README's row "a kind of duty", done: a publication within thirty days of a signing, as if a law asked for it."""

from __future__ import annotations

import pytest

from tests.recipes.conftest import Checkout

CODELISTS = "coopcli/records/codelists.py"
KINDS = "coopcli/duties/kinds.py"
LAW = "coopcli/law.py"

CODE = '    ("change_notice", "thông báo thay đổi",'
CODE_ADDED = '    ("publication", "công bố", "publication"),\n'

KIND = '    DutyKind(\n        "change_notice",\n'
KIND_ADDED = """\
    DutyKind(
        "publication",
        of=AGREEMENT,
        days=after_signing(30),
        scope="foreign",
        rule=N_("thirty calendar days from the signing: the agreement is published"),
        law=RULES["publication"],
        counted_from=("date_signed",),
    ),
"""

RULE = '    "change_notice": ('
RULE_ADDED = """\
    "publication": (
        Article(Act("1/2030", N_("Law {number}"), ""), ("5",), ALL, N_("for everyone"), ()),
    ),
"""

REGISTER = """\
sources: [{id: s}]
parties:
- {id: vn, name: A, country: VN, cite: s}
- {id: vn2, name: B, country: VN, cite: s}
- {id: la, name: C, country: LA, cite: s}
agreements:
- {id: x, parties: [vn, la], standing: signed, date_signed: 2023-12-10, cite: s}
- {id: y, parties: [vn, vn2], standing: signed, date_signed: 2023-12-10, cite: s}
"""
TODAY = ("--today", "2023-12-20")


@pytest.fixture
def published(checkout: Checkout) -> Checkout:
    """The program with the further kind of duty, and a register with a foreign and a domestic agreement loaded."""
    checkout.edit(CODELISTS, CODE, CODE_ADDED + CODE)
    checkout.edit(KINDS, KIND, KIND_ADDED + KIND)
    checkout.edit(LAW, RULE, RULE_ADDED + RULE)
    assert load(checkout, REGISTER) == ""
    return checkout


def load(checkout: Checkout, text: str) -> str:
    """Load the register; gives what was said of problems."""
    register = checkout.folder.parent / "register.yaml"
    register.write_text(text, encoding="utf-8")
    found = checkout.coop("load", "--only", str(register))
    return "" if found.code == 0 and "warning" not in found.err else found.err


def duties(checkout: Checkout, *words: str) -> dict[str, str]:
    """The duties that `coop due` lists, each with its first day."""
    found = checkout.coop("due", *words, *TODAY, "--format", "json")
    assert found.code == 0, found.err
    return {row["duty"]: row["due_earliest"] for row in found.json}


def test_a_kind_of_duty_is_added_in_two_files_and_its_article_in_a_third(published: Checkout) -> None:
    assert published.touched == {CODELISTS, KINDS, LAW}


def test_it_falls_due_of_agreements_with_a_foreign_side_and_of_no_others(published: Checkout) -> None:
    found = duties(published)
    assert found["x/publication"] == "2024-01-09"
    assert "y/publication" not in found
    assert duties(published, "--only", "publication") == {"x/publication": "2024-01-09"}


def test_it_is_explained_with_its_rule_and_its_law(published: Checkout) -> None:
    found = published.coop("due", "--why", "x/publication", *TODAY)
    assert (found.code, found.err) == (0, "")
    assert "thirty calendar days from the signing" in found.out
    assert "article 5 of Law 1/2030: for everyone" in found.out


def test_a_note_of_it_is_accepted_and_settles_it(published: Checkout) -> None:
    noted = REGISTER + "duties: [{duty: x/publication, done: 2024-01-01}]\n"
    assert load(published, noted) == ""
    assert "x/publication" not in duties(published)
    assert duties(published, "--only", "settled") == {"x/publication": "2024-01-09"}


def test_of_a_misspelt_one_the_nearest_is_offered(published: Checkout) -> None:
    misspelt = load(published, REGISTER + "duties: [{duty: x/publicaton, done: 2024-01-01}]\n")
    assert "[duty-unknown]" in misspelt
    assert 'did you mean "x/publication"?' in misspelt
    assert "did you mean x/publication?" in published.coop("due", "--why", "x/publicaton").err


def test_the_register_can_keep_it_complete_so_that_it_is_overdue(published: Checkout) -> None:
    tracked = REGISTER + "settings: {tracks: [{step: publication, since: 2023-01-01}]}\n"
    assert load(published, tracked) == ""
    late = published.coop("due", "--only", "overdue", "--today", "2024-02-01", "--format", "json")
    assert [row["duty"] for row in late.json] == ["x/publication"]


def test_a_code_without_its_kind_does_not_start(checkout: Checkout) -> None:
    checkout.edit(CODELISTS, CODE, CODE_ADDED + CODE)
    found = checkout.coop("due")
    assert found.code == 70
    assert "the kinds of duty are" in found.err


@pytest.mark.parametrize("part", ["of=AGREEMENT", "days=after_signing(30)", 'scope="foreign"', "rule=N_"])
def test_a_kind_without_a_subject_days_scope_or_rule_does_not_start(checkout: Checkout, part: str) -> None:
    whole = KIND_ADDED.splitlines(keepends=True)
    (without,) = [line for line in whole if part in line]
    whole.remove(without)
    checkout.edit(CODELISTS, CODE, CODE_ADDED + CODE)
    checkout.edit(KINDS, KIND, "".join(whole) + KIND)
    checkout.edit(LAW, RULE, RULE_ADDED + RULE)
    found = checkout.coop("due")
    assert found.code == 70
    assert f"'{part.partition('=')[0]}'" in found.err
