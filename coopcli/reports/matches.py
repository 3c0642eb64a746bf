"""Why an activity or an organisation answers only possibly, or why that cannot be told."""

from __future__ import annotations

from typing import Final

from coopcli.answer import Cell, Shown
from coopcli.i18n import Language
from coopcli.marking import N_
from coopcli.reports.reasons import SENTENCES

_SENTENCES: Final = SENTENCES | {
    "dates_not_stated": N_("date not stated"),
    "dates_inferred": N_("date inferred"),
    "dates_not_exact": N_("date not exact, or partly outside the period"),
    "activity_not_stated": N_("kind of activity not stated"),
    "activity_kind_inferred": N_("kind of activity inferred"),
    "areas_inferred": N_("area inferred"),
    "areas_not_stated": N_("area not stated"),
    "where_not_stated": N_("place not stated"),
    "where_inferred": N_("place inferred, or its name has several meanings"),
    "agreement_not_stated": N_("under which agreement is not stated"),
    "agreement_inferred": N_("that it belongs to the agreement is inferred"),
    "participant_not_stated": N_("participants not stated"),
    "participant_inferred": N_("that this party took part, or what is asked of it, is inferred"),
    "own_kind_not_stated": N_("kind not stated"),
    "own_level_not_stated": N_("level not stated"),
    "own_country_not_stated": N_("country not stated"),
    "own_province_not_stated": N_("province not stated"),
    "own_kind_inferred": N_("kind inferred"),
    "own_level_inferred": N_("level inferred"),
    "own_country_inferred": N_("country inferred"),
    "own_province_inferred": N_("province inferred, or its name has several meanings"),
}


def reasons(codes: tuple[str, ...], language: Language) -> Cell:
    """Give the codes of reasons with their words."""
    return Shown(list(codes), "; ".join(language.say(_SENTENCES[code]) for code in codes))
