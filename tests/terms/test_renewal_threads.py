"""The arithmetic of renewals does not go wrong as it did elsewhere: the cases of renewal_threads.py."""

from __future__ import annotations

import pytest

from coopcli.duties.days import DatedAgreement
from coopcli.duties.made import Duty, duties_of
from coopcli.terms.renewals import terms_of
from tests.terms.lives import HORIZON, read, shown, term_on, terms, written
from tests.terms.renewal_threads import THREADS

_ROWS = [
    pytest.param(period, renewal, event, *row[:4], id=f"{name}-on-{row[0]}")
    for name, period, renewal, event, rows in THREADS
    for row in rows
]


@pytest.mark.parametrize(("period", "renewal", "event", "day", "days", "rolls_to", "deadline"), _ROWS)
def test_the_term_that_runs_what_it_rolls_on_to_and_its_deadline(
    period: str, renewal: str, event: str, day: str, days: str, rolls_to: str, deadline: str
) -> None:
    """GLPI #505 to PR 23516, OCA #803 and #822, hledger #2022 and #2032, Lago, Taskwarrior, CiviCRM: see the table."""
    paper = written(period, renewal, event)
    term = term_on(paper, day)
    assert f"{term.starts_earliest}/{term.ends_latest}" == days
    assert shown(term.notice_deadline_earliest, term.notice_deadline_latest) == deadline
    following = terms(paper)[term.number :] if term.continues else ()
    assert (str(following[0].ends_latest) if following else "") == rolls_to


def test_glpi_24274_tacit_without_a_length_never_returns() -> None:
    """GLPI PR 24274: a renewal by 0 months made an endless loop. Here the end is known, and what follows is not."""
    (term,) = terms(written("2025-05-31/2025-11-29", "tacit"))
    assert (str(term.ends_latest), term.continues) == ("2025-11-29", "uncounted")


def _duties(paper: str) -> list[Duty]:
    stated, life = read(paper)
    whole = DatedAgreement(
        id="a",
        standing="signed",
        period=stated.period,
        date_signed=stated.date_signed,
        copy_sent=None,
        inferred=stated.inferred,
    )
    return list(duties_of(whole, terms_of(stated, life, HORIZON), life))


def test_civicrm_26535_let_end_in_time_leaves_the_end_and_no_notice_to_give() -> None:
    """CiviCRM PR 26535: people who had cancelled were told that it renews."""
    duties = _duties(written("2022-07-01/2023-06-30", "tacit, 1 month, 12 months", "let_end 2023-05-30"))
    assert {duty.id: duty.done_by for duty in duties if duty.step in ("end", "notice")} == {
        "a/end": None,
        "a/notice": "decisions",
    }


def test_civicrm_26535_let_end_too_late_is_notice_for_the_term_after() -> None:
    """CiviCRM PR 26535: given a day late, it settles the notice of the next term, which it does not have to repeat."""
    duties = _duties(written("2022-07-01/2023-06-30", "tacit, 1 month, 12 months", "let_end 2023-05-31"))
    assert {duty.id: duty.done_by for duty in duties if duty.step == "notice"} == {
        "a/notice": None,
        "a/notice-2": "decisions",
    }


def test_civicrm_13487_reminded_once_for_ever() -> None:
    """CiviCRM PR 13487: the notices of two terms are two duties; one that is snoozed does not hide the other."""
    duties = _duties(written("2018-02-01/2019-01-31", "tacit, 1 month, 12 months"))
    notices = {duty.id: str(duty.due_latest) for duty in duties if duty.step == "notice"}
    assert (notices["a/notice"], notices["a/notice-2"]) == ("2018-12-31", "2019-12-31")


def test_civicrm_13487_an_end_put_right_keeps_its_duty() -> None:
    """CiviCRM PR 13487: what a reminder is for stays the same when the end of the same term is mended."""
    before = _duties(written("2018-02-01/2019-01-31", "never, 1 month"))
    after = _duties(written("2018-02-01/2019-02-28", "never, 1 month"))
    assert [duty.id for duty in before] == [duty.id for duty in after]
