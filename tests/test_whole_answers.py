"""The JSON of each report is a contract: the whole document over the register that ships, key by key.

A change of a key, a value or an order shows here, and so does one of an explanation, which people read whole.
`python -m tests.test_whole_answers` writes the documents anew, to be read before they are kept.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from coopcli.store import shipped

GOLDEN = Path(__file__).parent / "golden"
DAY = "2026-11-22"

REPORTS: dict[str, tuple[str, ...]] = {
    "list": ("list",),
    "due": ("due", "2027"),
    "due-2022-07": ("due", "2022-07", "--today", "2022-07-10"),
    "due-why-renewal": ("due", "--why", "vwu-lwu-2022/renewal"),
    "report": ("report", "2022"),
    "show": ("show", "rc-kon-tum-attapeu-2022"),
    "history": ("history", "wu-kon-tum-attapeu-2024"),
    "timeline": ("timeline",),
    "gaps": ("gaps", "wu-ha-noi-vientiane-2022"),
    "gaps-coverage": ("gaps", "--coverage"),
    "summary": ("summary", "--by", "province", "--by", "status"),
    "summary-money": ("summary", "--measure", "money"),
    "parties": ("parties",),
    "activities": ("activities",),
    "commitments": ("commitments", "--every", "year"),
    "commitments-by-year": ("commitments", "--years", "2019/2022"),
    "turns": ("turns",),
    "sources": ("sources",),
    "places": ("places", "quang ngai"),
    "search": ("search", "mua ban nguoi"),
}

EXPLANATIONS: dict[str, tuple[str, ...]] = {
    "due-why": ("due", "--why", "vwu-lwu-2022/copy"),
    "due-why-end": ("due", "--why", "vwu-lwu-2022/end"),
}


def coop(store: str, *arguments: str) -> str:
    """What a command prints, in a process of its own."""
    settings = {
        "COOP_DB": store,
        "COOP_LANG": "en",
        "COOP_TODAY": DAY,
        "COOP_CONFIG": os.devnull,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-m", "coopcli", *arguments]
    done = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, check=True)
    return done.stdout.decode("utf-8").replace(os.linesep, "\n")


def answer(arguments: tuple[str, ...], store: str) -> Any:
    """The JSON that a command answers, the register's folder called `data`."""
    folder = json.dumps(str(shipped("data/agreements.yaml").parent))[1:-1]
    return json.loads(coop(store, *arguments, "--format", "json").replace(folder, "data"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("whole") / "coop.sqlite3")
    coop(path, "load", str(shipped("data/agreements.yaml")))
    return path


@pytest.mark.parametrize("report", REPORTS)
def test_the_whole_document_of_a_report_is_as_agreed(report: str, store: str) -> None:
    expected = json.loads((GOLDEN / f"{report}.json").read_text(encoding="utf-8"))

    assert answer(REPORTS[report], store) == expected


@pytest.mark.parametrize("explanation", EXPLANATIONS)
def test_the_whole_text_of_an_explanation_is_as_agreed(explanation: str, store: str) -> None:
    expected = (GOLDEN / f"{explanation}.txt").read_text(encoding="utf-8")

    assert coop(store, *EXPLANATIONS[explanation]) == expected


def write_anew() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "coop.sqlite3")
        coop(store, "load", str(shipped("data/agreements.yaml")))
        for report, arguments in REPORTS.items():
            document = json.dumps(answer(arguments, store), ensure_ascii=False, indent=1)
            (GOLDEN / f"{report}.json").write_text(document + "\n", encoding="utf-8")
        for explanation, arguments in EXPLANATIONS.items():
            (GOLDEN / f"{explanation}.txt").write_text(
                coop(store, *arguments), encoding="utf-8", newline="\n"
            )


if __name__ == "__main__":
    write_anew()
