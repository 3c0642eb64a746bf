"""What the program says of the law: the article for the kind and level of the body, deadlines, names, what is asked.

Law 70/2020/QH14 and Decree 64/2021/NĐ-CP as amended by 177/2025/NĐ-CP, read article by article in the official
codification; what was read stands in docs/law.md.
"""

from __future__ import annotations

import pytest

from coopcli.i18n import Code
from tests.commands.conftest import SOURCE, Write
from tests.conftest import Coop

LAW, DECREE, AMENDING = "70/2020/QH14", "64/2021/NĐ-CP", "177/2025/NĐ-CP"
MINISTRY, OFFICE = "Foreign Ministry", "foreign-affairs office"
TODAY = "2026-11-28"

LEVELS = """parties:
- {id: rc-vn, name: Red Cross of Vietnam, kind: red_cross, level: national, country: VN, cite: s1}
- {id: wu-son-la, name: Union of Son La, kind: womens_union, level: provincial, country: VN, cite: s1}
- {id: club, name: A club, country: VN, cite: s1}
- {id: pc-son-la, name: Committee of Son La, kind: peoples_committee, level: provincial, country: VN, cite: s1}
- {id: wu-moc-chau, name: Union of Moc Chau, kind: womens_union, level: district, country: VN, cite: s1}
- {id: rc-lao, name: Red Cross of Laos, level: national, country: LA, cite: s1}
- {id: nowhere, name: Somebody, cite: s1}
"""
TERM = "standing: signed, date_signed: 2023-03-01, period: 2023-03-01/2028-02-29, cite: s1"
CHANGES = """\
changes: [
    {kind: extension, date_in_force: 2025-03-01, extended_to: 2030-02-28},
    {kind: suspension, date_in_force: 2026-03-01}]"""
PARTIES_OF = {
    "central": "rc-vn, rc-lao",
    "provincial": "wu-son-la, rc-lao",
    "not-stated": "club, rc-lao",
    "both": "rc-vn, wu-son-la, rc-lao",
    "committee": "pc-son-la, rc-lao",
    "district": "wu-moc-chau, rc-lao",
    "domestic": "rc-vn, wu-son-la",
    "untold": "wu-son-la, nowhere",
}
AGREEMENTS = "agreements:\n" + "".join(
    f"- {{id: {name}, parties: [{parties}], {TERM}, {CHANGES}}}\n" for name, parties in PARTIES_OF.items()
)


@pytest.fixture
def levels(coop: Coop, write: Write) -> Coop:
    """Agreements of the Red Cross at the centre, a provincial union, a body without a level, and others."""
    write("all.yaml", SOURCE + LEVELS + AGREEMENTS)
    assert coop("load", "all.yaml").code == 0
    return coop


def why(coop: Coop, duty: str, lang: Code = "en") -> str:
    """The article that asks for a duty, as a person reads it."""
    (found,) = coop("due", "--why", duty, "--format", "json", today=TODAY).json
    return str(found["law"][lang])


def approval(coop: Coop, agreement: str, lang: str = "en") -> str:
    """The page of `gaps` of an agreement from the line on the approval on, in one line."""
    words = {"en": "approval to sign", "vi": "văn bản cho phép ký"}
    table = coop("gaps", agreement, "--columns", "field,law", "--format", "md", lang=lang).out
    return next(line for line in table.splitlines() if words[lang] in line)


BY_LEVEL = [
    # the agreement, the articles that hold, what must not be named
    ("central", ["70/2020/QH14 21, 22"], [DECREE]),
    ("provincial", ["64/2021/NĐ-CP 8"], [LAW]),
    ("not-stated", ["70/2020/QH14 21, 22", "64/2021/NĐ-CP 8"], []),
    ("both", ["70/2020/QH14 21, 22", "64/2021/NĐ-CP 8"], []),
    ("committee", ["70/2020/QH14 18, 19"], [DECREE]),
    ("district", [], [DECREE, LAW]),
]


@pytest.mark.parametrize(("agreement", "articles", "others"), BY_LEVEL, ids=[row[0] for row in BY_LEVEL])
def test_who_approves_is_told_by_the_article_for_the_level_of_the_body(
    levels: Coop, agreement: str, articles: list[str], others: list[str]
) -> None:
    """Law, articles 18, 19 (people's committees), 21, 22 (central bodies); Decree, article 8 (provincial ones)."""
    rows = levels("gaps", agreement, "--format", "json").json
    (law,) = [row["law"] or "" for row in rows if row["field"] == "approval"]
    assert law == "; ".join(articles)
    told = approval(levels, agreement)
    assert not [act for act in others if act in told]


COPIES = [
    # the agreement, where the copy goes, the article, what must not be told
    ("central", MINISTRY, "article 22(6) of Law", [OFFICE, DECREE, "not stated"]),
    ("provincial", OFFICE, "article 8(7) of Decree", [MINISTRY, LAW, "not stated"]),
    ("committee", MINISTRY, "article 19(5) of Law", [OFFICE, DECREE, "22(6)", "not stated"]),
    ("both", MINISTRY, "article 8(7) of Decree", ["not stated"]),
    ("not-stated", OFFICE, "article 22(6) of Law", []),
]


@pytest.mark.parametrize(
    ("agreement", "goes_to", "article", "others"), COPIES, ids=[row[0] for row in COPIES]
)
def test_the_copy_goes_where_the_law_has_it_for_the_level_of_the_body(
    levels: Coop, agreement: str, goes_to: str, article: str, others: list[str]
) -> None:
    told = why(levels, f"{agreement}/copy")
    assert goes_to in told
    assert article in told
    assert not [one for one in others if one in told]


def test_of_the_agreements_that_ship_each_has_the_article_of_its_level(register: Coop) -> None:
    """The two Women's Unions at the centre; the unions of Đắk Lắk and Sê Kông, provinces. Both of 2 July 2022."""
    assert "22(6)" in why(register, "vwu-lwu-2022/copy")
    assert DECREE not in why(register, "vwu-lwu-2022/copy")
    assert "8(7)" in why(register, "wu-dak-lak-sekong-2022/copy")
    assert LAW not in why(register, "wu-dak-lak-sekong-2022/copy")
    assert "khoản 6 Điều 22 Luật 70/2020/QH14" in why(register, "vwu-lwu-2022/copy", "vi")


def test_where_the_level_is_not_stated_both_articles_stand_and_it_is_said(levels: Coop) -> None:
    for lang, words in (("en", "level of the Vietnamese body is not stated"), ("vi", "chưa nêu cấp")):
        told = why(levels, "not-stated/copy", "en" if lang == "en" else "vi")
        assert LAW in told
        assert DECREE in told
        assert words in told
        assert words in approval(levels, "not-stated", lang)


@pytest.mark.parametrize(
    ("duty", "article", "others"),
    [
        ("central/notice-of-extension-1", "33(3)", ["34(5)", DECREE]),
        ("central/notice-of-suspension-1", "34(5)", ["33(3)", DECREE]),
        ("provincial/notice-of-extension-1", "13(4)", ["14(4)", LAW]),
        ("provincial/notice-of-suspension-1", "14(4)", ["13(4)", LAW]),
    ],
)
def test_a_change_is_told_by_the_article_of_its_kind_and_of_the_body(
    levels: Coop, duty: str, article: str, others: list[str]
) -> None:
    told = why(levels, duty)
    assert article in told
    assert not [one for one in others if one in told]


def test_extending_takes_what_signing_takes_and_article_41_is_the_exception(levels: Coop) -> None:
    """33(2): as a signing. 41(1): what is technical may go without consultation; it names no provincial body of an
    organisation, for which the Decree has 13(1)."""
    central, provincial = why(levels, "central/renewal-2"), why(levels, "provincial/renewal-2")
    same, _, exception = central.partition("41(1)")
    assert "33(2)" in same
    assert "consultation and approval" in same
    assert "without consultation" in exception
    assert "technical" in exception
    assert "13(1)" in provincial
    assert "41" not in provincial


def test_no_article_is_cited_of_an_agreement_without_a_foreign_party(levels: Coop) -> None:
    """Law, article 2(1): it is about agreements with a foreign party."""
    for duty in ("domestic/renewal-2", "domestic/end-2"):
        assert "no foreign party" in why(levels, duty)
        assert "article" not in why(levels, duty)
    assert "whether a party is foreign is not stated" in why(levels, "untold/renewal-2")


def test_the_programme_of_the_two_associations_is_under_no_article(register: Coop) -> None:
    assert "no foreign party" in why(register, "vufo-vae-2022/renewal")
    assert LAW not in why(register, "vufo-vae-2022/renewal")


OLD = """agreements:
- {id: old-central, parties: [rc-vn, rc-lao], standing: signed, date_signed: 2018-03-01, period: 2018/2028, cite: s1}
- {id: old-union, parties: [wu-son-la, rc-lao], standing: signed, date_signed: 2018-03-01, period: 2018/2028, cite: s1}
- {id: new-union, parties: [wu-son-la, rc-lao], standing: signed, date_signed: 2022-03-01, period: 2022/2028, cite: s1}
"""


def test_article_52_is_cited_for_what_it_covers_only(coop: Coop, write: Write) -> None:
    """52(2): what was signed under Ordinance 33/2007 (central bodies only) and Decision 36/2018 (the Government)."""
    write("all.yaml", SOURCE + LEVELS + OLD)
    assert coop("load", "all.yaml").code == 0
    central, union = why(coop, "old-central/renewal"), why(coop, "old-union/renewal")
    assert "article 52(2)" in central
    assert "does not say whether" in union
    assert "does not say whether" not in central
    assert "52" not in why(coop, "new-union/renewal")


@pytest.mark.parametrize(("lang", "words"), [("en", "as amended by"), ("vi", "sửa đổi bởi")])
def test_the_decree_is_cited_with_its_amendment(levels: Coop, lang: Code, words: str) -> None:
    cited = f"{DECREE}, {words} {AMENDING}"
    assert cited in why(levels, "provincial/copy", lang)
    assert cited in " ".join(levels("gaps", "provincial", "--format", "md", lang=lang).out.split())


def test_the_fifteenth_of_november_is_in_time(register: Coop) -> None:
    """Law, articles 42(2), 46(1) and 46(3): `chậm nhất vào ngày 15 tháng 11`."""
    page = " ".join(register("report", "--help", lang="vi").out.split())
    assert "chậm nhất vào ngày 15 tháng 11" in page
    assert "trước ngày 15" not in page
    for duty in ("yearly-report-2026", "plan-to-sign-2027", "plan-to-implement-2027"):
        (told,) = register("due", "--why", duty, "--format", "json", today=TODAY).json
        assert "chậm nhất vào ngày" in told["rule"]["vi"]
        assert "trước ngày" not in told["rule"]["vi"]


def test_the_report_says_by_which_article_and_to_whom_it_goes(levels: Coop) -> None:
    """Law, 46(3), of all; Decree, 16(1)(d): provincial bodies report to their managing body and the office."""
    central = " ".join(levels("report", "2023", "--activity", "visit").out.split())
    assert "46(3)" not in central, "nothing reported, nobody's level"
    whole = " ".join(levels("report", "2023").out.split())
    assert "article 46(3) of Law 70/2020/QH14" in whole
    assert "article 16(1)(d) of Decree 64/2021/NĐ-CP" in whole
    of_centre = " ".join(levels("report", "2023", "--level", "national", "--party", "rc-vn").out.split())
    assert "article 46(3) of Law 70/2020/QH14" in of_centre
    assert "asked for" not in levels("report", "2023", "--level", "district").out, "no article is known of it"


def test_the_report_of_one_level_names_its_own_article_only(register: Coop) -> None:
    """The Women's Union at the centre; the union of Đắk Lắk, a provincial body: 16(1)(d) binds the latter."""
    central = " ".join(register("report", "2022", "--party", "vwu").out.split())
    provincial = " ".join(register("report", "2022", "--party", "wu-dak-lak").out.split())
    assert "46(3)" in central
    assert "16(1)(d)" not in central
    assert "16(1)(d)" in provincial
    assert "(for" not in provincial.partition("asked for by")[2]


NAMED = """agreements:
- {id: one, type: hiệp định, parties: [wu-son-la, rc-lao], cite: s1}
- {id: two, title: {vi: Hiệp ước hữu nghị, en: Treaty of friendship}, parties: [wu-son-la, rc-lao], cite: s1}
- {id: three, title: "CÔNG ƯỚC về y tế", parties: [rc-vn, rc-lao], cite: s1}
- {id: four, type: Định ước, title: Bản ghi nhớ, parties: [rc-vn, rc-lao], cite: s1}
- {id: five, title: Thỏa thuận theo Hiệp định biên giới, type: agreement, parties: [rc-vn, rc-lao], cite: s1}
- {id: six, title: Nghị định thư, type: protocol, parties: [rc-vn, rc-lao], cite: s1}
- {id: seven, title: Hiệp định, parties: [rc-vn, rc-lao], cite: s1}
- {id: eight, title: Công ướclệ, parties: [rc-vn, rc-lao], cite: s1}
"""


@pytest.mark.parametrize(("lang", "article"), [("en", "article 6 of Law"), ("vi", "Điều 6 Luật")])
def test_the_names_of_treaties_are_warned_of_with_the_reason(
    coop: Coop, write: Write, lang: Code, article: str
) -> None:
    """Law, article 6: any name but công ước, hiệp ước, định ước, hiệp định."""
    write("all.yaml", SOURCE + LEVELS + NAMED)
    found = coop("load", "all.yaml", "--warnings", lang=lang)
    first = 2 + 1 + 8 + 1  # the line of the first agreement but one
    warned = [line for line in found.err.splitlines() if "[name-barred]" in line]
    assert [int(line.split(":")[1]) - first for line in warned] == [1, 2, 3, 4, 7]
    assert found.code == 0
    assert article in found.err
    assert "code-unlisted" not in found.err


FIELDS = """agreements:
- id: full
  parties: [wu-son-la, rc-lao]
  items: [{number: 1, text: training}]
  form_of_cooperation: {vi: trao đổi đoàn và tập huấn, en: delegations and courses}
  legally_binding: false
  cite: s1
- {id: bare, parties: [wu-son-la, rc-lao], items: [{number: 1, text: training}], cite: s1}
- {id: bound, parties: [wu-son-la, rc-lao], legally_binding: true, cite: s1}
- {id: home, parties: [wu-son-la, club], cite: s1}
"""


def test_the_form_of_cooperation_and_that_it_does_not_bind_are_asked_for(coop: Coop, write: Write) -> None:
    """Decree, article 3(1)(c): `phương thức hợp tác`; 3(3): it must show that it does not bind in law."""
    write("all.yaml", SOURCE + LEVELS + FIELDS)
    assert coop("load", "all.yaml").code == 0

    def states(name: str) -> dict[str, str]:
        return {row["field"]: row["state"] for row in coop("gaps", name, "--format", "json").json}

    asked = ("form_of_cooperation", "legally_binding")
    assert [states("full")[field] for field in asked] == ["stated", "stated"]
    assert [states("bare")[field] for field in asked] == ["not_stated", "not_stated"]
    assert states("bound")["legally_binding"] == "partly", "the law wants it said that it does not"
    laws = {row["field"]: row["law"] for row in coop("gaps", "bare", "--format", "json").json}
    assert [laws[field] for field in asked] == ["64/2021/NĐ-CP 3(1)(c)", "64/2021/NĐ-CP 3(3)"]
    assert "3(3)" in coop("gaps", "bare").out
    assert "form of cooperation" in coop("gaps", "bare").out
    assert "phương thức hợp tác" in coop("gaps", "bare", lang="vi").out


def test_show_has_them(coop: Coop, write: Write) -> None:
    write("all.yaml", SOURCE + LEVELS + FIELDS)
    assert coop("load", "all.yaml").code == 0
    page = coop("show", "full").out
    assert "delegations and courses" in page
    assert "legally binding" in page
    vietnamese = coop("show", "full", lang="vi").out
    assert "trao đổi đoàn và tập huấn" in vietnamese
    assert "ràng buộc về pháp lý" in vietnamese
    (document,) = coop("show", "full", "--format", "json").json
    assert document["legally_binding"] is False


def test_of_the_agreements_that_ship_none_states_them(register: Coop) -> None:
    """Found by reading the five articles: none says how it is to be carried out, nor that it does not bind."""
    rows = register("gaps", "--coverage", "--format", "json").json
    found = {row["field"]: row["not_stated"] for row in rows}
    assert (found["form_of_cooperation"], found["legally_binding"]) == (8, 8)
