"""`coop sql`: a question in SQL, answered in every format, about the day of --today."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from coopcli.cli.filters import complete
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.errors import UsageError
from coopcli.show.contents import query_answer
from coopcli.show.find_query import run_query
from coopcli.text import N_

HELP = N_(
    "The store cannot be changed from here. Its views know the status of each agreement on the day of --today: "
    "begin with overview; schema.sql describes them all."
)
EXAMPLES = (
    'coop sql "SELECT id, status, certainty FROM overview"',
    'coop sql "SELECT area, count(*) AS agreements FROM area GROUP BY area" --format csv',
    "coop sql - --format json < question.sql",
)


def main(
    session: Session,
    output: Output,
    query: Annotated[
        list[str],
        typer.Argument(metavar=N_("QUERY"), help=N_("One SELECT, or - to read it from standard input.")),
    ],
    seconds: Annotated[
        int,
        typer.Option(metavar=N_("NUMBER"), min=1, help=N_("Stop a query that takes longer, such as 300.")),
    ] = 30,
) -> None:
    """Run the query, show its rows."""
    typed = " ".join(query)
    text = _standard_input() if typed == "-" else typed
    with session.store() as connection:
        answer = query_answer(run_query(connection, text, seconds))
    if output.sources:
        with session.store(look=False) as connection:  # one without the limits that hold for the query
            answer = complete(answer, output, connection)
    emit(answer, output, session)


def _standard_input() -> str:
    """Read the query as UTF-8 whatever the system's encoding. Raises UsageError where there is none."""
    if sys.stdin is None:  # closed by whoever started the program
        raise UsageError(N_("there is no standard input to read the query from"))
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(N_("the query on standard input is not UTF-8")) from error
