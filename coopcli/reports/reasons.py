"""Why an agreement answers a question only possibly, or why that cannot be told: codes, and their sentences."""

from __future__ import annotations

from typing import Final

from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.records.criteria import Grade
from coopcli.records.rows import AgreementRow, Found

SENTENCES: Final = {
    "planned": N_("planned, not signed"),
    "agreed": N_("content agreed, no signing reported"),
    "term_not_stated": N_("term not stated"),
    "end_not_stated": N_("end of the term not stated"),
    "start_not_stated": N_("start of the term not stated"),
    "renewals_not_counted": N_("it renews itself, but for how long is not stated or too far ahead"),
    "start_not_exact": N_("the day on which the term begins is not known"),
    "end_not_exact": N_("the day on which the term ends is not known"),
    "rolls_on": N_("it renews itself"),
    "start_inferred": N_("the start of the term is inferred"),
    "end_inferred": N_("the end of the term is inferred"),
    "successor_inferred": N_("that the next agreement renews it is inferred"),
    "type_not_stated": N_("type not stated"),
    "type_inferred": N_("type inferred"),
    "standing_not_stated": N_("standing not stated"),
    "standing_inferred": N_("standing inferred"),
    "party_not_stated": N_("parties not stated"),
    "kind_not_stated": N_("kind of a party not stated"),
    "kind_inferred": N_("kind of a party inferred"),
    "level_not_stated": N_("level of a party not stated"),
    "level_inferred": N_("level of a party inferred"),
    "country_not_stated": N_("country of a party not stated"),
    "country_inferred": N_("country of a party inferred"),
    "province_not_stated": N_("province of a party not stated"),
    "province_inferred": N_("province of a party inferred, or its name has several meanings"),
    "with_not_stated": N_("what is asked of the other party is not stated"),
    "with_inferred": N_("what is asked of the other party is inferred"),
    "signed_not_stated": N_("signing day not stated"),
    "signed_inferred": N_("signing day inferred"),
    "signed_not_exact": N_("the exact signing day is not known"),
    "area_not_stated": N_("content not stated"),
    "area_inferred": N_("a statement about it names the area, the paper is not quoted"),
    "every_not_stated": N_("content not stated"),
    "when_not_stated": N_("content not stated"),
    "bound_not_stated": N_("content not stated"),
    "activity_inferred": N_("that the activity belongs to it, or its day, is inferred or not exact"),
    "place_not_stated": N_("place of signing not stated"),
    "source_not_stated": N_("no source is cited"),
}
"""Each code with its marked sentence: `<criterion>_not_stated`, `<criterion>_inferred` and the finer ones."""


def reasons_of(found: Found[AgreementRow]) -> tuple[str, ...]:
    """Give the codes of the reasons why a match is not sure, in the order of the criteria."""
    codes = (
        _reason(name, grade, found.row) for name, grade in found.grades.items() if grade is not Grade.SURELY
    )
    return tuple(dict.fromkeys(code for code in codes if code))


def said(codes: tuple[str, ...], language: Language) -> str:
    """Give the reasons as words."""
    return "; ".join(language.say(SENTENCES[code]) for code in codes)


def _reason(criterion: str, grade: Grade, agreement: AgreementRow) -> str:
    if criterion == "status":
        return agreement.status_reason or ""
    if criterion == "ends":
        return _reason_of_end(grade, agreement)
    if criterion == "signed" and grade is Grade.POSSIBLY:
        return "signed_inferred" if agreement.date_signed_inferred else "signed_not_exact"
    return f"{criterion}_{'not_stated' if grade is Grade.UNKNOWN else 'inferred'}"


def _reason_of_end(grade: Grade, agreement: AgreementRow) -> str:
    if grade is Grade.UNKNOWN:
        return "term_not_stated" if agreement.period is None else "end_not_stated"
    if agreement.standing == "agreed":
        return "agreed"
    if agreement.ends_unsure:
        return "end_inferred"
    exact = agreement.ends_earliest == agreement.ends_latest
    return "rolls_on" if exact and agreement.renewal_mode == "tacit" else "end_not_exact"
