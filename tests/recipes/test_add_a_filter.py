"""README's row "a filter", done: `--owner` asks who looks after an agreement."""

from __future__ import annotations

import pytest

from tests.recipes.conftest import Checkout

AGREEMENT = "coopcli/asking/filters/agreement.py"
LAST = """
        AGREEMENT, N_("In force on this day, such as 2023-06-01 or 1/6/2023."), _in_force, *_OF_STATUS
    ),
"""
OWNER = """    Filter("owner", N_("NAME"), lambda typed: typed.words).of(
        AGREEMENT,
        N_("Looked after by this person, such as Lan."),
        _one_of("owner"),
        N_("owner not stated"),
        N_("owner inferred"),
    ),
"""
REGISTER = """\
sources: [{id: s}]
parties: [{id: a, name: A, country: VN, cite: s}, {id: b, name: B, country: LA, cite: s}]
agreements:
- {id: hers, parties: [a, b], period: 2022-01-01/2030-12-31, owner: Lan, cite: s}
- {id: perhaps, parties: [a, b], period: 2022-01-01/2030-12-31, owner: Lan, inferred: {owner: by desk}, cite: s}
- {id: nobodys, parties: [a, b], period: 2022-01-01/2030-12-31, cite: s}
- {id: his, parties: [a, b], period: 2022-01-01/2030-12-31, owner: Huy, cite: s}
"""
MATCHES = {"hers": "surely", "perhaps": "possibly", "nobodys": "unknown"}


@pytest.fixture
def with_owner(checkout: Checkout) -> Checkout:
    """The program with the further filter, and a register loaded."""
    checkout.edit(AGREEMENT, LAST, LAST + OWNER)
    register = checkout.folder.parent / "register.yaml"
    register.write_text(REGISTER, encoding="utf-8")
    assert checkout.coop("load", "--only", str(register)).code == 0
    return checkout


def test_a_filter_is_added_in_one_file(with_owner: Checkout) -> None:
    assert with_owner.touched == {AGREEMENT}


@pytest.mark.parametrize("command", ["list", "timeline"])
def test_every_list_of_agreements_takes_it_with_its_reasons(with_owner: Checkout, command: str) -> None:
    found = with_owner.coop(command, "--owner", "Lan", "--format", "json").json
    assert {row["id"]: row["match"] for row in found} == MATCHES
    listed = with_owner.coop("list", "--owner", "Lan")
    assert "owner not stated" in listed.out
    assert "owner inferred" in listed.out
    assert "owner_not_stated" in with_owner.coop("list", "--owner", "Lan", "--format", "csv").out


def test_what_is_not_about_agreements_alone_takes_it_or_refuses_it(with_owner: Checkout) -> None:
    due = with_owner.coop("due", "2030", "--only", "end", "--owner", "Lan", "--format", "json").json
    assert {row["id"]: row["match"] for row in due} == MATCHES
    counted = with_owner.coop("summary", "--owner", "Lan", "--by", "type", "--format", "json").json
    assert [(row["surely"], row["possibly"], row["unknown"]) for row in counted] == [(1, 1, 1)]
    for refused in (("summary", "--measure", "activities"), ("activities",), ("parties",)):
        found = with_owner.coop(*refused, "--owner", "Lan")
        assert found.code == 2
        assert "--owner" in found.err


def test_the_help_of_every_command_that_takes_it_says_so(with_owner: Checkout) -> None:
    for command in ("list", "due", "gaps", "commitments", "turns", "report", "summary", "timeline"):
        assert "--owner NAME" in with_owner.coop(command, "--help").out
    assert "--owner" not in with_owner.coop("activities", "--help").out


@pytest.mark.parametrize("part", ['        _one_of("owner"),\n', '        N_("owner inferred"),\n'])
def test_a_filter_without_its_clause_or_a_reason_does_not_start(checkout: Checkout, part: str) -> None:
    checkout.edit(AGREEMENT, LAST, LAST + OWNER.replace(part, ""))
    found = checkout.coop("list")
    assert found.code == 70
    assert "missing 1 required positional argument" in found.err
