"""The schema of a register's file judges as loading does, but for the codes that no schema can see."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import coopcli
from coopcli.i18n import Language, speaking
from coopcli.keeping.json_schema import register_schema, schema_text
from coopcli.keeping.schema_values import value_schemas
from coopcli.problems import Problem
from coopcli.reading.records import read_file
from coopcli.records.codelists import CODELISTS
from coopcli.records.record import Field, FieldKind
from coopcli.records.record_types import RECORD_TYPES, SECTIONS, SINGLE
from coopcli.store import shipped
from coopcli.wordings import WORDINGS
from docs.generate.schemas import PARTLY, UNSEEN, fresh_schemas
from tests.examples import examples
from tests.keeping.as_editors import seen, typed, underlined
from tests.reading.test_errors import READ_HERE, content_of, problems_in
from tests.treaties import TREATIES, as_yaml, first_of_each_id, read_treaties

DOCS = Path(__file__).parents[2] / "docs"
GOOD = (shipped("data/agreements.yaml"), DOCS / "example.yaml", DOCS / "renewal.yaml")

ERRORS = [code for code in READ_HERE if WORDINGS[code].severity == "error"]
WARNINGS = [code for code in READ_HERE if WORDINGS[code].severity == "warning"]


LATER = date(2026, 11, 28)


def errors_in(content: bytes) -> list[Problem]:
    found = read_file(content, "x.yaml", LATER)
    return [one for one in found if isinstance(one, Problem) and one.severity == "error"]


def judged(text: str) -> set[int]:
    found = seen(text.encode())
    assert found is not None
    return underlined(found)


def test_the_schema_is_one_and_its_examples_are_good() -> None:
    Draft202012Validator.check_schema(register_schema())
    for name, schema in value_schemas().items():
        whole = {**register_schema(), "properties": {}, "type": "object", "patternProperties": {}}
        for value in schema.get("examples", ()):
            held = Draft202012Validator({"$defs": whole["$defs"], "$ref": f"#/$defs/{name}"})
            assert held.is_valid(value), (name, value)
            assert held.is_valid(typed(value)), (name, value)


def test_patterns_are_such_as_every_validator_reads() -> None:
    """ECMA-262 with its flag `u` has no named groups of Python, no flags inside, and no needless backslashes."""
    patterns = re.findall(r'"(?:pattern|\^)[^"]*": "((?:[^"\\]|\\.)*)"', schema_text())
    assert len(patterns) > 20
    for pattern in map(json.loads, (f'"{one}"' for one in patterns)):
        assert not re.search(r"\(\?(?:P|i|x)|\\[AZzh]|\\[-~%_@#&'\"<>=!:,; ]", pattern), pattern


def test_it_is_the_same_in_both_languages_of_a_run() -> None:
    texts = set()
    for code in ("vi", "en"):
        with speaking(Language(code)):
            texts.add(schema_text())
    assert len(texts) == 1


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_what_ships_and_what_the_pages_show_is_good(path: Path) -> None:
    assert errors_in(path.read_bytes()) == []
    assert judged(path.read_text("utf-8")) == set()


def test_of_the_treaties_it_finds_fault_with_those_that_do_not_load(shared: Path) -> None:
    """Every tenth of them: of some the dates run backwards, which no schema sees."""
    chosen = [*first_of_each_id(read_treaties(shared / TREATIES)).values()][::10]
    text = as_yaml(chosen)
    assert len(chosen) > 300
    assert {one.code for one in errors_in(text.encode())} <= UNSEEN.keys()
    assert judged(text) == set()


@pytest.mark.parametrize("code", WARNINGS)
def test_what_has_warnings_only_is_good(code: str) -> None:
    content = content_of(code)
    assert errors_in(content) == []
    assert judged(content.decode()) == set()


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_is_seen_or_on_the_list_of_those_that_cannot_be(code: str) -> None:
    content = content_of(code)
    problems = [one for one in problems_in(content, "x.yaml") if one.code == code]
    found = seen(content)
    lines = set() if found is None else underlined(found)
    hits = [(one.line or 1) in lines for one in problems]
    expected = "unseen" if code in UNSEEN else "partly" if code in PARTLY else "seen"
    assert ("seen" if all(hits) else "partly" if any(hits) else "unseen") == expected


@pytest.mark.parametrize("code", ERRORS)
def test_it_finds_fault_only_where_loading_does(code: str) -> None:
    """Where a section is of another kind, all that stands in it is at fault."""
    found = seen(content_of(code))
    lines = set() if found is None else underlined(found)
    if not code.startswith("section-"):
        assert lines <= {one.line or 1 for one in errors_in(content_of(code))}


def test_the_lists_name_errors_that_reading_gives() -> None:
    assert UNSEEN.keys() <= set(ERRORS)
    assert PARTLY.keys() <= set(ERRORS)
    assert not UNSEEN.keys() & PARTLY.keys()


@pytest.mark.parametrize(
    "field",
    [
        "title: 2022", "title: true", "title: 1.5", 'title: " 12 "', "title: .nan", "title: {vi: 2022, lo-Latn: no}",
        "period: 2022", "period: 0800", 'period: " 2022/.. "', "period: >-\n    2022/2027", "period: /..",
        "date_signed: 2024-02-29", "date_signed: 2022?-09-09", "standing: ' signed '", "type: 12",
        "legally_binding: false", "legally_binding: 'false'", "number: 007", "languages: [vi, VI-Latn]",
        "cite: 2022", "cite: self", "cite: {title: s1 line 4, x-own: [s1 p. 3, s2 §3]}", "parties: 12",
        "cite: {source: s1, place: ' trang bìa', quote: hai bên}", "x-own: {a: [~, {b: }]}", "areas: 12",
        "items: {number: 1}", "inferred: {title: vì sao}", "place_signed: Đà Nẵng", "place_signed: {country: NO}",
    ],
)  # fmt: skip
def test_what_loads_is_not_refused(field: str) -> None:
    text = f"agreements:\n- id: true\n  title: A\n  {field}\n"
    if field.startswith("title"):
        text = text.replace("  title: A\n", "")
    assert errors_in(text.encode()) == []
    assert judged(text) == set()


@pytest.mark.parametrize(
    "field",
    [
        "period: 2022-2027", "date_signed: 2/7/2022", "date_signed: 9999", "date_signed: 1111-11-11",
        "date_signed: 2022-04-31", "title: ", "title: ''", "titel: A", "areas: []", "areas: [health, health]",
        "legally_binding: yes", "standing: ký", "cite: theo báo", "cite: {place: line 4}", "parties: [a b]",
        "commitments: [{id: a, every: 0 years}]", "commitments: [{id: a, times: {min: 1.5}}]", "x: 1",
        "renewal: {length: một năm}", "cite: {titel: s1}", "inferred: {titel: vì}", "place_signed: {country: Lào}",
    ],
)  # fmt: skip
def test_what_does_not_load_is_underlined(field: str) -> None:
    text = f"agreements:\n- id: a\n  parties: [a]\n  {field}\n"
    if field.startswith("parties"):
        text = text.replace("  parties: [a]\n", "")
    assert errors_in(text.encode()) != []
    assert max(judged(text)) == len(text.splitlines())


TEXTS = {
    FieldKind.ID: ("a", "rc-kon-tum-2022", "12", "0x1f", "1e5", "true", "self", "A b", "no"),
    FieldKind.REFERENCE: ("a", "a/b", "12", "self", "vwu-lwu-2022/copy", "yearly-report-2025", "a/b/2022", "A"),
    FieldKind.TEXT: ("Kon Tum", "12", "1.5", "true", "~", "", " x ", "0o7", "một, hai"),
    FieldKind.DATE: ("2022", "2022-09", "2022-02-29", "2024-02-29", "2019~", "0800", "%2021-?05", "9999-12-31", "1111"),
    FieldKind.PERIOD: ("2022/2027", "2022/..", "2022/", "/2022", "../2022", "/..", "/", "2022", "2014~/2019-02-28"),
    FieldKind.BOOLEAN: ("true", "false", "True", "yes"),
    FieldKind.INTEGER: ("0", "1", "12", "007", "-1", "1.5", "9223372036854775807", "1e3"),
    FieldKind.NUMBER: ("0", "150", "1.5", "1.500", "unknown", "9223372036854775807.5", "270000000", "x"),
    FieldKind.CADENCE: ("year", "years", "2 years", "1  week", "quarter", "0 years", "năm", "999 months"),
    FieldKind.DURATION: ("3 months", "P3M", "90 days", "1 quarter", "P3", "9999 years"),
    FieldKind.DAY_OF_YEAR: ("11-15", "02-28", "02-29", "15/11", "04-31"),
    FieldKind.LANGUAGE: ("vi", "VI", "lo-Latn", "en-GB-x-a1", "x-a", "Vietnamese", "de-1996", "sl-rozaj-biske"),
    FieldKind.CITATIONS: ("s1", "s1 line 4", "s1  lines 4-9", "s1 §3.a", "s1 pp. 4–5", "self", "12", "s1 line", "s1 "),
}  # fmt: skip
"""Texts of each kind, good and bad."""


def written(text: str, quoted: bool) -> str:
    plain = re.fullmatch(r"[\w~%][\w ./?~%-]*", text) and not text.endswith(" ")
    return text if plain and not quoted else json.dumps(text, ensure_ascii=False)


def scalars(*texts: str) -> st.SearchStrategy[str]:
    return st.builds(written, st.sampled_from(texts), st.booleans())


def values(field: Field, depth: int) -> st.SearchStrategy[str]:
    """Values of a field as YAML in flow style."""
    one = _one(field, depth)
    lists = st.lists(one, min_size=1, max_size=2).map(lambda some: f"[{', '.join(some)}]")
    return st.one_of(one, lists) if field.many or depth == 0 else one


def _one(field: Field, depth: int) -> st.SearchStrategy[str]:
    if field.kind is FieldKind.CODE:
        return scalars(*CODELISTS[field.codes].codes, "khác", "12", "VNM")
    if field.kind is FieldKind.RECORD:
        record = records(field.record, depth + 1)
        return st.one_of(record, scalars("a", "12", "Kon Tum")) if depth < 3 else scalars("a")
    texts = scalars(*TEXTS[FieldKind.TEXT])
    if field.kind is FieldKind.TEXTS:
        tags = scalars(*TEXTS[FieldKind.LANGUAGE])
        return st.one_of(texts, st.builds("{{{}: {}}}".format, tags, texts))
    if field.kind is FieldKind.REASONS:
        names = st.sampled_from(["title", "id", "text", "note", "x-own", "tite"])
        return st.builds("{{{}: {}}}".format, names, texts)
    cited = scalars(*TEXTS[FieldKind.CITATIONS])
    if field.kind is FieldKind.CITATIONS:
        long = st.builds(
            "{{source: {}, {}: {}}}".format, cited, st.sampled_from(["place", "quote", "x-a"]), texts
        )
        names = st.sampled_from(["title", "id", "note", "x-own", "tite"])
        return st.one_of(cited, long, st.builds("{{{}: {}}}".format, names, st.one_of(cited, long)))
    return scalars(*TEXTS[field.kind])


@st.composite
def records(draw: st.DrawFn, name: str, depth: int = 0) -> str:
    fields = RECORD_TYPES[name].fields
    chosen = draw(st.sets(st.sampled_from(fields), max_size=3))
    given_fields = [
        field for field in fields if field in chosen or (field.required and draw(st.integers(0, 9)))
    ]
    pairs = [f"{field.name}: {draw(values(field, depth))}" for field in given_fields]
    return f"{{{', '.join(pairs)}}}"


@st.composite
def files(draw: st.DrawFn) -> str:
    section = draw(st.sampled_from([*SECTIONS]))
    record = draw(records(SECTIONS[section].name))
    return f"{section}: {record}\n" if section in SINGLE else f"{section}:\n- {record}\n"


@settings(max_examples=examples(2000))
@given(files())
def test_what_reading_takes_the_schema_takes(text: str) -> None:
    problems = errors_in(text.encode())
    found = seen(text.encode())
    if not problems:
        assert found is not None
        assert underlined(found) == set(), text
    elif found is not None and not underlined(found):
        assert {one.code for one in problems} <= UNSEEN.keys() | PARTLY.keys() | SEEN_BUT_TYPED, text


def test_a_citation_of_a_field_of_ones_own_is_held_to_its_form() -> None:
    text = b"parties:\n- {id: a, name: A, x-own: 1, cite: {x-own: {source: s1, place: PLACE}}}\n"
    for place, refused in ((b"line 3", False), (b"~", True)):
        found = seen(text.replace(b"PLACE", place))
        assert found is not None
        assert bool(underlined(found)) is refused


@pytest.mark.parametrize("record", ["id: -1", "id: a, cite: -1", "id: a, cite: {name: -1}"])
def test_no_id_and_no_citation_is_below_zero(record: str) -> None:
    found = seen(f"parties:\n- {{{record}, name: A}}\n".encode())
    assert found is not None
    assert underlined(found)


SEEN_BUT_TYPED = {
    "date-unreadable",
    "date-impossible",
    "boolean-unreadable",
    "integer-unreadable",
    "reason-without-field",
    "number-negative",
    "id-unreadable",
    "reference-unreadable",
    "citation-unreadable",
}
"""What an editor takes for a number or a boolean in some of its forms, which is good in others; a 29 February."""


def test_the_released_schemas_are_current() -> None:
    for path, text in fresh_schemas():
        assert path.read_text("utf-8") == text, "run `python -m docs.generate`"
    assert f"register-{coopcli.__version__}.schema.json" in {path.name for path, _ in fresh_schemas()}


def test_each_field_says_what_it_is_in_both_languages() -> None:
    defs = register_schema()["$defs"]
    for name, each in RECORD_TYPES.items():
        properties = defs[f"record_{name}"]["properties"]
        assert list(properties) == [field.name for field in each.fields]
        for field in each.fields:
            said = properties[field.name]["markdownDescription"]
            assert all(
                text in said for text in (field.label.vi, field.label.en, field.help.vi, field.help.en)
            )


def test_a_code_is_offered_with_its_words_and_an_open_list_takes_others() -> None:
    offered = register_schema()["$defs"]["code_type"]["anyOf"][0]
    assert offered["enum"][0] == "cooperation_agreement"
    assert offered["enumDescriptions"][0] == "thỏa thuận hợp tác / cooperation agreement"
