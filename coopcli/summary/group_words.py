"""The buckets of a summary in words: a province by its name, a code by its label, what is not stated as such."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coopcli.answer import Cell, Heading, Shown, Type
from coopcli.i18n import say, spoken
from coopcli.marking import N_
from coopcli.places.gazetteer import places
from coopcli.records import phrases
from coopcli.records.codelists import CODELISTS
from coopcli.records.phrases import Names
from coopcli.summary.rows import NOT_APPLICABLE

LABELS: Final[Mapping[str, str]] = {
    "province": N_("province"),
    "country": N_("country"),
    "party": N_("party"),
    "kind": N_("kind of party"),
    "level": N_("level"),
    "type": N_("type"),
    "standing": N_("standing"),
    "status": N_("status"),
    "area": N_("area"),
    "year_signed": N_("year signed"),
    "activity_year": N_("year of activity"),
    "activity": N_("kind of activity"),
    "cadence": N_("how often"),
}
"""Each field that a summary can divide by, with its heading."""


def bucket_column(field: str) -> Heading:
    """Give the column of a field's buckets."""
    codes = field if field in CODELISTS else ""
    return Heading(field, say(LABELS[field]), Type.CODE if codes else Type.TEXT, codes)


def bucket_cell(field: str, bucket: str | None, names: Names) -> Cell:
    """Give the cell of a bucket: its key or code, with its words."""
    tone = "faint" if bucket in (None, NOT_APPLICABLE) else ""
    return Shown(bucket, bucket_words(field, bucket, names), tone)


def bucket_words(field: str, bucket: str | None, names: Names) -> str:
    """Say what a bucket is."""
    if bucket is None:
        return say("not stated")
    if bucket == NOT_APPLICABLE:
        return say("does not apply")
    if field == "province":
        unit = places().get(bucket)
        return bucket if unit is None else unit.name_vi if spoken().code == "vi" else unit.name_en
    if field == "party":
        return phrases.name_of(bucket, names)
    if field == "cadence":
        known = bucket in CODELISTS["when"].codes
        return phrases.cadence({"when" if known else "every": bucket})
    if field in CODELISTS:
        return phrases.label_of(field, bucket)
    return bucket.replace("/", "–")
