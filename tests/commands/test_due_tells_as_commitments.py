"""`due` and `commitments` tell the same of a commitment in a year: one rule judges both, and gives the reasons."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, Write
from tests.conftest import Coop

SOURCES = """sources:
- {id: s1, title: Of the parties}
- {id: old, title: A page, date_published: 2023-05-10}
- {id: new, title: A later page, date_published: 2026-03}
- {id: undated, title: A page without a day}
"""


def paper(period: str, *promises: str, source: str = "new") -> str:
    lines = "".join(f"  - {{{promise}}}\n" for promise in promises)
    return (
        "agreements:\n- id: a\n  standing: signed\n  parties: [rc-kon-tum, rc-attapeu]\n"
        f"  period: {period}\n  cite: {source}\n  commitments:\n{lines}"
    )


def activities(*events: str) -> str:
    return "activities:\n" + "".join(f"- {{{one}, parties: [rc-kon-tum, rc-attapeu]}}\n" for one in events)


def load(coop: Coop, write: Write, *parts: str) -> None:
    write("all.yaml", SOURCES + PARTIES + "".join(parts))
    loaded = coop("load", "all.yaml")
    assert loaded.code == 0, loaded.err


def one(coop: Coop, key: str, name: str, *words: str, today: str) -> dict[str, Any]:
    found = coop(*words, "--format", "json", today=today)
    assert found.code == 0, found.err
    (row,) = [row for row in found.json if row[key] == name]
    assert isinstance(row, dict)
    return row


def due(coop: Coop, name: str, today: str, lang: str = "en") -> str:
    """The line of a duty in `due`, with the heading above it."""
    heading = ""
    for line in coop("due", today=today, lang=lang).out.splitlines():
        if line and not line[0].isspace() and "  " not in line:
            heading = line
        if name in line:
            return f"{heading}: {line}"
    raise AssertionError(name)


def kept(coop: Coop, year: str, name: str, today: str, lang: str = "en") -> str:
    (line,) = [
        line
        for line in coop("commitments", year, today=today, lang=lang).out.splitlines()
        if line.startswith(f"{name} ")
    ]
    return line


# Where the term may have ended before the day.

VISIT = "id: visit, text: Visit, every: year"
TALKS = "id: talks, text: Talks, every: 2 years, turns: true"


@pytest.mark.parametrize(
    ("period", "name", "year", "today", "ended"),
    [
        ("2022/2027", "visit", 2027, "2027-06-30", True),
        ("2022/2027", "visit", 2027, "2027-01-02", True),
        ("2022/2027", "visit", 2027, "2027-01-01", False),
        ("2022/2027", "visit", 2027, "2026-06-30", False),
        ("2022/2026", "talks", 2026, "2026-06-30", True),
        ("2022-01-01/2027-09-30", "visit", 2027, "2027-06-30", False),
    ],
)
def test_that_the_term_may_have_ended_is_said_by_all_three(
    coop: Coop, write: Write, period: str, name: str, year: int, today: str, ended: bool
) -> None:
    load(coop, write, paper(period, VISIT, TALKS))
    row = one(coop, "id", f"a/{name}", "commitments", str(year), today=today)
    assert (row["state"], row["certainty"]) == ("not_due", "possibly" if ended else "surely")
    assert ("may_have_ended" in row["reasons"]) is ended
    line = kept(coop, str(year), f"a/{name}", today)
    assert ("not yet due, if in the term" in line) is ended
    assert ("the term may have ended" in line) is ended
    duty = one(coop, "duty", f"a/{name}/{year}", "due", str(year), today=today)
    assert (duty["bucket"] == "may_be_past") is ended
    assert duty["match"] == "surely"
    if ended:
        assert "the term may have ended" in due(coop, f"a/{name}/{year}", today)
        assert "thời hạn có thể đã hết" in due(coop, f"a/{name}/{year}", today, lang="vi")
    report = coop("report", str(year), "--format", "md", today=today).out
    assert ("not yet due, if in the term" in report) is ended


# Until when the sources tell.

LETTERS = "id: letters, text: Letters, every: quarter, areas: [information]"
TALK_OF_2023 = "id: talk, kind: meeting, dates: 2023?-06-10, agreements: a, cite: undated"


def test_of_an_undated_source_no_end_is_said(coop: Coop, write: Write) -> None:
    load(coop, write, paper("2020/2026", LETTERS, source="undated"), activities(TALK_OF_2023))
    line = kept(coop, "2023", "a/letters", "2026-11-28")
    assert "no evidence on record" in line
    assert "the newest thing told is of 10 June 2023 (the year is inferred)" in line
    assert "sources end" not in line
    assert "10/06/2023" in kept(coop, "2023", "a/letters", "2026-11-28", lang="vi")
    row = one(coop, "id", "a/letters", "commitments", "2023", today="2026-11-28")
    assert "sources_end" in row["reasons"]


def test_of_a_dated_one_its_day_is_said(coop: Coop, write: Write) -> None:
    load(coop, write, paper("2020/2026", LETTERS, source="old"))
    assert "the sources end on 10 May 2023" in kept(coop, "2023", "a/letters", "2026-11-28")


def test_due_says_where_the_sources_end_before_stretches_that_are_over(coop: Coop, write: Write) -> None:
    load(coop, write, paper("2020/2026", LETTERS, source="undated"), activities(TALK_OF_2023))
    line = due(coop, "a/letters/2026", "2026-11-28")
    assert line.startswith("May be past: ")
    assert "the newest thing told is of 10 June 2023" in line


# Evidence is named.

THREE = "id: three, text: Three, every: year, times: {min: 3, max: 3}, areas: [health]"
LINKED = "id: d24, kind: visit, dates: 2024-07, agreements: a, fulfils: a/three, cite: new"
NEAR = "id: v24, kind: visit, dates: 2024-03, areas: [health], cite: new"


@pytest.mark.parametrize(
    ("events", "words", "vietnamese"),
    [
        ((LINKED, NEAR), "partly: d24; perhaps: v24", "thực hiện một phần: d24; có thể: v24"),
        ((LINKED,), "partly: d24", "thực hiện một phần: d24"),
        ((NEAR,), "partly: perhaps: v24", "thực hiện một phần: có thể: v24"),
    ],
)
def test_what_is_kept_in_part_is_named_and_not_denied(
    coop: Coop, write: Write, events: tuple[str, ...], words: str, vietnamese: str
) -> None:
    load(coop, write, paper("2023/2028", THREE), activities(*events))
    line = due(coop, "a/three/2024", "2025-06-30")
    assert words in line
    assert "nothing on record" not in line
    assert vietnamese in due(coop, "a/three/2024", "2025-06-30", lang="vi")
    row = one(coop, "duty", "a/three/2024", "due", today="2025-06-30")
    assert row["activities"] == [name for name in ("d24", "v24") if name in words]


def test_what_may_be_kept_is_not_denied_either(coop: Coop, write: Write) -> None:
    load(coop, write, paper("2023/2028", f"{VISIT}, areas: [health]"), activities(NEAR))
    line = due(coop, "a/visit/2024", "2025-06-30")
    assert "may be done: v24" in line
    assert "nothing on record" not in line


# Activities without a date.

CHECK = "id: check, kind: health_check, areas: [health], cite: new"
TRACKED = "settings: {tracks: [{step: commitment, since: 2024-01-01}]}\n"


@pytest.mark.parametrize(
    ("event", "named", "code"),
    [
        (CHECK, "perhaps: check (no date)", "unlinked_undated"),
        (f"{CHECK}, agreements: a, fulfils: a/visit", "perhaps: check (no date)", "evidence_undated"),
        (CHECK.replace("health", "training"), None, None),
    ],
)
def test_an_activity_without_a_date_may_have_kept_it(
    coop: Coop, write: Write, event: str, named: str | None, code: str | None
) -> None:
    event = event.replace("training_check", "training")
    load(coop, write, paper("2022/2028", f"{VISIT}, areas: [health]"), activities(event), TRACKED)
    line = kept(coop, "2025", "a/visit", "2026-06-30")
    assert (named in line) if named else ("none on record" in line)
    row = one(coop, "id", "a/visit", "commitments", "2025", today="2026-06-30")
    assert (row["state"], row["reasons"]) == ("no_evidence", [code] if code else [])
    duty = one(coop, "duty", "a/visit/2025", "due", today="2026-06-30")
    assert duty["bucket"] == ("past" if named else "overdue")
    if named:
        assert named in due(coop, "a/visit/2025", "2026-06-30")
        vietnamese = due(coop, "a/visit/2025", "2026-06-30", lang="vi")
        assert "có thể: check (chưa có ngày)" in vietnamese


def test_one_without_a_date_may_be_the_rest_of_what_is_kept_in_part(coop: Coop, write: Write) -> None:
    load(coop, write, paper("2023/2028", THREE), activities(LINKED, CHECK))
    row = one(coop, "id", "a/three", "commitments", "2024", today="2025-06-30")
    assert (row["state"], row["certainty"]) == ("partly", "possibly")
    assert "d24; perhaps: check (no date)" in kept(coop, "2024", "a/three", "2025-06-30")
    assert "partly: d24; perhaps: check (no date)" in due(coop, "a/three/2024", "2025-06-30")


# What a calendar says.


def calendar(coop: Coop, *words: str, today: str) -> str:
    found = coop("due", *words, "--format", "ics", today=today)
    assert found.code == 0, found.err
    return found.out.replace("\r\n ", "").replace("\n ", "").replace("\\;", ";").replace("\\,", ",")


def event(document: str, name: str) -> str:
    (found,) = [part for part in document.split("BEGIN:VEVENT")[1:] if f"UID:{name}@coop" in part]
    return found


def test_what_no_source_can_tell_of_is_in_no_calendar(coop: Coop, write: Write) -> None:
    load(coop, write, paper("2022/2028", VISIT, source="old"))
    found = calendar(coop, today="2026-06-30")
    assert "a/visit/2025@coop" not in found
    assert "a/visit/2026@coop" in found


def test_an_event_has_the_remarks_of_the_table(coop: Coop, write: Write) -> None:
    promise = f"{VISIT}, condition: If there is money"
    load(coop, write, paper("2022/2026~", promise, source="new"))
    found = calendar(coop, today="2026-06-30")
    assert "the commitment is conditional" in event(found, "a/visit/2026")
    assert "the day is approximate" in event(found, "a/end")


@pytest.mark.parametrize("days", [("2026-06-29", "2026-06-30"), ("2025-12-31", "2026-01-02")])
def test_remarks_in_a_calendar_are_the_same_from_day_to_day(
    coop: Coop, write: Write, days: tuple[str, str]
) -> None:
    """A quarter that is over, a term that may have ended and an activity that has begun change nothing."""
    near = "id: near, kind: meeting, dates: 2026-01-01, areas: [information], cite: new"
    load(coop, write, paper("2022/2026", f"{VISIT}, areas: [information]", LETTERS), activities(near))
    first, second = (calendar(coop, "2026/2027", today=day) for day in days)
    names = {line for line in first.splitlines() if line.startswith("UID:")}
    for name in sorted(names & {line for line in second.splitlines() if line.startswith("UID:")}):
        duty = name.removeprefix("UID:").removesuffix("@coop")
        told = [
            [line for line in event(document, duty).splitlines() if line.startswith("DESCRIPTION")]
            for document in (first, second)
        ]
        assert told[0] == told[1]


# A later paper that runs beside the earlier one.


@pytest.mark.parametrize(
    ("fields", "settled"),
    [
        ("period: 2024-01-01/2030-12-31, areas: [culture]", None),
        ("period: 2024-01-01/2030-12-31", None),
        ("period: 2024-01-01/2030-12-31, areas: [health]", "possibly"),
        ("period: 2025-01-01/2030-12-31, areas: [culture]", "possibly"),
        ("period: 2027-01-01/2030-12-31", "possibly"),
    ],
)
def test_a_paper_that_runs_beside_another_for_the_most_part_is_no_next_one(
    coop: Coop, write: Write, fields: str, settled: str | None
) -> None:
    """The middle of 2022 to 2026 is 2 July 2024."""
    health = paper("2022-01-01/2026-12-31", VISIT).replace("  cite", "  areas: [health]\n  cite", 1)
    later = f"- {{id: b, standing: signed, parties: [rc-kon-tum, rc-attapeu], cite: new, {fields}}}\n"
    load(coop, write, health, later)
    for step in ("renewal", "end"):
        duty = one(coop, "duty", f"a/{step}", "due", "2026", today="2026-11-28")
        assert (duty["settled"], duty["settled_by"]) == (settled, "b" if settled else None)


# How the day is known, and what gives it.

SENTENCES = {
    "inferred": ("the day is inferred", "ngày do suy luận"),
    "approximate": ("the day is approximate", "ngày là ước chừng"),
    "possible": ("the day is only possible", "ngày chỉ là có thể"),
}


@pytest.mark.parametrize(
    ("period", "more", "duty", "said"),
    [
        ("2022/2027?", "", "a/end", "inferred"),
        ("2022/2027", "inferred: {period: by another}", "a/end", "inferred"),
        ("2022~/2027~", "", "a/end", "approximate"),
        ("2022/2027~", "date_signed: 2022?", "a/end", "approximate"),
        ("2022/2024", "renewal: {mode: tacit, notice_period: 3 months, length: 2 years}", "a/notice-3", "possible"),
        ("2022/2024", "date_signed: 2022~", "a/copy", "approximate"),
        ("2022/2024", "date_signed: 2021", "a/copy", "possible"),
    ],
)  # fmt: skip
def test_how_the_day_is_known_is_said_in_the_sentence_that_is_true(
    coop: Coop, write: Write, period: str, more: str, duty: str, said: str
) -> None:
    """The Law is in force since 1 July 2021: of a signing in 2021 it is only possible that it asks for a copy."""
    text = paper(period, VISIT)
    load(coop, write, text.replace("  cite", f"  {more}\n  cite", 1) if more else text)
    today = "2025-03-01"
    for place, lang in enumerate(("en", "vi")):
        out = coop("due", "--why", duty, today=today, lang=lang).out
        assert [name for name, words in SENTENCES.items() if words[place] in out] == [said]
    row = coop("due", "--why", duty, "--format", "json", today=today).json[0]
    assert ("due_earliest" in row["inferred"]) is (said == "inferred")


def agreed(source: str) -> str:
    return paper("2024/2029", VISIT, source=source).replace("signed", "agreed")


def test_what_gives_the_day_is_named_and_cited(coop: Coop, write: Write) -> None:
    load(coop, write, agreed("undated"), activities(TALK_OF_2023))
    out = coop("due", "--why", "a/signing", today="2026-11-28").out
    assert "What gives the day: talk" in out
    assert "10 June 2023 (the year is inferred)" in out
    assert "căn cứ của ngày này: talk" in coop("due", "--why", "a/signing", lang="vi").out.lower()
    (row,) = coop("due", "--why", "a/signing", "--format", "json", today="2026-11-28").json
    assert row["inferred"][0] == "due_earliest"
    assert (row["day_from"]["id"], row["day_from"]["dates"]) == ("talk", "2023?-06-10")
    assert row["day_from"]["cite"][0]["source"] == "undated"


def test_a_dated_source_may_give_it(coop: Coop, write: Write) -> None:
    load(coop, write, agreed("old"))
    assert "What gives the day: old" in coop("due", "--why", "a/signing", today="2026-11-28").out
    (row,) = coop("due", "--why", "a/signing", "--format", "json", today="2026-11-28").json
    assert row["day_from"] == {"id": "old", "date_published": "2023-05-10", "cite": None}
    assert "due_earliest" not in row["inferred"]


# The start screen.


def test_the_heading_of_the_start_screen_says_all_that_it_holds(coop: Coop, write: Write) -> None:
    load(coop, write, paper("2023/2028", VISIT), TRACKED)
    out = coop(today="2026-02-01").out
    assert "Overdue, past and not on record as done, and next" in out
    assert (
        "Quá hạn, đã qua mà chưa ghi nhận đã làm xong, và sắp tới" in coop(today="2026-02-01", lang="vi").out
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (5, ""),
        (4, "2 more duties of the last day shown: coop due"),
        (6, "1 more duty of the last day shown: coop due"),
        (8, "3 more duties of the last day shown: coop due"),
        (40, "at least 20 more duties of the last day shown: coop due"),
    ],
)
def test_it_says_how_many_of_the_same_day_are_not_shown(
    coop: Coop, write: Write, number: int, said: str
) -> None:
    """Five are shown: the visits of 2026, due on 31 December; after four of them one of three of the office, due
    on 15 November 2027.
    """
    visits = [f"id: v{place}, text: Visit, every: year" for place in range(number)]
    load(coop, write, paper("2025-06-01/2036-12-31", *visits))
    out = coop(today="2026-12-01").out
    assert ("of the last day shown" in out) is bool(said)
    assert said in out


def test_the_first_day_to_act_is_as_inferred_as_the_day_it_is_counted_from(register: Coop) -> None:
    """s001:2 has 30 December without a year."""
    rows = register("due", "--only", "signing", "--format", "json", today="2026-11-28").json
    assert [row["inferred"][:2] for row in rows] == [["due_earliest", "first_action_day"]]
    out = register("due", "--only", "signing", today="2026-11-28", environment={"COLUMNS": "400"}).out
    assert "  30 December 2024 (inferred)  " in out
    why = register("due", "--why", "wu-kon-tum-attapeu-2024/signing", today="2026-11-28").out
    assert "30 December 2024 (inferred)" in next(
        one for one in why.splitlines() if one.startswith("act from")
    )
