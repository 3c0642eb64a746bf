"""The JSON of sixty commands on three days, written down before the house was rebuilt: it stays as it is.

What changes here was wrong, and each such change is a line of the changelog. `python -m tests.test_frozen_answers`
writes the answers anew, to be read before they are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from coopcli.cli.app import main
from coopcli.store import shipped

FOLDER = Path(__file__).parent / "frozen"
DAYS = ("2022-07-10", "2024-12-31", "2026-11-28")
REGISTERS = (
    shipped("data/agreements.yaml"),
    Path(__file__).parents[1] / "docs/renewal.yaml",
    Path(__file__).parents[1] / "docs/example.yaml",
    FOLDER / "doubtful.yaml",
)

COMMANDS: dict[str, tuple[str, ...]] = {
    "list": ("list",),
    "list-province": ("list", "--province", "Kon Tum"),
    "list-province-of-now": ("list", "--province", "quang ngai"),
    "list-country": ("list", "--country", "LA"),
    "list-party": ("list", "--party", "vwu", "--party", "youth-hue"),
    "list-kind": ("list", "--kind", "red_cross", "--kind", "youth_union"),
    "list-level": ("list", "--level", "provincial"),
    "list-with": ("list", "--province", "Kon Tum", "--with", "Attapeu"),
    "list-with-country": ("list", "--with", "LA", "--kind", "womens_union"),
    "list-type": ("list", "--type", "cooperation_agreement"),
    "list-standing": ("list", "--standing", "signed"),
    "list-status": ("list", "--status", "in_force"),
    "list-status-ended": ("list", "--status", "ended"),
    "list-signed": ("list", "--signed", "2021/2022"),
    "list-ends": ("list", "--ends", "2024/2027"),
    "list-on": ("list", "--on", "2023-06-01"),
    "list-area": ("list", "--area", "health", "--area", "training"),
    "list-every": ("list", "--every", "year"),
    "list-when": ("list", "--when", "needed"),
    "list-bound": ("list", "--bound", "youth-hue"),
    "list-activity": ("list", "--activity", "gift"),
    "list-place": ("list", "--place", "Huế", "--place", "Kon Tum"),
    "list-year": ("list", "--year", "2021"),
    "list-source": ("list", "--source", "s003", "--source", "memo"),
    "list-words": ("list", "hoi", "lhpn"),
    "list-columns": ("list", "--columns", "id,period,length,status", "--sort", "-length", "--limit", "7"),
    "due": ("due",),
    "due-year": ("due", "2027"),
    "due-month": ("due", "2022-07"),
    "due-province": ("due", "2024/2028", "--province", "Kon Tum"),
    "due-only": ("due", "2020/2030", "--only", "end,copy,final_review"),
    "due-past": ("due", "--only", "long_past"),
    "due-columns": ("due", "2027", "--columns", "due_earliest,step,duty", "--limit", "5"),
    "due-why": ("due", "--why", "vwu-lwu-2022/renewal"),
    "due-why-extended": ("due", "--why", "extended-2022/end-2"),
    "summary": ("summary",),
    "summary-cross": ("summary", "--by", "province", "--by", "status"),
    "summary-area": ("summary", "--by", "area"),
    "summary-cadence": ("summary", "--by", "cadence"),
    "summary-commitments": ("summary", "--measure", "commitments", "--by", "area", "--kind", "red_cross"),
    "summary-activities": ("summary", "--measure", "activities", "--by", "activity", "--by", "year"),
    "summary-money": ("summary", "--measure", "money", "--by", "activity_year"),
    "parties": ("parties",),
    "parties-filtered": ("parties", "--kind", "youth_union", "--country", "VN", "--level", "provincial"),
    "activities": ("activities",),
    "activities-filtered": ("activities", "--place", "Kon Tum", "--kind", "red_cross"),
    "activities-year": ("activities", "--year", "2021/2022", "--area", "health", "--limit", "5"),
    "activities-agreement": ("activities", "--agreement", "doubtful-2021"),
    "commitments": ("commitments",),
    "commitments-filtered": ("commitments", "--every", "year", "--area", "health", "--bound", "youth-hue"),
    "commitments-when": ("commitments", "--when", "needed", "--country", "LA"),
    "commitments-years": ("commitments", "--years", "2021/2024", "--party", "wu-kon-tum"),
    "turns": ("turns",),
    "history": ("history", "wu-kon-tum-attapeu-2024"),
    "history-inferred": ("history", "doubtful-2021"),
    "timeline": ("timeline",),
    "gaps": ("gaps", "--all"),
    "gaps-coverage": ("gaps", "--coverage", "--province", "Kon Tum"),
    "sources": ("sources",),
    "search": ("search", "mua ban nguoi"),
    "search-people": ("search", "tiếp", "--in", "people"),
    "places": ("places", "quang ngai"),
    "show-agreement": ("show", "rc-kon-tum-attapeu-2022"),
    "show-doubtful": ("show", "doubtful-2021"),
    "show-party": ("show", "wu-kon-tum"),
    "report": ("report", "2022"),
    "report-province": ("report", "2022", "--province", "Hà Nội"),
    "sql": ("sql", "SELECT * FROM overview ORDER BY id"),
}


@contextmanager
def settings(store: Path, day: str) -> Iterator[BytesIO]:
    """The settings of a run: one store, one day, English, eighty columns; gives what goes to standard output."""
    out = BytesIO()
    with (
        pytest.MonkeyPatch.context() as patched,
        redirect_stdout(TextIOWrapper(out, "utf-8", write_through=True)),
        redirect_stderr(TextIOWrapper(BytesIO(), "utf-8")),
    ):
        for name, value in (("DB", str(store)), ("LANG", "en"), ("TODAY", day)):
            patched.setenv(f"COOP_{name}", value)
        patched.setenv("COLUMNS", "80")
        yield out


def answer(arguments: tuple[str, ...], store: Path, day: str) -> Any:
    """The JSON that a command answers on a day, the folders of the registers left out of it."""
    with settings(store, day) as out:
        main([*arguments, "--format", "json"])
        text = out.getvalue().decode("utf-8")
    for register in REGISTERS:
        text = text.replace(json.dumps(str(register.parent))[1:-1], register.parent.name)
    return json.loads(text) if text else None


def load(store: Path) -> None:
    """Load the registers that the answers are about."""
    with settings(store, DAYS[0]):
        assert main(["load", "--only", *(str(path) for path in REGISTERS)]) == 0


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("frozen") / "coop.sqlite3"
    load(path)
    return path


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_answer_of_a_command_on_a_day_is_as_it_was(command: str, day: str, store: Path) -> None:
    frozen = json.loads((FOLDER / f"{command}.json").read_text(encoding="utf-8"))

    assert answer(COMMANDS[command], store, day) == frozen[day]


def lines_of(answers: dict[str, Any]) -> str:
    """The answers as JSON with a line for each row, so that a change of one row is a change of one line."""
    days = []
    for day, rows in answers.items():
        each = rows if isinstance(rows, list) else [rows]
        body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in each)
        days.append(f'"{day}": [\n{body}\n]' if isinstance(rows, list) else f'"{day}": {body}')
    return "{\n" + ",\n".join(days) + "\n}\n"


def write_anew() -> None:
    with TemporaryDirectory() as folder:
        store = Path(folder) / "coop.sqlite3"
        load(store)
        for command, arguments in COMMANDS.items():
            answers = {day: answer(arguments, store, day) for day in DAYS}
            (FOLDER / f"{command}.json").write_text(lines_of(answers), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_anew()
