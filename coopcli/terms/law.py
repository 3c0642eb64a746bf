"""The law on international agreements, as far as more than one rule rests on it."""

from __future__ import annotations

from datetime import date
from typing import Final

LAW_IN_FORCE: Final = date(2021, 7, 1)
"""From when Law 70/2020/QH14 and Decree 64/2021/NĐ-CP hold; older papers are amended and ended under them too (Law,
article 52)."""
