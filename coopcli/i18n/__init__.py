"""The two languages: sentences from gettext catalogues, dates and numbers as each language writes them.

The source language is English: a message is its own English text, and `vi/LC_MESSAGES/coopcli.po` is the one
catalogue. English needs none, plurals included, for both of its forms stand in the call.

The front door binds the language of a run once, `with speaking(language)`; in the block `say` and its like speak it.
"""

from __future__ import annotations

from coopcli.i18n.choosing import language_of
from coopcli.i18n.language import Language
from coopcli.i18n.speaking import (
    count,
    join,
    pick,
    say,
    say_date,
    say_day,
    say_label,
    say_number,
    say_period,
    speaking,
    spoken,
)

__all__ = [
    "Language",
    "count",
    "join",
    "language_of",
    "pick",
    "say",
    "say_date",
    "say_day",
    "say_label",
    "say_number",
    "say_period",
    "speaking",
    "spoken",
]
