"""Filters of the words that a record has, and of the sources that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from coopcli.asking.clause import Clause, Sql, marks
from coopcli.asking.filter import ACTIVITY, AGREEMENT, PARTY, SOURCE, Filter, Reason, Subject, Typed, Use
from coopcli.asking.names import read_names, words_query
from coopcli.marking import N_


def _cited(subject: Subject) -> Callable[[tuple[str, ...], Mapping[str, Any]], Clause]:
    """Grade the sources cited for a record; of one without any citation it cannot be told."""
    of_it = f"SELECT 1 FROM citation WHERE citation.record = {subject}.id"

    def clause(sources: tuple[str, ...], _: Mapping[str, Any]) -> Clause:
        grade = f"""
        CASE
          WHEN EXISTS ({of_it} AND citation.source IN ({marks(sources)})) THEN 3
          ELSE NOT EXISTS ({of_it})
        END"""
        return Clause(Sql(grade, sources))

    return clause


def _read_words(typed: Typed) -> str:
    """Make the query of free text; text without a word in it finds nothing rather than everything."""
    return words_query(typed.words[-1]) or '""'


def _found(query: str, _: Mapping[str, Any]) -> Clause:
    """Keep what holds the words of a full-text query."""
    found = "SELECT record.id FROM search JOIN record ON record.number = search.rowid WHERE search MATCH ?"
    return Clause(Sql("3"), Sql(found, (query,)))


def _of_source(subject: Subject) -> Use:
    return Use(
        N_("This source is cited for it, such as s003."),
        _cited(subject),
        Reason("source_not_stated", N_("no source is cited")),
        Reason("source_not_stated", N_("no source is cited")),
    )


def _of_words(help_text: str) -> Use:
    reason = Reason("words_not_stated", N_("content not stated"))
    return Use(help_text, _found, reason, reason)


FILTERS: Final = (
    Filter(
        "source",
        N_("SOURCE"),
        read_names("sources"),
        {AGREEMENT: _of_source(AGREEMENT), ACTIVITY: _of_source(ACTIVITY)},
    ),
    Filter(
        "words",
        N_("WORDS"),
        _read_words,
        {
            AGREEMENT: _of_words(N_("Words that the agreement or its parties have.")),
            ACTIVITY: _of_words(N_("Words that the activity or its parties have.")),
            PARTY: _of_words(N_("Words of a name, or of what is recorded of it.")),
            SOURCE: _of_words(N_("Words of its title, authors or publisher.")),
        },
        repeats=False,
        has_option=False,
    ),
)
