"""What only the whole store can judge, identity and references, has an example file under tests/errors/ too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Coop

ERRORS = Path(__file__).parents[1] / "errors"
CODES = (
    "id-double",
    "file-copy",
    "duty-double",
    "settings-double",
    "party-unknown",
    "agreement-unknown",
    "activity-unknown",
    "commitment-unknown",
    "source-unknown",
    "record-unknown",
)

_EARLIER = {"settings-double": ("earlier.yaml",), "file-copy": ("earlier.yaml",)}
"""What takes two files: within one, a section would be a key that stands twice."""


@pytest.mark.parametrize("code", CODES)
def test_a_load_of_the_bad_file_says_what_is_wrong_where_and_loads_nothing(
    code: str, coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shutil.copytree(ERRORS, tmp_path / "errors"))

    before = _EARLIER.get(code, ())
    for earlier in before:
        shutil.copy(f"{code}.yaml", earlier)

    told = coop("load", *before, f"{code}.yaml")

    expected = (ERRORS / f"{code}.txt").read_text(encoding="utf-8")
    assert told.code == 1
    assert told.out == ""
    assert told.err.startswith(expected)
    assert told.err.removeprefix(expected).startswith("error: ")
    assert coop("list").code == 3


@pytest.mark.parametrize("code", ["duty-not-there", "host-by-place"])
def test_a_load_of_what_is_only_a_warning_says_so_and_keeps_all(
    code: str, coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shutil.copytree(ERRORS, tmp_path / "errors"))

    told = coop("load", "--warnings", f"{code}.yaml")

    assert told.code == 0
    assert told.err.startswith((ERRORS / f"{code}.txt").read_text(encoding="utf-8"))
    assert coop("list").code == 0


HOSTED = """sources: [{id: s1}]
parties:
- {id: nghe-an, name: A, province: Nghệ An, cite: s1}
- {id: bolikhamsai, name: B, province: Bolikhamsai, cite: s1}
activities:
- id: meeting
  kind: [conference]
  places: {province: Nghệ An}
  parties:
  - {party: bolikhamsai, role: visitor}
  - {party: nghe-an, role: host%s}
  cite: %s
"""


@pytest.mark.parametrize(
    "cite",
    [
        "{parties: s1 line 9, places: [s1 line 3, s1 line 9]}",
        "{parties: [s1 line 9], places: s1 line 9, kind: s1}",
    ],
)
def test_a_host_for_whom_only_the_line_of_the_place_is_cited_is_a_warning(
    cite: str, coop: Coop, tmp_path: Path
) -> None:
    """`Hội nghị đã được tổ chức tại tỉnh Nghệ An` says where, and not who hosted."""
    file = tmp_path / "a.yaml"
    file.write_text(HOSTED % ("", cite), encoding="utf-8")
    told = coop("load", str(file))
    assert told.code == 0
    assert "a.yaml:11:13: warning: " in told.err
    assert "[host-by-place]" in told.err


@pytest.mark.parametrize(
    ("more", "cite", "place"),
    [
        # Another line, words of the line, or a citation of its own name the host.
        ("", "{parties: [s1 line 9, s1 line 7], places: s1 line 9}", ""),
        ("", '{parties: {source: s1, place: line 9, quote: "do Hội đăng cai"}, places: s1 line 9}', ""),
        (", cite: s1 line 9", "{parties: s1 line 9, places: s1 line 9}", ""),
        # It is marked.
        (", inferred: {role: why}", "{parties: s1 line 9, places: s1 line 9}", ""),
        (", inferred: {party: why}", "{parties: s1 line 9, places: s1 line 9}", ""),
        # The record as a whole is cited: which words say it cannot be seen.
        ("", "s1 line 9", ""),
        # It was not in the host's province.
        ("", "{parties: s1 line 9, places: s1 line 9}", "Hà Tĩnh"),
    ],
)
def test_a_host_who_is_told_of_is_no_wonder(
    more: str, cite: str, place: str, coop: Coop, tmp_path: Path
) -> None:
    file = tmp_path / "a.yaml"
    text = HOSTED % (more, cite)
    file.write_text(
        text.replace("places: {province: Nghệ An}", f"places: {{province: {place or 'Nghệ An'}}}")
    )
    told = coop("load", str(file))
    assert told.code == 0
    assert "warning" not in told.err
