"""Evidence is looked for before it is denied: later papers of the same parties, activities in the same area."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.conftest import PARTIES, SOURCE, Write
from tests.conftest import Coop

TODAY = "2026-11-28"
WU_2019, WU_2024 = "wu-kon-tum-attapeu-2019", "wu-kon-tum-attapeu-2024"
PROGRAMMES = "rc-kon-tum-attapeu-2022/programmes"
VISIT = "rc-kon-tum-visit-2022"


def by(key: str, coop: Coop, *words: str, today: str = TODAY) -> dict[str, dict[str, Any]]:
    found = coop(*words, "--format", "json", today=today)
    assert found.code == 0, found.err
    return {row[key]: row for row in found.json}


@pytest.mark.parametrize("today", ["2025-07-01", "2024-12-31"])
def test_a_renewal_may_be_done_where_a_later_paper_is_agreed(register: Coop, today: str) -> None:
    found = by("duty", register, "due", "2023/2024", today=today)
    for step in ("renewal", "end"):
        row = found[f"{WU_2019}/{step}"]
        assert (row["settled"], row["settled_by"], row["settled_standing"]) == ("possibly", WU_2024, "agreed")
    out = register("due", "2023/2024", today=today).out
    assert f"may be done: {WU_2024} (content agreed)" in out
    assert f"{WU_2024} (đã thống nhất nội dung)" in register("due", "2023/2024", lang="vi", today=today).out


def paper(name: str, period: str, *more: str, parties: str = "[rc-kon-tum, rc-attapeu]") -> str:
    lines = "".join(f"  {line}\n" for line in (f"parties: {parties}", f"period: {period}", "cite: s1", *more))
    return f"- id: {name}\n{lines}"


@pytest.mark.parametrize(
    ("later", "settled"),
    [
        (paper("b", "2024/2028", "standing: signed"), "possibly"),
        (paper("b", "2024/2028", parties="[rc-attapeu, rc-kon-tum]"), "possibly"),
        (paper("b", "2024/2028", "standing: planned"), "possibly"),
        (paper("b", "2024/2028", "standing: agreed"), "possibly"),
        (paper("b", "2024/2028", parties="[rc-kon-tum, rc-attapeu, third]"), None),
        (paper("b", "2024/2028", parties="[rc-kon-tum, third]"), None),
        (paper("b", "2016/2019", "standing: signed"), None),
        # one beside it, that ends before it does, is no next one
        (paper("b", "2021/2022", "standing: signed"), None),
    ],
)
def test_a_later_paper_of_the_same_parties_need_not_be_linked(
    coop: Coop, write: Write, later: str, settled: str | None
) -> None:
    third = "- {id: third, name: A third one, country: LA, cite: s1}\n"
    first = paper("a", "2020-01-01/2024-12-31", "standing: signed")
    write("all.yaml", f"{SOURCE}{PARTIES}{third}agreements:\n{first}{later}")
    assert coop("load", "all.yaml").code == 0
    found = by("duty", coop, "due", "2024", "--only", "end,renewal", today="2025-02-01")
    for step in ("renewal", "end"):
        assert found[f"a/{step}"]["settled"] == settled
        assert found[f"a/{step}"]["settled_by"] == ("b" if settled else None)


def test_the_gift_of_2022_may_have_kept_the_humanitarian_commitment(register: Coop) -> None:
    """S003:5 promises presents for families in hardship, s003:8 tells of 150 parcels for pupils in need: the register
    concludes that the visit kept it, no source says so.
    """
    row = by("id", register, "commitments", "2022")[PROGRAMMES]
    assert (row["state"], row["certainty"], row["activities"]) == ("kept", "possibly", [VISIT])
    assert "evidence_inferred" in row["reasons"]
    information = by("id", register, "commitments", "2022")["rc-kon-tum-attapeu-2022/information"]
    assert information["activities"] == []


def test_its_duty_may_be_done(register: Coop) -> None:
    found = by("duty", register, "due", "2022", "--only", "commitment")
    assert (found[f"{PROGRAMMES}/2022"]["settled"], found[f"{PROGRAMMES}/2022"]["settled_by"]) == (
        "possibly",
        VISIT,
    )


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("dates: 2022-05, areas: [training], parties: [rc-kon-tum, rc-attapeu]", "kept"),
        ("dates: 2022-05, kind: [training], parties: [rc-kon-tum, rc-attapeu]", "kept"),
        ("dates: 2021/2023, kind: [training], parties: [rc-kon-tum, rc-attapeu]", "kept"),
        ("dates: 2022-05, kind: [training], parties: [rc-kon-tum], agreements: [a]", "kept"),
        ("dates: 2022-05, kind: [training], parties: [rc-kon-tum]", "no_evidence"),
        ("dates: 2022-05, kind: [gift], parties: [rc-kon-tum, rc-attapeu]", "no_evidence"),
        ("dates: 2021-05, kind: [training], parties: [rc-kon-tum, rc-attapeu]", "no_evidence"),
        ("kind: [training], parties: [rc-kon-tum, rc-attapeu]", "no_evidence"),
        (
            "dates: 2022-05, kind: [training], status: planned, parties: [rc-kon-tum, rc-attapeu]",
            "no_evidence",
        ),
        # what is said to be done under another paper of theirs is no evidence for this one
        (
            "dates: 2022-05, kind: [training], parties: [rc-kon-tum, rc-attapeu], agreements: [b]",
            "no_evidence",
        ),
    ],
)
def test_an_activity_of_the_parties_in_the_area_is_possible_evidence(
    coop: Coop, write: Write, fields: str, state: str
) -> None:
    source = "sources:\n- {id: s1, title: A page, date_published: 2024-03-05}\n"
    promise = "commitments: [{id: course, text: Courses, every: year, areas: [training], cite: s1}]"
    papers = paper("a", "2020/2026", "standing: signed", promise) + paper(
        "b", "2020/2026", "standing: signed"
    )
    write(
        "all.yaml",
        f"{source}{PARTIES}agreements:\n{papers}activities:\n- {{id: event, cite: s1, {fields}}}\n",
    )
    assert coop("load", "all.yaml").code == 0
    row = by("id", coop, "commitments", "2022")["a/course"]
    assert (row["state"], row["activities"]) == (state, ["event"] if state == "kept" else [])
    assert row["certainty"] == ("possibly" if state == "kept" else None)


def test_unlinked_activities_tell_no_turn(register: Coop) -> None:
    """The visit of 2018 and the exchange of information hang on no paper: no turn follows from them."""
    row = by("id", register, "turns", "--party", "rc-thanh-hoa")["rc-thanh-hoa-houaphanh-2019/exchange"]
    assert row["activities"] == ["conference-2019"]


# An agreement whose content is agreed and of which no signing is reported


def test_of_an_agreed_paper_one_is_to_find_out_whether_it_was_signed(register: Coop) -> None:
    """The conference of 30 December 2024 is the last that is told of it."""
    found = by("duty", register, "due", today="2025-07-01")
    row = found[f"{WU_2024}/signing"]
    assert (row["due_earliest"], row["due_latest"], row["bucket"]) == ("2024-12-30", None, "may_be_past")
    assert row["match"] == "possibly"
    assert [name for name in found if name.endswith("/signing")] == [f"{WU_2024}/signing"]
    assert "find out whether it was signed" in register("due", today="2025-07-01").out
    why = register("due", "--why", f"{WU_2024}/signing", today="2025-07-01").out
    assert "no law that coop knows asks for it" in why


@pytest.mark.parametrize(("standing", "listed"), [("agreed", True), ("signed", False), ("planned", False)])
def test_a_signing_settles_it(coop: Coop, write: Write, standing: str, listed: bool) -> None:
    source = "sources:\n- {id: s1, title: A page, date_published: 2023-05-10}\n"
    write("all.yaml", source + PARTIES + "agreements:\n" + paper("a", "2022/2027", f"standing: {standing}"))
    assert coop("load", "all.yaml").code == 0
    found = by("duty", coop, "due", today="2024-01-01")
    assert ("a/signing" in found) is listed
    if listed:
        assert found["a/signing"]["due_earliest"] == "2023-05-10"


def test_a_note_that_it_was_asked_for_settles_it(coop: Coop, write: Write) -> None:
    noted = "duties: [{duty: a/signing, done: 2023-12-01}]\n"
    write(
        "all.yaml", SOURCE + PARTIES + "agreements:\n" + paper("a", "2022/2027", "standing: agreed") + noted
    )
    loaded = coop("load", "all.yaml")
    assert loaded.code == 0
    assert "warning" not in loaded.err.replace("0 warnings", "")
    assert "a/signing" not in by("duty", coop, "due", today="2024-01-01")
