"""Help pages: complete in each language, readable in 80 columns, examples as they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar, Literal

import pytest
import typer

from coopcli.cli.app import COMMANDS
from coopcli.cli.session import Session
from tests.cli.conftest import MakeCommand
from tests.conftest import Coop


@dataclass(frozen=True, kw_only=True)
class Paper:
    title: ClassVar[str] = "Output"

    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the answer to this file, for example due.csv, instead of the screen.",
        ),
    ] = None


EXAMPLE = 'coop due "quý III/2025" --format csv --output a-name-too-long-to-stand-in-eighty-columns.csv'
WORDS_OF_TYPER = (
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Show",
    "default",
    "env var",
    "required",
    "exit",
)


def due(
    session: Session,
    paper: Paper,
    period: Annotated[str | None, typer.Argument(metavar="DATE")] = None,
    kinds: Annotated[tuple[str, ...], typer.Option("--kind", help="Show this help.")] = (),
    order: Annotated[Literal["day", "name"], typer.Option("--order", help="Show this help.")] = "day",
    limit: Annotated[int | None, typer.Option("--limit", "-n", help="Show this help.")] = None,
    folder: Annotated[
        Path | None, typer.Option("--a-folder-with-a-long-name", help="Show this help.")
    ] = None,
    needed: Annotated[str, typer.Option("--needed", help="Show this help.")] = ...,
) -> None:
    """One parameter of each kind; the texts are such as the catalogue has."""


@pytest.fixture
def _due(make_command: MakeCommand) -> None:
    make_command("due", due, "not stated", ("coop due 2025", EXAMPLE))


@pytest.mark.usefixtures("_due")
def test_a_help_page_shows_all_there_is_to_know(coop: Coop) -> None:
    """Usage, texts, examples, arguments, the command's own options, its groups, and the common ones last."""
    assert (
        coop("due", "--help").out
        == """\
Usage: coop due [DATE] [OPTIONS]

List agreements.

not stated

Examples:
  coop due 2025
  coop due "quý III/2025" --format csv --output a-name-too-long-to-stand-in-eighty-columns.csv

Arguments:
  DATE

Options:
  --kind TEXT               Show this help. [can be repeated]
  --order day|name          Show this help. [otherwise day]
  -n, --limit NUMBER        Show this help.
  --a-folder-with-a-long-name PATH
                            Show this help.
  --needed TEXT             Show this help. [required]

Output:
  -o, --output FILE  Write the answer to this file, for example due.csv, instead
                     of the screen.

Common options:
  --db PATH     Use this store instead of the one in your data folder, for
                example ./trial.sqlite3. [or set COOP_DB]
  --lang vi|en  Speak Vietnamese or English, for example en; otherwise as the
                configuration says, or the system. [or set COOP_LANG]
  --today DATE  Answer as of this day instead of today, for example 2025-06-30
                or 30/6/2025. [or set COOP_TODAY]
  -h, --help    Show this help.
"""
    )


@pytest.mark.usefixtures("_due")
@pytest.mark.parametrize("arguments", [("due", "--help"), ("--help",)])
def test_a_vietnamese_help_page_has_no_word_of_typers(coop: Coop, arguments: tuple[str, ...]) -> None:
    shown = coop(*arguments, lang="vi").out

    assert shown.startswith("Cách dùng: coop ")
    assert [word for word in WORDS_OF_TYPER if word in shown] == []


@pytest.mark.usefixtures("_due")
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("arguments", [("due", "--help"), ("--help",)])
def test_a_help_page_fits_eighty_columns_but_for_examples(
    coop: Coop, arguments: tuple[str, ...], lang: str
) -> None:
    lines = coop(*arguments, lang=lang).out.splitlines()

    assert [line for line in lines if len(line) > 80] == ([f"  {EXAMPLE}"] if "due" in arguments else [])


@pytest.mark.usefixtures("_due")
@pytest.mark.parametrize(
    ("asked", "same_as"),
    [
        (("-h",), ("--help",)),
        (("help",), ("--help",)),
        (("due", "-h"), ("due", "--help")),
        (("help", "due"), ("due", "--help")),
        (("due", "2025", "--help"), ("due", "--help")),
    ],
)
def test_help_is_found_in_every_way_that_people_ask_for_it(
    coop: Coop, asked: tuple[str, ...], same_as: tuple[str, ...]
) -> None:
    assert coop(*asked) == coop(*same_as)
    assert coop(*asked).code == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_command_of_the_program_is_on_the_first_page(coop: Coop, lang: str) -> None:
    lines = coop("--help", lang=lang).out.splitlines()

    for name in COMMANDS:
        assert any(line.startswith(f"  {name} ") for line in lines)
