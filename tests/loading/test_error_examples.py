"""What only the whole store can judge, identity and references, has an example file under tests/errors/ too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Coop

ERRORS = Path(__file__).parents[1] / "errors"
CODES = (
    "id-double",
    "duty-double",
    "settings-double",
    "party-unknown",
    "agreement-unknown",
    "activity-unknown",
    "commitment-unknown",
    "source-unknown",
    "record-unknown",
)

_EARLIER = {"settings-double": ("earlier.yaml",)}
"""What takes two files: within one, the section would be a key that stands twice."""


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


def test_a_load_of_what_is_only_a_warning_says_so_and_keeps_all(
    coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shutil.copytree(ERRORS, tmp_path / "errors"))

    told = coop("load", "duty-not-there.yaml")

    assert told.code == 0
    assert told.err.startswith((ERRORS / "duty-not-there.txt").read_text(encoding="utf-8"))
    assert coop("list").code == 0
