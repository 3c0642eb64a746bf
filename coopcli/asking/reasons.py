"""The reasons why a record answers only possibly, or why that cannot be told, in words."""

from __future__ import annotations

from collections.abc import Iterable

from coopcli.answer import Shown
from coopcli.asking.filter import Reason
from coopcli.asking.filters.paper import REASONS
from coopcli.i18n import say


def reason_cell(reasons: Iterable[Reason], without: str = "") -> Shown:
    """Give the codes of reasons with their words; `without` is shown where there is none."""
    each = list(reasons)
    words = "; ".join(say(reason.words) for reason in each)
    return Shown([reason.code for reason in each], words or without, "" if words or not without else "faint")


def status_reason(code: str) -> str:
    """Say why a status is not sure."""
    return say(REASONS[code].words)
