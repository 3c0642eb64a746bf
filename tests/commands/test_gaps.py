"""`coop gaps` over the register that ships: what five articles say and leave out."""

from __future__ import annotations

from typing import Any

from coopcli.i18n import Language, say_day, speaking
from coopcli.terms.terms import LAW_IN_FORCE
from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop

LAO = 8
"""Agreements with a Lao party; the ninth is domestic."""


def coverage(coop: Coop, *options: str) -> dict[str, Any]:
    rows = coop("gaps", "--coverage", *options, "--format", "json").json
    return {row["field"]: row for row in rows}


def states(coop: Coop, name: str) -> dict[str, str]:
    """What the law asks of one agreement, with how far it is known."""
    rows = coop("gaps", name, "--format", "json").json
    return {row["field"]: row["state"] for row in rows if row["law"]}


def test_no_article_names_a_signatory_a_language_an_approval_or_a_day_in_force(register: Coop) -> None:
    found = coverage(register)
    for field in ("signed_by", "languages", "approval", "date_in_force"):
        assert (found[field]["not_stated"], found[field]["agreements"]) == (LAO, LAO)


def test_what_the_articles_do_give_is_counted(register: Coop) -> None:
    """A term: all but the two signed at the ceremony; one is inferred. A day of signing: the three of 2 July 2022."""
    found = coverage(register)
    assert [found["period"][state] for state in ("stated", "inferred", "not_stated")] == [5, 1, 2]
    assert (found["date_signed"]["stated"], found["date_signed"]["inferred"]) == (3, 1)
    assert (found["type"]["stated"], found["place_signed"]["stated"]) == (6, 3)


def test_each_agreement_is_in_exactly_one_column(register: Coop) -> None:
    for row in coverage(register, "--all").values():
        columns = sum(row[state] for state in ("stated", "partly", "inferred", "not_stated"))
        assert columns == row["agreements"] == LAO + 1


def test_the_list_holds_what_the_coverage_counts(register: Coop) -> None:
    rows = [row for row in register("gaps", "--format", "json").json if row["law"]]
    for field, counted in coverage(register).items():
        listed = [row for row in rows if row["field"] == field]
        for state in ("partly", "inferred", "not_stated"):
            assert sum(row["state"] == state for row in listed) == counted[state], (field, state)
        assert all(row["state"] != "stated" for row in listed)


def test_a_domestic_programme_is_not_under_the_law(register: Coop) -> None:
    found = register("gaps")
    assert "the law does not ask about it: vufo-vae-2022" in found.out
    assert "vufo-vae-2022" not in found.out.split("No foreign party")[0]
    assert "8 agreements" in found.out
    assert "9 agreements" in register("gaps", "--all").out


def test_one_agreement_shows_all_that_is_asked(register: Coop) -> None:
    """VUFO and VAE: the only paper whose signatories are named, with their titles; its year is inferred."""
    found = states(register, "vufo-vae-2022")
    assert found["signed_by"] == "stated"
    assert found["date_signed"] == "inferred"
    assert found["content"] == "partly"
    assert found["approval"] == "not_stated"


def test_the_national_agreement_has_all_its_content_and_no_day_in_force(register: Coop) -> None:
    found = states(register, "vwu-lwu-2022")
    assert (found["content"], found["date_signed"], found["date_in_force"]) == (
        "stated",
        "stated",
        "not_stated",
    )


def test_what_is_inferred_stands_with_its_reason(register: Coop) -> None:
    rows = register("gaps", "rc-kon-tum-attapeu-2022", "--format", "json").json
    reasons = {row["field"]: row["reason"] for row in rows if row["record"] == "rc-kon-tum-attapeu-2022"}
    assert reasons["date_signed"]["en"].startswith("the term starts in 2022")
    assert reasons["succeeds"]["vi"].startswith("cùng hai bên")
    assert "Known only by inference" in register("gaps").out


def test_papers_begun_before_the_law_are_named(register: Coop) -> None:
    """The provincial papers of 2019 had no such rules."""
    (note,) = (line for line in register("gaps").out.splitlines() if "before 1 July 2021" in line)
    named = set(note.rsplit(": ", 1)[1].rstrip(".").split(", "))
    assert named == {"wu-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2019", "rc-thanh-hoa-houaphanh-2019"}


def test_the_sentence_about_them_names_the_day_from_which_the_law_holds(register: Coop) -> None:
    """Each language writes the day in its own sentence."""
    with speaking(Language("en")):
        day = say_day(LAW_IN_FORCE)
    assert f"before {day}" in register("gaps").out
    day = f"{LAW_IN_FORCE.day}/{LAW_IN_FORCE.month}/{LAW_IN_FORCE.year}"
    assert f"trước ngày {day}" in register("gaps", lang="vi").out


def test_filters_choose_and_what_is_unsure_is_named(register: Coop) -> None:
    rows = register("gaps", "--province", "Đắk Lắk", "--format", "json").json
    assert {row["id"] for row in rows} == {"wu-dak-lak-sekong-2022"}
    (note,) = (
        line
        for line in register("gaps", "--type", "memorandum_of_understanding").out.splitlines()
        if "cannot be told" in line
    )
    assert "rc-kon-tum-attapeu-2019, wu-kon-tum-attapeu-2024" in note


def test_planned_papers_are_not_asked_yet(coop: Coop, write: Write) -> None:
    write("a.yaml", SOURCE + PARTIES)
    write("b.yaml", agreement("later", "period: 2028/2030", "standing: planned"))
    assert coop("load", ".").code == 0
    found = coop("gaps")
    assert "no signing reported: later" in found.out
    assert "0 agreements" in found.out


def test_an_empty_answer_says_so(register: Coop) -> None:
    found = register("gaps", "--country", "JP")
    assert (found.code, "no agreement" in found.out) == (0, True)


def test_an_id_and_a_filter_both_hold(register: Coop) -> None:
    found = register("gaps", "vwu-lwu-2022", "--country", "LA", "--format", "json")
    assert {row["id"] for row in found.json} == {"vwu-lwu-2022"}
    assert register("gaps", "vwu-lwu-2022", "--country", "TH", "--format", "json").json == []


def test_an_unknown_id_is_refused_with_the_nearest(register: Coop) -> None:
    found = register("gaps", "vwu-lwu-2023")
    assert found.code == 3
    assert "vwu-lwu-2022" in found.err


def test_a_name_that_a_journalist_uses_is_not_stated_as_the_name_of_the_paper(register: Coop) -> None:
    """The Decree asks for the paper's own name, article 3(1)(a); no article quotes a paper."""
    title = coverage(register)["title"]
    assert (title["stated"], title["inferred"]) == (0, 2)
