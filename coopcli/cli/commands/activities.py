"""`coop activities`: what was done, when, where, by whom, with the numbers that the sources give."""

from __future__ import annotations

from coopcli.activities.answer import COLUMNS, activities_answer
from coopcli.activities.find import ACTIVITIES, ActivityRow, count_activities
from coopcli.asking.filter import ACTIVITY
from coopcli.asking.question import ask, find_listed, sortable
from coopcli.cli.filters import Columns, OfActivities, complete, settle, view_of
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session
from coopcli.text import N_

HELP = N_(
    "What has no date, or no place, stands apart where one is asked for. A meeting inside a trip is listed with it "
    "and counts once; a number that a source does not give is said to be not stated."
)
EXAMPLES = (
    "coop activities --year 2018",
    "coop activities --activity gift --place Attapeu",
    'coop activities --place "Sầm Sơn"',
)


def main(session: Session, filters: OfActivities, columns: Columns, output: Output) -> None:
    """Resolve the filters, find the activities, show them."""
    view = view_of(columns, COLUMNS, sortable(ActivityRow))
    with session.store() as connection:
        filters, notes = settle(connection, filters, session.today, ACTIVITY)
        asked = ask(connection, filters, session.today)
        found = find_listed(connection, ACTIVITIES, asked, view.order)
        counts, number = count_activities(connection, asked)
        answer = activities_answer(found, counts, number, view)
        answer = complete(answer, output, connection, asked, notes)
    emit(answer, output, session)
