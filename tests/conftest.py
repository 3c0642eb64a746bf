"""What all tests share: the real command run in this process, and the material beside the checkout."""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from coopcli.cli import (
    choosing,  # noqa: F401  # these take a function over that tests replace: before, not while it is replaced
    progress,  # noqa: F401
    shell,
)
from coopcli.cli.app import main
from coopcli.i18n import Language, speaking, spoken_language
from coopcli.store import schema_version, shipped
from tests import examples  # noqa: F401  # it says how many examples the property tests draw
from tests.loaded import loaded_once
from tests.stores import store  # noqa: F401  # a store of a test's own
from tests.treaties import TREATIES, as_yaml, first_of_each_id, read_treaties

MEMORY = Path("/dev/shm")
"""Where many systems keep files in memory."""
ROOM = 2**30
"""How many bytes must be free there; a run takes a tenth."""


def pytest_configure() -> None:
    """Put the tests' own folders in memory where there is room, for every load waits for a disk several times."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    # A shell has its background jobs ignore Ctrl-C, and so would each process that a test starts and interrupts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ["COOP_CONFIG"] = os.devnull  # no test goes by the configuration of who runs it


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking thousands of tests again and again: they stay to the end."""
    gc.collect()
    gc.freeze()


@dataclass(frozen=True)
class Result:
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        """Standard output, read as one JSON document."""
        return json.loads(self.out)


class Coop(Protocol):
    """Runs `coop` with these arguments; `lang` and `today` None leave COOP_LANG and COOP_TODAY unset."""

    def __call__(
        self,
        *arguments: str,
        lang: str | None = "en",
        today: str | None = None,
        environment: Mapping[str, str] = ...,
    ) -> Result: ...


def made_once(make: Callable[..., Any]) -> Callable[..., Any]:
    """Give a function that makes a thing once for each language and the same words."""
    made: dict[tuple[object, ...], Any] = {}

    def make_once(*words: str) -> Any:
        key = (spoken_language().code, *words)
        if key not in made:
            made[key] = make(*words)
        return made[key]

    return make_once


@pytest.fixture(scope="session")
def made_by_a_process() -> Mapping[str, Callable[..., Any]]:
    """What a process makes once and the tests would make ten thousand times, for a third of their time.

    Each follows from its words and the language alone, but for what Typer asks the environment about completion.
    The tests of `cli/`, completion among them, have it made for every run.
    """
    return {
        "coopcli.cli.app.command_group": made_once(shell.command_group),
        "coopcli.cli.shell._built": made_once(shell._built),
        "coopcli.store.schema_version": made_once(schema_version),
    }


@pytest.fixture
def coop(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    made_by_a_process: Mapping[str, Callable[..., Any]],
) -> Coop:
    """The real command, in this process: a store of the test's own, no terminal, 80 columns, no settings."""

    def run(
        *arguments: str,
        lang: str | None = "en",
        today: str | None = None,
        environment: Mapping[str, str] = {},  # only read
    ) -> Result:
        with monkeypatch.context() as patched:
            for name in os.environ:
                if name.startswith(("COOP_", "_COOP_", "LC_", "LANG")):
                    patched.delenv(name)
            settings = {
                "COOP_DB": str(tmp_path / "coop.sqlite3"),
                "COOP_LANG": lang,
                "COOP_TODAY": today,
                "COOP_CONFIG": os.devnull,
                "COLUMNS": "80",
                **environment,
            }
            for name, value in settings.items():
                if value is not None:
                    patched.setenv(name, value)
            for place, make in made_by_a_process.items():
                patched.setattr(place, make)
            capsys.readouterr()
            code = main(list(arguments))
        out, err = capsys.readouterr()
        return Result(out, err, code)

    return run


@pytest.fixture(scope="module")
def english() -> Iterator[None]:
    """English is spoken in the tests of the module, as the front door binds it for a run."""
    with speaking(Language("en")):
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with articles and real data that some tests read."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside the checkout")
    return folder


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store with the register that ships, to be asked or copied."""
    with loaded_once(
        tmp_path_factory, "register-that-ships", lambda folder: shipped("data/agreements.yaml")
    ) as loaded:
        yield loaded


@pytest.fixture(scope="session")
def treaty_store(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Path]:
    """A store with the first treaty of each id, to be asked."""

    def register(folder: Path) -> Path:
        path = folder / "treaties.yaml"
        treaties = first_of_each_id(read_treaties(shared / TREATIES))
        path.write_text(as_yaml(treaties.values()), encoding="utf-8")
        return path

    with loaded_once(tmp_path_factory, "treaties", register) as loaded:
        yield loaded
