"""The register that ships: all that the five articles say, each fact with its source, no sentence of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml

from coopcli.store import shipped
from tests.conftest import Coop

Record = dict[str, Any]

COPIED_WORDS = 14
"""So many words in a row that a text shares with an article are a sentence copied."""


@pytest.fixture(scope="module")
def register() -> dict[str, list[Record]]:
    text = shipped("data/agreements.yaml").read_text(encoding="utf-8")
    document = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(document, dict)
    return document


@pytest.fixture(scope="module")
def articles(shared: Path, register: dict[str, list[Record]]) -> dict[str, list[str]]:
    """The lines of each article by the id of its source."""
    return {
        source["id"]: (shared / "seeds" / source["text"]).read_text(encoding="utf-8").split("\n")
        for source in register["sources"]
    }


def commitments(register: dict[str, list[Record]]) -> list[Record]:
    return [one for agreement in register["agreements"] for one in agreement.get("commitments", [])]


def figures(register: dict[str, list[Record]]) -> list[Record]:
    records = [*register["activities"], *register["statements"]]
    return [figure for record in records for figure in record.get("figures", [])]


def test_it_loads_without_any_problem_or_warning(coop: Coop) -> None:
    found = coop("load", "--format", "json")
    assert found.code == 0
    assert "warning" not in found.err
    assert "error" not in found.err
    assert [row["warnings"] for row in found.json] == [0]


def test_it_holds_nine_agreements_of_fourteen_organisations_from_five_articles(
    register: dict[str, list[Record]],
) -> None:
    counts = {
        section: len(register[section]) for section in ("sources", "parties", "agreements", "partnerships")
    }
    assert counts == {"sources": 5, "parties": 14, "agreements": 9, "partnerships": 2}


def test_the_terms_are_those_of_the_articles_and_none_is_filled_in(register: dict[str, list[Record]]) -> None:
    terms = sorted((one.get("period", ""), one.get("standing", "")) for one in register["agreements"])
    assert terms == [
        ("", "signed"),
        ("", "signed"),
        ("2019/2020", "signed"),
        ("2019/2022", "signed"),
        ("2019/2024", "signed"),
        ("2022/2025", "signed"),
        ("2022/2027", "signed"),
        ("2022/2027", "signed"),
        ("2024/2029", "agreed"),
    ]


def test_five_commitments_are_yearly(register: dict[str, list[Record]]) -> None:
    """Question Q34: high-level delegations; delegations, programmes and information of Kon Tum; the exchange."""
    assert [one["id"] for one in commitments(register) if one.get("every")] == [
        *("high-level-delegations", "delegations", "programmes", "information", "exchange"),
    ]
    assert {one["every"] for one in commitments(register) if "every" in one} == {"year"}


def test_years_that_no_article_gives_are_marked_and_have_a_reason(register: dict[str, list[Record]]) -> None:
    """S001 to S004 give days without a year; only S000 is dated."""
    records = [*register["agreements"], *register["activities"], *register["statements"]]
    for record in records:
        for field in ("date_signed", "dates"):
            if "?" in record.get(field, ""):
                assert field in record["inferred"], record["id"]
            elif re.search("[0-9]{4}-[0-9]{2}", record.get(field, "")):
                assert record[field] == "2022-07-02", record["id"]


def test_one_amount_of_money_is_on_record_and_it_is_nearly(register: dict[str, list[Record]]) -> None:
    """Question Q48."""
    money = [(one["value"], one["mark"]) for one in figures(register) if one["unit"] == "VND"]
    assert money == [("270000000", "nearly")]


def test_the_domestic_programme_has_no_foreign_party(register: dict[str, list[Record]]) -> None:
    countries = {party["id"]: party["country"] for party in register["parties"]}
    of_agreements = {
        agreement["id"]: {
            countries[one if isinstance(one, str) else one["party"]] for one in agreement["parties"]
        }
        for agreement in register["agreements"]
    }
    assert of_agreements.pop("vufo-vae-2022") == {"VN"}
    assert list(of_agreements.values()) == [{"VN", "LA"}] * 8


# Sources.


def citations(value: Any) -> Iterator[tuple[str, list[int], str]]:
    """The citations of a `cite`: source, lines and the words quoted."""
    if isinstance(value, list):
        for one in value:
            yield from citations(one)
    elif isinstance(value, str):
        source, _, place = value.partition(" ")
        yield source, lines_of(place), ""
    elif "source" in value:
        yield value["source"], lines_of(value.get("place", "")), value.get("quote", "")
    else:
        for one in value.values():
            yield from citations(one)


def lines_of(place: str) -> list[int]:
    numbers = [int(number) for number in re.findall("[0-9]+", place)]
    return list(range(numbers[0], numbers[-1] + 1)) if numbers else []


def cites(value: Any) -> Iterator[Any]:
    """Every `cite` of a record and of what stands in it."""
    if isinstance(value, dict):
        for name, child in value.items():
            if name == "cite":
                yield child
            else:
                yield from cites(child)
    elif isinstance(value, list):
        for child in value:
            yield from cites(child)


def plain(text: str) -> str:
    """One kind of space and of dash: the articles have several."""
    return " ".join(normalize("NFC", text).replace("\u2013", "-").split())


def test_every_record_names_its_source(register: dict[str, list[Record]]) -> None:
    records = [one for section in register if section != "sources" for one in register[section]]
    without = [one for one in (*records, *commitments(register), *figures(register)) if "cite" not in one]
    assert without == []
    assert len(commitments(register)) > 30
    assert len(figures(register)) > 5


def test_each_stated_field_of_an_agreement_and_an_activity_has_a_citation(
    register: dict[str, list[Record]],
) -> None:
    """What a person will ask for the source of; a citation of the whole record counts for all of it."""
    for section, fields in (
        ("agreements", ("title", "type", "standing", "date_signed", "place_signed", "period", "succeeds")),
        ("activities", ("dates", "places", "agreements", "fulfils")),
    ):
        for record in register[section]:
            cite = record["cite"]
            if isinstance(cite, dict) and "source" not in cite:
                missing = [field for field in fields if field in record and field not in cite]
                assert missing == [], record["id"]


def test_each_line_cited_is_there_and_each_quote_stands_in_it(
    register: dict[str, list[Record]], articles: dict[str, list[str]]
) -> None:
    found = [one for cite in cites(register) for one in citations(cite)]
    assert len(found) > 300
    for source, numbers, quote in found:
        assert numbers, (source, quote)
        lines = [articles[source][number - 1] for number in numbers]
        assert all(line.strip() for line in lines), (source, numbers)
        assert plain(quote) in plain(" ".join(lines)), (source, numbers, quote)
        assert len(quote.split()) <= 12


def test_the_articles_are_cited_each_and_their_furniture_is_not(
    register: dict[str, list[Record]], articles: dict[str, list[str]]
) -> None:
    cited = {
        (source, number)
        for cite in cites(register)
        for source, numbers, _ in citations(cite)
        for number in numbers
    }
    assert {source for source, _ in cited} == set(articles)
    furniture = {("s000", 31), ("s000", 33), ("s000", 35), ("s002", 2), ("s002", 3), ("s004", 5), ("s004", 7)}
    assert not cited & furniture


# Whose words.


def texts(value: Any, field: str = "") -> Iterator[str]:
    """What the register says in words of its own; names, titles of sources and quotes are the articles'."""
    if field in ("cite", "name", "name_as_signed", "other_names", "address"):
        return
    if isinstance(value, dict):
        for name, child in value.items():
            yield from texts(child, name)
    elif isinstance(value, list):
        for child in value:
            yield from texts(child, field)
    else:
        yield value


def words(text: str) -> list[str]:
    return re.findall(r"\w+", plain(text).lower())


def test_no_sentence_of_an_article_is_copied(
    register: dict[str, list[Record]], articles: dict[str, list[str]]
) -> None:
    copied = {
        tuple(row[start : start + COPIED_WORDS])
        for lines in articles.values()
        for row in [words(" ".join(lines))]
        for start in range(len(row) - COPIED_WORDS + 1)
    }
    for section, records in register.items():
        for record in records:
            own = {name: child for name, child in record.items() if name != "title"}
            for text in texts(own):
                row = words(text)
                runs = {
                    tuple(row[start : start + COPIED_WORDS]) for start in range(len(row) - COPIED_WORDS + 1)
                }
                assert not runs & copied, (section, record["id"], text)


def test_texts_are_there_in_both_languages(register: dict[str, list[Record]]) -> None:
    spoken = [
        one["text"]
        for one in (*commitments(register), *register["statements"], *register["activities"])
        if "text" in one
    ]
    assert len(spoken) > 50
    assert [text for text in spoken if set(text) != {"vi", "en"}] == []
    assert [text for text in spoken if text["vi"] == text["en"]] == []


def test_no_article_tells_of_renewal_terms_changes_or_copies_so_that_none_are_recorded(
    register: dict[str, list[Record]],
) -> None:
    """Found by reading the five articles: `gia hạn`, `chấm dứt`, `sửa đổi`, `bản sao` stand in none of them."""
    untold = {"renewal", "decisions", "changes", "copy_sent", "owner"}
    assert [sorted(untold & record.keys()) for record in register["agreements"]] == [[]] * 9
    assert not {"duties", "settings"} & register.keys()


# What is concluded, and marked so.


def record_of(register: dict[str, list[Record]], name: str) -> Record:
    """A record by its id, a commitment by `agreement/commitment`."""
    owner, _, commitment = name.partition("/")
    (found,) = [one for section in register.values() for one in section if one.get("id") == owner]
    return next(one for one in found["commitments"] if one["id"] == commitment) if commitment else found


def party_in(record: Record, party: str) -> Record:
    (found,) = [one for one in record["parties"] if isinstance(one, dict) and one["party"] == party]
    return found


@pytest.mark.parametrize(
    ("name", "field"),
    [
        # The years in which it was carried out, not a term (s003:6).
        ("rc-kon-tum-attapeu-2019", "period"),
        # No word such as replace or renew (s001).
        ("wu-kon-tum-attapeu-2024", "succeeds"),
        # The year is not written, and "under the agreement" is said of neither (s004:9, 17).
        ("conference-2019", "agreements"),
        ("houaphanh-visit-2019", "agreements"),
        # "Within the working programme": of which event is left open (s004:17).
        ("conference-2019", "part_of"),
        # Item 6 has no subject (s000:21).
        ("vwu-lwu-2022/health-checks", "bound"),
        # Nearly five years are longer than the term 2019–2020 (s004:19, 11).
        ("thanh-hoa-progress", "about"),
        # Titles taken from running text or a caption: no source quotes a paper (s000:4, s002:1, s003:4).
        ("vwu-lwu-2022", "title"),
        ("vufo-vae-2022", "title"),
        ("rc-kon-tum-attapeu-2022", "title"),
        # Told in the review of 2019–2024, as "every year" (s001:6).
        ("new-year-letters", "dates"),
    ],
)
def test_what_a_source_does_not_say_is_marked_as_concluded(
    register: dict[str, list[Record]], name: str, field: str
) -> None:
    record = record_of(register, name)
    assert record[field]
    assert set(record["inferred"][field]) == {"vi", "en"}


@pytest.mark.parametrize(
    ("activity", "party", "role"),
    [
        # s004:9 says where, not who received whom.
        ("conference-2019", "rc-thanh-hoa", "host"),
        ("conference-2019", "rc-houaphanh", "visitor"),
        ("houaphanh-visit-2019", "rc-thanh-hoa", "host"),
    ],
)
def test_who_hosted_is_a_conclusion_where_a_source_names_the_place_only(
    register: dict[str, list[Record]], activity: str, party: str, role: str
) -> None:
    found = party_in(record_of(register, activity), party)
    assert found["role"] == role
    assert set(found["inferred"]["role"]) == {"vi", "en"}


def test_a_journalists_wording_is_no_name_in_the_paper(register: dict[str, list[Record]]) -> None:
    """No article quotes a paper; the wordings of s000:9 and s003:6 stand among the other names of the party."""
    named = [one for paper in register["agreements"] for one in paper["parties"] if isinstance(one, dict)]
    assert [one for one in named if "name_as_signed" in one] == []
    for party, name in (
        ("lwu", "Hội LHPN nước Cộng hòa dân chủ nhân dân Lào"),
        ("rc-attapeu", "Tổ chức Chữ thập đỏ tỉnh Attapư"),
    ):
        assert name in [one["name"]["vi"] for one in record_of(register, party)["other_names"]]


def test_the_parcels_fit_the_humanitarian_programmes_as_well_as_the_delegations(
    register: dict[str, list[Record]],
) -> None:
    """s003:5 promises programmes such as presents for families in hardship; s003:8 tells of presents for pupils."""
    visit = record_of(register, "rc-kon-tum-visit-2022")
    assert visit["fulfils"] == ["rc-kon-tum-attapeu-2022/delegations", "rc-kon-tum-attapeu-2022/programmes"]
    assert set(visit["inferred"]["fulfils"]) == {"vi", "en"}


def test_texts_say_what_the_line_says(register: dict[str, list[Record]]) -> None:
    """s003:3 "theo yêu cầu của mỗi bên"; s000:19 "vì sự tiến bộ của phụ nữ"; s000:19 says nothing of law."""
    assert (
        "either side's request"
        in record_of(register, "rc-kon-tum-attapeu-2022/further-delegations")["text"]["en"]
    )
    assert "sự tiến bộ của phụ nữ" in record_of(register, "vwu-lwu-2022/forums")["text"]["vi"]
    assert record_of(register, "vwu-lwu-2022/counselling")["areas"] == ["women_and_children"]


def test_texts_use_the_words_that_people_use(register: dict[str, list[Record]]) -> None:
    """Alternate, mobilise, link: the words of s000:13, s002:31 and s000:29."""
    spoken = " ".join(text for records in register.values() for one in records for text in texts(one)).lower()
    for unusual in ("thay nhau", "gây nguồn lực", " nối giao thương", "công văn từ", "turns and not persons"):
        assert unusual not in spoken.replace("kết nối giao thương", "")


def test_who_witnessed_the_signings_of_the_provinces_is_recorded(register: dict[str, list[Record]]) -> None:
    """s000:23: the leaders of the union and delegates of both countries witnessed two signings."""
    ceremony = record_of(register, "ceremony-da-nang-2022")
    for union in ("vwu", "lwu"):
        found = party_in(ceremony, union)
        assert (found["role"], found["cite"]) == ("witness", "s000 line 23")


def test_the_last_clause_of_the_aims_of_the_programme_for_the_elderly_is_recorded(
    register: dict[str, list[Record]],
) -> None:
    """s002:7: a contribution to the protection, the care and the role of Vietnam's elderly."""
    told = record_of(register, "vufo-vae-aims-resources")["text"]
    assert "góp phần" in told["vi"]
    assert "contribute" in told["en"]
