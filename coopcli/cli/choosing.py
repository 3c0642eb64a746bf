"""A name with several meanings: a numbered line each, and on a terminal one of them is chosen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Final

from coopcli.asking.meant import agreements_meant, meant_by, not_found
from coopcli.asking.names import ids_named
from coopcli.cli.session import is_terminal, tell
from coopcli.errors import SeveralMeaningsError
from coopcli.i18n import say
from coopcli.show.find import names_of, one_record
from coopcli.show.meanings import meaning_words
from coopcli.store import Connection
from coopcli.text import N_, harmless

_MOST_SHOWN: Final = 15


def record_chosen(connection: Connection, name: str) -> str:
    """Give the one record that a name means, or that is chosen of several.

    Raises NotFoundError where it is none, SeveralMeaningsError where nobody chooses.
    """
    found = meant_by(connection, name)
    if not found:
        raise not_found(connection, N_('this register has no record "{name}"'), name)
    return choose(name, [one.id for one in found], lambda ids: _lines(connection, name, ids))


def record_of_section_chosen(connection: Connection, section: str, name: str) -> str:
    """Give the one record of a section that a name means, or that is chosen of several.

    Raises NotFoundError where it is none, SeveralMeaningsError where nobody chooses.
    """
    found = ids_named(connection, section, name)
    if not found:
        raise not_found(connection, N_('this register has no record "{name}"'), name)
    return choose(name, [*dict.fromkeys(found)], lambda ids: _lines(connection, name, ids))


def agreement_chosen(
    connection: Connection, name: str, alike: Callable[[str], Sequence[str]] = lambda one: (one,)
) -> str:
    """Give the one agreement that a name means, or that is chosen of several; `alike`: which ones answer as one does.

    Raises NotFoundError where it is none, SeveralMeaningsError where nobody chooses.
    """
    first, *others = [one.id for one in agreements_meant(connection, name)]
    if {*others} <= {*alike(first)}:
        return first
    return choose(name, [first, *others], lambda ids: _lines(connection, name, ids))


def agreement_to_change(connection: Connection, name: str) -> str:
    """Give the one agreement that a name means, never by the exact name of one of its parties.

    Raises NotFoundError where it is none, SeveralMeaningsError where nobody chooses.
    """
    ids = [one.id for one in agreements_meant(connection, name, through_parties=False)]
    return choose(name, ids, lambda shown: _lines(connection, name, shown))


def choose(name: str, ids: Sequence[str], describe: Callable[[Sequence[str]], Sequence[str]]) -> str:
    """Give the only one, or the one that a person at a terminal chooses by its number.

    Raises SeveralMeaningsError where there is no terminal, or none is chosen.
    """
    if len(ids) == 1:
        return ids[0]
    shown = ids[:_MOST_SHOWN]
    width = max(map(len, shown))
    lines = [
        f"{number:>2}  {one:<{width}}  {words}".rstrip()
        for number, (one, words) in enumerate(zip(shown, describe(shown), strict=True), 1)
    ]
    if len(ids) > len(shown):
        lines.append("    " + say(N_("and {count} more: write more words"), count=len(ids) - len(shown)))
    error = SeveralMeaningsError(
        N_('"{name}" has {count} meanings:'),
        (N_("write the id of one, such as {first}"),),
        lines=lines,
        name=name,
        count=len(ids),
        first=ids[0],
    )
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise error
    return _ask(shown, error)


def _ask(shown: Sequence[str], error: SeveralMeaningsError) -> str:
    tell(say(error.message, **error.values))
    for line in error.lines:
        tell(line)
    while typed := _line_typed(say(N_("which number (Enter to leave it)? "))):
        if typed.isdecimal() and 0 < int(typed) <= len(shown):
            return shown[int(typed) - 1]
        tell(say(N_("write a number from 1 to {count}"), count=len(shown)))
    raise SeveralMeaningsError(N_("nothing was chosen"), error.hints, lines=(), **error.values)


def _line_typed(question: str) -> str:
    """Ask on standard error, for standard output is the answer's. "" where nothing is typed, or nothing more can be."""
    print(harmless(question), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def _lines(connection: Connection, name: str, ids: Sequence[str]) -> list[str]:
    records = [(one_record(connection, one), one) for one in ids]
    return [
        meaning_words(record, names_of(connection, record), name) if record else one
        for record, one in records
    ]
