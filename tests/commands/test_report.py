"""`coop report` over the register that ships, and over made-up ones for changes, plans and unknown countries."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from coopcli.report.template import VALUES
from coopcli.store import shipped
from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop

TODAY = "2026-11-22"

OF_THE_CEREMONY = {"vwu-lwu-2022", "wu-ha-noi-vientiane-2022", "wu-dak-lak-sekong-2022"}
"""What was signed on 2 July 2022 in Đà Nẵng."""

UNKNOWN = {"vi": "chưa có thông tin", "en": "unknown"}


def rows(coop: Coop, *words: str) -> list[dict[str, Any]]:
    found = coop("report", *words, "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    return [dict(row) for row in found.json]


def by_match(coop: Coop, annex: str, *words: str) -> dict[str, set[str]]:
    """The agreements of an annex by how surely they belong there."""
    found: dict[str, set[str]] = {}
    for row in rows(coop, *words):
        if row["annex"] == annex:
            found.setdefault(row["match"], set()).add(row["id"])
    return found


# What belongs to a year.


def test_what_was_signed_in_2022_surely_possibly_and_with_no_stated_day(register: Coop) -> None:
    """Red Cross 2022: the year is inferred. The papers of 2019 were signed by then, as a rule, and are not counted."""
    assert by_match(register, "signed", "2022") == {
        "surely": OF_THE_CEREMONY,
        "possibly": {"rc-kon-tum-attapeu-2022"},
    }
    assert by_match(register, "signed", "2019") == {
        "unknown": {"wu-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2019", "rc-thanh-hoa-houaphanh-2019"}
    }


def test_what_ran_in_2022(register: Coop) -> None:
    """Terms 2019/2024, 2022/2027 twice; 2019/2022 inferred; two terms are not stated; 2019/2020 was over."""
    assert by_match(register, "in_force", "2022") == {
        "surely": {
            "vwu-lwu-2022",
            "rc-kon-tum-attapeu-2022",
            "wu-kon-tum-attapeu-2019",
        },
        "possibly": {"rc-kon-tum-attapeu-2019"},
        "unknown": {"wu-ha-noi-vientiane-2022", "wu-dak-lak-sekong-2022"},
    }


def test_the_domestic_programme_is_nowhere_in_it(register: Coop) -> None:
    for form in ("md", "json", "html", "csv"):
        found = register("report", "2022", "--format", form, lang="vi", today=TODAY)
        assert "vufo" not in found.out
        assert "Người cao tuổi" not in found.out


def test_what_is_agreed_and_not_reported_signed_is_planned_from_the_year_before_its_term_on(
    register: Coop,
) -> None:
    """The content of 2024–2029 was agreed; a report of 2022 plans for 2023 and knows nothing of it."""
    plans = {year: by_match(register, "planned", year).get("surely", set()) for year in ("2022", "2023")}
    assert "wu-kon-tum-attapeu-2024" not in plans["2022"]
    assert "wu-kon-tum-attapeu-2024" in plans["2023"]


def test_what_ends_within_eighteen_months_without_a_signed_successor_is_derived(register: Coop) -> None:
    """18 months after 2026 reach to 30 June 2028: both papers of 2022/2027 surely end before."""
    planned = [
        row for row in rows(register, "2026") if row["annex"] == "planned" and row["match"] == "surely"
    ]
    assert {row["id"] for row in planned if row["basis"] == "end"} == {
        "vwu-lwu-2022",
        "rc-kon-tum-attapeu-2022",
    }
    assert {row["id"] for row in planned if row["basis"] == "agreed"} == {"wu-kon-tum-attapeu-2024"}


def test_a_renewed_paper_is_in_no_plan(register: Coop) -> None:
    """The Red Cross paper of 2019 ended in 2022; that of 2022, signed, came after it."""
    for year in ("2021", "2022"):
        assert "rc-kon-tum-attapeu-2019" not in set().union(*by_match(register, "planned", year).values())


def test_results_keep_their_marks_and_are_possible_where_the_year_is_inferred(register: Coop) -> None:
    told = register("report", "2022", "--format", "md").out
    annex = told[told.index("## Annex 2.") : told.index("## Annex 3.")]
    assert "150 parcels" in annex
    assert "nearly 270,000,000 VND" in annex
    assert "possibly kept" in annex
    assert "the sources end before" in annex
    assert "no evidence on record" not in annex
    assert "missed" not in told
    # what is told of 2019 to 2024 is no number of 2022
    (added,) = (line for line in told.splitlines() if line.startswith("Numbers of the period, possibly"))
    assert added == "Numbers of the period, possibly: 150 parcels; nearly 270,000,000 VND."
    assert "Numbers of the period, surely" not in told


def test_gifts_of_which_nothing_is_counted_stand_beside_the_numbers(coop: Coop, write: Write) -> None:
    """One gift of twenty parcels, one that is only told: the sum says so."""
    events = "".join(
        f"- {{id: {name}, kind: [gift], agreements: [a], dates: 2022-05, cite: s1{figures}}}\n"
        for name, figures in (("one", ", figures: [{value: 20, unit: parcel}]"), ("other", ""))
    )
    paper = "agreements:\n- {id: a, parties: [rc-kon-tum, rc-attapeu], period: 2021/2024, standing: signed, cite: s1}\n"
    write("a.yaml", f"{SOURCE}{PARTIES}{paper}activities:\n{events}")
    assert coop("load", "a.yaml").code == 0
    told = coop("report", "2022", "--format", "md", today=TODAY).out
    assert "Numbers of the period, surely: 20 parcels; 1 gift with no number stated." in told


def test_activities_hang_on_their_agreements(register: Coop) -> None:
    """Of 2024: the visit (inferred to be under the paper of 2019) and the closing conference (year inferred)."""
    running = {row["id"]: row for row in rows(register, "2024") if row["annex"] == "in_force"}
    assert set(running["wu-kon-tum-attapeu-2019"]["activities"]) == {
        "wu-kon-tum-visit-2024",
        "closing-conference-kon-tum-2024",
        "clubs-kon-tum-2019",
        "migration-information-2019",
    }


# What is not known.


def test_what_is_asked_and_not_known_is_listed_for_each_agreement(register: Coop) -> None:
    gaps = {row["id"]: set(row["missing"]) for row in rows(register, "2022") if row["annex"] == "gaps"}
    assert set(gaps) == OF_THE_CEREMONY | {
        "rc-kon-tum-attapeu-2022",
        "rc-kon-tum-attapeu-2019",
        "wu-kon-tum-attapeu-2019",
    }
    for name in (*OF_THE_CEREMONY, "rc-kon-tum-attapeu-2022"):  # no article names any of these
        assert {"signatories", "languages", "approval", "date_in_force"} <= gaps[name]
    assert "date_signed" not in gaps["vwu-lwu-2022"]
    assert "content" not in gaps["vwu-lwu-2022"]
    assert {"period", "content"} <= gaps["wu-ha-noi-vientiane-2022"]
    in_2019 = {row["id"]: set(row["missing"]) for row in rows(register, "2019") if row["annex"] == "gaps"}
    assert "date_signed" in in_2019["rc-kon-tum-attapeu-2019"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_cell_of_an_annex_is_blank(register: Coop, lang: str) -> None:
    told = register("report", "2022", "--format", "md", lang=lang).out
    cells = [
        cell.strip()
        for line in told.splitlines()
        if line.startswith("|")
        for cell in line.strip("|").split(" | ")
    ]
    assert "" not in cells
    assert cells.count(UNKNOWN[lang]) > 20
    assert "None" not in told


def test_an_untitled_agreement_is_called_by_type_parties_and_term_never_by_its_id(register: Coop) -> None:
    told = register("report", "2022", "--format", "md").out
    parties = "Women's Union of Kon Tum and Lao Women's Union of Attapeu"
    assert f"Memorandum of understanding between {parties}, term 2019–2024" in told
    annexes = told[: told.index("## What is not known")]
    assert not [one for one in OF_THE_CEREMONY if one in annexes]


# Which days are reported.


def test_a_cut_off_reports_from_the_day_after_it_a_year_before(register: Coop) -> None:
    """Up to 1 July 2022 nothing of the ceremony was signed; from 2 July on all three were."""
    before = register("report", "2022", "--cut-off", "2022-07-01", "--format", "md").out
    assert "The period reported: 2 July 2021 to 1 July 2022." in before
    assert "surely" not in by_match(register, "signed", "2022", "--cut-off", "1/7/2022")
    assert by_match(register, "signed", "2022", "--cut-off", "2/7/2022")["surely"] == OF_THE_CEREMONY
    assert by_match(register, "signed", "2023", "--cut-off", "2023-07-01")["surely"] == OF_THE_CEREMONY
    assert "surely" not in by_match(register, "signed", "2023", "--cut-off", "2023-07-02")


def test_a_cut_off_of_31_december_is_the_calendar_year(register: Coop) -> None:
    assert rows(register, "2022", "--cut-off", "31/12/2022") == rows(register, "2022")


@pytest.mark.parametrize("typed", ["2022", "năm 2022", "2022-01/2022-12"])
def test_a_year_is_read_as_people_write_it(register: Coop, typed: str) -> None:
    assert by_match(register, "signed", typed)["surely"] == OF_THE_CEREMONY


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2022-Q3"], "is no calendar year"),
        (["twenty"], "the year to report is missing"),
        ([], "the year to report is missing"),
        (["2022", "--cut-off", "2023-01-05"], "a day of the year reported, 2022"),
        (["2022", "--cut-off", "soon"], "is no day"),
        (["2022", "--template", "nowhere.yaml"], "cannot be read"),
    ],
)
def test_wrong_usage_is_said_with_a_next_step(register: Coop, words: list[str], said: str) -> None:
    found = register("report", *words)
    assert (found.code, found.out) == (2, "")
    first, *hints = found.err.splitlines()
    assert said in first
    assert hints
    assert all(hint.startswith("    ") for hint in hints)


def test_a_year_to_come_says_that_nothing_is_known_of_it(register: Coop) -> None:
    told = register("report", "2028", "--format", "md", today=TODAY).out
    assert "It has not begun on 22 November 2026" in told
    running = register("report", "2026", "--format", "md", today=TODAY).out
    assert "It is not over on 22 November 2026" in running
    assert "It is not over" not in register("report", "2022", "--format", "md", today=TODAY).out


@pytest.mark.parametrize("year", ["0001", "9998"])
def test_the_first_and_the_last_year_that_can_be_written(register: Coop, year: str) -> None:
    assert register("report", year, "--format", "md", today=TODAY).code == 0


def test_a_year_with_nothing_says_so(register: Coop) -> None:
    found = register("report", "1999", "--format", "md", today=TODAY)
    assert found.code == 0
    assert found.out.count("the register has nothing that surely or possibly belongs here") == 4
    assert "0." in found.out
    assert by_match(register, "signed", "1999") == {}


# Whose report it is.


def test_an_office_reports_its_own(register: Coop) -> None:
    assert {row["id"] for row in rows(register, "2022", "--province", "Đắk Lắk")} == {
        "wu-dak-lak-sekong-2022"
    }
    red_cross = {row["id"] for row in rows(register, "2022", "--kind", "red_cross")}
    assert red_cross == {"rc-kon-tum-attapeu-2022", "rc-kon-tum-attapeu-2019"}
    assert {row["id"] for row in rows(register, "2022", "--level", "national")} == {"vwu-lwu-2022"}
    assert {row["id"] for row in rows(register, "2022", "--party", "vwu")} == {"vwu-lwu-2022"}


# A made-up register: changes, plans, countries.

CHANGED = (
    SOURCE
    + PARTIES
    + """- id: rc-nowhere
  name: Red Cross of Nowhere
  cite: s1
- id: rc-hue
  name: Red Cross of Huế
  country: VN
  cite: s1
agreements:
- id: changed
  title: The changed one
  cite: s1
  parties: [rc-kon-tum, rc-attapeu]
  standing: signed
  date_signed: 2020-03-01
  date_in_force: 2020-03-01
  period: 2020-03-01/2024-02-29
  changes:
  - kind: amendment
    date_signed: 2022-05-02
    date_in_force: 2022-05-10
    number: 12/PL
    description: more delegations
    rationale: the border opened again
  - kind: suspension
    date_in_force: 2022-08
    rationale: floods
  - kind: resumption
    date_in_force: 2023-01-01
  - kind: extension
    date_in_force: 2022~
    extended_to: 2026-12-31
- id: ended
  title: The ended one
  cite: s1
  parties: [rc-kon-tum, rc-attapeu]
  standing: signed
  date_signed: 2019-01-01
  period: 2019-01-01/2023-12-31
  changes:
  - {kind: termination, date_in_force: 2022-06-30, number: 7/TB, rationale: a new paper}
- id: left
  title: The one that was left
  cite: s1
  parties: [rc-kon-tum, rc-attapeu]
  standing: signed
  date_signed: 2019-01-01
  period: 2019-01-01/2028-12-31
  changes:
  - {kind: withdrawal, party: rc-attapeu, date_signed: 2022-11-11}
- id: untold
  title: The untold one
  cite: s1
  parties: [rc-kon-tum, rc-nowhere]
  standing: signed
  date_signed: 2022-02-02
- id: at-home
  title: The one at home
  cite: s1
  parties: [rc-kon-tum, rc-hue]
  standing: signed
  date_signed: 2022-02-03
- id: to-come
  title: The one to come
  cite: s1
  parties: [rc-kon-tum, rc-attapeu]
  standing: planned
  date_signed: 2023-03
"""
)


@pytest.fixture
def changed(coop: Coop, write: Write) -> Coop:
    write("changed.yaml", CHANGED)
    loaded = coop("load", "changed.yaml")
    assert loaded.code == 0, loaded.err
    return coop


def test_every_kind_of_change_stands_in_its_year(changed: Coop) -> None:
    """In 2023 lie a resumption and no other; an approximate date is possible only."""
    found = [
        (row["change"], row["match"], row["id"]) for row in rows(changed, "2022") if row["annex"] == "changes"
    ]
    assert set(found) == {
        ("amendment", "surely", "changed"),
        ("suspension", "surely", "changed"),
        ("termination", "surely", "ended"),
        ("withdrawal", "surely", "left"),
        ("extension", "possibly", "changed"),
    }
    assert [row["change"] for row in rows(changed, "2023") if row["annex"] == "changes"] == ["resumption"]


def test_a_change_has_its_day_its_paper_and_its_reason(changed: Coop) -> None:
    told = changed("report", "2022", "--format", "md").out
    lines = told[told.index("## Annex 3.") : told.index("## Annex 4.")].splitlines()
    amendment = next(line for line in lines if "amendment" in line)
    assert (
        "amendment; more delegations | 10 May 2022 | 12/PL; 2 May 2022 | the border opened again" in amendment
    )
    suspension = next(line for line in lines if "suspension" in line)
    assert "August 2022 | unknown | floods" in suspension
    extension = next(line for line in lines if "extension" in line)
    assert "extension until 31 December 2026" in extension
    assert "(possibly in the period)" in extension
    withdrawal = next(line for line in lines if "withdrawal" in line)
    assert "withdrawal: Red Cross of Attapeu" in withdrawal


def test_what_is_gone_before_a_year_did_not_run_in_it(changed: Coop) -> None:
    assert "ended" in by_match(changed, "in_force", "2022")["surely"]
    assert "ended" not in set().union(*by_match(changed, "in_force", "2023").values())


def test_a_party_of_an_unknown_country_stands_apart(changed: Coop) -> None:
    found = rows(changed, "2022")
    assert {row["annex"] for row in found if row["id"] == "untold"} == {"cannot_be_told"}
    assert "at-home" not in {row["id"] for row in found}
    told = changed("report", "2022", "--format", "md").out
    assert "Red Cross of Nowhere: unknown" in told
    assert "The one at home" not in told


def test_a_planned_paper_is_planned_in_its_year_only(changed: Coop) -> None:
    assert "to-come" in by_match(changed, "planned", "2022")["surely"]
    assert "to-come" not in set().union(set(), *by_match(changed, "planned", "2023").values())
    assert "to-come" not in set().union(set(), *by_match(changed, "signed", "2023").values())


def test_a_term_of_which_an_end_is_approximate_is_possibly_in_force(coop: Coop, write: Write) -> None:
    """2021 lies inside all of them as they are written; what is written `~` may have been another year."""
    periods = {"told": "2020/2022", "start": "2020~/2022", "end": "2020/2022~"}
    papers = "".join(
        agreement(name, "standing: signed", f"period: {period}").removeprefix("agreements:\n")
        for name, period in periods.items()
    )
    write("all.yaml", f"{SOURCE}{PARTIES}agreements:\n{papers}")
    assert coop("load", "all.yaml").code == 0
    assert by_match(coop, "in_force", "2021") == {"surely": {"told"}, "possibly": {"start", "end"}}


def test_an_agreement_that_is_over_is_not_in_force_for_another_that_renews_itself(
    coop: Coop, write: Write
) -> None:
    """How long a renewal by a length that is not stated lasts is unknown of that agreement, and of no other."""
    renewals = {"renewing": "{mode: tacit}", "over": "{mode: never}"}
    papers = "".join(
        agreement(name, "standing: signed", "period: 2020/2022", f"renewal: {renewal}").removeprefix(
            "agreements:\n"
        )
        for name, renewal in renewals.items()
    )
    write("all.yaml", f"{SOURCE}{PARTIES}agreements:\n{papers}")
    assert coop("load", "all.yaml").code == 0
    assert by_match(coop, "in_force", "2024") == {"unknown": {"renewing"}}


# A made-up register: terms that moved, and ends that need no successor.


def _made_up(name: str, fields: str) -> str:
    parties = "parties: [rc-kon-tum, rc-attapeu], date_signed: 2020-01-01"
    return f"- {{id: {name}, title: The {name} one, cite: s1, standing: signed, {parties}, {fields}}}\n"


_TERM = "period: 2020-01-01/2025-12-31"
MOVED = {
    "extended": f"{_TERM}, changes: [{{kind: extension, date_in_force: 2025-06-01, extended_to: 2028-12-31}}]",
    "yearly": "period: 2020-01-01/2020-12-31, renewal: {mode: tacit, length: 1 year}",
    "terminated": f"{_TERM}, changes: [{{kind: termination, date_in_force: 2024-07-01}}]",
    "terminated-sometime": "period: 2020-01-01/2027-12-31, changes: [{kind: termination}]",
    "suspended": "period: 2020-01-01/2027-12-31, changes: [{kind: suspension, date_in_force: 2023-01-01}]",
    "plain": "period: 2020-01-01/2027-12-31",
}
ENDING = {
    "plain": "",
    "express": ", renewal: {mode: express}",
    "never": ", renewal: {mode: never}",
    "tacit": ", renewal: {mode: tacit, length: 1 year}",
    "tacit-without-length": ", renewal: {mode: tacit}",
    "tacit-up-to-its-end": ", renewal: {mode: tacit, length: 1 year, max_extent_date: 2027-12-31}",
    "tacit-further": ", renewal: {mode: tacit, length: 1 year, max_extent_date: 2029-12-31}",
    "never-by-inference": ", renewal: {mode: never, inferred: {mode: thought}}",
}


@pytest.mark.parametrize(
    ("name", "year", "said"),
    [
        ("extended", "2026", "1 January 2020 – 31 December 2025, now to 31 December 2028"),
        ("yearly", "2024", "1 January 2020 – 31 December 2020, now to 31 December 2024"),
        ("terminated", "2024", "1 January 2020 – 31 December 2025, ended early: in force to 30 June 2024"),
        ("terminated-sometime", "2024", "1 January 2020 – 31 December 2027, possibly ended early"),
        ("suspended", "2024", "1 January 2020 – 31 December 2027, suspended"),
        ("plain", "2024", "1 January 2020 – 31 December 2027"),
    ],
)
def test_the_term_says_what_became_of_it(coop: Coop, write: Write, name: str, year: str, said: str) -> None:
    """It is told of the last day of the year reported."""
    papers = "".join(_made_up(one, fields) for one, fields in MOVED.items())
    write("moved.yaml", f"{SOURCE}{PARTIES}agreements:\n{papers}")
    assert coop("load", "moved.yaml").code == 0
    told = coop("report", year, "--format", "md", today=TODAY).out
    annex = told[told.index("## Annex 2.") : told.index("## Annex 3.")]
    (line,) = (line for line in annex.splitlines() if f"The {name} one" in line)
    assert f"| {said} |" in line


def test_what_is_not_meant_to_be_renewed_or_renews_itself_is_in_no_plan(coop: Coop, write: Write) -> None:
    """All end on 31 December 2027; what is only thought never to be renewed may need a successor."""
    term = "period: 2023-01-01/2027-12-31"
    papers = "".join(_made_up(one, f"{term}{fields}") for one, fields in ENDING.items())
    write("ending.yaml", f"{SOURCE}{PARTIES}agreements:\n{papers}")
    assert coop("load", "ending.yaml").code == 0
    found = by_match(coop, "planned", "2026")
    assert set().union(*found.values()) == {"plain", "express", "tacit-up-to-its-end", "never-by-inference"}


# Formats.


def test_word_has_real_headings_and_tables(register: Coop, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    found = register("report", "2022", "--output", str(tmp_path / "report.docx"), lang="vi")
    assert (found.code, found.out) == (0, "")
    document = docx.Document(str(tmp_path / "report.docx"))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert [text.split(".")[0] for text in headings[:5]] == ["I", "II", "III", "IV", "V"]
    assert next(text for text in headings if text.startswith("Phụ lục")) == (
        "Phụ lục 1. Danh mục thỏa thuận quốc tế ký trong năm 2022"
    )
    first = document.tables[0]
    assert [cell.text for cell in first.rows[0].cells][1] == "Tên thỏa thuận"
    assert "Hội LHPN" in first.rows[1].cells[2].text


def test_a_workbook_has_a_sheet_for_each_annex(register: Coop, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    assert register("report", "2022", "--output", str(path), lang="vi").code == 0
    sheets = openpyxl.load_workbook(path).sheetnames
    for number in "1234":
        assert [name for name in sheets if name.startswith(f"Phụ lục {number}.")], sheets
    assert zipfile.is_zipfile(BytesIO(path.read_bytes()))


def test_the_keys_are_the_same_in_every_annex_language_and_template(register: Coop, write: Write) -> None:
    write("form.yaml", SMALL)
    keys = {tuple(row) for row in rows(register, "2022")}
    assert len(keys) == 1
    assert {tuple(row) for row in rows(register, "2022", "--template", "form.yaml")} == keys
    vietnamese = register("report", "2022", "--format", "json", lang="vi", today=TODAY)
    assert vietnamese.json == rows(register, "2022")


def test_vietnamese_has_the_headings_of_the_form(register: Coop) -> None:
    told = register("report", "2022", lang="vi").out
    for heading in (
        "Báo cáo tình hình ký kết và thực hiện thỏa thuận quốc tế năm 2022",
        "II. Tình hình thực hiện thỏa thuận quốc tế",
        "Văn bản cho phép ký (số, ngày)",
        "Khó khăn, vướng mắc: chưa có thông tin.",
        "Phụ lục 4. Dự kiến ký năm 2023",
        "02/07/2022",
    ):
        assert heading in told


# Templates.

SMALL = """title: {vi: Báo cáo {year}, en: "Our report of {year}"}
chapters: []
annexes:
- heading: {vi: Ký kết, en: Signed}
  rows: signed
  columns:
  - {label: {vi: Đối tác, en: Whom}, value: foreign_parties}
  - {label: {vi: Tên, en: What}, value: name}
  - {label: {vi: Kinh phí, en: Money}}
gaps: {vi: Còn thiếu, en: Lacking}
""".replace("Báo cáo {year}", '"Báo cáo {year}"')


def test_a_template_decides_headings_columns_and_their_order(register: Coop, write: Write) -> None:
    write("form.yaml", SMALL)
    told = register("report", "2022", "--template", "form.yaml", "--format", "md").out
    assert told.startswith("# Our report of 2022\n")
    assert "| Whom | What | Money |" in told
    row = next(line for line in told.splitlines() if "Women's Union of Đắk Lắk" in line)
    assert row.startswith("| Lao Women's Union of Sekong (Laos) | Cooperation agreement between")
    assert row.endswith("| unknown |")
    assert "Annex" not in told


def test_the_template_that_ships_can_be_printed_and_used(register: Coop, write: Write) -> None:
    printed = register("report", "--print-template")
    assert printed.out == shipped("templates/yearly_report.yaml").read_text(encoding="utf-8")
    found = register("report", "--print-template", "--output", "form.yaml")
    write("again.yaml", printed.out)
    assert (found.code, found.out) == (0, "")
    assert Path("form.yaml").read_bytes() == Path("again.yaml").read_bytes()
    own = register("report", "2022", "--template", "again.yaml").out
    assert own == register("report", "2022").out


def test_the_template_that_ships_names_every_value_in_its_comment() -> None:
    text = shipped("templates/yearly_report.yaml").read_text(encoding="utf-8")
    comment = " ".join(line.lstrip("# ") for line in text.splitlines() if line.startswith("#"))
    words = set(comment.replace(",", " ").replace(".", " ").replace(":", " ").split())
    assert {name for names in VALUES.values() for name in names} <= words


def test_a_wrong_template_is_said_with_file_line_column_and_the_nearest_name(
    register: Coop, write: Write
) -> None:
    text = SMALL.replace("foreign_parties", "foreign_partys")
    write("form.yaml", text)
    line = text.splitlines()[6]
    place = f"form.yaml:7:{line.index('foreign_partys') + 1}"
    found = register("report", "2022", "--template", "form.yaml")
    assert (found.code, found.out) == (1, "")
    assert f'{place}: error: unknown code "foreign_partys" in "value" [code-unknown]' in found.err
    assert 'did you mean "foreign_parties"?' in found.err
    assert "the template cannot be used" in found.err
    assert "the store" not in found.err


# Nothing there.


def test_a_register_without_agreements_has_an_empty_report(coop: Coop, write: Write) -> None:
    write("base.yaml", SOURCE + PARTIES)
    assert coop("load", "base.yaml").code == 0
    found = coop("report", "2022", lang="vi")
    assert found.code == 0
    assert "Phụ lục 1." in found.out
    assert coop("report", "2022", "--format", "json").json == []


DECIDED = (
    SOURCE
    + PARTIES
    + """agreements:
"""
    + "".join(
        f"""- id: {name}
  title: The {name} one
  cite: s1
  parties: [rc-kon-tum, rc-attapeu]
  standing: signed
  date_signed: 2018-01-01
  period: 2018-01-01/2023-03-31
{more}"""
        for name, more in (
            ("plain", ""),
            ("let-go", "  decisions: [{decision: let_end, date: 2022-05-01}]\n"),
            (
                "thought-again",
                "  decisions: [{decision: let_end, date: 2022-05-01}, {decision: renew, date: 2022-06-01}]\n",
            ),
            ("ended", "  changes: [{kind: termination, date_in_force: 2023-02-01}]\n"),
        )
    )
)


def test_what_is_let_end_or_was_ended_is_not_proposed_for_renewal(coop: Coop, write: Write) -> None:
    write("decided.yaml", DECIDED)
    loaded = coop("load", "decided.yaml")
    assert loaded.code == 0, loaded.err
    assert by_match(coop, "planned", "2022") == {"surely": {"plain", "thought-again"}}
