"""Commands made up for a test, in place of the program's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, Protocol

import pytest

from coopcli.cli import app


class MakeCommand(Protocol):
    """Adds a command to the table, which then holds no others."""

    def __call__(
        self, name: str, main: Callable[..., object], text: str = "", examples: tuple[str, ...] = ()
    ) -> None: ...


@pytest.fixture(scope="session")
def made_by_a_process() -> Mapping[str, Callable[..., Any]]:
    """Nothing is kept: how a command is built, and anew, is what is tested here."""
    return {}


@pytest.fixture
def make_command(monkeypatch: pytest.MonkeyPatch) -> MakeCommand:
    table: dict[str, str] = {}
    monkeypatch.setattr(app, "COMMANDS", table)

    def make(name: str, main: Callable[..., object], text: str = "", examples: tuple[str, ...] = ()) -> None:
        module = ModuleType(f"coopcli.cli.commands.{name}")
        vars(module).update(main=main, HELP=text, EXAMPLES=examples)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        table[name] = "List agreements"

    return make
