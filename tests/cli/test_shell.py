"""Option groups and the session: what a command's function is given."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import platformdirs
import pytest
import typer

from coopcli.cli import session as session_module
from coopcli.cli.output import Output
from coopcli.cli.session import Session
from coopcli.cli.shell import spell
from tests.cli.conftest import MakeCommand
from tests.conftest import Coop


@dataclass(frozen=True, kw_only=True)
class Filters:
    title: ClassVar[str] = "Options"

    province: Annotated[tuple[str, ...], typer.Option("--province", help="A province.")] = ()
    status: Annotated[str, typer.Option("--status", help="A status.")] = "in_force"


@pytest.fixture
def asked(coop: Coop, make_command: MakeCommand) -> Callable[..., dict[str, Any]]:
    """Runs a command with a group of every kind, and gives what it was given."""
    given: dict[str, Any] = {}

    def main(
        session: Session,
        filters: Filters,
        output: Output,
        text: Annotated[str | None, typer.Argument()] = None,
    ) -> None:
        given.update(session=session, filters=filters, output=output, text=text)

    make_command("list", main)

    def ask(*arguments: str, **settings: Any) -> dict[str, Any]:
        result = coop("list", *arguments, **settings)
        assert result.code == 0, result.err
        return given

    return ask


def test_a_group_arrives_as_one_frozen_value(asked: Callable[..., dict[str, Any]]) -> None:
    given = asked("huế", "--province", "Kon Tum", "--format", "csv", "--province", "Huế", "-o", "x.csv")

    assert given["text"] == "huế"
    assert given["filters"] == Filters(province=("Kon Tum", "Huế"), status="in_force")
    assert given["output"] == Output(format="csv", output=Path("x.csv"))
    with pytest.raises(FrozenInstanceError):
        given["output"].format = "json"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("7",), (20, "day", False, (7,))),
        (("--limit", "3", "--order", "name", "--all", "1", "2"), (3, "name", True, (1, 2))),
        (("--limit=-1", "0"), (-1, "day", False, (0,))),
    ],
)
def test_a_value_has_the_type_that_the_command_declares(
    coop: Coop, make_command: MakeCommand, arguments: tuple[str, ...], expected: tuple[object, ...]
) -> None:
    given: list[object] = []

    def main(
        numbers: Annotated[tuple[int, ...], typer.Argument()],
        limit: Annotated[int, typer.Option("--limit")] = 20,
        order: Annotated[Literal["day", "name"], typer.Option("--order")] = "day",
        everything: Annotated[bool, typer.Option("--all")] = False,
    ) -> None:
        given.extend((limit, order, everything, numbers))

    make_command("list", main)

    assert coop("list", *arguments).code == 0
    assert tuple(given) == expected


def test_options_not_given_are_the_defaults_of_the_group(asked: Callable[..., dict[str, Any]]) -> None:
    given = asked()

    assert given["text"] is None
    assert (given["filters"], given["output"]) == (Filters(), Output())


def test_the_session_is_today_by_the_clock_with_no_terminal(asked: Callable[..., dict[str, Any]]) -> None:
    before = datetime.date.today()
    session = asked()["session"]

    assert before <= session.clock <= datetime.date.today()
    assert session.today == session.clock
    assert session.width is None


@pytest.mark.parametrize("text", ["2025-06-30", "30/6/2025"])
def test_the_day_asked_moves_today_but_not_the_clock(asked: Callable[..., dict[str, Any]], text: str) -> None:
    by_option, by_variable = asked("--today", text)["session"], asked(today=text)["session"]

    assert by_option.today == by_variable.today == datetime.date(2025, 6, 30)
    assert by_option.clock == datetime.date.today()


def test_the_option_for_the_day_wins_over_the_variable(asked: Callable[..., dict[str, Any]]) -> None:
    assert asked("--today", "2025-06-30", today="2024-01-01")["session"].today == datetime.date(2025, 6, 30)


def test_the_store_is_the_option_then_the_variable_then_the_data_folder(
    asked: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name, appauthor: tmp_path / name)

    assert asked("--db", "a.sqlite3", environment={"COOP_DB": "b"})["session"].db == Path("a.sqlite3")
    assert asked(environment={"COOP_DB": "b.sqlite3"})["session"].db == Path("b.sqlite3")
    assert asked(environment={"COOP_DB": ""})["session"].db == tmp_path / "coop" / "coop.sqlite3"


def test_the_width_is_that_of_the_terminal(
    asked: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "is_terminal", lambda stream: True)

    assert asked(environment={"COLUMNS": "123"})["session"].width == 123


@pytest.mark.usefixtures("english")
def test_two_groups_cannot_have_the_same_option() -> None:
    @dataclass(frozen=True)
    class Again:
        format: Annotated[str, typer.Option(help="Once more.")] = ""

    def main(output: Output, again: Again) -> None: ...

    main.__annotations__ = {"output": Output, "again": Again, "return": None}
    with pytest.raises(ValueError, match="format"):
        spell(main)


def test_a_parameter_that_is_no_option_is_refused() -> None:
    def main(text: str) -> None: ...

    with pytest.raises(TypeError, match="text needs an Annotated type"):
        spell(main)
