"""All filters in one table, in the order of help pages and of reasons. A new one is a row of the module it fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coopcli.asking.filter import Filter, table
from coopcli.asking.filters import agreement, content, events, parties, words

FILTERS: Final[Mapping[str, Filter]] = table(
    *parties.FILTERS, *agreement.FILTERS, *content.FILTERS, *events.FILTERS, *words.FILTERS
)
