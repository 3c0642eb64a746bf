"""Names resolve to what they name: `show`, `history`, `gaps`, `due --why` and the filters that take an id."""

from __future__ import annotations

import pytest

from tests.commands.conftest import Write
from tests.conftest import Coop

TODAY = "2026-11-28"

TRICKY = """sources:
- {id: page, title: Hội Mây tỉnh Kon Tum}
- {id: lane, title: 'The "Lane" 100% *new* 🌸'}
parties:
- id: may
  name: {vi: Hội Mây, en: Cloud Society}
  country: VN
  people: [{name: Lê Văn Hai, position: {vi: Chủ tịch, en: President}}]
- id: may-lao
  name: {vi: Hội Mây Lào, lo: ສະມາຄົມເມກ}
  country: LA
- id: may-kon-tum
  name: Hội Mây tỉnh Kon Tum
  province: Kon Tum
  country: VN
  people: [{name: Lê Văn Hai, position: {vi: Ủy viên, en: Member}}]
- {id: may-at, name: Hội Mây tỉnh Attapư, province: Attapư, country: LA}
- {id: gio-1, name: Hội Gió, province: Huế, country: VN}
- {id: gio-2, name: Hội Gió, province: Salavan, country: LA}
- {id: gio-sang, name: Hội Sang, country: VN}
- {id: gio-sang-2, name: Hội Sáng, country: VN}
- {id: pn-q, name: Hội Liên hiệp Phụ nữ xã Q, country: VN}
agreements:
- id: old
  title: Văn bản cũ
  number: 12/BGN-HM
  type: memorandum_of_understanding
  parties: [{party: may, signed_by: [{name: Đỗ Thị Ba}]}, may-lao]
  period: 2015/2018
- {id: mixed, parties: [may-kon-tum, may-lao], period: 2020/2022}
- {id: twin-2021, type: twinning, parties: [may-kon-tum, may-at], period: 2021/2023}
- {id: breeze, parties: [gio-1, gio-2], period: 2021/2023}
- {id: may-kon-tum-long, parties: [may-kon-tum, gio-2], period: 2011/2012}
"""


@pytest.fixture
def tricky(coop: Coop, write: Write) -> Coop:
    """Names within names, two of one name, a person in two places, signs, Lao."""
    write("tricky.yaml", TRICKY)
    assert coop("load", "tricky.yaml").code == 0
    return coop


def shown(coop: Coop, typed: str) -> str:
    """The id of the one record that is shown."""
    found = coop("show", *typed.split(), "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    (only,) = found.json
    return str(only["id"])


def lines(coop: Coop, *words: str, lang: str = "en") -> list[list[str]]:
    """The numbered lines of what a name may mean: number, id, words."""
    found = coop(*words, lang=lang, today=TODAY, environment={"COLUMNS": "300"})
    assert (found.code, found.out) == (3, "")
    told = [line.split(maxsplit=2) for line in found.err.splitlines()]
    return [words for words in told if words[0].isdecimal()]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hội LHPN Lào", "lwu"),
        ("hội lhpn việt nam", "vwu"),
        ("Hội Liên hiệp Phụ nữ tỉnh Đắk Lắk", "wu-dak-lak"),
        ("Hội LHPN nước Cộng hòa dân chủ nhân dân Lào", "lwu"),
        ("Hội Chữ thập Đỏ tỉnh Huaphanh", "rc-houaphanh"),
        ("Hội CTĐ tỉnh Kon Tum", "rc-kon-tum"),
        ("hội chữ thập đỏ tỉnh át-ta-pư", "rc-attapeu"),
        ("Red Cross of Kon Tum", "rc-kon-tum"),
        ("Lao Women's Union", "lwu"),
    ],
)
def test_a_party_is_shown_by_its_own_name(register: Coop, typed: str, meant: str) -> None:
    """In any language, with the abbreviations of offices opened or closed and the place in any spelling."""
    assert shown(register, typed) == meant


def test_a_person_is_the_party_where_she_holds_an_office(register: Coop) -> None:
    """s004 line 19: Trịnh Thị Tiếp is president of the Red Cross of Thanh Hóa; no agreement names her."""
    assert shown(register, "trịnh thị tiếp") == "rc-thanh-hoa"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Thỏa thuận hợp tác thắt chặt hơn tình đoàn kết phụ nữ Việt - Lào", "s000"),
        ("Hội nghị trao đổi thường niên", "conference-2019"),
        ("Lễ ký kết tại Đà Nẵng", "ceremony-da-nang-2022"),
    ],
)
def test_a_source_or_an_activity_is_shown_by_its_title(register: Coop, typed: str, meant: str) -> None:
    assert shown(register, typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hội lhpn việt nam lào", "vwu-lwu-2022"),
        ("hội lhpn việt nam và hội lhpn lào", "vwu-lwu-2022"),
        ("hội lhpn kon tum attapư 2019-2024", "wu-kon-tum-attapeu-2019"),
    ],
)
def test_two_parties_name_their_agreement(register: Coop, typed: str, meant: str) -> None:
    """Việt Nam and Lào stand in the names of these two parties; that others are of these countries does not count."""
    assert shown(register, typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rc kon tum", "rc-kon-tum"),
        ("wu kon tum 2024", "wu-kon-tum-attapeu-2024"),
        ("wu hà nội viêng chăn", "wu-ha-noi-vientiane-2022"),
        ("vwu lwu 2022 health checks", "vwu-lwu-2022/health-checks"),
    ],
)
def test_words_that_stand_in_an_id_name_it(register: Coop, typed: str, meant: str) -> None:
    assert shown(register, typed) == meant


@pytest.mark.parametrize(
    ("lang", "kind", "first"),
    [
        (
            "vi",
            "bản ghi nhớ",
            "Hội Chữ thập đỏ tỉnh Kon Tum – Hội Chữ thập đỏ tỉnh Attapư, 2019–2022 (suy luận)",
        ),
        ("en", "memorandum of understanding", "Red Cross of Kon Tum – Red Cross of Attapeu, 2019–2022"),
    ],
)
def test_several_meanings_have_a_line_each_that_tells_them_apart(
    register: Coop, lang: str, kind: str, first: str
) -> None:
    """`kon tum` stands in the ids of two parties and of their four agreements."""
    told = lines(register, "show", "kon", "tum", lang=lang)
    assert [number for number, *_ in told] == ["1", "2", "3", "4", "5", "6"]
    by_id = {name: words for _, name, words in told}
    assert {*by_id} == {
        *("rc-kon-tum", "rc-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2022"),
        *("wu-kon-tum", "wu-kon-tum-attapeu-2019", "wu-kon-tum-attapeu-2024"),
    }
    assert by_id["rc-kon-tum-attapeu-2019"].startswith(first.removesuffix(" (suy luận)"))
    assert kind in by_id["rc-kon-tum-attapeu-2022"]
    assert "2022–2027" in by_id["rc-kon-tum-attapeu-2022"]


def test_where_a_party_is_named_its_agreements_are_meant(register: Coop) -> None:
    for typed in ("hội lhpn việt nam", "vwu"):
        found = register("history", *typed.split(), "--format", "json", today=TODAY)
        assert [one["id"] for one in found.json] == ["vwu-lwu-2022"]
    gaps = register("gaps", "hội lhpn lào", "--format", "json", today=TODAY)
    assert {row["id"] for row in gaps.json} == {"vwu-lwu-2022"}


def test_a_chain_of_the_year_typed_is_the_one_asked_for(register: Coop) -> None:
    """Only one id has 2024."""
    found = register("history", "kontum", "attapeu", "2024", today=TODAY)
    assert "wu-kon-tum-attapeu-2024" in found.out.splitlines()[0]


def test_an_exact_name_of_a_filter_is_that_party_alone(register: Coop) -> None:
    found = register("list", "--party", "hội lhpn lào", "--format", "json", today=TODAY)
    assert [row["id"] for row in found.json] == ["vwu-lwu-2022"]


@pytest.mark.parametrize("typed", ["hội lhpn việt nam lào hết hạn", "end vwu lwu", "vwu-lwu-2022 het han"])
def test_a_duty_is_named_by_its_record_and_its_step(register: Coop, typed: str) -> None:
    found = register("due", "--why", typed, "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    assert found.json[0]["duty"] == "vwu-lwu-2022/end"


@pytest.mark.parametrize(("lang", "step"), [("vi", "hết hạn"), ("en", "end of the term")])
def test_several_duties_have_a_line_each_with_step_and_day(register: Coop, lang: str, step: str) -> None:
    told = {name: words for _, name, words in lines(register, "due", "--why", "vwu lwu", lang=lang)}
    assert "2027" in told["vwu-lwu-2022/end"]
    assert step in told["vwu-lwu-2022/end"]
    assert {"vwu-lwu-2022/end", "vwu-lwu-2022/renewal"} <= {*told}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hội mây", "may"),
        ("Cloud Society", "may"),
        ("hội mây lào", "may-lao"),
        ("ສະມາຄົມເມກ", "may-lao"),
        ("Hội Mây tỉnh Kon Tum", "may-kon-tum"),  # a source is titled like it
        ("may kon tum", "may-kon-tum"),  # not the longer may-kon-tum-long
        ('The "Lane" 100% *new* 🌸', "lane"),
        ("12/BGN-HM", "old"),
        ("12 bản ghi nhớ HM", "old"),
        ("đỗ thị ba", "old"),  # who only signed it
        ("hội lhpn xã Q", "pn-q"),
        ("hội mây và hội mây lào", "old"),
        ("hội mây lào hội mây", "old"),
        ("hội mây tỉnh kon tum attapeu", "twin-2021"),
        ("kết nghĩa hội mây", "twin-2021"),
        ("hội mây 2015", "old"),
        ("văn bản cũ", "old"),
    ],
)
def test_tricky_names_mean_what_they_say(tricky: Coop, typed: str, meant: str) -> None:
    assert shown(tricky, typed) == meant


def test_two_parties_of_one_name_are_told_apart_by_their_provinces(tricky: Coop) -> None:
    told = {name: words for _, name, words in lines(tricky, "show", "hội", "gió", lang="vi")}
    assert {*told} == {"gio-1", "gio-2"}
    assert "Huế" in told["gio-1"]
    assert "Salavan" in told["gio-2"]


def test_a_person_of_two_parties_is_told_apart_by_the_office(tricky: Coop) -> None:
    told = {name: words for _, name, words in lines(tricky, "show", "lê", "văn", "hai", lang="vi")}
    assert {*told} == {"may", "may-kon-tum"}
    assert "Chủ tịch" in told["may"]
    assert "Ủy viên" in told["may-kon-tum"]


def test_a_name_that_nothing_has_is_no_record(tricky: Coop) -> None:
    for typed in ("hội mây sao hỏa", "' OR 1"):
        found = tricky("show", typed)
        assert (found.code, found.out) == (3, "")


def test_signs_alone_are_no_name(tricky: Coop) -> None:
    """As in a search, what has no word to look for is a wrong use, not a record that is missing."""
    for typed in ("%", "*", '"', "🌸"):
        found = tricky("show", typed)
        assert (found.code, found.out) == (2, "")


def test_no_name_of_an_empty_store_is_found(coop: Coop, write: Write) -> None:
    write("empty.yaml", "parties: []\n")
    assert coop("load", "empty.yaml").code == 0
    for words in (("show", "kon tum"), ("history", "hội lhpn việt nam lào"), ("due", "--why", "hết hạn")):
        assert coop(*words).code == 3


def test_the_accents_typed_tell_names_apart(tricky: Coop) -> None:
    assert shown(tricky, "hội sáng") == "gio-sang-2"
    assert {name for _, name, *_ in lines(tricky, "show", "hoi sang")} == {"gio-sang", "gio-sang-2"}


def test_several_chains_are_listed_and_one_chain_is_shown(tricky: Coop) -> None:
    """The agreements of may-kon-tum are three chains, those of may one."""
    told = lines(tricky, "history", "hội mây tỉnh kon tum")
    assert {name for _, name, *_ in told} == {"mixed", "twin-2021", "may-kon-tum-long"}
    found = tricky("history", "hội mây", "--format", "json")
    assert [one["id"] for one in found.json] == ["old"]


def test_an_exact_name_of_a_filter_leaves_out_longer_names(tricky: Coop) -> None:
    found = tricky("list", "--party", "hội mây", "--format", "json", today=TODAY)
    assert [row["id"] for row in found.json] == ["old"]


def test_of_many_meanings_some_are_shown_and_the_rest_counted(coop: Coop, write: Write) -> None:
    parties = "".join(f"- {{id: p{place}, name: Hội Trăng}}\n" for place in range(40))
    write("many.yaml", f"parties:\n{parties}")
    assert coop("load", "many.yaml").code == 0
    assert len(lines(coop, "show", "hội trăng")) == 15
    assert '"hội trăng" có 40 nghĩa' in coop("show", "hội trăng", lang="vi").err
    assert "và 25 nữa" in coop("show", "hội trăng", lang="vi").err


@pytest.mark.parametrize("typed", ["twin-2021 end of the term", "hội mây tỉnh kon tum attapeu hết hạn"])
def test_a_duty_of_another_register_is_named_by_words(tricky: Coop, typed: str) -> None:
    found = tricky("due", "--why", typed, "--format", "json", today="2023-06-01")
    assert found.code == 0, found.err
    assert found.json[0]["duty"] == "twin-2021/end"


def test_a_duty_is_snoozed_by_words(tricky: Coop) -> None:
    words = ("due", "--snooze", "hội mây tỉnh kon tum attapeu hết hạn", "--until", "2023-07-01")
    found = tricky(*words, today="2023-06-01")
    assert found.code == 0, found.err
    assert "twin-2021/end is snoozed until" in found.err
