"""What a record says of its renewal, decisions and changes must be possible; what only may be wrong is no doubt."""

from __future__ import annotations

from datetime import date

import pytest

from coopcli.days.dates import read_date, read_period
from coopcli.records.record import Placed, Value, Values
from coopcli.terms.sense import doubts
from coopcli.terms.sense_of_lifecycle import Doubt

CLOCK = date(2026, 1, 1)
DATES = frozenset(
    (
        "date_signed",
        "date_in_force",
        "extended_to",
        "notified",
        "max_extent_date",
        "copy_sent",
        "date",
        "done",
    )
)


def values(**fields: Value) -> Values:
    """A record; its dates are written as texts."""
    made = Values(1, 1)
    for name, value in fields.items():
        made[name] = value
        if isinstance(value, str) and name in DATES:
            made[name] = read_date(value)
        elif isinstance(value, str) and name == "period":
            made[name] = read_period(value)
    return made


def doubts_of(**fields: Value) -> list[Doubt]:
    return list(doubts("agreements", values(**fields), CLOCK))


def found(**fields: Value) -> list[tuple[str, str]]:
    return [(doubt.code, doubt.where) for doubt in doubts_of(**fields)]


@pytest.mark.parametrize(
    ("period", "notice", "doubted"),
    [
        ("2022-01-01/2022-12-31", "1 year", False),
        ("2022-01-01/2022-12-31", "366 days", True),
        ("2022-01-01/2022-12-31", "365 days", False),
        ("2022-01-01/2022-12-31", "13 months", True),
        ("2022", "12 months", False),
        ("2022/2023", "24 months", False),
        ("2022/2023", "25 months", True),
        ("2022~/2022-06", "2 years", False),
        ("2022/2022-06~", "2 years", False),
        ("2022/", "90 years", False),
        ("/2022", "90 years", False),
        ("2022/..", "90 years", False),
        ("2022/2027", "9999 years", True),
    ],
)
def test_a_notice_period_is_doubted_that_is_longer_than_the_longest_the_term_can_be(
    period: str, notice: str, doubted: bool
) -> None:
    """From 1 January 2022 to 31 December are 365 days, one year, and no more; 2022/2023 is two years at most."""
    renewal = values(mode="express", notice_period=notice)

    assert found(period=period, renewal=renewal) == (
        [("notice-longer-than-term", "notice_period")] if doubted else []
    )


@pytest.mark.parametrize(
    ("notice", "length", "doubted"),
    [
        ("12 months", "1 year", False),
        ("13 months", "1 year", True),
        ("1 year", "11 months", True),
        ("31 days", "1 month", False),
        ("32 days", "1 month", True),
        ("28 days", "1 month", False),
        ("1 month", "28 days", False),
        ("1 month", "27 days", True),
        ("366 days", "1 year", False),
        ("367 days", "1 year", True),
        ("53 weeks", "1 year", True),
        ("52 weeks", "1 year", False),
        ("8000 years", "1 year", True),
        ("1 year", "8000 years", False),
    ],
)
def test_a_notice_period_is_doubted_that_is_longer_than_any_renewed_term(
    notice: str, length: str, doubted: bool
) -> None:
    """A month has 28 to 31 days, a year 365 or 366."""
    renewal = values(mode="tacit", notice_period=notice, length=length)

    (*doubt,) = doubts_of(renewal=renewal)

    assert [one.code for one in doubt] == (["notice-longer-than-term"] if doubted else [])
    for one in doubt:
        assert one.record is renewal
        assert one.values == {"text": notice, "term": length}


def test_an_inferred_notice_period_or_term_contradicts_nothing() -> None:
    inferred: dict[str, Value] = {"notice_period": "a reason"}
    renewal = values(mode="express", notice_period="9 years", inferred=inferred)
    assert found(period="2022/2023", renewal=renewal) == []
    guessed: dict[str, Value] = {"period": "a reason"}
    renewal = values(mode="express", notice_period="9 years")
    assert found(period="2022/2023", inferred=guessed, renewal=renewal) == []


def test_a_tacit_renewal_says_for_how_long() -> None:
    (doubt,) = doubts_of(renewal=values(mode="tacit", max_extent_date="2032"))
    assert (doubt.code, doubt.where, doubt.absent) == ("tacit-without-length", "mode", ("length",))
    assert found(renewal=values(mode="express")) == []
    assert found(renewal=values(notice_period="3 months")) == []


def test_what_is_never_renewed_says_not_how() -> None:
    renewal = values(mode="never", notice_period="3 months", length="1 year", max_extent_date="2032")

    assert found(renewal=renewal) == [
        ("renewal-contradicted", "notice_period"),
        ("renewal-contradicted", "length"),
        ("renewal-contradicted", "max_extent_date"),
    ]
    assert found(renewal=values(mode="never")) == []


@pytest.mark.parametrize(
    ("period", "extent", "doubted"),
    [
        ("2022/2027", "2026", True),
        ("2022/2027", "2027", False),
        ("2022/2027", "2027-01-01", False),
        ("2022/2027-06-30", "2027-06-29", True),
        ("2022/2027-06-30", "2027-06", False),
        ("2022/2027", "2026~", False),
        ("2022/2027?", "2026", False),
        ("2022/..", "2023", False),
        ("2022/", "2023", False),
    ],
)
def test_the_latest_day_of_renewals_is_not_before_the_end_of_the_term(
    period: str, extent: str, doubted: bool
) -> None:
    assert found(period=period, renewal=values(max_extent_date=extent)) == (
        [("extent-before-end", "max_extent_date")] if doubted else []
    )


@pytest.mark.parametrize("field", ["date_signed", "date_in_force"])
@pytest.mark.parametrize(
    ("signed", "changed", "doubted"),
    [
        ("2022-07-02", "2022-07-01", True),
        ("2022-07-02", "2022-07-02", False),
        ("2022-07-02", "2022-07", False),
        ("2022-07-02", "2022-06", True),
        ("2022-07-02", "2022", False),
        ("2022-07-02", "2021", True),
        ("2022", "2022-01-01", False),
        ("2022-07-02", "2021~", False),
        ("2022?-07-02", "2021", False),
    ],
)
def test_a_change_does_not_come_before_the_signing(
    field: str, signed: str, changed: str, doubted: bool
) -> None:
    change = values(kind="amendment", **{field: changed})

    assert found(date_signed=signed, changes=[change]) == (
        [("change-before-signing", field)] if doubted else []
    )


def test_a_change_of_a_paper_without_a_signing_day_comes_before_nothing() -> None:
    assert found(changes=[values(kind="amendment", date_signed="1990")]) == []


@pytest.mark.parametrize(
    ("notified", "doubted"),
    [("2023-05-09", True), ("2023-05-10", False), ("2023-05", False), ("2022", True), ("2022?", False)],
)
def test_notice_of_a_change_is_not_given_before_it_is_signed(notified: str, doubted: bool) -> None:
    change = values(kind="amendment", date_signed="2023-05-10", notified=notified)

    assert found(changes=[change]) == ([("change-notified-early", "notified")] if doubted else [])


def test_notice_may_be_given_before_a_change_takes_effect() -> None:
    change = values(kind="termination", date_in_force="2025-06-01", notified="2025-01-01")
    assert found(changes=[change]) == []


@pytest.mark.parametrize(
    ("sent", "doubted"), [("2022-07-01", True), ("2022-07-02", False), ("2022", False), ("2021", True)]
)
def test_a_copy_is_not_sent_before_the_signing(sent: str, doubted: bool) -> None:
    assert found(date_signed="2022-07-02", copy_sent=sent) == (
        [("copy-before-signing", "copy_sent")] if doubted else []
    )


def test_a_change_without_a_date_is_told_by_its_kind() -> None:
    change = values(kind="amendment", notified="2025")
    (doubt,) = doubts_of(changes=[change])
    assert (doubt.code, doubt.record, doubt.where) == ("change-undated", change, "kind")
    assert doubt.values == {"kind": "amendment"}


def test_an_extension_says_to_which_day_and_that_day_is_date_enough() -> None:
    assert found(changes=[values(kind="extension", date_signed="2023")]) == [
        ("extension-without-end", "kind")
    ]
    assert found(changes=[values(kind="extension", extended_to="2030")]) == []


def _agreed(*names: str) -> list[Value]:
    return [values(party=name) for name in names]


def test_only_a_party_of_the_agreement_withdraws() -> None:
    stranger, party = change("withdrawal", "2023", party="r"), change("withdrawal", "2023", party="q")

    (doubt,) = doubts_of(parties=_agreed("p", "q", "s"), changes=[party, stranger])

    assert (doubt.code, doubt.record, doubt.where) == ("withdrawal-by-stranger", stranger, "party")
    assert doubt.values == {"party": "r", "parties": ("p", "q", "s")}
    assert found(changes=[stranger]) == [], "the parties are not stated"
    reasons: dict[str, Value] = {"parties": "a reason"}
    assert found(parties=_agreed("p", "q", "s"), inferred=reasons, changes=[stranger]) == []


@pytest.mark.parametrize(
    ("changes", "doubted"),
    [
        (["termination 2023-06-30", "termination 2023-07-01"], [1]),
        (["termination 2023-07-01", "termination 2023-06-30"], [0]),
        (["termination 2023-06-30", "amendment 2023-06-30"], []),
        (["termination 2023-06", "amendment 2023-06-30"], []),
        (["termination 2023-06", "amendment 2023-07-01", "suspension 2023-07"], [1, 2]),
        (["termination 2023-06~", "amendment 2024"], []),
        (["termination 2023-06", "amendment 2024~"], []),
        (["termination", "amendment 2024"], []),
        (["amendment 2024"], []),
    ],
)
def test_nothing_changes_after_a_termination(changes: list[str], doubted: list[int]) -> None:
    records: list[Value] = [change(*text.split()) for text in changes]

    told = [doubt for doubt in doubts_of(changes=records) if doubt.code == "change-after-end"]

    assert [
        place for place, record in enumerate(records) if any(one.record is record for one in told)
    ] == doubted
    assert {doubt.where for doubt in told} <= {"date_in_force"}


def test_what_is_signed_after_an_ending_surely_takes_effect_after_it() -> None:
    """An ending of which only the day of signing is known has no last day: nothing surely follows it."""
    extended = change("extension", date_signed="2024", extended_to="2030")
    assert found(changes=[change("termination", "2023"), extended]) == [("change-after-end", "date_signed")]
    assert found(changes=[change("termination", date_signed="2023"), extended]) == []


@pytest.mark.parametrize(("parties", "doubted"), [("pq", True), ("pqr", False), ("", False)])
def test_a_withdrawal_that_leaves_fewer_than_two_parties_is_an_end(parties: str, doubted: bool) -> None:
    changes: list[Value] = [change("withdrawal", "2023", party="p"), change("amendment", "2024")]
    assert found(parties=_agreed(*parties), changes=changes) == (
        [("change-after-end", "date_in_force")] if doubted else []
    )


def change(kind: str, in_force: str = "", **fields: Value) -> Values:
    return values(kind=kind, **({"date_in_force": in_force} if in_force else {}), **fields)


@pytest.mark.parametrize(
    ("changes", "doubted"),
    [
        (["suspension 2023", "resumption 2024"], []),
        (["resumption 2024", "suspension 2023"], []),
        (["suspension 2024", "resumption 2023"], [1]),
        (["suspension 2023", "resumption 2023"], []),
        (["suspension 2023-05", "resumption 2023"], []),
        (["suspension 2023-05-10", "resumption 2023-05-10"], []),
        (["suspension 2023-05-10", "resumption 2023-05-09"], [1]),
        (["resumption 2024"], [0]),
        (["suspension 2020", "resumption 2021", "resumption 2022"], [2]),
        (["suspension 2020", "resumption 2021", "suspension 2022", "resumption 2023"], []),
        (["suspension 2020", "suspension 2022", "resumption 2021", "resumption 2021"], [3]),
        (["suspension 2022", "resumption 2024", "resumption 2023"], [1]),
        (["suspension 2024~", "resumption 2023"], []),
        (["resumption 2023", "suspension 2024~"], [0]),
        (["amendment 2020", "resumption 2023"], [1]),
    ],
)
def test_a_resumption_follows_a_suspension_of_its_own(changes: list[str], doubted: list[int]) -> None:
    """Of those with days that are sure the days count; of others, their places in the list."""
    records: list[Value] = [change(*text.split()) for text in changes]

    told = [doubt.record for doubt in doubts_of(changes=records)]

    assert [place for place, record in enumerate(records) if any(one is record for one in told)] == doubted


@pytest.mark.parametrize(("order", "doubted"), [((0, 1), []), ((1, 0), ["resumption-without-suspension"])])
def test_changes_without_days_follow_each_other_as_they_stand(
    order: tuple[int, int], doubted: list[str]
) -> None:
    both = change("suspension"), change("resumption")

    told = [doubt.code for doubt in doubts_of(changes=[both[one] for one in order])]

    assert [code for code in told if code != "change-undated"] == doubted


def test_a_resumption_that_is_only_signed_may_follow_any_suspension() -> None:
    """From when it holds is not known: it may lie behind a suspension that begins later."""
    later = change("suspension", "2024"), change("resumption", date_signed="2023")
    assert found(changes=[*later]) == []


@pytest.mark.parametrize(
    ("extended", "doubted"),
    [
        ("2026", True),
        ("2027", False),
        ("2027-01-01", True),
        ("2027-01-02", False),
        ("2028", False),
        ("2026~", False),
    ],
)
def test_an_extension_goes_beyond_the_end_of_the_period(extended: str, doubted: bool) -> None:
    """2022/2027 ends on 1 January 2027 at the earliest."""
    record = change("extension", "2025", extended_to=extended)

    assert found(period="2022/2027", changes=[record]) == (
        [("extension-not-later", "extended_to")] if doubted else []
    )


def test_an_extension_goes_beyond_the_one_before_it() -> None:
    first = change("extension", "2023", extended_to="2030")
    second = change("extension", "2025", extended_to="2029")

    for changes in ([first, second], [second, first]):
        (doubt,) = doubts_of(period="2022/2027", changes=[*changes])
        assert (doubt.code, doubt.record) == ("extension-not-later", second)
        assert doubt.values == {"text": "2029", "end": "2030"}


def test_extensions_on_days_that_may_be_in_either_order_contradict_nothing() -> None:
    first = change("extension", "2023", extended_to="2030")
    second = change("extension", "2023-05", extended_to="2029")
    assert found(period="2022/2027", changes=[first, second]) == []


def test_extensions_without_days_stand_in_their_order() -> None:
    first, second = change("extension", extended_to="2030"), change("extension", extended_to="2029")
    assert found(changes=[first, second]) == [("extension-not-later", "extended_to")]
    assert found(changes=[second, first]) == []


def test_an_end_that_is_open_or_not_stated_may_be_extended_to_any_day() -> None:
    for period in ("2022/..", "2022/"):
        assert found(period=period, changes=[change("extension", "2023", extended_to="2023")]) == []


@pytest.mark.parametrize(("when", "doubted"), [("2026-01-01", False), ("2026", False), ("2026-01-02", True)])
def test_what_was_decided_signed_sent_told_or_done_was_not_so_after_today(when: str, doubted: bool) -> None:
    def expected(name: str) -> list[tuple[str, str]]:
        return [("date-in-future", name)] if doubted else []

    assert found(decisions=[values(decision="renew", date=when)]) == expected("date")
    assert found(copy_sent=when) == expected("copy_sent")
    assert found(changes=[values(kind="amendment", date_signed=when)]) == expected("date_signed")
    told = values(kind="amendment", date_in_force="2025", notified=when)
    assert found(changes=[told]) == expected("notified")
    duty = values(duty=Placed("a/copy", 1, 1), done=when)
    assert [(one.code, one.where) for one in doubts("duties", duty, CLOCK)] == expected("done")


def test_what_takes_effect_is_extended_or_snoozed_may_lie_ahead() -> None:
    ahead = change("extension", "2030", date_signed="2025", extended_to="2040")
    assert found(renewal=values(mode="express", max_extent_date="2045"), changes=[ahead]) == []
    snoozed = values(duty=Placed("a/copy", 1, 1), snoozed_until=read_date("2030"))
    assert list(doubts("duties", snoozed, CLOCK)) == []


def test_settings_are_never_doubted() -> None:
    assert list(doubts("settings", values(lead="9999 years"), CLOCK)) == []
