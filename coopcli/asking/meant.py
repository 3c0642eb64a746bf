"""What typed text means: the records it names, at the first level at which it names any.

An id; what a record or a person is called; two parties of an agreement; a name of these with years of the agreement;
words of the ids of agreements and parties; words of the names of parties, with the title, number, type, years and place
of signing of their agreement; words of the names of other records, then of their ids; at last words that a record says.
Synonyms and countries never decide, but for the words for a kind of organisation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from coopcli.asking.names import (
    Meant,
    ask_words,
    between_both,
    called,
    name_keys,
    named_by_words,
    no_words,
    read_words,
    with_id,
    without_joining,
    years_apart,
)
from coopcli.asking.units import NameBag, TypedUnit, bag_of, holds, units_of
from coopcli.errors import CoopError, NamesAnotherError, NotFoundError
from coopcli.places import find_mentioned
from coopcli.records.codelists import KIND, TYPE, Codelist
from coopcli.store import Connection
from coopcli.text import N_, fold, nearest

GROUPS: Final = (
    ("agreements", "parties"),
    ("partnerships",),
    ("activities",),
    ("statements", "commitments"),
    ("sources",),
)
"""Which sections are meant before which others, where a name means records of several."""

_ALL_IDS: Final = "SELECT id FROM record WHERE section NOT IN ('commitments', 'duties', 'settings')"
_WITH_WORDS: Final = """
SELECT record.id, record.section FROM search JOIN record ON record.number = search.rowid
WHERE search MATCH ? AND record.section IN (SELECT value FROM json_each(?)) ORDER BY record.id
"""
_OF_PARTIES: Final = """
SELECT DISTINCT agreement, 'agreements' FROM agreement_party
WHERE party IN (SELECT value FROM json_each(?)) ORDER BY agreement
"""
_PARTIES_OF: Final = "SELECT party FROM agreement_party WHERE agreement = ?"
_OWN_NAMES: Final = """
SELECT
  type, coalesce(period, '') || ' ' || coalesce(substr(date_signed, 1, 4), ''), id, number,
  (SELECT group_concat(value, ' ') FROM json_each(title)),
  (
    SELECT group_concat(text.value, ' ') FROM agreement_party, json_each(name_as_signed) AS text
    WHERE agreement_party.agreement = agreement.id
  ),
  (
    SELECT group_concat(part.value, ' ')
    FROM place, json_each(json_array(province, city, district, commune, village)) AS part
    WHERE place.record = agreement.id AND place.field = 'place_signed'
  )
FROM agreement WHERE id = ?
"""
_BEGUN: Final = """
SELECT DISTINCT record.id, record.section FROM name JOIN record ON record.id = name.record
WHERE name.key > ?1 || ' ' AND name.key < ?1 || '!' AND NOT name.person ORDER BY record.id
"""
"""What has a name that begins with these words: the sign behind a space is `!`."""
_OF_OWN_YEARS: Final = """
SELECT id, 'agreements' FROM agreement
WHERE id IN (SELECT value FROM json_each(?1)) AND NOT EXISTS (
  SELECT 1 FROM json_each(?2)
  WHERE NOT instr(coalesce(period, '') || ' ' || substr(coalesce(date_signed, ''), 1, 4), value)
)
ORDER BY id
"""
_IN_TERM: Final = """
SELECT DISTINCT agreement, 'agreements' FROM term
WHERE agreement IN (SELECT value FROM json_each(?1)) AND NOT EXISTS (
  SELECT 1 FROM json_each(?2)
  WHERE value < substr(starts_earliest, 1, 4) OR value > substr(ends_latest, 1, 4)
    OR starts_earliest IS NULL OR (ends_latest IS NULL AND ending <> 'open')
)
ORDER BY agreement
"""
_NAMES_OF_PARTY: Final = """
SELECT kind, (SELECT group_concat(value, ' ') FROM json_each(name)), (
  SELECT group_concat(text.value, ' ') FROM party_name, json_each(party_name.name) AS text
  WHERE party_name.party = party.id
)
FROM party WHERE id = ?
"""

_YEAR: Final = re.compile(r"\d{4}")


_Level: TypeAlias = Callable[[Connection, str], "list[Meant]"]


def meant_by(connection: Connection, text: str) -> list[Meant]:
    """Give the records that a text means; none where it means nothing."""
    return next(filter(None, (_first_group(level(connection, text)) for level in _LEVELS)), [])


def agreements_meant(connection: Connection, text: str, *, through_parties: bool = True) -> list[Meant]:
    """Give the agreements that a text means; those of a party, where it names that and that is meant too.

    Raises NotFoundError where there is none.
    """
    by_id = with_id(connection, text)
    if not through_parties:
        _refuse_party(by_id or _called_so(connection, text))
    if by_id and by_id[0].section not in GROUPS[0]:
        name = by_id[0].id
        raise NotFoundError(N_('"{name}" is no agreement'), (_SHOW_IT,), name=name, first=name)
    if not by_id:
        refuse_others(connection, text, GROUPS[0], N_('"{name}" names {first}, which is no agreement'))
    if found := _first_agreements(connection, _LEVELS, text):
        return found
    raise not_found(connection, N_('this register has no agreement "{name}"'), text)


def refuse_others(connection: Connection, text: str, sections: Sequence[str], message: str) -> None:
    """Raise NamesAnotherError, with this message, where a text is the name of records of other sections only.

    Words of a name say nothing of what else it may mean.
    """
    named = _called_so(connection, text)
    if named and not any(one.section in sections for one in named):
        raise NamesAnotherError(message, (_SHOW_IT,), name=text, first=named[0].id)


def _refuse_party(named: Sequence[Meant]) -> None:
    """Raise NamesAnotherError where the exact name is a party's and no agreement's: what is written is not guessed."""
    if any(one.section == "parties" for one in named) and not any(
        one.section == "agreements" for one in named
    ):
        message = N_("{first} is a party, and no agreement")
        first = next(one.id for one in named if one.section == "parties")
        raise NamesAnotherError(message, (_ITS_AGREEMENTS,), first=first)


_ITS_AGREEMENTS: Final = N_("write the id of one of its agreements: coop list --with {first}")
_SHOW_IT: Final = N_("what names it: coop show {first}")


def _first_agreements(connection: Connection, levels: Iterable[_Level], text: str) -> list[Meant]:
    for level in levels:
        found = level(connection, text)
        if of_both := [one for one in found if one.section == "agreements"] or agreements_of(
            connection, found
        ):
            return of_both
    return []


def agreements_of(connection: Connection, found: Iterable[Meant]) -> list[Meant]:
    """Give the agreements of the parties among some records."""
    parties = [one.id for one in found if one.section == "parties"]
    return [Meant(*row) for row in connection.execute(_OF_PARTIES, (json.dumps(parties),))]


def not_found(connection: Connection, message: str, name: str) -> CoopError:
    """The error of a name that means nothing, with the nearest ids; of one without a word, that it has none."""
    if not read_words(name):
        return no_words(name)
    near = _near_by_names(connection, name)
    near = near or nearest(name, [row[0] for row in connection.execute(_ALL_IDS)])
    hint = N_("did you mean {near}?") if near else N_("coop list names the agreements")
    return NotFoundError(message, (hint,), name=name, near=near)


_MOST_SUGGESTED: Final = 3
_MOST_TRIED: Final = 12


def _near_by_names(connection: Connection, text: str) -> tuple[str, ...]:
    """Give what the words name but for one of them, the last first; () where that is much."""
    words = fold(text).split()
    for left_out in range(len(words) - 1, -1, -1) if 2 < len(words) <= _MOST_TRIED else ():
        found = _first_group(_by_names(connection, " ".join(words[:left_out] + words[left_out + 1 :])))
        if 0 < len(found) <= _MOST_SUGGESTED:
            return tuple(one.id for one in found)
    return ()


def _first_group(found: Sequence[Meant]) -> list[Meant]:
    groups = ([one for one in found if one.section in group] for group in GROUPS)
    return next(filter(None, groups), [*found])


def _called_so(connection: Connection, text: str) -> list[Meant]:
    """Give what is called so: with the accents that are typed, where something is."""
    found = called(connection, text)
    if len(found) < 2:
        return found
    said = ask_words(connection, text).said
    as_typed = _with_words(connection, said, [one.section for one in found])
    return [one for one in found if one in as_typed] or found


def _by_words_of_id(connection: Connection, text: str) -> list[Meant]:
    """Give the agreements and parties that have all the words in the id; what has no other words in it goes first."""
    return _with_words_in_id(connection, units_of(without_joining(text)), GROUPS[0])


def _by_words_of_other_ids(connection: Connection, text: str) -> list[Meant]:
    """Give what else has all the words in its id.

    The id of a commitment begins with that of its agreement, so that a word must stand in its own part.
    """
    units = units_of(text)
    return [
        one
        for one in _with_words_in_id(connection, units, _OTHERS)
        if one.section != "commitments" or any(unit.is_in(bag_of(one.id.partition("/")[2])) for unit in units)
    ]


def _with_words_in_id(
    connection: Connection, units: Sequence[TypedUnit], sections: Sequence[str]
) -> list[Meant]:
    plain = [word for unit in units if not unit.places and len(unit.ways) == 1 for word in unit.words]
    # A commitment's own words do not have those of its agreement's id.
    some = " OR ".join(unit.query for unit in units)
    candidates = _with_words(connection, some, sections) if units else []
    held = [
        one for one in candidates if all(word in one.id for word in plain) and holds(bag_of(one.id), units)
    ]
    return [one for one in held if _has_no_more(one.id, units)] or held


_OTHERS: Final = tuple(section for group in GROUPS[1:] for section in group)


def _with_words(connection: Connection, query: str, sections: Sequence[str]) -> list[Meant]:
    return [Meant(*row) for row in connection.execute(_WITH_WORDS, (query, json.dumps(sections)))]


def _with_all(connection: Connection, units: Sequence[TypedUnit], sections: Sequence[str]) -> list[Meant]:
    """Give what may have all of it: the index has it there, said or to help."""
    return _with_words(connection, " AND ".join(unit.query for unit in units), sections) if units else []


def _has_no_more(name: str, units: Sequence[TypedUnit]) -> bool:
    """Say whether each word of an id, or the place that it is of, is one of those typed."""
    asked = frozenset(word for unit in units for word in unit.words)
    places = {place for unit in units for place in unit.places}
    parts = find_mentioned(fold(name).split())
    return all(asked.issuperset(words) or not places.isdisjoint(keys) for words, keys in parts)


def _by_names(connection: Connection, text: str) -> list[Meant]:
    """Give the parties whose names have all the words, and the agreements that have them in the names of their parties
    and of their own.

    Words that only several names have together say less than a title that begins with them: `hội nghị`.
    """
    units = frozenset(units_of(without_joining(text)))
    held = _HeldByNames(connection, units)
    found = [
        one
        for one in _with_all(connection, [*units], GROUPS[0])
        if (held.by_party(one.id) == units if one.section == "parties" else held.by_agreement(one.id))
    ]
    scattered = found and all(one.section == "agreements" for one in found)
    return (_begun(connection, text) if scattered else []) or found


def _begun(connection: Connection, text: str) -> list[Meant]:
    return [Meant(*row) for row in connection.execute(_BEGUN, (name_keys(text)[0],))]


class _HeldByNames:
    """What names hold of some units; each party and each unit is looked up once."""

    def __init__(self, connection: Connection, units: frozenset[TypedUnit]) -> None:
        self._connection = connection
        self._units = units
        self._parties: dict[str, frozenset[TypedUnit]] = {}
        self._own = {unit: self._agreements_saying(unit) for unit in units}

    def by_party(self, party: str) -> frozenset[TypedUnit]:
        """Give those that a party's names or the words for its kind have."""
        if party not in self._parties:
            bag = _bag_of_party(self._connection, party)
            self._parties[party] = frozenset(unit for unit in self._units if unit.is_in(bag))
        return self._parties[party]

    def by_agreement(self, agreement: str) -> bool:
        """Say whether the names of an agreement's parties and its own have all of them."""
        parties = self._connection.execute(_PARTIES_OF, (agreement,))
        left = self._units.difference(*(self.by_party(party) for (party,) in parties))
        may = all((own := self._own[unit]) is None or agreement in own for unit in left)
        return not left or (may and holds(_bag_of_agreement(self._connection, agreement), left))

    def _agreements_saying(self, unit: TypedUnit) -> frozenset[str] | None:
        """Give the agreements that say it themselves: most candidates only have parties of a country called so.

        None for any: a place has other spellings, and the type of an agreement is a code.
        """
        if unit.places or any(unit.is_in(bag_of(_words_of(TYPE, code))) for code in TYPE.codes):
            return None
        query = f"{{words plain}} : {unit.query}"
        return frozenset(one.id for one in _with_words(self._connection, query, ("agreements",)))


def _bag_of_party(connection: Connection, party: str) -> NameBag:
    kind, *names = connection.execute(_NAMES_OF_PARTY, (party,)).fetchone()
    return bag_of(" ".join(filter(None, (*names, _words_of(KIND, kind)))))


def _bag_of_agreement(connection: Connection, agreement: str) -> NameBag:
    kind, years, *own = connection.execute(_OWN_NAMES, (agreement,)).fetchone()
    return bag_of(" ".join(filter(None, (*own, *_YEAR.findall(years), _words_of(TYPE, kind)))))


def _words_of(codelist: Codelist, code: str | None) -> str:
    known = codelist.codes.get(code or "")
    return " ".join((known.label.vi, known.label.en, *known.words)) if known else ""


def _by_other_names(connection: Connection, text: str) -> list[Meant]:
    return named_by_words(connection, text, _OTHERS)


def _by_what_is_said(connection: Connection, text: str) -> list[Meant]:
    """Give what says all the words; numbers alone are said by too much to name a record."""
    asked = ask_words(connection, text)
    if not any(letter.isalpha() for one in asked.wanted for word in one.words for letter in word):
        return []
    return next(filter(None, (_with_words(connection, asked.said, group) for group in GROUPS)), [])


def _of_years(*levels: _Level) -> _Level:
    """Make the level of the agreements that the first level has for the text without its years, of these years.

    One of a year begins, ends or is signed in it; where none does, its term has the year in it. What has no space in
    it is an id, perhaps a misspelt one, and no name with a year.
    """

    def level(connection: Connection, text: str) -> list[Meant]:
        name, years = years_apart(text)
        found = (
            _first_agreements(connection, levels, name) if name and years and len(text.split()) > 1 else []
        )
        values = json.dumps([one.id for one in found]), json.dumps(years)
        ways = (connection.execute(query, values) for query in (_OF_OWN_YEARS, _IN_TERM))
        return next(filter(None, ([Meant(*row) for row in way] for way in ways)), []) if found else []

    return level


_EXACT: Final[tuple[_Level, ...]] = (with_id, _called_so, between_both)
_LEVELS: Final[tuple[_Level, ...]] = (
    *_EXACT,
    _of_years(*_EXACT),
    _by_words_of_id,
    _by_names,
    _of_years(_by_words_of_id, _by_names),
    _by_other_names,
    _by_words_of_other_ids,
    _by_what_is_said,
)
