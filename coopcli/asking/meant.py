"""What typed text means: the records it names, at the first level at which it names any.

An id; what a record or a person is called; two parties of an agreement; words of an id; words of the names of an
agreement's parties, with its title, number, type, years and place of signing; at last words that a record says.
Synonyms and countries never decide, but for the words for a kind of organisation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple, TypeAlias

from coopcli.asking.names import (
    Meant,
    ask_words,
    between_both,
    called,
    in_quotes,
    no_words,
    read_words,
    with_id,
)
from coopcli.errors import CoopError, NotFoundError
from coopcli.places import find_mentioned, token
from coopcli.records.codelists import ABBREVIATIONS, KIND, TYPE, Codelist, written_out
from coopcli.store import Connection
from coopcli.text import N_, fold, index_words, nearest

GROUPS: Final = (
    ("agreements", "parties"),
    ("partnerships",),
    ("activities",),
    ("statements",),
    ("commitments",),
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
_NAMES_OF_PARTY: Final = """
SELECT kind, (SELECT group_concat(value, ' ') FROM json_each(name)), (
  SELECT group_concat(text.value, ' ') FROM party_name, json_each(party_name.name) AS text
  WHERE party_name.party = party.id
)
FROM party WHERE id = ?
"""

_MOST_KEPT: Final = 4096
_YEAR: Final = re.compile(r"\d{4}")


class _NameBag(NamedTuple):
    """The words of some texts, abbreviations written out, and the keys of the places that they name."""

    words: frozenset[str]
    places: frozenset[str]


class _TypedUnit(NamedTuple):
    """A word that was typed, or several that are one: a place, or what an abbreviation stands for.

    `ways` are its writings in the index; `words` those of the long one, each as the index has it.
    """

    words: frozenset[str]
    ways: tuple[str, ...]
    places: tuple[str, ...]

    def is_in(self, bag: _NameBag) -> bool:
        """Say whether texts have its words, or name its place in another spelling."""
        return self.words <= bag.words or not bag.places.isdisjoint(self.places)


_Level: TypeAlias = Callable[[Connection, str], "list[Meant]"]


def meant_by(connection: Connection, text: str) -> list[Meant]:
    """Give the records that a text means; none where it means nothing."""
    return next(filter(None, (_first_group(level(connection, text)) for level in _LEVELS)), [])


def agreements_meant(connection: Connection, text: str) -> list[Meant]:
    """Give the agreements that a text means; those of a party, where it names that.

    Raises NotFoundError where there is none.
    """
    if other := [one for one in with_id(connection, text) if one.section not in GROUPS[0]]:
        hint = N_("what names it: coop show {name}")
        raise NotFoundError(N_('"{name}" is no agreement'), (hint,), name=other[0].id)
    for level in _LEVELS:
        found = level(connection, text)
        if of_both := [one for one in found if one.section == "agreements"] or agreements_of(
            connection, found
        ):
            return of_both
    raise not_found(connection, N_('this register has no agreement "{name}"'), text)


def agreements_of(connection: Connection, found: Iterable[Meant]) -> list[Meant]:
    """Give the agreements of the parties among some records."""
    parties = [one.id for one in found if one.section == "parties"]
    return [Meant(*row) for row in connection.execute(_OF_PARTIES, (json.dumps(parties),))]


def not_found(connection: Connection, message: str, name: str) -> CoopError:
    """The error of a name that means nothing, with the nearest ids; of one without a word, that it has none."""
    if not read_words(name):
        return no_words(name)
    near = nearest(name, [row[0] for row in connection.execute(_ALL_IDS)])
    hint = N_("did you mean {near}?") if near else N_("coop list names the agreements")
    return NotFoundError(message, (hint,), name=name, near=near)


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
    """Give what has all the words in its id; what has no other words in it goes first.

    The id of a commitment begins with that of its agreement, so that a word must stand in its own part.
    """
    units = _units(text)
    plain = [word for unit in units if not unit.places and len(unit.ways) == 1 for word in unit.words]

    def has(name: str) -> bool:
        return all(word in name for word in plain) and _holds(_bag(name), units)

    held = [one for one in _with_all(connection, units, _NAMED_BY_ID) if has(one.id)]
    if not held and units:
        some = " OR ".join(map(_any, units))
        held = [
            one
            for one in _with_words(connection, some, ("commitments",))
            if has(one.id) and any(unit.is_in(_bag(one.id.partition("/")[2])) for unit in units)
        ]
    return [one for one in held if _has_no_more(one.id, units)] or held


_NAMED_BY_ID: Final = tuple(section for group in GROUPS for section in group if section != "commitments")


def _with_words(connection: Connection, query: str, sections: Sequence[str]) -> list[Meant]:
    return [Meant(*row) for row in connection.execute(_WITH_WORDS, (query, json.dumps(sections)))]


def _with_all(connection: Connection, units: Sequence[_TypedUnit], sections: Sequence[str]) -> list[Meant]:
    """Give what may have all of it: the index has it there, said or to help."""
    return _with_words(connection, " AND ".join(map(_any, units)), sections) if units else []


def _has_no_more(name: str, units: Sequence[_TypedUnit]) -> bool:
    """Say whether each word of an id, or the place that it is of, is one of those typed."""
    asked = frozenset(word for unit in units for word in unit.words)
    places = {place for unit in units for place in unit.places}
    parts = find_mentioned(fold(name).split())
    return all(asked.issuperset(words) or not places.isdisjoint(keys) for words, keys in parts)


def _by_names(connection: Connection, text: str) -> list[Meant]:
    """Give the parties whose names have all the words, and the agreements that have them in the names of their parties
    and of their own."""
    units = frozenset(_units(text))
    held = _HeldByNames(connection, units)
    candidates = _with_all(connection, [*units], GROUPS[0])
    return [
        one
        for one in candidates
        if (held.by_party(one.id) == units if one.section == "parties" else held.by_agreement(one.id))
    ]


class _HeldByNames:
    """What names hold of some units; each party and each unit is looked up once."""

    def __init__(self, connection: Connection, units: frozenset[_TypedUnit]) -> None:
        self._connection = connection
        self._units = units
        self._parties: dict[str, frozenset[_TypedUnit]] = {}
        self._own = {unit: self._agreements_saying(unit) for unit in units}

    def by_party(self, party: str) -> frozenset[_TypedUnit]:
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
        return not left or (may and _holds(_bag_of_agreement(self._connection, agreement), left))

    def _agreements_saying(self, unit: _TypedUnit) -> frozenset[str] | None:
        """Give the agreements that say it themselves: most candidates only have parties of a country called so.

        None for any: a place has other spellings, and the type of an agreement is a code.
        """
        if unit.places or any(unit.is_in(_bag(_words_of(TYPE, code))) for code in TYPE.codes):
            return None
        query = f"{{words plain}} : {_any(unit)}"
        return frozenset(one.id for one in _with_words(self._connection, query, ("agreements",)))


def _bag_of_party(connection: Connection, party: str) -> _NameBag:
    kind, *names = connection.execute(_NAMES_OF_PARTY, (party,)).fetchone()
    return _bag(" ".join(filter(None, (*names, _words_of(KIND, kind)))))


def _bag_of_agreement(connection: Connection, agreement: str) -> _NameBag:
    kind, years, *own = connection.execute(_OWN_NAMES, (agreement,)).fetchone()
    return _bag(" ".join(filter(None, (*own, *_YEAR.findall(years), _words_of(TYPE, kind)))))


def _words_of(codelist: Codelist, code: str | None) -> str:
    known = codelist.codes.get(code or "")
    return " ".join((known.label.vi, known.label.en, *known.words)) if known else ""


def _by_what_is_said(connection: Connection, text: str) -> list[Meant]:
    said = ask_words(connection, text).said
    return next(filter(None, (_with_words(connection, said, group) for group in GROUPS)), [])


_LEVELS: Final[tuple[_Level, ...]] = (
    with_id,
    _called_so,
    between_both,
    _by_words_of_id,
    _by_names,
    _by_what_is_said,
)


def _units(text: str) -> list[_TypedUnit]:
    """Read typed text: the names of places in it, abbreviations and what they stand for, the other words.

    None where a sign that is no word was typed, such as an emoji: no index has it.
    """
    units: list[_TypedUnit] = []
    for words, keys in find_mentioned(_closed_up(fold(text).split())):
        unfolded = [word for part in words for word in part.split()]
        long = " ".join(written_out(unfolded))
        ways = dict.fromkeys(_as_indexed(way) for way in (long, *_short_forms().get(long, ())))
        if "" in ways:
            return []
        units.append(_TypedUnit(frozenset(_as_indexed(long).split()), tuple(ways), keys))
    return units


def _closed_up(words: Sequence[str]) -> list[str]:
    """Join the words that an abbreviation stands for, so that they are one; the longest go first."""
    joined: list[str] = []
    here = 0
    while here < len(words):
        longest = range(min(_MOST_WORDS, len(words) - here), 0, -1)
        taken = next((n for n in longest if " ".join(words[here : here + n]) in _short_forms()), 1)
        joined.append(" ".join(words[here : here + taken]))
        here += taken
    return joined


@cache
def _short_forms() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for short, long in ABBREVIATIONS.items():
        forms.setdefault(fold(long), []).append(short)
    return forms


_MOST_WORDS: Final = max(len(long.split()) for long in ABBREVIATIONS.values())


def _any(unit: _TypedUnit) -> str:
    ways = [*unit.ways, *map(token, unit.places)]
    return f"({' OR '.join(in_quotes(tuple(way.split())) for way in ways)})"


def _as_indexed(text: str) -> str:
    """Write folded words as the index has them, which takes apart what is written without spaces, as Lao is."""
    words = index_words(text)[0]
    return words if any(map(str.isalnum, words)) else ""


@lru_cache(_MOST_KEPT)
def _bag(text: str) -> _NameBag:
    words = written_out(fold(text).split())
    places = (key for _, keys in find_mentioned(words) for key in keys)
    return _NameBag(frozenset(index_words(" ".join(words))[0].split()), frozenset(places))


def _holds(bag: _NameBag, units: Iterable[_TypedUnit]) -> bool:
    return all(unit.is_in(bag) for unit in units)
