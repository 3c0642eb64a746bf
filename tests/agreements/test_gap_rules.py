"""What Decree 64/2021/NĐ-CP, article 3(1), wants recorded, held against records made here."""

from __future__ import annotations

from typing import Any

import pytest

from coopcli.agreements.find import Agreement
from coopcli.agreements.gap_rules import REQUIREMENTS, Finding, finding_of, scope_of
from coopcli.days.dates import read_date
from coopcli.law import DECREE, bodies_of, regime_of
from tests.agreements.test_chains import row

BOTH = [{"party": "wu-a"}, {"party": "wu-b"}]
SIGNED = {"name": "A. B.", "position": {"en": "President"}}


def found(field: str, **data: Any) -> Finding:
    """How far a record with these fields has what the requirement asks."""
    (requirement,) = (one for one in REQUIREMENTS if one.field == field)
    return finding_of(requirement, Agreement(row(None), data, ()))


def test_every_point_of_article_3_1_is_asked() -> None:
    articles = {one.numbers for required in REQUIREMENTS for one in required.law if one.act is DECREE}
    assert {(f"3(1)({point})",) for point in "abcdđe"} <= articles


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda one: one.field)
def test_a_record_that_says_nothing_states_nothing(requirement: Any) -> None:
    assert finding_of(requirement, Agreement(row(None), {}, ())).state == "not_stated"


def test_a_day_that_is_signed_is_no_day_in_force() -> None:
    assert found("date_in_force", date_signed="2022-07-02").state == "not_stated"


@pytest.mark.parametrize(
    ("written", "state"),
    [("2022-07-02", "stated"), ("2022", "partly"), ("2022-07-02~", "partly"), ("2022?-09-09", "inferred")],
)
def test_the_law_wants_a_day_of_signing(written: str, state: str) -> None:
    assert found("date_signed", date_signed=written).state == state


def test_what_the_record_marks_as_inferred_is_inferred() -> None:
    assert found("type", type="minutes", inferred={"type": "a reason"}).state == "inferred"


@pytest.mark.parametrize(
    ("written", "state", "missing"),
    [
        ("2022/2027", "stated", ()),
        ("2022/..", "stated", ()),
        ("2022/", "partly", ("end",)),
        ("/2027", "partly", ("start",)),
    ],
)
def test_no_end_by_agreement_is_a_length_and_an_end_not_stated_is_none(
    written: str, state: str, missing: tuple[str, ...]
) -> None:
    assert found("period", period=written) == Finding(state, missing)  # type: ignore[arg-type]


def test_two_parties_are_stated_and_one_lacks_the_other() -> None:
    assert found("parties", parties=BOTH).state == "stated"
    assert found("parties", parties=BOTH[:1]) == Finding("partly", ("other_party",))


def test_signatories_are_wanted_of_every_party_with_their_titles() -> None:
    one = {"party": "wu-a", "signed_by": [SIGNED]}
    other = {"party": "wu-b", "signed_by": [SIGNED]}
    untitled = {"party": "wu-b", "signed_by": [{"name": "C. D."}]}
    assert found("signed_by", parties=BOTH).state == "not_stated"
    assert found("signed_by", parties=[one, BOTH[1]]) == Finding("partly", ("signatory",), ("wu-b",))
    assert found("signed_by", parties=[one, untitled]) == Finding("partly", ("position",), ("wu-b",))
    assert found("signed_by", parties=[one, other]).state == "stated"


def test_a_list_that_the_source_leaves_open_is_stated_in_part() -> None:
    commitments = [{"id": "one"}]
    assert found("content", commitments=commitments, commitments_complete=False).state == "partly"
    assert found("content", commitments=commitments, commitments_complete=True).state == "stated"
    assert found("content", areas=["health"]).state == "partly"


def test_an_approval_needs_body_number_and_date() -> None:
    whole = {"body": "UBND", "number": "12/QĐ", "date": "2022-01-05"}
    assert found("approval", approval=whole).state == "stated"
    assert found("approval", approval={"body": "UBND"}).missing == ("approval_number", "approval_date")


@pytest.mark.parametrize(
    ("of", "standing", "scope"),
    [
        ("foreign", "signed", "foreign"),
        ("domestic", "signed", "domestic"),
        ("unknown", "signed", "unknown"),
        ("foreign", "planned", "planned"),
        ("foreign", "agreed", "foreign"),
    ],
)
def test_the_law_asks_of_papers_with_a_foreign_party(of: str, standing: str, scope: str) -> None:
    """Law 70/2020/QH14, article 2(1); nothing is asked of a paper that is not made yet."""
    assert scope_of(row(None, standing)._replace(scope=of)) == scope


@pytest.mark.parametrize(
    ("level", "signed", "period", "regime"),
    [
        ("provincial", "2021-06-30", None, "none"),
        ("provincial", None, "2019/2024", "none"),
        ("national", "2021-06-30", None, "ordinance_2007"),
        ("provincial", "2021-07-01", None, "law_2020"),
        ("provincial", "2021", None, "unknown"),
        ("provincial", None, None, "unknown"),
    ],
)
def test_before_1_july_2021_only_central_bodies_had_rules(
    level: str, signed: str | None, period: str | None, regime: str
) -> None:
    """Ordinance 33/2007 covered central bodies only."""
    parties: list[dict[str, object]] = [{"id": "x", "country": "VN", "level": level}]
    date_signed = read_date(signed) if signed else None
    assert regime_of(bodies_of(parties), date_signed, row(period).starts_latest) == regime
