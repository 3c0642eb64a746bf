"""A source cannot tell of what came after it: DESIGN section 3, rule 10. Days are those of the articles."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, Write
from tests.conftest import Coop

TODAY = "2026-11-28"
RC = "rc-kon-tum-attapeu-2022"
TOLD = "2022?-09-28/2022?-09-30"
"""What the undated article s003 tells last: the visit of 28 to 30 September, its year inferred."""

TWO_SOURCES = """sources:
- {id: s1, title: A page, date_published: 2021-03-05}
- {id: s2, title: A later page, date_published: 2023-05-10}
"""
PAPER = """agreements:
- id: a
  parties: [rc-kon-tum, rc-attapeu]
  standing: signed
  date_signed: 2021-03-01
  period: 2021-03-01/2029-02-28
  cite: s1
  commitments:
  - {id: visit, text: Visit, every: year, cite: s1}
  - {id: letter, text: Letter, every: quarter, cite: s1}
activities:
- {id: trip, dates: 2022-04-02, agreements: [a], parties: [rc-kon-tum, rc-attapeu], cite: s2}
"""
"""Its newest source is that of an activity under it, of 10 May 2023."""


def rows(coop: Coop, *words: str, today: str = TODAY) -> list[dict[str, Any]]:
    found = coop(*words, "--format", "json", today=today)
    assert found.code == 0, found.err
    assert isinstance(found.json, list)
    return found.json


def lines(coop: Coop, *words: str, today: str = TODAY) -> dict[str, dict[str, Any]]:
    """The lines of `due` for agreements whose sources end before, by agreement: one for each."""
    found = [row for row in rows(coop, "due", *words, today=today) if row["bucket"] == "sources_end"]
    assert len({row["id"] for row in found}) == len(found)
    return {row["id"]: row for row in found}


@pytest.fixture
def made(coop: Coop, write: Write) -> Coop:
    write("all.yaml", TWO_SOURCES + PARTIES + PAPER)
    assert coop("load", "all.yaml").code == 0
    return coop


def test_what_the_articles_of_2022_cannot_tell_of_2025_is_one_line_an_agreement(register: Coop) -> None:
    found = lines(register)
    assert set(found) == {"vwu-lwu-2022", RC, "vufo-vae-2022"}
    assert found["vwu-lwu-2022"]["duties"] == ["vwu-lwu-2022/high-level-delegations/2025"]
    assert (found["vwu-lwu-2022"]["newest_source"], found["vwu-lwu-2022"]["newest_told"]) == (
        "2022-07-02",
        None,
    )
    assert set(found[RC]["duties"]) == {
        f"{RC}/{name}/2025" for name in ("delegations", "programmes", "information")
    }
    assert (found[RC]["newest_source"], found[RC]["newest_told"]) == (None, TOLD)
    assert found["vufo-vae-2022"]["duties"] == ["vufo-vae-2022/final-review"]
    past = [row for row in rows(register, "due") if row["bucket"] in ("past", "overdue")]
    assert not [
        row["duty"] for row in past if row["step"] in ("commitment", "mid_term_review", "final_review")
    ]


def test_people_read_on_which_day_the_sources_end(register: Coop) -> None:
    english = register("due", today=TODAY).out
    assert "the sources end on 2 July 2022" in english
    assert (
        "the newest thing told is of 28 September 2022 – 30 September 2022 (the year is inferred)" in english
    )
    assert "nguồn chỉ có đến ngày 02/07/2022" in register("due", lang="vi", today=TODAY).out


def test_what_is_still_to_come_and_what_ends_is_listed_as_ever(register: Coop) -> None:
    found = {row["duty"]: row["bucket"] for row in rows(register, "due")}
    assert found[f"{RC}/delegations/2026"] == "this_quarter"
    assert found["vufo-vae-2022/end"] == "past"
    assert found[f"{RC}/renewal"] == "may_be_past"


def test_it_does_not_ring_and_is_not_on_the_start_screen(register: Coop) -> None:
    assert register("due", "2025", "--only", "commitment", "--exit-code", today=TODAY).code == 0
    assert "2025" not in register(today=TODAY).out.partition("Next")[2]


def test_a_source_of_an_activity_under_it_is_the_newest_one(made: Coop) -> None:
    found = lines(made, "--only", "commitment", today="2026-02-01")
    assert found["a"]["newest_source"] == "2023-05-10"
    assert found["a"]["duties"] == ["a/letter/2025", "a/visit/2025"]


def test_a_year_before_the_newest_source_is_one_that_it_could_tell_of(made: Coop) -> None:
    """On 1 February 2023 the year 2022 is past, and a source of May 2023 says of it what it says."""
    found = {row["duty"]: row["bucket"] for row in rows(made, "due", today="2023-02-01")}
    assert found["a/letter/2022"] == "past"


def test_what_the_settings_keep_complete_is_overdue_as_ever(made: Coop, write: Write) -> None:
    write("office.yaml", "settings: {tracks: [{step: commitment, since: 2025-01-01}]}\n")
    assert made("load", "office.yaml").code == 0
    found = {row["duty"]: row["bucket"] for row in rows(made, "due", today="2026-02-01")}
    assert found["a/visit/2025"] == "overdue"
    (visit,) = [row for row in rows(made, "commitments", "2025") if row["id"] == "a/visit"]
    assert visit["state"] == "no_evidence"
    (before,) = [row for row in rows(made, "commitments", "2024") if row["id"] == "a/visit"]
    assert before["state"] == "sources_end"


@pytest.mark.parametrize(
    ("name", "year", "state", "certainty"),
    [
        ("vwu-lwu-2022/high-level-delegations", "2025", "sources_end", "surely"),
        # the year 2022 was not over when the article of 2 July was written
        ("vwu-lwu-2022/high-level-delegations", "2022", "sources_end", "surely"),
        (f"{RC}/information", "2025", "sources_end", "possibly"),
        ("vwu-lwu-2022/high-level-delegations", "2026", "not_due", "surely"),
        ("rc-thanh-hoa-houaphanh-2019/exchange", "2019", "kept", "possibly"),
    ],
)
def test_a_year_after_the_newest_source_is_not_without_evidence(
    register: Coop, name: str, year: str, state: str, certainty: str
) -> None:
    (row,) = [row for row in rows(register, "commitments", year) if row["id"] == name]
    assert (row["state"], row["certainty"]) == (state, certainty)


def test_quarters_that_a_source_could_tell_of_are_without_evidence(made: Coop) -> None:
    """The page of 10 May 2023 could tell of the first quarter of that year, and of none after it."""
    by_year = {
        year: next(row for row in rows(made, "commitments", year) if row["id"] == "a/letter")
        for year in ("2022", "2023", "2024")
    }
    assert [(by_year[year]["state"], "sources_end" in by_year[year]["reasons"]) for year in by_year] == [
        ("no_evidence", False),
        ("no_evidence", True),
        ("sources_end", False),
    ]


def test_the_matrix_says_on_which_day_the_sources_end(register: Coop) -> None:
    out = register("commitments", "2025", "--party", "vwu", today=TODAY).out
    assert "the sources end on 2 July 2022" in out
    assert "no evidence" not in out


def test_a_term_that_runs_on_an_old_source_says_so(register: Coop) -> None:
    shown = register("show", "vwu-lwu-2022", today=TODAY)
    assert "as of the source of 2 July 2022" in shown.out
    assert "as of the source of" not in register("show", "vwu-lwu-2022", today="2023-07-02").out
    assert "as of the source of" in register("show", "vwu-lwu-2022", today="2023-07-03").out


def test_the_newest_source_is_a_key_of_show_and_list(register: Coop) -> None:
    (shown,) = rows(register, "show", "vwu-lwu-2022")
    assert (shown["newest_source"], shown["newest_told"]) == ("2022-07-02", None)
    listed = {row["id"]: (row["newest_source"], row["newest_told"]) for row in rows(register, "list")}
    assert listed["vwu-lwu-2022"] == ("2022-07-02", None)
    assert listed[RC] == (None, TOLD)
    assert listed["rc-thanh-hoa-houaphanh-2019"] == (None, "2019?-06-25/2019?-06-29")


def test_beside_an_undated_source_a_dated_one_cuts_nothing_off_surely(coop: Coop, write: Write) -> None:
    sources = "sources:\n- {id: s1, title: A page, date_published: 2021-03-05}\n- {id: s2, title: Undated}\n"
    write("all.yaml", sources + PARTIES + PAPER)
    assert coop("load", "all.yaml").code == 0
    (row,) = rows(coop, "list")
    assert (row["newest_source"], row["newest_told"]) == ("2021-03-05", "2022-04-02")
    (visit,) = [row for row in rows(coop, "commitments", "2024") if row["id"] == "a/visit"]
    assert (visit["state"], visit["certainty"]) == ("sources_end", "possibly")


def test_the_own_paper_of_the_office_is_no_newest_source(coop: Coop, write: Write) -> None:
    """What it says of the term and the commitments holds for all of the term: nothing is cut off."""
    own = PAPER.replace("cite: s1", "cite: self").replace(", cite: s2", ", cite: self")
    write("own.yaml", (PARTIES + own).replace("cite: s1", "cite: self"))
    assert coop("load", ".").code == 0
    assert {row["newest_source"] for row in rows(coop, "list")} == {None}
    assert {row["state"] for row in rows(coop, "commitments", "2024") if row["id"] == "a/visit"} == {
        "no_evidence"
    }
    assert "văn bản của cơ quan" in coop("show", "a", lang="vi", today=TODAY).out
