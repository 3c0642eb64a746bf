"""The filter of free words: what a record says, graded as search grades it; or the record that they name exactly."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Final

from coopcli.asking.codes import WordsRead
from coopcli.asking.filter import (
    ACTIVITY,
    AGREEMENT,
    COMMITMENT,
    PARTY,
    SOURCE,
    Asked,
    Clause,
    Filter,
    Reason,
    Sql,
    Subject,
    Typed,
    marks,
)
from coopcli.asking.filters.events import under
from coopcli.asking.filters.parties import PRESENT
from coopcli.asking.names import WordsAsked, ask_words, named_exactly, no_words, numbers_in_a_run, storable
from coopcli.store import Connection
from coopcli.text import N_, index_words


def read_words_asked(typed: Typed) -> WordsRead:
    """Read free text. Raises UsageError for one without any word in it."""
    connection, text = typed.connection, typed.words[-1]
    asked = ask_words(connection, text)
    if not asked.wanted:
        raise no_words(text)
    named = named_exactly(connection, text) or _commitment_named(connection, text)
    run = numbers_in_a_run(asked)
    each = tuple(asked.wide_each)
    said_each = tuple(WordsAsked((one,), asked.exact).said for one in asked.wanted)
    absent = (
        ()
        if named
        else (
            one.typed
            for one, query in zip(asked.wanted, each, strict=True)
            if connection.execute(_ANY, (query,)).fetchone() is None
        )
    )
    beside = _beside_parts(connection, asked, run)
    return WordsRead(asked.wide, each, said_each, run, beside, tuple(named), tuple(absent))


_ANY: Final = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"


def _commitment_named(connection: Connection, text: str) -> list[str]:
    query = "SELECT id FROM commitment WHERE id IN (?1, lower(?1))"
    return [row[0] for row in connection.execute(query, (storable(text).strip(),))]


def _beside_parts(connection: Connection, asked: WordsAsked, run: Sql) -> Sql:
    """Give the query of the agreements that say all of it in a text that is of no single commitment, and no heading.

    An agreement's record holds those of its commitments and of its headings.
    """

    def says_beside(said: str, plain: str, of_commitments: str | None, headings: str) -> bool:
        lines = {*(of_commitments or "").split("\n")}
        lines.update(*(index_words(text) for heading in json.loads(headings) for text in _texts(heading)))
        kept = ("\n".join(line for line in text.split("\n") if line not in lines) for text in (said, plain))
        return asked.in_a_run(*kept)

    def heading_says(heading: str) -> bool:
        return asked.in_a_run(*(index_words(text)[asked.exact] for text in _texts(json.loads(heading))))

    connection.create_function("says_beside", 4, says_beside, deterministic=True)
    connection.create_function("heading_says", 1, heading_says, deterministic=True)
    said = "written" if asked.exact else "words"
    return Sql(
        f"""
    SELECT record.id FROM record
    WHERE record.number IN ({run.text}) AND record.section = 'agreements' AND says_beside(
      record.{said}, record.plain,
      (
        SELECT group_concat(part.{said} || char(10) || part.plain, char(10))
        FROM commitment JOIN record AS part ON part.id = commitment.id WHERE commitment.agreement = record.id
      ),
      (SELECT json_group_array(json(text)) FROM item WHERE item.agreement = record.id AND text IS NOT NULL)
    )""",
        run.parameters,
    )


def _texts(text: object) -> list[str]:
    return [str(one) for one in text.values()] if isinstance(text, dict) else [str(text)]


_NUMBERED: Final = "SELECT record.id FROM record WHERE record.number IN"
_MATCHING: Final = f"{_NUMBERED} (SELECT search.rowid FROM search WHERE search MATCH ?)"


def _graded(
    subject: Subject, named: Callable[[tuple[str, ...]], Clause] | None, words: WordsRead, _: Asked
) -> Clause:
    """Grade as search does: sure is only what a record says side by side, as it was typed; `named` grades by a name."""
    if words.exactly and named:
        return named(words.exactly)
    run = Sql(f"2 + ({subject}.id IN ({_NUMBERED} ({words.run.text})))", words.run.parameters)
    return Clause(run, Sql(_MATCHING, (words.wide,)))


_OF_BOTH: Final = f"""
commitment.id IN ({_MATCHING}) OR commitment.agreement IN ({_MATCHING})
OR commitment.agreement IN (SELECT agreement FROM agreement_party WHERE party IN ({_MATCHING}))
"""
"""What helps to find an agreement is of its other commitments too, such as their areas: what it says itself counts."""


def _graded_commitment(words: WordsRead, _: Asked) -> Clause:
    """Grade a commitment by what it says, or its agreement; strewn over both, the words are possibly of it.

    A heading of the agreement speaks of the commitments under it alone, and a commitment of itself.
    """
    if words.exactly:
        return _named_commitments(words.exactly)
    run = f"{_NUMBERED} ({words.run.text})"
    strewn = " AND ".join([f"({_OF_BOTH})"] * len(words.each))
    in_both = tuple(
        query for wide, said in zip(words.each, words.said_each, strict=True) for query in (wide, said, wide)
    )
    return Clause(
        Sql(
            f"""
        CASE
          WHEN commitment.id IN ({run}) OR commitment.agreement IN ({words.beside.text}) THEN 3
          WHEN commitment.agreement IN ({run}) AND EXISTS (
            SELECT 1 FROM item
            WHERE item.agreement = commitment.agreement AND item.number = commitment.item AND heading_says(item.text)
          ) THEN 3
          WHEN commitment.id IN ({_MATCHING}) THEN 2
          WHEN commitment.agreement IN ({run}) THEN 0
          WHEN {strewn} THEN 2
          ELSE 0
        END""",
            (
                *words.run.parameters,
                *words.beside.parameters,
                *words.run.parameters,
                words.wide,
                *words.run.parameters,
                *in_both,
            ),
        ),
        Sql(f"SELECT commitment.id FROM commitment WHERE {strewn}", in_both),
    )


def _of_party(subject: Subject, named: tuple[str, ...]) -> str:
    """Grade that one of the parties that are named takes part."""
    return f"""coalesce((
      SELECT max({PRESENT[subject]}) FROM {subject}_party AS member
      WHERE member.{subject} = {subject}.id AND member.party IN ({marks(named)})
    ), 0)"""


def _named_commitments(named: tuple[str, ...]) -> Clause:
    """Grade the commitments of these names, those of agreements that are named, and those of a party's agreements."""
    return Clause(
        Sql(
            f"""
        CASE
          WHEN commitment.id IN ({marks(named)}) OR commitment.agreement IN ({marks(named)}) THEN 3
          ELSE {_of_party(AGREEMENT, named)}
        END""",
            named * 3,
        ),
        Sql(
            f"""
        SELECT commitment.id FROM commitment
        WHERE commitment.id IN ({marks(named)}) OR commitment.agreement IN ({marks(named)}) OR commitment.agreement IN (
          SELECT agreement FROM agreement_party WHERE party IN ({marks(named)})
        )""",
            named * 3,
        ),
    )


def _named_agreements(named: tuple[str, ...]) -> Clause:
    """Grade the agreements of these names, those that have a commitment of this name, and those of a party that has."""
    own = f"""
    SELECT agreement.id FROM agreement WHERE agreement.id IN ({marks(named)})
    UNION ALL
    SELECT commitment.agreement FROM commitment WHERE commitment.id IN ({marks(named)})"""
    of_party = f"SELECT agreement FROM agreement_party WHERE party IN ({marks(named)})"
    return Clause(
        Sql(f"CASE WHEN agreement.id IN ({own}) THEN 3 ELSE {_of_party(AGREEMENT, named)} END", named * 3),
        Sql(f"{own} UNION ALL {of_party}", named * 3),
    )


def _named_activities(named: tuple[str, ...]) -> Clause:
    """Grade the activities under the agreements of these names, and those in which a party that has one took part."""
    by_agreement = under(named)
    grade = f"max({by_agreement.text}, {_of_party(ACTIVITY, named)})"
    return Clause(Sql(grade, (*by_agreement.parameters, *named)))


def _named_parties(named: tuple[str, ...]) -> Clause:
    """Grade the parties of these names, and those of the agreements that have one."""
    return Clause(
        Sql(
            f"""
        CASE WHEN party.id IN ({marks(named)}) THEN 3 ELSE coalesce((
          SELECT max({PRESENT[AGREEMENT]}) FROM agreement_party AS member
          WHERE member.party = party.id AND member.agreement IN ({marks(named)})
        ), 0) END""",
            named * 2,
        )
    )


_NO_WORDS: Final = (
    Reason("words_not_stated", N_("content not stated")),
    Reason(
        "words_not_in_one_text",
        N_("the words stand apart, or only help to find it: a label, another wording, the name of a party"),
    ),
)

FILTERS: Final[tuple[Filter, ...]] = (
    Filter("words", N_("WORDS"), read_words_asked, repeats=False, has_option=False)
    .of(
        AGREEMENT,
        N_("Words that the agreement or its parties have."),
        partial(_graded, AGREEMENT, _named_agreements),
        *_NO_WORDS,
    )
    .of(
        COMMITMENT,
        N_("Words that the commitment, its agreement or a party has."),
        _graded_commitment,
        *_NO_WORDS,
    )
    .of(
        ACTIVITY,
        N_("Words that the activity or its parties have."),
        partial(_graded, ACTIVITY, _named_activities),
        *_NO_WORDS,
    )
    .of(
        PARTY,
        N_("Words of a name, or of what is recorded of it."),
        partial(_graded, PARTY, _named_parties),
        *_NO_WORDS,
    )
    .of(SOURCE, N_("Words of its title, authors or publisher."), partial(_graded, SOURCE, None), *_NO_WORDS),
)
