"""The values of the yearly report: what is known, what is known in part, and what is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from coopcli.agreements.find import Agreement, AgreementRow
from coopcli.answer import Grade
from coopcli.days.dates import read_period
from coopcli.i18n import Language, speaking
from coopcli.report.annexes import MAKES, label_of_value, make_value
from coopcli.report.period import AnnexEntry
from coopcli.report.results import Partly, Value, name_of, title_of

pytestmark = pytest.mark.usefixtures("english")

EN, VI = Language("en"), Language("vi")

VN = {"id": "v", "name": {"vi": "Hội Việt", "en": "Viet Union"}, "country": "VN", "level": "provincial"}
LA = {
    "id": "l",
    "name": {"vi": "Hội Lào", "en": "Lao Union"},
    "name_as_signed": {"vi": "Hội nước Lào"},
    "country": "LA",
}


def row(**fields: object) -> AgreementRow:
    unknown: dict[str, Any] = dict.fromkeys(AgreementRow._fields)
    return AgreementRow(**{**unknown, "id": "a", "parties": [VN, LA], **fields})


def value(name: str, data: dict[str, object], **fields: object) -> Value:
    entry = AnnexEntry(agreement=Agreement(row(**fields), data, ()), match=Grade.SURELY)
    return MAKES[name](entry)


def test_every_value_of_an_empty_record_is_not_known_but_for_names_and_notes() -> None:
    """An agreement has parties; a note may be absent without being unknown."""
    known = {name for name in MAKES if name not in ("change", "basis") and value(name, {}) is not None}
    assert known == {"title", "name", "vietnamese_parties", "foreign_parties", "parties", "level", "note"}
    assert value("note", {}) == "–"


@pytest.mark.parametrize("language", [EN, VI])
def test_every_value_has_a_label(language: Language) -> None:
    with speaking(language):
        assert all(label_of_value(name) for name in MAKES)


def test_a_name_is_the_title_else_type_parties_and_term() -> None:
    assert title_of(row(title={"vi": "Bản ghi nhớ"})) == "Bản ghi nhớ"
    assert name_of(row(title={"vi": "Bản ghi nhớ"})) == "Bản ghi nhớ (Viet Union – Lao Union)"
    untitled = row(type="minutes", period=read_period("2022/2024"))
    assert title_of(untitled) == "Minutes of agreement between Viet Union and Lao Union, term 2022–2024"
    assert name_of(untitled) == title_of(untitled)


def test_a_party_is_called_as_it_signed_in_the_language_in_which_it_did() -> None:
    with speaking(VI):
        assert value("foreign_parties", {}) == "Hội nước Lào (Lào)"
    assert value("foreign_parties", {}) == "Lao Union (Laos)"


def test_a_level_that_is_not_stated_says_so() -> None:
    told = value("vietnamese_parties", {}, parties=[{**VN, "level": None}, LA])
    assert told == Partly("Viet Union (unknown)")


def test_three_parties_are_all_there() -> None:
    third = {"id": "k", "name": {"en": "Khmer Union"}, "country": "KH"}
    assert value("foreign_parties", {}, parties=[VN, LA, third]) == "Lao Union (Laos); Khmer Union (Cambodia)"


def test_a_signatory_of_one_side_only_is_known_in_part() -> None:
    signed = {"name": "Lan", "position": {"en": "President"}}
    one = [{"party": "v", "signed_by": [signed]}, {"party": "l"}]
    assert value("signatories", {"parties": one}) == Partly("Viet Union: Lan (President); Lao Union: unknown")
    both = [{"party": "v", "signed_by": [signed]}, {"party": "l", "signed_by": [signed]}]
    assert (
        value("signatories", {"parties": both}) == "Viet Union: Lan (President); Lao Union: Lan (President)"
    )
    untitled = [{"party": "v", "signed_by": [signed]}, {"party": "l", "signed_by": [{"name": "Kham"}]}]
    assert value("signatories", {"parties": untitled}) == Partly(
        "Viet Union: Lan (President); Lao Union: Kham (title: unknown)"
    )


def test_an_approval_without_its_number_is_known_in_part() -> None:
    approval = {"body": {"en": "the Committee"}, "date": "2022-06-01"}
    assert value("approval", {"approval": approval}) == Partly("the Committee, number: unknown, 1 June 2022")
    whole = {**approval, "number": "12/QĐ"}
    assert value("approval", {"approval": whole}) == "the Committee, 12/QĐ, 1 June 2022"


def test_the_content_is_the_headings_else_the_commitments_else_only_the_areas() -> None:
    commitments = [{"text": {"en": "visit"}, "areas": ["health"]}, {"text": {"en": "write"}}]
    items = [{"number": 1, "text": {"en": "Visits"}}]
    assert value("content", {"items": items, "commitments": commitments}) == "1) Visits"
    assert value("content", {"commitments": commitments}) == "1) visit; 2) write"
    open_list = value("content", {"commitments": commitments, "commitments_complete": False})
    assert open_list == Partly("1) visit; 2) write (the source names only some)")
    assert value("content", {"areas": ["health"]}) == Partly("areas: health; content: unknown")


def test_a_date_that_is_inferred_says_so_once() -> None:
    inferred = {"inferred": {"date_signed": "the term begins then"}}
    assert value("date_signed", {"date_signed": "2022-05-01", **inferred}) == "1 May 2022 (inferred)"
    assert value("date_signed", {"date_signed": "2022?", **inferred}) == "2022 (inferred)"
    assert value("date_signed", {"date_signed": "2022-05"}) == "May 2022"


def test_an_extension_without_its_new_end_is_known_in_part() -> None:
    def told(**change: object) -> Value:
        entry = AnnexEntry(
            agreement=Agreement(row(), {}, ()), match=Grade.SURELY, change={"kind": "extension", **change}
        )
        return MAKES["change"](entry)

    assert told(extended_to="2030") == "extension until 2030"
    assert told() == Partly("extension until unknown")


def test_what_is_to_follow_a_paper_is_not_known_by_the_words_of_that_paper() -> None:
    data: dict[str, object] = {"place_signed": {"province": "Đà Nẵng"}, "items": [{"number": 1, "text": "x"}]}
    ends = row(
        period=read_period("2022/2027"), ends_earliest=date(2027, 1, 1), ends_latest=date(2027, 12, 31)
    )
    entry = AnnexEntry(agreement=Agreement(ends, data, ()), match=Grade.SURELY, basis="end")
    assert make_value("place_signed", entry) is None
    assert make_value("content", entry) is None
    assert make_value("expected", entry) == "before it ends: 2027"
    assert make_value("basis", entry) == "derived: its term ends 2027, no signed successor on record"
