"""Agreements that follow one another: what is surely so is told, and what may be otherwise is not."""

from __future__ import annotations

import pytest

from tests.checking.register import PARTIES, codes, doubts


def agreement(name: str, period: str = "", more: str = "", parties: str = "[a, b]") -> str:
    term = f", period: {period}" if period else ""
    return (
        f"- {{id: {name}, standing: signed, parties: {parties}{term}, cite: self{', ' * bool(more)}{more}}}\n"
    )


def visit(dates: str, more: str = "", kind: str = "visit", parties: str = "[a, b]") -> str:
    return (
        f"activities:\n- {{id: visit, kind: [{kind}], dates: {dates}, parties: {parties}, cite: self"
        f"{', ' * bool(more)}{more}}}\n"
    )


def register(*agreements: str) -> str:
    return f"{PARTIES}agreements:\n{''.join(agreements)}"


OLD = agreement("old", "2014/2018")


def test_what_ended_and_goes_on_is_told_of_the_agreement_that_ended_last() -> None:
    text = register(OLD, agreement("older", "2009/2013", "related: old")) + visit("2021")
    (only,) = doubts(text)

    assert (only.code, only.line) == ("ended-and-goes-on", 6)
    assert only.values["activity"] == "visit"


@pytest.mark.parametrize(
    "text",
    [
        register(OLD) + visit("2018"),  # on the last day at the latest
        register(OLD) + visit("2018/2019"),  # it may have been before the end
        register(OLD) + visit("2021?", "inferred: {dates: vì thế}"),
        register(OLD) + visit("2021", "status: planned"),
        register(OLD) + visit("2021", kind="review"),
        register(OLD) + visit("2021", kind="greeting"),
        register(OLD) + visit("2021", "inferred: {agreements: vì thế}, agreements: [old]"),
        register(agreement("old", "2014/")) + visit("2021"),  # the end is not stated
        register(agreement("old", "2014/..")) + visit("2021"),
        register(agreement("old", "2014/2018?", "inferred: {period: vì thế}")) + visit("2021"),
        register(agreement("old", "2014/2018", "renewal: {mode: tacit, length: 2 years}")) + visit("2021"),
        register(
            agreement(
                "old",
                "2014/2018",
                "changes: [{kind: extension, date_signed: 2018, extended_to: 2022}]",
            )
        )
        + visit("2021"),
        register(OLD, agreement("untold", more="related: old")) + visit("2021"),  # its term is not stated
        register(OLD, agreement("new", "2019/2023", "succeeds: old, title: Gia hạn")) + visit("2021"),
    ],
)
def test_an_end_that_may_not_be_one_and_what_may_belong_elsewhere_are_not_told(text: str) -> None:
    assert "ended-and-goes-on" not in codes(text)


def test_an_end_by_withdrawal_is_an_end() -> None:
    left = "changes: [{kind: withdrawal, party: b, date_in_force: 2016-07-01}]"
    (only,) = doubts(register(agreement("old", "2014/2018", left)) + visit("2017"))

    assert (only.code, str(only.values["end"])) == ("ended-and-goes-on", "2016-06-30")


@pytest.mark.parametrize(
    "later",
    [
        agreement("new", "2018/2022"),  # both may be seamless in the year that they share
        agreement("new", "2019/2022"),
        agreement("new", "2019/2022", parties="[b, a]"),
        agreement("new", "2019/.."),
        agreement("new", "2019/2022", "type: protocol"),  # beside what is over stands nothing
    ],
)
def test_a_later_agreement_of_the_same_parties_may_follow_one(later: str) -> None:
    assert codes(register(OLD, later)) == ["renewal-unlinked"]


@pytest.mark.parametrize(
    "later",
    [
        agreement("new", "2019/2022", "succeeds: old, title: Thay thế"),
        agreement("new", "2019/2022", "related: old"),
        agreement("new", "2019/2022", "framework: old"),
        agreement("new", "2019/2022", "type: amendment"),
        agreement("new", "2016/2022"),  # it begins while the other one runs
        agreement("new", "2025/2028"),  # years after
        agreement("new", "2019/2022", parties="[a, b, c]"),
    ],
)
def test_what_is_linked_or_of_other_parties_or_another_time_is_no_renewal(later: str) -> None:
    text = register(OLD, later).replace("agreements:", "- {id: c, name: Hội C, cite: self}\nagreements:")

    assert "renewal-unlinked" not in codes(text)


@pytest.mark.parametrize(
    ("title", "later", "told"),
    [
        (
            "title: Bản ghi nhớ về y tế giai đoạn 2014-2018",
            "title: Bản ghi nhớ về y tế giai đoạn 2019-2022",
            1,
        ),
        ("title: Bản ghi nhớ về y tế", "title: Thỏa thuận xây cầu qua sông Sê San", 0),
        ("title: Biên bản ghi nhớ", "title: Thỏa thuận hợp tác", 1),
        ("title: Biên bản ghi nhớ, type: minutes", "title: Thỏa thuận hợp tác về y tế, type: agreement", 1),
        ("title: Bản ghi nhớ về y tế", "title: Chương trình hợp tác y tế và đào tạo", 1),
        ("title: Bản ghi nhớ về y tế", "title: Chương trình hợp tác về đào tạo", 0),
        ("title: Biên bản ghi nhớ, areas: [health]", "title: Thỏa thuận hợp tác, areas: [border]", 0),
        ("areas: [health]", "areas: [health, training]", 1),
        ("areas: [health]", "areas: [border]", 0),
    ],
)
def test_of_another_matter_it_is_no_renewal(title: str, later: str, told: int) -> None:
    text = register(agreement("old", "2014/2018", title), agreement("new", "2019/2022", later))

    assert codes(text).count("renewal-unlinked") == told


@pytest.mark.parametrize(("period", "told"), [("2019-12/2022", 1), ("2020-06/2022", 0)])
def test_under_another_title_it_follows_within_a_year(period: str, told: int) -> None:
    text = register(
        agreement("old", "2014/2018", "title: Biên bản ghi nhớ"),
        agreement("new", period, "title: Thỏa thuận hợp tác"),
    )

    assert codes(text).count("renewal-unlinked") == told


def follows(old: str, new: str, more: str = "", of_the_old: str = "") -> str:
    link = "succeeds: old, title: Thay thế văn bản trước"
    return register(
        agreement("old", old, of_the_old), agreement("new", new, f"{link}{', ' * bool(more)}{more}")
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2014/2017", "2019/2022", ["chain-gap"]),
        ("2014/2018-12-30", "2019/2022", ["chain-gap"]),
        ("2014/2018", "2019/2022", []),
        ("2014/2018", "2018/2022", []),  # on which day of the year is not known
        ("2014/2018-06-30", "2018-06-30/2022", []),  # nobody means an overlap by it
        ("2014/2018-06-30", "2018-06-29/2022", ["chain-overlap"]),
        ("2014/2019", "2017/2022", ["chain-overlap"]),
        ("2014/2018?", "2022/2024", []),
        ("2014/..", "2022/2024", []),
        ("2014/2018", "/2024", []),
        ("2019/2022", "2014/2018", ["chain-backwards"]),
    ],
)
def test_gaps_and_overlaps_are_told_where_they_are_sure(old: str, new: str, expected: list[str]) -> None:
    text = follows(old, new, of_the_old="inferred: {period: vì thế}" if "?" in old else "")

    assert codes(text) == expected


def test_what_succeeds_by_inference_accuses_nobody() -> None:
    assert codes(follows("2014/2017", "2019/2022", "inferred: {succeeds: vì thế}")) == []


def test_an_end_that_was_brought_forward_leaves_no_overlap() -> None:
    ended = "changes: [{kind: termination, date_in_force: 2017-01-01}]"

    assert codes(follows("2014/2019", "2017-01-01/2022", of_the_old=ended)) == []


def test_what_rolls_on_until_it_is_replaced_overlaps_nothing() -> None:
    rolls = "renewal: {mode: tacit, length: 1 year}"

    assert codes(follows("2014/2018", "2021-07-01/2024", of_the_old=rolls)) == []


def test_a_circle_is_told_once_and_a_long_chain_is_none() -> None:
    chain = [agreement("n0")] + [
        agreement(f"n{number}", more=f"succeeds: n{number - 1}, title: Thay thế {number}")
        for number in range(1, 1500)
    ]
    assert codes(register(*chain)) == []
    chain[0] = agreement("n0", more="succeeds: n2, title: Thay thế")
    (only,) = doubts(register(*chain))
    assert (only.code, only.values["ids"]) == ("chain-circle", ("n0", "n2", "n1", "n0"))
