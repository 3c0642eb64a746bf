"""Option groups: what several commands ask in the same words is one frozen dataclass.

A command takes a group as a parameter (`def main(session: Session, output: Output)`); `spelling` makes the
group's fields options of that command. A field is `Annotated[…, typer.Option(…)]`; its help and metavar are
marked, and translated when the command is built. A `tuple[str, …]` is an option that can be repeated. The class
may have a `title`, the heading of its options in the help, and `fills`, what fills the braces of their helps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

import typer

from coopcli.marking import N_
from coopcli.render import FORMATS


@dataclass(frozen=True, kw_only=True)
class Output:
    """Where the answer goes and in which format; no format leaves that to the ending of the file."""

    title: ClassVar[str] = N_("Output")
    fills: ClassVar[Mapping[str, object]] = {"formats": tuple(FORMATS)}

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar=N_("FORMAT"),
            help=N_("Write the answer as {formats}; otherwise by the ending of --output, else a table."),
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
