"""Questions that an officer asks, typed as a person would type them, with the answers that the articles give.

The questions and their numbers are those of the sample beside the checkout; the ids are the records of the
register that ships:

- vwu-lwu-2022: VWU-LWU 2022-2027
- wu-ha-noi-vientiane-2022, wu-dak-lak-sekong-2022: signed on 2 July 2022, term not stated
- wu-kon-tum-attapeu-2019: WU Kon Tum-Attapư 2019-2024
- wu-kon-tum-attapeu-2024: 2024-2029, content agreed, signing not reported
- rc-kon-tum-attapeu-2019, rc-kon-tum-attapeu-2022: RC Kon Tum-Attapư 2019-2022 and 2022-2027
- rc-thanh-hoa-houaphanh-2019: RC Thanh Hóa-Huaphanh 2019-2020
- vufo-vae-2022: VUFO-VAE 2022-2025, domestic
"""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from typing import Any, TypeAlias
from unicodedata import normalize

import pytest

from coopcli.cli.app import main
from coopcli.store import shipped
from tests.conftest import Coop

TODAY = "2026-11-22"
ENDS = ("--only", "end")
"""Which agreements end, of all that falls due."""

VWU_LWU = "vwu-lwu-2022"
HA_NOI, DAK_LAK = "wu-ha-noi-vientiane-2022", "wu-dak-lak-sekong-2022"
WU_2019, WU_2024 = "wu-kon-tum-attapeu-2019", "wu-kon-tum-attapeu-2024"
RC_2019, RC_2022 = "rc-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2022"
THANH_HOA, VUFO_VAE = "rc-thanh-hoa-houaphanh-2019", "vufo-vae-2022"

KON_TUM = {WU_2019, WU_2024, RC_2019, RC_2022}
LAO = {VWU_LWU, HA_NOI, DAK_LAK, *KON_TUM, THANH_HOA}
NOT_STATED = {HA_NOI, DAK_LAK}
NOT_TOLD = NOT_STATED | {RC_2019}
"""Those, and the one whose term is inferred: it may as well have ended later."""
"""The two whose term is not stated."""

Groups: TypeAlias = tuple[set[str], set[str], set[str]]
"""What matches surely, what possibly, and what cannot be told."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the register that ships."""
    path = tmp_path_factory.mktemp("questions") / "coop.sqlite3"
    assert main(["load", str(shipped("data/agreements.yaml")), "--lang", "en", "--db", str(path)]) == 0
    return path


@pytest.fixture
def ask(coop: Coop, store: Path, tmp_path: Path) -> Coop:
    """The command, with the register that ships loaded."""
    shutil.copy(store, tmp_path / "coop.sqlite3")
    return coop


def groups(ask: Coop, *words: str) -> Groups:
    """The ids of an answer by their `match`, each of them in one group once."""
    found = ask(*words, "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    rows = [(row["match"], row["id"]) for row in found.json]
    assert len({name for _, name in rows}) == len(rows)
    surely, possibly, unknown = (
        {name for match, name in rows if match == word} for word in ("surely", "possibly", "unknown")
    )
    assert len(surely | possibly | unknown) == len(rows)
    return surely, possibly, unknown


def reasons(ask: Coop, *words: str) -> dict[str, list[str]]:
    return {row["id"]: row["reasons"] for row in ask(*words, "--format", "json", today=TODAY).json}


def shown(ask: Coop, *words: str) -> dict[str, Any]:
    """The one record that `coop show` gives."""
    found = ask("show", *words, "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    (record,) = found.json
    assert isinstance(record, dict)
    return record


QUESTIONS: tuple[tuple[str, tuple[str, ...], Groups], ...] = (
    ("Q01 with a Lao party", ("list", "--country", "LA"), (LAO, set(), set())),
    ("Q01 by name", ("list", "--country", "Lào"), (LAO, set(), set())),
    ("Q01 in English", ("list", "--country", "laos"), (LAO, set(), set())),
    ("Q02 Kon Tum with Laos", ("list", "--province", "Kon Tum", "--with", "Lào"), (KON_TUM, set(), set())),
    ("Q05 Red Cross", ("list", "--kind", "red_cross"), ({RC_2019, RC_2022, THANH_HOA}, set(), set())),
    ("Q05 chữ thập đỏ", ("list", "--kind", "chữ thập đỏ"), ({RC_2019, RC_2022, THANH_HOA}, set(), set())),
    (
        "Q05 all provincial",
        ("list", "--kind", "red cross", "--level", "provincial"),
        ({RC_2019, RC_2022, THANH_HOA}, set(), set()),
    ),
    ("Q05 none national", ("list", "--kind", "red_cross", "--level", "national"), (set(), set(), set())),
    ("Q10 memoranda", ("list", "--type", "bản ghi nhớ"), ({WU_2019, RC_2022}, set(), {WU_2024, RC_2019})),
    (
        "Q10 by the other word",
        ("list", "--type", "biên bản ghi nhớ"),
        ({WU_2019, RC_2022}, set(), {WU_2024, RC_2019}),
    ),
    (
        "Q10 by code",
        ("list", "--type", "memorandum_of_understanding"),
        ({WU_2019, RC_2022}, set(), {WU_2024, RC_2019}),
    ),
    ("Q15 ending in 2027", ("due", "2027", *ENDS), ({VWU_LWU, RC_2022}, set(), NOT_STATED)),
    ("Q15 by list", ("list", "--ends", "2027"), ({VWU_LWU, RC_2022}, set(), NOT_TOLD)),
    ("Q15 năm 2027", ("due", "năm 2027", *ENDS), ({VWU_LWU, RC_2022}, set(), NOT_STATED)),
    ("Q18 ending in 2024", ("due", "2024", *ENDS), ({WU_2019}, set(), NOT_STATED)),
    (
        "Q20 with Laos on 1 June 2023",
        ("list", "--country", "LA", "--on", "1/6/2023"),
        ({VWU_LWU, WU_2019, RC_2022}, set(), NOT_TOLD),
    ),
    (
        "Q20 as a status of that day",
        ("list", "--country", "LA", "--status", "in_force", "--today", "2023-06-01"),
        ({VWU_LWU, WU_2019, RC_2022}, set(), NOT_TOLD),
    ),
    (
        "on 1 June 2023, the domestic programme included: 2023 lies between its first year and its last",
        ("list", "--on", "2023-06-01"),
        ({VWU_LWU, WU_2019, RC_2022, VUFO_VAE}, set(), NOT_TOLD),
    ),
    (
        "Q21 Red Cross of Kon Tum and Attapư on 1 March 2022: cannot be told which",
        ("list", "--kind", "red_cross", "--province", "Kon Tum", "--on", "1/3/2022"),
        (set(), {RC_2019, RC_2022}, set()),
    ),
    ("Q58 typed without diacritics", ("list", "hoi", "lhpn", "dak", "lak", "se", "kong"), ({DAK_LAK}, set(), set())),
    ("Q58 in one argument", ("list", "hoi lhpn dak lak se kong"), ({DAK_LAK}, set(), set())),
    ("Q58 run together", ("list", "daklak", "sekong"), (set(), {DAK_LAK}, set())),
    ("Q59 another spelling", ("list", "chu", "thap", "do", "hua", "phan"), (set(), {THANH_HOA}, set())),
    # not in the sample: what the same sources answer with the same commands
    ("all nine", ("list",), ({*LAO, VUFO_VAE}, set(), set())),
    ("signed, and one that is not", ("list", "--standing", "agreed"), ({WU_2024}, set(), set())),
    (
        "signed on 2 July 2022",
        ("list", "--signed", "2/7/2022"),
        ({VWU_LWU, HA_NOI, DAK_LAK}, {RC_2022}, {WU_2019, RC_2019}),  # the others: over, or not yet agreed
    ),
    (
        "signed in the third quarter of 2022",
        ("list", "--signed", "quý III/2022"),
        ({VWU_LWU, HA_NOI, DAK_LAK}, {RC_2022, VUFO_VAE}, {WU_2019, RC_2019}),
    ),
    (
        "signed in 2021: surely none of those with a day",
        ("list", "--signed", "2021"),
        (set(), set(), {WU_2019, RC_2019, RC_2022, VUFO_VAE}),  # of the last two the year is inferred
    ),
    # s001:3 calls the memorandum "Bản ghi nhớ chương trình phối hợp", which its note says.
    ("a coordination programme", ("list", "chuong trinh phoi hop"), ({VUFO_VAE, WU_2019}, set(), set())),
    ("the national union's", ("list", "--party", "vwu"), ({VWU_LWU}, set(), set())),
    (
        "a union with a union of Attapư",
        ("list", "--party", "wu-kon-tum", "--with", "Át-ta-pư"),
        ({WU_2019, WU_2024}, set(), set()),
    ),
    ("nobody with Savannakhet", ("list", "--with", "Savannakhet"), (set(), set(), set())),
    (
        "against trafficking: promised by one, a weight of another, unknown where no content is told",
        ("list", "--area", "mua bán người"),
        ({VWU_LWU}, {WU_2019}, {HA_NOI, DAK_LAK, RC_2019}),
    ),
    ("what ends by 2022", ("due", "../2022", *ENDS), ({THANH_HOA}, {RC_2019}, NOT_STATED)),
    ("what ended before those two were signed", ("due", "2020", *ENDS), ({THANH_HOA}, set(), set())),
    ("what may end in the first quarter of 2027", ("due", "Q1/2027", *ENDS), (set(), {VWU_LWU, RC_2022}, NOT_STATED)),
    ("the agreed one at most possibly ends", ("due", "2029", *ENDS), (set(), {WU_2024}, NOT_STATED)),
    (
        "without a period: the next twelve months, and what is past by less than a year",
        ("due", *ENDS),
        ({VUFO_VAE}, {VWU_LWU, RC_2022}, NOT_STATED),
    ),
    (
        "ended by today: the term of RC 2019-2022 is inferred, and so that it has ended",
        ("list", "--status", "ended"),
        ({WU_2019, THANH_HOA, VUFO_VAE}, {RC_2019}, NOT_STATED),
    ),
    ("renewed is inferred", ("list", "--status", "renewed"), (set(), {RC_2019}, NOT_STATED)),
    (
        "in force today, the agreed one at most possibly",
        ("list", "--status", "in_force"),
        ({VWU_LWU, RC_2022}, {WU_2024}, NOT_TOLD),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"), [row[1:] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS]
)
def test_the_answer_holds_what_the_articles_say_and_how_surely(
    ask: Coop, words: tuple[str, ...], expected: Groups
) -> None:
    assert groups(ask, *words) == expected


def test_a_term_that_is_inferred_may_have_lapsed_or_been_renewed(ask: Coop) -> None:
    expected = ({WU_2019, THANH_HOA, VUFO_VAE}, {RC_2019}, NOT_STATED)
    assert groups(ask, "list", "--status", "lapsed") == expected


# Done when: `list --province` in all spellings.


@pytest.mark.parametrize(
    "typed",
    [
        "Kon Tum",
        "kon tum",
        "KonTum",
        "Kontum",
        "KON TUM",
        "Kon-Tum",
        "tỉnh Kon Tum",
        normalize("NFD", "tỉnh Kon Tum"),
        "VN-28",
        "Quảng Ngãi",
        "Quang Ngai",
        "quangngai",
        normalize("NFD", "Quảng Ngãi"),
        "Attapư",
        normalize("NFD", "Attapư"),
        "Attapeu",
        "Át-ta-pư",
        "attapu",
    ],
)
def test_a_province_in_any_spelling_finds_the_four_of_kon_tum(ask: Coop, typed: str) -> None:
    assert groups(ask, "list", "--province", typed) == (KON_TUM, set(), set())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Đắk Lắk", {DAK_LAK}),
        ("dak lak", {DAK_LAK}),
        ("Daklak", {DAK_LAK}),
        ("tỉnh Đắk Lắk", {DAK_LAK}),
        ("Phú Yên", set()),
        ("hua phan", {THANH_HOA}),
        ("Viêng Chăn", {HA_NOI}),
        ("thủ đô Viêng Chăn", {HA_NOI}),
        ("tỉnh Viêng Chăn", set()),
        ("Hà Nội", {HA_NOI}),
        ("Đà Nẵng", set()),
    ],
)
def test_a_province_finds_the_papers_of_its_parties_only(ask: Coop, typed: str, expected: set[str]) -> None:
    """Three papers were signed in Đà Nẵng, which is --place and not --province; Phú Yên went into Đắk Lắk."""
    assert groups(ask, "list", "--province", typed) == (expected, set(), set())


def test_where_it_was_signed_or_done_is_asked_by_place(ask: Coop) -> None:
    surely, _, unknown = groups(ask, "list", "--place", "da nang")
    assert surely == {VWU_LWU, HA_NOI, DAK_LAK}
    assert VUFO_VAE not in unknown


def test_quang_ngai_finds_what_kon_tum_signed_and_says_why(ask: Coop) -> None:
    english = ask("list", "--province", "Quang Ngai", today=TODAY)
    assert "Kon Tum became part of Quảng Ngãi on 1 July 2025" in english.out
    vietnamese = ask("list", "--province", "Quang Ngai", lang="vi", today=TODAY)
    assert "Kon Tum" in vietnamese.out
    assert "01/07/2025" in vietnamese.out
    machine = ask("list", "--province", "Quang Ngai", "--format", "json", today=TODAY)
    assert "1 July 2025" in machine.err


def test_kon_tum_names_its_successor(ask: Coop) -> None:
    found = ask("list", "--province", "Kon Tum", today=TODAY)
    assert "Kon Tum has been part of Quảng Ngãi since 1 July 2025" in found.out


def test_vieng_chan_alone_says_that_it_is_two_places(ask: Coop) -> None:
    found = ask("list", "--province", "Viêng Chăn", today=TODAY)
    assert '"Viêng Chăn" means tỉnh Viêng Chăn and thủ đô Viêng Chăn' in found.out


# The reasons and the words of an answer.


def test_q10_says_that_the_type_is_not_stated(ask: Coop) -> None:
    why = reasons(ask, "list", "--type", "memorandum_of_understanding")
    assert why == {WU_2019: [], RC_2022: [], WU_2024: ["type_not_stated"], RC_2019: ["type_not_stated"]}


def test_q15_lists_the_two_unstated_terms_apart_with_the_reason(ask: Coop) -> None:
    why = reasons(ask, "due", "2027", *ENDS)
    assert {name: why[name] for name in NOT_STATED} == {
        HA_NOI: ["term_not_stated"],
        DAK_LAK: ["term_not_stated"],
    }
    assert why[VWU_LWU] == why[RC_2022] == []


def test_q15_as_a_person_reads_it(ask: Coop) -> None:
    english = ask("due", "2027", *ENDS, today=TODAY).out
    _, surely = english.split("Later\n")
    sure_part, apart = surely.split("Day not stated\n")
    assert VWU_LWU in sure_part
    assert RC_2022 in sure_part
    assert HA_NOI in apart
    assert apart.count("term not stated") == 2
    assert english.rstrip().endswith("4 duties: 2 surely, 2 cannot be told")


def test_q15_as_a_person_reads_it_in_vietnamese(ask: Coop) -> None:
    vietnamese = ask("due", "2027", *ENDS, lang="vi", today=TODAY).out
    assert "Việc đến hạn: 01/01/2027 – 31/12/2027" in vietnamese
    apart = vietnamese.index("Chưa có thông tin về ngày")
    assert vietnamese.index(VWU_LWU) < apart < vietnamese.index(HA_NOI)
    assert vietnamese.count("chưa nêu thời hạn") == 2


def test_q18_names_the_successor_and_that_no_signing_of_it_is_reported(ask: Coop) -> None:
    rows = {row["id"]: row for row in ask("due", "2024", *ENDS, "--format", "json", today=TODAY).json}
    assert (rows[WU_2019]["successor"], rows[WU_2019]["successor_standing"]) == (WU_2024, "agreed")
    assert rows[WU_2019]["status"] == "lapsed"
    told = ask("due", "2024", *ENDS, "--columns", "duty,successor", today=TODAY).out
    assert f"{WU_2024} (no signing reported)" in told


def test_due_2025_has_the_programme_surely_and_the_unstated_terms_apart(ask: Coop) -> None:
    assert groups(ask, "due", "2025", *ENDS) == ({VUFO_VAE}, set(), NOT_STATED)


def test_q20_says_why_it_cannot_be_told_of_two(ask: Coop) -> None:
    why = reasons(ask, "list", "--country", "LA", "--on", "1/6/2023")
    assert {name: why[name] for name in NOT_STATED} == {
        HA_NOI: ["term_not_stated"],
        DAK_LAK: ["term_not_stated"],
    }


def test_q21_says_that_the_days_are_not_known(ask: Coop) -> None:
    why = reasons(ask, "list", "--kind", "red_cross", "--province", "Kon Tum", "--on", "1/3/2022")
    assert why == {RC_2019: ["end_inferred"], RC_2022: ["start_not_exact"]}
    told = ask("list", "--kind", "red_cross", "--province", "Kon Tum", "--on", "1/3/2022").out
    assert "2 agreements: 2 possibly\n" in told


def test_q25_gives_the_length_of_each_term(ask: Coop) -> None:
    rows = ask("list", "--columns", "id,length", "--format", "json").json
    assert {row["id"]: row["length"] for row in rows} == {
        VWU_LWU: 5,
        WU_2019: 5,
        WU_2024: 5,
        RC_2019: 3,
        RC_2022: 5,
        THANH_HOA: 1,
        VUFO_VAE: 3,
        HA_NOI: None,
        DAK_LAK: None,
    }


def test_q25_in_csv_leaves_an_unknown_length_empty(ask: Coop) -> None:
    rows = csv.DictReader(io.StringIO(ask("list", "--columns", "id,length", "--format", "csv").out))
    lengths = {row["id"]: row["length"] for row in rows}
    assert lengths[HA_NOI] == lengths[DAK_LAK] == ""
    assert float(lengths[RC_2019]) == 3


def test_q29_cooperation_since_2006_in_phases_of_which_two_are_dated(ask: Coop) -> None:
    for agreement in (WU_2019, WU_2024):
        (partnership,) = shown(ask, agreement)["partnerships"]
        assert (partnership["since"], partnership["earlier_agreements"]) == ("2006", "unknown")
    told = ask("show", WU_2019).out
    assert "2006" in told
    assert "there are some, not named" in told
    assert "2006" in ask("show", "partnership-wu-kon-tum-attapeu").out


def test_q36_one_to_two_programmes_a_year_as_means_allow(ask: Coop) -> None:
    (programmes,) = [one for one in shown(ask, RC_2022)["commitments"] if one["id"] == "programmes"]
    assert programmes["times"] == {"min": 1, "max": 2}
    assert programmes["every"] == "year"
    assert programmes["condition"]["vi"]
    (line,) = [line for line in ask("show", RC_2022).out.splitlines() if "humanitarian programmes" in line]
    assert "1 to 2 times every year" in line
    assert "condition:" in line


def test_q45_the_visit_of_2018_and_the_information_of_two_years(ask: Coop) -> None:
    visit = shown(ask, "rc-thanh-hoa-visit-2018")
    assert visit["dates"] == "2018"
    assert {(place.get("district"), place.get("village")) for place in visit["places"]} == {
        ("Viêng Xay", None),
        ("Sầm Nưa", "Mường Nhứt"),
    }
    assert [figure["value"] for figure in visit["figures"]] == ["unknown"]
    assert shown(ask, "information-2018-2019")["dates"] == "2018/2019"
    assert "number not stated" in ask("show", "rc-thanh-hoa-visit-2018").out


def test_q48_money_is_nearly_270_million_for_150_parcels(ask: Coop) -> None:
    figures = shown(ask, "rc-kon-tum-visit-2022")["figures"]
    assert [(one["value"], one["unit"], one.get("mark")) for one in figures] == [
        (150, "parcel", None),
        (270_000_000, "VND", "nearly"),
    ]
    assert "nearly 270,000,000 VND" in ask("show", "rc-kon-tum-visit-2022").out
    assert "gần 270.000.000 đồng" in ask("show", "rc-kon-tum-visit-2022", lang="vi").out


def test_q48_no_other_figure_on_record_is_money(ask: Coop) -> None:
    figures = [
        (mention["id"], figure["unit"])
        for agreement in (*LAO, VUFO_VAE)
        for mention in shown(ask, agreement)["named_by"]
        for figure in mention["record"].get("figures", [])
        if figure["unit"] in ("VND", "LAK", "USD")
    ]
    assert set(figures) == {("rc-kon-tum-visit-2022", "VND")}


def test_q50_ten_clubs_and_nearly_10000_turns(ask: Coop) -> None:
    (clubs,) = shown(ask, "clubs-kon-tum-2019")["figures"]
    (turns,) = shown(ask, "migration-information-2019")["figures"]
    assert (clubs["value"], clubs["unit"], clubs.get("mark")) == (10, "club", None)
    assert (turns["value"], turns["unit"], turns["mark"]) == (10_000, "turn", "nearly")
    assert "gần 10.000 lượt" in ask("show", "migration-information-2019", lang="vi").out
    assert "nearly 10,000 attendances" in ask("show", WU_2019).out


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_q52_who_signed_the_programme(ask: Coop, lang: str) -> None:
    signed = {
        party["party"]: [person["name"] for person in party["signed_by"]]
        for party in shown(ask, VUFO_VAE)["parties"]
    }
    assert signed == {"vufo": ["Nguyễn Phương Nga"], "vae": ["Nguyễn Thanh Bình"]}
    told = ask("show", VUFO_VAE, lang=lang).out
    position = {"en": "President", "vi": "Chủ tịch"}[lang]
    assert f"Nguyễn Phương Nga ({position})" in told
    assert f"Nguyễn Thanh Bình ({position})" in told


@pytest.mark.parametrize("words", ["hà nội viêng chăn", "ha noi vieng chan", "HANOI VIENTIANE"])
def test_q54_until_when_is_unknown_and_never_that_of_the_national_paper(ask: Coop, words: str) -> None:
    record = shown(ask, *words.split())
    assert record["id"] == HA_NOI
    assert "period" not in record
    assert (record["ends_earliest"], record["ends_latest"], record["status"]) == (None, None, "unknown")
    english = ask("show", words, today=TODAY).out
    assert "2027" not in english
    assert "term not stated" in english
    vietnamese = ask("show", words, lang="vi", today=TODAY).out
    assert "2027" not in vietnamese
    assert "chưa có thông tin" in vietnamese


@pytest.mark.parametrize("words", ["hoi lhpn dak lak se kong", "daklak sekong"])
def test_q58_shows_the_one_paper_that_the_words_name(ask: Coop, words: str) -> None:
    assert shown(ask, words)["id"] == DAK_LAK


@pytest.mark.parametrize(
    "words",
    ["chu thap do hua phan", "chữ thập đỏ Huaphanh", "red cross houaphanh", "chu thap do Hủa Phăn"],
)
def test_q59_means_the_party_and_its_one_paper_whatever_the_spelling_of_huaphanh(
    ask: Coop, words: str
) -> None:
    """The words are those of the party's name as well: both are listed, and where a paper is asked for it is meant."""
    found = ask("show", *words.split())
    assert (found.code, found.out) == (3, "")
    told = [line.split()[1] for line in found.err.splitlines() if line.split()[0].isdecimal()]
    assert sorted(told) == ["rc-houaphanh", THANH_HOA]
    (paper,) = ask("history", *words.split(), "--format", "json").json
    assert paper["id"] == THANH_HOA


def test_on_a_day_is_today_on_that_day_in_force(ask: Coop) -> None:
    """DESIGN section 5: `--on D` is `--today D --status in_force`; a day named by a word is that of --today."""
    fixed = groups(ask, "list", "--on", "2023-06-01")
    assert groups(ask, "list", "--status", "in_force", "--today", "2023-06-01") == fixed
    assert groups(ask, "list", "--on", "today", "--today", "2023-06-01") == fixed
    assert groups(ask, "list", "--on", "hôm nay", "--today", "2023-06-01") == fixed
