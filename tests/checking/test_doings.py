"""Activities, commitments and the days of one agreement."""

from __future__ import annotations

import pytest

from tests.checking.register import PARTIES, codes, doubts
from tests.checking.test_succession import agreement, register, visit

NEW = agreement("new", "2022/2027", "date_signed: 2022-07-02, signed_at: visit")


@pytest.mark.parametrize(
    ("dates", "more", "kind", "told"),
    [
        ("2012", "agreements: [new]", "training", True),
        ("2028", "agreements: [new], status: planned", "training", False),
        ("2021-12", "agreements: [new]", "training", True),
        ("2021-12", "agreements: [new]", "conference", False),  # it may have prepared the agreement
        ("2019-12", "agreements: [new]", "conference", True),
        (
            "2022-01",
            "agreements: [new]",
            "training",
            False,
        ),  # the year of its term, whatever the day of signing
        ("2021/2023", "agreements: [new]", "training", False),
        ("2012?", "agreements: [new], inferred: {dates: vì thế}", "training", False),
        ("2012", "agreements: [new], inferred: {agreements: vì thế}", "training", False),
        ("2012", "agreements: [new, old]", "training", False),  # the other one ran then
    ],
)
def test_an_activity_outside_every_term_is_told(dates: str, more: str, kind: str, told: bool) -> None:
    text = register(agreement("old", "2010/2014", "related: new"), NEW.replace(", signed_at: visit", ""))
    told_of = visit(dates, more, kind).replace("cite: self", "cite: {source: self, quote: theo văn bản}")
    found = codes(text + told_of)

    assert ("activity-outside-terms" in found) is told


def test_after_an_end_it_is_told_of_the_activity_where_another_agreement_follows() -> None:
    follows = agreement("next", "2019/2023", "succeeds: old, title: Gia hạn")
    text = register(agreement("old", "2014/2018"), follows) + visit("2021", "agreements: [old]")

    assert codes(text) == ["activity-outside-terms"]


def test_after_an_end_that_nothing_follows_it_is_told_once_of_the_agreement() -> None:
    text = register(agreement("old", "2014/2018")) + visit("2021", "agreements: [old]")

    assert codes(text) == ["ended-and-goes-on"]


def test_a_closing_review_within_the_year_belongs_to_what_it_closes() -> None:
    follows = agreement("next", "2019/2023", "succeeds: old, title: Gia hạn")
    text = register(agreement("old", "2014/2018"), follows)

    assert codes(text + visit("2019-03", "agreements: [old]", "review")) == []
    assert codes(text + visit("2021-03", "agreements: [old]", "review")) == ["activity-outside-terms"]


@pytest.mark.parametrize(
    ("signed", "held", "told"),
    [
        ("2022-09-09", "2022-09-06", True),
        ("2022-09-09", "2022-09-08/2022-09-10", False),
        ("2022-09", "2022-09-06", False),
        ("2022", "2023-01-01", True),
        ("2022?-09-09", "2022-09-06", False),
    ],
)
def test_a_signing_and_its_ceremony_are_on_one_day(signed: str, held: str, told: bool) -> None:
    why = ", inferred: {date_signed: vì thế}" if "?" in signed else ""
    text = register(agreement("new", more=f"date_signed: {signed}, signed_at: visit{why}")) + visit(held)

    assert ("ceremony-another-day" in codes(text)) is told


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("date_signed: 2022-09-09, date_in_force: 2022-09-08", ["in-force-before-signing"]),
        ("date_signed: 2022-09-09, date_in_force: 2022-09", []),
        ("date_signed: 2022-09-09, period: 2020/2025", ["signed-late"]),
        ("date_signed: 2022-09-09, period: 2021/2025", []),  # the term may have begun within the year before
        ("date_signed: 2022, period: 2020/2025", []),
        ("period: 2019/2024, decisions: [{decision: renew, date: 2024}]", ["renewal-untold"]),
        ("period: 2019/2024, decisions: [{decision: let_end, date: 2024}]", []),
        ("period: 2019/2027, decisions: [{decision: renew, date: 2024}]", []),
        (
            "period: 2019/2024, decisions: [{decision: renew, date: 2024}],"
            " changes: [{kind: extension, date_signed: 2024, extended_to: 2026-06}]",
            [],
        ),
    ],
)
def test_the_days_of_one_agreement(more: str, expected: list[str]) -> None:
    assert codes(register(agreement("new", more=more))) == expected


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("date_signed: 2022?", True),
        ("date_signed: 2022%", True),
        ("date_signed: 2022~", False),  # the source may say "about"
        ("period: 2019/2022?", True),
        ("changes: [{kind: amendment, date_signed: 2022?}]", True),
        ("date_signed: 2022?, inferred: {date_signed: vì thế}", False),
        ("changes: [{kind: amendment, date_signed: 2022?, inferred: {date_signed: vì thế}}]", False),
        ("changes: [{kind: amendment, date_signed: 2022?}], inferred: {changes: vì thế}", False),
        ("changes: [{kind: amendment, date_signed: 2022?}], inferred: {standing: vì thế}", True),
    ],
)
def test_a_mark_of_inference_has_its_reason(written: str, told: bool) -> None:
    assert ("mark-without-reason" in codes(register(agreement("new", more=written)))) is told


COMMITTED = """
sources: [{{id: s1, title: Trang, date_published: {published}}}]
parties:
- {{id: a, name: Hội A, cite: s1}}
- {{id: b, name: Hội B, cite: s1}}
agreements:
- id: old
  standing: signed
  parties: [a, b]
  period: {period}
  commitments:
  - {{id: training, text: Tập huấn, areas: [training], cite: s1{more}}}
  cite: s1
activities:
- {{id: first, kind: [visit], dates: 2015, parties: [a, b], areas: {areas}, cite: s1}}
"""


def committed(
    published: str = "2019-03-01", period: str = "2014/2018", more: str = "", areas: str = "[border]"
) -> str:
    return COMMITTED.format(published=published, period=period, more=more, areas=areas)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (committed(), True),
        (committed(published="2016-03-01"), False),  # the source cannot tell of the years after it
        (committed(published="2019?-03-01").replace("period", "date_signed: 2014\n  period"), False),
        (committed(period="2014/2030"), False),
        (committed(period="2014/2030", more=", every: year"), True),  # its first year is over
        (committed(period="2014/2030", more=", every: 20 years"), False),
        (committed(period="2014/"), False),
        (committed(more=", when: needed"), False),
        (committed(more=", condition: tùy khả năng"), False),
        (committed(areas="[training]"), False),  # an activity of the same parties in its area
        (committed().replace("kind: [visit]", "kind: [visit], fulfils: [old/training]"), False),
        (
            committed().replace("kind: [visit]", "kind: [visit], agreements: [old]"),
            False,
        ),  # it may be that one
        (committed().replace("standing: signed", "standing: agreed"), False),
    ],
)
def test_a_commitment_is_said_to_be_untold_only_where_sources_could_tell(text: str, told: bool) -> None:
    text = text.replace("2019?-03-01}", "2019?-03-01, inferred: {date_published: vì thế}}")

    assert ("commitments-untold" in codes(text)) is told


def test_a_part_of_a_trip_an_activity_of_others_and_what_is_fulfilled_elsewhere() -> None:
    text = f"""{PARTIES}- {{id: c, name: Hội C, cite: self}}
agreements:
- id: one
  parties: [a, b]
  areas: [health]
  commitments: [{{id: help, text: Giúp nhau, cite: self}}]
  cite: self
- {{id: two, parties: [a, b], areas: [border], cite: self}}
activities:
- {{id: trip, kind: [visit], dates: 2023-06-25/2023-06-29, parties: [a, b], cite: self}}
- {{id: inside, kind: [conference], dates: 2023-06-29, parties: [a, b], part_of: trip, cite: self}}
- {{id: may-be, kind: [conference], dates: 2023-06, parties: [a, b], part_of: trip, cite: self}}
- {{id: outside, kind: [conference], dates: 2023-06-30, parties: [a, b], part_of: trip, cite: self}}
- {{id: strangers, kind: [visit], parties: [c], agreements: [one], cite: self}}
- {{id: one-of-them, kind: [visit], parties: [a, c], agreements: [one], cite: self}}
- {{id: right, kind: [visit], parties: [a, b], agreements: [one], fulfils: [one/help], cite: self}}
- {{id: wrong, kind: [visit], parties: [a, b], agreements: [two], fulfils: [one/help], cite: self}}
"""
    assert [(one.code, one.line) for one in doubts(text)] == [
        ("part-outside-trip", 17),
        ("activity-of-strangers", 18),
        ("fulfilled-elsewhere", 21),
    ]


@pytest.mark.parametrize(
    ("dates", "told"), [("2026-11-27", True), ("2026-11-28", False), ("2026", False), ("2027", False)]
)
def test_what_was_planned_for_a_day_that_is_past_became_something(dates: str, told: bool) -> None:
    assert codes(f"{PARTIES}{visit(dates, 'status: planned')}") == ["planned-and-past"] * told
