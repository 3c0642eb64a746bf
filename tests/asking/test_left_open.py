"""What an inferred value leaves open, what other fields bound, and conditions that are asked of one thing together.

A match that rests on inference is at most possible; so a non-match that rests on it is not silently out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from tests.conftest import Coop

DAY = "2026-11-28"


class Ask(Protocol):
    """Asks a list, and gives how surely each record answers."""

    def __call__(self, *words: str, today: str = DAY) -> dict[str, str]: ...


def _asker(coop: Coop, register: str | Path | None) -> Ask:
    loaded = coop("load", *([str(register)] if register else []))
    assert loaded.code == 0, loaded.err

    def ask(*words: str, today: str = DAY) -> dict[str, str]:
        found = coop(*words, "--format", "json", today=today)
        assert found.code == 0, found.err
        return {row["id"]: row["match"] for row in found.json}

    return ask


@pytest.fixture
def shipped(coop: Coop) -> Ask:
    """The register that ships."""
    return _asker(coop, None)


OTHER = Path(__file__).parent / "left_open.yaml"


@pytest.fixture
def other(coop: Coop) -> Ask:
    """A register of this test's own."""
    return _asker(coop, OTHER)


class TestInferredDates:
    """The year of 25/6 is inferred (the source has none); the term, 2019–2020, allows 2020 and no other."""

    def test_an_activity_whose_year_is_inferred_cannot_be_told_of_the_other_year(self, shipped: Ask) -> None:
        found = shipped("activities", "--year", "2020")
        assert (found["conference-2019"], found["houaphanh-visit-2019"]) == ("unknown", "unknown")

    def test_nor_is_it_listed_for_a_year_that_its_agreement_does_not_allow(self, shipped: Ask) -> None:
        for year in ("2018", "2021"):
            assert (
                not {"conference-2019", "houaphanh-visit-2019"} & shipped("activities", "--year", year).keys()
            )

    def test_a_signing_whose_year_is_inferred_cannot_be_told_of_the_year_before_its_term(
        self, shipped: Ask
    ) -> None:
        assert shipped("list", "--signed", "2021", "--party", "vufo") == {"vufo-vae-2022": "unknown"}

    def test_nor_whether_its_term_had_begun_before_the_inferred_day(self, shipped: Ask) -> None:
        """The term is of 2022, stated; 9 September 2022 is the signing day, and its year is inferred."""
        assert shipped("list", "--on", "1/6/2022", "--party", "vufo") == {"vufo-vae-2022": "unknown"}
        assert shipped("list", "--on", "1/6/2021", "--party", "vufo") == {}

    def test_day_and_month_are_stated_and_hold_in_every_year(self, other: Ask) -> None:
        """10 May of an inferred year, under an agreement of 2015–2018."""
        assert other("activities", "--year", "2017")["year-inferred"] == "unknown"
        assert other("activities", "--year", "5/2017")["year-inferred"] == "unknown"
        assert "year-inferred" not in other("activities", "--year", "6/2017")
        assert "year-inferred" not in other("activities", "--year", "2019")
        assert other("activities", "--year", "2016")["year-inferred"] == "possibly"

    def test_a_source_does_not_tell_of_what_came_after_it(self, other: Ask) -> None:
        """Inferred as a whole, under no agreement, told by a page of 3 March 2017."""
        assert other("activities", "--year", "2016")["whole-inferred"] == "unknown"
        assert other("activities", "--year", "2/2017")["whole-inferred"] == "unknown"
        assert "whole-inferred" not in other("activities", "--year", "4/2017")

    def test_an_agreement_answers_through_the_activities_under_it(self, other: Ask) -> None:
        assert other("list", "--year", "2017")["four-years"] == "unknown"

    def test_a_year_without_evidence_says_that_an_inferred_date_may_be_of_it(
        self, coop: Coop, shipped: Ask
    ) -> None:
        """The yearly exchange, by the conference of 25/6 in 2019 or 2020; the term is over after 2020."""
        rows = coop("commitments", "2019/2021", "--every", "year", "--format", "json", today=DAY).json
        found = {
            row["year"]: (row["state"], row["reasons"])
            for row in rows
            if row["id"] == "rc-thanh-hoa-houaphanh-2019/exchange"
        }
        assert found[2019] == ("kept", ["evidence_inferred"])
        assert found[2020][0] == "sources_end"
        assert "evidence_left_open" in found[2020][1]
        assert found[2021] == ("outside", [])

    def test_of_another_register_too(self, coop: Coop, other: Ask) -> None:
        """10 May of an inferred year, 2016 by the record; the term is 2015–2018, and the page is undated."""
        rows = coop("commitments", "2014/2018", "--format", "json", today=DAY).json
        found = {row["year"]: row for row in rows if row["id"] == "four-years/visits"}
        assert [found[year]["state"] for year in range(2014, 2019)] == [
            "outside", "no_evidence", "kept", "sources_end", "sources_end",
        ]  # fmt: skip
        said = [year for year, row in found.items() if "evidence_left_open" in row["reasons"]]
        assert said == [2015, 2017, 2018]

    def test_an_inferred_end_may_lie_elsewhere(self, other: Ask) -> None:
        assert other("list", "--ends", "2021")["end-inferred"] == "unknown"
        assert other("list", "--ends", "2020")["end-inferred"] == "possibly"
        assert "end-inferred" not in other("list", "--ends", "2018"), "it begins in 2019"
        assert other("list", "--on", "2023-05-05")["end-inferred"] == "unknown"
        assert "end-inferred" not in other("list", "--on", "2018-05-05")

    def test_an_end_that_is_early_by_inference_leaves_nothing_open_after_the_stated_one(
        self, coop: Coop, other: Ask
    ) -> None:
        """The term is stated to end in 2018; that it was terminated in 2016 is inferred."""
        name = "ended-early-by-inference"
        assert other("list", "--status", "in_force", today="2017-05-05")[name] == "unknown"
        assert name not in other("list", "--status", "in_force")
        assert other("list", "--status", "ended")[name] == "surely"
        for status in ("terminated", "lapsed"):
            assert other("list", "--status", status)[name] == "possibly"
        assert name not in other("list", "--ends", "2020")
        rows = coop("report", "2024", "--format", "json", today=DAY).json
        assert name not in {row["id"] for row in rows if row["annex"] == "in_force"}

    def test_an_inferred_code_may_be_another(self, other: Ask) -> None:
        assert other("list", "--type", "protocol")["end-inferred"] == "unknown"
        assert "four-years" not in other("list", "--type", "protocol")

    def test_the_report_does_not_leave_out_what_an_inferred_day_leaves_open(
        self, coop: Coop, other: Ask
    ) -> None:
        """A term to 2020 by inference, and an amendment of an inferred year in that term."""

        def rows(year: str, annex: str) -> dict[str, str]:
            found = coop("report", year, "--format", "json", today=DAY).json
            return {row["id"]: row["match"] for row in found if row["annex"] == annex}

        assert rows("2020", "in_force")["end-inferred"] == "possibly"
        assert rows("2023", "in_force")["end-inferred"] == "unknown"
        assert "end-inferred" not in rows("2018", "in_force")
        assert rows("2017", "changes")["four-years"] == "possibly"
        assert rows("2016", "changes")["four-years"] == "unknown"
        assert "four-years" not in rows("2019", "changes")


class TestBoundsOfASigning:
    """A paper told as signed, without its day: what bounds the day."""

    def test_it_was_not_signed_after_its_term(self, shipped: Ask) -> None:
        found = shipped("list", "--signed", "2026")
        assert found == {
            "wu-kon-tum-attapeu-2024": "unknown",  # agreed, and not reported signed since
            "rc-kon-tum-attapeu-2022": "unknown",  # its year is inferred, and its term runs
        }

    def test_an_agreed_paper_was_not_signed_long_before_its_term(self, shipped: Ask) -> None:
        found = shipped("list", "--signed", "2022")
        assert not {"rc-thanh-hoa-houaphanh-2019", "wu-kon-tum-attapeu-2024"} & found.keys()
        assert found["rc-kon-tum-attapeu-2019"] == "unknown", "its term runs into 2022"

    def test_a_later_year_of_its_term_has_that_reason(self, coop: Coop, shipped: Ask) -> None:
        rows = coop("list", "--signed", "2022", "--format", "json", today=DAY).json
        reasons = {row["id"]: row["reasons"] for row in rows}
        assert reasons["rc-kon-tum-attapeu-2019"] == ["signed_as_a_rule_by_first_year"]

    @pytest.mark.parametrize("year", ["2022", "2024"])
    def test_the_report_does_not_count_it_in_its_later_years(
        self, year: str, coop: Coop, shipped: Ask
    ) -> None:
        """The memorandum of 2019–2024 and the paper of 2019–2022: neither may have been signed in their last year."""
        rows = coop("report", year, "--format", "json", today=DAY).json
        signed = {row["id"] for row in rows if row["annex"] == "signed"}
        assert not {"wu-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2019"} & signed

    @pytest.mark.parametrize(
        ("name", "last", "after"),
        [
            ("four-years", "2016", "2017"),  # an activity under it in 2016
            ("told-in-2017", "3/2017", "4/2017"),  # its standing is told by a page of 3 March 2017
            ("inexact", "3/2017", "4/2017"),  # signed in 2017, the same page
            ("activity-inferred", "2020", "2021"),  # the link is inferred: the end of the term alone
        ],
    )
    def test_what_tells_of_it_was_not_before_it(self, name: str, last: str, after: str, other: Ask) -> None:
        assert name in other("list", "--signed", last)
        assert name not in other("list", "--signed", after)

    @pytest.mark.parametrize(
        ("name", "last", "after"),
        [("copied", "3/2018", "5/2018"), ("amended", "10/2018", "11/2018")],
    )
    def test_what_comes_after_it_was_not_before_it(
        self, name: str, last: str, after: str, other: Ask
    ) -> None:
        """A copy that was sent, an amendment: errors where they are before the signing day that is stated."""
        assert other("list", "--signed", last)[name] == "unknown"
        assert name not in other("list", "--signed", after)

    def test_a_ceremony_is_on_the_day_of_signing(self, coop: Coop, other: Ask) -> None:
        """In July 2016; of the other one the year is inferred, so that it bounds nothing."""
        rows = coop("list", "--signed", "2016", "--format", "json", today=DAY).json
        found = {row["id"]: (row["match"], row["reasons"]) for row in rows}
        assert found["at-a-ceremony"] == ("possibly", ["signed_at_ceremony"])
        assert found["at-a-ceremony-of-an-inferred-day"] == ("unknown", ["signed_not_stated"])
        assert other("list", "--signed", "2016-07-09")["at-a-ceremony"] == "possibly"
        for elsewhere in ("2015", "6/2016", "8/2016", "2017"):
            assert "at-a-ceremony" not in other("list", "--signed", elsewhere)

    @pytest.mark.parametrize("year", ["1950", "2014", "2026"])
    def test_the_rule_holds_for_years_before_and_after_and_without_a_standing(
        self, year: str, coop: Coop, other: Ask
    ) -> None:
        """The term begins in 2016: as a rule it was signed in that year or the one before, as the reason says."""
        for name in ("no-standing", "amended"):
            rows = coop("list", "--signed", year, "--format", "json", today=DAY).json
            reasons = {row["id"]: row["reasons"] for row in rows}
            assert reasons.get(name, ["signed_as_a_rule_by_first_year"]) == ["signed_as_a_rule_by_first_year"]
            report = coop("report", year, "--format", "json", today=DAY).json
            assert name not in {row["id"] for row in report if row["annex"] == "signed"}
        assert other("list", "--signed", year)["no-standing"] == "unknown"
        assert "first year of the term or the year before" in coop("list", "--signed", year, today=DAY).out


class TestJudgedTogether:
    """Several conditions on one fact are asked of that one fact."""

    def test_what_ended_before_a_day_was_not_running_on_it(self, shipped: Ask) -> None:
        found = shipped("list", "--ends", "Q1/2027", "--on", "15/9/2027")
        assert not {"vwu-lwu-2022", "rc-kon-tum-attapeu-2022"} & found.keys()
        assert shipped("list", "--ends", "Q4/2027", "--on", "15/9/2027")["vwu-lwu-2022"] == "possibly"

    def test_what_is_over_on_a_day_does_not_end_after_it(self, other: Ask) -> None:
        """It ends in 2018, on a day that is not known."""
        over = ("--status", "lapsed", "--on", "2018-06-01")
        assert "four-years" not in other("list", *over), "over and running on one day"
        later = other("list", "--status", "lapsed", "--ends", "Q4/2018", today="2018-06-01")
        assert "four-years" not in later
        sooner = other("list", "--status", "lapsed", "--ends", "Q1/2018", today="2018-06-01")
        assert sooner["four-years"] == "possibly"

    def test_what_is_in_force_was_not_signed_later(self, other: Ask) -> None:
        """Signed in 2017, on a day that is not known; its term begins in 2017."""
        assert "inexact" not in other("list", "--signed", "Q4/2017", "--on", "2017-05-05")
        assert "inexact" in other("list", "--signed", "Q1/2017", "--on", "2017-05-05")

    def test_area_and_how_often_are_asked_of_one_commitment(self, shipped: Ask) -> None:
        """Delegations are exchanged yearly; how often health is checked is not said."""
        both = ("--area", "health", "--every", "year")
        commitments = {one.partition("/")[0] for one in shipped("commitments", *both)}
        assert "vwu-lwu-2022" not in commitments
        assert "vwu-lwu-2022" not in shipped("list", *both)

    def test_how_often_and_who_is_bound_are_asked_of_one_commitment(self, other: Ask) -> None:
        assert "two-promises" not in other("list", "--every", "year", "--bound", "second")
        assert other("list", "--every", "year", "--bound", "first")["two-promises"] == "surely"

    def test_place_kind_and_year_are_asked_of_one_activity(self, other: Ask) -> None:
        """A visit to Kon Tum in 2016, a training in Attapeu in 2019."""
        assert "two-promises" not in other("list", "--place", "Attapeu", "--year", "2016")
        assert "two-promises" not in other("list", "--place", "Attapeu", "--activity", "visit")
        assert other("list", "--place", "Kon Tum", "--activity", "visit")["two-promises"] == "surely"


class TestPlaces:
    """What is known of a place that is not wholly stated."""

    def test_a_place_in_another_country_is_not_in_the_province(self, other: Ask) -> None:
        found = other("activities", "--place", "Kon Tum")
        assert "somewhere-in-laos" not in found
        assert found["somewhere-in-vietnam"] == "unknown"
        assert other("activities", "--place", "Attapeu")["somewhere-in-laos"] == "unknown"

    def test_an_inferred_link_makes_a_place_possible(self, shipped: Ask, other: Ask) -> None:
        """As it does for `--activity` and `--year`."""
        for one in (("--place", "Attapeu"), ("--activity", "gift"), ("--year", "2022")):
            assert shipped("list", *one)["rc-kon-tum-attapeu-2022"] == "possibly"

    def test_list_and_commitments_tell_the_same_of_a_cadence(self, shipped: Ask) -> None:
        """Hosts alternate, and how often is not stated."""
        assert shipped("commitments", "--every", "year")["wu-kon-tum-attapeu-2024/delegations"] == "unknown"
        assert shipped("list", "--every", "year")["wu-kon-tum-attapeu-2024"] == "unknown"
