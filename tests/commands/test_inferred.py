"""What rests on inference is marked wherever it is shown, and named by its key where machines read it."""

from __future__ import annotations

import csv
import io

import pytest

from coopcli.days.dates import read_date, read_period
from coopcli.i18n import Language, say_date, say_period, speaking
from tests.commands.conftest import PARTIES, SOURCE, Write, agreement, line
from tests.conftest import Coop

DAY = "2026-11-28"


def inferred(coop: Coop, *words: str) -> dict[str, set[str]]:
    """The keys that rest on inference, by record."""
    found = coop(*words, "--format", "json", today=DAY)
    assert found.code == 0, found.err
    return {row["id"]: set(row["inferred"]) for row in found.json}


def rows_of(coop: Coop, *words: str) -> dict[str, dict[str, str]]:
    """The rows of the CSV, by record."""
    found = coop(*words, "--format", "csv", today=DAY)
    return {row["id"]: row for row in csv.DictReader(io.StringIO(found.out.removeprefix("\ufeff")))}


def test_whose_turn_it_is_marks_what_the_last_activity_leaves_inferred(register: Coop) -> None:
    found = inferred(register, "turns")
    exchange = found["rc-thanh-hoa-houaphanh-2019/exchange"]
    assert {"last_host", "last_dates", "activities"} <= exchange
    assert found["vwu-lwu-2022/high-level-delegations"] == set()
    out = register("turns", today=DAY, environment={"COLUMNS": "1000"}).out
    assert "after the round of 25 June 2019 (the year is inferred): " in out
    assert "(inferred) (inferred)" not in out


@pytest.mark.parametrize(
    ("written", "english", "vietnamese"),
    [
        ("2022?-09-09", "9 September 2022 (the year is inferred)", "09/09/2022 (năm là suy luận)"),
        ("2022-?09-09", "9 September 2022 (the month is inferred)", "09/09/2022 (tháng là suy luận)"),
        ("2022-09-?09", "9 September 2022 (the day is inferred)", "09/09/2022 (ngày là suy luận)"),
        ("2022-09?-09", "9 September 2022 (year and month are inferred)", "09/09/2022 (năm và tháng là suy luận)"),
        ("2022?-09", "September 2022 (the year is inferred)", "09/2022 (năm là suy luận)"),
    ],
)  # fmt: skip
def test_only_the_part_of_a_date_that_is_inferred_is_called_so(
    written: str, english: str, vietnamese: str
) -> None:
    """EDTF: a mark behind a part is about it and all before it, a mark before a part about that part alone."""
    assert said_of(written) == (english, vietnamese)


@pytest.mark.parametrize(
    ("written", "english", "vietnamese"),
    [
        ("2022-09-09?", "9 September 2022 (inferred)", "09/09/2022 (suy luận)"),
        ("2022?", "2022 (inferred)", "2022 (suy luận)"),
        ("2022~-09?", "about September 2022 (inferred)", "khoảng 09/2022 (suy luận)"),
    ],
)
def test_a_date_that_is_inferred_as_a_whole_is_called_so(written: str, english: str, vietnamese: str) -> None:
    assert said_of(written) == (english, vietnamese)


def said_of(written: str) -> tuple[str, ...]:
    """A date in English and in Vietnamese."""
    said = []
    for language in (Language("en"), Language("vi")):
        with speaking(language):
            said.append(say_date(read_date(written)))
    return tuple(said)


def test_both_ends_of_a_period_are_marked_once() -> None:
    with speaking(Language("en")):
        said = [
            say_period(read_period(one)) for one in ("2022?-09-28/2022?-09-30", "2022?-09-28/2022-09-30?")
        ]
    assert said == [
        "28 September 2022 – 30 September 2022 (the year is inferred)",
        "28 September 2022 (the year is inferred) – 30 September 2022 (inferred)",
    ]


class TestActivities:
    def test_people_see_who_and_when_is_inferred(self, register: Coop) -> None:
        conference = line(register, "closing-conference-kon-tum-2024", "activities", "--year", "2024")
        assert "Lao Women's Union of Attapeu (inferred)" in conference
        assert "30 December 2024 (the year is inferred)" in conference
        visit = line(register, "wu-kon-tum-visit-2024", "activities", "--year", "2024")
        assert "Women's Union of Kon Tum (visitor)" in visit
        assert "Lao Women's Union of Attapeu (host; inferred)" in visit
        assert "2019–2024 (inferred)" in line(register, "clubs-kon-tum-2019", "activities")

    def test_machines_get_the_keys(self, register: Coop) -> None:
        found = inferred(register, "activities")
        days = {"dates", "dates_earliest", "dates_latest"}
        assert found["clubs-kon-tum-2019"] == {*days, "agreements"}
        assert found["rc-kon-tum-visit-2022"] == {*days, "agreements", "fulfils"}
        assert found["wu-kon-tum-visit-2024"] >= {"parties", "agreements"}
        assert not found["wu-kon-tum-visit-2024"] & days
        assert found["ceremony-da-nang-2022"] == set()

    def test_so_does_the_csv_and_a_participant_says_it_itself(self, register: Coop) -> None:
        assert rows_of(register, "activities")["clubs-kon-tum-2019"]["inferred"].split("; ") == [
            "dates", "dates_earliest", "dates_latest", "agreements",
        ]  # fmt: skip
        rows = register("activities", "--year", "2024", "--format", "json").json
        (visit,) = (row for row in rows if row["id"] == "wu-kon-tum-visit-2024")
        assert [(one["id"], one.get("inferred")) for one in visit["parties"]] == [
            ("wu-kon-tum", None),
            ("wu-attapeu", True),
        ]


class TestAgreements:
    def test_list_names_what_rests_on_inference(self, register: Coop) -> None:
        found = inferred(register, "list")
        assert "date_signed" in found["vufo-vae-2022"]
        assert {"successor", "successor_standing"} <= found["rc-kon-tum-attapeu-2019"]
        assert found["vwu-lwu-2022"] == {"title"}
        assert found["wu-ha-noi-vientiane-2022"] == set()

    def test_the_successor_is_marked_in_the_list_and_on_its_page(self, register: Coop) -> None:
        cell = line(register, "rc-kon-tum-attapeu-2019", "list", "--columns", "id,successor")
        assert cell.endswith("rc-kon-tum-attapeu-2022 (inferred)")
        assert "rc-kon-tum-attapeu-2022 (inferred)" in line(
            register, "successor", "show", "rc-kon-tum-attapeu-2019"
        )
        (page,) = register("show", "rc-kon-tum-attapeu-2019", "--format", "json", today=DAY).json
        assert page["successor"] == "rc-kon-tum-attapeu-2022"
        assert page["inferred"]["successor"]

    def test_any_column_of_any_register(self, coop: Coop, write: Write) -> None:
        """Type, the term and what follows from it, and a party, all inferred."""
        write(
            "a.yaml",
            SOURCE
            + PARTIES
            + "agreements:\n- id: one\n  type: protocol\n  standing: signed\n  date_signed: 2019-02-01\n"
            "  parties: [rc-kon-tum, {party: rc-attapeu, inferred: {party: by the place}}]\n"
            "  period: 2019-02-01/2027-05-31\n  inferred: {type: by form, period: by the text}\n",
        )
        assert coop("load", "a.yaml").code == 0
        assert inferred(coop, "list")["one"] >= {
            "parties", "type", "period", "length", "status", "ends_earliest", "ends_latest", "days_left_earliest",
            "days_left_latest",
        }  # fmt: skip
        assert "starts_earliest" not in inferred(coop, "list")["one"], "the signing day holds"
        said = line(coop, "one", "list", "--columns", "id,type,period,date_signed")
        assert (
            said.split(None, 1)[1]
            == "protocol (inferred)  1 February 2019 – 31 May 2027 (inferred)  1 February 2019"
        )


class TestShow:
    def shown(self, register: Coop, name: str, row: str) -> str:
        return line(register, row, "show", name)

    def test_nested_tables_mark_links_days_and_speakers(self, register: Coop) -> None:
        clubs = self.shown(register, "wu-kon-tum-attapeu-2019", "clubs-kon-tum-2019")
        assert "2019–2024 (inferred)" in clubs
        assert "that it belongs to this is inferred" in clubs
        for page, row, speaker in (
            ("rc-thanh-hoa", "thanh-hoa-models", "Trịnh Thị Tiếp"),
            ("rc-thanh-hoa", "thanh-hoa-models-results", "Trịnh Thị Tiếp"),
            ("vufo-vae-2022", "vufo-on-carrying-out", "Nguyễn Phương Nga"),
        ):
            assert f"; {speaker} (inferred)" in self.shown(register, page, row)
        stated = self.shown(register, "vufo-vae-2022", "vufo-on-informing-abroad")
        assert "Nguyễn Phương Nga" in stated
        assert "inferred" not in stated

    def test_since_when_a_partnership_is(self, register: Coop) -> None:
        since = self.shown(register, "rc-thanh-hoa", "partnership-rc-thanh-hoa-houaphanh")
        assert "about 2014 (inferred)" in since
        stated = self.shown(register, "wu-kon-tum", "partnership-wu-kon-tum-attapeu")
        assert "(inferred)" not in stated

    def test_a_party_of_an_activity_and_the_bound_of_a_commitment(self, coop: Coop, write: Write) -> None:
        write(
            "a.yaml",
            SOURCE + PARTIES + "agreements:\n- id: one\n  parties: [rc-kon-tum, rc-attapeu]\n  commitments:\n"
            "  - {id: help, text: Giúp, every: year, bound: rc-kon-tum, inferred: {bound: by sense, every: by sense}}\n"
            "  - {id: gift, text: Quà, every: year, bound: rc-kon-tum}\n"
            "activities:\n- id: visit\n  text: Thăm\n  parties: [{party: rc-kon-tum, inferred: {party: by sense}}]\n"
            "  agreements: one\n",
        )
        assert coop("load", "a.yaml").code == 0
        page = coop("show", "one", environment={"COLUMNS": "1000"}).out
        rows = [[cell.strip() for cell in row.split("  ") if cell.strip()] for row in page.splitlines()]
        assert ["Giúp", "every year (inferred)", "Red Cross of Kon Tum (inferred)"] in rows
        assert ["Quà", "every year", "Red Cross of Kon Tum"] in rows
        assert "that it took part is inferred" in line(coop, "visit", "show", "rc-kon-tum")
        assert inferred(coop, "commitments") == {"one/help": {"every", "bound"}, "one/gift": set()}
        found = coop("commitments", "--bound", "rc-kon-tum", "--format", "json").json
        assert [(row["id"], row["match"]) for row in found] == [
            ("one/gift", "surely"),
            ("one/help", "possibly"),
        ]


def test_that_there_were_earlier_agreements_is_marked_in_the_total(register: Coop) -> None:
    out: str = register("history", "rc-thanh-hoa-houaphanh-2019").out
    (total,) = (one for one in out.splitlines() if "in the chain" in one)
    assert "there were earlier ones (inferred), their number and years are not known" in total
    # that a memorandum was signed for each phase since 2006 does not say that there was one before 2019
    assert "there were earlier ones (inferred)" in register("history", "wu-kon-tum-attapeu-2019").out


def test_a_date_with_a_question_mark_is_inferred_for_the_law_too(coop: Coop, write: Write) -> None:
    """No reason is written beside it: the mark alone says so."""
    write("a.yaml", SOURCE + PARTIES + agreement("one", "standing: signed", "date_signed: 2022?-03-04"))
    assert coop("load", "a.yaml").code == 0
    rows = coop("gaps", "one", "--format", "json", today=DAY).json
    states = {row["field"]: (row["state"], row["reason"]) for row in rows}
    assert states["date_signed"] == ("inferred", None)
    assert inferred(coop, "list")["one"] >= {"date_signed"}
