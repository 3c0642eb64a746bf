"""`coop schema`: the JSON Schema of a file of a register, by which editors complete and underline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coopcli.cli.output import Output, emit_text
from coopcli.cli.session import Session
from coopcli.keeping.json_schema import schema_text
from coopcli.text import N_

HELP = N_(
    "With it beside the register, an editor such as VS Code completes fields and codes, says what each is in both "
    'languages, and underlines what is wrong. A file names it in its first line: "# yaml-language-server: '
    '$schema=register.schema.json". "coop init" writes both.'
)
EXAMPLES = ("coop schema --output register.schema.json", "coop schema")


def main(
    session: Session,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=N_("FILE"),
            help=N_("Write it to this file, for example register.schema.json, instead of the screen."),
        ),
    ] = None,
) -> None:
    """Write the schema."""
    emit_text(schema_text(), Output(output=output))
