"""The list of agreements: what matches surely stands first, the rest apart with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from coopcli.agreements.columns import COLUMNS, FIELDS, AgreementRow, status_cell
from coopcli.answer import Answer, Fact, Heading, Shown, Type
from coopcli.asking.reasons import status_reason
from coopcli.grade import Found, Grade
from coopcli.i18n import count, say
from coopcli.lists import View, counted, fact, graded_list


def agreements_answer(
    found: Sequence[Found[AgreementRow]], counts: Mapping[Grade, int], view: View
) -> Answer:
    """Give the answer of `list`: a table for each grade of match, and a total that counts them apart."""
    return graded_list(
        found,
        COLUMNS,
        view,
        total=total_of(counts),
        empty=say("no agreement answers to this"),
        of=sum(counts.values()),
    )


def total_of(counts: Mapping[Grade, int]) -> str:
    """Count agreements, by grade where some are not sure."""
    number = sum(counts.values())
    return counted(count("{number} agreement", "{number} agreements", number), counts)


def status_facts(agreement: AgreementRow, day: date) -> tuple[Fact, ...]:
    """Give the facts of an agreement that follow for the day: its status, why it is not sure, what is left."""
    found = Found(agreement, {})
    label = say("status on {day}", day=day)
    status = status_cell(found)
    if agreement.status_reason and isinstance(status, Shown):
        status = replace(status, text=f"{status.text}: {status_reason(agreement.status_reason)}")
    facts = [Fact(Heading("status", label, Type.CODE, "status"), status)]
    for key in ("days_left_earliest", "successor"):
        if agreement.ends_earliest is not None or (key == "successor" and agreement.successor):
            facts.append(fact(key, FIELDS, found))
    return tuple(facts)
