"""Words become codes and places: by code, by label in either language, by a word that people use; periods become spans.

What a place typed for a filter means is kept with it, for the notes that say why a search for it finds what it finds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from coopcli.asking.filter import Typed
from coopcli.days.dates import DateError, read_cadence
from coopcli.days.periods import Span, read_day, read_span
from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.i18n import Label, join, say
from coopcli.places import PREDECESSOR, Match, Place, is_below, meanings, nearest_names, places, reach
from coopcli.records.codelists import CODELISTS, STATUS, UNIT, Code
from coopcli.store import Connection
from coopcli.text import N_, fold, key, nearest, words_in

STATUS_GROUPS: Final = {
    "ended": ("renewed", "lapsed", "terminated"),
    "in_force": ("in_force", "ending", "open_ended"),
}
"""What a status asked for stands for: an agreement that is ending is in force."""

_USED: Final = {
    "type": "SELECT DISTINCT type FROM agreement WHERE type IS NOT NULL",
    "kind": "SELECT DISTINCT kind FROM party WHERE kind IS NOT NULL",
    "country": "SELECT DISTINCT country FROM party WHERE country IS NOT NULL",
    "area": "SELECT DISTINCT area FROM area",
    "activity": "SELECT DISTINCT kind FROM activity_kind",
}
"""The codes that stand in the register, by codelist; the closed ones need no entry."""

_MOST_NAMES_SHOWN: Final = 60
_EACH: Final = re.compile("^(?:hang|moi|every) ")


def read_codes(codelist: str) -> Callable[[Typed], tuple[str, ...]]:
    """Give the reader of the codes of a list; those that the register uses beside it are known too."""

    def read(typed: Typed) -> tuple[str, ...]:
        used = {code: Code(code, Label(code, code)) for code in codes_used(typed.connection, codelist)}
        return find_codes(typed.option, typed.words, {**used, **CODELISTS[codelist].codes})

    return read


def codes_used(connection: Connection, codelist: str) -> list[str]:
    """Give the codes of an open codelist that stand in the register."""
    query = _USED.get(codelist)
    return [row[0] for row in connection.execute(query)] if query else []


def find_codes(option: str, typed: Iterable[str], codes: Mapping[str, Code]) -> tuple[str, ...]:
    """Give the codes that words mean: by code, label or synonym. Raises UsageError for a word that means none."""
    spoken: dict[str, list[str]] = {}
    for code in codes.values():
        for word in {code.code, code.label.vi, code.label.en, *code.words}:
            spoken.setdefault(key(word.replace("_", " ")), []).append(code.code)
    found: list[str] = []
    for one in typed:
        meant = spoken.get(key(one.replace("_", " ")))
        if meant is None:
            raise unknown_word_error(option, one, codes)
        found += meant
    return tuple(dict.fromkeys(found))


def read_statuses(typed: Typed) -> tuple[str, ...]:
    """Read statuses, or words for several of them."""
    groups = {group: Code(group, Label(group, group)) for group in STATUS_GROUPS.keys() - STATUS.codes.keys()}
    found = find_codes(typed.option, typed.words, {**STATUS.codes, **groups})
    return tuple(status for code in found for status in STATUS_GROUPS.get(code, (code,)))


def read_cadences(typed: Typed) -> tuple[str, ...]:
    """Read cadences as the store has them: `hàng năm` is `year`; `2 years`."""
    return tuple(_cadence(typed.option, word) for word in typed.words)


def _cadence(option: str, typed: str) -> str:
    units = {key(code.label.vi): code.code for code in CODELISTS["cadence_unit"].codes.values()}
    number, _, unit = _EACH.sub("", fold(typed).strip()).rpartition(" ")
    asked = " ".join(filter(None, (number, units.get(key(unit), unit))))
    try:
        return read_cadence(asked).cadence
    except DateError:
        raise unknown_word_error(option, typed, CODELISTS["cadence_unit"].codes) from None


def read_period(typed: Typed) -> Span:
    """Read a PERIOD."""
    return span_of(typed.option, typed.words[-1], typed.today)


def span_of(option: str, typed: str, today: date) -> Span:
    """Give the days of a PERIOD. Raises UsageError where it is none."""
    try:
        return read_span(typed, today)
    except DateError as error:
        hint = N_("write for example 2025, 2025-06, Q3/2025, 2024/2026, 90d or quý III/2025")
        message = N_('"{option}" cannot read "{typed}" as a period')
        raise UsageError(message, (hint,), option=option, typed=typed) from error


def day_of(option: str, typed: str, today: date) -> date:
    """Give the day that an option names, as people write it. Raises UsageError where it is none."""
    try:
        return read_day(typed, today)
    except DateError as error:
        hint, message = N_("write it as 2025-06-30 or 30/6/2025"), N_('"{option}" takes a day, not "{text}"')
        raise UsageError(message, (hint,), option=option, text=typed) from error


def unknown_word_error(option: str, typed: str, known: Iterable[str]) -> UsageError:
    """The error of a word that an option does not know: with the nearest that it does, else with all of them."""
    names = list(dict.fromkeys(known))
    near = nearest(typed, names)
    shown = near or (names if len(names) <= _MOST_NAMES_SHOWN else [*names[:_MOST_NAMES_SHOWN], "…"])
    return UsageError(
        N_('"{option}" does not know "{typed}"'),
        (DID_YOU_MEAN if near else N_("it knows {names}"),) if names else (),
        option=option,
        typed=typed,
        names=[f'"{name}"' for name in near] if near else shown,
    )


_PLACES_USED: Final = "SELECT DISTINCT place FROM located"
_PLACES_BELOW: Final = """
SELECT DISTINCT country, province, city, district, commune, village, name FROM place
WHERE coalesce(city, district, commune, village, name) IS NOT NULL
"""
_LEVELS: Final[Mapping[str, tuple[str, ...]]] = {
    "city": ("thanh pho", "tp", "thi xa", "city", "town"),
    "district": ("huyen", "quan", "thi xa", "district"),
    "commune": ("xa", "phuong", "thi tran", "commune", "ward"),
    "village": ("ban", "thon", "lang", "village"),
}
"""The levels below the province, from above, with the folded words that say them before a name or behind it."""
_SPOT_LEVELS: Final = (*_LEVELS, "name")


class Spot(NamedTuple):
    """A place below the province, as the register writes it: the field that holds it, and its text."""

    level: str
    text: str


Around: TypeAlias = tuple[str, str | None, str | None, str | None]
"""Where a place below the province lies: the unit's key, the city or district, the commune, the village (None: any).

Of a record that says no more than this, whether it means that place cannot be told.
"""


class PlaceAsked(NamedTuple):
    """A place as typed, the units that the name means, and those whose records a search for them finds."""

    typed: str
    meanings: tuple[Place, ...]
    matches: tuple[Match, ...]


class PlacesAsked(NamedTuple):
    """What the places typed for an option mean.

    `keys` are those of units, or the folded names that the register has and the gazetteer lacks; `countries` those of
    the units; `spots` are places below the province, `around` where these lie.
    """

    named: tuple[PlaceAsked, ...]
    keys: tuple[str, ...]
    countries: tuple[str, ...]
    spots: tuple[Spot, ...] = ()
    around: tuple[Around, ...] = ()


def read_provinces(typed: Typed) -> PlacesAsked:
    """Read provinces: by the gazetteer, else by what the register itself has under that name."""
    return _read_one([province(typed, word) for word in typed.words])


def read_places(typed: Typed) -> PlacesAsked:
    """Read provinces, and places below them that the register names.

    A city is not the province that bears its name: what lies below the province is found by its own name only.
    """
    named: list[PlaceAsked] = []
    spots: dict[Spot, None] = {}
    around: dict[Around, None] = {}
    for word in typed.words:
        below = dict(_spots_named(typed.connection, word))
        units, city = meanings(word), is_below(word)
        is_spot = city or (below and not units)
        named.append(PlaceAsked(word, (), ()) if is_spot else province(typed, word))
        spots |= dict.fromkeys(below)
        if is_spot:
            around |= {one: None for many in below.values() for one in many}
        if city:
            around |= {(key, word, None, None): None for unit in units for key in _keys_over_time(unit)}
    return _read_one(named)._replace(spots=tuple(spots), around=tuple(around))


def province(typed: Typed, word: str) -> PlaceAsked:
    """Match a province. Raises UsageError for a name that neither the gazetteer nor the register has."""
    units = meanings(word)
    if not units and key(word) not in places_used(typed.connection):
        raise unknown_place(typed.option, word)
    return PlaceAsked(word, units, tuple(match for unit in units for match in reach(unit)))


def _read_one(named: Iterable[PlaceAsked]) -> PlacesAsked:
    places = tuple(named)
    keys = [
        place for one in places for place in ([match.place.key for match in one.matches] or [key(one.typed)])
    ]
    countries = [unit.country for one in places for unit in one.meanings]
    return PlacesAsked(places, tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(countries)))


def places_used(connection: Connection) -> frozenset[str]:
    """Give the keys of the provinces that stand in the register, those that the gazetteer lacks included."""
    return frozenset(row[0] for row in connection.execute(_PLACES_USED))


def _keys_over_time(unit: Place) -> Iterator[str]:
    """Give the keys of a unit and of the one that it became part of."""
    yield unit.key
    if unit.successor:
        yield unit.successor


def _spots_named(connection: Connection, typed: str) -> Iterator[tuple[Spot, list[Around]]]:
    """Give the places below the province that hold what was typed as whole words, with where they lie.

    A word that says the level chooses it: `xã Quảng Nham` is a commune.
    """
    words = fold(typed).strip()
    asked = {level: (words, *_without_level(words, level)) for level in _SPOT_LEVELS} if words else {}
    found: dict[Spot, list[Around]] = {}
    held: dict[Spot, bool] = {}
    for country, written, *below in connection.execute(_PLACES_BELOW) if asked else ():
        for depth, spot in enumerate(map(Spot, _SPOT_LEVELS, below)):
            if spot.text is None:
                continue
            if spot not in held:
                held[spot] = any(_holds(text, one) for text in _texts(spot.text) for one in asked[spot.level])
            if held[spot]:
                found.setdefault(spot, []).extend(_around(country, written, below[: depth + 1]))
    yield from found.items()


def _without_level(words: str, level: str) -> Iterator[str]:
    """Give a name without the word that says its level."""
    for kind in _LEVELS.get(level, ()):
        if words != (bare := words.removeprefix(f"{kind} ").removesuffix(f" {kind}")):
            yield bare


def _holds(text: str, words: str) -> bool:
    return f" {words} " in f" {fold(text)} " or key(text) == key(words)


def _around(country: str | None, written: str | None, below: Sequence[str | None]) -> Iterator[Around]:
    """Say where a place lies of which a record names the province and what is below, down to the place itself."""
    if written is None:
        return
    city, district, commune, village = (*below, None, None, None)[:4]
    keys = [one for unit in meanings(written, country) for one in _keys_over_time(unit)]
    for one in keys or [key(written)]:
        yield one, city or district, commune, village


def _texts(text: str) -> Sequence[str]:
    """Give the texts of a cell: a name is JSON by language, the others are plain."""
    name = json.loads(text) if text.startswith(("{", '"')) else text
    return (name,) if isinstance(name, str) else tuple(name.values())


def unknown_place(option: str, typed: str) -> UsageError:
    """The error of a name that no place has, with the nearest names."""
    near = nearest_names(typed)
    return UsageError(
        N_('"{option}" does not know "{typed}"'),
        (DID_YOU_MEAN if near else N_("all provinces that have a name here: coop places"),),
        option=option,
        typed=typed,
        names=[f'"{name}"' for name in near],
    )


def place_notes(asked: Sequence[PlaceAsked], used: Container[str] | None) -> tuple[str, ...]:
    """Say of each name what it was taken to mean, where that is not plain: several units, former ones.

    Of the units that became part of one, those are named that are `used` in the register (None: all).
    """
    return tuple(dict.fromkeys(note for one in asked for note in _notes(one, used)))


def _notes(asked: PlaceAsked, used: Container[str] | None) -> Iterator[str]:
    if len(asked.meanings) > 1:
        units = join([unit.name_vi for unit in asked.meanings])
        yield say('"{typed}" means {units}; all are answered for.', typed=asked.typed, units=units)
    for match in asked.matches:
        if match.reason == PREDECESSOR and match.through and (used is None or match.place.key in used):
            yield say(
                "{former} became part of {present} on {day}; what is on record under its name is found here too.",
                former=match.place.name_vi,
                present=match.through.name_vi,
                day=match.place.merged_on,
            )
    for unit in asked.meanings:
        if unit.successor:
            yield _say_merged(
                N_(
                    "{former} has been part of {present} since {day}; only what is on record under its name is found."
                ),
                unit,
            )


def former_notes(keys: Iterable[str], day: date) -> list[str]:
    """Say of each unit that has become part of another one by that day, where it belongs now."""
    sentence = N_("{former} has been part of {present} since {day}.")
    units = (places()[key] for key in keys if key in places())
    return [_say_merged(sentence, unit) for unit in units if unit.merged_on and unit.merged_on <= day]


def _say_merged(sentence: str, unit: Place) -> str:
    """Say of a unit into which one it was merged, and when."""
    present = places()[str(unit.successor)].name_vi
    return say(sentence, former=unit.name_vi, present=present, day=unit.merged_on)


Phrase: TypeAlias = tuple[str, ...]
"""Words side by side."""


class Spelled(NamedTuple):
    """Words side by side, folded and as they are written."""

    words: Phrase
    written: Phrase

    def __add__(self, other: object) -> Spelled:
        """Give both, one behind the other."""
        words, written = other if isinstance(other, Spelled) else ((), ())
        return Spelled((*self.words, *words), (*self.written, *written))


def spell(text: str) -> Spelled:
    """Give the words of a text."""
    words = words_in(text)
    return Spelled(tuple(word.folded for word in words), tuple(word.written for word in words))


class Figure(NamedTuple):
    """A number that was typed: how many of the words are of it, and all ways to write it, its unit included."""

    taken: int
    forms: tuple[Spelled, ...]


_THOUSANDS: Final = (
    ("nghìn", 3), ("ngàn", 3), ("thousand", 3), ("triệu", 6), ("million", 6), ("tỷ", 9), ("tỉ", 9), ("billion", 9),
)  # fmt: skip
"""Words that stand behind a number, with the noughts that they are."""

_YEARS: Final = range(1900, 2101)
_LONGEST_NUMBER: Final = 15


def read_figure(typed: Sequence[Spelled]) -> Figure | None:
    """Read the number with which typed words begin, with the unit behind it, as it is written in any usual way.

    `270000000` is `270 triệu`, `2` is `02`, `10 000` is `10.000`. What is typed as one may be two words, as the decimal
    `1,5` is. The number of a year has no unit.
    """
    grouped = _groups_of_three(typed)
    digits = (
        ("".join(one.words[0] for one in typed[:grouped]),)
        if grouped > 1
        else typed[0].words
        if typed
        else ()
    )
    if (
        not 1 <= len(digits) <= 2
        or not all(map(_is_number, digits))
        or sum(map(len, digits)) > _LONGEST_NUMBER
    ):
        return None
    noughts = _noughts(typed[grouped]) if len(typed) > grouped else 0
    value = Decimal(".".join(digits)).scaleb(noughts)
    taken = grouped + 1 if noughts else grouped
    unit = Spelled((), ()) if value in _YEARS else _unit(typed[taken:])
    written = sum(typed[1:taken], typed[0])
    forms = dict.fromkeys((written, *_written_numbers(value)))
    return Figure(taken + len(unit.words), tuple(form + unit for form in forms))


def _groups_of_three(typed: Sequence[Spelled]) -> int:
    """Give how many typed words are the first groups of one number, as in `10 000`; 1 where it has no groups."""
    sizes = [len(one.words[0]) if len(one.words) == 1 and _is_number(one.words[0]) else 0 for one in typed]
    further = next((number for number, size in enumerate(sizes[1:]) if size != _GROUP), len(sizes) - 1)
    return 1 + further if sizes and 1 <= sizes[0] <= _GROUP else 1


_GROUP: Final = 3
"""Digits that stand together in a long number."""


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _noughts(typed: Spelled) -> int:
    """Give the noughts of a word; without its accents it is taken for any that it may be."""
    said = (
        noughts
        for word, noughts in _THOUSANDS
        if typed in (spell(word), Spelled(spell(word).words, typed.words))
    )
    return next(said, 0)


def _written_numbers(value: Decimal) -> Iterator[Spelled]:
    if value == value.to_integral_value():
        yield spell(str(int(value)))
        yield from [spell(f"0{int(value)}")] if value < 10 else []
    for word, noughts in _THOUSANDS:
        some = value.scaleb(-noughts)
        if some >= 1 and some == round(some, 1):
            yield spell(f"{some.normalize():f} {word}")


def _unit(typed: Sequence[Spelled]) -> Spelled:
    """Give the longest beginning of words that is, or begins, the name of a unit; each is one word."""
    longest = Spelled((), ())
    so_far = longest
    for one in typed:
        so_far += one
        if so_far.words not in _units() or len(one.words) != 1:
            break
        longest = so_far
    return longest


@cache
def _units() -> frozenset[Phrase]:
    """The beginnings of the names of units."""
    names = (
        spell(text).words
        for code in UNIT.codes.values()
        for text in (code.label.vi, code.label.en, *code.words)
    )
    return frozenset(name[:length] for name in names for length in range(1, len(name) + 1))
