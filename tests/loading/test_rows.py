"""What of a record stands in which table, and that nothing of it is lost on the way."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from coopcli.store import shipped
from tests.stores import Store

RECORD = """\
sources:
- {id: s1, title: {vi: Báo}, publisher: P, date_published: 2022-07, language: vi, text: a.txt}
parties:
- id: rc
  name: {vi: Hội, en: Society}
  other_names: [{name: {vi: Hội cũ}}, {name: Old name}]
  kind: red_cross
  level: provincial
  country: VN
  province: Kon Tum
  people: [{name: Lan, position: {vi: Chủ tịch}}]
  cite: s1 line 3
- {id: other, name: Other, level: national, country: LA, cite: s1}
- {id: two-places, name: Two, country: LA, province: Viêng Chăn, cite: s1}
- {id: abroad, name: Abroad, country: CU, province: Santa Clara, cite: s1}
partnerships:
- {parties: [rc, other], since: 2006, earlier_agreements: unknown, cite: s1}
agreements:
- id: paper
  title: Bản ghi nhớ
  type: memorandum_of_understanding
  standing: signed
  parties:
  - {party: other, name_as_signed: Một tên khác, signed_by: [{name: Khamla}]}
  - rc
  date_signed: 2022?-09-09
  place_signed: {country: VN, province: Đà Nẵng}
  signed_at: meeting
  period: 2022/2027
  languages: [vi, lo]
  areas: [health, border]
  items: [{number: 1, text: {vi: Y tế}}]
  commitments:
  - {id: help, item: 1, every: 2 years, times: {min: 1, max: 2}, turns: true, bound: [rc], for: other, cite: s1}
  - {id: news, when: needed, areas: [information], cite: s1}
  commitments_complete: false
  inferred: {date_signed: the term begins in 2022}
  x-shelf: 12
  cite: {title: s1 line 4, period: [{source: s1, place: line 5, quote: giai đoạn}, s1 §2]}
activities:
- id: meeting
  kind: [conference, visit]
  dates: 2022-07-01/2022-07-03
  places: [{country: LA, province: Attapeu, village: Ban Mai}]
  parties: [{party: rc, role: visitor}, other]
  agreements: [paper]
  fulfils: [paper/help]
  figures:
  - {value: 150, unit: parcel}
  - {value: 270000000.5, unit: VND, mark: nearly}
  - {value: unknown, unit: gift}
  cite: s1
statements:
- {id: said, text: {vi: Tốt}, by: Lan, about: [paper, rc], dates: 2022, areas: [health], cite: s1}
"""

ROWS = (
    ("SELECT id, title, publisher, date_published, date_published_earliest, date_published_latest FROM source",
     [("s1", '{"vi":"Báo"}', "P", "2022-07", "2022-07-01", "2022-07-31")]),
    ("SELECT id, name, kind, level, country, province FROM party WHERE id = 'rc'",
     [("rc", '{"vi":"Hội","en":"Society"}', "red_cross", "provincial", "VN", "Kon Tum")]),
    ("SELECT party, name FROM party_name", [("rc", '{"vi":"Hội cũ"}'), ("rc", '"Old name"')]),
    ("SELECT record, field, name, party FROM person ORDER BY name", [
        ("paper", "signed_by", "Khamla", "other"),
        ("rc", "people", "Lan", None),
    ]),
    ("SELECT record, place, certainty FROM located WHERE field = 'province' ORDER BY record, place", [
        ("abroad", "santaclara", "surely"),
        ("rc", "kon-tum", "surely"),
        ("two-places", "vientiane-capital", "possibly"),
        ("two-places", "vientiane-province", "possibly"),
    ]),
    ("SELECT record, field, place FROM located WHERE field <> 'province' ORDER BY record",
     [("meeting", "places", "attapeu"), ("paper", "place_signed", "da-nang")]),
    ("SELECT record, field, country, province, village FROM place ORDER BY record",
     [("meeting", "places", "LA", "Attapeu", "Ban Mai"), ("paper", "place_signed", "VN", "Đà Nẵng", None)]),
    ("SELECT since, since_earliest, since_latest, earlier_agreements FROM partnership",
     [("2006", "2006-01-01", "2006-12-31", "unknown")]),
    ("SELECT party FROM partnership_party ORDER BY rowid", [("rc",), ("other",)]),
    ("SELECT title, type, standing, date_signed, date_signed_earliest, date_signed_inferred, signed_at, period,"
     " languages, commitments_complete, party_count, number FROM agreement",
     [('"Bản ghi nhớ"', "memorandum_of_understanding", "signed", "2022?-09-09", "2022-09-09", 1, "meeting",
       "2022/2027", '["vi","lo"]', 0, 2, None)]),
    ("SELECT ordinal, party, name_as_signed FROM agreement_party",
     [(1, "other", '"Một tên khác"'), (2, "rc", None)]),
    ("SELECT starts_earliest, starts_latest, ends_earliest, ends_latest, ending, length FROM term",
     [("2022-09-09", "2022-12-31", "2027-01-01", "2027-12-31", "stated", 5.0)]),
    ("SELECT number, text FROM item", [(1, '{"vi":"Y tế"}')]),
    ('SELECT id, ordinal, item, every, times_min, times_max, turns, "when" FROM commitment ORDER BY ordinal', [
        ("paper/help", 1, 1, "2 years", 1, 2, 1, None),
        ("paper/news", 2, None, None, None, None, None, "needed"),
    ]),
    ("SELECT role, party FROM commitment_party ORDER BY role", [("bound", "rc"), ("for", "other")]),
    ("SELECT record, area FROM area ORDER BY record, area", [
        ("paper", "border"), ("paper", "health"), ("paper/news", "information"), ("said", "health"),
    ]),
    ("SELECT dates, dates_earliest, dates_latest, dates_inferred FROM activity",
     [("2022-07-01/2022-07-03", "2022-07-01", "2022-07-03", 0)]),
    ("SELECT kind FROM activity_kind ORDER BY kind", [("conference",), ("visit",)]),
    ("SELECT party, role FROM activity_party ORDER BY party", [("other", None), ("rc", "visitor")]),
    ("SELECT agreement FROM activity_agreement", [("paper",)]),
    ("SELECT commitment FROM fulfilment", [("paper/help",)]),
    ("SELECT ordinal, value, unit, mark FROM figure ORDER BY ordinal", [
        (1, 150, "parcel", None), (2, 270000000.5, "VND", "nearly"), (3, None, "gift", None),
    ]),
    ("SELECT text, by, dates_earliest, dates_latest FROM statement",
     [('{"vi":"Tốt"}', "Lan", "2022-01-01", "2022-12-31")]),
    ("SELECT target FROM statement_about ORDER BY target", [("paper",), ("rc",)]),
    ("SELECT field, source, place, quote FROM citation WHERE record = 'paper' ORDER BY field, place", [
        ("period", "s1", "line 5", "giai đoạn"), ("period", "s1", "§2", None), ("title", "s1", "line 4", None),
    ]),
    ("SELECT field, reason FROM inference", [("date_signed", '"the term begins in 2022"')]),
    ("SELECT record, field, target, line FROM reference WHERE section = 'commitments'",
     [("meeting", "fulfils", "paper/help", 47)]),
    ("SELECT line, \"column\" FROM record WHERE id = 'paper/news'", [(35, 5)]),
)  # fmt: skip


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("rows") / "coop.sqlite3")
    outcome = store.load({"/a.yaml": RECORD})
    assert [problem.code for problem in outcome.problems if problem.severity == "error"] == []
    return store


@pytest.mark.parametrize(("query", "rows"), ROWS, ids=[query.split(" FROM ")[-1] for query, _ in ROWS])
def test_each_part_of_a_record_is_a_row_of_its_table(
    stored: Store, query: str, rows: list[tuple[Any, ...]]
) -> None:
    assert stored.ask(query) == rows


def test_own_fields_and_the_whole_record_stand_in_data(stored: Store) -> None:
    ((data,),) = stored.ask("SELECT data FROM record WHERE id = 'paper'")
    assert json.loads(data)["x-shelf"] == "12"
    assert json.loads(data)["parties"][1] == {"party": "rc"}


# The register that ships, against the file as PyYAML reads it.


def leaves(value: Any) -> Iterator[str]:
    """The scalars of a document as text, citations left out: those are read into parts."""
    if isinstance(value, dict):
        for name, child in value.items():
            if name not in ("cite", "field"):
                yield from leaves(child)
    elif isinstance(value, list):
        for child in value:
            yield from leaves(child)
    else:
        yield {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


@pytest.fixture(scope="module")
def written() -> dict[str, list[dict[str, Any]]]:
    text = shipped("data/agreements.yaml").read_text(encoding="utf-8")
    document = yaml.load(text, Loader=yaml.BaseLoader)
    assert isinstance(document, dict)
    return document


@pytest.fixture(scope="module")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("shipped") / "coop.sqlite3")
    text = Path(shipped("data/agreements.yaml")).read_text(encoding="utf-8")
    assert store.load({"/a.yaml": text}).problems == ()
    return store


def test_no_value_of_the_register_that_ships_is_lost(
    shipped_store: Store, written: dict[str, list[dict[str, Any]]]
) -> None:
    for section, records in written.items():
        for record in records:
            ((data,),) = shipped_store.ask("SELECT data FROM record WHERE id = ?", (record["id"],))
            missing = Counter(leaves(record)) - Counter(leaves(json.loads(data)))
            assert not missing, (section, record["id"], missing)


def citations(value: Any) -> int:
    """How many citations stand in a record."""
    if isinstance(value, list):
        return sum(map(citations, value))
    if not isinstance(value, dict):
        return 0
    return sum(cited(child) if name == "cite" else citations(child) for name, child in value.items())


def cited(value: Any) -> int:
    if isinstance(value, str) or (isinstance(value, dict) and "source" in value):
        return 1
    return sum(map(cited, value.values() if isinstance(value, dict) else value))


def test_every_citation_of_the_register_that_ships_is_a_row(
    shipped_store: Store, written: dict[str, list[dict[str, Any]]]
) -> None:
    expected = sum(citations(records) for records in written.values())
    assert shipped_store.ask("SELECT count(*) FROM citation") == [(expected,)]
    assert expected > 300


def test_rows_of_the_register_that_ships_are_as_many_as_it_has_parts(
    shipped_store: Store, written: dict[str, list[dict[str, Any]]]
) -> None:
    commitments = [one for record in written["agreements"] for one in record.get("commitments", [])]
    expected = {
        **{table: len(written[section]) for table, section in (
            ("source", "sources"), ("party", "parties"), ("partnership", "partnerships"),
            ("agreement", "agreements"), ("activity", "activities"), ("statement", "statements"),
        )},
        "commitment": len(commitments),
        "agreement_party": sum(len(record["parties"]) for record in written["agreements"]),
        "item": sum(len(record.get("items", [])) for record in written["agreements"]),
        "figure": sum(
            len(record.get("figures", [])) for name in ("activities", "statements") for record in written[name]
        ),
        "fulfilment": sum(len(record.get("fulfils", [])) for record in written["activities"]),
    }  # fmt: skip
    found = {table: shipped_store.ask(f"SELECT count(*) FROM {table}")[0][0] for table in expected}
    assert found == expected
    every = sum(map(len, written.values())) + len(commitments)
    assert shipped_store.ask("SELECT count(*) FROM record") == [(every,)]
    assert shipped_store.ask("SELECT count(*) FROM search") == [(every,)]


def test_the_foreign_keys_of_a_loaded_store_hold(shipped_store: Store, stored: Store) -> None:
    for store in (shipped_store, stored):
        assert store.ask("PRAGMA foreign_key_check") == []
        assert store.ask("PRAGMA integrity_check") == [("ok",)]
