"""A command loads what it uses and nothing else: start-up is what a user feels every time."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import coopcli

HEAVY = {
    *("babel", "openpyxl", "docx", "icalendar", "jinja2", "edtf", "click"),
    *("pydantic", "yaml", "sqlite3", "sqlite_utils", "rapidfuzz", "rich", "rich.table", "platformdirs"),
    *("coopcli.reading", "coopcli.store", "coopcli.places", "coopcli.rules"),
    *("coopcli.records", "coopcli.reports", "coopcli.render", "coopcli.answer"),
}
"""Libraries and parts that some command needs, but not every one."""

TO_ASK = {
    *("sqlite3", "coopcli.store", "coopcli.places", "coopcli.rules"),
    *("coopcli.records", "coopcli.reports", "coopcli.render", "coopcli.answer"),
}
"""What a question needs in any format."""

MAY_LOAD: tuple[tuple[str, set[str]], ...] = (
    ("", {*TO_ASK, "coopcli.reading", "rich"}),
    ("--help", set()),
    ("--version", set()),
    ("list --format json", TO_ASK),
    ("list --province 'Kon Tum'", {*TO_ASK, "rich"}),
    ("due 2025", {*TO_ASK, "rich"}),
    ("show rc-kon-tum-attapeu-2022", {*TO_ASK, "rich"}),
)
"""Command lines, asked of the register that ships, and what of `HEAVY` each may load."""

RUN = "import sys; from coopcli.cli.app import main; assert main(sys.argv[1:]) == 0"
LOADED = "print(*sys.modules, file=sys.stderr)"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A store with the register that ships; a load that fails shows in the commands that ask it."""
    folder = tmp_path_factory.mktemp("startup")
    own = {
        "COOP_LANG": "vi",
        "COOP_CONFIG": os.devnull,
        "COOP_DB": str(folder / "coop.sqlite3"),
        "PYTHONPATH": str(Path(coopcli.__file__).parents[1]),
        "PYTHONUTF8": "1",
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COOP_")} | own
    subprocess.run([sys.executable, "-c", RUN, "load"], env=environment, capture_output=True, check=False)
    return environment


def loaded(script: str, arguments: list[str], environment: dict[str, str]) -> set[str]:
    """What of `HEAVY` a fresh process has loaded after the script."""
    done = subprocess.run(
        [sys.executable, "-c", f"{script}\n{LOADED}", *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split()) & HEAVY


@pytest.mark.parametrize(("line", "allowed"), MAY_LOAD)
def test_a_command_loads_only_what_it_uses(line: str, allowed: set[str], environment: dict[str, str]) -> None:
    assert loaded(RUN, shlex.split(line), environment) <= allowed


def test_the_front_door_alone_loads_nothing_heavy(environment: dict[str, str]) -> None:
    assert not loaded("import sys, coopcli.cli.app", [], environment)
