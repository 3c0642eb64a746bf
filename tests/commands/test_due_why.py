"""`coop due --why DUTY`: the days of a duty, the rule they follow from, the article of the law, and what says so."""

from __future__ import annotations

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write
from tests.conftest import Coop

TODAY = "2026-11-22"

PAPER = """agreements:
- id: a
  parties: [rc-kon-tum, rc-attapeu]
  standing: signed
  date_signed: 2022-07-02
  period: 2022-07-02/2027-06-30
  copy_sent: 2022-07-20
  renewal: {mode: express, notice_period: 3 months}
  changes:
  - {kind: amendment, date_in_force: 2024-03-01, number: 12/HT}
  - {kind: extension, date_in_force: 2026-01-01, extended_to: 2028-06-30, number: 34/HT}
  - {kind: amendment, date_in_force: 2026-11-10, number: 56/HT}
  commitments:
  - {id: meet, text: Meet once a year, every: year, cite: s1}
  cite: s1
activities:
- {id: visit, kind: visit, status: planned, dates: 2027-03, agreements: a, cite: s1}
"""


@pytest.fixture
def papers(coop: Coop, write: Write) -> Coop:
    write("all.yaml", SOURCE + PARTIES + PAPER)
    assert coop("load", "all.yaml").code == 0
    return coop


def why(coop: Coop, duty: str, lang: str = "en", today: str = TODAY) -> str:
    found = coop("due", "--why", duty, lang=lang, today=today)
    assert found.code == 0, found.err
    return " ".join(found.out.split())


DUTIES = [
    # the duty, the days as a Vietnamese and an English reader sees them, the article, and what it is counted from
    ("a/copy", "17/07/2022", "17 July 2022", "70/2020/QH14", "2 July 2022"),
    ("a/end-2", "30/06/2028", "30 June 2028", "70/2020/QH14", "30 June 2028"),
    ("a/renewal-2", "02/01/2028", "2 January 2028", "64/2021/NĐ-CP", "30 June 2028"),
    ("a/notice-2", "30/03/2028", "30 March 2028", "", "3 months"),
    ("a/final-review-2", "01/04/2028", "1 April 2028", "", "30 June 2028"),
    ("a/notice-of-amendment-1", "16/03/2024", "16 March 2024", "64/2021/NĐ-CP", "12/HT"),
    ("a/notice-of-extension-1", "16/01/2026", "16 January 2026", "64/2021/NĐ-CP", "34/HT"),
    ("a/notice-of-amendment-2", "25/11/2026", "25 November 2026", "64/2021/NĐ-CP", "56/HT"),
    ("a/meet/2026", "31/12/2026", "31 December 2026", "", "Meet once a year"),
    ("visit/activity", "03/2027", "March 2027", "", "March 2027"),
    ("yearly-report-2026", "15/11/2026", "15 November 2026", "64/2021/NĐ-CP", ""),
    ("plan-to-sign-2027", "15/11/2026", "15 November 2026", "70/2020/QH14", ""),
    ("plan-to-implement-2027", "15/11/2026", "15 November 2026", "70/2020/QH14", ""),
]


@pytest.mark.parametrize(
    ("duty", "vietnamese", "english", "law", "fact"), DUTIES, ids=[row[0] for row in DUTIES]
)
def test_each_kind_of_step_tells_its_day_its_rule_and_its_law(
    papers: Coop, duty: str, vietnamese: str, english: str, law: str, fact: str
) -> None:
    told = why(papers, duty)
    assert duty in told
    assert english in told
    assert law in told
    assert ("no law that coop knows asks for it" in told) == (not law)
    assert fact in told
    assert vietnamese in why(papers, duty, lang="vi")
    assert law in why(papers, duty, lang="vi")


def test_of_several_changes_only_the_one_it_is_about_is_told(papers: Coop) -> None:
    told = why(papers, "a/notice-of-amendment-2")
    assert "56/HT" in told
    assert "12/HT" not in told
    assert "34/HT" not in told


def test_it_says_what_has_settled_it(papers: Coop) -> None:
    assert "the copy was sent" in why(papers, "a/copy")
    assert "20 July 2022" in why(papers, "a/copy")


def test_it_says_why_what_is_past_is_not_called_overdue(papers: Coop, write: Write) -> None:
    sentence = "does not say that it keeps this kind of duty complete"
    assert sentence in why(papers, "a/notice-of-extension-1")
    assert sentence not in why(papers, "a/end-2")
    write("office.yaml", "settings: {tracks: [{step: change_notice, since: 2021-07-01}]}\n")
    assert papers("load", "office.yaml").code == 0
    told = why(papers, "a/notice-of-extension-1")
    assert sentence not in told
    assert "overdue" in told


def test_it_says_where_the_keepers_wrote_of_it(papers: Coop, write: Write) -> None:
    write(
        "office.yaml",
        "duties:\n- {duty: a/end-2, snoozed_until: 2027-12-01}\n- {duty: a/meet/2026, done: 2026-05-01}\n",
    )
    assert papers("load", "office.yaml").code == 0
    told = why(papers, "a/end-2")
    assert "snoozed until 1 December 2027" in told
    assert "office.yaml, line 2" in told
    assert "office.yaml, line 3" in why(papers, "a/meet/2026")


def test_the_report_day_of_the_province_goes_before_that_of_the_law(papers: Coop, write: Write) -> None:
    assert "report day 15 November 2026, as the law says" in why(papers, "yearly-report-2026")
    write("office.yaml", "settings: {report_day: 11-01}\n")
    assert papers("load", "office.yaml").code == 0
    assert "report day 1 November 2026, as the settings say" in why(papers, "yearly-report-2026")


def test_the_lead_of_the_settings_is_told_as_theirs(papers: Coop, write: Write) -> None:
    told = why(papers, "a/renewal-2")
    assert "lead 180 days" in told
    assert "as the settings say" not in told
    write("office.yaml", "settings: {lead: 6 months}\n")
    assert papers("load", "office.yaml").code == 0
    assert "lead 6 months, as the settings say" in why(papers, "a/renewal-2")


def test_the_register_that_ships_gives_the_words_of_its_source(register: Coop) -> None:
    told = why(register, "vwu-lwu-2022/copy", today="2022-07-10")
    assert "17 July 2022" in told
    assert "s000 line 4" in told


@pytest.mark.parametrize(
    ("typed", "near"),
    [("a/ned-2", "a/end-2"), ("a/copys", "a/copy"), ("b/copy", "a/copy")],
)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_wrong_id_is_not_found_and_the_nearest_is_named(
    papers: Coop, typed: str, near: str, lang: str
) -> None:
    found = papers("due", "--why", typed, lang=lang)
    assert (found.code, found.out) == (3, "")
    assert near in found.err
    assert typed in found.err


@pytest.mark.parametrize(
    "typed", ["yearly-report-1999", "a/meet/1999", "a/meet/0000", "%", "[b]", "a/end-2000"]
)
def test_a_duty_that_there_is_not_is_not_found(papers: Coop, typed: str) -> None:
    found = papers("due", "--why", typed)
    assert (found.code, found.out) == (3, "")
    assert typed in found.err


def test_as_json_it_has_the_same_keys_in_both_languages(papers: Coop) -> None:
    english, vietnamese = (
        papers("due", "--why", "a/copy", "--format", "json", lang=lang, today=TODAY).json
        for lang in ("en", "vi")
    )
    assert [list(row) for row in english] == [list(row) for row in vietnamese]
