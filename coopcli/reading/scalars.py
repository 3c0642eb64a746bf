"""The text of a value -> the value, by the kind of its field. YAML's own types play no part: `NO` is text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Any, Final

from coopcli.days.dates import DateError, Duration, read_cadence, read_date, read_duration, read_period
from coopcli.days.periods import as_edtf
from coopcli.duties.rows import nearest_duty, read_duty_id
from coopcli.law import about_barred, is_barred
from coopcli.records.codelists import CADENCE_UNIT, CODELISTS, COUNTRY, TYPE, UNIT, Codelist
from coopcli.records.record import ID, LONGEST_ID, OWN_DOCUMENT, Field, FieldKind, Value
from coopcli.records.spoken import cadence_meant, meant
from coopcli.text import N_, fold, key, nearest

LARGEST_NUMBER: Final = 2**63 - 1
"""What a column of SQLite can hold."""

_MOST_DIGITS: Final = len(str(LARGEST_NUMBER))

UNKNOWN: Final = "unknown"
"""Written for the number of a figure that a source tells without its number."""

_ID: Final = re.compile(ID)
WHOLE: Final = re.compile(r"0|[1-9][0-9]*")
DECIMAL: Final = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_NEGATIVE: Final = re.compile(r"[-−]\s*[0-9].*")
_GROUPS: Final = re.compile(r"[0-9]{1,3}(?:([ .,_'\u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")
_AMBIGUOUS: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
OWN_CODES: Final = {COUNTRY.name: re.compile("[A-Z]{2,3}"), UNIT.name: re.compile("[A-Z]{3}")}
"""Codes of standards that a list need not name: countries (ISO 3166-1), currencies (ISO 4217)."""

# RFC 5646, section 2.1, without the grandfathered tags and the lengths of a language that are reserved.
LANGUAGE_TAG: Final = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)


class UnreadableError(Exception):
    """A text that is no value of its kind: the code of its problem, a hint of its own, the values of both.

    `kept` is the value that stands all the same, after a warning.
    """

    def __init__(self, code: str, hint: str = "", kept: Value | None = None, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.hint = hint
        self.kept = kept
        self.values = values


def read_id(text: str) -> str:
    """Read an id. Raises UnreadableError `id-unreadable`, `id-reserved`."""
    if text == OWN_DOCUMENT:
        raise UnreadableError("id-reserved", text=text)
    if _ID.fullmatch(text) is None:
        raise UnreadableError("id-unreadable", text=text, limit=LONGEST_ID, near=_nearest_id(text))
    return text


def read_reference(text: str, section: str) -> str:
    """Read the id of a record of that section: of a commitment `agreement/commitment`, of any ("") either.

    In "duties" it is the id of a duty. Raises UnreadableError `reference-unreadable`, `duty-unknown`.
    """
    if section == "duties":
        try:
            read_duty_id(text)
        except ValueError:
            raise UnreadableError("duty-unknown", text=text, near=nearest_duty(text)) from None
        return text
    if section != "commitments" and _ID.fullmatch(text):
        return text
    first, slash, last = text.partition("/")
    if section not in ("commitments", "") or not (slash and _ID.fullmatch(first) and _ID.fullmatch(last)):
        hint = ""
        if section == "commitments":
            hint = N_("name the agreement and its commitment: agreement-id/commitment-id")
        raise UnreadableError("reference-unreadable", hint, text=text, near=_nearest_id(text))
    return text


def _nearest_id(text: str) -> tuple[str, ...]:
    """Give the id that a text becomes without accents and spaces, if it becomes one."""
    near = "-".join(re.findall("[a-z0-9]+", fold(text)))
    return (near,) if _ID.fullmatch(near) else ()


@lru_cache(1000)
def language_tag(text: str) -> str | None:
    """Give a BCP 47 tag as it is usually written (`vi`, `lo-Latn`, `en-GB`); None for what is no such tag."""
    if LANGUAGE_TAG.fullmatch(text) is None:
        return None
    language, *others = text.lower().split("-")
    lengths = {2: str.upper, 4: str.title}  # a region, a script
    return "-".join([language, *(lengths.get(len(other), str)(other) for other in others)])


def scalar_reader(field: Field) -> Callable[[str], Value]:
    """Give the function that reads the text of one value of a field; it raises UnreadableError."""
    if field.kind is FieldKind.CODE:
        return _code_reader(CODELISTS[field.codes])
    if field.kind is FieldKind.REFERENCE:
        return partial(read_reference, section=field.section)
    return _READERS[field.kind]


def _code_reader(codelist: Codelist) -> Callable[[str], str]:
    codes = codelist.codes
    own = OWN_CODES.get(codelist.name)

    def read_code(text: str) -> str:
        if text in codes or (own and own.fullmatch(text)):
            return text
        raise _unknown_code(text, codelist)

    return read_code


def _unknown_code(text: str, codelist: Codelist) -> UnreadableError:
    if codelist is TYPE and is_barred(text):
        return UnreadableError("name-barred", "", text, **about_barred(text))
    refused = codelist.closed or codelist is COUNTRY
    certain, near = _codes_meant(text, codelist.name)
    return UnreadableError(
        "code-unknown" if refused else "code-unlisted",
        _WRITE if certain else "",
        kept=None if refused else text,
        text=text,
        near=near,
        meant=tuple(codelist.codes[code].explained('"') for code in near),
        codes=_explained(codelist.name),
    )


@cache
def _explained(codelist: str) -> tuple[Mapping[str, str], ...]:
    return tuple(code.explained() for code in CODELISTS[codelist].codes.values())


_WRITE: Final = N_("write {meant}")


@lru_cache(1000)
def _codes_meant(text: str, codelist: str) -> tuple[bool, tuple[str, ...]]:
    """Give the codes that were meant, and whether the words for them are known: else they are near such words."""
    found = meant(text, CODELISTS[codelist].codes.values())
    if found.codes:
        return found.certain and len(found.codes) == 1, found.codes
    words = _codes_by_word(codelist)
    return False, tuple(dict.fromkeys([words[word] for word in nearest(text, words)]))


@cache
def _codes_by_word(name: str) -> dict[str, str]:
    return {
        word: code.code
        for code in CODELISTS[name].codes.values()
        for word in (code.code, code.label.vi, code.label.en, *code.words)
    }


def _dated(read: Callable[[str], Value]) -> Callable[[str], Value]:
    """Make the reader of a date or a period, which says what was meant in place of what it cannot be."""

    def read_dated(text: str) -> Value:
        try:
            return read(text)
        except DateError as error:
            raise _fault_of_date(error, text) from None

    return read_dated


_HINTS_OF_DATES: Final = {
    "year": N_("years run from {first} to {last}"),
    "month": N_("months run from {first} to {last}"),
    "day": N_("the month {month} has {last} days"),
    "open": N_('write ".." for the end where there is none by agreement, such as "2022/.."'),
}


def _fault_of_date(error: DateError, text: str) -> UnreadableError:
    values: dict[str, Any] = {"text": text, **error.values}
    hint = _HINTS_OF_DATES.get(str(values.get("part") or values.get("meaning")), "")
    if error.code == "date-unreadable" and (meant := as_edtf(text)):
        values["near"] = (meant,)
    return UnreadableError(error.code, hint, **values)


def _read_boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise UnreadableError("boolean-unreadable", text=text)
    return text == "true"


@lru_cache(1000)
def _read_integer(text: str) -> int:
    if WHOLE.fullmatch(text) is None:
        raise _fault_of_number("integer-unreadable", text)
    return _read_bounded(text)


def _read_number(text: str) -> int | Decimal | str:
    if text == UNKNOWN:
        return text
    if DECIMAL.fullmatch(text) is None:
        raise _fault_of_number("number-unreadable", text)
    if _AMBIGUOUS.fullmatch(text):
        raise UnreadableError(
            "number-ambiguous", text=text, thousands=text.replace(".", ""), decimal=f"{text}0"
        )
    number = _read_bounded(text.partition(".")[0])
    return Decimal(text) if "." in text else number


def _read_bounded(digits: str) -> int:
    """Read digits; so many that Python would refuse are too large already."""
    if len(digits) > _MOST_DIGITS or int(digits) > LARGEST_NUMBER:
        raise UnreadableError("number-too-large", text=digits, limit=str(LARGEST_NUMBER))
    return int(digits)


def _fault_of_number(code: str, text: str) -> UnreadableError:
    if _NEGATIVE.fullmatch(text):
        return UnreadableError("number-negative", text=text)
    if _GROUPS.fullmatch(text) or WHOLE.fullmatch(text.lstrip("0")):
        meant = re.sub("[^0-9]", "", text).lstrip("0")
        return UnreadableError(code, text=text, near=(meant,))
    return UnreadableError(code, text=text)


@lru_cache(1000)
def _read_cadence(text: str) -> str:
    try:
        return read_cadence(text).cadence
    except DateError as error:
        certain = cadence_meant(text)
        near = (certain,) if certain else _nearest_cadence(text)
        hint = _WRITE if certain else ""
        raise UnreadableError(error.code, hint, text=text, near=near, meant=near) from None


def _nearest_cadence(text: str) -> tuple[str, ...]:
    """Give what was probably meant: `6 tháng rưỡi` is `6 months`."""
    units = _codes_by_word(CADENCE_UNIT.name)
    words = fold(text).split()
    meant = [unit for word, unit in units.items() if key(word) in words] or nearest(text, units.values(), 1)
    count = next((int(word) for word in words if re.fullmatch("[1-9][0-9]{0,2}", word)), 1)
    return tuple(Duration(count, unit).cadence for unit in meant[:1])


def _read_duration(text: str) -> str:
    """Give it as it is usually written: `P3M` is `3 months`."""
    try:
        return read_duration(text).text
    except DateError:
        raise UnreadableError("duration-unreadable", text=text, near=_nearest_duration(text)) from None


def _nearest_duration(text: str) -> tuple[str, ...]:
    """Give what was probably meant: `3 tháng` is `3 months`, `1year` is `1 year`."""
    words = dict(_codes_by_word(CADENCE_UNIT.name)) | {"ngày": "day", "day": "day"}
    units = {key(word): unit for word, unit in words.items() if unit != "quarter"}
    found = re.fullmatch(r"([1-9][0-9]{0,3})\s*-?\s*(\S+)", fold(text))
    unit = units.get(key(found[2]).removesuffix("s")) if found else None
    return (read_duration(f"{found[1]} {unit}s").text,) if found and unit else ()


def _read_day_of_year(text: str) -> str:
    """Read the day of every year, month first: `11-15`. 29 February is not in every year."""
    try:
        if re.fullmatch("[0-9]{2}-[0-9]{2}", text):
            read_date(f"2023-{text}")
            return text
    except DateError:
        pass
    raise UnreadableError("day-of-year-unreadable", text=text)


def _read_language(text: str) -> str:
    tag = language_tag(text)
    if tag is None:
        raise UnreadableError("language-unreadable", text=text)
    return tag


_READERS: Final[dict[FieldKind, Callable[[str], Value]]] = {
    FieldKind.ID: read_id,
    FieldKind.TEXT: str,
    FieldKind.DATE: _dated(read_date),
    FieldKind.PERIOD: _dated(read_period),
    FieldKind.BOOLEAN: _read_boolean,
    FieldKind.INTEGER: _read_integer,
    FieldKind.NUMBER: _read_number,
    FieldKind.CADENCE: _read_cadence,
    FieldKind.DURATION: _read_duration,
    FieldKind.DAY_OF_YEAR: _read_day_of_year,
    FieldKind.LANGUAGE: _read_language,
}
