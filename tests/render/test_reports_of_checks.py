"""The findings of a check as GitHub's workflow commands, and as SARIF, which its published schema judges."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coopcli.answer import Answer, CheckFinding
from coopcli.i18n import FORMS, Language, speaking
from coopcli.render import FORMATS, Look
from coopcli.wordings import WORDINGS

SCHEMA = Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json"
jsonschema = pytest.importorskip("jsonschema")


def finding(
    code: str = "party-unknown", file: str = "so/a.yaml", line: int = 7, **texts: str
) -> CheckFinding:
    sentence = texts.get("sentence", 'unknown party "x"')
    said = {str(language): f"{language}: {sentence}" for language in FORMS}
    cure = texts.get("cure", "add it")
    cures = {str(language): f"{language}: {cure}" for language in FORMS} if cure else {}
    place = (line, 13 if line else 0)
    return CheckFinding(f"/here/{file}", file, *place, WORDINGS[code].severity, code, said, cures)


def answer(*findings: CheckFinding) -> Answer:
    return Answer("", (), findings=findings)


@pytest.fixture(params=FORMS)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with speaking(Language(request.param)):
        yield request.param


def github(*findings: CheckFinding) -> str:
    document = FORMATS["github"].render(answer(*findings), Look())
    assert isinstance(document, str)
    return document


def sarif(*findings: CheckFinding) -> Any:
    """The document, which the schema allows."""
    document = FORMATS["sarif"].render(answer(*findings), Look())
    assert isinstance(document, str)
    assert document.endswith("}\n")
    whole = json.loads(document)
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(whole)
    return whole


def test_a_finding_is_a_command_with_its_place_and_rule(language: str) -> None:
    assert github(finding()) == (
        "::error file=so/a.yaml,line=7,col=13,title=party-unknown::"
        f'{language}: unknown party "x"%0A{language}: add it\n'
    )


@pytest.mark.usefixtures("language")
def test_what_steers_a_command_is_escaped_as_the_toolkit_does() -> None:
    odd = finding(file="50%, a:b\n.yaml", sentence="a,b:c 100%\r\n::error::no", cure="")
    line = github(odd)
    assert line.count("\n") == 1
    assert line.startswith("::error file=50%25%2C a%3Ab%0A.yaml,line=7,col=13,title=party-unknown::")
    assert line.endswith(": a,b:c 100%25%0D%0A::error::no\n")


@pytest.mark.usefixtures("language")
def test_a_whole_file_has_no_line_and_each_severity_its_command() -> None:
    assert github(finding("file-empty", line=0)).startswith("::error file=so/a.yaml,title=file-empty::")
    assert github(finding("cite-missing")).startswith("::warning file=")
    assert github() == ""


def test_the_document_has_the_results_with_their_rules_in_both_languages(language: str) -> None:
    whole = sarif(finding("cite-missing"), finding("party-unknown"), finding("file-empty", line=0))
    (run,) = whole["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["language"] == run["tool"]["driver"]["language"] == language
    assert [rule["id"] for rule in rules] == ["file-empty", "cite-missing", "party-unknown"]
    (other,) = run["translations"]
    assert {other["language"], language} == set(FORMS)
    assert [rule["id"] for rule in other["rules"]] == [rule["id"] for rule in rules]
    assert rules[2]["shortDescription"]["text"] != other["rules"][2]["shortDescription"]["text"]
    told = [(one["ruleId"], rules[one["ruleIndex"]]["id"], one["level"]) for one in run["results"]]
    assert told == [
        ("cite-missing", "cite-missing", "warning"),
        ("party-unknown", "party-unknown", "error"),
        ("file-empty", "file-empty", "error"),
    ]
    assert run["results"][0]["message"]["text"] == f'{language}: unknown party "x"\n{language}: add it'
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert places[0]["region"] == {"startLine": 7, "startColumn": 13}
    assert "region" not in places[2]


@pytest.mark.usefixtures("language")
def test_an_address_is_encoded_and_relative_where_the_path_is() -> None:
    names = ("so của tôi/a b.yaml", "a#1?.yaml", "../so/a.yaml")
    addresses = [_address(finding(file=name)) for name in names]
    assert addresses == ["so%20c%E1%BB%A7a%20t%C3%B4i/a%20b.yaml", "a%231%3F.yaml", "../so/a.yaml"]
    if sys.platform != "win32":
        assert _address(finding(file="/so/a b.yaml")) == "file:///so/a%20b.yaml"


def _address(one: CheckFinding) -> object:
    return sarif(one)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


@pytest.mark.usefixtures("language")
def test_nothing_found_is_a_document_too() -> None:
    assert sarif()["runs"][0]["results"] == []


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("code", WORDINGS)
def test_every_rule_can_stand_in_the_document(code: str) -> None:
    (rule,) = sarif(finding(code))["runs"][0]["tool"]["driver"]["rules"]
    level = rule["defaultConfiguration"]["level"]
    assert (rule["id"], level) == (code, {"notice": "note"}.get(WORDINGS[code].severity, level))
    assert "{" not in rule["shortDescription"]["text"].replace("{skip", "")
