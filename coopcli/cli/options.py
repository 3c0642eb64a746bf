"""Option groups: what several commands ask in the same words is one frozen dataclass.

A command takes a group as a parameter (`def main(session: Session, output: Output)`); `spelling` makes the
group's fields options of that command. A field is `Annotated[…, typer.Option(…)]`; its help and metavar are
marked, and translated when the command is built. A `tuple[str, …]` is an option that can be repeated.
"""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final, TypeAlias

import typer

from coopcli.marking import N_


class MadeOptions(ABC):
    """Options that are made from a table: what stands in the `Annotated` of a command's parameter.

    The parameter is given what `taken` gives.
    """

    @property
    @abstractmethod
    def title(self) -> str:
        """The marked heading of the options on the help page."""

    @abstractmethod
    def parameters(self) -> list[inspect.Parameter]:
        """Give the options, as Typer reads them, their texts marked."""

    @abstractmethod
    def taken(self, values: dict[str, Any]) -> Any:
        """Take the values of these options out of those of all options."""


MOST_ROWS: Final = 1_000_000_000
"""The most that a limit can be: more than any register has, and a number that SQLite can count to."""

Limit: TypeAlias = Annotated[
    int | None,
    typer.Option(
        metavar=N_("NUMBER"), min=1, max=MOST_ROWS, help=N_("Show at most so many rows, such as 20.")
    ),
]


@dataclass(frozen=True, kw_only=True)
class Output:
    """Where the answer goes and in which format; no format leaves that to the ending of the file."""

    title: ClassVar[str] = N_("Output")

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar=N_("FORMAT"),
            help=N_(
                "Write the answer as table, json, jsonl, csv, tsv, md, yaml, xlsx, docx, html or ics; otherwise by "
                "the ending of --output, else a table."
            ),
        ),
    ] = None
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=N_("FILE"),
            help=N_("Write the answer to this file, for example due.csv, instead of the screen."),
        ),
    ] = None
    sources: Annotated[
        bool,
        typer.Option(
            "--sources",
            help=N_("Add what each record rests on: its sources, and what is inferred and why."),
        ),
    ] = False
    bom: Annotated[
        bool,
        typer.Option(
            "--bom", help=N_("Begin a CSV file with the mark that Excel needs to read Vietnamese letters.")
        ),
    ] = False
