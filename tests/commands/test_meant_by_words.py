"""Loose words that are a period or a value of an option, and values of several words that stand without quotes.

What must come out is what the option gives that means the same; a line that is printed must be answered.
"""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest

from tests.commands.conftest import Write
from tests.conftest import Coop

TODAY = "2026-11-28"
OWN = """sources:
- {id: letter, title: A letter}
parties:
- {id: youth-lai-chau, name: {vi: Tỉnh đoàn Lai Châu}, country: VN, province: Lai Châu, kind: youth_union, cite: letter}
- {id: youth-phongsaly, name: {vi: Đoàn Thanh niên Phongsaly}, country: LA, province: Phongsaly, cite: letter}
- {id: in-force, name: {vi: Còn hiệu lực}, country: VN, province: Sơn La, cite: letter}
agreements:
- id: forest-2023
  cite: letter
  type: memorandum_of_understanding
  title: {vi: Chương trình rừng năm 2023}
  standing: signed
  date_signed: 2023-03-05
  parties: [youth-lai-chau, youth-phongsaly]
  period: 2023-03-05/2025-12-31
  commitments:
  - {id: camp, text: {vi: Trại hè thiếu nhi}, every: 2 years, turns: true}
- id: labour-2024
  cite: letter
  standing: signed
  date_signed: 2024-02-01
  parties: [in-force, youth-phongsaly]
  period: 2024-02-01/2027-12-31
  commitments:
  - {id: visits, text: {vi: Thăm hỏi công nhân}, every: year, turns: true}
activities:
- {id: camp-2024, cite: letter, kind: [training], dates: 2024-07-02, parties: [youth-lai-chau],
   title: {vi: Trại hè}, places: [{country: VN, province: Lai Châu, city: Mường Lay}]}
- {id: camp-2025, cite: letter, kind: [gift], dates: 2025-07, parties: [youth-lai-chau], title: {vi: Trại hè}}
"""


@pytest.fixture
def own(coop: Coop, write: Write) -> Coop:
    """The command, with a register of two agreements and two activities; a party is called as a status is."""
    write("own.yaml", OWN)
    said = coop("load", "own.yaml")
    assert said.code == 0, said.err
    return coop


def rows(coop: Coop, line: str) -> list[dict[str, Any]]:
    found = coop(*shlex.split(line), "--format", "json", today=TODAY)
    assert found.code == 0, (line, found.err)
    return list(found.json)


def graded(coop: Coop, line: str, key: str = "id") -> set[tuple[str, str]]:
    return {(row[key], row["match"]) for row in rows(coop, line)}


# A period among words.


@pytest.mark.parametrize(
    ("words", "period"),
    [
        *((text, text) for text in ("2019", "2022", "tháng 9 năm 2022", "28/9/2022", "quý 3 năm 2022")),
        *((text, text) for text in ("9/2022", "năm ngoái", "September 2022", "6 tháng đầu năm 2019")),
        ("thang 9 nam 2022", "2022-09"),
    ],
)
def test_a_period_among_the_words_of_activities_is_when_they_were(
    register: Coop, words: str, period: str
) -> None:
    assert graded(register, f"activities {words}") == graded(register, f'activities --year "{period}"')


def test_words_beside_the_period_of_activities_are_looked_for(own: Coop) -> None:
    assert graded(own, "activities 2024") == {("camp-2024", "surely")}
    assert graded(own, "activities trại hè 2025") == {("camp-2025", "surely")}
    assert graded(own, "activities năm 2025 trại hè") == {("camp-2025", "surely")}
    assert "summary" not in own("summary", "--measure", "activities", "2024", today=TODAY).err
    said = own("activities", "2024", "--year", "2025", today=TODAY)
    assert (said.code, '"2024" and "--year" ask for the same' in said.err) == (2, True)


@pytest.mark.parametrize("command", ["list", "timeline", "summary", "gaps", "turns", "parties"])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_period_has_several_meanings_and_each_has_its_line(own: Coop, command: str, lang: str) -> None:
    for words, rest in (
        ("2023", ""),
        ("tháng 3 năm 2023", ""),
        ("lai châu tháng 3 năm 2023", "lai châu"),
        ("2023-03/2023-05", ""),
        ("5/3/2023 lai châu", "lai châu"),
    ):
        said = own(command, *words.split(), lang=lang, today=TODAY)
        assert (said.code, said.out) == (2, "")
        lines = re.findall(r"\bcoop .+$", said.err, re.MULTILINE)
        asked = [re.search(" --(signed|ends|on|year) |coop search ", line) for line in lines]
        assert [found and found[1] for found in asked] == [
            *("signed", "ends", *(["on"] if "5/3" in words else []), "year"),
            None,
        ]
        for line in lines:
            assert rest in line
            assert own(*shlex.split(line)[1:], lang=lang, today=TODAY).code == 0, line


def test_the_lines_keep_the_options_and_leave_out_those_that_are_given(own: Coop) -> None:
    said = own("list", "3/2023", "--province", "Lai Châu", "--signed", "2023", today=TODAY).err
    assert "coop list --province 'Lai Châu' --signed 2023 --ends 3/2023" in said
    assert said.count("--signed 2023") == len(re.findall("coop list", said))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "list lai châu 2023",
            {("forest-2023", "possibly")},
        ),  # the year stands in the title, the place elsewhere
        ("list chương trình rừng năm 2023", {("forest-2023", "surely")}),  # as it is called
        ("list 60 năm", set()),
        ("list 8/3", set()),
        ("list 90", set()),
    ],
)
def test_what_can_be_looked_for_is_no_period(own: Coop, line: str, found: set[tuple[str, str]]) -> None:
    assert graded(own, line) == found


@pytest.mark.parametrize("command", ["list", "activities", "turns"])
def test_a_day_or_a_month_that_cannot_be_is_no_word(own: Coop, command: str) -> None:
    for words, said in (("30/2/2023", "no day"), ("tháng 13", "no such month"), ("rừng 31/4/2023", "no day")):
        answer = own(command, *words.split(), lang="en", today=TODAY)
        assert (answer.code, said in answer.err) == (2, True)
    assert own(command, "15/2023", today=TODAY).code == 0  # the number of a document


# A value of an option among words.


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("list het han", "--status het_han"),
        ("list con hieu luc", '--status "còn hiệu lực"'),
        ("list sap het han", "--status ending"),
        ("list in force", "--status in_force"),
        ("timeline expired", "--status lapsed"),
        ("list đã ký", "--standing signed"),
        ("commitments đã hết hạn", "--status lapsed"),
    ],
)
def test_words_for_a_status_are_the_status(register: Coop, words: str, option: str) -> None:
    command = words.split()[0]
    option = option.replace("het_han", '"hết hạn"')
    assert graded(register, words) == graded(register, f"{command} {option}")
    said = register(*words.split(), lang="en", today=TODAY).out
    assert f"is asked as {option.split()[0]}; to look for the words: coop search" in said


def test_words_for_a_status_that_are_a_name_are_the_name(own: Coop) -> None:
    assert graded(own, "list còn hiệu lực") == {("labour-2024", "surely")}
    assert (
        graded(own, "list đã hết hạn") == graded(own, "list --status lapsed") == {("forest-2023", "surely")}
    )
    assert {row["id"] for row in rows(own, "gaps expired")} == {"forest-2023"}
    said = own("list", "hết", "hạn", "2025", today=TODAY)
    assert (said.code, "coop list hết hạn --ends 2025" in said.err) == (2, True)


@pytest.mark.parametrize(
    ("line", "suggested"),
    [
        ("list bản ghi nhớ", "coop list --type 'bản ghi nhớ'"),
        ("list hội phụ nữ", "coop list --kind 'hội phụ nữ'"),
        ("activities tập huấn 2019", "coop activities 2019 --activity 'tập huấn'"),
        ("commitments hằng năm", "coop commitments --every 'hằng năm'"),
    ],
)
def test_words_that_are_a_value_too_have_its_line(register: Coop, line: str, suggested: str) -> None:
    said = register(*line.split(), lang="en", today=TODAY)
    assert said.code == 0
    assert f"is also a value of {suggested.split(' --')[1].join(['--', ''])}".split(" '")[0] in said.out
    assert suggested in said.out
    assert register(*shlex.split(suggested)[1:], today=TODAY).code == 0
    assert "is also a value" not in register("list", "kon", "tum", lang="en").out


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("due gia hạn", "due --only renewal"),
        ("due tổng kết", "due --only final_review"),
        ("due hết hạn 2027", "due 2027 --only end"),
        ("due quá hạn", "due --only overdue"),
        ("due overdue", "due --only overdue"),
    ],
)
def test_words_for_a_step_or_a_bucket_are_only_these(register: Coop, words: str, exact: str) -> None:
    assert graded(register, words, "duty") == graded(register, exact, "duty")


# A value of several words.


@pytest.mark.parametrize(
    ("loose", "exact"),
    [
        ("list --activity tap huan", "list --activity training"),
        ("due --only so ket", "due --only mid_term_review"),
        ("list --kind phu nu", "list --kind womens_union"),
        ("list --level trung uong", "list --level national"),
        ("list --province kon tum", 'list --province "Kon Tum"'),
        ("list --type ban ghi nho", "list --type memorandum_of_understanding"),
        ("list --type thỏa thuận hợp tác kon tum", "list --type cooperation_agreement kon tum"),
        ("list --signed thang 7 nam 2022", "list --signed 2022-07"),
        ("list --signed=thang 7 nam 2022 kon tum", "list kon tum --signed 2022-07"),
        ("list --on 2 tháng 7 năm 2023", "list --on 2023-07-02"),
        ("commitments --every year kon tum", 'commitments "kon tum" --every year'),
        ("commitments --every hai năm một lần", 'commitments --every "2 years"'),
        ("commitments --every 1 lần mỗi năm", "commitments --every year"),
        ("commitments --every '1 đến 2 lần mỗi năm'", "commitments --every year"),
    ],
)
def test_words_behind_a_value_that_belong_to_it_are_joined(register: Coop, loose: str, exact: str) -> None:
    key = "duty" if loose.startswith("due") else "id"
    assert graded(register, loose, key) == graded(register, exact, key)
    assert graded(register, exact, key) or "hai năm" in loose


def test_a_summary_is_divided_by_a_field_of_several_words(register: Coop) -> None:
    assert rows(register, "summary --by hieu luc") == rows(register, "summary --by status")
    assert rows(register, "summary --measure so tien") == rows(register, "summary --measure money")
    said = register("summary", "--measure", "tinh", lang="vi")
    assert (said.code, said.err.splitlines()[-1].strip()) == (2, "hãy gõ: coop summary --by tinh")


def test_a_search_knows_the_heading_of_places(register: Coop) -> None:
    by_name = rows(register, "search sam son --in places")
    assert rows(register, "search sam son --in nơi diễn ra") == by_name
    assert rows(register, 'search sam son --in "nơi diễn ra"') == by_name


@pytest.mark.parametrize(
    ("line", "to_copy"),
    [
        ("activities --place muong lay", "coop activities --place 'muong lay'"),
        ("list --place muong lay rừng", "coop list --place 'muong lay' rừng"),
        ("list --columns tên gọi", "coop list --columns 'tên gọi'"),
        ("list --party đoàn thanh niên phongsaly", None),
    ],
)
def test_a_value_that_only_the_register_knows_has_a_line_in_quotes(
    own: Coop, line: str, to_copy: str | None
) -> None:
    said = own(*line.split(), lang="vi", today=TODAY)
    if to_copy is None:
        assert said.code == 0
        return
    assert (said.code, said.err.splitlines()[-1].strip()) == (2, f"hãy gõ: {to_copy}")
    assert own(*shlex.split(to_copy)[1:], today=TODAY).code == 0
