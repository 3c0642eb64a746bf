"""The values that a template's columns name, by their names, with the labels under which they are missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from coopcli.i18n import say, say_label
from coopcli.marking import N_
from coopcli.records.record_types import SECTIONS
from coopcli.report import papers, results
from coopcli.report.names import Make, Value
from coopcli.report.period import Entry

MAKES: Final[Mapping[str, Make]] = {**papers.MAKES, **results.MAKES}
"""Every value of `records.template.VALUES` but the number of the row."""

_OF_THE_PAPER: Final = frozenset(
    ("signatories", "date_signed", "place_signed", "date_in_force", "languages", "areas", "content", "commitments",
     "approval", "paper_number", "copy_sent", "note", "results", "kept")
)  # fmt: skip
"""Values of a paper itself: those of the one that ends say nothing of the one that is to follow it."""


def made_of(name: str, entry: Entry) -> Value:
    """Give a value of a row; what is to be signed because a paper ends is not known by that paper's words."""
    if entry.basis == "end" and name in _OF_THE_PAPER:
        return None
    return MAKES[name](entry)


def names_said(names: Iterable[str]) -> str:
    """Give the labels of values, each once."""
    return "; ".join(dict.fromkeys(label_of_value(name) for name in names))


def label_of_value(name: str) -> str:
    """Give the label of a value, for a list of what is not known."""
    if name in _LABELS:
        return say(_LABELS[name])
    return say_label(next(field.label for field in SECTIONS["agreements"].fields if field.name == name))


_LABELS: Final = {
    "name": N_("name"),
    "vietnamese_parties": N_("Vietnamese party"),
    "foreign_parties": N_("foreign party"),
    "level": N_("level of signing"),
    "signatories": N_("signatories, titles"),
    "areas": N_("areas"),
    "content": N_("content"),
    "paper_number": N_("number of the paper"),
    "note": N_("note"),
    "results": N_("results in the year"),
    "kept": N_("state of the commitments"),
    "change": N_("kind of change"),
    "change_in_force": N_("day the change takes effect"),
    "change_signed": N_("day the change was signed"),
    "change_number": N_("number of the changing paper"),
    "change_text": N_("what changed"),
    "rationale": N_("reason of the change"),
    "notified": N_("day the authorities were told"),
    "basis": N_("basis"),
    "expected": N_("time of signing"),
}
