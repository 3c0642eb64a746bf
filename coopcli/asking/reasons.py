"""The reasons why a record answers only possibly, or why that cannot be told, in words."""

from __future__ import annotations

from collections.abc import Iterable

from coopcli.answer import Shown
from coopcli.asking.filter import Reason
from coopcli.asking.filters.paper import REASONS
from coopcli.i18n import say
from coopcli.lists import several


def reason_cell(reasons: Iterable[Reason]) -> Shown:
    """Give the codes of reasons with their words."""
    each = list(reasons)
    return several((reason.code for reason in each), (say(reason.words) for reason in each))


def status_reason(code: str) -> str:
    """Say why a status is not sure."""
    return say(REASONS[code].words)
