"""The register that ships, loaded once for all questions, and what they read an answer with."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import pytest

from coopcli.cli.app import main
from tests.conftest import Coop, Result

TODAY = "2026-11-22"

VWU_LWU = "vwu-lwu-2022"
HA_NOI, DAK_LAK = "wu-ha-noi-vientiane-2022", "wu-dak-lak-sekong-2022"
WU_2019, WU_2024 = "wu-kon-tum-attapeu-2019", "wu-kon-tum-attapeu-2024"
RC_2019, RC_2022 = "rc-kon-tum-attapeu-2019", "rc-kon-tum-attapeu-2022"
THANH_HOA, VUFO_VAE = "rc-thanh-hoa-houaphanh-2019", "vufo-vae-2022"


class Ask(Protocol):
    """Runs `coop` with these arguments on the register that ships, on the day 2026-11-22."""

    def __call__(self, *arguments: str, lang: str = "en") -> Result: ...


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the register that ships."""
    store = tmp_path_factory.mktemp("shipped") / "coop.sqlite3"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COOP_LANG", "en")
        assert main(["load", "--db", str(store)]) == 0
    return store


@pytest.fixture
def ask(coop: Coop, shipped: Path) -> Ask:
    def run(*arguments: str, lang: str = "en") -> Result:
        found = coop(*arguments, lang=lang, today=TODAY, environment={"COOP_DB": str(shipped)})
        assert found.code == 0, found.err
        return found

    return run


def rows(ask: Ask, *words: str) -> list[dict[str, Any]]:
    """The rows of an answer as JSON has them."""
    found = ask(*words, "--format", "json").json
    assert isinstance(found, list)
    return found


def by_id(ask: Ask, *words: str) -> dict[str, dict[str, Any]]:
    """The rows of an answer by their ids, each of which stands there once."""
    found = rows(ask, *words)
    named = {row["id"]: row for row in found}
    assert len(named) == len(found)
    return named


def groups(found: Iterable[dict[str, Any]]) -> dict[str, set[str]]:
    """The ids of an answer by their `match`: surely, possibly, unknown."""
    grouped: dict[str, set[str]] = {}
    for row in found:
        grouped.setdefault(row["match"], set()).add(row["id"])
    return grouped


def judged(ask: Ask, *words: str) -> dict[tuple[str, int], dict[str, Any]]:
    """What `coop commitments` says of each promise in each year."""
    return {(row["id"], row["year"]): row for row in rows(ask, "commitments", *words)}


def one_line(text: str) -> str:
    """A text with any white space as one space, so that what a table breaks over lines is found."""
    return " ".join(text.split())
