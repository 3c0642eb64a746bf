"""How the values of a register are written, as JSON Schema: by the patterns with which they are read.

Every scalar is text here, but an editor takes `2022` for a number and `true` for a boolean before it looks into the
schema. So what a plain scalar of such a kind may stand for is let through, and only texts are held to a pattern. A
text in quotes may have spaces around it. Patterns are the part of ECMA-262 that Python's `re` reads alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from coopcli.days.dates import CADENCE, DURATION_IN_WORDS, ISO_DURATION, LAST_YEAR
from coopcli.duties.rows import duty_patterns
from coopcli.i18n import say_in_all
from coopcli.reading.citations import LINES, MOST_WORDS_QUOTED, PAGES, SECTION
from coopcli.reading.scalars import DECIMAL, LANGUAGE_TAG, LARGEST_NUMBER, OWN_CODES, UNKNOWN, WHOLE
from coopcli.records.codelists import COUNTRY, Codelist
from coopcli.records.record import ID, LONGEST_ID, OWN_DOCUMENT, FieldKind
from coopcli.wordings import WORDINGS

Schema: TypeAlias = dict[str, Any]

_NO_SCALAR: Final = ["object", "array", "null"]
_SCALAR: Final[Schema] = {"if": {"type": _NO_SCALAR}, "then": {"type": "string"}}
"""Any scalar but null. Were its types listed, editors would offer true and false for every text."""

_MARK: Final = "[?~%]?"
_YEAR: Final = "(?!0000|9999)[0-9]{4}"
_DAYS: Final = (
    ("0[13578]|1[02]", "0[1-9]|[12][0-9]|3[01]"),
    ("0[469]|11", "0[1-9]|[12][0-9]|30"),
    ("02", "0[1-9]|[12][0-9]"),
)
"""Months with the days that they have; which years have a 29 February is left to the reader."""
_DAY: Final = "|".join(
    f"{_MARK}(?:{month}){_MARK}(?:-{_MARK}(?:{day}){_MARK})?" for month, day in _DAYS
)  # fmt: skip
_NO_DAY: Final = f"(?!{_MARK}1111{_MARK}-{_MARK}11{_MARK}-{_MARK}11)"
DATE: Final = f"{_NO_DAY}{_MARK}{_YEAR}{_MARK}(?:-(?:{_DAY}))?"
PERIOD: Final = rf"(?:{DATE}(?:/(?:{DATE}|\.\.)?)?|(?:\.\.)?/{DATE}|/\.\.)"
DAY_OF_YEAR: Final = "|".join(
    f"(?:{month})-(?:{day.replace('[12][0-9]', '1[0-9]|2[0-8]') if month == '02' else day})"
    for month, day in _DAYS
)
"""29 February is not in every year."""


def portable(pattern: re.Pattern[str]) -> str:
    """Give a pattern of the readers as every validator reads it: without names of groups, and without flags."""
    text = re.sub(r"\?P<\w+>", "?:", pattern.pattern)
    if pattern.flags & re.IGNORECASE:
        text = text.replace("a-wyz", "a-wyzA-WYZ").replace("a-z", "a-zA-Z").replace("-x", "-[xX]")
    return f"(?:{text})"


def whole(*patterns: str) -> str:
    """Give the pattern of a text that is one of these, with spaces around it or not."""
    return rf"^\s*(?:{'|'.join(patterns)})\s*$"


_PLACES: Final = "|".join(map(portable, (LINES, PAGES, SECTION)))
_CITED: Final = rf"(?:{ID})(?: \s*(?:{_PLACES})?)?"
_REFERENCES: Final = {
    "commitments": (f"{ID}/{ID}",),
    "": (ID, f"{ID}/{ID}"),
    "duties": tuple(portable(pattern) for _, _, pattern in duty_patterns()),
}
"""How a record of a section is named, where that is not by its id alone."""

_LETTER: Final = r"(?:\S|\ufeff)"
"""What is no space to Python; ECMA-262 takes the byte order mark for one."""
_SPACE: Final = r"[^\S\ufeff]"
_QUOTE: Final = f"^{_SPACE}*(?:{_LETTER}+{_SPACE}+){{0,{MOST_WORDS_QUOTED - 1}}}{_LETTER}+{_SPACE}*$"


def hint_of(code: str, **values: object) -> Schema:
    """Give what editors say of a text of another form: what to write, as the program itself says it of the code."""
    said = say_in_all(WORDINGS[code].hint, **values)
    return {"patternErrorMessage": both(said["vi"], said["en"])}


def both(vi: str, en: str) -> str:
    """Give a text in both languages, for the one file that serves readers of either."""
    return vi if vi == en else f"{vi} / {en}"


def _scalar(*patterns: str) -> Schema:
    return {**_SCALAR, "pattern": whole(*patterns)}


def _dated(pattern: str, *examples: str) -> Schema:
    years = {"type": ["string", "integer"], "minimum": 1, "maximum": LAST_YEAR}
    return {**years, "pattern": whole(pattern), **hint_of("date-unreadable"), "examples": [*examples]}


def _number(kind: str, pattern: str, code: str) -> Schema:
    # An editor knows the largest number only roughly: it is let through, and so is the next one.
    bounds = {"minimum": 0, "maximum": LARGEST_NUMBER + 1}
    return {"type": [kind, "string"], **bounds, "pattern": whole(pattern), **hint_of(code)}


def _text(pattern: str, code: str, *examples: str) -> Schema:
    return {"type": "string", "pattern": whole(pattern), **hint_of(code), "examples": [*examples]}


def value_schemas() -> Mapping[str, Schema]:
    """Give how a single value of each kind is written; "text" is any text, "cited_source" what `cite` names."""
    text = {**_SCALAR, "pattern": _LETTER}
    of_id = hint_of("id-unreadable", limit=LONGEST_ID)
    return {
        "text": text,
        FieldKind.TEXTS.value: _texts(),
        FieldKind.ID.value: {**_scalar(rf"(?!{OWN_DOCUMENT}\s*$)(?:{ID})"), "minimum": 0, **of_id},
        **{_name_of_reference(section): reference(section) for section in ("parties", *_REFERENCES)},
        FieldKind.DATE.value: _dated(DATE, "2022", "2022-09", "2022-09-09", "2022?-09-09", "2019~"),
        FieldKind.PERIOD.value: _dated(PERIOD, "2022/2027", "2022-07-02/2027-07-01", "2022/..", "2022/"),
        FieldKind.BOOLEAN.value: {
            "type": ["boolean", "string"],
            "pattern": whole("true|false"),
            **hint_of("boolean-unreadable"),
        },
        FieldKind.INTEGER.value: _number("integer", portable(WHOLE), "integer-unreadable"),
        FieldKind.NUMBER.value: _number("number", f"{portable(DECIMAL)}|{UNKNOWN}", "number-unreadable"),
        FieldKind.CADENCE.value: _text(
            portable(CADENCE), "cadence-unreadable", "week", "month", "quarter", "year", "6 months", "2 years"
        ),
        FieldKind.DURATION.value: _text(
            f"{portable(DURATION_IN_WORDS)}|{portable(ISO_DURATION)}",
            "duration-unreadable", "90 days", "3 months", "1 year",
        ),
        FieldKind.DAY_OF_YEAR.value: _text(DAY_OF_YEAR, "day-of-year-unreadable", "11-15"),
        FieldKind.LANGUAGE.value: _text(portable(LANGUAGE_TAG), "language-unreadable", "vi", "lo", "en"),
        **_citations(),
    }  # fmt: skip


def reference_name(section: str) -> str:
    """Give the name of the schema by which records of a section are named."""
    return _name_of_reference(section if section in _REFERENCES else "parties")


def _name_of_reference(section: str) -> str:
    return {"parties": "reference", "": "reference_to_any"}.get(section, f"reference_to_{section}")


def reference(section: str) -> Schema:
    """Give how a record of a section is named; what has a slash is a text to editors, too."""
    if section == "commitments":
        text = {"type": "string", **hint_of("commitment-unknown")}
    elif section == "duties":
        text = {"type": "string", **hint_of("duty-unknown")}
    else:
        text = {**_SCALAR, **hint_of("reference-unreadable")}
    return {**text, "pattern": whole(*_REFERENCES.get(section, (ID,)))}


def _texts() -> Schema:
    """One text, or one in each language."""
    text = {"$ref": "#/$defs/text"}
    several = {
        "type": "object",
        "minProperties": 1,
        "properties": dict.fromkeys(("vi", "en", "lo"), text),
        "patternProperties": {f"^{portable(LANGUAGE_TAG)}$": text},
        "additionalProperties": False,
    }
    return {"anyOf": [text, several]}


def _citations() -> Mapping[str, Schema]:
    hint = hint_of("citation-unreadable")
    text, one = {"$ref": "#/$defs/text"}, {"$ref": "#/$defs/citation"}
    quote = {**_SCALAR, "pattern": _QUOTE, **hint_of("quote-too-long", limit=MOST_WORDS_QUOTED)}
    long = {
        "type": "object",
        "properties": {"source": {"$ref": "#/$defs/cited_source"}, "place": text, "quote": quote},
        "required": ["source"],
        "additionalProperties": False,
    }
    short = {
        **_scalar(_CITED),
        "minimum": 0,
        **hint,
        "examples": ["s001 line 8", "s001 lines 9-21", "s001 p. 4", "self"],
    }
    return {
        "cited_source": {**_scalar(ID), "minimum": 0, **hint_of("id-unreadable", limit=LONGEST_ID)},
        "citation": {"anyOf": [short, long]},
        "citations": one_or_list(one),
    }


def code_schema(codelist: Codelist) -> Schema:
    """Give how a code of a list is written. An open list is offered, and takes any other text."""
    codes = codelist.codes
    known = {
        "enum": [*codes],
        "enumDescriptions": [both(code.label.vi, code.label.en) for code in codes.values()],
    }
    if codelist is COUNTRY:
        other: Schema = {"type": "string", "pattern": whole(OWN_CODES[COUNTRY.name].pattern)}
    elif codelist.closed:
        other = {"type": "string", "pattern": whole(*map(re.escape, codes))}
    else:
        other = {"$ref": "#/$defs/text"}
    return {"anyOf": [known, other]}


def one_or_list(one: Schema, unique: bool = False) -> Schema:
    """Give how one value or a list of them is written; `unique`: a text stands in it once only."""
    several: Schema = {"type": "array", "minItems": 1, "items": one}
    if unique:  # what is read as a number may have been written in two ways
        several |= {"if": {"items": {"type": "string"}}, "then": {"uniqueItems": True}}
    return {"anyOf": [one, several]}
