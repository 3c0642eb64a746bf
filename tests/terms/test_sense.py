"""What one record says must be possible on the day by the clock."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.days.dates import read_date, read_period
from coopcli.records.record import Placed, Value, Values
from coopcli.terms.sense import doubts

CLOCK = date(2022, 7, 2)


def values(**fields: Value) -> Values:
    made = Values(1, 1)
    made.update(fields)
    return made


def found(section: str, record: Values) -> list[tuple[str, str]]:
    return [(doubt.code, doubt.where) for doubt in doubts(section, record, CLOCK)]


@pytest.mark.parametrize(
    ("signed", "standing", "doubted"),
    [
        ("2022-07-02", "signed", False),
        ("2022-07-03", "signed", True),
        ("2022-07", "signed", False),
        ("2022-08", "signed", True),
        ("2022", "signed", False),
        ("2023", None, True),
        ("2023?", "signed", True),
        ("2023", "planned", False),
        ("2023", "agreed", False),
    ],
)
def test_a_paper_is_not_signed_on_a_day_that_surely_is_to_come(
    signed: str, standing: str | None, doubted: bool
) -> None:
    record = values(date_signed=read_date(signed), **({"standing": standing} if standing else {}))

    assert found("agreements", record) == ([("date-in-future", "date_signed")] if doubted else [])


@pytest.mark.parametrize(
    ("dates", "status", "doubted"),
    [
        ("2022-07-02", None, False),
        ("2022-07-03/2022-07-05", None, True),
        ("2022-07-01/2022-07-05", None, False),
        ("2022/", None, False),
        ("/2030", None, False),
        ("2023", "done", True),
        ("2023", "ongoing", True),
        ("2023", "planned", False),
        ("2023", "cancelled", False),
    ],
)
def test_what_took_place_did_not_begin_after_today(dates: str, status: str | None, doubted: bool) -> None:
    record = values(dates=read_period(dates), **({"status": status} if status else {}))

    assert found("activities", record) == ([("date-in-future", "dates")] if doubted else [])


@pytest.mark.parametrize(
    ("section", "field"), [("sources", "date_published"), ("partnerships", "since"), ("statements", "dates")]
)
def test_nothing_is_published_begun_or_said_after_today(section: str, field: str) -> None:
    read = read_period if field == "dates" else read_date

    assert found(section, values(**{field: read("2022-07-03")})) == [("date-in-future", field)]
    assert found(section, values(**{field: read("2022-07-02")})) == []


def test_a_term_to_come_is_no_wonder() -> None:
    record = values(period=read_period("2030/2035"), date_in_force=read_date("2030"), standing="signed")

    assert found("agreements", record) == []


def test_the_approval_of_a_paper_is_not_given_after_today() -> None:
    approval = values(date=read_date("2022-07-03"))

    (doubt,) = doubts("agreements", values(approval=approval, standing="planned"), CLOCK)

    assert (doubt.code, doubt.record, doubt.where) == ("date-in-future", approval, "date")
    assert doubt.values == {"text": "2022-07-03", "field": "date", "today": CLOCK}


@pytest.mark.parametrize(
    ("period", "doubted"),
    [
        ("2012/2017", True),
        ("2012/2022-07-01", True),
        ("2012/2022-07", False),
        ("2012/2022", False),
        ("2022/2027", False),
        ("2012/..", False),
        ("2012/", False),
    ],
)
def test_a_term_does_not_surely_end_before_the_signing(period: str, doubted: bool) -> None:
    record = values(period=read_period(period), date_signed=read_date("2022-07-02"))

    assert found("agreements", record) == ([("term-before-signing", "period")] if doubted else [])


@pytest.mark.parametrize(
    ("times", "doubted"),
    [
        ({"min": 1, "max": 2}, False),
        ({"min": 2, "max": 2}, False),
        ({"min": 2, "max": 1}, True),
        ({"min": 2}, False),
    ],
)
def test_the_least_number_of_times_is_not_above_the_most(times: dict[str, Value], doubted: bool) -> None:
    record = values(commitments=[values(id="a", times=values(**times))])

    assert found("agreements", record) == ([("range-reversed", "max")] if doubted else [])


def test_a_commitment_stands_under_an_item_that_the_agreement_lists() -> None:
    first, second, third = values(id="a", item=1), values(id="b", item=3), values(id="c")
    items: list[Value] = [values(number=1), values(number=2)]

    (doubt,) = doubts("agreements", values(items=items, commitments=[first, second, third]), CLOCK)

    assert (doubt.code, doubt.record, doubt.where) == ("item-unknown", second, "item")
    assert doubt.values == {"number": 3, "numbers": [1, 2]}


def test_without_a_list_of_items_a_commitment_may_name_any() -> None:
    assert found("agreements", values(commitments=[values(id="a", item=9)])) == []


def test_two_items_have_two_numbers() -> None:
    again = values(number=1)

    (doubt,) = doubts("agreements", values(items=[values(number=1), again]), CLOCK)

    assert (doubt.code, doubt.where) == ("item-double", "number")
    assert doubt.record is again


def test_a_party_stands_once_in_an_agreement_but_may_have_two_roles_in_an_activity() -> None:
    parties: list[Value] = [values(party=Placed("a", 1, 1)), values(party=Placed("a", 2, 1))]

    assert found("agreements", values(parties=parties)) == [("value-double", "party")]
    assert found("activities", values(parties=parties)) == []


@pytest.mark.parametrize("relation", ["succeeds", "framework", "related"])
def test_an_agreement_is_not_its_own_successor_framework_or_neighbour(relation: str) -> None:
    itself: list[Value] = [Placed("b", 1, 1), Placed("a", 1, 5)]

    assert found("agreements", values(id="a", **{relation: itself})) == [("relation-to-itself", relation)]
    assert found("agreements", values(id="c", **{relation: itself})) == []


def test_an_activity_is_no_part_of_itself() -> None:
    assert found("activities", values(id="a", part_of=Placed("a", 1, 1))) == [
        ("relation-to-itself", "part_of")
    ]
    assert found("activities", values(id="a", part_of=Placed("b", 1, 1))) == []
    assert found("activities", values(part_of=Placed("b", 1, 1))) == []


def test_an_empty_record_of_any_section_is_possible() -> None:
    for section in ("sources", "parties", "partnerships", "agreements", "activities", "statements"):
        assert found(section, values()) == []


# What rests on an inference, or on nothing that is quoted.


def cited(*citations: dict[str, Value]) -> list[Value]:
    return [values(source=Placed("s1", 1, 1), place="line 3", **one) for one in citations]


@pytest.mark.parametrize("field", ["agreements", "fulfils"])
def test_a_link_beside_an_inferred_date_is_quoted_or_inferred(field: str) -> None:
    """When it was is a guess; under which paper is one, too, unless the source says so."""
    told: dict[str, Value] = {"dates": read_period("2019?-06-25"), field: [Placed("one", 1, 1)]}
    reason: Value = {"en": "why"}

    assert found("activities", values(**told, cite=cited({}))) == [("link-by-inferred-date", field)]
    assert found(
        "activities", values(**told, cite=cited({"field": field}, {"field": "dates", "quote": "x"}))
    ) == [("link-by-inferred-date", field)]
    assert found("activities", values(**told, inferred={"dates": reason, field: reason})) == []
    assert found("activities", values(**told, cite=cited({"field": field, "quote": "under the paper"}))) == []
    assert found("activities", values(**told, cite=cited({"quote": "on 25 June, under the paper"}))) == []
    assert found("activities", values(**told | {"dates": read_period("2019-06-25")}, cite=cited({}))) == []


def test_what_a_statement_of_an_inferred_date_is_about_is_quoted_or_inferred() -> None:
    told: dict[str, Value] = {"dates": read_period("2019?"), "about": [Placed("one", 1, 1)]}

    assert found("statements", values(**told, cite=cited({"field": "dates"}))) == [
        ("link-by-inferred-date", "about")
    ]
    assert found("statements", values(**told, cite=cited({"field": "text", "quote": "the paper"}))) == []


def successor(quote: str) -> Values:
    quoted: dict[str, Value] = {"quote": quote} if quote else {}
    return values(id="new", succeeds=[Placed("old", 1, 1)], cite=cited({"field": "succeeds", **quoted}))


@pytest.mark.parametrize("quote", ["", "giai đoạn 2024-2029", "a new phase", "hai bên tiếp tục trao đổi"])
def test_a_successor_is_quoted_or_inferred(quote: str) -> None:
    """Without a word of replacing the next paper of two parties is only the likely successor."""
    assert found("agreements", successor(quote)) == [("successor-untold", "succeeds")]


@pytest.mark.parametrize(
    "quote",
    ["thay thế Bản ghi nhớ năm 2019", "ký gia hạn thỏa thuận", "KẾ TIẾP chương trình cũ", "tiếp nối",
     "renewed the memorandum", "the successor of the MoU", "it replaces", "was extended", "supersedes",
     "a follow-up to the 2023 memorandum", "renouvelle l'accord de 2012", "prolonge la précédente", "remplace l’accord",
     "ຕໍ່ອາຍຸບົດບັນທຶກ"],
)  # fmt: skip
def test_a_successor_that_is_quoted_is_no_wonder(quote: str) -> None:
    assert found("agreements", successor(quote)) == []


@pytest.mark.parametrize("quote", ["löst die Vereinbarung von 2012 ab", "延长备忘录", "ต่ออายุบันทึกความเข้าใจ"])
def test_a_quote_in_a_language_of_which_no_words_are_known_accuses_nobody(quote: str) -> None:
    assert found("agreements", successor(quote)) == []


@pytest.mark.parametrize(
    "quote", ["ບົດບັນທຶກຄວາມເຂົ້າໃຈ ປີ 2012", "les deux parties signent un accord", "2024-2029"]
)
def test_a_quote_in_a_language_that_is_known_is_judged(quote: str) -> None:
    assert found("agreements", successor(quote)) == [("successor-untold", "succeeds")]


def test_a_successor_that_the_paper_itself_names_is_no_wonder() -> None:
    """Its title says so; or it is marked."""
    old: dict[str, Value] = {"id": "new", "succeeds": [Placed("old", 1, 1)], "cite": cited({})}

    assert found("agreements", values(**old)) == [("successor-untold", "succeeds")]
    assert found("agreements", values(**old, title={"vi": "Gia hạn Thỏa thuận", "en": "x"})) == []
    assert found("agreements", values(**old, inferred={"succeeds": "why"})) == []
    assert found("agreements", values(id="new", succeeds=old["succeeds"])) == [], (
        "that it cites nothing is said"
    )
