"""`coop show` of what becomes of an agreement after signing, and of the office's own bookkeeping."""

from __future__ import annotations

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop

RENEWED = agreement(
    "renewed",
    "title: Renewed",
    "standing: signed",
    "date_signed: 2020-01-01",
    "period: 2020-01-01/2022-12-31",
    "renewal: {mode: tacit, notice_period: 3 months, length: 1 year, max_extent_date: 2032, note: Article 5, "
    "cite: s1 line 8}",
    "decisions: [{decision: renew, date: 2024-05, by: The board, cite: s1 line 2}]",
    "changes: [{kind: suspension, number: 12/TB, date_signed: 2023-03-01, date_in_force: 2023-04-01, "
    "description: Visits paused, rationale: Floods, notified: 2023-04-09, inferred: {date_signed: a guess}}, "
    "{kind: resumption, date_in_force: 2023-06-01}, "
    "{kind: suspension, date_in_force: 2027}]",
    "copy_sent: 2020-01-10",
    "owner: Lan",
)
OFFICE = """duties:
- {duty: renewed/copy, done: 2020-01-10, number: 5/BC, by: {vi: chị Lan, en: Ms Lan}}
- {duty: renewed/end-4, snoozed_until: 2025-06}
- {duty: yearly-report-2025, done: 2025-11-01}
settings:
  report_day: 11-01
  lead: 6 months
  tracks: [{step: copy, since: 2022}, {step: yearly_report, since: 2023-01}]
"""


@pytest.fixture
def shown(coop: Coop, write: Write) -> Coop:
    write("all.yaml", SOURCE + PARTIES + RENEWED + OFFICE)
    loaded = coop("load", "all.yaml")
    assert loaded.code == 0
    assert "warning" not in loaded.err
    return coop


def line(coop: Coop, label: str, *words: str, today: str = "2024-07-01", lang: str = "en") -> str:
    """The one line of an answer that begins with a label, without it."""
    told = coop("show", *words, today=today, lang=lang, environment={"COLUMNS": "400"})
    assert told.code == 0
    (found,) = [one for one in told.out.splitlines() if one.startswith(label)]
    return found.removeprefix(label).strip()


def test_the_terms_of_renewal_are_said_in_words_with_note_and_source(shown: Coop) -> None:
    assert line(shown, "renewal", "renewed") == (
        "tacit, notice 3 months before the end, each time for 1 year, not beyond 2032; Article 5 [s1 line 8]"
    )


def test_a_decision_says_when_and_by_whom(shown: Coop) -> None:
    assert line(shown, "decisions", "renewed") == "renew, May 2024, The board [s1 line 2]"


def test_each_change_says_its_days_its_matter_and_what_is_inferred(shown: Coop) -> None:
    assert line(shown, "changes", "renewed") == (
        "suspension, 12/TB, signed 1 March 2023, in force from 1 April 2023; Visits paused; Floods; "
        "the authorities were told on 9 April 2023; inferred: a guess; "
        "resumption, in force from 1 June 2023; suspension, in force from 2027"
    )


def test_a_withdrawal_names_the_party_and_an_extension_its_end(coop: Coop, write: Write) -> None:
    changes = (
        "changes: [{kind: extension, extended_to: 2030}, "
        "{kind: withdrawal, party: rc-attapeu, date_in_force: 2025}]"
    )
    write("all.yaml", SOURCE + PARTIES + agreement("a", "period: 2022/2027", changes))
    coop("load", "all.yaml")
    assert line(coop, "changes", "a") == (
        "extension, extended to 2030; withdrawal, Red Cross of Attapeu, in force from 2025"
    )


def test_the_owner_and_the_day_of_the_copy_are_shown(shown: Coop) -> None:
    assert line(shown, "owner", "renewed") == "Lan"
    assert line(shown, "copy sent", "renewed") == "10 January 2020"


@pytest.mark.parametrize(
    ("today", "term", "notice"),
    [
        (
            "2023-12-31",
            "2, renewed by itself: begins 1 January 2023, ends 31 December 2023",
            "30 September 2023",
        ),
        (
            "2024-01-01",
            "3, renewed by itself: begins 1 January 2024, ends 31 December 2024",
            "30 September 2024",
        ),
    ],
)
def test_the_current_term_is_named_and_notice_counted_from_its_end(
    shown: Coop, today: str, term: str, notice: str
) -> None:
    """Three months before 31 December are 30 September, which has no 31st (Civil Code, article 148)."""
    assert line(shown, "current term", "renewed", today=today) == f"term {term}"
    assert line(shown, "last day for notice", "renewed", today=today) == notice


def test_the_first_term_is_the_period_and_not_named_again(shown: Coop) -> None:
    told = shown("show", "renewed", today="2021-01-01").out
    assert "current term" not in told
    assert line(shown, "last day for notice", "renewed", today="2021-01-01") == "30 September 2022"


def test_an_extended_term_says_so_with_days_as_far_as_they_are_known(coop: Coop, write: Write) -> None:
    """A period that ends in 2022 is followed by a term from 2 January 2022 to 1 January 2023 at the latest."""
    changes = "changes: [{kind: extension, date_in_force: 2020, extended_to: 2025-06}]"
    renewal = "renewal: {mode: express, notice_period: 1 month}"
    write("all.yaml", SOURCE + PARTIES + agreement("a", "period: 2020/2022", changes, renewal))
    coop("load", "all.yaml")
    assert line(coop, "current term", "a") == (
        "term 2, by extension: begins between 2 January 2022 and 1 January 2023, ends June 2025"
    )
    assert line(coop, "last day for notice", "a") == "between 1 May 2025 and 30 May 2025"


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("2023-03-31", "in force"),
        ("2023-04-01", "in force, suspended"),
        ("2023-05-31", "in force, suspended"),
        ("2023-06-01", "in force"),
        ("2027-05-01", "in force, possibly suspended"),
        ("2028-01-01", "in force, suspended"),
    ],
)
def test_a_suspension_stands_behind_the_status_in_show_and_in_the_list(
    shown: Coop, today: str, status: str
) -> None:
    """The second one begins on a day of 2027 that is not known."""
    whole = line(shown, f"status on {day(today)}", "renewed", today=today)
    said = [whole.partition("; as of a source that tells of 1 March 2023")[0]]
    listed = shown("list", "--columns", "status", "--format", "md", today=today).out
    said += [row.strip("| ") for row in listed.splitlines() if row.startswith("|")][2:]

    assert said == [status, status]


@pytest.mark.parametrize(
    ("today", "suspended"),
    [("2023-01-10", True), ("2023-06-01", True), ("2024-01-09", True), ("2024-01-10", False)],
)
def test_what_is_resumed_on_the_day_of_a_suspension_was_another_one(
    coop: Coop, write: Write, today: str, suspended: bool
) -> None:
    """The work stood still from an unknown day to 9 January 2023, then for another reason from the 10th on."""
    changes = (
        "changes: [{kind: suspension}, {kind: resumption, date_in_force: 2023-01-10}, "
        "{kind: suspension, date_in_force: 2023-01-10}, {kind: resumption, date_in_force: 2024-01-10}]"
    )
    write("all.yaml", SOURCE + PARTIES + agreement("a", "standing: signed", "period: 2020/2027", changes))
    assert coop("load", "all.yaml").code == 0
    (row,) = coop("list", "--format", "json", today=today).json
    assert row["suspended"] == ("surely" if suspended else None)


def day(iso: str) -> str:
    months = {"01": "January", "03": "March", "04": "April", "05": "May", "06": "June"}
    year, month, number = iso.split("-")
    return f"{int(number)} {months[month]} {year}"


def test_renewals_that_cannot_be_counted_are_the_reason_for_no_status(coop: Coop, write: Write) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("a", "period: 2020/2022", "renewal: {mode: tacit}"))
    assert coop("load", "all.yaml").code == 0
    assert line(coop, "status on 1 July 2024", "a") == (
        "unknown: it renews itself, but for how long is not stated or too far ahead"
    )


def test_what_was_done_about_its_duties_stands_with_the_agreement(shown: Coop) -> None:
    done = line(shown, "duty:renewed/copy", "renewed")
    assert "10 January 2020" in done
    assert "Ms Lan; 5/BC" in done
    assert line(shown, "duty:renewed/end-4", "renewed").endswith("snoozed until June 2025")
    assert "yearly-report" not in shown("show", "renewed").out


def test_the_settings_are_shown_in_words(shown: Coop) -> None:
    assert line(shown, "report day", "settings") == "1 November"
    assert line(shown, "lead", "settings") == "6 months"
    assert line(shown, "tracks", "settings") == (
        "report and copy after signing since 2022; yearly report since January 2023"
    )
    assert line(shown, "ngày báo cáo", "settings", lang="vi") == "01/11"


def test_a_record_of_a_duty_is_shown_by_its_id(shown: Coop) -> None:
    assert line(shown, "done", "duty:renewed/copy") == "10 January 2020"
    assert line(shown, "duty ", "duty:renewed/copy") == "renewed/copy"


@pytest.mark.parametrize("words", ["report", "yearly report", "copy", "5/BC", "settings"])
def test_the_books_of_the_office_are_not_searched(shown: Coop, words: str) -> None:
    assert shown("search", words, "--format", "json").json == []


def test_the_books_of_the_office_have_no_gaps(shown: Coop) -> None:
    told = shown("gaps", "--format", "json")
    assert {row.get("id") for row in told.json} <= {"renewed", None}


def test_an_id_of_the_books_is_offered_to_nobody(shown: Coop) -> None:
    found = shown("show", "setings")
    assert found.code == 3
    assert "settings" not in found.err


def test_a_file_with_the_books_alone_is_loaded_told_and_unloaded(coop: Coop, write: Write) -> None:
    write("office.yaml", OFFICE[OFFICE.index("settings:") :])
    for command in (("load", "office.yaml"), ("status",), ("unload", "office.yaml")):
        told = coop(*command)
        assert (told.code, told.err) == (0, "")
        assert "office.yaml" in told.out
    assert coop("status").code in (0, 3)
