"""`coop activities`: what was done, when, where, by whom, with the numbers that the sources give."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, fields, replace
from typing import Annotated, ClassVar

import typer

from coopcli.cli.asking_activities import activity_criteria_of
from coopcli.cli.columns import Columns, view_of
from coopcli.cli.filters import Filters
from coopcli.cli.options import Output
from coopcli.cli.output import emit
from coopcli.cli.session import Session
from coopcli.marking import N_
from coopcli.records.events import ActivityRow
from coopcli.reports.activities import COLUMNS, activities_answer
from coopcli.reports.places import place_notes
from coopcli.store.finding.activities import count_activities, find_activities
from coopcli.store.opening import open_for_reading

HELP = N_(
    "What has no date, or no place, stands apart where one is asked for. A meeting inside a trip is listed with it "
    "and counts once; a number that a source does not give is said to be not stated."
)
EXAMPLES = (
    "coop activities --year 2018",
    "coop activities --activity gift --place Attapeu",
    'coop activities --place "Sầm Sơn"',
)


@dataclass(frozen=True, kw_only=True)
class ActivityFilters:
    """Which activities: repeating an option means *or*, different ones mean *and*."""

    title: ClassVar[str] = N_("Which activities")

    year: Annotated[
        str | None,
        typer.Option(metavar=N_("PERIOD"), help=N_("It took place in this year or period, such as 2022.")),
    ] = None
    activity: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("KIND"), help=N_("It was of this kind, such as gift.")),
    ] = ()
    place: Annotated[
        tuple[str, ...],
        typer.Option(
            metavar=N_("PLACE"),
            help=N_('It took place there, in a province or below it, such as Attapeu or "Sầm Sơn".'),
        ),
    ] = ()
    area: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("AREA"), help=N_("It belongs to this area, such as humanitarian.")),
    ] = ()
    party: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("PARTY"), help=N_("Some participant: its id or words of its name.")),
    ] = ()
    kind: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("KIND"), help=N_("Some participant's kind, such as red_cross.")),
    ] = ()
    level: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("LEVEL"), help=N_("Some participant's level, such as provincial.")),
    ] = ()
    province: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("PROVINCE"), help=N_('Some participant\'s province, such as "Kon Tum".')),
    ] = ()
    country: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("COUNTRY"), help=N_("Some participant's country, such as LA or Lào.")),
    ] = ()
    source: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("SOURCE"), help=N_("This source is cited for it, such as s003.")),
    ] = ()


def main(
    session: Session,
    filters: ActivityFilters,
    columns: Columns,
    output: Output,
    text: Annotated[
        tuple[str, ...],
        typer.Argument(metavar=N_("WORDS"), help=N_("Words that the activity or its parties have.")),
    ] = (),
    agreement: Annotated[
        tuple[str, ...],
        typer.Option(
            metavar=N_("AGREEMENT"),
            help=N_("It stands under this agreement, such as rc-kon-tum-attapeu-2022."),
        ),
    ] = (),
) -> None:
    """Resolve the filters, find the activities, show them."""
    view = view_of(columns, COLUMNS, ActivityRow._fields)
    common = Filters(**{field.name: getattr(filters, field.name) for field in fields(filters)})
    with closing(open_for_reading(session.db, session.today)) as connection:
        asked = activity_criteria_of(connection, common, agreement, " ".join(text) or None, session.today)
        found = find_activities(connection, asked.criteria, view.order)
        counts, number = count_activities(connection, asked.criteria)
    answer = activities_answer(found, counts, number, view, session.language)
    notes = place_notes(asked.places, asked.used, session.language)
    emit(replace(answer, notes=(*answer.notes, *notes)), output, session)
