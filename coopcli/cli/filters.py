"""The filters that the commands share: what a person may ask of an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

import typer

from coopcli.marking import N_


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which agreements: repeating an option means *or*, different ones mean *and*."""

    title: ClassVar[str] = N_("Which agreements")

    party: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("PARTY"), help=N_("Some party: its id or words of its name, such as vwu.")),
    ] = ()
    kind: Annotated[
        tuple[str, ...], typer.Option(metavar=N_("KIND"), help=N_("Some party's kind, such as red_cross."))
    ] = ()
    level: Annotated[
        tuple[str, ...], typer.Option(metavar=N_("LEVEL"), help=N_("Some party's level, such as provincial."))
    ] = ()
    province: Annotated[
        tuple[str, ...],
        typer.Option(
            metavar=N_("PROVINCE"), help=N_('Some party\'s province in any spelling, such as "Kon Tum".')
        ),
    ] = ()
    country: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("COUNTRY"), help=N_("Some party's country, such as LA or Lào.")),
    ] = ()
    with_: Annotated[
        tuple[str, ...],
        typer.Option(
            "--with",
            metavar=N_("WHOM"),
            help=N_('The other side: a party, a province or a country, such as LA or "Attapeu".'),
        ),
    ] = ()
    type: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("TYPE"), help=N_("The type of paper, such as memorandum_of_understanding.")),
    ] = ()
    standing: Annotated[
        tuple[str, ...],
        typer.Option(
            metavar=N_("STANDING"), help=N_("What is known of the paper: planned, agreed or signed.")
        ),
    ] = ()
    status: Annotated[
        tuple[str, ...],
        typer.Option(
            metavar=N_("STATUS"),
            help=N_("The status on the day: in_force, ending, ended, upcoming, unknown …"),
        ),
    ] = ()
    signed: Annotated[
        str | None,
        typer.Option(metavar=N_("PERIOD"), help=N_("Signed in this period, such as 2022 or quý III/2022.")),
    ] = None
    area: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("AREA"), help=N_("It covers this area, such as anti_trafficking.")),
    ] = ()
    every: Annotated[
        tuple[str, ...],
        typer.Option(
            metavar=N_("CADENCE"),
            help=N_('It promises something with this cadence, such as year or "2 years".'),
        ),
    ] = ()
    when: Annotated[
        tuple[str, ...],
        typer.Option(
            metavar=N_("WHEN"),
            help=N_("It promises something when needed, for an event or on an anniversary."),
        ),
    ] = ()
    bound: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("PARTY"), help=N_("It binds this party to something, such as vwu.")),
    ] = ()
    activity: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("KIND"), help=N_("An activity of this kind is on record, such as gift.")),
    ] = ()
    place: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("PLACE"), help=N_('Signed or carried out there, such as "Đà Nẵng".')),
    ] = ()
    year: Annotated[
        str | None,
        typer.Option(
            metavar=N_("PERIOD"), help=N_("An activity of this year or period is on record, such as 2022.")
        ),
    ] = None
    source: Annotated[
        tuple[str, ...],
        typer.Option(metavar=N_("SOURCE"), help=N_("This source is cited for it, such as s003.")),
    ] = ()


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Which terms: for commands that do not ask about an end themselves."""

    title: ClassVar[str] = N_("Which agreements")

    ends: Annotated[
        str | None,
        typer.Option(
            metavar=N_("PERIOD"), help=N_("Its term ends in this period, such as 2027 or 2026/2027.")
        ),
    ] = None
    on: Annotated[
        str | None,
        typer.Option(metavar=N_("DATE"), help=N_("In force on this day, such as 2023-06-01 or 1/6/2023.")),
    ] = None
