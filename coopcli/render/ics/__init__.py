"""iCalendar (RFC 5545): the events of an answer as days in a calendar that programs open or subscribe to.

The library is `icalendar`, which folds lines and knows the properties. What the file held before counts: see
`coopcli.render.ics.values`.
"""

from __future__ import annotations

from coopcli.answer import Answer
from coopcli.i18n import say, spoken
from coopcli.marking import N_
from coopcli.render import Look
from coopcli.render.ics.reading import entries_of
from coopcli.render.ics.values import carried_on, plain_event
from coopcli.render.ics.writing import calendar_of


def render(answer: Answer, look: Look) -> str:
    """Give the whole calendar, its lines ended by CR LF; no event at all is a calendar without one.

    Raises ForeignFileError where `look.previous` holds what coop did not write, ValueError where the answer
    has no events (None), or where the time is missing.
    """
    if answer.events is None or look.now is None:
        raise ValueError("a calendar needs events and the time")
    before = entries_of(look.previous or b"")
    entries = carried_on(map(plain_event, answer.events), spoken().code, before, look.now)
    # The answer's title tells the period, which moves from day to day: the calendar's name must not.
    return calendar_of(say(N_("Cooperation agreements: what falls due")), entries)
