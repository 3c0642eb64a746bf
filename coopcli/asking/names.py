"""Words that name records: what a person wants them to hold, as a full-text query; the records that are called so.

What they mean where no record is called so stands in `meant`.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from typing import Final, NamedTuple

from coopcli.asking.codes import Phrase, Spelled, unknown_word_error
from coopcli.asking.figures import read_figure, read_written_date
from coopcli.asking.filter import Sql, Typed
from coopcli.errors import UsageError
from coopcli.places import find_mentioned, places, reach, token, tokens
from coopcli.records.codelists import ACTIVITY, AREA, KIND, TYPE, written_out
from coopcli.store import Connection
from coopcli.text import N_, TextWord, fold, index_words, words_in

_QUOTES: Final = '"“”„«»'
_QUOTED: Final = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")
_BETWEEN: Final = re.compile(r"\s+|[;|]|,(?!\d)|(?<!\d)/|/(?!\d)")
"""What divides typed words that have nothing to do with each other; a hyphen, a point or a slash of a date joins."""
_DECIMAL: Final = re.compile(r"\d+[.,]\d{1,2}")
_UNITS: Final = ("tỉnh", "thành phố", "thủ đô")
"""What may stand before the name of a place without parting it from the words before: `Hội LHPN tỉnh Đắk Lắk`."""
_SPOKEN_OF: Final = (TYPE, KIND, AREA, ACTIVITY)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a record must have: the words, side by side if `together`, or another writing of their number.

    `written` are the words with the accents typed, `forms` the other writings of a number (`270 trieu`). What only
    helps: `places` are keys of units that the words name, `former` of those that are part of them now, `others`
    wordings of the code that they are a wording of.
    `typed` is what a person reads of it.
    """

    words: Phrase
    written: Phrase
    together: bool = True
    forms: tuple[Spelled, ...] = ()
    places: tuple[str, ...] = ()
    others: tuple[Phrase, ...] = ()
    former: tuple[str, ...] = ()
    typed: str = ""

    def ways(self, exact: bool) -> list[tuple[Phrase, ...]]:
        """Give each way to say it: the phrases that must all stand there, with their accents where it is `exact`."""
        words = self.written if exact else self.words
        if not self.together:
            return [tuple((word,) for word in words)]
        return [(form.written if exact else form.words,) for form in self.forms] or [(words,)]

    def spellings(self, exact: bool) -> list[Phrase]:
        """Give how its words may stand in a run of words: a place also behind the word for what it is."""
        words = self.written if exact else self.words
        if self.forms:
            return [form.written if exact else form.words for form in self.forms]
        units = [index_words(unit)[exact] for unit in _UNITS] if self.places else []
        return [words, *((*unit.split(), *words) for unit in units)]

    def found_in(self, words: Sequence[TextWord], exact: bool) -> list[tuple[int, int]]:
        """Give where words say it: first and last position of each place; none where they do not."""
        spelled = [word.written if exact else word.folded for word in words]
        for way in self.ways(exact):
            found = [[*_spans(phrase, spelled)] for phrase in way]
            if all(found):
                return [span for spans in found for span in spans]
        return []

    def reworded_in(self, words: Sequence[str]) -> bool:
        """Say whether folded words have it in any wording that helps."""
        wordings = (self.words, *(form.words for form in self.forms), *self.others)
        return any(True for phrase in wordings for _ in _spans(phrase, words))

    def named_in(self, words: Sequence[str], *, former: bool = False) -> str:
        """Give how folded words name one of its places, or a `former` one, "" where they do not."""
        asked = set(self.former if former else self.places)
        names = (name for name, keys in find_mentioned(words) if not asked.isdisjoint(keys))
        return " ".join(next(names, ()))


class _Typed(NamedTuple):
    """A word that was typed, or several that are one to a reader; `mention` is what a place is looked for by.

    Those with the same `chunk` were typed without a space between them; `text` is what was typed up to the next one.
    """

    mention: str
    spelled: Spelled
    chunk: int
    text: str


def read_words(text: str) -> tuple[Wanted, ...]:
    """Read what a person typed: words in quotes stand side by side, a quote without its partner is none.

    Words that name a place belong together, so do a number and its unit, what is typed without a space (`Covid-19`),
    and a date, which is looked for in each way to write it. () where there is no word: signs alone ask for nothing.
    """
    found: list[Wanted] = []
    done = 0
    for quoted in _QUOTED.finditer(text):
        found += _loose(text[done : quoted.start()])
        if typed := _words(quoted[1]):
            found.append(_together(typed))
        done = quoted.end()
    found += _loose(text[done:])
    return tuple(found)


def _words(text: str) -> list[_Typed]:
    """Signs that fold leaves, such as an emoji, are no words: no index has them."""
    typed: list[_Typed] = []
    for number, chunk in enumerate(_BETWEEN.split(text)):
        words = [word for word in words_in(chunk) if any(map(str.isalnum, word.folded))]
        mentions = [word for word in fold(chunk).split() if any(map(str.isalnum, word))]
        spelled = [Spelled((word.folded,), (word.written,)) for word in words]
        if mentions == [word.folded for word in words] and not _DECIMAL.fullmatch(chunk):
            ends = [word.start for word in words[1:]] + [word.end for word in words[-1:]]
            typed += (
                _Typed(word.folded, one, number, chunk[word.start : end])
                for word, one, end in zip(words, spelled, ends, strict=True)
            )
        elif words:
            typed.append(_Typed("".join(mentions), sum(spelled[1:], spelled[0]), number, chunk))
    return typed


def _together(
    typed: Sequence[_Typed],
    places: tuple[str, ...] = (),
    forms: tuple[Spelled, ...] = (),
    others: tuple[Phrase, ...] = (),
) -> Wanted:
    """Make one thing of words; those of a code's wording may stand apart if they were not typed as one."""
    spelled = sum((one.spelled for one in typed[1:]), typed[0].spelled)
    together = not others or len({one.chunk for one in typed}) == 1
    text = "".join(
        f"{one.text} " if one.chunk != after.chunk else one.text
        for one, after in zip(typed, (*typed[1:], typed[-1]), strict=True)
    )
    return Wanted(*spelled, together, forms, places, others, _parts_of(places), text)


def _parts_of(keys: Iterable[str]) -> tuple[str, ...]:
    """Give the units that became part of some."""
    found = (match.place.key for key in keys for match in reach(places()[key]))
    return tuple(key for key in dict.fromkeys(found) if key not in keys)


def _loose(text: str) -> Iterator[Wanted]:
    typed = _words(text)
    done = here = 0
    for mention, keys in find_mentioned([one.mention for one in typed]):
        after = here + len(mention)
        if len(mention) > 1 or keys:
            yield from _wordings(typed[done:here])
            yield _together(typed[here:after], keys)
            done = after
        here = after
    yield from _wordings(typed[done:])


def _wordings(typed: Sequence[_Typed]) -> Iterator[Wanted]:
    """Take a date, a number with its unit, then the longest wording of a code, then what was typed without a space."""
    while typed:
        if date := read_written_date([(one.text, one.chunk) for one in typed]):
            yield _together(typed[: date.taken], forms=date.forms)
            typed = typed[date.taken :]
            continue
        chunk = next((n for n, one in enumerate(typed) if one.chunk != typed[0].chunk), len(typed))
        figure = read_figure([one.spelled for one in typed]) if chunk == 1 else None
        if figure:
            taken = figure.taken
            yield _together(typed[:taken], forms=figure.forms)
        else:
            taken, others = _longest_wording(typed)
            taken = taken or chunk
            yield _together(typed[:taken], others=others)
        typed = typed[taken:]


def _longest_wording(typed: Sequence[_Typed]) -> tuple[int, tuple[Phrase, ...]]:
    """Give how many words are a wording of a code, with its others; none are 0."""
    for taken in range(min(max(map(len, _synonyms())), len(typed)), 0, -1):
        phrase = tuple(word for one in typed[:taken] for word in one.spelled.words)
        if phrase in _synonyms():
            return taken, _synonyms()[phrase]
    return 0, ()


@cache
def _synonyms() -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Each wording of a code with the others of that code.

    A single word is too short to stand for another (`đoàn` folds as the second half of `giai đoạn`), unless it
    is an abbreviation; a wording that two codes share (`phụ nữ`) is too wide.
    """
    wordings: dict[str, list[Phrase]] = defaultdict(list)
    codes: dict[Phrase, set[str]] = defaultdict(set)
    for codelist in _SPOKEN_OF:
        for code in codelist.codes.values():
            name = f"{codelist.name}/{code.code}"
            for text in (code.label.vi, code.label.en, *code.words):
                phrase = tuple(fold(text).split())
                if len(phrase) > 1 or sum(map(str.isupper, text)) > 1:
                    wordings[name].append(phrase)
                    codes[phrase].add(name)
    own = {phrase for phrase, names in codes.items() if len(names) == 1}
    return {
        phrase: tuple(other for other in dict.fromkeys(phrases) if other in own and other != phrase)
        for phrases in wordings.values()
        for phrase in phrases
        if phrase in own
    }


def _spans(phrase: Phrase, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for here in range(len(words) - len(phrase) + 1):
        if tuple(words[here : here + len(phrase)]) == phrase:
            yield here, here + len(phrase) - 1


_SAID: Final = {True: "{written plain}", False: "{words plain}"}
_WIDE: Final = {True: "{written plain help_written help_plain}", False: "{words plain help_words help_plain}"}
"""The columns of the index by whether accents must be those typed: what a record says, and with it what helps."""

_NEAR: Final = 8
"""How many words may stand between the first and the last of those that are wanted, beside these themselves."""
_MOST_NEAR: Final = 20
"""Of so many things at most it is asked whether they stand near each other."""
_MOST_WAYS: Final = 40

_SAYS: Final = "SELECT EXISTS (SELECT 1 FROM search WHERE search MATCH ?)"


class WordsAsked(NamedTuple):
    """What was typed, as full-text queries: no input is a syntax error, for each word is quoted.

    `exact`: the accents must be those typed, for in some record they are.
    """

    wanted: tuple[Wanted, ...]
    exact: bool = False

    @property
    def said(self) -> str:
        """The query of the records that say all of it, wherever."""
        each = (_any(map(_all, one.ways(self.exact))) for one in self.wanted)
        return f"{_SAID[self.exact]} : ({' AND '.join(each)})" if self.wanted else '""'

    @property
    def near(self) -> str:
        """The query of those that say it near each other, perhaps in two texts side by side: see `in_one_text`."""
        if not 0 < len(self.wanted) <= _MOST_NEAR:
            return '""'
        ways = islice(product(*(one.ways(self.exact) for one in self.wanted)), _MOST_WAYS)
        return f"{_SAID[self.exact]} : {_any(_near([phrase for way in each for phrase in way]) for each in ways)}"

    @property
    def runs(self) -> list[Phrase]:
        """All words side by side in the order in which they were typed, in each spelling that a number or place has."""
        ways = product(*(one.spellings(self.exact) for one in self.wanted))
        return [sum(way, ()) for way in islice(ways, _MOST_WAYS)] if self.wanted else []

    @property
    def side_by_side(self) -> str:
        """The query of those that say one of the runs."""
        return f"{_SAID[self.exact]} : {_any(map(in_quotes, self.runs))}" if self.wanted else '""'

    @property
    def wide(self) -> str:
        """The query of all that say it or are helped to be found by it."""
        return " AND ".join(self.wide_each) or '""'

    @property
    def wide_each(self) -> list[str]:
        """The same of each thing that is wanted."""
        return [self._wide(one) for one in self.wanted]

    def _wide(self, one: Wanted) -> str:
        helping = [
            *map(in_quotes, one.others),
            *(in_quotes((token(place),)) for place in (*one.places, *one.former)),
        ]
        said = f"{_WIDE[self.exact]} : {_any(map(_all, one.ways(self.exact)))}"
        return _any((said, *(f"{_WIDE[False]} : {each}" for each in helping)))

    def in_one_text(self, *texts: str) -> bool:
        """Say whether one line of the texts says all of it."""
        ways = [
            [[f" {' '.join(phrase)} " for phrase in way] for way in one.ways(self.exact)]
            for one in self.wanted
        ]
        lines = _lines(texts)
        return any(all(any(all(p in line for p in way) for way in each) for each in ways) for line in lines)

    def in_a_run(self, *texts: str) -> bool:
        """Say whether one line of the texts says all of it side by side."""
        runs = [f" {' '.join(run)} " for run in self.runs]
        return any(run in line for line in _lines(texts) for run in runs)


def _lines(texts: Iterable[str]) -> Iterator[str]:
    return (f" {line} " for text in texts for line in text.split("\n"))


def ask_words(connection: Connection, text: str) -> WordsAsked:
    """Read what was typed; other accents than those typed answer only where no record has these."""
    wanted = read_words(text)
    exact = WordsAsked(wanted, exact=True)
    typed = any(one.written != one.words for one in wanted)
    found = typed and connection.execute(_SAYS, (exact.said,)).fetchone()[0]
    return exact if found else WordsAsked(wanted)


def no_words(text: str) -> UsageError:
    """The error of a search for nothing: signs alone are in no index."""
    return UsageError(
        N_('"{text}" has no word to look for'), (N_("write some words, such as kon tum"),), text=text
    )


def numbers_near(connection: Connection, asked: WordsAsked) -> Sql:
    """Give the query of the rows of the index that say all of it near each other in one text."""
    matching = "SELECT search.rowid FROM search WHERE search MATCH ?"
    if len(asked.wanted) < 2 and all(one.together for one in asked.wanted):
        return Sql(matching, (asked.near,))
    connection.create_function("in_one_text", 2, asked.in_one_text, deterministic=True)
    text = "written" if asked.exact else "words"
    return Sql(
        "SELECT search.rowid FROM search JOIN record ON record.number = search.rowid "
        f"WHERE search MATCH ? AND in_one_text(record.{text}, record.plain)",
        (asked.near,),
    )


def numbers_in_a_run(asked: WordsAsked) -> Sql:
    """Give the query of the rows of the index that say it side by side, as it was typed.

    A sign stands between two texts there (`indexed` in schema.sql), so that no run crosses from one into the next.
    """
    return Sql("SELECT search.rowid FROM search WHERE search MATCH ?", (asked.side_by_side,))


def _any(ways: Iterable[str]) -> str:
    return f"({' OR '.join(ways)})"


def _all(phrases: Iterable[Phrase]) -> str:
    return f"({' AND '.join(map(in_quotes, phrases))})"


def _near(phrases: Sequence[Phrase]) -> str:
    quoted = " ".join(map(in_quotes, phrases))
    return f"NEAR({quoted}, {_NEAR + sum(map(len, phrases))})" if len(phrases) > 1 else quoted


class Meant(NamedTuple):
    """A record that a name means."""

    id: str
    section: str


_BY_ID: Final = "SELECT id, section FROM record WHERE id IN (?1, lower(?1))"
_IDS: Final = "SELECT id FROM record WHERE section = ? ORDER BY id"
_WITH_NAMES: Final = """
SELECT
  record.id, record.section,
  (SELECT kind FROM party WHERE party.id = record.id),
  (SELECT group_concat(key, ' ') FROM name WHERE name.record = record.id),
  (
    SELECT group_concat(name.key, ' ')
    FROM agreement_party JOIN name ON name.record = agreement_party.party AND NOT name.person
    WHERE agreement_party.agreement = record.id
  ),
  (
    SELECT coalesce(period, '') || ' ' || coalesce(substr(date_signed, 1, 4), '')
    FROM agreement WHERE agreement.id = record.id
  ),
  (SELECT publisher FROM source WHERE source.id = record.id)
FROM search JOIN record ON record.number = search.rowid
WHERE search MATCH ? AND record.section IN (SELECT value FROM json_each(?)) ORDER BY record.id
"""
"""What may be named by words, with the code of its kind and what it is called."""
_CALLED: Final = """
SELECT record.id, record.section, name.person
FROM name JOIN record ON record.id = name.record
WHERE name.key = ? ORDER BY record.id
"""
_OF_BOTH: Final = """
SELECT DISTINCT one.agreement
FROM agreement_party AS one JOIN agreement_party AS other ON other.agreement = one.agreement
WHERE one.party IN (SELECT value FROM json_each(?)) AND other.party IN (SELECT value FROM json_each(?))
  AND one.party <> other.party
ORDER BY one.agreement
"""

_JOINING: Final = frozenset(("va", "voi", "and", "with"))
"""Words between the names of two parties."""
_BEFORE_YEARS: Final = frozenset(("nam", "nhiem ky", "giai doan", "year", "years", "period", "term"))
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_HONORIFICS: Final = tuple(
    fold(one).split()
    for one in (
        *("ông", "bà", "anh", "chị", "cô", "chú", "bác", "đồng chí", "đ/c", "ngài"),
        *("tiến sĩ", "thạc sĩ", "giáo sư", "phó giáo sư", "bác sĩ", "TS", "ThS", "GS", "PGS", "BS"),
        *("Mr", "Mrs", "Ms", "Miss", "Madam", "Sir", "Dr", "Prof", "Professor", "Comrade"),
    )
)
"""What may stand before the name of a person."""
_MOST_NAMED: Final = 40
"""In so many words at most two names are looked for."""


def name_keys(text: str) -> tuple[str, ...]:
    """Give what a name is kept and looked up by: folded, abbreviations written out; then with places as tokens.

    `Hội LHPN tỉnh Át-ta-pư` and `Hội Liên hiệp Phụ nữ Attapeu` have the second in common.
    """
    return _keys_of(written_out(fold(text).split()))


def _keys_of(words: Sequence[str]) -> tuple[str, ...]:
    placed = ("".join(map(token, keys)) or " ".join(name) for name, keys in find_mentioned(words))
    return tuple(dict.fromkeys(filter(None, (" ".join(words), " ".join(placed)))))


def with_id(connection: Connection, text: str) -> list[Meant]:
    """Give the record of an id."""
    name = storable(text).strip()
    return [Meant(*row) for row in connection.execute(_BY_ID, (name,))]


def called(connection: Connection, text: str, *, people: bool = True) -> list[Meant]:
    """Give the records of a name, as it is written before any other spelling of its places.

    Where only a person is called so: the parties of which it is recorded, else all that name the person. What is said
    to a person before the name (`bà`, `Mr`) is no part of it.
    """
    found = _called(connection, name_keys(text), people=people)
    words = fold(text).split()
    bare = _without_honorifics(words)
    if found or not people or len(bare) == len(words):
        return found
    return _called(connection, _keys_of(bare), people=True, names=False)


def _without_honorifics(words: Sequence[str]) -> Sequence[str]:
    taken = [len(one) for one in _HONORIFICS if [*words[: len(one)]] == one]
    return _without_honorifics(words[max(taken) :]) if taken else words


def _called(connection: Connection, keys: Iterable[str], *, people: bool, names: bool = True) -> list[Meant]:
    for key in keys:
        rows = connection.execute(_CALLED, (key,)).fetchall()
        named = [Meant(name, section) for name, section, person in rows if names and not person]
        people_in = [Meant(name, section) for name, section, person in rows if person and people]
        of_parties = [one for one in people_in if one.section == "parties"]
        if found := named or of_parties or people_in:
            return found
    return []


def between_both(connection: Connection, text: str) -> list[Meant]:
    """Give the agreements of two parties whose names the text is, one after the other.

    What both names begin with may be said once: `hội lhpn việt nam lào`.
    """
    words = written_out(fold(text).split())
    found: dict[str, Meant] = {}
    for cut in range(1, len(words) if len(words) <= _MOST_NAMED else 0):
        rest = words[cut + (words[cut] in _JOINING) :]
        if rest and (one := _parties_called(connection, words[:cut])):
            shared = (words[:here] + rest for here in (0, *range(cut - 1, 0, -1)))
            other = next(filter(None, (_parties_called(connection, name) for name in shared)), [])
            of_both = connection.execute(_OF_BOTH, (json.dumps(one), json.dumps(other)))
            found |= {name: Meant(name, "agreements") for (name,) in of_both}
    return [*found.values()]


def _parties_called(connection: Connection, words: Sequence[str]) -> list[str]:
    found = _called(connection, _keys_of(words), people=False)
    return [one.id for one in found if one.section == "parties"]


def named_exactly(connection: Connection, text: str) -> list[str]:
    """Give the agreements and parties whose id or name the text is, else the agreements of both parties it names.

    [] where it is the id of another record, or no such name.
    """
    found = with_id(connection, text) or called(connection, text, people=False)
    known = [one.id for one in found if one.section in ("agreements", "parties")]
    return known or ([] if found else [one.id for one in between_both(connection, text)])


def years_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """Give typed text, folded, without the years in it and the words for these (`giai đoạn`); and the years."""
    left: list[str] = []
    years: list[str] = []
    for word in fold(text).split():
        if not _YEAR.fullmatch(word):
            left.append(word)
            continue
        years.append(word)
        while cut := next((n for n in (2, 1) if " ".join(left[-n:]) in _BEFORE_YEARS), 0):
            del left[-cut:]
    return " ".join(left), tuple(years)


def without_joining(text: str) -> str:
    """Give typed text, folded, without what only joins names and years in it."""
    words = fold(text).split()
    inner = [word for word in words[1:-1] if word not in _JOINING]
    joined = " ".join((*words[:1], *inner, *words[1:][-1:]))
    name, years = years_apart(joined)
    return " ".join((name, *years))


def named_by_words(
    connection: Connection, text: str, sections: Sequence[str], *, with_ids: bool = False
) -> list[Meant]:
    """Give the records of sections that have all the words in what they are called, `with_ids`: or in their ids.

    What a party is called has the words for its kind, an agreement the names of its parties and its years, a source
    who wrote and published it. What a record merely says names it never.
    """
    plain = without_joining(text)
    wanted = [
        ({*index_words(" ".join(words))[0].split()}, {*map(token, keys)})
        for words, keys in find_mentioned(written_out(plain.split()))
    ]
    query = WordsAsked(read_words(plain)).wide
    rows = connection.execute(_WITH_NAMES, (query, json.dumps(sections))) if wanted else ()

    def has_all(kind: str | None, *texts: str | None) -> bool:
        code = KIND.codes.get(kind or "")
        every = fold(" ".join(filter(None, (*texts, *((*code.names, *code.words) if code else ())))))
        words = written_out(every.split())
        held = {*index_words(" ".join(words))[0].split(), *tokens(words)}
        return all(held.issuperset(words) or not held.isdisjoint(places) for words, places in wanted)

    return [
        Meant(name, section)
        for name, section, kind, *texts in rows
        if has_all(kind, *texts, name if with_ids else "")
    ]


def storable(text: str) -> str:
    """SQLite takes no half characters, which a command line that is not UTF-8 has: no id holds a question mark."""
    return text.encode(errors="replace").decode()


def read_names(section: str) -> Callable[[Typed], tuple[str, ...]]:
    """Give the reader of ids, names, or words that records of a section have."""

    def read(typed: Typed) -> tuple[str, ...]:
        found: list[str] = []
        for word in typed.words:
            ids = ids_named(typed.connection, section, word)
            if not ids:
                known = [row[0] for row in typed.connection.execute(_IDS, (section,))]
                raise unknown_word_error(typed.option, word, known)
            found += ids
        return tuple(dict.fromkeys(found))

    return read


def ids_named(connection: Connection, section: str, text: str) -> list[str]:
    """Give the records of a section that a text is the id or the name of, else those whose names have its words."""
    if found := with_id(connection, text):
        return [one.id for one in found]
    ways = (called, between_both) if section == "agreements" else (called,)
    exact = ([one for one in way(connection, text) if one.section == section] for way in ways)
    found = next(filter(None, exact), []) or named_by_words(connection, text, (section,), with_ids=True)
    return [one.id for one in found]


def in_quotes(phrase: Phrase) -> str:
    """Give words side by side as a full-text query has them."""
    words = " ".join(phrase).replace('"', '""')
    return f'"{words}"'
