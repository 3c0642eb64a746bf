"""What is asked of a record in the form of JSON: what it nests, or nothing."""

from __future__ import annotations

from coopcli.records.record import inferred_in, record_in, records_in, texts_in

DATA = {
    "approval": {"body": "UBND"},
    "parties": [{"party": "vwu"}, {"party": "lwu"}],
    "areas": ["health"],
    "inferred": {"date_signed": "why"},
}


def test_what_a_record_nests_is_given_as_it_is() -> None:
    assert record_in(DATA, "approval") == {"body": "UBND"}
    assert [one["party"] for one in records_in(DATA, "parties")] == ["vwu", "lwu"]
    assert texts_in(DATA, "areas") == ["health"]
    assert inferred_in(DATA) == {"date_signed": "why"}


def test_what_is_absent_is_empty() -> None:
    assert not record_in(DATA, "renewal")
    assert not records_in(DATA, "changes")
    assert not texts_in(DATA, "languages")
    assert not inferred_in({})
