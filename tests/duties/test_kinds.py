"""The kinds of duty: what each says of itself holds together."""

from __future__ import annotations

from typing import Any

import pytest

from coopcli.duties.kinds import COMMITMENT, FOREIGN, KINDS, OFFICE, RECURRING, DutyKind, codes_settled_by
from coopcli.duties.rows import DutyId, read_duty_id
from coopcli.records.codelists import STEP
from coopcli.records.record_types import RECORD_TYPES

TYPES = {"agreements": "agreement", "commitments": "commitment", "activities": "activity"}


def record_of(kind: DutyKind[Any]) -> str:
    if kind.of is OFFICE:
        return ""
    return "a/b" if kind.of is COMMITMENT else "a"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_a_kind_writes_as_an_id_is_read_as_one_of_that_kind(kind: DutyKind[Any]) -> None:
    number = 2026 if kind.of.numbers else 1
    for variant in kind.of.variants or ("",):
        named = read_duty_id(kind.id(record_of(kind), number, variant))
        assert named == DutyId(kind, record_of(kind), variant, number)


def test_every_code_of_the_codelist_has_its_kind_in_the_same_order() -> None:
    assert list(KINDS) == list(STEP.codes)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_counted_from_fields_that_its_record_has(kind: DutyKind[Any]) -> None:
    section = kind.of.section
    fields = {field.name for field in RECORD_TYPES[TYPES[section]].fields} if section else set()
    assert {*kind.counted_from} <= fields


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_binds_only_those_with_a_foreign_side_names_its_law_and_a_proposal_has_none(
    kind: DutyKind[Any],
) -> None:
    assert kind.law or kind.scope == "everyone"
    assert not (kind.law and kind.proposed)


def test_copies_and_notices_of_changes_are_asked_of_those_with_a_foreign_side_only() -> None:
    """Law 70/2020/QH14, articles 2, 22, 33 and 34; the office owes plans and report because of such agreements."""
    assert {*FOREIGN} - {*RECURRING} == {"copy", "change_notice"}


def test_a_signed_successor_settles_the_end_and_the_steps_that_lead_to_it() -> None:
    assert codes_settled_by("successor") == ("end", "notice", "renewal")
    assert codes_settled_by("review") == ("mid_term_review", "final_review")


def test_commitments_and_what_the_office_owes_come_back_each_year() -> None:
    assert {*RECURRING} == {"commitment", "plan_to_sign", "plan_to_implement", "yearly_report"}
