"""README's row "a command", done: `coop expired` lists what a noun answers already."""

from __future__ import annotations

from tests.recipes.conftest import Checkout

APP = "coopcli/cli/app.py"
COMMAND = "coopcli/cli/commands/expired.py"

LINE = '    "show": N_('
LINE_ADDED = '    "expired": N_("List agreements that are over, with no successor on record"),\n'
MODULE = '''\
"""`coop expired`: the agreements that are over, with no signed successor on record."""

from __future__ import annotations

from coopcli.asking.question import ask, find_listed, sortable
from coopcli.cli.filters import Columns, OfAgreements, complete, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.agreements.find import AgreementRow, count_agreements, AGREEMENTS
from coopcli.text import N_
from coopcli.agreements.answer import COLUMNS, agreements_answer

HELP = N_("Those of which that is only possible stand apart.")
EXAMPLES = ("coop expired", "coop expired --country LA --format csv")


def main(session: Session, filters: OfAgreements, columns: Columns, output: Output) -> None:
    """Find the agreements, show them."""
    view = view_of(columns, COLUMNS, sortable(AgreementRow))
    with session.store() as connection:
        asked = ask(connection, {**filters, "status": ("lapsed",)}, session.today)
        found = find_listed(connection, AGREEMENTS, asked, view.order)
        counts = count_agreements(connection, asked, view.order, found)
        answer = complete(agreements_answer(found, counts, view), output, connection, asked)
    emit(answer, output, session)
'''


def test_a_command_is_added_in_two_files_and_answers_in_every_format(checkout: Checkout) -> None:
    checkout.edit(APP, LINE, LINE_ADDED + LINE)
    checkout.add(COMMAND, MODULE)
    assert checkout.touched == {APP, COMMAND}

    assert checkout.coop("load").code == 0
    day = ("--today", "2026-11-28")
    found = checkout.coop("expired", *day, "--format", "json").json
    assert found == checkout.coop("list", "--status", "lapsed", *day, "--format", "json").json
    assert found
    for form in ("table", "csv", "md", "yaml", "html"):
        written = checkout.coop("expired", "--limit", "1", "--format", form, *day)
        assert written.code == 0
        assert found[0]["id"] in written.out
    assert "coop expired" in checkout.coop("expired", "--help").out
    assert "expired" in checkout.coop("--help").out
    assert checkout.coop("expird").err.count('"expired"') == 1
