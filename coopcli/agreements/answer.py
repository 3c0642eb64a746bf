"""The list of agreements: what matches surely stands first, the rest apart with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from coopcli.agreements.columns import COLUMNS, FIELDS, AgreementRow, status_cell
from coopcli.answer import Answer, Fact, Heading, Shown, Type
from coopcli.asking.reasons import status_reason
from coopcli.grade import Found, Grade
from coopcli.i18n import Language
from coopcli.lists import View, counted, fact, graded_list


def agreements_answer(
    found: Sequence[Found[AgreementRow]], counts: Mapping[Grade, int], view: View, language: Language
) -> Answer:
    """Give the answer of `list`: a table for each grade of match, and a total that counts them apart."""
    return graded_list(
        found,
        COLUMNS,
        view,
        language,
        total=total_of(counts, language),
        empty=language.say("no agreement answers to this"),
        of=sum(counts.values()),
    )


def total_of(counts: Mapping[Grade, int], language: Language) -> str:
    """Count agreements, by grade where some are not sure."""
    number = sum(counts.values())
    return counted(language.count("{number} agreement", "{number} agreements", number), counts, language)


def status_facts(agreement: AgreementRow, day: date, language: Language) -> tuple[Fact, ...]:
    """Give the facts of an agreement that follow for the day: its status, why it is not sure, what is left."""
    found = Found(agreement, {})
    label = language.say("status on {day}", day=day)
    status = status_cell(found, language)
    if agreement.status_reason and isinstance(status, Shown):
        status = replace(status, text=f"{status.text}: {status_reason(agreement.status_reason, language)}")
    facts = [Fact(Heading("status", label, Type.CODE, "status"), status)]
    for key in ("days_left_earliest", "successor"):
        if agreement.ends_earliest is not None or (key == "successor" and agreement.successor):
            facts.append(fact(key, FIELDS, found, language))
    return tuple(facts)
