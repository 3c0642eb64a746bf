"""`coop explain`: what a rule of the check means, with an example and its cure; or all rules."""

from __future__ import annotations

from typing import Annotated

import typer

from coopcli.checking.choosing import one_code
from coopcli.checking.explanation import rule_answer, rules_answer
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.text import N_

HELP = N_(
    "Each finding of load and check ends in the name of its rule, in brackets. Explained are how bad it is, what it "
    "means and why it matters, and what to do, with lines that are wrong and the same lines mended. Without a rule: "
    "all of them."
)
EXAMPLES = ("coop explain cite-missing", "coop explain", "coop explain --format json")


def main(
    session: Session,
    output: Output,
    rule: Annotated[
        str | None, typer.Argument(metavar=N_("RULE"), help=N_("The name of a rule, such as cite-missing."))
    ] = None,
) -> None:
    """Show the rule, or all rules."""
    answer = rules_answer() if rule is None else rule_answer(one_code(rule.strip("[]")))
    emit(answer, output, session)
