"""`coop explain`: a rule with its meaning, an example and the cure, in both languages."""

from __future__ import annotations

import pytest

from coopcli.wordings import WORDINGS
from tests.conftest import Coop


def test_a_rule_is_told_with_its_example_and_the_mended_lines(coop: Coop) -> None:
    found = coop("explain", "party-unknown", environment={"COLUMNS": "200"})
    assert found.code == 0
    blocks = found.out.split("\n\n")
    facts = [line.split(None, 1) for line in blocks[0].splitlines()]
    assert facts[:2] == [["rule", "party-unknown"], ["severity", "error"]]
    assert "pass over this record" in blocks[0]
    assert blocks[1].startswith("Example\nsources:\n- {id: s001")
    assert "  parties: [rc-kontum, vwu-lwu]" in blocks[1]
    assert blocks[2].splitlines()[:3] == [
        "What is said of it",
        'party-unknown.yaml:7:13: error: unknown party "rc-kontum" [party-unknown]',
        '    did you mean "rc-kon-tum"? (party-unknown.yaml:4)',
    ]
    assert blocks[3].startswith("Mended\n")
    assert "  parties: [rc-kon-tum]" in blocks[3]


def test_the_same_in_vietnamese(coop: Coop) -> None:
    found = coop("explain", "party-unknown", lang="vi", environment={"COLUMNS": "200"})
    blocks = found.out.split("\n\n")
    assert blocks[0].splitlines()[1].split(None, 2)[-1] == "độ lỗi" or "lỗi" in blocks[0]
    assert "Hồ sơ gọi tên một bên không có trong các tệp." in blocks[0]
    assert 'party-unknown.yaml:7:13: lỗi: không có bên ký kết "rc-kontum" [party-unknown]' in blocks[2]


@pytest.mark.parametrize("code", WORDINGS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_rule_is_explained(coop: Coop, code: str, lang: str) -> None:
    found = coop("explain", code, lang=lang)
    assert (found.code, found.err) == (0, "")
    assert f"[{code}]" in found.out


def test_as_it_is_copied_from_a_line_it_is_understood(coop: Coop) -> None:
    assert coop("explain", "[party-unknown]").out == coop("explain", "party-unknown").out
    assert coop("explain", "Party-Unknown").code == 0


def test_all_rules_are_listed_with_how_bad_they_are(coop: Coop) -> None:
    found = coop("explain", "--format", "json")
    assert [one["code"] for one in found.json] == [*WORDINGS]
    assert {one["code"]: one["severity"] for one in found.json} == {
        code: wording.severity for code, wording in WORDINGS.items()
    }
    assert all(one["meaning"].keys() == {"vi", "en"} for one in found.json)
    listed = coop("explain").out
    assert f"{len(WORDINGS)} rules: " in listed
    assert all(code in listed for code in WORDINGS)


@pytest.mark.parametrize(("typed", "near"), [("party-unknwn", '"party-unknown"'), ("qqq", "coop explain")])
def test_what_is_no_rule_gets_the_nearest(coop: Coop, typed: str, near: str) -> None:
    found = coop("explain", typed)
    assert (found.code, found.out) == (2, "")
    assert near in found.err


def test_a_file_that_is_no_text_is_told_so(coop: Coop) -> None:
    found = coop("explain", "file-kind")
    assert "(no text that could be shown here)" in found.out
    assert "this is a PDF document" in found.out
    assert coop("explain", "file-kind", "--format", "json").json[0]["example"] is None
