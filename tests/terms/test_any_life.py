"""What holds of the terms and duties of any agreement, whatever its dates, renewals, changes and decisions."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from coopcli.days.dates import Date, DateError, Duration, read_date, read_period
from coopcli.duties.days import DatedAgreement
from coopcli.duties.made import duties_of
from coopcli.terms.lifecycle import Change, Life, Moment, moment_of, suspensions_of
from coopcli.terms.renewals import MOST_TERMS, horizon, terms_of
from coopcli.terms.terms import Stated
from tests.examples import examples

DAY = timedelta(days=1)
NEAR = st.dates(date(2015, 1, 1), date(2030, 12, 31))
ANY = st.dates(date(1, 1, 1), date(9998, 12, 31)) | st.sampled_from([date(1, 1, 1), date(9998, 12, 31)])


def _as_known(day: date, precision: int, mark: str) -> str:
    return day.isoformat()[:precision] + mark


def _texts(days: st.SearchStrategy[date]) -> st.SearchStrategy[str]:
    known = st.sampled_from([4, 7, 10, 10]), st.sampled_from(["", "", "", "?", "~"])
    return st.builds(_as_known, days, *known).filter(lambda text: "1111-11-11" not in text)


def _periods(days: st.SearchStrategy[date]) -> st.SearchStrategy[str]:
    texts = _texts(days)
    return st.one_of(
        texts,
        st.tuples(texts, texts).map(sorted).map("/".join),
        texts.map("{}/..".format),
        texts.map("{}/".format),
        texts.map("/{}".format),
        texts.map("../{}".format),
    )


def _dates(days: st.SearchStrategy[date]) -> st.SearchStrategy[Date]:
    return _texts(days).map(read_date)


@st.composite
def _changes(draw: st.DrawFn, days: st.SearchStrategy[date]) -> Change:
    dates = st.none() | _dates(days)
    signed, in_force = draw(dates), draw(dates)
    effect = moment_of(in_force, inferred=False) or (
        Moment(signed.earliest, None, signed.qualified, signed.qualified) if signed else None
    )
    kinds = ["amendment", "extension", "extension", "suspension", "resumption", "withdrawal", "termination"]
    return Change(
        kind=draw(st.sampled_from(kinds)),
        number=draw(st.integers(1, 1000)),
        date_signed=signed,
        effect=effect,
        extended_to=draw(dates),
        party=draw(st.sampled_from([None, "p", "q"])),
        notified=draw(dates),
        inferred=frozenset(),
    )


def _lives(days: st.SearchStrategy[date], most: int) -> st.SearchStrategy[Life]:
    lengths = st.none() | st.builds(
        Duration, st.integers(1, most), st.sampled_from(["day", "week", "month", "year"])
    )
    return st.builds(
        Life,
        mode=st.sampled_from([None, "never", "express", "tacit", "tacit", "tacit"]),
        notice=lengths,
        length=lengths,
        max_extent=st.none() | _dates(days),
        decision=st.sampled_from([None, "renew", "review", "let_end"]),
        decided=st.none() | _dates(days),
        changes=st.lists(_changes(days), max_size=3).map(tuple),
        party_count=st.integers(0, 3),
    )


def _stated(days: st.SearchStrategy[date]) -> st.SearchStrategy[Stated]:
    return st.builds(
        Stated,
        period=st.none() | _periods(days).filter(_readable).map(read_period),
        date_signed=st.none() | _dates(days),
        date_in_force=st.none() | _dates(days),
        inferred=st.just(frozenset()) | st.just(frozenset({"period"})),
    )


def _readable(text: str) -> bool:
    try:
        read_period(text)
    except DateError:
        return False
    return True


def test_several_extensions_to_one_year_share_out_its_days() -> None:
    """An example that was found at random: each term is spoken of for a day at least."""
    extension = Change(
        kind="extension",
        number=1,
        date_signed=None,
        effect=None,
        extended_to=read_date("2015"),
        party=None,
        notified=None,
        inferred=frozenset(),
    )
    stated = Stated(period=None, date_signed=None, date_in_force=None, inferred=frozenset())
    terms = terms_of(stated, Life(changes=(extension,) * 3), date(2060, 1, 1))
    assert len(terms) > 1
    for before, after in pairwise(terms):
        assert before.current_from <= before.current_until
        assert after.current_from == before.current_until + DAY


@settings(max_examples=examples(150), deadline=None)
@given(_stated(NEAR), _lives(NEAR, 40))
def test_terms_are_numbered_follow_each_other_and_share_out_all_days(stated: Stated, life: Life) -> None:
    terms = terms_of(stated, life, date(2060, 1, 1))
    assert [term.number for term in terms] == list(range(1, len(terms) + 1))
    assert (terms[0].origin, terms[0].current_from, terms[-1].current_until) == ("stated", date.min, date.max)
    for before, after in pairwise(terms):
        assert after.current_from == before.current_until + DAY
        assert before.ends_earliest is not None
        assert before.ends_latest is not None
        assert after.starts_earliest is not None
        assert after.starts_earliest > before.ends_earliest
        assert after.starts_latest is None or after.starts_latest > before.ends_latest
        assert not before.terminated
    for term in terms:
        assert term.current_from <= term.current_until
        if term.ends_earliest and term.ends_latest:
            assert term.ends_earliest <= term.ends_latest
        if term.number > 1 and term.starts_earliest and term.ends_earliest:
            assert term.ends_earliest >= term.starts_earliest


@settings(max_examples=examples(150), deadline=None)
@given(_stated(NEAR), _lives(NEAR, 40))
def test_notice_is_never_due_after_the_end_and_a_term_that_leads_on_is_never_the_last(
    stated: Stated, life: Life
) -> None:
    terms = terms_of(stated, life, date(2060, 1, 1))
    for term in terms:
        if term.notice_deadline_earliest or term.notice_deadline_latest:
            assert term.notice_deadline_earliest
            assert term.notice_deadline_latest
            assert term.ends_earliest
            assert term.ends_latest
            assert term.notice_deadline_earliest <= term.notice_deadline_latest
            assert term.notice_deadline_earliest < term.ends_earliest
            assert term.notice_deadline_latest < term.ends_latest
            assert term.ending_from == term.notice_deadline_earliest
        assert (term.ending == "stated") == (term.ends_earliest is not None)
        assert term.continues is None or life.mode == "tacit" or terms[term.number].origin == "extension"
    assert terms[-1].continues != "counted"


_exact = st.tuples(NEAR, st.integers(1, 3000)).map(lambda pair: (pair[0], pair[0] + pair[1] * DAY))


@settings(max_examples=examples(100), deadline=None)
@given(_exact, st.integers(1, 40), st.sampled_from(["day", "week", "month", "year"]))
def test_terms_that_roll_on_have_the_length_of_the_calendar(
    days: tuple[date, date], count: int, unit: str
) -> None:
    """The k-th one ends on the day before the corresponding day, k lengths after the first end: counted anew here."""
    life = Life(mode="tacit", length=Duration(count, unit))
    stated = Stated(
        period=read_period("/".join(day.isoformat() for day in days)),
        date_signed=None,
        date_in_force=None,
        inferred=frozenset(),
    )
    first, *rolled = terms_of(stated, life, date(2045, 1, 1))
    anchor = days[1] + DAY
    assert first.ends_latest == days[1]
    for place, term in enumerate(rolled, 1):
        assert term.starts_earliest is not None
        assert term.ends_earliest is not None
        assert (term.starts_earliest, term.ends_earliest) == (term.starts_latest, term.ends_latest)
        after = term.ends_earliest + DAY
        if unit in ("day", "week"):
            assert after - anchor == place * count * {"day": 1, "week": 7}[unit] * DAY
        else:
            months = place * count * {"month": 1, "year": 12}[unit]
            assert (after.year - anchor.year) * 12 + after.month - anchor.month == months
            assert after.day == anchor.day or (after + DAY).day == 1 < after.day < anchor.day
    for before, term in pairwise([first, *rolled]):
        assert before.continues == "counted"
        assert before.ends_earliest is not None
        assert term.starts_earliest == before.ends_earliest + DAY


@settings(max_examples=examples(150), deadline=None)
@given(_stated(ANY), _lives(ANY, 9999), ANY)
@example(
    Stated(period=read_period("9998-12-31"), date_signed=None, date_in_force=None, inferred=frozenset()),
    Life(mode="tacit", notice=Duration(9999, "day"), length=Duration(1, "day")),
    date(9998, 12, 31),
)
@example(
    Stated(period=read_period("0001-01-01"), date_signed=None, date_in_force=None, inferred=frozenset()),
    Life(mode="tacit", notice=Duration(9999, "year"), length=Duration(1, "day")),
    date(9968, 12, 31),
)
def test_any_dates_that_can_be_written_have_terms_and_duties(stated: Stated, life: Life, day: date) -> None:
    """Nothing is raised, the terms are not without number, and no two duties bear the same id."""
    terms = terms_of(stated, life, horizon(day))
    assert 1 <= len(terms) <= (1 + len(life.changes)) * (MOST_TERMS + 1)
    list(suspensions_of(life))
    paper = DatedAgreement(
        id="a",
        standing="signed",
        period=stated.period,
        date_signed=stated.date_signed,
        copy_sent=None,
        inferred=stated.inferred,
    )
    names = [duty.id for duty in duties_of(paper, terms, life)]
    assert len(names) == len(set(names))
