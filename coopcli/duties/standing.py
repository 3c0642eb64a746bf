"""The start screen: how the agreements stand, what comes next, what to type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from coopcli.answer import Answer, Fact, Facts, Grade, Heading, Shown, Table, Type, Words
from coopcli.duties.answer import COLUMNS
from coopcli.duties.rows import AT_LEAST, Standing
from coopcli.i18n import count, say, say_number
from coopcli.lists import Group, add_counts, table_of
from coopcli.text import N_

_GROUPS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "ending": (N_("ending soon"), ("ending",)),
    "in_force": (N_("in force"), ("in_force", "open_ended")),
    "upcoming": (N_("not yet begun"), ("upcoming",)),
    "lapsed": (N_("expired, no signed successor on record"), ("lapsed",)),
    "closed": (N_("renewed or terminated"), ("renewed", "terminated")),
    "unknown": (N_("term not stated in full"), ("unknown",)),
}
"""Every status falls in one group, so that the groups add up to the register."""

_ALWAYS: Final = ("ending", "in_force", "lapsed", "unknown")
_DUTY: Final = ("due_earliest", "step", "of")

_TITLES: Final[Mapping[tuple[bool, bool], str]] = {
    (False, False): N_("Next"),
    (True, False): N_("Overdue, and next"),
    (False, True): N_("Past and not on record as done, and next"),
    (True, True): N_("Overdue, past and not on record as done, and next"),
}
"""The heading of the duties, by whether some are overdue, and some past."""


def start_answer(standing: Standing, day: date) -> Answer:
    """Give the counts, the next duties and three commands."""
    total = sum((*standing.sure.values(), *standing.possible.values()))
    title = count(
        "{number} cooperation agreement on {day}", "{number} cooperation agreements on {day}", total, day=day
    )
    return Answer(
        title=title,
        sections=(
            Facts("", tuple(_counts(standing))),
            _duties(standing),
            lines_to_type(say("Try"), _to_try(standing)),
        ),
        notes=(*_more(standing),),
    )


def begin_answer(*, nothing_known: bool) -> Answer:
    """Say how to begin where nothing is loaded; `nothing_known`: there is no register of the office's own either."""
    words = say(
        "Nothing is loaded yet. Without a path, coop loads what the configuration names, else data/agreements.yaml of "
        "this folder, else the register that ships with it."
    )
    own = {"coop init register/": N_("begin a register of your own")} if nothing_known else {}
    begin = {
        "coop load": N_("load that register"),
        **own,
        "coop load --help": N_("how to load your own files"),
        "coop --help": N_("all commands"),
    }
    return Answer(title="", sections=(Words("", words), lines_to_type(say("Begin with"), begin)))


def _counts(standing: Standing) -> Iterator[Fact]:
    for key, (label, statuses) in _GROUPS.items():
        sure = sum(standing.sure.get(status, 0) for status in statuses)
        possible = sum(standing.possible.get(status, 0) for status in statuses)
        if sure + possible or key in _ALWAYS:
            words = add_counts(
                say_number(sure + possible), +Counter({Grade.SURELY: sure, Grade.POSSIBLY: possible})
            )
            if possible and not sure:
                words = say("{number} possibly", number=say_number(possible))
            if key == "in_force" and standing.may_end:
                may_end = say_number(standing.may_end)
                words = say("{count}; {number} of them possibly ending soon", count=words, number=may_end)
            yield Fact(Heading(key, say(label), Type.NUMBER), Shown(sure + possible, words))


def _duties(standing: Standing) -> Table:
    buckets = {one.bucket for one in standing.next_duties}
    title = say(_TITLES["overdue" in buckets, "past" in buckets])
    empty = say("nothing in this register falls due in the next twelve months")
    return table_of(Group(title, standing.next_duties, empty=empty), COLUMNS, _DUTY)


def _more(standing: Standing) -> Iterator[str]:
    if standing.more >= AT_LEAST:
        yield say("at least {number} more duties of the last day shown: coop due", number=AT_LEAST)
    elif standing.more:
        yield count(
            "{number} more duty of the last day shown: coop due",
            "{number} more duties of the last day shown: coop due",
            standing.more,
        )


def _to_try(standing: Standing) -> Mapping[str, str]:
    """Give three commands that have something to show: what is due, then what the counts make one ask."""
    duty = next((one.row.duty for one in standing.next_duties), None)
    counts = Counter(standing.sure) + Counter(standing.possible)
    asked = [
        ("coop due", N_("all that is open, also what is past or may be"), True),
        ("coop list --status ending", N_("what ends soon, or may"), counts["ending"] + standing.may_end),
        (f"coop due --why {duty}", N_("why the first of these falls due"), duty is not None),
        ("coop list --status lapsed", N_("what has expired"), counts["lapsed"]),
        ("coop list", N_("all agreements"), True),
        ("coop --help", N_("all commands"), True),
    ]
    useful = [(command, words) for command, words, answers in asked if answers]
    return {**dict(useful[:2]), **dict(useful[-1:])}


def lines_to_type(title: str, commands: Mapping[str, str]) -> Words:
    """Give commands with what they do: each on a line of its own, whole, to be copied from any terminal."""
    width = max(map(len, commands))
    return Words(title, "\n".join(f"{line:{width}}  {say(words)}" for line, words in commands.items()))
