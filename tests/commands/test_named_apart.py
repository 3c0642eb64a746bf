"""What a name is told apart from: numbers, years, periods, kinds of duty, and what a record merely says."""

from __future__ import annotations

import pytest

from tests.commands.conftest import Write
from tests.commands.test_names import TODAY, lines, shown
from tests.conftest import Coop

OWN = """sources:
- {id: p07, title: Tin về cầu số 12, publisher: Báo Sóng, authors: [Lý Thị Tư]}
- {id: p08, title: Họp mặt đầu xuân}
parties:
- {id: song, name: {vi: Hội Sóng, en: Wave Society}, country: VN, people: [{name: Vũ Văn Năm}]}
- {id: da, name: {vi: Hội Đá Lào, en: Stone Society of Laos}, country: LA}
- {id: van-hoa, name: Sở Văn hóa và Thể thao, country: VN}
- {id: thang, name: Hội tháng 3, country: VN}
- {id: ban, name: Ban Quản lý dự án 2027, country: VN}
agreements:
- id: song-da-2015
  parties: [song, da]
  period: 2015/2018
  cite: {source: p07, quote: 'Điều 44: họp mặt với nhà tài trợ'}
  commitments: [{id: chung-lao, text: Dạy nhau 77 điệu múa, every: year}]
- {id: song-da-2019, parties: [song, da], period: 2019/2023}
- {id: van-hoa-da, parties: [van-hoa, da], period: 2020/2024}
- {id: ban-song, parties: [ban, song], period: 2026-03-01/2027-06-30}
- {id: thang-song, parties: [thang, song], period: 2021/2022}
activities:
- {id: xuan-1, title: Họp mặt mùa xuân, dates: 2016-01-05, parties: [song]}
"""


@pytest.fixture
def own(coop: Coop, write: Write) -> Coop:
    """Numbers in texts, names with periods and joining words, a commitment called like a country."""
    write("own.yaml", OWN)
    found = coop("load", "own.yaml")
    assert found.code == 0, found.err
    return coop


def ids(coop: Coop, *words: str) -> list[str]:
    found = coop(*words, "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    return [row["id"] for row in found.json if row["match"] == "surely"]


@pytest.mark.parametrize(
    ("command", "typed"), [("show", "3"), ("show", "6"), ("show", "002"), ("history", "003")]
)
def test_a_number_alone_opens_no_record(register: Coop, command: str, typed: str) -> None:
    found = register(command, typed, today=TODAY)
    assert (found.code, found.out) == (3, "")
    assert len(typed) < 3 or f"did you mean s{typed}?" in found.err


def test_a_number_that_a_text_says_opens_no_record(own: Coop) -> None:
    for typed in ("44", "77", "44 77"):
        assert own("show", typed).code == 3


@pytest.mark.parametrize("option", ["--source", "--party", "--bound", "--with"])
def test_an_option_takes_no_word_that_a_record_merely_says(own: Coop, option: str) -> None:
    command = "commitments" if option == "--bound" else "list"
    for typed in ("44", "tài trợ", "điệu múa"):
        found = own(command, option, typed, today=TODAY)
        assert (found.code, found.out) == (2, "")


def test_an_option_takes_words_of_names_and_ids(own: Coop) -> None:
    for typed in ("báo sóng", "lý thị", "cầu 12", "p07"):
        assert ids(own, "list", "--source", typed) == ["song-da-2015"]
    assert ids(own, "list", "--party", "van hoa the thao") == ["van-hoa-da"]
    near = own("list", "--source", "07", today=TODAY).err
    assert "p07" in near


@pytest.mark.parametrize("typed", ["Hội nghị", "hội nghị"])
def test_a_title_goes_before_words_of_two_names(register: Coop, typed: str) -> None:
    """`Hội` and `nghị` stand in two names of parties; two activities are conferences (s003 line 8, s004 line 9)."""
    told = {name for _, name, *_ in lines(register, "show", typed)}
    assert told == {"closing-conference-kon-tum-2024", "conference-2019"}


def test_words_of_titles_name_what_is_titled_so(own: Coop) -> None:
    """An agreement says `họp mặt` too; of activities and sources, activities go first."""
    assert shown(own, "họp mặt") == "xuan-1"
    assert shown(own, "mặt đầu xuân") == "p08"


def test_names_go_before_ids_of_commitments_and_statements(register: Coop) -> None:
    assert "vae" in {name for _, name, *_ in lines(register, "show", "elderly")}
    told = {name for _, name, *_ in lines(register, "show", "signing")}
    assert told == {"ceremony-da-nang-2022", "signing-ha-noi-2022"}
    assert shown(register, "wu kon tum 2024") == "wu-kon-tum-attapeu-2024"
    border = {name for _, name, *_ in lines(register, "show", "border")}
    assert {"kon-tum-attapeu-focus-border", "vwu-lwu-2022/border-security"} <= border


def test_the_country_in_a_name_goes_before_the_id_of_a_commitment(own: Coop) -> None:
    told = {name for _, name, *_ in lines(own, "show", "lao")}
    assert "da" in told
    assert "song-da-2015/chung-lao" not in told
    assert shown(own, "chung lao") == "song-da-2015/chung-lao"


@pytest.mark.parametrize("words", [("history",), ("gaps",), ("due", "--why")])
def test_an_exact_name_of_another_record_is_told_as_that(
    register: Coop, own: Coop, words: tuple[str, ...]
) -> None:
    """Thu Hà took the photographs of s002; an agreement of Hà Nội, the capital (thủ đô), has both words."""
    for coop, typed, named in ((register, "thu ha", "s002"), (own, "Họp mặt đầu xuân", "p08")):
        found = coop(*words, typed, today=TODAY)
        assert (found.code, found.out) == (3, "")
        assert f'"{typed}" names {named}' in found.err
        assert f"coop show {named}" in found.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoi phu nu kon tum va hoi phu nu attapu 2024-2029", "wu-kon-tum-attapeu-2024"),
        ("hội phụ nữ kon tum với hội phụ nữ attapư giai đoạn 2019-2024", "wu-kon-tum-attapeu-2019"),
        ("hoi chu thap do kon tum attapeu 2025", "rc-kon-tum-attapeu-2022"),
        ("hoi chu thap do kon tum attapeu năm 2020", "rc-kon-tum-attapeu-2019"),
    ],
)
def test_years_and_joined_names_name_an_agreement(register: Coop, typed: str, meant: str) -> None:
    assert shown(register, typed) == meant


def test_a_year_with_which_two_terms_begin_and_end_names_both(register: Coop) -> None:
    typed = "Hội Chữ thập đỏ tỉnh Kon Tum với Hội Chữ thập đỏ tỉnh Attapư 2022"
    told = {name for _, name, *_ in lines(register, "show", typed)}
    assert told == {"rc-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2022"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hội sóng và hội đá lào 2016", "song-da-2015"),
        ("wave society with stone society of laos 2021", "song-da-2019"),
        ("hội đá lào với sở văn hóa và thể thao năm 2022", "van-hoa-da"),
        ("song da giai đoạn 2019-2023", "song-da-2019"),
        ("sóng và đá 2017", "song-da-2015"),
    ],
)
def test_years_within_a_term_name_it_in_another_register(own: Coop, typed: str, meant: str) -> None:
    assert shown(own, typed) == meant


def test_a_misspelt_id_with_a_year_is_no_name_with_a_year(own: Coop) -> None:
    found = own("show", "song-da-2016")
    assert found.code == 3
    assert "song-da-2015" in found.err
    assert own("show", "hội sóng hội đá lào 2030").code == 3  # no term has it


@pytest.mark.parametrize("before", ["bà", "Ông", "đồng chí", "Mrs", "Ms.", "Mr", "Dr.", "PGS.TS", "bà TS."])
def test_what_is_said_before_a_name_is_no_part_of_it(register: Coop, own: Coop, before: str) -> None:
    assert shown(register, f"{before} Nguyễn Phương Nga") == "vufo"
    assert shown(own, f"{before} Vũ Văn Năm") == "song"


@pytest.mark.parametrize(
    ("typed", "duty"),
    [
        ("báo cáo năm 2026", "yearly-report-2026"),
        ("yearly report 2026", "yearly-report-2026"),
        ("kế hoạch ký kết 2027", "plan-to-sign-2027"),
        ("hết hạn 2024", "wu-kon-tum-attapeu-2019/end"),
    ],
)
@pytest.mark.parametrize("loose", [True, False])
def test_a_kind_of_duty_with_its_year_is_that_duty(
    register: Coop, typed: str, duty: str, loose: bool
) -> None:
    words = typed.split() if loose else [typed]
    found = register("due", "--why", *words, "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    assert found.json[0]["duty"] == duty


def test_a_kind_of_duty_alone_lists_its_duties(register: Coop) -> None:
    for typed in ("chuẩn bị gia hạn", "begin the renewal"):
        told = {name: words for _, name, words in lines(register, "due", "--why", typed)}
        assert "2027" in told["vwu-lwu-2022/renewal"]
        assert all(name.endswith("/renewal") for name in told)


def test_a_kind_of_duty_alone_lists_those_of_another_register(own: Coop) -> None:
    ends = {name for _, name, *_ in lines(own, "due", "--why", "hết hạn")}
    agreements = ("song-da-2015", "song-da-2019", "van-hoa-da", "ban-song", "thang-song")
    assert ends == {f"{one}/end" for one in agreements}
    found = own("due", "--why", "hết hạn 2023", "--format", "json", today=TODAY)
    assert found.json[0]["duty"] == "song-da-2019/end"
    assert own("due", "--why", "hết hạn 2040", today=TODAY).code == 3


def test_an_exact_name_goes_before_a_period(own: Coop) -> None:
    rows = own("due", "Ban Quản lý dự án 2027", "--format", "json", today=TODAY).json
    assert {row["id"] for row in rows} == {"ban-song"}
    assert rows == own("due", "ban", "--format", "json", today=TODAY).json
    assert own("due", "Hội tháng 3", today=TODAY).code == 0
    assert own("commitments", "Hội tháng 3", today=TODAY).code == 0
    assert own("due", "tháng 3", today=TODAY).code == 2  # no name, and a month without its year


def test_a_name_with_one_word_too_many_suggests_what_the_others_name(register: Coop) -> None:
    found = register("show", "hoi chu thap do kon tum attapeu saohoa", today=TODAY)
    assert "did you mean rc-kon-tum-attapeu-2019, rc-kon-tum-attapeu-2022?" in found.err
